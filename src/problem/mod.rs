//! The one error that users see: what happened, and what to do next.
//!
//! Every module has its own errors; here each becomes plain words by one exhaustive match. Nothing is
//! handled here, and nothing is printed.

mod document;
mod hand_over;
mod import;
mod ocr;
mod pages;
mod register;
mod settings;
mod store;

use std::error::Error;
use std::fmt::Write as _;

/// Whose turn it is, and which exit code the command line ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file given cannot be used. Exit code 3.
    YourFile,
    /// What was typed or chosen does not fit. Exit code 2.
    YourInput,
    /// Something else is using what is needed. Exit code 4.
    Busy,
    /// The register was written by a newer version of the program. Exit code 5.
    NewerVersion,
    /// The program or the machine failed. Exit code 1.
    OurFault,
}

impl ProblemKind {
    /// The command line's exit code.
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::OurFault => 1,
            Self::YourInput => 2,
            Self::YourFile => 3,
            Self::Busy => 4,
            Self::NewerVersion => 5,
        }
    }
}

/// An error in the user's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whose turn it is.
    pub kind: ProblemKind,
    /// What happened, in one sentence.
    pub message: String,
    /// What to do next, in one sentence; empty where there is nothing to do.
    pub hint: String,
    /// What a person who mends the program would want to know; empty where there is nothing more.
    pub detail: String,
}

impl Problem {
    /// A problem without further detail.
    #[must_use]
    pub fn new(kind: ProblemKind, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            hint: hint.into(),
            detail: String::new(),
        }
    }

    /// The same problem with the error behind it as its detail.
    #[must_use]
    pub fn because(mut self, error: &(dyn Error + 'static)) -> Self {
        self.detail = chain(error);
        self
    }

    /// The same problem with the path of its file at the end of its detail.
    #[must_use]
    pub fn at(mut self, path: &str) -> Self {
        let gap = if self.detail.is_empty() { "" } else { ": " };
        self.detail = format!("{}{gap}{path}", self.detail);
        self
    }
}

/// An error and its causes in one line; a cause that the line already ends with is not repeated.
fn chain(error: &(dyn Error + 'static)) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let words = error.to_string();
        if !line.ends_with(&words) {
            // Writing to a string cannot fail.
            let _ = write!(line, ": {words}");
        }
        cause = error.source();
    }
    line
}
