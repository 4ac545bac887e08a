//! The board: items as cards in columns, or by meeting.
//!
//! The cards come shaped from the loader; which of them are shown where is worked out between two
//! frames by [`State::settle`], never while drawing.

pub mod bulk;
pub mod card;
pub mod chips;
pub mod filter;
pub mod moves;
pub mod rows;
pub mod view;

use std::collections::BTreeSet;

use crate::scrutiny::board::{Column, Flag};
use crate::scrutiny::id::ItemId;
use crate::settings::SavedFilter;

use filter::{Filter, Shown};
use rows::Card;

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    cards: Vec<Card>,
    bodies: Vec<String>,
    councils: Vec<String>,
    members: Vec<String>,
    /// The filters that were given a name.
    saved: Vec<SavedFilter>,
    /// The name that is being typed for the filters in force.
    naming: Option<String>,
    is_loaded: bool,
    /// Which cards are wanted.
    pub filter: Filter,
    settled: Option<Filter>,
    shown: Shown,
    /// The card that shall have the focus with the next frame, wherever it stands then.
    wanted: Option<ItemId>,
    /// The cards that are chosen to do the same with all of them.
    picked: BTreeSet<ItemId>,
    /// The card whose item is shown in the panel.
    opened: Option<ItemId>,
    /// How far each column was scrolled and how high it was, when it was last drawn.
    scrolled: [Scrolled; 9],
    /// How many cards the last frame drew.
    drawn: usize,
}

/// Where a list of cards was scrolled to.
#[derive(Debug, Clone, Copy, Default)]
struct Scrolled {
    offset: f32,
    height: f32,
}

impl State {
    /// Takes all items as they now stand on the register.
    pub fn take(&mut self, cards: Vec<Card>) {
        self.bodies = sorted(cards.iter().filter_map(|c| c.body.clone()));
        self.councils = sorted(cards.iter().filter_map(|c| c.council.clone()));
        self.members = sorted(cards.iter().filter_map(|c| c.member.clone()));
        self.picked
            .retain(|item| cards.iter().any(|card| card.id == *item));
        self.cards = cards;
        self.is_loaded = true;
        self.settled = None;
    }

    /// Takes the filters that were given a name.
    pub fn take_saved(&mut self, saved: &[SavedFilter]) {
        self.saved = saved.to_vec();
    }

    /// Works out which cards are shown where, if the cards or the filter have changed.
    pub fn settle(&mut self) {
        if self.settled.as_ref() != Some(&self.filter) {
            self.shown = Shown::of(&self.cards, &self.filter);
            self.settled = Some(self.filter.clone());
        }
    }

    /// The cards, in the order in which columns show them.
    #[must_use]
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// Marks the card whose item is shown in the panel.
    pub const fn mark_opened(&mut self, item: Option<ItemId>) {
        self.opened = item;
    }

    /// Gives a card the focus with the next frame, if it is shown.
    pub const fn focus(&mut self, item: ItemId) {
        self.wanted = Some(item);
    }

    /// How many cards the last frame drew: only what is seen costs anything.
    #[must_use]
    pub const fn drawn(&self) -> usize {
        self.drawn
    }

    /// Chooses every card that is shown.
    fn pick_all_shown(&mut self) {
        let items: Vec<ItemId> = self.shown_cards().map(|card| card.id).collect();
        self.picked.extend(items);
    }

    /// The cards that are shown, in their order.
    fn shown_cards(&self) -> impl Iterator<Item = &Card> {
        let in_columns = Column::ALL.iter().flat_map(|column| self.shown.column(*column));
        let in_lines = self.shown.lines.iter().filter_map(|line| match line {
            filter::Line::Card(index) => Some(index),
            filter::Line::Meeting(_) => None,
        });
        in_columns
            .chain(in_lines)
            .filter_map(|index| self.cards.get(*index))
    }

    /// What can be handed over: the chosen cards or, where none is, those that are shown; how many of
    /// them are exempt; and which they are, in words.
    #[must_use]
    pub fn on_offer(&self) -> (Vec<ItemId>, usize, String) {
        let (cards, shows): (Vec<&Card>, String) = if self.picked.is_empty() {
            (self.shown_cards().collect(), self.filter.shows())
        } else {
            let picked = self.cards.iter().filter(|card| self.picked.contains(&card.id));
            (picked.collect(), "Items chosen one by one".to_owned())
        };
        let exempt = cards
            .iter()
            .filter(|card| card.flags.contains(&Flag::Exempt))
            .count();
        (cards.iter().map(|card| card.id).collect(), exempt, shows)
    }

    /// Where a card stands among those that are shown: its column and its place in it.
    fn place_of(&self, item: ItemId) -> Option<(Column, usize)> {
        Column::ALL.iter().copied().find_map(|column| {
            let place = self
                .shown
                .column(column)
                .iter()
                .position(|index| self.cards.get(*index).is_some_and(|c| c.id == item))?;
            Some((column, place))
        })
    }

    /// The card at a place of a column.
    fn card_at(&self, column: Column, place: usize) -> Option<&Card> {
        let index = *self.shown.column(column).get(place)?;
        self.cards.get(index)
    }
}

/// Each name once, sorted.
fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    names.collect::<BTreeSet<String>>().into_iter().collect()
}
