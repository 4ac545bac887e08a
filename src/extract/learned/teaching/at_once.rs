//! Learning from all papers at once: the weights for which what is labelled is likeliest, heavy ones being
//! thought unlikely (a ridge). Steps go down the whole slope, by what the last few have shown of how it
//! bends (L-BFGS: Nocedal 1980), and stop where it is even: nothing hangs on an order or on how often
//! papers are looked at, which matters where there are few of them.

use super::{Known, Learned, Lesson, Row, learn_by};
use std::collections::VecDeque;

/// How it is learned.
#[derive(Debug, Clone, Copy)]
pub struct Ridge {
    /// Clues that fewer papers show are chance.
    pub papers: usize,
    /// How unlikely heavy weights are.
    pub weight: f64,
    /// How many steps are taken at most.
    pub steps: usize,
}

/// The clues that are left, numbered anew: most are of too few papers.
struct Numbered {
    of: Vec<usize>,
    count: usize,
}

impl Numbered {
    fn of<'r>(rows: impl Iterator<Item = &'r Row>, clues: usize) -> Self {
        let mut of = vec![usize::MAX; clues];
        let mut count = 0;
        for clue in rows.flat_map(|row| &row.clues) {
            let own = &mut of[*clue as usize];
            if *own == usize::MAX {
                *own = count;
                count += 1;
            }
        }
        Self { of, count }
    }

    /// The numbers of a row's clues.
    fn clues<'n>(&'n self, row: &'n Row) -> impl Iterator<Item = usize> + 'n {
        row.clues.iter().map(|clue| self.of[*clue as usize])
    }

    fn learned<const N: usize>(&self, weights: &[f64]) -> Learned<N> {
        let own = |number: &usize| {
            let own = weights.get(number.saturating_mul(N)..).unwrap_or(&[]);
            std::array::from_fn(|class| own.get(class).map_or(0.0, |weight| *weight as f32))
        };
        Learned(self.of.iter().map(own).collect())
    }
}

/// Learns the class of rows, each with the part its paper belongs to. Clues of too few papers are dropped
/// from the rows.
pub fn learn_classes<const N: usize>(
    known: &mut Known,
    papers: &mut [(usize, &mut Vec<Row>)],
    ridge: &Ridge,
) -> Lesson<N> {
    learn_by(known, papers, ridge.papers, |papers, clues| {
        let rows: Vec<&Row> = papers.into_iter().flatten().collect();
        let numbered = Numbered::of(rows.iter().copied(), clues);
        let lowest = lowest(numbered.count * N, ridge.steps, |weights, slope| {
            let mut loss = ridged(ridge, weights, slope);
            for row in &rows {
                loss += class_loss::<N>(&numbered, row, weights, slope);
            }
            loss
        });
        numbered.learned(&lowest)
    })
}

/// Learns which of the rows of each paper is the right one, if any: those of a class are.
pub fn learn_choices(known: &mut Known, papers: &mut [(usize, &mut Vec<Row>)], ridge: &Ridge) -> Lesson<1> {
    learn_by(known, papers, ridge.papers, |papers, clues| {
        let numbered = Numbered::of(papers.iter().copied().flatten(), clues);
        let lowest = lowest(numbered.count, ridge.steps, |weights, slope| {
            let mut loss = ridged(ridge, weights, slope);
            for rows in &papers {
                loss += choice_loss(&numbered, rows, weights, slope);
            }
            loss
        });
        numbered.learned(&lowest)
    })
}

/// What the weights cost by themselves; begins the slope.
fn ridged(ridge: &Ridge, weights: &[f64], slope: &mut [f64]) -> f64 {
    for (slope, weight) in slope.iter_mut().zip(weights) {
        *slope = ridge.weight * weight;
    }
    ridge.weight / 2.0 * dot(weights, weights)
}

