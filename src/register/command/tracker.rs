//! Commands about trackers: what their columns hold, and what a new edition changes.

use crate::scrutiny::finding::Finding;
use crate::scrutiny::id::{FindingId, LayoutId, PaperId};
use crate::scrutiny::tracker::Mapping;

/// What can be done with trackers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrackerCommand {
    /// Remembers what the columns of a layout hold. A paper that was read by it takes the place of what
    /// waited in that paper; what was accepted or rejected there, and what the user marked or amended,
    /// stays.
    UseColumns {
        /// The identity that the layout shall have, where nothing is remembered of it yet.
        id: LayoutId,
        /// What its columns hold.
        mapping: Box<Mapping>,
        /// The paper that was read by it, with everything that was found.
        again: Option<ReadAgain>,
    },
    /// Forgets what the columns of a layout hold; papers stay as they were read.
    ForgetColumns {
        /// The layout.
        id: LayoutId,
    },
    /// Puts on the register what a new edition of a tracker changes: every row that is known or new, but
    /// for those of which only the user can say what they are. Rows that have gone are never touched.
    ApplyChanges {
        /// The new edition.
        paper: PaperId,
    },
    /// The same for some of its rows.
    ApplyRows {
        /// The new edition.
        paper: PaperId,
        /// Their findings.
        findings: Vec<FindingId>,
    },
}

/// A filed paper that was read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadAgain {
    /// The paper.
    pub paper: PaperId,
    /// Everything that was found in it, in reading order.
    pub findings: Vec<Finding>,
}
