//! Bodies: the committees, panels and executives that papers name.

use rusqlite::{named_params, params};

use super::cells::{Cells, day_text, id_text};
use super::other_names::{names_json, names_of};
use super::{Db, Kept, StoreError};
use crate::scrutiny::body::{Body, BodyKind, folded_name};
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::{BodyId, CouncilId};

/// A body with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedBody {
    /// The body.
    pub body: Body,
    /// How many papers.
    pub papers: usize,
    /// How many items.
    pub items: usize,
    /// How many of them are open.
    pub open_items: usize,
    /// How many meetings the user keeps.
    pub meetings: usize,
}

/// The kinds of row that stand under a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// Papers.
    Paper,
    /// Items.
    Item,
    /// Meetings that are kept.
    Meeting,
}

impl Under {
    /// The kind of thing.
    #[must_use]
    pub const fn entity(self) -> Entity {
        match self {
            Self::Paper => Entity::Paper,
            Self::Item => Entity::Item,
            Self::Meeting => Entity::Meeting,
        }
    }
}

fn of_row(c: &Cells) -> Result<Body, StoreError> {
    Ok(Body {
        id: c.id("id")?,
        council: c.opt_id("council")?,
        name: c.get("name")?,
        other_names: names_of(c)?,
        merged_into: c.opt_id("merged_into")?,
        kind: c.opt_code("kind", BodyKind::from_code)?,
        became: c.opt_id("became")?.zip(c.opt_day("became_on")?),
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
        // One that is another has no name of its own any longer: its name is free.
        let folded = match self.merged_into {
            Some(_) => id_text(self.id),
            None => folded_name(&self.name),
        };
        db.run(
            include_str!("sql/body_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":council": self.council.map(id_text),
                ":name": self.name,
                ":folded": folded,
                ":other_names": names_json(&self.other_names),
                ":merged_into": self.merged_into.map(id_text),
                ":kind": self.kind.map(BodyKind::code),
                ":became": self.became.map(|(body, _)| id_text(body)),
                ":became_on": self.became.map(|(_, day)| day_text(day)),
            },
        )?;
        Ok(())
    }
}

/// The bodies that go by this name, however it is printed: as their own name first, then among their
/// others, oldest first; of one council, or of any where none is given.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function here.
pub fn named(db: &Db, name: &str, council: Option<CouncilId>) -> Result<Vec<Body>, StoreError> {
    db.list(
        include_str!("sql/body_named.sql"),
        params![folded_name(name), council.map(id_text)],
        of_row,
    )
}

/// Every body that stands for itself with what stands under it, sorted by name.
///
/// # Errors
/// As above.
pub fn all_counted(db: &Db) -> Result<Vec<CountedBody>, StoreError> {
    db.list(include_str!("sql/body_counted.sql"), [], |c| {
        Ok(CountedBody {
            body: of_row(c)?,
            papers: c.count("papers")?,
            items: c.count("items")?,
            open_items: c.count("open_items")?,
            meetings: c.count("meetings")?,
        })
    })
}

/// Every body that stands for itself, oldest first.
///
/// # Errors
/// As above.
pub fn all(db: &Db) -> Result<Vec<Body>, StoreError> {
    db.list(
        "SELECT * FROM body WHERE merged_into IS NULL ORDER BY serial",
        [],
        of_row,
    )
}

/// The names of the bodies that something on the register names, sorted, each once.
///
/// # Errors
/// As above.
pub fn names(db: &Db) -> Result<Vec<String>, StoreError> {
    db.list(include_str!("sql/body_names.sql"), [], |c| c.get("name"))
}

/// The bodies that nothing on the register, in it or taken off it, names any longer.
///
/// # Errors
/// As above.
pub fn unnamed(db: &Db) -> Result<Vec<BodyId>, StoreError> {
    db.list(include_str!("sql/body_unnamed.sql"), [], |c| c.id("id"))
}

/// The rows of a kind, taken off the register or not, that stand under a body.
///
/// # Errors
/// As above.
pub fn rows_under(db: &Db, under: Under, body: BodyId) -> Result<Vec<String>, StoreError> {
    let table = under.entity().code();
    db.list(
        &format!("SELECT id FROM {table} WHERE body = ?1 ORDER BY serial"),
        params![id_text(body)],
        |c| c.get("id"),
    )
}

/// Has a row, taken off the register or not, stand under a body.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn move_row(db: &Db, under: Under, row: &str, body: BodyId) -> Result<(), StoreError> {
    let table = under.entity().code();
    db.run(
        &format!("UPDATE {table} SET body = ?2 WHERE id = ?1"),
        params![row, id_text(body)],
    )?;
    Ok(())
}
