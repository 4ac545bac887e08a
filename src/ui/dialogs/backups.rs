//! Lists the backups at hand and brings one back.

use std::path::{Path, PathBuf};

use eframe::egui::{RichText, Ui};

use super::{Answer, buttons_ui, focus_without_field, title_ui};
use crate::register::Backup;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::backups::{backups_ui, name_of};
use crate::ui::wording::counted;

/// What the dialog remembers between frames.
#[derive(Debug, Default)]
pub struct Draft {
    /// The backups; none until they have been looked for.
    backups: Option<Vec<Backup>>,
    /// The folder of a backup elsewhere.
    typed: String,
    /// The backup that is to be brought back, once it is said what would be lost.
    wanted: Option<PathBuf>,
}

impl Draft {
    /// Takes what was found.
    pub fn take(&mut self, backups: Vec<Backup>) {
        self.backups = Some(backups);
    }
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    title_ui(ui, "Restore a backup");
    if let Some(wanted) = draft.wanted.clone() {
        sure_ui(ui, frame, draft, &wanted, outbox);
        return;
    }
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
                draft.wanted = Some(folder);
            }
        }
    }
    ui.add_space(space::MEDIUM);
    let cancel = ui.button("Cancel");
    focus_without_field(ui, &cancel);
    if cancel.clicked() {
        outbox.push(Intent::CloseDialog);
    }
}

/// Says what bringing a backup back would take out of sight, and asks whether it shall be.
fn sure_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, wanted: &Path, outbox: &mut Outbox) {
    let known = draft
        .backups
        .iter()
        .flatten()
        .find(|backup| backup.folder == wanted);
    match known {
        Some(backup) => ui.label(format!("Restore the register as it was on {}?", name_of(backup))),
        None => ui.label(format!(
            "Restore the register that is kept in {}?",
            wanted.display()
        )),
    };
    match known.and_then(|backup| backup.since.as_ref()) {
        Some(since) if since.acts == 0 => {
            ui.label("Nothing was changed on the register since.");
        }
        Some(since) => {
            ui.label(format!(
                "What was done since then would be missing: {}.",
                counted(since.acts, "change", "changes")
            ));
            for label in &since.latest {
                ui.label(format!("• {label}"));
            }
            let others = since.acts.saturating_sub(since.latest.len());
            if others > 0 {
                ui.label(format!("• and {} before", counted(others, "other", "others")));
            }
        }
        None => {
            ui.label("What was filed and written since it was made would be missing.");
        }
    }
    ui.add_space(space::SMALL);
    ui.label(
        RichText::new(
            "The register as it is now is not deleted: it is kept in its folder, under “put-aside” and the time.",
        )
        .color(frame.palette.weak),
    );
    match buttons_ui(ui, frame, "Restore it", true) {
        Some(Answer::Confirm) => outbox.push(Intent::BringBack(wanted.to_owned())),
        Some(Answer::Cancel) => draft.wanted = None,
        None => {}
    }
}
