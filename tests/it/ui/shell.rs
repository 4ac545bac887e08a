//! The frame around the screens: every action by keyboard, the palette, theme and text size.

use eframe::egui::{Event, Key, Modifiers, Vec2, ViewportCommand};
use egui_kittest::kittest::Queryable;

use scrutiny_desk::register::{Access, Register};
use scrutiny_desk::ui::action::{ACTIONS, Action};
use scrutiny_desk::ui::problem_window::{Offer, ProblemWindow};
use scrutiny_desk::ui::theme::{self, Palette, Scheme};

use super::window::{Window, now, typical};
use crate::register::made_up::response_to_damp_review;

/// Chooses an entry of the command palette by typing its name.
pub fn by_palette(window: &mut Window, typed: &str) {
    window.press(Modifiers::COMMAND, Key::K);
    window.until_there("Find an action, an item or a paper");
    window
        .harness
        .get_by_label("Find an action, an item or a paper")
        .type_text(typed);
    window.rest();
    window.press(Modifiers::NONE, Key::Enter);
}

/// What an action comes to when it is run on a board in use.
enum Comes {
    /// The window says this.
    Says(&'static str),
    /// It has a test of its own below, by palette and by key, because what it comes to is no words of a
    /// screen.
    IsSeenApart,
    /// It opens the system's own chooser of files or folders, which is no part of this window: a test
    /// would open a real one before whoever runs it. That it is offered, and its key, is tested.
    Chooser,
}

use Comes::{Chooser, IsSeenApart, Says};

const fn comes(action: Action) -> Comes {
    match action {
        Action::GoBoard => Says("Filter by words"),
        Action::SwitchLayout => Says("Width of Number"),
        Action::GoFollowUps => Says("This week"),
        Action::GoPapers => Says("Papers"),
        Action::GoSearch => Says("Search"),
        Action::GoSettings => Says("Text size 100%"),
        Action::AddItem => Says("Its words"),
        Action::AddFollowUp => Says("What is to be followed up"),
        Action::ShowKeys => Says("Keyboard map"),
        Action::ShowText => Says("Papers that have pages are shown as text from now on"),
        Action::ShowPage => Says("Papers that have pages are shown as printed from now on"),
        Action::ShowTextAndPage => {
            Says("Papers that have pages are shown as text and as printed from now on")
        }
        Action::FindInPaper | Action::NextFinding | Action::PreviousFinding | Action::ShowContents => {
            Says("Open a paper first: this is about the paper that is open")
        }
        Action::WriteNote => Says("Open an item or a paper first: the note is on what is open"),
        Action::ShowTour => Says("1 of 3: Bring papers in"),
        Action::ReadScan => Says("Open a scan first: no page of a paper that is open is a picture"),
        Action::GoMeetings => Says("No meetings yet"),
        Action::AddMeeting => Says("Who meets"),
        Action::LookBack => Says("At the end of"),
        Action::HandOver => Says("In the file: 4 items"),
        Action::BringBack => Says("Folder of a backup that you keep elsewhere"),
        Action::CommandPalette => Says("Find an action, an item or a paper"),
        Action::ImportSamples | Action::Quit | Action::Undo | Action::Redo | Action::ToggleTheme => {
            IsSeenApart
        }
        Action::ImportPapers | Action::ImportFolder | Action::BackUp => Chooser,
    }
}

#[test]
fn every_action_is_in_the_palette_and_can_be_run_from_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    for row in ACTIONS {
        let label = row.label.trim_end_matches('…');
        let Says(answer) = comes(row.action) else {
            // It is offered all the same.
            window.press(Modifiers::COMMAND, Key::K);
            window.until_there("Find an action, an item or a paper");
            window
                .harness
                .get_by_label("Find an action, an item or a paper")
                .type_text(label);
            window.rest();
            assert!(
                window.harness.query_all_by_label_contains(label).next().is_some(),
                "{label} is not in the palette"
            );
            window.press(Modifiers::NONE, Key::Escape);
            window.until_gone("Find an action, an item or a paper");
            continue;
        };
        by_palette(&mut window, label);
        window.until_there(answer);
        window.press(Modifiers::NONE, Key::Escape);
        window.rest();
    }
}

#[test]
fn every_key_of_the_table_runs_its_action() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    for row in ACTIONS.iter().filter(|row| !row.action.is_of_paper()) {
        let Says(answer) = comes(row.action) else {
            continue;
        };
        for keys in row.keys {
            window.press(Modifiers::COMMAND, Key::Num1);
            window.until_there("Filter by words");
            window.press(keys.modifiers, keys.logical_key);
            window.until_there(answer);
            window.press(Modifiers::NONE, Key::Escape);
            if row.action == Action::SwitchLayout {
                window.press(keys.modifiers, keys.logical_key);
            }
            window.rest();
        }
    }
}

