//! What the frame around the screens shows: counts, what undo would do, names, warnings.

use std::sync::Arc;

use crate::register::Opened;
use crate::register::view::{Counts, PaperRow};
use crate::scrutiny::id::PaperId;
use crate::ui::frame::Names;
use crate::ui::theme::Tone;

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
    /// The papers, for the palette.
    pub papers: Vec<(PaperId, String)>,
    /// Warnings above the screens.
    pub banners: Vec<Banner>,
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
}

impl Overview {
    /// Takes counts and what undo and redo would do.
    pub fn take(&mut self, counts: Counts, undo: Option<String>, redo: Option<String>) {
        self.counts = Some(counts);
        self.undo = undo;
        self.redo = redo;
    }

    /// Takes the papers' names.
    pub fn take_papers(&mut self, rows: &[PaperRow]) {
        self.papers = rows
            .iter()
            .map(|row| (row.paper.id, row.paper.name().to_owned()))
            .collect();
    }

    /// Whether there is nothing on the register at all.
    pub fn is_empty_register(&self) -> bool {
        self.counts
            .is_some_and(|c| c.papers == 0 && c.items == 0 && c.follow_ups == 0)
    }
}

/// The warnings that follow from opening the register.
pub fn banners_of(opened: &Opened, preferences_note: Option<String>) -> Vec<Banner> {
    let mut banners = Vec::new();
    if opened.damaged {
        let backups = match opened.backups.first() {
            Some(newest) => format!(
                "The newest backup is {}. Restore it with: scrutiny-desk restore \"{}\"",
                newest.file_name().unwrap_or_default().to_string_lossy(),
                newest.display()
            ),
            None => "There is no backup at hand".to_owned(),
        };
        banners.push(Banner {
            words: format!(
                "The register is damaged. What can be read is shown, and nothing can be changed. {backups}"
            ),
            tone: Tone::Bad,
            can_close: false,
        });
    }
    if let Some(service) = opened.synced_by {
        banners.push(Banner {
            words: format!(
                "The register lies in a folder that {service} copies between computers. That can damage it: move it to a folder that is not synced"
            ),
            tone: Tone::Warning,
            can_close: true,
        });
    }
    if let Some(copy) = &opened.upgraded_from {
        banners.push(Banner {
            words: format!(
                "The register was upgraded for this version. A copy of it as it was is at {}",
                copy.display()
            ),
            tone: Tone::Info,
            can_close: true,
        });
    }
    if let Some(note) = preferences_note {
        banners.push(Banner {
            words: note,
            tone: Tone::Info,
            can_close: true,
        });
    }
    banners
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
        assert!(!banners[0].can_close && banners[0].words.contains("no backup at hand"));
        assert!(banners[1].words.contains("OneDrive"));
    }
}
