//! Councils and bodies: renamed, merged, succeeded; their calendars and clocks; and what each change
//! says beforehand that it would move.

use std::collections::BTreeMap;

use scrutiny_desk::register::command::item::ItemEdit;
use scrutiny_desk::register::command::meeting::MeetingBody;
use scrutiny_desk::register::command::{CouncilCommand, ItemCommand, MeetingCommand};
use scrutiny_desk::register::view::Impact;
use scrutiny_desk::register::{Command, RegisterError};
use scrutiny_desk::scrutiny::answer_clock::{AnswerRule, ClockSetting, Clocks, Start, Unit};
use scrutiny_desk::scrutiny::body::{Body, BodyKind};
use scrutiny_desk::scrutiny::clock_table::ClockKind;
use scrutiny_desk::scrutiny::council::{Council, CouncilCalendar};
use scrutiny_desk::scrutiny::id::{BodyId, CouncilId, ItemId, MeetingId};
use scrutiny_desk::scrutiny::nation::Nation;
use scrutiny_desk::scrutiny::period::{Seasons, Window};

use super::dump::dump;
use super::made_up::{Desk, MadeUpPaper, accept_all, day};
use super::world::due;

const COUNCIL: &str = "Hollinford Borough Council";

fn paper_of(title: &str, body: &str) -> MadeUpPaper {
    let mut paper = MadeUpPaper::new(title);
    paper.facts.body = Some(body.to_owned());
    paper
}

fn bodies(desk: &Desk) -> Vec<Body> {
    let view = desk.reader().councils().unwrap();
    view.bodies.into_iter().map(|counted| counted.body).collect()
}

#[track_caller]
fn body(desk: &Desk, name: &str) -> BodyId {
    bodies(desk).iter().find(|body| body.name == name).unwrap().id
}

#[track_caller]
fn council(desk: &Desk, name: &str) -> Council {
    let view = desk.reader().councils().unwrap();
    let mut councils = view.councils.into_iter().map(|counted| counted.council);
    councils.find(|council| council.name == name).unwrap()
}

fn act(desk: &Desk, command: CouncilCommand) -> String {
    desk.done(Command::Council(command)).label
}

fn impact(desk: &Desk, command: &CouncilCommand) -> Impact {
    desk.reader().impact(command, &BTreeMap::new()).unwrap()
}

/// How many papers, items and meetings stand under each body, by name.
fn counts(desk: &Desk) -> Vec<(String, usize, usize, usize)> {
    let view = desk.reader().councils().unwrap();
    view.bodies
        .into_iter()
        .map(|of| (of.body.name, of.papers, of.items, of.meetings))
        .collect()
}

fn keep_meeting(desk: &Desk, body: BodyId, on: &str, questions: &str) -> MeetingId {
    let id = MeetingId::new(desk.now());
    desk.done(Command::Meeting(MeetingCommand::Add {
        id,
        body: MeetingBody::Known(body),
        date: day(on),
        place: None,
    }));
    desk.done(Command::Meeting(MeetingCommand::Write {
        id,
        questions: questions.to_owned(),
        begins: None,
        visit: 100 + u64::try_from(questions.len()).unwrap(),
    }));
    id
}

