//! Teaching: learns from papers labelled by hand which units of a paper ask and which answer, and says
//! how well that reads papers it has not learned from. Run it when labelled papers were added (the README
//! says how):
//!
//! ```text
//! cargo test --release --lib learn_what_answers -- --ignored --nocapture
//! ```
//!
//! A linear-chain conditional random field (Lafferty, `McCallum` and Pereira 2001): the weights of all units
//! of a paper and of what follows what are learned together.

use super::chain::{AFTER, COUNT, Link, STATES, State, likeliest};
use super::clues::Clued;
use super::units::{Unit, units};
use crate::document;
use crate::extract::learned::teaching::{
    Course, Known, Learned, PARTS, labels, paper_beside, part_of, write,
};
use crate::extract::paper::Paper;
use crate::extract::paper_of;
use crate::scrutiny::paper::PaperFacts;
use crate::scrutiny::period::Calendar;
use serde_json::Value;
use std::collections::HashSet;
use std::path::Path;

const COURSE: Course = Course {
    papers: 4,
    rounds: 20,
    step: 0.05,
    fade: 1e-3,
    lightest: 0.04,
};

/// A labelled paper: for each unit its clues, those of the steps to it, and its state.
struct Labelled {
    name: String,
    part: usize,
    own: Vec<Vec<u32>>,
    steps: Vec<Vec<Vec<u32>>>,
    states: Vec<usize>,
}

/// The letters and figures of a text in lower case, each with the byte it stands at.
fn letters(text: &str) -> Vec<(char, usize)> {
    text.char_indices()
        .filter(|(_, c)| c.is_alphanumeric())
        .flat_map(|(at, c)| c.to_lowercase().map(move |c| (c, at)))
        .collect()
}

/// All letters of a paper, each with its unit.
struct Letters {
    text: String,
    unit_of: Vec<usize>,
    starts: HashSet<usize>,
    ends: HashSet<usize>,
}

impl Letters {
    fn of(paper: &Paper<'_>, units: &[Unit]) -> Self {
        let mut found = Self {
            text: String::new(),
            unit_of: Vec::new(),
            starts: HashSet::new(),
            ends: HashSet::new(),
        };
        for (nth, unit) in units.iter().enumerate() {
            found.starts.insert(found.text.len());
            for (c, _) in letters(paper.words_at(unit.place)) {
                found.text.push(c);
                found.unit_of.resize(found.text.len(), nth);
            }
            found.ends.insert(found.text.len());
        }
        found
    }

    /// The bytes of all places where these words stand.
    fn places(&self, words: &str) -> Vec<(usize, usize)> {
        let own: String = letters(words).into_iter().map(|(c, _)| c).collect();
        if own.is_empty() {
            return Vec::new();
        }
        self.text
            .match_indices(&own)
            .map(|(at, own)| (at, at + own.len()))
            .collect()
    }

    /// The best of the places: on the edges of units, behind `after`, the nearest.
    fn best(&self, words: &str, after: Option<usize>, taken: &[bool]) -> Option<(usize, usize)> {
        self.places(words).into_iter().min_by_key(|(start, end)| {
            let edges = usize::from(!self.starts.contains(start)) + usize::from(!self.ends.contains(end));
            let used = taken.get(*start).copied().unwrap_or(false);
            let short = end - start < 30;
            let before = after.is_some_and(|after| *start < after);
            let far = after.map_or(*start, |after| start.abs_diff(after));
            (used, if short { edges } else { 0 }, before, far)
        })
    }

    /// Marks the units that a place covers by half at least.
    fn mark(&self, (start, end): (usize, usize), states: &mut [usize], first: State, more: State) -> bool {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for at in start..end {
            let unit = self.unit_of[at];
            match counts.last_mut() {
                Some((last, count)) if *last == unit => *count += 1,
                _ => counts.push((unit, 1)),
            }
        }
        let mut begun = false;
        for (unit, count) in counts {
            let whole = self.unit_of.iter().filter(|own| **own == unit).count();
            if count * 2 < whole {
                continue;
            }
            states[unit] = STATES
                .iter()
                .position(|state| *state == if begun { more } else { first })
                .unwrap();
            begun = true;
        }
        begun
    }
}

const CALM: usize = 0;
const WAITING: usize = 3;

