//! Teaches how sure items of each look are, from papers labelled by hand: what was found and is right by
//! the label, words, sort, number and time. How like an item its words are is told by weights that were
//! not learned from the paper itself. It runs with the test that learns what clues weigh.

use super::clues::Judged;
use super::{TABLE, WEIGHTS};
use crate::extract::before;
use crate::extract::candidate::Candidate;
use crate::extract::learned::teaching::{
    Course, Known, Lesson, Row, alike, bare, learn, paper_beside, part_of, write,
};
use crate::extract::paper::Paper;
use crate::scrutiny::item::ItemKind;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Items with their clues; they are right where their class is the first.
struct Labelled {
    part: usize,
    rows: Vec<Row>,
}

/// A number without brackets and closing stops.
fn plain(number: &str) -> String {
    let low = number.to_lowercase();
    let low = low.trim();
    let bare = ["recommendation", "rec", "no"]
        .iter()
        .find_map(|word| {
            low.strip_prefix(word)
                .filter(|rest| !rest.starts_with(char::is_alphabetic))
        })
        .unwrap_or(low);
    let kept: String = bare
        .chars()
        .filter(|c| !c.is_whitespace() && !"()[]".contains(*c))
        .collect();
    kept.trim_end_matches(['.', ':'])
        .trim_start_matches('.')
        .to_owned()
}

fn is_right(paper: &Paper<'_>, item: &Candidate, label: &Value) -> bool {
    let kind = ItemKind::from_code(label["type"].as_str().unwrap()).unwrap();
    let number = label["number"]
        .as_str()
        .map(plain)
        .filter(|number| !number.is_empty());
    let own = item
        .number
        .as_deref()
        .map(plain)
        .filter(|number| !number.is_empty());
    let due = &label["due"];
    let day = |which: &str| due[which].as_str().map(str::to_owned);
    let window = item.refined.due.as_ref().and_then(|due| due.window);
    let first = window
        .and_then(|window| window.earliest)
        .map(|day| day.to_string());
    let last = window.and_then(|window| window.latest).map(|day| day.to_string());
    kind == item.kind
        && number == own
        && (day("earliest"), day("latest")) == (first, last)
        && alike(
            &bare(label["text"].as_str().unwrap()),
            &bare(&paper.words_of(&item.places)),
        ) >= 0.85
}

fn labelled(file: &Path, known: &mut Known) -> Labelled {
    let label: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let (name, content) = paper_beside(file);
    let document = crate::document::read(&content, &name).unwrap();
    let rows = before(&document, "sureness", |paper, candidates| {
        let judged = Judged::all(paper, candidates);
        let mut open: Vec<&Value> = label["items"].as_array().unwrap().iter().collect();
        let rows = candidates.items.iter().zip(judged).map(|(item, judged)| {
            let clues = known.told(|clues| judged.tell(paper, item, clues));
            let hit = open.iter().position(|label| is_right(paper, item, label));
            if let Some(at) = hit {
                open.swap_remove(at);
            }
            Row {
                clues,
                class: hit.map(|_| 0),
            }
        });
        rows.collect()
    });
    Labelled {
        part: part_of(file),
        rows,
    }
}

/// Learns how sure items are and writes the table; `by_others` has the likeness of each part's papers
/// told by weights that were learned from the others.
pub fn learn_how_sure(files: &[PathBuf], by_others: impl Fn(usize)) {
    let course = Course {
        papers: 4,
        rounds: 20,
        ..Course::default()
    };
    let mut known = Known::default();
    let mut papers: Vec<Labelled> = Vec::new();
    for file in files {
        by_others(part_of(file));
        papers.push(labelled(file, &mut known));
    }
    let mut rows: Vec<(usize, &mut Vec<Row>)> = papers
        .iter_mut()
        .map(|paper| (paper.part, &mut paper.rows))
        .collect();
    let lesson: Lesson<1> = learn(&mut known, &mut rows, &course);
    let only = std::env::var("ONLY").ok().map(PathBuf::from);
    let counted = |file: &Path| {
        only.as_ref()
            .is_none_or(|only| only.join(file.file_name().unwrap()).exists())
    };
    let mut judged: Vec<(f32, bool)> = Vec::new();
    for (_, paper) in files.iter().zip(&papers).filter(|(file, _)| counted(file)) {
        for row in &paper.rows {
            let [right] = lesson.without[paper.part].shares(&row.clues);
            judged.push((right, row.class == Some(0)));
        }
    }
    println!(
        "{} items, {} right",
        judged.len(),
        judged.iter().filter(|(_, right)| *right).count()
    );
    for least in [0.4, 0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98] {
        let sure: Vec<bool> = judged
            .iter()
            .filter(|(own, _)| *own >= least)
            .map(|(_, right)| *right)
            .collect();
        let right = sure.iter().filter(|right| **right).count();
        println!(
            "at least {least}: {:.1} % right of {:.1} %",
            100.0 * right as f64 / sure.len().max(1) as f64,
            100.0 * sure.len() as f64 / judged.len().max(1) as f64
        );
    }
    write(&known, &lesson.whole, &course, "sureness/weights.tsv");
}

#[test]
fn every_line_of_the_table_is_a_weight_of_its_own() {
    assert_eq!(WEIGHTS.len(), TABLE.lines().count());
}
