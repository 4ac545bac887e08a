//! Teaches what clues weigh, from papers labelled by hand, and says how well that reads papers it has
//! not learned from. Run it when labelled papers were added (the README says how):
//!
//! ```text
//! cargo test --release --lib learn_what_clues_weigh -- --ignored --nocapture
//! ```

use super::clues::CluedPaper;
use super::stretches::{Lie, stretches};
use super::together::taught::learn_together;
use super::{KINDS, Likeness, apart, together};
use crate::document;
use crate::extract::at_once;
use crate::extract::learned::Weights;
use crate::extract::learned::teaching::paper_beside;
use crate::extract::learned::teaching::{
    Course, Known, Learned, Row, alike, bare, labels, learn, part_of, table, write,
};
use crate::extract::paper::Place;
use crate::extract::paper_of;
use crate::extract::refine::sureness::learn_how_sure;
use crate::scrutiny::paper::PaperFacts;
use crate::scrutiny::period::Calendar;
use serde_json::Value;
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

thread_local! {
    /// The weights to weigh by instead of those that ship with the program.
    pub static INSTEAD: Cell<Option<&'static Weights<{ KINDS.len() }>>> = const { Cell::new(None) };
}

/// A labelled paper: its items by their kinds, its stretches and the clues of each.
struct Labelled {
    part: usize,
    items: Vec<(usize, String)>,
    stretches: Vec<(Place, String)>,
    rows: Vec<Row>,
}

const ALIKE: f64 = 0.85;

fn labelled(file: &Path, known: &mut Known) -> Labelled {
    let label: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let (name, bytes) = paper_beside(file);
    let document = document::read(&bytes, &name).unwrap();
    let (paper, _) = paper_of(&document, Calendar::default(), &PaperFacts::unknown());
    let items: Vec<(usize, String)> = label["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            let kind = KINDS.iter().position(|kind| item["type"] == kind.code()).unwrap();
            (kind, bare(item["text"].as_str().unwrap()))
        })
        .collect();
    let clued = CluedPaper::new(&paper);
    let mut rows = Vec::new();
    let mut places = Vec::new();
    for index in 0..paper.pieces.len() {
        let piece = clued.piece(index).unwrap();
        for range in stretches(piece.folded(), &piece.sentences) {
            let words = bare(&piece.folded()[range.clone()]);
            let lie = Lie::of(&range, piece.folded().len(), &piece.sentences);
            let clues = known.told(|clues| {
                piece.of_piece(clues);
                piece.of_lie(lie, clues);
                piece.of_stretch(&range, lie, clues);
            });
            let best = items
                .iter()
                .map(|(kind, text)| (alike(text, &words), *kind))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            let class = best.filter(|(alike, _)| *alike >= ALIKE).map(|(_, kind)| kind);
            rows.push(Row { clues, class });
            places.push((Place::new(index, range), words));
        }
    }
    Labelled {
        part: part_of(file),
        items,
        stretches: places,
        rows,
    }
}

/// Right, labelled and given.
#[derive(Default, Clone, Copy)]
struct Count {
    right: usize,
    labelled: usize,
    given: usize,
}

impl Count {
    fn add(&mut self, paper: &Labelled, learned: &Learned<{ KINDS.len() }>, least: f32) {
        let mut pieces: BTreeMap<usize, Vec<super::Alike>> = BTreeMap::new();
        let mut words: HashMap<(usize, usize, usize), &str> = HashMap::new();
        for (row, (place, own)) in paper.rows.iter().zip(&paper.stretches) {
            let likeness = Likeness {
                shares: learned.shares(&row.clues),
            };
            if likeness.item() >= least {
                let place = *place;
                pieces
                    .entry(place.piece)
                    .or_default()
                    .push(super::Alike { place, likeness });
                words.insert((place.piece, place.start, place.end), own);
            }
        }
        let mut open: Vec<&(usize, String)> = paper.items.iter().collect();
        for found in pieces.into_values().flat_map(apart) {
            self.given += 1;
            let kind = KINDS
                .iter()
                .position(|kind| *kind == found.likeness.kind())
                .unwrap();
            let text = words[&(found.place.piece, found.place.start, found.place.end)];
            let hit = open
                .iter()
                .position(|(own, item)| *own == kind && alike(item, text) >= ALIKE);
            if let Some(at) = hit {
                open.swap_remove(at);
                self.right += 1;
            }
        }
        self.labelled += paper.items.len();
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |of: usize| self.right as f64 / of.max(1) as f64;
        let f1 = 2.0 * self.right as f64 / (self.given + self.labelled).max(1) as f64;
        write!(
            out,
            "P {:.3} R {:.3} F1 {f1:.3}",
            share(self.given),
            share(self.labelled)
        )
    }
}

#[test]
#[ignore = "minutes of work; run it when labelled papers were added"]
fn learn_what_clues_weigh() {
    let course = Course::default();
    let mut known = Known::default();
    let files = labels();
    at_once::ALONE.set(true);
    let mut papers: Vec<Labelled> = files.iter().map(|file| labelled(file, &mut known)).collect();
    let mut rows: Vec<(usize, &mut Vec<Row>)> = papers
        .iter_mut()
        .map(|paper| (paper.part, &mut paper.rows))
        .collect();
    let lesson = learn(&mut known, &mut rows, &course);
    for least in [0.25, 0.35, 0.45, 0.6, 0.8] {
        let mut count = Count::default();
        for paper in &papers {
            count.add(paper, &lesson.without[paper.part], least);
        }
        println!("unseen, at least {least}: {count}");
    }
    write(&known, &lesson.whole, &course, "likeness/weights.tsv");
    let by_part: Vec<&'static Weights<{ KINDS.len() }>> = lesson
        .without
        .iter()
        .map(|learned| &*Box::leak(Box::new(Weights::read(&table(&known, learned, &course)))))
        .collect();
    let together = learn_together(&files, |part| INSTEAD.set(Some(by_part[part])));
    learn_how_sure(&files, |part| {
        INSTEAD.set(Some(by_part[part]));
        together::taught::INSTEAD.set(Some(together[part]));
    });
    together::taught::INSTEAD.set(None);
    INSTEAD.set(None);
}
