//! The window's one object: it joins register, loader, jobs and screens, and decides nothing about
//! the subject.

mod carry_out;
mod desk;
mod finding;
mod handing;
mod keys;
mod leaving;
mod look;
mod looking_back;
mod originals;
mod overview;
mod place;
mod scan_strip;
mod scans;
mod shell;
mod strip;
mod toasts;
mod tour;
mod upkeep;
mod work;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use super::dialogs::Open;
use super::frame::Frame;
use super::intent::{Outbox, Route};
use super::loader::{Load, Loaded};
use super::notices::{Notice, Notices};
use super::screens::Screens;
use super::theme::{self, Palette};
use crate::jobs::ReaderProgram;
use crate::problem::Problem;
use crate::register::{Opened, Register, Restored, Touched};
use crate::scrutiny::answer_clock::AnswerRules;
use crate::scrutiny::{Day, Moment};
use crate::settings::Preferences;

use desk::{Desk, Manner};
use leaving::{Caret, Leaving};
use look::Look;
use overview::Overview;
use work::Work;

/// Where the window takes the time from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The machine's clock and time zone.
    System,
    /// A fixed day and moment, for tests and pictures.
    Fixed(Day, Moment),
}

impl Clock {
    /// The moment it is.
    #[must_use]
    pub fn now(self) -> Moment {
        self.read().1
    }

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
    pub reader_program: ReaderProgram,
    /// Where the time comes from.
    pub clock: Clock,
    /// How the user likes the window.
    pub preferences: Preferences,
    /// The file in which that is kept; none where it is not kept.
    pub preferences_file: Option<PathBuf>,
    /// What could not be read of it, in a sentence.
    pub preferences_note: Option<String>,
}

/// The window.
pub struct App {
    desk: Desk,
    clock: Clock,
    today: Day,
    route: Route,
    screens: Screens,
    dialog: Option<Open>,
    overview: Overview,
    outbox: Outbox,
    notices: Notices,
    work: Work,
    look: Look,
    /// How long there is to answer, as it was last read.
    rules: Arc<AnswerRules>,
    /// Whether the window has been seen: what can wait until then does.
    was_drawn: bool,
    /// Whether everything that is shown has been asked for: it would take the processor from the first
    /// frame.
    is_read: bool,
    /// What is asked before words that were typed and not entered are left.
    leaving: Option<Leaving>,
    caret: Caret,
    /// Whether the caret stood in a text when the last frame ended: Escape takes it out of there first.
    had_caret: bool,
    /// Whether the item panel and the screen take turns, because both do not fit.
    takes_turns: bool,
}

impl App {
    /// Joins everything and asks for what the first screen shows.
    ///
    /// # Errors
    /// A [`Problem`] when the register cannot be read or the system gives no thread.
    pub fn new(ctx: &egui::Context, options: Options) -> Result<Self, Problem> {
        theme::install(ctx);
        ctx.add_plugin(crate::ui::focus::GoesOn::default());
        let wake: crate::register::Waker = {
            let ctx = ctx.clone();
            Arc::new(move || ctx.request_repaint())
        };
        options.register.wake_with(Arc::clone(&wake));
        let (today, _) = options.clock.read();
        let look = Look::new(options.preferences, options.preferences_file);
        look.apply(ctx);
        let mut app = Self {
            desk: Desk::start(options.register, options.opened, Arc::clone(&wake))?,
            clock: options.clock,
            today,
            route: Route::default(),
            screens: Screens::default(),
            dialog: None,
            overview: Overview::default(),
            outbox: Outbox::default(),
            notices: Notices::default(),
            work: Work::new(options.reader_program, wake),
            look,
            rules: Arc::default(),
            was_drawn: false,
            is_read: false,
            leaving: None,
            caret: Caret::default(),
            had_caret: false,
            takes_turns: false,
        };
        app.overview.banners = overview::banners_of(app.desk.opened(), options.preferences_note);
        app.screens.reader.show_as(app.look.paper_shown());
        app.overview.since = app.look.seen_on(app.desk.register().folder());
        app.screens.board.take_saved(app.look.saved_filters());
        let folder = app.desk.register().folder();
        app.screens.board.take_look(app.look.board_of(folder));
        app.screens.settings.take_folder(app.desk.register().folder());
        app.take_up();
        // Whether there is anything at all; the rest is read once the window is seen.
        app.desk.ask(Load::Overview);
        Ok(app)
    }

