//! Linked: which item an answer belongs to.

use super::{RULE, Told};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Role;
use crate::extract::likeness;
use crate::extract::numbering::{self, Named};
use crate::extract::paper::{Paper, Place};
use crate::scrutiny::finding::Confidence;

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
    let mut asked = asked(paper, candidates, told);
    let held: Vec<Place> = candidates
        .items
        .iter()
        .flat_map(|item| item.answer.iter().chain(&item.places))
        .copied()
        .collect();
    let is_free = |told: &&Told| {
        told.answers
            && !told
                .places
                .iter()
                .any(|place| held.iter().any(|held| held.overlaps(*place)))
    };
    for answer in told.iter().filter(is_free) {
        for nth in meant(paper, &asked, answer) {
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
    let firsts: Vec<Place> = new
        .iter()
        .filter_map(|asked| asked.told?.places.first().copied())
        .collect();
    let offered: Vec<Candidate> = new
        .into_iter()
        .zip(likeness::likest_around(paper, &firsts, LEAST))
        .filter_map(|(asked, alike)| {
            let reason = "No rule knows this form; what stands behind it reads as its answer.";
            let alike = alike?;
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
fn asked<'t>(paper: &Paper<'_>, candidates: &Candidates, told: &'t [Told]) -> Vec<Asked<'t>> {
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
    let held: Vec<Place> = candidates
        .items
        .iter()
        .flat_map(|item| item.places.iter().chain(&item.answer))
        .copied()
        .collect();
    for told in told.iter().filter(|told| !told.answers) {
        let (Some(first), Some(last)) = (told.places.first(), told.places.last()) else {
            continue;
        };
        if told
            .places
            .iter()
            .any(|place| held.iter().any(|held| held.overlaps(*place)))
        {
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
fn meant(paper: &Paper<'_>, asked: &[Asked<'_>], answer: &Told) -> Vec<usize> {
    let Some(first) = answer.places.first() else {
        return Vec::new();
    };
    let named = by_number(paper, asked, answer);
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

/// The items whose numbers an answer names, in the label before it or at its beginning.
fn by_number(paper: &Paper<'_>, asked: &[Asked<'_>], answer: &Told) -> Vec<usize> {
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
        let before = |asked: &Asked<'_>| asked.end <= (first.piece, first.start);
        let fits: Vec<usize> = asked
            .iter()
            .enumerate()
            .filter(|(_, asked)| {
                before(asked)
                    && !asked.is_answered
                    && asked.answers.is_empty()
                    && asked.number.as_deref().map(numbering::core).as_deref() == Some(number.as_str())
            })
            .map(|(nth, _)| nth)
            .collect();
        found.extend(fits.last());
    }
    found
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
