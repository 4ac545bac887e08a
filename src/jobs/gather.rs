//! What an import has still to take in: the sources that were given, the files in folders, and those
//! that lie in a zip or are attached to an e-mail. Files keep the order in which they are found.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};

use super::opening::{OpenedFile, name_of, shown_path};
use super::read_file::ReadFile;
use super::samples::Sample;
use super::{ImportError, Source};
use crate::document::DocumentError;
use crate::document::bundle::{LeftOut, Member, is_litter};

/// The most files that one source may come to.
const MOST_FILES: usize = 5_000;
/// The most bytes that the zips and e-mails of one source may hold together.
const MOST_BYTES: u64 = 512 * 1024 * 1024;
/// How deep zips and e-mails may lie in each other.
const DEEPEST_FILES: usize = 3;
/// How deep folders may lie in each other.
const DEEPEST_FOLDERS: usize = 12;

/// A file that waits for its turn.
#[derive(Debug)]
pub(super) struct Waiting {
    /// How it is called in reports: its path, with that of what holds it before it.
    pub shown: PathBuf,
    /// Where it is.
    pub place: Place,
    /// In what it lies.
    pub within: Within,
}

/// Where a file that waits is.
#[derive(Debug)]
pub(super) enum Place {
    /// On disk.
    Path(PathBuf),
    /// In the program.
    Sample(Sample),
    /// In memory, taken out of another file.
    Memory(OpenedFile),
}

/// In what a file lies.
#[derive(Debug, Clone, Default)]
pub(super) struct Within {
    /// In how many files it lies.
    depth: usize,
    /// The hashes of those files.
    holders: Vec<String>,
    /// The hash of the e-mail that it came attached to.
    pub attached_to: Option<String>,
    /// Whether it was found in a folder, a zip or an e-mail, and not given by itself.
    is_found: bool,
}

/// What a folder, a zip or an e-mail comes to.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What is to be taken in.
    pub waiting: Vec<Waiting>,
    /// What is not, and why.
    pub left_out: Vec<(String, LeftOut)>,
}

impl Waiting {
    /// Everything that was asked for.
    pub fn all(sources: Vec<Source>) -> VecDeque<Self> {
        sources
            .into_iter()
            .map(|source| Self {
                shown: source.path(),
                place: match source {
                    Source::File(path) => Place::Path(path),
                    Source::Sample(sample) => Place::Sample(sample),
                },
                within: Within::default(),
            })
            .collect()
    }

    /// Whether it was asked for by itself.
    pub const fn is_asked_for(&self) -> bool {
        !self.within.is_found
    }

    /// Its folder, where it is one.
    pub fn folder(&self) -> Option<&Path> {
        match &self.place {
            Place::Path(path) if path.is_dir() => Some(path),
            _ => None,
        }
    }

    /// Its bytes.
    pub fn open(self) -> Result<OpenedFile, ImportError> {
        match self.place {
            Place::Path(path) => OpenedFile::read(&path),
            Place::Sample(sample) => Ok(OpenedFile::bundled(sample.name, sample.bytes)),
            Place::Memory(opened) if opened.bytes.is_empty() => Err(DocumentError::Empty.into()),
            Place::Memory(opened) => Ok(opened),
        }
    }
}

/// How much one source may still come to.
#[derive(Debug)]
pub(super) struct Allowance {
    files: usize,
    bytes: u64,
}

impl Default for Allowance {
    fn default() -> Self {
        Self {
            files: MOST_FILES,
            bytes: MOST_BYTES,
        }
    }
}

impl Allowance {
    /// The files in a folder and in the folders below it, by name.
    ///
    /// # Errors
    /// When the folder itself cannot be read; one below it is left out and said.
    pub fn folder(&mut self, folder: &Path, shown: &Path) -> Result<Found, ImportError> {
        let mut found = Found::default();
        self.walk(folder, shown, 0, &mut found)
            .map_err(|error| ImportError::Unreadable(std::sync::Arc::new(error)))?;
        if found.waiting.is_empty() && found.left_out.iter().all(|(_, why)| *why == LeftOut::Litter) {
            return Err(ImportError::EmptyFolder);
        }
        Ok(found)
    }

