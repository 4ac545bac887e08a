//! The day of a paper or of its meeting, and the day from which its times are counted.

use super::front_sheet::Label;
use super::{Printed, head, saved_page};
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::scrutiny::Day;
use crate::scrutiny::paper::PaperKind;
use crate::scrutiny::period::{self, Anchor, Class, Period};
use chrono::Datelike;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The paper's own day. Papers that tell of several meetings have none.
#[must_use]
pub(super) fn of(paper: &Paper<'_>) -> Option<Printed<Day>> {
    if let Some(day) = saved_page::day(paper) {
        return Some(day);
    }
    if paper.facts.kind == PaperKind::IssueHistory || is_list_of_decisions(paper) {
        return None;
    }
    let labelled = paper
        .front
        .values(Label::Date)
        // A date by the author's name at the end is that of the writing, not of the meeting.
        .filter(|field| field.at < NEAR_THE_START)
        .chain(paper.front.values(Label::Body))
        .chain(paper.front.values(Label::Date))
        .filter_map(|field| field.value.first())
        .find_map(|place| days_at(paper, *place).into_iter().next());
    if labelled.is_some() {
        return labelled;
    }
    // The page of an item tells of other days than that of its meeting; what is left of one without its heading
    // may have the meeting's in its first lines as other papers have.
    let whole_page = saved_page::line_above_title(paper).is_some();
    if paper.facts.kind == PaperKind::AgendaItem && whole_page {
        return head(paper)
            .filter(|(_, piece)| piece.low.starts_with("meeting of "))
            .find_map(|(index, _)| days_at(paper, paper.whole(index)).into_iter().next());
    }
    let lines: Vec<usize> = head(paper).map(|(index, _)| index).collect();
    if paper.facts.kind == PaperKind::ActionTracker {
        let of_log = |index: &&usize| {
            **index < 6
                && paper.piece(**index).is_some_and(|piece| {
                    !piece.words.ends_with('.') && piece.words.chars().any(char::is_alphabetic)
                })
        };
        let stated = |index: &&usize| {
            paper
                .piece(**index)
                .is_some_and(|piece| OF_THE_LOG.iter().any(|sign| piece.low.contains(sign)))
        };
        return lines
            .iter()
            .filter(stated)
            .find_map(|index| day_of_line(paper, *index))
            .or_else(|| {
                lines
                    .iter()
                    .filter(of_log)
                    .find_map(|index| day_of_line(paper, *index))
            });
    }
    // A list of meetings that have been held has many days and no day of its own.
    let listed = lines
        .iter()
        .filter(|index| opens_with_a_day(paper, **index))
        .count();
    if listed >= 3 {
        return None;
    }
    lines
        .iter()
        .filter(|index| tells_of_the_meeting(paper, **index))
        .find_map(|index| day_of_line(paper, *index))
        .or_else(|| lines.iter().find_map(|index| day_of_line(paper, *index)))
        .or_else(|| day_of_minute(paper))
        .or_else(|| day_of_signature(paper))
}

/// The day in the opening of a minute that runs on into who was there: "OXLEY, 27 February 2013. Minute of
/// Meeting of the Harbours Committee. Present: Councillor …".
fn day_of_minute(paper: &Paper<'_>) -> Option<Printed<Day>> {
    /// How far into the paragraph the day and the word may stand.
    const OPENING: usize = 140;
    head(paper).find_map(|(index, piece)| {
        // An earlier meeting's minutes are on the agenda of every meeting.
        if tells_of_another_day(&piece.low) {
            return None;
        }
        let minute = ["minute of ", "minutes of "]
            .iter()
            .filter_map(|sign| piece.low.find(sign))
            .min()
            .is_some_and(|at| at < OPENING);
        let days = minute.then(|| days_at(paper, paper.whole(index)))?;
        days.into_iter().find(|day| day.place.end < OPENING)
    })
}

/// The day that stands alone below the name of whoever signed.
fn day_of_signature(paper: &Paper<'_>) -> Option<Printed<Day>> {
    // Minutes are signed at a later meeting, and end with the day of the next.
    if matches!(paper.facts.kind, PaperKind::Minutes | PaperKind::AgendaItem) {
        return None;
    }
    /// How many pieces from the end it may stand.
    const FOOT: usize = 12;
    let first = paper.pieces.len().saturating_sub(FOOT);
    (first..paper.pieces.len()).find_map(|index| {
        let piece = paper.piece(index).filter(|piece| !piece.is_cell())?;
        let alone = crate::document::look::is_day(piece.words.trim_end_matches('.'));
        alone.then(|| days_at(paper, paper.whole(index)).into_iter().next())?
    })
}

