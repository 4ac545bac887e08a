//! What commands mean for the work: dates, editions, what follows from what.

use scrutiny_desk::register::Command;
use scrutiny_desk::register::command::item::ItemEdit;
use scrutiny_desk::register::command::paper::FactEdit;
use scrutiny_desk::register::command::{
    FindingCommand, FollowUpCommand, ItemCommand, NoteCommand, PaperCommand,
};
use scrutiny_desk::scrutiny::finding::{Confidence, Found};
use scrutiny_desk::scrutiny::id::{FollowUpId, NoteId, PaperId, ProgressId};
use scrutiny_desk::scrutiny::paper::Publicity;
use scrutiny_desk::scrutiny::period::Window;
use scrutiny_desk::scrutiny::progress::Progress;
use scrutiny_desk::scrutiny::promise::Due;
use scrutiny_desk::scrutiny::proposal::Relation;
use scrutiny_desk::scrutiny::response::Position;

use super::every_command::{World, closing, due};
use super::made_up::{Desk, MadeUpPaper, day, response_to_damp_review};

fn accept_all(desk: &Desk, paper: PaperId) {
    desk.done(Command::Finding(FindingCommand::AcceptAll {
        paper,
        at_least: Confidence::Unsure,
    }));
}

/// A paper whose time rests on its date.
fn within_six_months() -> MadeUpPaper {
    MadeUpPaper::new("Answer on play areas")
        .recommendation("1", "That play areas are mended")
        .answered("Agreed, within six months", Position::Accepted)
        .due("within six months", Some(("2016-06-28", "2016-12-28")))
}

fn redate(paper: PaperId, date: &str) -> Command {
    Command::Paper(PaperCommand::EditFact {
        paper,
        edit: FactEdit::Date(Some(day(date))),
    })
}

#[test]
fn windows_that_rest_on_a_papers_date_are_worked_out_again() {
    let desk = Desk::new();
    let (paper, _) = desk.file(within_six_months());
    accept_all(&desk, paper);
    let item = desk.item("play areas");
    let outcome = desk.done(redate(paper, "2016-09-01"));
    assert_eq!(outcome.label, "Changed the date of “Answer on play areas”");
    let view = desk.reader().item(item).unwrap().unwrap();
    let latest = view.promises[0].due.window.unwrap().latest;
    assert_eq!(latest, Some(day("2017-03-01")));
    assert_eq!(view.promises[0].said_on, Some(day("2016-09-01")));
    assert_eq!(view.row.item.made_on, Some(day("2016-09-01")));
    assert_eq!(view.responses[0].answered_on, Some(day("2016-09-01")));
}

#[test]
fn a_window_the_user_set_stays_and_the_new_one_waits_for_a_word() {
    let desk = Desk::new();
    let (paper, _) = desk.file(within_six_months());
    accept_all(&desk, paper);
    let item = desk.item("play areas");
    let promise = desk.reader().item(item).unwrap().unwrap().promises[0].clone();
    let set = Due {
        window: Some(Window::day(day("2016-11-30"))),
        ..promise.due
    };
    desk.done(Command::Item(ItemCommand::EditPromise {
        promise: promise.id,
        due: set,
    }));
    let outcome = desk.done(redate(paper, "2016-09-01"));
    assert_eq!(
        outcome.remarks,
        ["1 date you had set was kept: the new one waits for your word"]
    );
    let stands = || desk.reader().item(item).unwrap().unwrap().promises[0].clone();
    assert_eq!(stands().due.window, Some(Window::day(day("2016-11-30"))));
    assert_eq!(stands().proposed.unwrap().latest, Some(day("2017-03-01")));

    desk.done(Command::Item(ItemCommand::SettlePromise {
        promise: promise.id,
        take: true,
    }));
    assert_eq!(stands().due.window.unwrap().latest, Some(day("2017-03-01")));
    assert!(!stands().set_by_user && stands().proposed.is_none());
}

#[test]
fn a_finding_that_waits_is_dated_anew_too() {
    let desk = Desk::new();
    let (paper, _) = desk.file(within_six_months());
    desk.done(redate(paper, "2016-09-01"));
    let view = desk.reader().paper(paper).unwrap().unwrap();
    let Found::Item(found) = &view.findings[0].finding.found else {
        panic!("the recommendation comes first");
    };
    let window = found.due.as_ref().unwrap().window.unwrap();
    assert_eq!(window.latest, Some(day("2017-03-01")));
    assert!(!view.findings[0].amended, "the user has not amended it");
}

