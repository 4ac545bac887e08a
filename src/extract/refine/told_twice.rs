//! A recommendation printed twice, in the summary of a report and in its chapter or beside its answer,
//! is one item: the first keeps its place and takes what only the other has.

use super::Refiner;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Role;
use crate::extract::explain::Trace;
use crate::extract::numbering;
use crate::extract::paper::Paper;
use crate::scrutiny::item::ItemKind;
use std::collections::{BTreeMap, HashMap};

pub(super) struct ToldTwice;

const ID: &str = "told_twice";

/// How many letters and figures two printings of one recommendation share at their start.
const ALIKE: usize = 40;

impl Refiner for ToldTwice {
    fn id(&self) -> &'static str {
        ID
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, trace: &mut Trace) {
        candidates.items.sort_by_key(Candidate::begins_at);
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut numbered: HashMap<String, usize> = HashMap::new();
        let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.items.len());
        let listed = repeated_by_a_table(paper, &candidates.items);
        for item in candidates.items.drain(..) {
            if item.rule == OF_A_TABLE && listed.iter().any(|table| table_of(paper, &item) == Some(*table)) {
                trace.dropped(ID, &item, paper, "the table only names what is recommended above");
                continue;
            }
            if item.kind != ItemKind::Recommendation {
                kept.push(item);
                continue;
            }
            let key = start_of(&paper.words_of(&item.places));
            let number = item.number.as_deref().map(numbering::core);
            let same = [
                known.get(&key),
                number.as_ref().and_then(|number| numbered.get(number)),
            ]
            .into_iter()
            .flatten()
            .copied()
            .find(|index| {
                kept.get(*index)
                    .is_some_and(|earlier| is_same(paper, earlier, &item))
            });
            let Some(earlier) = same.and_then(|index| kept.get_mut(index)) else {
                known.insert(key, kept.len());
                if let Some(number) = number {
                    numbered.insert(number, kept.len());
                }
                kept.push(item);
                continue;
            };
            trace.dropped(ID, &item, paper, "it is printed before with the same words");
            // A table of contents prints the page behind the words.
            let paged = |item: &Candidate| {
                paper
                    .words_of(&item.places)
                    .ends_with(|c: char| c.is_ascii_digit())
            };
            if paged(earlier) && !paged(&item) {
                earlier.places.clone_from(&item.places);
            }
            take_over(earlier, item);
        }
        candidates.items = kept;
    }
}

/// The rule that reads tables.
const OF_A_TABLE: &str = "action_table";

fn table_of(paper: &Paper<'_>, item: &Candidate) -> Option<u32> {
    let place = item.places.first()?;
    match paper.piece(place.piece)?.role {
        Role::Cell { table, .. } => Some(table),
        _ => None,
    }
}

/// The tables whose rows all have numbers under which a longer recommendation stands before: an appendix
/// with the lead officer of each. It has no answers and no times.
fn repeated_by_a_table(paper: &Paper<'_>, items: &[Candidate]) -> Vec<u32> {
    let mut before: HashMap<String, usize> = HashMap::new();
    let mut tables: BTreeMap<u32, bool> = BTreeMap::new();
    for item in items {
        let number = item.number.as_deref().map(numbering::core);
        let length = paper.words_of(&item.places).len();
        match table_of(paper, item).filter(|_| item.rule == OF_A_TABLE) {
            Some(table) => {
                let named = number
                    .and_then(|number| before.get(&number).copied())
                    .is_some_and(|full| full > length)
                    && item.answer.is_empty()
                    && item.due_at.is_empty();
                let all = tables.entry(table).or_insert(true);
                *all = *all && named;
            }
            None if item.kind == ItemKind::Recommendation => {
                if let Some(number) = number {
                    before.entry(number).or_insert(length);
                }
            }
            None => {}
        }
    }
    tables
        .into_iter()
        .filter(|(_, all)| *all)
        .map(|(table, _)| table)
        .collect()
}

