//! What is on the register and how it is worked with: removing, names, order, promises, closing,
//! follow-ups, notes, history.

use scrutiny_desk::register::Command;
use scrutiny_desk::register::command::item::ItemEdit;
use scrutiny_desk::register::command::{
    FindingCommand, FollowUpCommand, ItemCommand, NoteCommand, PaperCommand,
};
use scrutiny_desk::scrutiny::follow_up::Repeat;
use scrutiny_desk::scrutiny::id::{FollowUpId, NoteId, ProgressId};
use scrutiny_desk::scrutiny::progress::Progress;
use scrutiny_desk::scrutiny::promise::Due;
use scrutiny_desk::scrutiny::response::Position;

use super::made_up::{Desk, MadeUpPaper, accept_all, day, moment, within_six_months};
use super::world::{World, closing, due};

#[test]
fn removing_a_paper_says_what_goes_with_it() {
    let world = World::new();
    let along = world.desk.reader().taken_along(world.paper).unwrap();
    assert_eq!(
        (
            along.findings,
            along.items,
            along.responses,
            along.notes,
            along.follow_ups
        ),
        (3, 1, 1, 1, 2)
    );
    let outcome = world
        .desk
        .done(Command::Paper(PaperCommand::Remove { paper: world.paper }));
    assert_eq!(
        outcome.label,
        "Removed “Response to the review of damp homes” with 1 item, 1 answer, 1 note and 2 follow-ups"
    );
    let reader = world.desk.reader();
    assert!(reader.paper(world.paper).unwrap().is_none());
    assert!(reader.item(world.item).unwrap().is_none());
    assert_eq!(reader.counts().unwrap().waiting, 0, "its findings no longer wait");
    assert!(reader.search("mould", 10).unwrap().is_empty());
}

#[test]
fn an_item_was_last_changed_when_anything_that_belongs_to_it_was() {
    let world = World::new();
    let changed = |item| world.desk.reader().item(item).unwrap().unwrap().row.changed_at;
    let before = changed(world.item);
    world.desk.done(Command::Note(NoteCommand::Add {
        id: NoteId::new(moment(9_000)),
        item: Some(world.item),
        paper: None,
        visit: None,
        text: "Ask again in March".to_owned(),
    }));
    let noted = changed(world.item);
    assert!(noted > before);
    world.desk.done(Command::Undo);
    assert!(changed(world.item) > noted, "taking it back is a change, too");
    for row in world.desk.reader().items().unwrap() {
        assert_eq!(row.changed_at, changed(row.item.id), "lists and panel agree");
    }
}

#[test]
fn an_item_that_another_paper_prints_stays_when_its_first_paper_is_removed() {
    let desk = Desk::new();
    let (report, _) = desk.file(MadeUpPaper::new("Report").recommendation("1", "That play areas are mended"));
    accept_all(&desk, report);
    let item = desk.item("play areas");
    let (answer, findings) = desk.file(within_six_months());
    desk.done(Command::Finding(FindingCommand::Accept { findings }));
    let outcome = desk.done(Command::Paper(PaperCommand::Remove { paper: report }));
    assert_eq!(outcome.label, "Removed “Report”");
    let view = desk.reader().item(item).unwrap().unwrap();
    assert_eq!(view.row.item.paper, Some(answer));
    assert_eq!(view.row.paper_name.as_deref(), Some("Answer on play areas"));
    assert_eq!(view.responses.len(), 1);
}

