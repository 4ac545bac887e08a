//! Together: what could be an item is weighed once more, now with what stands beside it. One line of a
//! list says little; that its fellows are like items, that a rule has found half of them, or that longer
//! words around it are likelier, says more. The weights of these clues were learned from papers labelled
//! by hand (see `taught.rs`) and stand in `assets/together`.

mod clues;
mod groups;
#[cfg(test)]
pub(super) mod taught;

use super::weighing::Weighing;
use super::{Alike, KINDS, Likeness};
use crate::extract::at_once;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::learned::{Weights, shares};
use crate::extract::paper::{Paper, Place};
use clues::Beside;
use groups::Groups;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The table that ships with the program, read when it is first asked for.
const TABLE: &str = include_str!("../../../assets/together/weights.tsv");

static WEIGHTS: LazyLock<Weights<{ KINDS.len() }>> = LazyLock::new(|| Weights::read(TABLE));

/// What clues weigh.
fn weights() -> &'static Weights<{ KINDS.len() }> {
    #[cfg(test)]
    if let Some(instead) = taught::INSTEAD.get() {
        return instead;
    }
    &WEIGHTS
}

/// A thread is to have so many offers to judge.
const OFFERS: usize = 100;

/// What is less like an item is not looked at again.
const LOOKED_AT: f32 = 0.02;
/// No more stretches of one piece are looked at again than this.
const MOST: usize = 40;
/// A piece in which more could be items than this is no paragraph: it is left as it was read.
const CROWDED: usize = 200;

/// Words that could be an item: the rules that have found just them, and how like one they are.
#[derive(Debug)]
struct Offer {
    places: Vec<Place>,
    /// The candidates with just these words.
    found: Vec<usize>,
    /// How like an item the words are by themselves.
    like: Likeness,
    /// The other offers that share words with it.
    around: Vec<usize>,
}

impl Offer {
    fn first(&self) -> Place {
        self.places.first().copied().unwrap_or(Place::new(0, 0..0))
    }

    fn last(&self) -> Place {
        self.places.last().copied().unwrap_or(Place::new(0, 0..0))
    }

    fn overlaps(&self, other: &Self) -> bool {
        let shares = |own: &Place| other.places.iter().any(|place| place.overlaps(*own));
        self.places.iter().any(shares)
    }

    /// Whether all of it stands within another.
    fn is_within(&self, other: &Self) -> bool {
        let holds = |own: &Place| {
            let mut places = other.places.iter();
            places.any(|place| place.piece == own.piece && place.start <= own.start && own.end <= place.end)
        };
        self.places.iter().all(holds)
    }
}

/// What could be an item in a paper.
#[derive(Debug)]
pub(super) struct Offers<'p> {
    paper: &'p Paper<'p>,
    all: Vec<Offer>,
    groups: Groups,
    beside: Beside,
}

/// How likely each candidate is an item, and what else could be one.
#[derive(Debug, Default)]
pub(super) struct Judgement {
    /// For each candidate, where it was weighed.
    pub candidates: HashMap<usize, Likeness>,
    /// For each piece, how likely the likeliest of its words is an item.
    pub of_pieces: HashMap<usize, f32>,
    /// What no rule has found, the likeliest first.
    pub others: Vec<Alike>,
}

impl<'p> Offers<'p> {
    /// What rules have found and what is like an item by itself; `alike` is in the order of the paper.
    pub(super) fn new(
        paper: &'p Paper<'p>,
        weighing: &Weighing<'_>,
        alike: &[Alike],
        candidates: &Candidates,
    ) -> Self {
        let mut all: Vec<Offer> = Vec::new();
        for (nth, item) in candidates.items.iter().enumerate() {
            let mut places = item.places.clone();
            places.sort_unstable();
            all.push(Offer {
                places,
                found: vec![nth],
                like: Likeness::default(),
                around: Vec::new(),
            });
        }
        for own in alike.iter().filter(|own| own.likeness.item() >= LOOKED_AT) {
            all.push(Offer {
                places: vec![own.place],
                found: Vec::new(),
                like: own.likeness,
                around: Vec::new(),
            });
        }
        let all = without_the_crowd(each_once(all));
        let groups = Groups::new(paper, weighing, &all);
        let beside = Beside::new(paper, &all, candidates);
        Self {
            paper,
            all,
            groups,
            beside,
        }
    }

    /// What all clues together say of each.
    pub(super) fn judged(&self, candidates: &Candidates) -> Judgement {
        let mut judgement = Judgement::default();
        let likenesses = at_once::of_each(self.all.len(), OFFERS, |nth| {
            let mut summed = weights().sum([0; KINDS.len()]);
            self.tell(nth, candidates, &mut summed);
            Likeness {
                shares: shares(summed.sum),
            }
        });
        for (offer, likeness) in self.all.iter().zip(likenesses) {
            for place in &offer.places {
                let likeliest = judgement.of_pieces.entry(place.piece).or_default();
                *likeliest = likeliest.max(likeness.item());
            }
            judgement
                .candidates
                .extend(offer.found.iter().map(|found| (*found, likeness)));
            if let ([place], []) = (offer.places.as_slice(), offer.found.as_slice()) {
                judgement.others.push(Alike {
                    place: *place,
                    likeness,
                });
            }
        }
        judgement
            .others
            .sort_by(|a, b| b.likeness.item().total_cmp(&a.likeness.item()));
        judgement
    }

