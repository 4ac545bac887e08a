//! Linked: which item an answer belongs to.

use super::{RULE, Told};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Role;
use crate::extract::numbering::{self, Named};
use crate::extract::paper::{Paper, Place};
use crate::scrutiny::finding::Confidence;
use std::collections::HashMap;

/// An item that may be answered, found by a rule or only told.
#[derive(Debug)]
struct Asked<'t> {
    /// Where its words end.
    end: (usize, usize),
    start: (usize, usize),
    number: Option<String>,
    /// Its place among the candidates; none where no rule has found it.
    known: Option<usize>,
    told: Option<&'t Told>,
    /// The answers that were linked to it.
    answers: Vec<Place>,
    /// Whether a rule has found its answer.
    is_answered: bool,
}

/// Gives told answers to the items they belong to.
pub fn link(paper: &Paper<'_>, candidates: &mut Candidates, told: &[Told], fewest: usize) {
    let held = Held::of(candidates);
    let mut asked = asked(paper, candidates, told, &held);
    let numbered = by_numbers(&asked);
    let is_free = |told: &&Told| told.answers && !told.places.iter().any(|place| held.has_of(*place));
    for answer in told.iter().filter(is_free) {
        for nth in meant(paper, &asked, &numbered, answer) {
            if let Some(item) = asked.get_mut(nth)
                && !item.is_answered
            {
                item.answers.extend(&answer.places);
            }
        }
    }
    if asked.iter().filter(|asked| !asked.answers.is_empty()).count() < fewest {
        return;
    }
    let new: Vec<&Asked<'_>> = asked
        .iter()
        .filter(|asked| asked.known.is_none() && !asked.answers.is_empty())
        .collect();
    let offered: Vec<Candidate> = new
        .into_iter()
        .filter_map(|asked| {
            let reason = "No rule knows this form; what stands behind it reads as its answer.";
            let first = *asked.told?.places.first()?;
            let alike = candidates.looks.around(first, LEAST)?;
            let mut item = Candidate::new(RULE, alike.likeness.kind(), vec![alike.place], reason)
                .numbered(asked.number.clone().filter(|_| alike.place.start == 0))
                .sure(Confidence::Unsure);
            item.answer.clone_from(&asked.answers);
            Some(item)
        })
        .collect();
    for asked in &asked {
        if let Some(item) = asked.known.and_then(|index| candidates.items.get_mut(index))
            && !asked.answers.is_empty()
        {
            item.answer.clone_from(&asked.answers);
        }
    }
    for item in offered {
        candidates.push(item);
    }
}

/// What is answered is an item if it is like one to this measure.
const LEAST: f32 = 0.25;

/// All items in the order of the paper, those that rules have found and those only told.
fn asked<'t>(paper: &Paper<'_>, candidates: &Candidates, told: &'t [Told], held: &Held) -> Vec<Asked<'t>> {
    let mut found: Vec<Asked<'t>> = Vec::new();
    for (nth, item) in candidates.items.iter().enumerate() {
        let (Some(first), Some(last)) = (item.places.first(), item.places.last()) else {
            continue;
        };
        found.push(Asked {
            start: (first.piece, first.start),
            end: (last.piece, last.end),
            number: item.number.clone(),
            known: Some(nth),
            told: None,
            answers: Vec::new(),
            is_answered: !item.answer.is_empty(),
        });
    }
    for told in told.iter().filter(|told| !told.answers) {
        let (Some(first), Some(last)) = (told.places.first(), told.places.last()) else {
            continue;
        };
        if told.places.iter().any(|place| held.has_of(*place)) {
            continue;
        }
        let marker = paper.piece(first.piece).and_then(|piece| piece.marker.as_ref());
        found.push(Asked {
            start: (first.piece, first.start),
            end: (last.piece, last.end),
            number: marker
                .filter(|_| first.start == 0)
                .and_then(|marker| marker.number()),
            known: None,
            told: Some(told),
            answers: Vec::new(),
            is_answered: false,
        });
    }
    found.sort_by_key(|asked| asked.start);
    found
}

/// The items that an answer answers.
fn meant(paper: &Paper<'_>, asked: &[Asked<'_>], numbered: &Numbered, answer: &Told) -> Vec<usize> {
    let Some(first) = answer.places.first() else {
        return Vec::new();
    };
    let named = by_number(paper, asked, numbered, answer);
    if !named.is_empty() {
        return named;
    }
    if let Some(nth) = in_row(paper, asked, *first) {
        return vec![nth];
    }
    let before = asked.partition_point(|asked| asked.start < (first.piece, first.start));
    let Some(last) = before.checked_sub(1) else {
        return Vec::new();
    };
    if speaks_of_several(paper, *first) {
        let open = (0..before).rev().take_while(|nth| {
            asked
                .get(*nth)
                .is_some_and(|asked| asked.answers.is_empty() && !asked.is_answered)
        });
        let run: Vec<usize> = open.take(MOST_TOGETHER).collect();
        if run.len() > 1 {
            return run;
        }
    }
    // What follows an answered item further down is no more of its answer.
    let taken = asked.get(last).is_some_and(|asked| !asked.answers.is_empty());
    if taken { Vec::new() } else { vec![last] }
}

