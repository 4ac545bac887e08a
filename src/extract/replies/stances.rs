//! Stances: what an answer says, as answers labelled by hand have taught.

use crate::extract::learned::{Clues, Weights, shares, words};
use crate::extract::sentence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use crate::scrutiny::response::Position;
use std::sync::LazyLock;

/// How many positions there are.
const COUNT: usize = Position::ALL.len();

/// The weights that ship with the program, a column a position in the order of their list.
static WEIGHTS: LazyLock<Weights<COUNT>> =
    LazyLock::new(|| Weights::read(include_str!("../../../assets/replies/stances.tsv")));

/// Something that is answered, as far as it bears on what its answer says.
#[derive(Debug, Clone, Copy)]
pub struct Answered {
    /// The kind of paper.
    pub paper: PaperKind,
    /// What is answered.
    pub item: ItemKind,
}

/// The position that an answer most likely takes, and how likely that is; none where it most likely takes
/// none.
#[must_use]
pub fn likeliest(answer: &str, answered: Answered) -> Option<(Position, f32)> {
    let mut summed = WEIGHTS.sum([0; COUNT]);
    tell(answer, answered, &mut summed);
    best(shares(summed.sum))
}

fn best(shares: [f32; COUNT]) -> Option<(Position, f32)> {
    let none = 1.0 - shares.iter().sum::<f32>();
    Position::ALL
        .iter()
        .zip(shares)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(position, share)| (*position, share))
        .filter(|(_, share)| *share > none)
}

/// Tells the clues of an answer.
fn tell(answer: &str, answered: Answered, clues: &mut impl Clues) {
    const MOST: usize = 60;
    let low = answer.to_lowercase();
    let told: Vec<&str> = words(&low).take(MOST).map(|word| word.told).collect();
    let sentences = sentence::sentences(&low);
    let first = sentences.first().map_or(0, |first| first.end);
    let opening = words(low.get(..first).unwrap_or("")).count();
    let (paper, item) = (answered.paper.code(), answered.item.code());
    clues.clue("always", &[]);
    clues.clue("paper", &[paper]);
    clues.clue("item", &[item]);
    clues.clue("paper, item", &[paper, item]);
    clues.clue("sentences", &[if sentences.len() > 3 { "many" } else { "few" }]);
    for (at, word) in told.iter().enumerate() {
        let next = told.get(at + 1).copied().unwrap_or("");
        clues.clue("word", &[word]);
        clues.clue("words", &[word, next]);
        if at < opening {
            clues.clue("opening word", &[word]);
            clues.clue("opening words", &[word, next]);
        }
    }
    for (kind, count) in [("begins", 1), ("begins with two", 2), ("begins with three", 3)] {
        clues.clue(kind, told.get(..count.min(told.len())).unwrap_or(&[]));
    }
    clues.clue("ends", told.get(told.len().saturating_sub(2)..).unwrap_or(&[]));
    if told.len() < 4 {
        clues.clue("is", &told);
        clues.clue("is short", &[]);
    }
}

#[cfg(test)]
mod taught {
    //! Teaching: what the words of an answer weigh for each position.
    //!
    //! ```text
    //! cargo test --release --lib learn_what_answers_say -- --ignored --nocapture
    //! ```

    use super::{Answered, COUNT, best, tell};
    use crate::extract::learned::teaching::{Course, Known, Row, labels, learn, part_of, write};
    use crate::scrutiny::item::ItemKind;
    use crate::scrutiny::paper::PaperKind;
    use crate::scrutiny::response::Position;
    use serde_json::Value;

    const COURSE: Course = Course {
        papers: 3,
        rounds: 15,
        step: 0.05,
        fade: 1e-3,
        lightest: 0.04,
    };

    #[test]
    #[ignore = "a minute of work; run it when labelled papers were added"]
    fn learn_what_answers_say() {
        let mut known = Known::default();
        let mut papers: Vec<(usize, Vec<Row>)> = Vec::new();
        for file in labels() {
            let label: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
            let Ok(paper) = PaperKind::from_code(label["kind"].as_str().unwrap()) else {
                continue;
            };
            let rows = label["items"].as_array().unwrap().iter().filter_map(|item| {
                let text = item["response"]["text"].as_str()?;
                let position = item["response"]["position"].as_str();
                let class = position.map(|code| Position::from_code(code).unwrap());
                let item = ItemKind::from_code(item["type"].as_str().unwrap()).unwrap();
                Some(Row {
                    clues: known.told(|noted| tell(text, Answered { paper, item }, noted)),
                    class: class.and_then(|class| Position::ALL.iter().position(|own| *own == class)),
                })
            });
            papers.push((part_of(&file), rows.collect()));
        }
        let mut rows: Vec<(usize, &mut Vec<Row>)> =
            papers.iter_mut().map(|(part, rows)| (*part, rows)).collect();
        let lesson = learn::<COUNT>(&mut known, &mut rows, &COURSE);
        for least in [0.0, 0.5, 0.8, 0.9] {
            let (mut right, mut given, mut all) = (0, 0, 0);
            for (part, rows) in &papers {
                for row in rows {
                    all += 1;
                    let told = best(lesson.without[*part].shares(&row.clues)).filter(|told| told.1 >= least);
                    if let Some((position, _)) = told {
                        given += 1;
                        right += usize::from(row.class.is_some_and(|class| Position::ALL[class] == position));
                    }
                }
            }
            println!("unseen, at least {least}: {right} right of {given} given, {all} answers");
        }
        write(&known, &lesson.whole, &COURSE, "replies/stances.tsv");
    }
}
