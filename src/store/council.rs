//! Councils.

use rusqlite::{named_params, params};

use super::cells::{Cells, id_text};
use super::{Db, Kept, StoreError};
use crate::scrutiny::body::folded_name;
use crate::scrutiny::change::Entity;
use crate::scrutiny::council::Council;
use crate::scrutiny::id::CouncilId;

fn of_row(c: &Cells) -> Result<Council, StoreError> {
    Ok(Council {
        id: c.id("id")?,
        name: c.get("name")?,
    })
}

impl Kept for Council {
    const ENTITY: Entity = Entity::Council;
    type Id = CouncilId;

    fn id(&self) -> CouncilId {
        self.id
    }

    fn get(db: &Db, id: CouncilId) -> Result<Option<Self>, StoreError> {
        db.one(
            "SELECT * FROM council WHERE id = ?1",
            params![id_text(id)],
            of_row,
        )
    }

    fn put(&self, db: &Db) -> Result<(), StoreError> {
        db.run(
            include_str!("sql/council_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":name": self.name,
                ":folded": folded_name(&self.name),
            },
        )?;
        Ok(())
    }
}

/// The council that goes by this name, however it is printed.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn named(db: &Db, name: &str) -> Result<Option<Council>, StoreError> {
    db.one(
        "SELECT * FROM council WHERE folded = ?1",
        params![folded_name(name)],
        of_row,
    )
}

/// The names of the councils that a paper on the register names, sorted.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn names(db: &Db) -> Result<Vec<String>, StoreError> {
    db.list(include_str!("sql/council_names.sql"), [], |c| c.get("name"))
}

/// The councils that nothing on the register, in it or taken off it, names any longer.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn unnamed(db: &Db) -> Result<Vec<CouncilId>, StoreError> {
    db.list(include_str!("sql/council_unnamed.sql"), [], |c| c.id("id"))
}
