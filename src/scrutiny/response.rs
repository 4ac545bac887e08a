//! Responses: the answer to a recommendation, and the position it takes.

use super::code::coded;
use super::id::{ItemId, PaperId, ResponseId};
use super::passage::Passage;
use super::{Day, Moment};

coded! {
    /// The plain reading of an answer. *No response* is the absence of an answer, not a position.
    pub enum Position {
        /// Agreed as it stands.
        Accepted = "accepted", "Accepted";
        /// Agreed in part, or only in principle.
        PartlyAccepted = "partly_accepted", "Partly accepted";
        /// Not agreed.
        Rejected = "rejected", "Not agreed";
        /// To be looked into before an answer is given.
        UnderConsideration = "under_consideration", "Under consideration";
        /// Said to be under way already.
        InProgress = "in_progress", "In progress";
        /// Said to be done already; proposes *Complete* and never closes anything.
        Implemented = "implemented", "Said to be implemented";
        /// Noted only: that is not acceptance.
        Noted = "noted", "Noted only";
        /// Overtaken by something else.
        Superseded = "superseded", "Superseded";
    }
}

/// An answer to an item, with its own words and place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Its identity.
    pub id: ResponseId,
    /// The item it answers.
    pub item: ItemId,
    /// The answer's own words.
    pub text: String,
    /// What it says; none where a fair reader could not say.
    pub position: Option<Position>,
    /// Whether it agrees "in principle" only: shown beside the position.
    pub in_principle: bool,
    /// The day it was given: the date of its paper unless the user says otherwise.
    pub answered_on: Option<Day>,
    /// The paper it stands in; none for an answer recorded by hand.
    pub paper: Option<PaperId>,
    /// Where it stands there.
    pub passage: Option<Passage>,
    /// When it came onto the register.
    pub added_at: Moment,
}
