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

/// What becomes of originals in which the paper's words stand too.
fn originals_words(along: TakenAlong) -> Vec<String> {
    let mut words = Vec::new();
    match along.in_file {
        0 | 1 => {}
        2 => words.push(
            "This paper came in a pack of 2 papers. The file itself is erased as well; the other paper keeps its \
             text but not the file."
                .to_owned(),
        ),
        papers => words.push(format!(
            "This paper came in a pack of {papers} papers. The file itself is erased as well; the other {} papers \
             keep their text but not the file.",
            papers - 1
        )),
    }
    match along.in_messages {
        0 => {}
        1 => words.push(
            "It came attached to an e-mail. The e-mail’s file is erased as well; its text is kept."
                .to_owned(),
        ),
        messages => words.push(format!(
            "It came attached to {messages} e-mails. Their files are erased as well; their text is kept."
        )),
    }
    words
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
    for words in draft.along.into_iter().flat_map(originals_words) {
        ui.label(RichText::new(words).font(theme::strong()));
    }
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