/// What the keys and the palette come to in a paper that is open.
const IN_PAPER: [(Action, &str); 6] = [
    (Action::FindInPaper, "Words to find in this paper"),
    (Action::NextFinding, "Finding 2 of 3"),
    (Action::NextFinding, "Finding 3 of 3"),
    (Action::PreviousFinding, "Finding 2 of 3"),
    (
        Action::ShowContents,
        "Response to the review of damp homes, page 1",
    ),
    (Action::WriteNote, "New note on this paper"),
];

#[test]
fn what_is_about_the_open_paper_is_run_there_by_key_and_from_the_palette() {
    let told: std::collections::BTreeSet<Action> = IN_PAPER.iter().map(|(action, _)| *action).collect();
    for row in ACTIONS.iter().filter(|row| row.action.is_of_paper()) {
        assert!(
            told.contains(&row.action),
            "{} is not tried in a paper",
            row.label
        );
    }
    for from_palette in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let (register, opened) = Register::open(folder.path(), Access::Write, now()).unwrap();
        register
            .perform(response_to_damp_review().command(now()), now())
            .unwrap();
        let mut window = Window::open_on(register, opened, Vec2::new(1280.0, 800.0));
        by_palette(&mut window, "Response to the review of damp homes");
        window.until_there("Text of the paper");
        for (action, answer) in IN_PAPER {
            let row = action.row().unwrap();
            if from_palette {
                by_palette(&mut window, row.label);
            } else {
                window.press(row.keys[0].modifiers, row.keys[0].logical_key);
            }
            window.until_there(answer);
            if matches!(action, Action::WriteNote | Action::FindInPaper) {
                window.until("the caret to be in the field", |harness| {
                    harness.get_by_label(answer).is_focused()
                });
            }
            if action == Action::FindInPaper {
                window.press(Modifiers::NONE, Key::Escape);
                window.until_gone(answer);
            }
        }
    }
}

#[test]
fn quit_closes_the_window_by_key_and_from_the_palette() {
    for from_palette in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        typical(folder.path());
        let mut window = Window::open(folder.path());
        window.until_there("Recommendation 1,");
        let (key, modifiers) = if from_palette {
            window.press(Modifiers::COMMAND, Key::K);
            window.until_there("Find an action, an item or a paper");
            window
                .harness
                .get_by_label("Find an action, an item or a paper")
                .type_text("Quit");
            window.rest();
            (Key::Enter, Modifiers::NONE)
        } else {
            (Key::Q, Modifiers::COMMAND)
        };
        // One event a frame: what the window asks of the platform stands in the frame after it alone.
        window.harness.event(Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        });
        let closes = |harness: &egui_kittest::Harness<'_, _>| {
            let mut outputs = harness.output().viewport_output.values();
            outputs.any(|output| output.commands.contains(&ViewportCommand::Close))
        };
        let mut is_closed = false;
        for _ in 0..10 {
            window.harness.step();
            is_closed |= closes(&window.harness);
        }
        assert!(is_closed, "from the palette: {from_palette}");
    }
}

#[test]
fn undo_redo_and_the_sample_papers_are_run_from_the_palette() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(folder.path());
    window.until_there("0 papers, 0 items");
    by_palette(&mut window, "Add an item");
    window.type_into("Its words", "That the Cabinet reports in May");
    window.press(Modifiers::COMMAND, Key::Enter);
    window.until_there("0 papers, 1 item");
    by_palette(&mut window, "Undo");
    window.until_there("0 papers, 0 items");
    by_palette(&mut window, "Redo");
    window.until_there("0 papers, 1 item");
    by_palette(&mut window, "Try it with sample papers");
    window.until_there("Importing ");
    window.click("Cancel the import");
    window.until_gone("Cancel the import");
}

#[test]
fn the_theme_goes_on_to_dark_to_high_contrast_and_back_to_light() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    let begun = theme::scheme(&window.harness.ctx);
    assert_eq!(begun, Scheme::Light);
    for expected in [Scheme::Dark, Scheme::HighContrast, Scheme::Light] {
        by_palette(&mut window, "Next theme");
        window.rest();
        assert_eq!(theme::scheme(&window.harness.ctx), expected);
        let ground = window.harness.ctx.global_style().visuals.panel_fill;
        assert_eq!(ground, Palette::from(expected).background);
    }
}

