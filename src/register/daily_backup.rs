//! The backups that the program makes by itself: how they are told from those that somebody made by
//! hand, and which of them have had their time. Nothing else is ever removed.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Duration;

use super::backup::{self, Backup};
use crate::scrutiny::Moment;

/// The file within a backup that says whose daily backup it is. It stands in the folder itself and not
/// in a list elsewhere, so that a copy or a moved folder still says what it is.
const MARK: &str = "daily-backup.txt";

/// How many of the latest daily backups stay whatever their age: who opens the program once a quarter
/// still has more than one to go back to.
pub const KEPT_AT_LEAST: usize = 3;

/// Says of a backup that the program made it by itself, of the register in `register`.
pub fn mark(backup: &Path, register: &Path) {
    // Without the mark it counts as made by hand and is never removed, which does no harm.
    let _ = fs::write(backup.join(MARK), words_of(register));
}

/// Whether the program made this backup by itself, of the register in `register`. One whose folder was
/// given another name is somebody's own.
pub(super) fn is_daily(backup: &Path, register: &Path) -> bool {
    backup::moment_of(backup).is_some()
        && fs::read_to_string(backup.join(MARK)).is_ok_and(|words| words == words_of(register))
}

fn words_of(register: &Path) -> String {
    format!(
        "Scrutiny Desk made this backup by itself and removes it when its time has come.\nTo keep it, give \
         this folder another name.\n\nRegister: {}\n",
        register.display()
    )
}

/// The daily backups of the register in `register` that lie directly in `folder`, newest first.
#[must_use]
pub fn daily_backups_in(folder: &Path, register: &Path) -> Vec<PathBuf> {
    let mut daily = backup::list(folder);
    daily.retain(|backup| is_daily(backup, register));
    daily
}

/// Which of the daily backups, newest first, are older than `days` days and not among the latest
/// [`KEPT_AT_LEAST`].
pub fn too_old(daily: &[PathBuf], days: u16, now: Moment) -> impl Iterator<Item = &PathBuf> {
    let oldest = now - Duration::days(i64::from(days));
    daily
        .iter()
        .skip(KEPT_AT_LEAST)
        .filter(move |backup| backup::moment_of(backup).is_some_and(|made| made < oldest))
}

/// Which of the backups at hand, newest first, a limit of `days` days has removed: of the daily ones in
/// each folder those that are [`too_old`].
#[must_use]
pub fn would_go(backups: &[Backup], days: u16, now: Moment) -> Vec<&Backup> {
    let daily: Vec<&Backup> = backups.iter().filter(|backup| backup.is_daily).collect();
    let mut folders: Vec<Option<&Path>> = daily.iter().map(|backup| backup.folder.parent()).collect();
    folders.sort_unstable();
    folders.dedup();
    let mut going: Vec<&Backup> = Vec::new();
    for folder in folders {
        let within: Vec<PathBuf> = daily
            .iter()
            .filter(|backup| backup.folder.parent() == folder)
            .map(|backup| backup.folder.clone())
            .collect();
        let old: Vec<&PathBuf> = too_old(&within, days, now).collect();
        going.extend(daily.iter().filter(|backup| old.contains(&&backup.folder)));
    }
    going
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u32) -> Moment {
        chrono::NaiveDate::from_ymd_opt(2026, 11, day)
            .unwrap()
            .and_hms_opt(9, 0, 0)
            .unwrap()
            .and_utc()
    }

    #[test]
    fn what_is_older_than_its_days_goes_but_never_the_latest_three() {
        let daily = |days: &[u32]| -> Vec<PathBuf> {
            days.iter()
                .map(|day| PathBuf::from(format!("/r/backups/202611{day:02}T090000Z")))
                .collect()
        };
        let every_day: Vec<u32> = (10..=20).rev().collect();
        let gone: Vec<PathBuf> = too_old(&daily(&every_day), 7, at(20)).cloned().collect();
        assert_eq!(gone, daily(&[12, 11, 10]));
        let seldom = daily(&[20, 3, 2, 1]);
        let gone: Vec<PathBuf> = too_old(&seldom, 7, at(20)).cloned().collect();
        assert_eq!(gone, daily(&[1]));
        assert_eq!(too_old(&daily(&[3, 2, 1]), 7, at(20)).count(), 0);
    }

    #[test]
    fn only_what_bears_the_mark_of_this_register_is_a_daily_backup() {
        let folder = tempfile::tempdir().unwrap();
        let (mine, other) = (Path::new("/mine"), Path::new("/other"));
        let made = |name: &str, of: Option<&Path>| {
            let backup = folder.path().join(name);
            fs::create_dir(&backup).unwrap();
            fs::write(backup.join("register.db"), "").unwrap();
            if let Some(register) = of {
                mark(&backup, register);
            }
            backup
        };
        let daily = made("20261120T090000Z", Some(mine));
        made("20261119T090000Z", Some(other));
        made("20261118T090000Z", None);
        made("before the election", Some(mine));
        assert_eq!(daily_backups_in(folder.path(), mine), [daily]);
    }
}
