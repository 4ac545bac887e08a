//! Short lines between points and below them: to whom the next points are made, how the one above stands,
//! and what the author of a report says of that.

use crate::extract::answer;
use crate::extract::clean::Piece;
use crate::extract::marker::Marker;
use crate::extract::paper::Paper;
use crate::extract::position;

/// Whether a line between points only says to whom the next ones are made: "Recommendation to: the Trust".
pub(super) fn names_whom(piece: &Piece) -> bool {
    const LONGEST: usize = 14;
    let low = ["no. ", "no ", "ref ", "ref. "]
        .iter()
        .find_map(|column| piece.low.strip_prefix(column))
        .unwrap_or(&piece.low);
    piece.marker.is_none()
        && (low.starts_with("recommendation to:") || low.starts_with("recommendations to:"))
        && piece.words.split(' ').count() <= LONGEST
        && !piece.words.ends_with('.')
}

/// Whether what looks like a heading is the status of the point directly above it: "Rejected".
pub(super) fn answers_directly(paper: &Paper<'_>, index: usize, piece: &Piece) -> bool {
    const LONGEST: usize = 6;
    let above = index.checked_sub(1).and_then(|above| paper.piece(above));
    piece.marker.is_none()
        && piece.words.split(' ').count() <= LONGEST
        && above.is_some_and(|above| {
            above.marker.as_ref().is_some_and(|marker| !marker.is_bullet()) && above.words.ends_with('.')
        })
        && position::opens(&piece.low, &paper.words)
}

/// Whether a piece of a paper that does not itself answer is its author's comment: "Inspector's comment: …".
pub(super) fn comments(paper: &Paper<'_>, index: usize) -> bool {
    const LONGEST: usize = 40;
    let label = paper.piece(index).and_then(|piece| piece.low.split_once(':'));
    label.is_some_and(|(label, _)| {
        label.len() <= LONGEST && (label.ends_with(" comment") || label.ends_with(" comments"))
    }) && !answer::is_answering(paper)
}

/// Whether a paragraph is nothing but a quotation.
pub(super) fn is_quoted(piece: &Piece) -> bool {
    let words = piece.words.trim_end_matches(['.', ';']);
    words.len() > 24 && words.starts_with(['"', '\'']) && words.ends_with(['"', '\''])
}

/// Whether a marker comes soon after another of its list.
pub(super) fn comes_after(marker: &Marker, last: &Marker) -> bool {
    match (marker.figure(), last.figure()) {
        (Some(next), Some(before)) => next > before && next <= before + 3,
        _ => !marker.is_first(),
    }
}
