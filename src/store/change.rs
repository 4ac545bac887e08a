//! Changes: what each act did to each row.

use rusqlite::{named_params, params};

use super::cells::{Cells, id_text};
use super::image::Image;
use super::{Db, StoreError};
use crate::scrutiny::Moment;
use crate::scrutiny::change::{Act, Entity};
use crate::scrutiny::id::{ActId, ItemId};

/// What an act did to one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The kind of thing.
    pub entity: Entity,
    /// The row's identity, as it is stored.
    pub row: String,
    /// The row before; none where there was none.
    pub before: Option<Image>,
    /// The row after; none where there is none.
    pub after: Option<Image>,
}

impl Change {
    /// What a column of the row says, after the act or else before it.
    fn says(&self, column: &str) -> Option<&str> {
        let image = self.after.as_ref().or(self.before.as_ref());
        image.and_then(|image| image.text(column))
    }

    /// The item whose history it belongs to.
    #[must_use]
    pub fn item(&self) -> Option<&str> {
        match self.entity {
            Entity::Item => Some(&self.row),
            Entity::Council
            | Entity::Body
            | Entity::Paper
            | Entity::Finding
            | Entity::Meeting
            | Entity::Layout => None,
            Entity::Response
            | Entity::Promise
            | Entity::Progress
            | Entity::Note
            | Entity::FollowUp
            | Entity::Related => self.says("item"),
        }
    }

    /// The paper it is about.
    #[must_use]
    pub fn paper(&self) -> Option<&str> {
        match self.entity {
            Entity::Paper => Some(&self.row),
            Entity::Council | Entity::Body | Entity::Meeting | Entity::Related | Entity::Layout => None,
            Entity::Finding
            | Entity::Item
            | Entity::Response
            | Entity::Promise
            | Entity::Progress
            | Entity::Note
            | Entity::FollowUp => self.says("paper"),
        }
    }
}

fn image(c: &Cells, column: &'static str) -> Result<Option<Image>, StoreError> {
    let json: Option<String> = c.get(column)?;
    json.as_deref().map(Image::from_json).transpose()
}

fn of_row(c: &Cells) -> Result<Change, StoreError> {
    Ok(Change {
        entity: c.code("entity", Entity::from_code)?,
        row: c.get("row_id")?,
        before: image(c, "before")?,
        after: image(c, "after")?,
    })
}

/// Adds what an act did to a row.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn add(db: &Db, act: ActId, change: &Change) -> Result<(), StoreError> {
    db.run(
        include_str!("sql/change_add.sql"),
        named_params! {
            ":act": id_text(act),
            ":entity": change.entity.code(),
            ":row_id": change.row,
            ":item": change.item(),
            ":paper": change.paper(),
            ":before": change.before.as_ref().map(Image::to_json),
            ":after": change.after.as_ref().map(Image::to_json),
        },
    )?;
    Ok(())
}

/// What an act did, in the order in which it did it.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function that reads here.
pub fn of_act(db: &Db, act: ActId) -> Result<Vec<Change>, StoreError> {
    db.list(
        "SELECT * FROM change WHERE act = ?1 ORDER BY serial",
        params![id_text(act)],
        of_row,
    )
}

/// Everything that was done to an item and to what belongs to it, with the acts, latest first.
///
/// # Errors
/// As above.
pub fn of_item(db: &Db, item: ItemId) -> Result<Vec<(Act, Change)>, StoreError> {
    db.list(
        include_str!("sql/change_of_item.sql"),
        params![id_text(item)],
        |c| {
            let act = Act {
                id: c.id("act")?,
                at: c.moment("at")?,
                label: c.get("label")?,
            };
            Ok((act, of_row(c)?))
        },
    )
}

/// When each item, or what belongs to it, was last changed, in no order.
///
/// # Errors
/// As above.
pub fn latest_of_items(db: &Db) -> Result<Vec<(ItemId, Moment)>, StoreError> {
    db.list(include_str!("sql/change_latest_of_items.sql"), [], |c| {
        Ok((c.id("item")?, c.moment("at")?))
    })
}

/// Sets what a row became by an act that goes on: a visit to a field is one entry of the history.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn set_after(db: &Db, act: ActId, entity: Entity, row: &str, after: &Image) -> Result<(), StoreError> {
    db.run(
        "UPDATE change SET after = ?4 WHERE act = ?1 AND entity = ?2 AND row_id = ?3",
        params![id_text(act), entity.code(), row, after.to_json()],
    )?;
    Ok(())
}
