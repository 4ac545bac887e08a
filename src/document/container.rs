//! The zip container that office files come in. What it unpacks is counted as it comes out, because
//! the sizes that a container states may be lies; nothing is written to disk.

use std::io::{Cursor, Read};

use encoding_rs::{Encoding, UTF_8};
use zip::ZipArchive;
use zip::result::ZipError;

use super::DocumentError;

/// The most that one part may unpack to, in bytes.
const LARGEST_PART_BYTES: u64 = 64 * 1024 * 1024;
/// The most that all parts that are read may unpack to, in bytes.
const LARGEST_WHOLE_BYTES: u64 = 256 * 1024 * 1024;
/// The most parts that a container may have.
const MOST_PARTS: usize = 4_000;

/// An open container.
pub(super) struct Container<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    bytes_left: u64,
}

impl<'b> Container<'b> {
    /// Opens a container by the list of parts at its end.
    ///
    /// # Errors
    /// [`DocumentError::Damaged`] where the list is missing or wrong, as in a file that was cut short,
    /// [`DocumentError::UnpacksTooLarge`] where it names too many parts.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, DocumentError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocumentError::Damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(too_large());
        }
        Ok(Self {
            archive,
            bytes_left: LARGEST_WHOLE_BYTES,
        })
    }

    /// Whether it has a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Whether it has a part whose name begins so.
    pub(super) fn has_folder(&self, start: &str) -> bool {
        self.archive
            .file_names_raw()
            .any(|name| name.starts_with(start.as_bytes()))
    }

    /// The bytes of a part; none where there is no such part. A part that is damaged gives what came
    /// before the damage.
    ///
    /// # Errors
    /// [`DocumentError::UnpacksTooLarge`] where it unpacks to more than any paper holds,
    /// [`DocumentError::PasswordProtected`] where it is encrypted, [`DocumentError::Damaged`] where
    /// nothing of it can be unpacked.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, DocumentError> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword) => {
                return Err(DocumentError::PasswordProtected);
            }
            Err(_) => return Err(DocumentError::Damaged),
        };
        let limit = LARGEST_PART_BYTES.min(self.bytes_left);
        let mut bytes = Vec::new();
        let read = part.take(limit.saturating_add(1)).read_to_end(&mut bytes);
        let count = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if count > limit {
            return Err(too_large());
        }
        if read.is_err() && bytes.is_empty() {
            return Err(DocumentError::Damaged);
        }
        self.bytes_left -= count;
        Ok(Some(bytes))
    }

    /// A part that is XML, decoded; none where there is no such part.
    ///
    /// # Errors
    /// As [`Container::part`].
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<String>, DocumentError> {
        let Some(bytes) = self.part(name)? else {
            return Ok(None);
        };
        let (encoding, mark) = Encoding::for_bom(&bytes).unwrap_or((UTF_8, 0));
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        Ok(Some(text.into_owned()))
    }
}

const fn too_large() -> DocumentError {
    DocumentError::UnpacksTooLarge {
        limit: LARGEST_WHOLE_BYTES,
    }
}
