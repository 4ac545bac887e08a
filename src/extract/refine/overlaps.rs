//! Of two candidates that claim the same words, the earlier rule's stays.

use super::Refiner;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::explain::Trace;
use crate::extract::paper::Paper;
use std::collections::HashMap;

pub(super) struct Overlaps;

impl Refiner for Overlaps {
    fn id(&self) -> &'static str {
        "overlaps"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, trace: &mut Trace) {
        let mut taken: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
        let mut kept: Vec<Candidate> = Vec::new();
        for item in candidates.items.drain(..) {
            let clash = item.places.iter().any(|place| {
                taken.get(&place.piece).is_some_and(|ranges| {
                    ranges
                        .iter()
                        .any(|(start, end)| place.start < *end && *start < place.end)
                })
            });
            if clash {
                trace.dropped(self.id(), &item, paper, "another rule has found these words");
                continue;
            }
            let claimed = item
                .places
                .iter()
                .chain(&item.answer)
                .filter(|place| !is_row(paper, place.piece));
            for place in claimed {
                let ranges = taken.entry(place.piece).or_default();
                if !ranges.contains(&(place.start, place.end)) {
                    ranges.push((place.start, place.end));
                }
            }
            for place in &item.places {
                let ranges = taken.entry(place.piece).or_default();
                if !ranges.contains(&(place.start, place.end)) {
                    ranges.push((place.start, place.end));
                }
            }
            kept.push(item);
        }
        candidates.items = kept;
    }
}

/// Cells are claimed by their own words alone: a status beside an item may hold another.
fn is_row(paper: &Paper<'_>, index: usize) -> bool {
    paper
        .piece(index)
        .is_some_and(crate::extract::clean::Piece::is_cell)
}
