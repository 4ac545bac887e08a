//! Mentions: where a paper names bodies or councils. The same name is gathered however often it is printed;
//! what stands around each mention tells whether it is the one that the paper is of.

use super::offer::{few, label_at, length, letters, position};
use crate::extract::learned::{Clues, last_words, words};
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

/// The pieces of a paper's beginning and of its end, which tell whose paper it is: of one with hundreds of
/// pages not all are looked through.
pub fn ends(paper: &Paper<'_>) -> impl Iterator<Item = usize> {
    /// How many bytes from the start are its beginning.
    const BEGINNING: usize = 24_000;
    /// How many bytes before the end are its end.
    const END: usize = 8_000;
    let length = paper.document.text.len();
    let pieces = &paper.pieces;
    let first = pieces.partition_point(|piece| piece.original(0) < BEGINNING);
    let last = pieces.partition_point(|piece| piece.original(0) + END < length);
    (0..first).chain(last.max(first)..pieces.len())
}

/// Every name that `names` finds in the pieces `among`, gathered by what `key` makes of it.
pub fn gathered(
    paper: &Paper<'_>,
    among: impl Iterator<Item = usize>,
    mut names: impl FnMut(usize) -> Vec<Range<usize>>,
    key: impl Fn(&str) -> String,
) -> Vec<Named> {
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut found: Vec<Named> = Vec::new();
    for index in among {
        let Some(piece) = paper.piece(index) else { continue };
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
        to.clue("kind and last", &[kind, last.told]);
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
    // A name may stand anywhere in an endless paragraph: no more of it is read than is told.
    let before = piece.low.get(..place.start).unwrap_or("");
    let after = piece.low.get(place.end..).unwrap_or("");
    let last = last_words(before, 2);
    let mut back = last.iter().rev().copied();
    let (one, two) = (back.next().unwrap_or("^"), back.next().unwrap_or("^"));
    let mut on = words(after).map(|word| word.told);
    let (next, then) = (on.next(), on.next().unwrap_or("$"));
    let line = match (last.is_empty(), next.is_none()) {
        (true, true) => "whole",
        (true, false) => "opens",
        (false, true) => "closes",
        (false, false) => "inside",
    };
    let next = next.unwrap_or("$");
    to.clue("line", &[near, line]);
    to.clue("before", &[one]);
    to.clue("before two", &[two, one]);
    to.clue("after", &[next]);
    to.clue("after two", &[next, then]);
    let (label, kind) = (label_at(paper, place), paper.facts.kind.code());
    to.clue("label", &[near, label]);
    to.clue("kind and label", &[kind, label]);
    to.clue("in a letter", &[of_letter(paper, place.piece), line]);
    if near == "head" {
        to.clue("head before", &[two, one]);
        to.clue("head after", &[next]);
        for word in words(before).chain(words(after)).take(30) {
            to.clue("head beside", &[word.told]);
        }
    }
    if is_first {
        to.clue("first line", &[line]);
        to.clue("first before", &[one]);
        to.clue("first before two", &[two, one]);
        to.clue("first after", &[next]);
        to.clue("kind and line", &[kind, near, line]);
        to.clue("kind and before", &[kind, one]);
        let opens = place.piece.checked_sub(1).and_then(|above| paper.piece(above));
        let above = opens.and_then(|piece| words(&piece.low).next().map(|word| word.told));
        to.clue("above", &[above.unwrap_or("none")]);
    }
    let sentence = piece.words.len() > 120;
    to.clue("in", &[near, if sentence { "sentence" } else { "line" }]);
}

/// Where in a letter a piece stands: before whom it greets, or after.
fn of_letter(paper: &Paper<'_>, index: usize) -> &'static str {
    /// How far down the salutation may stand.
    const REACH: usize = 24;
    let opens = paper
        .pieces
        .iter()
        .take(REACH)
        .position(|piece| piece.low.starts_with("dear "));
    match opens {
        None => "no letter",
        Some(dear) if index < dear => "before",
        Some(dear) if index == dear => "greeted",
        Some(_) => "after",
    }
}

#[cfg(test)]
mod tests {
    use super::around;
    use crate::document;
    use crate::extract::learned::Clues;
    use crate::extract::paper::Place;
    use crate::extract::paper_of;
    use crate::scrutiny::paper::PaperFacts;
    use crate::scrutiny::period::Calendar;

    /// Counts the clues and the bytes of what they say.
    #[derive(Debug, Default, PartialEq, Eq)]
    struct Told(usize, usize);

    impl Clues for Told {
        fn clue(&mut self, _: &'static str, parts: &[&str]) {
            self.0 += 1;
            self.1 += parts.iter().map(|part| part.len()).sum::<usize>();
        }
    }

    #[test]
    fn no_more_is_told_of_a_name_in_an_endless_paragraph() {
        let told = |words: usize| {
            let filler = "and then the ponds were spoken of ".repeat(words);
            let text = format!("Report on ponds\n\nThe {filler}Parks Panel {filler}\n");
            let document = document::read(text.as_bytes(), "report.txt").unwrap();
            let (paper, _) = paper_of(&document, Calendar::default(), &PaperFacts::unknown());
            let piece = paper.pieces.last().unwrap();
            let at = piece.words.find("Parks Panel").unwrap();
            let place = Place::new(paper.pieces.len() - 1, at..at + "Parks Panel".len());
            let mut told = Told::default();
            around(&paper, place, true, &mut told);
            told
        };
        // A longer paragraph is cut.
        assert_eq!(told(20), told(100));
    }
}
