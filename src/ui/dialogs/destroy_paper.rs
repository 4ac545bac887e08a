//! Asks for the number before a paper is destroyed.

use eframe::egui::Ui;

use crate::register::view::TakenAlong;
use crate::scrutiny::id::PaperId;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;

/// What the dialog remembers between frames.
#[derive(Debug)]
pub struct Draft {}

impl Draft {
    /// The dialog for this paper; `number` has to be typed.
    #[must_use]
    pub fn new(_paper: PaperId, _name: String, _number: String) -> Self {
        Self {}
    }

    /// Takes what a destruction would take along, where it is about this paper.
    pub fn take(&mut self, _paper: PaperId, _along: TakenAlong) {}
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, _frame: &Frame, _draft: &mut Draft, _outbox: &mut Outbox) {
    ui.label("Destroy");
}
