//! The line of numbers above the board: it counts what is shown and flatters nobody.

use super::deck::Deck;
use super::filter::Lens;
use super::rows::Card;
use crate::scrutiny::board::Flag;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::progress::ClosingReason;
use crate::ui::wording::{counted, number_words};

/// Which cards are counted.
type Fits<'a> = &'a dyn Fn(&Card) -> bool;

/// "12 recommendations · 7 of 12 answered · 3 past the two months · 2 closed, not implemented": counts
/// what is shown, never counts a closing as a success that was none, and says how many the filters
/// hold back.
#[must_use]
pub fn summary(deck: &Deck, fitting: &[usize], lens: Lens, of_lens: usize) -> String {
    let shown = || fitting.iter().filter_map(|index| deck.cards.get(*index));
    let count = |fits: Fits<'_>| shown().filter(|card| fits(card)).count();
    let mut parts = Vec::new();
    for (kind, one, many) in [
        (ItemKind::Recommendation, "recommendation", "recommendations"),
        (ItemKind::Resolution, "resolution", "resolutions"),
        (ItemKind::Action, "action", "actions"),
    ] {
        let number = count(&|card| card.kind == kind);
        if number > 0 {
            parts.push(counted(number, one, many));
        }
    }
    if parts.is_empty() {
        parts.push("Nothing to show".to_owned());
    }
    if lens == Lens::Ours {
        parts.extend(debts(deck, &count));
    }
    let held_back = of_lens.saturating_sub(fitting.len());
    if held_back > 0 {
        parts.push(format!("{} held back by the filters", number_words(held_back)));
    }
    parts.join(" · ")
}

/// What is owed, what is late, and what became of what was closed.
fn debts(deck: &Deck, count: &dyn Fn(Fits<'_>) -> usize) -> Vec<String> {
    let mut parts = Vec::new();
    let is_asked = |card: &Card| card.kind != ItemKind::Action;
    let asked = count(&is_asked);
    if asked > 0 {
        let answered = count(&|card| is_asked(card) && card.answered);
        parts.push(format!(
            "{} of {} answered",
            number_words(answered),
            number_words(asked)
        ));
    }
    let late = format!("past the {}", deck.time_to_answer);
    let closed = |card: &Card, implemented: bool| {
        card.closed_as
            .is_some_and(|reason| (reason == ClosingReason::Implemented) == implemented)
    };
    for (number, words) in [
        (
            count(&|card| card.flags.contains(&Flag::NoAnswerInTime)),
            late.as_str(),
        ),
        (count(&|card| card.flags.contains(&Flag::Overdue)), "overdue"),
        (count(&|card| closed(card, true)), "closed as implemented"),
        (count(&|card| closed(card, false)), "closed, not implemented"),
    ] {
        if number > 0 {
            parts.push(format!("{} {words}", number_words(number)));
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::board::Column;
    use crate::ui::screens::board::rows::tests::card;

    #[test]
    fn a_closing_that_was_no_success_is_never_counted_as_one() {
        let mut cards = vec![
            card(ItemKind::Recommendation, Column::Closed),
            card(ItemKind::Recommendation, Column::Closed),
            card(ItemKind::Recommendation, Column::NotAnswered),
            card(ItemKind::Action, Column::ToDo),
        ];
        cards[0].closed_as = Some(ClosingReason::Withdrawn);
        cards[1].closed_as = Some(ClosingReason::Implemented);
        cards[1].answered = true;
        cards[2].flags = vec![Flag::NoAnswerInTime];
        cards[2].time_to_answer = Some("two months".to_owned());
        let deck = Deck::of(cards, "2026-11-23".parse().unwrap());
        assert_eq!(
            summary(&deck, &[0, 1, 2, 3], Lens::Ours, 4),
            "3 recommendations · 1 action · 1 of 3 answered · 1 past the two months · 1 closed as implemented · \
             1 closed, not implemented"
        );
        assert_eq!(
            summary(&deck, &[2], Lens::Ours, 4),
            "1 recommendation · 0 of 1 answered · 1 past the two months · 3 held back by the filters"
        );
        assert_eq!(
            summary(&deck, &[], Lens::Ours, 4),
            "Nothing to show · 4 held back by the filters"
        );
        assert_eq!(
            summary(&deck, &[0], Lens::PutToUs, 1),
            "1 recommendation",
            "nobody owes an answer to what is put to us"
        );
    }
}
