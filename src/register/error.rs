//! Why the register could not do something.

use std::path::PathBuf;

use crate::scrutiny::change::Entity;
use crate::store::StoreError;

/// Why the register could not do something. Whatever the reason, nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// Another window has the register open.
    #[error("another window has the register open")]
    InUse {
        /// Its folder.
        folder: PathBuf,
    },
    /// There is no register in the folder, and it was to be read only.
    #[error("there is no register in {folder}")]
    NotThere {
        /// The folder.
        folder: PathBuf,
    },
    /// The file where the register should be belongs to another program.
    #[error("the file is not a register: {file}")]
    NotARegister {
        /// The file.
        file: PathBuf,
    },
    /// The register was written by a newer version of the program.
    #[error("the register is of version {found}; this program knows versions up to {known}")]
    Newer {
        /// The version of the register.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// The register has to be upgraded first, and it was to be read only.
    #[error("the register is of version {found} and has to be upgraded to version {known} first")]
    Older {
        /// The version of the register.
        found: u32,
        /// The version that this program works with.
        known: u32,
    },
    /// The register is damaged and can only be read, as far as it can be.
    #[error("the register is damaged and can only be read")]
    Damaged,
    /// The register was opened to be read only.
    #[error("the register was opened to be read only")]
    ReadOnly,
    /// The register lies where nothing can be written.
    #[error("nothing can be written to the folder of the register: {folder}")]
    Unwritable {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder of the register cannot be made, read or written to.
    #[error("the folder of the register cannot be used: {path}")]
    Folder {
        /// What the system said.
        source: std::io::Error,
        /// The file or folder.
        path: PathBuf,
    },
    /// The database or a kept file failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What the command is about is not on the register, or no longer.
    #[error("the {} is not on the register", .0.label().to_lowercase())]
    Gone(Entity),
    /// Only what waits in the inbox can be amended.
    #[error("the finding does not wait any longer")]
    NotWaiting,
    /// Words that may not be empty are empty.
    #[error("the words are missing")]
    NoWords,
    /// A follow-up or promise without a phrase and without a day.
    #[error("neither a day nor a phrase is given")]
    NoTime,
    /// The columns of a tracker are not named so that its rows could be read.
    #[error("no column, or more than one, holds what was asked")]
    NoColumns,
    /// A note that is on nothing.
    #[error("a note is on an item or on a paper")]
    NoteOnNothing,
    /// A paper cannot be an edition of itself.
    #[error("a paper cannot be an edition of itself")]
    OwnEdition,
    /// There is no proposed window to take or leave.
    #[error("no window is proposed")]
    NothingProposed,
    /// The number typed to confirm is not the paper's.
    #[error("the number typed is not the number of this paper")]
    WrongNumber,
    /// Something with this identity is on the register already.
    #[error("this was added already")]
    AddedAlready,
    /// There is a meeting of this body on this day already.
    #[error("the meeting of this body on this day is kept already")]
    MeetingKept,
    /// Another council or body goes by this name.
    #[error("another one goes by the name {name}")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// One was to be merged with itself.
    #[error("one cannot be merged with itself")]
    MergedWithItself,
    /// Two bodies of two councils cannot be one.
    #[error("bodies of two councils cannot be one")]
    OfTwoCouncils,
    /// A body was to take the place of one that took its own.
    #[error("a body cannot take its own place")]
    OwnSuccessor,
    /// The day is still to come.
    #[error("the day is still to come")]
    DayToCome,
    /// A calendar or a clock that cannot be.
    #[error("{0}")]
    Impossible(String),
    /// There is nothing to take back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is nothing to do again.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// What an act changed has been changed again, so that it cannot be taken back.
    #[error("what \u{201c}{label}\u{201d} changed has been changed since")]
    ChangedSince {
        /// What the act did.
        label: String,
    },
    /// The folder given holds no whole backup.
    #[error("the folder holds no whole backup: {folder}")]
    NoBackup {
        /// The folder.
        folder: PathBuf,
    },
    /// The system could not start a thread.
    #[error("no thread could be started")]
    Thread(#[source] std::io::Error),
    /// The thread that writes has ended.
    #[error("the register has stopped writing")]
    WriterStopped,
}

impl RegisterError {
    /// Whether the database itself is at fault, so that a backup would mend it.
    #[must_use]
    pub const fn is_mended_by_a_backup(&self) -> bool {
        match self {
            Self::NotARegister { .. } | Self::Damaged => true,
            Self::Store(fault) => !matches!(fault, StoreError::DiskFull(_) | StoreError::Busy(_)),
            _ => false,
        }
    }

    /// For `map_err`: a failure of the file or folder at `path`.
    pub(super) fn at(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Folder { source, path }
    }
}
