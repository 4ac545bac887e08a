//! Undo and redo, step by step and all the way back.

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rusqlite::Connection;
use scrutiny_desk::register::command::item::ItemEdit;
use scrutiny_desk::register::command::paper::FactEdit;
use scrutiny_desk::register::command::{
    FindingCommand, FollowUpCommand, ItemCommand, NoteCommand, PaperCommand,
};
use scrutiny_desk::register::{Command, RegisterError};
use scrutiny_desk::scrutiny::finding::Confidence;
use scrutiny_desk::scrutiny::follow_up::Repeat;
use scrutiny_desk::scrutiny::id::{FollowUpId, NoteId, PaperId, ProgressId};
use scrutiny_desk::scrutiny::paper::Publicity;
use scrutiny_desk::scrutiny::progress::Progress;
use scrutiny_desk::scrutiny::response::Position;

use super::dump::{count, dump};
use super::made_up::{Desk, MadeUpPaper, day};
use super::world::{World, closing, due};

fn number(world: &World, number: &str) -> Command {
    Command::Item(ItemCommand::Edit {
        item: world.item,
        edit: ItemEdit::Number(Some(number.to_owned())),
        visit: None,
    })
}

fn current_number(world: &World) -> Option<String> {
    let view = world.desk.reader().item(world.item).unwrap().unwrap();
    view.row.item.number
}

#[test]
fn undo_and_redo_walk_back_and_forth_and_survive_a_restart() {
    let mut world = World::new();
    world.desk.done(number(&world, "2"));
    world.desk.done(number(&world, "3"));
    world.desk.done(Command::Undo);
    world.desk.restart();
    assert_eq!(
        world.desk.reader().undo_labels().unwrap(),
        (
            Some("Changed the number of an item".to_owned()),
            Some("Changed the number of an item".to_owned())
        )
    );
    world.desk.done(Command::Undo);
    assert_eq!(current_number(&world).as_deref(), Some("1"));
    world.desk.restart();
    world.desk.done(Command::Redo);
    assert_eq!(current_number(&world).as_deref(), Some("2"));
    world.desk.done(Command::Redo);
    assert_eq!(current_number(&world).as_deref(), Some("3"));
    assert!(matches!(
        world.desk.try_do(Command::Redo),
        Err(RegisterError::NothingToRedo)
    ));
    world.desk.done(Command::Undo);
    assert_eq!(current_number(&world).as_deref(), Some("2"));
}

#[test]
fn something_new_ends_what_could_be_done_again() {
    let world = World::new();
    world.desk.done(number(&world, "2"));
    world.desk.done(Command::Undo);
    world.desk.done(number(&world, "9"));
    assert!(matches!(
        world.desk.try_do(Command::Redo),
        Err(RegisterError::NothingToRedo)
    ));
    world.desk.done(Command::Undo);
    assert_eq!(current_number(&world).as_deref(), Some("1"));
}

#[test]
fn a_command_that_changes_nothing_leaves_no_act_and_keeps_redo() {
    let world = World::new();
    world.desk.done(number(&world, "2"));
    world.desk.done(Command::Undo);
    let acts = count(world.desk.path(), "act");
    let outcome = world.desk.done(number(&world, "1"));
    assert_eq!(outcome.act, None);
    assert_eq!(count(world.desk.path(), "act"), acts);
    world.desk.done(Command::Redo);
    assert_eq!(current_number(&world).as_deref(), Some("2"));
}

#[test]
fn an_act_whose_rows_have_changed_since_is_not_taken_back() {
    let world = World::new();
    world.desk.done(number(&world, "2"));
    Connection::open(world.desk.path().join("register.db"))
        .unwrap()
        .execute("UPDATE item SET number = '5' WHERE number = '2'", [])
        .unwrap();
    let refused = world.desk.try_do(Command::Undo);
    assert!(
        matches!(refused, Err(RegisterError::ChangedSince { label }) if label == "Changed the number of an item")
    );
    assert_eq!(current_number(&world).as_deref(), Some("5"));
}

#[test]
fn undo_on_an_empty_register_says_that_there_is_nothing() {
    let desk = Desk::new();
    assert!(matches!(
        desk.try_do(Command::Undo),
        Err(RegisterError::NothingToUndo)
    ));
    assert_eq!(desk.reader().undo_labels().unwrap(), (None, None));
}

fn write(world: &World, text: &str, visit: u64) -> Command {
    Command::Note(NoteCommand::Write {
        id: world.note,
        text: text.to_owned(),
        visit,
    })
}

