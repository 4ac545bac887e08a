//! Whom an item asks, by what papers labelled by hand have taught: every name near the item is weighed by
//! where it stands, what stands before and behind it and what sort of name it is. What the rules read is
//! one clue among the others.

mod clues;
mod names;
#[cfg(test)]
mod taught;

use super::at_once;
use super::candidate::Candidate;
use super::learned::{QuickSet, Weights};
use super::near::{Near, Neighbourhood};
use super::paper::{Paper, Place};
use clues::{Habits, Told};
use names::Form;
use std::borrow::Cow;
use std::sync::LazyLock;

static WEIGHTS: LazyLock<Weights<1>> =
    LazyLock::new(|| Weights::read(include_str!("../../assets/whom/weights.tsv")));

/// So much likelier, in hundredths of the logarithm of the odds, is what sets aside what the rules read.
const SURE: i32 = 100;
/// A name of an office, body or person is given although that nobody is asked is so much likelier.
const KNOWN: i32 = 30;
/// Any other name must be so much likelier than that nobody is asked.
const ODD: i32 = 120;

/// What is near so many items is kept from one look at them to the other; near those of a longer paper
/// it is looked for again, as names take more room than the paper.
const KEPT: usize = 10_000;
/// So many items are looked at together.
const SHARE: usize = 250;

/// A name near an item.
#[derive(Debug, Clone)]
struct Named<'n> {
    /// As it is printed.
    words: &'n str,
    /// As it is compared.
    bare: Box<str>,
    /// Where, and how that stands to the item; none for what only the rules have read.
    stands: Option<(Near, Place)>,
    form: Form,
    /// What sort of name it is, as far as its words show.
    sort: &'static str,
    /// How many names stand before it in the same words.
    nth: usize,
}

/// A paper in which those who are asked are looked for.
#[derive(Debug)]
pub struct Whom<'p> {
    near: Neighbourhood<'p>,
    /// The names near each of the first items.
    named: Vec<Vec<Named<'p>>>,
    habits: Habits,
}

impl<'p> Whom<'p> {
    /// Looks at the whole paper and at its items once.
    #[must_use]
    pub fn new(paper: &'p Paper<'p>, items: &[Candidate]) -> Self {
        let near = Neighbourhood::new(paper);
        let shares: Vec<&[Candidate]> = items.chunks(SHARE).collect();
        let of_share = |nth: usize| {
            let (mut habits, mut kept) = (Habits::default(), Vec::new());
            for item in shares.get(nth).copied().unwrap_or_default() {
                let own = named(&near, item);
                habits.note(&own);
                if (nth + 1) * SHARE <= KEPT {
                    kept.push(own);
                }
            }
            (habits, kept)
        };
        let (mut habits, mut named) = (Habits::default(), Vec::new());
        for (own, kept) in at_once::of_each(shares.len(), 1, of_share) {
            habits.add(own);
            named.extend(kept);
        }
        Self { near, named, habits }
    }

    /// Whom an item asks, which is the `nth` of those of the paper, where `read` is what the rules have
    /// read.
    #[must_use]
    pub fn asked(&self, nth: usize, item: &Candidate, read: Option<&str>) -> Option<String> {
        let near = self.named.get(nth);
        let near = near.map_or_else(|| Cow::Owned(named(&self.near, item)), Cow::Borrowed);
        let named = self.with_read(&near, read);
        let told = Told::of(&self.habits, item, read, &named);
        let mut nobody = WEIGHTS.sum([0]);
        told.tell_nobody(&self.near, &mut nobody);
        let weighed: Vec<(i32, &Named<'_>)> = named
            .iter()
            .map(|name| {
                let mut summed = WEIGHTS.sum([0]);
                told.tell(&self.near, name, &mut summed);
                let [sum] = summed.sum;
                (sum, name)
            })
            .collect();
        let [nobody] = nobody.sum;
        let read_bare = read.map(clues::bare);
        let of_rules = weighed
            .iter()
            .find(|(_, name)| read_bare.as_deref() == Some(&*name.bare));
        let Some((most, best)) = weighed.iter().max_by_key(|(sum, _)| *sum) else {
            return read.map(ToOwned::to_owned);
        };
        match of_rules {
            // What the rules have read holds unless something else is a good deal likelier.
            Some((sum, name)) if most.max(&nobody) <= &(sum + SURE) => Some(name.words.to_owned()),
            _ => (*most > nobody + self.doubt_of(best)).then(|| best.words.to_owned()),
        }
    }

    /// By how much a name must be likelier than that nobody is asked.
    fn doubt_of(&self, name: &Named<'_>) -> i32 {
        if clues::is_odd(name) { ODD } else { -KNOWN }
    }

    /// The names near an item, and what the rules have read.
    fn with_read<'n>(&self, found: &'n [Named<'n>], read: Option<&'n str>) -> Cow<'n, [Named<'n>]> {
        let bare = |read: &'n str| (read, clues::bare(read));
        let is_known = |bare: &str| found.iter().any(|name| &*name.bare == bare);
        let Some((read, bare)) = read.map(bare).filter(|(_, bare)| !is_known(bare)) else {
            return Cow::Borrowed(found);
        };
        let mut found = found.to_vec();
        found.push(Named {
            words: read,
            bare: bare.into(),
            stands: None,
            form: Form::Plain,
            sort: clues::sort_of(read, self.near.paper),
            nth: 0,
        });
        Cow::Owned(found)
    }
}

/// Every name near an item.
fn named<'p>(near: &Neighbourhood<'p>, item: &Candidate) -> Vec<Named<'p>> {
    let paper = near.paper;
    let mut found: Vec<Named<'p>> = Vec::new();
    let mut known: QuickSet<(usize, usize, usize)> = QuickSet::default();
    for near in near.of(item) {
        let words = paper.words_at(near.place);
        for (nth, name) in names::names(words, paper).into_iter().enumerate() {
            let place = Place::new(
                near.place.piece,
                near.place.start + name.at.start..near.place.start + name.at.end,
            );
            if !known.insert((place.piece, place.start, place.end)) {
                continue;
            }
            let words = paper.words_at(place);
            found.push(Named {
                words,
                bare: clues::bare(words).into(),
                stands: Some((near, place)),
                form: name.form,
                sort: clues::sort_of(words, paper),
                nth,
            });
        }
    }
    found
}
