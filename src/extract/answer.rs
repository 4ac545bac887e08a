//! Answers: whether a paper answers recommendations, and the labels and statements by which its
//! answers are known. What an answer says is for `position`.

use super::clean::Piece;
use super::paper::Paper;
use super::style::{self, Words};
use crate::scrutiny::paper::PaperKind;

/// Statements that answer the recommendations before them.
const STATEMENTS: &[&str] = &[
    "this recommendation is accepted",
    "these recommendations are accepted",
    "accept this recommendation",
    "accepts this recommendation",
    "accept these recommendations",
    "accepts these recommendations",
    "this recommendation is agreed",
    "this recommendation is not accepted",
    "this recommendation is rejected",
    "this recommendation is partially accepted",
    "this recommendation is partly accepted",
    "recommendation accepted",
    "recommendation agreed",
    "recommendation not accepted",
    "recommendation rejected",
    "recommendation noted",
    "recommendation partially accepted",
    "these recommendations are agreed",
    "this recommendation has been accepted",
    "this recommendation is noted",
    "does not accept this recommendation",
    "do not accept this recommendation",
];

/// Whether the paper is an answer to recommendations.
#[must_use]
pub fn is_answering(paper: &Paper<'_>) -> bool {
    paper.facts.kind == PaperKind::ExecutiveResponse
}

/// Where the words of an answer begin after its label ("Cabinet reply - …"); none where the piece
/// has no such label.
#[must_use]
pub fn label_end(piece: &Piece, words: &Words) -> Option<usize> {
    let start = piece.low.len() - piece.low.trim_start_matches('*').len();
    let low = piece.low.get(start..)?;
    let length = style::begins_with(low, &words.lead_ins.answers)?;
    let rest = low.get(length..)?;
    let after = rest.trim_start_matches('*');
    let stop = after.trim_start();
    if stop.is_empty() {
        return Some(piece.words.len());
    }
    let bare = stop.trim_start_matches([':', '-', ' ', '*']);
    let has_stop = stop.starts_with(':') || stop.starts_with('-') || rest.starts_with('*');
    has_stop.then(|| piece.low.len() - bare.len())
}

/// Whether the piece answers the recommendations before it in so many words.
#[must_use]
pub fn is_statement(low: &str) -> bool {
    let head: String = low.chars().take(220).collect();
    STATEMENTS.iter().any(|statement| head.contains(statement))
}
