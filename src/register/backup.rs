//! Backups: a folder each, named by the moment, with the database and every original; and the way
//! back from one.

use std::fs;
use std::path::{Path, PathBuf};

use super::open::{self, DATABASE};
use super::view::Checked;
use super::{RegisterError, check, daily_backup};
use crate::scrutiny::Moment;
use crate::store::ladder;
use crate::store::open::Found;
use crate::store::{self, Db, StoreError};

/// The ending of a backup or restore that is not finished.
const UNFINISHED: &str = "unfinished";

/// A moment as it stands in the names of folders and files: `20261123T184500Z`. Names sort by time.
pub(super) fn stamp(now: Moment) -> String {
    now.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A backup at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its folder.
    pub folder: PathBuf,
    /// When it was made, as its name says; none where the folder was given another name.
    pub made_at: Option<Moment>,
    /// How much room it takes.
    pub bytes: u64,
    /// Whether the program made it by itself, and removes it when its time has come.
    pub is_daily: bool,
    /// What the register has that it has not; none where that is not known.
    pub since: Option<Since>,
}

/// What was done on a register after a backup was made, and would be lost by bringing it back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Since {
    /// How many acts.
    pub acts: usize,
    /// What the latest of them did, latest first.
    pub latest: Vec<String>,
}

/// How many of the latest acts are named.
const NAMED: usize = 8;

/// Says of each backup what was done since.
pub(super) fn tell_since(db: &Db, backups: &mut [Backup]) -> Result<(), RegisterError> {
    for backup in backups {
        if let Some(at) = backup.made_at {
            let (acts, latest) = store::act::done_since(db, at, NAMED)?;
            backup.since = Some(Since { acts, latest });
        }
    }
    Ok(())
}

/// The backups that stand within the register in `folder`, newest first.
#[must_use]
pub fn backups_of(register: &Path) -> Vec<Backup> {
    list(&register.join(open::BACKUPS))
        .into_iter()
        .map(|folder| at_hand(folder, register))
        .collect()
}

/// The backups within the register, and its daily ones in a folder elsewhere, newest first.
pub(super) fn backups_with(register: &Path, elsewhere: Option<&Path>) -> Vec<Backup> {
    let mut backups = backups_of(register);
    if let Some(elsewhere) = elsewhere.filter(|folder| *folder != register.join(open::BACKUPS)) {
        let daily = daily_backup::daily_backups_in(elsewhere, register);
        backups.extend(daily.into_iter().map(|folder| at_hand(folder, register)));
        backups.sort_by(|a, b| b.folder.file_name().cmp(&a.folder.file_name()));
    }
    backups
}

fn at_hand(folder: PathBuf, register: &Path) -> Backup {
    Backup {
        made_at: moment_of(&folder),
        bytes: bytes_below(&folder),
        is_daily: daily_backup::is_daily(&folder, register),
        since: None,
        folder,
    }
}

/// The moment that a backup is named by.
#[must_use]
pub fn moment_of(backup: &Path) -> Option<Moment> {
    let name = backup.file_name()?.to_str()?;
    let stamp = name.split('-').next()?;
    let made = chrono::NaiveDateTime::parse_from_str(stamp, "%Y%m%dT%H%M%SZ").ok()?;
    Some(made.and_utc())
}

/// The bytes of all files below a folder; what cannot be looked at counts for nothing.
fn bytes_below(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    entries
        .filter_map(Result::ok)
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => bytes_below(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
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

/// A path within `folder` named by the moment that is not taken yet.
fn free_place(folder: &Path, prefix: &str, now: Moment) -> PathBuf {
    let name = format!("{prefix}{}", stamp(now));
    let mut place = folder.join(&name);
    let mut number = 2;
    while place.exists() {
        place = folder.join(format!("{name}-{number}"));
        number += 1;
    }
    place
}

/// Writes a verified copy of the register into a new folder below `into`. Only a whole copy ever
/// bears the name of a backup.
pub(super) fn back_up(db: &Db, register: &Path, into: &Path, now: Moment) -> Result<PathBuf, RegisterError> {
    fs::create_dir_all(into).map_err(RegisterError::at(into))?;
    let place = free_place(into, "", now);
    let unfinished = place.with_extension(UNFINISHED);
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).map_err(RegisterError::at(&unfinished))?;
    }
    fs::create_dir(&unfinished).map_err(RegisterError::at(&unfinished))?;
    let copied = copy_all(db, register, &unfinished)
        .and_then(|()| fs::rename(&unfinished, &place).map_err(RegisterError::at(&place)));
    if let Err(failed) = copied {
        // What is left would only take up room; the failure itself is what the user hears of.
        let _ = fs::remove_dir_all(&unfinished);
        return Err(failed);
    }
    store::original::settle(into)?;
    Ok(place)
}

