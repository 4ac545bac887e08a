//! Why the store could not do something.

use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::scrutiny::UnknownCode;

/// Why the store could not do something.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk has no room left.
    #[error("the disk is full")]
    DiskFull(#[source] rusqlite::Error),
    /// Another program holds the database and did not let go in time.
    #[error("another program is writing to the database")]
    Busy(#[source] rusqlite::Error),
    /// The file is no database, or a damaged one.
    #[error("the database is damaged")]
    Damaged(#[source] rusqlite::Error),
    /// The file or its folder cannot be opened or written to.
    #[error("the database cannot be opened or written to")]
    Unwritable(#[source] rusqlite::Error),
    /// A row does not fit the rules of the schema.
    #[error("a row does not fit the rules of the database")]
    Rule(#[source] rusqlite::Error),
    /// A reading was ended from another thread, because nobody waits for it any longer.
    #[error("the reading was stopped")]
    Interrupted(#[source] rusqlite::Error),
    /// The database refused for another reason.
    #[error("the database refused")]
    Refused(#[source] rusqlite::Error),
    /// A file of the register cannot be read or written.
    #[error("a file of the register cannot be read or written: {path}")]
    File {
        /// What the system said.
        source: std::io::Error,
        /// The file or folder.
        path: PathBuf,
    },
    /// A code that this version does not know.
    #[error(transparent)]
    UnknownCode(#[from] UnknownCode),
    /// A column that holds no identity where it should.
    #[error("the column {column} holds no identity")]
    NoId {
        /// The column.
        column: &'static str,
        /// What is wrong with it.
        source: uuid::Error,
    },
    /// A column that holds neither a day nor a moment where it should.
    #[error("the column {column} holds no date")]
    NoDate {
        /// The column.
        column: &'static str,
        /// What is wrong with it.
        source: chrono::ParseError,
    },
    /// A column whose value stands for nothing this version knows.
    #[error("the column {column} holds a value this version cannot read")]
    Unreadable {
        /// The column.
        column: &'static str,
    },
    /// JSON in the database that cannot be read.
    #[error("a row of the history cannot be read")]
    Json(#[from] serde_json::Error),
    /// A backup that differs from what it is a copy of, or is damaged.
    #[error("the copy is not whole: {path}")]
    CopyNotWhole {
        /// The copy.
        path: PathBuf,
    },
}

impl StoreError {
    /// Whether the database itself is no longer to be trusted.
    #[must_use]
    pub const fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged(_))
    }

    /// For `map_err`: a failure of the file or folder at `path`.
    pub fn at(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { source, path }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(source: rusqlite::Error) -> Self {
        match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull(source),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(source),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(source),
            Some(
                ErrorCode::ReadOnly
                | ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::SystemIoFailure,
            ) => Self::Unwritable(source),
            Some(ErrorCode::ConstraintViolation) => Self::Rule(source),
            Some(ErrorCode::OperationInterrupted) => Self::Interrupted(source),
            _ => Self::Refused(source),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sqlite_reports_is_told_apart_by_what_the_user_can_do() {
        // The numbers are SQLite's result codes (sqlite.org/rescode.html).
        for (code, expected) in [
            (13, "the disk is full"),
            (5, "another program is writing to the database"),
            (6, "another program is writing to the database"),
            (11, "the database is damaged"),
            (26, "the database is damaged"),
            (8, "the database cannot be opened or written to"),
            (14, "the database cannot be opened or written to"),
            (10, "the database cannot be opened or written to"),
            (19, "a row does not fit the rules of the database"),
            (9, "the reading was stopped"),
            (1, "the database refused"),
        ] {
            let source = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
            assert_eq!(StoreError::from(source).to_string(), expected, "{code}");
        }
    }
}
