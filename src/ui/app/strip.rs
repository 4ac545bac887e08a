//! The strip below the screens: how an import goes, and what became of its files.

use std::path::Path;

use eframe::egui::{self, Panel, ProgressBar, RichText, ScrollArea, Ui};

use super::{App, scan_strip};
use crate::jobs::{FileReport, Filed, ImportProgress, shown_path};
use crate::problem::Problem;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::theme::{Tone, space};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::status::{Status, status_ui};
use crate::ui::wording::counted;

/// How wide the bar of the progress is.
pub(super) const BAR: f32 = 160.0;
/// The most room that the papers that were not filed take.
const HIGHEST: f32 = 120.0;

impl App {
    /// Draws the strip while there is something to say.
    pub(super) fn strip_ui(&mut self, ui: &mut Ui, frame: &Frame) {
        let progress = self.work.import().map(crate::jobs::ImportJob::progress);
        let reading = self.work.scans.progress();
        let (reports, read) = (&self.work.reports, &self.work.scans.reports);
        if progress.is_none() && reading.is_none() && reports.is_empty() && read.is_empty() {
            return;
        }
        let look = egui::Frame::new().fill(frame.palette.surface).inner_margin(12);
        let outbox = &mut self.outbox;
        let is_found = self.work.scans.is_found();
        Panel::bottom("import").frame(look).show(ui, |ui| {
            match progress {
                Some(progress) => progress_ui(ui, frame, &progress, outbox),
                None if !reports.is_empty() => reports_ui(ui, frame, reports, is_found, outbox),
                None => {}
            }
            if let Some(reading) = reading {
                scan_strip::progress_ui(ui, frame, &reading, outbox);
            }
            let has_head = !reports.is_empty();
            scan_strip::reports_ui(ui, frame, read, has_head, outbox);
        });
    }
}

/// What is being done, how far it is, and the way out of it.
fn progress_ui(ui: &mut Ui, frame: &Frame, progress: &ImportProgress, outbox: &mut Outbox) {
    ui.horizontal(|ui| {
        let words = format!(
            "Importing {} of {}: {} · {}",
            progress.file,
            progress.of,
            progress.name,
            progress.stage.words()
        );
        let room = (ui.available_width() - BAR - 120.0).max(160.0);
        ui.allocate_ui_with_layout(
            egui::vec2(room, space::TARGET),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_width(room);
                ui.add(egui::Label::new(words).truncate());
            },
        );
        #[expect(clippy::cast_precision_loss, reason = "some thousand files at most")]
        let part =
            (progress.file.saturating_sub(1) as f32 + progress.stage.part_done()) / progress.of.max(1) as f32;
        ui.add(
            ProgressBar::new(part)
                .desired_width(BAR)
                .corner_radius(4)
                .fill(frame.palette.accent)
                .desired_height(10.0),
        )
        .accessible_name("Progress of the import");
        if ui.button("Cancel").accessible_name("Cancel the import").clicked() {
            outbox.push(Intent::CancelImport);
        }
    });
}

/// The report: one line, and below it only what needs to be read, first what could not be filed.
fn reports_ui(
    ui: &mut Ui,
    frame: &Frame,
    reports: &[FileReport],
    is_found: Option<bool>,
    outbox: &mut Outbox,
) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(summary(reports)).strong());
        if let [report] = reports
            && let Filed::Filed { papers, .. } = &report.filed
            && let [paper] = papers.as_slice()
        {
            open_ui(ui, paper.paper, &paper.name, outbox);
        }
        let found = reports.iter().any(has_findings);
        if let Some(paper) = frame.first_waiting.filter(|_| found && reports.len() > 1) {
            let look = ui
                .button("Look through the findings")
                .on_hover_text("Open the oldest paper in which findings wait");
            if look.clicked() {
                outbox.push(Intent::Go(Route::Paper(paper)));
                outbox.push(Intent::DismissImport);
            }
        }
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
    let failed = |report: &&FileReport| matches!(report.filed, Filed::Failed(_));
    let rest = |report: &&FileReport| match &report.filed {
        Filed::AlreadyFiled { .. } | Filed::LeftOut { .. } | Filed::Cancelled => true,
        Filed::Filed { papers, .. } => papers.iter().any(|paper| paper.pictures.unread > 0),
        Filed::Failed(_) => false,
    };
    if !reports.iter().any(|report| failed(&report) || rest(&report)) {
        return;
    }
    ScrollArea::vertical()
        .id_salt("import reports")
        .max_height(HIGHEST)
        .min_scrolled_height(HIGHEST)
        .show(ui, |ui| {
            let told = reports.iter().filter(failed).chain(reports.iter().filter(rest));
            for report in told.take(MOST_TOLD) {
                report_ui(ui, frame, report, is_found, outbox);
            }
            let all = reports
                .iter()
                .filter(|report| failed(report) || rest(report))
                .count();
            if all > MOST_TOLD {
                ui.label(format!("and {} more", all - MOST_TOLD));
            }
        });
}

