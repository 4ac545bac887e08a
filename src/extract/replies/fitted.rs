//! Fitted: how much of what a rule has taken for an answer answers, as the learned chain tells it. A rule
//! knows where an answer begins; what stands before it in its row, and where the paper goes on to something
//! else, is told by what stands there.

use super::chain::State;
use super::units::Unit;
use crate::extract::candidate::Candidates;
use crate::extract::mapped::ROW_OF_NAMED_COLUMNS;
use crate::extract::paper::{Paper, Place};

/// Notes for each answer how much of it answers, where that is less than all of it.
pub fn fit(paper: &Paper<'_>, candidates: &mut Candidates, units: &[Unit], states: &[State]) {
    for item in &mut candidates.items {
        // What stands in a column that the user has named is left as it is.
        if !item.reason.starts_with(ROW_OF_NAMED_COLUMNS) && !is_numbered_on(paper, &item.answer) {
            item.refined.answer = fitted(&item.answer, units, states);
        }
    }
}

/// Whether an answer is of paragraphs that are numbered on from its first, "3.1" and "3.2": the paper says
/// itself what belongs together.
fn is_numbered_on(paper: &Paper<'_>, answer: &[Place]) -> bool {
    let number = |place: &Place| {
        let marker = paper.piece(place.piece)?.marker.as_ref()?;
        let (stem, last) = marker.printed.trim_end_matches('.').rsplit_once('.')?;
        Some((stem.to_owned(), last.parse::<u32>().ok()?))
    };
    let (Some(first), Some(last)) = (answer.first(), answer.last()) else {
        return false;
    };
    match (number(first), number(last)) {
        (Some((stem, first)), Some((of, last))) => stem == of && last > first,
        _ => false,
    }
}

/// The units that a place touches.
fn touched(units: &[Unit], place: Place) -> std::ops::Range<usize> {
    let first =
        units.partition_point(|unit| (unit.place.piece, unit.place.end) <= (place.piece, place.start));
    let end = units.partition_point(|unit| (unit.place.piece, unit.place.start) < (place.piece, place.end));
    first..end.max(first)
}

/// The places of an answer as the chain tells them; none where it tells nothing else.
fn fitted(answer: &[Place], units: &[Unit], states: &[State]) -> Option<Vec<Place>> {
    let in_order = answer
        .iter()
        .zip(answer.iter().skip(1))
        .all(|(one, other)| (one.piece, one.end) <= (other.piece, other.start));
    if !in_order {
        return None;
    }
    let own: Vec<usize> = answer
        .iter()
        .flat_map(|place| touched(units, *place).filter(|unit| covers_half(*place, units, *unit)))
        .collect();
    let answers = |unit: &usize| matches!(states.get(*unit), Some(State::Answer | State::MoreOfAnswer));
    let first = own.iter().position(answers)?;
    let last = own.iter().rposition(answers)?;
    let mut places = answer.to_vec();
    if first > 0 {
        let start = units.get(*own.get(first)?)?.place;
        places.retain(|place| (place.piece, place.end) > (start.piece, start.start));
        let head = places.first_mut()?;
        if head.piece == start.piece {
            head.start = head.start.max(start.start);
        }
    }
    if last + 1 < own.len() {
        let end = units.get(*own.get(last)?)?.place;
        places.retain(|place| (place.piece, place.start) < (end.piece, end.end));
        let tail = places.last_mut()?;
        if tail.piece == end.piece {
            tail.end = tail.end.min(end.end);
        }
    }
    (places != answer).then_some(places)
}

/// Whether a place holds at least half of a unit that it touches.
fn covers_half(place: Place, units: &[Unit], unit: usize) -> bool {
    let Some(own) = units.get(unit).map(|unit| unit.place) else {
        return false;
    };
    let shared = place.end.min(own.end).saturating_sub(place.start.max(own.start));
    shared * 2 >= own.end - own.start
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four sentences of one piece, then one of the next.
    fn units() -> Vec<Unit> {
        let of = |piece, range, nth| Unit {
            place: Place::new(piece, range),
            joint: "sentence",
            nth,
        };
        vec![
            of(3, 0..10, 0),
            of(3, 11..30, 1),
            of(3, 31..50, 2),
            of(3, 51..60, 3),
            of(4, 0..20, 0),
        ]
    }

    fn fit_to(answer: &[Place], states: [State; 5]) -> Option<Vec<Place>> {
        fitted(answer, &units(), &states)
    }

    use State::{Answer, Calm, Item, MoreOfAnswer, Waiting};

    #[test]
    fn what_stands_behind_an_answer_is_cut_from_it() {
        let answer = [Place::new(3, 0..60), Place::new(4, 0..20)];
        assert_eq!(
            fit_to(&answer, [Answer, MoreOfAnswer, Calm, Calm, Calm]),
            Some(vec![Place::new(3, 0..30)])
        );
    }

    #[test]
    fn what_stands_before_an_answer_is_cut_from_it() {
        let answer = [Place::new(3, 0..60)];
        assert_eq!(
            fit_to(&answer, [Waiting, Answer, MoreOfAnswer, MoreOfAnswer, Calm]),
            Some(vec![Place::new(3, 11..60)])
        );
    }

    #[test]
    fn an_answer_that_the_chain_tells_alike_or_not_at_all_stays() {
        let answer = [Place::new(3, 0..30)];
        assert_eq!(fit_to(&answer, [Answer, MoreOfAnswer, Item, Waiting, Calm]), None);
        assert_eq!(fit_to(&answer, [Item, Waiting, Waiting, Item, Waiting]), None);
        assert_eq!(fit_to(&[], [Answer, Calm, Calm, Calm, Calm]), None);
    }

    #[test]
    fn an_answer_that_is_numbered_on_is_whole() {
        let found = crate::extract::tests::answers(
            "Government response to the Ports Committee\n\n1: PC recommendation: The Department should count the boats in each harbour.\n\n1.1 The Government agrees with the Committee's recommendation.\n\nTarget implementation date: April 2019\n\n1.2 The Department has begun to count those in two harbours.\n\n2: PC recommendation: The Department should dredge each harbour.\n\n2.1 The Government disagrees with the Committee's recommendation.\n\n2.2 The ports dredge them.\n",
        );
        let first = found
            .first()
            .and_then(|(_, answer)| answer.clone())
            .unwrap_or_default();
        assert!(first.ends_with("those in two harbours."), "{found:?}");
    }
}
