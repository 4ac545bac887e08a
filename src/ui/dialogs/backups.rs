//! Lists the backups at hand and brings one back.

use eframe::egui::{RichText, Ui};

use super::title_ui;
use crate::register::Backup;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::backups::backups_ui;

/// What the dialog remembers between frames.
#[derive(Debug, Default)]
pub struct Draft {
    /// The backups; none until they have been looked for.
    backups: Option<Vec<Backup>>,
    /// The folder of a backup elsewhere.
    typed: String,
}

impl Draft {
    /// Takes what was found.
    pub fn take(&mut self, backups: Vec<Backup>) {
        self.backups = Some(backups);
    }
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    title_ui(ui, "Bring a backup back");
    ui.label(
        "The backup takes the place of the register. The register as it is now is not deleted: it is kept in \
         its folder, under “put-aside” and the time. What was filed and written since the backup stands in \
         that one alone.",
    );
    ui.add_space(space::SMALL);
    match &draft.backups {
        None => {
            ui.label(RichText::new("Looking for backups…").color(frame.palette.weak));
        }
        Some(backups) => {
            let wanted = backups_ui(ui, &frame.palette, backups, &mut draft.typed);
            if let Some(folder) = wanted {
                outbox.push(Intent::BringBack(folder));
            }
        }
    }
    ui.add_space(space::MEDIUM);
    if ui.button("Cancel").clicked() {
        outbox.push(Intent::CloseDialog);
    }
}
