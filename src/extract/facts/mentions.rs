//! Mentions: where a paper names bodies or councils. The same name is gathered however often it is printed;
//! what stands around each mention tells whether it is the one that the paper is of.

use super::offer::{few, label_at, length, letters, position};
use crate::extract::learned::{Clues, words};
use crate::extract::paper::{Paper, Place};
use std::collections::HashMap;
use std::ops::Range;

/// A name with every place where it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Where it is printed, in order; the first is given as the fact's place.
    pub places: Vec<Place>,
}

/// How many names are gathered: a directory has thousands, and a paper's own come first.
const MOST: usize = 160;

/// Every name that `names` finds in a piece, gathered by what `key` makes of it.
pub fn gathered(
    paper: &Paper<'_>,
    names: impl Fn(usize) -> Vec<Range<usize>>,
    key: impl Fn(&str) -> String,
) -> Vec<Named> {
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut found: Vec<Named> = Vec::new();
    for (index, piece) in paper.pieces.iter().enumerate() {
        for range in names(index) {
            let at = *known.entry(key(piece.at(range.clone()))).or_insert(found.len());
            if at >= MOST {
                continue;
            }
            let place = Place::new(index, range);
            match found.get_mut(at) {
                Some(named) => named.places.push(place),
                None => found.push(Named { places: vec![place] }),
            }
        }
    }
    found
}

/// How many mentions are looked at closely.
const LOOKED_AT: usize = 24;

/// Tells the clues of a name that stands `nth` among `all`.
pub fn tell(paper: &Paper<'_>, all: &[Named], nth: usize, to: &mut impl Clues) {
    let Some((named, first)) = all
        .get(nth)
        .and_then(|named| Some((named, *named.places.first()?)))
    else {
        return;
    };
    let kind = paper.facts.kind.code();
    let own = paper.words_at(first);
    let most = all.iter().map(|other| other.places.len()).max().unwrap_or(0);
    to.clue("first", &[position(first.piece)]);
    to.clue("kind and first", &[kind, position(first.piece)]);
    to.clue("nth", &[few(nth)]);
    to.clue("kind and nth", &[kind, few(nth)]);
    to.clue("of", &[few(all.len())]);
    to.clue("count", &[few(named.places.len())]);
    to.clue("most", &[if named.places.len() == most { "yes" } else { "no" }]);
    to.clue("letters", &[letters(own)]);
    to.clue("long", &[length(own)]);
    to.clue("zone", &[paper.zone_of(first.piece).label()]);
    let low = own.to_lowercase();
    for word in words(&low) {
        to.clue("word", &[word.told]);
        to.clue("kind and word", &[kind, word.told]);
    }
    if let Some(last) = words(&low).last() {
        to.clue("last", &[last.told]);
        to.clue("last and first", &[last.told, position(first.piece)]);
    }
    for other in all.iter().take(40) {
        let longer = other
            .places
            .first()
            .map(|place| paper.words_at(*place).to_lowercase());
        let longer = longer.unwrap_or_default();
        if longer.len() > low.len() && longer.contains(&low) {
            to.clue("within", &["a longer one"]);
        } else if longer.len() < low.len() && low.contains(&longer) {
            to.clue("holds", &["a shorter one"]);
        }
    }
    for (at, place) in named.places.iter().take(LOOKED_AT).enumerate() {
        around(paper, *place, at == 0, to);
    }
}

/// What stands around one mention.
fn around(paper: &Paper<'_>, place: Place, is_first: bool, to: &mut impl Clues) {
    let Some(piece) = paper.piece(place.piece) else {
        return;
    };
    let count = paper.pieces.len();
    let near = if place.piece < 12 {
        "head"
    } else if place.piece + 8 >= count {
        "end"
    } else {
        "text"
    };
    let before: Vec<_> = words(piece.low.get(..place.start).unwrap_or("")).collect();
    let after: Vec<_> = words(piece.low.get(place.end..).unwrap_or("")).collect();
    let mut back = before.iter().rev().map(|word| word.told);
    let (one, two) = (back.next().unwrap_or("^"), back.next().unwrap_or("^"));
    let mut on = after.iter().map(|word| word.told);
    let (next, then) = (on.next().unwrap_or("$"), on.next().unwrap_or("$"));
    let line = match (before.is_empty(), after.is_empty()) {
        (true, true) => "whole",
        (true, false) => "opens",
        (false, true) => "closes",
        (false, false) => "inside",
    };
    to.clue("line", &[near, line]);
    to.clue("before", &[one]);
    to.clue("before two", &[two, one]);
    to.clue("after", &[next]);
    to.clue("after two", &[next, then]);
    to.clue("label", &[near, label_at(paper, place)]);
    if near == "head" {
        to.clue("head before", &[two, one]);
        to.clue("head after", &[next]);
        for word in before.iter().chain(&after).take(30) {
            to.clue("head beside", &[word.told]);
        }
    }
    if is_first {
        to.clue("first line", &[line]);
        to.clue("first before", &[one]);
        to.clue("first before two", &[two, one]);
        to.clue("first after", &[next]);
        let kind = paper.facts.kind.code();
        to.clue("kind and line", &[kind, near, line]);
        to.clue("kind and before", &[kind, one]);
        let opens = place.piece.checked_sub(1).and_then(|above| paper.piece(above));
        let above = opens.and_then(|piece| words(&piece.low).next().map(|word| word.told));
        to.clue("above", &[above.unwrap_or("none")]);
    }
    let sentence = piece.words.len() > 120;
    to.clue("in", &[near, if sentence { "sentence" } else { "line" }]);
}