#[test]
fn two_printings_of_a_name_are_one_body_and_two_councils_keep_theirs_apart() {
    let desk = Desk::new();
    let named = |title: &str, council: Option<&str>, body: &str| {
        let mut paper = MadeUpPaper::new(title);
        paper.facts.council = council.map(str::to_owned);
        paper.facts.body = Some(body.to_owned());
        desk.file(paper).0
    };
    let first = named(
        "One",
        Some("Hollinford Borough Council"),
        "Children’s & Young People Panel",
    );
    let second = named(
        "Two",
        Some("HOLLINFORD BOROUGH COUNCIL"),
        "CHILDREN'S AND YOUNG PEOPLE PANEL",
    );
    let third = named("Three", None, "Children's and Young People Panel");
    let fourth = named(
        "Four",
        Some("Lower Wend District Council"),
        "Children's and Young People Panel",
    );
    let fifth = named("Five", None, "Children's and Young People Panel");
    let body = |paper| desk.reader().paper(paper).unwrap().unwrap().paper.body;
    assert_eq!(body(first), body(second));
    assert_eq!(body(first), body(third), "the only one of that name");
    assert_ne!(body(first), body(fourth));
    assert!(
        body(fifth) != body(first) && body(fifth) != body(fourth),
        "between two nobody can tell"
    );
    let (councils, bodies) = desk.reader().names().unwrap();
    assert_eq!(
        councils,
        ["Hollinford Borough Council", "Lower Wend District Council"]
    );
    assert_eq!(bodies.len(), 1, "{bodies:?}");
}

#[test]
fn items_stand_by_their_last_day_and_carry_the_latest_word_of_each_kind() {
    let world = World::new();
    let progress = |happened_on: &str, progress, words: &str| {
        Command::Item(ItemCommand::SetProgress {
            items: vec![(world.item, ProgressId::new(world.desk.now()))],
            progress,
            happened_on: day(happened_on),
            words: words.to_owned(),
        })
    };
    world
        .desk
        .done(progress("2017-04-01", Progress::Delayed, "No inspector"));
    // Typed later, but it happened earlier.
    world
        .desk
        .done(progress("2017-02-01", Progress::OnTrack, "Begun"));
    let rows = world.desk.reader().items().unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].item.id, world.item, "the dated one comes first");
    assert_eq!(rows[0].state.progress, Some(Progress::Delayed));
    let log = world.desk.reader().item(world.item).unwrap().unwrap().progress;
    let words: Vec<_> = log.iter().map(|entry| entry.words.as_str()).collect();
    assert_eq!(words, ["No inspector", "Begun"]);
}

#[test]
fn a_promise_that_slips_is_counted_and_the_last_one_is_due() {
    let world = World::new();
    for (phrase, on, said) in [
        ("by 30 June 2017", "2017-06-30", "2017-04-01"),
        ("by 30 September 2017", "2017-09-30", "2017-07-01"),
    ] {
        world.desk.done(Command::Item(ItemCommand::Promise {
            id: scrutiny_desk::scrutiny::id::PromiseId::new(world.desk.now()),
            item: world.item,
            due: due(phrase, on),
            said_on: Some(day(said)),
            reason: None,
        }));
    }
    let view = world.desk.reader().item(world.item).unwrap().unwrap();
    assert_eq!(view.row.moved, 2);
    assert_eq!(view.row.due.unwrap().phrase, "by 30 September 2017");
    assert_eq!(view.promises.len(), 3);
}

#[test]
fn closing_says_how_many_and_why_and_reopening_forgets_it() {
    let world = World::new();
    let items = vec![world.item, world.by_hand];
    let outcome = world.desk.done(Command::Item(ItemCommand::Close {
        items: items.clone(),
        closing: closing(),
    }));
    assert_eq!(outcome.label, "Closed 2 items: Implemented");
    let view = world.desk.reader().item(world.item).unwrap().unwrap();
    assert_eq!(view.row.item.closing, Some(closing()));
    assert!(view.row.state.closed);
    let outcome = world.desk.done(Command::Item(ItemCommand::Reopen { items }));
    assert_eq!(outcome.label, "Reopened 2 items");
    assert!(
        !world
            .desk
            .reader()
            .item(world.item)
            .unwrap()
            .unwrap()
            .row
            .state
            .closed
    );
}