    /// The board, for tests that count what it draws.
    #[must_use]
    pub const fn board(&self) -> &super::screens::board::State {
        &self.screens.board
    }

    /// Asks the loader for everything that shows one of the touched kinds.
    fn reload(&mut self, touched: Touched) {
        for load in Load::showing(touched, self.today, &self.look.former_rules()) {
            self.desk.ask(load);
        }
        self.ask_for_meeting();
        if self.route == Route::Settings {
            // Each backup says how much was changed since.
            self.ask_for_backups();
        }
        if let Some(item) = self.screens.item.item() {
            self.desk.ask(Load::Item(item));
        }
        if let Route::Paper(paper) = self.route {
            self.desk.ask(Load::Paper(paper));
        }
        if let Some(again) = self.screens.search.again() {
            self.outbox
                .push(super::intent::Intent::Find(super::intent::Find::Search(again)));
        }
    }

    /// Asks for the meeting that is shown, where one is.
    fn ask_for_meeting(&mut self) {
        if let Route::Meeting(body, date) = self.route {
            let rules = self.look.former_rules();
            self.desk.ask(Load::Meeting((body, date), self.today, rules));
        }
    }

    /// Hands what was read to whoever shows it.
    fn take_loaded(&mut self, loaded: Loaded) {
        let today = self.today;
        match loaded {
            Loaded::Overview { counts, undo, redo } => {
                let before = self.overview.counts;
                self.overview.take(counts, undo, redo);
                self.tour_goes_on(before);
            }
            Loaded::Items {
                deck,
                promised,
                rules,
            } => {
                self.rules = rules;
                if self.screens.board.past().is_none() {
                    self.screens.board.take(deck);
                }
                self.screens.follow_ups.take_promised(promised);
            }
            Loaded::Item(item, view) => {
                self.screens.item.take(item, view.as_deref(), today, &self.rules);
            }
            Loaded::FollowUps(rows) => self.screens.follow_ups.take(&rows, today),
            Loaded::Meetings(rows) => {
                self.screens.follow_ups.take_meetings(&rows);
                self.screens.meetings.take(rows);
            }
            Loaded::Meeting(meeting, page) => {
                self.screens.meetings.take_page(meeting, page.map(|page| *page));
            }
            Loaded::Papers(rows) => {
                self.screens.reader.take_waiting(&rows);
                self.screens.papers.take(rows, today);
            }
            Loaded::Paper(paper, view) => self.screens.reader.take(paper, view, today),
            Loaded::TakenAlong(paper, along) => {
                if let Some(open) = &mut self.dialog {
                    open.take(paper, along);
                }
            }
            Loaded::Councils(view) => self.screens.settings.take_councils(view),
            Loaded::Impact(command, impact) => {
                if let Some(open) = &mut self.dialog {
                    open.take_impact(&command, &impact);
                }
            }
            Loaded::Columns(paper, tables, known) => {
                if let Some(open) = &mut self.dialog {
                    open.take_columns(paper, tables, known);
                }
            }
            Loaded::Preview(wanted, preview) => {
                if let Some(open) = &mut self.dialog {
                    open.take_preview(&wanted, *preview);
                }
            }
            Loaded::Backups(backups) => {
                if let Some(open) = &mut self.dialog {
                    open.take_backups(&backups);
                }
                self.screens.settings.take_backups(backups);
            }
            Loaded::Names(names) => self.overview.names = Arc::new(names),
            Loaded::ItemOn(item, day, view) => {
                self.screens
                    .item
                    .take_past(item, day, view.as_deref(), &self.rules);
            }
            Loaded::ItemsOn(day, deck) => {
                if self.screens.board.past() == Some(day) {
                    self.screens.board.take(deck);
                }
            }
            Loaded::Alike(item, alike) => self.screens.item.take_alike(item, &alike),
        }
    }

