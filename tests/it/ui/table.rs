//! The board as a table: the same items and the same keys as cards, sorted, in groups, and kept.

use std::fs;

use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable;

use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::progress::Progress;
use scrutiny_desk::scrutiny::response::Position;

use super::window::{Filling, Window, due, read, typical};

/// The names of the rows from top to bottom, as far as the first comma.
fn rows<A: eframe::App>(window: &Window<A>) -> Vec<String> {
    let begins = |name: &str| name.starts_with("Recommendation") || name.starts_with("Action");
    let mut rows: Vec<(f32, String)> = window
        .harness
        .query_all_by(|node| node.label().is_some_and(|name| begins(&name)))
        .map(|node| {
            use egui_kittest::kittest::NodeT;
            let name = node.accesskit_node().label().unwrap();
            (node.rect().top(), name.split(',').next().unwrap().to_owned())
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

/// A window on the typical register, with the board as a table.
fn table(folder: &std::path::Path) -> (Window, Vec<scrutiny_desk::scrutiny::id::ItemId>) {
    let items = typical(folder);
    let mut window = Window::open(folder);
    window.until_there("Recommendation 1,");
    window.press(Modifiers::COMMAND, Key::T);
    window.until_there("Width of Number");
    window.rest();
    (window, items)
}

#[test]
fn a_row_says_what_its_card_says_and_whom_it_concerns() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, _) = table(folder.path());
    window.until_there(
        "Recommendation 1, not answered, due by 30 September 2026, 7 weeks over, no lead officer, That the \
         Cabinet replaces the extractor fans, asked of: Cabinet, committee: Housing Panel, made on: 10 March 2026, \
         last change: 23 November 2026",
    );
    window.until_there("3 recommendations · 1 action · 2 of 3 answered · 1 overdue");
}

#[test]
fn a_heading_sorts_and_sorts_the_other_way_by_mouse_and_by_key() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, _) = table(folder.path());
    window.click("Number");
    window.until_there("Number, sorted");
    assert_eq!(
        rows(&window),
        [
            "Recommendation 1",
            "Recommendation 2",
            "Recommendation 3",
            "Action 4"
        ]
    );
    window.control("Number, sorted").focus();
    window.rest();
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("Number, sorted backwards");
    window.rest();
    assert_eq!(
        rows(&window),
        [
            "Action 4",
            "Recommendation 3",
            "Recommendation 2",
            "Recommendation 1"
        ]
    );
    window.click("Answer");
    window.until_there("Answer, sorted");
    assert_eq!(
        rows(&window),
        [
            "Recommendation 2",
            "Recommendation 3",
            "Recommendation 1",
            "Action 4"
        ],
        "agreed, not agreed, then those without an answer, the overdue one first"
    );
}

#[test]
fn rows_are_gone_through_opened_and_moved_with_the_keys_of_cards() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, items) = table(folder.path());
    window.click("Number");
    window.focus_on("Recommendation 1,");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.rest();
    assert!(window.has_focus_on("Recommendation 2,"));
    window.press(Modifiers::NONE, Key::End);
    window.rest();
    assert!(window.has_focus_on("Action 4,"));
    window.press(Modifiers::NONE, Key::Home);
    window.rest();
    assert!(window.has_focus_on("Recommendation 1,"));
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("Close the item panel");
    window.press(Modifiers::NONE, Key::Escape);
    window.until_gone("Close the item panel");
    window.rest();
    assert!(window.has_focus_on("Recommendation 1,"), "back on the row");
    window.press(Modifiers::NONE, Key::M);
    window.click("On track: sets progress");
    window.until_there("Recommendation 1, on track");
    assert_eq!(
        read(folder.path(), items[0]).row.state.progress,
        Some(Progress::OnTrack)
    );
    window.focus_on("Recommendation 2,");
    window.press(Modifiers::NONE, Key::X);
    window.until_there("1 card chosen");
    window.press(Modifiers::COMMAND, Key::T);
    window.until_there("1 card chosen");
}

#[test]
fn a_click_in_the_margin_chooses_and_a_click_on_the_row_opens() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, _) = table(folder.path());
    // What can be done with chosen cards moves none of them: the row is clicked where it stood.
    let row = window
        .harness
        .query_all_by_label_contains("Recommendation 3,")
        .next()
        .unwrap()
        .rect();
    for (x, says) in [(12.0, "1 card chosen"), (200.0, "Close the item panel")] {
        let at = row.left_center() + Vec2::new(x, 0.0);
        window.harness.hover_at(at);
        window.rest();
        window.harness.drag_at(at);
        window.harness.step();
        window.harness.drop_at(at);
        window.rest();
        window.until_there(says);
    }
}