/// The state of each unit by the labels, and how many answers have no unit.
fn states(paper: &Paper<'_>, units: &[Unit], label: &Value) -> (Vec<usize>, usize, usize) {
    let letters = Letters::of(paper, units);
    let mut found = vec![CALM; units.len()];
    let mut taken = vec![false; letters.text.len() + 1];
    let (mut lost, mut answers) = (0, 0);
    let items = label["items"].as_array().unwrap();
    let mut ends = Vec::new();
    for item in items {
        let place = letters.best(item["text"].as_str().unwrap(), None, &taken);
        if let Some(place) = place {
            letters.mark(place, &mut found, State::Item, State::MoreOfItem);
            taken[place.0..place.1].fill(true);
        }
        ends.push(place.map(|place| place.1));
    }
    let mut used: HashSet<(usize, usize)> = HashSet::new();
    for (item, end) in items.iter().zip(ends) {
        let Some(text) = item["response"]["text"].as_str() else {
            continue;
        };
        answers += 1;
        let place = letters.best(text, end, &taken);
        match place {
            Some(place) if used.contains(&place) => {}
            Some(place) if letters.mark(place, &mut found, State::Answer, State::MoreOfAnswer) => {
                used.insert(place);
            }
            _ => lost += 1,
        }
    }
    let mut waiting = false;
    for state in &mut found {
        match STATES[*state] {
            State::Item | State::MoreOfItem => waiting = true,
            State::Answer | State::MoreOfAnswer => waiting = false,
            _ if waiting => *state = WAITING,
            _ => {}
        }
    }
    // What is cut in two by something else begins anew.
    for at in 0..found.len() {
        let before = at.checked_sub(1).map(|at| STATES[found[at]]);
        if !STATES[found[at]].may_follow(before) {
            found[at] = match STATES[found[at]] {
                State::MoreOfItem => 1,
                State::MoreOfAnswer => 4,
                _ => found[at],
            };
        }
    }
    (found, lost, answers)
}

fn labelled(file: &Path, known: &mut Known, lost: &mut (usize, usize)) -> Option<Labelled> {
    let label: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let stem = file.file_stem().unwrap().to_str().unwrap();
    let (name, bytes) = paper_beside(file);
    let document = document::read(&bytes, &name).unwrap();
    let (paper, _) = paper_of(&document, Calendar::default(), &PaperFacts::unknown());
    let units = units(&paper);
    let (states, missed, answers) = states(&paper, &units, &label);
    lost.0 += missed;
    lost.1 += answers;
    if std::env::var("SHOW").is_ok_and(|name| stem.contains(&name)) {
        for (unit, state) in units.iter().zip(&states) {
            println!(
                "{:?}\t{}\t{}",
                STATES[*state],
                unit.joint,
                paper.words_at(unit.place)
            );
        }
    }
    if gives_stances_only(&units, &states) {
        println!("{stem} is left out: its labels give stances alone");
        return None;
    }
    let clued = Clued::new(&paper, units);
    let own = (0..clued.units.len())
        .map(|at| known.told(|noted| clued.of_unit(at, noted)))
        .collect();
    let steps = (0..clued.units.len())
        .map(|at| {
            AFTER
                .iter()
                .map(|after| known.told(|noted| clued.of_step(at, after, noted)))
                .collect()
        })
        .collect();
    Some(Labelled {
        name: stem.to_owned(),
        part: part_of(file),
        own,
        steps,
        states,
    })
}

fn summed(weights: &[[f32; COUNT]], clues: &[u32]) -> [f32; COUNT] {
    let mut sum = [0.0; COUNT];
    for clue in clues {
        for (sum, weight) in sum.iter_mut().zip(weights[*clue as usize]) {
            *sum += weight;
        }
    }
    sum
}

const NEVER: f32 = -1e9;

fn log_sum(parts: [f32; COUNT]) -> f32 {
    let most = parts.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if most <= NEVER / 2.0 {
        return NEVER;
    }
    most + parts.iter().map(|part| (part - most).exp()).sum::<f32>().ln()
}

