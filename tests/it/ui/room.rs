//! Where there is little room, nothing is out of reach: large text on a small screen.

use eframe::egui::{Key, Modifiers, Rect, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};

use super::outlines::{copy, samples};
use super::window::{Window, typical};

/// Screens in points, as the text size leaves them: 200% at 1280 × 800, 150%, 100% and 80% at
/// 1024 × 768.
const SCREENS: [(f32, f32); 4] = [(640.0, 400.0), (683.0, 512.0), (1024.0, 768.0), (1280.0, 960.0)];

/// Name and place of everything that can be clicked or typed into.
fn controls(window: &Window) -> Vec<(String, Rect)> {
    let is_control = |role: &str| {
        matches!(
            role,
            "Button" | "ComboBox" | "TextInput" | "RadioButton" | "CheckBox" | "Link"
        )
    };
    window
        .harness
        .query_all_by(|node| !node.is_hidden() && is_control(&format!("{:?}", node.role())))
        .map(|node| {
            let name = node
                .accesskit_node()
                .label()
                .or_else(|| node.accesskit_node().value());
            (name.unwrap_or_default(), node.rect())
        })
        .collect()
}

/// Whether it is a card, row or heading of the board, which is scrolled sideways.
fn scrolls_aside(name: &str) -> bool {
    let items = ["Recommendation", "Action ", "Resolution"];
    let headings = [
        "Number",
        "Words",
        "Due",
        "Answer",
        "Progress",
        "Asked",
        "Executive",
        "Committee",
        "Kind",
    ];
    let more = ["Paper", "Made", "Last change", "Tags"];
    items
        .iter()
        .chain(&headings)
        .chain(&more)
        .any(|start| name.starts_with(start))
}

#[track_caller]
fn nothing_is_cut_off(window: &Window, screen: (f32, f32), where_: &str, aside: impl Fn(&str) -> bool) {
    let controls = controls(window);
    assert!(controls.len() > 6, "{where_}: only {controls:?}");
    for (name, rect) in controls {
        if aside(&name) {
            continue;
        }
        assert!(
            rect.left() >= 0.0 && rect.right() <= screen.0 + 0.5,
            "{where_} at {screen:?}: {name:?} is cut off at {rect:?}"
        );
        assert!(
            rect.width() >= 15.0 && rect.height() >= 15.0,
            "{where_} at {screen:?}: {name:?} has no room: {rect:?}"
        );
    }
}

#[test]
fn on_every_screen_all_controls_lie_within_the_window() {
    for screen in SCREENS {
        let folder = tempfile::tempdir().unwrap();
        typical(folder.path());
        let mut window = Window::open_sized(folder.path(), Vec2::new(screen.0, screen.1));
        window.until_there("Recommendation 1,");
        window.rest();
        nothing_is_cut_off(&window, screen, "board", scrolls_aside);
        window.press(Modifiers::COMMAND, Key::T);
        window.until_there("Width of Number");
        window.rest();
        nothing_is_cut_off(&window, screen, "table", scrolls_aside);
        for (key, says) in [
            (Key::Num2, "Follow-ups"),
            (Key::Num3, "Import papers…"),
            (Key::Num4, "Meetings"),
            (Key::F, "Search"),
            (Key::Comma, "Text size 100%"),
        ] {
            window.press(Modifiers::COMMAND, key);
            window.until_there(says);
            window.rest();
            nothing_is_cut_off(&window, screen, says, |_| false);
        }
    }
}

