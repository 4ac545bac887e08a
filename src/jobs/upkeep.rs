//! Backing up and checking the register, in the background of an open window.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Task;
use crate::register::daily_backup::{daily_backups_in, mark, too_old};
use crate::register::view::Checked;
use crate::register::{Access, Opened, Reader, Register, RegisterError, Restored, Waker, moment_of, restore};
use crate::scrutiny::Moment;

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

/// How the backup of each day is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DailyBackup {
    /// For how many days each is kept; the latest few stay in any case.
    pub days: u16,
    /// The folder that they are made in; none for the register's own.
    pub elsewhere: Option<PathBuf>,
}

/// What became of the backup of a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Daily {
    /// The backup; none where that day had one already.
    pub made: Option<PathBuf>,
    /// How many older ones were removed.
    pub removed: usize,
    /// The folder that was wanted and was not there, so that the register's own was taken.
    pub missed: Option<PathBuf>,
}

/// Makes the day's backup where there is none of today yet, and removes daily ones whose time has come;
/// what somebody made by hand stays. None where the register is damaged or cannot be written to: a copy
/// of damage must not drive out a good one.
///
/// # Errors
/// [`RegisterError`] when the register cannot be read, or the system gives no thread.
pub fn back_up_daily(
    register: &Register,
    opened: &Opened,
    wanted: DailyBackup,
    now: Moment,
    waker: Waker,
) -> Result<Option<Task<Result<Daily, RegisterError>>>, RegisterError> {
    // A register made just now holds nothing to lose.
    if opened.is_read_only() || opened.created {
        return Ok(None);
    }
    let reader = register.reader()?;
    let folder = register.folder().to_owned();
    let task = Task::start("daily backup", waker, move || {
        make_daily(&reader, &folder, wanted, now)
    });
    task.map(Some).map_err(RegisterError::Thread)
}

fn make_daily(
    reader: &Reader,
    register: &Path,
    wanted: DailyBackup,
    now: Moment,
) -> Result<Daily, RegisterError> {
    let own = register.join("backups");
    let mut daily = Daily::default();
    let into = match wanted.elsewhere {
        // A disk that is not plugged in: its folder must not be made where the disk would be.
        Some(elsewhere) if !elsewhere.is_dir() => {
            daily.missed = Some(elsewhere);
            own.clone()
        }
        Some(elsewhere) => elsewhere,
        None => own.clone(),
    };
    let is_of_today =
        |backup: &PathBuf| moment_of(backup).is_some_and(|made| made.date_naive() == now.date_naive());
    if !daily_backups_in(&into, register).iter().any(is_of_today) {
        let made = reader.backup(&into, now)?;
        mark(&made, register);
        daily.made = Some(made);
    }
    for folder in BTreeSet::from([own, into]) {
        for old in too_old(&daily_backups_in(&folder, register), wanted.days, now) {
            // An old backup that cannot be removed does no harm; the next day tries again.
            daily.removed += usize::from(fs::remove_dir_all(old).is_ok());
        }
    }
    Ok(daily)
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
