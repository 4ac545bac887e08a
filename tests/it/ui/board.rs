//! The board: cards are opened, moved by key and by hand, and only those that are seen are drawn.

use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable;

use scrutiny_desk::scrutiny::progress::{ClosingReason, Progress};
use scrutiny_desk::scrutiny::response::Position;

use super::window::{Window, read, typical};

#[test]
fn a_card_is_moved_by_key_and_the_move_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1, not answered");
    window.focus_on("Recommendation 1,");
    window.press(Modifiers::NONE, Key::M);
    window.click("On track: sets progress");
    window.until_there("Recommendation 1, on track");
    assert_eq!(
        read(folder.path(), items[0]).row.state.progress,
        Some(Progress::OnTrack)
    );
    window.click("Undo");
    window.until_there("Recommendation 1, not answered");
    assert_eq!(read(folder.path(), items[0]).row.state.progress, None);
}

#[test]
fn whoever_leaves_the_menu_of_a_card_goes_on_at_the_card() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1, not answered");
    window.focus_on("Recommendation 1,");
    window.press(Modifiers::NONE, Key::M);
    window.until_there("Move to");
    window.press(Modifiers::NONE, Key::Escape);
    window.until_gone("Move to");
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("Close the item panel");
}

#[test]
fn arrow_keys_go_from_card_to_card_and_enter_opens() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    window.focus_on("Recommendation 1,");
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert!(
        window.has_focus_on("Recommendation 3,"),
        "the next column with a card"
    );
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("Close the item panel");
    window.press(Modifiers::NONE, Key::Escape);
    window.until_gone("Close the item panel");
    window.rest();
    assert!(window.has_focus_on("Recommendation 3,"), "back on the card");
}

#[test]
fn the_arrow_keys_begin_with_the_first_card_where_nothing_has_the_focus() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.rest();
    assert!(window.has_focus_on("Recommendation 1,"), "among the cards");
    window.press(Modifiers::COMMAND, Key::T);
    window.until_there("Width of Progress");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.rest();
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("Close the item panel");
}

#[test]
fn whoever_answers_by_key_goes_on_at_the_card() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1, not answered");
    window.focus_on("Recommendation 1,");
    window.press(Modifiers::NONE, Key::M);
    window.click("To do: records an answer");
    window.type_into("The words of the answer", "Agreed.");
    window.press(Modifiers::COMMAND, Key::Enter);
    window.until_there("Recommendation 1, to do");
    window.rest();
    assert!(window.has_focus_on("Recommendation 1,"), "still on the card");
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("Close the item panel");
}

#[test]
fn a_card_dragged_to_delayed_sets_progress() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open_sized(folder.path(), Vec2::new(2600.0, 900.0));
    window.until_there("Recommendation 2,");
    window.rest();
    let from = window.place_of("Recommendation 2,");
    let to = window.place_of("Action 4,");
    window.drag(from, to);
    window.until_there("Recommendation 2, delayed");
    assert_eq!(
        read(folder.path(), items[1]).row.state.progress,
        Some(Progress::Delayed)
    );
}

#[test]
fn a_card_dragged_to_not_agreed_asks_for_the_answer_and_changes_nothing_before() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open_sized(folder.path(), Vec2::new(2600.0, 900.0));
    window.until_there("Recommendation 1,");
    window.rest();
    let from = window.place_of("Recommendation 1,");
    let to = window.place_of("Recommendation 3,");
    window.drag(from, to);
    window.until_there("Record an answer to Recommendation 1");
    assert!(!read(folder.path(), items[0]).row.state.answered);
    window.type_into("The words of the answer", "There is no money for it.");
    window.click("Record the answer");
    window.until_there("Recommendation 1, not agreed");
    let view = read(folder.path(), items[0]);
    assert_eq!(view.row.state.position, Some(Position::Rejected));
    assert_eq!(view.responses[0].text, "There is no money for it.");
}

#[test]
fn closing_asks_why_and_is_counted_as_not_implemented() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 3,");
    window.focus_on("Recommendation 3,");
    window.press(Modifiers::NONE, Key::M);
    window.click("Closed: asks why");
    window.click("Withdrawn");
    window.type_into("Signed off by", "Cllr Osei");
    window.click("Close it");
    window.until_there(
        "3 recommendations · 1 action · 2 of 3 answered · 1 overdue · 1 closed, not implemented",
    );
    let closing = read(folder.path(), items[2]).row.item.closing.unwrap();
    assert_eq!(closing.reason, ClosingReason::Withdrawn);
    assert_eq!(closing.signed_off_by.as_deref(), Some("Cllr Osei"));
}

