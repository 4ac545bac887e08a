//! What importing a file can come to.

use std::io;

use super::{Problem, ProblemKind};
use crate::jobs::ImportError;

impl From<&ImportError> for Problem {
    fn from(error: &ImportError) -> Self {
        match error {
            ImportError::Unreadable(source) => unreadable(source),
            ImportError::Folder => Self::new(
                ProblemKind::YourFile,
                "This is a folder",
                "Choose the papers in it.",
            ),
            ImportError::HoldsFiles => Self::new(
                ProblemKind::YourFile,
                "This file holds other files and no words of its own",
                "Import it to file what is in it, or unpack it and choose one of its papers.",
            ),
            ImportError::EmptyFolder => Self::new(
                ProblemKind::YourFile,
                "There is no paper in this folder",
                "Choose the folder in which the papers lie.",
            ),
            ImportError::NotAFile => Self::new(
                ProblemKind::YourFile,
                "This is not a file but a device or a pipe",
                "Choose a file.",
            ),
            ImportError::Document(error) => error.into(),
            ImportError::TookTooLong { waited } => Self::new(
                ProblemKind::YourFile,
                format!(
                    "Reading this file came no further for {} seconds and was stopped",
                    waited.as_secs()
                ),
                "Nothing of it was kept. Save it again as a web page or as plain text, and import that.",
            ),
            ImportError::TooMuchMemory { .. } => Self::new(
                ProblemKind::YourFile,
                "Reading this file took too much of the computer’s memory and was stopped",
                "Nothing of it was kept. Save the part you need as a file of its own, and import that.",
            )
            .because(error),
            ImportError::ReaderNotStarted(_) => Self::new(
                ProblemKind::OurFault,
                "The part of the program that reads papers could not be started",
                "Close other programs and try again; if that does not help, install the program again.",
            )
            .because(error),
            ImportError::ReaderStopped { detail } => Self {
                kind: ProblemKind::YourFile,
                message: "The program failed on this file, and nothing of it was kept".to_owned(),
                hint: "Save it again as a web page or as plain text, and import that.".to_owned(),
                detail: detail.clone(),
            },
            ImportError::NoSuchColumns { missing, tables } => no_such_columns(missing, tables),
            ImportError::Register(error) => error.as_ref().into(),
        }
    }
}

fn no_such_columns(missing: &[String], tables: &[Vec<String>]) -> Problem {
    let listed = |names: &[String]| {
        let quoted: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
        quoted.join(", ")
    };
    let message = match missing {
        [] => "No table in this file has all of the columns that you named".to_owned(),
        [one] => format!("No table in this file has a column “{one}”"),
        several => format!("No table in this file has the columns {}", listed(several)),
    };
    let hint = match tables {
        [] => "There is no table in it that could be a tracker.".to_owned(),
        [only] => format!("Its table has the columns {}.", listed(only)),
        several => {
            let each: Vec<String> = several.iter().map(|table| listed(table)).collect();
            format!("Its tables have the columns {}.", each.join("; "))
        }
    };
    Problem::new(ProblemKind::YourInput, message, hint)
}

fn unreadable(source: &io::Error) -> Problem {
    let (message, hint) = match source.kind() {
        io::ErrorKind::NotFound => ("There is no such file", "Check its name and its folder."),
        io::ErrorKind::PermissionDenied => (
            "You are not allowed to read this file",
            "Copy it into a folder of your own, or ask whoever owns it.",
        ),
        _ => (
            "This file could not be read",
            "Check that its disk or network folder is connected, and try again.",
        ),
    };
    Problem::new(ProblemKind::YourFile, message, hint).because(source)
}
