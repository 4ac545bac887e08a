//! Whom each item asks: an owner in a column or after a label, the item's own words, the lead-in.

use super::Refiner;
use crate::extract::addressee;
use crate::extract::candidate::Candidates;
use crate::extract::explain::Trace;
use crate::extract::paper::{Paper, Place};
use crate::scrutiny::item::ItemKind;

pub(super) struct Addressees;

impl Refiner for Addressees {
    fn id(&self) -> &'static str {
        "addressees"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        for item in &mut candidates.items {
            if item.owner.is_none() {
                item.owner = in_margin(paper, &item.places);
            }
            let own = || addressee::named_in(&paper.words_of(&item.places), paper);
            item.refined.addressed_to = if item.kind == ItemKind::Action {
                item.owner.clone().or_else(own).or_else(|| item.asked.clone())
            } else {
                own()
                    .or_else(|| item.owner.clone())
                    .or_else(|| item.asked.clone())
            };
        }
    }
}

/// Whom the margin beside an item's last words names.
fn in_margin(paper: &Paper<'_>, places: &[Place]) -> Option<String> {
    let place = places.last()?;
    let owners = paper.piece(place.piece)?.owners_in_margin(&paper.document.text);
    owners
        .into_iter()
        .rev()
        .find(|(at, _)| place.start < *at && *at <= place.end + 1)
        .map(|(_, owner)| owner.to_owned())
}
