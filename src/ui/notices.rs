//! Short messages about what has just been done, with a way to take it back.

use crate::problem::Problem;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Something was done and can be undone.
    Done {
        /// What, in words: "Accepted 8 findings".
        words: String,
        /// Things the user should know besides.
        remarks: Vec<String>,
        /// Whether undo would take it back.
        can_undo: bool,
    },
    /// Something did not work.
    Trouble(Problem),
}

/// The messages that are shown, oldest first.
#[derive(Debug, Default)]
pub struct Notices {
    shown: Vec<(f64, Notice)>,
}

impl Notices {
    /// Shows a message from `time` (seconds since the window opened).
    pub fn show(&mut self, time: f64, notice: Notice) {
        self.shown.push((time, notice));
    }

    /// The messages, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Notice> {
        self.shown.iter().map(|(_, notice)| notice)
    }
}
