//! How alike two texts are, each way: what they share by rarity, what only the one has, and the
//! differences that make them two asks however alike the rest is.

use super::turning::Way;
use super::wording::Wording;
use super::words::Vocabulary;
use std::collections::BTreeSet;

/// The longest text that is laid beside another word by word; of a longer one its beginning is.
const LONGEST: usize = 120;

/// How alike a finding and an item are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likeness {
    /// The part of the finding's matter, by weight, that the item holds, 0 to 1.
    pub found: f64,
    /// The part of the item's matter, by weight, that the finding holds, 0 to 1.
    pub held: f64,
    /// How many words of the matter are in both.
    pub shared: usize,
    /// What those are worth, a general word less than one of the matter.
    pub worth: f64,
    /// How many words of the matter only the finding has.
    pub only_found: usize,
    /// How many words of the matter only the item has.
    pub only_held: usize,
    /// How many words of either are not in the other, small words too.
    pub changed_words: usize,
    /// How many terms of two words are in both.
    pub terms: usize,
    /// Whether an amount of one thing, or a how often, is not the same in both.
    pub changed_figure: bool,
    /// Whether the finding alone has one that the other has not.
    pub added_figure: bool,
    /// Whether each names years, and not the same.
    pub other_year: bool,
    /// Whether each names a place or somebody that the other does not.
    pub other_name: bool,
    /// Whether the one says the reverse of the other.
    pub turned: bool,
    /// Whether they are one form of words in which another word of the matter has been set in.
    pub other_matter: bool,
}

impl Likeness {
    /// The greater of the two parts.
    pub const fn best(&self) -> f64 {
        self.found.max(self.held)
    }

    /// The shared part of both together, 0 to 1.
    pub fn overlap(&self) -> f64 {
        2.0 * self.found * self.held / (self.found + self.held).max(f64::EPSILON)
    }

    /// Both in one figure: the better part counts for more.
    pub fn nearness(&self) -> f64 {
        0.7 * self.best() + 0.3 * self.overlap()
    }

    /// Whether a figure, a year or a "not" differs, so that they cannot say the same.
    pub const fn substance(&self) -> bool {
        self.changed_figure || self.other_year || self.turned
    }

    /// Whether a word stands in the place of another: two rows of one form on two matters.
    pub const fn swapped(&self) -> bool {
        self.only_found > 0 && self.only_held > 0
    }
}

/// Compares a finding's wording with an item's.
pub(super) fn compare(found: &Wording, item: &Wording, vocabulary: &Vocabulary) -> Likeness {
    let mut only_found: Vec<u32> = found.matter.difference(&item.matter).copied().collect();
    let mut only_held: Vec<u32> = item.matter.difference(&found.matter).copied().collect();
    let same_words = found.matter.len() - only_found.len();
    let mut shared: Vec<u32> = found.matter.intersection(&item.matter).copied().collect();
    only_found.retain(|one| {
        let Some(at) = only_held.iter().position(|other| vocabulary.kin(*one, *other)) else {
            return true;
        };
        shared.push(only_held.swap_remove(at));
        false
    });
    let turns = turns(found, &shared).abs_diff(turns(item, &shared));
    let turned = (turns + opposed(&only_found, &only_held, vocabulary)) % 2 == 1;
    only_found.retain(|stem| !found.owner.contains(stem));
    only_held.retain(|stem| !item.owner.contains(stem));
    // "Figures" for "number" is the same matter in another general word.
    let of_matter = |stems: &[u32]| -> BTreeSet<u32> {
        let telling = stems.iter().filter(|stem| vocabulary.worth(**stem) >= 1.0);
        telling.copied().collect()
    };
    let other_matter = other_matter(found, item, &of_matter(&only_found), &of_matter(&only_held));
    let (figures, theirs) = (found.figures(), item.figures());
    let weigh = |stems: &[u32]| stems.iter().map(|stem| vocabulary.weight(*stem)).sum::<f64>();
    let figures_in_both: Vec<u32> = figures.intersection(&theirs).copied().collect();
    let both = weigh(&shared) + weigh(&figures_in_both);
    let part = |only: &[u32], figures: Vec<u32>| match both + weigh(only) + weigh(&figures) {
        all if all > 0.0 => both / all,
        // Neither has any matter: formulas are the same or they are not.
        _ if found.all == item.all => 1.0,
        _ => 0.0,
    };
    let changed = found.all.difference(&item.all).count();
    Likeness {
        found: part(&only_found, figures.difference(&theirs).copied().collect()),
        held: part(&only_held, theirs.difference(&figures).copied().collect()),
        shared: shared.len().max(same_words) + figures_in_both.len(),
        worth: shared
            .iter()
            .chain(&figures_in_both)
            .map(|stem| vocabulary.worth(*stem))
            .sum(),
        only_found: only_found.len(),
        only_held: only_held.len(),
        changed_words: changed.max(item.all.difference(&found.all).count()),
        terms: found.terms.intersection(&item.terms).count(),
        changed_figure: changed_figure(found, item),
        added_figure: found.quantities.difference(&item.quantities).next().is_some(),
        other_year: found.years.difference(&item.years).next().is_some()
            && item.years.difference(&found.years).next().is_some(),
        other_name: found.has_a_name_beside(item) && item.has_a_name_beside(found),
        turned,
        other_matter,
    }
}

