//! Puts findings in the order in which the paper prints them.

use super::Refiner;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::explain::Trace;
use crate::extract::paper::Paper;

pub(super) struct ReadingOrder;

impl Refiner for ReadingOrder {
    fn id(&self) -> &'static str {
        "reading_order"
    }

    fn refine(&self, _paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        candidates.items.sort_by_key(Candidate::begins_at);
        candidates
            .dates
            .sort_by_key(|date| (date.place.piece, date.place.start));
    }
}
