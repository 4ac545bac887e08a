//! Background work: each job is a named thread with progress, cancel and a plain waker; papers are
//! read in a child process with limits on time and memory.

use std::path::PathBuf;

use crate::scrutiny::id::PaperId;

/// Why a file could not be filed. Nothing of it was kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Its content cannot be read.
    #[error(transparent)]
    Document(#[from] crate::document::DocumentError),
}

/// What became of one file of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filed {
    /// On the register.
    Filed {
        /// The paper.
        paper: PaperId,
        /// What it is called.
        name: String,
        /// How many findings wait.
        findings: usize,
    },
    /// It was there already.
    AlreadyFiled {
        /// The paper.
        paper: PaperId,
        /// What it is called, and when it was filed.
        words: String,
    },
    /// It could not be filed.
    Failed(ImportError),
    /// The user cancelled before its turn.
    Cancelled,
}

/// The report of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    /// The file.
    pub file: PathBuf,
    /// What became of it.
    pub filed: Filed,
}
