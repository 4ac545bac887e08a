//! Of two candidates that claim the same words, the earlier rule's stays.

use super::Refiner;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::explain::Trace;
use crate::extract::paper::{Paper, Place};
use std::collections::{BTreeMap, HashMap};

pub(super) struct Overlaps;

impl Refiner for Overlaps {
    fn id(&self) -> &'static str {
        "overlaps"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, trace: &mut Trace) {
        let mut taken: HashMap<usize, Taken> = HashMap::new();
        let mut kept: Vec<Candidate> = Vec::new();
        for item in candidates.items.drain(..) {
            let clash = item.places.iter().any(|place| {
                taken
                    .get(&place.piece)
                    .is_some_and(|taken| taken.overlaps(*place))
            });
            if clash {
                trace.dropped(self.id(), &item, paper, "another rule has found these words");
                continue;
            }
            let answers = item.answer.iter().filter(|place| !is_row(paper, place.piece));
            for place in item.places.iter().chain(answers) {
                taken.entry(place.piece).or_default().claim(*place);
            }
            kept.push(item);
        }
        candidates.items = kept;
    }
}

/// The stretches of one piece that are claimed, apart and by their starts, so that a paragraph with
/// thousands of candidates is looked through no more than once for each.
#[derive(Debug, Default)]
struct Taken {
    ends: BTreeMap<usize, usize>,
}

impl Taken {
    /// The claimed stretch that shares a byte with `start..end`.
    fn shared_with(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let (from, to) = self.ends.range(..end).next_back()?;
        (start < *to).then_some((*from, *to))
    }

    fn overlaps(&self, place: Place) -> bool {
        self.shared_with(place.start, place.end).is_some()
    }

    fn claim(&mut self, place: Place) {
        let (mut start, mut end) = (place.start, place.end);
        while let Some((from, to)) = self.shared_with(start, end) {
            self.ends.remove(&from);
            start = start.min(from);
            end = end.max(to);
        }
        if start < end {
            self.ends.insert(start, end);
        }
    }
}

/// Cells are claimed by their own words alone: a status beside an item may hold another.
fn is_row(paper: &Paper<'_>, index: usize) -> bool {
    paper
        .piece(index)
        .is_some_and(crate::extract::clean::Piece::is_cell)
}
