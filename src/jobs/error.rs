//! Why a file could not be filed or read.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use crate::document::DocumentError;
use crate::register::RegisterError;

/// Why a file could not be filed. Nothing of it was kept.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ImportError {
    /// The file could not be opened or its bytes not be read.
    #[error("the file could not be read")]
    Unreadable(#[source] Arc<io::Error>),
    /// A folder was given where a file is needed.
    #[error("it is a folder")]
    Folder,
    /// It holds other files and no words of its own, where a single paper is needed.
    #[error("it only holds other files")]
    HoldsFiles,
    /// There is nothing in the folder, or nothing that could be a paper.
    #[error("there is no paper in the folder")]
    EmptyFolder,
    /// A device, pipe or socket was given where a file is needed.
    #[error("it is not a file but a device, a pipe or a socket")]
    NotAFile,
    /// Its content cannot be read.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// Reading came no further for this long and was stopped.
    #[error("reading came no further for {} seconds", .waited.as_secs())]
    TookTooLong {
        /// How long it was waited.
        waited: Duration,
    },
    /// Reading took more memory than allowed and was stopped.
    #[error("reading took more than {limit} bytes of memory")]
    TooMuchMemory {
        /// The limit, in bytes.
        limit: u64,
    },
    /// The reading process could not be started.
    #[error("the reading process could not be started")]
    ReaderNotStarted(#[source] Arc<io::Error>),
    /// The reading process ended without an answer.
    #[error("the reading process ended without an answer")]
    ReaderStopped {
        /// How it ended, and what it said last.
        detail: String,
    },
    /// None of its tables has the columns that were named.
    #[error("no table of it has these columns")]
    NoSuchColumns {
        /// The headings that were named and that no table has.
        missing: Vec<String>,
        /// The headings of each of its tables.
        tables: Vec<Vec<String>>,
    },
    /// The register did not take the paper.
    #[error(transparent)]
    Register(Arc<RegisterError>),
}

impl ImportError {
    /// Whether the file opens with its password.
    #[must_use]
    pub fn needs_password(&self) -> bool {
        matches!(self, Self::Document(DocumentError::NeedsPassword))
    }
}

impl From<RegisterError> for ImportError {
    fn from(error: RegisterError) -> Self {
        Self::Register(Arc::new(error))
    }
}