#[test]
fn a_column_is_made_wider_by_hand_and_by_key_and_is_hidden_and_all_that_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let preferences = folder.path().join("preferences.json");
    let mut window = Window::start(folder.path(), Some(preferences.clone()));
    window.until_there("Recommendation 1,");
    window.click("Table");
    window.until_there("Width of Words");
    window.rest();
    let before = window.control("Words").rect().width();
    let grip = window.place_of("Width of Words");
    window.drag(grip, grip + Vec2::new(60.0, 0.0));
    let dragged = window.control("Words").rect().width();
    assert!((dragged - before - 60.0).abs() < 8.0, "{before} became {dragged}");
    window.control("Words").focus();
    window.rest();
    window.press(Modifiers::SHIFT, Key::ArrowLeft);
    window.rest();
    assert_eq!(window.control("Words").rect().width(), dragged - 24.0);
    window.click("Columns of the table");
    window.click("Show the column Answer");
    window.press(Modifiers::NONE, Key::Escape);
    window.until_gone("Width of Answer");
    window.click("Number");
    window.until("the layout to be kept", |_| {
        fs::read_to_string(&preferences)
            .is_ok_and(|kept| kept.contains("\"sort\": \"number\"") && kept.contains("position"))
    });
    drop(window);

    let mut window = Window::start(folder.path(), Some(preferences));
    window.until_there("Number, sorted");
    window.rest();
    assert_eq!(window.control("Words").rect().width(), (dragged - 24.0).round());
    assert!(window.harness.query_by_label("Width of Answer").is_none());
    window.click("Columns of the table");
    window.click("Usual columns and widths");
    window.until_there("Width of Answer");
}

#[test]
fn groups_have_counts_and_fold_as_cards_and_as_rows() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, _) = table(folder.path());
    window.click("Group by");
    window.click("By committee");
    window.until_there("Housing Panel, 4 items, 1 late, unfolded");
    window.click("Housing Panel, 4 items, 1 late, unfolded");
    window.until_there("Housing Panel, 4 items, 1 late, folded");
    window.until_gone("Recommendation 1,");
    window.until_there("3 recommendations · 1 action · 2 of 3 answered");
    // The heading keeps the focus, and the right arrow unfolds it as in any tree.
    window.press(Modifiers::NONE, Key::ArrowRight);
    window.until_there("Housing Panel, 4 items, 1 late, unfolded");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.rest();
    assert!(window.has_focus_on("Recommendation 1,"));
}

#[test]
fn cards_in_groups_are_gone_through_by_key_and_dragged_to_a_column() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open_sized(folder.path(), Vec2::new(2600.0, 900.0));
    window.until_there("Recommendation 1,");
    window.click("Group by");
    window.click("By meeting");
    window.until_there("Housing Panel, 10 March 2026, 4 items, 1 late, unfolded");
    window.until_there("Not answered, 1");
    window.rest();
    window.focus_on("Recommendation 1,");
    window.press(Modifiers::NONE, Key::ArrowRight);
    window.rest();
    assert!(window.has_focus_on("Recommendation 3,"));
    let from = window.place_of("Recommendation 2,");
    let to = window.place_of("Action 4,");
    window.drag(from, to);
    window.until_there("Recommendation 2, delayed");
    assert_eq!(
        read(folder.path(), items[1]).row.state.progress,
        Some(Progress::Delayed)
    );
    window.click("Housing Panel, 10 March 2026, 4 items, 1 late, unfolded");
    window.until_gone("Recommendation 1,");
    window.until_there("Not answered, 1");
}

#[test]
fn due_dates_are_filtered_by_name_and_between_two_days_with_counts() {
    let folder = tempfile::tempdir().unwrap();
    let filling = Filling::of(folder.path());
    for (number, phrase, last) in [
        ("1", "by 30 September 2026", "2026-09-30"),
        ("2", "by 30 November 2026", "2026-11-30"),
        ("3", "by 1 February 2027", "2027-02-01"),
    ] {
        let item = filling.recommendation(number, "That something is done");
        filling.answer(item, Position::Accepted);
        filling.promise(item, due(phrase, last));
    }
    filling.item(ItemKind::Action, Standing::Ours, "4", "Report back");
    drop(filling);
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    window.click("Due");
    window.until_there("Due this month · 1");
    window.until_there("Due in the next three months · 2");
    window.until_there("No date · 1");
    window.click("Overdue · 1");
    window.until_there("1 recommendation · 1 of 1 answered · 1 overdue · 3 held back by the filters");
    window.click("Due");
    window.click("Between two days…");
    window.type_into("Due from", "01/11/2026");
    window.type_into("Due up to", "31/12/2026");
    window.press(Modifiers::NONE, Key::Tab);
    window.until_there("Take away the filter Due: 1 November 2026 to 31 December 2026");
    window.until_there("1 recommendation · 1 of 1 answered · 3 held back by the filters");
    window.until_there("Recommendation 2,");
    window.click("Take away the filter Due: 1 November 2026 to 31 December 2026");
    window.until_there("Action 4,");
}
