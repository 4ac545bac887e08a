//! Related items.

use rusqlite::{named_params, params};

use super::cells::{Cells, id_text, moment_text};
use super::{Db, Kept, StoreError};
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::{ItemId, RelatedId};
use crate::scrutiny::item::Item;
use crate::scrutiny::related::Related;

fn of_row(c: &Cells) -> Result<Related, StoreError> {
    Ok(Related {
        id: c.id("id")?,
        item: c.id("item")?,
        other: c.id("other")?,
        added_at: c.moment("added_at")?,
    })
}

impl Kept for Related {
    const ENTITY: Entity = Entity::Related;
    type Id = RelatedId;

    fn id(&self) -> RelatedId {
        self.id
    }

    fn get(db: &Db, id: RelatedId) -> Result<Option<Self>, StoreError> {
        db.one(
            "SELECT * FROM related WHERE id = ?1 AND removed_by IS NULL",
            params![id_text(id)],
            of_row,
        )
    }

    fn put(&self, db: &Db) -> Result<(), StoreError> {
        db.run(
            include_str!("sql/related_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":item": id_text(self.item),
                ":other": id_text(self.other),
                ":added_at": moment_text(self.added_at),
            },
        )?;
        Ok(())
    }
}

/// What an item is related to, whether the other is on the register or not, oldest first.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn of_item(db: &Db, item: ItemId) -> Result<Vec<Related>, StoreError> {
    db.list(
        "SELECT * FROM related WHERE item = ?1 AND removed_by IS NULL ORDER BY serial",
        params![id_text(item)],
        of_row,
    )
}

/// The items on the register that an item is related to, in the order in which they were named.
///
/// # Errors
/// As above.
pub fn items_of(db: &Db, item: ItemId) -> Result<Vec<Item>, StoreError> {
    db.list(
        include_str!("sql/related_items.sql"),
        params![id_text(item)],
        super::item::of_row,
    )
}
