//! Who asks whom in each item.

use super::Refiner;
use crate::extract::candidate::Candidates;
use crate::extract::explain::Trace;
use crate::extract::paper::Paper;
use crate::extract::standing;

pub(super) struct Standings;

impl Refiner for Standings {
    fn id(&self) -> &'static str {
        "standings"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        for item in &mut candidates.items {
            let words = paper.words_of(&item.places);
            item.refined.standing = Some(standing::of(paper, item, &words));
        }
    }
}
