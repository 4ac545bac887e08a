//! Teaching: learns from papers labelled by hand what each clue weighs. Each subject has a test that
//! tells its clues and classes to this, prints how well papers are read that were not learned from, and
//! writes the table (the README says how to run them).
//!
//! A multinomial logistic regression, learned by stochastic gradient descent with steps that shrink for
//! each clue by itself (`AdaGrad`: Duchi, Hazan and Singer 2011). The order is fixed, so the same papers
//! give the same table.

pub mod at_once;
pub mod choosing;

use super::Clues;
use super::weights::{name, shares_of};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Papers are parted into so many, each read by what was learned from the others.
pub const PARTS: usize = 5;

/// How it is learned.
#[derive(Debug, Clone, Copy)]
pub struct Course {
    /// Clues that fewer papers show are chance.
    pub papers: usize,
    /// How often every row is looked at.
    pub rounds: usize,
    /// The first step.
    pub step: f32,
    /// How fast weights fade that are not confirmed.
    pub fade: f32,
    /// Lighter clues are left out of the table.
    pub lightest: f32,
}

impl Default for Course {
    fn default() -> Self {
        Self {
            papers: 5,
            rounds: 12,
            step: 0.02,
            fade: 2e-4,
            lightest: 0.05,
        }
    }
}

/// Clues by their numbers, with how many papers show each.
#[derive(Debug, Default)]
pub struct Known {
    numbers: HashMap<String, u32>,
    names: Vec<String>,
    papers: Vec<usize>,
}

impl Known {
    /// The numbers of the clues that `tell` tells, each once.
    pub fn told(&mut self, tell: impl FnOnce(&mut Noted<'_>)) -> Vec<u32> {
        let mut noted = Noted {
            known: self,
            clues: Vec::new(),
        };
        tell(&mut noted);
        let mut clues = noted.clues;
        clues.sort_unstable();
        clues.dedup();
        clues
    }

    /// How many clues there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    fn number(&mut self, name: String) -> u32 {
        let next = u32::try_from(self.names.len()).unwrap();
        *self.numbers.entry(name).or_insert_with_key(|name| {
            self.names.push(name.clone());
            self.papers.push(0);
            next
        })
    }

    /// Counts a paper for each clue that its rows show.
    fn count<'r>(&mut self, rows: impl Iterator<Item = &'r Row>) {
        let shown: HashSet<u32> = rows.flat_map(|row| row.clues.iter().copied()).collect();
        for clue in shown {
            self.papers[clue as usize] += 1;
        }
    }
}

/// Clues being noted by their numbers.
#[derive(Debug)]
pub struct Noted<'k> {
    known: &'k mut Known,
    clues: Vec<u32>,
}

impl Clues for Noted<'_> {
    fn clue(&mut self, kind: &'static str, parts: &[&str]) {
        let number = self.known.number(name(kind, parts));
        self.clues.push(number);
    }
}

/// Something that was looked at: its clues, and its class by the label.
#[derive(Debug)]
pub struct Row {
    /// The numbers of its clues.
    pub clues: Vec<u32>,
    /// Its class; none where it is of none.
    pub class: Option<usize>,
}

/// What was learned: a weight a class for each clue.
#[derive(Debug)]
pub struct Learned<const N: usize>(pub Vec<[f32; N]>);

impl<const N: usize> Learned<N> {
    fn sum(&self, clues: &[u32]) -> [f32; N] {
        let mut sum = [0.0; N];
        for clue in clues {
            for (sum, weight) in sum.iter_mut().zip(self.0[*clue as usize]) {
                *sum += weight;
            }
        }
        sum
    }

    /// How likely each class is.
    pub fn shares(&self, clues: &[u32]) -> [f32; N] {
        shares_of(self.sum(clues))
    }

    fn from(mut rows: Vec<&Row>, clues: usize, course: &Course) -> Self {
        let mut learned = Self(vec![[0.0; N]; clues]);
        let mut steps = vec![[1e-6_f32; N]; clues];
        let mut seed = 1_u64;
        for _ in 0..course.rounds {
            shuffle(&mut rows, &mut seed);
            for row in &rows {
                let shares = learned.shares(&row.clues);
                for (class, share) in shares.iter().enumerate() {
                    let wanted = if row.class == Some(class) { 1.0 } else { 0.0 };
                    let slope = share - wanted;
                    if slope.abs() < 1e-4 {
                        continue;
                    }
                    for clue in &row.clues {
                        let weight = &mut learned.0[*clue as usize][class];
                        let slope = slope + course.fade * *weight;
                        let step = &mut steps[*clue as usize][class];
                        *step += slope * slope;
                        *weight -= course.step * slope / step.sqrt();
                    }
                }
            }
        }
        learned
    }
}

/// Puts some things into an order that is the same each time and no other's.
fn shuffle<T>(things: &mut [T], seed: &mut u64) {
    for at in (1..things.len()).rev() {
        *seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        things.swap(at, usize::try_from((*seed >> 33) % (at as u64 + 1)).unwrap());
    }
}

