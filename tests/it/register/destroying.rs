//! Destroying a paper: not a word of it stays in the register's files.

use std::fs;
use std::path::{Path, PathBuf};

use scrutiny_desk::register::command::item::ItemEdit;
use scrutiny_desk::register::command::paper::{FactEdit, destroy_number};
use scrutiny_desk::register::command::{
    FindingCommand, FollowUpCommand, ItemCommand, NoteCommand, PaperCommand,
};
use scrutiny_desk::register::{Command, RegisterError};
use scrutiny_desk::scrutiny::finding::Confidence;
use scrutiny_desk::scrutiny::id::{FollowUpId, NoteId, PaperId, ProgressId, ResponseId};
use scrutiny_desk::scrutiny::progress::Progress;
use scrutiny_desk::scrutiny::proposal::Relation;
use scrutiny_desk::scrutiny::response::Position;

use super::made_up::{Desk, MadeUpPaper, day};
use super::world::due;

/// Stands in everything that came out of the paper that is destroyed, and nowhere else.
const SECRET: &str = "Quillonside";

fn secret_paper() -> MadeUpPaper {
    let mut paper = MadeUpPaper::new(&format!("Sale of {SECRET} depot"))
        .exempt()
        .blanket(&format!("{SECRET} is agreed"))
        .recommendation("1", &format!("That {SECRET} is sold"))
        .answered(
            &format!("{SECRET} will be sold in March 2017"),
            Position::Accepted,
        )
        .due(&format!("when {SECRET} is empty"), None)
        .date(&format!("{SECRET} auction"), "on 6 December 2016", "2016-12-06");
    paper.facts.council = Some(format!("{SECRET} Borough Council"));
    paper.facts.body = Some(format!("{SECRET} Task Group"));
    paper
}

fn destroy(desk: &Desk, paper: PaperId) -> Command {
    let view = desk.reader().paper(paper).unwrap().unwrap();
    Command::Paper(PaperCommand::Destroy {
        paper,
        typed: destroy_number(&view.paper),
    })
}

/// The files below a folder whose bytes or names hold `word`.
fn files_with(folder: &Path, word: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, word));
            continue;
        }
        let bytes = fs::read(&path).unwrap().to_ascii_lowercase();
        let word = word.to_ascii_lowercase().into_bytes();
        if bytes.windows(word.len()).any(|window| window == word) {
            found.push(path);
        }
    }
    found
}

/// A register on which a good deal was done about the secret paper, and something about another.
fn worked_on() -> (Desk, PaperId) {
    let desk = Desk::new();
    let (other, _) =
        desk.file(MadeUpPaper::new("Minutes of June").recommendation("1", "That the lift is mended"));
    let (paper, _) = desk.file(secret_paper());
    for paper in [other, paper] {
        desk.done(Command::Finding(FindingCommand::AcceptAll {
            paper,
            at_least: Confidence::Unsure,
        }));
    }
    let (item, lift) = (desk.item(SECRET), desk.item("lift"));
    for edit in [
        ItemEdit::Text(format!("That {SECRET} is let")),
        ItemEdit::LeadOfficer(Some(format!("Head of {SECRET}"))),
    ] {
        desk.done(Command::Item(ItemCommand::Edit {
            item,
            edit,
            visit: None,
        }));
    }
    let note = NoteId::new(desk.now());
    desk.done(Command::Note(NoteCommand::Add {
        id: note,
        item: Some(item),
        paper: None,
        text: format!("Who values {SECRET}?"),
        visit: None,
    }));
    desk.done(Command::Note(NoteCommand::Write {
        id: note,
        text: format!("Who valued {SECRET}?"),
        visit: 1,
    }));
    desk.done(Command::Note(NoteCommand::Add {
        id: NoteId::new(desk.now()),
        item: None,
        paper: Some(paper),
        text: format!("{SECRET} again"),
        visit: None,
    }));
    desk.done(Command::Item(ItemCommand::RecordAnswer {
        id: ResponseId::new(desk.now()),
        item,
        text: format!("{SECRET} was let"),
        position: Some(Position::Implemented),
        in_principle: false,
        answered_on: None,
    }));
    desk.done(Command::FollowUp(FollowUpCommand::Add {
        id: FollowUpId::new(desk.now()),
        about: format!("Visit {SECRET}"),
        due: due("on 1 March 2017", "2017-03-01"),
        item: Some(item),
        paper: None,
        repeat: None,
    }));
    desk.done(Command::Item(ItemCommand::SetProgress {
        items: vec![
            (item, ProgressId::new(desk.now())),
            (lift, ProgressId::new(desk.now())),
        ],
        progress: Progress::OnTrack,
        happened_on: day("2017-01-01"),
        words: "Both".to_owned(),
    }));
    desk.done(Command::Paper(PaperCommand::EditFact {
        paper,
        edit: FactEdit::Title(Some(format!("The {SECRET} matter"))),
    }));
    desk.done(Command::Undo);
    (desk, paper)
}

