//! How the database and the kept files can fail.

use super::{Problem, ProblemKind};
use crate::store::StoreError;

impl From<&StoreError> for Problem {
    fn from(error: &StoreError) -> Self {
        let kind = if matches!(error, StoreError::Busy(_)) {
            ProblemKind::Busy
        } else {
            ProblemKind::OurFault
        };
        let (message, hint) = words(error);
        Self::new(kind, message, hint).because(error)
    }
}

const DAMAGED_HINT: &str = "Nothing was deleted. Close the program and copy the register’s folder to a safe place; then restore the last good backup.";

fn words(error: &StoreError) -> (String, &'static str) {
    let (message, hint) = match error {
        StoreError::DiskFull(_) => (
            "The disk is full, so nothing was changed",
            "Make room on the disk and try again.",
        ),
        StoreError::Busy(_) => (
            "Another program is writing to the register",
            "Wait for it to finish, or close it, and try again.",
        ),
        StoreError::Damaged(_) => ("The register’s database is damaged", DAMAGED_HINT),
        StoreError::Unwritable(_) => (
            "The register’s database cannot be opened or written to",
            "Check that the disk is connected and that you may write there.",
        ),
        StoreError::Rule(_) | StoreError::Refused(_) => (
            "The database refused the change, so nothing was changed",
            "Try again; if it happens again, the program is at fault.",
        ),
        StoreError::Interrupted(_) => (
            "Reading the register was stopped before its end",
            "Try again; nothing was changed.",
        ),
        StoreError::File { path, .. } => {
            return (
                format!(
                    "A file of the register cannot be read or written: {}",
                    path.display()
                ),
                "Check that the disk is connected, has room, and that you may write there.",
            );
        }
        StoreError::UnknownCode(_)
        | StoreError::NoId { .. }
        | StoreError::NoDate { .. }
        | StoreError::Unreadable { .. }
        | StoreError::Json(_) => (
            "The register holds something that this version cannot read",
            DAMAGED_HINT,
        ),
        StoreError::CopyNotWhole { path } => {
            return (
                format!("The copy did not come out whole: {}", path.display()),
                "Check that the disk has room, and make the backup again.",
            );
        }
    };
    (message.to_owned(), hint)
}
