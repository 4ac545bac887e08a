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
            let words = paper.words_of(&item.places);
            let lead_in = item.lead_in.map(|place| paper.words_at(place).to_owned());
            let subject = || addressee::subject_of(&words, paper);
            let object = || addressee::object_of(&words, paper);
            let before = || {
                lead_in
                    .as_deref()
                    .and_then(|words| addressee::in_lead_in(words, paper))
                    .or_else(|| item.asked.as_deref().and_then(addressee::cleaned))
                    .map(|name| written_to(paper, name))
                    // What a meeting resolves, it does not ask itself.
                    .filter(|name| item.kind != ItemKind::Resolution || !addressee::is_own_body(name, paper))
            };
            let passed_on = || addressee::recommended_to(&words, paper);
            item.refined.addressed_to = match item.kind {
                ItemKind::Action => item
                    .owner
                    .clone()
                    .or_else(|| addressee::doer_of(&words))
                    .or_else(subject)
                    .or_else(|| addressee::promiser_in(&words, paper).filter(|_| item.rule == "undertook_to"))
                    .or_else(object)
                    .or_else(before),
                // Whom a body recommends to ask, it is itself asked to ask.
                ItemKind::Recommendation => subject()
                    .or_else(|| item.owner.clone())
                    .or_else(before)
                    .or_else(passed_on),
                ItemKind::Resolution => subject()
                    .or_else(|| item.owner.clone())
                    .or_else(before)
                    .or_else(passed_on)
                    .or_else(object),
            };
        }
    }
}

/// "You" in a letter is whoever it is written to.
fn written_to(paper: &Paper<'_>, name: String) -> String {
    if !matches!(name.to_lowercase().as_str(), "you" | "your") {
        return name;
    }
    let dear = paper
        .pieces
        .iter()
        .filter_map(|piece| piece.words.strip_prefix("Dear "))
        .next()
        .map(|words| words.trim_end_matches([',', ':', ' ']));
    dear.filter(|words| words.len() < 60 && !words.starts_with("Sir"))
        .map_or(name, ToOwned::to_owned)
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