/// The item panel beside a screen at 150% on 1280 × 800: what is left is less than half of the window.
#[test]
fn beside_an_item_all_that_can_be_clicked_lies_beside_it_too() {
    let folder = tempfile::tempdir().unwrap();
    copy(samples().path(), folder.path());
    let mut window = Window::open_sized(folder.path(), Vec2::new(853.0, 533.0));
    window.until_there("Recommendation 1,");
    window.click_first("Recommendation 1,");
    window.until_there("Close the item panel");
    for (key, says) in [
        (Key::Num2, "My follow-ups"),
        (Key::Num3, "What can be done with Action log as at 7 July 2026"),
        (Key::Num4, "Add a meeting…"),
        (Key::F, "Type words that stand in a paper"),
    ] {
        window.press(Modifiers::COMMAND, key);
        window.until_there(says);
        window.rest();
        let panel = window.control("Edit the words").rect().left() - 40.0;
        let first = window.harness.query_all_by_label_contains(says).next();
        let last = first.map(|node| node.rect().right()).unwrap_or_default();
        assert!(
            last > 100.0 && last < panel,
            "{says} ends at {last}, the panel begins at {panel}"
        );
        for (name, rect) in controls(&window) {
            let beside = rect.right() <= panel + 20.0 || rect.left() >= panel;
            assert!(
                beside,
                "{says}: {name:?} at {rect:?} goes below the panel at {panel}"
            );
        }
    }
    // Where days have no column of their own the list is sorted by them all the same.
    window.press(Modifiers::COMMAND, Key::Num3);
    window.until_there("Sort by date, sorted, newest first");
    window.click("Sort by date, sorted, newest first");
    window.until_there("Sort by date, sorted, oldest first");
}

#[test]
fn the_items_of_the_board_have_the_better_part_of_the_window() {
    for screen in SCREENS {
        let folder = tempfile::tempdir().unwrap();
        typical(folder.path());
        let mut window = Window::open_sized(folder.path(), Vec2::new(screen.0, screen.1));
        window.until_there("Recommendation 1,");
        window.rest();
        let top = window.place_of("Not answered, 1").y;
        assert!(top < screen.1 * 0.5, "the columns begin at {top} of {}", screen.1);
        window.press(Modifiers::COMMAND, Key::T);
        window.until_there("Width of Number");
        window.rest();
        let row = window.place_of("Action 4,").y;
        assert!(row < screen.1, "the fourth row is at {row} of {}", screen.1);
    }
}

#[test]
fn with_large_text_rail_and_panels_take_turns_and_everything_is_reached() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open_sized(folder.path(), Vec2::new(640.0, 400.0));
    window.until_there("Recommendation 1,");
    window.rest();
    let rail = window.control("Settings").rect();
    assert!(rail.right() < 70.0, "the rail shows its icons alone: {rail:?}");

    // The filters come when they are asked for, and go again.
    assert!(window.harness.query_by_label("Filter by words").is_none());
    window.click("Sort, filter…");
    window.type_into("Filter by words", "void");
    window.until_there("Take away the filter Words: void");
    window.click("Hide these");
    window.until_gone("Committee");
    window.click("Take away the filter Words: void");
    window.until_there("Recommendation 1,");
    window.rest();

    // The item takes the place of the board.
    window
        .harness
        .query_all_by_label_contains("Recommendation 1,")
        .next()
        .unwrap()
        .focus();
    window.rest();
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("Close the item panel");
    window.rest();
    assert!(window.harness.query_by_label("Sort, filter…").is_none());
    nothing_is_cut_off(&window, (640.0, 400.0), "item", |_| false);
    window.press(Modifiers::NONE, Key::Escape);
    window.until_there("Sort, filter…");
    for (key, says) in [
        (Key::F1, "Keyboard map"),
        (Key::K, "Find an action, an item or a paper"),
    ] {
        let modifiers = if key == Key::F1 {
            Modifiers::NONE
        } else {
            Modifiers::COMMAND
        };
        window.press(modifiers, key);
        window.until_there(says);
        window.rest();
        window.press(Modifiers::NONE, Key::Escape);
        window.until_gone(says);
    }
}

#[test]
fn where_panels_take_turns_whoever_goes_to_a_screen_sees_it() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open_sized(folder.path(), Vec2::new(683.0, 512.0));
    window.click_first("Recommendation 1,");
    window.until_there("Close the item panel");
    window.press(Modifiers::COMMAND, Key::Num2);
    window.until_there("1 follow-up open");
    window.until_gone("Close the item panel");
}
