//! Answers in running prose that name what they answer: "As to (a), I am happy to agree", "The
//! Executive accepts recommendations 1, 2 and 5". Each goes to the one item with its number; what
//! names a number and takes no position stays with the paragraph.

use super::Refiner;
use crate::extract::answer;
use crate::extract::candidate::Candidates;
use crate::extract::explain::Trace;
use crate::extract::paper::{Paper, Place};
use crate::extract::position;
use crate::extract::sentence;
use crate::scrutiny::item::ItemKind;
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

pub(super) struct AnswersByNumber;

#[expect(
    clippy::expect_used,
    reason = "fixed patterns, compiled by the tests of this module"
)]
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:recommendations?|recs?\.?)(?: nos?\.?| numbers?)? (?P<numbers>(?:\(?R?\d{1,2}\)?|\([a-z]{1,4}\))(?:(?:, and |, | and | & | to | - )(?:\(?R?\d{1,2}\)?|\([a-z]{1,4}\))\b)*)").expect("fixed")
});

impl Refiner for AnswersByNumber {
    fn id(&self) -> &'static str {
        "answers_by_number"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, trace: &mut Trace) {
        if !answer::is_answering(paper) {
            return;
        }
        let waiting = unanswered(candidates);
        let mut answered: HashMap<usize, Vec<Place>> = HashMap::new();
        for index in 0..paper.pieces.len() {
            for (numbers, place) in answers_in(paper, index) {
                let items: Vec<usize> = numbers.iter().filter_map(|n| waiting.get(n)).copied().collect();
                for item in items {
                    let Some(item) = candidates.items.get_mut(item) else {
                        continue;
                    };
                    // An item is not answered by its own words.
                    if item.answer.is_empty() && !item.places.iter().any(|own| own.piece == index) {
                        item.answer = vec![place];
                        answered.entry(index).or_default().push(place);
                    }
                }
            }
        }
        candidates.items.retain(|item| {
            let inside = item.answer.is_empty()
                && item.places.iter().any(|own| {
                    answered
                        .get(&own.piece)
                        .is_some_and(|places| places.iter().any(|place| place.overlaps(*own)))
                });
            if inside {
                trace.dropped("answers_by_number", item, paper, "it is part of an answer");
            }
            !inside
        });
    }
}

/// The recommendations without an answer whose number no other has, by that number.
fn unanswered(candidates: &Candidates) -> HashMap<String, usize> {
    let mut found: HashMap<String, Option<usize>> = HashMap::new();
    for (index, item) in candidates.items.iter().enumerate() {
        if item.kind != ItemKind::Recommendation {
            continue;
        }
        let Some(number) = item.number.as_deref().map(core) else {
            continue;
        };
        let free = item.answer.is_empty().then_some(index);
        found
            .entry(number)
            .and_modify(|known| *known = None)
            .or_insert(free);
    }
    found
        .into_iter()
        .filter_map(|(number, index)| index.map(|index| (number, index)))
        .collect()
}

fn core(number: &str) -> String {
    let bare: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
    let low = bare.to_ascii_lowercase();
    match low.strip_prefix('r') {
        Some(figure) if figure.chars().all(|c| c.is_ascii_digit()) && !figure.is_empty() => figure.to_owned(),
        _ => low,
    }
}

/// The answers of a paragraph, each with the numbers it names.
fn answers_in(paper: &Paper<'_>, index: usize) -> Vec<(Vec<String>, Place)> {
    let Some(piece) = paper.piece(index) else {
        return Vec::new();
    };
    if piece.is_cell() || piece.is_heading() {
        return Vec::new();
    }
    if let Some(number) = answer::number_answered(piece) {
        return vec![(vec![core(&number)], paper.whole(index))];
    }
    let mut found: Vec<(Vec<String>, Place)> = Vec::new();
    for range in sentence::sentences(&piece.words) {
        let Some(words) = piece.words.get(range.clone()) else {
            continue;
        };
        let mut named: Vec<(Vec<String>, Place)> = Vec::new();
        for clause in clauses(words) {
            let text = words.get(clause.clone()).unwrap_or("");
            let numbers = numbers_in(text);
            if !numbers.is_empty() && position::read(text, &paper.words).is_some() {
                named.push((
                    numbers,
                    Place::new(index, range.start + clause.start..range.start + clause.end),
                ));
            }
        }
        if let [(numbers, _)] = named.as_slice() {
            found.push((numbers.clone(), Place::new(index, range)));
        } else if !named.is_empty() {
            found.extend(named);
        } else if numbers_in(words).is_empty()
            && let Some((_, last)) = found.last_mut()
        {
            // What follows without naming another explains the answer before it.
            last.end = range.end;
        }
    }
    found
}

