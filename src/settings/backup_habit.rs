//! How the backup of each day is made: for how long each is kept, and where. Kept with the preferences
//! and not on the register: which disks there are is this computer's business.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// For how many days a daily backup can be kept: a week at least, so that a slip seen on the next
/// Monday can be taken back, and two years at most, because each is a whole copy.
pub const BACKUP_DAYS: RangeInclusive<u16> = 7..=730;

/// How the backup of each day of one register is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BackupHabit {
    /// For how many days each is kept, within [`BACKUP_DAYS`].
    pub days: u16,
    /// The folder they are made in; none for the register's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<PathBuf>,
}

impl Default for BackupHabit {
    fn default() -> Self {
        Self {
            days: 14,
            elsewhere: None,
        }
    }
}

impl BackupHabit {
    /// The same with its days brought within [`BACKUP_DAYS`].
    #[must_use]
    pub fn within_bounds(mut self) -> Self {
        self.days = self.days.clamp(*BACKUP_DAYS.start(), *BACKUP_DAYS.end());
        self
    }
}
