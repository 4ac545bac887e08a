//! Conditions: "if required", "subject to funding". A time with a condition in its sentence is a
//! conditional promise.

use super::tokens::{Phrases, Tokens};
use std::cell::OnceCell;

const CONDITIONS: &[&str] = &[
    "if required",
    "if necessary",
    "if needed",
    "if appropriate",
    "if possible",
    "if practicable",
    "if feasible",
    "if agreed",
    "if approved",
    "if funding",
    "if resources",
    "if requested",
    "if successful",
    "if this is",
    "if it is",
    "if they",
    "if the",
    "if there",
    "should it be",
    "should this be",
    "should they",
    "should the need",
    "subject to",
    "provided that",
    "providing that",
    "on condition that",
    "depending on",
    "dependent on",
    "dependent upon",
    "depending upon",
    "contingent on",
    "contingent upon",
    "unless",
    "where appropriate",
    "where necessary",
    "where possible",
    "where required",
    "as required",
    "as necessary",
    "in the event that",
    "in the event of",
    "os oes angen",
    "yn amodol ar",
    "pending",
    "in principle",
    "all being well",
    "funding permitting",
    "resources permitting",
    "time permitting",
    "weather permitting",
    "if funds",
    "if members",
    "if the budget",
    "if a",
    "if any",
    "if so",
    "provisionally",
    "provisional",
    "tentatively",
    "assuming",
    "should funding",
    "should resources",
    "should the bid",
    "should members",
    "should it prove",
    "where funding",
    "where resources",
    "when funding",
    "once funding",
    "as long as",
    "so long as",
    "mewn egwyddor",
    "os bydd",
    "os yw",
];

/// The same, looked up.
static CONDITION: Phrases = Phrases::of(CONDITIONS);

/// How many tokens a condition may stand from the time it goes with: long sentences state several
/// things, and a condition belongs to what is near.
const REACH: usize = 24;

/// The conditions of a text, looked for when they are first asked for: most texts name no time.
#[derive(Debug, Default)]
pub(super) struct Conditions(OnceCell<Vec<usize>>);

impl Conditions {
    /// Whether one stands in the sentence of the tokens from `first` up to `end`.
    pub fn stand_with(&self, tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
        stands_with(tokens, self.0.get_or_init(|| places(tokens)), first, end)
    }
}

/// The places of the conditions in a text, in order.
fn places(tokens: &Tokens<'_>) -> Vec<usize> {
    (0..tokens.len())
        .filter(|at| tokens.longest_of(*at, &CONDITION).is_some())
        .collect()
}

/// Whether a condition stands in the sentence of the tokens from `first` up to `end`.
fn stands_with(tokens: &Tokens<'_>, places: &[usize], first: usize, end: usize) -> bool {
    let from = places.partition_point(|place| place + REACH < first);
    places
        .iter()
        .skip(from)
        .take_while(|place| **place < end + REACH)
        .any(|place| {
            let (low, high) = if *place < first {
                (*place, first)
            } else {
                (end.min(*place), *place)
            };
            !(low..high).any(|at| tokens.ends_sentence(at))
        })
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::super::tests::anchored;

    #[test]
    fn a_condition_in_the_same_sentence_makes_a_promise_conditional() {
        for (text, conditional) in [
            (
                "If required, a further update can be provided in the autumn.",
                true,
            ),
            ("The scheme will open by March 2017, subject to funding.", true),
            ("Subject to the budget, work starts in April 2017.", true),
            (
                "A review will follow in the spring unless members decide otherwise.",
                true,
            ),
            (
                "Cabinet agreed in principle that the scheme open by March 2017.",
                true,
            ),
            ("The scheme will, funding permitting, open by March 2017.", true),
            ("Provisionally, the scheme will open in the autumn.", true),
            (
                "Should funding be found the scheme will open in the autumn.",
                true,
            ),
            ("The scheme will open by March 2017.", false),
            (
                "The principle is sound. The scheme will open by March 2017.",
                false,
            ),
            (
                "The scheme will open by March 2017. Subject to funding, a second follows.",
                false,
            ),
            (
                "Funding is subject to approval; the scheme will open by March 2017.",
                false,
            ),
        ] {
            let found = find(text, &anchored("2016-10-12"));
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].conditional, conditional, "{text}");
        }
    }
}
