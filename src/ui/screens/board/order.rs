//! By what the items of the board can be sorted and grouped, and where each stands in each order.
//!
//! The orders are worked out when the register is read, away from the window's thread: every card
//! carries a [`Rank`] for each, and sorting compares nothing but those.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::natural::{bare, natural, roman};
use super::rows::Card;
use crate::scrutiny::code::coded;
use crate::scrutiny::id::PaperId;

coded! {
    /// What an item shows in a column of the table, and can be sorted by. In the order in which the
    /// table shows them.
    pub enum Field {
        /// The number as printed.
        Number = "number", "Number";
        /// Its words.
        Words = "words", "Words";
        /// The due phrase and how far off it is.
        Due = "due", "Due";
        /// What the answer says.
        Position = "position", "Answer";
        /// How delivery goes, or why it was closed.
        Progress = "progress", "Progress";
        /// Who was asked.
        AskedOf = "asked_of", "Asked of";
        /// Who answers for it in the executive.
        Member = "executive_member", "Executive member";
        /// The body that made it or to which it was put.
        Committee = "committee", "Committee";
        /// What it is.
        Kind = "kind", "Kind";
        /// The paper it came from.
        Paper = "paper", "Paper";
        /// The user's tags.
        Tags = "tags", "Tags";
        /// The day it was made.
        Made = "made_on", "Made on";
        /// When something was last changed.
        Changed = "changed", "Last change";
    }
}

coded! {
    /// What items can be grouped by.
    pub enum GroupBy {
        /// By the body that made them.
        Committee = "committee", "Committee";
        /// By who answers for them in the executive.
        Member = "executive_member", "Executive member";
        /// By the paper they came from.
        Paper = "paper", "Paper";
        /// By meeting, the latest first.
        Meeting = "meeting", "Meeting";
    }
}

/// An order of the items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub by: Field,
    /// Whether the last comes first.
    pub backwards: bool,
}

impl Default for Sort {
    /// By last day, the most pressing first.
    fn default() -> Self {
        Self {
            by: Field::Due,
            backwards: false,
        }
    }
}

impl Sort {
    /// The order that a field is asked for in first: what changed last comes first, all else from A
    /// to Z and from the first day to the last.
    #[must_use]
    pub const fn of(by: Field) -> Self {
        Self {
            by,
            backwards: matches!(by, Field::Changed),
        }
    }
}

/// Where a card stands in an order. Equal values share a rank; what has no value stands last, whether
/// the order runs forwards or backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rank {
    /// Classes stand one after the other in either direction.
    class: u8,
    place: u32,
}

impl Rank {
    /// What sorting compares.
    #[must_use]
    pub const fn key(self, backwards: bool) -> (u8, u32) {
        let place = if backwards {
            u32::MAX - self.place
        } else {
            self.place
        };
        (self.class, place)
    }
}

/// Where a card stands in every order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ranks {
    fields: [Rank; 13],
    meeting: Rank,
}

impl Ranks {
    /// Where it stands by a field.
    #[must_use]
    pub fn of(&self, field: Field) -> Rank {
        self.fields.get(field as usize).copied().unwrap_or_default()
    }

    /// The place of its group among the groups; cards of one group share it.
    #[must_use]
    pub fn group(&self, by: GroupBy) -> Rank {
        match by {
            GroupBy::Committee => self.of(Field::Committee),
            GroupBy::Member => self.of(Field::Member),
            GroupBy::Paper => self.of(Field::Paper),
            GroupBy::Meeting => self.meeting,
        }
    }
}

/// Classes of ranks: those that have a value, and those that have none.
const KNOWN: u8 = 0;
const MISSING: u8 = 1;
/// What is done or closed stands below what is still owed, whatever its day was.
const DONE: u8 = 2;

/// Works out where each card stands in every order, then puts the cards into the one that all others
/// fall back to: by last day, then newest first, then by paper and number.
pub fn rank_and_sort(cards: &mut [Card]) {
    for field in Field::ALL {
        let ranks = ranks_of(cards, *field);
        for (card, rank) in cards.iter_mut().zip(ranks) {
            if let Some(kept) = card.ranks.fields.get_mut(*field as usize) {
                *kept = rank;
            }
        }
    }
    let meetings = dense(
        cards,
        |card| {
            let class = if card.met_on.is_some() { KNOWN } else { MISSING };
            Some((class, (card.met_on, card.meeting.as_str())))
        },
        |a, b| b.0.cmp(&a.0).then_with(|| natural(a.1, b.1)),
    );
    for (card, rank) in cards.iter_mut().zip(meetings) {
        card.ranks.meeting = rank;
    }
    cards.sort_by_cached_key(|card| {
        (
            card.ranks.of(Field::Due),
            std::cmp::Reverse(card.made_on),
            card.ranks.of(Field::Paper),
            card.ranks.of(Field::Number),
            card.id,
        )
    });
}

