//! The times named in words, read once for the same words wherever they stand.

use crate::extract::paper::{Paper, Place};
use crate::scrutiny::Day;
use crate::scrutiny::period::{self, Anchor, Period};
use std::sync::Arc;

/// The times that some words name.
#[derive(Debug, PartialEq, Eq)]
pub struct ReadTimes {
    date: Option<Day>,
    /// Whether the date is the paper's own or that of the meeting told of, and no year only guessed at.
    pub measured: bool,
    /// All of them.
    pub found: Vec<Period>,
    /// The same as they are read without a date, where the date is only guessed at.
    pub unanchored: Vec<Period>,
}

/// The times named at `place`.
#[must_use]
pub fn read(paper: &Paper<'_>, place: Place) -> Arc<ReadTimes> {
    let words = paper.words_at(place);
    let meeting = paper.meeting_days.get(place.piece).copied().flatten();
    let date = meeting.or(paper.anchor.date);
    let measured = paper.anchor_is_its_own || meeting.is_some();
    let make = || Arc::new(read_words(words, paper.anchor_at(place.piece), measured));
    let known = paper.times.of(words, make);
    // The same words may stand among the minutes of another meeting.
    if (known.date, known.measured) == (date, measured) {
        known
    } else {
        make()
    }
}

fn read_words(words: &str, anchor: Anchor, measured: bool) -> ReadTimes {
    let date = anchor.date;
    let found = period::find(words, &anchor);
    // Whether something has been cannot be told from a year that is only guessed at.
    let unanchored = if measured || found.is_empty() {
        Vec::new()
    } else {
        period::find(words, &Anchor { date: None, ..anchor })
    };
    ReadTimes {
        date,
        measured,
        found,
        unanchored,
    }
}
