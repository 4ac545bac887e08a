//! The board: items as cards in columns or as rows of a table, in an order and in groups of the
//! user's choice.
//!
//! The cards come shaped and ranked from the loader; which of them are shown where is worked out
//! between two frames by [`State::settle`], never while drawing.

pub mod arrange;
pub mod bar;
pub mod bulk;
pub mod card;
pub mod chips;
pub mod columns;
pub mod counts;
pub mod deck;
pub mod due;
pub mod filter;
pub mod group;
pub mod lanes;
pub mod list;
pub mod menu;
pub mod moves;
pub mod natural;
pub mod order;
pub mod rows;
pub mod shown;
pub mod summary;
pub mod table;
pub mod view;

use std::collections::BTreeSet;

use crate::scrutiny::Day;
use crate::scrutiny::board::{Column, Flag};
use crate::scrutiny::id::ItemId;
use crate::settings::{BoardLook, SavedFilter};
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::tag_field::TagField;

use arrange::{Columns, Layout, Wish};
use deck::Deck;
use filter::Filter;
use order::{GroupBy, Sort};
use rows::Card;
use shown::{Line, Shown};

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    deck: Deck,
    /// The filters that were given a name.
    saved: Vec<SavedFilter>,
    /// The name that is being typed for the filters in force.
    naming: Option<String>,
    is_loaded: bool,
    /// The day as on which the board is shown; none for today.
    past: Option<Day>,
    /// What is wanted: which items, how laid out, in which order and groups.
    pub wish: Wish,
    settled: Option<Wish>,
    shown: Shown,
    /// The columns of the table.
    columns: Columns,
    /// The layout as it was kept last.
    kept: Option<Kept>,
    /// The two days that are being typed for the filter by due date.
    days: Option<(DateField, DateField)>,
    /// The card that shall have the focus with the next frame, wherever it stands then.
    wanted: Option<ItemId>,
    /// The line of a list or table that shall have the focus with the next frame.
    wanted_line: Option<usize>,
    /// The cards that are chosen to do the same with all of them.
    picked: BTreeSet<ItemId>,
    /// The tag that is being typed for the chosen cards.
    tag: TagField,
    /// The card whose item is shown in the panel.
    opened: Option<ItemId>,
    /// How far each column was scrolled and how high it was, when it was last drawn.
    scrolled: [Scrolled; 8],
    /// The same for lists, tables and the board in groups.
    scrolled_all: Scrolled,
    /// How far those were scrolled sideways, for the headings that stay above them.
    aside: f32,
    /// How far they shall be scrolled sideways with the next frame.
    wanted_aside: Option<f32>,
    /// The heading of the table that has the focus.
    came_to: Option<order::Field>,
    /// Whether the filters are shown where there is little room.
    has_filters: bool,
    /// How many cards the last frame drew.
    drawn: usize,
    /// How high the strip below the cards was when it was last drawn, in points; 0 where it is not there.
    strip: f32,
}

/// What is kept of the layout and the filter between two starts.
type Kept = (Layout, Sort, Option<GroupBy>, BTreeSet<String>, Columns, Filter);

/// Where a list of cards was scrolled to.
#[derive(Debug, Clone, Copy, Default)]
struct Scrolled {
    offset: f32,
    height: f32,
}

impl Scrolled {
    /// Where it has to be scrolled to for what lies between two heights to be seen whole; none where
    /// it is seen already.
    fn offset_for(self, top: f32, bottom: f32) -> Option<f32> {
        if top < self.offset {
            Some(top)
        } else if bottom > self.offset + self.height {
            Some(bottom - self.height)
        } else {
            None
        }
    }
}

impl State {
    /// Takes all items as they now stand on the register.
    pub fn take(&mut self, deck: Deck) {
        if !self.picked.is_empty() {
            let known: BTreeSet<ItemId> = deck.cards.iter().map(|card| card.id).collect();
            self.picked.retain(|item| known.contains(item));
        }
        self.deck = deck;
        self.is_loaded = true;
        self.settled = None;
    }

    /// Shows the board as it stood on a day, as soon as that has been read; none for today.
    pub fn look_back(&mut self, day: Option<Day>) {
        self.past = day;
        self.picked.clear();
        self.take(Deck::default());
        self.is_loaded = false;
    }

    /// The day as on which the board is shown; none for today.
    #[must_use]
    pub const fn past(&self) -> Option<Day> {
        self.past
    }

    /// Takes the filters that were given a name.
    pub fn take_saved(&mut self, saved: &[SavedFilter]) {
        self.saved = saved.to_vec();
    }

    /// Lays the board out as it was kept for this register.
    pub fn take_look(&mut self, look: Option<&BoardLook>) {
        if let Some(look) = look {
            arrange::take_look(look, &mut self.wish, &mut self.columns);
        }
        self.kept = Some(self.kept_now());
    }

    fn kept_now(&self) -> Kept {
        (
            self.wish.layout,
            self.wish.sort,
            self.wish.group,
            self.wish.folded.clone(),
            self.columns.clone(),
            self.wish.filter.clone(),
        )
    }

