//! Whom each item asks: an owner in a column or after a label, the item's own words, the lead-in.

use super::Refiner;
use crate::extract::addressee;
use crate::extract::at_once;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::explain::Trace;
use crate::extract::mapped::ROW_OF_NAMED_COLUMNS;
use crate::extract::paper::{Paper, Place};
use crate::extract::whom::Whom;
use crate::scrutiny::item::ItemKind;

/// A thread is to have so many items of which it is told whom they ask.
const ITEMS: usize = 40;

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
        }
        let whom = Whom::new(paper, &candidates.items);
        let items = &candidates.items;
        let asked = at_once::of_each(items.len(), ITEMS, |nth| {
            let item = items.get(nth)?;
            let read = by_rules(paper, item);
            if item.reason.starts_with(ROW_OF_NAMED_COLUMNS) {
                // The user has said which column holds it.
                read
            } else {
                whom.asked(nth, item, read.as_deref())
            }
        });
        for (item, asked) in candidates.items.iter_mut().zip(asked) {
            item.refined.addressed_to = asked;
        }
    }
}

/// Whom an item asks, as the rules read it.
pub fn by_rules(paper: &Paper<'_>, item: &Candidate) -> Option<String> {
    let words = paper.words_of(&item.places);
    let lead_in = nearest_lead_in(paper, item).map(|place| paper.words_at(place).to_owned());
    let subject = || addressee::subject_of(&words, paper);
    let object = || addressee::object_of(&words, paper);
    let before = || {
        let asked = item.asked.as_deref().and_then(addressee::cleaned);
        lead_in
            .as_deref()
            .and_then(|words| addressee::in_lead_in(words, paper))
            .or(asked)
            .map(|name| written_to(paper, name))
            // What a meeting resolves, it does not ask itself.
            .filter(|name| item.kind != ItemKind::Resolution || !addressee::is_own_body(name, paper))
    };
    let passed_on = || addressee::recommended_to(&words, paper);
    let read = match item.kind {
        ItemKind::Action => item
            .owner
            .clone()
            // Initials in the margin stand for whom the words name.
            .filter(|owner| !addressee::is_initials(owner) || subject().or_else(object).is_none())
            .or_else(|| addressee::doer_of(&words))
            // Whoever is to be invited or pressed is not the one who is to do it.
            .or_else(|| subject().filter(|_| !is_acted_on(&words)))
            .or_else(|| addressee::promiser_in(&words, paper).filter(|_| item.rule == "undertook_to"))
            .or_else(object)
            .or_else(before),
        // Whom a body recommends to ask, it is itself asked to ask.
        ItemKind::Recommendation => subject()
            .or_else(|| item.owner.clone())
            .or_else(before)
            .or_else(passed_on),
        ItemKind::Resolution => subject()
            .filter(|name| !(addressee::is_own_body(name, paper) && takes_a_stand(&words)))
            .or_else(|| item.owner.clone())
            .or_else(before)
            .or_else(passed_on)
            .or_else(object),
    };
    read.and_then(|name| addressee::named(&name))
}

/// Whether a meeting says what it thinks: "That the Panel supports the precept".
fn takes_a_stand(words: &str) -> bool {
    [
        " supports ",
        " endorses ",
        " welcomes ",
        " notes ",
        " thanks ",
        " recognises ",
        " regrets ",
        " agrees ",
    ]
    .iter()
    .any(|verb| words.contains(verb))
}

/// Whether an action does something to the one it names: "that the bus companies be invited".
fn is_acted_on(words: &str) -> bool {
    [" be invited", " be pressed", " be lobbied", " be approached"]
        .iter()
        .any(|verb| words.contains(verb))
}

/// How far above a point of a list the words that open the list are looked for, in pieces.
const LIST: usize = 30;

/// The words that open the list in which an item stands: those of its lead-in, unless a list of its
/// own has been opened since; for a point without a lead-in, the line above its list.
fn nearest_lead_in(paper: &Paper<'_>, item: &Candidate) -> Option<Place> {
    let own = item.places.first()?.piece;
    let opens = |index: &usize| {
        paper.piece(*index).is_some_and(|piece| {
            !piece.is_cell()
                && (piece.words.ends_with(':') || piece.low.ends_with(" to") || piece.low.ends_with(" that"))
        })
    };
    if let Some(lead_in) = item.lead_in {
        let from = (lead_in.piece + 1).max(own.saturating_sub(LIST));
        let nearer = (from..own)
            .rev()
            .find(|index| opens(index) && paper.piece(*index).is_some_and(|piece| piece.marker.is_none()));
        return Some(nearer.map_or(lead_in, |index| paper.whole(index)));
    }
    let is_point = |index: usize| paper.piece(index).is_some_and(|piece| piece.marker.is_some());
    if !is_point(own) || item.asked.is_some() || item.kind != ItemKind::Recommendation {
        return None;
    }
    let above = (own.saturating_sub(LIST)..own)
        .rev()
        .find(|index| !is_point(*index))?;
    let heading = paper
        .piece(above)
        .is_some_and(|piece| piece.low.contains(" recommended to ") || piece.low.contains(" asked to "));
    (opens(&above) || heading).then(|| paper.whole(above))
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