#[test]
fn an_item_is_found_in_the_palette_by_its_words() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    by_palette(&mut window, "void homes");
    window.until_there("Close the item panel");
    window.until_there("That void homes are let within four weeks");
}

#[test]
fn an_item_added_by_hand_opens_and_stands_on_the_board() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(folder.path());
    window.until_there("0 papers, 0 items");
    window.press(Modifiers::COMMAND, Key::N);
    window.type_into("Its words", "That the Cabinet reports in May");
    window.press(Modifiers::COMMAND, Key::Enter);
    window.until_there("Recommendation, not answered");
    window.until_there("Close the item panel");
}

#[test]
fn undo_and_redo_are_said_in_the_menu_and_done_by_key() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    window.rest();
    window.press(Modifiers::COMMAND, Key::Z);
    let follow_ups = |folder: &std::path::Path| {
        let (register, _) = Register::open(folder, Access::Read, now()).unwrap();
        register.reader().unwrap().follow_ups().unwrap().len()
    };
    window.until("the follow-up to be taken back", |_| {
        follow_ups(folder.path()) == 0
    });
    window.press(Modifiers::COMMAND, Key::Y);
    window.until("the follow-up to be there again", |_| {
        follow_ups(folder.path()) == 1
    });
    assert_eq!(items.len(), 5);
}

#[test]
fn a_message_goes_by_itself_after_eight_seconds() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    window.rest();
    window.press(Modifiers::COMMAND, Key::Z);
    window.until_there("Close this message");
    window.until_gone("Close this message");
}

#[test]
fn escape_never_drops_an_answer_that_was_begun_without_asking() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 1,");
    window.click("Record an answer…");
    window.type_into("The words of the answer", "Agreed, from April.");
    window.press(Modifiers::NONE, Key::Escape);
    window.until_there("You have not finished recording an answer");
    window.click("Keep writing");
    window.rest();
    let words = window.control("The words of the answer").value();
    assert_eq!(words.as_deref(), Some("Agreed, from April."));
    assert!(
        window.has_focus_on("The words of the answer"),
        "the caret is where it was"
    );
    window.press(Modifiers::NONE, Key::Escape);
    window.until_there("Keep writing");
    window.press(Modifiers::NONE, Key::Enter);
    window.until_gone("Keep writing");
    window.rest();
    assert!(window.has_focus_on("The words of the answer"), "by key as well");
    window.press(Modifiers::NONE, Key::Escape);
    window.click("Leave it");
    window.until_gone("Record an answer to Recommendation 1");
    window.until_gone("You have not finished recording an answer");
}

#[test]
fn settings_check_the_register_and_say_what_was_found() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    window.press(Modifiers::COMMAND, Key::Comma);
    window.click("Register and backups");
    window.click("Check the register");
    window.until_there("✓ All is well");
}

#[test]
fn a_follow_up_that_is_done_says_what_came_of_it() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    window.press(Modifiers::COMMAND, Key::Num2);
    window.click("Done: Ask for the repairs figures");
    window.type_into("What came of it", "They came");
    window.click("It is done");
    window.click("▸ Done (1)");
    window.until_there("Done on 23 November 2026: They came");
}

#[test]
fn a_damaged_register_is_shown_as_far_as_it_can_be_read_and_cannot_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let (register, mut opened) = Register::open(folder.path(), Access::Read, now()).unwrap();
    opened.damaged = true;
    let mut window = Window::open_on(register, opened, eframe::egui::Vec2::new(1280.0, 800.0));
    window.until_there("The register is damaged");
    window.click_first("Recommendation 1,");
    window.until_there("That the Cabinet replaces the extractor fans");
    for name in [
        "Close this item…",
        "Record an answer…",
        "Response note",
        "Put away",
    ] {
        let found = window.harness.query_by_label(name);
        assert!(found.is_none(), "{name} is offered");
    }
}

#[test]
fn a_window_that_cannot_start_says_why_and_what_to_do() {
    let problem = scrutiny_desk::problem::Problem::new(
        scrutiny_desk::problem::ProblemKind::Busy,
        "Another window has the register open",
        "Close the other window and start again.",
    );
    let mut harness = egui_kittest::Harness::builder().build_eframe(|creation| {
        theme::install(&creation.egui_ctx);
        ProblemWindow::new(problem, Offer::Nothing)
    });
    harness.run();
    for name in [
        "Scrutiny Desk cannot start",
        "Another window has the register open",
        "Close the other window and start again.",
        "Close",
    ] {
        assert!(harness.query_by_label(name).is_some(), "{name} is missing");
    }
}