#[test]
fn a_renamed_body_is_shown_by_its_new_name_and_still_known_by_the_old() {
    let desk = Desk::new();
    let (paper, _) = desk.file(paper_of("A", "Housing Panel").recommendation("1", "That it is mended"));
    accept_all(&desk, paper);
    let panel = body(&desk, "Housing Panel");
    let rename = CouncilCommand::RenameBody {
        body: panel,
        name: " Homes Panel ".to_owned(),
    };
    let would = impact(&desk, &rename);
    assert_eq!((would.papers, would.items, would.meetings), (1, 1, 0));
    let before = dump(desk.path());
    assert_eq!(act(&desk, rename), "Renamed “Housing Panel” to “Homes Panel”");

    let row = &desk.reader().items().unwrap()[0];
    assert_eq!(row.body_name.as_deref(), Some("Homes Panel"));
    let papers = desk.reader().papers().unwrap();
    assert_eq!(papers[0].body_name.as_deref(), Some("Homes Panel"));
    assert_eq!(
        papers[0].paper.facts.body.as_deref(),
        Some("Housing Panel"),
        "what it prints"
    );
    // The next paper that prints the old name, in capitals even, belongs to it.
    let (next, _) = desk.file(paper_of("B", "HOUSING PANEL"));
    assert_eq!(
        desk.reader().paper(next).unwrap().unwrap().paper.body,
        Some(panel)
    );
    desk.done(Command::Undo);
    desk.done(Command::Undo);
    assert_eq!(dump(desk.path()), before);

    // There and back again leaves the other name among the others.
    for name in ["Homes Panel", "Housing Panel"] {
        act(
            &desk,
            CouncilCommand::RenameBody {
                body: panel,
                name: name.to_owned(),
            },
        );
    }
    assert_eq!(bodies(&desk)[0].other_names, ["Homes Panel"]);
}

#[test]
fn a_name_that_another_goes_by_is_refused() {
    let desk = Desk::new();
    desk.file(paper_of("A", "Housing Panel"));
    desk.file(paper_of("B", "Health Panel"));
    let rename = |name: &str| {
        Command::Council(CouncilCommand::RenameBody {
            body: body(&desk, "Housing Panel"),
            name: name.to_owned(),
        })
    };
    assert!(matches!(
        desk.try_do(rename("HEALTH PANEL")),
        Err(RegisterError::NameTaken { .. })
    ));
    assert!(matches!(desk.try_do(rename(" – ")), Err(RegisterError::NoWords)));
}

#[test]
fn two_bodies_that_are_one_are_merged_with_all_that_stands_under_them() {
    let desk = Desk::new();
    let (one, _) = desk.file(paper_of("A", "Health Committee").recommendation("1", "That one is done"));
    let (two, _) = desk.file(paper_of("B", "Health Cttee").recommendation("1", "That two is done"));
    let (removed, _) = desk.file(paper_of("C", "Health Cttee"));
    accept_all(&desk, one);
    accept_all(&desk, two);
    let (into, from) = (body(&desk, "Health Committee"), body(&desk, "Health Cttee"));
    keep_meeting(&desk, into, "2027-01-12", "Who pays?");
    keep_meeting(&desk, from, "2027-01-12", "When?");
    keep_meeting(&desk, from, "2027-02-09", "And then?");
    desk.done(Command::Paper(
        scrutiny_desk::register::command::PaperCommand::Remove { paper: removed },
    ));
    let before = dump(desk.path());

    let merge = CouncilCommand::MergeBodies { from, into };
    let would = impact(&desk, &merge);
    assert_eq!((would.papers, would.items, would.meetings), (1, 1, 2));
    assert_eq!(
        act(&desk, merge),
        "Merged “Health Cttee” into “Health Committee”; 1 paper, 1 item and 2 meetings moved"
    );
    assert_eq!(counts(&desk), [("Health Committee".to_owned(), 2, 2, 2)]);
    let view = desk.reader().meeting(into, day("2027-01-12")).unwrap().unwrap();
    assert_eq!(view.questions, "Who pays?\nWhen?");
    assert_eq!(bodies(&desk)[0].other_names, ["Health Cttee"]);
    // The next paper that prints the other name is known.
    let (next, _) = desk.file(paper_of("D", "Health Cttee"));
    assert_eq!(desk.reader().paper(next).unwrap().unwrap().paper.body, Some(into));
    assert_eq!(counts(&desk).len(), 1);
    desk.done(Command::Undo);
    desk.done(Command::Undo);
    assert_eq!(dump(desk.path()), before);
    // What was taken off before comes back where it belongs.
    desk.done(Command::Redo);
    desk.done(Command::Undo);
    desk.done(Command::Undo);
    assert_eq!(
        counts(&desk)[1].1,
        2,
        "the removed paper is back under its own body"
    );
}

