//! How sure each finding is. What speaks for an item and against it (the rule that found it, whether its
//! number follows another, how like an item its words are, the doubts that its layout leaves) is weighed
//! by what papers labelled by hand have taught. Certain is what leaves no doubt that can be told and is
//! likely right in words, sort, number and time. Whatever is less says why in its reason.

mod clues;
mod doubts;
#[cfg(test)]
mod taught;

#[cfg(test)]
pub(in crate::extract) use taught::learn_how_sure;

use super::Refiner;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::explain::Trace;
use crate::extract::learned::Weights;
use crate::extract::mapped::ROW_OF_NAMED_COLUMNS;
use crate::extract::marker::Marker;
use crate::extract::paper::Paper;
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use clues::Judged;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The table that ships with the program, read when it is first asked for.
const TABLE: &str = include_str!("../../../assets/sureness/weights.tsv");

static WEIGHTS: LazyLock<Weights<1>> = LazyLock::new(|| Weights::read(TABLE));

/// What leaves no doubt and is right with this likelihood is certain.
const CERTAIN: f32 = 0.8;
/// What is right with less than this likelihood is unsure.
const LIKELY: f32 = 0.4;

pub(super) struct Sureness;

impl Refiner for Sureness {
    fn id(&self) -> &'static str {
        "sureness"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        let judged = Judged::all(paper, candidates);
        for (item, judged) in candidates.items.iter_mut().zip(judged) {
            item.confidence = if item.reason == ROW_OF_NAMED_COLUMNS {
                // The user has said what its columns hold.
                judged.plain()
            } else {
                judged.confidence(paper, item)
            };
            if item.confidence != Confidence::Certain {
                let doubt = judged.doubts.first().copied().unwrap_or(NOT_ALWAYS_RIGHT);
                item.reason.push(' ');
                item.reason.push_str(doubt);
            }
        }
    }
}

/// The doubt where no other can be told.
const NOT_ALWAYS_RIGHT: &str = "What is found in this way is not always right.";

/// The items whose number follows that of the one before, or is the first of several.
fn in_sequence(items: &[Candidate]) -> HashSet<usize> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|index| items.get(*index).map_or((usize::MAX, 0), Candidate::begins_at));
    let mut last: HashMap<(&str, ItemKind), (usize, &str)> = HashMap::new();
    let mut found = HashSet::new();
    for index in order {
        let Some(item) = items.get(index) else { continue };
        let Some(number) = item.number.as_deref() else {
            continue;
        };
        if let Some((before, printed)) = last.insert((item.rule, item.kind), (index, number))
            && follows(printed, number)
        {
            found.insert(index);
            found.insert(before);
        }
    }
    found
}

/// Whether a number is the next after another: 2.3 after 2.2, (b) after (a), R4 after R3, 12/19 after 11/19.
fn follows(before: &str, number: &str) -> bool {
    let (one, other) = (Marker::printed_as(before), Marker::printed_as(number));
    let parts = |number: &str| -> Vec<String> {
        number
            .to_ascii_lowercase()
            .split(|c: char| !c.is_ascii_alphanumeric())
            .flat_map(|part| {
                let figures = part.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
                let (letters, rest) = part.split_at(figures);
                [letters.to_owned(), rest.to_owned()]
            })
            .filter(|part| !part.is_empty())
            .collect()
    };
    let (one_parts, other_parts) = (parts(before), parts(number));
    let figure = |part: &String| part.parse::<u32>().ok();
    let changed: Vec<(&String, &String)> = one_parts
        .iter()
        .zip(&other_parts)
        .filter(|(a, b)| a != b)
        .collect();
    let by_one =
        matches!(changed.as_slice(), [(a, b)] if figure(a).zip(figure(b)).is_some_and(|(a, b)| b == a + 1));
    let in_words = |word: &str| {
        NUMBER_WORDS
            .iter()
            .position(|known| word.eq_ignore_ascii_case(known))
    };
    other.follows(&one)
        || one_parts.len() == other_parts.len() && by_one
        || in_words(before)
            .zip(in_words(number))
            .is_some_and(|(a, b)| b == a + 1)
}

/// Numbers as labels print them in words.
const NUMBER_WORDS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// Rules that read a structure. The others read sentences, in which a remark and a decision look alike.
const STRUCTURED: &[&str] = &[
    "action_table",
    "action_line",
    "asked_and_answered",
    "body_then_verbs",
    "decision_form",
    "decision_label",
    "imperative_line",
    "is_recommended_to",
    "minute_table",
    "outstanding_point",
    "recommendation_label",
    "recommendation_section",
    "record_of_labels",
    "reply_by_letter",
    "resolved_that",
];

/// Whether a rule reads a structure, which holds whatever words stand in it.
pub(in crate::extract) fn rests_on_structure(rule: &str) -> bool {
    STRUCTURED.contains(&rule)
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::extract::extract;
    use crate::scrutiny::finding::{Confidence, Found};
    use crate::scrutiny::period::Calendar;

    /// How sure the items of a paper are, each with the reason.
    fn sure(text: &str) -> Vec<(Confidence, String)> {
        let document = document::read(text.as_bytes(), "minutes.txt").unwrap();
        extract(&document, Calendar::default())
            .findings
            .into_iter()
            .filter(|finding| matches!(finding.found, Found::Item(_)))
            .map(|finding| (finding.confidence, finding.reason))
            .collect()
    }

    const HEAD: &str = "FENWICK COUNCIL\n\nMinutes of a meeting of the Parks Panel held on 3 May 2022\n\nPresent: Councillors Osei and Lamb\n\n4. PONDS\n\n";

    #[test]
    fn a_list_that_was_read_whole_is_certain() {
        let text = format!(
            "{HEAD}RESOLVED: That\n\n(a) the pond at Oxley be dredged; and\n\n(b) the Head of Parks be asked to count the newts by 30 June 2022.\n"
        );
        let found = sure(&text);
        assert_eq!(found.len(), 2);
        assert!(
            found
                .iter()
                .all(|(confidence, _)| *confidence == Confidence::Certain)
        );
    }

    #[test]
    fn what_leaves_a_doubt_says_which() {
        for (text, doubt) in [
            (
                "The Head of Parks undertook to send members a list of the ponds.",
                "from a sentence",
            ),
            (
                "RESOLVED: That the pond be dredged and that the newts be counted.",
                "goes on behind it",
            ),
            (
                "RESOLVED: (a) that the pond be dredged within six months; and (b) that the newts be counted.",
                "worked out",
            ),
        ] {
            let found = sure(&format!("{HEAD}{text}\n"));
            let (confidence, reason) = found.first().unwrap();
            assert_ne!(*confidence, Confidence::Certain, "{text}");
            assert!(reason.contains(doubt), "{text}: {reason}");
        }
    }
}
