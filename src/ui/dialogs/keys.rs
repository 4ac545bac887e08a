//! All keys at a glance, generated from the table of actions.

use eframe::egui::{self, Key, Modifiers, RichText, Ui};

use super::title_ui;
use crate::ui::action::{ACTIONS, keys_words};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::heading;

/// Keys that act on what has the focus, and are no actions of their own.
const IN_PLACE: &[(&str, &str)] = &[
    ("Tab, Shift+Tab", "To the next or the previous control"),
    (
        "Arrow keys",
        "From card to card or row to row of the board, from day to day in the calendar",
    ),
    (
        "Page Up, Page Down, Home, End",
        "Further up and down the table; in the calendar a month back, a month on, to today",
    ),
    ("Enter", "Open the card or row; sort by a heading of the table"),
    (
        "Shift+Left, Shift+Right",
        "Narrower or wider, on a heading of the table",
    ),
    ("Left, Right", "Fold or unfold, on the heading of a group"),
    ("M", "Move the card or row: progress, answer, close"),
    (
        "X, or Ctrl and click",
        "Choose a card or row of the board with others",
    ),
    ("Ctrl+Enter", "Do what a dialog offers, from any of its fields"),
    ("Esc", "Leave a dialog, then the item panel"),
    ("Ctrl+Plus, Ctrl+Minus, Ctrl+0", "Larger, smaller, normal text"),
    ("A, L, E, R", "Accept, link, amend or reject the finding chosen"),
    (
        "N, Shift+A",
        "Accept the finding as an item of its own, accept all",
    ),
    ("J, K", "To the next or the previous finding of a paper"),
    (
        "F3, Shift+F3",
        "To the next or the previous place of the words that were looked for in a paper",
    ),
    (
        "Ctrl+Down, Ctrl+Up",
        "Select the next or the previous paragraph of a paper’s text",
    ),
    ("Page Up, Page Down in pages", "Turn the printed pages of a paper"),
    ("Ctrl and the mouse wheel", "Larger or smaller printed pages"),
    ("Ctrl+Z in a text", "Take typing back"),
];

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, outbox: &mut Outbox) {
    title_ui(ui, "Keyboard map");
    scroll_by_key(ui);
    for menu in crate::ui::action::menus() {
        let rows = ACTIONS
            .iter()
            .filter(|row| row.menu == menu && !row.keys.is_empty())
            .map(|row| (keys_words(ui.ctx(), row), row.label.trim_end_matches('…')))
            .collect::<Vec<_>>();
        if !rows.is_empty() {
            part_ui(ui, frame, menu, rows);
        }
    }
    let in_place = IN_PLACE.iter().map(|(keys, words)| ((*keys).to_owned(), *words));
    part_ui(ui, frame, "Where you are", in_place);
    ui.add_space(space::SMALL);
    if ui.button("Close").clicked() {
        outbox.push(Intent::CloseDialog);
    }
}

/// There is nothing here to go to by Tab but the way out: arrows and page keys scroll.
fn scroll_by_key(ui: &Ui) {
    /// A line and a page, in points.
    const STEPS: [f32; 2] = [44.0, 320.0];
    let [line, page] = STEPS;
    for (key, by) in [
        (Key::ArrowDown, -line),
        (Key::ArrowUp, line),
        (Key::PageDown, -page),
        (Key::PageUp, page),
        (Key::Home, 1.0e6),
        (Key::End, -1.0e6),
    ] {
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(egui::vec2(0.0, by));
        }
    }
}

fn part_ui(ui: &mut Ui, frame: &Frame, title: &str, rows: impl IntoIterator<Item = (String, &'static str)>) {
    heading::part_heading_ui(ui, title);
    let left = (ui.available_width() * 0.4).min(190.0);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::MEDIUM, 2.0);
        ui.spacing_mut().interact_size.y = 20.0;
        for (keys, words) in rows {
            ui.horizontal_top(|ui| {
                let keys = RichText::new(keys).color(frame.palette.weak);
                for (width, words) in [
                    (left, keys),
                    (ui.available_width() - left - space::MEDIUM, words.into()),
                ] {
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        ui.add(egui::Label::new(words).wrap());
                    });
                }
            });
        }
    });
    ui.add_space(space::SMALL);
}
