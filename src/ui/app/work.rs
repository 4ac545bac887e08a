//! Work in the background of the window: imports, backups, checks and the platform's choosers.

use std::path::PathBuf;
use std::sync::Arc;

use crate::jobs::{
    FileReport, Filed, ImportJob, Password, Polled, ReaderProgram, Source, Task, back_up, check,
};
use crate::problem::{Problem, ProblemKind};
use crate::register::view::Checked;
use crate::register::{RegisterError, Touched, Waker};
use crate::scrutiny::Moment;
use crate::ui::dialogs::Dialog;
use crate::ui::intent::{BackupInto, Intent};
use crate::ui::notices::Notice;

use super::App;
use super::handing::Handing;
use super::upkeep::Daily;

/// A chooser that closes sooner than anybody can have used it was never shown.
pub(super) const NEVER_SHOWN: f64 = 0.3;

/// What goes on in the background.
pub struct Work {
    reader_program: ReaderProgram,
    pub(super) wake: Waker,
    /// What draws the pages of the paper that is shown as printed.
    pub(super) originals: super::originals::Originals,
    /// What reads scans, and the passwords that were typed.
    pub(super) scans: super::scans::Scans,
    import: Option<ImportJob>,
    /// The password that the import under way tries.
    import_password: Option<Password>,
    /// What has become of the files of the import under way, or of the last one.
    pub reports: Vec<FileReport>,
    backup: Option<Task<Result<PathBuf, RegisterError>>>,
    pub(super) daily: Daily,
    /// Whether the register has turned out to be damaged.
    pub(super) found_damage: bool,
    /// The backup that is to take the register's place once this window has let go of it.
    wanted_backup: Option<PathBuf>,
    check: Option<Task<Result<Checked, RegisterError>>>,
    papers_chooser: Option<(f64, Task<Option<Vec<PathBuf>>>)>,
    /// Chooses a folder whose papers are to be imported.
    papers_folder_chooser: Option<(f64, Task<Option<PathBuf>>)>,
    folder_chooser: Option<(f64, BackupInto, Task<Option<PathBuf>>)>,
    pub(super) handing: Handing,
}

pub(super) fn no_thread(error: &std::io::Error) -> Problem {
    Problem::new(
        ProblemKind::OurFault,
        "The computer did not let the program work in the background",
        "Close other programs and try again.",
    )
    .because(error)
}

impl Work {
    /// Nothing goes on yet.
    pub fn new(reader_program: ReaderProgram, wake: Waker) -> Self {
        Self {
            reader_program,
            wake,
            originals: super::originals::Originals::new(),
            scans: super::scans::Scans::default(),
            import: None,
            import_password: None,
            reports: Vec::new(),
            backup: None,
            daily: Daily::default(),
            found_damage: false,
            wanted_backup: None,
            check: None,
            papers_chooser: None,
            papers_folder_chooser: None,
            folder_chooser: None,
            handing: Handing::Idle,
        }
    }

    /// The program that reads papers, and what wakes the window.
    pub(super) const fn reading(&self) -> (&ReaderProgram, &Waker) {
        (&self.reader_program, &self.wake)
    }

    /// The import that is under way.
    pub const fn import(&self) -> Option<&ImportJob> {
        self.import.as_ref()
    }

    /// Puts the report of the last import away.
    pub fn dismiss(&mut self) {
        self.reports.clear();
        self.scans.reports.clear();
    }
}

impl App {
    /// Starts an import.
    pub(super) fn import(&mut self, sources: Vec<Source>, password: Option<Password>, time: f64) {
        if sources.is_empty() {
            return;
        }
        if self.work.import.is_some() {
            self.trouble(
                time,
                Problem::new(
                    ProblemKind::Busy,
                    "An import is under way already",
                    "Wait for it to end, or cancel it, and choose the papers again.",
                ),
            );
            return;
        }
        self.work.dismiss();
        self.work.import_password.clone_from(&password);
        let clock = self.clock;
        let started = ImportJob::start(
            sources,
            password,
            Arc::clone(self.desk.register()),
            self.work.reader_program.clone(),
            Arc::clone(&self.work.wake),
            Arc::new(move || clock.read().1),
        );
        match started {
            Ok(job) => self.work.import = Some(job),
            Err(error) => self.trouble(time, no_thread(&error)),
        }
    }

    /// Stops the import under way.
    pub(super) fn cancel_import(&self) {
        if let Some(job) = &self.work.import {
            job.cancel();
        }
    }

