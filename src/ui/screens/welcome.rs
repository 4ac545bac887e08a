//! The first screen of an empty register: what the program is for and what to do next.

use eframe::egui::Ui;

use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;

/// Draws the first screen.
pub fn screen_ui(ui: &mut Ui, _frame: &Frame, _outbox: &mut Outbox) {
    ui.label("welcome");
}
