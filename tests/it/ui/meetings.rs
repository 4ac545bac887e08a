//! Meetings: added, prepared with questions that are kept while they are typed, opened from papers.

use std::path::Path;

use eframe::egui::{Key, Modifiers};

use scrutiny_desk::register::command::meeting::MeetingBody;
use scrutiny_desk::register::command::{Command, MeetingCommand};
use scrutiny_desk::register::{Access, Register};
use scrutiny_desk::scrutiny::id::MeetingId;

use super::window::{Filling, Window, day, now, typical};

fn questions(folder: &Path, date: &str) -> Option<String> {
    let (register, _) = Register::open(folder, Access::Read, now()).unwrap();
    let reader = register.reader().unwrap();
    let row = reader
        .meetings()
        .unwrap()
        .into_iter()
        .find(|row| row.date == day(date))?;
    let view = reader.meeting(row.body, row.date).unwrap()?;
    Some(view.questions)
}

#[test]
fn a_meeting_is_added_and_prepared_and_its_questions_are_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    window.press(Modifiers::COMMAND, Key::Num4);
    window.until_there("No meetings yet");
    window.click("Add the first meeting…");
    window.type_into("Who meets", "Housing Panel");
    window.type_into("Day", "08/12/2026");
    window.type_into("Place", "Town Hall");
    window.press(Modifiers::COMMAND, Key::Enter);
    window.until_there("Coming, 1");
    window.click_first("Housing Panel, Tuesday 8 December 2026 · in 2 weeks, Town Hall · no papers yet");
    window.until_there("No paper of this body and day is filed.");
    window.until_there("Overdue, 1");
    window.click_first("Recommendation 1,");
    window.until_there("Close the item panel");
    window.press(Modifiers::NONE, Key::Escape);
    window.type_into("My questions, one a line", "Who mends the fans?");
    // Leaving the page keeps what was typed.
    window.press(Modifiers::COMMAND, Key::Num1);
    window.until_there("Board");
    window.press(Modifiers::COMMAND, Key::Num4);
    window.until_there(
        "Housing Panel, Tuesday 8 December 2026 · in 2 weeks, Town Hall · no papers yet · questions kept",
    );
    window.close();
    assert_eq!(
        questions(folder.path(), "2026-12-08").as_deref(),
        Some("Who mends the fans?")
    );

    let mut window = Window::open(folder.path());
    window.press(Modifiers::COMMAND, Key::Num4);
    window.click_first("Housing Panel, Tuesday 8 December 2026");
    window.until_there("My questions, one a line");
    let kept = window.control("My questions, one a line").value();
    assert_eq!(kept.as_deref(), Some("Who mends the fans?"));
    window.click("Edit…");
    window.until_there("Change the meeting");
    window.press(Modifiers::COMMAND, Key::Enter);
    window.click_first("Housing Panel, Tuesday 8 December 2026");
    window.click("Print…");
    window.until_there("Print the meeting");
    window.until_there("With my own questions");
    window.press(Modifiers::NONE, Key::Escape);
    window.until_gone("Print the meeting");
    window.click("Remove the meeting");
    window.until_there("Nothing is left of this meeting");
    window.click("Undo");
    window.until_there("Overdue, 1");
}

const AGENDA: &str = "\
SALTERBY BOROUGH COUNCIL

HOUSING SCRUTINY PANEL

10 March 2026

Report of the Director of Housing: Repairs

Recommendation

The Panel is recommended to note the report and to agree the programme of visits.
";

#[test]
fn the_meeting_of_a_filed_paper_is_there_by_itself_and_its_first_question_keeps_it() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register");
    let paper = folder.path().join("report.txt");
    std::fs::write(&paper, AGENDA).unwrap();
    {
        let home = crate::support::Home::new();
        let ended = home.run([
            "--register",
            register.to_str().unwrap(),
            "import",
            "--accept",
            paper.to_str().unwrap(),
        ]);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
    }
    let mut window = Window::open(&register);
    window.press(Modifiers::COMMAND, Key::Num4);
    window.until_there("Past, 1");
    window.click_first("Housing Scrutiny Panel, Tuesday 10 March 2026, Salterby Borough Council · 1 paper");
    window.until_there("Nothing that was asked before this meeting is open");
    window.type_into("My questions, one a line", "Which homes?");
    window.until("the question to be kept", |_| {
        questions(&register, "2026-03-10").as_deref() == Some("Which homes?")
    });
    window.until_there("Remove the meeting");
}

#[test]
fn a_supplement_stands_with_the_papers_of_its_meeting_and_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register");
    let paper = folder.path().join("report.txt");
    let late = folder.path().join("Supplementary_Agenda_10-Mar-2026.txt");
    std::fs::write(&paper, AGENDA).unwrap();
    std::fs::write(
        &late,
        AGENDA.replace("Repairs", "Rents").replace("visits", "surgeries"),
    )
    .unwrap();
    let home = crate::support::Home::new();
    let ended = home.run([
        "--register",
        register.to_str().unwrap(),
        "import",
        "--accept",
        paper.to_str().unwrap(),
        late.to_str().unwrap(),
    ]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let mut window = Window::open(&register);
    window.press(Modifiers::COMMAND, Key::Num4);
    window.until_there("Past, 1");
    window.click_first("Housing Scrutiny Panel, Tuesday 10 March 2026, Salterby Borough Council · 2 papers");
    window.until_there("Committee report · Supplement");
}

#[test]
fn the_same_meeting_is_not_kept_twice() {
    let folder = tempfile::tempdir().unwrap();
    let filling = Filling::of(folder.path());
    filling.perform(Command::Meeting(MeetingCommand::Add {
        id: MeetingId::new(now()),
        body: MeetingBody::Named("Housing Panel".to_owned()),
        date: day("2026-12-08"),
        place: None,
    }));
    drop(filling);
    let mut window = Window::open(folder.path());
    window.press(Modifiers::COMMAND, Key::Num4);
    window.click("Add a meeting…");
    window.type_into("Who meets", "Housing panel");
    window.type_into("Day", "08/12/2026");
    window.press(Modifiers::COMMAND, Key::Enter);
    window.until_there("There is a meeting of this body on this day already");
    window.until_there("Open it under Meetings.");
}

#[test]
fn a_follow_up_for_the_next_meeting_stands_on_that_meeting_and_in_the_calendar() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    Filling::of(folder.path()).perform(Command::Meeting(MeetingCommand::Add {
        id: MeetingId::new(now()),
        body: MeetingBody::Named("Housing Panel".to_owned()),
        date: day("2026-11-27"),
        place: None,
    }));
    let mut window = Window::open(folder.path());
    window.press(Modifiers::COMMAND, Key::Num2);
    window.until_there("1 follow-up open");
    window.click("Add a follow-up…");
    window.type_into("What is to be followed up", "Ask who inspects");
    window.type_into("When", "at the next meeting of the Housing Panel");
    window.until_there("✓ Falls on that meeting");
    window.click("Add the follow-up");
    window.until_there("2 follow-ups open");
    window.until_there("at the next meeting of the Housing Panel (27 November 2026) · in 4 days");
    window.click("Calendar");
    window.until_there(
        "Friday 27 November 2026, 1 due: Housing Panel meets; at the next meeting of the Housing Panel: Ask",
    );
    window.click("List");
    window.click("Open the meeting");
    window.until_there("Due at this meeting");
    window.until_there("My follow-ups, 1");
    window.click("Done: Ask who inspects");
    window.until_there("What came of it");
}
