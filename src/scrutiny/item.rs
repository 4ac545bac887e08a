//! What stands on the register as something asked, decided or to be done: recommendations,
//! resolutions and actions share one shape and are told apart by their kind.

use super::code::coded;
use super::finding::Confidence;
use super::id::{BodyId, FindingId, ItemId, PaperId};
use super::passage::Passage;
use super::progress::{Closing, Progress};
use super::{Day, Moment};

coded! {
    /// What an item is.
    pub enum ItemKind {
        /// Asked, not yet decided.
        Recommendation = "recommendation", "Recommendation";
        /// What a meeting decided.
        Resolution = "resolution", "Resolution";
        /// Work somebody was asked to do: a request for information, a promised update.
        Action = "action", "Action";
    }
}

coded! {
    /// Who asks whom: this decides whether anybody owes an answer.
    pub enum Standing {
        /// The committee or its task group asks the executive, an officer or a partner: it is owed
        /// an answer.
        Ours = "ours", "Ours";
        /// An officer or another body asks the committee itself: the meeting settles it, and no
        /// response clock ever runs.
        PutToUs = "put_to_us", "Put to us";
        /// A mere record, such as "RESOLVED – That the report be noted": it asks nothing of anybody.
        Record = "record", "For the record";
    }
}

/// A recommendation, resolution or action on the register.
///
/// Its position is that of its latest [`Response`](super::response::Response), its progress that of
/// the latest entry of its progress log, its due window that of its latest
/// [`Promise`](super::promise::Promise): each truth stands in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its identity.
    pub id: ItemId,
    /// What it is.
    pub kind: ItemKind,
    /// Who asks whom.
    pub standing: Standing,
    /// The number printed beside it: `1`, `1.1`, `(i)`, `HASC/01`.
    pub number: Option<String>,
    /// The shared words before a list that its own words continue.
    pub lead_in: Option<String>,
    /// Its own words.
    pub text: String,
    /// The body or person asked, as the paper names it.
    pub addressed_to: Option<String>,
    /// The officer who leads on it.
    pub lead_officer: Option<String>,
    /// The executive member it belongs to.
    pub executive_member: Option<String>,
    /// The body that made it or to which it was put, for grouping.
    pub body: Option<BodyId>,
    /// The day it was made: the date of its paper unless the user says otherwise.
    pub made_on: Option<Day>,
    /// The day it was received by whoever was asked, where somebody has said so: the law counts from it.
    pub received_on: Option<Day>,
    /// The paper it was first found in; none for an item added by hand.
    pub paper: Option<PaperId>,
    /// Where it stands in that paper.
    pub passage: Option<Passage>,
    /// The finding from which it was accepted.
    pub finding: Option<FindingId>,
    /// The rule that found it; none for an item added by hand.
    pub rule: Option<String>,
    /// How sure extraction was; none for an item added by hand.
    pub confidence: Option<Confidence>,
    /// Whether it came out of an exempt paper.
    pub exempt: bool,
    /// The user's tags, sorted.
    pub tags: Vec<String>,
    /// How and why it was closed; none while it is open.
    pub closing: Option<Closing>,
    /// When it came onto the register.
    pub added_at: Moment,
}

/// What [`Item`] takes its present state from, worked out from its responses, log and promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ItemState {
    /// Whether there is an answer, whatever it says.
    pub answered: bool,
    /// The position of the latest answer; none where a fair reader could not say.
    pub position: Option<super::response::Position>,
    /// Whether the latest answer agrees only in principle.
    pub in_principle: bool,
    /// The latest entry of the progress log.
    pub progress: Option<Progress>,
    /// Whether it is closed.
    pub closed: bool,
}
