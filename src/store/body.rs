//! Bodies: the committees, panels and executives that papers name.

use rusqlite::{named_params, params};

use super::cells::{Cells, id_text};
use super::{Db, Kept, StoreError};
use crate::scrutiny::body::{Body, folded_name};
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::{BodyId, CouncilId};

fn of_row(c: &Cells) -> Result<Body, StoreError> {
    Ok(Body {
        id: c.id("id")?,
        council: c.opt_id("council")?,
        name: c.get("name")?,
    })
}

impl Kept for Body {
    const ENTITY: Entity = Entity::Body;
    type Id = BodyId;

    fn id(&self) -> BodyId {
        self.id
    }

    fn get(db: &Db, id: BodyId) -> Result<Option<Self>, StoreError> {
        db.one("SELECT * FROM body WHERE id = ?1", params![id_text(id)], of_row)
    }

    fn put(&self, db: &Db) -> Result<(), StoreError> {
        db.run(
            include_str!("sql/body_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":council": self.council.map(id_text),
                ":name": self.name,
                ":folded": folded_name(&self.name),
            },
        )?;
        Ok(())
    }
}

/// The bodies that go by this name, however it is printed, oldest first: of one council, or of any
/// where none is given.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn named(db: &Db, name: &str, council: Option<CouncilId>) -> Result<Vec<Body>, StoreError> {
    db.list(
        "SELECT * FROM body WHERE folded = ?1 AND (?2 IS NULL OR council = ?2) ORDER BY serial",
        params![folded_name(name), council.map(id_text)],
        of_row,
    )
}

/// The names of the bodies that something on the register names, sorted, each once.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn names(db: &Db) -> Result<Vec<String>, StoreError> {
    db.list(include_str!("sql/body_names.sql"), [], |c| c.get("name"))
}

/// The bodies that nothing on the register, in it or taken off it, names any longer.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn unnamed(db: &Db) -> Result<Vec<BodyId>, StoreError> {
    db.list(include_str!("sql/body_unnamed.sql"), [], |c| c.id("id"))
}
