//! What is looked for, and what was found.

use std::path::PathBuf;

use super::App;
use crate::problem::Problem;
use crate::register::search::Wanted;
use crate::scrutiny::Moment;
use crate::scrutiny::id::{ItemId, PaperId};
use crate::ui::intent::{Find, Route};
use crate::ui::loader::Load;
use crate::ui::notices::Notice;
use crate::ui::screens::item::mark::Part;
use crate::ui::seeker::{Answer, Ask};

impl App {
    /// Carries out what has to do with looking for something.
    pub(super) fn find(&mut self, find: Find, now: Moment, time: f64) {
        match find {
            Find::Search(wanted) => self.search(wanted, time),
            Find::SearchFor(typed) => self.search_for(typed, now, time),
            Find::SearchIn(paper, name) => self.search_in(paper, name, now, time),
            Find::Remember(typed) => self.remember_search(&typed),
            Find::Forget(typed) => self.forget_searches(typed.as_deref()),
            Find::Names(typed) => self.sift_names(typed, time),
            Find::RememberChoice(key) => self.look.remember_choice(&key),
        }
    }

    /// Has something looked for.
    pub(super) fn seek(&mut self, ask: Ask, time: f64) {
        if let Err(problem) = self.desk.seek(ask) {
            self.trouble(time, problem);
        }
    }

    /// Goes to search and looks for words.
    pub(super) fn search_for(&mut self, typed: String, now: Moment, time: f64) {
        self.go(Route::Search, now);
        let wanted = self.screens.search.look_for(typed);
        self.search(wanted, time);
    }

    /// Goes to search and looks in one paper alone.
    pub(super) fn search_in(&mut self, paper: PaperId, name: String, now: Moment, time: f64) {
        self.go(Route::Search, now);
        let wanted = self.screens.search.look_in(paper, name);
        self.search(wanted, time);
    }

    /// Shows an item at a part of it.
    pub(super) fn show_part(&mut self, item: ItemId, part: Part, now: Moment) {
        self.screens.item.show(item, now, &mut self.outbox);
        self.screens.item.show_part(part);
        self.desk.ask(Load::Item(item));
    }

    pub(super) fn search(&mut self, wanted: Wanted, time: f64) {
        if !wanted.typed.trim().is_empty() {
            self.seek(Ask::Find(wanted), time);
        }
    }

    /// Finds what fits what is typed into the palette.
    pub(super) fn sift_names(&mut self, typed: String, time: f64) {
        let recent = self.look.recent_choices().to_vec();
        self.seek(Ask::Sift { typed, recent }, time);
    }

    /// Keeps what was looked for.
    pub(super) fn remember_search(&mut self, typed: &str) {
        let folder = self.folder();
        self.look.remember_search(&folder, typed.trim());
        self.show_recent_searches();
    }

    /// Forgets what was looked for.
    pub(super) fn forget_searches(&mut self, typed: Option<&str>) {
        let folder = self.folder();
        self.look.forget_searches(&folder, typed);
        self.show_recent_searches();
    }

    /// Hands the recent searches to the screen.
    pub(super) fn show_recent_searches(&mut self) {
        let folder = self.folder();
        let recent = self.look.recent_searches(&folder).to_vec();
        self.screens.search.take_recent(recent);
    }

    fn folder(&self) -> PathBuf {
        self.desk.register().folder().to_owned()
    }

    /// Hands what was found to whoever shows it.
    pub(super) fn take_found(&mut self, time: f64) {
        for answer in self.desk.found() {
            match answer {
                Answer::Found(found) => self.screens.search.take(found),
                Answer::Suggested { typed, suggestion } => self.screens.search.suggest(&typed, suggestion),
                Answer::Sifted { typed, entries } => {
                    if let Some(open) = &mut self.dialog {
                        open.take_names(&typed, entries);
                    }
                }
                Answer::Failed(error) => {
                    self.notices.show(time, Notice::Trouble(Problem::from(&error)));
                }
            }
        }
    }
}