/// The letters and figures of an item's words.
fn letters_of(paper: &Paper<'_>, item: &Candidate) -> String {
    let low = paper.words_of(&item.places).to_lowercase();
    without_whom(&low)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The first letters and figures of some words, what ties a point to its list left out.
fn start_of(words: &str) -> String {
    let low = words.to_lowercase();
    let bare = without_whom(&low);
    bare.chars().filter(|c| c.is_alphanumeric()).take(ALIKE).collect()
}

/// The words without what ties a point to its list, or says whom it asks: "The Cabinet Member for Adults is
/// recommended to publish …" is the point "publish …" of another list.
fn without_whom(low: &str) -> &str {
    /// How long the name of whom it asks may be.
    const LONGEST: usize = 90;
    let bare = low.trim_start_matches("that ");
    [
        " is recommended to ",
        " are recommended to ",
        " be recommended to ",
    ]
    .iter()
    .filter_map(|asks| bare.split_once(asks))
    .find(|(whom, _)| whom.len() <= LONGEST)
    .map_or(bare, |(_, what)| what)
}

/// Whether two items of the same beginning are one: at one meeting, with no two numbers, and not
/// both answered.
fn is_same(paper: &Paper<'_>, earlier: &Candidate, item: &Candidate) -> bool {
    let day = |item: &Candidate| {
        item.places
            .first()
            .and_then(|place| paper.meeting_days.get(place.piece).copied().flatten())
    };
    let number = |item: &Candidate| item.number.as_deref().map(numbering::core);
    let numbers_agree = match (number(earlier), number(item)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    let (one, other) = (letters_of(paper, earlier), letters_of(paper, item));
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    let shared = one
        .chars()
        .zip(other.chars())
        .take_while(|(one, other)| one == other)
        .count();
    // "We therefore recommend that the lock be mended (R1)": the start of what the list says in full.
    let start = shared >= ALIKE && shared * 10 >= one.len().min(other.len()) * 9;
    day(earlier) == day(item)
        && shared * 10 >= one.len().min(other.len()) * 7
        && numbers_agree
        && (short * 4 >= long * 3 || start && item.rule == "is_recommended_to" && item.number.is_none())
        && (earlier.answer.is_empty() || item.answer.is_empty())
}

fn take_over(earlier: &mut Candidate, item: Candidate) {
    if earlier.answer.is_empty() {
        earlier.answer = item.answer;
        earlier.status = item.status;
    }
    if earlier.due_at.is_empty() {
        earlier.due_at = item.due_at;
        earlier.has_due_column = item.has_due_column;
    }
    earlier.number = earlier.number.take().or(item.number);
    earlier.owner = earlier.owner.take().or(item.owner);
    earlier.lead = earlier.lead.take().or(item.lead);
    earlier.asked = earlier.asked.take().or(item.asked);
    earlier.lead_in = earlier.lead_in.or(item.lead_in);
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::extract::extract;
    use crate::scrutiny::finding::Found;
    use crate::scrutiny::period::Calendar;

    #[test]
    fn a_point_of_the_summary_and_the_sentence_that_says_whom_it_asks_are_one_item() {
        let text = "Fenwick Council\n\nFinal report of the Canal Task Group\n\nSummary of recommendations\n\nThe Cabinet Member for Water is recommended to:\n\nR1 light the towpath from the lock at Oxley to the mill at Fenwick\n\nR2 dredge the wharf at Oxley before the end of September 2018\n\n1. The towpath\n\n1.1 The Group walked it at night.\n\nRecommendation 1: The Cabinet Member for Water is recommended to light the towpath from the lock at Oxley to the mill at Fenwick\n\n2. Dredging\n\n2.1 The wharf has silted up.\n\nRecommendation 2: The Cabinet Member for Water is recommended to dredge the wharf at Oxley before the end of September 2018\n";
        let document = document::read(text.as_bytes(), "report.txt").unwrap();
        let items = extract(&document, Calendar::default())
            .findings
            .into_iter()
            .filter(|finding| matches!(finding.found, Found::Item(_)))
            .count();
        assert_eq!(items, 2);
    }

    #[test]
    fn a_recommendation_of_the_summary_and_of_its_chapter_is_one_item() {
        let text = "Fenwick Council\n\nFinal report of the Canal Task Group\n\nSUMMARY OF RECOMMENDATIONS\n\nRecommendation 1: That the towpath be lit from the lock to the mill.\n\nRecommendation 2: That dredging begin at Oxley Wharf.\n\n1. The towpath\n\n1.1 The Group walked it at night.\n\nRecommendation 1: That the towpath be lit from the lock to the mill.\n\n2. Dredging\n\n2.1 The wharf has silted up.\n\nRecommendation 2: That dredging begin at Oxley Wharf.\n";
        let document = document::read(text.as_bytes(), "report.txt").unwrap();
        let numbers: Vec<Option<String>> = extract(&document, Calendar::default())
            .findings
            .into_iter()
            .filter_map(|finding| match finding.found {
                Found::Item(item) => Some(item.number),
                Found::Date(_) => None,
            })
            .collect();
        assert_eq!(numbers, [Some("1".to_owned()), Some("2".to_owned())]);
    }
}