#[test]
fn what_came_out_of_an_exempt_paper_is_exempt_as_long_as_the_paper_is() {
    let desk = Desk::new();
    let (paper, _) = desk.file(response_to_damp_review().exempt());
    accept_all(&desk, paper);
    let exempt = || desk.reader().items().unwrap().iter().all(|row| row.item.exempt);
    assert!(exempt());
    let publicity = |publicity| {
        Command::Paper(PaperCommand::EditFact {
            paper,
            edit: FactEdit::Publicity(publicity),
        })
    };
    desk.done(publicity(Publicity::Public));
    assert!(desk.reader().items().unwrap().iter().all(|row| !row.item.exempt));
    desk.done(publicity(Publicity::Exempt));
    assert!(exempt());
}

#[test]
fn an_exempt_answer_makes_a_public_item_exempt_as_long_as_it_stands() {
    let desk = Desk::new();
    let (report, _) = desk.file(MadeUpPaper::new("Report").recommendation("1", "That play areas are mended"));
    accept_all(&desk, report);
    let item = desk.item("play areas");
    let exempt = || desk.reader().item(item).unwrap().unwrap().row.item.exempt;
    let (answer, findings) = desk.file(within_six_months().exempt());
    desk.seems(answer, findings[0], Relation::Answers, Some(item));
    assert!(!exempt());
    let accept = || {
        desk.done(Command::Finding(FindingCommand::Accept {
            findings: findings.clone(),
        }))
    };
    accept();
    assert!(exempt(), "words of an exempt paper stand in it");
    desk.done(Command::Paper(PaperCommand::EditFact {
        paper: answer,
        edit: FactEdit::Publicity(Publicity::Public),
    }));
    assert!(!exempt());
    desk.done(Command::Undo);
    assert!(exempt());
    desk.done(Command::Finding(FindingCommand::Reopen {
        findings: findings.clone(),
    }));
    assert!(!exempt(), "the answer was taken back");
    accept();
    desk.done(Command::Paper(PaperCommand::Remove { paper: answer }));
    assert!(!exempt(), "the answer left with its paper");
}

#[test]
fn papers_filed_together_are_answered_by_each_other_once_the_first_is_accepted() {
    let desk = Desk::new();
    let report = MadeUpPaper::new("Report").recommendation("1", "That play areas are mended");
    let (report, asked) = desk.file(report);
    let (answer, findings) = desk.file(within_six_months());
    desk.seems(answer, findings[0], Relation::New, None);
    accept_all(&desk, report);
    let item = desk.item("play areas");
    desk.seems(answer, findings[0], Relation::Answers, Some(item));
    desk.done(Command::Undo);
    desk.seems(answer, findings[0], Relation::New, None);
    desk.done(Command::Redo);
    accept_all(&desk, answer);
    let items = desk.reader().items().unwrap();
    assert_eq!(items.len(), 1, "{items:?}");
    assert_eq!(items[0].state.position, Some(Position::Accepted));
    // What was decided stays as it was decided, and can be taken back and done again.
    let view = desk.reader().paper(answer).unwrap().unwrap();
    assert_eq!(view.findings[0].proposal.item, Some(item));
    desk.done(Command::Undo);
    desk.seems(answer, findings[0], Relation::Answers, Some(item));
    desk.done(Command::Redo);
    assert_eq!(desk.reader().item(item).unwrap().unwrap().responses.len(), 1);
    let view = desk.reader().paper(report).unwrap().unwrap();
    assert_eq!(
        (view.findings[0].id, view.findings[0].proposal.item),
        (asked[0], None)
    );
}

#[test]
fn two_findings_of_a_paper_never_become_one_item() {
    let desk = Desk::new();
    let words = "That every play area in the borough is inspected and mended before the summer";
    let paper = MadeUpPaper::new("Report")
        .recommendation("1", words)
        .recommendation("2", words);
    let (paper, findings) = desk.file(paper);
    desk.done(Command::Finding(FindingCommand::Accept {
        findings: vec![findings[0]],
    }));
    desk.seems(paper, findings[1], Relation::New, None);
}

