//! Likeness: how much a stretch of words is like an item, as papers labelled by hand have taught.
//!
//! Rules know the layouts and phrases that somebody has thought of. Where a paper says it in another
//! way, hundreds of small clues still speak: the words, what stands before them, the heading, the
//! column, the place in the list. Each clue has a weight for each kind of item; the weights are learned
//! (a logistic regression, see `taught.rs`) and stand as a table of text in `assets/likeness`. The sum
//! finds what no rule has found, as unsure, and doubts what a rule has found that is like no item.

mod clues;
mod stretches;
mod surroundings;
#[cfg(test)]
mod taught;
mod weights;
mod words;

use super::candidate::{Candidate, Candidates};
use super::clean::Role;
use super::explain::Trace;
use super::mapped;
use super::paper::{Paper, Place};
use super::refine::sureness;
use crate::document::Format;
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use clues::{CluedPaper, CluedPiece};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use stretches::Lie;
use weights::{KINDS, Sum, WEIGHTS};

/// How likely a stretch of words is an item, and of which kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// The likelihood of each kind; what is missing to 1 is the likelihood of none.
    shares: Sum,
}

impl Likeness {
    fn of_sum(sum: Sum) -> Self {
        let most = sum.iter().copied().fold(0.0, f32::max);
        let parts = sum.map(|part| (part - most).exp());
        let all = (-most).exp() + parts.iter().sum::<f32>();
        Self {
            shares: parts.map(|part| part / all),
        }
    }

    /// How likely it is an item, from 0 to 1.
    #[must_use]
    pub fn item(self) -> f32 {
        self.shares.iter().sum()
    }

    /// The kind it is most likely of.
    #[must_use]
    pub fn kind(self) -> ItemKind {
        let best = KINDS.iter().zip(self.shares).max_by(|a, b| a.1.total_cmp(&b.1));
        best.map_or(ItemKind::Action, |(kind, _)| *kind)
    }
}

/// A stretch that is like an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alike {
    /// Where it stands.
    pub place: Place,
    /// How like an item it is.
    pub likeness: Likeness,
}

/// A paper of which stretches can be weighed.
#[derive(Debug)]
pub struct Weighing<'p> {
    clued: CluedPaper<'p>,
}

impl<'p> Weighing<'p> {
    /// Looks at the whole paper once.
    #[must_use]
    pub fn new(paper: &'p Paper<'p>) -> Self {
        Self {
            clued: CluedPaper::new(paper),
        }
    }

    /// How like an item the words at `place` are.
    #[must_use]
    pub fn likeness(&'p self, place: Place) -> Option<Likeness> {
        let piece = self.clued.piece(place.piece)?;
        let range = place.range();
        let lie = Lie::of(&range, piece.folded().len(), &piece.sentences);
        let of_lie = of_lie(&piece, lie, of_piece(&piece));
        Some(of_stretch(&piece, &range, lie, of_lie))
    }

    /// Whether a piece stands under a heading of implications, where "is asked to note" asks for nothing.
    fn is_about_implications(&self, index: usize) -> bool {
        self.clued
            .headings(index)
            .into_iter()
            .any(|heading| heading.contains("implication"))
    }

    /// The words that lead into `place`: those before it in its sentence, or those that open its list.
    fn lead_in(&'p self, place: Place) -> Option<Place> {
        let piece = self.clued.piece(place.piece)?;
        let before = piece.sentence_before(place.start);
        if !before.is_empty() {
            return Some(Place::new(place.piece, before));
        }
        let lead_in = self.clued.lead_in(place.piece).filter(|_| place.start == 0)?;
        Some(self.clued.whole(lead_in))
    }

    /// The stretches of one piece that are at least so like an item, the likest first, none of them
    /// sharing a word.
    #[must_use]
    pub fn alike(&'p self, index: usize, least: f32) -> Vec<Alike> {
        let Some(piece) = self.clued.piece(index) else {
            return Vec::new();
        };
        let words = piece.folded();
        let base = of_piece(&piece);
        let mut by_lie: [Option<Sum>; 5] = [None; 5];
        let mut found: Vec<Alike> = Vec::new();
        for range in stretches::stretches(words, &piece.sentences) {
            let lie = Lie::of(&range, words.len(), &piece.sentences);
            let Some(kept) = by_lie.get_mut(lie as usize) else {
                continue;
            };
            let sum = *kept.get_or_insert_with(|| of_lie(&piece, lie, base));
            let likeness = of_stretch(&piece, &range, lie, sum);
            if likeness.item() >= least {
                let place = Place::new(index, range);
                found.push(Alike { place, likeness });
            }
        }
        apart(found)
    }
}

/// The likest first, without those that share words with a liker one.
fn apart(mut found: Vec<Alike>) -> Vec<Alike> {
    found.sort_by(|a, b| b.likeness.item().total_cmp(&a.likeness.item()));
    let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
    found.retain(|alike| {
        let (start, end) = (alike.place.start, alike.place.end);
        let before = ends.range(..end).next_back();
        let free = before.is_none_or(|(_, taken)| *taken <= start);
        if free {
            ends.insert(start, end);
        }
        free
    });
    found
}

fn of_piece(piece: &CluedPiece<'_>) -> Sum {
    let mut summed = WEIGHTS.sum(Sum::default());
    piece.of_piece(&mut summed);
    summed.sum
}

fn of_lie(piece: &CluedPiece<'_>, lie: Lie, from: Sum) -> Sum {
    let mut summed = WEIGHTS.sum(from);
    piece.of_lie(lie, &mut summed);
    summed.sum
}

