//! The words before a time: "by the end of", "no later than", "early in". They belong to the
//! phrase, and decide which end of the time is meant.

use super::Window;
use super::days;
use super::days::Which;
use super::month::{meeting_after, month_name};
use super::tokens::{Meanings, Phrases, Tokens};
use chrono::{Datelike, Months};
use std::sync::LazyLock;

/// How what is promised stands to the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// At some point of it: "in", "during", "on", "at".
    In,
    /// For the length of it, or at some point of it: "for", "to".
    For,
    /// Not after it: "by", "no later than".
    By,
    /// Not after a length of time: "within".
    Within,
    /// As long as it has not ended: "until".
    Until,
    /// Before it begins: "before", "ahead of".
    Before,
    /// Once it has begun: "from".
    From,
    /// Once it has ended: "after".
    After,
    /// From a past time to now: "since", "as at".
    Since,
    /// Between two times.
    Between,
}

const RELATIONS: &[(Relation, &[&str])] = &[
    (
        Relation::In,
        &[
            "in",
            "on",
            "at",
            "during",
            "throughout",
            "over",
            "through",
            "around",
            "in or around",
            "ym",
            "yn",
            "mewn",
            "ar",
            "yn ystod",
            "dros",
            "over the course of",
            "ymhen",
            "yng",
            "on or about",
            "on or around",
            "on or shortly after",
            "in about",
            "in the course of",
            "during the course of",
        ],
    ),
    (Relation::For, &["for", "to", "i"]),
    (
        Relation::By,
        &[
            "by",
            "no later than",
            "not later than",
            "by no later than",
            "on or before",
            "by latest",
            "in time for",
            "latest by",
            "at the latest by",
            "by or before",
            "erbyn",
            "ddim hwyrach na",
        ],
    ),
    (Relation::Within, &["within", "o fewn", "inside", "cyn pen"]),
    (
        Relation::Until,
        &[
            "until",
            "till",
            "up to",
            "up until",
            "through to",
            "tan",
            "hyd",
            "hyd at",
            "until after",
            "until at least",
            "at least until",
            "between now and",
            "from now until",
            "from now to",
            "now until",
        ],
    ),
    (
        Relation::Before,
        &[
            "before",
            "this side of",
            "prior to",
            "ahead of",
            "in advance of",
            "in the run up to",
            "cyn",
        ],
    ),
    (
        Relation::From,
        &[
            "from",
            "no earlier than",
            "not earlier than",
            "not before",
            "no sooner than",
            "as from",
            "with effect from",
            "effective from",
            "starting from",
            "starting",
            "beginning",
            "effective",
            "starting in",
            "starting on",
            "commencing",
            "commencing in",
            "commencing on",
            "beginning in",
            "beginning on",
            "o",
        ],
    ),
    (Relation::After, &["after", "ar ôl", "wedi"]),
    (
        Relation::Since,
        &[
            "since",
            "as at",
            "as of",
            "ever since",
            "earlier",
            "earlier in",
            "ers",
        ],
    ),
    (Relation::Between, &["between", "rhwng"]),
];

/// Which part of the time is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// Its first day: "the start of".
    Start,
    /// Its last day: "the end of".
    End,
    /// "Early in".
    Early,
    /// "Mid-".
    Middle,
    /// "Late in".
    Late,
    /// "The first half of".
    FirstHalf,
    /// "The second half of".
    SecondHalf,
    /// What is left of it: "later in the".
    Later,
}

const PARTS: &[(Part, &[&str])] = &[
    (
        Part::Start,
        &[
            "the start of",
            "start of",
            "the beginning of",
            "beginning of",
            "the commencement of",
            "ddechrau",
            "dechrau",
            "the outset of",
            "the very start of",
        ],
    ),
    (
        Part::End,
        &[
            "the end of",
            "end of",
            "the close of",
            "close of",
            "the very end of",
            "ddiwedd",
            "diwedd",
            "the end",
            "end",
        ],
    ),
    (
        Part::Early,
        &[
            "early",
            "the early",
            "early in",
            "the early part of",
            "early on in",
            "gynnar yn",
            "gynnar ym",
            "gynnar",
            "cynnar",
            "the first part of",
            "the first three months of",
            "the first few months of",
            "very early in",
            "the opening months of",
            "the opening weeks of",
        ],
    ),
    (
        Part::Middle,
        &[
            "mid",
            "the mid",
            "the middle of",
            "middle of",
            "midway through",
            "half way through",
            "halfway through",
            "ganol",
            "canol",
            "nghanol",
            "around the middle of",
        ],
    ),
    (
        Part::Late,
        &[
            "late",
            "late in",
            "the latter part of",
            "towards the end of",
            "toward the end of",
            "nearer the end of",
            "the late",
            "the back end of",
            "the last three months of",
            "the closing months of",
            "hwyr yn",
            "hwyr ym",
        ],
    ),
    (
        Part::FirstHalf,
        &[
            "the first half of",
            "first half of",
            "early to mid",
            "the early half of",
            "the first six months of",
        ],
    ),
    (
        Part::SecondHalf,
        &[
            "the second half of",
            "second half of",
            "mid to late",
            "the latter half of",
            "the last six months of",
        ],
    ),
    (
        Part::Later,
        &[
            "later in",
            "later",
            "later on in",
            "ddiweddarach yn",
            "hwyrach yn",
            "the rest of",
            "the remainder of",
        ],
    ),
];

