//! Changes: the history of every row, from which undo, histories and hand-over are read.

use super::Moment;
use super::code::coded;
use super::id::ActId;

coded! {
    /// The kinds of thing whose changes are kept.
    pub enum Entity {
        /// A council.
        Council = "council", "Council";
        /// A body.
        Body = "body", "Body";
        /// A paper.
        Paper = "paper", "Paper";
        /// A finding.
        Finding = "finding", "Finding";
        /// An item.
        Item = "item", "Item";
        /// A response.
        Response = "response", "Answer";
        /// A promise.
        Promise = "promise", "Promise";
        /// A progress entry.
        Progress = "progress", "Progress";
        /// A response note.
        Note = "note", "Response note";
        /// A follow-up.
        FollowUp = "follow_up", "Follow-up";
        /// A meeting.
        Meeting = "meeting", "Meeting";
        /// That an item is related to another.
        Related = "related", "Related item";
        /// What the columns of a tracker hold.
        Layout = "layout", "Columns of a tracker";
    }
}

/// One act of the user: what one undo takes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Its identity.
    pub id: ActId,
    /// When it was done.
    pub at: Moment,
    /// What was done, as the history and the undo menu put it: "Set progress to Delayed".
    pub label: String,
}

/// One line of an item's history as the item panel shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    /// The act it belongs to.
    pub act: Act,
    /// What kind of thing changed.
    pub entity: Entity,
    /// Which field changed, in the screen's words; none where the whole was added or removed.
    pub field: Option<String>,
    /// What it was, in words; none where it was added.
    pub before: Option<String>,
    /// What it became, in words; none where it was removed.
    pub after: Option<String>,
    /// The paper that it was accepted from; none for what the user entered.
    pub paper: Option<String>,
}
