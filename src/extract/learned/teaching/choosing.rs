//! Teaching a choice: which of several is the one, or that none is. What each option weighs is compared
//! with what the others of the same choice weigh (a conditional logistic regression), learned by the
//! same steps as classes are.

use super::{Course, Known, Learned, Lesson, PARTS, Row};

/// One of several that may be chosen; that none is the one is an option too.
#[derive(Debug)]
pub struct Choice {
    /// The numbers of the clues of each option, and whether it is right to choose it.
    pub options: Vec<(Vec<u32>, bool)>,
}

impl Learned<1> {
    /// What an option weighs.
    pub fn weight(&self, clues: &[u32]) -> f32 {
        let [sum] = self.sum(clues);
        sum
    }

    fn to_choose(mut choices: Vec<&Choice>, clues: usize, course: &Course) -> Self {
        let mut learned = Self(vec![[0.0]; clues]);
        let mut steps = vec![1e-6_f32; clues];
        let mut seed = 1_u64;
        for _ in 0..course.rounds {
            for at in (1..choices.len()).rev() {
                seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                choices.swap(at, usize::try_from((seed >> 33) % (at as u64 + 1)).unwrap());
            }
            for choice in &choices {
                for (slope, clues) in learned.slopes(choice) {
                    for clue in clues {
                        let [weight] = &mut learned.0[*clue as usize];
                        let slope = slope + course.fade * *weight;
                        let step = &mut steps[*clue as usize];
                        *step += slope * slope;
                        *weight -= course.step * slope / step.sqrt();
                    }
                }
            }
        }
        learned
    }

    /// How much too likely each option is.
    fn slopes<'c>(&self, choice: &'c Choice) -> Vec<(f32, &'c [u32])> {
        let weights: Vec<f32> = choice
            .options
            .iter()
            .map(|(clues, _)| self.weight(clues))
            .collect();
        let most = weights.iter().copied().fold(f32::MIN, f32::max);
        let parts: Vec<f32> = weights.iter().map(|weight| (weight - most).exp()).collect();
        let all: f32 = parts.iter().sum();
        let right: f32 = parts
            .iter()
            .zip(&choice.options)
            .filter(|(_, (_, right))| *right)
            .map(|(part, _)| part)
            .sum();
        let options = choice.options.iter().zip(&parts);
        options
            .map(|((clues, is_right), part)| {
                let wanted = if *is_right { part / right.max(1e-9) } else { 0.0 };
                (part / all - wanted, clues.as_slice())
            })
            .filter(|(slope, _)| slope.abs() >= 1e-4)
            .collect()
    }
}

/// Learns from the choices of papers, each with the part it belongs to. Clues of too few papers are
/// dropped from the options; a choice of which nothing is right teaches nothing.
pub fn learn_to_choose(
    known: &mut Known,
    papers: &mut [(usize, &mut Vec<Choice>)],
    course: &Course,
) -> Lesson<1> {
    for (_, choices) in papers.iter() {
        let rows: Vec<Row> = choices
            .iter()
            .flat_map(|choice| &choice.options)
            .map(|(clues, _)| Row {
                clues: clues.clone(),
                class: None,
            })
            .collect();
        known.count(rows.iter());
    }
    let of_papers = papers.iter_mut().flat_map(|(_, choices)| choices.iter_mut());
    for (clues, _) in of_papers.flat_map(|choice| &mut choice.options) {
        clues.retain(|clue| known.papers[*clue as usize] >= course.papers);
    }
    let clues = known.names.len();
    println!("{} papers, {clues} clues", papers.len());
    let mut learned: Vec<Learned<1>> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..=PARTS)
            .map(|part| {
                let others = papers.iter().filter(|(own, _)| *own != part);
                let choices = others
                    .flat_map(|(_, choices)| choices.iter())
                    .filter(|choice| choice.options.iter().any(|(_, right)| *right))
                    .collect();
                scope.spawn(move || Learned::to_choose(choices, clues, course))
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
