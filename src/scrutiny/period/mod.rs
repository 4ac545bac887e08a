//! Date language: what "by March 2018", "autumn term 2016/17" or "within six months" mean.
//!
//! A promise is a window with its phrase, never one made-up day.

use super::Day;
use super::code::coded;
use super::passage::Span;

coded! {
    /// What sort of phrase a time is given in.
    pub enum Class {
        /// A day: "by 28 February 2014".
        Exact = "exact", "Exact day";
        /// A month or a part of a year: "until March 2018", "early in 2017".
        Month = "month", "Month";
        /// A season: "in the Autumn".
        Season = "season", "Season";
        /// A quarter, financial, municipal or calendar year.
        YearFrame = "year_frame", "Year or quarter";
        /// A school term, half term or academic year.
        School = "school", "School term";
        /// A length of time from an anchor: "within six months".
        Duration = "duration", "Length of time";
        /// Relative to a meeting: "next meeting".
        MeetingRelative = "meeting_relative", "At a meeting";
        /// Again and again: "quarterly".
        Recurring = "recurring", "Recurring";
        /// Without an end: "in due course".
        OpenEnded = "open_ended", "Undated promise";
    }
}

/// The first and the last day that a phrase can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    /// First day; none where the phrase sets no beginning.
    pub earliest: Option<Day>,
    /// Last day, by which lists sort; none where the phrase sets no end.
    pub latest: Option<Day>,
}

impl Window {
    /// From `earliest` to `latest`, both included.
    #[must_use]
    pub const fn new(earliest: Day, latest: Day) -> Self {
        Self {
            earliest: Some(earliest),
            latest: Some(latest),
        }
    }

    /// A single day.
    #[must_use]
    pub const fn day(day: Day) -> Self {
        Self::new(day, day)
    }
}

/// What the calendar of a council settles where a phrase leaves it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The month in which the municipal year begins; April or May by council.
    pub municipal_year_begins: u32,
}

impl Default for Calendar {
    fn default() -> Self {
        Self {
            municipal_year_begins: 4,
        }
    }
}

/// What a phrase is read against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Anchor {
    /// The date of the paper or meeting; none where it is not known, and then phrases that rest on
    /// it have no window.
    pub date: Option<Day>,
    /// The council's calendar.
    pub calendar: Calendar,
}

/// A phrase that names a time, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Where it stands in the text that was searched.
    pub span: Span,
    /// The phrase as printed, white space folded.
    pub phrase: String,
    /// What sort of phrase it is.
    pub class: Class,
    /// What it means; none for an open end, and where the anchor's date is needed and not known.
    pub window: Option<Window>,
    /// Whether a condition stands with it: "if required", "subject to funding".
    pub conditional: bool,
}

/// Every time named in `text`, in order and without overlap.
#[must_use]
pub fn find(_text: &str, _anchor: &Anchor) -> Vec<Period> {
    Vec::new()
}

/// What a typed or printed phrase means on its own; none where it names no time.
#[must_use]
pub fn resolve(phrase: &str, anchor: &Anchor) -> Option<Period> {
    find(phrase, anchor).into_iter().next()
}
