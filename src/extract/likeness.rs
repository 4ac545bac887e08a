//! Likeness: how much a stretch of words is like an item, as papers labelled by hand have taught.
//!
//! Rules know the layouts and phrases that somebody has thought of. Where a paper says it in another
//! way, hundreds of small clues still speak: the words, what stands before them, the heading, the
//! column, the place in the list. Each clue has a weight for each kind of item; the weights are learned
//! (a logistic regression, see `taught.rs`) and stand as a table of text in `assets/likeness`. The sum
//! finds what no rule has found, as unsure, and doubts what a rule has found that is like no item.

mod clues;
mod set_aside;
mod stretches;
pub(super) mod surroundings;
#[cfg(test)]
mod taught;
mod together;
mod weighing;

use super::at_once;
use super::candidate::{Candidate, Candidates};
use super::clean::Role;
use super::explain::Trace;
use super::learned::{Sum, Weights, shares};
use super::mapped;
use super::paper::{Paper, Place};
use super::refine::sureness::rests_on_structure;
use super::rules::PAYMENTS;
use super::table;
use crate::document::Format;
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;
use together::{Judgement, Offers};
use weighing::Weighing;

/// The kinds in the order of the table's columns.
const KINDS: [ItemKind; 3] = [ItemKind::Recommendation, ItemKind::Resolution, ItemKind::Action];

/// The rule of tables: what its headings call decisions were decided, however they read.
const TABLES: &str = "action_table";

/// What the clues of a stretch weigh together for each kind.
type KindSum = Sum<{ KINDS.len() }>;

/// The table that ships with the program, read when it is first asked for.
const TABLE: &str = include_str!("../../assets/likeness/weights.tsv");

static WEIGHTS: LazyLock<Weights<{ KINDS.len() }>> = LazyLock::new(|| Weights::read(TABLE));

/// What clues weigh.
fn weights() -> &'static Weights<{ KINDS.len() }> {
    #[cfg(test)]
    if let Some(instead) = taught::INSTEAD.get() {
        return instead;
    }
    &WEIGHTS
}

/// For each piece the stretches of it that are like items, however little, the likest first.
#[derive(Debug, Default)]
pub struct Looks(Vec<Vec<Alike>>);

impl Looks {
    /// Those of the piece at `index`.
    #[must_use]
    pub fn of(&self, index: usize) -> &[Alike] {
        self.0.get(index).map_or(&[], Vec::as_slice)
    }

    /// The stretch that shares words with a place and is most like an item, at least so like one.
    #[must_use]
    pub fn around(&self, place: Place, least: f32) -> Option<Alike> {
        let own = self.of(place.piece).iter();
        own.take_while(|alike| alike.likeness.item() >= least)
            .find(|alike| alike.place.overlaps(place))
            .copied()
    }
}

/// How likely a stretch of words is an item, and of which kind.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Likeness {
    /// The likelihood of each kind; what is missing to 1 is the likelihood of none.
    shares: [f32; KINDS.len()],
}

impl Likeness {
    fn of_sum(sum: KindSum) -> Self {
        Self { shares: shares(sum) }
    }

    /// How likely it is an item, from 0 to 1.
    #[must_use]
    pub fn item(self) -> f32 {
        self.shares.iter().sum()
    }

