//! The item panel: what is typed is kept, comes back after a restart and can be taken back.

use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable;
use scrutiny_desk::register::command::{MeetingCommand, NoteCommand};
use scrutiny_desk::register::{Access, Command, Register};
use scrutiny_desk::scrutiny::id::{MeetingId, NoteId};
use scrutiny_desk::scrutiny::progress::Progress;

use super::shell::by_palette;
use super::window::{Window, day, now, read, typical};
use crate::register::made_up::MadeUpPaper;

#[test]
fn a_note_is_kept_while_it_is_typed_and_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 1,");
    window.type_into("Response note", "Ask who pays for the second visit.");
    window.until("the note to be kept", |_| {
        !read(folder.path(), items[0]).notes.is_empty()
    });
    // What is typed last is kept by closing, without waiting for the pause.
    window.type_into("Response note", " And when?");
    window.close();
    let notes = read(folder.path(), items[0]).notes;
    let words: Vec<&str> = notes.iter().map(|n| n.text.as_str()).collect();
    assert_eq!(words, ["Ask who pays for the second visit. And when?"]);

    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 1,");
    window.until_there("Response note");
    let value = window.control("Response note").value();
    assert_eq!(
        value.as_deref(),
        Some("Ask who pays for the second visit. And when?")
    );
}

#[test]
fn a_note_is_shown_as_it_is_meant_while_nobody_is_in_it_and_stays_as_typed() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 1,");
    window.type_into("Response note", "- ask **who** pays");
    window.control("Lead officer").focus();
    window.rest();
    window.until("the word alone", |h| h.query_by_label("who").is_some());
    window.click("Edit: response note");
    window.until_there("Response note");
    let value = window.control("Response note").value();
    assert_eq!(value.as_deref(), Some("- ask **who** pays"));
    window.type_into("Response note", "!");
    window.close();
    assert_eq!(read(folder.path(), items[0]).notes[0].text, "- ask **who** pays!");
}

#[test]
fn escape_leaves_the_note_first_and_the_panel_next() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 1,");
    window.type_into("Response note", "Ask who pays.");
    window.press(Modifiers::NONE, Key::Escape);
    window.until_there("Close the item panel");
    window.press(Modifiers::NONE, Key::Escape);
    window.until_gone("Close the item panel");
}

#[test]
fn a_draft_is_sent_when_another_item_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 1,");
    window.type_into("Lead officer", "R. Imran");
    window.click_first("Recommendation 3,");
    window.until("the lead officer to be kept", |_| {
        read(folder.path(), items[0]).row.item.lead_officer.is_some()
    });
    let item = read(folder.path(), items[0]).row.item;
    assert_eq!(item.lead_officer.as_deref(), Some("R. Imran"));
    window.until_there("Lead officer");
    let value = window.control("Lead officer").value();
    assert_eq!(value.unwrap_or_default(), "", "the other item has none");
}

#[test]
fn with_the_caret_in_a_text_undo_takes_typing_back_and_leaves_the_register_alone() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 2,");
    window.type_into("Response note", "x");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.control("Response note").value().unwrap_or_default(), "");
    window.close();
    assert!(read(folder.path(), items[1]).notes.is_empty());
    let (register, _) = Register::open(folder.path(), Access::Read, now()).unwrap();
    let follow_ups = register.reader().unwrap().follow_ups().unwrap();
    assert_eq!(follow_ups.len(), 1, "the last act stands");
}

#[test]
fn a_typed_promise_shows_its_window_before_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 2,");
    window.click("Add a date");
    window.type_into("By when", "05/03/2027");
    window.until_there("✓ Means 5 March 2027");
    window.click("Add the date");
    window.until("the promise to be kept", |_| {
        !read(folder.path(), items[1]).promises.is_empty()
    });
    let promises = read(folder.path(), items[1]).promises;
    assert_eq!(promises[0].due.window.unwrap().latest, Some(day("2027-03-05")));
}

#[test]
fn progress_is_reported_with_the_day_it_happened() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 2,");
    window.click("Report progress");
    window.type_into("What was reported", "The letters go out");
    window.click("Add to the log");
    window.until("the entry to be kept", |_| {
        read(folder.path(), items[1]).row.state.progress == Some(Progress::OnTrack)
    });
    let log = read(folder.path(), items[1]).progress;
    assert_eq!(
        (log[0].happened_on, log[0].words.as_str()),
        (day("2026-11-23"), "The letters go out")
    );
}

#[test]
fn what_was_begun_in_a_form_is_kept_as_a_note_when_the_window_closes() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 2,");
    window.click("Report progress");
    window.type_into("What was reported", "The letters go out");
    window.close();
    let view = read(folder.path(), items[1]);
    assert_eq!(
        view.row.state.progress, None,
        "nothing is entered that nobody confirmed"
    );
    assert_eq!(
        view.notes[0].text,
        "Begun and not entered: On track, The letters go out"
    );
}

#[test]
fn a_key_leads_to_the_note_on_the_item_or_the_paper_that_is_open() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 1,");
    window.until_there("Response note");
    window.press(Modifiers::COMMAND, Key::M);
    window.until("the note to have the focus", |harness| {
        harness.get_by_label("Response note").is_focused()
    });
}

#[test]
fn a_note_on_a_paper_and_questions_for_a_meeting_are_shown_as_they_are_meant() {
    let folder = tempfile::tempdir().unwrap();
    let (register, opened) = Register::open(folder.path(), Access::Write, now()).unwrap();
    let filed = register
        .perform(MadeUpPaper::new("Damp homes").command(now()), now())
        .unwrap();
    let paper = filed.paper.unwrap();
    for (of_paper, text) in [(true, "- ask **who** pays"), (false, "- ask *again* in May")] {
        let command = if of_paper {
            Command::Note(NoteCommand::Add {
                id: NoteId::new(now()),
                item: None,
                paper: Some(paper),
                text: text.to_owned(),
                visit: None,
            })
        } else {
            Command::Meeting(MeetingCommand::Write {
                id: MeetingId::new(now()),
                questions: text.to_owned(),
                begins: register
                    .reader()
                    .unwrap()
                    .paper(paper)
                    .unwrap()
                    .map(|view| (view.paper.body.unwrap(), day("2026-12-08"))),
                visit: 1,
            })
        };
        register.perform(command, now()).unwrap();
    }
    let mut window = Window::open_on(register, opened, Vec2::new(1280.0, 800.0));
    by_palette(&mut window, "Damp homes");
    window.until("the word alone", |h| h.query_by_label("who").is_some());
    window.click("Edit note 1 on this paper");
    window.until_there("Note 1 on this paper");
    let value = window.control("Note 1 on this paper").value();
    assert_eq!(value.as_deref(), Some("- ask **who** pays"));
    by_palette(&mut window, "8 December 2026");
    window.until("the word alone", |h| h.query_by_label("again").is_some());
    window.click("Edit my questions");
    window.until_there("My questions, one a line");
    let value = window.control("My questions, one a line").value();
    assert_eq!(value.as_deref(), Some("- ask *again* in May"));
}
