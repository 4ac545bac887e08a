//! Replies: which words of a paper ask and which answer, as papers labelled by hand have taught.
//!
//! Rules know the layouts of answers that somebody has thought of. Elsewhere the paper is cut into small
//! units, and what each is (the beginning of an item, more of it, the beginning of an answer, more of it,
//! neither) is decided for all of them at once by learned weights of clues: words, labels, columns,
//! headings, and what stood before. An answer that is found in this way goes to the item that its number
//! names, that stands in its row, or that stands before it. Where its item was found by nothing, the item
//! is offered too: who answers was asked.

mod chain;
mod clues;
mod fitted;
mod linked;
pub mod stances;
#[cfg(test)]
mod taught;
mod units;

use super::answer;
use super::at_once;
use super::candidate::Candidates;
use super::learned::Weights;
use super::paper::{Paper, Place};
use crate::document::Format;
use chain::{AFTER, COUNT, Link, State};
use clues::Clued;
use std::collections::HashMap;
use std::sync::LazyLock;
use units::Unit;

/// The weights that ship with the program.
static WEIGHTS: LazyLock<Weights<COUNT>> =
    LazyLock::new(|| Weights::read(include_str!("../../assets/replies/weights.tsv")));

/// The rule's name that stands with an item that was found because it is answered.
pub const RULE: &str = "is_answered";

/// What a rule has read speaks for a state by so many hundredths.
const READ: i32 = 300;

/// What speaks for an answer beyond what was learned, in hundredths: of those given wrongly most are dropped
/// when they are linked.
const BEGINS: i32 = 70;

/// What speaks for an answer that goes on with the next sentence of its paragraph.
const GOES_ON: i32 = 150;

/// What no weights outweigh.
const NEVER: i32 = 1_000;

/// So many answers together are no chance in a paper that is not one of answers.
const FEWEST: usize = 3;

/// A stretch that asks or answers, its parts in the order of the paper.
#[derive(Debug, Clone)]
pub struct Told {
    /// Whether it answers.
    pub answers: bool,
    /// Its words.
    pub places: Vec<Place>,
    /// The unit before its first.
    pub before: Option<Place>,
}

/// Gives items the answers that no rule has found.
pub fn find(paper: &Paper<'_>, candidates: &mut Candidates) {
    if paper.explains || matches!(paper.document.format, Format::Workbook | Format::Csv) {
        return;
    }
    let clued = Clued::new(paper, units::units(paper));
    let states = states_of(paper, candidates, &clued);
    fitted::fit(paper, candidates, &clued.units, &states);
    let told = stretches(&clued.units, &states);
    // Outside of papers that answer, one answer alone is chance.
    let fewest = if answer::is_answering(paper) { 1 } else { FEWEST };
    linked::link(paper, candidates, &told, fewest);
}

/// A thread is to have so many units to weigh.
const UNITS: usize = 200;

/// What asks and what answers, by the weights and by what rules have found.
fn states_of(paper: &Paper<'_>, candidates: &Candidates, clued: &Clued<'_>) -> Vec<State> {
    let read = Read::of(candidates);
    let links = at_once::of_each(clued.units.len(), UNITS, |at| {
        let mut own = WEIGHTS.sum([0; COUNT]);
        clued.of_unit(at, &mut own);
        let mut own = own.sum;
        if let Some(unit) = clued.units.get(at) {
            read.speak(unit, &mut own);
            weigh_words(paper, unit, &mut own);
        }
        let after = AFTER.map(|before| {
            let mut step = WEIGHTS.sum([0; COUNT]);
            clued.of_step(at, before, &mut step);
            step.sum
        });
        Link { own, after }
    });
    chain::likeliest(&links)
}