    /// The layout, where it has changed since it was kept last.
    pub fn changed_look(&mut self) -> Option<BoardLook> {
        let now = (
            &self.wish.layout,
            &self.wish.sort,
            &self.wish.group,
            &self.wish.folded,
            &self.columns,
            &self.wish.filter,
        );
        let kept = self.kept.as_ref();
        if kept.is_some_and(|(layout, sort, group, folded, columns, filter)| {
            (layout, sort, group, folded, columns, filter) == now
        }) {
            return None;
        }
        self.kept = Some(self.kept_now());
        Some(arrange::look_of(&self.wish, &self.columns))
    }

    /// Works out which cards are shown where, if the cards or what is wanted of them have changed.
    pub fn settle(&mut self) {
        if self.settled.as_ref() != Some(&self.wish) {
            self.shown = Shown::of(&self.deck, &self.wish);
            self.settled = Some(self.wish.clone());
        }
    }

    /// Shows the same items the other way: as a table or as cards.
    pub const fn switch_layout(&mut self) {
        self.wish.layout = match self.wish.layout {
            Layout::Cards => Layout::Table,
            Layout::Table => Layout::Cards,
        };
    }

    /// The cards, by last day.
    #[must_use]
    pub fn cards(&self) -> &[Card] {
        &self.deck.cards
    }

    /// Marks the card whose item is shown in the panel.
    pub const fn mark_opened(&mut self, item: Option<ItemId>) {
        self.opened = item;
    }

    /// Gives a card the focus with the next frame, if it is shown.
    pub const fn focus(&mut self, item: ItemId) {
        self.wanted = Some(item);
    }

    /// How high the strip with what can be done with the chosen cards is, in points.
    #[must_use]
    pub const fn strip(&self) -> f32 {
        self.strip
    }

    /// How many cards the last frame drew: only what is seen costs anything.
    #[must_use]
    pub const fn drawn(&self) -> usize {
        self.drawn
    }

    /// Chooses every card that is shown.
    fn pick_all_shown(&mut self) {
        let cards = &self.deck.cards;
        let items = self.shown.cards().filter_map(|index| cards.get(index));
        self.picked.extend(items.map(|card| card.id));
    }

    /// What can be handed over: the chosen cards or, where none is, those that fit the filters, folded
    /// away or not; how many of them are exempt; and which they are, in words.
    #[must_use]
    pub fn on_offer(&self) -> (Vec<ItemId>, usize, String) {
        let (cards, shows): (Vec<&Card>, String) = if self.picked.is_empty() {
            let fitting = self
                .shown
                .order
                .iter()
                .filter_map(|index| self.deck.cards.get(*index));
            (fitting.collect(), self.wish.filter.shows())
        } else {
            let picked = self
                .deck
                .cards
                .iter()
                .filter(|card| self.picked.contains(&card.id));
            (picked.collect(), "Items chosen one by one".to_owned())
        };
        let exempt = cards
            .iter()
            .filter(|card| card.flags.contains(&Flag::Exempt))
            .count();
        (cards.iter().map(|card| card.id).collect(), exempt, shows)
    }

    /// The item with which the arrow keys begin: the one in the panel or, where that is not shown, the
    /// first card.
    fn first_by_key(&self) -> Option<ItemId> {
        let cards = || {
            let columns = self.shown.columns.iter().flatten();
            let lanes = self
                .shown
                .lanes
                .iter()
                .flat_map(|lane| lane.columns.iter().flatten());
            let lines = self.shown.lines.iter().filter_map(|line| match line {
                Line::Card(index) => Some(index),
                _ => None,
            });
            columns.chain(lanes).chain(lines)
        };
        let id = |index: &usize| self.deck.cards.get(*index).map(|card| card.id);
        let opened = self
            .opened
            .filter(|opened| cards().any(|index| id(index) == Some(*opened)));
        opened.or_else(|| cards().next().and_then(id))
    }

    /// Whether the card at this index is the one that shall have the focus.
    fn is_wanted(&self, index: usize) -> bool {
        self.wanted.is_some() && self.deck.cards.get(index).map(|card| card.id) == self.wanted
    }

    /// Where the card that shall have the focus stands in the board's columns.
    fn wanted_in_columns(&self) -> Option<(Column, usize)> {
        self.wanted?;
        Column::ALL.iter().copied().find_map(|column| {
            let cards = self.shown.column(column);
            let place = cards.iter().position(|index| self.is_wanted(*index))?;
            Some((column, place))
        })
    }

    /// The line on which the card that shall have the focus stands.
    fn line_of_wanted(&self) -> Option<usize> {
        self.wanted?;
        let is_wanted = |line: &Line| matches!(line, Line::Card(index) if self.is_wanted(*index));
        self.shown.lines.iter().position(is_wanted)
    }

    /// The card at a place of a column.
    fn card_at(&self, column: Column, place: usize) -> Option<&Card> {
        let index = *self.shown.column(column).get(place)?;
        self.deck.cards.get(index)
    }
}
