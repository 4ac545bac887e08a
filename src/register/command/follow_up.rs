//! Commands about follow-ups.

use crate::scrutiny::Day;
use crate::scrutiny::follow_up::Repeat;
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
        /// How often it comes back.
        repeat: Option<Repeat>,
    },
    /// Changes what it is about, when, and how often it comes back.
    Edit {
        /// The follow-up.
        id: FollowUpId,
        /// What it is about.
        about: String,
        /// When.
        due: Due,
        /// How often it comes back.
        repeat: Option<Repeat>,
    },
    /// Puts it off to a day.
    PutOff {
        /// The follow-up.
        id: FollowUpId,
        /// The day it shall come back on.
        until: Day,
    },
    /// Takes (`true`) or leaves (`false`) the window proposed for a follow-up the user had set.
    Settle {
        /// The follow-up.
        id: FollowUpId,
        /// Whether the proposed window is taken.
        take: bool,
    },
    /// Says that it is done, and what came of it. One that repeats comes back as a new one, until its
    /// item is closed.
    Done {
        /// The follow-up.
        id: FollowUpId,
        /// The day it was done.
        done_on: Day,
        /// What came of it; may be empty.
        outcome: String,
        /// The identity of the next one; none where there shall be none.
        next: Option<FollowUpId>,
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