fn of_stretch(piece: &CluedPiece<'_>, range: &Range<usize>, lie: Lie, from: Sum) -> Likeness {
    let mut summed = WEIGHTS.sum(from);
    piece.of_stretch(range, lie, &mut summed);
    Likeness::of_sum(summed.sum)
}

/// The rule's name that stands with what was found by its likeness alone.
pub const RULE: &str = "reads_like_one";

/// What is at least so like an item is offered although no rule has found it.
const OFFERED: f32 = 0.55;
/// What is less like an item than this is not even looked at.
const NOTICED: f32 = 0.05;
/// The points around one that is offered are like items to this measure.
const AMONG: f32 = 0.3;
/// What is so like an item is likely one.
const LIKELY: f32 = 0.7;
/// What a rule has found and is less like an item than this is dropped.
const DOUBTED: f32 = 0.005;

/// Drops what rules have found that is like no item, and adds what is like one that no rule has found.
pub fn compare(paper: &Paper<'_>, candidates: &mut Candidates, trace: &mut Trace) {
    if paper.explains {
        return;
    }
    let weighing = Weighing::new(paper);
    drop_doubted(paper, &weighing, candidates, trace);
    if is_a_sheet(paper) {
        return;
    }
    let found: Vec<Vec<Alike>> = (0..paper.pieces.len())
        .map(|index| {
            if is_row_of_named_columns(paper, index) || weighing.is_about_implications(index) {
                return Vec::new();
            }
            weighing.alike(index, NOTICED)
        })
        .collect();
    for (index, own) in found.iter().enumerate() {
        let offers = own.iter().filter(|alike| alike.likeness.item() >= OFFERED);
        for alike in offers.filter(|_| is_among_its_like(paper, &found, index)) {
            let mut item = offered(paper, *alike);
            item.lead_in = weighing.lead_in(alike.place);
            candidates.push(item);
        }
    }
}

/// Whether a paper is a sheet of rows: where their headings say too little, the user is asked what the
/// columns hold.
const fn is_a_sheet(paper: &Paper<'_>) -> bool {
    matches!(paper.document.format, Format::Workbook | Format::Csv)
}

/// Whether a piece is a cell of a table whose columns the user has named: its rows are read by that alone.
fn is_row_of_named_columns(paper: &Paper<'_>, index: usize) -> bool {
    match paper.piece(index).map(|piece| piece.role) {
        Some(Role::Cell { table, .. }) => mapped::is_mapped(paper, table),
        _ => false,
    }
}

/// Drops what rules have read from sentences and is like no item. The numbered points of a list that is
/// asked for stay, as few words as they have. What stands in one piece with another
/// find of the same rule that is like one stays: they were asked for in one breath.
fn drop_doubted(paper: &Paper<'_>, weighing: &Weighing<'_>, candidates: &mut Candidates, trace: &mut Trace) {
    let mut doubted: Vec<bool> = Vec::new();
    let mut vouched: HashSet<(&'static str, usize)> = HashSet::new();
    for item in &candidates.items {
        let place = match item.places.as_slice() {
            [place] if item.number.is_none() && !sureness::rests_on_structure(item.rule) => Some(*place),
            _ => None,
        };
        let likeness = place.and_then(|place| Some((place, weighing.likeness(place)?)));
        let doubt = likeness.is_some_and(|(_, likeness)| likeness.item() < DOUBTED);
        if let Some((place, _)) = likeness.filter(|_| !doubt) {
            vouched.insert((item.rule, place.piece));
        }
        doubted.push(doubt);
    }
    let mut doubts = doubted.into_iter();
    candidates.items.retain(|item| {
        let doubt = doubts.next().unwrap_or(false);
        let kept = !doubt || vouched.contains(&(item.rule, item.begins_at().0));
        if !kept {
            trace.dropped(
                RULE,
                item,
                paper,
                "its words and what stands around them are like no item's",
            );
        }
        kept
    });
}

/// Whether most points of the list that a piece stands in are like items too: one that is alone with it
/// among aims, duties or topics is one of them.
fn is_among_its_like(paper: &Paper<'_>, found: &[Vec<Alike>], index: usize) -> bool {
    /// So many points on either side are asked.
    const NEAR: usize = 4;
    let is_point = |at: &usize| paper.piece(*at).is_some_and(|piece| piece.role == Role::Point);
    if !is_point(&index) {
        return true;
    }
    let before = (0..index).rev().take_while(is_point).take(NEAR);
    let after = (index + 1..paper.pieces.len()).take_while(is_point).take(NEAR);
    let best = |at: usize| {
        let first = found.get(at).and_then(|own| own.first());
        first.map_or(0.0, |alike| alike.likeness.item())
    };
    let (mut count, mut sum) = (0.0, 0.0);
    for at in before.chain(after) {
        count += 1.0;
        sum += best(at);
    }
    count < 2.0 || sum / count >= AMONG
}

fn offered(paper: &Paper<'_>, alike: Alike) -> Candidate {
    let likeness = alike.likeness;
    let confidence = if likeness.item() >= LIKELY {
        Confidence::Likely
    } else {
        Confidence::Unsure
    };
    let reason = "No rule knows this form; its words and what stands around them are like those of an item.";
    let place = alike.place;
    let marker = paper.piece(place.piece).and_then(|piece| piece.marker.as_ref());
    let number = marker
        .filter(|_| place.start == 0)
        .and_then(|marker| marker.number());
    Candidate::new(RULE, likeness.kind(), vec![place], reason)
        .numbered(number)
        .sure(confidence)
}
