//! The items' progress logs.

use rusqlite::{named_params, params};

use super::cells::{Cells, day_text, id_text, moment_text};
use super::{Db, Kept, StoreError};
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::{FindingId, ItemId, PaperId, ProgressId};
use crate::scrutiny::progress::{Progress, ProgressEntry};

fn of_row(c: &Cells) -> Result<ProgressEntry, StoreError> {
    Ok(ProgressEntry {
        id: c.id("id")?,
        item: c.id("item")?,
        progress: c.code("progress", Progress::from_code)?,
        happened_on: c.day("happened_on")?,
        words: c.get("words")?,
        paper: c.opt_id("paper")?,
        added_at: c.moment("added_at")?,
    })
}

impl Kept for ProgressEntry {
    const ENTITY: Entity = Entity::Progress;
    type Id = ProgressId;

    fn id(&self) -> ProgressId {
        self.id
    }

    fn get(db: &Db, id: ProgressId) -> Result<Option<Self>, StoreError> {
        db.one(
            "SELECT * FROM progress WHERE id = ?1 AND removed_by IS NULL",
            params![id_text(id)],
            of_row,
        )
    }

    fn put(&self, db: &Db) -> Result<(), StoreError> {
        db.run(
            include_str!("sql/progress_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":item": id_text(self.item),
                ":progress": self.progress.code(),
                ":happened_on": day_text(self.happened_on),
                ":words": self.words,
                ":paper": self.paper.map(id_text),
                ":added_at": moment_text(self.added_at),
            },
        )?;
        Ok(())
    }
}

/// All log entries on the register, item by item, in the order in which they happened.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function here.
pub fn all(db: &Db) -> Result<Vec<ProgressEntry>, StoreError> {
    db.list(include_str!("sql/progress_all.sql"), [], of_row)
}

/// How every item stood each time that somebody said, item by item, in the order in which it happened.
///
/// # Errors
/// As above.
pub fn steps(db: &Db) -> Result<Vec<(ItemId, Progress)>, StoreError> {
    db.list(include_str!("sql/progress_steps.sql"), [], |c| {
        Ok((c.id("item")?, c.code("progress", Progress::from_code)?))
    })
}

/// The log entries of an item, in the order in which they happened.
///
/// # Errors
/// As above.
pub fn of_item(db: &Db, item: ItemId) -> Result<Vec<ProgressEntry>, StoreError> {
    db.list(
        include_str!("sql/progress_of_item.sql"),
        params![id_text(item)],
        of_row,
    )
}

/// The log entries that stand in a paper.
///
/// # Errors
/// As above.
pub fn of_paper(db: &Db, paper: PaperId) -> Result<Vec<ProgressEntry>, StoreError> {
    db.list(
        "SELECT * FROM progress WHERE paper = ?1 AND removed_by IS NULL ORDER BY serial",
        params![id_text(paper)],
        of_row,
    )
}

/// The log entries that the acceptance of a finding put on the register.
///
/// # Errors
/// As above.
pub fn of_finding(db: &Db, finding: FindingId) -> Result<Vec<ProgressEntry>, StoreError> {
    db.list(
        "SELECT * FROM progress WHERE finding = ?1 AND removed_by IS NULL ORDER BY serial",
        params![id_text(finding)],
        of_row,
    )
}