fn note(world: &World) -> String {
    let view = world.desk.reader().item(world.item).unwrap().unwrap();
    view.notes[0].text.clone()
}

#[test]
fn what_is_typed_in_one_visit_is_one_act() {
    let world = World::new();
    let before = count(world.desk.path(), "act");
    let first = world.desk.done(write(&world, "Ask wh", 7));
    let second = world.desk.done(write(&world, "Ask who pays", 7));
    assert_eq!(first.act, second.act);
    assert_eq!(count(world.desk.path(), "act"), before + 1);
    assert_eq!(note(&world), "Ask who pays");
    world.desk.done(Command::Undo);
    assert_eq!(note(&world), "Ask who inspects");
    world.desk.done(Command::Redo);
    assert_eq!(note(&world), "Ask who pays");
}

#[test]
fn another_visit_is_another_act_and_so_is_a_visit_after_a_restart_or_an_undo() {
    let mut world = World::new();
    let first = world.desk.done(write(&world, "One", 1));
    let second = world.desk.done(write(&world, "Two", 2));
    assert_ne!(first.act, second.act);
    world.desk.done(Command::Undo);
    let third = world.desk.done(write(&world, "Three", 2));
    assert_ne!(second.act, third.act);
    world.desk.restart();
    let fourth = world.desk.done(write(&world, "Four", 2));
    assert_ne!(third.act, fourth.act);
    world.desk.done(Command::Undo);
    assert_eq!(note(&world), "Three");
}

#[test]
fn a_visit_goes_on_beside_other_acts() {
    let world = World::new();
    let first = world.desk.done(write(&world, "One", 1));
    world.desk.done(number(&world, "2"));
    let second = world.desk.done(write(&world, "One, two", 1));
    assert_eq!(first.act, second.act);
    world.desk.done(Command::Undo);
    assert_eq!(
        (current_number(&world).as_deref(), note(&world).as_str()),
        (Some("1"), "One, two")
    );
    world.desk.done(Command::Undo);
    assert_eq!(note(&world), "Ask who inspects");
}

#[test]
fn a_note_begun_and_written_in_one_visit_is_one_act() {
    let world = World::new();
    let before = count(world.desk.path(), "act");
    let id = NoteId::new(world.desk.now());
    let began = world.desk.done(Command::Note(NoteCommand::Add {
        id,
        item: Some(world.item),
        paper: None,
        text: "Wh".to_owned(),
        visit: Some(8),
    }));
    let wrote = world.desk.done(Command::Note(NoteCommand::Write {
        id,
        text: "Who pays?".to_owned(),
        visit: 8,
    }));
    assert_eq!(began.act, wrote.act);
    assert_eq!(count(world.desk.path(), "act"), before + 1);
    let notes = |world: &World| world.desk.reader().item(world.item).unwrap().unwrap().notes.len();
    assert_eq!(notes(&world), 2);
    world.desk.done(Command::Undo);
    assert_eq!(notes(&world), 1);
    world.desk.done(Command::Redo);
    let view = world.desk.reader().item(world.item).unwrap().unwrap();
    assert!(view.notes.iter().any(|note| note.text == "Who pays?"));
}

#[test]
fn a_field_of_an_item_kept_while_it_is_typed_is_one_act_a_visit() {
    let world = World::new();
    let typed = |words: &str, visit: u64| {
        Command::Item(ItemCommand::Edit {
            item: world.item,
            edit: ItemEdit::LeadOfficer(Some(words.to_owned())),
            visit: Some(visit),
        })
    };
    let lead = || {
        let view = world.desk.reader().item(world.item).unwrap().unwrap();
        view.row.item.lead_officer
    };
    let before = lead();
    let first = world.desk.done(typed("Ines", 3));
    let second = world.desk.done(typed("Ines Marlow", 3));
    assert_eq!(first.act, second.act);
    let third = world.desk.done(typed("Marcus Obi", 4));
    assert_ne!(second.act, third.act);
    world.desk.done(Command::Undo);
    assert_eq!(lead().as_deref(), Some("Ines Marlow"));
    world.desk.done(Command::Undo);
    assert_eq!(lead(), before);
}

