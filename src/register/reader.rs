//! A read-only connection to the register.

use std::path::{Path, PathBuf};

use super::RegisterError;
use super::view::{Checked, Counts, FollowUpRow, Hit, ItemRow, ItemView, PaperRow, PaperView, TakenAlong};
use crate::scrutiny::Moment;
use crate::scrutiny::id::{ItemId, PaperId};

/// A read-only connection to the register; each thread that reads holds its own.
pub struct Reader {}

impl Reader {
    /// How much there is.
    ///
    /// # Errors
    /// [`RegisterError`] when the database cannot be read; so for every method here.
    pub fn counts(&self) -> Result<Counts, RegisterError> {
        Ok(Counts::default())
    }

    /// All papers, newest date first, undated ones last.
    pub fn papers(&self) -> Result<Vec<PaperRow>, RegisterError> {
        Ok(Vec::new())
    }

    /// A paper with its text and findings; none where it is not on the register.
    pub fn paper(&self, _paper: PaperId) -> Result<Option<PaperView>, RegisterError> {
        Ok(None)
    }

    /// The paper that a file with this SHA-256 was filed as.
    pub fn paper_with_hash(&self, _hash: &str) -> Result<Option<PaperId>, RegisterError> {
        Ok(None)
    }

    /// The kept original of a paper.
    pub fn original_path(&self, _paper: PaperId) -> Result<Option<PathBuf>, RegisterError> {
        Ok(None)
    }

    /// What removing or destroying a paper would take along.
    pub fn taken_along(&self, _paper: PaperId) -> Result<TakenAlong, RegisterError> {
        Ok(TakenAlong::default())
    }

    /// All items, by last day, then by the day they were made, newest first.
    pub fn items(&self) -> Result<Vec<ItemRow>, RegisterError> {
        Ok(Vec::new())
    }

    /// Everything about one item; none where it is not on the register.
    pub fn item(&self, _item: ItemId) -> Result<Option<ItemView>, RegisterError> {
        Ok(None)
    }

    /// All follow-ups, open ones by last day, then those that are done, latest first.
    pub fn follow_ups(&self) -> Result<Vec<FollowUpRow>, RegisterError> {
        Ok(Vec::new())
    }

    /// What matches `query`, best first, at most `limit`.
    pub fn search(&self, _query: &str, _limit: usize) -> Result<Vec<Hit>, RegisterError> {
        Ok(Vec::new())
    }

    /// The names of all councils and all bodies, sorted, for fields that offer them.
    pub fn names(&self) -> Result<(Vec<String>, Vec<String>), RegisterError> {
        Ok((Vec::new(), Vec::new()))
    }

    /// What undo and what redo would do, in words; none where there is nothing.
    pub fn undo_labels(&self) -> Result<(Option<String>, Option<String>), RegisterError> {
        Ok((None, None))
    }

    /// Compares database, originals and search index.
    pub fn check(&self) -> Result<Checked, RegisterError> {
        Ok(Checked::default())
    }

    /// Writes a verified copy of the whole register, originals included, into a new folder below
    /// `into`, and returns that folder.
    pub fn backup(&self, _into: &Path, _now: Moment) -> Result<PathBuf, RegisterError> {
        Ok(PathBuf::new())
    }
}
