//! The chain: what each unit of a paper is, decided for all units at once, so that answers follow what
//! they answer as they do elsewhere in the paper.

use crate::extract::learned::Sum;

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Neither, with no item waiting for an answer.
    Calm,
    /// The beginning of an item.
    Item,
    /// More of it.
    MoreOfItem,
    /// Neither, an item having gone before that may be answered.
    Waiting,
    /// The beginning of an answer.
    Answer,
    /// More of it.
    MoreOfAnswer,
}

/// How many states there are.
pub const COUNT: usize = 6;

/// The states in the order of the table's columns.
pub const STATES: [State; COUNT] = [
    State::Calm,
    State::Item,
    State::MoreOfItem,
    State::Waiting,
    State::Answer,
    State::MoreOfAnswer,
];

/// The clues by which a state tells what comes next, in the order of the states.
pub const AFTER: [&str; COUNT] = [
    "after calm",
    "after item",
    "after more of item",
    "after waiting",
    "after answer",
    "after more of answer",
];

impl State {
    /// Whether a unit of this state may stand behind one of that.
    #[must_use]
    pub const fn may_follow(self, before: Option<Self>) -> bool {
        match (self, before) {
            (Self::Calm, None | Some(Self::Calm | Self::Answer | Self::MoreOfAnswer))
            | (Self::Item, _)
            | (Self::MoreOfItem, Some(Self::Item | Self::MoreOfItem))
            | (Self::Waiting, Some(Self::Item | Self::MoreOfItem | Self::Waiting))
            | (Self::MoreOfAnswer, Some(Self::Answer | Self::MoreOfAnswer)) => true,
            (Self::Answer, before) => before.is_some(),
            _ => false,
        }
    }
}

/// What speaks for each state of a unit, and for each behind each state of the unit before.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// By the unit itself.
    pub own: Sum<COUNT>,
    /// By what stood before it: a row a state.
    pub after: [Sum<COUNT>; COUNT],
}

/// The likeliest states of all units together (Viterbi 1967).
#[must_use]
pub fn likeliest(links: &[Link]) -> Vec<State> {
    const NEVER: i32 = i32::MIN / 4;
    let mut best = [NEVER; COUNT];
    let mut ways: Vec<[usize; COUNT]> = Vec::with_capacity(links.len());
    for (at, link) in links.iter().enumerate() {
        let mut next = [NEVER; COUNT];
        let mut way = [0; COUNT];
        for (to, state) in STATES.into_iter().enumerate() {
            let own = link.own.get(to).copied().unwrap_or(0);
            if at == 0 {
                if state.may_follow(None) {
                    set(&mut next, to, own);
                }
                continue;
            }
            for (from, before) in STATES.into_iter().enumerate() {
                let known = best.get(from).copied().unwrap_or(NEVER);
                if known == NEVER || !state.may_follow(Some(before)) {
                    continue;
                }
                let step = link.after.get(from).and_then(|row| row.get(to)).copied();
                let sum = known + own + step.unwrap_or(0);
                if next.get(to).is_some_and(|now| sum > *now) {
                    set(&mut next, to, sum);
                    set(&mut way, to, from);
                }
            }
        }
        best = next;
        ways.push(way);
    }
    let last = (0..COUNT).max_by_key(|state| best.get(*state).copied().unwrap_or(NEVER));
    let mut state = last.unwrap_or(0);
    let mut found = Vec::with_capacity(links.len());
    for way in ways.iter().rev() {
        found.extend(STATES.get(state));
        state = way.get(state).copied().unwrap_or(0);
    }
    found.reverse();
    found
}

fn set<T>(places: &mut [T; COUNT], at: usize, value: T) {
    if let Some(place) = places.get_mut(at) {
        *place = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A unit that is most like one state.
    fn like(state: State, by: i32) -> Link {
        let own = STATES.map(|other| if other == state { by } else { 0 });
        Link {
            own,
            after: [[0; COUNT]; COUNT],
        }
    }

    use State::{Answer, Calm, Item, MoreOfAnswer, MoreOfItem, Waiting};

    #[test]
    fn what_each_unit_is_most_like_holds_where_it_may_follow() {
        let wanted = [Calm, Item, MoreOfItem, Waiting, Answer, MoreOfAnswer, Calm];
        let links = wanted.map(|state| like(state, 100));
        assert_eq!(likeliest(&links), wanted);
        assert!(likeliest(&[]).is_empty());
    }

    #[test]
    fn nothing_is_more_of_what_has_not_begun() {
        assert_ne!(likeliest(&[like(MoreOfAnswer, 100)]), [MoreOfAnswer]);
        assert_eq!(
            likeliest(&[like(Calm, 10), like(MoreOfItem, 100)]),
            [Item, MoreOfItem]
        );
    }

    #[test]
    fn one_weak_unit_between_strong_ones_goes_with_them() {
        let mut weak = like(Calm, 20);
        let more = STATES.iter().position(|state| *state == MoreOfAnswer).unwrap();
        weak.own[more] = 10;
        let mut links = [like(Item, 300), like(Answer, 300), weak, like(MoreOfAnswer, 300)];
        assert_eq!(likeliest(&links), [Item, Answer, MoreOfAnswer, MoreOfAnswer]);
        // Unless much speaks against it.
        links[2] = like(Item, 900);
        assert_eq!(likeliest(&links)[2], Item);
    }

    #[test]
    fn what_speaks_for_a_step_decides_between_equals() {
        let mut second = like(Calm, 0);
        let item = STATES.iter().position(|state| *state == Item).unwrap();
        let answer = STATES.iter().position(|state| *state == Answer).unwrap();
        second.after[item][answer] = 50;
        assert_eq!(likeliest(&[like(Item, 100), second]), [Item, Answer]);
    }
}
