//! Commands about follow-ups.

use crate::scrutiny::Day;
use crate::scrutiny::id::{FollowUpId, ItemId, PaperId};
use crate::scrutiny::promise::Due;

/// What can be done to follow-ups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FollowUpCommand {
    /// Adds a follow-up.
    Add {
        /// The identity it shall have.
        id: FollowUpId,
        /// What it is about.
        about: String,
        /// When.
        due: Due,
        /// The item it belongs to.
        item: Option<ItemId>,
        /// The paper it is about.
        paper: Option<PaperId>,
    },
    /// Changes what it is about and when.
    Edit {
        /// The follow-up.
        id: FollowUpId,
        /// What it is about.
        about: String,
        /// When.
        due: Due,
    },
    /// Takes (`true`) or leaves (`false`) the window proposed for a follow-up the user had set.
    Settle {
        /// The follow-up.
        id: FollowUpId,
        /// Whether the proposed window is taken.
        take: bool,
    },
    /// Says that it is done, and what came of it.
    Done {
        /// The follow-up.
        id: FollowUpId,
        /// The day it was done.
        done_on: Day,
        /// What came of it; may be empty.
        outcome: String,
    },
    /// Opens it again.
    Reopen {
        /// The follow-up.
        id: FollowUpId,
    },
    /// Takes it away; undo brings it back.
    Remove {
        /// The follow-up.
        id: FollowUpId,
    },
}
