//! Findings: what a paper seems to say, before anybody has confirmed it.

use super::code::coded;
use super::id::{FindingId, PaperId};
use super::item::{ItemKind, Standing};
use super::paper::PaperFacts;
use super::passage::{Passage, Quote};
use super::progress::Progress;
use super::promise::Due;
use super::proposal::Proposal;
use super::response::Position;
use super::tracker::RowFacts;

coded! {
    /// How sure extraction is of a finding.
    pub enum Confidence {
        /// The paper says so in so many words.
        Certain = "certain", "Certain";
        /// Most likely so; worth a glance.
        Likely = "likely", "Likely";
        /// Worth asking; may well be wrong.
        Unsure = "unsure", "Unsure";
    }
}

coded! {
    /// What has become of a finding in the inbox.
    pub enum FindingState {
        /// Waiting for the reader's word.
        Pending = "pending", "Waiting";
        /// On the register.
        Accepted = "accepted", "Accepted";
        /// Not wanted.
        Rejected = "rejected", "Rejected";
    }
}

/// An answer found beside an item.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FoundResponse {
    /// The answer's own words, white space folded.
    pub text: String,
    /// Where they stand.
    pub passage: Passage,
    /// What it says; none where a fair reader could not say.
    pub position: Option<Position>,
    /// Whether it agrees "in principle" only.
    pub in_principle: bool,
    /// The words the position was read from; none where there is no position.
    pub position_words: Option<Quote>,
}

/// A recommendation, resolution or action that a paper seems to hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FoundItem {
    /// What it is.
    pub kind: ItemKind,
    /// The number printed beside it.
    pub number: Option<String>,
    /// Its own words, white space folded, number left out.
    pub text: String,
    /// Where they stand.
    pub passage: Passage,
    /// The shared words before a list that its own words continue.
    pub lead_in: Option<Quote>,
    /// The body or person asked, as the paper names it.
    pub addressed_to: Option<String>,
    /// Who asks whom.
    pub standing: Standing,
    /// The officer who leads on it, where printed.
    pub lead_officer: Option<String>,
    /// The answer, where the paper gives one.
    pub response: Option<FoundResponse>,
    /// The time the paper ties to it.
    pub due: Option<Due>,
    /// Delivery as a tracker states it.
    pub progress: Option<Progress>,
    /// What else a tracker's row says; nothing where it stands in no tracker.
    pub row: RowFacts,
}

/// Another forward-looking date of a paper: one for the diary.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FoundDate {
    /// When.
    pub due: Due,
    /// What it is about, in the paper's words.
    pub about: String,
}

/// What a finding is of.
#[expect(clippy::large_enum_variant, reason = "nearly every finding is an item")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Found {
    /// A recommendation, resolution or action.
    Item(FoundItem),
    /// A date for the diary.
    Date(FoundDate),
}

/// Something a paper seems to say.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Finding {
    /// What was found.
    pub found: Found,
    /// The rule that found it: equals the name of the rule's file.
    pub rule: String,
    /// How sure extraction is.
    pub confidence: Confidence,
    /// Why, in words for the reader.
    pub reason: String,
}

impl Finding {
    /// Where it stands in its paper; none for a date whose phrase has no place.
    #[must_use]
    pub const fn passage(&self) -> Option<&Passage> {
        match &self.found {
            Found::Item(item) => Some(&item.passage),
            Found::Date(date) => date.due.passage.as_ref(),
        }
    }
}

/// A finding in the inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxFinding {
    /// Its identity.
    pub id: FindingId,
    /// The paper it was found in.
    pub paper: PaperId,
    /// What was found, as it now stands: as extracted, or as the user has amended it.
    pub finding: Finding,
    /// Whether the user has amended it.
    pub amended: bool,
    /// What has become of it.
    pub state: FindingState,
    /// What it seems to be to what is already known.
    pub proposal: Proposal,
}

/// A fact of a paper, to say where it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// The kind of paper.
    Kind,
    /// The council.
    Council,
    /// The body.
    Body,
    /// The title.
    Title,
    /// The date.
    Date,
    /// The agenda item's number.
    AgendaItem,
    /// Who may see it.
    Publicity,
    /// Who wrote it.
    ReportAuthor,
    /// The executive member.
    ExecutiveMember,
}

/// Everything extraction draws out of one paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extraction {
    /// What the paper says about itself.
    pub facts: PaperFacts,
    /// Where it says so.
    pub fact_passages: Vec<(Fact, Passage)>,
    /// Items and dates, in reading order.
    pub findings: Vec<Finding>,
    /// A blanket answer to all recommendations, kept apart from the answers item by item.
    pub blanket_response: Option<Quote>,
    /// What could not be read or told, in sentences for the reader.
    pub notes: Vec<String>,
}
