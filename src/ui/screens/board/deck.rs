//! All items as cards, with what the board needs to know of them as a whole: made when the register is
//! read, away from the window's thread.

use std::collections::BTreeSet;

use super::order::rank_and_sort;
use super::rows::{Card, card_of, cards_of};
use crate::register::view::ItemRow;
use crate::scrutiny::Day;
use crate::scrutiny::answer_clock::AnswerRules;
use crate::scrutiny::item::Standing;

/// All items as cards.
#[derive(Debug, Default)]
pub struct Deck {
    /// The cards, by last day.
    pub cards: Vec<Card>,
    /// What each card is called by, in the same order.
    pub(super) numbers: Vec<Numbers>,
    /// The bodies among them, sorted.
    pub bodies: Vec<String>,
    /// The councils among them, sorted.
    pub councils: Vec<String>,
    /// The executive members among them, sorted.
    pub members: Vec<String>,
    /// The tags on them, sorted.
    pub tags: Vec<String>,
    /// The day from which they are seen.
    pub today: Day,
    /// How long there is to answer, as the line of numbers puts it: "two months" where one rule holds
    /// for all of them, else "time to answer".
    pub time_to_answer: String,
}

/// A card's places in the lists of names; comparing them is cheaper than comparing names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numbers {
    pub body: Option<usize>,
    pub council: Option<usize>,
    pub member: Option<usize>,
}

/// Shapes all items, seen from this day, with how long there is to answer.
#[must_use]
pub fn deck_of(rows: &[ItemRow], today: Day, rules: &AnswerRules) -> Deck {
    Deck::of(cards_of(rows, today, rules), today)
}

/// Shapes items one by one, as they are read: those that are shaped already need not be held.
#[derive(Debug)]
pub struct Shaping<'a> {
    today: Day,
    rules: &'a AnswerRules,
    cards: Vec<Card>,
}

impl<'a> Shaping<'a> {
    /// Nothing is shaped yet.
    #[must_use]
    pub const fn new(today: Day, rules: &'a AnswerRules) -> Self {
        Self {
            today,
            rules,
            cards: Vec::new(),
        }
    }

    /// Shapes one item.
    pub fn add(&mut self, row: &ItemRow) {
        self.cards.push(card_of(row, self.today, self.rules));
    }

    /// All of them, in the order in which they come.
    #[must_use]
    pub fn deck(mut self) -> Deck {
        self.cards.shrink_to_fit();
        rank_and_sort(&mut self.cards);
        Deck::of(self.cards, self.today)
    }
}

impl Deck {
    /// The cards, in the order in which they come.
    #[must_use]
    pub fn of(cards: Vec<Card>, today: Day) -> Self {
        let bodies = sorted(cards.iter().filter_map(|card| card.body.as_deref()));
        let councils = sorted(cards.iter().filter_map(|card| card.council.as_deref()));
        let members = sorted(cards.iter().filter_map(|card| card.member.as_deref()));
        let tags = sorted(cards.iter().flat_map(|card| card.tags.iter().map(String::as_str)));
        let numbers = cards
            .iter()
            .map(|card| Numbers {
                body: number_of(card.body.as_deref(), &bodies),
                council: number_of(card.council.as_deref(), &councils),
                member: number_of(card.member.as_deref(), &members),
            })
            .collect();
        Self {
            time_to_answer: time_to_answer(&cards),
            cards,
            numbers,
            bodies,
            councils,
            members,
            tags,
            today,
        }
    }
}

/// Each name once, sorted.
fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let names: BTreeSet<&str> = names.collect();
    names.into_iter().map(str::to_owned).collect()
}

/// The place of a name in a sorted list.
pub(super) fn number_of(name: Option<&str>, names: &[String]) -> Option<usize> {
    let name = name?;
    names.binary_search_by(|other| other.as_str().cmp(name)).ok()
}

/// How long there is to answer: named where one length holds for all that a clock runs for.
fn time_to_answer(cards: &[Card]) -> String {
    let mut held = cards
        .iter()
        .filter(|card| card.standing == Standing::Ours)
        .filter_map(|card| card.time_to_answer.as_deref());
    match held.next() {
        Some(first) if held.all(|length| length == first) => first.to_owned(),
        _ => "time to answer".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::board::Column;
    use crate::scrutiny::item::ItemKind;
    use crate::ui::screens::board::rows::tests::card;

    #[test]
    fn the_time_to_answer_is_named_only_where_one_rule_holds_for_all() {
        let of = |length: Option<&str>| Card {
            time_to_answer: length.map(str::to_owned),
            ..card(ItemKind::Recommendation, Column::NotAnswered)
        };
        let (law, own, none) = (of(Some("two months")), of(Some("8 weeks")), of(None));
        assert_eq!(time_to_answer(&[law.clone(), none.clone()]), "two months");
        assert_eq!(time_to_answer(&[law, own.clone()]), "time to answer");
        assert_eq!(time_to_answer(&[own]), "8 weeks");
        assert_eq!(time_to_answer(&[none]), "time to answer");
    }
}
