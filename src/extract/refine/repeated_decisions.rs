//! A decision printed under both "Decision" and "Minutes" of one meeting is one item.

use super::Refiner;
use crate::extract::candidate::Candidates;
use crate::extract::explain::Trace;
use crate::extract::paper::Paper;
use crate::extract::zone::ZoneKind;
use crate::scrutiny::item::ItemKind;
use std::collections::HashSet;

pub(super) struct RepeatedDecisions;

impl Refiner for RepeatedDecisions {
    fn id(&self) -> &'static str {
        "repeated_decisions"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, trace: &mut Trace) {
        let has_decision = paper.has_part(ZoneKind::Decision);
        if !has_decision {
            return;
        }
        let mut seen: HashSet<(ItemKind, Option<String>, String)> = HashSet::new();
        candidates
            .items
            .sort_by_key(crate::extract::candidate::Candidate::begins_at);
        candidates.items.retain(|item| {
            if item.kind == ItemKind::Action {
                return true;
            }
            let meeting = item
                .places
                .first()
                .and_then(|place| paper.meeting_days.get(place.piece).copied().flatten())
                .map(|day| day.to_string());
            let words = paper.words_of(&item.places).to_lowercase();
            let is_new = seen.insert((
                item.kind,
                meeting,
                words.trim_end_matches(['.', ';', ' ']).to_owned(),
            ));
            if !is_new {
                trace.dropped(
                    "repeated_decisions",
                    item,
                    paper,
                    "it is printed again under another label of the same meeting",
                );
            }
            is_new
        });
    }
}
