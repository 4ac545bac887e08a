//! Backing up and checking the register, in the background of an open window.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Task;
use crate::register::view::Checked;
use crate::register::{Access, Opened, Reader, Register, RegisterError, Restored, Waker, restore};
use crate::scrutiny::Moment;

/// How many of the backups in the register's own folder are kept.
pub const KEPT_BACKUPS: usize = 7;

/// Copies the whole register into a new folder below `into`, and gives that folder.
///
/// # Errors
/// When the system gives no thread.
pub fn back_up(
    reader: Reader,
    into: PathBuf,
    now: Moment,
    waker: Waker,
) -> io::Result<Task<Result<PathBuf, RegisterError>>> {
    Task::start("backup", waker, move || reader.backup(&into, now))
}

/// Makes the day's backup inside the register's folder, where there is none of today yet, and drops
/// the oldest of those that the program made by itself. None where today's is there already or the
/// register is damaged or cannot be written to: a copy of damage must not drive out a good one.
///
/// # Errors
/// [`RegisterError`] when the register cannot be read, or the system gives no thread.
pub fn back_up_daily(
    register: &Register,
    opened: &Opened,
    now: Moment,
    waker: Waker,
) -> Result<Option<Task<Result<PathBuf, RegisterError>>>, RegisterError> {
    let today = now.format("%Y%m%dT").to_string();
    let made_today = |backup: &PathBuf| name_of_moment(backup).is_some_and(|name| name.starts_with(&today));
    // A register made just now holds nothing to lose.
    if opened.is_read_only() || opened.created || opened.backups.iter().any(made_today) {
        return Ok(None);
    }
    let reader = register.reader()?;
    let into = register.folder().join("backups");
    let earlier = opened.backups.clone();
    let task = Task::start("daily backup", waker, move || {
        let made = reader.backup(&into, now)?;
        for old in too_many(&into, &earlier) {
            // An old backup that cannot be removed does no harm; the next day tries again.
            let _ = fs::remove_dir_all(old);
        }
        Ok(made)
    });
    task.map(Some).map_err(RegisterError::Thread)
}

/// What became of bringing a backup back.
pub struct Brought {
    /// The backup's folder.
    pub backup: PathBuf,
    /// What restoring did, or why the register is as it was.
    pub restored: Result<Restored, RegisterError>,
    /// The register as it stands now.
    pub opened: Result<(Register, Opened), RegisterError>,
}

/// Puts a backup in the place of the register in `folder`, which nobody may have open, and opens what
/// stands there then.
///
/// # Errors
/// When the system gives no thread.
pub fn bring_back(backup: PathBuf, folder: PathBuf, now: Moment, waker: Waker) -> io::Result<Task<Brought>> {
    Task::start("restore", waker, move || Brought {
        restored: restore(&backup, &folder, now),
        opened: Register::open(&folder, Access::Write, now),
        backup,
    })
}

/// Looks whether every page of the database hangs together, which the window does not wait for when
/// it opens.
///
/// # Errors
/// When the system gives no thread.
pub fn look_for_damage(reader: Reader, waker: Waker) -> io::Result<Task<Result<bool, RegisterError>>> {
    Task::start("damage check", waker, move || reader.is_sound())
}

/// Compares database, originals and search index.
///
/// # Errors
/// When the system gives no thread.
pub fn check(reader: Reader, waker: Waker) -> io::Result<Task<Result<Checked, RegisterError>>> {
    Task::start("check", waker, move || reader.check())
}

/// The earlier backups, newest first, that make room for the one made now: only folders that bear a
/// moment as their name and lie directly in `folder`.
fn too_many<'a>(folder: &Path, earlier: &'a [PathBuf]) -> impl Iterator<Item = &'a PathBuf> {
    earlier
        .iter()
        .filter(move |backup| backup.parent() == Some(folder) && name_of_moment(backup).is_some())
        .skip(KEPT_BACKUPS - 1)
}

/// The name of a backup, where it is the moment it was made: `20261123T184500Z`.
fn name_of_moment(backup: &Path) -> Option<&str> {
    let name = backup.file_name()?.to_str()?;
    let moment = name.split('-').next()?;
    chrono::NaiveDateTime::parse_from_str(moment, "%Y%m%dT%H%M%SZ")
        .is_ok()
        .then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_old_backups_of_our_own_making_are_dropped() {
        let folder = Path::new("/r/backups");
        let mut earlier: Vec<PathBuf> = (10..20)
            .rev()
            .map(|day| folder.join(format!("202611{day}T090000Z")))
            .collect();
        earlier.push(folder.join("before the election"));
        earlier.push(PathBuf::from("/elsewhere/20201101T090000Z"));
        let dropped: Vec<&PathBuf> = too_many(folder, &earlier).collect();
        let names = [
            "20261113T090000Z",
            "20261112T090000Z",
            "20261111T090000Z",
            "20261110T090000Z",
        ];
        assert_eq!(
            dropped,
            names.map(|name| folder.join(name)).iter().collect::<Vec<_>>()
        );
    }
}
