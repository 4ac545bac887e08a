//! Answers in prose that name the paragraph of the report in which something was recommended: "The Trust
//! accepts the recommendation in paragraph 12", "As regards paragraph 13 it said that it could not". Each
//! goes to what the paragraph or the list below it asks.

use super::Refiner;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::explain::Trace;
use crate::extract::marker::Marker;
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::extract::position;
use crate::extract::sentence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::response::Position;
use regex::Regex;
use std::sync::LazyLock;

pub(super) struct AnswersByParagraph;

/// A recommendation named by its paragraph.
static IN_PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"\brecommendations? (?:made |set out |that is |which is )?(?:in|at) para(?:graph)?s?\.? (\d{1,3})\b",
    )
});

/// A verb that answers what was recommended, behind whoever answers.
static TAKES_A_POSITION: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"\b(?:accepts?|accepted|agrees? (?:with|to)|agreed (?:with|to)|rejects?|rejected|supports?|supported) the recommendations?\b",
    )
});

/// A sentence that turns to a paragraph.
static TURNS_TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?:as regards|as to|as for|turning to|regarding|on|with regard to|in respect of) (?:the recommendation (?:in|at) )?para(?:graph)?\.? (\d{1,3})\b",
    )
});

impl Refiner for AnswersByParagraph {
    fn id(&self) -> &'static str {
        "answers_by_paragraph"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        let numbers: Vec<(usize, usize, String)> = candidates
            .items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.kind == ItemKind::Recommendation && item.answer.is_empty())
            .filter_map(|(nth, item)| {
                let (piece, number) = paragraph_of(paper, item)?;
                Some((nth, piece, number))
            })
            .collect();
        if numbers.is_empty() {
            return;
        }
        for (named, place) in told(paper) {
            for (nth, piece, _) in numbers.iter().filter(|(_, _, number)| *number == named) {
                if let Some(item) = candidates.items.get_mut(*nth)
                    && item.answer.is_empty()
                    && place.piece > *piece
                    && item.places.iter().all(|own| own.piece < place.piece)
                {
                    item.answer = vec![place];
                }
            }
        }
    }
}

/// The numbered paragraph that an item stands in, or that its list stands below, and its number.
fn paragraph_of(paper: &Paper<'_>, item: &Candidate) -> Option<(usize, String)> {
    let numbered = |place: Place| {
        let piece = paper.piece(place.piece)?;
        let marker = piece
            .marker
            .clone()
            .or_else(|| Some(Marker::at_start(&piece.words)?.0))?;
        let number = marker.printed.trim_end_matches('.').to_owned();
        let figure = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
        figure.then_some((place.piece, number))
    };
    item.lead_in
        .and_then(numbered)
        .or_else(|| item.places.first().copied().and_then(numbered))
}

/// The sentences that answer by the number of a paragraph.
fn told(paper: &Paper<'_>) -> Vec<(String, Place)> {
    let mut found = Vec::new();
    for (index, piece) in paper.pieces.iter().enumerate() {
        if piece.is_cell() || !piece.low.contains("para") {
            continue;
        }
        for range in sentence::sentences(&piece.words) {
            let low = piece.low.get(range.clone()).unwrap_or("");
            let words = piece.words.get(range.clone()).unwrap_or("");
            let plain = position::read(words, &paper.words).is_some_and(|reading| {
                matches!(
                    reading.position,
                    Position::Accepted | Position::PartlyAccepted | Position::Rejected
                )
            });
            let plain = plain || TAKES_A_POSITION.is_match(low);
            let open = ["whether ", " should ", " would ", "if "]
                .iter()
                .any(|word| low.contains(word));
            let number = IN_PARAGRAPH
                .captures(low)
                .filter(|_| plain && !open)
                .or_else(|| TURNS_TO.captures(low).filter(|_| says(low) || plain));
            if let Some(number) = number.and_then(|number| number.get(1)) {
                found.push((number.as_str().to_owned(), Place::new(index, range)));
            }
        }
    }
    found
}

/// Whether a sentence tells what somebody said in answer.
fn says(low: &str) -> bool {
    [
        " said that ",
        " told us that ",
        " replied that ",
        " wrote that ",
        " answered that ",
    ]
    .iter()
    .any(|verb| low.contains(verb))
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::answers;

    const REPORT: &str = "Water Ombudsman\n\nReport on complaint 31\n\n2 May 2014\n\nRecommendations\n\n4. We recommend that the Board should:\n\n• mend the pipe by June;\n\n• send Mr Hale a letter that says why it leaked.\n\n5. We also recommend that the Board count its pipes each year.\n\nThe Board's comments\n\n";

    #[test]
    fn what_names_the_paragraph_answers_each_point_of_it() {
        let found = answers(&format!(
            "{REPORT}6. The Board's Clerk wrote in April that it \"accepts the recommendations in paragraph 4 in full\". As regards paragraph 5 she said that there were too many pipes.\n"
        ));
        let told: Vec<Option<&str>> = found.iter().map(|(_, answer)| answer.as_deref()).collect();
        let first = "The Board's Clerk wrote in April that it \"accepts the recommendations in paragraph 4 in full\".";
        let second = "As regards paragraph 5 she said that there were too many pipes.";
        assert_eq!(told, [Some(first), Some(first), Some(second)]);
    }

    #[test]
    fn what_only_speaks_of_a_paragraph_answers_nothing() {
        let found = answers(&format!(
            "{REPORT}6. We shall ask in August whether the Board accepts the recommendation in paragraph 4. The pipes in paragraph 5 are of lead.\n"
        ));
        assert!(found.iter().all(|(_, answer)| answer.is_none()), "{found:?}");
    }
}