/// Whether anything was found in the papers of a file.
fn has_findings(report: &FileReport) -> bool {
    match &report.filed {
        Filed::Filed { papers, .. } => papers.iter().any(|paper| paper.findings > 0),
        _ => false,
    }
}

/// The most reports that are told one by one.
const MOST_TOLD: usize = 200;

/// "3 papers filed, 12 findings, 1 could not be filed"; "Filed 24 papers from pack.pdf, 57 findings".
fn summary(reports: &[FileReport]) -> String {
    let count = |fits: fn(&Filed) -> bool| reports.iter().filter(|r| fits(&r.filed)).count();
    let failed = count(|f| matches!(f, Filed::Failed(_)));
    let cancelled = count(|f| matches!(f, Filed::Cancelled));
    let (mut filed, mut known, mut left_out, mut found) = (0, 0, 0, 0);
    let mut packs = Vec::new();
    for report in reports {
        match &report.filed {
            Filed::Filed {
                papers,
                known: before,
            } => {
                filed += papers.len();
                known += before;
                found += papers.iter().map(|paper| paper.findings).sum::<usize>();
                if papers.iter().any(|paper| paper.part.is_some()) {
                    packs.push(report);
                }
            }
            Filed::AlreadyFiled { papers, .. } => known += papers,
            Filed::LeftOut { files, .. } => left_out += files.len().max(1),
            Filed::Failed(_) | Filed::Cancelled => {}
        }
    }
    let papers = counted(filed, "paper", "papers");
    let mut parts = vec![match (packs.as_slice(), reports) {
        ([pack], [_]) => format!("Filed {papers} from {}", file_name(pack)),
        _ => format!("{papers} filed"),
    }];
    if filed > 0 {
        parts.push(counted(found, "finding", "findings"));
    }
    for (number, words) in [
        (known, "on the register already"),
        (left_out, "left out"),
        (failed, "could not be filed"),
        (cancelled, "cancelled"),
    ] {
        if number > 0 {
            parts.push(format!("{number} {words}"));
        }
    }
    parts.join(", ")
}

/// How many files that were left out for one reason are named while the mouse rests on the report.
const NAMED: usize = 30;

fn file_name(report: &FileReport) -> String {
    let name = report.file.file_name();
    name.map(|name| shown_path(Path::new(name))).unwrap_or_default()
}

fn report_ui(ui: &mut Ui, frame: &Frame, report: &FileReport, is_found: Option<bool>, outbox: &mut Outbox) {
    let file = file_name(report);
    ui.horizontal_wrapped(|ui| match &report.filed {
        // What was filed is counted in the line above, and stands in the list of papers. Of a scan it is
        // said what it is.
        Filed::Filed { papers, .. } => {
            for paper in papers {
                scan_strip::filed_ui(ui, frame, &file, paper, is_found);
            }
        }
        Filed::AlreadyFiled { paper, words, .. } => {
            let said = format!("{file} is on the register already: {words}");
            open_ui(ui, *paper, &file, outbox);
            status_ui(ui, frame, &Status::new("○", said, Tone::Neutral));
        }
        Filed::LeftOut { files, why } => {
            let mut words = match files.as_slice() {
                [] => format!("{file}: left out"),
                [only] => format!("{file}: {only} left out"),
                several => format!("{file}: {} left out", counted(several.len(), "file", "files")),
            };
            words.push_str(&format!(" ({})", why.words()));
            let status = status_ui(ui, frame, &Status::new("○", words, Tone::Neutral));
            if files.len() > 1 {
                let named: Vec<&str> = files.iter().take(NAMED).map(String::as_str).collect();
                status.on_hover_text(named.join("\n"));
            }
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

pub(super) fn open_ui(ui: &mut Ui, paper: crate::scrutiny::id::PaperId, name: &str, outbox: &mut Outbox) {
    if small_button(ui, "Open")
        .accessible_name(format!("Open {name}"))
        .clicked()
    {
        outbox.push(Intent::Go(Route::Paper(paper)));
        outbox.push(Intent::DismissImport);
    }
}