    /// How likely it is an item of this kind.
    #[must_use]
    pub fn of(self, kind: ItemKind) -> f32 {
        let own = KINDS.iter().zip(self.shares).find(|(known, _)| **known == kind);
        own.map_or(0.0, |(_, share)| share)
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
    // A long paper has a list for each of its many pieces, and most of what was found is gone.
    found.shrink_to_fit();
    found
}

/// The rule's name that stands with what was found by its likeness alone.
pub const RULE: &str = "reads_like_one";

/// What is at least so like an item by itself is offered although no rule has found it.
const OFFERED: f32 = 0.55;
/// What is at least so likely an item together with what stands beside it is offered too.
const OFFERED_TOGETHER: f32 = 0.55;
/// What is less likely an item than this, together with what stands beside it, is none.
const NEVER: f32 = 0.1;
/// A kind that is less likely than this beside the likeliest is not the item's.
const OF_ITS_KIND: f32 = 0.3;
/// What is less like an item than this is like none: no rule that has found it is believed.
const NOTICED: f32 = 0.001;
/// The points around one that is offered are like items to this measure.
const AMONG: f32 = 0.3;
/// What is so like an item is likely one.
const LIKELY: f32 = 0.7;

/// Drops what rules have found that is like no item, and adds what is like one that no rule has found.
pub fn compare(paper: &Paper<'_>, candidates: &mut Candidates, trace: &mut Trace) {
    if paper.explains || is_a_sheet(paper) {
        return;
    }
    let weighing = Weighing::new(paper);
    let (looks, again) = looks(paper, &weighing);
    let judgement = Offers::new(paper, &weighing, &again, candidates).judged(candidates);
    heed(paper, &judgement, candidates, trace);
    drop_doubted(paper, &looks, candidates, trace);
    for alike in offered_by_themselves(paper, &looks, &weighing, &judgement) {
        offer(paper, &weighing, alike, candidates);
    }
    for alike in judgement.others.iter().copied() {
        if alike.likeness.item() < OFFERED_TOGETHER {
            break;
        }
        let index = alike.place.piece;
        let likely = |at: usize| judgement.of_pieces.get(&at).copied().unwrap_or(0.0);
        if !weighing.is_about_implications(index) && is_among_its_like(paper, likely, index) {
            offer(paper, &weighing, alike, candidates);
        }
    }
    candidates.looks = looks;
}

/// A thread is to have so many pieces to weigh.
const PIECES: usize = 64;

/// The stretches of each piece that are like items, and those that are looked at again together with
/// what stands beside them.
fn looks(paper: &Paper<'_>, weighing: &Weighing<'_>) -> (Looks, Vec<Alike>) {
    let seen = weighing.seen();
    let of_piece = |weighing: &mut Weighing<'_>, index: usize| {
        let piece = weighing
            .piece(index)
            .filter(|_| !is_row_of_named_columns(paper, index));
        let all = piece.map_or_else(Vec::new, |mut piece| piece.alike(NOTICED));
        (together::looked_at(&all), apart(all))
    };
    let found = at_once::of_each_with(paper.pieces.len(), PIECES, || Weighing::of(&seen), of_piece);
    let (again, looks): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    (Looks(looks), again.into_iter().flatten().collect())
}

/// Drops what rules have found that is no item by all that stands beside it, and mends the kinds of the
/// others.
fn heed(paper: &Paper<'_>, judgement: &Judgement, candidates: &mut Candidates, trace: &mut Trace) {
    let mut nth = 0;
    for (at, item) in candidates.items.iter_mut().enumerate() {
        if let Some(likeness) = judgement.candidates.get(&at)
            && !is_named(paper, item)
            && !(item.rule == TABLES && item.kind == ItemKind::Resolution)
            && likeness.of(item.kind) < OF_ITS_KIND * likeness.of(likeness.kind())
        {
            item.kind = likeness.kind();
        }
    }
    candidates.keep(|item| {
        let likeness = judgement.candidates.get(&nth);
        nth += 1;
        // A structure holds whatever words stand in it.
        let kept = likeness.is_none_or(|likeness| likeness.item() >= NEVER)
            || item.rule == PAYMENTS
            || rests_on_structure(item.rule)
            || is_named(paper, item);
        if !kept {
            let why = "beside what stands around it, it is like no item";
            trace.dropped(RULE, item, paper, why);
        }
        kept
    });
}

/// Whether an item stands in a table whose columns the user has named.
fn is_named(paper: &Paper<'_>, item: &Candidate) -> bool {
    let mut places = item.places.iter();
    places.any(|place| is_row_of_named_columns(paper, place.piece))
}

