//! What is known of kept originals beside the papers they came as: which of them were erased although
//! papers name them, and which of them hold another.
//!
//! None of it is history: an erased file does not come back with Undo, and what is attached to an
//! e-mail stays in it.

use rusqlite::params;

use super::cells::moment_text;
use super::{Db, StoreError};
use crate::scrutiny::Moment;

/// Remembers that an original was erased while papers that came in it stay.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn erased(db: &Db, hash: &str, at: Moment) -> Result<(), StoreError> {
    db.run(
        "INSERT OR IGNORE INTO erased_original (file_hash, erased_at) VALUES (?1, ?2)",
        params![hash, moment_text(at)],
    )?;
    Ok(())
}

/// Takes back what [`erased`] remembered: the original is kept again, or no paper names it any longer.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn not_erased(db: &Db, hash: &str) -> Result<(), StoreError> {
    db.run("DELETE FROM erased_original WHERE file_hash = ?1", params![hash])?;
    Ok(())
}

/// Whether an original was erased.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function below.
pub fn is_erased(db: &Db, hash: &str) -> Result<bool, StoreError> {
    Ok(db.count(
        "SELECT count(*) FROM erased_original WHERE file_hash = ?1",
        params![hash],
    )? > 0)
}

/// Remembers that a file came attached to an e-mail.
///
/// # Errors
/// As above.
pub fn attach(db: &Db, message: &str, file: &str) -> Result<(), StoreError> {
    db.run(
        "INSERT OR IGNORE INTO attachment (message, file) VALUES (?1, ?2)",
        params![message, file],
    )?;
    Ok(())
}

/// The e-mails in whose originals a file stands: those it is attached to, and those they are attached
/// to in turn.
///
/// # Errors
/// As above.
pub fn messages_holding(db: &Db, file: &str) -> Result<Vec<String>, StoreError> {
    db.list(include_str!("sql/kept_file_messages.sql"), params![file], |c| {
        c.get("message")
    })
}

/// The files attached to an e-mail that are on the register, in its order.
///
/// # Errors
/// As above.
pub fn attached_to(db: &Db, message: &str) -> Result<Vec<String>, StoreError> {
    db.list(
        include_str!("sql/kept_file_attached.sql"),
        params![message],
        |c| c.get("file"),
    )
}

/// Every file that came attached to an e-mail, with that e-mail's hash.
///
/// # Errors
/// As above.
pub fn attachments(db: &Db) -> Result<Vec<(String, String)>, StoreError> {
    db.list(
        "SELECT file, message FROM attachment ORDER BY file, message",
        [],
        |c| Ok((c.get("file")?, c.get("message")?)),
    )
}

/// Forgets everything about an original that no paper names any longer.
///
/// # Errors
/// As above.
pub fn forget(db: &Db, hash: &str) -> Result<(), StoreError> {
    not_erased(db, hash)?;
    db.run(
        "DELETE FROM attachment WHERE message = ?1 OR file = ?1",
        params![hash],
    )?;
    Ok(())
}
