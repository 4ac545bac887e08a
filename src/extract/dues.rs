//! The times that a paper ties to something: which phrase of an item, a column or an answer is its
//! due. What a phrase means is `scrutiny::period`'s to say.

mod meetings;
mod reading;

pub use meetings::{at_printed_meeting, meetings_ahead};
pub use reading::ReadTimes;

use super::candidate::Candidate;
use super::paper::{Paper, Place};
use super::style;
use crate::scrutiny::Day;
use crate::scrutiny::passage::Span;
use crate::scrutiny::period::{self, Class, Period, Window};
use crate::scrutiny::promise::Due;
use crate::scrutiny::response::Position;
use std::collections::HashSet;

/// Every time named at `place`, with where its phrase stands.
#[must_use]
pub fn in_place(paper: &Paper<'_>, place: Place) -> Vec<(Due, Place)> {
    told_in(paper, place)
        .into_iter()
        .filter(|(.., history)| !history)
        .map(|(due, place, _)| (due, place))
        .collect()
}

/// Every time named at `place`, those that have been among them: the day on which something was asked.
#[must_use]
pub fn days_in(paper: &Paper<'_>, place: Place) -> Vec<Due> {
    told_in(paper, place).into_iter().map(|(due, ..)| due).collect()
}

/// Every time named at `place`, with where its phrase stands and whether it tells what has been.
#[must_use]
pub fn told_in(paper: &Paper<'_>, place: Place) -> Vec<(Due, Place, bool)> {
    let read = reading::read(paper, place);
    let (measured, found, unanchored) = (read.measured, &read.found, &read.unanchored);
    if found.is_empty() {
        return Vec::new();
    }
    // Sets, because a paragraph may hold thousands of times.
    let has_been: HashSet<Span> = history_of(if measured { found } else { unanchored });
    let printed: HashSet<Span> = unanchored
        .iter()
        .filter(|time| time.window.is_some())
        .map(|time| time.span)
        .collect();
    found
        .iter()
        .map(|found| {
            let history = has_been.contains(&found.span);
            let own = Place::new(
                place.piece,
                place.start + found.span.start..place.start + found.span.end,
            );
            let passage = paper.passage(&[own]);
            // A length of time cannot be measured from a year that is only guessed at.
            let length = matches!(found.class, Class::Duration | Class::MeetingRelative);
            let guessed = !measured && length && !printed.contains(&found.span);
            let due = Due {
                phrase: passage.words(&paper.document.text),
                window: if guessed { None } else { found.window },
                class: Some(found.class),
                conditional: found.conditional,
                passage: Some(passage),
            };
            (due, own, history)
        })
        .collect()
}

/// The places of the times that tell what has been.
fn history_of(times: &[Period]) -> HashSet<Span> {
    times
        .iter()
        .filter(|time| time.history)
        .map(|time| time.span)
        .collect()
}

/// The day that the paper prints for its next meeting.
#[must_use]
pub fn next_meeting(paper: &Paper<'_>) -> Option<Day> {
    let today = paper.anchor.date.filter(|_| paper.anchor_is_its_own)?;
    let tells = |low: &str| low.contains("next meeting") || low.contains("cyfarfod nesaf");
    let near = |index: usize| {
        (index.saturating_sub(2)..index)
            .filter_map(|at| paper.piece(at))
            .any(|piece| piece.words.len() < 60 && tells(&piece.low))
    };
    let pieces = paper.pieces.iter().enumerate();
    pieces
        .filter(|(index, piece)| tells(&piece.low) || near(*index))
        .flat_map(|(index, _)| in_place(paper, paper.whole(index)))
        .filter(|(due, _)| due.class == Some(Class::Exact))
        .filter_map(|(due, _)| due.window.filter(|w| w.earliest == w.latest)?.latest)
        .find(|day| *day > today && (*day - today).num_days() < 400)
}

/// "The next meeting" is the day that the paper prints for it.
fn at_next_meeting(due: Due, next: Option<Day>) -> Due {
    let low = due.phrase.to_lowercase();
    let is_next = due.class == Some(Class::MeetingRelative)
        && due.window.is_none()
        && (low.ends_with("next meeting") || low.ends_with("cyfarfod nesaf"));
    match next.filter(|_| is_next) {
        Some(day) => Due {
            window: Some(Window::day(day)),
            ..due
        },
        None => due,
    }
}