/// How many pieces from the start a label's date is that of the paper.
const NEAR_THE_START: usize = 24;

/// Words by which a log tells the day on which it stands as it does.
const OF_THE_LOG: &[&str] = &["as at ", "as of ", "position at ", "updated", "position on "];

/// Words by which a line tells of the meeting that the paper is of.
const OF_THE_MEETING: &[&str] = &[
    "minutes of",
    "meeting",
    "cofnodion",
    "cyfarfod",
    "as at ",
    "as of ",
];

/// Words by which a line tells of another day than the paper's own.
const OF_ANOTHER_DAY: &[&str] = &[
    "following the meeting",
    "matters arising from",
    "to approve",
    "approve the",
    "made in",
    "already held",
    "reported to",
    "meeting note was",
    "briefing to be",
    "next meeting",
    "required by",
];

/// Whether a line tells of another day than the paper's own: of that of earlier minutes, say.
fn tells_of_another_day(low: &str) -> bool {
    let of_minutes = low.contains("minutes")
        && ["for approval", "to receive"]
            .iter()
            .any(|sign| low.contains(sign));
    of_minutes || OF_ANOTHER_DAY.iter().any(|sign| low.contains(sign))
}

fn tells_of_the_meeting(paper: &Paper<'_>, index: usize) -> bool {
    paper.piece(index).is_some_and(|piece| {
        OF_THE_MEETING.iter().any(|sign| piece.low.contains(sign))
            && !piece.low.contains("minutes of the meeting held")
            && !piece.low.starts_with("the minute")
    })
}

/// The first day in a line of the letterhead that can be the paper's own.
fn day_of_line(paper: &Paper<'_>, index: usize) -> Option<Printed<Day>> {
    let piece = paper.piece(index)?;
    let other = (tells_of_another_day(&piece.low) || piece.low.starts_with("item "))
        && !piece.low.contains("to be held on");
    let hour = ["y.b.", "y.h.", "p.m.", "a.m."]
        .iter()
        .any(|hour| piece.low.ends_with(hour));
    // The second line of "held in the Guildhall on / Tuesday 4 June 2024."
    let second = piece.words.len() < 48
        && index
            .checked_sub(1)
            .and_then(|above| paper.piece(above))
            .is_some_and(|above| above.low.ends_with(" on") || above.low.ends_with("day,"));
    let sentence = piece.words.ends_with('.') && !hour && !second && !tells_of_the_meeting(paper, index);
    let due = crate::extract::style::begins_with(&piece.low, &paper.words.columns.due).is_some();
    let line = piece.words.len() < 170 && !other && !due && !sentence;
    line.then(|| {
        let mut days = days_at(paper, paper.whole(index)).into_iter();
        // "Moved from 9th October, Roads Panel - Tuesday, 2nd October": the day on which it met stands last.
        let moved = ["moved from ", "rescheduled from ", "postponed from "]
            .iter()
            .any(|sign| piece.low.starts_with(sign));
        if moved { days.last() } else { days.next() }
    })
    .flatten()
}

fn opens_with_a_day(paper: &Paper<'_>, index: usize) -> bool {
    paper.piece(index).is_some_and(|piece| {
        piece.words.starts_with(|c: char| c.is_ascii_digit())
            && piece.words.len() > 24
            && prints_a_day(paper, index)
    })
}

/// The full days printed at a place.
pub(super) fn days_at(paper: &Paper<'_>, place: Place) -> Vec<Printed<Day>> {
    let words = paper.words_at(place);
    let unread = Anchor::default();
    period::find(words, &unread)
        .into_iter()
        .filter(|found| found.class == Class::Exact)
        .filter_map(|found| {
            let window = found.window?;
            let day = window.latest?;
            (window.earliest == window.latest).then_some(Printed {
                value: day,
                place: Place::new(
                    place.piece,
                    place.start + found.span.start..place.start + found.span.end,
                ),
            })
        })
        .collect()
}

