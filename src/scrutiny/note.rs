//! Response notes: the user's own words, private, kept as typed.

use super::Moment;
use super::id::{ItemId, NoteId, PaperId};

/// A note on an item or on a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its identity.
    pub id: NoteId,
    /// The item it is on.
    pub item: Option<ItemId>,
    /// The paper it is on.
    pub paper: Option<PaperId>,
    /// The words, exactly as typed.
    pub text: String,
    /// When it was begun.
    pub added_at: Moment,
    /// When it was last changed.
    pub edited_at: Moment,
}
