//! What the strip below the screens says of scans: that a paper is one, how reading them goes, and what
//! became of each.

use eframe::egui::{self, ProgressBar, Ui};

use super::strip::{BAR, open_ui};
use crate::jobs::FiledPaper;
use crate::jobs::ocr::{ScanProgress, ScanRead, ScanReport};
use crate::problem::Problem;
use crate::scrutiny::ocr::{Legible, NO_TESSERACT};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::{Tone, space};
use crate::ui::widgets::status::{Status, status_ui};
use crate::ui::wording::counted;

/// The most papers whose reading is told one by one.
const MOST_TOLD: usize = 6;

/// Says of a paper that was filed that it is a scan, and what comes next.
pub(super) fn filed_ui(ui: &mut Ui, frame: &Frame, file: &str, paper: &FiledPaper, is_found: Option<bool>) {
    let Some(words) = paper.pictures.words() else {
        return;
    };
    let then = match is_found {
        Some(true) => "It is read by OCR in the background",
        Some(false) => NO_TESSERACT,
        None => "",
    };
    let words = format!("{file}: {words} {then}").trim_end().to_owned();
    status_ui(ui, frame, &Status::new("⚠", words, Tone::Warning));
}

/// Which scan is being read, how far that is, and the way out of it.
pub(super) fn progress_ui(ui: &mut Ui, frame: &Frame, progress: &ScanProgress, outbox: &mut Outbox) {
    ui.horizontal(|ui| {
        let mut words = "Reading a scan by OCR".to_owned();
        if !progress.name.is_empty() {
            words = format!(
                "{words}: {} · page {} of {}",
                progress.name, progress.page, progress.of
            );
        }
        if progress.waiting > 0 {
            words = format!(
                "{words} · {} after it",
                counted(progress.waiting, "scan", "scans")
            );
        }
        let room = (ui.available_width() - BAR - 120.0).max(160.0);
        ui.allocate_ui_with_layout(
            egui::vec2(room, space::TARGET),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_width(room);
                ui.add(egui::Label::new(words).truncate());
            },
        );
        #[expect(clippy::cast_precision_loss, reason = "a file has some thousand pages")]
        let part = progress.page.saturating_sub(1) as f32 / progress.of.max(1) as f32;
        ui.add(
            ProgressBar::new(part)
                .desired_width(BAR)
                .corner_radius(4)
                .fill(frame.palette.accent)
                .desired_height(10.0),
        )
        .accessible_name("Progress of reading the scan");
        if ui
            .button("Stop")
            .accessible_name("Stop reading scans by OCR")
            .clicked()
        {
            outbox.push(Intent::CancelScans);
        }
    });
}

/// What became of the scans that were read; `has_head` where the report of an import stands above, whose
/// button closes this as well.
pub(super) fn reports_ui(
    ui: &mut Ui,
    frame: &Frame,
    reports: &[ScanReport],
    has_head: bool,
    outbox: &mut Outbox,
) {
    for (at, report) in reports.iter().rev().take(MOST_TOLD).enumerate() {
        ui.horizontal_wrapped(|ui| {
            if let ScanRead::Read { papers, .. } = &report.read {
                let paper = papers.first().copied().unwrap_or(report.paper);
                open_ui(ui, paper, &report.name, outbox);
            }
            status_ui(ui, frame, &status_of(report));
            if at == 0
                && !has_head
                && ui
                    .button("Close")
                    .accessible_name("Close the report of the scans")
                    .clicked()
            {
                outbox.push(Intent::DismissImport);
            }
        });
    }
    if reports.len() > MOST_TOLD {
        ui.label(format!(
            "and {} more",
            counted(reports.len() - MOST_TOLD, "scan", "scans")
        ));
    }
}

fn status_of(report: &ScanReport) -> Status {
    let name = &report.name;
    match &report.read {
        ScanRead::Read {
            pages,
            failed,
            confidence,
            findings,
            papers,
        } => {
            let mut words = format!(
                "“{name}” was read by OCR: {}, {}, {confidence}%, {}",
                counted(*pages, "page", "pages"),
                Legible::of(*confidence).words(),
                counted(*findings, "finding", "findings")
            );
            if !papers.is_empty() {
                let count = counted(papers.len(), "paper", "papers");
                words.push_str(&format!("; it is a pack, filed as the {count} in it"));
            }
            if !failed.is_empty() {
                words.push_str(&format!(
                    "; {} could not be read",
                    counted(failed.len(), "page", "pages")
                ));
            }
            match Legible::of(*confidence) {
                Legible::Well if failed.is_empty() => Status::new("✓", words, Tone::Good),
                _ => Status::new("⚠", words, Tone::Warning),
            }
        }
        ScanRead::Failed(error) => {
            let problem = Problem::from(error);
            let words = format!(
                "“{name}” stays as pictures: {}. {}",
                problem.message, problem.hint
            );
            Status::new("⚠", words, Tone::Bad)
        }
        ScanRead::Cancelled => {
            let words = "Reading was stopped; the scans that were not read stay as pictures";
            Status::new("○", words, Tone::Neutral)
        }
    }
}
