//! The container of older Office files and of Outlook messages: storages, like folders, and streams,
//! like files. It is read here and nowhere else. What is taken out of it is counted, because many of
//! its entries may be made to name the same bytes.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::DocumentError;

/// The most bytes that are taken out of one container together.
const LARGEST_WHOLE_BYTES: u64 = 256 * 1024 * 1024;
/// The most entries of one storage that are looked at.
const MOST_ENTRIES: usize = 20_000;

/// What such a container begins with.
pub(super) const START: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// An open container.
pub(super) struct Compound<'b> {
    file: CompoundFile<Cursor<&'b [u8]>>,
    bytes_left: u64,
}

/// What an entry of a storage is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its name, without the storages that hold it.
    pub(super) name: String,
    /// Whether it holds others.
    pub(super) is_storage: bool,
}

impl<'b> Compound<'b> {
    /// Opens a container.
    ///
    /// # Errors
    /// [`DocumentError::Damaged`] where its lists of sectors and of entries do not hold together, as in
    /// a file that was cut short.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, DocumentError> {
        let file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| DocumentError::Damaged)?;
        Ok(Self {
            file,
            bytes_left: LARGEST_WHOLE_BYTES,
        })
    }

    /// Whether there is a stream at this path, such as `/WordDocument`.
    pub(super) fn has(&self, path: &str) -> bool {
        self.file.is_stream(path)
    }

    /// Whether there is a storage at this path.
    pub(super) fn has_storage(&self, path: &str) -> bool {
        self.file.is_storage(path)
    }

    /// What the storage at a path holds, in its own order; nothing where there is none.
    pub(super) fn entries(&self, path: &str) -> Vec<Entry> {
        let Ok(entries) = self.file.read_storage(path) else {
            return Vec::new();
        };
        entries
            .take(MOST_ENTRIES)
            .map(|entry| Entry {
                name: entry.name().to_owned(),
                is_storage: !entry.is_stream(),
            })
            .collect()
    }

    /// The bytes of a stream; none where there is no such stream. One that is damaged gives what came
    /// before the damage.
    ///
    /// # Errors
    /// [`DocumentError::UnpacksTooLarge`] where more is taken out than any paper holds.
    pub(super) fn stream(&mut self, path: &str) -> Result<Option<Vec<u8>>, DocumentError> {
        if !self.file.is_stream(path) {
            return Ok(None);
        }
        let Ok(stream) = self.file.open_stream(path) else {
            return Ok(None);
        };
        let limit = self.bytes_left;
        let mut bytes = Vec::new();
        // A damaged chain ends the reading; what was read before it counts.
        let _ = stream.take(limit.saturating_add(1)).read_to_end(&mut bytes);
        let count = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if count > limit {
            return Err(DocumentError::UnpacksTooLarge {
                limit: LARGEST_WHOLE_BYTES,
            });
        }
        self.bytes_left -= count;
        Ok(Some(bytes))
    }
}