/// An answer is sought rather than missed, and goes on rather than stops where its paragraph does.
fn weigh_words(paper: &Paper<'_>, unit: &Unit, own: &mut [i32; COUNT]) {
    let low = paper.words_at(unit.place);
    let [_, _, _, _, answer, more] = own;
    *answer += BEGINS;
    if unit.joint == "sentence" {
        *more += GOES_ON;
    }
    // What only leads to something answers nothing.
    if low.ends_with(':') || !low.contains(|c: char| c.is_alphanumeric()) {
        *answer -= NEVER;
    }
}

/// The units of a state or more of it as stretches.
fn stretches(units: &[Unit], states: &[State]) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    let mut before: Option<Place> = None;
    for (unit, state) in units.iter().zip(states) {
        match state {
            State::Item | State::Answer => found.push(Told {
                answers: *state == State::Answer,
                places: vec![unit.place],
                before,
            }),
            State::MoreOfItem | State::MoreOfAnswer => {
                if let Some(told) = found.last_mut() {
                    match told.places.last_mut() {
                        Some(last) if last.piece == unit.place.piece => last.end = unit.place.end,
                        _ => told.places.push(unit.place),
                    }
                }
            }
            State::Calm | State::Waiting => {}
        }
        before = Some(unit.place);
    }
    found
}

/// What rules have read in each piece.
struct Read {
    items: HashMap<usize, Vec<Place>>,
    answers: HashMap<usize, Vec<Place>>,
}

impl Read {
    fn of(candidates: &Candidates) -> Self {
        let mut found = Self {
            items: HashMap::new(),
            answers: HashMap::new(),
        };
        for item in &candidates.items {
            for place in &item.places {
                found.items.entry(place.piece).or_default().push(*place);
            }
            for place in &item.answer {
                found.answers.entry(place.piece).or_default().push(*place);
            }
        }
        found
    }

    /// Lets what was read speak for the states of a unit of which it covers the half.
    fn speak(&self, unit: &Unit, own: &mut [i32; COUNT]) {
        let covered = |known: &HashMap<usize, Vec<Place>>| {
            let places = known.get(&unit.place.piece).map_or(&[][..], Vec::as_slice);
            let shared: usize = places
                .iter()
                .map(|place| {
                    let start = place.start.max(unit.place.start);
                    place.end.min(unit.place.end).saturating_sub(start)
                })
                .sum();
            shared * 2 >= unit.place.end - unit.place.start
        };
        let [_, item, more_of_item, _, answer, more_of_answer] = own;
        if covered(&self.items) {
            *item += READ;
            *more_of_item += READ;
        }
        if covered(&self.answers) {
            *answer += READ;
            *more_of_answer += READ;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::answers;

    fn answer_to(found: &[(String, Option<String>)], words: &str) -> Option<String> {
        found.iter().find(|(item, _)| item.contains(words))?.1.clone()
    }

    #[test]
    fn what_follows_each_recommendation_of_a_reply_answers_it() {
        let found = answers(
            "Sandry Bay Council\nCabinet response to the Lido Task Group\n12 March 2019\n\nRecommendation 1: That the lido be heated all year.\nResponse: Not accepted. The cost is too great.\n\nRecommendation 2: That swimming lessons be free for under tens.\nResponse: Accepted. Lessons will be free from May 2019.\n",
        );
        let first = answer_to(&found, "lido be heated");
        assert!(
            first.is_some_and(|answer| answer.contains("The cost is too great.")),
            "{found:?}"
        );
        let second = answer_to(&found, "swimming lessons");
        assert!(
            second.is_some_and(|answer| answer.contains("Lessons will be free")),
            "{found:?}"
        );
    }

    #[test]
    fn recommendations_that_nobody_has_answered_have_no_answer() {
        let found = answers(
            "Sandry Bay Council\nLido Task Group\nFinal report, 4 February 2019\n\nThe lido was built in 1936. Some 41,000 people swam there last year.\n\nRecommendations\n\n1. That the lido be heated all year.\n\n2. That swimming lessons be free for under tens.\n\nThe Group would like to thank the lifeguards.\n",
        );
        assert!(found.iter().all(|(_, answer)| answer.is_none()), "{found:?}");
    }
}
