//! Preferences and places on disk. What the register holds is no preference and is not kept here.

mod backup_habit;
mod desk_look;
mod places;
mod preferences;

pub use backup_habit::{BACKUP_DAYS, BackupHabit};
pub use desk_look::{DeskLook, PagePlace, PaperPlace, ReaderLook};
pub use places::Places;
pub use preferences::{
    BoardLook, Loaded, PaperShown, Preferences, SavedFilter, SettingsError, ThemeChoice, ZOOM_PERCENT,
};