#[test]
fn what_differs_from_the_register_is_never_accepted_among_others() {
    let desk = Desk::new();
    let asking = |homes: &str| {
        format!(
            "That the {homes} homes with the oldest boilers are inspected by an engineer before the autumn \
             and the tenants of each told in writing what was found"
        )
    };
    let report = MadeUpPaper::new("Report").recommendation("1", &asking("200"));
    let (report, _) = desk.file(report);
    accept_all(&desk, report);
    let item = desk.item("boilers");
    let (answer, findings) = desk.file(
        MadeUpPaper::new("Answer")
            .recommendation("1", &asking("300"))
            .answered("Agreed", Position::Accepted)
            .recommendation("2", "That a list of garages is published"),
    );
    desk.seems(answer, findings[0], Relation::Conflicts, Some(item));
    let outcome = desk.done(Command::Finding(FindingCommand::AcceptAll {
        paper: answer,
        at_least: Confidence::Unsure,
    }));
    assert_eq!(outcome.label, "Accepted 1 finding");
    assert_eq!(
        outcome.remarks,
        ["1 finding differs from the register and still waits for your word"]
    );
    assert_eq!(desk.waiting(answer), [findings[0]]);
    desk.done(Command::Finding(FindingCommand::Accept {
        findings: vec![findings[0]],
    }));
    let view = desk.reader().item(item).unwrap().unwrap();
    assert_eq!(view.row.state.position, Some(Position::Accepted));
    assert_eq!(
        desk.reader().counts().unwrap().items,
        2,
        "it was added to the known item"
    );
}

#[test]
fn what_fits_several_items_equally_well_is_never_accepted_among_others() {
    let desk = Desk::new();
    let words = "That the boilers of every home in the tower blocks are inspected before the autumn";
    for (title, date) in [("Spring report", "2016-03-01"), ("Autumn report", "2016-10-01")] {
        let report = MadeUpPaper::new(title).dated(Some(date));
        let (report, findings) = desk.file(report.recommendation("1", words));
        desk.done(Command::Finding(FindingCommand::AcceptAsNew {
            finding: findings[0],
        }));
        assert!(desk.waiting(report).is_empty());
    }
    let (answer, findings) = desk.file(
        MadeUpPaper::new("Answer")
            .dated(Some("2016-12-01"))
            .recommendation("1", words)
            .answered("Agreed", Position::Accepted)
            .recommendation("2", "That a list of garages is published"),
    );
    desk.seems(answer, findings[0], Relation::New, None);
    let outcome = desk.done(Command::Finding(FindingCommand::AcceptAll {
        paper: answer,
        at_least: Confidence::Unsure,
    }));
    assert_eq!(outcome.label, "Accepted 1 finding");
    assert_eq!(
        outcome.remarks,
        ["1 finding may be one of several items on the register and still waits for your word"]
    );
    assert_eq!(desk.waiting(answer), [findings[0]]);
}

/// Answers to the play areas, each on its day.
fn answer_of(desk: &Desk, date: &str, words: &str, position: Position) {
    let answer = MadeUpPaper::new(&format!("Answer of {date}"))
        .dated(Some(date))
        .recommendation(
            "1",
            "That the play areas of all nine parks are mended before Easter",
        )
        .answered(words, position);
    let (_, findings) = desk.file(answer);
    desk.done(Command::Finding(FindingCommand::Accept { findings }));
}

#[test]
fn an_answer_that_goes_back_to_what_was_said_before_is_news_and_one_said_again_is_none() {
    let desk = Desk::new();
    answer_of(&desk, "2016-07-01", "Agreed", Position::Accepted);
    answer_of(&desk, "2016-08-01", "Agreed.", Position::Accepted);
    answer_of(&desk, "2016-10-01", "Not agreed", Position::Rejected);
    answer_of(&desk, "2016-12-01", "Agreed", Position::Accepted);
    // What is filed late takes its place in the order of the days.
    answer_of(&desk, "2016-11-01", "Not agreed", Position::Rejected);
    let items = desk.reader().items().unwrap();
    assert_eq!(items.len(), 1);
    let view = desk.reader().item(items[0].item.id).unwrap().unwrap();
    let said: Vec<_> = view
        .responses
        .iter()
        .map(|r| (r.answered_on.unwrap().to_string(), r.position.unwrap()))
        .collect();
    let expected = [
        ("2016-12-01", Position::Accepted),
        ("2016-10-01", Position::Rejected),
        ("2016-07-01", Position::Accepted),
    ];
    assert_eq!(said, expected.map(|(day, position)| (day.to_owned(), position)));
    assert_eq!(view.row.state.position, Some(Position::Accepted));
}