/// The time tied to an item: its column's, or else that of its own words, or else that of the
/// answer or promise, a line of its own behind it, or a deadline in the lead-in. `next` is the day of
/// the next meeting.
#[must_use]
pub fn of_item(paper: &Paper<'_>, item: &Candidate, next: Option<Day>) -> Tied {
    let own: Vec<(Due, Place)> = item
        .places
        .iter()
        .flat_map(|place| in_place(paper, *place))
        .collect();
    let times_named = own.len();
    let due = if is_for_the_record(&paper.words_of(&item.places)) {
        None
    } else if item.has_due_column {
        // Where its cell is empty an answer may still promise.
        item.due_at
            .iter()
            .find_map(|place| in_column(paper, *place))
            .or_else(|| own_or_promised(paper, item, Vec::new()))
    } else {
        own_or_promised(paper, item, own)
            .or_else(|| line_behind(paper, item))
            .or_else(|| in_lead_in(paper, item))
    };
    Tied {
        due: due.map(|due| at_next_meeting(due, next)),
        times_named,
    }
}

/// What times are tied to an item.
#[derive(Debug)]
pub struct Tied {
    /// Its due.
    pub due: Option<Due>,
    /// How many times its own words name.
    pub times_named: usize,
}

/// The time of the item's own words, or else of the answer or promise; a dated one before another.
fn own_or_promised(paper: &Paper<'_>, item: &Candidate, own: Vec<(Due, Place)>) -> Option<Due> {
    // A refusal promises nothing; what it names is another matter.
    let refused = matches!(
        item.refined.position,
        Some(Position::Rejected | Position::Superseded)
    );
    let answer = if refused { &[] } else { item.answer.as_slice() };
    let in_answer = |place: &&Place| !refused || !item.answer.iter().any(|answer| answer.overlaps(**place));
    let promised: Vec<(Due, Place)> = item
        .due_at
        .iter()
        .filter(in_answer)
        .chain(answer)
        .flat_map(|place| in_place(paper, *place))
        .collect();
    let standards: Vec<&str> = own.iter().filter_map(|(due, _)| length_of(due)).collect();
    let promised = promised
        .into_iter()
        .map(|found| begins_to_hold(paper, found, &standards))
        .collect();
    let own = best(paper, own, false);
    let promised = best(paper, promised, true);
    if let (Some(asked), Some(given)) = (&own, &promised)
        && is_a_day_of(given, asked)
    {
        return promised;
    }
    let dated = |due: &Option<Due>| due.as_ref().is_some_and(|due| due.window.is_some());
    if dated(&promised) && !dated(&own) {
        return promised;
    }
    own.or(promised)
}

/// Whether a day that is promised lies in the month or season that was asked for: it is the day meant.
fn is_a_day_of(given: &Due, asked: &Due) -> bool {
    let (Some(day), Some(asked)) = (given.window, asked.window) else {
        return false;
    };
    given.class == Some(Class::Exact)
        && day != asked
        && day.earliest >= asked.earliest
        && day.latest <= asked.latest
}

/// The length that a phrase names, without what it runs from: "within 28 days".
fn length_of(due: &Due) -> Option<&str> {
    let starts = [" of ", " from ", " after "];
    let end = starts.iter().filter_map(|word| due.phrase.find(word)).min()?;
    (due.class == Some(Class::Duration)).then(|| due.phrase.get(..end))?
}

/// "It will be paid within 28 days from 1 April", where 28 days is what was asked for: a standard, and
/// the day on which it begins to hold.
fn begins_to_hold(paper: &Paper<'_>, found: (Due, Place), standards: &[&str]) -> (Due, Place) {
    let (due, place) = &found;
    let Some(length) = length_of(due).filter(|length| standards.contains(length)) else {
        return found;
    };
    let rest = Place::new(place.piece, place.start + length.len() + 1..place.end);
    in_place(paper, rest).into_iter().next().unwrap_or(found)
}