/// Where the first full day in a piece begins.
#[must_use]
pub(super) fn first_day_in(paper: &Paper<'_>, index: usize) -> Option<usize> {
    days_at(paper, paper.whole(index))
        .first()
        .map(|day| day.place.start)
}

/// Whether a piece prints a full day.
#[must_use]
pub(super) fn prints_a_day(paper: &Paper<'_>, index: usize) -> bool {
    !days_at(paper, paper.whole(index)).is_empty()
}

fn is_list_of_decisions(paper: &Paper<'_>) -> bool {
    paper.facts.kind == PaperKind::Decision
        && paper
            .pieces
            .iter()
            .filter(|piece| piece.low.starts_with("decision maker"))
            .count()
            > 1
}

/// The day from which the paper's times are counted, and whether it is the paper's own: its date, or
/// the month it prints instead; otherwise the meeting it looks back on, or the year in which it
/// seems to have been written.
#[must_use]
pub(super) fn anchor(paper: &Paper<'_>) -> Option<(Day, bool)> {
    if let Some(day) = paper.facts.date {
        return Some((day, true));
    }
    if let Some(month) = head(paper).take(8).find_map(|(index, _)| month_at(paper, index)) {
        return Some((month, true));
    }
    let looked_back = paper
        .pieces
        .iter()
        .filter(|piece| {
            [
                "minutes of the meeting",
                "minutes of the last",
                "minutes of the previous",
                "meeting held on",
                "since the meeting",
            ]
            .iter()
            .any(|sign| piece.low.contains(sign))
        })
        .flat_map(|piece| period::find(&piece.words, &Anchor::default()))
        .filter_map(|found| full_day(&found))
        .min();
    if let Some(day) = looked_back {
        return Some((day, false));
    }
    year_spoken_of(paper)
        .and_then(|year| Day::from_ymd_opt(year, 1, 1))
        .map(|day| (day, false))
}

/// The year in which a paper without a day of its own seems to have been written: the earliest that it
/// names, history left out.
fn year_spoken_of(paper: &Paper<'_>) -> Option<i32> {
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    let named = paper
        .pieces
        .iter()
        .flat_map(|piece| period::find(&piece.words, &Anchor::default()))
        .filter_map(|found| found.window.and_then(|window| window.earliest.or(window.latest)))
        .map(|day| day.year())
        .filter(|year| *year > 1970);
    for year in named {
        *years.entry(year).or_default() += 1;
    }
    let most = years
        .iter()
        .max_by_key(|(year, times)| (**times, Reverse(**year)))?;
    let first = *most.0 - LONGEST_SPAN;
    years.range(first..).next().map(|(year, _)| *year)
}

/// How many years before the one it names most often a paper may have been written. What is named earlier
/// is history: an Act, the last review.
const LONGEST_SPAN: i32 = 2;

fn full_day(found: &Period) -> Option<Day> {
    let window = found.window.filter(|window| window.earliest == window.latest)?;
    (found.class == Class::Exact).then_some(window.latest).flatten()
}

/// The first day of a month that a line of the letterhead prints as its date.
fn month_at(paper: &Paper<'_>, index: usize) -> Option<Day> {
    let piece = paper.piece(index)?;
    if piece.words.len() > 80 || piece.words.ends_with('.') {
        return None;
    }
    period::find(&piece.words, &Anchor::default())
        .into_iter()
        .find(|found| found.class == Class::Month && piece.words.trim_end().ends_with(found.phrase.as_str()))
        .and_then(|found| found.window)
        .and_then(|window| window.earliest)
}

/// For each piece the day of the meeting that a line above it names, as pages on the history of an
/// issue do: "Meeting: 22/03/2023 - Cabinet (Item 31)".
#[must_use]
pub(super) fn meeting_days(pieces: &[Piece]) -> Vec<Option<Day>> {
    let mut current = None;
    pieces
        .iter()
        .map(|piece| {
            if ["meeting: ", "made at meeting: ", "decision published: "]
                .iter()
                .any(|label| piece.low.starts_with(label))
            {
                current = period::find(&piece.words, &Anchor::default())
                    .iter()
                    .find_map(full_day)
                    .or(current);
            }
            current
        })
        .collect()
}
