//! The times that a paper ties to something: which phrase of an item, a column or an answer is its
//! due. What a phrase means is `scrutiny::period`'s to say.

use super::candidate::Candidate;
use super::paper::{Paper, Place};
use crate::scrutiny::passage::Span;
use crate::scrutiny::period::{self, Class, Period, Window};
use crate::scrutiny::promise::Due;
use std::collections::HashSet;

/// Every time named at `place`, with where its phrase stands.
#[must_use]
pub fn in_place(paper: &Paper<'_>, place: Place) -> Vec<(Due, Place)> {
    named_in(paper, place, false)
}

/// Every time named at `place`; `with_history` keeps those that tell what has been.
fn named_in(paper: &Paper<'_>, place: Place, with_history: bool) -> Vec<(Due, Place)> {
    let anchor = paper.anchor_at(place.piece);
    let measured =
        paper.anchor_is_its_own || paper.meeting_days.get(place.piece).copied().flatten().is_some();
    let words = paper.words_at(place);
    let found = period::find(words, &anchor);
    // A set, because a paragraph may hold thousands of times.
    let has_been: HashSet<Span> = if with_history {
        HashSet::new()
    } else if measured {
        history_of(&found)
    } else {
        // Whether something has been cannot be told from a year that is only guessed at.
        history_of(&period::find(words, &period::Anchor { date: None, ..anchor }))
    };
    found
        .into_iter()
        .filter(|found| !has_been.contains(&found.span))
        .map(|found| {
            let own = Place::new(
                place.piece,
                place.start + found.span.start..place.start + found.span.end,
            );
            let passage = paper.passage(&[own]);
            // A length of time cannot be measured from a year that is only guessed at.
            let guessed = !measured && matches!(found.class, Class::Duration | Class::MeetingRelative);
            let due = Due {
                phrase: passage.words(&paper.document.text),
                window: if guessed { None } else { found.window },
                class: Some(found.class),
                conditional: found.conditional,
                passage: Some(passage),
            };
            (due, own)
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

/// The time tied to an item: its column's, or else that of its own words, or else that of the
/// answer or promise.
#[must_use]
pub fn of_item(paper: &Paper<'_>, item: &Candidate) -> Tied {
    let own: Vec<(Due, Place)> = item
        .places
        .iter()
        .flat_map(|place| in_place(paper, *place))
        .collect();
    let times_named = own.len();
    let due = if is_for_the_record(&paper.words_of(&item.places)) {
        None
    } else if item.has_due_column {
        item.due_at.iter().find_map(|place| in_column(paper, *place))
    } else {
        own_or_promised(paper, item, own)
    };
    Tied { due, times_named }
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
    let promised: Vec<(Due, Place)> = item
        .due_at
        .iter()
        .chain(&item.answer)
        .flat_map(|place| in_place(paper, *place))
        .collect();
    let own = best(paper, own, false);
    let promised = best(paper, promised, true);
    let dated = |due: &Option<Due>| due.as_ref().is_some_and(|due| due.window.is_some());
    if dated(&promised) && !dated(&own) {
        return promised;
    }
    own.or(promised)
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
    if let Some((mut due, _)) = named_in(paper, place, true)
        .into_iter()
        .max_by_key(|(due, _)| due.window.is_some())
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
    of_rank.iter().find(is_deadline).or(usual).cloned()
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
    let of_a_noun = NOUNS_OF_A_YEAR.contains(&next_word) && due.class != Some(Class::Exact);
    let of_a_year = due.class == Some(Class::YearFrame) && !tells_when(own, before, next_word);
    if what_for || of_a_noun || of_a_year || is_history(own, before) {
        return false;
    }
    let Some(window) = due.window else {
        // What is promised "within six months" by a paper without a date waits for that date.
        let waits = !paper.anchor_is_its_own && looks_ahead(own, before);
        return !in_answer || due.class == Some(Class::OpenEnded) || waits;
    };
    let ahead = is_ahead(paper, window, place);
    if in_answer && ahead && !paper.anchor_is_its_own {
        return looks_ahead(own, before);
    }
    ahead
}

/// Whether a time is put as one that is still to come.
fn looks_ahead(own: &str, before: &str) -> bool {
    [
        "will", "to be", "by", "before", "begins", "due", "expected", "from", "in", "within", "held on",
        "on ",
    ]
    .iter()
    .any(|word| before.ends_with(word) || own.starts_with(word))
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
fn tells_when(own: &str, before: &str, next_word: &str) -> bool {
    let quarter = own.contains("quarter")
        && ["in", "by", "during", "for", "due"]
            .iter()
            .any(|word| before.ends_with(word));
    let led = quarter || WHEN.iter().any(|word| own.starts_with(word));
    let paired = next_word == "and" || before.ends_with(" and");
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