#[test]
fn what_is_put_to_us_stands_by_meeting_and_never_among_debts() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    assert!(
        window
            .harness
            .query_by_label_contains("Recommendation 5")
            .is_none()
    );
    window.click("Put to us");
    window.until_there("Housing Panel, 10 March 2026");
    window.until_there("Recommendation 5, to do, outcome not recorded");
    assert!(
        window
            .harness
            .query_by_label_contains("Recommendation 1,")
            .is_none()
    );
}

#[test]
fn typing_narrows_the_board_and_clearing_shows_all_again() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    window.type_into("Filter by words", "writing tenants");
    window.until_gone("Recommendation 1,");
    assert!(
        window
            .harness
            .query_by_label_contains("Recommendation 2,")
            .is_some()
    );
    window.click("Clear filters");
    window.until_there("Recommendation 1,");
}

#[test]
fn filters_are_chips_and_a_saved_filter_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let preferences = folder.path().join("preferences.json");
    let mut window = Window::start(folder.path(), Some(preferences.clone()));
    window.until_there("Recommendation 1,");
    window.click("More filters");
    window.click("Answer");
    window.click("Not agreed · 1");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::Escape);
    window.type_into("Filter by words", "void");
    window.until_there("1 recommendation · 1 of 1 answered");
    window.click("Save these filters…");
    window.type_into("Name of these filters", "Refused");
    window.press(Modifiers::NONE, Key::Enter);
    window.click("Take away the filter Words: void");
    window.until_gone("Take away the filter Words");
    window.click("Take away the filter Answer: Not agreed");
    window.until_there("Recommendation 1,");
    window.until("the filter to be kept", |_| {
        // The filter in force is kept as well, and holds nothing back any more.
        std::fs::read_to_string(&preferences).is_ok_and(|kept| {
            kept.contains("Refused") && kept.matches("\"position\": \"rejected\"").count() == 1
        })
    });
    drop(window);

    let mut window = Window::start(folder.path(), Some(preferences));
    window.until_there("Recommendation 1,");
    window.click("Saved filters");
    window.click("Refused");
    window.until_there("Take away the filter Words: void");
    window.until_there("1 recommendation · 1 of 1 answered");
    window.until_gone("Recommendation 1,");
    window.click("Saved filters");
    window.click("Forget the filter Refused");
    window.until_gone("Saved filters");
    window.until_there("1 recommendation · 1 of 1 answered");
}

#[test]
fn several_cards_are_changed_at_once_and_one_undo_takes_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1, not answered");
    window.focus_on("Recommendation 1,");
    window.press(Modifiers::NONE, Key::X);
    window.until_there("1 card chosen");
    window.focus_on("Recommendation 2,");
    window.press(Modifiers::NONE, Key::X);
    window.until_there("2 cards chosen");
    window.click("Set the progress of the chosen cards");
    window.click("On hold");
    window.until_there("Recommendation 1, delayed");
    window.until_there("Recommendation 2, delayed");
    window.until_gone("2 cards chosen");
    window.click("Undo");
    window.until_there("Recommendation 1, not answered");
    for item in &items[..2] {
        assert_eq!(read(folder.path(), *item).row.state.progress, None);
    }

    // By the menu of a card, and all that are shown.
    window.focus_on("Recommendation 1,");
    window.press(Modifiers::NONE, Key::M);
    window.click("Choose with others");
    window.click("Choose all shown");
    window.until_there("4 cards chosen");
    window.click("Close the chosen cards");
    window.until_there("Close 4 items");
    window.click("Withdrawn");
    window.click("Close it");
    window.until_there("3 recommendations · 1 action · 2 of 3 answered · 4 closed, not implemented");
    window.click("Undo");
    window.until_there("Recommendation 1, not answered");
}

#[test]
fn who_answers_is_entered_for_many_items_at_once_and_one_undo_takes_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let people = |item| {
        let item = read(folder.path(), item).row.item;
        (item.lead_officer, item.executive_member)
    };
    let before: Vec<_> = items.iter().map(|item| people(*item)).collect();
    let mut window = Window::open(folder.path());
    for card in ["Recommendation 1,", "Recommendation 3,"] {
        window.focus_on(card);
        window.press(Modifiers::NONE, Key::X);
    }
    window.click("Who answers…");
    window.until_there("Who answers for 2 items?");
    window.type_into("Lead officer", "Owen Tarrant");
    window.press(Modifiers::COMMAND, Key::Enter);
    window.until("both to have the officer", |_| {
        [0, 2].iter().all(|at| {
            let (officer, member) = people(items[*at]);
            // The field that was left empty has changed nothing.
            officer.as_deref() == Some("Owen Tarrant") && member == before[*at].1
        })
    });
    assert_eq!(people(items[1]), before[1]);
    window.click("Undo");
    window.until("all to be as before", |_| {
        items.iter().map(|item| people(*item)).eq(before.iter().cloned())
    });
}
