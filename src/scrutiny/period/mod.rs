//! Date language: what "by March 2018", "autumn term 2016/17" or "within six months" mean.
//!
//! A promise is a window with its phrase, never one made-up day. Each class of phrase has its own
//! file; [`find`] reads a text once, and at each word keeps the class that reads the longest phrase.
//! What a phrase leaves open is settled by the conventions of British councils: spring is March to
//! May, the financial year 2016/17 runs from 1 April 2016 to 31 March 2017, a month alone is the
//! next such month seen from the paper's date. Nothing here knows what today is.

mod calendar;
mod conditional;
mod days;
mod duration;
mod exact;
mod feast;
mod half_year;
mod joined;
mod meeting;
mod month;
mod numeric;
mod open_ended;
mod opening;
mod part_of;
mod quarter;
mod recurring;
mod school;
mod season;
mod tokens;
mod traps;
mod welsh;
mod year_frame;

#[cfg(test)]
mod tests;

use super::Day;
use super::code::coded;
use super::passage::Span;
pub use calendar::{Calendar, SchoolYear, Seasons, Term, national_years, years_around};
use conditional::Conditions;
pub(in crate::scrutiny) use days::easter;
use opening::Opening;
use tokens::{Kind, Tokens};

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

/// What a phrase is read against.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
    /// Whether it tells what has been ("was agreed in March 2011", "since April"): never a promise.
    pub history: bool,
}

/// Every time named in `text`, in order and without overlap.
#[must_use]
pub fn find(text: &str, anchor: &Anchor) -> Vec<Period> {
    read_all(text, anchor, false)
}

/// What a phrase means on its own, as typed into a field or printed in a cell of a tracker; none
/// where it names no time.
///
/// Reads what running text would be too loose for as well: "5/11/26" (the day first, always),
/// "March", "tomorrow", "in 3 weeks", "2016/17".
#[must_use]
pub fn resolve(phrase: &str, anchor: &Anchor) -> Option<Period> {
    read_all(phrase, anchor, true).into_iter().next()
}

/// What the readers of the classes look at.
#[derive(Clone, Copy)]
struct Reading<'r, 't> {
    tokens: &'r Tokens<'t>,
    anchor: &'r Anchor,
    /// Whether the text is a field or a cell that holds a time and nothing else.
    typed: bool,
    /// Whether a name without a year means the last one instead of the next.
    backward: bool,
}

/// A time as one class reads it, before the words that open it are applied.
#[derive(Debug, Clone, Copy)]
struct Core {
    /// One past its last token.
    end: usize,
    class: Class,
    window: Option<Window>,
    /// Whether "by the end of" and the like have been applied already, or cannot be.
    settled: bool,
    /// Whether the year is printed, so that the window does not rest on the anchor.
    dated: bool,
    /// Whether the words themselves speak of the past: "six weeks ago".
    past: bool,
}

impl Core {
    const fn new(end: usize, class: Class, window: Option<Window>) -> Self {
        Self {
            end,
            class,
            window,
            settled: false,
            dated: false,
            past: false,
        }
    }

    const fn dated(self, dated: bool) -> Self {
        Self { dated, ..self }
    }

    const fn settled(self) -> Self {
        Self {
            settled: true,
            ..self
        }
    }

    const fn past(self, past: bool) -> Self {
        Self { past, ..self }
    }
}

/// Reads the time that stands after an opening.
type Reader = fn(&Reading<'_, '_>, &Opening) -> Option<Core>;

/// The readers, each in its own file. Where two read equally far the earlier one holds.
const READERS: &[Reader] = &[
    exact::read,
    feast::read,
    part_of::read,
    school::read,
    half_year::read,
    quarter::read,
    year_frame::read,
    season::read,
    welsh::read,
    month::read,
    duration::read,
    meeting::read,
    recurring::read,
    open_ended::read,
];

fn read_all(text: &str, anchor: &Anchor, typed: bool) -> Vec<Period> {
    let tokens = Tokens::read(text);
    let conditions = Conditions::default();
    let reading = Reading {
        tokens: &tokens,
        anchor,
        typed,
        backward: false,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let period = if traps::may_begin(&tokens, at) {
            read_at(&reading, at, &conditions)
        } else {
            None
        };
        if let Some((period, end)) = period {
            found.push(period);
            at = end.max(at + 1);
        } else {
            at += 1;
        }
    }
    found
}