fn ranks_of(cards: &[Card], field: Field) -> Vec<Rank> {
    match field {
        Field::Number => {
            let numbers = Numbers::of(cards);
            let keys: Vec<String> = cards.iter().map(|card| numbers.key(card)).collect();
            let keyed: Vec<&str> = keys.iter().map(String::as_str).collect();
            dense(
                &keyed,
                |key| known(Some(*key).filter(|key| !key.is_empty())),
                |a, b| natural(a, b),
            )
        }
        Field::Words => by_text(cards, |card| Some(card.words.as_str())),
        Field::Kind => dense(cards, |card| known(Some(card.kind)), Ord::cmp),
        Field::AskedOf => by_text(cards, |card| card.asked_of()),
        Field::Member => by_text(cards, |card| card.member.as_deref()),
        Field::Committee => dense(
            cards,
            |card| known(card.body.as_deref().map(|body| (body, card.council.as_deref()))),
            |a, b| natural(a.0, b.0).then_with(|| a.1.cmp(&b.1)),
        ),
        Field::Position => dense(
            cards,
            |card| {
                known(
                    card.answered
                        .then_some(card.position.map_or(u8::MAX, |position| position as u8)),
                )
            },
            Ord::cmp,
        ),
        Field::Progress => dense(
            cards,
            |card| match (card.closed_as, card.progress) {
                (Some(reason), _) => Some((DONE, reason as u8)),
                (None, Some(progress)) => Some((KNOWN, progress as u8)),
                (None, None) => None,
            },
            Ord::cmp,
        ),
        Field::Due => dense(
            cards,
            |card| {
                let class = if card.due_on.is_some() { KNOWN } else { MISSING };
                let done = if card.is_owed { 0 } else { DONE };
                Some((class + done, card.due_on))
            },
            Ord::cmp,
        ),
        Field::Paper => dense(
            cards,
            |card| known(card.paper_id.map(|id| (card.paper.as_str(), card.paper_on, id))),
            |a: &(&str, _, PaperId), b| natural(a.0, b.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))),
        ),
        Field::Tags => by_text(cards, |card| Some(card.tag_words.as_str())),
        Field::Made => dense(cards, |card| known(card.made_on), Ord::cmp),
        Field::Changed => dense(cards, |card| known(Some(card.changed_at)), Ord::cmp),
    }
}

fn known<V>(value: Option<V>) -> Option<(u8, V)> {
    value.map(|value| (KNOWN, value))
}

fn by_text(cards: &[Card], text: impl Fn(&Card) -> Option<&str>) -> Vec<Rank> {
    dense(
        cards,
        |card| known(text(card).filter(|text| !text.is_empty())),
        |a, b| natural(a, b),
    )
}

/// A rank for each thing: by class, then by value, equal values alike. Each value is compared only once
/// however many things have it.
fn dense<'a, T, V: Copy + Eq + std::hash::Hash>(
    things: &'a [T],
    value: impl Fn(&'a T) -> Option<(u8, V)>,
    compare: impl Fn(&V, &V) -> Ordering,
) -> Vec<Rank> {
    let mut places: HashMap<(u8, V), u32> = things.iter().filter_map(&value).map(|v| (v, 0)).collect();
    let mut sorted: Vec<(u8, V)> = places.keys().copied().collect();
    let order = |a: &(u8, V), b: &(u8, V)| a.0.cmp(&b.0).then_with(|| compare(&a.1, &b.1));
    sorted.sort_unstable_by(&order);
    let mut place = 0;
    let mut before: Option<(u8, V)> = None;
    for v in sorted {
        if before.is_some_and(|before| order(&before, &v).is_ne()) {
            place += 1;
        }
        places.insert(v, place);
        before = Some(v);
    }
    things
        .iter()
        .map(|thing| match value(thing) {
            Some(v) => Rank {
                class: v.0,
                place: places.get(&v).copied().unwrap_or_default(),
            },
            None => Rank {
                class: MISSING,
                place: 0,
            },
        })
        .collect()
}