/// So many items may be answered in one breath.
const MOST_TOGETHER: usize = 4;

/// Whether an answer begins by speaking of more than one: "Both are agreed".
fn speaks_of_several(paper: &Paper<'_>, first: Place) -> bool {
    const NEAR: usize = 60;
    let words = paper.words_at(first).to_lowercase();
    let opening: String = words.chars().take(NEAR).collect();
    let padded = format!(" {opening} ");
    [
        " both ",
        " all three ",
        " all four ",
        " these are ",
        " these have ",
        " these two ",
    ]
    .iter()
    .any(|words| padded.contains(words))
}

/// Items by the core of their numbers, each in the order of the paper.
type Numbered = HashMap<String, Vec<usize>>;

/// So many items of one number are looked at before an answer that names it.
const NEAREST: usize = 24;

fn by_numbers(asked: &[Asked<'_>]) -> Numbered {
    let mut numbered = Numbered::new();
    for (nth, asked) in asked.iter().enumerate() {
        if let Some(number) = &asked.number {
            numbered.entry(numbering::core(number)).or_default().push(nth);
        }
    }
    numbered
}

/// What items and their answers hold of a paper, to be asked of any place in a few steps.
struct Held {
    /// In the order of the paper, each with how far it and those before it in its piece reach.
    places: Vec<(Place, usize)>,
}

impl Held {
    fn of(candidates: &Candidates) -> Self {
        let mut places: Vec<(Place, usize)> = candidates
            .items
            .iter()
            .flat_map(|item| item.places.iter().chain(&item.answer))
            .map(|place| (*place, place.end))
            .collect();
        places.sort_by_key(|(place, _)| (place.piece, place.start));
        let mut before: Option<(usize, usize)> = None;
        for (place, reach) in &mut places {
            if let Some((piece, far)) = before
                && piece == place.piece
            {
                *reach = far.max(*reach);
            }
            before = Some((place.piece, *reach));
        }
        Self { places }
    }

    /// Whether anything of a place is held.
    fn has_of(&self, place: Place) -> bool {
        let later = self
            .places
            .partition_point(|(held, _)| (held.piece, held.start) < (place.piece, place.end));
        later
            .checked_sub(1)
            .and_then(|last| self.places.get(last))
            .is_some_and(|(held, reach)| held.piece == place.piece && *reach > place.start)
    }
}

/// The items whose numbers an answer names, in the label before it or at its beginning.
fn by_number(paper: &Paper<'_>, asked: &[Asked<'_>], numbered: &Numbered, answer: &Told) -> Vec<usize> {
    let mut named: Vec<Named> = Vec::new();
    let Some(first) = answer.places.first() else {
        return Vec::new();
    };
    if let Some(before) = answer.before.filter(|before| before.end - before.start < 70) {
        named.extend(numbering::named_in(paper.words_at(before)));
        if named.is_empty()
            && let Some((opening, _)) = numbering::opens_by_naming(paper.words_at(before))
        {
            named.extend(opening);
        }
    }
    if named.is_empty()
        && let Some((opening, _)) = numbering::opens_by_naming(paper.words_at(*first))
    {
        named.extend(opening);
    }
    if named.is_empty() {
        named.extend(begins_by_naming(paper.words_at(*first)));
    }
    let mut numbers: Vec<String> = named
        .into_iter()
        .filter_map(|named| match named {
            Named::Number(number) => Some(numbering::core(&number)),
            _ => None,
        })
        .collect();
    if numbers.is_empty() {
        let marker = paper.piece(first.piece).and_then(|piece| piece.marker.as_ref());
        let own = marker
            .filter(|_| first.start == 0)
            .and_then(|marker| marker.number());
        numbers.extend(own.map(|number| numbering::core(&number)));
    }
    let mut found = Vec::new();
    for number in numbers {
        let same = numbered.get(&number).map_or(&[][..], Vec::as_slice);
        let before = |nth: &usize| {
            asked
                .get(*nth)
                .is_some_and(|asked| asked.end <= (first.piece, first.start))
        };
        let is_open = |nth: &&usize| {
            asked
                .get(**nth)
                .is_some_and(|asked| !asked.is_answered && asked.answers.is_empty())
        };
        let near = same.get(..same.partition_point(before)).unwrap_or(same);
        found.extend(near.iter().rev().take(NEAREST).find(is_open));
    }
    found
}

