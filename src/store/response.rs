//! Answers to items.

use rusqlite::{named_params, params};

use super::cells::{Cells, day_text, id_text, moment_text, page_of, spans_of};
use super::{Db, Kept, StoreError};
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::{FindingId, ItemId, PaperId, ResponseId};
use crate::scrutiny::response::{Position, Response};

fn of_row(c: &Cells) -> Result<Response, StoreError> {
    Ok(Response {
        id: c.id("id")?,
        item: c.id("item")?,
        text: c.get("text")?,
        position: c.opt_code("position", Position::from_code)?,
        in_principle: c.get("in_principle")?,
        answered_on: c.opt_day("answered_on")?,
        paper: c.opt_id("paper")?,
        passage: c.passage("page", "spans")?,
        added_at: c.moment("added_at")?,
    })
}

impl Kept for Response {
    const ENTITY: Entity = Entity::Response;
    type Id = ResponseId;

    fn id(&self) -> ResponseId {
        self.id
    }

    fn get(db: &Db, id: ResponseId) -> Result<Option<Self>, StoreError> {
        db.one(
            "SELECT * FROM response WHERE id = ?1 AND removed_by IS NULL",
            params![id_text(id)],
            of_row,
        )
    }

    fn put(&self, db: &Db) -> Result<(), StoreError> {
        db.run(
            include_str!("sql/response_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":item": id_text(self.item),
                ":text": self.text,
                ":position": self.position.map(Position::code),
                ":in_principle": self.in_principle,
                ":answered_on": self.answered_on.map(day_text),
                ":paper": self.paper.map(id_text),
                ":page": page_of(self.passage.as_ref()),
                ":spans": spans_of(self.passage.as_ref()),
                ":added_at": moment_text(self.added_at),
            },
        )?;
        Ok(())
    }
}

/// All answers on the register, item by item, in the order in which they were given.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function here.
pub fn all(db: &Db) -> Result<Vec<Response>, StoreError> {
    db.list(include_str!("sql/response_all.sql"), [], of_row)
}

/// What an answer says, without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stance {
    /// The item.
    pub item: ItemId,
    /// What it says.
    pub position: Option<Position>,
    /// Whether it agrees in principle alone.
    pub in_principle: bool,
}

/// What all answers on the register say, item by item, in the order in which they were given.
///
/// # Errors
/// As above.
pub fn stances(db: &Db) -> Result<Vec<Stance>, StoreError> {
    db.list(include_str!("sql/response_stances.sql"), [], |c| {
        Ok(Stance {
            item: c.id("item")?,
            position: c.opt_code("position", Position::from_code)?,
            in_principle: c.get("in_principle")?,
        })
    })
}

/// The answers of an item, in the order in which they were given.
///
/// # Errors
/// As above.
pub fn of_item(db: &Db, item: ItemId) -> Result<Vec<Response>, StoreError> {
    db.list(
        include_str!("sql/response_of_item.sql"),
        params![id_text(item)],
        of_row,
    )
}

/// The answers that stand in a paper.
///
/// # Errors
/// As above.
pub fn of_paper(db: &Db, paper: PaperId) -> Result<Vec<Response>, StoreError> {
    db.list(
        "SELECT * FROM response WHERE paper = ?1 AND removed_by IS NULL ORDER BY serial",
        params![id_text(paper)],
        of_row,
    )
}

/// The answers that the acceptance of a finding put on the register.
///
/// # Errors
/// As above.
pub fn of_finding(db: &Db, finding: FindingId) -> Result<Vec<Response>, StoreError> {
    db.list(
        "SELECT * FROM response WHERE finding = ?1 AND removed_by IS NULL ORDER BY serial",
        params![id_text(finding)],
        of_row,
    )
}