#[test]
fn follow_ups_stand_with_the_open_ones_by_last_day_and_the_done_ones_after() {
    let world = World::new();
    for (about, when) in [
        ("Soon", due("on 1 February 2017", "2017-02-01")),
        (
            "Some day",
            Due {
                phrase: "in due course".to_owned(),
                window: None,
                ..due("", "2017-01-01")
            },
        ),
    ] {
        world.desk.done(Command::FollowUp(FollowUpCommand::Add {
            id: FollowUpId::new(world.desk.now()),
            about: about.to_owned(),
            due: when,
            item: None,
            paper: Some(world.other_paper),
            repeat: None,
        }));
    }
    let rows = world.desk.reader().follow_ups().unwrap();
    let about: Vec<_> = rows.iter().map(|row| row.follow_up.about.as_str()).collect();
    assert_eq!(
        about,
        ["Soon", "Ring the officer", "Some day", "Ring the officer"]
    );
    assert_eq!(rows[0].paper_name.as_deref(), Some("Minutes of June"));
    assert!(
        rows[1]
            .item_words
            .as_ref()
            .unwrap()
            .starts_with("That every home")
    );
    assert_eq!(rows[3].follow_up.outcome.as_deref(), Some("Rang"));
}

#[test]
fn a_day_without_a_phrase_is_its_own_phrase() {
    let world = World::new();
    world.desk.done(Command::FollowUp(FollowUpCommand::Edit {
        id: world.follow_up,
        about: "Ring".to_owned(),
        due: due("  ", "2017-03-04"),
        repeat: None,
    }));
    let rows = world.desk.reader().follow_ups().unwrap();
    let edited = rows
        .iter()
        .find(|row| row.follow_up.id == world.follow_up)
        .unwrap();
    assert_eq!(edited.follow_up.due.phrase, "4 March 2017");
}

/// The follow-ups of the world's item: its last day, whether it is done, and how often it comes back.
fn diary(world: &World) -> Vec<(String, bool, Option<u8>)> {
    let rows = world.desk.reader().follow_ups().unwrap();
    rows.iter()
        .map(|row| {
            let latest = row.follow_up.due.window.and_then(|window| window.latest);
            (
                latest.map(|day| day.to_string()).unwrap_or_default(),
                row.follow_up.done_on.is_some(),
                row.follow_up.repeat.map(Repeat::months),
            )
        })
        .collect()
}

#[test]
fn what_repeats_comes_back_until_its_item_is_signed_off_and_one_undo_takes_both_back() {
    let world = World::new();
    let before = diary(&world);
    let done = |id, next| {
        Command::FollowUp(FollowUpCommand::Done {
            id,
            done_on: day("2017-03-03"),
            outcome: "Promised for June".to_owned(),
            next: Some(next),
        })
    };
    let next = FollowUpId::new(world.desk.now());
    let outcome = world.desk.done(done(world.follow_up, next));
    assert_eq!(
        outcome.label,
        "Finished a follow-up; the next is due on 1 September 2017"
    );
    assert_eq!(
        diary(&world),
        [
            ("2017-09-01".to_owned(), false, Some(6)),
            ("2017-03-01".to_owned(), true, Some(6)),
            ("2017-03-01".to_owned(), true, Some(6)),
        ]
    );
    // Said twice, it does not come back twice.
    let again = world
        .desk
        .done(done(world.follow_up, FollowUpId::new(world.desk.now())));
    assert_eq!(again.label, "Finished a follow-up");
    assert_eq!(diary(&world).len(), 3);
    world.desk.done(Command::Undo);
    assert_eq!(diary(&world), before);

    world.desk.done(Command::Item(ItemCommand::Close {
        items: vec![world.item],
        closing: closing(),
    }));
    let outcome = world
        .desk
        .done(done(world.follow_up, FollowUpId::new(world.desk.now())));
    assert_eq!(
        outcome.remarks,
        ["Its item is closed, so that no further follow-up was made"]
    );
    assert_eq!(diary(&world).len(), 2);
}

