//! Asks for the password of a file. It is handed to whoever opens the file and not kept anywhere.

use std::path::PathBuf;

use eframe::egui::{self, Id, RichText, Ui};

use super::{Answer, buttons_ui, first_focus, title_ui};
use crate::jobs::Password;
use crate::scrutiny::id::PaperId;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::{self, Tone, space};
use crate::ui::widgets::heading;
use crate::ui::widgets::status::{Status, status_ui};

/// What is locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Locked {
    /// A file that is to be imported.
    File {
        /// The file.
        file: PathBuf,
        /// Whether a password was typed already that did not open it.
        was_wrong: bool,
    },
    /// The pages of a paper that is on the register.
    Pages {
        /// The paper.
        paper: PaperId,
        /// What it is called.
        name: String,
    },
}

impl Locked {
    fn name(&self) -> String {
        match self {
            Self::File { file, .. } => file
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            Self::Pages { name, .. } => name.clone(),
        }
    }
}

/// What the dialog remembers between frames.
pub struct Draft {
    locked: Locked,
    typed: String,
    is_shown: bool,
    is_started: bool,
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Draft")
            .field("locked", &self.locked)
            .finish_non_exhaustive()
    }
}

impl Draft {
    /// The dialog for this.
    #[must_use]
    pub const fn new(locked: Locked) -> Self {
        Self {
            locked,
            typed: String::new(),
            is_shown: false,
            is_started: false,
        }
    }
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    let (title, confirm) = match &draft.locked {
        Locked::File { .. } => ("This file is protected by a password", "Import"),
        Locked::Pages { .. } => ("These pages are protected by a password", "Show the pages"),
    };
    title_ui(ui, title);
    ui.label(RichText::new(draft.locked.name()).font(theme::strong()));
    if let Locked::File { was_wrong: true, .. } = &draft.locked {
        let words = "That password does not open it. Capitals and small letters are not the same";
        status_ui(ui, frame, &Status::new("⚠", words, Tone::Bad));
    }
    ui.add_space(space::SMALL);
    heading::field_label_ui(ui, frame, "Password");
    let field = ui
        .add(
            egui::TextEdit::singleline(&mut draft.typed)
                .id(Id::unique("password of a file"))
                .password(!draft.is_shown)
                .desired_width(f32::INFINITY),
        )
        .accessible_name("Password");
    first_focus(&mut draft.is_started, &field);
    let entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    ui.checkbox(&mut draft.is_shown, "Show what is typed");
    ui.label(
        RichText::new(
            "It is used to open this file and forgotten when the window closes; it is written down nowhere",
        )
        .small()
        .color(frame.palette.weak),
    );
    let password = Password::typed(&draft.typed);
    let answer = buttons_ui(ui, frame, confirm, password.is_some());
    match (answer, password) {
        (Some(Answer::Cancel), _) => outbox.push(Intent::CloseDialog),
        (answer, Some(password)) if answer == Some(Answer::Confirm) || entered => {
            draft.typed.clear();
            outbox.push(Intent::CloseDialog);
            outbox.push(match draft.locked.clone() {
                Locked::File { file, .. } => Intent::ImportLocked(file, password),
                Locked::Pages { paper, .. } => Intent::OpenPages(paper, password),
            });
        }
        _ => {}
    }
}