/// The time on a line of its own directly behind an item or its answer: "Timescale: March 2025",
/// "(item 2) Due 30 November", or nothing but "Q4 2024/25", as in a table that has lost its lines.
fn line_behind(paper: &Paper<'_>, item: &Candidate) -> Option<Due> {
    let own = item.places.iter().chain(&item.answer);
    let index = own.map(|place| place.piece).max()? + 1;
    let piece = paper
        .piece(index)
        .filter(|piece| !piece.is_cell() && piece.words.len() < 80)?;
    let label = style::find_in(&piece.low, &paper.words.columns.due);
    let start = label.as_ref().map_or(0, |label| label.end);
    let rest = piece.words.get(start..)?;
    let start = start + rest.len() - rest.trim_start_matches([':', ' ', '-']).len();
    let place = Place::new(index, start..piece.words.len());
    let words = paper.words_at(place).trim_end_matches(['.', ' ']);
    let time = period::resolve(words, &paper.anchor_at(index))?;
    let whole = time.phrase.len() + 2 >= words.len() && time.class != Class::OpenEnded;
    // A heading such as "2016", or the next meeting, behind the last point of a list is no due time.
    let shown = label.is_some() || words.chars().any(char::is_alphabetic);
    (whole && shown && !piece.low.contains("meeting:"))
        .then(|| in_column(paper, place))
        .flatten()
}

/// A deadline in the words that several points share: "That the Director, by 31 March: (a) …".
fn in_lead_in(paper: &Paper<'_>, item: &Candidate) -> Option<Due> {
    let lead_in = item.lead_in?;
    let found = in_place(paper, lead_in);
    let due = best(paper, found, false)?;
    let low = due.phrase.to_lowercase();
    let deadline = ["by ", "before ", "no later ", "not later ", "within ", "erbyn "]
        .iter()
        .any(|word| low.starts_with(word));
    (deadline && due.window.is_some()).then_some(due)
}

/// Whether an item only takes note of something: what it notes is not due.
fn is_for_the_record(words: &str) -> bool {
    let low = words.to_lowercase();
    let head = low.split([',', ';']).next().unwrap_or(&low);
    head.ends_with(" be noted with one change")
        || head.ends_with(" be noted")
        || (head.contains("minutes of") && head.contains("record"))
}

/// A column's phrase is a due whatever it says: "Ongoing" and "TBC" are kept without a window.
fn in_column(paper: &Paper<'_>, place: Place) -> Option<Due> {
    let words = paper.words_at(place);
    if words.trim_matches([' ', '-', '.']).is_empty() {
        return None;
    }
    if let Some(due) = filled_in(paper, place) {
        return Some(due);
    }
    // Of several times the last holds, unless it is the one that was moved from.
    let was = |at: Place| {
        let before = paper
            .piece(at.piece)
            .and_then(|piece| piece.low.get(place.start..at.start))
            .unwrap_or("");
        let before = before.trim_end_matches([' ', ':', '(', '[']);
        let own = paper.words_at(at).to_lowercase();
        own.starts_with("from ")
            || [
                "revised from",
                "originally",
                "was",
                "previously",
                "formerly",
                "moved from",
                "original",
                "old date",
                "changed from",
            ]
            .iter()
            .any(|word| before.ends_with(word))
    };
    if let Some((mut due, _)) = told_in(paper, place)
        .into_iter()
        .map(|(due, at, _)| (due, at))
        .max_by_key(|(due, at)| (due.window.is_some(), !was(*at)))
    {
        let passage = paper.passage(&[place]);
        if due.phrase.len() + 12 > words.len() {
            due.phrase = passage.words(&paper.document.text);
            due.passage = Some(passage);
        }
        return Some(due);
    }
    let passage = paper.passage(&[place]);
    Some(Due {
        phrase: passage.words(&paper.document.text),
        window: None,
        class: None,
        conditional: false,
        passage: Some(passage),
    })
}

/// A cell that holds a time and nothing else is read as one that was typed: "30/9", "September
/// meeting".
pub fn filled_in(paper: &Paper<'_>, place: Place) -> Option<Due> {
    let words = paper.words_at(place).trim_matches([' ', '.', '(', ')']);
    let found = period::resolve(words, &paper.anchor_at(place.piece))?;
    let measured =
        paper.anchor_is_its_own || paper.meeting_days.get(place.piece).copied().flatten().is_some();
    let length = matches!(found.class, Class::Duration | Class::MeetingRelative);
    if found.phrase.len() + 3 < words.len() || found.window.is_none() || length && !measured {
        return None;
    }
    let passage = paper.passage(&[place]);
    Some(Due {
        phrase: passage.words(&paper.document.text),
        window: found.window,
        class: Some(found.class),
        conditional: found.conditional,
        passage: Some(passage),
    })
}

