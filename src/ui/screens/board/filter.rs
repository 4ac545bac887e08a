//! Which cards are shown, where they stand, and what the line above them says.

use crate::scrutiny::board::{Column, Flag};
use crate::scrutiny::item::{ItemKind, Standing};
use crate::scrutiny::progress::ClosingReason;
use crate::scrutiny::response::Position;
use crate::ui::wording::{counted, number_words};

use super::card;
use super::chips::Part;
use super::rows::Card;

/// Which items the board is looked at through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lens {
    /// What we asked for, and actions.
    #[default]
    Ours,
    /// What was put to us, by meeting: never a debt.
    PutToUs,
    /// Mere records, by meeting.
    Record,
}

impl Lens {
    /// Every lens, in the order in which they stand.
    pub const ALL: &'static [Self] = &[Self::Ours, Self::PutToUs, Self::Record];

    /// Its name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ours => "Ours and actions",
            Self::PutToUs => "Put to us",
            Self::Record => "For the record",
        }
    }

    /// Its name in a saved filter; never changes once shipped.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::PutToUs => "put_to_us",
            Self::Record => "record",
        }
    }

    /// The lens of this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lens| lens.code() == code)
    }

    const fn shows(self, standing: Standing) -> bool {
        matches!(
            (self, standing),
            (Self::Ours, Standing::Ours)
                | (Self::PutToUs, Standing::PutToUs)
                | (Self::Record, Standing::Record)
        )
    }
}

/// Which cards are wanted; all parts must fit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Which items.
    pub lens: Lens,
    /// Words that must all occur, in any order.
    pub text: String,
    /// Only of this body.
    pub body: Option<String>,
    /// Only of this council.
    pub council: Option<String>,
    /// Only what this member of the executive answers for.
    pub member: Option<String>,
    /// Only with this answer.
    pub position: Option<Position>,
    /// Only of this kind.
    pub kind: Option<ItemKind>,
    /// Only with this warning.
    pub flag: Option<Flag>,
}

impl Filter {
    /// Whether it holds cards back besides those that the lens does not show.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        Part::ALL.iter().any(|part| self.words_of(*part).is_some())
    }

    /// Shows every card of the lens again.
    pub fn widen(&mut self) {
        *self = Self {
            lens: self.lens,
            ..Self::default()
        };
    }
}

/// One line of a list by meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// The meeting and how many cards follow.
    Meeting(String),
    /// The card with this index.
    Card(usize),
}

impl Line {
    /// How high it is drawn, with the gap below it, in points.
    const fn height(&self) -> f32 {
        match self {
            Self::Meeting(_) => 44.0,
            Self::Card(_) => card::LOW_HEIGHT + card::GAP,
        }
    }
}

/// Which cards are shown where.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shown {
    columns: [Vec<usize>; 8],
    /// The list by meeting, for the lenses that have one.
    pub lines: Vec<Line>,
    /// Where each line of that list begins, in points from its top.
    pub tops: Vec<f32>,
    /// How high that list is, in points.
    pub height: f32,
    /// What is shown, in numbers.
    pub summary: String,
    /// How many cards are shown.
    pub count: usize,
}

impl Shown {
    /// Sorts out which of the cards fit.
    #[must_use]
    pub fn of(cards: &[Card], filter: &Filter) -> Self {
        let typed = filter.text.to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |card: &Card| {
            filter.lens.shows(card.standing)
                && filter.kind.is_none_or(|kind| card.kind == kind)
                && filter.flag.is_none_or(|flag| card.flags.contains(&flag))
                && filter.body.is_none_or_equals(card.body.as_deref())
                && filter.council.is_none_or_equals(card.council.as_deref())
                && filter.member.is_none_or_equals(card.member.as_deref())
                && filter
                    .position
                    .is_none_or(|position| card.position == Some(position))
                && words.iter().all(|word| card.folded.contains(word))
        };
        let fitting: Vec<usize> = cards
            .iter()
            .enumerate()
            .filter(|(_, card)| fits(card))
            .map(|(index, _)| index)
            .collect();
        let mut shown = Self {
            summary: summary(cards, &fitting, filter.lens),
            count: fitting.len(),
            ..Self::default()
        };
        if filter.lens == Lens::Ours {
            for index in fitting {
                if let Some(card) = cards.get(index) {
                    shown.column_mut(card.column).push(index);
                }
            }
        } else {
            shown.lines = by_meeting(cards, fitting);
            for line in &shown.lines {
                shown.tops.push(shown.height);
                shown.height += line.height();
            }
        }
        shown
    }

    /// The cards of a column, as indices.
    #[must_use]
    pub fn column(&self, column: Column) -> &[usize] {
        let [a, b, c, d, e, f, g, h] = &self.columns;
        match column {
            Column::NotAnswered => a,
            Column::UnderConsideration => b,
            Column::NotAgreed => c,
            Column::ToDo => d,
            Column::OnTrack => e,
            Column::Delayed => f,
            Column::Complete => g,
            Column::Closed => h,
        }
    }

    fn column_mut(&mut self, column: Column) -> &mut Vec<usize> {
        let [a, b, c, d, e, f, g, h] = &mut self.columns;
        match column {
            Column::NotAnswered => a,
            Column::UnderConsideration => b,
            Column::NotAgreed => c,
            Column::ToDo => d,
            Column::OnTrack => e,
            Column::Delayed => f,
            Column::Complete => g,
            Column::Closed => h,
        }
    }
}

trait FitsName {
    fn is_none_or_equals(&self, name: Option<&str>) -> bool;
}

impl FitsName for Option<String> {
    fn is_none_or_equals(&self, name: Option<&str>) -> bool {
        self.as_deref().is_none_or(|wanted| name == Some(wanted))
    }
}

