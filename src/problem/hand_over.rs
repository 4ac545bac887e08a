//! What handing over can come to.

use std::io;

use super::{Problem, ProblemKind};
use crate::jobs::HandOverError;

impl From<&HandOverError> for Problem {
    fn from(error: &HandOverError) -> Self {
        match error {
            HandOverError::NotWritten { path, source } => not_written(source)
                .because(source.as_ref())
                .at(&path.display().to_string()),
            HandOverError::Register(error) => error.as_ref().into(),
        }
    }
}

fn not_written(source: &io::Error) -> Problem {
    let hint = match source.kind() {
        io::ErrorKind::NotFound => "Check the folder: it is not there.",
        io::ErrorKind::PermissionDenied => {
            "Close the file if another program has it open, or choose a folder of your own."
        }
        io::ErrorKind::StorageFull => "The disk is full: make room, or choose another disk.",
        io::ErrorKind::IsADirectory => "A folder has this name: choose another.",
        _ => "Close the file if another program has it open, or choose another folder.",
    };
    Problem::new(ProblemKind::YourFile, "The file could not be written", hint)
}
