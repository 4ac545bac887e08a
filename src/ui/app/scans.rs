//! Scans: looks for Tesseract, has papers read that were filed as pictures, and asks for passwords. A
//! password is remembered until the window closes, and nowhere else.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use super::App;
use super::work::no_thread;
use crate::jobs::ocr::{ScanJob, ScanProgress, ScanRead, ScanReport, Tesseract};
use crate::jobs::{FileReport, Filed, Password, Polled, Task};
use crate::problem::{Problem, ProblemKind};
use crate::register::Touched;
use crate::scrutiny::id::PaperId;
use crate::scrutiny::ocr::NO_TESSERACT;
use crate::ui::dialogs::Dialog;
use crate::ui::dialogs::password::Locked;
use crate::ui::intent::{Intent, Route};
use crate::ui::screens::reader::scan::Ocr;

/// What is known of Tesseract.
#[derive(Default)]
enum Looked {
    /// Nobody has looked for it yet.
    #[default]
    Not,
    /// It is being looked for.
    Looking(Task<Option<Tesseract>>),
    /// It is here, or it is not.
    Known(Option<Tesseract>),
}

/// Scans that are read, and what opens them.
#[derive(Default)]
pub struct Scans {
    looked: Looked,
    job: Option<ScanJob>,
    /// The papers that the job under way was given and has not reported on.
    given: Vec<PaperId>,
    /// Papers whose turn comes after it.
    waiting: Vec<PaperId>,
    /// What became of those that were read.
    pub(super) reports: Vec<ScanReport>,
    passwords: HashMap<PaperId, Password>,
    /// Files that were not imported because they open only with a password.
    locked: VecDeque<Locked>,
}

impl Scans {
    /// The password of the file in which a paper came, where it was typed.
    pub(super) fn password_of(&self, paper: PaperId) -> Option<Password> {
        self.passwords.get(&paper).cloned()
    }

    /// Remembers a password until the window closes.
    pub(super) fn remember(&mut self, paper: PaperId, password: Password) {
        self.passwords.insert(paper, password);
    }

    /// Takes what an import has made of one file: scans are read next, and passwords are asked for.
    pub(super) fn take_import(&mut self, report: &FileReport, password: Option<&Password>) {
        match &report.filed {
            Filed::Filed { papers, .. } => {
                for paper in papers {
                    if paper.pictures.unread > 0 {
                        self.waiting.push(paper.paper);
                    }
                    if let Some(password) = password {
                        self.remember(paper.paper, password.clone());
                    }
                }
            }
            Filed::Failed(error) if error.needs_password() && is_on_disk(&report.file) => {
                self.locked.push_back(Locked::File {
                    file: report.file.clone(),
                    was_wrong: password.is_some(),
                });
            }
            _ => {}
        }
    }

    /// How far reading has come; none where nothing is being read.
    pub(super) fn progress(&self) -> Option<ScanProgress> {
        let progress = self.job.as_ref().map(ScanJob::progress)?;
        Some(ScanProgress {
            waiting: progress.waiting + self.waiting.len(),
            ..progress
        })
    }

    /// Whether Tesseract is here; none while that is not known.
    pub(super) const fn is_found(&self) -> Option<bool> {
        match &self.looked {
            Looked::Known(found) => Some(found.is_some()),
            Looked::Not | Looked::Looking(_) => None,
        }
    }

    /// What the reader says of it.
    fn state(&self) -> Ocr {
        let reading = self.job.as_ref().zip(self.given.first()).map(|(job, paper)| {
            let progress = job.progress();
            (*paper, progress_words(&progress))
        });
        let waiting = self.given.iter().skip(1).chain(&self.waiting);
        Ocr {
            is_found: self.is_found(),
            reading,
            waiting: waiting.copied().collect(),
        }
    }
}

/// Whether a report is of a file on the disk, and not of one in a zip or an e-mail.
fn is_on_disk(file: &std::path::Path) -> bool {
    file.is_file()
}

/// "Being read by OCR: page 3 of 12".
fn progress_words(progress: &ScanProgress) -> String {
    match progress.page {
        0 => "Being read by OCR".to_owned(),
        page => format!("Being read by OCR: page {page} of {}", progress.of),
    }
}

impl App {
    /// Takes what has come of reading scans, and starts what is to be read next.
    pub(super) fn see_to_scans(&mut self, time: f64) {
        self.look_for_tesseract();
        self.take_scans();
        let is_importing = self.work.import().is_some();
        if !is_importing && self.work.scans.job.is_none() {
            self.start_scans(time);
        }
        if !is_importing
            && self.dialog.is_none()
            && let Some(locked) = self.work.scans.locked.pop_front()
        {
            self.outbox.push(Intent::Open(Dialog::Password(locked)));
        }
        self.screens.reader.take_ocr(self.work.scans.state());
    }

