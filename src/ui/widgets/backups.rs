//! The backups at hand, each with its day, its size and a button that brings it back.

use std::path::PathBuf;

use eframe::egui::{self, Id, RichText, ScrollArea, Ui};

use crate::register::Backup;
use crate::ui::theme::{Palette, space};
use crate::ui::wording::{counted, moment_words, room_words};

/// What a backup is called: the moment it was made, or the name its folder was given.
#[must_use]
pub fn name_of(backup: &Backup) -> String {
    backup.made_at.map_or_else(
        || {
            backup
                .folder
                .file_name()
                .unwrap_or(backup.folder.as_os_str())
                .to_string_lossy()
                .into_owned()
        },
        moment_words,
    )
}

/// What was done since a backup, in words; none where that is not known.
#[must_use]
pub fn since_words(backup: &Backup) -> Option<String> {
    let since = backup.since.as_ref()?;
    Some(match since.acts {
        0 => "Nothing was changed since".to_owned(),
        acts => format!("{} since", counted(acts, "change", "changes")),
    })
}

/// Draws the list, and below it a field for a backup that lies elsewhere. Answers with the folder of
/// the backup that is to be brought back.
pub fn backups_ui(ui: &mut Ui, palette: &Palette, backups: &[Backup], typed: &mut String) -> Option<PathBuf> {
    let mut wanted = None;
    if backups.is_empty() {
        ui.label("There is no backup in the register’s folder.");
    }
    ScrollArea::vertical()
        .id_salt("backups at hand")
        .max_height(220.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for backup in backups {
                if row_ui(ui, palette, backup) {
                    wanted = Some(backup.folder.clone());
                }
            }
        });
    ui.add_space(space::SMALL);
    ui.label(
        RichText::new("A backup that you keep elsewhere")
            .small()
            .color(palette.weak),
    );
    ui.horizontal(|ui| {
        ui.add(
            egui::TextEdit::singleline(typed)
                .id(Id::unique("backup elsewhere"))
                .hint_text("its folder")
                .desired_width((ui.available_width() - 170.0).max(120.0)),
        )
        .accessible_name("Folder of a backup that you keep elsewhere");
        let folder = typed.trim();
        let button = egui::Button::new("Restore this one");
        if ui
            .add_enabled(!folder.is_empty(), button)
            .accessible_name("Restore the backup in this folder")
            .clicked()
        {
            wanted = Some(PathBuf::from(folder));
        }
    });
    wanted
}

fn row_ui(ui: &mut Ui, palette: &Palette, backup: &Backup) -> bool {
    let name = name_of(backup);
    ui.horizontal_wrapped(|ui| {
        let clicked = ui
            .button("Restore this one")
            .accessible_name(format!("Restore the backup of {name}"))
            .clicked();
        ui.label(&name).on_hover_text(backup.folder.display().to_string());
        ui.label(
            RichText::new(room_words(backup.bytes))
                .small()
                .color(palette.weak),
        );
        if let Some(since) = since_words(backup) {
            // In one piece, below the others where there is no room beside them.
            ui.add(egui::Label::new(RichText::new(since).small().color(palette.weak)).extend());
        }
        clicked
    })
    .inner
}
