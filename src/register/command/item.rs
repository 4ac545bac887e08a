//! Commands about items on the board.

use crate::scrutiny::Day;
use crate::scrutiny::id::{ItemId, PaperId, ProgressId, PromiseId, RelatedId, ResponseId};
use crate::scrutiny::item::{ItemKind, Standing};
use crate::scrutiny::progress::{Closing, Progress};
use crate::scrutiny::promise::Due;
use crate::scrutiny::response::Position;

/// What can be done to items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemCommand {
    /// Adds an item by hand.
    Add(Box<NewItem>),
    /// Changes one field of an item.
    Edit {
        /// The item.
        item: ItemId,
        /// The field and what it shall be.
        edit: ItemEdit,
        /// Counts the visits to the field in this session of the program, where it is kept while it is
        /// typed: changes of the same visit are one entry of the history and one undo.
        visit: Option<u64>,
    },
    /// Changes the same fields of many items.
    EditAll {
        /// The items.
        items: Vec<ItemId>,
        /// The fields and what they shall be.
        edits: Vec<ItemEdit>,
    },
    /// Enters how delivery goes into the progress log of one or many items.
    SetProgress {
        /// The items, each with the identity of its new log entry.
        items: Vec<(ItemId, ProgressId)>,
        /// How delivery goes.
        progress: Progress,
        /// The day it happened.
        happened_on: Day,
        /// What was reported, in words; may be empty.
        words: String,
    },
    /// Records an answer.
    RecordAnswer {
        /// The identity the answer shall have.
        id: ResponseId,
        /// The item it answers.
        item: ItemId,
        /// Its words.
        text: String,
        /// What it says.
        position: Option<Position>,
        /// Whether it agrees in principle only.
        in_principle: bool,
        /// The day it was given.
        answered_on: Option<Day>,
    },
    /// Changes what an answer is read to say.
    EditAnswer {
        /// The answer.
        response: ResponseId,
        /// What it says.
        position: Option<Position>,
        /// Whether it agrees in principle only.
        in_principle: bool,
        /// Its words.
        text: String,
        /// The day it was given.
        answered_on: Option<Day>,
    },
    /// Adds a line to an item's promise ledger.
    Promise {
        /// The identity of the line.
        id: PromiseId,
        /// The item.
        item: ItemId,
        /// What was promised.
        due: Due,
        /// The day it was said.
        said_on: Option<Day>,
        /// Why it moved, in words.
        reason: Option<String>,
    },
    /// Changes the window of a promise; from then on it is the user's.
    EditPromise {
        /// The promise.
        promise: PromiseId,
        /// What it shall be.
        due: Due,
    },
    /// Takes (`true`) or leaves (`false`) the window proposed for a promise the user had set.
    SettlePromise {
        /// The promise.
        promise: PromiseId,
        /// Whether the proposed window is taken.
        take: bool,
    },
    /// Puts tags on one or many items, and takes others off them.
    Tag {
        /// The items.
        items: Vec<ItemId>,
        /// The tags that they shall have. One that is on the register already keeps its spelling.
        add: Vec<String>,
        /// The tags that they shall no longer have.
        remove: Vec<String>,
    },
    /// Relates two items to each other; each then shows the other.
    Relate {
        /// The two items.
        items: (ItemId, ItemId),
        /// The identities of what is kept of it, one each way.
        ids: (RelatedId, RelatedId),
    },
    /// Takes it away that two items are related.
    Unrelate {
        /// The two items.
        items: (ItemId, ItemId),
    },
    /// Closes one or many items.
    Close {
        /// The items.
        items: Vec<ItemId>,
        /// How and why.
        closing: Closing,
    },
    /// Opens closed items again.
    Reopen {
        /// The items.
        items: Vec<ItemId>,
    },
    /// Takes items off the register; undo brings them back.
    Remove {
        /// The items.
        items: Vec<ItemId>,
    },
}

/// An item added by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// The identity it shall have.
    pub id: ItemId,
    /// What it is.
    pub kind: ItemKind,
    /// Who asks whom.
    pub standing: Standing,
    /// Its number.
    pub number: Option<String>,
    /// Its words.
    pub text: String,
    /// Who is asked.
    pub addressed_to: Option<String>,
    /// The body that made it, by name.
    pub body: Option<String>,
    /// The day it was made.
    pub made_on: Option<Day>,
    /// The paper it belongs to.
    pub paper: Option<PaperId>,
}

/// One field of an item and what it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemEdit {
    /// What it is.
    Kind(ItemKind),
    /// Who asks whom.
    Standing(Standing),
    /// Its number.
    Number(Option<String>),
    /// Its words.
    Text(String),
    /// Who is asked.
    AddressedTo(Option<String>),
    /// The officer who leads on it.
    LeadOfficer(Option<String>),
    /// The executive member it belongs to.
    ExecutiveMember(Option<String>),
    /// The day it was made.
    MadeOn(Option<Day>),
    /// The day it was received by whoever was asked.
    ReceivedOn(Option<Day>),
}
