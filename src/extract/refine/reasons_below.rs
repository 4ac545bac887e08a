//! Answers of a word or two with the words that explain them below: "Agreed", and on the next line what
//! will be done. Both are the answer.

use super::Refiner;
use crate::extract::answer;
use crate::extract::candidate::Candidates;
use crate::extract::clean::Role;
use crate::extract::explain::Trace;
use crate::extract::mapped::ROW_OF_NAMED_COLUMNS;
use crate::extract::paper::{Paper, Place};
use crate::extract::request;
use crate::extract::sentence;
use std::collections::HashSet;

pub(super) struct ReasonsBelow;

impl Refiner for ReasonsBelow {
    fn id(&self) -> &'static str {
        "reasons_below"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        if !answer::is_answering(paper) {
            return;
        }
        let held: HashSet<usize> = candidates
            .items
            .iter()
            .flat_map(|item| item.places.iter().chain(&item.answer))
            .map(|place| place.piece)
            .collect();
        for item in &mut candidates.items {
            let [choice] = item.answer.as_slice() else {
                continue;
            };
            if item.status.is_some()
                || item.reason.starts_with(ROW_OF_NAMED_COLUMNS)
                || !fills(paper, *choice)
            {
                continue;
            }
            let choice = *choice;
            let below = choice.piece + 1;
            if answer::is_choice(paper, choice) && !held.contains(&below) && explains(paper, below) {
                item.answer.extend(answer::plain_words(paper, below));
            }
        }
    }
}

/// Whether a place is the whole of a line that is no cell, but for its label.
fn fills(paper: &Paper<'_>, place: Place) -> bool {
    paper
        .piece(place.piece)
        .is_some_and(|piece| !piece.is_cell() && piece.marker.is_none() && place.end == piece.words.len())
}

/// Whether a piece is a plain paragraph of whole sentences that asks for nothing.
fn explains(paper: &Paper<'_>, index: usize) -> bool {
    paper.piece(index).is_some_and(|piece| {
        !matches!(piece.role, Role::Heading { .. } | Role::Cell { .. })
            && piece.marker.is_none()
            && sentence::is_complete(&piece.words)
            && piece.words.split(' ').count() > 4
            && !request::reads_as_asked(&piece.low)
            && !piece.low.starts_with("recommendation")
            && answer::label_end(piece, &paper.words).is_none()
            && !answer::is_sign_off(&piece.low)
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::answers;

    #[test]
    fn what_explains_a_choice_below_it_is_of_the_answer_and_the_next_point_is_not() {
        let found = answers(
            "Sandry Bay Council\nCabinet response to the Lido Task Group\n12 March 2019\n\n1. The lido should be heated all year.\n\nNot agreed\n\nThe cost of the gas is beyond what the Council can pay.\n\n2. Swimming lessons should be free for under tens.\n\nAgreed\n\nLessons were made free in the summer term.\n\n3. The café should open in winter.\n\nAgreed\n",
        );
        let answer = |words: &str| {
            let item = found.iter().find(|(item, _)| item.contains(words));
            item.and_then(|(_, answer)| answer.clone()).unwrap_or_default()
        };
        assert!(answer("lido").contains("beyond what the Council"), "{found:?}");
        assert!(!answer("lido").contains("Swimming"), "{found:?}");
        assert!(answer("lessons").contains("made free"), "{found:?}");
        assert_eq!(answer("café"), "Agreed", "{found:?}");
    }
}
