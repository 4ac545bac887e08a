//! What the frame around the screens shows: counts, what undo would do, names, warnings.

use std::path::Path;
use std::sync::Arc;

use super::App;
use super::tour::Tour;
use crate::register::view::Counts;
use crate::register::{Opened, Restored, moment_of};
use crate::scrutiny::Day;
use crate::ui::action::Action;
use crate::ui::frame::Names;
use crate::ui::theme::Tone;
use crate::ui::wording::{counted, day_words, moment_words};

/// What the frame around the screens shows.
#[derive(Debug, Default)]
pub struct Overview {
    /// How much there is; none until it has been read.
    pub counts: Option<Counts>,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// Names that fields offer.
    pub names: Arc<Names>,
    /// Warnings above the screens.
    pub banners: Vec<Banner>,
    /// How far the tour of the first start is.
    pub tour: Tour,
    /// The day on which the window was open before, until it has been said what has come due since.
    pub since: Option<Day>,
}

/// A warning above the screens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Banner {
    /// What it says.
    pub words: String,
    /// How grave it is.
    pub tone: Tone,
    /// Whether it can be put away.
    pub can_close: bool,
    /// What can be done about it at a click.
    pub action: Option<Action>,
}

impl Banner {
    /// A warning that can be put away.
    pub const fn quiet(words: String, tone: Tone) -> Self {
        Self {
            words,
            tone,
            can_close: true,
            action: None,
        }
    }
}

impl Overview {
    /// Takes counts and what undo and redo would do.
    pub fn take(&mut self, counts: Counts, undo: Option<String>, redo: Option<String>) {
        self.counts = Some(counts);
        self.undo = undo;
        self.redo = redo;
    }

    /// Whether there is nothing on the register at all.
    pub fn is_empty_register(&self) -> bool {
        self.counts
            .is_some_and(|c| c.papers == 0 && c.items == 0 && c.follow_ups == 0)
    }
}

impl App {
    /// Says once, quietly, what has come due since the window was open before.
    pub(super) fn tell_come_due(&mut self) {
        let Some(since) = self.overview.since else { return };
        let Some((follow_ups, promises)) = self.screens.follow_ups.come_due(since) else {
            return;
        };
        self.overview.since = None;
        self.overview
            .banners
            .retain(|banner| banner.action != Some(Action::GoFollowUps));
        let mut parts = Vec::new();
        if follow_ups > 0 {
            parts.push(counted(follow_ups, "follow-up", "follow-ups"));
        }
        if promises > 0 {
            parts.push(counted(promises, "promise to us", "promises to us"));
        }
        if parts.is_empty() {
            return;
        }
        let have = if follow_ups + promises == 1 { "has" } else { "have" };
        self.overview.banners.push(Banner {
            action: Some(Action::GoFollowUps),
            ..Banner::quiet(
                format!(
                    "{} {have} come due since {}",
                    parts.join(" and "),
                    day_words(since)
                ),
                Tone::Info,
            )
        });
    }
}

/// The warnings that follow from opening the register.
pub fn banners_of(opened: &Opened, preferences_note: Option<String>) -> Vec<Banner> {
    let mut banners = Vec::new();
    if opened.damaged {
        let backups = if opened.backups.is_empty() {
            "There is no backup in its folder"
        } else {
            "Nothing is deleted when a backup takes its place"
        };
        banners.push(Banner {
            words: format!(
                "The register is damaged. What can be read is shown, and nothing can be changed. {backups}"
            ),
            tone: Tone::Bad,
            can_close: false,
            action: Some(Action::BringBack),
        });
    } else if opened.unwritable {
        let shown = if opened.leaves_changes_out {
            "The last changes made to it are not shown, because they stand in a file of their own beside it \
             (register.db-wal); nothing can be changed. To see and work in all of it"
        } else {
            "Everything is shown, and nothing can be changed. To work in it"
        };
        banners.push(Banner {
            words: format!(
                "The register lies where this program may not write. {shown}, copy its folder to a disk \
                 that you may write to"
            ),
            tone: Tone::Warning,
            can_close: false,
            action: None,
        });
    }
    if opened.created && !opened.backups.is_empty() {
        banners.push(Banner {
            words: "There was no register here any longer, so that an empty one was begun; but its backups \
                    are here"
                .to_owned(),
            tone: Tone::Warning,
            can_close: true,
            action: Some(Action::BringBack),
        });
    }
    if let Some(service) = opened.synced_by {
        banners.push(Banner::quiet(
            format!(
                "The register lies in a folder that {service} copies between computers. That can damage it: move it to a folder that is not synced"
            ),
            Tone::Warning,
        ));
    }
    if let Some(copy) = &opened.upgraded_from {
        banners.push(Banner::quiet(
            format!(
                "The register was upgraded for this version. A copy of it as it was is at {}",
                copy.display()
            ),
            Tone::Info,
        ));
    }
    banners.extend(preferences_note.map(|note| Banner::quiet(note, Tone::Info)));
    banners
}

/// What is said of a register that was brought back.
pub fn banner_of(backup: &Path, restored: &Restored) -> Banner {
    let mut words = format!(
        "This is the register as it was backed up on {}",
        moment_of(backup).map_or_else(|| backup.display().to_string(), moment_words)
    );
    if let Some(aside) = &restored.put_aside {
        words.push_str(&format!(
            ". What stood here before is kept in {}",
            aside.display()
        ));
    }
    let faults = restored.checked.faults.len();
    if faults > 0 {
        words.push_str(&format!(
            ". It has {}: check the register under Settings",
            counted(faults, "fault", "faults")
        ));
    }
    Banner::quiet(words, if faults > 0 { Tone::Warning } else { Tone::Info })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_register_says_so_for_as_long_as_the_window_is_open() {
        let opened = Opened {
            damaged: true,
            synced_by: Some("OneDrive"),
            ..Opened::default()
        };
        let banners = banners_of(&opened, None);
        assert_eq!(banners.len(), 2);
        assert!(!banners[0].can_close && banners[0].words.contains("no backup"));
        assert_eq!(banners[0].action, Some(Action::BringBack));
        assert!(banners[1].words.contains("OneDrive"));
    }

    #[test]
    fn changes_that_could_not_be_read_are_told() {
        let mut opened = Opened {
            unwritable: true,
            ..Opened::default()
        };
        assert!(banners_of(&opened, None)[0].words.contains("Everything is shown"));
        opened.leaves_changes_out = true;
        assert!(
            banners_of(&opened, None)[0]
                .words
                .contains("last changes made to it are not shown")
        );
    }

    #[test]
    fn an_empty_register_beside_backups_is_not_taken_for_a_new_one() {
        let opened = Opened {
            created: true,
            backups: vec!["/r/backups/20261122T090000Z".into()],
            ..Opened::default()
        };
        let banners = banners_of(&opened, None);
        assert_eq!(banners.len(), 1);
        assert_eq!(banners[0].action, Some(Action::BringBack));
        let new = Opened {
            created: true,
            ..Opened::default()
        };
        assert_eq!(banners_of(&new, None), []);
    }
}
