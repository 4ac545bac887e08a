//! Teaching: learns from papers labelled by hand what each clue weighs, and says how well that reads
//! papers it has not learned from. Run it when labelled papers were added (the README says how):
//!
//! ```text
//! cargo test --release --lib learn_what_clues_weigh -- --ignored --nocapture
//! ```
//!
//! A multinomial logistic regression, learned by stochastic gradient descent with steps that shrink for
//! each clue by itself (`AdaGrad`: Duchi, Hazan and Singer 2011). The order is fixed, so the same papers
//! give the same table.

use super::clues::{CluedPaper, Clues};
use super::stretches::{Lie, stretches};
use super::weights::{KINDS, Sum, name};
use super::{Likeness, apart};
use crate::document;
use crate::extract::paper::Place;
use crate::extract::paper_of;
use crate::scrutiny::paper::PaperFacts;
use crate::scrutiny::period::Calendar;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Clues that fewer papers show are chance.
const PAPERS: usize = 5;
/// How often every stretch is looked at.
const ROUNDS: usize = 12;
/// The first step.
const STEP: f32 = 0.02;
/// How fast weights fade that are not confirmed.
const FADE: f32 = 2e-4;
/// Lighter clues are left out of the table.
const LIGHTEST: f32 = 0.05;
/// Papers are parted into so many, each read by what was learned from the others.
const PARTS: u64 = 5;

/// A stretch with its clues, and which kind of item it is by its label.
struct Row {
    place: Place,
    words: String,
    clues: Vec<u32>,
    kind: Option<usize>,
}

/// A labelled paper.
struct Labelled {
    part: u64,
    items: Vec<(usize, String)>,
    rows: Vec<Row>,
}

/// Clues by their numbers, with how many papers show each.
#[derive(Default)]
struct Known {
    numbers: HashMap<String, u32>,
    names: Vec<String>,
    papers: Vec<usize>,
}

impl Known {
    fn number(&mut self, name: String) -> u32 {
        let next = u32::try_from(self.names.len()).unwrap();
        *self.numbers.entry(name).or_insert_with_key(|name| {
            self.names.push(name.clone());
            self.papers.push(0);
            next
        })
    }
}

struct Noted<'k> {
    known: &'k mut Known,
    clues: Vec<u32>,
}

impl Clues for Noted<'_> {
    fn clue(&mut self, kind: &'static str, parts: &[&str]) {
        let number = self.known.number(name(kind, parts));
        self.clues.push(number);
    }
}

/// Words as they are compared: small letters and single spaces, without what stands around them.
fn bare(words: &str) -> String {
    let spaced: Vec<&str> = words.split_whitespace().collect();
    let plain = spaced
        .join(" ")
        .to_lowercase()
        .replace(['‘', '’'], "'")
        .replace(['–', '—'], "-");
    plain.trim_matches(|c: char| " .;:,-•*|\"".contains(c)).to_owned()
}

/// How alike two texts are: twice the words they share in order, by the words of both.
fn alike(one: &str, other: &str) -> f64 {
    if one == other {
        return 1.0;
    }
    let (one, other): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    if short * 4 < long * 3 {
        return 0.0;
    }
    let mut shared = vec![0_usize; other.len() + 1];
    for word in &one {
        let mut corner = 0;
        for at in 0..other.len() {
            let above = shared[at + 1];
            shared[at + 1] = if *word == other[at] {
                corner + 1
            } else {
                above.max(shared[at])
            };
            corner = above;
        }
    }
    2.0 * shared[other.len()] as f64 / (one.len() + other.len()) as f64
}

const ALIKE: f64 = 0.85;

fn labelled(file: &Path, known: &mut Known) -> Labelled {
    let label: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let paper = file.with_extension("txt");
    let stem = file.file_stem().unwrap().to_str().unwrap();
    let document = document::read(&std::fs::read(&paper).unwrap(), &format!("{stem}.txt")).unwrap();
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
    for index in 0..paper.pieces.len() {
        let piece = clued.piece(index).unwrap();
        for range in stretches(piece.folded(), &piece.sentences) {
            let words = bare(&piece.folded()[range.clone()]);
            let lie = Lie::of(&range, piece.folded().len(), &piece.sentences);
            let mut noted = Noted {
                known,
                clues: Vec::new(),
            };
            piece.of_piece(&mut noted);
            piece.of_lie(lie, &mut noted);
            piece.of_stretch(&range, lie, &mut noted);
            let mut clues = noted.clues;
            clues.sort_unstable();
            clues.dedup();
            let best = items
                .iter()
                .map(|(kind, text)| (alike(text, &words), *kind))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            let kind = best.filter(|(alike, _)| *alike >= ALIKE).map(|(_, kind)| kind);
            rows.push(Row {
                place: Place::new(index, range),
                words,
                clues,
                kind,
            });
        }
    }
    let shown: HashSet<u32> = rows.iter().flat_map(|row| row.clues.iter().copied()).collect();
    for clue in shown {
        known.papers[clue as usize] += 1;
    }
    let part = stem.bytes().fold(7_u64, |hash, byte| {
        hash.wrapping_mul(31).wrapping_add(u64::from(byte))
    }) % PARTS;
    Labelled { part, items, rows }
}

