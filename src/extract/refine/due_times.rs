//! When each item is due.

use super::Refiner;
use crate::extract::at_once;
use crate::extract::candidate::Candidates;
use crate::extract::dues;
use crate::extract::explain::Trace;
use crate::extract::mapped::ROW_OF_NAMED_COLUMNS;
use crate::extract::paper::Paper;
use crate::extract::rules;
use crate::extract::times::Times;

/// A thread is to have so many items to read the times of.
const ITEMS: usize = 40;

pub(super) struct DueTimes;

impl Refiner for DueTimes {
    fn id(&self) -> &'static str {
        "due_times"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        let next = dues::next_meeting(paper);
        let times = Times::new(paper);
        let items = &candidates.items;
        let read = at_once::of_each(items.len(), ITEMS, |nth| {
            let item = items.get(nth)?;
            let tied = dues::of_item(paper, item, next);
            let due = if item.reason.starts_with(ROW_OF_NAMED_COLUMNS) {
                // The user has said which column holds it.
                tied.due
            } else {
                times.due(item, tied.due)
            };
            Some((due, tied.times_named))
        });
        for (item, (due, times_named)) in candidates.items.iter_mut().zip(read.into_iter().flatten()) {
            item.refined.due = due;
            item.refined.times_named = times_named;
        }
        // Which of the other times look ahead can only be told once the items have theirs.
        candidates.dates = times.ahead(&candidates.items, &candidates.dates, rules::DATES);
    }
}
