//! Packs on the register: filing, undoing, removing and destroying papers that came in one file.

use std::fs;
use std::path::PathBuf;

use scrutiny_desk::register::command::paper::{FilePapers, destroy_number};
use scrutiny_desk::register::command::{FindingCommand, PaperCommand};
use scrutiny_desk::register::{Command, RegisterError};
use scrutiny_desk::scrutiny::finding::Confidence;
use scrutiny_desk::scrutiny::id::PaperId;
use scrutiny_desk::scrutiny::paper::Part;
use scrutiny_desk::store::original;

use super::dump::{count, dump};
use super::made_up::{Desk, MadeUpPaper};

const SECRET: &str = "Quillonside";

fn part(number: u32, first_page: u32, last_page: u32) -> Part {
    Part {
        number,
        of: 3,
        first_page,
        last_page,
        pack: "Housing Scrutiny Committee, 28 June 2016".to_owned(),
    }
}

/// A pack of three papers, the last of them exempt.
fn pack(desk: &Desk) -> FilePapers {
    let papers = [
        MadeUpPaper::new("Agenda").paragraph("What is to be done"),
        MadeUpPaper::new("Lifts").recommendation("1", "That the lift is mended"),
        MadeUpPaper::new("Depot lease")
            .recommendation("1", "That Quillonside is let")
            .exempt(),
    ];
    let places = [part(1, 1, 1), part(2, 2, 4), part(3, 5, 5)];
    FilePapers {
        file_name: "June pack.pdf".to_owned(),
        original: b"%PDF with the word Quillonside".to_vec(),
        attached_to: None,
        mappings: Vec::new(),
        papers: papers
            .into_iter()
            .zip(places)
            .map(|(paper, place)| paper.paper(desk.now(), Some(place)))
            .collect(),
    }
}

fn file(filing: FilePapers) -> Command {
    Command::Paper(PaperCommand::File(Box::new(filing)))
}

fn ids(filing: &FilePapers) -> Vec<PaperId> {
    filing.papers.iter().map(|paper| paper.id).collect()
}

fn names(desk: &Desk) -> Vec<String> {
    let rows = desk.reader().papers().unwrap();
    rows.iter().map(|row| row.paper.name().into_owned()).collect()
}

fn destroy(desk: &Desk, paper: PaperId) -> Command {
    let view = desk.reader().paper(paper).unwrap().unwrap();
    Command::Paper(PaperCommand::Destroy {
        paper,
        typed: destroy_number(&view.paper),
    })
}

fn original_of(desk: &Desk, filing: &FilePapers) -> PathBuf {
    let hash = original::hash(&filing.original);
    desk.path().join(original::place(&hash, &filing.file_name))
}

/// Every file below the folder that holds the secret word.
fn files_with_secret(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with_secret(&path));
        } else if fs::read(&path)
            .unwrap()
            .windows(SECRET.len())
            .any(|w| w == SECRET.as_bytes())
        {
            found.push(path);
        }
    }
    found
}

#[test]
fn the_papers_of_a_pack_are_filed_together_and_stand_together() {
    let desk = Desk::new();
    desk.file(MadeUpPaper::new("Another paper of the same day"));
    let filing = pack(&desk);
    let outcome = desk.done(file(filing.clone()));
    assert_eq!(outcome.label, "Filed 3 papers from “June pack.pdf”");
    assert_eq!(outcome.filed, ids(&filing));
    assert_eq!(
        names(&desk),
        ["Another paper of the same day", "Agenda", "Lifts", "Depot lease"]
    );
    let view = desk.reader().paper(filing.papers[1].id).unwrap().unwrap();
    assert_eq!(view.paper.part, filing.papers[1].part);
    assert_eq!(
        view.paper.edition_proposed, None,
        "papers of one file are no editions"
    );
    assert_eq!(view.paper.part.unwrap().pages(), "pages 2–4");
    assert!(original_of(&desk, &filing).exists());
    assert_eq!(
        desk.reader().check().unwrap().originals,
        2,
        "the pack is kept once"
    );
}

#[test]
fn a_pack_that_cannot_be_filed_whole_is_not_filed_at_all() {
    let desk = Desk::new();
    let (other, _) = desk.file(MadeUpPaper::new("Another paper"));
    let mut filing = pack(&desk);
    filing.papers[2].id = other;
    let before = dump(desk.path());
    let refused = desk.try_do(file(filing.clone()));
    assert!(matches!(refused, Err(RegisterError::AddedAlready)));
    assert_eq!(dump(desk.path()), before);
    assert!(!original_of(&desk, &filing).exists());
}

#[test]
fn filing_a_pack_is_one_act_to_undo_and_to_do_again() {
    let desk = Desk::new();
    let before = dump(desk.path());
    let filing = pack(&desk);
    desk.done(file(filing.clone()));
    let after = dump(desk.path());
    desk.done(Command::Undo);
    assert_eq!(dump(desk.path()), before);
    desk.done(Command::Redo);
    assert_eq!(dump(desk.path()), after);
    let again = desk.done(file(pack(&desk)));
    assert!(again.already_filed);
    assert_eq!(again.paper, Some(filing.papers[0].id));
    assert_eq!(again.label, "Already filed on 23 November 2026 as 3 papers");
    assert_eq!(count(desk.path(), "paper"), 3);
}