    fn get(&self, nth: usize) -> Option<&Offer> {
        self.all.get(nth)
    }

    /// The candidates that have found just the words of an offer.
    fn found<'c>(
        &self,
        offer: &'c Offer,
        candidates: &'c Candidates,
    ) -> impl Iterator<Item = &'c Candidate> + use<'c> {
        offer
            .found
            .iter()
            .filter_map(|found| candidates.items.get(*found))
    }
}

/// The stretches of a piece that are looked at again, in the order of the paper.
pub(super) fn looked_at(alike: &[Alike]) -> Vec<Alike> {
    let own = alike.iter().filter(|own| own.likeness.item() >= LOOKED_AT);
    let mut alike: Vec<Alike> = own.copied().collect();
    if alike.len() > MOST {
        alike.sort_by(|a, b| b.likeness.item().total_cmp(&a.likeness.item()));
        alike.truncate(MOST);
        alike.sort_by_key(|own| own.place);
    }
    alike.shrink_to_fit();
    alike
}

/// The offers in the order of the paper, those of the same words as one: what is like an item comes behind
/// what rules have found.
fn each_once(mut all: Vec<Offer>) -> Vec<Offer> {
    all.sort_by(|one, other| one.places.cmp(&other.places));
    all.dedup_by(|next, kept| {
        let is_same = next.places == kept.places;
        if is_same && next.found.is_empty() {
            kept.like = next.like;
        } else if is_same {
            kept.found.append(&mut next.found);
        }
        is_same
    });
    all
}

/// The offers of pieces that hold no more than can be compared, each with those that share words with it.
fn without_the_crowd(mut all: Vec<Offer>) -> Vec<Offer> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for place in all.iter().flat_map(|offer| &offer.places) {
        *counts.entry(place.piece).or_default() += 1;
    }
    let crowded = |place: &Place| counts.get(&place.piece).is_some_and(|count| *count > CROWDED);
    all.retain(|offer| !offer.places.is_empty() && !offer.places.iter().any(crowded));
    let mut of_pieces: HashMap<usize, Vec<usize>> = HashMap::new();
    for (nth, offer) in all.iter().enumerate() {
        for place in &offer.places {
            of_pieces.entry(place.piece).or_default().push(nth);
        }
    }
    let around: Vec<Vec<usize>> = all
        .iter()
        .enumerate()
        .map(|(nth, offer)| {
            let pieces = offer
                .places
                .iter()
                .filter_map(|place| of_pieces.get(&place.piece));
            let mut found: Vec<usize> = pieces
                .flatten()
                .copied()
                .filter(|other| *other != nth && all.get(*other).is_some_and(|other| other.overlaps(offer)))
                .collect();
            found.sort_unstable();
            found.dedup();
            found.shrink_to_fit();
            found
        })
        .collect();
    for (offer, around) in all.iter_mut().zip(around) {
        offer.around = around;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::{Weighing, looks};
    use super::{CROWDED, Offers};
    use crate::document;

    use crate::extract::candidate::{Candidate, Candidates};
    use crate::extract::paper::{Paper, Place};
    use crate::extract::{found_by_rules, paper_of};
    use crate::scrutiny::item::ItemKind;
    use crate::scrutiny::paper::PaperFacts;
    use crate::scrutiny::period::Calendar;

    fn with<T>(text: &str, look: impl FnOnce(&Paper<'_>) -> T) -> T {
        let document = document::read(text.as_bytes(), "minutes.txt").unwrap();
        let (paper, _) = paper_of(&document, Calendar::default(), &PaperFacts::unknown());
        look(&paper)
    }

    #[test]
    fn offers_that_share_words_know_of_each_other() {
        let text = "FENWICK COUNCIL\n\nMinutes of the Parks Panel held on 3 May 2022\n\n4. PONDS\n\n\
                    RESOLVED that the report be noted and that officers be asked to count the newts.\n";
        with(text, |paper| {
            let candidates = found_by_rules(paper);
            let weighing = Weighing::new(paper);
            let (_, again) = looks(paper, &weighing);
            let offers = Offers::new(paper, &weighing, &again, &candidates);
            assert!(offers.all.len() > 1);
            for (nth, offer) in offers.all.iter().enumerate() {
                for (other, own) in offers.all.iter().enumerate() {
                    let knows = offer.around.contains(&other);
                    assert_eq!(knows, nth != other && own.overlaps(offer));
                }
            }
            let judgement = offers.judged(&candidates);
            assert_eq!(judgement.candidates.len(), candidates.items.len());
        });
    }

    #[test]
    fn a_piece_that_is_crowded_with_candidates_is_left_as_it_was_read() {
        with(&"It was agreed to note it. ".repeat(CROWDED), |paper| {
            let mut candidates = Candidates::default();
            for start in 0..=CROWDED {
                let place = Place::new(0, start..start + 10);
                candidates.push(Candidate::new("a_rule", ItemKind::Action, vec![place], ""));
            }
            let weighing = Weighing::new(paper);
            let offers = Offers::new(paper, &weighing, &[], &candidates);
            assert!(offers.judged(&candidates).candidates.is_empty());
        });
    }
}
