//! Meetings: what is kept of them, what their papers say, and what is outstanding.

use scrutiny_desk::register::command::meeting::MeetingBody;
use scrutiny_desk::register::command::{FollowUpCommand, ItemCommand, MeetingCommand};
use scrutiny_desk::register::view::MeetingView;
use scrutiny_desk::register::{Command, RegisterError};
use scrutiny_desk::scrutiny::id::{BodyId, FollowUpId, ItemId, MeetingId, PromiseId};
use scrutiny_desk::scrutiny::item::ItemKind;
use scrutiny_desk::scrutiny::period::{Class, Window};
use scrutiny_desk::scrutiny::promise::Due;

use super::made_up::{Desk, day};
use super::world::{World, closing, due, new_item};

fn add(desk: &Desk, body: &str, date: &str) -> MeetingId {
    let id = MeetingId::new(desk.now());
    desk.done(Command::Meeting(MeetingCommand::Add {
        id,
        body: MeetingBody::Named(body.to_owned()),
        date: day(date),
        place: Some("  Town Hall ".to_owned()),
    }));
    id
}

fn body_of(desk: &Desk, name: &str) -> BodyId {
    let meetings = desk.reader().meetings().unwrap();
    meetings.iter().find(|row| row.body_name == name).unwrap().body
}

fn view(desk: &Desk, body: BodyId, date: &str) -> MeetingView {
    desk.reader().meeting(body, day(date)).unwrap().unwrap()
}

fn write(desk: &Desk, id: MeetingId, questions: &str, begins: Option<(BodyId, &str)>, visit: u64) -> String {
    let outcome = desk.done(Command::Meeting(MeetingCommand::Write {
        id,
        questions: questions.to_owned(),
        begins: begins.map(|(body, date)| (body, day(date))),
        visit,
    }));
    outcome.label
}

#[test]
fn a_meeting_is_known_by_its_papers_before_anything_of_it_is_kept() {
    let world = World::new();
    let desk = &world.desk;
    let told = desk.reader().meetings().unwrap();
    let of_paper = told.iter().find(|row| row.papers == 2).unwrap();
    assert_eq!(of_paper.id, None);
    let (body, date) = (of_paper.body, of_paper.date);
    // Its first question keeps it.
    let id = MeetingId::new(desk.now());
    let begins = Some((body, date.to_string()));
    let begins = begins.as_ref().map(|(body, date)| (*body, date.as_str()));
    assert_eq!(
        write(desk, id, "  Who inspects?\n", begins, 3),
        "Wrote questions for a meeting"
    );
    let kept = view(desk, body, &date.to_string());
    assert_eq!(kept.row.id, Some(id));
    assert!(kept.row.has_questions);
    assert_eq!(kept.questions, "  Who inspects?\n", "exactly as typed");
    assert_eq!(kept.papers.len(), 2);
    // More of the same visit is the same act: one undo takes all of it back.
    write(desk, id, "  Who inspects?\nWho pays?", begins, 3);
    desk.done(Command::Undo);
    assert_eq!(view(desk, body, &date.to_string()).row.id, None);
}

#[test]
fn questions_are_added_below_each_other_and_undone_one_by_one() {
    let world = World::new();
    let desk = &world.desk;
    let body = world.paper_body();
    let ask = |question: &str| {
        desk.done(Command::Meeting(MeetingCommand::Ask {
            id: MeetingId::new(desk.now()),
            body,
            date: day("2017-02-14"),
            question: question.to_owned(),
        }))
        .label
    };
    let questions = || view(desk, body, "2017-02-14").questions;
    // The meeting is kept with its first question; the space waits for what is still to be typed.
    assert_eq!(
        ask(" On “damp”:\n "),
        "Added a question for the meeting on 14 February 2017"
    );
    assert_eq!(questions(), "On “damp”: ");
    ask("Who\npays?");
    assert_eq!(questions(), "On “damp”: \nWho pays? ");
    desk.done(Command::Undo);
    assert_eq!(questions(), "On “damp”: ");
    let empty = desk.try_do(Command::Meeting(MeetingCommand::Ask {
        id: MeetingId::new(desk.now()),
        body,
        date: day("2017-02-14"),
        question: "  ".to_owned(),
    }));
    assert!(matches!(empty, Err(RegisterError::NoWords)));
}

#[test]
fn a_body_meets_once_a_day() {
    let desk = Desk::new();
    add(&desk, "Housing Panel", "2026-12-08");
    let again = desk.try_do(Command::Meeting(MeetingCommand::Add {
        id: MeetingId::new(desk.now()),
        body: MeetingBody::Named("HOUSING PANEL".to_owned()),
        date: day("2026-12-08"),
        place: None,
    }));
    assert!(matches!(again, Err(RegisterError::MeetingKept)), "{again:?}");
    let other = add(&desk, "Housing Panel", "2027-01-12");
    let moved = desk.try_do(Command::Meeting(MeetingCommand::Edit {
        id: other,
        body: MeetingBody::Known(body_of(&desk, "Housing Panel")),
        date: day("2026-12-08"),
        place: None,
    }));
    assert!(matches!(moved, Err(RegisterError::MeetingKept)), "{moved:?}");
    let rows = desk.reader().meetings().unwrap();
    let days: Vec<String> = rows.iter().map(|row| row.date.to_string()).collect();
    assert_eq!(days, ["2027-01-12", "2026-12-08"]);
    assert_eq!(rows[0].place.as_deref(), Some("Town Hall"));
    assert_eq!(desk.reader().names().unwrap().1, ["Housing Panel"]);
}