#[test]
fn a_removed_paper_of_a_pack_is_filed_again_and_the_others_stay() {
    let desk = Desk::new();
    let first = pack(&desk);
    desk.done(file(first.clone()));
    desk.done(Command::Paper(PaperCommand::Remove {
        paper: first.papers[1].id,
    }));
    assert_eq!(names(&desk), ["Agenda", "Depot lease"]);
    let second = pack(&desk);
    let outcome = desk.done(file(second.clone()));
    assert_eq!(outcome.label, "Filed “Lifts”");
    assert_eq!(outcome.filed, [second.papers[1].id]);
    assert_eq!(names(&desk), ["Agenda", "Lifts", "Depot lease"]);
    // Undoing both in turn brings the first one back.
    desk.done(Command::Undo);
    desk.done(Command::Undo);
    assert!(desk.reader().paper(first.papers[1].id).unwrap().is_some());
    assert!(desk.done(file(pack(&desk))).already_filed);
}

#[test]
fn a_file_that_is_parted_otherwise_than_it_was_stays_as_it_was_filed() {
    let desk = Desk::new();
    let first = pack(&desk);
    desk.done(file(first.clone()));
    desk.done(Command::Paper(PaperCommand::Remove {
        paper: first.papers[1].id,
    }));
    let mut second = pack(&desk);
    second.papers.remove(1);
    for (paper, part) in second.papers.iter_mut().zip([part(1, 1, 3), part(2, 4, 5)]) {
        paper.part = Some(Part { of: 2, ..part });
    }
    assert!(desk.done(file(second)).already_filed);
    let mut whole = pack(&desk);
    whole.papers.truncate(1);
    whole.papers[0].part = None;
    assert!(desk.done(file(whole)).already_filed);
}

#[test]
fn destroying_a_paper_of_a_pack_takes_the_file_and_leaves_the_other_papers() {
    let mut desk = Desk::new();
    let filing = pack(&desk);
    desk.done(file(filing.clone()));
    let [_, lifts, lease] = ids(&filing)[..] else {
        panic!("the pack has three papers");
    };
    desk.done(Command::Finding(FindingCommand::AcceptAll {
        paper: lease,
        at_least: Confidence::Unsure,
    }));
    assert!(
        files_with_secret(desk.path()).len() >= 2,
        "database and original hold the word"
    );
    assert_eq!(desk.reader().taken_along(lease).unwrap().in_file, 3);

    let number = destroy_number(&desk.reader().paper(lease).unwrap().unwrap().paper);
    assert!(number.ends_with("-3"), "{number} names the paper in the pack");
    let wrong = number.replace("-3", "-2");
    let refused = desk.try_do(Command::Paper(PaperCommand::Destroy {
        paper: lease,
        typed: wrong,
    }));
    assert!(matches!(refused, Err(RegisterError::WrongNumber)));

    let outcome = desk.done(destroy(&desk, lease));
    assert_eq!(outcome.label, "Destroyed a paper with 1 item");
    assert_eq!(
        outcome.remarks,
        ["The file itself was erased as well: the other 2 papers in it keep their text but not the file"]
    );
    assert_eq!(files_with_secret(desk.path()), Vec::<PathBuf>::new());
    desk.restart();
    assert_eq!(files_with_secret(desk.path()), Vec::<PathBuf>::new());
    assert_eq!(names(&desk), ["Agenda", "Lifts"]);
    let view = desk.reader().paper(lifts).unwrap().unwrap();
    assert!(view.text.contains("That the lift is mended"));
    assert!(view.original_erased);
    assert_eq!(desk.reader().original_path(lifts).unwrap(), None);
    let checked = desk.reader().check().unwrap();
    assert_eq!(checked.faults, Vec::<String>::new());
    assert_eq!((checked.originals, checked.erased), (0, 1));

    // Whoever files the pack again has the file again, and the paper that was destroyed.
    let again = desk.done(file(pack(&desk)));
    assert_eq!(again.label, "Filed “Depot lease”");
    assert!(!desk.reader().paper(lifts).unwrap().unwrap().original_erased);
    assert_eq!(desk.reader().check().unwrap().originals, 1);
}

#[test]
fn what_is_left_of_a_pack_can_be_destroyed_paper_by_paper() {
    let desk = Desk::new();
    let filing = pack(&desk);
    desk.done(file(filing.clone()));
    for id in ids(&filing) {
        desk.done(destroy(&desk, id));
    }
    assert_eq!(names(&desk), Vec::<String>::new());
    for table in ["paper", "erased_original", "paper_text", "block"] {
        assert_eq!(count(desk.path(), table), 0, "{table}");
    }
}

