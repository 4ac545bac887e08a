//! Whether the database is sound through and through.

use rusqlite::Connection;
use rusqlite::backup::Backup;
use std::time::Duration;

use super::cells::Cells;
use super::{Db, StoreError};

/// The search indexes, each with the table whose words it holds.
pub const INDEXES: &[(&str, &str)] = &[
    ("block_index", "block"),
    ("item_index", "item"),
    ("response_index", "response"),
    ("note_index", "note"),
    ("title_index", "paper"),
    ("question_index", "meeting"),
    ("progress_index", "progress"),
];

/// What the database says against itself, as SQLite puts it; empty when it is sound.
///
/// # Errors
/// [`StoreError`] when it cannot be read at all.
pub fn integrity(db: &Db) -> Result<Vec<String>, StoreError> {
    let answers = db.list("PRAGMA integrity_check(20)", [], |c: &Cells| {
        c.get::<String>("integrity_check")
    })?;
    Ok(answers.into_iter().filter(|answer| answer != "ok").collect())
}

/// How many rows refer to a row that is not there.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn dangling(db: &Db) -> Result<usize, StoreError> {
    Ok(db.list("PRAGMA foreign_key_check", [], |_| Ok(()))?.len())
}

/// Compares each search index with the words it stands for: the index's name and how many rows
/// agree, or none where it differs.
///
/// The comparison is SQLite's own, which has to be allowed to write; so it is done on a copy in
/// memory, which nobody else can see.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn indexes(db: &Db) -> Result<Vec<(&'static str, Option<usize>)>, StoreError> {
    let mut copy = Connection::open_in_memory()?;
    Backup::new(&db.connection, &mut copy)?.run_to_completion(2_000, Duration::ZERO, None)?;
    let copy = Db { connection: copy };
    INDEXES
        .iter()
        .map(|(index, table)| {
            let rows = copy.count(&format!("SELECT count(*) FROM {table}"), [])?;
            let command = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
            match copy.batch(&command) {
                Ok(()) => Ok((*index, Some(rows))),
                Err(fault) if fault.is_damage() => Ok((*index, None)),
                Err(fault) => Err(fault),
            }
        })
        .collect()
}
