//! Names the files to import by hand, where no file chooser can be opened.

use std::path::PathBuf;

use eframe::egui::{self, Id, RichText, Ui};

use super::{Answer, buttons_ui, first_focus, title_ui};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::heading;

/// What the dialog remembers between frames.
#[derive(Debug, Default)]
pub struct Draft {
    /// The paths, one a line.
    paths: String,
    is_started: bool,
}

impl Draft {
    /// Whether anything has been typed.
    #[must_use]
    pub fn has_words(&self) -> bool {
        !self.paths.trim().is_empty()
    }

    /// The files that were named.
    fn files(&self) -> Vec<PathBuf> {
        self.paths.lines().filter_map(path_of).collect()
    }
}

/// The path in a line; a file manager puts quotes or `file://` around what it copies.
fn path_of(line: &str) -> Option<PathBuf> {
    let line = line.trim();
    let bare = line.trim_matches(['"', '\'']);
    if let Some(address) = bare.strip_prefix("file://") {
        return Some(PathBuf::from(without_escapes(address)));
    }
    (!bare.is_empty()).then(|| PathBuf::from(bare))
}

/// The letters that an address writes as `%20`; what is no such escape stays as it is.
fn without_escapes(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() {
            after.get(2..).unwrap_or_default()
        } else {
            after
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    title_ui(ui, "Import papers");
    ui.label(
        "No file chooser could be opened on this computer. Drop the papers on the window, or paste where \
         they lie.",
    );
    ui.add_space(space::SMALL);
    heading::field_label_ui(ui, frame, "Files or folders, one a line");
    let field = ui
        .add(
            egui::TextEdit::multiline(&mut draft.paths)
                .id(Id::unique("files to import"))
                .desired_rows(3)
                .desired_width(f32::INFINITY),
        )
        .accessible_name("Files or folders, one a line");
    first_focus(&mut draft.is_started, &field);
    ui.label(
        RichText::new("For example /home/me/Downloads/response.txt, or a whole folder of papers")
            .small()
            .color(frame.palette.weak),
    );
    let files = draft.files();
    match buttons_ui(ui, frame, "Import", !files.is_empty() && !frame.read_only) {
        Some(Answer::Confirm) => {
            outbox.push(Intent::Import(files));
            outbox.push(Intent::CloseDialog);
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_however_it_was_copied() {
        for line in [
            "/papers/a report.txt",
            " \"/papers/a report.txt\" ",
            "'/papers/a report.txt'",
            "file:///papers/a%20report.txt",
        ] {
            assert_eq!(
                path_of(line),
                Some(PathBuf::from("/papers/a report.txt")),
                "{line}"
            );
        }
        assert_eq!(path_of("  "), None);
    }
}