/// The clauses of a sentence, parted where "but" or a semicolon turns to something else.
fn clauses(words: &str) -> Vec<std::ops::Range<usize>> {
    let mut cuts = vec![0];
    for joint in ["; ", ", but ", " but ", ", while ", ", whilst "] {
        cuts.extend(words.match_indices(joint).map(|(at, _)| at + joint.len()));
    }
    cuts.push(words.len());
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|pair| match pair {
            [from, to] => Some(sentence::trimmed(words, *from..*to)),
            _ => None,
        })
        .collect()
}

/// The numbers of the recommendations that words name, runs such as "2 to 4" in full.
fn numbers_in(words: &str) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    for found in NAMED.captures_iter(words) {
        let Some(list) = found.name("numbers") else {
            continue;
        };
        let mut run = false;
        for token in list.as_str().split([' ', ',']).filter(|token| !token.is_empty()) {
            if matches!(token, "to" | "-") {
                run = true;
                continue;
            }
            if matches!(token, "and" | "&") {
                continue;
            }
            let number = core(token);
            if run
                && let (Some(Ok(from)), Ok(to)) =
                    (numbers.last().map(|n| n.parse::<u32>()), number.parse::<u32>())
            {
                numbers.extend((from + 1..to.min(from + 40)).map(|n| n.to_string()));
            }
            run = false;
            numbers.push(number);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::numbers_in;
    use crate::document;
    use crate::extract::extract;
    use crate::scrutiny::finding::Found;
    use crate::scrutiny::period::Calendar;
    use crate::scrutiny::response::Position;

    fn positions(text: &str) -> Vec<(Option<String>, Option<Position>)> {
        let document = document::read(text.as_bytes(), "reply.txt").unwrap();
        extract(&document, Calendar::default())
            .findings
            .into_iter()
            .filter_map(|finding| match finding.found {
                Found::Item(item) => Some((item.number, item.response.and_then(|r| r.position))),
                Found::Date(_) => None,
            })
            .collect()
    }

    #[test]
    fn numbers_named_together_are_told_apart_and_runs_are_filled() {
        assert_eq!(numbers_in("accepts recommendations 1, 2 and 5"), ["1", "2", "5"]);
        assert_eq!(numbers_in("Recommendations 2 to 4 are noted"), ["2", "3", "4"]);
        assert!(numbers_in("in 2 to 4 weeks").is_empty());
    }

    #[test]
    fn a_joint_answer_by_number_goes_to_each_it_names() {
        let text = "Fenwick Council\n\nResponse of the Executive Member to the Bus Panel\n\nThe recommendations were:\n\n1. Timetables should be printed in large type.\n\n2. Drivers should be trained.\n\n3. Fares should be halved.\n\nThe Executive Member accepts recommendations 1 and 2. Recommendation 3 is not accepted because there is no money for it.\n";
        let one = |n: &str, position| (Some(n.to_owned()), Some(position));
        assert_eq!(
            positions(text),
            [
                one("1", Position::Accepted),
                one("2", Position::Accepted),
                one("3", Position::Rejected)
            ]
        );
    }

    #[test]
    fn a_letter_that_takes_points_in_turn_answers_each_by_its_letter() {
        let text = "Fenwick Hospitals NHS Trust\n\n4 May 2021\n\nDear Councillor Osei\n\nThank you for your letter of 2 April. You asked the Trust to\n\n(a) publish its waiting times; and\n\n(b) reopen the day ward.\n\nAs to (a), I am happy to agree. The figures come out in June.\n\nTurning to (b), I am afraid that I cannot agree.\n";
        let one = |n: &str, position| (Some(n.to_owned()), Some(position));
        assert_eq!(
            positions(text),
            [one("(a)", Position::Accepted), one("(b)", Position::Rejected)]
        );
    }
}