/// The phrase that ties a time to the item: a day before a month, a month before a length of time,
/// a dated phrase before an undated one, and of two days the later named.
fn best(paper: &Paper<'_>, found: Vec<(Due, Place)>, in_answer: bool) -> Option<Due> {
    let fit: Vec<(Due, Place)> = found
        .into_iter()
        .filter(|(due, place)| is_tied(paper, due, *place, in_answer))
        .collect();
    let rank = |due: &Due| match (due.window, due.class) {
        (Some(_), Some(Class::Exact)) => 0,
        (Some(_), Some(Class::YearFrame | Class::Duration)) => 2,
        (Some(_), _) => 1,
        (None, Some(Class::OpenEnded)) => 3,
        (None, _) => 4,
    };
    let top = fit.iter().map(|(due, _)| rank(due)).min()?;
    let of_rank: Vec<Due> = fit
        .into_iter()
        .map(|(due, _)| due)
        .filter(|due| rank(due) == top)
        .collect();
    let is_deadline = |due: &&Due| {
        let low = due.phrase.to_lowercase();
        ["by ", "before ", "no later ", "not later ", "until "]
            .iter()
            .any(|word| low.starts_with(word))
    };
    let usual = if top == 0 { of_rank.last() } else { of_rank.first() };
    // "It is open until the end of March" is no deadline for what is answered.
    let deadline =
        |due: &&Due| is_deadline(due) && !(in_answer && due.phrase.to_lowercase().starts_with("until"));
    of_rank.iter().find(deadline).or(usual).cloned()
}

/// Words before a time that show it to be that of something that has happened or been printed.
const TOLD: &[&str] = &[
    "held on",
    "held",
    "meeting of",
    "minutes of",
    "dated",
    "published on",
    "report of",
    "since",
    "decision of",
    "survey of",
    "made on",
    "agreed on",
    "minutes of the",
    "budget for",
    "figures for",
    "out-turn for",
    "outturn for",
    "in respect of",
    "gynhaliwyd",
    "gynhaliwyd ar",
    "dyddiedig",
];

/// Verbs of the past that do not end as others do.
const PAST: &[&str] = &[
    "made", "held", "sent", "begun", "began", "built", "met", "given", "taken", "brought", "written", "was",
    "were", "went", "came",
];

/// Words after a year or a month that it belongs to: "the 2025/26 budget".
const NOUNS_OF_A_YEAR: &[&str] = &[
    "budget",
    "accounts",
    "plan",
    "programme",
    "season",
    "report",
    "figures",
    "strategy",
    "levels",
    "rates",
    "baseline",
    "allocation",
];

/// Words with which a year must begin to tell when, and not of which year something is.
const WHEN: &[&str] = &[
    "in ",
    "by ",
    "during ",
    "before ",
    "end of ",
    "from ",
    "until ",
    "within ",
    "over ",
    "early ",
    "quarter ",
    "q1",
    "q2",
    "q3",
    "q4",
    "throughout ",
    "late ",
    "no later ",
    "at the ",
    "towards ",
    "to the end ",
    "mid",
    "h1",
    "h2",
    "erbyn ",
    "yn ",
    "the end ",
    "the start ",
];

