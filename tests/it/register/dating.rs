//! Windows that rest on a paper's date, and what becomes of them when the date is changed.

use scrutiny_desk::register::Command;
use scrutiny_desk::register::command::paper::FactEdit;
use scrutiny_desk::register::command::{ItemCommand, PaperCommand};
use scrutiny_desk::scrutiny::finding::Found;
use scrutiny_desk::scrutiny::id::PaperId;
use scrutiny_desk::scrutiny::period::Window;
use scrutiny_desk::scrutiny::promise::Due;

use super::made_up::{Desk, accept_all, day, within_six_months};

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
