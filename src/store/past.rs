//! The register as it stood at a moment, put together from what every act left in the history.
//!
//! On a connection of its own, tables of the same names in its memory stand in the way of those of the
//! file: whatever reads items, answers, promises, log, notes and follow-ups then reads them as they were.
//! Papers, bodies and councils are read as they are now.

use rusqlite::named_params;

use super::cells::{id_text, moment_text};
use super::{Db, StoreError, image};
use crate::scrutiny::Moment;
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::ItemId;

/// What is put back.
const PUT_BACK: &[Entity] = &[
    Entity::Item,
    Entity::Response,
    Entity::Promise,
    Entity::Progress,
    Entity::Note,
    Entity::FollowUp,
    Entity::Related,
];

/// Has a connection that reads show the register as it stood at the end of `until`; `item` says that only
/// this one and what belongs to it is wanted. The connection is good for nothing else afterwards.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn go_back(db: &Db, until: Moment, item: Option<ItemId>) -> Result<(), StoreError> {
    // The file itself was opened to be read only; this lets the tables in memory be filled.
    db.batch("PRAGMA query_only = OFF")?;
    let done = fill(db, until, item);
    db.batch("PRAGMA query_only = ON")?;
    done
}

fn fill(db: &Db, until: Moment, item: Option<ItemId>) -> Result<(), StoreError> {
    for entity in PUT_BACK {
        let table = image::table(*entity);
        db.batch(&format!(
            "CREATE TEMP TABLE {table} AS SELECT * FROM main.{table} WHERE false"
        ))?;
        let sql = include_str!("sql/past_fill.sql")
            .replace("{table}", table)
            .replace("{columns}", &columns_of_image(db, table)?)
            .replace("{owner}", if *entity == Entity::Item { "id" } else { "item" });
        db.run(
            &sql,
            named_params! {
                ":entity": entity.code(),
                ":until": moment_text(until),
                ":item": item.map(id_text),
            },
        )?;
        if *entity != Entity::Item {
            db.batch(&format!("CREATE INDEX temp.past_{table} ON {table} (item)"))?;
        }
    }
    db.batch("CREATE TEMP TABLE change AS SELECT * FROM main.change WHERE false")?;
    db.run(
        include_str!("sql/past_history.sql"),
        named_params! { ":until": moment_text(until), ":item": item.map(id_text) },
    )?;
    db.batch("CREATE INDEX temp.past_change ON change (item)")
}

/// The columns of a table as they stand in an image; one that the image does not know yet has the value
/// that it was given when it was added.
fn columns_of_image(db: &Db, table: &str) -> Result<String, StoreError> {
    let columns = db.list(&format!("PRAGMA main.table_info({table})"), [], |c| {
        let name: String = c.get("name")?;
        let usual: Option<String> = c.get("dflt_value")?;
        let value = format!("json_extract(image, '$.{name}')");
        Ok(match usual {
            Some(usual) => format!("coalesce({value}, {usual})"),
            None => value,
        })
    })?;
    Ok(columns.join(", "))
}
