//! Dialogs by keyboard: the focus is always somewhere, and Escape loses nothing that was typed.

use eframe::egui::{Key, Modifiers, Vec2, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable;

use super::outlines::{copy, samples};
use super::shell::by_palette;
use super::window::{Window, typical};

#[test]
fn a_dialog_without_a_field_gives_the_focus_to_what_it_offers_first() {
    let folder = tempfile::tempdir().unwrap();
    copy(samples().path(), folder.path());
    let mut window = Window::open(folder.path());
    window.press(Modifiers::COMMAND, Key::Num3);
    window.click("What can be done with Action log as at 7 July 2026");
    window.click("Remove paper…");
    window.until_there("Remove this paper?");
    window.until_there("With it go:");
    window.rest();
    assert!(window.has_focus_on("Remove"));
    window.press(Modifiers::NONE, Key::Escape);
    window.until_gone("Remove this paper?");
}

#[test]
fn a_dialog_with_a_field_leaves_the_focus_there() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::N);
    window.until_there("What is to be followed up");
    window.rest();
    assert!(window.has_focus_on("What is to be followed up"));
}

#[test]
fn escape_asks_before_any_typed_word_goes() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    for (keys, field, says) in [
        (
            Modifiers::COMMAND,
            "Who was asked",
            "You have not finished adding an item",
        ),
        (
            Modifiers::COMMAND.plus(Modifiers::SHIFT),
            "When",
            "You have not finished writing a follow-up",
        ),
    ] {
        window.press(keys, Key::N);
        window.type_into(field, "in the spring");
        window.press(Modifiers::NONE, Key::Escape);
        window.until_there(says);
        window.click("Leave it");
        window.until_gone(says);
    }
}

#[test]
fn a_form_left_by_escape_is_there_after_another_paper_and_before_the_window_closes() {
    let folder = tempfile::tempdir().unwrap();
    copy(samples().path(), folder.path());
    let mut window = Window::open(folder.path());
    let open = |window: &mut Window, paper: &str, says: &str| {
        window.press(Modifiers::COMMAND, Key::Num3);
        window.click_first(paper);
        window.until_there(says);
        window.rest();
    };
    open(&mut window, "Draft Tenant Compensation Policy,", "6 of 6 waiting");
    window.press(Modifiers::NONE, Key::E);
    window.type_into("Words of the finding", " by May");
    window.press(Modifiers::NONE, Key::Escape);
    window.until_there("What you typed is kept");
    open(&mut window, "Action log as at 7 July 2026,", "9 of 9 waiting");
    assert!(
        window
            .harness
            .query_by_label_contains("What you typed is kept")
            .is_none()
    );
    open(&mut window, "Draft Tenant Compensation Policy,", "6 of 6 waiting");
    window.until_there("What you typed is kept");

    let root = window.harness.input_mut().viewports.entry(ViewportId::ROOT);
    root.or_default().events.push(ViewportEvent::Close);
    window.until_there("You have not finished amending a finding");
    window.click("Keep writing");
    window.until_gone("You have not finished amending a finding");
    // The first finding that waits is chosen again, so that its keys work.
    window.press(Modifiers::NONE, Key::E);
    window.rest();
    let words = window.control("Words of the finding").value();
    assert!(words.unwrap().ends_with(" by May"));
}

#[test]
fn the_keyboard_map_is_read_to_its_end_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open_sized(folder.path(), Vec2::new(853.0, 533.0));
    by_palette(&mut window, "Keyboard map");
    window.until_there("Take typing back");
    window.rest();
    let height = |window: &Window| window.place_of("Take typing back").y;
    let begun = height(&window);
    window.press(Modifiers::NONE, Key::PageDown);
    window.rest();
    let further = height(&window);
    assert!(further < begun - 100.0, "{begun} {further}");
    window.press(Modifiers::NONE, Key::Home);
    window.rest();
    assert!((height(&window) - begun).abs() < 1.0);
}
