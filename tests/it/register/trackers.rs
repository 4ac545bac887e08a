//! Trackers: what their columns hold is remembered and can be taken back, a paper is read again by it, and a
//! new edition says what it changes, row by row.

use std::fs;
use std::path::Path;

use scrutiny_desk::document::{self, Document};
use scrutiny_desk::extract;
use scrutiny_desk::register::command::paper::{FilePaper, FilePapers};
use scrutiny_desk::register::command::tracker::ReadAgain;
use scrutiny_desk::register::command::{FindingCommand, ItemCommand, PaperCommand, TrackerCommand};
use scrutiny_desk::register::view::TrackerEdition;
use scrutiny_desk::register::{Command, RegisterError};
use scrutiny_desk::review::rows::RowChange;
use scrutiny_desk::scrutiny::finding::{Confidence, Extraction, FindingState, Found};
use scrutiny_desk::scrutiny::id::{ItemId, LayoutId, NoteId, PaperId};
use scrutiny_desk::scrutiny::paper::{PaperFacts, PaperKind};
use scrutiny_desk::scrutiny::progress::Progress;
use scrutiny_desk::scrutiny::promise::times_moved;
use scrutiny_desk::scrutiny::response::Position;
use scrutiny_desk::scrutiny::tracker::{Layout, Mapping, Role, StatusMeaning};

use super::dump::dump;
use super::made_up::{Desk, day};
use super::world::{World, closing};

pub fn samples(world: &World) -> Vec<Command> {
    let view = world.desk.reader().paper(world.paper).unwrap().unwrap();
    let again = ReadAgain {
        paper: world.paper,
        findings: view.findings.iter().map(|found| found.finding.clone()).collect(),
    };
    vec![
        use_columns(
            LayoutId::new(world.desk.now()),
            &["Ref", "Ask"],
            Some(again.clone()),
        ),
        use_columns(LayoutId::new(world.desk.now()), &["No", "Action"], None),
        Command::Tracker(TrackerCommand::ForgetColumns { id: world.layout }),
        Command::Tracker(TrackerCommand::ApplyChanges { paper: world.paper }),
        Command::Tracker(TrackerCommand::ApplyRows {
            paper: world.paper,
            findings: world.waiting.clone(),
        }),
    ]
}

/// A number and the words under two headings.
pub fn use_columns(id: LayoutId, headings: &[&str; 2], again: Option<ReadAgain>) -> Command {
    let mapping = Mapping {
        layout: Layout::of_headings(headings),
        roles: vec![Role::Number, Role::Text],
        statuses: vec![StatusMeaning {
            words: "sorted".to_owned(),
            position: None,
            progress: Some(Progress::Complete),
        }],
    };
    Command::Tracker(TrackerCommand::UseColumns {
        id,
        mapping: Box::new(mapping),
        again,
    })
}

fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/trackers");
    fs::read(folder.join(name)).unwrap()
}

fn read(name: &str, bytes: &[u8], mappings: &[Mapping]) -> (Document, Extraction) {
    let document = document::read(bytes, name).unwrap();
    let given = PaperFacts::unknown();
    let extraction = extract::extract_mapped(&document, Default::default(), &given, mappings);
    (document, extraction)
}

/// Files a tracker as an import does: by what the register remembers of its layout.
fn file(desk: &Desk, name: &str, bytes: Vec<u8>) -> PaperId {
    let known = desk.reader().layouts().unwrap();
    let mappings: Vec<Mapping> = known.into_iter().map(|layout| layout.mapping).collect();
    let (document, extraction) = read(name, &bytes, &mappings);
    let id = PaperId::new(desk.now());
    desk.done(Command::Paper(PaperCommand::File(Box::new(FilePapers {
        file_name: name.to_owned(),
        original: bytes,
        attached_to: None,
        mappings: Vec::new(),
        papers: vec![FilePaper {
            id,
            part: None,
            text: document.text,
            blocks: document.blocks,
            pages: document.pages,
            extraction,
        }],
    }))));
    id
}

fn accept_all(desk: &Desk, paper: PaperId) {
    desk.done(Command::Finding(FindingCommand::AcceptAll {
        paper,
        at_least: Confidence::Unsure,
    }));
}

fn edition(desk: &Desk, paper: PaperId) -> TrackerEdition {
    desk.reader().paper(paper).unwrap().unwrap().edition.unwrap()
}

/// The May edition on the register, and the October edition waiting.
fn two_editions() -> (Desk, PaperId) {
    let desk = Desk::new();
    let may = file(&desk, "places-may.csv", bytes("places-may.csv"));
    accept_all(&desk, may);
    assert_eq!(desk.reader().paper(may).unwrap().unwrap().edition, None);
    let october = file(&desk, "places-october.csv", bytes("places-october.csv"));
    (desk, october)
}

