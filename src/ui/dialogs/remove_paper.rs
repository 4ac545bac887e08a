//! Asks before a paper is removed and says what goes with it.

use eframe::egui::{RichText, Ui};

use super::{Answer, buttons_ui, title_ui};
use crate::register::command::{Command, PaperCommand};
use crate::register::view::TakenAlong;
use crate::scrutiny::id::PaperId;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme;
use crate::ui::wording::counted;

/// What the dialog remembers between frames.
#[derive(Debug)]
pub struct Draft {
    paper: PaperId,
    name: String,
    along: Option<TakenAlong>,
}

impl Draft {
    /// The dialog for this paper.
    #[must_use]
    pub fn new(paper: PaperId, name: String) -> Self {
        Self {
            paper,
            name,
            along: None,
        }
    }

    /// Takes what a removal would take along, where it is about this paper.
    pub fn take(&mut self, paper: PaperId, along: TakenAlong) {
        if self.paper == paper {
            self.along = Some(along);
        }
    }
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    title_ui(ui, "Remove this paper?");
    ui.label(RichText::new(&draft.name).font(theme::strong()));
    along_ui(ui, frame, draft.along);
    ui.label("Items that stand in other papers too stay. Undo brings everything back.");
    match buttons_ui(ui, frame, "Remove", draft.along.is_some() && !frame.read_only) {
        Some(Answer::Confirm) => {
            outbox.act(Command::Paper(PaperCommand::Remove { paper: draft.paper }));
            outbox.push(Intent::CloseDialog);
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}

/// Says what goes along with a paper, one line a kind.
pub(super) fn along_ui(ui: &mut Ui, frame: &Frame, along: Option<TakenAlong>) {
    let Some(along) = along else {
        ui.label(RichText::new("Counting what goes with it…").color(frame.palette.weak));
        return;
    };
    let lines = along_lines(along);
    if lines.is_empty() {
        ui.label("Nothing else goes with it.");
        return;
    }
    ui.label("With it go:");
    for line in lines {
        ui.label(format!("• {line}"));
    }
}

fn along_lines(along: TakenAlong) -> Vec<String> {
    [
        (along.findings, "finding", "findings"),
        (
            along.items,
            "item that stands in no other paper",
            "items that stand in no other paper",
        ),
        (
            along.responses,
            "answer that stands in it",
            "answers that stand in it",
        ),
        (along.notes, "note of yours", "notes of yours"),
        (along.follow_ups, "follow-up", "follow-ups"),
    ]
    .into_iter()
    .filter(|(count, _, _)| *count > 0)
    .map(|(count, one, many)| counted(count, one, many))
    .collect()
}