#[test]
fn not_a_byte_of_a_destroyed_paper_is_left_in_the_folder() {
    let (mut desk, paper) = worked_on();
    assert!(
        files_with(desk.path(), SECRET).len() >= 2,
        "database and original hold the word"
    );
    let command = destroy(&desk, paper);
    let outcome = desk.done(command);
    assert_eq!(outcome.label, "Destroyed a paper with 1 item");
    assert_eq!(outcome.remarks, Vec::<String>::new());
    assert_eq!(files_with(desk.path(), SECRET), Vec::<PathBuf>::new());
    desk.restart();
    assert_eq!(files_with(desk.path(), SECRET), Vec::<PathBuf>::new());

    let counts = desk.reader().counts().unwrap();
    assert_eq!((counts.papers, counts.items, counts.follow_ups), (1, 1, 0));
    let lift = desk.reader().item(desk.item("lift")).unwrap().unwrap();
    assert_eq!(
        lift.row.state.progress,
        Some(Progress::OnTrack),
        "what was done to others stays"
    );
    assert!(desk.reader().search(SECRET, 10).unwrap().is_empty());
    assert_eq!(desk.reader().search("lift", 10).unwrap().len(), 2);
    let (councils, bodies) = desk.reader().names().unwrap();
    assert_eq!(councils, ["Hollinford Borough Council"]);
    assert_eq!(bodies, ["Housing Scrutiny Committee"]);
    assert!(desk.reader().check().unwrap().faults.is_empty());
}

#[test]
fn undo_passes_over_a_destroyed_paper_to_what_can_still_be_taken_back() {
    let (desk, paper) = worked_on();
    desk.done(destroy(&desk, paper));
    let (undo, redo) = desk.reader().undo_labels().unwrap();
    assert_eq!(
        undo.as_deref(),
        Some("Accepted 1 finding"),
        "the acceptance of the lift"
    );
    assert_eq!(redo, None);
    desk.done(Command::Undo);
    assert_eq!(desk.reader().counts().unwrap().items, 0);
    desk.done(Command::Undo);
    assert_eq!(desk.reader().counts().unwrap().papers, 0);
    assert!(matches!(
        desk.try_do(Command::Undo),
        Err(RegisterError::NothingToUndo)
    ));
}

#[test]
fn a_wrong_number_destroys_nothing() {
    let (desk, paper) = worked_on();
    let refused = desk.try_do(Command::Paper(PaperCommand::Destroy {
        paper,
        typed: "123456".to_owned(),
    }));
    assert!(matches!(refused, Err(RegisterError::WrongNumber)));
    assert!(desk.reader().paper(paper).unwrap().is_some());
}

#[test]
fn a_paper_that_was_removed_and_filed_again_is_destroyed_in_both_places() {
    let desk = Desk::new();
    let (first, _) = desk.file(secret_paper());
    desk.done(Command::Paper(PaperCommand::Remove { paper: first }));
    let (second, _) = desk.file(secret_paper());
    desk.done(destroy(&desk, second));
    assert_eq!(files_with(desk.path(), SECRET), Vec::<PathBuf>::new());
}

#[test]
fn an_item_that_another_paper_prints_too_stays_in_that_papers_words() {
    let desk = Desk::new();
    let (draft, _) =
        desk.file(MadeUpPaper::new("Draft").recommendation("1", "That Quillon\u{2019}side depot is sold"));
    desk.done(Command::Finding(FindingCommand::AcceptAll {
        paper: draft,
        at_least: Confidence::Unsure,
    }));
    let item = desk.item("depot is sold");
    let (printed, findings) =
        desk.file(MadeUpPaper::new("Final").recommendation("4", "That Quillonside depot is sold"));
    desk.seems(printed, findings[0], Relation::SameAs, Some(item));
    desk.done(Command::Finding(FindingCommand::Accept { findings }));
    assert_eq!(desk.reader().taken_along(draft).unwrap().items, 0);

    desk.done(destroy(&desk, draft));
    let view = desk.reader().item(item).unwrap().unwrap();
    assert_eq!(view.row.item.text, "That Quillonside depot is sold");
    assert_eq!(view.row.item.paper, Some(printed));
    assert_eq!(
        files_with(desk.path(), "Quillon\u{2019}side"),
        Vec::<PathBuf>::new()
    );
}

#[test]
fn a_destruction_that_was_interrupted_is_finished_at_the_next_start() {
    let (mut desk, paper) = worked_on();
    let original = desk.reader().original_path(paper).unwrap().unwrap();
    // A folder in the place of the file cannot be removed as a file.
    fs::remove_file(&original).unwrap();
    fs::create_dir_all(original.join("in the way")).unwrap();
    let command = destroy(&desk, paper);
    let outcome = desk.done(command);
    assert_eq!(outcome.remarks.len(), 1);
    assert!(desk.reader().paper(paper).unwrap().is_none());

    fs::remove_dir_all(&original).unwrap();
    fs::write(&original, SECRET).unwrap();
    desk.restart();
    assert!(!original.exists());
    assert_eq!(files_with(desk.path(), SECRET), Vec::<PathBuf>::new());
}

#[test]
fn traces_that_another_reader_holds_on_to_are_cleared_at_the_next_start() {
    let (mut desk, paper) = worked_on();
    let reading = rusqlite::Connection::open(desk.path().join("register.db")).unwrap();
    reading
        .execute_batch("BEGIN; SELECT count(*) FROM paper;")
        .unwrap();
    let command = destroy(&desk, paper);
    let outcome = desk.done(command);
    assert_eq!(outcome.remarks.len(), 1, "{:?}", outcome.remarks);
    assert!(desk.reader().paper(paper).unwrap().is_none());
    assert_ne!(files_with(desk.path(), SECRET), Vec::<PathBuf>::new());
    drop(reading);
    desk.restart();
    assert_eq!(files_with(desk.path(), SECRET), Vec::<PathBuf>::new());
}