/// The words before a time, as read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    /// The first token of the phrase.
    pub start: usize,
    /// How it stands to the time; none where only the time is printed.
    pub relation: Option<Relation>,
    /// Which part of it is meant.
    pub part: Part,
    /// Whether an article or "its" stands before the time.
    pub article: bool,
    /// "This", "next", "last"; none where no such word is printed.
    pub which: Option<Which>,
    /// Whether that word is "this", "the current" or "coming": nearer than "next".
    pub is_this: bool,
    /// The first token of the time itself.
    pub end: usize,
}

impl Opening {
    /// Which one of the name is meant.
    pub fn which(&self) -> Which {
        self.which.unwrap_or(Which::Nearest)
    }

    /// Whether anything before the time shows that it is one.
    pub fn is_shown(&self) -> bool {
        self.relation.is_some() || self.part != Part::Whole || self.which.is_some()
    }
}

/// Reads the opening at `at`. There always is one: it may be empty.
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Opening {
    static RELATION: LazyLock<Meanings<Relation>> = LazyLock::new(|| meanings(RELATIONS));
    static PART: LazyLock<Meanings<Part>> = LazyLock::new(|| meanings(PARTS));
    // "Beginning April", but "beginning of April".
    let (relation, next) = RELATION
        .longest(tokens, at)
        .filter(|(_, end)| !tokens.is(*end, "of"))
        .map_or((None, at), |(r, end)| (Some(r), end));
    // "After midnight on 3 May" is that day; the day itself has not to be over.
    let hour = time_of_day(tokens, next);
    let relation = relation.filter(|r| hour == next || *r != Relation::After);
    let next = hour;
    let (part, next) = PART.longest(tokens, next).unwrap_or((Part::Whole, next));
    let next = tokens.skip(next, if part == Part::Whole { &[] } else { &["-"] });
    let after_article = tokens.skip(next, &["the", "its", "our", "their", "y", "yr"]);
    let owned = owner(tokens, after_article);
    let article = owned > next;
    let after_article = owned;
    let (which, is_this, end) = which_word(tokens, after_article);
    Opening {
        start: at,
        relation,
        part,
        article,
        which,
        is_this,
        end,
    }
}

/// "The Panel's November meeting": one past the owner of a meeting that is named by its month.
fn owner(tokens: &Tokens<'_>, at: usize) -> usize {
    const WORDS: usize = 3;
    let owns = |at: usize| tokens.get(at).is_some_and(|token| token.possessive);
    let end = (at..at + WORDS)
        .take_while(|at| tokens.is_capital(*at))
        .find(|at| owns(*at));
    end.map(|end| end + 1)
        .filter(|month| month_name(tokens.key(*month)).is_some())
        .filter(|month| meeting_after(tokens, month + 1).is_some())
        .unwrap_or(at)
}

fn which_word(tokens: &Tokens<'_>, at: usize) -> (Option<Which>, bool, usize) {
    match tokens.key(at) {
        "this" | "current" | "present" => {
            let end = tokens.skip(at + 1, &["coming", "current"]);
            (Some(Which::Nearest), true, end)
        }
        "coming" | "forthcoming" | "upcoming" => (Some(Which::Next), true, at + 1),
        "next" | "new" => (Some(Which::Next), false, at + 1),
        "last" | "previous" | "past" | "preceding" => (Some(Which::Last), false, at + 1),
        _ => (None, false, at),
    }
}

