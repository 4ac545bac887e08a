//! Promises: the lines of the items' promise ledgers.

use rusqlite::{named_params, params};

use super::cells::{Cells, day_text, earliest_of, id_text, latest_of, moment_text, page_of, spans_of};
use super::{Db, Kept, StoreError};
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::{FindingId, ItemId, PaperId, PromiseId};
use crate::scrutiny::promise::Promise;

fn of_row(c: &Cells) -> Result<Promise, StoreError> {
    Ok(Promise {
        id: c.id("id")?,
        item: c.id("item")?,
        due: c.due()?,
        set_by_user: c.get("set_by_user")?,
        proposed: c.window("proposed_earliest", "proposed_latest")?,
        said_on: c.opt_day("said_on")?,
        paper: c.opt_id("paper")?,
        reason: c.get("reason")?,
        added_at: c.moment("added_at")?,
    })
}

impl Kept for Promise {
    const ENTITY: Entity = Entity::Promise;
    type Id = PromiseId;

    fn id(&self) -> PromiseId {
        self.id
    }

    fn get(db: &Db, id: PromiseId) -> Result<Option<Self>, StoreError> {
        db.one(
            "SELECT * FROM promise WHERE id = ?1 AND removed_by IS NULL",
            params![id_text(id)],
            of_row,
        )
    }

    fn put(&self, db: &Db) -> Result<(), StoreError> {
        db.run(
            include_str!("sql/promise_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":item": id_text(self.item),
                ":due_phrase": self.due.phrase,
                ":due_earliest": earliest_of(self.due.window),
                ":due_latest": latest_of(self.due.window),
                ":due_class": self.due.class.map(|class| class.code()),
                ":due_conditional": self.due.conditional,
                ":due_page": page_of(self.due.passage.as_ref()),
                ":due_spans": spans_of(self.due.passage.as_ref()),
                ":set_by_user": self.set_by_user,
                ":proposed_earliest": earliest_of(self.proposed),
                ":proposed_latest": latest_of(self.proposed),
                ":said_on": self.said_on.map(day_text),
                ":paper": self.paper.map(id_text),
                ":reason": self.reason,
                ":added_at": moment_text(self.added_at),
            },
        )?;
        Ok(())
    }
}

/// All promises on the register, item by item, in the order in which they were said.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function here.
pub fn all(db: &Db) -> Result<Vec<Promise>, StoreError> {
    db.list(include_str!("sql/promise_all.sql"), [], of_row)
}

/// The promises of an item, in the order in which they were said.
///
/// # Errors
/// As above.
pub fn of_item(db: &Db, item: ItemId) -> Result<Vec<Promise>, StoreError> {
    db.list(
        include_str!("sql/promise_of_item.sql"),
        params![id_text(item)],
        of_row,
    )
}

/// The promises that stand in a paper.
///
/// # Errors
/// As above.
pub fn of_paper(db: &Db, paper: PaperId) -> Result<Vec<Promise>, StoreError> {
    db.list(
        "SELECT * FROM promise WHERE paper = ?1 AND removed_by IS NULL ORDER BY serial",
        params![id_text(paper)],
        of_row,
    )
}

/// The promises that the acceptance of a finding put on the register.
///
/// # Errors
/// As above.
pub fn of_finding(db: &Db, finding: FindingId) -> Result<Vec<Promise>, StoreError> {
    db.list(
        "SELECT * FROM promise WHERE finding = ?1 AND removed_by IS NULL ORDER BY serial",
        params![id_text(finding)],
        of_row,
    )
}
