//! What became of an action that a meeting goes through: "Done, it came in May." behind its words,
//! "complete" behind the brackets that hold them.

use super::{Label, labelled, named_before_colon, number_of, says_what_to_do};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::paper::{Paper, Place};
use crate::extract::position;
use crate::extract::sentence;
use crate::scrutiny::response::Position;

/// Gives an action what became of it; a time named there is when it is due, unless it is done.
pub(super) fn answered(paper: &Paper<'_>, told: Place, item: &mut Candidate) {
    let low = paper.words_at(told).to_lowercase();
    item.answer = vec![told];
    let ended = position::read_status(&low, &paper.words)
        .is_some_and(|reading| matches!(reading.position, Position::Implemented | Position::Superseded));
    if !ended {
        item.due_at.push(told);
    }
}

/// Whether a sentence opens with how far an action has come: "Done, it came in May.", "Not done.".
pub(super) fn says_how_far(paper: &Paper<'_>, low: &str) -> bool {
    const WORDS: &[&str] = &[
        "carried over",
        "carried forward",
        "not done",
        "not yet",
        "not started",
        "no progress",
    ];
    let stage = position::read_status(low, &paper.words).is_some_and(|reading| {
        matches!(
            reading.position,
            Position::Implemented | Position::InProgress | Position::Superseded
        )
    });
    stage
        || WORDS.iter().any(|word| {
            low.strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ',', ';', ':', ' ', '-']))
        })
}

/// "AP1 (AB - letter to the county): complete.": an action of an earlier meeting told in brackets, and
/// behind them what became of it. Whether the words behind the label were so.
pub(super) fn behind_brackets(paper: &Paper<'_>, index: usize, label: &Label, out: &mut Candidates) -> bool {
    let Some(piece) = paper.piece(index) else {
        return false;
    };
    let words = piece.words.get(label.end..label.limit).unwrap_or("");
    let Some(inner) = words.trim_start().strip_prefix('(') else {
        return false;
    };
    let Some((inner, rest)) = inner.split_once("):").or_else(|| inner.split_once(") - ")) else {
        return false;
    };
    let start = label.end + words.find('(').map_or(0, |at| at + 1);
    let behind = label.limit - rest.len();
    let told = Place::new(index, sentence::trimmed(&piece.words, behind..label.limit));
    if told.range().is_empty() || inner.contains(['(', ')']) {
        return false;
    }
    let (name, at) = named_before_colon(inner).map_or((None, 0), |(name, at)| (Some(name), at));
    if name.is_none() && !says_what_to_do(inner) {
        return false;
    }
    let own = Place::new(
        index,
        sentence::trimmed(&piece.words, start + at..start + inner.len()),
    );
    let mut item = labelled(number_of(piece, label), own);
    item.owner = name.map(str::to_owned);
    answered(paper, told, &mut item);
    out.push(item);
    true
}
