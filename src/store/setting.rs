//! Settings that belong to the register itself and travel with it.

use rusqlite::params;

use super::{Db, StoreError};

/// The value of a setting.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn get(db: &Db, name: &str) -> Result<Option<String>, StoreError> {
    db.one("SELECT value FROM setting WHERE name = ?1", params![name], |c| {
        c.get("value")
    })
}

/// Keeps the value of a setting.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn put(db: &Db, name: &str, value: &str) -> Result<(), StoreError> {
    db.run(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)",
        params![name, value],
    )?;
    Ok(())
}

/// Forgets a setting.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn remove(db: &Db, name: &str) -> Result<(), StoreError> {
    db.run("DELETE FROM setting WHERE name = ?1", params![name])?;
    Ok(())
}
