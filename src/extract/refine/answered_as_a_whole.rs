//! One sentence that answers every recommendation of a paper that answers none of them by itself: "The
//! Executive accepts all five recommendations". Where any has an answer of its own, such a sentence is
//! kept apart from the items.

use super::Refiner;
use crate::extract::answer;
use crate::extract::candidate::Candidates;
use crate::extract::explain::Trace;
use crate::extract::numbering;
use crate::extract::paper::{Paper, Place};
use crate::extract::position;
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::ZoneKind;
use crate::scrutiny::item::ItemKind;

pub(super) struct AnsweredAsAWhole;

/// Numbers as papers write them; the first stands for two.
const NUMBERS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

impl Refiner for AnsweredAsAWhole {
    fn id(&self) -> &'static str {
        "answered_as_a_whole"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        if !answer::is_answering(paper) {
            return;
        }
        let asked: Vec<usize> = candidates
            .items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.kind == ItemKind::Recommendation)
            .map(|(index, _)| index)
            .collect();
        let answered = |index: &usize| {
            candidates
                .items
                .get(*index)
                .is_none_or(|item| !item.answer.is_empty())
        };
        if asked.len() < 2 || asked.iter().any(answered) {
            return;
        }
        let own = |index: usize| {
            asked
                .iter()
                .filter_map(|item| candidates.items.get(*item))
                .any(|item| item.places.iter().any(|place| place.piece == index))
        };
        let found = (0..paper.pieces.len())
            .filter(|index| !own(*index))
            .find_map(|index| sentence_for_all(paper, index, asked.len()));
        let Some(place) = found else { return };
        for index in asked {
            if let Some(item) = candidates.items.get_mut(index) {
                item.answer = vec![place];
            }
        }
    }
}

/// The sentence of a piece that answers all of so many recommendations.
fn sentence_for_all(paper: &Paper<'_>, index: usize, count: usize) -> Option<Place> {
    let piece = paper.piece(index)?;
    if piece.is_cell()
        || piece.is_heading()
        || matches!(paper.zone_of(index), ZoneKind::Reasons | ZoneKind::Ending)
    {
        return None;
    }
    sentence::sentences(&piece.words)
        .into_iter()
        .find(|range| {
            let low = piece.low.get(range.clone()).unwrap_or("");
            let words = piece.words.get(range.clone()).unwrap_or("");
            is_for_all(low, count)
                && numbering::named_in(words).is_empty()
                && position::read(words, &paper.words).is_some()
        })
        .map(|range| Place::new(index, range))
}

/// Whether a sentence speaks of all recommendations, of as many as there are, and of no exception.
fn is_for_all(low: &str, count: usize) -> bool {
    let has = |word: &str| style::find_word(low, word).is_some();
    let told = NUMBERS.iter().position(|number| has(number)).map(|at| at + 2);
    let all = [
        "all",
        "each",
        "every",
        "both",
        "in full",
        "as a whole",
        "without amendment",
        "these",
        "the recommendations",
    ]
    .iter()
    .any(|word| has(word));
    let except = [
        "except",
        "exception",
        "save",
        "apart from",
        "other than",
        "but one",
        "some",
        "most",
        "but not",
    ]
    .iter()
    .any(|word| has(word));
    // A meeting that has yet to answer, or one that only received them.
    let to_come = [
        "will be",
        "would be",
        "whether",
        "if",
        "may",
        "asked to",
        "recommended to",
        "received",
        "made",
    ]
    .iter()
    .any(|word| has(word));
    (has("recommendations") || has("proposals"))
        && all
        && !except
        && !to_come
        && told.is_none_or(|told| told == count)
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::extract::extract;
    use crate::scrutiny::finding::Found;
    use crate::scrutiny::period::Calendar;
    use crate::scrutiny::response::Position;

    fn positions(text: &str) -> Vec<Option<Position>> {
        let document = document::read(text.as_bytes(), "reply.txt").unwrap();
        extract(&document, Calendar::default())
            .findings
            .into_iter()
            .filter_map(|finding| match finding.found {
                Found::Item(item) => Some(item.response.and_then(|response| response.position)),
                Found::Date(_) => None,
            })
            .collect()
    }

    const ASKED: &str = "Fenwick Council\n\nResponse of the Executive to the Canal Task Group\n\nThe Task Group recommends that the Executive\n\n1. lights the towpath; and\n\n2. dredges the wharf.\n\nPart two\n\n";

    #[test]
    fn an_answer_to_all_is_the_answer_to_each_where_none_has_its_own() {
        let text = format!("{ASKED}The Executive accepts both recommendations in full.\n");
        assert_eq!(
            positions(&text),
            [Some(Position::Accepted), Some(Position::Accepted)]
        );
    }

    #[test]
    fn an_answer_with_an_exception_or_for_another_number_is_for_nobody() {
        for said in [
            "The Executive accepts all the recommendations except the last.",
            "The Executive accepts all seven recommendations.",
        ] {
            assert_eq!(positions(&format!("{ASKED}{said}\n")), [None, None], "{said}");
        }
    }
}