    /// Copies a backup into a folder.
    pub(super) fn back_up(&mut self, into: PathBuf, now: Moment, time: f64) {
        let started = self
            .desk
            .register()
            .reader()
            .map_err(|error| Problem::from(&error))
            .and_then(|reader| {
                back_up(reader, into, now, Arc::clone(&self.work.wake)).map_err(|error| no_thread(&error))
            });
        match started {
            Ok(task) => {
                self.work.backup = Some(task);
                self.screens.settings.begin("Backing up…");
            }
            Err(problem) => self.trouble(time, problem),
        }
    }

    /// Has a backup put in the place of the register, as soon as nothing else is at work on it.
    pub(super) fn bring_back(&mut self, backup: PathBuf, time: f64) {
        if self.work.import.is_some() || self.work.backup.is_some() {
            self.trouble(
                time,
                Problem::new(
                    ProblemKind::Busy,
                    "Papers are being filed or a backup is being made",
                    "Wait for it to end, or cancel it, and restore the backup then.",
                ),
            );
            return;
        }
        self.dialog = None;
        self.work.wanted_backup = Some(backup);
    }

    /// The backup that is to take the register's place; the window is closed and opened anew for it.
    pub(in crate::ui) fn take_wanted_backup(&mut self) -> Option<PathBuf> {
        self.work.wanted_backup.take()
    }

    /// Whether the register has turned out to be damaged; the window is opened anew to read it.
    pub(in crate::ui) const fn has_found_damage(&self) -> bool {
        self.work.found_damage
    }

    /// Compares database, originals and search index.
    pub(super) fn check(&mut self, time: f64) {
        let started = self
            .desk
            .register()
            .reader()
            .map_err(|error| Problem::from(&error))
            .and_then(|reader| check(reader, Arc::clone(&self.work.wake)).map_err(|error| no_thread(&error)));
        match started {
            Ok(task) => {
                self.work.check = Some(task);
                self.screens.settings.begin("Checking…");
            }
            Err(problem) => self.trouble(time, problem),
        }
    }

    /// Opens the platform's chooser of files, away from the window's thread.
    pub(super) fn choose_papers(&mut self, time: f64) {
        let chooser = Task::start("file chooser", Arc::clone(&self.work.wake), || {
            rfd::FileDialog::new()
                .set_title("Choose papers")
                .add_filter("Papers", PAPERS)
                .add_filter("All files", &["*"])
                .pick_files()
        });
        match chooser {
            Ok(task) => self.work.papers_chooser = Some((time, task)),
            Err(error) => self.trouble(time, no_thread(&error)),
        }
    }

    /// Opens the platform's chooser of folders for papers, away from the window's thread.
    pub(super) fn choose_papers_folder(&mut self, time: f64) {
        let chooser = Task::start("folder chooser", Arc::clone(&self.work.wake), || {
            rfd::FileDialog::new()
                .set_title("Choose a folder of papers")
                .pick_folder()
        });
        match chooser {
            Ok(task) => self.work.papers_folder_chooser = Some((time, task)),
            Err(error) => self.trouble(time, no_thread(&error)),
        }
    }

    /// Opens the platform's chooser of folders, away from the window's thread.
    pub(super) fn choose_backup_folder(&mut self, wanted: BackupInto, time: f64) {
        let chooser = Task::start("folder chooser", Arc::clone(&self.work.wake), || {
            rfd::FileDialog::new()
                .set_title("Choose a folder for the backup")
                .pick_folder()
        });
        match chooser {
            Ok(task) => self.work.folder_chooser = Some((time, wanted, task)),
            Err(error) => self.trouble(time, no_thread(&error)),
        }
    }

    /// Takes what the work in the background has brought.
    pub(super) fn take_work(&mut self, time: f64) {
        self.take_import();
        self.take_backup(time);
        self.take_check(time);
        self.take_choosers(time);
    }

    fn take_import(&mut self) {
        let Some(job) = &self.work.import else {
            return;
        };
        // Asked before the reports are taken: one that comes in between is then taken next time.
        let is_finished = job.is_finished();
        let reports = job.take_reports();
        if reports.iter().any(|r| matches!(r.filed, Filed::Filed { .. })) {
            self.reload(Touched::ALL);
        }
        let password = self.work.import_password.clone();
        for report in &reports {
            self.work.scans.take_import(report, password.as_ref());
        }
        self.work.reports.extend(reports);
        if is_finished {
            self.work.import = None;
            self.work.import_password = None;
        }
    }