    fn walk(&mut self, folder: &Path, shown: &Path, depth: usize, found: &mut Found) -> std::io::Result<()> {
        let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
        entries.sort_by_key(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name.to_lowercase(), name)
        });
        for entry in entries {
            let path = entry.path();
            let name = name_of(&path);
            let shown = shown.join(&name);
            let mut leave_out = |why| found.left_out.push((shown_path(&shown), why));
            let Ok(kind) = entry.file_type() else {
                leave_out(LeftOut::Damaged);
                continue;
            };
            if is_litter(&name) {
                leave_out(LeftOut::Litter);
            } else if kind.is_symlink() && !path.is_file() {
                // A link to a folder may lead back to where it stands.
                leave_out(LeftOut::Link);
            } else if kind.is_dir() {
                if depth >= DEEPEST_FOLDERS {
                    leave_out(LeftOut::TooDeep);
                } else if self.walk(&path, &shown, depth + 1, found).is_err() {
                    found.left_out.push((shown_path(&shown), LeftOut::Damaged));
                }
            } else if self.files == 0 {
                leave_out(LeftOut::TooMuch);
            } else {
                self.files -= 1;
                found.waiting.push(Waiting {
                    shown,
                    place: Place::Path(path),
                    within: Within {
                        is_found: true,
                        ..Within::default()
                    },
                });
            }
        }
        Ok(())
    }

    /// The files that a file holds. One that is deeper than any honest file, or holds itself, is left
    /// out.
    pub fn members(&mut self, read: &mut ReadFile, holder: &Holder<'_>) -> Found {
        let mut found = Found {
            waiting: Vec::new(),
            left_out: std::mem::take(&mut read.left_out),
        };
        for member in std::mem::take(&mut read.members) {
            let name = member.name.clone();
            match self.member(member, holder) {
                Ok(waiting) => found.waiting.push(waiting),
                Err(why) => found.left_out.push((name, why)),
            }
        }
        found
    }

    fn member(&mut self, member: Member, holder: &Holder<'_>) -> Result<Waiting, LeftOut> {
        let size = u64::try_from(member.bytes.len()).unwrap_or(u64::MAX);
        if holder.within.depth >= DEEPEST_FILES {
            return Err(LeftOut::TooDeep);
        }
        if self.files == 0 || self.bytes < size {
            return Err(LeftOut::TooMuch);
        }
        let opened = OpenedFile::member(member);
        let mut holders = holder.within.holders.clone();
        holders.push(holder.hash.to_owned());
        // A zip can be made that holds itself, and would be unpacked for ever.
        if holders.contains(&opened.hash()) {
            return Err(LeftOut::Itself);
        }
        self.files -= 1;
        self.bytes -= size;
        Ok(Waiting {
            shown: holder.shown.join(&opened.path_in_holder),
            within: Within {
                depth: holder.within.depth + 1,
                holders,
                attached_to: if holder.is_message {
                    Some(holder.hash.to_owned())
                } else {
                    holder.within.attached_to.clone()
                },
                is_found: true,
            },
            place: Place::Memory(opened),
        })
    }
}

/// A file that holds others.
pub(super) struct Holder<'h> {
    /// How it is called in reports.
    pub shown: &'h Path,
    /// Its hash.
    pub hash: &'h str,
    /// In what it lies itself.
    pub within: &'h Within,
    /// Whether it is a paper itself, to which the others are attached.
    pub is_message: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder<'h>(hash: &'h str, within: &'h Within, is_message: bool) -> Holder<'h> {
        Holder {
            shown: Path::new("a.zip"),
            hash,
            within,
            is_message,
        }
    }

    fn read(names: &[&str]) -> ReadFile {
        ReadFile {
            members: names
                .iter()
                .map(|name| Member {
                    name: (*name).to_owned(),
                    bytes: name.as_bytes().to_vec(),
                })
                .collect(),
            ..ReadFile::default()
        }
    }

    #[test]
    fn a_file_that_holds_itself_is_unpacked_once() {
        let own = OpenedFile::bundled("x", b"b.zip").hash();
        let mut read = read(&["a.txt", "b.zip"]);
        let found = Allowance::default().members(&mut read, &holder(&own, &Within::default(), false));
        let shown: Vec<PathBuf> = found
            .waiting
            .iter()
            .map(|waiting| waiting.shown.clone())
            .collect();
        assert_eq!(shown, [Path::new("a.zip/a.txt")]);
        assert_eq!(found.left_out, [("b.zip".to_owned(), LeftOut::Itself)]);
        assert_eq!(found.waiting[0].within.holders, [own]);
    }

    #[test]
    fn files_in_files_in_files_come_to_an_end() {
        let mut within = Within::default();
        for depth in 0..3 {
            let mut read = read(&["next.zip"]);
            let hash = format!("{depth}");
            let mut found = Allowance::default().members(&mut read, &holder(&hash, &within, false));
            within = found.waiting.remove(0).within;
        }
        let found = Allowance::default().members(&mut read(&["last.txt"]), &holder("3", &within, false));
        assert_eq!(found.left_out, [("last.txt".to_owned(), LeftOut::TooDeep)]);
    }

    #[test]
    fn what_is_in_a_zip_that_was_attached_is_attached_too() {
        let message = Allowance::default().members(
            &mut read(&["papers.zip"]),
            &holder("mail", &Within::default(), true),
        );
        let within = &message.waiting[0].within;
        let zip = Allowance::default().members(&mut read(&["plan.txt"]), &holder("zip", within, false));
        assert_eq!(zip.waiting[0].within.attached_to.as_deref(), Some("mail"));
    }

    #[test]
    fn a_source_comes_to_so_many_files_and_bytes_and_no_more() {
        let mut allowance = Allowance { files: 2, bytes: 9 };
        let mut read = read(&["123", "1234567", "12", "1"]);
        let found = allowance.members(&mut read, &holder("h", &Within::default(), false));
        assert_eq!(found.waiting.len(), 2);
        let left: Vec<&str> = found.left_out.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(left, ["1234567", "1"]);
    }
}
