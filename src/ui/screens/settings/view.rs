//! Draws the settings.

use std::path::PathBuf;

use eframe::egui::{self, Id, RichText, ScrollArea, Ui};

use super::{Choices, State, clocks};
use crate::settings::{ThemeChoice, ZOOM_PERCENT};
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::backups::name_of;
use crate::ui::widgets::card::card_frame;
use crate::ui::widgets::heading;
use crate::ui::wording::room_words;

/// The text sizes that are offered at a click.
const SIZES: &[u16] = &[80, 90, 100, 110, 125, 150, 175, 200];

/// Draws the screen.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, choices: Choices<'_>, state: &mut State, outbox: &mut Outbox) {
    heading::screen_heading_ui(ui, "Settings");
    ScrollArea::vertical()
        .id_salt("settings")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_max_width((ui.available_width() - space::SMALL).min(720.0));
            part_ui(ui, frame, "Look", |ui| look_ui(ui, frame, choices, outbox));
            part_ui(ui, frame, "Time to answer", |ui| {
                clocks::clocks_ui(ui, frame, choices.answer_rules, outbox);
            });
            part_ui(ui, frame, "Register", |ui| register_ui(ui, frame, state, outbox));
            part_ui(ui, frame, "Backups", |ui| backups_ui(ui, frame, state, outbox));
        });
}

fn part_ui(ui: &mut Ui, frame: &Frame, title: &str, contents: impl FnOnce(&mut Ui)) {
    card_frame(frame).show(ui, |ui| {
        ui.set_width(ui.available_width());
        heading::part_heading_ui(ui, title);
        contents(ui);
    });
    ui.add_space(space::SMALL);
}

fn look_ui(ui: &mut Ui, frame: &Frame, choices: Choices<'_>, outbox: &mut Outbox) {
    heading::group_label_ui(ui, frame, "Theme");
    ui.horizontal_wrapped(|ui| {
        for (theme, label) in [
            (ThemeChoice::System, "As the system has it"),
            (ThemeChoice::Light, "Light"),
            (ThemeChoice::Dark, "Dark"),
            (ThemeChoice::HighContrast, "High contrast"),
        ] {
            if ui.radio(choices.theme == theme, label).clicked() {
                outbox.push(Intent::SetTheme(theme));
            }
        }
    });
    heading::group_label_ui(ui, frame, "Text size");
    ui.horizontal_wrapped(|ui| {
        for size in SIZES.iter().filter(|size| ZOOM_PERCENT.contains(size)) {
            let name = format!("Text size {size} %");
            if ui
                .selectable_label(choices.zoom_percent == *size, format!("{size} %"))
                .accessible_name(name)
                .clicked()
            {
                outbox.push(Intent::SetZoom(*size));
            }
        }
    });
    quiet(
        ui,
        frame,
        "Ctrl and + or − change it anywhere, Ctrl and 0 puts it back",
    );
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
        .on_hover_text("Compare database, originals and search index")
        .clicked()
    {
        outbox.push(Intent::Check);
    }
    for line in &state.result {
        ui.add(egui::Label::new(line).wrap().selectable(true));
    }
}

fn backups_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    quiet(
        ui,
        frame,
        "A copy of the whole register is made every day and before every upgrade",
    );
    if state.backups.is_empty() {
        ui.label("None yet");
    } else {
        ScrollArea::vertical()
            .id_salt("backups")
            .max_height(140.0)
            .show(ui, |ui| {
                for backup in &state.backups {
                    let words = format!("{} · {}", name_of(backup), room_words(backup.bytes));
                    ui.add(egui::Label::new(words).wrap().selectable(true))
                        .on_hover_text(backup.folder.display().to_string());
                }
            });
    }
    if ui.button("Bring a backup back…").clicked() {
        outbox.push(Intent::Open(Dialog::Backups));
    }
    ui.add_space(space::SMALL);
    quiet(ui, frame, "Keep one on another disk too");
    if ui
        .add_enabled(!state.is_busy, egui::Button::new("Back up…"))
        .clicked()
    {
        outbox.push(Intent::ChooseBackupFolder);
    }
    ui.horizontal(|ui| {
        ui.add(
            egui::TextEdit::singleline(&mut state.into)
                .id(Id::unique("backup folder"))
                .hint_text("or type a folder")
                .desired_width(ui.available_width() - 160.0),
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

pub(super) fn quiet(ui: &mut Ui, frame: &Frame, words: &str) {
    ui.add(egui::Label::new(RichText::new(words).small().color(frame.palette.weak)).wrap());
}
