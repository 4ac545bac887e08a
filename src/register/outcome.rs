//! What a command has done.

use crate::scrutiny::id::{ActId, PaperId};

/// The kinds of thing that an act has touched: a screen that shows one of them reads it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Touched {
    /// Papers, their facts, councils and bodies.
    pub papers: bool,
    /// Findings in the inbox.
    pub findings: bool,
    /// Items, answers, promises and progress.
    pub items: bool,
    /// Response notes.
    pub notes: bool,
    /// Follow-ups.
    pub follow_ups: bool,
    /// Meetings that are kept.
    pub meetings: bool,
}

impl Touched {
    /// Everything.
    pub const ALL: Self = Self {
        papers: true,
        findings: true,
        items: true,
        notes: true,
        follow_ups: true,
        meetings: true,
    };

    /// What either has touched.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            papers: self.papers || other.papers,
            findings: self.findings || other.findings,
            items: self.items || other.items,
            notes: self.notes || other.notes,
            follow_ups: self.follow_ups || other.follow_ups,
            meetings: self.meetings || other.meetings,
        }
    }
}

/// What a command has done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// The act in the history; none where nothing had to change.
    pub act: Option<ActId>,
    /// What was done, in words for the notice and the undo menu: "Accepted 8 findings".
    pub label: String,
    /// What has to be read again.
    pub touched: Touched,
    /// For a filed file: its first paper, or the one that the same file was already filed as.
    pub paper: Option<PaperId>,
    /// For filed papers: all of them, in the order of the file.
    pub filed: Vec<PaperId>,
    /// Whether the file was on the register already, so that nothing was filed.
    pub already_filed: bool,
    /// Things the user should know, in sentences: "3 windows the user had set wait for a word".
    pub remarks: Vec<String>,
}
