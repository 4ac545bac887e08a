//! How many cards each choice of a filter would show, beside what the other filters hold back.

use super::chips::Part;
use super::deck::{Deck, Numbers, number_of};
use super::due::DueFilter;
use super::filter::Filter;
use super::rows::Card;
use crate::scrutiny::board::Flag;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::response::Position;

/// How many cards each choice would show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// By body, in the order of the deck's list; so for councils and members.
    pub bodies: Vec<usize>,
    /// By council.
    pub councils: Vec<usize>,
    /// By executive member.
    pub members: Vec<usize>,
    /// By tag.
    pub tags: Vec<usize>,
    kinds: [usize; 3],
    positions: [usize; 8],
    flags: [usize; 10],
    dues: [usize; 4],
    /// How many the lens shows without any filter.
    pub of_lens: usize,
}

impl Counts {
    /// Those of a kind.
    #[must_use]
    pub fn kind(&self, kind: ItemKind) -> usize {
        self.kinds.get(kind as usize).copied().unwrap_or_default()
    }

    /// Those with an answer that says so.
    #[must_use]
    pub fn position(&self, position: Position) -> usize {
        self.positions.get(position as usize).copied().unwrap_or_default()
    }

    /// Those with a warning.
    #[must_use]
    pub fn flag(&self, flag: Flag) -> usize {
        self.flags.get(flag as usize).copied().unwrap_or_default()
    }

    /// Those due so, for the filters that have a name.
    #[must_use]
    pub fn due(&self, due: DueFilter) -> usize {
        let place = DueFilter::NAMED.iter().position(|named| *named == due);
        place
            .and_then(|place| self.dues.get(place))
            .copied()
            .unwrap_or_default()
    }

    fn of(deck: &Deck) -> Self {
        Self {
            bodies: vec![0; deck.bodies.len()],
            councils: vec![0; deck.councils.len()],
            members: vec![0; deck.members.len()],
            tags: vec![0; deck.tags.len()],
            ..Self::default()
        }
    }

    /// Counts a card for the choices of one part.
    fn add(&mut self, part: Part, card: &Card, numbers: Numbers, deck: &Deck) {
        match part {
            Part::Text => {}
            Part::Body => one_more(&mut self.bodies, numbers.body),
            Part::Council => one_more(&mut self.councils, numbers.council),
            Part::Member => one_more(&mut self.members, numbers.member),
            Part::Tag => {
                for tag in &card.tags {
                    one_more(&mut self.tags, number_of(Some(tag), &deck.tags));
                }
            }
            Part::Kind => one_more(&mut self.kinds, Some(card.kind as usize)),
            Part::Position => one_more(&mut self.positions, card.position.map(|p| p as usize)),
            Part::Flag => {
                for flag in &card.flags {
                    one_more(&mut self.flags, Some(*flag as usize));
                }
            }
            Part::Due => {
                for (place, due) in DueFilter::NAMED.iter().enumerate() {
                    if due.takes(card, deck.today) {
                        one_more(&mut self.dues, Some(place));
                    }
                }
            }
        }
    }
}

fn one_more(counts: &mut [usize], place: Option<usize>) {
    if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
        *count += 1;
    }
}

/// A filter made ready to look at many cards.
struct Sought<'a> {
    filter: &'a Filter,
    words: Vec<String>,
    body: Option<usize>,
    council: Option<usize>,
    member: Option<usize>,
    deck: &'a Deck,
}

impl<'a> Sought<'a> {
    fn new(filter: &'a Filter, deck: &'a Deck) -> Self {
        Self {
            filter,
            words: filter
                .text
                .to_lowercase()
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
            body: number_of(filter.body.as_deref(), &deck.bodies),
            council: number_of(filter.council.as_deref(), &deck.councils),
            member: number_of(filter.member.as_deref(), &deck.members),
            deck,
        }
    }

