//! Commands about response notes.

use crate::scrutiny::id::{ItemId, NoteId, PaperId};

/// What can be done to response notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteCommand {
    /// Begins a note.
    Add {
        /// The identity it shall have.
        id: NoteId,
        /// The item it is on.
        item: Option<ItemId>,
        /// The paper it is on.
        paper: Option<PaperId>,
        /// Its words.
        text: String,
        /// The visit to the field in which it is begun: what is written on during it belongs to the
        /// same entry of the history. None for a note that is not being typed.
        visit: Option<u64>,
    },
    /// Changes a note's words. Changes that carry the same `visit` are one entry of the history and
    /// one undo, so that what is typed can be kept within a second without a step for each pause.
    Write {
        /// The note.
        id: NoteId,
        /// Its words.
        text: String,
        /// Counts the visits to the field in this session of the program.
        visit: u64,
    },
    /// Takes a note away; undo brings it back.
    Remove {
        /// The note.
        id: NoteId,
    },
}
