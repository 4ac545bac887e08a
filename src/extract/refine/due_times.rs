//! When each item is due.

use super::Refiner;
use crate::extract::candidate::Candidates;
use crate::extract::dues;
use crate::extract::explain::Trace;
use crate::extract::mapped::ROW_OF_NAMED_COLUMNS;
use crate::extract::paper::Paper;
use crate::extract::rules;
use crate::extract::times::Times;

pub(super) struct DueTimes;

impl Refiner for DueTimes {
    fn id(&self) -> &'static str {
        "due_times"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        let next = dues::next_meeting(paper);
        let times = Times::new(paper);
        for item in &mut candidates.items {
            let tied = dues::of_item(paper, item, next);
            item.refined.due = if item.reason.starts_with(ROW_OF_NAMED_COLUMNS) {
                // The user has said which column holds it.
                tied.due
            } else {
                times.due(item, tied.due)
            };
            item.refined.times_named = tied.times_named;
        }
        // Which of the other times look ahead can only be told once the items have theirs.
        candidates.dates = times.ahead(&candidates.items, &candidates.dates, rules::DATES);
    }
}