#[test]
fn destroying_a_paper_takes_its_removed_double_and_spares_a_removed_neighbour() {
    let desk = Desk::new();
    let first = pack(&desk);
    desk.done(file(first.clone()));
    for paper in [first.papers[1].id, first.papers[2].id] {
        desk.done(Command::Paper(PaperCommand::Remove { paper }));
    }
    let second = pack(&desk);
    desk.done(file(second.clone()));
    desk.done(destroy(&desk, second.papers[2].id));
    assert_eq!(files_with_secret(desk.path()), Vec::<PathBuf>::new());
    assert_eq!(count(desk.path(), "paper"), 3, "agenda, and the lifts twice");
}

#[test]
fn a_paper_that_was_filed_before_its_pack_is_proposed_as_the_earlier_edition() {
    let desk = Desk::new();
    let words = "That the lift in Elm House is mended before the winter and that tenants are told when";
    let report = || MadeUpPaper::new("Lifts").recommendation("1", words);
    let (alone, _) = desk.file(report());
    let mut filing = pack(&desk);
    filing.papers[1] = report().paper(desk.now(), Some(part(2, 2, 4)));
    desk.done(file(filing.clone()));
    let proposed = |at: usize| {
        let view = desk.reader().paper(filing.papers[at].id).unwrap().unwrap();
        view.paper.edition_proposed
    };
    assert_eq!(proposed(1), Some(alone));
    assert_eq!((proposed(0), proposed(2)), (None, None));
}

/// A message, and a paper that came attached to it.
fn with_attachment(desk: &Desk) -> (PaperId, PaperId) {
    let (message, _) = desk.file(MadeUpPaper::new("Reply to the panel").paragraph("It is attached"));
    let mail = desk.reader().paper(message).unwrap().unwrap().paper.file_hash;
    let mut filing = MadeUpPaper::new("Depot lease")
        .recommendation("1", "That Quillonside is let")
        .exempt()
        .filing(desk.now());
    filing.attached_to = Some(mail);
    let paper = filing.papers[0].id;
    desk.done(file(filing));
    (message, paper)
}

#[test]
fn an_attachment_and_its_message_name_each_other() {
    let desk = Desk::new();
    let (message, paper) = with_attachment(&desk);
    let view = desk.reader().paper(paper).unwrap().unwrap();
    assert_eq!(view.attached_to, Some((message, "Reply to the panel".to_owned())));
    let view = desk.reader().paper(message).unwrap().unwrap();
    assert_eq!(view.attached, [(paper, "Depot lease".to_owned())]);
    let rows = desk.reader().papers().unwrap();
    let row = rows.iter().find(|row| row.paper.id == paper).unwrap();
    assert_eq!(row.attached_to.as_deref(), Some("Reply to the panel"));
}

#[test]
fn destroying_an_attachment_takes_the_files_of_the_messages_that_hold_it() {
    let desk = Desk::new();
    let (message, paper) = with_attachment(&desk);
    // A message on which that one was forwarded holds the attachment too.
    let hash = |id| desk.reader().paper(id).unwrap().unwrap().paper.file_hash;
    let (forward, _) = desk.file(MadeUpPaper::new("For information"));
    let mut filing = MadeUpPaper::new("Reply to the panel")
        .paragraph("It is attached")
        .filing(desk.now());
    filing.attached_to = Some(hash(forward));
    assert!(
        desk.done(file(filing)).already_filed,
        "the link is kept all the same"
    );
    assert_eq!(desk.reader().taken_along(paper).unwrap().in_messages, 2);
    let originals = [message, forward].map(|id| desk.reader().original_path(id).unwrap().unwrap());

    let outcome = desk.done(destroy(&desk, paper));
    assert_eq!(
        outcome.remarks,
        ["The e-mail that it came attached to keeps its text; its file was erased as well"; 2]
    );
    assert!(originals.iter().all(|original| !original.exists()));
    let checked = desk.reader().check().unwrap();
    assert_eq!((checked.faults.len(), checked.erased), (0, 2));
    let view = desk.reader().paper(message).unwrap().unwrap();
    assert!(view.text.contains("It is attached") && view.attached.is_empty());
}

#[test]
fn a_whole_pack_is_removed_in_one_act() {
    let desk = Desk::new();
    desk.file(MadeUpPaper::new("Another paper"));
    let filing = pack(&desk);
    desk.done(file(filing.clone()));
    for paper in &filing.papers[1..] {
        desk.done(Command::Finding(FindingCommand::AcceptAll {
            paper: paper.id,
            at_least: Confidence::Unsure,
        }));
    }
    let before = dump(desk.path());
    let outcome = desk.done(Command::Paper(PaperCommand::RemovePack {
        paper: filing.papers[1].id,
    }));
    assert_eq!(outcome.label, "Removed 3 papers of “June pack.pdf” with 2 items");
    assert_eq!(names(&desk), ["Another paper"]);
    assert_eq!(desk.reader().counts().unwrap().items, 0);
    desk.done(Command::Undo);
    assert_eq!(dump(desk.path()), before);
}
