//! Dialogs: one at a time, over the window; Escape leaves without doing anything.
//!
//! Each dialog is a file with its `Draft` (what is being typed) and its `dialog_ui`. The frame
//! around them, Escape and the first focus are here.

pub mod destroy_paper;
pub mod import;
pub mod remove_paper;

use eframe::egui::{self, Ui};

use super::frame::Frame;
use super::intent::{Intent, Outbox};
use super::theme::space;
use crate::problem::Problem;
use crate::register::view::TakenAlong;
use crate::scrutiny::id::{ItemId, PaperId};

/// A dialog that is wanted.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// Asks why and how items are closed.
    Close {
        /// The items.
        items: Vec<ItemId>,
    },
    /// Records an answer to an item.
    Answer {
        /// The item.
        item: ItemId,
    },
    /// Adds an item by hand.
    AddItem,
    /// Adds a follow-up.
    AddFollowUp {
        /// The item it belongs to, if it was asked for from one.
        item: Option<ItemId>,
    },
    /// Takes the path of a paper where the platform has no file chooser.
    Import,
    /// Asks before a paper is removed and says what goes with it.
    RemovePaper {
        /// The paper.
        paper: PaperId,
        /// What it is called.
        name: String,
    },
    /// Asks for the number before a paper is destroyed.
    DestroyPaper {
        /// The paper.
        paper: PaperId,
        /// What it is called.
        name: String,
        /// The number that has to be typed.
        number: String,
    },
    /// The command palette.
    Palette,
    /// All keys.
    Keys,
    /// Something went wrong and needs to be read.
    Problem(Problem),
}

/// The dialog that is open, with its drafts.
#[derive(Debug)]
pub enum Open {
    /// Takes the path of a paper.
    Import(import::Draft),
    /// Asks before a paper is removed.
    RemovePaper(remove_paper::Draft),
    /// Asks for the number before a paper is destroyed.
    DestroyPaper(destroy_paper::Draft),
}

impl Open {
    /// Takes what a removal would take along.
    pub fn take(&mut self, paper: PaperId, along: TakenAlong) {
        match self {
            Self::RemovePaper(draft) => draft.take(paper, along),
            Self::DestroyPaper(draft) => draft.take(paper, along),
            Self::Import(_) => {}
        }
    }
}

/// What the buttons at the foot of a dialog were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Do it.
    Confirm,
    /// Leave without doing anything.
    Cancel,
}

/// The title of a dialog.
pub fn title_ui(ui: &mut Ui, title: &str) {
    ui.heading(title);
    ui.add_space(space::SMALL);
}

/// The buttons at the foot of a dialog: `confirm` says what will be done ("Remove"), Cancel leaves.
pub fn buttons_ui(ui: &mut Ui, confirm: &str, may_confirm: bool) -> Option<Answer> {
    ui.add_space(space::MEDIUM);
    let mut answer = None;
    ui.horizontal(|ui| {
        if ui.add_enabled(may_confirm, egui::Button::new(confirm)).clicked() {
            answer = Some(Answer::Confirm);
        }
        if ui.button("Cancel").clicked() {
            answer = Some(Answer::Cancel);
        }
    });
    answer
}

/// Draws the open dialog over the window.
pub fn open_ui(ui: &mut Ui, frame: &Frame, open: &mut Open, outbox: &mut Outbox) {
    let response = egui::Modal::new(egui::Id::unique("dialog")).show(ui.ctx(), |ui| {
        ui.set_width(520.0_f32.min(ui.ctx().content_rect().width() - 2.0 * space::LARGE));
        match open {
            Open::Import(draft) => import::dialog_ui(ui, frame, draft, outbox),
            Open::RemovePaper(draft) => remove_paper::dialog_ui(ui, frame, draft, outbox),
            Open::DestroyPaper(draft) => destroy_paper::dialog_ui(ui, frame, draft, outbox),
        }
    });
    if response.should_close() {
        outbox.push(Intent::CloseDialog);
    }
}
