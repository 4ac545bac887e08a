//! Dialogs: one at a time, over the window; Escape leaves without doing anything.

use crate::problem::Problem;
use crate::scrutiny::id::{ItemId, PaperId};

/// Which dialog is open, with its drafts.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// Asks why and how items are closed.
    Close {
        /// The items.
        items: Vec<ItemId>,
    },
    /// Records an answer to an item.
    Answer {
        /// The item.
        item: ItemId,
    },
    /// Adds an item by hand.
    AddItem,
    /// Adds a follow-up.
    AddFollowUp {
        /// The item it belongs to, if it was asked for from one.
        item: Option<ItemId>,
    },
    /// Asks before a paper is removed and says what goes with it.
    RemovePaper {
        /// The paper.
        paper: PaperId,
    },
    /// Asks for the number before a paper is destroyed.
    DestroyPaper {
        /// The paper.
        paper: PaperId,
    },
    /// The command palette.
    Palette,
    /// All keys.
    Keys,
    /// Something went wrong and needs to be read.
    Problem(Problem),
}