#[test]
fn what_is_put_off_has_the_day_for_its_phrase_and_says_so_in_the_history() {
    let world = World::new();
    let outcome = world.desk.done(Command::FollowUp(FollowUpCommand::PutOff {
        id: world.follow_up,
        until: day("2017-04-03"),
    }));
    assert_eq!(outcome.label, "Put a follow-up off to 3 April 2017");
    let view = world.desk.reader().item(world.item).unwrap().unwrap();
    let moved = view
        .history
        .iter()
        .find(|line| line.field.as_deref() == Some("Last day"))
        .unwrap();
    assert_eq!(
        (moved.before.as_deref(), moved.after.as_deref()),
        (Some("1 March 2017"), Some("3 April 2017"))
    );
    world.desk.done(Command::FollowUp(FollowUpCommand::Edit {
        id: world.follow_up,
        about: "Ring the officer".to_owned(),
        due: due("on 3 April 2017", "2017-04-03"),
        repeat: Repeat::every(12),
    }));
    let view = world.desk.reader().item(world.item).unwrap().unwrap();
    let rhythm = view
        .history
        .iter()
        .find(|line| line.field.as_deref() == Some("Repeats"))
        .unwrap();
    assert_eq!(
        (rhythm.before.as_deref(), rhythm.after.as_deref()),
        (Some("every 6 months"), Some("every year"))
    );
}

#[test]
fn a_note_is_kept_exactly_as_typed() {
    let world = World::new();
    let typed = "  two lines\n\n\tand “quotes” ŵ  ";
    let id = NoteId::new(world.desk.now());
    world.desk.done(Command::Note(NoteCommand::Add {
        id,
        item: None,
        paper: Some(world.paper),
        text: typed.to_owned(),
        visit: None,
    }));
    let view = world.desk.reader().paper(world.paper).unwrap().unwrap();
    assert_eq!(view.notes[0].text, typed);
}

#[test]
fn the_history_tells_in_the_screens_words_what_changed_and_when() {
    let world = World::new();
    world.desk.done(Command::Item(ItemCommand::Edit {
        item: world.item,
        edit: ItemEdit::LeadOfficer(Some("Ines Marlow".to_owned())),
        visit: None,
    }));
    world.desk.done(Command::Item(ItemCommand::SetProgress {
        items: vec![(world.item, ProgressId::new(world.desk.now()))],
        progress: Progress::Delayed,
        happened_on: day("2017-04-01"),
        words: "No inspector yet".to_owned(),
    }));
    world.desk.done(Command::Item(ItemCommand::EditAnswer {
        response: world.response,
        position: Some(Position::PartlyAccepted),
        in_principle: true,
        text: "Agreed, inspections begin in March 2017".to_owned(),
        answered_on: Some(day("2016-07-01")),
    }));
    world.desk.done(Command::Undo);
    let history = world.desk.reader().item(world.item).unwrap().unwrap().history;
    let lines: Vec<String> = history
        .iter()
        .take(8)
        .map(|line| {
            format!(
                "{} | {} | {} | {} -> {}",
                line.act.label,
                line.entity.label(),
                line.field.as_deref().unwrap_or("·"),
                line.before.as_deref().unwrap_or("·"),
                line.after.as_deref().unwrap_or("·"),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "Undid: Changed an answer: Partly accepted | Answer | Position | Partly accepted -> Accepted",
            "Undid: Changed an answer: Partly accepted | Answer | In principle | Yes -> No",
            "Undid: Changed an answer: Partly accepted | Answer | Answered on | 1 July 2016 -> 28 June 2016",
            "Changed an answer: Partly accepted | Answer | Position | Accepted -> Partly accepted",
            "Changed an answer: Partly accepted | Answer | In principle | No -> Yes",
            "Changed an answer: Partly accepted | Answer | Answered on | 28 June 2016 -> 1 July 2016",
            "Set progress to Delayed | Progress | · | · -> Delayed: No inspector yet",
            "Changed the lead officer | Item | Lead officer | · -> Ines Marlow",
        ]
    );
    let oldest = history.last().unwrap();
    assert_eq!(oldest.act.label, "Accepted 1 finding");
    assert!(
        history
            .iter()
            .any(|line| line.after.as_deref() == Some("Ask who inspects"))
    );
}