/// What a change says, in short.
fn told(change: &RowChange) -> String {
    match change {
        RowChange::Words { after, .. } => format!("words: {after}"),
        RowChange::Progress { before, after } => format!("progress: {before:?} > {after:?}"),
        RowChange::Due { before, after } => {
            let before = before.as_ref().map_or("-", |due| &due.phrase);
            format!("due: {before} > {}", after.phrase)
        }
        RowChange::Answer { before, after } => {
            let before = before.as_ref().map_or("-", |(text, _)| text);
            format!("answer: {before} > {} {:?}", after.0, after.1)
        }
        RowChange::Lead { after, .. } => format!("lead: {after}"),
        RowChange::Member { after, .. } => format!("member: {after}"),
    }
}

#[test]
fn what_columns_hold_is_remembered_changed_and_forgotten() {
    let desk = Desk::new();
    let id = LayoutId::new(desk.now());
    desk.done(use_columns(id, &["Code", "What we want"], None));
    let known = desk.reader().layouts().unwrap();
    assert_eq!(known.len(), 1);
    assert_eq!(known[0].mapping.roles, [Role::Number, Role::Text]);
    assert_eq!(
        known[0].mapping.statuses,
        [StatusMeaning {
            words: "sorted".to_owned(),
            position: None,
            progress: Some(Progress::Complete)
        }]
    );
    // The same headings once more: what was remembered is changed, and keeps its identity.
    let mapping = Mapping {
        layout: Layout::of_headings(&["CODE", "What we  want:"]),
        roles: vec![Role::Ignore, Role::Text],
        statuses: Vec::new(),
    };
    desk.done(Command::Tracker(TrackerCommand::UseColumns {
        id: LayoutId::new(desk.now()),
        mapping: Box::new(mapping.clone()),
        again: None,
    }));
    let changed = desk.reader().layouts().unwrap();
    assert_eq!((changed.len(), changed[0].id), (1, id));
    assert_eq!(changed[0].mapping, mapping);
    desk.done(Command::Undo);
    assert_eq!(desk.reader().layouts().unwrap(), known);
    desk.done(Command::Tracker(TrackerCommand::ForgetColumns { id }));
    assert_eq!(desk.reader().layouts().unwrap(), []);
}

#[test]
fn columns_of_which_none_holds_the_words_are_refused() {
    let desk = Desk::new();
    let refused = desk.try_do(Command::Tracker(TrackerCommand::UseColumns {
        id: LayoutId::new(desk.now()),
        mapping: Box::new(Mapping {
            layout: Layout::of_headings(&["Code", "Due"]),
            roles: vec![Role::Number, Role::Due],
            statuses: Vec::new(),
        }),
        again: None,
    }));
    assert!(matches!(refused, Err(RegisterError::NoColumns)));
}

fn shops_mapping() -> Mapping {
    Mapping {
        layout: Layout::of_headings(&[
            "Code",
            "What we want",
            "Chased with",
            "Where it stands",
            "Shout date",
        ]),
        roles: vec![Role::Number, Role::Text, Role::Lead, Role::Status, Role::Due],
        statuses: Vec::new(),
    }
}

