//! A window that says why the program cannot start, and what can be done about it: whoever starts it
//! from a menu sees no terminal.

use std::path::{Path, PathBuf};

use eframe::egui::{self, ScrollArea, ViewportCommand};

use super::theme::{Palette, space};
use super::widgets::backups::backups_ui;
use super::widgets::heading;
use crate::problem::Problem;
use crate::register::{Backup, backups_of};

/// What can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// Nothing from here.
    Nothing,
    /// The cause may have gone.
    TryAgain,
    /// A backup can take the register's place.
    Backups(Vec<Backup>),
}

impl Offer {
    /// The backups within the register in `folder`.
    #[must_use]
    pub fn backups(folder: &Path) -> Self {
        Self::Backups(backups_of(folder))
    }
}

/// What the user asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// To open the register again.
    TryAgain,
    /// To put this backup in its place.
    BringBack(PathBuf),
}

/// The window.
#[derive(Debug)]
pub struct ProblemWindow {
    problem: Problem,
    offer: Offer,
    /// The folder typed for a backup that lies elsewhere.
    typed: String,
    /// Why a backup could not be brought back.
    failed: Option<Problem>,
    asked: Option<Asked>,
}

impl ProblemWindow {
    /// A window that says this and offers that.
    #[must_use]
    pub const fn new(problem: Problem, offer: Offer) -> Self {
        Self {
            problem,
            offer,
            typed: String::new(),
            failed: None,
            asked: None,
        }
    }

    /// Why the program cannot start.
    #[must_use]
    pub const fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Says besides why a backup could not be brought back.
    pub fn tell(&mut self, failed: Problem) {
        self.failed = Some(failed);
    }

    /// What has been asked for since the last call.
    pub const fn take_asked(&mut self) -> Option<Asked> {
        self.asked.take()
    }

    /// What is said, for the clipboard.
    fn words(&self) -> String {
        let problems = std::iter::once(&self.problem).chain(&self.failed);
        problems
            .flat_map(|p| [&p.message, &p.hint, &p.detail])
            .filter(|words| !words.is_empty())
            .map(|words| format!("{words}\n"))
            .collect()
    }

    fn contents_ui(&mut self, ui: &mut egui::Ui, palette: &Palette) {
        heading::screen_heading_ui(ui, "Scrutiny Desk cannot start");
        ui.add_space(space::SMALL);
        problem_ui(ui, palette, &self.problem);
        if let Some(failed) = &self.failed {
            ui.add_space(space::MEDIUM);
            heading::part_heading_ui(ui, "The backup could not be restored");
            problem_ui(ui, palette, failed);
        }
        if let Offer::Backups(backups) = &self.offer {
            ui.add_space(space::MEDIUM);
            heading::part_heading_ui(ui, "Backups at hand");
            ui.label(
                "A backup takes the place of the register. What is there now is not deleted: it is kept in \
                 the register’s folder, under “put-aside” and the time.",
            );
            ui.add_space(space::SMALL);
            if let Some(folder) = backups_ui(ui, palette, backups, &mut self.typed) {
                self.asked = Some(Asked::BringBack(folder));
            }
        }
        ui.add_space(space::MEDIUM);
        self.buttons_ui(ui);
    }

    fn buttons_ui(&mut self, ui: &mut egui::Ui) {
        ui.horizontal(|ui| {
            if self.offer != Offer::Nothing && ui.button("Try again").clicked() {
                self.asked = Some(Asked::TryAgain);
            }
            if ui.button("Close").clicked() {
                ui.ctx().send_viewport_cmd(ViewportCommand::Close);
            }
            if ui
                .button("Copy")
                .on_hover_text("Copy what is said here")
                .clicked()
            {
                ui.ctx().copy_text(self.words());
            }
        });
    }
}

fn problem_ui(ui: &mut egui::Ui, palette: &Palette, problem: &Problem) {
    for words in [&problem.message, &problem.hint] {
        if !words.is_empty() {
            ui.add(egui::Label::new(words).wrap().selectable(true));
        }
    }
    if !problem.detail.is_empty() {
        ui.add_space(space::SMALL);
        let detail = egui::RichText::new(&problem.detail).small().color(palette.weak);
        ui.add(egui::Label::new(detail).wrap().selectable(true));
    }
}

impl eframe::App for ProblemWindow {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let palette = Palette::in_force(ui.ctx());
        let look = egui::Frame::new().fill(palette.background).inner_margin(32);
        egui::CentralPanel::default().frame(look).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                ui.set_max_width((ui.available_width() - space::SMALL).min(640.0));
                self.contents_ui(ui, &palette);
            });
        });
    }
}
