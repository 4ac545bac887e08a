//! Whom each item asks: an owner in a column or after a label, the item's own words, the lead-in.

use super::Refiner;
use crate::extract::addressee;
use crate::extract::candidate::Candidates;
use crate::extract::explain::Trace;
use crate::extract::paper::Paper;
use crate::scrutiny::item::ItemKind;

pub(super) struct Addressees;

impl Refiner for Addressees {
    fn id(&self) -> &'static str {
        "addressees"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        for item in &mut candidates.items {
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
