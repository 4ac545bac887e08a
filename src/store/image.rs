//! Images: a whole row as JSON, column by column, as the history keeps it and undo writes it back.
//!
//! The contacts of a paper belong to its image, since they are facts of it.

use rusqlite::types::{Value as Cell, ValueRef};
use rusqlite::{params, params_from_iter};
use serde_json::{Map, Value};

use super::{Db, StoreError, reading};
use crate::scrutiny::change::Entity;

/// The key under which a paper's image holds the rows of its contacts.
const CONTACTS: &str = "contacts";

/// A whole row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image(Map<String, Value>);

impl Image {
    /// Reads an image as the history keeps it.
    ///
    /// # Errors
    /// [`StoreError::Json`] when it is not one.
    pub fn from_json(json: &str) -> Result<Self, StoreError> {
        Ok(Self(serde_json::from_str(json)?))
    }

    /// The image as the history keeps it.
    #[must_use]
    pub fn to_json(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }

    /// The value of a column; none where it is null or unknown.
    #[must_use]
    pub fn value(&self, column: &str) -> Option<&Value> {
        self.0.get(column).filter(|value| !value.is_null())
    }

    /// The text of a column; none where it is null, unknown or no text.
    #[must_use]
    pub fn text(&self, column: &str) -> Option<&str> {
        self.value(column).and_then(Value::as_str)
    }

    /// Its columns, in the order of the table.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The same row with one text column set.
    #[must_use]
    pub fn with_text(mut self, column: &str, text: &str) -> Self {
        self.0.insert(column.to_owned(), Value::from(text));
        self
    }

    /// The same row with every passage of it moved: `moved` is given a page and the code of its spans, and
    /// gives the page and the code that they have from now on.
    #[must_use]
    pub fn with_passages(
        mut self,
        mut moved: impl FnMut(Option<u32>, &str) -> (Option<u32>, String),
    ) -> Self {
        const SPANS: &str = "spans";
        let columns: Vec<String> = self
            .0
            .keys()
            .filter(|name| name.ends_with(SPANS))
            .cloned()
            .collect();
        for column in columns {
            let page_column = format!("{}page", column.strip_suffix(SPANS).unwrap_or_default());
            let page = self.value(&page_column).and_then(Value::as_u64);
            let page = page.and_then(|page| u32::try_from(page).ok());
            if let Some(spans) = self.text(&column) {
                let (page, spans) = moved(page, spans);
                self.0.insert(page_column, page.map_or(Value::Null, Value::from));
                self.0.insert(column, Value::from(spans));
            }
        }
        self
    }

    /// Whether every column of this image has the same value in `row`. An image taken before a
    /// column was added to the table says nothing about that column.
    #[must_use]
    pub fn agrees_with(&self, row: &Self) -> bool {
        self.0
            .iter()
            .all(|(column, value)| row.0.get(column) == Some(value))
    }
}

/// The table in which things of this kind are kept.
#[must_use]
pub const fn table(entity: Entity) -> &'static str {
    entity.code()
}

pub(super) fn row_as_json(row: &rusqlite::Row) -> Result<Map<String, Value>, StoreError> {
    let mut map = Map::new();
    for (index, name) in row.as_ref().column_names().enumerate() {
        let value = match row.get_ref(index)? {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(number) => Value::from(number),
            ValueRef::Text(bytes) => Value::from(String::from_utf8_lossy(bytes)),
            // No table has such a column, and the schema's strict types keep it so.
            ValueRef::Real(_) | ValueRef::Blob(_) => return Err(StoreError::Unreadable { column: "image" }),
        };
        map.insert(name.to_owned(), value);
    }
    Ok(map)
}

/// The image of a row as it now stands, taken off the register or not; none where there is no row.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn of(db: &Db, entity: Entity, id: &str) -> Result<Option<Image>, StoreError> {
    let sql = format!("SELECT * FROM {} WHERE id = ?1", table(entity));
    let Some(mut map) = db.one(&sql, params![id], |c| row_as_json(c.0))? else {
        return Ok(None);
    };
    if entity == Entity::Paper {
        let contacts = db.list(
            "SELECT * FROM contact WHERE paper = ?1 ORDER BY ordinal",
            params![id],
            |c| row_as_json(c.0).map(Value::Object),
        )?;
        map.insert(CONTACTS.to_owned(), Value::Array(contacts));
    }
    Ok(Some(Image(map)))
}

