//! Asks for the number before a paper is destroyed.

use eframe::egui::{self, Id, RichText, Ui};

use super::remove_paper::along_ui;
use super::{Answer, buttons_ui, title_ui};
use crate::register::command::{Command, PaperCommand};
use crate::register::view::TakenAlong;
use crate::scrutiny::id::PaperId;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::{self, Tone, space};
use crate::ui::widgets::status::{Status, status_ui};

/// What the dialog remembers between frames.
#[derive(Debug)]
pub struct Draft {
    paper: PaperId,
    name: String,
    number: String,
    typed: String,
    along: Option<TakenAlong>,
}

impl Draft {
    /// The dialog for this paper; `number` has to be typed.
    #[must_use]
    pub fn new(paper: PaperId, name: String, number: String) -> Self {
        Self {
            paper,
            name,
            number,
            typed: String::new(),
            along: None,
        }
    }

    /// Takes what a destruction would take along, where it is about this paper.
    pub fn take(&mut self, paper: PaperId, along: TakenAlong) {
        if self.paper == paper {
            self.along = Some(along);
        }
    }

    fn matches(&self) -> bool {
        self.typed.trim().eq_ignore_ascii_case(&self.number)
    }
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    title_ui(ui, "Destroy this paper for good?");
    ui.label(RichText::new(&draft.name).font(theme::strong()));
    let warning = Status::new("⚠", "This cannot be undone", Tone::Bad);
    status_ui(ui, frame, &warning);
    ui.label(
        "It erases the original file, its text, everything found in it, and every trace of them in search \
         and history.",
    );
    along_ui(ui, frame, draft.along);
    ui.label("Backups made earlier still hold it: destroy those yourself if nobody may keep it.");
    ui.add_space(space::SMALL);
    let label = ui.label(format!("To go on, type the number {}", draft.number));
    ui.add(
        egui::TextEdit::singleline(&mut draft.typed)
            .id(Id::unique("number of the paper"))
            .desired_width(140.0),
    )
    .labelled_by(label.id);
    let may = draft.along.is_some() && draft.matches() && !frame.read_only;
    match buttons_ui(ui, frame, "Destroy for good", may) {
        Some(Answer::Confirm) => {
            outbox.act(Command::Paper(PaperCommand::Destroy {
                paper: draft.paper,
                typed: draft.typed.trim().to_lowercase(),
            }));
            outbox.push(Intent::CloseDialog);
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}
