//! Clues to the title among its offers.

use super::never::{KIND_ONLY, is_heading_or_label, is_other_fact};
use super::offers::Offer;
use crate::extract::facts::date;
use crate::extract::facts::offer::{label_at, length, letters, position, role, sort_of_line};
use crate::extract::learned::{Clues, words};
use crate::extract::paper::Paper;

/// What the offers of a paper have in common, looked at once.
#[derive(Debug)]
pub struct Around {
    /// What the rules would have.
    ruled: Option<String>,
    /// The letters in which most lines of the head are written.
    letters: &'static str,
    /// The first piece that is a line and nothing else.
    first_line: Option<usize>,
    sorts: Vec<&'static str>,
}

impl Around {
    /// Looks at the head of a paper; `ruled` is the title that the rules would have.
    pub fn of(paper: &Paper<'_>, ruled: Option<String>) -> Self {
        let sorts: Vec<&'static str> = (0..30).map(|index| sort_of_line(paper, Some(index))).collect();
        let capitals = paper
            .pieces
            .iter()
            .take(8)
            .filter(|piece| letters(&piece.words) == "capitals")
            .count();
        Self {
            ruled,
            letters: if capitals >= 4 { "capitals" } else { "small" },
            first_line: sorts.iter().position(|sort| *sort == "line"),
            sorts,
        }
    }

    fn sort(&self, index: Option<usize>) -> &'static str {
        index
            .and_then(|index| self.sorts.get(index))
            .copied()
            .unwrap_or("none")
    }
}

/// Tells the clues of an offer.
pub fn tell(paper: &Paper<'_>, around: &Around, offer: &Offer, to: &mut impl Clues) {
    let (Some(first), Some(last)) = (offer.places.first(), offer.places.last()) else {
        return;
    };
    let Some(piece) = paper.piece(first.piece) else {
        return;
    };
    let own = paper.words_of(&offer.places);
    let low = own.to_lowercase();
    let kind = paper.facts.kind.code();
    let lines = super::super::offer::few(offer.places.len());
    to.clue("at", &[position(first.piece)]);
    to.clue("kind", &[kind, position(first.piece)]);
    to.clue("lines", &[lines]);
    to.clue("start", &[offer.start]);
    to.clue("end", &[offer.end]);
    to.clue("cut", &[offer.start, offer.end]);
    to.clue("kind and end", &[kind, offer.end]);
    to.clue("letters", &[letters(&own)]);
    to.clue("letters among", &[letters(&own), around.letters]);
    to.clue("long", &[length(&own)]);
    to.clue("kind and length", &[kind, length(&own)]);
    to.clue("zone", &[paper.zone_of(first.piece).label()]);
    to.clue("role", &[role(piece)]);
    to.clue("label", &[label_at(paper, *first), offer.start]);
    to.clue("apart", &[if piece.apart { "yes" } else { "no" }]);
    of_words(&low, kind, offer, to);
    of_lines(paper, around, offer, to);
    of_what_is_left(paper, offer, to);
    let inside = around.ruled.as_ref().map_or("none", |ruled| {
        let ruled = ruled.to_lowercase();
        if ruled == low {
            "same"
        } else if ruled.contains(&low) {
            "part"
        } else if low.contains(&ruled) {
            "more"
        } else {
            "other"
        }
    });
    to.clue("by rule", &[inside]);
    to.clue("by rule of", &[inside, kind]);
    let value = |fact: &Option<String>| {
        fact.as_ref()
            .is_some_and(|value| low.contains(&value.to_lowercase()))
    };
    let same = |fact: &Option<String>| fact.as_ref().is_some_and(|value| low == value.to_lowercase());
    for (name, fact) in [("council", &paper.facts.council), ("body", &paper.facts.body)] {
        if same(fact) {
            to.clue("is", &[name]);
        } else if value(fact) {
            to.clue("names", &[name]);
        }
    }
    if date::prints_a_day(paper, last.piece) && offer.end == "whole" {
        to.clue("holds", &["day"]);
    }
    if own.ends_with('.') {
        to.clue("ends with", &["stop"]);
    }
    if own.ends_with('?') {
        to.clue("ends with", &["question"]);
    }
}

