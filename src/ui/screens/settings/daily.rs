//! The backup of each day: for how long each is kept, and where. What another choice would remove is
//! said before it is made.

use std::path::{Path, PathBuf};

use eframe::egui::{self, Id, Ui};

use super::State;
use super::view::quiet;
use crate::jobs::Daily;
use crate::register::Backup;
use crate::register::daily_backup::{KEPT_AT_LEAST, would_go};
use crate::scrutiny::Moment;
use crate::settings::BackupHabit;
use crate::ui::frame::Frame;
use crate::ui::intent::{BackupInto, Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::heading;
use crate::ui::wording::{counted, moment_day_words, room_words};

/// The lengths of time that are offered, in days.
const DAYS: &[u16] = &[7, 14, 30, 90, 365];

/// What is being chosen.
#[derive(Debug, Default)]
pub struct Draft {
    /// The length of time that was chosen and is not yet kept, when it was, and what it would do.
    wanted: Option<(u16, Moment, String)>,
    /// The folder that is typed.
    folder: String,
    /// What became of the backup of today, in a line.
    today: String,
}

impl Draft {
    /// Takes what became of the backup of today.
    pub fn take(&mut self, daily: &Daily) {
        let mut parts = Vec::new();
        if let Some(made) = &daily.made {
            parts.push(format!("The backup of today was made in {}", made.display()));
        }
        if daily.removed > 0 {
            let removed = counted(daily.removed, "earlier one was", "earlier ones were");
            parts.push(format!("{removed} removed, because their time had come"));
        }
        self.today = parts.join("; ");
    }

    /// Says anew what the chosen length of time would do to the backups at hand.
    pub fn weigh(&mut self, backups: &[Backup]) {
        if let Some((days, chosen_at, words)) = &mut self.wanted {
            *words = effect_of(backups, *days, *chosen_at);
        }
    }
}

/// What a length of time would do, in a sentence.
fn effect_of(backups: &[Backup], days: u16, now: Moment) -> String {
    let going = would_go(backups, days, now);
    let room: u64 = going.iter().map(|backup| backup.bytes).sum();
    match going.iter().filter_map(|backup| backup.made_at).min() {
        Some(oldest) => format!(
            "{} older than that, the oldest of {}, and will be deleted now: {} in all",
            counted(going.len(), "daily backup is", "daily backups are"),
            moment_day_words(oldest),
            room_words(room)
        ),
        None => {
            let each = backups.first().map_or(0, |backup| backup.bytes);
            format!(
                "No backup is deleted now. With the register at its present size, {} of them take up to {}",
                days,
                room_words(each.saturating_mul(u64::from(days)))
            )
        }
    }
}

fn days_words(days: u16) -> String {
    match days {
        7 => "a week".to_owned(),
        14 => "two weeks".to_owned(),
        30 => "30 days".to_owned(),
        90 => "90 days".to_owned(),
        365 => "a year".to_owned(),
        other => counted(usize::from(other), "day", "days"),
    }
}

/// Draws the part.
pub fn daily_ui(ui: &mut Ui, frame: &Frame, habit: &BackupHabit, state: &mut State, outbox: &mut Outbox) {
    quiet(
        ui,
        frame,
        "A copy of the whole register, originals included, is made on every day on which the program is opened",
    );
    let can_change = !frame.read_only;
    ui.add_enabled_ui(can_change, |ui| {
        how_long_ui(ui, frame, habit, state, outbox);
        ui.add_space(space::SMALL);
        where_ui(ui, habit, state, outbox);
    });
    if !state.daily.today.is_empty() {
        ui.add(egui::Label::new(&state.daily.today).wrap().selectable(true));
    }
}

fn how_long_ui(ui: &mut Ui, frame: &Frame, habit: &BackupHabit, state: &mut State, outbox: &mut Outbox) {
    heading::field_label_ui(ui, frame, "Each is kept for");
    let current = state.daily.wanted.as_ref().map_or(habit.days, |(days, ..)| *days);
    let mut chosen = None;
    egui::ComboBox::from_id_salt("daily backups are kept for")
        .selected_text(days_words(current))
        .show_ui(ui, |ui| {
            for days in DAYS {
                if ui.selectable_label(*days == current, days_words(*days)).clicked() {
                    chosen = Some(*days);
                }
            }
        })
        .response
        .accessible_name("Each daily backup is kept for");
    if let Some(days) = chosen {
        state.daily.wanted = (days != habit.days).then(|| {
            let words = effect_of(&state.backups, days, frame.now);
            (days, frame.now, words)
        });
    }
    quiet(
        ui,
        frame,
        &format!(
            "The latest {KEPT_AT_LEAST} stay however old they are. A backup that you make yourself, or whose \
             folder you give another name, stays until you delete it"
        ),
    );
    let Some((days, _, effect)) = &state.daily.wanted else {
        return;
    };
    ui.add(egui::Label::new(effect).wrap());
    let days = *days;
    ui.horizontal_wrapped(|ui| {
        let keep = ui.button(format!("Keep each for {}", days_words(days)));
        if keep.clicked() {
            outbox.push(Intent::KeepBackups(BackupHabit {
                days,
                ..habit.clone()
            }));
        }
        if ui.button("Leave it as it was").clicked() || keep.clicked() {
            state.daily.wanted = None;
        }
    });
}

fn where_ui(ui: &mut Ui, habit: &BackupHabit, state: &mut State, outbox: &mut Outbox) {
    let into = |elsewhere: Option<PathBuf>| {
        Intent::KeepBackups(BackupHabit {
            elsewhere,
            ..habit.clone()
        })
    };
    let words = habit.elsewhere.as_deref().map_or_else(
        || "They are made in the register’s own folder".to_owned(),
        |folder: &Path| format!("They are made in {}", folder.display()),
    );
    ui.horizontal_wrapped(|ui| {
        ui.add(egui::Label::new(words).wrap().selectable(true));
        if habit.elsewhere.is_some() && ui.button("Make them in the register’s folder").clicked() {
            outbox.push(into(None));
        }
        if ui
            .button("Another folder…")
            .on_hover_text("Choose the folder for daily backups, on another disk if you can")
            .clicked()
        {
            outbox.push(Intent::ChooseBackupFolder(BackupInto::EveryDay));
        }
    });
    ui.horizontal(|ui| {
        ui.add(
            egui::TextEdit::singleline(&mut state.daily.folder)
                .id(Id::unique("daily backup folder"))
                .hint_text("or type a folder")
                .desired_width((ui.available_width() - 160.0).max(120.0)),
        )
        .accessible_name("Folder for daily backups");
        let typed = state.daily.folder.trim();
        let button = egui::Button::new("Make them there");
        if ui.add_enabled(!typed.is_empty(), button).clicked() {
            outbox.push(into(Some(PathBuf::from(typed))));
            state.daily.folder.clear();
        }
    });
}
