//! Names the files to import by hand, where no file chooser can be opened.

use eframe::egui::Ui;

use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;

/// What the dialog remembers between frames.
#[derive(Debug, Default)]
pub struct Draft {}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, _frame: &Frame, _draft: &mut Draft, _outbox: &mut Outbox) {
    ui.label("Import");
}
