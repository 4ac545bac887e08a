//! Cells in which what is to be done stands below other things: the day it was asked, the minute, the
//! matter, "Recommended" and the number. It tells which words are the item's own.

use super::clean::Piece;
use super::marker::Marker;
use super::paper::{Paper, Place};
use super::request;
use super::sentence;
use std::ops::Range;

/// The longest line of a matter above what was asked about it.
const LONGEST_HEAD: usize = 110;

/// What stands in the cell of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stacked {
    /// The item's own words.
    pub words: Place,
    /// The number printed above or before them.
    pub number: Option<String>,
    /// Whether "Recommended" stands above them.
    pub recommends: bool,
}

/// The item's own words in a cell, and its number.
#[must_use]
pub fn read(paper: &Paper<'_>, index: usize) -> Stacked {
    let mut found = Stacked {
        words: paper.whole(index),
        number: None,
        recommends: false,
    };
    let Some(piece) = paper.piece(index) else {
        return found;
    };
    let lines = lines_of(piece, &paper.document.text);
    let mut start = 0;
    for pair in lines.windows(2) {
        let [line, next] = pair else { break };
        let (words, low) = (
            piece.at(line.clone()).trim(),
            piece.low.get(line.clone()).unwrap_or("").trim(),
        );
        let bare = low.trim_end_matches([':', '-', ' ', '.']);
        if let Some(number) = number_alone(words) {
            found.number = Some(number);
        } else if matches!(bare, "recommended" | "recommendation" | "recommend") {
            found.recommends = true;
        } else if !heads(low, piece.at(next.clone()).trim()) {
            break;
        }
        start = next.start;
    }
    let rest = piece.words.get(start..).unwrap_or("");
    if let Some((marker, at)) = Marker::at_start(rest) {
        found.number = marker.number().or(found.number);
        start += at;
    }
    found.words = Place::new(index, sentence::trimmed(&piece.words, start..piece.words.len()));
    found
}

fn lines_of(piece: &Piece, text: &str) -> Vec<Range<usize>> {
    let mut cuts = vec![0];
    cuts.extend(
        piece
            .line_starts(text)
            .into_iter()
            .filter(|at| *at < piece.words.len()),
    );
    cuts.push(piece.words.len());
    cuts.windows(2)
        .filter_map(|pair| match pair {
            [from, to] if from < to => Some(*from..*to),
            _ => None,
        })
        .collect()
}

/// Whether a line only heads the words below it.
fn heads(low: &str, next: &str) -> bool {
    let bare = low.trim_end_matches([':', '-', ' ', '.']);
    if matches!(
        bare,
        "resolved" | "agreed" | "action" | "actions" | "decided" | "requested"
    ) || is_day(low)
    {
        return true;
    }
    let named = [
        "item ",
        "minute ",
        "min ",
        "min. ",
        "min no",
        "agenda item ",
        "meeting of ",
        "meeting ",
    ]
    .iter()
    .any(|label| low.starts_with(label))
        || ["(minute ", "(min ", "(min. ", "(item "]
            .iter()
            .any(|label| low.contains(label));
    let asks = next.starts_with(char::is_uppercase) && {
        let next = next.to_ascii_lowercase();
        request::is_firm(&next) || next.starts_with("to ") || next.starts_with("that ")
    };
    let own = request::is_firm(low) || low.starts_with("to ") || low.starts_with("that ");
    low.len() <= LONGEST_HEAD
        && !sentence::is_complete(low.trim_end_matches(':'))
        && (named || asks && !own && !leaves_open(low))
}

/// Whether a line goes on in the next.
fn leaves_open(low: &str) -> bool {
    let last = low.rsplit(' ').next().unwrap_or("");
    request::follows_a_verb(last)
        || matches!(last, "or" | "be" | "is" | "are" | "as")
        || low.ends_with([',', '-', '&', '/'])
}

fn is_day(low: &str) -> bool {
    const MONTHS: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let figures = low.chars().filter(char::is_ascii_digit).count();
    let month = low
        .split([' ', '-', '/', '.'])
        .any(|word| word.len() >= 3 && MONTHS.iter().any(|month| word.starts_with(month)));
    let plain = low
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ' '));
    (2..=8).contains(&figures)
        && low.len() <= 28
        && (plain && figures >= 4
            || month && low.chars().any(|c| c.is_ascii_digit()) && low.split(' ').count() <= 4)
}

/// The number of a line that is nothing more.
fn number_alone(words: &str) -> Option<String> {
    let (marker, at) = Marker::at_start(&format!("{words}   x"))?;
    (at >= words.len() && !marker.is_bullet() && words.len() <= 8)
        .then(|| marker.number())
        .flatten()
}
