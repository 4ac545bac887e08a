//! Follow-ups: what is due, and when.
//!
//! The user's follow-ups and what others have promised stand in one list, each in the nearest group
//! that fits.

pub mod calendar;
pub mod month;
pub mod rows;
pub mod view;

use crate::register::view::FollowUpRow;
use crate::scrutiny::Day;
use crate::ui::widgets::tall_list::TallList;

use super::meetings;
use month::{Month, Stretch};
use rows::{Line, Meeting, Promised, Row, lines_of, row_of};

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    follow_ups: Vec<Row>,
    promised: Vec<Promised>,
    meetings: Vec<Meeting>,
    /// How many follow-ups are overdue or due within seven days.
    pressing: usize,
    lines: Vec<Line>,
    heights: TallList,
    summary: String,
    is_loaded: bool,
    has_promises: bool,
    shows_promises: Shows,
    shows_done: bool,
    settled_for: Option<(Shows, bool)>,
    /// Whether the month is shown instead of the list.
    as_calendar: bool,
    /// The windows of everything that is wanted and has a last day.
    stretches: Vec<Stretch>,
    /// How many wanted things have no last day.
    undated: usize,
    today: Day,
    /// The day chosen in the calendar; its month is shown.
    chosen: Day,
    laid: Month,
    /// What is on the chosen day.
    on_chosen: Vec<usize>,
    laid_for: Option<Day>,
    /// Whether the chosen day shall have the focus with the next frame.
    wants_focus: bool,
    /// Whether the chosen day shall be brought into sight with the next frame.
    wants_sight: bool,
    /// Whether what is on the chosen day shall be shown with the next frame.
    opens_day: bool,
}

/// Which lines are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shows {
    /// Follow-ups and what others have promised.
    #[default]
    Both,
    /// Only the user's follow-ups.
    FollowUps,
    /// Only what others have promised.
    Promises,
    /// Only the answers that are owed, by their clocks.
    Answers,
}

impl Shows {
    const ALL: &'static [Self] = &[Self::Both, Self::FollowUps, Self::Promises, Self::Answers];

    const fn label(self) -> &'static str {
        match self {
            Self::Both => "Everything due",
            Self::FollowUps => "My follow-ups",
            Self::Promises => "Promises to us",
            Self::Answers => "Answers due",
        }
    }
}

impl State {
    /// Takes all follow-ups as they now stand on the register.
    pub fn take(&mut self, rows: &[FollowUpRow], today: Day) {
        if !self.is_loaded {
            self.chosen = today;
        }
        self.today = today;
        self.follow_ups = rows.iter().map(|row| row_of(row, today)).collect();
        self.is_loaded = true;
        self.settled_for = None;
    }

    /// Takes what is promised when, as it now stands on the register.
    pub fn take_promised(&mut self, promised: Vec<Promised>) {
        self.promised = promised;
        self.has_promises = true;
        self.settled_for = None;
    }

    /// Takes the meetings, kept or told of by papers, as they now stand on the register.
    pub fn take_meetings(&mut self, meetings: &[meetings::rows::Row]) {
        let meeting = |row: &meetings::rows::Row| Meeting {
            body: row.body,
            date: row.date,
            name: row.name.clone(),
        };
        self.meetings = meetings.iter().map(meeting).collect();
        self.settled_for = None;
    }

    /// Sorts the lines into their groups, if something has changed.
    pub fn settle(&mut self) {
        let wanted = (self.shows_promises, self.shows_done);
        if self.settled_for != Some(wanted) {
            self.lines = lines_of(
                &self.follow_ups,
                &self.promised,
                self.shows_promises,
                self.shows_done,
            );
            self.heights.estimate(self.lines.iter().map(Line::height));
            self.summary = rows::summary(&self.follow_ups, &self.promised);
            (self.stretches, self.undated) = rows::stretches_of(
                &self.follow_ups,
                &self.promised,
                &self.meetings,
                self.shows_promises,
            );
            self.pressing = rows::pressing(&self.follow_ups);
            self.laid_for = None;
            self.settled_for = Some(wanted);
        }
        if self.laid_for != Some(self.chosen) {
            self.laid = Month::of(self.chosen, &self.stretches, self.today);
            self.settle_chosen();
            self.laid_for = Some(self.chosen);
        }
    }

    /// What can be handed over as a calendar: how many open follow-ups have a day, and how many of those
    /// are exempt.
    #[must_use]
    pub fn on_offer(&self) -> (usize, usize) {
        let dated = |row: &&Row| row.done.is_none() && row.latest.is_some();
        let all = self.follow_ups.iter().filter(dated);
        (all.clone().count(), all.filter(|row| row.exempt).count())
    }

    /// How many follow-ups and how many promises have come due after `since`, today included; none while
    /// either is still to be read.
    #[must_use]
    pub fn come_due(&self, since: Day) -> Option<(usize, usize)> {
        let due = |latest: Option<Day>| latest.is_some_and(|latest| latest > since && latest <= self.today);
        (self.is_loaded && self.has_promises && self.today > since).then(|| {
            let open = self.follow_ups.iter().filter(|row| row.done.is_none());
            (
                open.filter(|row| due(row.latest)).count(),
                self.promised
                    .iter()
                    .filter(|row| row.clock.is_none() && due(row.latest))
                    .count(),
            )
        })
    }

    /// How many things are overdue or due within seven days, for the rail.
    #[must_use]
    pub const fn pressing(&self) -> usize {
        self.pressing
    }
}