#[test]
fn bodies_of_two_councils_are_not_one_before_the_councils_are() {
    let desk = Desk::new();
    let (paper, _) = desk.file(paper_of("A", "Health Committee").recommendation("1", "That one is done"));
    accept_all(&desk, paper);
    let mut other = paper_of("B", "Health Committee").recommendation("1", "That two is done");
    other.facts.council = Some("Hollinford BC".to_owned());
    let (paper, _) = desk.file(other);
    accept_all(&desk, paper);
    let all = bodies(&desk);
    let refused = desk.try_do(Command::Council(CouncilCommand::MergeBodies {
        from: all[0].id,
        into: all[1].id,
    }));
    assert!(matches!(refused, Err(RegisterError::OfTwoCouncils)));

    let before = dump(desk.path());
    let merge = CouncilCommand::MergeCouncils {
        from: council(&desk, "Hollinford BC").id,
        into: council(&desk, COUNCIL).id,
    };
    let would = impact(&desk, &merge);
    assert_eq!((would.papers, would.items, would.bodies), (1, 1, 1));
    act(&desk, merge);
    assert_eq!(counts(&desk), [("Health Committee".to_owned(), 2, 2, 0)]);
    assert_eq!(council(&desk, COUNCIL).other_names, ["Hollinford BC"]);
    let names: Vec<_> = desk.reader().items().unwrap();
    assert!(
        names
            .iter()
            .all(|row| row.council_name.as_deref() == Some(COUNCIL))
    );
    desk.done(Command::Undo);
    assert_eq!(dump(desk.path()), before);
}

/// A committee with an open and a closed item, and its successor's name.
fn committee_with_items(desk: &Desk) -> (BodyId, ItemId, ItemId) {
    let (paper, _) = desk.file(
        paper_of("A", "Health Committee")
            .recommendation("1", "That the clinic stays")
            .recommendation("2", "That the bus runs"),
    );
    accept_all(desk, paper);
    let closed = desk.item("bus");
    desk.done(Command::Item(ItemCommand::Close {
        items: vec![closed],
        closing: super::world::closing(),
    }));
    (body(desk, "Health Committee"), desk.item("clinic"), closed)
}

#[test]
fn what_is_open_is_followed_up_by_the_body_that_took_the_place() {
    let desk = Desk::new();
    let (former, open, closed) = committee_with_items(&desk);
    let before = dump(desk.path());
    let became = CouncilCommand::Became {
        body: former,
        successor: Some(("Health and Care Committee".to_owned(), day("2025-05-20"))),
    };
    assert_eq!(impact(&desk, &became).items, 1);
    assert_eq!(
        act(&desk, became),
        "“Health Committee” became “Health and Care Committee”"
    );
    let row = |item| desk.reader().item(item).unwrap().unwrap().row;
    assert_eq!(row(open).body_name.as_deref(), Some("Health and Care Committee"));
    assert_eq!(row(open).former_body.as_deref(), Some("Health Committee"));
    assert_eq!(row(closed).body_name.as_deref(), Some("Health Committee"));
    assert_eq!(row(closed).former_body, None);

    // It stands among what is outstanding at the successor's next meeting.
    let next = body(&desk, "Health and Care Committee");
    keep_meeting(&desk, next, "2027-01-12", "Well?");
    let meeting = desk.reader().meeting(next, day("2027-01-12")).unwrap().unwrap();
    let outstanding: Vec<ItemId> = meeting.outstanding.iter().map(|of| of.row.item.id).collect();
    assert_eq!(outstanding, [open]);
    // A successor of the successor takes it on.
    act(
        &desk,
        CouncilCommand::Became {
            body: next,
            successor: Some(("People Committee".to_owned(), day("2026-05-19"))),
        },
    );
    assert_eq!(row(open).body_name.as_deref(), Some("People Committee"));
    // Nobody takes their own place, by however long a way.
    let round = desk.try_do(Command::Council(CouncilCommand::Became {
        body: body(&desk, "People Committee"),
        successor: Some(("Health Committee".to_owned(), day("2026-06-01"))),
    }));
    assert!(matches!(round, Err(RegisterError::OwnSuccessor)));
    let to_come = desk.try_do(Command::Council(CouncilCommand::Became {
        body: former,
        successor: Some(("Another".to_owned(), day("2027-05-20"))),
    }));
    assert!(matches!(to_come, Err(RegisterError::DayToCome)));
    for _ in 0..4 {
        desk.done(Command::Undo);
    }
    assert_eq!(dump(desk.path()), before);
}

