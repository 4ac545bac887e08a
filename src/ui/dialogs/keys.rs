//! All keys at a glance, generated from the table of actions.

use eframe::egui::{self, RichText, Ui};

use super::title_ui;
use crate::ui::action::{ACTIONS, keys_words};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::heading;

/// Keys that act on what has the focus, and are no actions of their own.
const IN_PLACE: &[(&str, &str)] = &[
    ("Tab, Shift+Tab", "To the next or the last control"),
    ("Arrow keys", "From card to card on the board"),
    ("Enter", "Open the card"),
    ("M", "Move the card: progress, answer, close"),
    ("Esc", "Leave a dialog, then the item panel"),
    ("Ctrl+Plus, Ctrl+Minus, Ctrl+0", "Larger, smaller, normal text"),
    ("Ctrl+Z in a text", "Take typing back"),
];

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, outbox: &mut Outbox) {
    title_ui(ui, "Keyboard map");
    egui::ScrollArea::vertical().max_height(520.0).show(ui, |ui| {
        for menu in crate::ui::action::menus() {
            heading::part_heading_ui(ui, menu);
            egui::Grid::new(("keys", menu))
                .num_columns(2)
                .min_col_width(180.0)
                .show(ui, |ui| {
                    for row in ACTIONS
                        .iter()
                        .filter(|row| row.menu == menu && !row.keys.is_empty())
                    {
                        ui.label(RichText::new(keys_words(ui.ctx(), row)).color(frame.palette.weak));
                        ui.label(row.label.trim_end_matches('…'));
                        ui.end_row();
                    }
                });
            ui.add_space(space::SMALL);
        }
        heading::part_heading_ui(ui, "Where you are");
        egui::Grid::new("keys in place")
            .num_columns(2)
            .min_col_width(180.0)
            .show(ui, |ui| {
                for (keys, words) in IN_PLACE {
                    ui.label(RichText::new(*keys).color(frame.palette.weak));
                    ui.label(*words);
                    ui.end_row();
                }
            });
    });
    ui.add_space(space::SMALL);
    if ui.button("Close").clicked() {
        outbox.push(Intent::CloseDialog);
    }
}
