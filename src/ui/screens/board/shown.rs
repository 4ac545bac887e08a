//! Where each card stands: in columns, in groups below each other, or in lines of a list or table.
//! Worked out between two frames, and only when something has changed.

use super::arrange::{Layout, Wish};
use super::card;
use super::counts::{Counts, sift};
use super::deck::Deck;
use super::filter::Lens;
use super::order::{GroupBy, Rank};
use super::rows::Card;
use super::summary::summary;
use crate::scrutiny::board::{Column, Flag};

/// How high the heading of a group is, in points.
pub const GROUP_HEIGHT: f32 = 40.0;
/// The margin above the first card of a group in columns, and below the last.
pub const LANE_MARGIN: f32 = 4.0;
/// How high a row of the table is, in points.
pub const ROW_HEIGHT: f32 = 32.0;

/// Cards that stand together under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its heading.
    pub label: String,
    /// How many cards it has, folded or not.
    pub count: usize,
    /// How many of them are overdue or unanswered past the time.
    pub late: usize,
    /// Whether its cards are put away.
    pub is_folded: bool,
}

/// One line of a list or table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The heading of the group of this number.
    Group(usize),
    /// The card with this index.
    Card(usize),
}

/// The cards of each column of the board, as indices.
pub type InColumns = [Vec<usize>; 8];

/// One group of the board in columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lane {
    /// Its cards; none where it is folded.
    pub columns: InColumns,
    /// Where it begins, in points from the top of all.
    pub top: f32,
    /// How high it is with its heading, in points.
    pub height: f32,
}

/// Which cards are shown where.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shown {
    /// The board in columns, where it is not in groups.
    pub columns: InColumns,
    /// The groups, in their order; none where nothing is grouped.
    pub groups: Vec<Group>,
    /// The board in columns, group by group.
    pub lanes: Vec<Lane>,
    /// The lines of the list or the table.
    pub lines: Vec<Line>,
    /// Where each line begins, in points from the first.
    pub tops: Vec<f32>,
    /// How many cards of the lanes stand in each column, folded or not.
    pub in_column: [usize; 8],
    /// How high all lines or all lanes are, in points.
    pub height: f32,
    /// Every card that fits the filters, folded away or not, in the order asked for.
    pub order: Vec<usize>,
    /// What is shown, in numbers.
    pub summary: String,
    /// How many cards fit the filters.
    pub count: usize,
    /// How many each choice of a filter would show.
    pub counts: Counts,
}

impl Shown {
    /// Works out where the cards stand.
    #[must_use]
    pub fn of(deck: &Deck, wish: &Wish) -> Self {
        let (fitting, counts) = sift(deck, &wish.filter);
        let mut shown = Self {
            summary: summary(deck, &fitting, wish.filter.lens, counts.of_lens),
            count: fitting.len(),
            counts,
            ..Self::default()
        };
        let in_columns = wish.layout == Layout::Cards && wish.filter.lens == Lens::Ours;
        // What owes nothing has no columns: its cards stand by meeting unless something else is asked.
        let group = match wish.layout {
            Layout::Cards if !in_columns => Some(wish.group.unwrap_or(GroupBy::Meeting)),
            _ => wish.group,
        };
        let sorted = sorted(deck, fitting, wish, group);
        match (group, in_columns) {
            (None, true) => shown.columns = columns_of(deck, &sorted),
            (None, false) => shown.lines = sorted.iter().copied().map(Line::Card).collect(),
            (Some(group), _) => shown.take_groups(deck, &sorted, wish, group, in_columns),
        }
        shown.order = sorted;
        let row = if wish.layout == Layout::Table {
            ROW_HEIGHT
        } else {
            card::LOW_HEIGHT + card::GAP
        };
        for line in &shown.lines {
            shown.tops.push(shown.height);
            shown.height += match line {
                Line::Group(_) => GROUP_HEIGHT,
                Line::Card(_) => row,
            };
        }
        shown
    }

    fn take_groups(&mut self, deck: &Deck, sorted: &[usize], wish: &Wish, by: GroupBy, in_columns: bool) {
        if in_columns {
            for (count, column) in self.in_column.iter_mut().zip(columns_of(deck, sorted)) {
                *count = column.len();
            }
        }
        let group = |index: &usize| deck.cards.get(*index).map(|card| card.ranks.group(by));
        let has_councils = deck.councils.len() > 1;
        for members in sorted.chunk_by(|a, b| group(a) == group(b)) {
            let Some(first) = members.first().and_then(|index| deck.cards.get(*index)) else {
                continue;
            };
            let label = group_label(first, by, has_councils);
            let is_folded = wish.folded.contains(&label);
            let late = |index: &&usize| deck.cards.get(**index).is_some_and(is_late);
            let number = self.groups.len();
            self.groups.push(Group {
                count: members.len(),
                late: members.iter().filter(late).count(),
                label,
                is_folded,
            });
            let open = if is_folded { &[] } else { members };
            if in_columns {
                self.add_lane(columns_of(deck, open));
            } else {
                self.lines.push(Line::Group(number));
                self.lines.extend(open.iter().copied().map(Line::Card));
            }
        }
    }

