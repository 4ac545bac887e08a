//! The window of the platform from its opening to its end: the desk, or why there is none, and the way
//! from one to the other when a backup is brought back.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui;

use super::app::{App, Clock, Options};
use super::problem_window::{Asked, Offer, ProblemWindow};
use super::theme::{self, Palette, space};
use super::widgets::heading;
use crate::jobs::{Brought, Polled, ReaderProgram, Task, bring_back};
use crate::problem::{Problem, ProblemKind};
use crate::register::{Opened, Register, RegisterError, Waker};
use crate::settings::Preferences;

/// The register as it was opened, or why it could not be.
pub type Start = Result<(Register, Opened), RegisterError>;

/// What stays the same, whichever register or backup the window shows.
#[derive(Clone)]
pub struct Surroundings {
    /// The register's folder.
    pub folder: PathBuf,
    /// This program's own file, which reads papers as a child process.
    pub reader_program: ReaderProgram,
    /// Where the time comes from.
    pub clock: Clock,
    /// The file in which it is kept how the user likes the window; none where it is not kept.
    pub preferences_file: Option<PathBuf>,
}

impl Surroundings {
    /// Opens the register to work in it.
    ///
    /// # Errors
    /// [`RegisterError`] when it is in use, newer than this program, or cannot be read or made.
    pub fn open(&self) -> Start {
        Register::open_at_once(&self.folder, self.clock.now())
    }

    fn options(&self, register: Register, opened: Opened) -> Options {
        let loaded = self
            .preferences_file
            .as_deref()
            .map(Preferences::load)
            .unwrap_or_default();
        Options {
            register,
            opened,
            reader_program: self.reader_program.clone(),
            clock: self.clock,
            preferences: loaded.preferences,
            preferences_file: self.preferences_file.clone(),
            preferences_note: loaded.note,
        }
    }
}

/// The window.
pub struct Window {
    around: Surroundings,
    stage: Stage,
    /// Why there is no desk, for whoever started the program from a terminal.
    refused: Arc<Mutex<Option<Problem>>>,
}

enum Stage {
    /// The register is open.
    Desk(Box<App>),
    /// It is not, and the window says why.
    Refused(Box<ProblemWindow>),
    /// A backup is taking its place.
    Restoring(Task<Brought>),
}

impl Window {
    /// Shows the register, or why it could not be opened.
    #[must_use]
    pub fn new(
        ctx: &egui::Context,
        around: Surroundings,
        start: Start,
        refused: Arc<Mutex<Option<Problem>>>,
    ) -> Self {
        let stage = stage_of(ctx, &around, start);
        let window = Self {
            around,
            stage,
            refused,
        };
        window.note_refusal();
        window
    }

    fn note_refusal(&self) {
        let problem = match &self.stage {
            Stage::Refused(window) => Some(window.problem().clone()),
            Stage::Desk(_) | Stage::Restoring(_) => None,
        };
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = problem;
    }

    fn enter(&mut self, ctx: &egui::Context, stage: Stage) {
        self.stage = stage;
        self.note_refusal();
        ctx.request_repaint();
    }

    /// Takes what the stage before has led to.
    fn go_on(&mut self, ctx: &egui::Context) {
        match &mut self.stage {
            Stage::Desk(app) => {
                if let Some(backup) = app.take_wanted_backup() {
                    app.close();
                    self.restore(ctx, backup);
                } else if app.has_found_damage() {
                    app.close();
                    // The register has to be let go of before it is opened again.
                    self.stage = Stage::refused(no_thread(), Offer::TryAgain);
                    let start = Register::open_damaged(&self.around.folder, self.around.clock.now());
                    let stage = stage_of(ctx, &self.around, start);
                    self.enter(ctx, stage);
                }
            }
            Stage::Refused(window) => match window.take_asked() {
                Some(Asked::BringBack(backup)) => self.restore(ctx, backup),
                Some(Asked::TryAgain) => {
                    let stage = stage_of(ctx, &self.around, self.around.open());
                    self.enter(ctx, stage);
                }
                None => {}
            },
            Stage::Restoring(task) => {
                let stage = match task.poll() {
                    Polled::Pending => return,
                    Polled::Ready(brought) => stage_after(ctx, &self.around, brought),
                    Polled::Lost => Stage::refused(stopped(), Offer::backups(&self.around.folder)),
                };
                self.enter(ctx, stage);
            }
        }
    }

