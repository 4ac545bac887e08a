//! Settings: text size, theme, register, backups.

pub mod clocks;
pub mod view;

use std::path::Path;

use crate::register::Backup;
use crate::register::view::Checked;
use crate::scrutiny::answer_clock::AnswerRules;
use crate::settings::ThemeChoice;
use crate::ui::wording::counted;

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    folder: String,
    backups: Vec<Backup>,
    /// The folder typed for a backup.
    into: String,
    /// What a backup or a check has come to, in lines.
    result: Vec<String>,
    is_busy: bool,
}

/// How the user likes the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choices<'a> {
    /// The theme.
    pub theme: ThemeChoice,
    /// The text size in per cent.
    pub zoom_percent: u16,
    /// How long there is to answer, by council.
    pub answer_rules: &'a AnswerRules,
}

impl State {
    /// Takes where the register lies.
    pub fn take_folder(&mut self, folder: &Path) {
        self.folder = folder.display().to_string();
    }

    /// Takes the backups at hand.
    pub fn take_backups(&mut self, backups: Vec<Backup>) {
        self.backups = backups;
    }

    /// Says what has begun.
    pub fn begin(&mut self, words: &str) {
        self.result = vec![words.to_owned()];
        self.is_busy = true;
    }

    /// Says what it has come to.
    pub fn finish(&mut self, words: String) {
        self.result = vec![words];
        self.is_busy = false;
    }

    /// Says what a check has found.
    pub fn take_check(&mut self, checked: &Checked) {
        self.is_busy = false;
        let mut counts = format!(
            "{} and {} compared",
            counted(checked.originals, "original", "originals"),
            counted(
                checked.indexed,
                "line of the search index",
                "lines of the search index"
            ),
        );
        if checked.erased > 0 {
            counts.push_str(&format!(
                "; {} with a paper that was destroyed",
                counted(checked.erased, "original was erased", "originals were erased")
            ));
        }
        if checked.faults.is_empty() {
            self.result = vec![format!("✓ All is well: {counts}")];
        } else {
            self.result = vec![format!(
                "⚠ {}: {counts}",
                counted(checked.faults.len(), "fault", "faults")
            )];
            self.result.extend(checked.faults.iter().cloned());
        }
    }
}
