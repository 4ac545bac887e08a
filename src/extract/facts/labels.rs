//! Labels of the letterhead, "Report to: Executive", and the values after or below them.

use super::Printed;
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use crate::extract::style;

/// How far into the paper labels are looked for.
const REACH: usize = 40;

/// The value after a label that is in `list`: on its line, or on the next where the label ends it.
#[must_use]
pub(super) fn value(paper: &Paper<'_>, list: &[String]) -> Option<Place> {
    values(paper, list).into_iter().next()
}

/// Every such value near the start or the end of the paper, in order.
#[must_use]
pub(super) fn values(paper: &Paper<'_>, list: &[String]) -> Vec<Place> {
    let count = paper.pieces.len();
    (0..count)
        .filter(|index| *index < REACH || index + REACH / 2 >= count)
        .filter_map(|index| value_at(paper, index, list))
        .collect()
}

/// The value after the label at the start of one piece.
#[must_use]
pub(super) fn value_at(paper: &Paper<'_>, index: usize, list: &[String]) -> Option<Place> {
    let piece = paper.piece(index)?;
    let length = style::begins_with(&piece.low, list)?;
    let rest = piece.low.get(length..)?;
    let after = rest.trim_start();
    let stopped = after.starts_with(':');
    if !stopped && (!after.is_empty() || piece.words.len() <= 3) {
        return None;
    }
    let skip = after.trim_start_matches([':', '-', ' ', '*']);
    let start = piece.low.len() - skip.len();
    if start < piece.words.len() {
        let end = sentence::trimmed(&piece.words, start..piece.words.len()).end;
        return Some(Place::new(index, start..end));
    }
    // "To:" in one cell or line, its value in the next; a heading without a stop is no label here.
    if !stopped && !piece.is_cell() {
        return None;
    }
    let next = paper.piece(index + 1)?;
    let is_value = !next.words.is_empty() && next.words.len() < 200 && !next.words.ends_with(':');
    is_value.then(|| paper.whole(index + 1))
}

/// The number of the agenda item, in the letterhead.
#[must_use]
pub(super) fn agenda_item(paper: &Paper<'_>) -> Option<Printed<String>> {
    let list = &paper.words.labels.agenda_item;
    for (index, piece) in super::head(paper) {
        let Some(length) = style::begins_with(&piece.low, list) else {
            continue;
        };
        let rest = piece.words.get(length..).unwrap_or("");
        let skip = rest
            .trim_start_matches([':', '.', ' ', '#'])
            .trim_start_matches("no")
            .trim_start_matches("No")
            .trim_start_matches([':', '.', ' ']);
        let number: String = skip
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '.')
            .collect();
        let number = number.trim_end_matches('.');
        let figured = number.starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 5;
        let after = skip.get(number.len()..).unwrap_or("").trim();
        let bare = piece.low.get(..length) == Some("item");
        if figured && (after.is_empty() || (!bare && after.starts_with(['-', ':', ',']))) {
            let start = piece.words.len() - skip.len();
            return Some(Printed {
                value: number.to_owned(),
                place: Place::new(index, start..start + number.len()),
            });
        }
    }
    None
}
