//! Progress: how delivery goes, apart from what was answered; and closing.

use super::code::coded;
use super::id::{ItemId, PaperId, ProgressId};
use super::{Day, Moment};

coded! {
    /// How delivery goes. *Overdue* is worked out from the due window, never set.
    pub enum Progress {
        /// Nothing has been done yet.
        NotStarted = "not_started", "Not started";
        /// Going as promised.
        OnTrack = "on_track", "On track";
        /// Later than promised.
        Delayed = "delayed", "Delayed";
        /// Stopped for now.
        OnHold = "on_hold", "On hold";
        /// Done. Still open until it is closed with a reason.
        Complete = "complete", "Complete";
    }
}

coded! {
    /// Why an item was closed. All but the first stay visible in every statistic as "closed, not
    /// implemented", so that a success rate cannot flatter.
    pub enum ClosingReason {
        /// It was done.
        Implemented = "implemented", "Implemented";
        /// The matter was settled another way.
        ResolvedAnotherWay = "resolved_another_way", "Resolved another way";
        /// Something newer took its place.
        Superseded = "superseded", "Superseded";
        /// It can no longer be done.
        NoLongerFeasible = "no_longer_feasible", "No longer feasible";
        /// It was not agreed, and the committee lets it rest.
        Rejected = "rejected", "Not agreed";
        /// The committee withdrew it.
        Withdrawn = "withdrawn", "Withdrawn";
    }
}

/// How and why an item was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Why.
    pub reason: ClosingReason,
    /// The day it was closed.
    pub closed_on: Day,
    /// Who signed it off.
    pub signed_off_by: Option<String>,
    /// At which meeting it was signed off, in the user's words.
    pub meeting: Option<String>,
    /// On what evidence.
    pub evidence: Option<String>,
}

/// One entry of an item's progress log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgressEntry {
    /// Its identity.
    pub id: ProgressId,
    /// The item it tells of.
    pub item: ItemId,
    /// How delivery went then.
    pub progress: Progress,
    /// The day it happened, which is not the day it was typed.
    pub happened_on: Day,
    /// What was reported, in words.
    pub words: String,
    /// The paper that reported it, where one did.
    pub paper: Option<PaperId>,
    /// When it was typed.
    pub added_at: Moment,
}
