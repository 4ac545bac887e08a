//! What an empty screen says: what would stand here, and what to do next.

use eframe::egui::{self, RichText, Ui};

use crate::ui::frame::Frame;
use crate::ui::theme::space;
use crate::ui::widgets::button::ring;
use crate::ui::widgets::heading::part_heading_ui;

/// Draws an empty state; `action` is the label of the button that does what should be done next.
/// Answers whether the button was clicked.
pub fn empty_ui(ui: &mut Ui, frame: &Frame, title: &str, words: &str, action: Option<&str>) -> bool {
    let mut clicked = false;
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height().min(480.0) * 0.25);
        ui.set_max_width(ui.available_width().min(480.0));
        part_heading_ui(ui, title);
        ui.add_space(space::TINY);
        ui.label(RichText::new(words).color(frame.palette.weak));
        if let Some(action) = action {
            ui.add_space(space::MEDIUM);
            let button = egui::Button::new(RichText::new(action).color(frame.palette.on_accent))
                .fill(frame.palette.accent);
            let response = ui.add(button);
            clicked = ring(ui, frame, response).clicked();
        }
    });
    clicked
}