    fn add_lane(&mut self, columns: InColumns) {
        let deepest = columns.iter().map(Vec::len).max().unwrap_or_default();
        #[expect(
            clippy::cast_precision_loss,
            reason = "a register has far fewer than 16 million items"
        )]
        let cards = deepest as f32 * (card::HEIGHT + card::GAP);
        let margins = if deepest > 0 { 2.0 * LANE_MARGIN } else { 0.0 };
        let lane = Lane {
            columns,
            top: self.height,
            height: GROUP_HEIGHT + cards + margins,
        };
        self.height += lane.height;
        self.lanes.push(lane);
    }

    /// The cards of a column, as indices, where the board is not in groups.
    #[must_use]
    pub fn column(&self, column: Column) -> &[usize] {
        in_column(&self.columns, column)
    }

    /// Every card that is shown and not folded away, as indices.
    pub fn cards(&self) -> impl Iterator<Item = usize> {
        let lanes = self.lanes.iter().flat_map(|lane| lane.columns.iter());
        let columns = self.columns.iter().chain(lanes).flatten().copied();
        let lines = self.lines.iter().filter_map(|line| match line {
            Line::Card(index) => Some(*index),
            Line::Group(_) => None,
        });
        columns.chain(lines)
    }
}

/// The cards of one column, as indices.
#[must_use]
pub fn in_column(columns: &InColumns, column: Column) -> &[usize] {
    columns.get(column as usize).map_or(&[], Vec::as_slice)
}

fn columns_of(deck: &Deck, indices: &[usize]) -> InColumns {
    let mut columns = InColumns::default();
    for index in indices {
        if let Some(card) = deck.cards.get(*index)
            && let Some(column) = columns.get_mut(card.column as usize)
        {
            column.push(*index);
        }
    }
    columns
}

/// By group, then as asked for, then in the order of the deck.
fn sorted(deck: &Deck, mut fitting: Vec<usize>, wish: &Wish, group: Option<GroupBy>) -> Vec<usize> {
    let key = |index: &usize| {
        let ranks = deck.cards.get(*index).map(|card| card.ranks).unwrap_or_default();
        let group = group.map_or_else(Rank::default, |by| ranks.group(by));
        (group, ranks.of(wish.sort.by).key(wish.sort.backwards), *index)
    };
    fitting.sort_unstable_by_key(key);
    fitting
}

fn is_late(card: &Card) -> bool {
    card.flags.contains(&Flag::Overdue) || card.flags.contains(&Flag::NoAnswerInTime)
}