fn of_words(low: &str, kind: &str, offer: &Offer, to: &mut impl Clues) {
    let found: Vec<_> = words(low).collect();
    let told: Vec<&str> = found.iter().map(|word| word.told).collect();
    for word in &told {
        to.clue("word", &[word]);
    }
    if let Some(first) = told.first() {
        to.clue("first", &[first]);
        to.clue("kind and first", &[kind, first]);
        to.clue("first cut", &[first, offer.end]);
    }
    if let Some(last) = told.last() {
        to.clue("last", &[last]);
    }
    if let [one, two, ..] = told.as_slice() {
        to.clue("opens", &[one, two]);
    }
    if told.len() <= 2 {
        to.clue("all", &told);
    }
}

fn of_lines(paper: &Paper<'_>, around: &Around, offer: &Offer, to: &mut impl Clues) {
    let (Some(first), Some(last)) = (offer.places.first(), offer.places.last()) else {
        return;
    };
    let above = around.sort(first.piece.checked_sub(1));
    let own = around.sort(Some(first.piece));
    let below = around.sort(Some(last.piece + 1));
    to.clue("sort", &[own]);
    to.clue("sort and end", &[own, offer.end]);
    to.clue("above", &[above]);
    to.clue("below", &[below]);
    to.clue("between", &[above, below]);
    for place in offer.places.iter().skip(1) {
        to.clue("joined", &[own, around.sort(Some(place.piece))]);
        if paper.piece(place.piece).is_some_and(|piece| piece.apart) {
            to.clue("joined over", &["space"]);
        }
        let case = |at: usize| paper.piece(at).map_or("", |piece| letters(&piece.words));
        let same = case(place.piece) == case(first.piece);
        to.clue("joined letters", &[if same { "same" } else { "other" }]);
    }
    let opens = |index: usize| {
        paper
            .piece(index)
            .and_then(|piece| words(&piece.low).next().map(|word| word.told))
    };
    if let Some(word) = opens(last.piece + 1) {
        to.clue("then", &[word]);
    }
    if let Some(word) = first.piece.checked_sub(1).and_then(opens) {
        to.clue("after", &[word]);
    }
    let apart = paper.piece(last.piece + 1).is_none_or(|piece| piece.apart);
    to.clue("parted below", &[if apart { "yes" } else { "no" }]);
    if around.first_line == Some(first.piece) {
        to.clue("first line", &[offer.start]);
    }
    let (Some(piece), true) = (paper.piece(first.piece), offer.places.len() == 1) else {
        return;
    };
    if is_heading_or_label(paper, &piece.low) {
        to.clue("piece", &["heading or label"]);
    }
    if is_other_fact(paper, first.piece, &piece.low) {
        to.clue("piece", &["other fact"]);
    }
    if KIND_ONLY.contains(&piece.low.as_str()) {
        to.clue("piece", &["kind only"]);
    }
    if super::can_be_title(paper, first.piece, piece) {
        to.clue("piece", &["can be title"]);
    }
}

/// What of its lines is not in the offer.
fn of_what_is_left(paper: &Paper<'_>, offer: &Offer, to: &mut impl Clues) {
    let (Some(first), Some(last)) = (offer.places.first(), offer.places.last()) else {
        return;
    };
    let before = paper
        .piece(first.piece)
        .and_then(|piece| piece.low.get(..first.start))
        .unwrap_or("");
    let after = paper
        .piece(last.piece)
        .and_then(|piece| piece.low.get(last.end..))
        .unwrap_or("");
    let found: Vec<_> = words(before).collect();
    let mut told = found
        .iter()
        .rev()
        .map(|word| word.told)
        .filter(|word| word.chars().any(char::is_alphanumeric));
    if let Some(word) = told.next() {
        to.clue("label ends", &[word]);
    }
    if let Some(word) = found.first() {
        to.clue("label begins", &[word.told]);
    }
    let found: Vec<_> = words(after).collect();
    let next: Vec<&str> = found.iter().take(3).map(|word| word.told).collect();
    if let [one, ..] = next.as_slice() {
        to.clue("left", &[one]);
    }
    if let [one, two, ..] = next.as_slice() {
        to.clue("left two", &[one, two]);
    }
    for word in found.iter().take(12) {
        to.clue("among left", &[word.told]);
    }
}