/// A command picked by chance from what the register holds; none where what was picked needs
/// something that is not there.
fn any_command(desk: &Desk, chance: &mut impl FnMut(usize) -> usize) -> Option<Command> {
    let reader = desk.reader();
    let items = reader.items().unwrap();
    let papers = reader.papers().unwrap();
    let follow_ups = reader.follow_ups().unwrap();
    let mut pick = |count: usize| (count > 0).then(|| chance(count));
    let now = desk.now();
    Some(match pick(13)? {
        0 => MadeUpPaper::new(&format!("Paper {}", pick(1_000)?))
            .recommendation("1", "That a list is kept")
            .answered("Agreed", Position::Accepted)
            .due("in March 2017", Some(("2017-03-01", "2017-03-31")))
            .date("A report comes", "on 6 December 2016", "2016-12-06")
            .command(now),
        1 => Command::Finding(FindingCommand::AcceptAll {
            paper: papers.get(pick(papers.len())?)?.paper.id,
            at_least: Confidence::Unsure,
        }),
        2 => {
            let paper: PaperId = papers.get(pick(papers.len())?)?.paper.id;
            let view = reader.paper(paper).unwrap().unwrap();
            Command::Finding(FindingCommand::Reopen {
                findings: view.findings.iter().map(|f| f.id).collect(),
            })
        }
        3 => Command::Paper(PaperCommand::Remove {
            paper: papers.get(pick(papers.len())?)?.paper.id,
        }),
        4 => Command::Paper(PaperCommand::EditFact {
            paper: papers.get(pick(papers.len())?)?.paper.id,
            edit: FactEdit::Date(Some(day("2016-07-01"))),
        }),
        5 => Command::Paper(PaperCommand::EditFact {
            paper: papers.get(pick(papers.len())?)?.paper.id,
            edit: FactEdit::Council(Some(format!("Council {}", pick(3)?))),
        }),
        6 => Command::Paper(PaperCommand::EditFact {
            paper: papers.get(pick(papers.len())?)?.paper.id,
            edit: FactEdit::Publicity(Publicity::Exempt),
        }),
        7 => Command::Item(ItemCommand::SetProgress {
            items: items
                .iter()
                .map(|row| (row.item.id, ProgressId::new(now)))
                .collect(),
            progress: Progress::OnTrack,
            happened_on: day("2017-01-01"),
            words: String::new(),
        }),
        8 => Command::Item(ItemCommand::Close {
            items: vec![items.get(pick(items.len())?)?.item.id],
            closing: closing(),
        }),
        9 => Command::Item(ItemCommand::Remove {
            items: vec![items.get(pick(items.len())?)?.item.id],
        }),
        10 => Command::Note(NoteCommand::Add {
            id: NoteId::new(now),
            item: Some(items.get(pick(items.len())?)?.item.id),
            paper: None,
            text: "A note".to_owned(),
            visit: None,
        }),
        11 => Command::FollowUp(FollowUpCommand::Add {
            id: FollowUpId::new(now),
            about: "Ask again".to_owned(),
            due: due("on 1 March 2017", "2017-03-01"),
            item: items.first().map(|row| row.item.id),
            paper: None,
            repeat: Repeat::every(6),
        }),
        _ => Command::FollowUp(FollowUpCommand::Done {
            id: follow_ups.get(pick(follow_ups.len())?)?.follow_up.id,
            done_on: day("2017-03-01"),
            outcome: "Asked".to_owned(),
            next: Some(FollowUpId::new(now)),
        }),
    })
}

#[test]
fn whatever_is_done_is_undone_to_the_beginning_and_done_again_to_the_end() {
    let config = Config {
        cases: 6,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let picks = proptest::collection::vec(0_usize..1_000_000, 120);
    runner
        .run(&picks, |picks| {
            let desk = Desk::new();
            let empty = dump(desk.path());
            let mut picks = picks.into_iter();
            let mut states = vec![empty];
            for _ in 0..30 {
                let mut chance = |count: usize| picks.next().unwrap_or(0) % count;
                let Some(command) = any_command(&desk, &mut chance) else {
                    continue;
                };
                let undo_first = picks.next().unwrap_or(1).is_multiple_of(5) && states.len() > 1;
                if undo_first {
                    desk.done(Command::Undo);
                    states.pop();
                }
                // What was picked may have gone with the undo.
                if let Ok(outcome) = desk.try_do(command)
                    && outcome.act.is_some()
                {
                    states.push(dump(desk.path()));
                }
            }
            for state in states.iter().rev().skip(1) {
                desk.done(Command::Undo);
                assert_eq!(&dump(desk.path()), state);
            }
            assert!(matches!(
                desk.try_do(Command::Undo),
                Err(RegisterError::NothingToUndo)
            ));
            for state in states.iter().skip(1) {
                desk.done(Command::Redo);
                assert_eq!(&dump(desk.path()), state);
            }
            let checked = desk.reader().check().unwrap();
            assert!(checked.faults.is_empty(), "{:?}", checked.faults);
            Ok(())
        })
        .unwrap();
}
