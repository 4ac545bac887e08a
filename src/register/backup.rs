//! Backups: a folder each, named by the moment, with the database and every original.

use std::fs;
use std::path::{Path, PathBuf};

use super::open::DATABASE;
use crate::scrutiny::Moment;

/// A moment as it stands in the names of folders and files: `20261123T184500Z`. Names sort by time.
pub(super) fn stamp(now: Moment) -> String {
    now.format("%Y%m%dT%H%M%SZ").to_string()
}

/// The backups below a folder, newest first.
pub(super) fn list(folder: &Path) -> Vec<PathBuf> {
    // A folder that cannot be read offers no backup; opening the register says so by itself.
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut backups: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_none() && path.join(DATABASE).is_file())
        .collect();
    backups.sort_by(|a, b| b.cmp(a));
    backups
}