#[test]
fn what_a_body_asked_before_or_is_asked_is_outstanding_until_it_is_closed() {
    let desk = Desk::new();
    let mut items = Vec::new();
    for (words, made_on, body, to) in [
        ("Asked by it", Some("2026-03-10"), "Housing Panel", "Cabinet"),
        (
            "Asked of it",
            Some("2026-03-10"),
            "Health Panel",
            "HOUSING  PANEL",
        ),
        ("Asked of another", Some("2026-03-10"), "Health Panel", "Cabinet"),
        (
            "Asked at the meeting",
            Some("2026-12-08"),
            "Housing Panel",
            "Cabinet",
        ),
        ("Asked some day", None, "Housing Panel", "Cabinet"),
    ] {
        let id = ItemId::new(desk.now());
        let mut item = new_item(id, words);
        item.kind = ItemKind::Recommendation;
        item.body = Some(body.to_owned());
        item.addressed_to = Some(to.to_owned());
        item.made_on = made_on.map(day);
        desk.done(Command::Item(ItemCommand::Add(Box::new(item))));
        items.push(id);
    }
    add(&desk, "Housing Panel", "2026-12-08");
    let body = body_of(&desk, "Housing Panel");
    let outstanding = || -> Vec<String> {
        let view = view(&desk, body, "2026-12-08");
        view.outstanding
            .iter()
            .map(|item| item.row.item.text.clone())
            .collect()
    };
    let mut found = outstanding();
    found.sort();
    assert_eq!(found, ["Asked by it", "Asked of it", "Asked some day"]);
    desk.done(Command::Item(ItemCommand::Close {
        items: vec![items[0], items[4]],
        closing: closing(),
    }));
    assert_eq!(outstanding(), ["Asked of it"]);
}

#[test]
fn a_meeting_that_is_let_go_of_takes_its_questions_along_and_undo_brings_both_back() {
    let desk = Desk::new();
    let id = add(&desk, "Housing Panel", "2026-12-08");
    let body = body_of(&desk, "Housing Panel");
    write(&desk, id, "Who pays?", None, 1);
    desk.done(Command::Meeting(MeetingCommand::Remove { id }));
    assert_eq!(desk.reader().meeting(body, day("2026-12-08")).unwrap(), None);
    assert_eq!(desk.reader().meetings().unwrap(), []);
    desk.done(Command::Undo);
    assert_eq!(view(&desk, body, "2026-12-08").questions, "Who pays?");
}

#[test]
fn what_is_due_at_the_next_meeting_has_its_day_and_stands_on_its_page() {
    let world = World::new();
    let desk = &world.desk;
    let next = |phrase: &str| Due {
        window: None,
        class: Some(Class::MeetingRelative),
        ..due(phrase, "2017-01-01")
    };
    let follow_up = FollowUpId::new(desk.now());
    desk.done(Command::FollowUp(FollowUpCommand::Add {
        id: follow_up,
        about: "Ask again".to_owned(),
        due: next("at the next meeting of the Housing Scrutiny Committee"),
        item: None,
        paper: None,
        repeat: None,
    }));
    desk.done(Command::Item(ItemCommand::Promise {
        id: PromiseId::new(desk.now()),
        item: world.item,
        due: next("to the next meeting"),
        said_on: Some(day("2026-11-23")),
        reason: None,
    }));
    let at = || {
        let rows = desk.reader().follow_ups().unwrap();
        rows.iter()
            .find(|row| row.follow_up.id == follow_up)
            .unwrap()
            .due_at
    };
    let row = || desk.reader().item(world.item).unwrap().unwrap().row;
    assert_eq!(
        (at(), row().due.unwrap().window),
        (None, None),
        "no meeting is known"
    );
    let id = MeetingId::new(desk.now());
    desk.done(Command::Meeting(MeetingCommand::Add {
        id,
        body: MeetingBody::Named("Housing Scrutiny Committee".to_owned()),
        date: day("2026-12-08"),
        place: None,
    }));
    let (body, date) = at().unwrap();
    assert_eq!(date, day("2026-12-08"));
    assert_eq!(row().due.unwrap().window, Some(Window::day(date)));
    let page = desk.reader().meeting(body, date).unwrap().unwrap();
    assert_eq!(page.due[0].row.item.id, world.item);
    assert_eq!(page.follow_ups[0].follow_up.id, follow_up);
    let stored = desk.reader().item(world.item).unwrap().unwrap().promises;
    assert_eq!(
        stored.last().unwrap().due.window,
        None,
        "the phrase is kept, not the day"
    );
    // The meeting is put off: what is due at it goes along.
    desk.done(Command::Meeting(MeetingCommand::Edit {
        id,
        body: MeetingBody::Known(body),
        date: day("2026-12-15"),
        place: None,
    }));
    assert_eq!(at(), Some((body, day("2026-12-15"))));
}