    /// Takes the outcomes of commands: what changed is read again and said.
    fn take_outcomes(&mut self, time: f64) {
        let mut touched = Touched::default();
        for (manner, outcome) in self.desk.outcomes() {
            match outcome {
                Ok(outcome) => {
                    touched = touched.and(outcome.touched);
                    if manner != Manner::Quiet && !outcome.label.is_empty() {
                        let notice = Notice::Done {
                            words: outcome.label,
                            remarks: outcome.remarks,
                            can_undo: manner == Manner::Undoable && outcome.act.is_some(),
                        };
                        self.notices.show(time, notice);
                    }
                }
                Err(error) => {
                    // What was typed is shown as it stands on the register again.
                    touched = Touched::ALL;
                    self.notices.show(time, Notice::Trouble(Problem::from(&error)));
                }
            }
        }
        if touched != Touched::default() {
            self.reload(touched);
        }
    }

    /// Says, until it is put away, that this is a backup and where the register before it is.
    pub(super) fn tell_restored(&mut self, backup: &Path, restored: &Restored) {
        self.overview
            .banners
            .insert(0, overview::banner_of(backup, restored));
    }

    /// Says that something did not work.
    pub(super) fn tell_trouble(&mut self, ctx: &egui::Context, problem: Problem) {
        self.trouble(ctx.input(|i| i.time), problem);
    }

    /// Hands everything that is typed and not yet sent to the writer.
    fn flush(&mut self, now: Moment) {
        self.screens.item.flush(now, &mut self.outbox);
        self.screens.reader.flush(now, &mut self.outbox);
        self.screens.meetings.flush(now, &mut self.outbox);
    }

    fn frame(&self, ctx: &egui::Context) -> Frame {
        let (_, now) = self.clock.read();
        Frame {
            today: self.today,
            now,
            palette: Palette::in_force(ctx),
            names: Arc::clone(&self.overview.names),
            waiting: self.overview.counts.map_or(0, |counts| counts.waiting),
            first_waiting: self.screens.reader.first_waiting(),
            read_only: self.desk.opened().is_read_only(),
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        let (today, now) = self.clock.read();
        if today != self.today {
            self.overview.since = Some(self.today);
            self.today = today;
            self.begin_day();
            self.reload(Touched::ALL);
        }
        let time = ctx.input(|i| i.time);
        self.heed_close(ctx);
        for intent in self.outbox.take() {
            self.carry_out(ctx, intent, now);
        }
        self.take_outcomes(time);
        self.take_work(time);
        self.see_to_scans(time);
        self.see_to_pages(ctx);
        self.take_handing(now, time);
        if self.was_drawn {
            if !std::mem::replace(&mut self.is_read, true) {
                self.reload(Touched::ALL);
            }
            self.see_to_upkeep(now, time);
        }
        for loaded in self.desk.answers() {
            match loaded {
                Ok(loaded) => self.take_loaded(loaded),
                Err((load, error)) => {
                    self.notices.show(time, Notice::Trouble(Problem::from(&error)));
                    if let Load::Paper(paper) = load {
                        self.screens.reader.fail(paper);
                    }
                }
            }
        }
        self.take_found(time);
        self.screens.board.mark_opened(self.screens.item.item());
        self.screens.board.settle();
        if let Some(board) = self.screens.board.changed_look() {
            self.look.set_board(self.desk.register().folder(), board);
        }
        self.keep_place();
        self.screens.follow_ups.settle();
        self.tell_come_due();
        self.begin_tour();
        self.notices.fade(ctx, time);
        self.look.notice(ctx);
        self.keep_look(ctx, time);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let frame = self.frame(ui.ctx());
        self.shell_ui(ui, &frame);
        if !self.was_drawn {
            self.was_drawn = true;
            ui.ctx().request_repaint();
        }
        if !self.outbox.is_empty() {
            ui.ctx().request_repaint();
        }
    }

    fn save(&mut self, _storage: &mut dyn eframe::Storage) {
        // After a crash or a power cut a paper is taken up where it was half a minute before.
        self.screens.reader.remember_place();
        self.keep_place();
        // At the end there is nobody left to tell; while the window is open its logic keeps them.
        let _ = self.look.keep();
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.close();
    }
}

impl App {
    /// Sends what is still to be sent; dropping the window then waits until it is kept.
    pub fn close(&mut self) {
        let (_, now) = self.clock.read();
        self.flush(now);
        self.screens.item.keep_unfinished(now, &mut self.outbox);
        for intent in self.outbox.take() {
            if let super::intent::Intent::Do(command) = intent {
                self.desk.send(command, now);
            }
        }
        self.keep_place();
        let folder = self.desk.register().folder().to_owned();
        self.look.see(&folder, self.today);
        let _ = self.look.keep();
    }
}