/// How the papers number their items: a lone "(v)" is five where the same paper has "(ii)" too.
struct Numbers {
    roman: HashSet<Option<PaperId>>,
}

impl Numbers {
    fn of(cards: &[Card]) -> Self {
        let has_ii = |card: &&Card| bare(&card.number) == "ii";
        Self {
            roman: cards.iter().filter(has_ii).map(|card| card.paper_id).collect(),
        }
    }

    /// The number as it is compared.
    fn key(&self, card: &Card) -> String {
        let number = bare(&card.number);
        match roman(number).filter(|_| self.roman.contains(&card.paper_id)) {
            Some(worth) => worth.to_string(),
            None => number.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::Day;
    use crate::scrutiny::board::Column;
    use crate::scrutiny::item::ItemKind;
    use crate::ui::screens::board::rows::tests::card;

    fn numbered(numbers: &[&str]) -> Vec<Card> {
        let with = |number: &&str| Card {
            number: (*number).to_owned(),
            ..card(ItemKind::Recommendation, Column::ToDo)
        };
        numbers.iter().map(with).collect()
    }

    fn sorted_by(mut cards: Vec<Card>, sort: Sort, told: impl Fn(&Card) -> String) -> Vec<String> {
        rank_and_sort(&mut cards);
        cards.sort_by_key(|card| card.ranks.of(sort.by).key(sort.backwards));
        cards.iter().map(told).collect()
    }

    #[test]
    fn numbers_are_sorted_as_a_reader_counts_and_those_without_stand_last_either_way() {
        let cards = numbered(&["R10", "", "R2", "1.10", "1.9", "3"]);
        let number = |card: &Card| card.number.clone();
        assert_eq!(
            sorted_by(cards.clone(), Sort::of(Field::Number), number),
            ["1.9", "1.10", "3", "R2", "R10", ""]
        );
        let backwards = Sort {
            by: Field::Number,
            backwards: true,
        };
        assert_eq!(
            sorted_by(cards, backwards, number),
            ["R10", "R2", "3", "1.10", "1.9", ""]
        );
    }

    #[test]
    fn a_letter_is_a_roman_number_only_in_a_paper_that_counts_so() {
        let number = |card: &Card| card.number.clone();
        assert_eq!(
            sorted_by(
                numbered(&["(ix)", "(v)", "(i)", "(ii)"]),
                Sort::of(Field::Number),
                number
            ),
            ["(i)", "(ii)", "(v)", "(ix)"]
        );
        assert_eq!(
            sorted_by(
                numbered(&["(i)", "(a)", "(v)", "(h)"]),
                Sort::of(Field::Number),
                number
            ),
            ["(a)", "(h)", "(i)", "(v)"]
        );
    }

    #[test]
    fn what_is_done_stands_below_what_is_owed_and_undated_below_dated() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let mut cards = numbered(&["done", "undated", "late", "soon"]);
        cards[0].due_on = Some(day("2019-01-01"));
        cards[0].is_owed = false;
        cards[2].due_on = Some(day("2025-01-01"));
        cards[3].due_on = Some(day("2027-01-01"));
        let number = |card: &Card| card.number.clone();
        assert_eq!(
            sorted_by(cards.clone(), Sort::default(), number),
            ["late", "soon", "undated", "done"]
        );
        let backwards = Sort {
            by: Field::Due,
            backwards: true,
        };
        assert_eq!(
            sorted_by(cards, backwards, number),
            ["soon", "late", "undated", "done"]
        );
    }

    #[test]
    fn equal_values_keep_the_order_of_last_day_and_number_in_both_directions() {
        let mut cards = numbered(&["10", "9", "2"]);
        for card in &mut cards {
            card.member = Some("Cllr Kemp".to_owned());
        }
        let number = |card: &Card| card.number.clone();
        for backwards in [false, true] {
            let sort = Sort {
                by: Field::Member,
                backwards,
            };
            assert_eq!(sorted_by(cards.clone(), sort, number), ["2", "9", "10"]);
        }
    }

    #[test]
    fn fields_are_numbered_in_the_order_of_their_list() {
        for (place, field) in Field::ALL.iter().enumerate() {
            assert_eq!(*field as usize, place);
        }
        assert_eq!(Field::ALL.len(), Ranks::default().fields.len());
    }
}
