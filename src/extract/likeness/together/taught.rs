//! Teaches what the clues of offers together weigh, from papers labelled by hand. How like an item each is
//! by itself is told by weights that were not learned from the paper. It runs with the test that learns
//! what clues weigh.

use super::super::{KINDS, together};
use super::{Offers, TABLE, WEIGHTS};
use crate::document;
use crate::extract::learned::Weights;
use crate::extract::learned::teaching::{
    Course, Known, Lesson, Row, alike, bare, learn, paper_beside, part_of, table, write,
};
use crate::extract::likeness;
use crate::extract::{found_by_rules, paper_of};
use crate::scrutiny::paper::PaperFacts;
use crate::scrutiny::period::Calendar;
use serde_json::Value;
use std::cell::Cell;
use std::path::{Path, PathBuf};

thread_local! {
    /// The weights to weigh by instead of those that ship with the program.
    pub static INSTEAD: Cell<Option<&'static Weights<{ KINDS.len() }>>> = const { Cell::new(None) };
}

const ALIKE: f64 = 0.85;

/// The offers of a paper with their clues and classes.
fn labelled(file: &Path, known: &mut Known) -> Vec<Row> {
    let label: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let (name, bytes) = paper_beside(file);
    let document = document::read(&bytes, &name).unwrap();
    let (paper, _) = paper_of(&document, Calendar::default(), &PaperFacts::unknown());
    if paper.explains || likeness::is_a_sheet(&paper) {
        return Vec::new();
    }
    let candidates = found_by_rules(&paper);
    let weighing = likeness::Weighing::new(&paper);
    let (_, again) = likeness::looks(&paper, &weighing);
    let offers = Offers::new(&paper, &weighing, &again, &candidates);
    let items: Vec<(usize, String)> = label["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            let kind = KINDS.iter().position(|kind| item["type"] == kind.code()).unwrap();
            (kind, bare(item["text"].as_str().unwrap()))
        })
        .collect();
    let likeness: Vec<Vec<f64>> = offers
        .all
        .iter()
        .map(|offer| {
            let words = bare(&paper.words_of(&offer.places));
            items.iter().map(|(_, item)| alike(item, &words)).collect()
        })
        .collect();
    let best = |item: usize| likeness.iter().map(|own| own[item]).fold(0.0, f64::max);
    let mut rows = Vec::new();
    for (nth, own) in likeness.iter().enumerate() {
        let likest = own.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
        let class = likest.filter(|(_, alike)| **alike >= ALIKE);
        // What is nearly an item's words, where others are nearer, teaches nothing.
        if class.is_some_and(|(item, alike)| *alike + 1e-9 < best(item)) {
            continue;
        }
        let clues = known.told(|clues| offers.tell(nth, &candidates, clues));
        rows.push(Row {
            clues,
            class: class.map(|(item, _)| items[item].0),
        });
    }
    rows
}

/// Learns what the clues weigh and writes the table; `by_others` has the likeness of each part's papers
/// told by weights that were learned from the others. Gives what was learned without each part.
pub fn learn_together(
    files: &[PathBuf],
    by_others: impl Fn(usize),
) -> Vec<&'static Weights<{ KINDS.len() }>> {
    let course = Course {
        papers: 4,
        rounds: 20,
        ..Course::default()
    };
    let mut known = Known::default();
    let mut papers: Vec<(usize, Vec<Row>)> = Vec::new();
    for file in files {
        let part = part_of(file);
        by_others(part);
        papers.push((part, labelled(file, &mut known)));
    }
    let mut rows: Vec<(usize, &mut Vec<Row>)> = papers.iter_mut().map(|(part, rows)| (*part, rows)).collect();
    let lesson: Lesson<{ KINDS.len() }> = learn(&mut known, &mut rows, &course);
    for least in [0.3, 0.4, 0.5, 0.6, 0.8] {
        let (mut right, mut given, mut all) = (0, 0, 0);
        for (part, rows) in &papers {
            for row in rows {
                let shares = lesson.without[*part].shares(&row.clues);
                let is_given = shares.iter().sum::<f32>() >= least;
                given += usize::from(is_given);
                all += usize::from(row.class.is_some());
                let is_right = row
                    .class
                    .is_some_and(|class| shares[class] * 2.0 > shares.iter().sum());
                right += usize::from(is_given && is_right);
            }
        }
        println!("together, at least {least}: {right} right of {given} given, {all} in all");
    }
    write(&known, &lesson.whole, &course, "together/weights.tsv");
    lesson
        .without
        .iter()
        .map(|learned| &*Box::leak(Box::new(Weights::read(&table(&known, learned, &course)))))
        .collect()
}

#[test]
fn every_line_of_the_table_is_a_weight_of_its_own() {
    assert_eq!(WEIGHTS.len(), TABLE.lines().count());
    assert!(together::weights().len() == WEIGHTS.len());
}