/// The rows of a kind that stand in a paper, taken off the register or not.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn of_paper(db: &Db, entity: Entity, paper: &str) -> Result<Vec<String>, StoreError> {
    let sql = format!("SELECT id FROM {} WHERE paper = ?1 ORDER BY id", table(entity));
    db.list(&sql, params![paper], |c| c.get("id"))
}

fn cell(value: &Value) -> Result<Cell, StoreError> {
    match value {
        Value::Null => Ok(Cell::Null),
        Value::String(text) => Ok(Cell::Text(text.clone())),
        Value::Number(number) => number
            .as_i64()
            .map(Cell::Integer)
            .ok_or(StoreError::Unreadable { column: "image" }),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
            Err(StoreError::Unreadable { column: "image" })
        }
    }
}

/// Writes the columns of `map` into a table, replacing what stands there under the same key.
pub(super) fn write_row(db: &Db, table: &str, key: &str, map: &Map<String, Value>) -> Result<(), StoreError> {
    let known = db.list(&format!("PRAGMA table_info({table})"), [], |c| {
        c.get::<String>("name")
    })?;
    // An image names only columns of its table; anything else would become part of the statement.
    let columns: Vec<&String> = map.keys().filter(|name| known.contains(name)).collect();
    let names: Vec<&str> = columns.iter().map(|name| name.as_str()).collect();
    let places: Vec<String> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
    let updates: Vec<String> = columns
        .iter()
        .map(|name| format!("{name} = excluded.{name}"))
        .collect();
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({}) ON CONFLICT ({key}) DO UPDATE SET {}",
        names.join(", "),
        places.join(", "),
        updates.join(", "),
    );
    let cells: Result<Vec<Cell>, StoreError> = columns
        .iter()
        .filter_map(|name| map.get(*name))
        .map(cell)
        .collect();
    db.run(&sql, params_from_iter(cells?))?;
    Ok(())
}

/// Makes a row what an image says.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to, or the image breaks a rule of the schema.
pub fn write(db: &Db, entity: Entity, image: &Image) -> Result<(), StoreError> {
    let mut map = image.0.clone();
    let contacts = map.remove(CONTACTS);
    write_row(db, table(entity), "id", &map)?;
    if entity == Entity::Paper
        && let Some(paper) = image.text("id")
    {
        reading::follow(db, paper)?;
    }
    if let (Some(Value::Array(contacts)), Some(paper)) = (contacts, image.text("id")) {
        db.run("DELETE FROM contact WHERE paper = ?1", params![paper])?;
        for contact in &contacts {
            if let Value::Object(contact) = contact {
                write_row(db, "contact", "paper, ordinal", contact)?;
            }
        }
    }
    Ok(())
}

/// Takes a row away as if it had never been.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to, or another row still refers to it.
pub fn erase(db: &Db, entity: Entity, id: &str) -> Result<(), StoreError> {
    db.run(
        &format!("DELETE FROM {} WHERE id = ?1", table(entity)),
        params![id],
    )?;
    Ok(())
}

/// Marks a row as taken off the register by an act.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn mark_removed(db: &Db, entity: Entity, id: &str, act: &str) -> Result<(), StoreError> {
    let sql = format!("UPDATE {} SET removed_by = ?2 WHERE id = ?1", table(entity));
    db.run(&sql, params![id, act])?;
    Ok(())
}

/// Marks from which accepted finding a row came.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn mark_found(db: &Db, entity: Entity, id: &str, finding: &str) -> Result<(), StoreError> {
    let sql = format!("UPDATE {} SET finding = ?2 WHERE id = ?1", table(entity));
    db.run(&sql, params![id, finding])?;
    Ok(())
}
