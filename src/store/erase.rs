//! Erasing papers for good: their rows, what stands only in them, and what the history says of them.
//!
//! This is the one place where rows of the register are deleted and its history is shortened.

use std::time::Duration;

use rusqlite::params;
use serde_json::Value;

use super::check::INDEXES;
use super::{Db, StoreError, open};

/// The identities that are to be erased, as they are stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Doomed {
    /// Papers.
    pub papers: Vec<String>,
    /// Items.
    pub items: Vec<String>,
}

fn json(ids: &[String]) -> String {
    Value::from(ids.to_vec()).to_string()
}

/// Every item that has ever stood in one of the papers: on the register, taken off it, or known to
/// the history alone.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn items_ever_in(db: &Db, papers: &[String]) -> Result<Vec<String>, StoreError> {
    db.list(
        include_str!("sql/erase_items_ever_in.sql"),
        params![json(papers)],
        |c| c.get("id"),
    )
}

/// Erases the rows of what is doomed, and frees what stays from naming them.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn rows(db: &Db, doomed: &Doomed) -> Result<(), StoreError> {
    let (papers, items) = (json(&doomed.papers), json(&doomed.items));
    db.run(
        include_str!("sql/erase_free_findings.sql"),
        params![papers, items],
    )?;
    db.run(
        include_str!("sql/erase_free_accepted.sql"),
        params![papers, items],
    )?;
    for column in ["revises", "edition_proposed"] {
        let sql =
            format!("UPDATE paper SET {column} = NULL WHERE {column} IN (SELECT value FROM json_each(?1))");
        db.run(&sql, params![papers])?;
    }
    for table in ["response", "promise", "progress", "note", "follow_up"] {
        let sql = format!(
            "DELETE FROM {table} WHERE paper IN (SELECT value FROM json_each(?1))
             OR item IN (SELECT value FROM json_each(?2))"
        );
        db.run(&sql, params![papers, items])?;
    }
    db.run(
        "DELETE FROM related WHERE item IN (SELECT value FROM json_each(?1))
         OR other IN (SELECT value FROM json_each(?1))",
        params![items],
    )?;
    db.run(
        "DELETE FROM item WHERE id IN (SELECT value FROM json_each(?1))",
        params![items],
    )?;
    for table in [
        "finding",
        "block",
        "page",
        "paper_text",
        "contact",
        "fact_passage",
        "reading",
    ] {
        let sql = format!("DELETE FROM {table} WHERE paper IN (SELECT value FROM json_each(?1))");
        db.run(&sql, params![papers])?;
    }
    db.run(
        "DELETE FROM paper WHERE id IN (SELECT value FROM json_each(?1))",
        params![papers],
    )?;
    Ok(())
}

/// Erases everything that the history says of what is doomed, and seals the acts it was part of: they
/// can no longer be taken back, and what their labels quoted is replaced by `label`.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn history(db: &Db, doomed: &Doomed, label: &str) -> Result<(), StoreError> {
    let (papers, items) = (json(&doomed.papers), json(&doomed.items));
    db.batch("CREATE TEMP TABLE IF NOT EXISTS erased (serial INTEGER PRIMARY KEY, act TEXT NOT NULL)")?;
    db.run("DELETE FROM temp.erased", [])?;
    db.run(
        include_str!("sql/erase_collect_changes.sql"),
        params![papers, items],
    )?;
    db.run(include_str!("sql/erase_seal_acts.sql"), params![label])?;
    db.run(
        "DELETE FROM change WHERE serial IN (SELECT serial FROM temp.erased)",
        [],
    )?;
    db.run("DELETE FROM temp.erased", [])?;
    Ok(())
}

/// Erases a council or body that nothing names any longer, with its history.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn name(db: &Db, table: &str, id: &str, label: &str) -> Result<(), StoreError> {
    db.run(
        "UPDATE act SET state = 'sealed', label = ?2 WHERE state IN ('done', 'undone')
         AND id IN (SELECT act FROM change WHERE row_id = ?1)",
        params![id, label],
    )?;
    db.run("DELETE FROM change WHERE row_id = ?1", params![id])?;
    db.run(&format!("DELETE FROM {table} WHERE id = ?1"), params![id])?;
    Ok(())
}

/// How long the log's other readers are waited for before it is left to the next start.
const PATIENCE: Duration = Duration::from_secs(1);

/// Writes the search indexes and the whole file anew, so that nothing erased is left between the
/// rows, and empties the log. Answers whether the log could be emptied: another connection that is
/// reading holds it.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn scrub(db: &Db) -> Result<bool, StoreError> {
    for (index, _) in INDEXES {
        db.batch(&format!("INSERT INTO {index} ({index}) VALUES ('rebuild')"))?;
    }
    db.batch("VACUUM")?;
    db.connection.busy_timeout(PATIENCE)?;
    let busy = db.one("PRAGMA wal_checkpoint(TRUNCATE)", [], |c| c.get::<bool>("busy"));
    db.connection.busy_timeout(open::PATIENCE)?;
    Ok(busy? == Some(false))
}