/// Whether an amount of one thing is not the same in both, or how often a thing is to be done: ten weeks
/// and twelve weeks, but not two bays and fifty metres.
fn changed_figure(found: &Wording, item: &Wording) -> bool {
    let differ = |one: &BTreeSet<u32>, other: &BTreeSet<u32>| {
        one.difference(other).next().is_some() && other.difference(one).next().is_some()
    };
    let amounts = found.amounts.iter().any(|(of, amounts)| {
        let theirs = item.amounts.get(of);
        theirs.is_some_and(|theirs| {
            amounts.difference(&item.quantities).next().is_some()
                && theirs.difference(&found.quantities).next().is_some()
        })
    });
    amounts || differ(&found.often, &item.often)
}

/// How many of a text's denials are of something that both texts have: "without waiting for a plan" at
/// the end of one denies nothing that is in the other.
fn turns(of: &Wording, shared: &[u32]) -> usize {
    of.turns
        .iter()
        .filter(|denied| denied.is_empty() || denied.iter().any(|stem| shared.contains(stem)))
        .count()
}

/// How often what only the one text has turns round what only the other has: the one ends, the other
/// keeps.
fn opposed(only_found: &[u32], only_held: &[u32], vocabulary: &Vocabulary) -> usize {
    let asks = |stems: &[u32], way| stems.iter().any(|stem| vocabulary.way(*stem) == Some(way));
    let only = |stems: &[u32], way, other| asks(stems, way) && !asks(stems, other);
    let ways = only(only_found, Way::Less, Way::More) && only(only_held, Way::More, Way::Less)
        || only(only_found, Way::More, Way::Less) && only(only_held, Way::Less, Way::More);
    let pairs = only_found
        .iter()
        .flat_map(|one| only_held.iter().map(move |other| (*one, *other)))
        .filter(|(one, other)| vocabulary.opposed(*one, *other))
        .count();
    usize::from(ways) + pairs
}

/// Whether two texts are one form of words, with a word of the matter in the place of another: "the
/// bin stores on Carr Hill" and "the bin stores on Dunlin Park". Who says a thing in words of his own
/// changes its build as well.
fn other_matter(
    found: &Wording,
    item: &Wording,
    only_found: &BTreeSet<u32>,
    only_held: &BTreeSet<u32>,
) -> bool {
    if only_found.is_empty() || only_held.is_empty() {
        return false;
    }
    let (one, other) = (beginning(&found.order), beginning(&item.order));
    let kept = common(one, other);
    // Words of the form that both have, of the shorter text.
    if 10 * kept.len() < 6 * one.len().min(other.len()) {
        return false;
    }
    let has = |words: Option<&[u32]>, alone: &BTreeSet<u32>| {
        words.is_some_and(|words| words.iter().any(|word| alone.contains(word)))
    };
    let (mut from, mut held_from) = (0, 0);
    let ends = [(one.len(), other.len())];
    kept.into_iter().chain(ends).any(|(at, held_at)| {
        let gap = (one.get(from..at), other.get(held_from..held_at));
        (from, held_from) = (at + 1, held_at + 1);
        has(gap.0, only_found) && has(gap.1, only_held)
    })
}

fn beginning(words: &[u32]) -> &[u32] {
    words.get(..words.len().min(LONGEST)).unwrap_or_default()
}

/// The places of the longest run of words that both texts have in one order, with gaps.
fn common(one: &[u32], other: &[u32]) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let mut longest = vec![0_u16; (one.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    let value = |table: &[u16], place: usize| table.get(place).copied().unwrap_or(0);
    for (row, word) in one.iter().enumerate().rev() {
        for (column, theirs) in other.iter().enumerate().rev() {
            let best = if word == theirs {
                value(&longest, at(row + 1, column + 1)) + 1
            } else {
                value(&longest, at(row + 1, column)).max(value(&longest, at(row, column + 1)))
            };
            if let Some(cell) = longest.get_mut(at(row, column)) {
                *cell = best;
            }
        }
    }
    let (mut row, mut column, mut kept) = (0, 0, Vec::new());
    while let (Some(word), Some(theirs)) = (one.get(row), other.get(column)) {
        if word == theirs {
            kept.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if value(&longest, at(row + 1, column)) >= value(&longest, at(row, column + 1)) {
            row += 1;
        } else {
            column += 1;
        }
    }
    kept
}