#[test]
fn a_paper_read_again_keeps_what_was_dealt_with_and_replaces_what_waits() {
    let desk = Desk::new();
    let first = Mapping {
        roles: vec![Role::Number, Role::Text, Role::Ignore, Role::Ignore, Role::Ignore],
        ..shops_mapping()
    };
    desk.done(Command::Tracker(TrackerCommand::UseColumns {
        id: LayoutId::new(desk.now()),
        mapping: Box::new(first),
        again: None,
    }));
    let paper = file(&desk, "shops.csv", bytes("shops.csv"));
    let waiting = desk.waiting(paper);
    assert_eq!(waiting.len(), 3);
    desk.done(Command::Finding(FindingCommand::Accept {
        findings: vec![waiting[0]],
    }));
    let item = desk.item("empty shops");
    let note = NoteId::new(desk.now());
    desk.done(Command::Note(
        scrutiny_desk::register::command::NoteCommand::Add {
            id: note,
            item: Some(item),
            paper: None,
            text: "Ask for the ward as well".to_owned(),
            visit: None,
        },
    ));
    let before = dump(desk.path());
    let (_, extraction) = read("shops.csv", &bytes("shops.csv"), &[shops_mapping()]);
    let outcome = desk.done(Command::Tracker(TrackerCommand::UseColumns {
        id: LayoutId::new(desk.now()),
        mapping: Box::new(shops_mapping()),
        again: Some(ReadAgain {
            paper,
            findings: extraction.findings,
        }),
    }));
    assert_eq!(outcome.remarks, ["1 row that you have dealt with stays as it is"]);
    let view = desk.reader().paper(paper).unwrap().unwrap();
    let told: Vec<(FindingState, Option<&str>, Option<&str>)> = view
        .findings
        .iter()
        .map(|finding| {
            let Found::Item(item) = &finding.finding.found else {
                panic!("a date was found");
            };
            let due = item.due.as_ref().map(|due| due.phrase.as_str());
            (finding.state, item.number.as_deref(), due)
        })
        .collect();
    assert_eq!(
        told,
        [
            (FindingState::Accepted, Some("K1"), None),
            (FindingState::Pending, Some("K2"), Some("1 May 2026")),
            (FindingState::Pending, Some("K4"), Some("March 2026")),
        ]
    );
    let kept = desk.reader().item(item).unwrap().unwrap();
    assert_eq!(kept.notes[0].text, "Ask for the ward as well");
    desk.done(Command::Undo);
    assert_eq!(dump(desk.path()), before);
}

#[test]
fn a_finding_of_which_something_came_once_is_laid_aside_and_not_taken_away() {
    let desk = Desk::new();
    desk.done(Command::Tracker(TrackerCommand::UseColumns {
        id: LayoutId::new(desk.now()),
        mapping: Box::new(shops_mapping()),
        again: None,
    }));
    let paper = file(&desk, "shops.csv", bytes("shops.csv"));
    let first = desk.waiting(paper)[0];
    desk.done(Command::Finding(FindingCommand::Accept {
        findings: vec![first],
    }));
    desk.done(Command::Finding(FindingCommand::Reopen {
        findings: vec![first],
    }));
    let (_, extraction) = read("shops.csv", &bytes("shops.csv"), &[shops_mapping()]);
    let found = extraction.findings.len();
    desk.done(Command::Tracker(TrackerCommand::UseColumns {
        id: LayoutId::new(desk.now()),
        mapping: Box::new(shops_mapping()),
        again: Some(ReadAgain {
            paper,
            findings: extraction.findings,
        }),
    }));
    assert_eq!(desk.waiting(paper).len(), found);
    let view = desk.reader().paper(paper).unwrap().unwrap();
    let old = view.findings.iter().find(|finding| finding.id == first).unwrap();
    assert_eq!(old.state, FindingState::Rejected);
}

#[test]
fn the_next_file_with_the_same_headings_is_read_by_what_is_remembered() {
    let desk = Desk::new();
    let odd = file(&desk, "shops.csv", bytes("shops.csv"));
    assert_eq!(desk.waiting(odd), [], "nobody knows what these headings mean");
    desk.done(Command::Tracker(TrackerCommand::UseColumns {
        id: LayoutId::new(desk.now()),
        mapping: Box::new(shops_mapping()),
        again: None,
    }));
    let next = b"CODE,What we want,Chased with,Where it stands,Shout date\nK9,Mend the clock on the market hall,Estates,Slipping,1 June 2026\n";
    let paper = file(&desk, "shops-june.csv", next.to_vec());
    assert_eq!(desk.waiting(paper).len(), 1);
    let view = desk.reader().paper(paper).unwrap().unwrap();
    assert_eq!(view.paper.facts.kind, PaperKind::ActionTracker);
    assert_eq!(view.paper.facts.date, None, "the day of a row is not the paper's");
}

#[test]
fn a_new_edition_says_what_it_changes_row_by_row() {
    let (desk, october) = two_editions();
    let edition = edition(&desk, october);
    assert_eq!(edition.before_name, "Recommendation Tracker");
    assert_eq!(edition.before_date, Some(day("2026-05-14")));
    let rows: Vec<(String, Vec<String>)> = edition
        .rows
        .iter()
        .map(|row| {
            let item = desk.reader().item(row.item).unwrap().unwrap().row.item;
            (item.number.unwrap(), row.changes.iter().map(told).collect())
        })
        .collect();
    let told = |number: &str| {
        let row = rows.iter().find(|(own, _)| own == number).unwrap();
        row.1.clone()
    };
    assert_eq!(
        told("PL1"),
        [
            "answer: Half of the paths have been walked. > The walker fell ill; the list slips to the winter. Some(Accepted)",
            "progress: Some(OnTrack) > Delayed",
            "due: 30 June 2026 > 31 December 2026",
        ]
    );
    assert_eq!(
        told("PL2"),
        [
            "words: That the ferry timetable be printed at both landing stages and on the ferry",
            "member: Cllr Osei",
        ]
    );
    assert_eq!(
        told("PL4"),
        [
            "answer: - > The review has begun. Some(InProgress)",
            "progress: Some(NotStarted) > OnTrack",
        ]
    );
    assert_eq!(told("PL5"), Vec::<String>::new(), "nothing has changed there");
    assert_eq!(edition.new.len(), 1);
    let gone: Vec<Option<&str>> = edition.gone.iter().map(|row| row.number.as_deref()).collect();
    assert_eq!(gone, [Some("PL3")]);
    assert_eq!(edition.changed(), 3);
}