/// What was learned from all papers but one part, for each part, and from all of them.
#[derive(Debug)]
pub struct Lesson<const N: usize> {
    /// Without each part.
    pub without: Vec<Learned<N>>,
    /// From all papers.
    pub whole: Learned<N>,
}

/// Learns from the rows of papers, each with the part it belongs to. Clues of too few papers are dropped
/// from the rows.
pub fn learn<const N: usize>(
    known: &mut Known,
    papers: &mut [(usize, &mut Vec<Row>)],
    course: &Course,
) -> Lesson<N> {
    learn_by(known, papers, course.papers, |papers, clues| {
        Learned::from(papers.into_iter().flatten().collect(), clues, course)
    })
}

fn learn_by<const N: usize>(
    known: &mut Known,
    papers: &mut [(usize, &mut Vec<Row>)],
    least: usize,
    from: impl Fn(Vec<&[Row]>, usize) -> Learned<N> + Sync,
) -> Lesson<N> {
    for (_, rows) in papers.iter() {
        known.count(rows.iter());
    }
    for row in papers.iter_mut().flat_map(|(_, rows)| rows.iter_mut()) {
        row.clues.retain(|clue| known.papers[*clue as usize] >= least);
    }
    let clues = known.names.len();
    println!("{} papers, {clues} clues", papers.len());
    let of_others = |part: usize| -> Vec<&[Row]> {
        let others = papers.iter().filter(|(own, _)| *own != part);
        others.map(|(_, rows)| rows.as_slice()).collect()
    };
    let mut learned: Vec<Learned<N>> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..=PARTS)
            .map(|part| {
                let rows = of_others(part);
                let from = &from;
                scope.spawn(move || from(rows, clues))
            })
            .collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    let whole = learned.pop().unwrap();
    Lesson {
        without: learned,
        whole,
    }
}

/// Words as they are compared: small letters and single spaces, without what stands around them.
pub fn bare(words: &str) -> String {
    let spaced: Vec<&str> = words.split_whitespace().collect();
    let plain = spaced
        .join(" ")
        .to_lowercase()
        .replace(['‘', '’'], "'")
        .replace(['–', '—'], "-");
    plain.trim_matches(|c: char| " .;:,-•*|\"".contains(c)).to_owned()
}

/// How alike two texts are: twice the words they share in order, by the words of both.
pub fn alike(one: &str, other: &str) -> f64 {
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

/// The part of a paper, told by its name.
pub fn part_of(file: &Path) -> usize {
    let stem = file.file_stem().unwrap().to_str().unwrap();
    let hash = stem.bytes().fold(7_u64, |hash, byte| {
        hash.wrapping_mul(31).wrapping_add(u64::from(byte))
    });
    usize::try_from(hash % PARTS as u64).unwrap()
}

/// The paper that a file of labels is about: its name and what it holds. It stands beside the labels, or
/// among the sample papers.
pub fn paper_beside(labels: &Path) -> (String, Vec<u8>) {
    let stem = labels.file_stem().unwrap().to_str().unwrap();
    let samples = Path::new("assets/samples");
    ["txt", "md", "html"]
        .into_iter()
        .map(|end| format!("{stem}.{end}"))
        .flat_map(|name| [labels.with_file_name(&name), samples.join(name)])
        .find_map(|path| {
            let bytes = std::fs::read(&path).ok()?;
            Some((path.file_name()?.to_str()?.to_owned(), bytes))
        })
        .unwrap()
}

/// The labels of the papers to learn from: of `tests/papers` and of the sample papers, or of the folders
/// that `LABELLED` names.
pub fn labels() -> Vec<PathBuf> {
    let given = std::env::var("LABELLED").unwrap_or_else(|_| "tests/papers:tests/samples".to_owned());
    let mut files: Vec<PathBuf> = given
        .split(':')
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    files.sort();
    files
}

/// A table: a line a clue that weighs anything, in the order of their names.
pub fn table<const N: usize>(known: &Known, learned: &Learned<N>, course: &Course) -> String {
    let mut table: Vec<String> = Vec::new();
    for (name, weights) in known.names.iter().zip(&learned.0) {
        let heavy = weights.iter().any(|weight| weight.abs() >= course.lightest);
        if heavy && !name.contains(['\t', '\n']) {
            let mut line = name.clone();
            for weight in weights {
                write!(line, "\t{:.0}", (weight * 100.0).clamp(-3e4, 3e4)).unwrap();
            }
            table.push(line.replace("\t-0", "\t0"));
        }
    }
    table.sort();
    table.join("\n") + "\n"
}

/// Writes a table to a file named under `assets`, or under the folder that `WEIGHTS` names.
pub fn write<const N: usize>(known: &Known, learned: &Learned<N>, course: &Course, file: &str) {
    let table = table(known, learned, course);
    println!("{} lines", table.lines().count());
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let folder = std::env::var_os("WEIGHTS").map_or(assets, PathBuf::from);
    std::fs::write(folder.join(file), table).unwrap();
}