fn group_label(card: &Card, by: GroupBy, has_councils: bool) -> String {
    match by {
        GroupBy::Committee => match (&card.body, &card.council) {
            (Some(body), Some(council)) if has_councils => format!("{body}, {council}"),
            (Some(body), _) => body.clone(),
            (None, _) => "No committee named".to_owned(),
        },
        GroupBy::Member => card
            .member
            .clone()
            .unwrap_or_else(|| "No executive member named".to_owned()),
        GroupBy::Paper => match (card.paper.is_empty(), card.paper_on) {
            (true, _) => "Added by hand".to_owned(),
            (false, Some(day)) => format!("{}, {}", card.paper, crate::ui::wording::day_words(day)),
            (false, None) => card.paper.clone(),
        },
        GroupBy::Meeting => card.meeting.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::item::{ItemKind, Standing};
    use crate::ui::screens::board::filter::Filter;
    use crate::ui::screens::board::order::{Field, Sort, rank_and_sort};
    use crate::ui::screens::board::rows::tests::card;

    fn deck(cards: Vec<Card>) -> Deck {
        Deck::of(cards, "2026-11-23".parse().unwrap())
    }

    fn ranked(mut cards: Vec<Card>) -> Deck {
        rank_and_sort(&mut cards);
        deck(cards)
    }

    fn with(number: &str, column: Column, body: Option<&str>) -> Card {
        Card {
            number: number.to_owned(),
            body: body.map(str::to_owned),
            ..card(ItemKind::Recommendation, column)
        }
    }

    fn numbers(deck: &Deck, indices: &[usize]) -> Vec<String> {
        indices
            .iter()
            .map(|index| deck.cards[*index].number.clone())
            .collect()
    }

    #[test]
    fn all_parts_of_a_filter_have_to_fit() {
        let mut cards = vec![
            card(ItemKind::Recommendation, Column::ToDo),
            card(ItemKind::Action, Column::ToDo),
        ];
        cards[1].body = Some("Housing Panel".to_owned());
        let deck = deck(cards);
        let mut wish = Wish::default();
        wish.filter.text = "CABINET reports".to_owned();
        assert_eq!(Shown::of(&deck, &wish).count, 2);
        wish.filter.body = Some("Housing Panel".to_owned());
        assert_eq!(Shown::of(&deck, &wish).column(Column::ToDo), [1]);
        wish.filter.kind = Some(ItemKind::Recommendation);
        assert_eq!(Shown::of(&deck, &wish).count, 0);
        wish.filter.widen();
        assert_eq!(wish.filter, Filter::default());
    }

    #[test]
    fn what_owes_nothing_stands_by_meeting_the_latest_first() {
        let mut cards = vec![with("1", Column::ToDo, None), with("2", Column::ToDo, None)];
        for (card, (meeting, day)) in cards.iter_mut().zip([
            ("Panel, 1 March 2026", "2026-03-01"),
            ("Panel, 2 June 2026", "2026-06-02"),
        ]) {
            card.standing = Standing::PutToUs;
            card.meeting = meeting.to_owned();
            card.met_on = Some(day.parse().unwrap());
        }
        let deck = ranked(cards);
        let mut wish = Wish::default();
        wish.filter.lens = Lens::PutToUs;
        let shown = Shown::of(&deck, &wish);
        let labels: Vec<&str> = shown.groups.iter().map(|group| group.label.as_str()).collect();
        assert_eq!(labels, ["Panel, 2 June 2026", "Panel, 1 March 2026"]);
        assert_eq!(
            shown.lines,
            [Line::Group(0), Line::Card(1), Line::Group(1), Line::Card(0)]
        );
        assert!(shown.height > shown.tops[3]);
    }

    #[test]
    fn a_table_in_groups_has_headings_with_counts_and_a_folded_group_keeps_its_count() {
        let mut cards = vec![
            with("R10", Column::ToDo, Some("Panel B")),
            with("R2", Column::Closed, Some("Panel B")),
            with("1", Column::ToDo, Some("Panel A")),
            with("7", Column::ToDo, None),
        ];
        cards[0].flags = vec![Flag::Overdue];
        let deck = ranked(cards);
        let mut wish = Wish {
            layout: Layout::Table,
            group: Some(GroupBy::Committee),
            sort: Sort::of(Field::Number),
            ..Wish::default()
        };
        wish.fold("Panel A");
        let shown = Shown::of(&deck, &wish);
        let told: Vec<(&str, usize, usize, bool)> = shown
            .groups
            .iter()
            .map(|group| (group.label.as_str(), group.count, group.late, group.is_folded))
            .collect();
        assert_eq!(
            told,
            [
                ("Panel A", 1, 0, true),
                ("Panel B", 2, 1, false),
                ("No committee named", 1, 0, false)
            ]
        );
        let lines: Vec<String> = shown
            .lines
            .iter()
            .map(|line| match line {
                Line::Group(number) => shown.groups[*number].label.clone(),
                Line::Card(index) => deck.cards[*index].number.clone(),
            })
            .collect();
        assert_eq!(
            lines,
            ["Panel A", "Panel B", "R2", "R10", "No committee named", "7"]
        );
        assert_eq!(shown.count, 4, "what is folded is counted");
        assert_eq!(
            shown.cards().count(),
            3,
            "and is not chosen with all that are shown"
        );
        wish.fold("Panel A");
        assert_eq!(Shown::of(&deck, &wish).cards().count(), 4);
    }

    #[test]
    fn groups_of_the_board_stand_below_each_other_each_as_high_as_its_fullest_column() {
        let deck = ranked(vec![
            with("1", Column::ToDo, Some("Panel A")),
            with("2", Column::ToDo, Some("Panel A")),
            with("3", Column::Closed, Some("Panel A")),
            with("4", Column::Closed, Some("Panel B")),
        ]);
        let wish = Wish {
            group: Some(GroupBy::Committee),
            ..Wish::default()
        };
        let shown = Shown::of(&deck, &wish);
        assert_eq!(shown.lanes.len(), 2);
        let lane = &shown.lanes[0];
        assert_eq!(numbers(&deck, in_column(&lane.columns, Column::ToDo)), ["1", "2"]);
        assert_eq!(numbers(&deck, in_column(&lane.columns, Column::Closed)), ["3"]);
        assert_eq!(
            lane.height,
            GROUP_HEIGHT + 2.0 * (card::HEIGHT + card::GAP) + 2.0 * LANE_MARGIN
        );
        assert_eq!(shown.lanes[1].top, lane.height);
        assert_eq!(shown.height, shown.lanes[1].top + shown.lanes[1].height);
    }

    #[test]
    fn two_councils_with_a_committee_of_one_name_are_two_groups() {
        let mut cards = vec![
            with("1", Column::ToDo, Some("Scrutiny Committee")),
            with("2", Column::ToDo, Some("Scrutiny Committee")),
        ];
        cards[0].council = Some("Larkhythe".to_owned());
        cards[1].council = Some("Salterby".to_owned());
        let wish = Wish {
            group: Some(GroupBy::Committee),
            ..Wish::default()
        };
        let shown = Shown::of(&ranked(cards), &wish);
        let labels: Vec<&str> = shown.groups.iter().map(|group| group.label.as_str()).collect();
        assert_eq!(
            labels,
            ["Scrutiny Committee, Larkhythe", "Scrutiny Committee, Salterby"]
        );
    }
}
