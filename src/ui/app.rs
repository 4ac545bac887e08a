//! The window's one object: it joins register, loader, jobs and screens, and decides nothing about
//! the subject.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui;

use super::dialogs::{self, Dialog};
use super::frame::{Frame, Names};
use super::intent::{Intent, Outbox, Route};
use super::loader::{Load, Loaded, Loader};
use super::notices::{Notice, Notices};
use super::screens::Screens;
use super::theme::{self, Palette};
use crate::register::{Opened, Register, RegisterError, Touched};
use crate::scrutiny::id::ItemId;
use crate::scrutiny::{Day, Moment};

/// Where the window takes the time from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The machine's clock and time zone.
    System,
    /// A fixed day and moment, for tests and pictures.
    Fixed(Day, Moment),
}

impl Clock {
    #[expect(clippy::disallowed_methods, reason = "the window's one reading of the clock")]
    fn read(self) -> (Day, Moment) {
        match self {
            Self::System => (chrono::Local::now().date_naive(), chrono::Utc::now()),
            Self::Fixed(today, now) => (today, now),
        }
    }
}

/// What the window is opened with.
pub struct Options {
    /// The open register.
    pub register: Register,
    /// What opening it found out.
    pub opened: Opened,
    /// This program's own file, which reads papers as a child process.
    pub reader_program: PathBuf,
    /// Where the time comes from.
    pub clock: Clock,
}

/// The window.
pub struct App {
    register: Arc<Register>,
    opened: Opened,
    loader: Loader,
    clock: Clock,
    route: Route,
    item: Option<ItemId>,
    screens: Screens,
    dialog: Option<dialogs::Open>,
    names: Arc<Names>,
    outbox: Outbox,
    notices: Notices,
}

impl App {
    /// Joins everything and asks for what the first screen shows.
    ///
    /// # Errors
    /// [`RegisterError`] when the register cannot be read.
    pub fn new(ctx: &egui::Context, options: Options) -> Result<Self, RegisterError> {
        theme::install(ctx);
        let wake: crate::register::Waker = {
            let ctx = ctx.clone();
            Arc::new(move || ctx.request_repaint())
        };
        options.register.wake_with(wake.clone());
        let loader = Loader::start(options.register.reader()?, wake).map_err(RegisterError::Thread)?;
        let app = Self {
            register: Arc::new(options.register),
            opened: options.opened,
            loader,
            clock: options.clock,
            route: Route::default(),
            item: None,
            screens: Screens::default(),
            dialog: None,
            names: Arc::default(),
            outbox: Outbox::default(),
            notices: Notices::default(),
        };
        app.reload(Touched::ALL);
        Ok(app)
    }

    /// Asks the loader for everything that shows one of the touched kinds.
    fn reload(&self, touched: Touched) {
        self.loader.ask(Load::Overview);
        if touched.items || touched.papers {
            self.loader.ask(Load::Items);
        }
        if touched.papers || touched.findings {
            self.loader.ask(Load::Papers);
        }
        if touched.follow_ups || touched.papers {
            self.loader.ask(Load::FollowUps);
        }
        if let Some(item) = self.item {
            self.loader.ask(Load::Item(item));
        }
        if let Route::Paper(paper) = self.route {
            self.loader.ask(Load::Paper(paper));
        }
    }

    fn carry_out(&mut self, intent: Intent, now: Moment) {
        match intent {
            Intent::Do(command) => {
                self.register.send(command, now);
            }
            Intent::Go(route) => {
                self.route = route;
                if let Route::Paper(paper) = route {
                    self.loader.ask(Load::Paper(paper));
                }
            }
            Intent::ShowItem(item) => {
                self.item = Some(item);
                self.loader.ask(Load::Item(item));
            }
            Intent::HideItem => self.item = None,
            Intent::Open(dialog) => self.open(dialog),
            Intent::CloseDialog => self.dialog = None,
            _ => {}
        }
    }

    fn open(&mut self, dialog: Dialog) {
        self.dialog = match dialog {
            Dialog::Import => Some(dialogs::Open::Import(dialogs::import::Draft::default())),
            Dialog::RemovePaper { paper, name } => {
                self.loader.ask(Load::TakenAlong(paper));
                Some(dialogs::Open::RemovePaper(dialogs::remove_paper::Draft::new(
                    paper, name,
                )))
            }
            Dialog::DestroyPaper { paper, name, number } => {
                self.loader.ask(Load::TakenAlong(paper));
                Some(dialogs::Open::DestroyPaper(dialogs::destroy_paper::Draft::new(
                    paper, name, number,
                )))
            }
            _ => None,
        };
    }

    /// Hands what was read to whoever shows it.
    fn take_loaded(&mut self, loaded: Loaded, today: Day) {
        match loaded {
            Loaded::Overview { .. } | Loaded::Items(_) | Loaded::Item(..) | Loaded::FollowUps(_) => {}
            Loaded::Papers(rows) => self.screens.papers.take(rows, today),
            Loaded::Paper(paper, view) => self.screens.reader.take(paper, view, today),
            Loaded::Search(query, hits) => self.screens.search.take(&query, hits),
            Loaded::TakenAlong(paper, along) => {
                if let Some(open) = &mut self.dialog {
                    open.take(paper, along);
                }
            }
            Loaded::Names(councils, bodies) => self.names = Arc::new(Names { councils, bodies }),
        }
    }

    fn take_outcomes(&mut self, time: f64) {
        let mut touched = Touched::default();
        for (_, outcome) in self.register.outcomes() {
            match outcome {
                Ok(outcome) => {
                    touched = touched.and(outcome.touched);
                    self.notices.show(
                        time,
                        Notice::Done {
                            words: outcome.label,
                            remarks: outcome.remarks,
                            can_undo: outcome.act.is_some(),
                        },
                    );
                }
                Err(_error) => {}
            }
        }
        if touched != Touched::default() {
            self.reload(touched);
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        let (today, now) = self.clock.read();
        let time = ctx.input(|i| i.time);
        for intent in self.outbox.take() {
            self.carry_out(intent, now);
        }
        self.take_outcomes(time);
        for loaded in self.loader.results() {
            if let Ok(loaded) = loaded {
                self.take_loaded(loaded, today);
            }
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let (today, now) = self.clock.read();
        let frame = Frame {
            today,
            now,
            palette: Palette::of(ui.ctx().theme()),
            names: self.names.clone(),
            read_only: self.opened.damaged,
        };
        egui::CentralPanel::default().show(ui, |ui| {
            super::screens::board::view::screen_ui(ui, &frame, &mut self.screens.board, &mut self.outbox);
        });
        if !self.outbox.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}
