//! What becomes of findings: what they are to the items that are known, and what accepting them does.

use scrutiny_desk::register::Command;
use scrutiny_desk::register::command::{FindingCommand, Link};
use scrutiny_desk::scrutiny::finding::Confidence;
use scrutiny_desk::scrutiny::proposal::Relation;
use scrutiny_desk::scrutiny::response::Position;

use super::made_up::{Desk, MadeUpPaper, accept_all, within_six_months};
use super::world::World;

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
fn a_finding_is_linked_to_the_item_that_the_user_chose_and_the_link_can_be_taken_back() {
    let desk = Desk::new();
    let (report, _) = desk.file(
        MadeUpPaper::new("Review of play areas")
            .recommendation("1", "That play areas are mended")
            .recommendation("2", "That benches are painted"),
    );
    accept_all(&desk, report);
    let (answer, findings) = desk.file(
        MadeUpPaper::new("Letter from the Leader")
            .recommendation("7", "Swings and slides will be seen to")
            .answered("We shall do so", Position::Accepted),
    );
    let proposal = |desk: &Desk| {
        let view = desk.reader().paper(answer).unwrap().unwrap();
        view.findings[0].proposal.clone()
    };
    assert_eq!(proposal(&desk).relation, Relation::New, "nothing proposes it");
    let items = desk.reader().counts().unwrap().items;

    let chosen = desk.item("play areas");
    let outcome = desk.done(Command::Finding(FindingCommand::AcceptAs {
        finding: findings[0],
        link: Link::Answers,
        item: chosen,
    }));
    assert_eq!(outcome.label, "Linked a finding to an item");
    assert_eq!(desk.reader().counts().unwrap().items, items, "no item is added");
    let view = desk.reader().item(chosen).unwrap().unwrap();
    assert_eq!(view.responses[0].position, Some(Position::Accepted));
    assert_eq!(
        (proposal(&desk).relation, proposal(&desk).item),
        (Relation::Answers, Some(chosen)),
        "what was decided is kept with the finding"
    );
    desk.done(Command::Undo);
    let view = desk.reader().item(chosen).unwrap().unwrap();
    assert_eq!(view.responses, []);
}