#[test]
fn merging_a_body_with_its_successor_leaves_no_circle() {
    let desk = Desk::new();
    let (former, open, _) = committee_with_items(&desk);
    act(
        &desk,
        CouncilCommand::Became {
            body: former,
            successor: Some(("Health and Care Committee".to_owned(), day("2025-05-20"))),
        },
    );
    let next = body(&desk, "Health and Care Committee");
    act(
        &desk,
        CouncilCommand::MergeBodies {
            from: next,
            into: former,
        },
    );
    let row = desk.reader().item(open).unwrap().unwrap().row;
    assert_eq!(row.body_name.as_deref(), Some("Health Committee"));
    assert_eq!(row.former_body, None);
    assert_eq!(bodies(&desk).len(), 1);
}

fn spring_in_february() -> CouncilCalendar {
    CouncilCalendar {
        seasons: Seasons {
            spring: 2,
            ..Seasons::default()
        },
        ..CouncilCalendar::default()
    }
}

fn set_calendar(council: CouncilId, calendar: CouncilCalendar) -> CouncilCommand {
    CouncilCommand::SetCalendar {
        council,
        calendar: Box::new(calendar),
    }
}

#[test]
fn dates_that_a_rule_gave_move_with_the_calendar_and_those_of_the_user_stay() {
    let desk = Desk::new();
    let spring = Some(("2017-03-01", "2017-05-31"));
    let (paper, _) = desk.file(
        MadeUpPaper::new("A")
            .recommendation("1", "That the fans are replaced")
            .due("in the spring", spring)
            .recommendation("2", "That the list is published")
            .due("in the spring", spring)
            .recommendation("3", "That the doors are painted")
            .due("by 5 May 2017", Some(("2017-05-05", "2017-05-05"))),
    );
    accept_all(&desk, paper);
    let promise = |words: &str| {
        let view = desk.reader().item(desk.item(words)).unwrap().unwrap();
        view.promises[0].clone()
    };
    desk.done(Command::Item(ItemCommand::EditPromise {
        promise: promise("list").id,
        due: due("in the spring", "2017-04-01"),
    }));
    let (waiting, findings) = desk.file(
        MadeUpPaper::new("B")
            .recommendation("1", "That the roof is mended")
            .due("in the spring", spring),
    );
    let before = dump(desk.path());

    let id = council(&desk, COUNCIL).id;
    let change = set_calendar(id, spring_in_february());
    let would = impact(&desk, &change);
    let moved = Some(Window::new(day("2017-02-01"), day("2017-05-31")));
    let told: Vec<_> = would
        .times
        .iter()
        .map(|time| (time.words.as_str(), time.phrase.as_str(), time.after))
        .collect();
    assert_eq!(
        told,
        [
            ("That the fans are replaced", "in the spring", moved),
            ("That the roof is mended", "in the spring", moved),
        ]
    );
    assert_eq!(
        act(&desk, change),
        "Changed the calendar of “Hollinford Borough Council”; 2 dates moved"
    );
    assert_eq!(promise("fans").due.window, moved);
    assert_eq!(
        promise("list").due.window,
        Some(Window::day(day("2017-04-01"))),
        "the user's own word"
    );
    assert_eq!(promise("doors").due.window, Some(Window::day(day("2017-05-05"))));
    let due_of = |paper, finding| {
        let view = desk.reader().paper(paper).unwrap().unwrap();
        let found = view.findings.into_iter().find(|of| of.id == finding).unwrap();
        match found.finding.found {
            scrutiny_desk::scrutiny::finding::Found::Item(item) => item.due.unwrap().window,
            scrutiny_desk::scrutiny::finding::Found::Date(date) => date.due.window,
        }
    };
    assert_eq!(due_of(waiting, findings[0]), moved);
    // A paper that comes later is read by the same calendar.
    let (later, findings) = desk.file(
        MadeUpPaper::new("C")
            .recommendation("1", "That the park opens")
            .due("in the spring", spring),
    );
    assert_eq!(due_of(later, findings[0]), moved);
    desk.done(Command::Undo);
    desk.done(Command::Undo);
    assert_eq!(dump(desk.path()), before);
}

