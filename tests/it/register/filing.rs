//! Filing papers and confirming what was found in them.

use std::fs;

use scrutiny_desk::register::command::{FindingCommand, PaperCommand};
use scrutiny_desk::register::{Command, RegisterError};
use scrutiny_desk::scrutiny::finding::{Confidence, Fact, FindingState, Found};
use scrutiny_desk::scrutiny::id::PaperId;
use scrutiny_desk::scrutiny::response::Position;
use scrutiny_desk::store::{StoreError, original};

use super::dump::{count, dump};
use super::made_up::{Desk, MadeUpPaper, day, response_to_damp_review};

#[test]
fn a_filed_paper_is_read_back_as_it_was_filed() {
    let desk = Desk::new();
    let made = response_to_damp_review().filing(desk.now());
    let outcome = desk.done(Command::Paper(PaperCommand::File(Box::new(made.clone()))));
    assert_eq!(outcome.label, "Filed “Response to the review of damp homes”");
    assert!(outcome.touched.papers && outcome.touched.findings && !outcome.already_filed);

    let file = made.original.clone();
    let made = &made.papers[0];
    let view = desk.reader().paper(made.id).unwrap().unwrap();
    assert_eq!(view.paper.facts, made.extraction.facts);
    assert_eq!(view.text, made.text);
    assert_eq!(view.blocks, made.blocks);
    assert_eq!(view.pages, made.pages);
    assert_eq!(view.paper.notes, ["A picture was left out."]);
    assert_eq!(
        view.paper.blanket_response.as_deref(),
        Some("The Cabinet welcomes the report.")
    );
    let found: Vec<_> = view.findings.iter().map(|f| f.finding.clone()).collect();
    assert_eq!(found, made.extraction.findings);
    assert!(
        view.findings
            .iter()
            .all(|f| f.state == FindingState::Pending && !f.amended)
    );
    let passages = desk.reader().fact_passages(made.id).unwrap();
    assert_eq!(passages, made.extraction.fact_passages);
    assert!(passages.iter().any(|(fact, _)| *fact == Fact::Title));
    let original = desk.reader().original_path(made.id).unwrap().unwrap();
    assert_eq!(std::fs::read(original).unwrap(), file);
}

#[test]
fn the_same_file_twice_is_filed_once() {
    let desk = Desk::new();
    let (paper, _) = desk.file(response_to_damp_review());
    let again = desk.done(response_to_damp_review().command(desk.now()));
    assert!(again.already_filed);
    assert_eq!(again.paper, Some(paper));
    assert_eq!(again.act, None);
    assert_eq!(
        again.label,
        "Already filed on 23 November 2026 as “Response to the review of damp homes”"
    );
    assert_eq!(desk.reader().counts().unwrap().papers, 1);
}

#[test]
fn accepted_findings_stand_on_the_register_with_answer_promise_and_follow_up() {
    let desk = Desk::new();
    let (paper, _) = desk.file(response_to_damp_review());
    let outcome = desk.done(Command::Finding(FindingCommand::AcceptAll {
        paper,
        at_least: Confidence::Unsure,
    }));
    assert_eq!(outcome.label, "Accepted 3 findings");
    assert!(outcome.touched.items && outcome.touched.follow_ups && outcome.touched.findings);

    let view = desk.reader().item(desk.item("mould")).unwrap().unwrap();
    assert_eq!(view.row.state.position, Some(Position::Accepted));
    assert_eq!(view.responses[0].text, "Agreed, inspections begin in March 2017");
    assert_eq!(view.responses[0].answered_on, Some(day("2016-06-28")));
    assert_eq!(view.row.due.as_ref().unwrap().phrase, "in March 2017");
    assert_eq!(view.row.body_name.as_deref(), Some("Housing Scrutiny Committee"));
    assert_eq!(
        view.row.council_name.as_deref(),
        Some("Hollinford Borough Council")
    );
    assert_eq!(view.row.item.executive_member.as_deref(), Some("Cllr Osei"));
    let follow_ups = desk.reader().follow_ups().unwrap();
    assert_eq!(follow_ups.len(), 1);
    assert_eq!(follow_ups[0].follow_up.about, "A progress report comes");
    let counts = desk.reader().counts().unwrap();
    assert_eq!(
        (counts.papers, counts.waiting, counts.items, counts.follow_ups),
        (1, 0, 2, 1)
    );
}

#[test]
fn only_the_certain_findings_are_taken_where_only_they_are_asked_for() {
    let desk = Desk::new();
    let (paper, _) = desk.file(response_to_damp_review());
    desk.done(Command::Finding(FindingCommand::AcceptAll {
        paper,
        at_least: Confidence::Certain,
    }));
    let waiting = desk.waiting(paper);
    let view = desk.reader().paper(paper).unwrap().unwrap();
    assert_eq!(waiting.len(), 1);
    assert!(
        view.findings
            .iter()
            .any(|f| f.id == waiting[0] && matches!(f.finding.found, Found::Date(_)))
    );
}

#[test]
fn a_key_pressed_twice_accepts_once() {
    let desk = Desk::new();
    let (_, findings) = desk.file(MadeUpPaper::new("Minutes").recommendation("1", "That the lift is mended"));
    let accept = Command::Finding(FindingCommand::Accept { findings });
    desk.done(accept.clone());
    let second = desk.done(accept);
    assert_eq!(second.act, None);
    assert_eq!(desk.reader().counts().unwrap().items, 1);
}

#[test]
fn a_paper_whose_original_cannot_be_kept_is_not_filed_at_all() {
    let desk = Desk::new();
    let papers = desk.path().join("papers");
    fs::remove_dir_all(&papers).unwrap();
    fs::write(&papers, "in the way").unwrap();
    let before = dump(desk.path());
    let refused = desk.try_do(response_to_damp_review().command(desk.now()));
    assert!(
        matches!(refused, Err(RegisterError::Store(StoreError::File { .. }))),
        "{refused:?}"
    );
    assert_eq!(dump(desk.path()), before);
    assert_eq!(count(desk.path(), "change"), 0);
}

#[test]
fn a_paper_that_cannot_be_filed_leaves_no_original() {
    let desk = Desk::new();
    let (paper, _) = desk.file(response_to_damp_review());
    let mut second = MadeUpPaper::new("Another paper").filing(desk.now());
    second.papers[0].id = paper;
    let original = desk.path().join(original::place(
        &original::hash(&second.original),
        &second.file_name,
    ));
    let before = dump(desk.path());
    let refused = desk.try_do(Command::Paper(PaperCommand::File(Box::new(second.clone()))));
    assert!(matches!(refused, Err(RegisterError::AddedAlready)));
    assert_eq!(dump(desk.path()), before);
    assert!(!original.exists());

    second.papers[0].id = PaperId::new(desk.now());
    desk.done(Command::Paper(PaperCommand::File(Box::new(second))));
    assert!(original.exists());
}

#[test]
fn a_removed_paper_can_be_filed_again_and_both_acts_undone() {
    let desk = Desk::new();
    let (first, _) = desk.file(response_to_damp_review());
    desk.done(Command::Paper(PaperCommand::Remove { paper: first }));
    let (second, _) = desk.file(response_to_damp_review());
    assert_ne!(first, second);
    desk.done(Command::Undo);
    desk.done(Command::Undo);
    assert!(desk.reader().paper(first).unwrap().is_some());
    assert!(desk.reader().paper(second).unwrap().is_none());
    assert!(
        desk.done(response_to_damp_review().command(desk.now()))
            .already_filed
    );
}
