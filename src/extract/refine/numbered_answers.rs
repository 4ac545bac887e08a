//! Answers in a list of their own: "The Cabinet Member responds as follows: 1. Accepted. …". Each goes
//! to the one item with its number; where two items have the number, to neither.

use super::Refiner;
use crate::extract::answer;
use crate::extract::candidate::Candidates;
use crate::extract::clean::Role;
use crate::extract::explain::Trace;
use crate::extract::marker::Marker;
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::extract::points;
use regex::Regex;
use std::sync::LazyLock;

pub(super) struct NumberedAnswers;

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?i:response to recommendation|response to rec\.?|response|reply to recommendation|answer to recommendation|in response to recommendation) (?P<number>\d{1,3}[a-z]?)\s*(?:[:.\-]|\(|,)\s*",
    )
});

impl Refiner for NumberedAnswers {
    fn id(&self) -> &'static str {
        "numbered_answers"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, trace: &mut Trace) {
        for (first, answers) in lists(paper) {
            let fit = answers
                .iter()
                .all(|(number, _)| unanswered(candidates, number, first).is_some());
            if !fit || answers.is_empty() {
                continue;
            }
            // The answers themselves were no items.
            let last = answers
                .last()
                .and_then(|(_, places)| places.last())
                .map_or(first, |place| place.piece);
            candidates.items.retain(|item| {
                let inside = item
                    .places
                    .iter()
                    .any(|place| (first..=last).contains(&place.piece));
                if inside {
                    trace.dropped(
                        "numbered_answers",
                        item,
                        paper,
                        "it is the answer to the item of this number",
                    );
                }
                !inside
            });
            for (number, places) in answers {
                if let Some(item) =
                    unanswered(candidates, &number, first).and_then(|index| candidates.items.get_mut(index))
                {
                    item.answer = places;
                }
            }
        }
    }
}

/// The one item before `first` with this number and no answer yet.
fn unanswered(candidates: &Candidates, number: &str, first: usize) -> Option<usize> {
    let core = |number: &str| {
        number
            .chars()
            .filter(|c| c.is_alphanumeric() || *c == '.')
            .collect::<String>()
    };
    let mut fitting = candidates.items.iter().enumerate().filter(|(_, item)| {
        let before = item.places.last().is_some_and(|place| place.piece < first);
        before && item.answer.is_empty() && item.number.as_deref().map(core) == Some(core(number))
    });
    let found = fitting.next()?;
    fitting.next().is_none().then_some(found.0)
}

type Answers = Vec<(String, Vec<Place>)>;

/// Lists of answers: points below a line that announces responses, and paragraphs each labelled with
/// the number it answers.
fn lists(paper: &Paper<'_>) -> Vec<(usize, Answers)> {
    let mut found = Vec::new();
    for (index, piece) in paper.pieces.iter().enumerate() {
        if let Some(label) = LABEL.captures(&piece.words)
            && let (Some(whole), Some(number)) = (label.get(0), label.name("number"))
        {
            let mut places = vec![Place::new(index, whole.end()..piece.words.len())];
            let mut next = index + 1;
            while paper.piece(next).is_some_and(|after| {
                !after.is_heading() && after.marker.is_none() && !LABEL.is_match(&after.words)
            }) {
                places.push(paper.whole(next));
                next += 1;
            }
            found.push((index, vec![(number.as_str().to_owned(), places)]));
        }
        let announces = piece.words.len() < 200
            && (piece.words.ends_with([':', '-']) || piece.is_heading())
            && ["respond", "response", "replies", "reply", "answers"]
                .iter()
                .any(|word| piece.low.contains(word));
        if announces {
            let answers = answers_at(paper, index + 1);
            found.push((index, answers));
        }
    }
    found
}

/// The numbered answers that begin with a piece, each with the paragraphs that stand below it.
fn answers_at(paper: &Paper<'_>, first: usize) -> Answers {
    let mut found: Answers = Vec::new();
    let mut last: Option<Marker> = None;
    for index in first..paper.pieces.len() {
        let Some(piece) = paper.piece(index) else { break };
        if piece.is_cell() || matches!(piece.role, Role::Heading { .. }) || answer::is_sign_off(&piece.low) {
            break;
        }
        let place = points::trimmed_whole(paper, index);
        match (&piece.marker, &last, found.last_mut()) {
            (Some(marker), None, _) if !marker.is_bullet() => {
                found.push((marker.printed.clone(), vec![place]));
                last = Some(marker.clone());
            }
            (Some(marker), Some(before), _) if marker.is_of_list(before) && !marker.is_first() => {
                found.push((marker.printed.clone(), vec![place]));
                last = Some(marker.clone());
            }
            (None, Some(_), Some((_, places))) if !(piece.is_heading() && piece.apart) => places.push(place),
            _ => break,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::extract::extract;
    use crate::scrutiny::finding::Found;
    use crate::scrutiny::period::Calendar;
    use crate::scrutiny::response::Position;

    #[test]
    fn a_list_of_answers_goes_to_the_recommendations_of_the_same_numbers() {
        let text = "Fenwick Council\n\nCabinet Member's response to the Care Panel\n\nThe Panel made these recommendations:\n\n1. That carers be offered a yearly check.\n2. That the helpline be open until 8 pm.\n\nThe Cabinet Member responds as follows:\n\n1. Accepted. Checks will start soon.\n2. This is not agreed.\n";
        let document = document::read(text.as_bytes(), "response.txt").unwrap();
        let findings = extract(&document, Calendar::default()).findings;
        let answers: Vec<(Option<String>, Option<Position>)> = findings
            .into_iter()
            .filter_map(|finding| match finding.found {
                Found::Item(item) => {
                    Some((item.number, item.response.and_then(|response| response.position)))
                }
                Found::Date(_) => None,
            })
            .collect();
        assert_eq!(
            answers,
            [
                (Some("1".to_owned()), Some(Position::Accepted)),
                (Some("2".to_owned()), Some(Position::Rejected))
            ]
        );
    }
}