#[test]
fn the_nation_moves_school_terms() {
    let desk = Desk::new();
    let (paper, _) = desk.file(
        MadeUpPaper::new("A")
            .recommendation("1", "That the meals are free")
            .due("in the summer term", Some(("2016-04-01", "2016-07-31"))),
    );
    accept_all(&desk, paper);
    let change = CouncilCommand::SetNation {
        council: council(&desk, COUNCIL).id,
        nation: Some(Nation::Scotland),
    };
    let would = impact(&desk, &change);
    assert_eq!(would.times.len(), 1);
    act(&desk, change);
    let view = desk.reader().item(desk.item("meals")).unwrap().unwrap();
    assert_eq!(
        view.promises[0].due.window,
        Some(Window::new(day("2016-04-01"), day("2016-06-30")))
    );
}

#[test]
fn a_calendar_that_cannot_be_is_refused() {
    let desk = Desk::new();
    desk.file(MadeUpPaper::new("A"));
    let calendar = CouncilCalendar {
        municipal_year_begins: 0,
        ..CouncilCalendar::default()
    };
    let refused = desk.try_do(Command::Council(set_calendar(
        council(&desk, COUNCIL).id,
        calendar,
    )));
    assert!(matches!(refused, Err(RegisterError::Impossible(_))));
}

const fn clock(count: u16, unit: Unit, start: Start) -> ClockSetting {
    ClockSetting {
        is_on: true,
        count,
        unit,
        start,
    }
}