/// What is like an item by itself, unless all that stands beside it speaks against it.
fn offered_by_themselves(
    paper: &Paper<'_>,
    looks: &Looks,
    weighing: &Weighing<'_>,
    judgement: &Judgement,
) -> Vec<Alike> {
    let others = judgement.others.iter();
    let never: HashSet<Place> = others
        .filter(|alike| alike.likeness.item() < NEVER)
        .map(|alike| alike.place)
        .collect();
    let likest = |at: usize| looks.of(at).first().map_or(0.0, |alike| alike.likeness.item());
    let mut found = Vec::new();
    for (index, own) in looks.0.iter().enumerate() {
        let mut offers = own
            .iter()
            .filter(|alike| alike.likeness.item() >= OFFERED && !never.contains(&alike.place))
            .peekable();
        if offers.peek().is_some()
            && !weighing.is_about_implications(index)
            && is_among_its_like(paper, likest, index)
        {
            found.extend(offers.copied());
        }
    }
    found
}

/// Whether a piece explains a column of a table, in a row of two: "Action | what was asked for".
fn explains_a_column(paper: &Paper<'_>, index: usize) -> bool {
    let row_of = |index: usize| match paper.piece(index)?.role {
        Role::Cell { table, row, .. } => Some((table, row)),
        _ => None,
    };
    let Some((row, above)) = row_of(index).zip(index.checked_sub(1)) else {
        return false;
    };
    row_of(above) == Some(row)
        && row_of(index + 1) != Some(row)
        && above.checked_sub(1).and_then(row_of) != Some(row)
        && paper
            .piece(above)
            .is_some_and(|piece| table::is_heading_of_column(paper, &piece.low))
}

/// Adds a stretch that no rule has found.
fn offer(paper: &Paper<'_>, weighing: &Weighing<'_>, alike: Alike, candidates: &mut Candidates) {
    let (index, at) = (alike.place.piece, alike.place.start);
    if explains_a_column(paper, index)
        || set_aside::is_purpose(paper, index)
        || set_aside::is_turned_down(paper, index)
    {
        return;
    }
    let opening = || weighing.opening_of_list(index).filter(|_| at == 0);
    let mut item = offered(paper, alike);
    item.lead_in = weighing.lead_in(index, at).or_else(opening);
    candidates.push(item);
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

/// Drops what rules have found where nothing that shares a word with it is like an item, nor is what the
/// same rule has found beside it.
fn drop_doubted(paper: &Paper<'_>, looks: &Looks, candidates: &mut Candidates, trace: &mut Trace) {
    let is_like_one = |item: &Candidate| {
        item.places.iter().any(|place| {
            let near = looks.of(place.piece);
            near.iter().any(|alike| alike.place.overlaps(*place))
                || is_row_of_named_columns(paper, place.piece)
        })
    };
    let alike = candidates.items.iter().filter(|item| is_like_one(item));
    let places: HashSet<(&str, usize)> = alike
        .flat_map(|item| item.places.iter().map(|place| (item.rule, place.piece)))
        .collect();
    candidates.keep(|item| {
        let beside = |place: &Place| {
            let (from, to) = (place.piece.saturating_sub(1), place.piece + 1);
            (from..=to).any(|piece| places.contains(&(item.rule, piece)))
        };
        // The lines of a list of payments are names and sums, whose lead-in says that they were agreed.
        let kept = item.rule == PAYMENTS || item.places.iter().any(beside);
        if !kept {
            let why = "its words and what stands around them are like no item's";
            trace.dropped(RULE, item, paper, why);
        }
        kept
    });
}

/// Whether most points of the list that a piece stands in are like items too: one that is alone with it
/// among aims, duties or topics is one of them.
fn is_among_its_like(paper: &Paper<'_>, best: impl Fn(usize) -> f32, index: usize) -> bool {
    /// So many points on either side are asked.
    const NEAR: usize = 4;
    let is_point = |at: &usize| paper.piece(*at).is_some_and(|piece| piece.role == Role::Point);
    if !is_point(&index) {
        return true;
    }
    let before = (0..index).rev().take_while(is_point).take(NEAR);
    let after = (index + 1..paper.pieces.len()).take_while(is_point).take(NEAR);
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

#[cfg(test)]
mod tests {
    use super::{TABLE, WEIGHTS};

    #[test]
    fn every_line_of_the_table_is_a_weight_of_its_own() {
        assert_eq!(WEIGHTS.len(), TABLE.lines().count());
    }
}