    /// Has a backup take the register's place. The desk lets go of the register before.
    fn restore(&mut self, ctx: &egui::Context, backup: PathBuf) {
        let wake: Waker = {
            let ctx = ctx.clone();
            Arc::new(move || ctx.request_repaint())
        };
        // The register has to be let go of before its place can be taken.
        self.stage = Stage::refused(no_thread(), Offer::TryAgain);
        let started = bring_back(backup, self.around.folder.clone(), self.around.clock.now(), wake);
        if let Ok(task) = started {
            self.stage = Stage::Restoring(task);
        }
        self.note_refusal();
        ctx.request_repaint();
    }
}

impl Stage {
    fn refused(problem: Problem, offer: Offer) -> Self {
        Self::Refused(Box::new(ProblemWindow::new(problem, offer)))
    }
}

fn no_thread() -> Problem {
    Problem::new(
        ProblemKind::OurFault,
        "The computer did not let the program work in the background",
        "Close other programs and start this one again.",
    )
}

fn stopped() -> Problem {
    Problem::new(
        ProblemKind::OurFault,
        "Restoring the backup stopped before its end",
        "Nothing was deleted. Try it again.",
    )
}

/// The desk where the register is open; otherwise why it is not, and what can be done about it.
fn stage_of(ctx: &egui::Context, around: &Surroundings, start: Start) -> Stage {
    let (problem, offers_backups) = match start {
        Ok((register, opened)) => {
            let is_damaged = opened.damaged;
            match App::new(ctx, around.options(register, opened)) {
                Ok(app) => return Stage::Desk(Box::new(app)),
                Err(problem) => (problem, is_damaged),
            }
        }
        Err(error) => (Problem::from(&error), error.is_mended_by_a_backup()),
    };
    theme::install(ctx);
    let offer = if offers_backups {
        Offer::backups(&around.folder)
    } else {
        Offer::TryAgain
    };
    Stage::refused(problem, offer)
}

/// What is shown after a backup was to be brought back: it, or the register as it was.
fn stage_after(ctx: &egui::Context, around: &Surroundings, brought: Brought) -> Stage {
    let mut stage = stage_of(ctx, around, brought.opened);
    match (&mut stage, brought.restored) {
        (Stage::Desk(app), Ok(restored)) => app.tell_restored(&brought.backup, &restored),
        (Stage::Desk(app), Err(error)) => app.tell_trouble(ctx, Problem::from(&error)),
        (Stage::Refused(window), Err(error)) => window.tell(Problem::from(&error)),
        (Stage::Refused(_), Ok(_)) | (Stage::Restoring(_), _) => {}
    }
    stage
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        if let Stage::Desk(app) = &mut self.stage {
            app.logic(ctx, frame);
        }
        self.go_on(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        match &mut self.stage {
            Stage::Desk(app) => app.ui(ui, frame),
            Stage::Refused(window) => window.ui(ui, frame),
            Stage::Restoring(_) => waiting_ui(ui),
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        if let Stage::Desk(app) = &mut self.stage {
            app.save(storage);
        }
    }

    fn on_exit(&mut self, gl: Option<&eframe::glow::Context>) {
        if let Stage::Desk(app) = &mut self.stage {
            app.on_exit(gl);
        }
    }
}

fn waiting_ui(ui: &mut egui::Ui) {
    let palette = Palette::in_force(ui.ctx());
    let look = egui::Frame::new().fill(palette.background).inner_margin(32);
    egui::CentralPanel::default().frame(look).show(ui, |ui| {
        heading::screen_heading_ui(ui, "Restoring the backup…");
        ui.add_space(space::SMALL);
        ui.label("It is copied and compared with itself before it takes the register’s place.");
    });
}