/// Latest meeting first, undated ones last; the cards of a meeting in their own order.
fn by_meeting(cards: &[Card], mut fitting: Vec<usize>) -> Vec<Line> {
    let meeting = |index: &usize| {
        cards.get(*index).map(|c| {
            (
                c.met_on.is_none(),
                std::cmp::Reverse(c.met_on),
                c.meeting.as_str(),
                c.heading.as_str(),
            )
        })
    };
    fitting.sort_by(|a, b| meeting(a).cmp(&meeting(b)));
    let mut lines = Vec::new();
    let mut last: Option<&str> = None;
    for index in fitting {
        let Some(card) = cards.get(index) else { continue };
        if last != Some(card.meeting.as_str()) {
            lines.push(Line::Meeting(card.meeting.clone()));
            last = Some(&card.meeting);
        }
        lines.push(Line::Card(index));
    }
    lines
}

/// "12 recommendations, 7 answered, 2 closed not implemented, 3 actions": counts what is shown, and
/// never counts a closing as a success that was none.
fn summary(cards: &[Card], fitting: &[usize], lens: Lens) -> String {
    let shown = || fitting.iter().filter_map(|index| cards.get(*index));
    let count = |kind: ItemKind| shown().filter(|c| c.kind == kind).count();
    let mut parts = Vec::new();
    for (kind, one, many) in [
        (ItemKind::Recommendation, "recommendation", "recommendations"),
        (ItemKind::Resolution, "resolution", "resolutions"),
        (ItemKind::Action, "action", "actions"),
    ] {
        let number = count(kind);
        if number > 0 {
            parts.push(counted(number, one, many));
        }
    }
    if parts.is_empty() {
        return "Nothing to show".to_owned();
    }
    if lens != Lens::Ours {
        return parts.join(", ");
    }
    let owed = shown().filter(|c| c.kind != ItemKind::Action).count();
    if owed > 0 {
        let answered = shown()
            .filter(|c| c.kind != ItemKind::Action && c.answered)
            .count();
        parts.push(format!(
            "{} of {} answered",
            number_words(answered),
            number_words(owed)
        ));
    }
    let late = shown()
        .filter(|c| c.flags.contains(&Flag::NoAnswerInTime))
        .count();
    if late > 0 {
        parts.push(format!("{} past the time to answer", number_words(late)));
    }
    let overdue = shown().filter(|c| c.flags.contains(&Flag::Overdue)).count();
    if overdue > 0 {
        parts.push(format!("{} overdue", number_words(overdue)));
    }
    let done = shown()
        .filter(|c| c.closed_as == Some(ClosingReason::Implemented))
        .count();
    let undone = shown()
        .filter(|c| c.closed_as.is_some_and(|r| r != ClosingReason::Implemented))
        .count();
    if done > 0 {
        parts.push(format!("{} closed as implemented", number_words(done)));
    }
    if undone > 0 {
        parts.push(format!("{} closed, not implemented", number_words(undone)));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::screens::board::rows::tests::card;

    #[test]
    fn a_closing_that_was_no_success_is_never_counted_as_one() {
        let mut cards = vec![
            card(ItemKind::Recommendation, Column::Closed),
            card(ItemKind::Recommendation, Column::Closed),
            card(ItemKind::Recommendation, Column::NotAnswered),
        ];
        cards[0].closed_as = Some(ClosingReason::Withdrawn);
        cards[1].closed_as = Some(ClosingReason::Implemented);
        cards[1].answered = true;
        let shown = Shown::of(&cards, &Filter::default());
        assert_eq!(
            shown.summary,
            "3 recommendations · 1 of 3 answered · 1 closed as implemented · 1 closed, not implemented"
        );
        assert_eq!(shown.column(Column::Closed), [0, 1]);
    }

    #[test]
    fn all_parts_of_a_filter_have_to_fit() {
        let mut cards = vec![
            card(ItemKind::Recommendation, Column::ToDo),
            card(ItemKind::Action, Column::ToDo),
        ];
        cards[1].body = Some("Housing Panel".to_owned());
        let mut filter = Filter {
            text: "CABINET reports".to_owned(),
            ..Filter::default()
        };
        assert_eq!(Shown::of(&cards, &filter).count, 2);
        filter.body = Some("Housing Panel".to_owned());
        assert_eq!(Shown::of(&cards, &filter).column(Column::ToDo), [1]);
        filter.kind = Some(ItemKind::Recommendation);
        assert_eq!(Shown::of(&cards, &filter).count, 0);
        filter.widen();
        assert_eq!(filter, Filter::default());
    }

    #[test]
    fn meetings_stand_latest_first_each_with_its_cards() {
        let mut cards = vec![
            card(ItemKind::Recommendation, Column::ToDo),
            card(ItemKind::Recommendation, Column::ToDo),
        ];
        for (card, (meeting, day)) in cards.iter_mut().zip([
            ("Panel, 1 March 2026", "2026-03-01"),
            ("Panel, 2 June 2026", "2026-06-02"),
        ]) {
            card.standing = Standing::PutToUs;
            card.meeting = meeting.to_owned();
            card.met_on = Some(day.parse().unwrap());
        }
        let filter = Filter {
            lens: Lens::PutToUs,
            ..Filter::default()
        };
        let shown = Shown::of(&cards, &filter);
        assert_eq!(
            shown.lines,
            [
                Line::Meeting("Panel, 2 June 2026".to_owned()),
                Line::Card(1),
                Line::Meeting("Panel, 1 March 2026".to_owned()),
                Line::Card(0),
            ]
        );
        assert!(shown.height > shown.tops[3]);
    }
}
