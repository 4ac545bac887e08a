//! Asks before a paper is removed and says what goes with it.

use eframe::egui::Ui;

use crate::register::view::TakenAlong;
use crate::scrutiny::id::PaperId;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;

/// What the dialog remembers between frames.
#[derive(Debug)]
pub struct Draft {}

impl Draft {
    /// The dialog for this paper.
    #[must_use]
    pub fn new(_paper: PaperId, _name: String) -> Self {
        Self {}
    }

    /// Takes what a removal would take along, where it is about this paper.
    pub fn take(&mut self, _paper: PaperId, _along: TakenAlong) {}
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, _frame: &Frame, _draft: &mut Draft, _outbox: &mut Outbox) {
    ui.label("Remove");
}