/// Own sums, and those of steps with what may not be.
fn potentials(weights: &[[f32; COUNT]], paper: &Labelled) -> (Vec<[f32; COUNT]>, Vec<[[f32; COUNT]; COUNT]>) {
    let own = paper.own.iter().map(|clues| summed(weights, clues)).collect();
    let steps = paper
        .steps
        .iter()
        .map(|from| {
            let mut table = [[0.0; COUNT]; COUNT];
            for (before, clues) in from.iter().enumerate() {
                table[before] = summed(weights, clues);
                for (to, sum) in table[before].iter_mut().enumerate() {
                    if !STATES[to].may_follow(Some(STATES[before])) {
                        *sum = NEVER;
                    }
                }
            }
            table
        })
        .collect();
    (own, steps)
}

fn learn_from(paper: &Labelled, weights: &mut [[f32; COUNT]], steps: &mut [[f32; COUNT]]) {
    let count = paper.own.len();
    if count == 0 {
        return;
    }
    let (own, table) = potentials(weights, paper);
    let mut forward = vec![[NEVER; COUNT]; count];
    for to in 0..COUNT {
        if STATES[to].may_follow(None) {
            forward[0][to] = own[0][to];
        }
    }
    for at in 1..count {
        for to in 0..COUNT {
            let parts = std::array::from_fn(|from| forward[at - 1][from] + table[at][from][to]);
            forward[at][to] = (log_sum(parts) + own[at][to]).max(NEVER);
        }
    }
    let mut backward = vec![[0.0; COUNT]; count];
    for at in (0..count - 1).rev() {
        for from in 0..COUNT {
            let parts =
                std::array::from_fn(|to| table[at + 1][from][to] + own[at + 1][to] + backward[at + 1][to]);
            backward[at][from] = log_sum(parts).max(NEVER);
        }
    }
    let all = log_sum(forward[count - 1]);
    let mut update = |clues: &[u32], slopes: [f32; COUNT]| {
        for clue in clues {
            for (state, slope) in slopes.iter().enumerate() {
                if slope.abs() < 1e-4 {
                    continue;
                }
                let weight = &mut weights[*clue as usize][state];
                let slope = slope + COURSE.fade * *weight;
                let step = &mut steps[*clue as usize][state];
                *step += slope * slope;
                *weight -= COURSE.step * slope / step.sqrt();
            }
        }
    };
    for at in 0..count {
        let mut slopes: [f32; COUNT] =
            std::array::from_fn(|state| (forward[at][state] + backward[at][state] - all).exp());
        slopes[paper.states[at]] -= 1.0;
        update(&paper.own[at], slopes);
        if at == 0 {
            continue;
        }
        for from in 0..COUNT {
            let mut slopes: [f32; COUNT] = std::array::from_fn(|to| {
                (forward[at - 1][from] + table[at][from][to] + own[at][to] + backward[at][to] - all).exp()
            });
            if paper.states[at - 1] == from {
                slopes[paper.states[at]] -= 1.0;
            }
            update(&paper.steps[at][from], slopes);
        }
    }
}

/// From this round on weights are averaged over the rounds: what one order of the papers or another leaves
/// in them evens out.
const AVERAGED_FROM: usize = 4;

fn learned(papers: &[&Labelled], clues: usize) -> Learned<COUNT> {
    let mut weights = vec![[0.0; COUNT]; clues];
    let mut steps = vec![[1e-6_f32; COUNT]; clues];
    let mut summed = vec![[0.0; COUNT]; clues];
    let mut order: Vec<&Labelled> = papers.to_vec();
    let mut seed = 1_u64;
    for round in 0..COURSE.rounds {
        for at in (1..order.len()).rev() {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, usize::try_from((seed >> 33) % (at as u64 + 1)).unwrap());
        }
        for paper in &order {
            learn_from(paper, &mut weights, &mut steps);
        }
        if round >= AVERAGED_FROM {
            for (sum, weight) in summed.iter_mut().flatten().zip(weights.iter().flatten()) {
                *sum += *weight / (COURSE.rounds - AVERAGED_FROM) as f32;
            }
        }
    }
    Learned(summed)
}

