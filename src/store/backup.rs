//! Copies of a database while it is in use.

use std::fs::File;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::{Db, StoreError, open};

/// Pages copied at a stretch.
const PAGES: i32 = 2_000;

/// Copies the database, as it stands at one moment, into a new file at `path`; the copy is complete
/// and on the disk when this returns, and was read through once.
///
/// # Errors
/// [`StoreError`] when it cannot be read or written; [`StoreError::CopyNotWhole`] when what was
/// written cannot be read back.
pub fn copy_database(db: &Db, path: &Path) -> Result<(), StoreError> {
    // An import may go on beside it. The moment is that of the first thing read, so counting comes
    // first: a copy that begins with nothing read takes a moment of its own.
    let expected = db.reading(|db| {
        let expected = tables(db)?;
        let mut copy = Connection::open(path)?;
        let backup = Backup::new(&db.connection, &mut copy)?;
        backup.run_to_completion(PAGES, Duration::ZERO, None)?;
        Ok::<_, StoreError>(expected)
    })?;
    // A copy stands alone: no log beside it that could be left behind when it is moved.
    let copy = open::reading_and_writing_alone(path)?;
    if !open::is_sound(&copy)? || tables(&copy)? != expected {
        return Err(StoreError::CopyNotWhole {
            path: path.to_owned(),
        });
    }
    drop(copy);
    File::open(path)
        .and_then(|file| file.sync_all())
        .map_err(StoreError::at(path))
}

/// How many rows each table holds, by its name.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn tables(db: &Db) -> Result<Vec<(String, usize)>, StoreError> {
    let names: Vec<String> = db.list(include_str!("sql/tables.sql"), [], |c| c.get("name"))?;
    names
        .into_iter()
        .map(|name| {
            let rows = db.count(&format!("SELECT count(*) FROM {name}"), [])?;
            Ok((name, rows))
        })
        .collect()
}
