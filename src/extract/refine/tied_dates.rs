//! A date that is an item's due is no date of its own; the same time told twice is one date.

use super::Refiner;
use crate::extract::candidate::{Candidates, DateCandidate};
use crate::extract::explain::Trace;
use crate::extract::paper::Paper;
use crate::scrutiny::finding::Confidence;
use std::collections::HashSet;

pub(super) struct TiedDates;

impl Refiner for TiedDates {
    fn id(&self) -> &'static str {
        "tied_dates"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, trace: &mut Trace) {
        // Of one time told twice the one that is told in a label or list is kept.
        let windows = |date: &DateCandidate| date.due.window.map(|window| (window.earliest, window.latest));
        let labelled: HashSet<_> = candidates
            .dates
            .iter()
            .filter(|date| date.confidence == Confidence::Certain)
            .map(windows)
            .collect();
        let mut told = HashSet::new();
        let mut dues: Vec<(usize, usize)> = candidates
            .items
            .iter()
            .filter_map(|item| item.refined.due.as_ref()?.passage.as_ref())
            .map(|passage| (passage.hull().start, passage.hull().end))
            .collect();
        dues.sort_unstable();
        let is_due = |date: &DateCandidate| {
            date.due.passage.as_ref().is_some_and(|passage| {
                let hull = passage.hull();
                let before = dues.partition_point(|(start, _)| *start < hull.end);
                let nearest = before.checked_sub(1).and_then(|at| dues.get(at));
                nearest.is_some_and(|(_, end)| hull.start < *end)
            })
        };
        candidates.dates.retain(|date| {
            let elsewhere = date.confidence != Confidence::Certain && labelled.contains(&windows(date));
            let tied = is_due(date);
            let again = elsewhere || !told.insert(windows(date));
            if tied {
                trace.dropped_date("tied_dates", date, paper, "it belongs to an item");
            } else if again {
                trace.dropped_date("tied_dates", date, paper, "the same time has been told before");
            }
            !tied && !again
        });
    }
}
