//! The open register: one folder, one writer.
//!
//! A single named thread owns the writing connection and takes [`Command`]s, each one transaction;
//! it answers with an [`Outcome`] that names what has to be read again. [`Reader`]s are read-only
//! connections that any thread can hold. History and undo read the change rows that every command
//! leaves behind.

pub mod command;
pub mod outcome;
pub mod reader;
pub mod view;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use command::Command;
pub use outcome::{Outcome, Touched};
pub use reader::Reader;

use crate::scrutiny::Moment;

/// Called by the writer thread when an outcome is ready, so that a sleeping window wakes up.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// How a register is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// To work in: one at a time.
    Write,
    /// To look at beside an open window.
    Read,
}

/// What opening a register found out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opened {
    /// Whether the register was made just now.
    pub created: bool,
    /// The copy made before an older register was upgraded.
    pub upgraded_from: Option<PathBuf>,
    /// Which service keeps copies of the folder, where it seems to lie in such a folder: "OneDrive".
    pub synced_by: Option<&'static str>,
    /// Whether the register is damaged, and therefore opened to be read only.
    pub damaged: bool,
    /// The backups at hand, newest first.
    pub backups: Vec<PathBuf>,
}

/// Why the register could not do something.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// Another window has the register open.
    #[error("another window has the register open")]
    InUse {
        /// Its folder.
        folder: PathBuf,
    },
    /// The system could not start a thread.
    #[error("no thread could be started")]
    Thread(#[source] std::io::Error),
}

/// The number of a command sent to the writer, by which its outcome is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// An open register.
pub struct Register {
    folder: PathBuf,
}

impl Register {
    /// Opens the register in `folder`, making it where there is none.
    ///
    /// # Errors
    /// [`RegisterError`] when it is in use, newer than this program, or cannot be read or made.
    pub fn open(folder: &Path, _access: Access, _now: Moment) -> Result<(Self, Opened), RegisterError> {
        Ok((
            Self {
                folder: folder.to_owned(),
            },
            Opened::default(),
        ))
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Has `waker` called whenever an outcome is ready.
    pub fn wake_with(&self, _waker: Waker) {}

    /// Hands a command to the writer and returns at once; its outcome comes with [`Register::outcomes`].
    pub fn send(&self, _command: Command, _now: Moment) -> Ticket {
        Ticket(0)
    }

    /// The outcomes that have become ready since the last call, in the order of their commands.
    pub fn outcomes(&self) -> Vec<(Ticket, Result<Outcome, RegisterError>)> {
        Vec::new()
    }

    /// Performs a command and waits for it; for the command line, jobs and tests, never for a frame.
    ///
    /// # Errors
    /// [`RegisterError`] when the command does not fit what stands on the register; nothing is
    /// changed then.
    pub fn perform(&self, _command: Command, _now: Moment) -> Result<Outcome, RegisterError> {
        Ok(Outcome::default())
    }

    /// A read-only connection of its own.
    ///
    /// # Errors
    /// [`RegisterError`] when the database cannot be opened.
    pub fn reader(&self) -> Result<Reader, RegisterError> {
        Ok(Reader {})
    }
}