#[test]
fn a_clock_runs_for_what_is_ours_from_a_day_that_was_given() {
    let desk = Desk::new();
    let (paper, _) = desk.file(
        paper_of("A", "Health Committee")
            .recommendation("1", "That the clinic stays")
            .recommendation("2", "That the bus runs")
            .recommendation("3", "That the Committee agrees its plan"),
    );
    accept_all(&desk, paper);
    desk.done(Command::Item(ItemCommand::Edit {
        item: desk.item("plan"),
        edit: ItemEdit::Standing(scrutiny_desk::scrutiny::item::Standing::PutToUs),
        visit: None,
    }));
    let id = council(&desk, COUNCIL).id;
    let last_days = || {
        let rules = desk.reader().answer_rules(&BTreeMap::new()).unwrap();
        let mut days: Vec<_> = desk
            .reader()
            .items()
            .unwrap()
            .iter()
            .map(|row| (row.item.number.clone().unwrap(), row.last_day_to_answer(&rules)))
            .collect();
        days.sort();
        days.into_iter().map(|(_, day)| day).collect::<Vec<_>>()
    };
    assert_eq!(last_days(), [None, None, None], "no clock is assumed");

    // Made on 28 June 2016; what was put to us has no clock, whatever is switched on.
    let clocks = Clocks::default().with(ClockKind::Executive, clock(2, Unit::Months, Start::Made));
    let change = CouncilCommand::SetClocks {
        council: id,
        clocks: clocks.clone(),
    };
    let would = impact(&desk, &change);
    assert_eq!(would.deadlines.len(), 2);
    assert_eq!(
        (would.deadlines[0].before, would.deadlines[0].after),
        (None, Some(day("2016-08-27")))
    );
    act(&desk, change);
    assert_eq!(
        last_days(),
        [Some(day("2016-08-27")), Some(day("2016-08-27")), None]
    );

    // Only from the day it was received: no clock before that is given.
    act(
        &desk,
        CouncilCommand::SetClocks {
            council: id,
            clocks: clocks
                .clone()
                .with(ClockKind::Executive, clock(2, Unit::Months, Start::Received)),
        },
    );
    assert_eq!(last_days(), [None, None, None]);
    desk.done(Command::Item(ItemCommand::Edit {
        item: desk.item("clinic"),
        edit: ItemEdit::ReceivedOn(Some(day("2016-07-05"))),
        visit: None,
    }));
    assert_eq!(last_days(), [Some(day("2016-09-04")), None, None]);

    // A health scrutiny committee has a clock of its own.
    let clocks = clocks.with(ClockKind::Health, clock(28, Unit::Days, Start::Made));
    act(&desk, CouncilCommand::SetClocks { council: id, clocks });
    let change = CouncilCommand::SetBodyKind {
        body: body(&desk, "Health Committee"),
        kind: Some(BodyKind::Health),
    };
    assert_eq!(impact(&desk, &change).deadlines.len(), 2);
    act(&desk, change);
    // 28 days beginning with 28 June: three of June, 25 of July. From 5 July: 27 of July, one of August.
    assert_eq!(
        last_days(),
        [Some(day("2016-08-01")), Some(day("2016-07-25")), None]
    );
    // In Wales none of these laws holds.
    let change = CouncilCommand::SetNation {
        council: id,
        nation: Some(Nation::Wales),
    };
    let would = impact(&desk, &change);
    assert!(would.deadlines.iter().all(|deadline| deadline.after.is_none()));
    assert_eq!(would.deadlines.len(), 2);
    act(&desk, change);
    assert_eq!(last_days(), [None, None, None]);
}

#[test]
fn clocks_that_an_earlier_version_kept_hold_until_the_register_says_otherwise() {
    let desk = Desk::new();
    let (paper, _) = desk.file(MadeUpPaper::new("A").recommendation("1", "That the clinic stays"));
    accept_all(&desk, paper);
    let former = BTreeMap::from([(COUNCIL.to_owned(), AnswerRule::Law)]);
    let last = || {
        let rules = desk.reader().answer_rules(&former).unwrap();
        desk.reader().items().unwrap()[0].last_day_to_answer(&rules)
    };
    assert_eq!(last(), Some(day("2016-08-27")));
    let clocks = Clocks::default().with(ClockKind::Own, clock(8, Unit::Weeks, Start::Made));
    let change = CouncilCommand::SetClocks {
        council: council(&desk, COUNCIL).id,
        clocks,
    };
    let would = desk.reader().impact(&change, &former).unwrap();
    assert_eq!(
        (would.deadlines[0].before, would.deadlines[0].after),
        (Some(day("2016-08-27")), Some(day("2016-08-22")))
    );
    act(&desk, change);
    assert_eq!(last(), Some(day("2016-08-22")));
}

#[test]
fn a_backup_says_what_was_done_since_it_was_made() {
    let desk = Desk::new();
    desk.file(MadeUpPaper::new("A"));
    let reader = desk.reader();
    reader.backup(&desk.path().join("backups"), desk.now()).unwrap();
    assert_eq!(reader.backups(None).unwrap()[0].since.as_ref().unwrap().acts, 0);
    desk.file(MadeUpPaper::new("B"));
    desk.file(MadeUpPaper::new("C"));
    desk.done(Command::Undo);
    let backups = reader.backups(None).unwrap();
    let since = backups[0].since.as_ref().unwrap();
    assert_eq!(since.acts, 1, "what was taken back would not be missed");
    assert_eq!(since.latest, ["Filed “B”"]);
}