/// "5pm on", "12 noon on", "midnight on": the hour is part of the phrase and changes no day.
fn time_of_day(tokens: &Tokens<'_>, at: usize) -> usize {
    const CLOSE: &[&str] = &[
        "midnight",
        "noon",
        "midday",
        "close of play",
        "close of business",
        "cop",
        "cob",
        "the close of play",
        "the close of business",
    ];
    if let Some(end) = tokens.longest_of(at, const { &Phrases::of(CLOSE) }) {
        return tokens.skip(end, &["on", ","]);
    }
    if tokens.number(at).is_none_or(|hour| hour > 24) {
        return at;
    }
    let mut next = at + 1;
    if tokens.is_any(next, &[".", ":"]) && tokens.is_glued(next) && tokens.number(next + 1).is_some() {
        next += 2;
    }
    // "17:00 on" is an hour by its colon.
    let by_colon = next == at + 3 && tokens.is(at + 1, ":") && tokens.is(next, "on");
    let spelt = ["a", "p"].iter().any(|half| tokens.is(next, half))
        && tokens.is(next + 1, ".")
        && tokens.is(next + 2, "m");
    if spelt {
        tokens.skip(tokens.skip(next + 3, &["."]), &["on", ","])
    } else if tokens.is_any(next, &["am", "pm", "noon", "midnight", "midday"]) {
        tokens.skip(next + 1, &["on", ","])
    } else if by_colon {
        next + 1
    } else {
        at
    }
}

/// The phrases of a table, each with its meaning.
fn meanings<T: Copy>(rows: &[(T, &'static [&'static str])]) -> Meanings<T> {
    let each = |(meaning, phrases): &(T, &'static [&'static str])| {
        let meaning = *meaning;
        phrases.iter().map(move |phrase| (meaning, *phrase))
    };
    Meanings::of(rows.iter().flat_map(each))
}

/// The part of `window` that is meant, seen from `today` for "later in the year".
pub(super) fn narrow(window: Window, part: Part, today: Option<super::Day>) -> Option<Window> {
    let (Some(first), Some(last)) = (window.earliest, window.latest) else {
        return Some(window);
    };
    let length = (last - first).num_days() + 1;
    let by_months = |from: u32, count: u32| {
        let start = first.checked_add_months(Months::new(from))?;
        let end = start.checked_add_months(Months::new(count))?.pred_opt()?;
        Some(Window::new(start, end))
    };
    let is_month = (28..=31).contains(&length);
    let is_year = (364..=366).contains(&length);
    let in_month = |from, to| {
        Some(Window::new(
            first.with_day(from)?,
            if to == 0 { last } else { first.with_day(to)? },
        ))
    };
    match part {
        Part::Whole => Some(window),
        Part::Start => Some(Window::day(first)),
        Part::End => Some(Window::day(last)),
        Part::Early if is_month => in_month(1, 10),
        Part::Middle if is_month => in_month(11, 20),
        Part::Late if is_month => in_month(21, 0),
        Part::FirstHalf if is_month => in_month(1, 15),
        Part::SecondHalf if is_month => in_month(16, 0),
        Part::Early if is_year => by_months(0, 3),
        // The middle of a year is its sixth month: "by mid-2021" is June 2021.
        Part::Middle if is_year => by_months(5, 1),
        Part::Late if is_year => by_months(9, 3),
        Part::FirstHalf if is_year => by_months(0, 6),
        Part::SecondHalf if is_year => by_months(6, 6),
        // Of a season, quarter or term the whole is kept: nobody draws lines inside those.
        Part::Early | Part::Middle | Part::Late => Some(window),
        Part::FirstHalf => Some(Window::new(first, days::plus_days(first, half(length))?)),
        Part::SecondHalf => {
            let start = days::plus_days(first, half(length))?.succ_opt()?;
            Some(Window::new(start.min(last), last))
        }
        Part::Later => Some(Window::new(
            today.map_or(first, |today| today.clamp(first, last)),
            last,
        )),
    }
}

/// How many days after the first the first half of a stretch of `length` days ends.
fn half(length: i64) -> u32 {
    u32::try_from((length / 2 - 1).max(0)).unwrap_or(0)
}

/// The days meant by a relation to `window`: "before" is its first day at the latest, "after" the
/// first day past it.
pub(super) fn relate(window: Window, relation: Option<Relation>) -> Option<Window> {
    let (Some(first), Some(last)) = (window.earliest, window.latest) else {
        return Some(window);
    };
    match relation {
        Some(Relation::Before) => Some(Window::day(first)),
        Some(Relation::After) => last.succ_opt().map(Window::day),
        _ => Some(window),
    }
}