#[test]
fn all_changes_are_applied_in_one_step_and_taken_back_in_one() {
    let (desk, october) = two_editions();
    let before = dump(desk.path());
    let stiles = desk.item("stiles");
    let ferry = desk.item("ferry");
    let depot = desk.item("depot");
    let outcome = desk.done(Command::Tracker(TrackerCommand::ApplyChanges { paper: october }));
    assert_eq!(
        outcome.label,
        "Took over 4 rows known and 1 row new from “Recommendation Tracker”"
    );
    assert_eq!(desk.reader().items().unwrap().len(), 6);
    let view = |item: ItemId| desk.reader().item(item).unwrap().unwrap();
    // The date has moved, and the ledger says so.
    let moved = view(stiles);
    let phrases: Vec<&str> = moved.promises.iter().map(|p| p.due.phrase.as_str()).collect();
    assert_eq!(phrases, ["30 June 2026", "31 December 2026"]);
    assert_eq!(times_moved(&moved.promises), 1);
    assert_eq!(moved.promises[1].said_on, Some(day("2026-10-08")));
    // Progress is a log entry of the tracker's day.
    assert_eq!(moved.progress[0].progress, Progress::Delayed);
    assert_eq!(moved.progress[0].happened_on, day("2026-10-08"));
    assert_eq!(moved.progress[0].paper, Some(october));
    // New words keep the old ones in the history.
    let reworded = view(ferry);
    assert!(reworded.row.item.text.ends_with("and on the ferry"));
    assert_eq!(reworded.row.item.executive_member.as_deref(), Some("Cllr Osei"));
    let old_words = "That the ferry timetable be printed at both landing stages";
    assert!(
        reworded
            .history
            .iter()
            .any(|line| line.field.as_deref() == Some("Words") && line.before.as_deref() == Some(old_words)),
        "{:?}",
        reworded.history
    );
    // What has gone from the tracker stands as it stood.
    assert!(view(depot).row.item.closing.is_none());
    assert_eq!(view(depot).row.state.position, Some(Position::Rejected));
    let after = edition(&desk, october);
    assert_eq!((after.rows.len(), after.new.len(), after.gone.len()), (0, 0, 1));
    desk.done(Command::Undo);
    assert_eq!(dump(desk.path()), before);
}

#[test]
fn one_row_is_applied_and_the_others_wait() {
    let (desk, october) = two_editions();
    let edition_before = edition(&desk, october);
    let row = edition_before
        .rows
        .iter()
        .find(|row| !row.changes.is_empty())
        .unwrap();
    desk.done(Command::Tracker(TrackerCommand::ApplyRows {
        paper: october,
        findings: vec![row.finding],
    }));
    let after = edition(&desk, october);
    assert_eq!(after.rows.len(), edition_before.rows.len() - 1);
    assert_eq!(after.gone, edition_before.gone);
    assert_eq!(desk.waiting(october).len(), 4);
}

#[test]
fn complete_in_a_tracker_closes_nothing_and_what_is_closed_is_not_missed() {
    let (desk, october) = two_editions();
    let market = desk.item("market");
    let view = desk.reader().item(market).unwrap().unwrap();
    assert_eq!(view.row.state.progress, Some(Progress::Complete));
    assert!(!view.row.state.closed);
    desk.done(Command::Item(ItemCommand::Close {
        items: vec![desk.item("depot")],
        closing: closing(),
    }));
    assert_eq!(edition(&desk, october).gone, []);
}

#[test]
fn an_older_edition_that_comes_late_is_no_new_one() {
    let desk = Desk::new();
    let october = file(&desk, "places-october.csv", bytes("places-october.csv"));
    accept_all(&desk, october);
    let may = file(&desk, "places-may.csv", bytes("places-may.csv"));
    assert_eq!(desk.reader().paper(may).unwrap().unwrap().edition, None);
}
