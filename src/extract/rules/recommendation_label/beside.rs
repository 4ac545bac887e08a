//! Recommendations whose answer goes on in the paragraph of their label: "Recommendation 2: "That lamps be
//! lit." Agreed.", "Recommendation B (training every year) - accepted in part".

use super::{ID, Label};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use std::ops::Range;

/// "Recommendation 2: "That lamps be lit." Agreed. Two have been bought": the recommendation stands in
/// quotation marks, and what goes on behind them answers it; whether it was so.
pub(super) fn quoted_and_answered(
    paper: &Paper<'_>,
    index: usize,
    label: &Label,
    own: &Range<usize>,
    out: &mut Candidates,
) -> bool {
    let Some(piece) = paper.piece(index) else {
        return false;
    };
    let words = piece.words.get(own.clone()).unwrap_or("");
    let Some((quoted, rest)) = words.strip_prefix('"').and_then(|inner| inner.split_once('"')) else {
        return false;
    };
    let answer = rest.trim_start();
    if label.number.is_none() || !quoted.contains(' ') || !answer.starts_with(char::is_uppercase) {
        return false;
    }
    let start = own.start + 1;
    let asked = Place::new(
        index,
        sentence::trimmed(&piece.words, start..start + quoted.len()),
    );
    let from = start + quoted.len() + 1 + rest.len() - answer.len();
    let mut item = Candidate::new(
        ID,
        ItemKind::Recommendation,
        vec![asked],
        "It is labelled as a recommendation and stands in quotation marks.",
    )
    .numbered(label.number.clone())
    .sure(Confidence::Certain);
    item.answer = vec![Place::new(index, sentence::trimmed(&piece.words, from..own.end))];
    out.push(item);
    true
}

/// "Recommendation B (training every year) - accepted in part": its words stand in the brackets and
/// the answer behind them.
pub(super) fn in_brackets(index: usize, piece: &Piece, label: &Label, out: &mut Candidates) -> bool {
    let rest = piece.words.get(label.end..).unwrap_or("");
    let Some(close) = rest.strip_prefix('(').and_then(|inner| inner.find(") - ")) else {
        return false;
    };
    let words = Place::new(index, label.end + 1..label.end + 1 + close);
    let answer = Place::new(index, label.end + close + ") - (".len()..piece.words.len());
    let mut item = Candidate::new(
        ID,
        ItemKind::Recommendation,
        vec![words],
        "It is labelled as a recommendation and answered on the same line.",
    )
    .numbered(label.number.clone());
    item.answer = vec![answer];
    out.push(item);
    true
}
