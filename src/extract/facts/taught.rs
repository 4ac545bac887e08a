//! Teaches what clues to a paper's facts weigh, from papers labelled by hand, and says how well that reads
//! papers it has not learned from. Run it when labelled papers were added (the README says how):
//!
//! ```text
//! cargo test --release --lib learn_the_facts -- --ignored --nocapture
//! ```
//!
//! The facts are learned in the order in which they are read, each from what was read before it as a paper
//! that was not learned from would be read.

use super::contacts::{self, people};
use super::offer::heaviest;
use super::{body, council, kind, title};
use crate::document;
use crate::extract::learned::teaching::at_once::{Ridge, learn_choices, learn_classes};
use crate::extract::learned::teaching::{Course, Known, Learned, Lesson, Row, labels, part_of};
use crate::extract::learned::teaching::{alike, bare, paper_beside, write};
use crate::extract::paper::Paper;
use crate::extract::paper_of;
use crate::scrutiny::paper::{PaperFacts, PaperKind};
use crate::scrutiny::period::Calendar;
use serde_json::Value;

/// A labelled paper.
struct Labelled {
    part: usize,
    label: Value,
    paper: Paper<'static>,
}

/// An offer: its words, and the numbers of its clues.
type Offered = (String, Vec<u32>);

/// How the kind, the title and the contacts are learned, of which there is more to be seen.
const RIDGE: Ridge = Ridge {
    papers: 3,
    weight: 2.5,
    steps: 150,
};

/// How a choice among a few names is learned.
const OF_NAMES: Ridge = Ridge { weight: 1.0, ..RIDGE };

/// Writes a table without the clues that weigh next to nothing.
fn keep<const N: usize>(known: &Known, lesson: &Lesson<N>, fact: &str) {
    let course = Course {
        lightest: 0.03,
        ..Course::default()
    };
    write(known, &lesson.whole, &course, &format!("facts/{fact}.tsv"));
}

fn labelled() -> Vec<Labelled> {
    labels()
        .into_iter()
        .map(|file| {
            let label: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
            let (name, bytes) = paper_beside(&file);
            let document = Box::leak(Box::new(document::read(&bytes, &name).unwrap()));
            let (paper, _) = paper_of(document, Calendar::default(), &PaperFacts::unknown());
            Labelled {
                part: part_of(&file),
                label,
                paper,
            }
        })
        .collect()
}

/// Learns the kind, and gives each paper the one that is read without having learned from it.
fn learn_kinds(papers: &mut [Labelled]) {
    let mut known = Known::default();
    let mut rows: Vec<Vec<Row>> = papers
        .iter()
        .map(|one| {
            let clues = known.told(|to| kind::clues::tell(&one.paper, &kind::signs(&one.paper), to));
            let class = kind::KINDS
                .iter()
                .position(|kind| one.label["kind"] == kind.code());
            vec![Row { clues, class }]
        })
        .collect();
    let mut parted: Vec<(usize, &mut Vec<Row>)> =
        papers.iter().map(|one| one.part).zip(rows.iter_mut()).collect();
    let lesson = learn_classes::<{ kind::KINDS.len() }>(&mut known, &mut parted, &RIDGE);
    let mut right = 0;
    for (one, rows) in papers.iter_mut().zip(&rows) {
        let shares = lesson.without[one.part].shares(&rows[0].clues);
        let none = 1.0 - shares.iter().sum::<f32>();
        let best = kind::KINDS.iter().zip(shares).max_by(|a, b| a.1.total_cmp(&b.1));
        let likeliest = best
            .filter(|(_, share)| *share > none)
            .map_or(PaperKind::Other, |(kind, _)| *kind);
        let read = kind::surely(&kind::signs(&one.paper)).unwrap_or(likeliest);
        right += usize::from(one.label["kind"] == read.code());
        one.paper.facts.kind = read;
    }
    println!("kind: {right} of {} right", papers.len());
    keep(&known, &lesson, "kind");
}

