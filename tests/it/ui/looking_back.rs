//! What has become of an item, its history, and the item and the board as they stood on a day.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use scrutiny_desk::register::command::item::ItemEdit;
use scrutiny_desk::register::command::{Command, ItemCommand};
use scrutiny_desk::scrutiny::Moment;
use scrutiny_desk::scrutiny::id::{ItemId, ProgressId, PromiseId, ResponseId};
use scrutiny_desk::scrutiny::progress::{Closing, ClosingReason, Progress};
use scrutiny_desk::scrutiny::response::Position;

use super::window::{Filling, Window, day, due, read, typical};

fn noon(on: &str) -> Moment {
    format!("{on}T12:00:00Z").parse().unwrap()
}

/// An item that was asked, answered, promised and put off, each on a day of its own.
fn storied(folder: &std::path::Path) -> ItemId {
    let items = typical(folder);
    let item = items[2];
    let filling = Filling::of(folder);
    let promise = |at: &str, phrase: &str, last: &str| ItemCommand::Promise {
        id: PromiseId::new(noon(at)),
        item,
        due: due(phrase, last),
        said_on: Some(day(at)),
        reason: None,
    };
    let later = "2026-11-24";
    for (at, command) in [
        (
            later,
            ItemCommand::RecordAnswer {
                id: ResponseId::new(noon(later)),
                item,
                text: "Accepted after all".to_owned(),
                position: Some(Position::Accepted),
                in_principle: false,
                answered_on: Some(day("2026-07-01")),
            },
        ),
        (later, promise("2026-07-02", "by 30 September 2026", "2026-09-30")),
        (
            "2026-11-25",
            promise("2026-10-02", "by 31 December 2026", "2026-12-31"),
        ),
        (
            "2026-11-25",
            ItemCommand::SetProgress {
                items: vec![(item, ProgressId::new(noon("2026-11-25")))],
                progress: Progress::Delayed,
                happened_on: day("2026-10-20"),
                words: "No staff".to_owned(),
            },
        ),
        (
            "2026-11-26",
            ItemCommand::Edit {
                item,
                edit: ItemEdit::LeadOfficer(Some("R. Imran".to_owned())),
                visit: None,
            },
        ),
        (
            "2026-11-26",
            ItemCommand::Close {
                items: vec![item],
                closing: Closing {
                    reason: ClosingReason::Implemented,
                    closed_on: day("2026-11-26"),
                    signed_off_by: Some("Cllr Osei".to_owned()),
                    meeting: Some("Housing Panel".to_owned()),
                    evidence: None,
                },
            },
        ),
    ] {
        filling.perform_on(noon(at), Command::Item(command));
    }
    item
}

/// The window some days later than in other tests, so that there are days to look back to.
fn open_later(folder: &std::path::Path) -> Window {
    Window::open_at(folder, (day("2026-11-27"), noon("2026-11-27")))
}

/// Opens the item by key: the column in which it stands is out of sight.
fn open_item(window: &mut Window) {
    window.until_there("Recommendation 3,");
    window.focus_on("Recommendation 3,");
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("As it stood on");
}

#[test]
fn the_thread_tells_what_has_become_of_an_item_in_one_line_and_step_by_step() {
    let folder = tempfile::tempdir().unwrap();
    storied(folder.path());
    let mut window = open_later(folder.path());
    open_item(&mut window);
    window.until_there("made → answered twice → promised → slipped → reported → signed off");
    window.click("What has become of this");
    window.until_there("Slipped: by 31 December 2026");
    window.until_there("Answered: accepted");
    window.until_there("Closed as implemented, signed off by Cllr Osei");
}

#[test]
fn the_history_says_who_and_when_and_can_be_narrowed_to_a_field() {
    let folder = tempfile::tempdir().unwrap();
    storied(folder.path());
    let mut window = open_later(folder.path());
    open_item(&mut window);
    window.click("History (11)");
    window.until_there("Changed the lead officer. Lead officer: R. Imran");
    assert!(window.harness.query_all_by_label_contains(" · You").count() >= 4);
    window.click("History of");
    window.click("History of Lead officer");
    window.until_gone("Set progress to Delayed");
    window.until_there("Changed the lead officer. Lead officer: R. Imran");
}

#[test]
fn an_item_is_seen_as_it_stood_with_what_is_different_and_nothing_can_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let item = storied(folder.path());
    let mut window = open_later(folder.path());
    open_item(&mut window);
    window.type_into("As it stood on", "24/11/2026");
    window.click("Show the item as it stood");
    window.until_there("◷ As it stood at the end of 24 November 2026");
    window.until_there("Progress: nothing → today Delayed");
    window.until_there("Promised for: by 30 September 2026 → today by 31 December 2026");
    window.until_there("Lead officer: nothing → today R. Imran");
    window.until_gone("Close this item…");
    window.until_gone("Record an answer…");
    window.until_gone("Reopen");
    window.click("Back to today");
    window.until_there("Reopen");
    window.until_gone("◷ As it stood");
    assert!(read(folder.path(), item).row.state.closed);
}

#[test]
fn before_it_came_an_item_was_not_on_the_register() {
    let folder = tempfile::tempdir().unwrap();
    storied(folder.path());
    let mut window = open_later(folder.path());
    open_item(&mut window);
    window.type_into("As it stood on", "01/11/2026");
    window.click("Show the item as it stood");
    window.until_there("It was not on the register on 1 November 2026");
}

#[test]
fn the_board_is_seen_as_it_stood_and_its_items_open_as_they_stood() {
    let folder = tempfile::tempdir().unwrap();
    storied(folder.path());
    let mut window = open_later(folder.path());
    window.until_there("Recommendation 3, closed");
    window.click("View");
    window.click_first("The board as it stood…");
    window.until_there("At the end of");
    window.control("At the end of").focus();
    window.rest();
    window.press(Modifiers::COMMAND, Key::A);
    window.type_into("At the end of", "24/11/2026");
    window.click("Show");
    window.until_there("◷ The board as it stood at the end of 24 November 2026");
    window.until_there("Recommendation 3, to do, accepted");
    window.focus_on("Recommendation 3,");
    window.press(Modifiers::NONE, Key::M);
    window.until_gone("Move to");
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("◷ As it stood at the end of 24 November 2026");
    window.click("Show the board as it stands today");
    window.until_there("Recommendation 3, closed");
    window.until_gone("◷ As it stood");
}
