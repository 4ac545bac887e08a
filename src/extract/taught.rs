//! Labelled papers as the lessons of several subjects read them: the items that were found, paired with
//! those of the labels.

use super::candidate::{Candidate, Candidates};
use super::explain::Trace;
use super::paper::Paper;
use super::{found_by_rules, likeness, paper_of, refine};
use crate::document::Document;
use crate::extract::learned::teaching::{alike, bare, paper_beside};
use crate::scrutiny::paper::PaperFacts;
use crate::scrutiny::period::Calendar;
use serde_json::Value;
use std::path::Path;

/// A paper and its label.
pub struct Labelled {
    /// The name of its file.
    pub name: String,
    /// Its file.
    pub bytes: Vec<u8>,
    /// Its label.
    pub label: Value,
}

impl Labelled {
    /// The paper to which a file of labels belongs.
    pub fn read(file: &Path) -> Self {
        let (name, bytes) = paper_beside(file);
        Self {
            name,
            bytes,
            label: serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap(),
        }
    }

    /// The items that were found with the items of the label that they are.
    pub fn paired<'c>(
        &'c self,
        paper: &Paper<'_>,
        candidates: &'c Candidates,
    ) -> Vec<(&'c Candidate, &'c Value)> {
        let labels: Vec<(String, &Value)> = self.label["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| (bare(item["text"].as_str().unwrap()), item))
            .collect();
        let found: Vec<(String, &Candidate)> = candidates
            .items
            .iter()
            .map(|item| (bare(&paper.words_of(&item.places)), item))
            .collect();
        let mut pairs = Vec::new();
        for (nth, (words, _)) in found.iter().enumerate() {
            for (other, (label, _)) in labels.iter().enumerate() {
                let alike = alike(words, label);
                if alike >= ALIKE {
                    pairs.push((alike, nth, other));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let (mut taken, mut given) = (vec![false; found.len()], vec![false; labels.len()]);
        let mut paired = Vec::new();
        for (_, nth, other) in pairs {
            if !taken[nth] && !given[other] {
                taken[nth] = true;
                given[other] = true;
                paired.push((found[nth].1, labels[other].1));
            }
        }
        paired
    }
}

/// A paper with everything that is found in it, up to the refiner named `last`, which is run last.
pub fn refined<'d>(document: &'d Document, last: &str) -> (Paper<'d>, Candidates) {
    let (paper, _) = paper_of(document, Calendar::default(), &PaperFacts::unknown());
    let mut trace = Trace::silent();
    let mut candidates = found_by_rules(&paper);
    likeness::compare(&paper, &mut candidates, &mut trace);
    for refiner in refine::REFINERS {
        refiner.refine(&paper, &mut candidates, &mut trace);
        if refiner.id() == last {
            break;
        }
    }
    (paper, candidates)
}

const ALIKE: f64 = 0.85;
