//! A window that only says why the program cannot start: whoever starts it from a menu sees no
//! terminal.

use eframe::egui::{self, ViewportCommand};

use super::theme::{self, Palette, space};
use super::widgets::heading;
use crate::problem::Problem;

/// The window.
pub struct ProblemWindow {
    problem: Problem,
}

impl ProblemWindow {
    /// A window that says this.
    #[must_use]
    pub fn new(ctx: &egui::Context, problem: Problem) -> Self {
        theme::install(ctx);
        Self { problem }
    }
}

impl eframe::App for ProblemWindow {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let palette = Palette::of(ui.ctx().theme());
        let look = egui::Frame::new().fill(palette.background).inner_margin(32);
        egui::CentralPanel::default().frame(look).show(ui, |ui| {
            ui.set_max_width(640.0);
            heading::screen_heading_ui(ui, "Scrutiny Desk cannot start");
            ui.add_space(space::SMALL);
            for words in [&self.problem.message, &self.problem.hint] {
                ui.add(egui::Label::new(words).wrap().selectable(true));
            }
            if !self.problem.detail.is_empty() {
                ui.add_space(space::SMALL);
                let detail = egui::RichText::new(&self.problem.detail)
                    .small()
                    .color(palette.weak);
                ui.add(egui::Label::new(detail).wrap().selectable(true));
            }
            ui.add_space(space::MEDIUM);
            ui.horizontal(|ui| {
                if ui.button("Close").clicked() {
                    ui.ctx().send_viewport_cmd(ViewportCommand::Close);
                }
                if ui
                    .button("Copy")
                    .on_hover_text("Copy what is said here")
                    .clicked()
                {
                    let Problem {
                        message,
                        hint,
                        detail,
                        ..
                    } = &self.problem;
                    ui.ctx().copy_text(format!("{message}\n{hint}\n{detail}"));
                }
            });
        });
    }
}