#[test]
fn an_answer_to_a_known_item_is_added_to_it_once() {
    let desk = Desk::new();
    let (report, _) = desk.file(MadeUpPaper::new("Report").recommendation("1", "That play areas are mended"));
    accept_all(&desk, report);
    let item = desk.item("play areas");
    for title in ["Answer on play areas", "Answer on play areas, second print"] {
        let answer = MadeUpPaper::new(title)
            .dated(Some("2016-09-01"))
            .recommendation("1", "That play areas are mended")
            .answered("Agreed, within six months", Position::Accepted)
            .due("within six months", Some(("2016-09-01", "2017-03-01")));
        let (_, findings) = desk.file(answer);
        desk.done(Command::Finding(FindingCommand::Accept { findings }));
    }
    assert_eq!(desk.reader().counts().unwrap().items, 1);
    let view = desk.reader().item(item).unwrap().unwrap();
    assert_eq!(view.responses.len(), 1);
    assert_eq!(view.promises.len(), 1);
    assert_eq!(view.row.state.position, Some(Position::Accepted));
    let quoted: Vec<_> = view.paper_names.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(quoted, ["Report", "Answer on play areas"]);
}

#[test]
fn a_finding_is_accepted_as_new_where_the_user_says_so_and_a_revised_wording_always_is() {
    let desk = Desk::new();
    let (report, _) = desk.file(MadeUpPaper::new("Report").recommendation("1", "That play areas are mended"));
    accept_all(&desk, report);
    let item = desk.item("play areas");
    let (revised, findings) = desk.file(
        MadeUpPaper::new("Revised report")
            .recommendation("1", "That all play areas are mended")
            .recommendation("2", "That play areas are mended soon"),
    );
    desk.seems(revised, findings[0], Relation::Revises, Some(item));
    desk.done(Command::Finding(FindingCommand::Accept {
        findings: vec![findings[0]],
    }));
    desk.done(Command::Finding(FindingCommand::AcceptAsNew {
        finding: findings[1],
    }));
    assert_eq!(desk.reader().counts().unwrap().items, 3);
}

#[test]
fn reopening_a_finding_takes_off_what_its_acceptance_put_on_the_register() {
    let world = World::new();
    let outcome = world.desk.done(Command::Finding(FindingCommand::Reopen {
        findings: vec![world.accepted],
    }));
    assert_eq!(outcome.label, "Put back 1 finding");
    assert_eq!(
        outcome.remarks,
        ["1 item was taken off the register, with notes and follow-ups"]
    );
    assert!(world.desk.reader().item(world.item).unwrap().is_none());
    assert!(world.desk.waiting(world.paper).contains(&world.accepted));
    assert!(world.desk.reader().follow_ups().unwrap().is_empty());
}

#[test]
fn reopening_an_added_answer_leaves_the_item_without_it() {
    let desk = Desk::new();
    let (report, _) = desk.file(MadeUpPaper::new("Report").recommendation("1", "That play areas are mended"));
    accept_all(&desk, report);
    let item = desk.item("play areas");
    let (answer, findings) = desk.file(within_six_months());
    desk.seems(answer, findings[0], Relation::Answers, Some(item));
    desk.done(Command::Finding(FindingCommand::Accept {
        findings: findings.clone(),
    }));
    desk.done(Command::Finding(FindingCommand::Reopen { findings }));
    let view = desk.reader().item(item).unwrap().unwrap();
    assert!(view.responses.is_empty() && view.promises.is_empty());
    assert!(!view.row.state.answered);
}

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
        Some("Brackenford Borough Council"),
        "Children’s & Young People Panel",
    );
    let second = named(
        "Two",
        Some("BRACKENFORD BOROUGH COUNCIL"),
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
        ["Brackenford Borough Council", "Lower Wend District Council"]
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
    assert_eq!(outcome.label, "Opened 2 items again");
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
    }));
    let rows = world.desk.reader().follow_ups().unwrap();
    let edited = rows
        .iter()
        .find(|row| row.follow_up.id == world.follow_up)
        .unwrap();
    assert_eq!(edited.follow_up.due.phrase, "4 March 2017");
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