    fn fits(&self, part: Part, card: &Card, numbers: Numbers) -> bool {
        let filter = self.filter;
        match part {
            Part::Text => self.words.iter().all(|word| card.folded.contains(word)),
            // A name that is on no card is no number, and then no card fits.
            Part::Body => filter.body.is_none() || (self.body.is_some() && numbers.body == self.body),
            Part::Council => {
                filter.council.is_none() || (self.council.is_some() && numbers.council == self.council)
            }
            Part::Member => {
                filter.member.is_none() || (self.member.is_some() && numbers.member == self.member)
            }
            Part::Tag => filter.tag.as_ref().is_none_or(|tag| card.tags.contains(tag)),
            Part::Kind => filter.kind.is_none_or(|kind| card.kind == kind),
            Part::Position => filter
                .position
                .is_none_or(|position| card.position == Some(position)),
            Part::Flag => filter.flag.is_none_or(|flag| card.flags.contains(&flag)),
            Part::Due => filter.due.is_none_or(|due| due.takes(card, self.deck.today)),
        }
    }
}

/// The cards that fit, in the order of the deck, and the counts for each choice.
pub(super) fn sift(deck: &Deck, filter: &Filter) -> (Vec<usize>, Counts) {
    let sought = Sought::new(filter, deck);
    let mut counts = Counts::of(deck);
    let mut fitting = Vec::new();
    for (index, (card, numbers)) in deck.cards.iter().zip(&deck.numbers).enumerate() {
        if !filter.lens.shows(card.standing) {
            continue;
        }
        counts.of_lens += 1;
        let mut missed = Part::ALL
            .iter()
            .filter(|part| !sought.fits(**part, card, *numbers));
        match (missed.next(), missed.next()) {
            (None, _) => {
                fitting.push(index);
                for part in Part::ALL {
                    counts.add(*part, card, *numbers, deck);
                }
            }
            // It would be shown if this one part asked for something else.
            (Some(part), None) => counts.add(*part, card, *numbers, deck),
            (Some(_), Some(_)) => {}
        }
    }
    (fitting, counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::board::Column;
    use crate::ui::screens::board::rows::tests::card;

    fn deck(of: &[(ItemKind, Option<&str>)]) -> Deck {
        let cards = of
            .iter()
            .map(|(kind, body)| Card {
                body: body.map(str::to_owned),
                ..card(*kind, Column::ToDo)
            })
            .collect();
        Deck::of(cards, "2026-11-23".parse().unwrap())
    }

    #[test]
    fn a_choice_counts_what_it_would_show_beside_the_other_filters() {
        let deck = deck(&[
            (ItemKind::Recommendation, Some("Housing Panel")),
            (ItemKind::Action, Some("Housing Panel")),
            (ItemKind::Action, Some("Health Panel")),
            (ItemKind::Action, None),
        ]);
        let filter = Filter {
            body: Some("Housing Panel".to_owned()),
            ..Filter::default()
        };
        let (fitting, counts) = sift(&deck, &filter);
        assert_eq!(fitting, [0, 1]);
        assert_eq!(deck.bodies, ["Health Panel", "Housing Panel"]);
        assert_eq!(counts.bodies, [1, 2], "another body can be chosen in its place");
        assert_eq!(counts.kind(ItemKind::Action), 1, "of the Housing Panel alone");
        assert_eq!(counts.of_lens, 4);
    }

    #[test]
    fn a_name_that_is_no_longer_there_shows_nothing() {
        let filter = Filter {
            member: Some("Cllr Gone".to_owned()),
            ..Filter::default()
        };
        let deck = deck(&[(ItemKind::Action, None)]);
        assert_eq!(sift(&deck, &filter).0, [0; 0]);
    }

    #[test]
    fn there_is_a_count_for_every_choice() {
        let counts = Counts::default();
        assert_eq!(counts.kinds.len(), ItemKind::ALL.len());
        assert_eq!(counts.positions.len(), Position::ALL.len());
        assert_eq!(counts.flags.len(), Flag::ALL.len());
        assert_eq!(counts.dues.len(), DueFilter::NAMED.len());
    }
}
