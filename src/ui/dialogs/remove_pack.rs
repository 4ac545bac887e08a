//! Asks before all papers of a pack are removed.

use eframe::egui::{RichText, Ui};

use super::{Answer, buttons_ui, title_ui};
use crate::register::command::{Command, PaperCommand};
use crate::scrutiny::id::PaperId;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme;

/// What the dialog shows.
#[derive(Debug)]
pub struct Draft {
    paper: PaperId,
    file_name: String,
    papers: usize,
}

impl Draft {
    /// The dialog for the pack in which this paper came, with so many papers of it on the register.
    #[must_use]
    pub const fn new(paper: PaperId, file_name: String, papers: usize) -> Self {
        Self {
            paper,
            file_name,
            papers,
        }
    }
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &Draft, outbox: &mut Outbox) {
    title_ui(ui, "Remove the whole pack?");
    ui.label(RichText::new(&draft.file_name).font(theme::strong()));
    ui.label(format!(
        "All {} papers of it leave the register, with what was found in them and the items, answers and notes \
         that stand only there.",
        draft.papers
    ));
    ui.label("Items that stand in other papers too stay. Undo brings everything back.");
    match buttons_ui(ui, frame, "Remove the pack", !frame.read_only) {
        Some(Answer::Confirm) => {
            outbox.act(Command::Paper(PaperCommand::RemovePack { paper: draft.paper }));
            outbox.push(Intent::CloseDialog);
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}
