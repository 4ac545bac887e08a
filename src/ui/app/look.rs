//! How the user likes the window: theme and text size, kept between two starts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui;

use super::App;
use crate::problem::Problem;
use crate::scrutiny::Day;
use crate::scrutiny::answer_clock::AnswerRule;
use crate::settings::{
    BackupHabit, BoardLook, DeskLook, PaperPlace, PaperShown, Preferences, ReaderLook, SavedFilter,
    SettingsError, ThemeChoice, ZOOM_PERCENT,
};
use crate::ui::theme;

/// The preferences, and where they are kept.
#[derive(Debug)]
pub struct Look {
    preferences: Preferences,
    /// The rules among them that earlier versions kept, for the loader to hold.
    former_rules: Arc<BTreeMap<String, AnswerRule>>,
    /// How backups are made of a register of which nothing else was said.
    usual_habit: BackupHabit,
    file: Option<PathBuf>,
    is_changed: bool,
    /// Whether the user has gone elsewhere since they were written. That alone does not have them written
    /// at once: nobody waits for a disk because they turned a page.
    is_moved: bool,
    /// When the window saw that they have changed; none where it has not looked since.
    changed_at: Option<f64>,
}

/// How long the look is left alone before it is written: a text size is often set in several steps.
const AT_REST: f64 = 1.0;

impl App {
    /// Writes the preferences when they have not changed for a moment, and says so where that fails.
    pub(super) fn keep_look(&mut self, ctx: &egui::Context, time: f64) {
        if !self.look.is_changed || self.look.file.is_none() {
            return;
        }
        let since = *self.look.changed_at.get_or_insert(time);
        if time - since < AT_REST {
            ctx.request_repaint_after(Duration::from_secs_f64(AT_REST));
        } else if let Err(error) = self.look.keep() {
            self.trouble(time, Problem::from(&error));
        }
    }
}

/// How many recent searches and choices are kept.
const RECENT: usize = 12;

/// Puts something first in a list of the latest, in which it stands once.
fn put_first(latest: &mut Vec<String>, one: &str) {
    latest.retain(|kept| kept != one);
    latest.insert(0, one.to_owned());
    latest.truncate(RECENT);
}

impl Look {
    /// The preferences as they were read.
    pub fn new(preferences: Preferences, file: Option<PathBuf>) -> Self {
        Self {
            former_rules: Arc::new(preferences.former_rules.clone()),
            preferences,
            usual_habit: BackupHabit::default(),
            file,
            is_changed: false,
            is_moved: false,
            changed_at: None,
        }
    }

    /// The theme that was chosen.
    pub const fn theme(&self) -> ThemeChoice {
        self.preferences.theme
    }

    /// The text size in per cent.
    pub const fn zoom_percent(&self) -> u16 {
        self.preferences.zoom_percent
    }

    /// How the reader shows a paper whose original has pages.
    pub const fn paper_shown(&self) -> PaperShown {
        self.preferences.paper_shown
    }

    /// Has the reader show papers so.
    pub const fn set_paper_shown(&mut self, shown: PaperShown) {
        self.preferences.paper_shown = shown;
        self.is_changed = true;
        self.changed_at = None;
    }

    /// How long there is to answer, by council, as earlier versions kept it.
    pub fn former_rules(&self) -> Arc<BTreeMap<String, AnswerRule>> {
        Arc::clone(&self.former_rules)
    }

    /// Filters of the board that were given a name, by name.
    pub fn saved_filters(&self) -> &[SavedFilter] {
        &self.preferences.saved_filters
    }

    /// Keeps a filter under its name, in the place of one that had it.
    pub fn save_filter(&mut self, filter: SavedFilter) {
        self.forget_filter(&filter.name);
        self.preferences.saved_filters.push(filter);
        self.preferences.saved_filters.sort_by(|a, b| a.name.cmp(&b.name));
    }

    /// Forgets a filter.
    pub fn forget_filter(&mut self, name: &str) {
        self.preferences.saved_filters.retain(|saved| saved.name != name);
        self.is_changed = true;
        self.changed_at = None;
    }

    /// How the board of the register in a folder was laid out last.
    pub fn board_of(&self, folder: &Path) -> Option<&BoardLook> {
        self.preferences.boards.get(folder.to_string_lossy().as_ref())
    }

    /// Keeps how the board of the register in a folder is laid out.
    pub fn set_board(&mut self, folder: &Path, board: BoardLook) {
        let folder = folder.to_string_lossy().into_owned();
        self.preferences.boards.insert(folder, board);
        self.is_changed = true;
        self.changed_at = None;
    }

    /// Whether preferences are kept at all.
    pub const fn is_kept(&self) -> bool {
        self.file.is_some()
    }

    /// Whether the tour of the first start has been seen or skipped.
    pub const fn tour_seen(&self) -> bool {
        self.preferences.tour_seen
    }

    /// Keeps that the tour has been seen.
    pub const fn set_tour_seen(&mut self) {
        self.preferences.tour_seen = true;
        self.is_changed = true;
        self.changed_at = None;
    }

    /// How papers are read.
    pub const fn reader(&self) -> ReaderLook {
        self.preferences.reader
    }

    /// Keeps how papers are read.
    pub const fn set_reader(&mut self, look: ReaderLook) {
        self.preferences.reader = look;
        self.is_changed = true;
        self.changed_at = None;
    }

