//! Opening the database: what kind of file it is, how the connection behaves.

use std::path::Path;
use std::time::Duration;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags};

use super::ladder::{self, Step};
use super::{Db, StoreError};
use crate::scrutiny::paper::{PaperKind, name_of};

/// Marks an SQLite file as a register: the letters `ScDk` (`PRAGMA application_id`).
pub const APPLICATION_ID: i64 = 0x5363_446b;

/// How long a connection waits for another one to let go.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// An empty file or none: a register can be made here.
    Nothing,
    /// A register at this version.
    Register {
        /// The version of its schema.
        version: u32,
    },
    /// A database of another program.
    Stranger,
    /// No database, or one that cannot be read any longer.
    Damaged,
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Db, StoreError> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(128);
    name_papers(&connection)?;
    Ok(Db { connection })
}

/// Lets a query call a paper as the program does: `paper_name(title, kind, body_printed, date, file_name)`.
fn name_papers(connection: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("paper_name", 5, flags, |row| {
        let title: Option<String> = row.get(0)?;
        let kind: Option<String> = row.get(1)?;
        let (body, date): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        let file: Option<String> = row.get(4)?;
        // A row without a paper has no paper's name; a kind that cannot be read is told where it is read.
        let (Some(kind), Some(file)) = (kind, file) else {
            return Ok(None);
        };
        let kind = PaperKind::from_code(&kind).unwrap_or(PaperKind::Other);
        let date = date.and_then(|date| date.parse().ok());
        Ok(Some(
            name_of(title.as_deref(), kind, body.as_deref(), date, &file).into_owned(),
        ))
    })?;
    Ok(())
}

/// Says what the file at `path` is, without changing it.
///
/// # Errors
/// [`StoreError`] when it cannot be opened at all.
pub fn inspect(path: &Path) -> Result<Found, StoreError> {
    match std::fs::metadata(path) {
        Err(_) => return Ok(Found::Nothing),
        Ok(metadata) if metadata.len() == 0 => return Ok(Found::Nothing),
        Ok(_) => {}
    }
    let found = reading(path).and_then(|db| {
        let id: i64 = db
            .connection
            .query_row("PRAGMA application_id", [], |row| row.get(0))?;
        let version = ladder::version(&db)?;
        let tables = db.count("SELECT count(*) FROM sqlite_schema", [])?;
        Ok(match (id, version, tables) {
            (APPLICATION_ID, 0, _) | (0, 0, 0) => Found::Nothing,
            (APPLICATION_ID, version, _) => Found::Register { version },
            _ => Found::Stranger,
        })
    });
    match found {
        Err(fault) if fault.is_damage() => Ok(Found::Damaged),
        found => found,
    }
}

/// Whether every page of the database hangs together.
///
/// # Errors
/// [`StoreError`] when it cannot be opened, or reading it fails for another reason than damage.
pub fn is_sound(db: &Db) -> Result<bool, StoreError> {
    let answers = db.list("PRAGMA quick_check(1)", [], |c| c.get::<String>("quick_check"));
    match answers {
        Ok(answers) => Ok(answers.iter().all(|answer| answer == "ok")),
        Err(fault) if fault.is_damage() => Ok(false),
        Err(fault) => Err(fault),
    }
}

/// A connection to a file that nobody changes as long as it is open.
fn connect_unchanging(path: &Path) -> Result<Db, StoreError> {
    let mut uri = String::from(if cfg!(windows) { "file:///" } else { "file:" });
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                uri.push(char::from(*byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    connect(
        Path::new(&uri),
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
    )
}

/// A connection that can only read.
///
/// On a disk that cannot be written to SQLite cannot keep its log beside the database: the file is
/// then read as one that nobody changes. What stood in a log that was never brought in is not seen.
///
/// # Errors
/// [`StoreError`] when the file cannot be opened.
pub fn reading(path: &Path) -> Result<Db, StoreError> {
    let db = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    // The first read is what needs the log.
    let db = match db.count("PRAGMA schema_version", []) {
        Err(StoreError::Unwritable(_)) if path.is_file() => connect_unchanging(path)?,
        _ => db,
    };
    db.batch("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000;")?;
    Ok(db)
}

/// The connection that writes; makes an empty file where there is none.
///
/// What an act has answered is on the disk (`synchronous = FULL`), and what is erased is overwritten
/// (`secure_delete`).
///
/// # Errors
/// [`StoreError`] when the file cannot be opened or made.
pub fn writing(path: &Path) -> Result<Db, StoreError> {
    let db = connect(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    )?;
    db.batch(include_str!("sql/open_writing.sql"))?;
    Ok(db)
}

/// Brings a database up to the last of `steps`, marking it as a register.
///
/// # Errors
/// [`StoreError`] when a step fails; the database then stands where it stood.
pub fn bring_up(db: &Db, steps: &[Step]) -> Result<(), StoreError> {
    db.batch(&format!("PRAGMA application_id = {APPLICATION_ID}"))?;
    ladder::climb(db, steps)?;
    // A step may have rewritten whole tables, and all of that stands in the log: it is brought into the
    // database now, so that the next start does not read through it. Where somebody reads beside it the
    // log stays, which does no harm.
    db.batch("PRAGMA wal_checkpoint(TRUNCATE)")
}

/// A connection to a copy that nobody else uses, set to keep no log beside it.
pub(super) fn reading_and_writing_alone(path: &Path) -> Result<Db, StoreError> {
    let db = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    db.batch("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;")?;
    Ok(db)
}