fn read_at(reading: &Reading<'_, '_>, at: usize, conditions: &Conditions) -> Option<(Period, usize)> {
    let tokens = reading.tokens;
    let opening = opening::read(tokens, at);
    let mut core = longest(reading, &opening)?;
    let mut window = settle(reading, &opening, core);
    // "Before the autumn" and "at the start of the year" have passed once it has begun.
    let passed = window.and_then(|w| w.latest) < reading.anchor.date && window.is_some();
    if passed && !core.dated && !core.past && opening.which.is_none() {
        let next = Opening {
            which: Some(days::Which::Next),
            ..opening
        };
        if let Some(later) = longest(reading, &next).filter(|later| later.end == core.end) {
            core = later;
            window = settle(reading, &next, core);
        }
    }
    let history = core.past || (!reading.typed && traps::is_history(reading, &opening, at, core, window));
    if history && !core.past && !core.dated {
        let backward = Reading {
            backward: true,
            ..*reading
        };
        core = longest(&backward, &opening).unwrap_or(core);
        window = settle(&backward, &opening, core);
    }
    if let Some((joined, whole)) = joined::to_a_second_part(reading, &opening, core, window) {
        (core, window) = (joined, Some(whole));
    }
    let end = trailing(tokens, core);
    let span = tokens.span(at, end);
    let period = Period {
        span,
        phrase: fold(span.of(tokens.text)),
        class: core.class,
        window,
        conditional: conditions.stand_with(tokens, at, end),
        history,
    };
    Some((period, end))
}

/// One past the words behind a time that change nothing of it.
fn trailing(tokens: &Tokens<'_>, core: Core) -> usize {
    const WORDS: &[&str] = &[
        "at the latest",
        "at the very latest",
        "or earlier",
        "or sooner",
        "or before",
        "if not sooner",
        "or thereabouts",
        "onwards",
        "onward",
        "and beyond",
        "thereafter",
        "ymlaen",
    ];
    if let Some(end) = tokens.longest(core.end, WORDS) {
        return end;
    }
    // "On 1 April next".
    let next = tokens.is_any(core.end, &["next", "nesaf"]) && !is_readable(tokens.kind(core.end + 1));
    core.end + usize::from(next && matches!(core.class, Class::Exact | Class::Month))
}

fn longest(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    farthest(reading, opening).map(|core| {
        bracketed_day(reading, core)
            .or_else(|| joined::each_year(reading, core))
            .or_else(|| joined::in_both_languages(reading, opening, core))
            .unwrap_or(core)
    })
}

/// What the reader that reads farthest has read.
fn farthest(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let mut best: Option<Core> = None;
    for read in READERS {
        if let Some(core) = read(reading, opening)
            && best.is_none_or(|b| core.end > b.end)
        {
            best = Some(core);
        }
    }
    best
}

/// A day printed in brackets after a length or a meeting settles it: "within two months (that is, at
/// the Cabinet meeting on 22 March 2023)".
fn bracketed_day(reading: &Reading<'_, '_>, core: Core) -> Option<Core> {
    let tokens = reading.tokens;
    if !matches!(core.class, Class::Duration | Class::MeetingRelative) || !tokens.is(core.end, "(") {
        return None;
    }
    let close = (core.end + 1..core.end + 16).find(|at| tokens.is(*at, ")"))?;
    (core.end + 1..close).find_map(|at| {
        let inner = exact::read(reading, &opening::read(tokens, at))?;
        (inner.dated && inner.end == close).then_some(Core {
            end: close + 1,
            ..inner.settled()
        })
    })
}

fn settle(reading: &Reading<'_, '_>, opening: &Opening, core: Core) -> Option<Window> {
    let window = core.window?;
    if core.settled {
        return Some(window);
    }
    let part = opening::narrow(window, opening.part, reading.anchor.date)?;
    opening::relate(part, opening.relation)
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the token at `at` is a word or number at which a phrase can begin.
const fn is_readable(kind: Kind) -> bool {
    matches!(kind, Kind::Word | Kind::Number)
}