/// What was learned: a weight a kind for each clue.
struct Learned(Vec<Sum>);

impl Learned {
    fn sum(&self, clues: &[u32]) -> Sum {
        let mut sum = Sum::default();
        for clue in clues {
            for (sum, weight) in sum.iter_mut().zip(self.0[*clue as usize]) {
                *sum += weight;
            }
        }
        sum
    }

    fn from(papers: &[&Labelled], clues: usize) -> Self {
        let mut weights = vec![Sum::default(); clues];
        let mut steps = vec![[1e-6_f32; KINDS.len()]; clues];
        let mut rows: Vec<&Row> = papers.iter().flat_map(|paper| &paper.rows).collect();
        let mut seed = 1_u64;
        for _ in 0..ROUNDS {
            for at in (1..rows.len()).rev() {
                seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                rows.swap(at, usize::try_from((seed >> 33) % (at as u64 + 1)).unwrap());
            }
            for row in &rows {
                let shares = {
                    let learned = Learned(std::mem::take(&mut weights));
                    let shares = Likeness::of_sum(learned.sum(&row.clues)).shares;
                    weights = learned.0;
                    shares
                };
                for (kind, share) in shares.iter().enumerate() {
                    let wanted = if row.kind == Some(kind) { 1.0 } else { 0.0 };
                    let slope = share - wanted;
                    if slope.abs() < 1e-4 {
                        continue;
                    }
                    for clue in &row.clues {
                        let weight = &mut weights[*clue as usize][kind];
                        let slope = slope + FADE * *weight;
                        let step = &mut steps[*clue as usize][kind];
                        *step += slope * slope;
                        *weight -= STEP * slope / step.sqrt();
                    }
                }
            }
        }
        Self(weights)
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
    fn add(&mut self, paper: &Labelled, learned: &Learned, least: f32) {
        let mut pieces: BTreeMap<usize, Vec<super::Alike>> = BTreeMap::new();
        let mut words: HashMap<(usize, usize, usize), &str> = HashMap::new();
        for row in &paper.rows {
            let likeness = Likeness::of_sum(learned.sum(&row.clues));
            if likeness.item() >= least {
                let place = row.place;
                pieces
                    .entry(place.piece)
                    .or_default()
                    .push(super::Alike { place, likeness });
                words.insert((place.piece, place.start, place.end), &row.words);
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

fn folders() -> Vec<PathBuf> {
    let given = std::env::var("LABELLED").unwrap_or_else(|_| "tests/papers".to_owned());
    given.split(':').map(PathBuf::from).collect()
}

#[test]
#[ignore = "minutes of work; run it when labelled papers were added"]
fn learn_what_clues_weigh() {
    let mut known = Known::default();
    let mut files: Vec<PathBuf> = folders()
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    files.sort();
    let mut papers: Vec<Labelled> = files.iter().map(|file| labelled(file, &mut known)).collect();
    for row in papers.iter_mut().flat_map(|paper| &mut paper.rows) {
        row.clues.retain(|clue| known.papers[*clue as usize] >= PAPERS);
    }
    let clues = known.names.len();
    println!("{} papers, {clues} clues", papers.len());
    let all: Vec<&Labelled> = papers.iter().collect();
    let learned: Vec<Learned> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..=PARTS)
            .map(|part| {
                let others: Vec<&Labelled> = all.iter().copied().filter(|paper| paper.part != part).collect();
                scope.spawn(move || Learned::from(&others, clues))
            })
            .collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    for least in [0.25, 0.35, 0.45, 0.6, 0.8] {
        let mut count = Count::default();
        for paper in &papers {
            count.add(paper, &learned[usize::try_from(paper.part).unwrap()], least);
        }
        println!("unseen, at least {least}: {count}");
    }
    let whole = &learned[usize::try_from(PARTS).unwrap()];
    let mut table: Vec<String> = Vec::new();
    for (name, weights) in known.names.iter().zip(&whole.0) {
        if weights.iter().any(|weight| weight.abs() >= LIGHTEST) && !name.contains(['\t', '\n']) {
            let mut line = name.clone();
            for weight in weights {
                write!(line, "\t{:.0}", (weight * 100.0).clamp(-3e4, 3e4)).unwrap();
            }
            table.push(line.replace("\t-0", "\t0"));
        }
    }
    table.sort();
    println!("{} lines", table.len());
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/likeness/weights.tsv");
    std::fs::write(
        std::env::var_os("WEIGHTS").map_or(file, PathBuf::from),
        table.join("\n") + "\n",
    )
    .unwrap();
}
