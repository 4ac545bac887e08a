//! When each item is due.

use super::Refiner;
use crate::extract::candidate::Candidates;
use crate::extract::dues;
use crate::extract::explain::Trace;
use crate::extract::paper::Paper;

pub(super) struct DueTimes;

impl Refiner for DueTimes {
    fn id(&self) -> &'static str {
        "due_times"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        let next = dues::next_meeting(paper);
        for item in &mut candidates.items {
            let tied = dues::of_item(paper, item, next);
            item.refined.due = tied.due;
            item.refined.times_named = tied.times_named;
        }
    }
}