    fn take_backup(&mut self, time: f64) {
        let Some(task) = &self.work.backup else {
            return;
        };
        let done = match task.poll() {
            Polled::Pending => return,
            Polled::Ready(Ok(folder)) => {
                self.screens
                    .settings
                    .finish(format!("✓ Backed up to {}", folder.display()));
                self.say(time, format!("Backed up to {}", folder.display()));
                self.ask_for_backups();
                None
            }
            Polled::Ready(Err(error)) => Some(Problem::from(&error)),
            Polled::Lost => Some(stopped("The backup")),
        };
        self.work.backup = None;
        if let Some(problem) = done {
            self.screens.settings.finish(format!("⚠ {}", problem.message));
            self.trouble(time, problem);
        }
    }

    fn take_check(&mut self, time: f64) {
        let Some(task) = &self.work.check else {
            return;
        };
        let done = match task.poll() {
            Polled::Pending => return,
            Polled::Ready(Ok(checked)) => {
                self.screens.settings.take_check(&checked);
                None
            }
            Polled::Ready(Err(error)) => Some(Problem::from(&error)),
            Polled::Lost => Some(stopped("The check")),
        };
        self.work.check = None;
        if let Some(problem) = done {
            self.screens.settings.finish(format!("⚠ {}", problem.message));
            self.trouble(time, problem);
        }
    }

    fn take_choosers(&mut self, time: f64) {
        if let Some((since, task)) = &self.work.papers_chooser {
            let was_shown = time - since > NEVER_SHOWN;
            match task.poll() {
                Polled::Pending => {}
                Polled::Ready(Some(files)) => {
                    self.work.papers_chooser = None;
                    self.outbox.push(Intent::Import(files));
                }
                Polled::Ready(None) | Polled::Lost => {
                    self.work.papers_chooser = None;
                    if !was_shown {
                        self.outbox.push(Intent::Open(Dialog::Import));
                    }
                }
            }
        }
        if let Some((since, task)) = &self.work.papers_folder_chooser {
            let was_shown = time - since > NEVER_SHOWN;
            match task.poll() {
                Polled::Pending => {}
                Polled::Ready(Some(folder)) => {
                    self.work.papers_folder_chooser = None;
                    self.outbox.push(Intent::Import(vec![folder]));
                }
                Polled::Ready(None) | Polled::Lost => {
                    self.work.papers_folder_chooser = None;
                    if !was_shown {
                        self.outbox.push(Intent::Open(Dialog::Import));
                    }
                }
            }
        }
        if let Some((since, wanted, task)) = &self.work.folder_chooser {
            let was_shown = time - since > NEVER_SHOWN;
            match task.poll() {
                Polled::Pending => {}
                Polled::Ready(Some(folder)) => {
                    let intent = match wanted {
                        BackupInto::Now => Intent::BackUp(folder),
                        BackupInto::EveryDay => self.daily_backups_into(Some(folder)),
                    };
                    self.work.folder_chooser = None;
                    self.outbox.push(intent);
                }
                Polled::Ready(None) | Polled::Lost => {
                    self.work.folder_chooser = None;
                    if !was_shown {
                        self.trouble(
                            time,
                            Problem::new(
                                ProblemKind::Busy,
                                "This computer has no folder chooser that could be opened",
                                "Type the folder under Settings, Register and backups.",
                            ),
                        );
                    }
                }
            }
        }
    }

    /// Says that something was done, where there is nothing to take back.
    pub(super) fn say(&mut self, time: f64, words: String) {
        self.notices.show(
            time,
            Notice::Done {
                words,
                remarks: Vec::new(),
                can_undo: false,
            },
        );
    }

    /// Says why nothing was done.
    pub(super) fn hint(&mut self, time: f64, words: &str) {
        self.notices.show(time, Notice::Hint(words.to_owned()));
    }

    /// Says that something did not work.
    pub(super) fn trouble(&mut self, time: f64, problem: Problem) {
        self.notices.show(time, Notice::Trouble(problem));
    }
}

pub(super) fn stopped(what: &str) -> Problem {
    Problem::new(
        ProblemKind::OurFault,
        format!("{what} stopped before its end"),
        "Try again; if it happens again, start the program anew.",
    )
}

/// What the endings of papers are.
const PAPERS: &[&str] = &[
    "txt", "md", "html", "htm", "mht", "mhtml", "docx", "docm", "odt", "rtf", "xlsx", "xlsm", "ods", "csv",
    "tsv", "eml", "xml", "pdf", "zip", "png", "jpg", "jpeg", "tif", "tiff",
];
