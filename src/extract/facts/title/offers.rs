//! Offers of a title: the lines near the start, parts of them, and lines joined to the next.

use crate::extract::clean::Piece;
use crate::extract::facts::date;
use crate::extract::paper::{Paper, Place};
use std::ops::Range;

/// How many pieces from the start may hold the title.
const REACH: usize = 24;
/// How many lines a title may run over.
const LINES: usize = 4;
/// The longest line that is joined to another.
const LINE: usize = 160;
/// The shortest and the longest title.
const FITTING: Range<usize> = 4..240;

/// A stretch that may be the title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its lines.
    pub places: Vec<Place>,
    /// What it begins after.
    pub start: &'static str,
    /// What it ends before.
    pub end: &'static str,
}

/// The offers of a paper, in its order.
pub fn offers(paper: &Paper<'_>) -> Vec<Offer> {
    let mut found = Vec::new();
    for (index, piece) in paper.pieces.iter().enumerate().take(REACH) {
        let starts = starts(piece, &paper.document.text);
        let ends = ends(paper, index, piece);
        for (start, after) in &starts {
            for (end, before) in &ends {
                let whole = *before == "whole";
                let usual = matches!(*after, "whole" | "label" | "item" | "gap");
                if *end <= *start || !(whole || usual) {
                    continue;
                }
                let kept = trimmed(&piece.words, *start..*end);
                if FITTING.contains(&kept.len()) {
                    found.push(Offer {
                        places: vec![Place::new(index, kept)],
                        start: after,
                        end: before,
                    });
                }
            }
        }
        for (start, after) in starts.into_iter().take(2) {
            joined(paper, index, (start, after), &mut found);
        }
    }
    found
}

/// The line from `start` with up to a few more below it.
fn joined(paper: &Paper<'_>, index: usize, (start, after): (usize, &'static str), found: &mut Vec<Offer>) {
    let Some(first) = paper.piece(index).filter(|piece| piece.words.len() < LINE) else {
        return;
    };
    let mut places = vec![Place::new(index, start..first.words.len())];
    let mut length = first.words.len() - start;
    for at in index + 1..index + LINES {
        let Some(next) = paper.piece(at) else { return };
        length += next.words.len();
        if next.is_cell() != first.is_cell() || next.words.len() >= LINE || length >= FITTING.end {
            return;
        }
        let cut = ends(paper, at, next);
        for (end, before) in cut
            .into_iter()
            .filter(|(_, before)| matches!(*before, "whole" | "line" | "day" | "dash" | "gap"))
        {
            let mut own = places.clone();
            own.push(Place::new(at, trimmed(&next.words, 0..end)));
            found.push(Offer {
                places: own,
                start: after,
                end: before,
            });
        }
        places.push(Place::new(at, 0..next.words.len()));
    }
}

fn trimmed(words: &str, range: Range<usize>) -> Range<usize> {
    let text = words.get(range.clone()).unwrap_or("");
    let off = |c: char| matches!(c, ' ' | ',' | ':' | ';' | '-' | '|' | '/');
    let end = range.start + text.trim_end_matches(off).len();
    let start = end - text.trim_end_matches(off).trim_start_matches(off).len();
    start..end
}

/// Where a title may begin in a line.
fn starts(piece: &Piece, text: &str) -> Vec<(usize, &'static str)> {
    let low = piece.low.as_str();
    let mut found = vec![(0, "whole")];
    if let Some(at) = low.find(": ").filter(|at| *at < 60) {
        let item = low.starts_with("item") || low.starts_with("agenda item");
        found.push((at + 2, if item { "item" } else { "label" }));
    }
    for (sign, name) in [(" - ", "dash"), (" / ", "stroke"), (" | ", "bar")] {
        if let Some(at) = low.find(sign) {
            found.push((at + sign.len(), name));
        }
    }
    found.extend(piece.after_gaps(text).first().map(|at| (*at, "gap")));
    for opening in [
        "re: ",
        "subject: re: ",
        "title ",
        "subject ",
        "report title ",
        "fw: ",
    ] {
        if low.starts_with(opening) {
            found.push((opening.len(), "label"));
        }
    }
    // "6. Play areas", "Item 6 Play areas".
    let numbered = low
        .strip_prefix("agenda item ")
        .or_else(|| low.strip_prefix("item "))
        .unwrap_or(low);
    let rest =
        numbered.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '-' | ':'));
    if rest.len() < low.len() && numbered.starts_with(|c: char| c.is_ascii_digit()) {
        found.push((low.len() - rest.len(), "item"));
    }
    found
}

/// Before what a title may end in a line.
fn ends(paper: &Paper<'_>, index: usize, piece: &Piece) -> Vec<(usize, &'static str)> {
    let low = piece.low.as_str();
    let text = &paper.document.text;
    let mut found = vec![(low.len(), "whole")];
    for (sign, name) in [
        (" - ", "dash"),
        (": ", "colon"),
        (" | ", "bar"),
        (" / ", "stroke"),
        (" held ", "held"),
        (" of the ", "of"),
        (" of ", "of any"),
        (" at ", "at"),
        (" on ", "on"),
        (", ", "comma"),
        (" (", "bracket"),
        (". ", "stop"),
        (" for ", "for"),
        (" to the ", "to"),
    ] {
        let first = low.find(sign);
        found.extend(first.map(|at| (at, name)));
        let last = low.rfind(sign).filter(|at| first != Some(*at));
        found.extend(last.map(|at| (at, name)));
    }
    found.extend(date::first_day_in(paper, index).map(|at| (at, "day")));
    found.extend(piece.after_gaps(text).into_iter().take(3).map(|at| (at, "gap")));
    let lines = piece.line_starts(text);
    found.extend(lines.into_iter().take(3).map(|at| (at, "line")));
    found.retain(|(at, _)| low.is_char_boundary(*at));
    found.sort_by_key(|(at, _)| *at);
    found.dedup_by_key(|(at, _)| *at);
    found
}
