//! Days that a paper prints for its meetings: "the September meeting" is held on one of them.

use super::in_place;
use crate::extract::paper::Paper;
use crate::scrutiny::Day;
use crate::scrutiny::period::{Class, Window};
use crate::scrutiny::promise::Due;

/// The days that the paper prints for meetings to come.
#[must_use]
pub fn meetings_ahead(paper: &Paper<'_>) -> Vec<Day> {
    let Some(today) = paper.anchor.date.filter(|_| paper.anchor_is_its_own) else {
        return Vec::new();
    };
    let tells = |index: usize| {
        paper
            .piece(index)
            .is_some_and(|piece| piece.words.len() < 160 && piece.low.contains("meeting"))
    };
    let pieces = 0..paper.pieces.len();
    let mut days: Vec<Day> = pieces
        .filter(|index| tells(*index) || index.checked_sub(1).is_some_and(tells))
        .flat_map(|index| in_place(paper, paper.whole(index)))
        .filter(|(due, _)| due.class == Some(Class::Exact))
        .filter_map(|(due, _)| due.window.filter(|w| w.earliest == w.latest)?.latest)
        .filter(|day| *day > today && (*day - today).num_days() < 400)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// "The September meeting" is the one day of September that the paper prints for a meeting.
#[must_use]
pub fn at_printed_meeting(due: Due, meetings: &[Day]) -> Due {
    let low = due.phrase.to_lowercase();
    let window = due
        .window
        .filter(|_| due.class == Some(Class::Month) && low.ends_with("meeting"));
    let (Some(first), Some(last)) = (
        window.and_then(|window| window.earliest),
        window.and_then(|window| window.latest),
    ) else {
        return due;
    };
    let mut within = meetings.iter().filter(|day| (first..=last).contains(*day));
    match (within.next(), within.next()) {
        (Some(day), None) => Due {
            window: Some(Window::day(*day)),
            ..due
        },
        _ => due,
    }
}