    /// Where the user was on the register in a folder.
    pub fn desk_of(&self, folder: &Path) -> Option<&DeskLook> {
        self.preferences.desks.get(folder.to_string_lossy().as_ref())
    }

    /// Keeps where papers of the register in a folder were left.
    pub fn set_places(&mut self, folder: &Path, places: Vec<PaperPlace>) {
        self.desk(folder).places = places;
        self.is_moved = true;
    }

    /// Keeps which screen of the register in a folder is shown.
    pub fn set_route(&mut self, folder: &Path, route: String) {
        if self.desk_of(folder).is_none_or(|desk| desk.route != route) {
            self.desk(folder).route = route;
            self.is_moved = true;
        }
    }

    fn desk(&mut self, folder: &Path) -> &mut DeskLook {
        let folder = folder.to_string_lossy().into_owned();
        self.preferences.desks.entry(folder).or_default()
    }

    /// The day on which the window was open last on the register in a folder.
    pub fn seen_on(&self, folder: &Path) -> Option<Day> {
        self.preferences
            .seen_on
            .get(&folder.display().to_string())
            .copied()
    }

    /// Keeps the day on which the window is open on the register in a folder.
    pub fn see(&mut self, folder: &Path, today: Day) {
        let before = self
            .preferences
            .seen_on
            .insert(folder.display().to_string(), today);
        self.is_changed |= before != Some(today);
    }

    /// What was looked for last in the register in a folder, latest first.
    pub fn recent_searches(&self, folder: &Path) -> &[String] {
        let kept = &self.preferences.recent_searches;
        kept.get(folder.to_string_lossy().as_ref())
            .map_or(&[], Vec::as_slice)
    }

    /// Keeps what was looked for in the register in a folder.
    pub fn remember_search(&mut self, folder: &Path, typed: &str) {
        let folder = folder.to_string_lossy().into_owned();
        let searches = self.preferences.recent_searches.entry(folder).or_default();
        put_first(searches, typed);
        self.is_changed = true;
        self.changed_at = None;
    }

    /// Forgets one thing that was looked for in the register in a folder, or all.
    pub fn forget_searches(&mut self, folder: &Path, typed: Option<&str>) {
        let folder = folder.to_string_lossy().into_owned();
        match (typed, self.preferences.recent_searches.get_mut(&folder)) {
            (Some(typed), Some(searches)) => searches.retain(|kept| kept != typed),
            _ => {
                self.preferences.recent_searches.remove(&folder);
            }
        }
        self.is_changed = true;
        self.changed_at = None;
    }

    /// What was chosen in the command palette last, latest first.
    pub fn recent_choices(&self) -> &[String] {
        &self.preferences.recent_choices
    }

    /// Keeps what was chosen in the command palette.
    pub fn remember_choice(&mut self, key: &str) {
        put_first(&mut self.preferences.recent_choices, key);
        self.is_changed = true;
        self.changed_at = None;
    }

    /// How the backup of each day is made of the register in a folder.
    pub fn backup_habit(&self, folder: &Path) -> &BackupHabit {
        let kept = self.preferences.backups.get(folder.to_string_lossy().as_ref());
        kept.unwrap_or(&self.usual_habit)
    }

    /// Keeps how the backup of each day is made of the register in a folder.
    pub fn set_backup_habit(&mut self, folder: &Path, habit: BackupHabit) {
        let folder = folder.to_string_lossy().into_owned();
        self.preferences.backups.insert(folder, habit.within_bounds());
        self.is_changed = true;
        self.changed_at = None;
    }

    /// Has the window look as preferred.
    pub fn apply(&self, ctx: &egui::Context) {
        theme::choose(ctx, self.preferences.theme);
        ctx.set_zoom_factor(f32::from(self.preferences.zoom_percent) / 100.0);
    }

    /// Chooses a theme.
    pub fn set_theme(&mut self, ctx: &egui::Context, theme: ThemeChoice) {
        self.preferences.theme = theme;
        self.is_changed = true;
        self.changed_at = None;
        self.apply(ctx);
    }

    /// Chooses a text size in per cent; what is too small or too large is brought within bounds.
    pub fn set_zoom(&mut self, ctx: &egui::Context, percent: u16) {
        self.preferences.zoom_percent = percent.clamp(*ZOOM_PERCENT.start(), *ZOOM_PERCENT.end());
        self.is_changed = true;
        self.changed_at = None;
        self.apply(ctx);
    }

    /// Takes over a text size that was set with the keys.
    pub fn notice(&mut self, ctx: &egui::Context) {
        let factor = ctx.zoom_factor();
        let kept = f32::from(self.preferences.zoom_percent) / 100.0;
        if (factor - kept).abs() < 0.004 {
            return;
        }
        let percent = (factor * 100.0).round().clamp(0.0, 1000.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 0..=1000 just above"
        )]
        self.set_zoom(ctx, percent as u16);
    }

    /// Writes the preferences, if they have changed.
    ///
    /// # Errors
    /// When they cannot be written; they are not tried again until they change again.
    pub fn keep(&mut self) -> Result<(), SettingsError> {
        let is_new = std::mem::take(&mut self.is_changed) | std::mem::take(&mut self.is_moved);
        match &self.file {
            Some(file) if is_new => self.preferences.save(file),
            _ => Ok(()),
        }
    }
}
