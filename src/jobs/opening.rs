//! From a file on disk to its bytes, read once: what is hashed, read by the reading process and kept
//! as the original are the same bytes, whatever happens to the file meanwhile.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{ImportError, Password};
use crate::document::bundle::{Member, steers_a_screen};
use crate::document::{DocumentError, LARGEST_FILE_BYTES};
use crate::scrutiny::ocr::OcrPage;
use crate::scrutiny::paper::PaperFacts;

/// A file's bytes, with its name and their hash.
#[derive(Debug, Clone)]
pub(super) struct OpenedFile {
    /// The file's name without its folder; what is not Unicode is replaced.
    pub name: String,
    /// The bytes.
    pub bytes: Arc<Vec<u8>>,
    /// Where it lies in the file that holds it, folders and all; its name where none does.
    pub path_in_holder: String,
    /// What else is known of it.
    pub along: Along,
}

/// What is known of a file besides its bytes, and handed to whoever reads it.
#[derive(Debug, Clone, Default)]
pub(super) struct Along {
    /// Its pages that are pictures, as another program has read them.
    pub ocr: Vec<OcrPage>,
    /// The password that opens it.
    pub password: Option<Password>,
    /// That it is to be read as one paper on these pages, of which this is known already.
    pub as_one: Option<Box<(u32, u32, PaperFacts)>>,
}

impl OpenedFile {
    /// A file that came with the program.
    pub fn bundled(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            bytes: Arc::new(bytes.to_vec()),
            path_in_holder: name.to_owned(),
            along: Along::default(),
        }
    }

    /// A file that was taken out of another.
    pub fn member(member: Member) -> Self {
        // Only steps downwards: nothing is opened by this path, but it stands in reports.
        let steps: Vec<&str> = member
            .name
            .split(['/', '\\'])
            .filter(|step| !matches!(*step, "" | "." | ".."))
            .collect();
        Self {
            name: steps.last().copied().unwrap_or("file").to_owned(),
            bytes: Arc::new(member.bytes),
            path_in_holder: steps.join("/"),
            along: Along::default(),
        }
    }

    /// Reads the file at `path`.
    ///
    /// # Errors
    /// When it is no file, too large, or cannot be read.
    pub fn read(path: &Path) -> Result<Self, ImportError> {
        // A pipe without a writer would block `open`, so the kind is looked at first.
        check_kind(&fs::metadata(path).map_err(unreadable)?)?;
        let file = File::open(path).map_err(unreadable)?;
        let metadata = file.metadata().map_err(unreadable)?;
        check_kind(&metadata)?;
        check_size(metadata.len())?;
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
        // A file that grows while it is read must not grow past the limit.
        file.take(LARGEST_FILE_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        check_size(bytes.len() as u64)?;
        if bytes.is_empty() {
            return Err(DocumentError::Empty.into());
        }
        Ok(Self {
            name: name_of(path),
            bytes: Arc::new(bytes),
            path_in_holder: name_of(path),
            along: Along::default(),
        })
    }

    /// SHA-256 of the bytes in lower-case hexadecimal, as the register keeps it.
    pub fn hash(&self) -> String {
        let mut hex = String::with_capacity(64);
        for byte in Sha256::digest(self.bytes.as_slice()) {
            for nibble in [byte >> 4, byte & 15] {
                hex.extend(char::from_digit(u32::from(nibble), 16));
            }
        }
        hex
    }
}

/// A file's name without its folder, for showing.
pub(super) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    steering_replaced(&name.to_string_lossy())
}

/// A path for showing: what is not Unicode, breaks the line or steers a screen is replaced by �.
#[must_use]
pub fn shown_path(path: &Path) -> String {
    steering_replaced(&path.to_string_lossy())
}

fn steering_replaced(words: &str) -> String {
    words.replace(steers_a_screen, "\u{fffd}")
}

fn unreadable(error: io::Error) -> ImportError {
    ImportError::Unreadable(Arc::new(error))
}

fn check_kind(metadata: &fs::Metadata) -> Result<(), ImportError> {
    if metadata.is_dir() {
        Err(ImportError::Folder)
    } else if metadata.is_file() {
        Ok(())
    } else {
        Err(ImportError::NotAFile)
    }
}

fn check_size(bytes: u64) -> Result<(), ImportError> {
    if bytes > LARGEST_FILE_BYTES {
        let limit = LARGEST_FILE_BYTES;
        return Err(DocumentError::TooLarge { bytes, limit }.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_sha256sum_prints() {
        assert_eq!(
            OpenedFile::bundled("abc.txt", b"abc").hash(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_file_past_the_limit_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pack.txt");
        File::create(&path).unwrap().set_len(1 << 40).unwrap();
        let refused = OpenedFile::read(&path).unwrap_err();
        assert!(
            matches!(
                refused,
                ImportError::Document(DocumentError::TooLarge {
                    bytes: 1_099_511_627_776,
                    ..
                })
            ),
            "{refused:?}"
        );
    }

    #[test]
    fn a_name_is_shown_without_what_steers_a_screen() {
        let path = Path::new("/a\nb/min\u{1b}[2Jutes\u{202e}txt.exe");
        assert_eq!(name_of(path), "min\u{fffd}[2Jutes\u{fffd}txt.exe");
        assert_eq!(shown_path(path), "/a\u{fffd}b/min\u{fffd}[2Jutes\u{fffd}txt.exe");
        assert_eq!(
            shown_path(Path::new("/Pwyllgor Craffu – ŵ.pdf")),
            "/Pwyllgor Craffu – ŵ.pdf"
        );
    }

    #[test]
    fn what_is_no_file_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(
            OpenedFile::read(folder.path()),
            Err(ImportError::Folder)
        ));
        assert!(matches!(
            OpenedFile::read(&folder.path().join("gone.txt")),
            Err(ImportError::Unreadable(_))
        ));
        #[cfg(unix)]
        assert!(matches!(
            OpenedFile::read(Path::new("/dev/zero")),
            Err(ImportError::NotAFile)
        ));
    }
}