/// Whether the labels of a paper mostly stop within the paragraph that answers: they give the stance alone,
/// which would teach that answers are short.
fn gives_stances_only(units: &[Unit], states: &[usize]) -> bool {
    let of = |at: usize| states.get(at).map(|state| STATES[*state]);
    let answers = |state: Option<State>| matches!(state, Some(State::Answer | State::MoreOfAnswer));
    let (mut all, mut cut) = (0, 0);
    for at in 0..states.len() {
        if answers(of(at)) && of(at + 1) != Some(State::MoreOfAnswer) {
            let next = units.get(at + 1);
            all += 1;
            cut += usize::from(
                !answers(of(at + 1))
                    && next.is_some_and(|next| {
                        next.place.piece == units[at].place.piece && next.joint == "sentence"
                    }),
            );
        }
    }
    all >= 3 && cut * 2 > all
}

fn read(paper: &Labelled, learned: &Learned<COUNT>) -> Vec<State> {
    let (own, steps) = potentials(&learned.0, paper);
    let whole = |sums: [f32; COUNT]| sums.map(|sum| (sum * 100.0) as i32);
    let links: Vec<Link> = own
        .into_iter()
        .zip(steps)
        .map(|(own, steps)| Link {
            own: whole(own),
            after: steps.map(|row| row.map(|sum| if sum < -1e6 { 0 } else { (sum * 100.0) as i32 })),
        })
        .collect();
    likeliest(&links)
}

/// The stretches of units that are of a state or more of it.
fn stretches(states: &[State], first: State, more: State) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, state) in states.iter().enumerate() {
        if *state == first {
            found.push((at, at + 1));
        } else if *state == more
            && let Some(last) = found.last_mut()
        {
            last.1 = at + 1;
        }
    }
    found
}

#[test]
#[ignore = "minutes of work; run it when labelled papers were added"]
fn learn_what_answers() {
    let mut known = Known::default();
    let mut lost = (0, 0);
    let mut papers: Vec<Labelled> = labels()
        .iter()
        .filter_map(|file| labelled(file, &mut known, &mut lost))
        .collect();
    println!("{} of {} answers have no unit of their own", lost.0, lost.1);
    let mut shown = vec![0_usize; known.len()];
    for paper in &papers {
        let own: HashSet<u32> = paper
            .own
            .iter()
            .chain(paper.steps.iter().flatten())
            .flatten()
            .copied()
            .collect();
        for clue in own {
            shown[clue as usize] += 1;
        }
    }
    for clues in papers
        .iter_mut()
        .flat_map(|paper| paper.own.iter_mut().chain(paper.steps.iter_mut().flatten()))
    {
        clues.retain(|clue| shown[*clue as usize] >= COURSE.papers);
    }
    println!("{} papers, {} clues", papers.len(), known.len());
    let all: Vec<&Labelled> = papers.iter().collect();
    let mut lessons: Vec<Learned<COUNT>> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..=PARTS)
            .map(|part| {
                let others: Vec<&Labelled> = all.iter().copied().filter(|paper| paper.part != part).collect();
                let clues = known.len();
                scope.spawn(move || learned(&others, clues))
            })
            .collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    for (what, first, more) in [
        ("answers", State::Answer, State::MoreOfAnswer),
        ("items", State::Item, State::MoreOfItem),
    ] {
        let (mut right, mut labelled, mut given) = (0, 0, 0);
        for paper in &papers {
            let told = read(paper, &lessons[paper.part]);
            let own: Vec<State> = paper.states.iter().map(|state| STATES[*state]).collect();
            let wanted = stretches(&own, first, more);
            let found = stretches(&told, first, more);
            right += found.iter().filter(|stretch| wanted.contains(stretch)).count();
            labelled += wanted.len();
            given += found.len();
            if std::env::var("SHOW").is_ok_and(|name| paper.name.contains(&name)) {
                println!("{}: {what} {found:?}, by the labels {wanted:?}", paper.name);
            }
        }
        let share = |of: usize| right as f64 / of.max(1) as f64;
        println!("unseen {what}: P {:.3} R {:.3}", share(given), share(labelled));
    }
    if let Ok(folder) = std::env::var("WITHOUT") {
        for (part, lesson) in lessons.iter().enumerate().take(PARTS) {
            write(&known, lesson, &COURSE, &format!("{folder}/{part}.tsv"));
        }
    }
    let whole = lessons.pop().unwrap();
    write(&known, &whole, &COURSE, "replies/weights.tsv");
}