/// Copies the database and every original that it names, and reads them back.
fn copy_all(db: &Db, from: &Path, to: &Path) -> Result<(), RegisterError> {
    let database = to.join(DATABASE);
    store::backup::copy_database(db, &database)?;
    // The copy says what belongs to it, whatever was filed meanwhile.
    let copy = store::open::reading(&database)?;
    for (file_name, hash) in store::paper::files(&copy)? {
        let place = store::original::place(&hash, &file_name);
        let (source, target) = (from.join(&place), to.join(&place));
        if !source.is_file() {
            // A missing original must not keep everything else from being saved; a check names it.
            continue;
        }
        let shelf = target.parent().unwrap_or(to);
        fs::create_dir_all(shelf).map_err(RegisterError::at(shelf))?;
        fs::copy(&source, &target).map_err(RegisterError::at(&source))?;
        let file = fs::File::options()
            .write(true)
            .open(&target)
            .map_err(RegisterError::at(&target))?;
        file.sync_all().map_err(RegisterError::at(&target))?;
        if store::original::hash_of_file(&target)? != store::original::hash_of_file(&source)? {
            return Err(StoreError::CopyNotWhole { path: target }.into());
        }
    }
    Ok(())
}

/// What restoring a backup did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the register that was there before is kept; none where there was none.
    pub put_aside: Option<PathBuf>,
    /// How the restored register compares with itself.
    pub checked: Checked,
}

/// Puts a backup in the place of the register in `register`, which is put aside under another name,
/// never deleted.
///
/// # Errors
/// [`RegisterError::InUse`] when a window has the register open, [`RegisterError::NoBackup`] when the
/// folder holds no whole backup, [`RegisterError::Newer`] when a newer program wrote it. The register
/// is then as it was.
pub fn restore(backup: &Path, register: &Path, now: Moment) -> Result<Restored, RegisterError> {
    let no_backup = || RegisterError::NoBackup {
        folder: backup.to_owned(),
    };
    let database = backup.join(DATABASE);
    match store::open::inspect(&database)? {
        Found::Register { version } if version > ladder::newest(ladder::STEPS) => {
            return Err(RegisterError::Newer {
                found: version,
                known: ladder::newest(ladder::STEPS),
            });
        }
        Found::Register { .. } => {}
        Found::Nothing | Found::Stranger | Found::Damaged => return Err(no_backup()),
    }
    let source = store::open::reading(&database)?;
    if !store::open::is_sound(&source)? {
        return Err(no_backup());
    }
    fs::create_dir_all(register).map_err(RegisterError::at(register))?;
    let lock = open::lock(register)?;

    // The copy is made whole beside the register first; then names are changed, which is quick.
    let fresh = free_place(register, "restored-", now).with_extension(UNFINISHED);
    fs::create_dir_all(&fresh).map_err(RegisterError::at(&fresh))?;
    if let Err(failed) = copy_all(&source, backup, &fresh) {
        let _ = fs::remove_dir_all(&fresh);
        return Err(failed);
    }
    drop(source);
    let put_aside = exchange(register, &fresh, now)?;
    for folder in [store::original::FOLDER, open::BACKUPS] {
        let folder = register.join(folder);
        fs::create_dir_all(&folder).map_err(RegisterError::at(&folder))?;
    }
    let checked = check::check(&store::open::reading(&register.join(DATABASE))?, register)?;
    drop(lock);
    Ok(Restored { put_aside, checked })
}

/// The parts of a register that a restore exchanges: the database, its log, and the originals.
const PARTS: [&str; 4] = [
    "register.db",
    "register.db-wal",
    "register.db-shm",
    store::original::FOLDER,
];

/// Puts the parts of the register aside and the fresh ones in their place; on failure back again.
fn exchange(register: &Path, fresh: &Path, now: Moment) -> Result<Option<PathBuf>, RegisterError> {
    let aside = free_place(register, "put-aside-", now);
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    let outgoing = PARTS.map(|part| (register.join(part), aside.join(part)));
    let incoming = PARTS.map(|part| (fresh.join(part), register.join(part)));
    let had_one = register.join(DATABASE).exists();
    fs::create_dir(&aside).map_err(RegisterError::at(&aside))?;
    for (from, to) in outgoing.into_iter().chain(incoming) {
        if !from.exists() {
            continue;
        }
        if let Err(source) = fs::rename(&from, &to) {
            for (from, to) in moved.iter().rev() {
                // The first failure is what the user hears of; both halves are still on the disk.
                let _ = fs::rename(to, from);
            }
            return Err(RegisterError::Folder { source, path: from });
        }
        moved.push((from, to));
    }
    store::original::settle(register)?;
    let _ = fs::remove_dir_all(fresh);
    if had_one {
        return Ok(Some(aside));
    }
    // An empty folder of originals may have been put aside; there is nothing in it to keep.
    let _ = fs::remove_dir(aside.join(store::original::FOLDER));
    let _ = fs::remove_dir(&aside);
    Ok(None)
}
