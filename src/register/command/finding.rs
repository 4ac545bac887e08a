//! Commands about findings in the inbox.

use crate::scrutiny::finding::{Confidence, Found};
use crate::scrutiny::id::{FindingId, ItemId, PaperId};

/// What the user says a finding is to an item on the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// The same item, printed again.
    SameAs,
    /// An answer to it.
    Answers,
}

/// What can be done to findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingCommand {
    /// Puts findings on the register as their proposals say.
    Accept {
        /// The findings.
        findings: Vec<FindingId>,
    },
    /// Puts a finding on the register as an item of its own, whatever its proposal says.
    AcceptAsNew {
        /// The finding.
        finding: FindingId,
    },
    /// Puts a finding on the register as what the user says it is to an item there.
    AcceptAs {
        /// The finding.
        finding: FindingId,
        /// What it is to the item: the same again, or an answer to it.
        link: Link,
        /// The item.
        item: ItemId,
    },
    /// Puts on the register every pending finding of a paper that is at least this sure.
    AcceptAll {
        /// The paper.
        paper: PaperId,
        /// The least confidence: `Certain` takes the certain ones only, `Unsure` takes all.
        at_least: Confidence,
    },
    /// Says that findings are not wanted.
    Reject {
        /// The findings.
        findings: Vec<FindingId>,
    },
    /// Puts accepted or rejected findings back among the waiting, taking off the register what
    /// their acceptance put there.
    Reopen {
        /// The findings.
        findings: Vec<FindingId>,
    },
    /// Changes what a pending finding says before it is accepted.
    Amend {
        /// The finding.
        finding: FindingId,
        /// What it shall say.
        found: Box<Found>,
    },
    /// Adds a finding for a passage that the user selected.
    Add {
        /// The identity it shall have.
        id: FindingId,
        /// The paper.
        paper: PaperId,
        /// What it says.
        found: Box<Found>,
    },
}
