//! The blanket answer: "We accept all the recommendations of the Panel", said once for all of
//! them and kept apart from the answers item by item.

use super::candidate::Candidates;
use super::paper::{Paper, Place};
use super::sentence;
use crate::scrutiny::paper::PaperKind;
use crate::scrutiny::passage::Quote;

/// The ways in which all recommendations are answered at once.
const BLANKETS: &[&str] = &[
    "accept the recommendations",
    "accepts the recommendations",
    "accept all the recommendations",
    "accepts all the recommendations",
    "accept all of the recommendations",
    "accepts all of the recommendations",
    "agree the recommendations",
    "agrees the recommendations",
    "agree with the recommendations",
    "agrees with the recommendations",
    "all the recommendations are accepted",
    "all recommendations are accepted",
    "all of the recommendations are accepted",
    "all recommendations have been accepted",
    "supports the recommendations",
    "support the recommendations",
    "welcomes the recommendations",
    "accept all recommendations",
    "accepts all recommendations",
    "all recommendations were accepted",
    "the recommendations are accepted",
    "the recommendations are agreed",
    "accepted all of the recommendations",
    "accepted all the recommendations",
    "accepted the recommendations in full",
    "note the recommendations",
    "notes the recommendations",
];

/// The sentence that answers all recommendations of a response at once, before the first of them.
#[must_use]
pub fn response(paper: &Paper<'_>, candidates: &Candidates) -> Option<Quote> {
    if paper.facts.kind != PaperKind::ExecutiveResponse {
        return None;
    }
    let first = candidates
        .items
        .first()
        .map_or(paper.pieces.len(), |item| item.begins_at().0);
    (0..first).find_map(|index| {
        let piece = paper.piece(index)?;
        let range = sentence::sentences(&piece.words).into_iter().find(|range| {
            let low = piece.low.get(range.clone()).unwrap_or("");
            BLANKETS.iter().any(|words| low.contains(words))
        })?;
        paper.quote(&[Place::new(index, range)])
    })
}
