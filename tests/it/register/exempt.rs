//! What came out of exempt papers is exempt, as long as they are.

use scrutiny_desk::register::Command;
use scrutiny_desk::register::command::paper::FactEdit;
use scrutiny_desk::register::command::{FindingCommand, PaperCommand};
use scrutiny_desk::scrutiny::paper::Publicity;
use scrutiny_desk::scrutiny::proposal::Relation;

use super::made_up::{Desk, MadeUpPaper, accept_all, response_to_damp_review, within_six_months};

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
fn what_stands_in_a_section_that_is_not_for_publication_is_exempt_and_the_rest_is_not() {
    let desk = Desk::new();
    let mut paper = MadeUpPaper::new("Minutes of an evening")
        .heading(2, "5. Bus shelters")
        .recommendation("1", "That shelters are lit")
        .heading(2, "6. Depot lease")
        .paragraph("Not for publication: exempt or confidential")
        .heading(3, "Minutes")
        .recommendation("2", "That the depot is let")
        .heading(2, "7. Close")
        .recommendation("3", "That the meeting is closed");
    paper.facts.publicity = Publicity::NotStated;
    let (paper, _) = desk.file(paper);
    accept_all(&desk, paper);
    let exempt = || {
        let items = desk.reader().items().unwrap();
        let mut exempt: Vec<String> = items
            .into_iter()
            .filter(|row| row.item.exempt)
            .map(|row| row.item.text)
            .collect();
        exempt.sort();
        exempt
    };
    assert_eq!(exempt(), ["That the depot is let"]);
    let publicity = |publicity| {
        desk.done(Command::Paper(PaperCommand::EditFact {
            paper,
            edit: FactEdit::Publicity(publicity),
        }));
    };
    publicity(Publicity::Public);
    assert_eq!(exempt(), [""; 0]);
    publicity(Publicity::Exempt);
    assert_eq!(exempt().len(), 3);
    publicity(Publicity::NotStated);
    assert_eq!(exempt(), ["That the depot is let"]);
}
