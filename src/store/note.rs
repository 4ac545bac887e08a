//! Response notes: the user's own words.

use rusqlite::{named_params, params};

use super::cells::{Cells, id_text, moment_text};
use super::{Db, Kept, StoreError};
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::{ItemId, NoteId, PaperId};
use crate::scrutiny::note::Note;

fn of_row(c: &Cells) -> Result<Note, StoreError> {
    Ok(Note {
        id: c.id("id")?,
        item: c.opt_id("item")?,
        paper: c.opt_id("paper")?,
        text: c.get("text")?,
        added_at: c.moment("added_at")?,
        edited_at: c.moment("edited_at")?,
    })
}

impl Kept for Note {
    const ENTITY: Entity = Entity::Note;
    type Id = NoteId;

    fn id(&self) -> NoteId {
        self.id
    }

    fn get(db: &Db, id: NoteId) -> Result<Option<Self>, StoreError> {
        db.one(
            "SELECT * FROM note WHERE id = ?1 AND removed_by IS NULL",
            params![id_text(id)],
            of_row,
        )
    }

    fn put(&self, db: &Db) -> Result<(), StoreError> {
        db.run(
            include_str!("sql/note_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":item": self.item.map(id_text),
                ":paper": self.paper.map(id_text),
                ":text": self.text,
                ":added_at": moment_text(self.added_at),
                ":edited_at": moment_text(self.edited_at),
            },
        )?;
        Ok(())
    }
}

/// The notes on an item, oldest first.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function here.
pub fn of_item(db: &Db, item: ItemId) -> Result<Vec<Note>, StoreError> {
    db.list(
        "SELECT * FROM note WHERE item = ?1 AND removed_by IS NULL ORDER BY added_at, serial",
        params![id_text(item)],
        of_row,
    )
}

/// The notes on a paper, oldest first.
///
/// # Errors
/// As above.
pub fn of_paper(db: &Db, paper: PaperId) -> Result<Vec<Note>, StoreError> {
    db.list(
        "SELECT * FROM note WHERE paper = ?1 AND removed_by IS NULL ORDER BY added_at, serial",
        params![id_text(paper)],
        of_row,
    )
}
