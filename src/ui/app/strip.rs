//! The strip below the screens: how an import goes, and what became of its files.

use eframe::egui::{self, Panel, ProgressBar, RichText, ScrollArea, Ui};

use super::App;
use crate::jobs::{FileReport, Filed};
use crate::problem::Problem;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::theme::Tone;
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::status::{Status, status_ui};
use crate::ui::wording::counted;

impl App {
    /// Draws the strip while there is something to say.
    pub(super) fn strip_ui(&mut self, ui: &mut Ui, frame: &Frame) {
        let progress = self.work.import().map(crate::jobs::ImportJob::progress);
        if progress.is_none() && self.work.reports.is_empty() {
            return;
        }
        let look = egui::Frame::new().fill(frame.palette.surface).inner_margin(12);
        let outbox = &mut self.outbox;
        let reports = &self.work.reports;
        Panel::bottom("import").frame(look).show(ui, |ui| match progress {
            Some(progress) => {
                ui.horizontal(|ui| {
                    #[expect(clippy::cast_precision_loss, reason = "a handful of files")]
                    let part = (progress.file - 1) as f32 / progress.of.max(1) as f32;
                    ui.add(
                        ProgressBar::new(part)
                            .desired_width(160.0)
                            .corner_radius(4)
                            .fill(frame.palette.accent)
                            .desired_height(10.0),
                    )
                    .accessible_name("Progress of the import");
                    if ui.button("Cancel").accessible_name("Cancel the import").clicked() {
                        outbox.push(Intent::CancelImport);
                    }
                    ui.add(
                        egui::Label::new(format!(
                            "Importing {} of {}: {} · {}",
                            progress.file,
                            progress.of,
                            progress.name,
                            progress.stage.label()
                        ))
                        .truncate(),
                    );
                });
            }
            None => reports_ui(ui, frame, reports, outbox),
        });
    }
}

fn reports_ui(ui: &mut Ui, frame: &Frame, reports: &[FileReport], outbox: &mut Outbox) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(summary(reports)).strong());
        if ui.button("Go to papers").clicked() {
            outbox.push(Intent::Go(Route::Papers));
            outbox.push(Intent::DismissImport);
        }
        if ui
            .button("Close")
            .accessible_name("Close the report of the import")
            .clicked()
        {
            outbox.push(Intent::DismissImport);
        }
    });
    ScrollArea::vertical()
        .id_salt("import reports")
        .max_height(160.0)
        .min_scrolled_height(160.0)
        .show(ui, |ui| {
            for report in reports {
                report_ui(ui, frame, report, outbox);
            }
        });
}

/// "3 filed, 1 was there already, 1 could not be filed".
fn summary(reports: &[FileReport]) -> String {
    let count = |fits: fn(&Filed) -> bool| reports.iter().filter(|r| fits(&r.filed)).count();
    let filed = count(|f| matches!(f, Filed::Filed { .. }));
    let known = count(|f| matches!(f, Filed::AlreadyFiled { .. }));
    let failed = count(|f| matches!(f, Filed::Failed(_)));
    let cancelled = count(|f| matches!(f, Filed::Cancelled));
    let mut parts = vec![format!("{} filed", counted(filed, "paper", "papers"))];
    for (number, words) in [
        (known, "on the register already"),
        (failed, "could not be filed"),
        (cancelled, "cancelled"),
    ] {
        if number > 0 {
            parts.push(format!("{number} {words}"));
        }
    }
    parts.join(", ")
}

fn report_ui(ui: &mut Ui, frame: &Frame, report: &FileReport, outbox: &mut Outbox) {
    let file = report
        .file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    ui.horizontal_wrapped(|ui| match &report.filed {
        Filed::Filed {
            paper,
            name,
            findings,
        } => {
            let words = format!("{name}: {}", counted(*findings, "finding", "findings"));
            open_ui(ui, *paper, name, outbox);
            status_ui(ui, frame, &Status::new("✓", words, Tone::Good));
        }
        Filed::AlreadyFiled { paper, words } => {
            let said = format!("{file} is on the register already: {words}");
            open_ui(ui, *paper, &file, outbox);
            status_ui(ui, frame, &Status::new("○", said, Tone::Neutral));
        }
        Filed::Failed(error) => {
            let problem = Problem::from(error);
            let words = format!(
                "{file}: {}. {}",
                problem.message.trim_end_matches('.'),
                problem.hint
            );
            status_ui(ui, frame, &Status::new("⚠", words, Tone::Bad));
        }
        Filed::Cancelled => {
            status_ui(
                ui,
                frame,
                &Status::new("○", format!("{file}: cancelled"), Tone::Neutral),
            );
        }
    });
}

fn open_ui(ui: &mut Ui, paper: crate::scrutiny::id::PaperId, name: &str, outbox: &mut Outbox) {
    if small_button(ui, "Open")
        .accessible_name(format!("Open {name}"))
        .clicked()
    {
        outbox.push(Intent::Go(Route::Paper(paper)));
        outbox.push(Intent::DismissImport);
    }
}
