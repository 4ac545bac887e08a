//! Draws: Settings: text size, theme, register, backups.

use eframe::egui::Ui;

use super::State;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;

/// Draws the screen.
pub fn screen_ui(ui: &mut Ui, _frame: &Frame, _state: &mut State, _outbox: &mut Outbox) {
    ui.label("settings");
}
