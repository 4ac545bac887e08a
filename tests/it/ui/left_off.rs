//! The window is taken up where it was left: screen, filter and place; and the tour of the first start comes
//! once.

use std::path::Path;

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use scrutiny_desk::ui;

use super::window::{Filling, Window, due, typical};

/// The window on a register whose preferences are kept beside it.
fn start(folder: &Path) -> Window<ui::Window> {
    Window::start(folder, Some(folder.join("preferences.json")))
}

/// Closes the window as its ✕ does.
fn close(window: Window<ui::Window>) {
    let mut app = window.harness.into_state();
    eframe::App::on_exit(&mut app, None);
}

#[test]
fn the_screen_and_the_filter_in_force_are_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = start(folder.path());
    window.type_into("Filter by words", "void");
    window.until_there("Take away the filter Words: void");
    window.press(Modifiers::COMMAND, Key::Num2);
    window.until_there("Ask for the repairs figures");
    close(window);

    let mut window = start(folder.path());
    window.until_there("Done: Ask for the repairs figures");
    window.press(Modifiers::COMMAND, Key::Num1);
    window.until_there("Take away the filter Words: void");
    window.until_gone("Recommendation 1,");
}

#[test]
fn what_was_left_and_is_gone_leads_somewhere_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let key = folder.path().display().to_string();
    let gone = serde_json::json!({
        "desks": { key: { "route": "paper 01890000-0000-7000-8000-000000000001" } }
    });
    std::fs::write(folder.path().join("preferences.json"), gone.to_string()).unwrap();
    let mut window = start(folder.path());
    window.until_there("This paper is not on the register");
    window.click("Go to papers");
    window.until_there("Import papers…");
}

#[test]
fn the_first_start_shows_three_hints_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = start(folder.path());
    window.until_there("1 of 3: Bring papers in");
    window.click("Show papers");
    window.until_there("No papers yet");
    window.click("Next hint");
    window.until_there("2 of 3: Say what is right");
    window.click("Next hint");
    window.until_there("3 of 3: See what is owed");
    assert!(window.harness.query_by_label("Skip the tour").is_none());
    window.click("Finish the tour");
    window.until_gone("3 of 3");
    close(window);

    let mut window = start(folder.path());
    window.until_there("0 papers, 0 items");
    window.rest();
    assert!(window.harness.query_by_label_contains("of 3:").is_none());
    // It is shown again to whoever asks for it.
    window.click("Help");
    window.click("Show the tour");
    window.until_there("1 of 3: Bring papers in");
}

#[test]
fn the_tour_can_be_skipped_and_is_not_for_those_who_have_items() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = start(folder.path());
    window.click("Skip the tour");
    window.until_gone("1 of 3");
    close(window);
    let kept = std::fs::read_to_string(folder.path().join("preferences.json")).unwrap();
    assert!(kept.contains("\"tour_seen\": true"), "{kept}");

    let folder = tempfile::tempdir().unwrap();
    let filling = Filling::of(folder.path());
    filling.follow_up("Ask for the figures", due("25 November 2026", "2026-11-25"));
    drop(filling);
    let mut window = start(folder.path());
    window.until_there("0 papers, 0 items");
    window.rest();
    assert!(window.harness.query_by_label_contains("of 3:").is_none());
}