/// Whether a phrase tells when the item is to be done, and not of when something else happened.
fn is_tied(paper: &Paper<'_>, due: &Due, place: Place, in_answer: bool) -> bool {
    let Some(piece) = paper.piece(place.piece) else {
        return false;
    };
    let own = piece.low.get(place.range()).unwrap_or("");
    let before = piece.low.get(..place.start).unwrap_or("").trim_end();
    let after = piece.low.get(place.end..).unwrap_or("").trim_start();
    let next_word = after.split([' ', ',', '.', ';']).next().unwrap_or("");
    // "Beds for the winter" tells what for, not by when.
    let what_for = due.class == Some(Class::Season) && own.starts_with("for ");
    // "The July meeting should be held elsewhere": the meeting is what is spoken of.
    let subject = before.len() < 6
        && own.ends_with("meeting")
        && ["should", "shall", "will", "be", "is", "must"].contains(&next_word);
    let of_a_noun = NOUNS_OF_A_YEAR.contains(&next_word) && due.class != Some(Class::Exact);
    let of_a_year = due.class == Some(Class::YearFrame) && !tells_when(own, before, after);
    // "Within 28 days of a claim": a standard that each claim has, and no time of the item.
    let each_time = due.window.is_none()
        && [" of a ", " of an ", " of any ", " of each ", " of every "]
            .iter()
            .any(|word| own.contains(word));
    if what_for || subject || of_a_noun || of_a_year || each_time || is_history(own, before) {
        return false;
    }
    let Some(window) = due.window else {
        // What is promised "within six months" by a paper without a date waits for that date.
        let waits = !paper.anchor_is_its_own && looks_ahead(own, before);
        return !in_answer || due.class == Some(Class::OpenEnded) || waits;
    };
    let ahead = is_ahead(paper, window, place);
    let ends = [
        "runs out",
        "run out",
        "expires",
        "expire",
        "ends",
        "comes to an end",
        "lapses",
    ]
    .iter()
    .any(|verb| before.ends_with(verb));
    if in_answer && ahead && (ends || is_a_figure(before, own)) {
        return false;
    }
    if in_answer && ahead && !paper.anchor_is_its_own {
        return looks_ahead(own, before);
    }
    ahead
}

/// Whether a time is put as one that is still to come.
fn looks_ahead(own: &str, before: &str) -> bool {
    [
        "programme",
        "will",
        "to be",
        "by",
        "before",
        "begins",
        "due",
        "expected",
        "from",
        "in",
        "within",
        "held on",
        "on ",
    ]
    .iter()
    .any(|word| before.ends_with(word) || own.starts_with(word))
}

/// Whether a time tells when a figure holds, and not when something is done: "at 4.1% in March".
fn is_a_figure(before: &str, own: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or("");
    let figure = last.starts_with(|c: char| c.is_ascii_digit() || c == '£')
        && last.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '%' | 'm' | 'k' | ')'));
    figure && (own.starts_with("in ") || own.starts_with("at ") || own.starts_with("for "))
}

/// Whether the words before a time make it history: "held on", "published in".
fn is_history(own: &str, before: &str) -> bool {
    let told = TOLD.iter().any(|words| before.ends_with(words))
        && !before.ends_with("be held")
        && !before.ends_with("be held on");
    // "Published in March" is history; "to be published in March" is not.
    let mut words_before = before.rsplit(' ');
    let past = words_before
        .next()
        .is_some_and(|word| word.ends_with("ed") || PAST.contains(&word));
    let to_be = words_before.take(3).any(|word| matches!(word, "be" | "get"));
    let happened = past && !to_be && (own.starts_with("in ") || own.starts_with("on "));
    told || happened || own.starts_with("since ")
}

/// Whether a year tells when something is to be done.
fn tells_when(own: &str, before: &str, after: &str) -> bool {
    let quarter = own.contains("quarter")
        && ["in", "by", "during", "for", "due"]
            .iter()
            .any(|word| before.ends_with(word));
    // "For the 2023/24 financial year": the year is named as one. One for which somebody is appointed is
    // how long the office lasts.
    let of_an_office = ["appointed", "elected"].iter().any(|verb| before.contains(verb));
    let for_year = own.starts_with("for ") && own.ends_with(" year") && !of_an_office;
    let led = quarter || for_year || WHEN.iter().any(|word| own.starts_with(word));
    // "2024/25 and 2025/26" are years of something.
    let paired = after
        .strip_prefix("and ")
        .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
        || before.ends_with(" and");
    led && !paired && !own.contains("the first quarter")
}

/// Whether a window ends after the day from which its paper speaks.
fn is_ahead(paper: &Paper<'_>, window: Window, place: Place) -> bool {
    let today = paper.anchor_at(place.piece).date;
    let own = paper.anchor_is_its_own || paper.meeting_days.get(place.piece).copied().flatten().is_some();
    match (today, window.latest.or(window.earliest)) {
        (Some(today), Some(latest)) if own => latest > today,
        _ => true,
    }
}
