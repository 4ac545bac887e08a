//! How the user likes the window: theme and text size, kept between two starts.

use std::path::PathBuf;

use eframe::egui::{self, ThemePreference};

use crate::settings::{Preferences, ThemeChoice, ZOOM_PERCENT};

/// The preferences, and where they are kept.
#[derive(Debug)]
pub struct Look {
    preferences: Preferences,
    file: Option<PathBuf>,
    is_changed: bool,
}

impl Look {
    /// The preferences as they were read.
    pub const fn new(preferences: Preferences, file: Option<PathBuf>) -> Self {
        Self {
            preferences,
            file,
            is_changed: false,
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

    /// Has the window look as preferred.
    pub fn apply(&self, ctx: &egui::Context) {
        ctx.set_theme(match self.preferences.theme {
            ThemeChoice::System => ThemePreference::System,
            ThemeChoice::Light => ThemePreference::Light,
            ThemeChoice::Dark => ThemePreference::Dark,
        });
        ctx.set_zoom_factor(f32::from(self.preferences.zoom_percent) / 100.0);
    }

    /// Chooses a theme.
    pub fn set_theme(&mut self, ctx: &egui::Context, theme: ThemeChoice) {
        self.preferences.theme = theme;
        self.is_changed = true;
        self.apply(ctx);
    }

    /// Chooses a text size in per cent; what is too small or too large is brought within bounds.
    pub fn set_zoom(&mut self, ctx: &egui::Context, percent: u16) {
        self.preferences.zoom_percent = percent.clamp(*ZOOM_PERCENT.start(), *ZOOM_PERCENT.end());
        self.is_changed = true;
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

    /// Writes the preferences, if they have changed. They matter too little to trouble the user with
    /// when that fails: the window is then as usual the next time.
    pub fn keep(&mut self) {
        if let Some(file) = &self.file
            && std::mem::take(&mut self.is_changed)
        {
            let _ = self.preferences.save(file);
        }
    }
}