/// Learns which of the offers of a paper is the fact, and gives each paper the one that is read without
/// having learned from it to `give`.
fn learn_choice(
    papers: &mut [Labelled],
    (fact, ridge, least): (&str, &Ridge, i32),
    offered: impl Fn(&Paper<'_>, &mut Known) -> Vec<Offered>,
    give: impl Fn(&mut PaperFacts, Option<String>),
) {
    let mut known = Known::default();
    let offers: Vec<Vec<Offered>> = papers.iter().map(|one| offered(&one.paper, &mut known)).collect();
    let mut rows: Vec<Vec<Row>> = papers
        .iter()
        .zip(&offers)
        .map(|(one, offers)| rows_of(offers, &is_alike(one.label[fact].as_str(), offers)))
        .collect();
    let mut parted: Vec<(usize, &mut Vec<Row>)> =
        papers.iter().map(|one| one.part).zip(rows.iter_mut()).collect();
    let lesson = learn_choices(&mut known, &mut parted, ridge);
    let (mut right, mut all) = (0, 0);
    for ((one, rows), offers) in papers.iter_mut().zip(&rows).zip(offers) {
        let best = best_of(&lesson.without[one.part], rows, least);
        let words = best.map(|at| offers[at].0.clone());
        let labelled = one.label[fact].as_str();
        if labelled.is_some() || words.is_some() {
            all += 1;
            right += usize::from(best.is_some_and(|at| rows[at].class.is_some()));
        }
        give(&mut one.paper.facts, words);
    }
    println!("{fact}: {right} of {all} right");
    keep(&known, &lesson, fact);
}

/// The offer that the program would take.
fn best_of(learned: &Learned<1>, rows: &[Row], least: i32) -> Option<usize> {
    let sums = rows.iter().map(|row| (learned.weight(&row.clues) * 100.0) as i32);
    heaviest(sums, least)
}

fn rows_of(offers: &[Offered], right: &[bool]) -> Vec<Row> {
    let row = |((_, clues), right): (&Offered, &bool)| Row {
        clues: clues.clone(),
        class: right.then_some(0),
    };
    offers.iter().zip(right).map(row).collect()
}

/// Which offers are the labelled words: those that are all but the same, else the likest, else the one of
/// which they are a part or that is a part of them.
fn is_alike(label: Option<&str>, offers: &[Offered]) -> Vec<bool> {
    let Some(label) = label.map(bare) else {
        return vec![false; offers.len()];
    };
    let likeness: Vec<f64> = offers
        .iter()
        .map(|(words, _)| alike(&label, &bare(words)))
        .collect();
    let most = likeness.iter().copied().fold(0.0, f64::max);
    if most < 0.75 {
        return is_part(&label, offers);
    }
    likeness
        .into_iter()
        .map(|alike| alike >= 0.9 || (alike >= 0.75 && alike >= most))
        .collect()
}

/// Which offer is most of the labelled words, or they of it.
fn is_part(label: &str, offers: &[Offered]) -> Vec<bool> {
    let shared = |words: &str| {
        let (short, long) = (label.len().min(words.len()), label.len().max(words.len()));
        let within = label.contains(words) || words.contains(label);
        if within && short > 3 {
            short * 100 / long
        } else {
            0
        }
    };
    let parts: Vec<usize> = offers.iter().map(|(words, _)| shared(&bare(words))).collect();
    let most = parts.iter().copied().max().unwrap_or(0);
    parts.into_iter().map(|part| part >= 40 && part == most).collect()
}

fn learn_contacts(papers: &[Labelled]) {
    let mut known = Known::default();
    let (mut labelled, mut rows) = (0, Vec::new());
    for one in papers {
        let names: Vec<String> = one.label["contacts"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|contact| contact["name"].as_str().map(bare))
            .collect();
        labelled += names.len();
        let offers = people::Offers::of(&one.paper, &contacts::by_rules(&one.paper));
        let own: Vec<Row> = (0..offers.all.len())
            .map(|nth| {
                let name = bare(one.paper.words_at(offers.all[nth].places[0]));
                Row {
                    clues: known.told(|to| offers.tell(&one.paper, nth, to)),
                    class: names.iter().any(|label| alike(label, &name) >= 0.85).then_some(0),
                }
            })
            .collect();
        rows.push(own);
    }
    let mut parted: Vec<(usize, &mut Vec<Row>)> =
        papers.iter().map(|one| one.part).zip(rows.iter_mut()).collect();
    let lesson = learn_classes::<1>(&mut known, &mut parted, &RIDGE);
    let (mut right, mut given) = (0, 0);
    for (one, rows) in papers.iter().zip(&rows) {
        let taken = rows
            .iter()
            .filter(|row| lesson.without[one.part].shares(&row.clues)[0] > 0.5);
        for row in taken {
            given += 1;
            right += usize::from(row.class.is_some());
        }
    }
    println!("contacts: {right} right of {given} given and {labelled} labelled");
    keep(&known, &lesson, "contact");
}

#[test]
#[ignore = "minutes of work; run it when labelled papers were added"]
fn learn_the_facts() {
    let mut papers = labelled();
    learn_kinds(&mut papers);
    let named = |paper: &Paper<'_>, place| paper.quote(&[place]).map_or_else(String::new, |quote| quote.text);
    let councils = |paper: &Paper<'_>, known: &mut Known| {
        let offers = council::Offers::of(paper);
        (0..offers.all.len())
            .map(|nth| {
                (
                    named(paper, offers.all[nth].places[0]),
                    known.told(|to| offers.tell(paper, nth, to)),
                )
            })
            .collect()
    };
    learn_choice(
        &mut papers,
        ("council", &OF_NAMES, council::LEAST),
        councils,
        |facts, words| {
            facts.council = words;
        },
    );
    let bodies = |paper: &Paper<'_>, known: &mut Known| {
        let offers = body::Offers::of(paper);
        (0..offers.all.len())
            .map(|nth| {
                (
                    named(paper, offers.all[nth].places[0]),
                    known.told(|to| offers.tell(paper, nth, to)),
                )
            })
            .collect()
    };
    learn_choice(
        &mut papers,
        ("body", &OF_NAMES, body::LEAST),
        bodies,
        |facts, words| facts.body = words,
    );
    let titles = |paper: &Paper<'_>, known: &mut Known| {
        let offers = title::Offers::of(paper);
        (0..offers.all.len())
            .map(|nth| {
                (
                    paper.words_of(&offers.all[nth].places),
                    known.told(|to| offers.tell(paper, nth, to)),
                )
            })
            .collect()
    };
    learn_choice(
        &mut papers,
        ("title", &RIDGE, title::LEAST),
        titles,
        |facts, words| facts.title = words,
    );
    learn_contacts(&papers);
}