    /// Looks for Tesseract as soon as it matters: a scan is open, or one was imported.
    fn look_for_tesseract(&mut self) {
        match &self.work.scans.looked {
            Looked::Known(_) => {}
            Looked::Not => {
                if self.work.scans.waiting.is_empty() && !self.screens.reader.has_pictures() {
                    return;
                }
                let (program, wake) = self.work.reading();
                let whereabouts = program.ocr.clone();
                let task = Task::start("looking for Tesseract", Arc::clone(wake), move || {
                    whereabouts.find()
                });
                self.work.scans.looked = match task {
                    Ok(task) => Looked::Looking(task),
                    Err(_) => Looked::Known(None),
                };
            }
            Looked::Looking(task) => match task.poll() {
                Polled::Pending => {}
                Polled::Ready(found) => self.work.scans.looked = Looked::Known(found),
                Polled::Lost => self.work.scans.looked = Looked::Known(None),
            },
        }
    }

    fn take_scans(&mut self) {
        let scans = &mut self.work.scans;
        let Some(job) = &scans.job else { return };
        // Asked before the reports are taken: one that comes in between is then taken next time.
        let is_finished = job.is_finished();
        let reports = job.take_reports();
        if is_finished {
            scans.job = None;
            scans.given.clear();
        }
        for report in &reports {
            scans.given.retain(|paper| *paper != report.paper);
            if let ScanRead::Read { papers, .. } = &report.read
                && let Some(first) = papers.first()
            {
                let password = scans.password_of(report.paper);
                for paper in papers {
                    scans
                        .passwords
                        .extend(password.clone().map(|password| (*paper, password)));
                }
                if self.route == Route::Paper(report.paper) {
                    // The papers of a pack have taken the place of the one that is open.
                    self.outbox.push(Intent::Go(Route::Paper(*first)));
                }
            }
        }
        let has_read = |report: &ScanReport| matches!(report.read, ScanRead::Read { .. });
        let is_new = reports.iter().any(has_read);
        scans.reports.extend(reports);
        if is_new {
            self.reload(Touched::ALL);
        }
    }

    fn start_scans(&mut self, time: f64) {
        let Looked::Known(found) = &self.work.scans.looked else {
            return;
        };
        let tesseract = found.clone();
        let waiting = std::mem::take(&mut self.work.scans.waiting);
        let Some(tesseract) = tesseract.filter(|_| !waiting.is_empty()) else {
            return;
        };
        let scans = waiting
            .iter()
            .map(|paper| (*paper, self.work.scans.password_of(*paper)))
            .collect();
        let clock = self.clock;
        let (program, wake) = self.work.reading();
        let started = ScanJob::start(
            scans,
            Arc::clone(self.desk.register()),
            program.clone(),
            tesseract,
            Arc::clone(wake),
            Arc::new(move || clock.now()),
        );
        match started {
            Ok(job) => {
                self.work.scans.job = Some(job);
                self.work.scans.given = waiting;
            }
            Err(error) => self.trouble(time, no_thread(&error)),
        }
    }

    /// Has a paper read whose pages are pictures.
    pub(super) fn read_scan(&mut self, paper: PaperId, time: f64) {
        if self.desk.opened().is_read_only() {
            return;
        }
        match self.work.scans.is_found() {
            Some(false) => self.trouble(
                time,
                Problem::new(
                    ProblemKind::YourInput,
                    "Tesseract, which reads scans, is not installed on this computer",
                    format!("{NO_TESSERACT}."),
                ),
            ),
            _ => {
                let scans = &mut self.work.scans;
                if !scans.waiting.contains(&paper) && !scans.given.contains(&paper) {
                    scans.waiting.push(paper);
                }
            }
        }
    }

    /// Has the paper read that is open.
    pub(super) fn read_shown_scan(&mut self, time: f64) {
        match self.route {
            Route::Paper(paper) if self.screens.reader.has_pictures() => self.read_scan(paper, time),
            _ => self.hint(
                time,
                "Open a scan first: no page of a paper that is open is a picture",
            ),
        }
    }

    /// Stops reading scans; those that were not read stay as they are.
    pub(super) fn cancel_scans(&mut self) {
        self.work.scans.waiting.clear();
        if let Some(job) = &self.work.scans.job {
            job.cancel();
        }
    }
}
