//! Says what went wrong and what to do next.

use eframe::egui::{self, RichText, Ui};

use super::{focus_without_field, title_ui};
use crate::problem::{Problem, ProblemKind};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, problem: &Problem, outbox: &mut Outbox) {
    title_ui(
        ui,
        match problem.kind {
            ProblemKind::YourFile => "This file could not be used",
            ProblemKind::YourInput => "That does not fit",
            ProblemKind::Busy => "Something else is using it",
            ProblemKind::NewerVersion => "Made by a newer version",
            ProblemKind::OurFault => "That did not work",
        },
    );
    ui.add(egui::Label::new(&problem.message).wrap().selectable(true));
    if !problem.hint.is_empty() {
        ui.add_space(space::TINY);
        ui.add(egui::Label::new(&problem.hint).wrap());
    }
    if !problem.detail.is_empty() {
        egui::CollapsingHeader::new("Details for whoever gives you support")
            .id_salt("problem detail")
            .show(ui, |ui| {
                ui.add(
                    egui::Label::new(RichText::new(&problem.detail).small().color(frame.palette.weak))
                        .wrap()
                        .selectable(true),
                );
            });
    }
    ui.add_space(space::MEDIUM);
    ui.horizontal(|ui| {
        let close = ui.button("Close");
        focus_without_field(ui, &close);
        if close.clicked() {
            outbox.push(Intent::CloseDialog);
        }
        if ui
            .button("Copy")
            .on_hover_text("Copy what is said here")
            .clicked()
        {
            outbox.push(Intent::Copy(format!(
                "{}\n{}\n{}",
                problem.message, problem.hint, problem.detail
            )));
        }
    });
}
