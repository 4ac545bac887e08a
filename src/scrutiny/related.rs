//! Related items: what one item has to do with another, in the user's judgement.

use super::Moment;
use super::id::{ItemId, RelatedId};

/// That an item is related to another. It is kept twice, once each way, so that each of the two items
/// has it in its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Its identity.
    pub id: RelatedId,
    /// The item.
    pub item: ItemId,
    /// The item that it has to do with.
    pub other: ItemId,
    /// When it came onto the register.
    pub added_at: Moment,
}