/// The recommendations that a sentence begins by naming: "Recommendations 1 and 4 are accepted".
fn begins_by_naming(words: &str) -> Vec<Named> {
    const NEAR: usize = 48;
    let opening = words
        .get(..words.floor_char_boundary(NEAR.min(words.len())))
        .unwrap_or("");
    let begins = opening
        .get(..14)
        .is_some_and(|noun| noun.eq_ignore_ascii_case("recommendation"));
    if begins {
        numbering::named_in(opening)
    } else {
        Vec::new()
    }
}

/// The item in the row of a cell: the nearest before it, else the first behind it.
fn in_row(paper: &Paper<'_>, asked: &[Asked<'_>], first: Place) -> Option<usize> {
    let row_of = |index: usize| match paper.piece(index)?.role {
        Role::Cell { table, row, .. } => Some((table, row)),
        _ => None,
    };
    let own = row_of(first.piece)?;
    let near = asked.partition_point(|asked| asked.start < (first.piece, first.start));
    let fits = |nth: &usize| {
        asked
            .get(*nth)
            .is_some_and(|asked| row_of(asked.start.0) == Some(own))
    };
    near.checked_sub(1)
        .filter(fits)
        .or_else(|| Some(near).filter(fits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::extract::paper_of;
    use crate::scrutiny::item::ItemKind;
    use crate::scrutiny::paper::PaperFacts;
    use crate::scrutiny::period::Calendar;

    #[test]
    fn what_is_held_is_told_of_any_place_also_behind_a_short_one_within_a_long_one() {
        let mut candidates = Candidates::default();
        for range in [0..50, 10..12, 60..70] {
            candidates.push(Candidate::new(
                RULE,
                ItemKind::Action,
                vec![Place::new(1, range)],
                "",
            ));
        }
        let held = Held::of(&candidates);
        for (piece, range, expected) in [
            (1, 20..30, true),
            (1, 49..55, true),
            (1, 50..60, false),
            (1, 55..61, true),
            (1, 69..80, true),
            (1, 70..80, false),
            (0, 0..99, false),
            (2, 0..99, false),
        ] {
            assert_eq!(
                held.has_of(Place::new(piece, range.clone())),
                expected,
                "{range:?} of {piece}"
            );
        }
    }

    const PAPER: &str = "Reply of the Harbour Trust\n\n1. Mend the slipway.\n\n2. Open the kiosk.\n\n3. Sweep the quay.\n\nRecommendation 2 is agreed.\n\nBoth are in hand.\n\nThe gulls are loud.\n";

    /// The answers that each of the three items of the paper gets from one that is told.
    fn answered_by(words: &str, known_answer: Option<usize>) -> Vec<usize> {
        let document = document::read(PAPER.as_bytes(), "invented.txt").unwrap();
        let (paper, _) = paper_of(&document, Calendar::default(), &PaperFacts::unknown());
        let piece = |words: &str| {
            let found = paper.pieces.iter().position(|piece| piece.words.contains(words));
            paper.whole(found.unwrap())
        };
        let mut candidates = Candidates::default();
        for (nth, words) in ["Mend", "Open", "Sweep"].into_iter().enumerate() {
            let mut item = Candidate::new("invented", ItemKind::Recommendation, vec![piece(words)], "")
                .numbered(Some((nth + 1).to_string()));
            if known_answer == Some(nth) {
                item.answer = vec![piece("gulls")];
            }
            candidates.push(item);
        }
        let answer = piece(words);
        let told = Told {
            answers: true,
            places: vec![answer],
            before: None,
        };
        link(&paper, &mut candidates, &[told], 1);
        let items = candidates.items.iter().enumerate();
        items
            .filter(|(_, item)| item.answer == [answer])
            .map(|(nth, _)| nth)
            .collect()
    }

    #[test]
    fn an_answer_goes_to_the_item_that_its_number_names() {
        assert_eq!(answered_by("Recommendation 2 is agreed.", None), [1]);
    }

    #[test]
    fn an_answer_of_no_number_goes_to_the_last_item_before_it() {
        assert_eq!(answered_by("gulls", None), [2]);
    }

    #[test]
    fn an_answer_that_speaks_of_several_goes_to_those_that_are_still_open() {
        assert_eq!(answered_by("Both are", None), [0, 1, 2]);
        assert_eq!(answered_by("Both are", Some(0)), [1, 2]);
    }

    #[test]
    fn what_a_rule_has_answered_is_not_answered_again() {
        assert!(
            answered_by("Recommendation 2 is agreed.", Some(1))
                .iter()
                .all(|nth| *nth != 1)
        );
    }
}
