//! The page of the register itself: where it lies, whether all is well, and its backups.

use std::path::PathBuf;

use eframe::egui::{self, Id, RichText, ScrollArea, Ui};

use super::view::{part_ui, quiet};
use super::{State, daily};
use crate::settings::BackupHabit;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{BackupInto, Intent, Outbox};
use crate::ui::theme::{Tone, space};
use crate::ui::widgets::backups::{name_of, since_words};
use crate::ui::wording::{counted, moment_words, room_words};

/// Draws the page.
pub fn page_ui(ui: &mut Ui, frame: &Frame, habit: &BackupHabit, state: &mut State, outbox: &mut Outbox) {
    part_ui(ui, frame, "Register", |ui| register_ui(ui, frame, state, outbox));
    part_ui(ui, frame, "Daily backups", |ui| {
        daily::daily_ui(ui, frame, habit, state, outbox);
    });
    part_ui(ui, frame, "Backups", |ui| backups_ui(ui, frame, state, outbox));
}

fn register_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    quiet(
        ui,
        frame,
        "Everything you file and write is kept in this folder, on this computer alone",
    );
    ui.horizontal_wrapped(|ui| {
        ui.add(egui::Label::new(&state.folder).wrap().selectable(true));
        if ui.button("Copy the path").clicked() {
            outbox.push(Intent::Copy(state.folder.clone()));
        }
    });
    if ui
        .add_enabled(!state.is_busy, egui::Button::new("Check the register"))
        .on_hover_text("Look for anything on the register that is damaged or missing")
        .clicked()
    {
        outbox.push(Intent::Check);
    }
    for line in &state.result {
        ui.add(egui::Label::new(line).wrap().selectable(true));
    }
}

fn backups_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let latest = state.backups.first();
    match latest.and_then(|backup| backup.made_at) {
        Some(at) => ui.label(format!("The last one was made on {}", moment_words(at))),
        None => ui.label(
            RichText::new("⚠ There is no backup in the register’s folder yet")
                .color(frame.palette.tone(Tone::Warning)),
        ),
    };
    ui.horizontal_wrapped(|ui| {
        let now = egui::Button::new("Back up now");
        if ui
            .add_enabled(!state.is_busy && !frame.read_only, now)
            .on_hover_text("Into the register’s own folder")
            .clicked()
        {
            outbox.push(Intent::BackUp(PathBuf::from(&state.folder).join("backups")));
        }
        if ui.button("Restore a backup…").clicked() {
            outbox.push(Intent::Open(Dialog::Backups));
        }
        if ui.button("Show the folder").clicked() {
            outbox.push(Intent::ShowOutside(PathBuf::from(&state.folder).join("backups")));
        }
    });
    if !state.backups.is_empty() {
        list_ui(ui, frame, state);
    }
    ui.add_space(space::SMALL);
    quiet(
        ui,
        frame,
        "Keep one on another disk too: a stolen or broken computer takes the register and its backups along",
    );
    elsewhere_ui(ui, state, outbox);
}

fn list_ui(ui: &mut Ui, frame: &Frame, state: &State) {
    let bytes = state.backups.iter().map(|backup| backup.bytes).sum();
    ui.label(format!(
        "{}, {} in all",
        counted(state.backups.len(), "backup", "backups"),
        room_words(bytes)
    ));
    ScrollArea::vertical()
        .id_salt("backups")
        .max_height(180.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for backup in &state.backups {
                let kind = if backup.is_daily {
                    "daily"
                } else {
                    "kept until you delete it"
                };
                let words = format!("{} · {} · {kind}", name_of(backup), room_words(backup.bytes));
                ui.add(egui::Label::new(words).wrap().selectable(true))
                    .on_hover_text(backup.folder.display().to_string());
                if let Some(since) = since_words(backup) {
                    ui.label(RichText::new(since).small().color(frame.palette.weak));
                }
            }
        });
}

fn elsewhere_ui(ui: &mut Ui, state: &mut State, outbox: &mut Outbox) {
    if ui
        .add_enabled(!state.is_busy, egui::Button::new("Back up…"))
        .on_hover_text("Choose the folder")
        .clicked()
    {
        outbox.push(Intent::ChooseBackupFolder(BackupInto::Now));
    }
    ui.horizontal(|ui| {
        ui.add(
            egui::TextEdit::singleline(&mut state.into)
                .id(Id::unique("backup folder"))
                .hint_text("or type a folder")
                .desired_width((ui.available_width() - 160.0).max(120.0)),
        )
        .accessible_name("Folder for a backup");
        let typed = state.into.trim();
        if ui
            .add_enabled(
                !typed.is_empty() && !state.is_busy,
                egui::Button::new("Back up there"),
            )
            .clicked()
        {
            outbox.push(Intent::BackUp(PathBuf::from(typed)));
        }
    });
}
