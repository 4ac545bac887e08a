//! Proposals: what a finding seems to be to what the register already knows.

use super::code::coded;
use super::finding::Confidence;
use super::id::ItemId;

coded! {
    /// How a finding relates to an item on the register. Always proposed, never done silently.
    pub enum Relation {
        /// Nothing like it is known.
        New = "new", "New";
        /// It is the same item, printed again.
        SameAs = "same_as", "Already on the register";
        /// It answers an item that is on the register.
        Answers = "answers", "Answers an item on the register";
        /// It is a reworded edition of an item that is on the register.
        Revises = "revises", "A revised wording";
        /// It contradicts what the register holds; the reader decides.
        Conflicts = "conflicts", "Differs from the register";
    }
}

/// What a finding seems to be, with the reason shown to the reader.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Proposal {
    /// How it relates.
    pub relation: Relation,
    /// The item it relates to; none when it is new.
    pub item: Option<ItemId>,
    /// How sure that is. Not kept: what the reader has accepted is certain.
    pub confidence: Confidence,
    /// Why, in words for the reader; empty when nothing like it is known. A new finding that fits
    /// several items equally well says so here, since nobody guesses which is meant.
    pub reason: String,
}

impl Proposal {
    /// Whether only the reader can say what it is: it differs from what the register holds, fits
    /// several items equally well, or is only likely to belong to one.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self.relation {
            Relation::Conflicts => true,
            Relation::New => !self.reason.is_empty(),
            Relation::SameAs | Relation::Answers | Relation::Revises => {
                self.confidence != Confidence::Certain
            }
        }
    }

    /// The proposal for a finding like which nothing is known.
    #[must_use]
    pub const fn new_item() -> Self {
        Self {
            relation: Relation::New,
            item: None,
            confidence: Confidence::Certain,
            reason: String::new(),
        }
    }
}