/// How unlikely the class of a row is, and what each weight does to that.
fn class_loss<const N: usize>(numbered: &Numbered, row: &Row, weights: &[f64], slope: &mut [f64]) -> f64 {
    let mut sums = [0.0; N];
    for clue in numbered.clues(row) {
        let own = &weights[clue * N..][..N];
        for (sum, weight) in sums.iter_mut().zip(own) {
            *sum += weight;
        }
    }
    let most = sums.iter().copied().fold(0.0, f64::max);
    let all = (-most).exp() + sums.iter().map(|sum| (sum - most).exp()).sum::<f64>();
    let right = row.class.map_or(0.0, |class| sums[class]);
    let mut slopes = sums.map(|sum| (sum - most).exp() / all);
    if let Some(class) = row.class {
        slopes[class] -= 1.0;
    }
    for clue in numbered.clues(row) {
        let own = &mut slope[clue * N..][..N];
        for (own, more) in own.iter_mut().zip(slopes) {
            *own += more;
        }
    }
    all.ln() + most - right
}

/// How unlikely it is that one of the right rows of a paper is chosen, or none where none is right.
fn choice_loss(numbered: &Numbered, rows: &[Row], weights: &[f64], slope: &mut [f64]) -> f64 {
    let sum = |row: &Row| numbered.clues(row).map(|clue| weights[clue]).sum::<f64>();
    let sums: Vec<f64> = rows.iter().map(sum).collect();
    let most = sums.iter().copied().fold(0.0, f64::max);
    let parts: Vec<f64> = sums.iter().map(|sum| (sum - most).exp()).collect();
    let none = (-most).exp();
    let all = none + parts.iter().sum::<f64>();
    let one_is = rows.iter().any(|row| row.class.is_some());
    let of_right = rows.iter().zip(&parts).filter(|(row, _)| row.class.is_some());
    let right = if one_is {
        of_right.map(|(_, part)| part).sum::<f64>().max(1e-300)
    } else {
        none
    };
    for (row, part) in rows.iter().zip(&parts) {
        let wanted = if row.class.is_some() { part / right } else { 0.0 };
        let more = part / all - wanted;
        for clue in numbered.clues(row) {
            slope[clue] += more;
        }
    }
    all.ln() - right.ln()
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// How many steps back are remembered.
const REMEMBERED: usize = 10;

/// A step: how far it went, how much the slope changed, and the one times the other.
type Step = (Vec<f64>, Vec<f64>, f64);

/// Where `loss`, which writes its slope, is lowest, from nothing.
fn lowest(count: usize, steps: usize, loss: impl Fn(&[f64], &mut [f64]) -> f64) -> Vec<f64> {
    let mut at = vec![0.0; count];
    let mut slope = vec![0.0; count];
    let mut height = loss(&at, &mut slope);
    let mut past: VecDeque<Step> = VecDeque::new();
    for _ in 0..steps {
        let way = downhill(&slope, &past);
        let steep = dot(&way, &slope);
        let mut far = if past.is_empty() {
            1.0 / dot(&slope, &slope).sqrt().max(1.0)
        } else {
            1.0
        };
        let mut next = at.clone();
        let mut next_slope = vec![0.0; count];
        let mut next_height = f64::INFINITY;
        for _ in 0..30 {
            for ((next, at), way) in next.iter_mut().zip(&at).zip(&way) {
                *next = at + far * way;
            }
            next_height = loss(&next, &mut next_slope);
            if next_height <= height + 1e-4 * far * steep {
                break;
            }
            far /= 2.0;
        }
        if next_height >= height {
            break;
        }
        let gone: Vec<f64> = next.iter().zip(&at).map(|(next, at)| next - at).collect();
        let bent: Vec<f64> = next_slope
            .iter()
            .zip(&slope)
            .map(|(next, own)| next - own)
            .collect();
        let by = dot(&gone, &bent);
        if by > 1e-10 {
            past.push_back((gone, bent, by));
            if past.len() > REMEMBERED {
                past.pop_front();
            }
        }
        let even = height - next_height < 1e-7 * height.abs();
        (at, slope, height) = (next, next_slope, next_height);
        if even {
            break;
        }
    }
    at
}

/// The way down that the slope and the last steps show.
fn downhill(slope: &[f64], past: &VecDeque<Step>) -> Vec<f64> {
    let mut way: Vec<f64> = slope.iter().map(|slope| -slope).collect();
    let mut parts = Vec::new();
    for (gone, bent, by) in past.iter().rev() {
        let part = dot(gone, &way) / by;
        for (way, bent) in way.iter_mut().zip(bent) {
            *way -= part * bent;
        }
        parts.push(part);
    }
    if let Some((_, bent, by)) = past.back() {
        let scale = by / dot(bent, bent);
        for way in &mut way {
            *way *= scale;
        }
    }
    for ((gone, bent, by), part) in past.iter().zip(parts.into_iter().rev()) {
        let back = dot(bent, &way) / by;
        for (way, gone) in way.iter_mut().zip(gone) {
            *way += (part - back) * gone;
        }
    }
    way
}

#[cfg(test)]
mod tests {
    use super::{Ridge, learn_choices, learn_classes, lowest};
    use crate::extract::learned::Clues;
    use crate::extract::learned::teaching::{Known, PARTS, Row};

    const RIDGE: Ridge = Ridge {
        papers: 1,
        weight: 0.1,
        steps: 60,
    };

    #[test]
    fn the_lowest_point_of_a_bowl_is_found() {
        let found = lowest(2, 50, |at, slope| {
            slope[0] = 2.0 * (at[0] - 3.0);
            slope[1] = 20.0 * (at[1] + 1.0);
            (at[0] - 3.0).powi(2) + 10.0 * (at[1] + 1.0).powi(2)
        });
        assert!((found[0] - 3.0).abs() < 1e-3 && (found[1] + 1.0).abs() < 1e-3);
    }

    #[test]
    fn what_goes_with_a_class_speaks_for_it() {
        let mut known = Known::default();
        let mut row = |word: &str, class| Row {
            clues: known.told(|to| to.clue("word", &[word])),
            class,
        };
        let mut papers: Vec<(usize, Vec<Row>)> = (0..4 * PARTS)
            .map(|nth| (nth % PARTS, vec![row("minutes", Some(1)), row("note", None)]))
            .collect();
        let (minutes, note) = (papers[0].1[0].clues.clone(), papers[0].1[1].clues.clone());
        let mut parted: Vec<_> = papers.iter_mut().map(|(part, rows)| (*part, rows)).collect();
        let lesson = learn_classes::<2>(&mut known, &mut parted, &RIDGE);
        assert!(lesson.whole.shares(&minutes)[1] > 0.8);
        assert!(lesson.whole.shares(&note).iter().sum::<f32>() < 0.2);
    }

    #[test]
    fn the_right_one_of_several_is_chosen_and_none_where_none_is() {
        let mut known = Known::default();
        let mut row = |words: &[&str], class| Row {
            clues: known.told(|to| words.iter().for_each(|word| to.clue("word", &[word]))),
            class,
        };
        let mut papers: Vec<(usize, Vec<Row>)> = (0..4 * PARTS)
            .map(|nth| {
                let rows = vec![row(&["line", "title"], Some(0)), row(&["line"], None)];
                let none = vec![row(&["line"], None)];
                (nth % PARTS, if nth % 2 == 0 { rows } else { none })
            })
            .collect();
        let (title, line) = (papers[0].1[0].clues.clone(), papers[0].1[1].clues.clone());
        let mut parted: Vec<_> = papers.iter_mut().map(|(part, rows)| (*part, rows)).collect();
        let lesson = learn_choices(&mut known, &mut parted, &RIDGE);
        assert!(lesson.whole.shares(&title)[0] > 0.8);
        assert!(lesson.whole.shares(&line)[0] < 0.3);
    }
}
