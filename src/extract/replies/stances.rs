//! Stances: what an answer says, as answers labelled by hand have taught.

use crate::extract::learned::{Clues, Weights, shares, words};
use crate::extract::sentence;
use crate::extract::stance;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use crate::scrutiny::response::Position;
use std::sync::LazyLock;

/// How many positions there are.
const COUNT: usize = Position::ALL.len();

/// The weights that ship with the program, a column a position in the order of their list.
static WEIGHTS: LazyLock<Weights<COUNT>> =
    LazyLock::new(|| Weights::read(include_str!("../../../assets/replies/stances.tsv")));

/// An answer, as far as it bears on what it says.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    /// Its words.
    pub words: &'a str,
    /// The kind of paper.
    pub paper: PaperKind,
    /// What is answered.
    pub item: ItemKind,
    /// What rules take it to say.
    pub rules: Option<Position>,
    /// What rules read in its words.
    pub answer: Option<Position>,
    /// What the status beside it says.
    pub status: Option<Position>,
    /// The words of that status; none where there is none.
    pub beside: &'a str,
    /// The rule that found what is answered.
    pub rule: &'static str,
    /// Whether rules read it in its first words.
    pub opens: bool,
    /// The label before it, in small letters.
    pub label: &'a str,
}

/// The position that an answer most likely takes, and how likely that is; none where it most likely takes
/// none.
#[must_use]
pub fn likeliest(answered: &Answered<'_>) -> Option<(Position, f32)> {
    let mut summed = WEIGHTS.sum([0; COUNT]);
    tell(answered, &mut summed);
    best(shares(summed.sum))
}

/// Ways of speaking, each with words that tell it.
const WAYS: &[(&str, &[&str])] = &[
    ("to come", &[" will ", " shall ", "'ll "]),
    ("would", &[" would ", " should ", " could "]),
    ("has been", &[" has been ", " have been ", " had been "]),
    ("has", &[" has ", " have "]),
    (
        "was",
        &[
            " was ", " were ", " met ", " took ", " went ", " began ", " came ",
        ],
    ),
    ("is being", &[" is being ", " are being "]),
    ("to be", &[" to be "]),
    ("not", &[" not ", " no ", " cannot ", "n't ", " nor ", " never "]),
    (
        "but",
        &[
            " but ",
            " however",
            " although ",
            " though ",
            " except ",
            " rather ",
            " other than ",
        ],
    ),
    ("only", &[" only ", " one of ", " some of ", " half "]),
    ("if", &[" if ", " unless ", " subject to ", " provided "]),
    ("until", &[" until ", " once ", " when ", " before ", " pending "]),
    ("yet", &[" yet "]),
    (
        "the rest",
        &[
            " the rest ",
            " the others ",
            " remaining",
            " the remainder",
            " the other ",
            " out of ",
        ],
    ),
    (
        "by",
        &[
            " by the end ",
            " by jan",
            " by feb",
            " by mar",
            " by apr",
            " by may",
            " by jun",
            " by jul",
            " by aug",
            " by sep",
            " by oct",
            " by nov",
            " by dec",
        ],
    ),
    (
        "on a day",
        &[
            " on 1", " on 2", " on 3", " on 4", " on 5", " on 6", " on 7", " on 8", " on 9",
        ],
    ),
    ("agrees", &["accept", "agree", "support"]),
    (
        "weighs",
        &[
            "consider",
            "think about",
            "look at",
            "explore",
            "decide",
            "decision",
        ],
    ),
    ("waits", &["await", "waiting", "chase", "asked for"]),
];

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
fn tell(answered: &Answered<'_>, clues: &mut impl Clues) {
    const MOST: usize = 60;
    let low = answered.words.to_lowercase();
    let told: Vec<&str> = words(&low).take(MOST).map(|word| word.told).collect();
    let sentences = sentence::sentences(&low);
    let first = sentences.first().map_or(0, |first| first.end);
    let opening = words(low.get(..first).unwrap_or("")).count();
    let (paper, item) = (answered.paper.code(), answered.item.code());
    clues.clue("always", &[]);
    clues.clue("paper", &[paper]);
    clues.clue("item", &[item]);
    clues.clue("paper, item", &[paper, item]);
    let code = |position: Option<Position>| position.map_or("none", |position| position.code());
    let (rules, read, beside) = (code(answered.rules), code(answered.answer), code(answered.status));
    let place = if answered.opens { "opens" } else { "further on" };
    clues.clue("rules", &[rules]);
    clues.clue("rules, place", &[rules, place]);
    clues.clue("rules, paper", &[rules, paper]);
    clues.clue("rules, item, place", &[rules, item, place]);
    clues.clue("reads as", &[read]);
    clues.clue("beside", &[beside]);
    clues.clue("reads as, beside", &[read, beside]);
    clues.clue("reads as, beside, paper", &[read, beside, paper]);
    clues.clue("found by", &[answered.rule]);
    let status = answered.beside.to_lowercase();
    clues.clue("status", &[status.trim_matches([' ', '.'])]);
    for word in words(&status).take(4) {
        clues.clue("status says", &[word.told]);
    }
    let whole = format!(" {low} ");
    for (way, phrases) in WAYS {
        let Some(at) = phrases.iter().filter_map(|phrase| whole.find(phrase)).min() else {
            continue;
        };
        let place = if at <= first { "first" } else { "later" };
        clues.clue("way", &[way]);
        clues.clue("way, item", &[way, item]);
        clues.clue("way, rules", &[way, rules]);
        clues.clue("way, place", &[way, place]);
    }
    for word in words(answered.label).take(6) {
        clues.clue("label", &[word.told]);
    }
    for (nth, own) in sentences.iter().enumerate().take(4) {
        let own = low.get(own.clone()).unwrap_or("");
        for told in words(own).take(3) {
            clues.clue("a sentence begins", &[told.told]);
        }
        let shape = stance::strong(own)
            .map(|(position, _)| (position, "strong"))
            .or_else(|| stance::weak(own).map(|(position, _)| (position, "weak")))
            .or_else(|| stance::told(own).map(|(position, _)| (position, "told")));
        if let Some((position, how)) = shape {
            let nth = if nth == 0 { "first" } else { "later" };
            clues.clue("shape", &[nth, position.code(), how]);
        }
    }
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

    use super::{COUNT, best, tell};
    use crate::document;
    use crate::extract::before;
    use crate::extract::learned::teaching::at_once::{Ridge, learn_classes};
    use crate::extract::learned::teaching::{
        Course, Known, Row, alike, bare, labels, paper_beside, part_of, write,
    };
    use crate::extract::refine::positions::Heard;
    use crate::scrutiny::response::Position;
    use serde_json::Value;

    const RIDGE: Ridge = Ridge {
        papers: 2,
        weight: 1.0,
        steps: 150,
    };

    const COURSE: Course = Course {
        papers: 2,
        rounds: 0,
        step: 0.0,
        fade: 0.0,
        lightest: 0.03,
    };

    /// How alike two answers are that are one.
    const ALIKE: f64 = 0.85;

    #[test]
    #[ignore = "a minute of work; run it when labelled papers were added"]
    fn learn_what_answers_say() {
        let mut known = Known::default();
        let mut papers: Vec<(usize, Vec<Row>)> = Vec::new();
        let mut ruled: Vec<Vec<Option<usize>>> = Vec::new();
        for file in labels() {
            let label: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
            let answers: Vec<(String, Option<usize>)> = label["items"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|item| {
                    let text = bare(item["response"]["text"].as_str()?);
                    let position = item["response"]["position"].as_str();
                    let position = position.map(|code| Position::from_code(code).unwrap());
                    Some((text, position.and_then(class_of)))
                })
                .collect();
            if answers.is_empty() {
                continue;
            }
            let (name, bytes) = paper_beside(&file);
            let document = document::read(&bytes, &name).unwrap();
            let (rows, rules): (Vec<Row>, Vec<Option<usize>>) =
                before(&document, "positions", |paper, candidates| {
                    let answered = candidates.items.iter().filter(|item| !item.answer.is_empty());
                    answered
                        .filter_map(|item| {
                            let own = bare(&paper.words_of(&item.answer));
                            let best = answers
                                .iter()
                                .map(|(text, class)| (alike(text, &own), class))
                                .max_by(|a, b| a.0.total_cmp(&b.0))?;
                            let class = *best.1;
                            (best.0 >= ALIKE).then(|| {
                                let heard = Heard::of(paper, item);
                                let told = heard.told(paper, item);
                                let clues = known.told(|noted| tell(&told, noted));
                                (Row { clues, class }, told.rules.and_then(class_of))
                            })
                        })
                        .unzip()
                });
            papers.push((part_of(&file), rows));
            ruled.push(rules);
        }
        let mut rows: Vec<(usize, &mut Vec<Row>)> =
            papers.iter_mut().map(|(part, rows)| (*part, rows)).collect();
        let lesson = learn_classes::<COUNT>(&mut known, &mut rows, &RIDGE);
        for (silent, against) in [
            (2.0, 2.0),
            (0.8, 0.95),
            (0.5, 0.5),
            (0.5, 0.6),
            (0.5, 0.7),
            (0.6, 0.8),
            (0.3, 0.4),
            (0.0, 0.0),
        ] {
            let (mut right, mut all) = (0, 0);
            for ((part, rows), rules) in papers.iter().zip(&ruled) {
                for (row, rules) in rows.iter().zip(rules) {
                    all += 1;
                    let least = if rules.is_some() { against } else { silent };
                    let told = best(lesson.without[*part].shares(&row.clues)).filter(|told| told.1 >= least);
                    let given = told.map_or(*rules, |(position, _)| class_of(position));
                    right += usize::from(given == row.class);
                }
            }
            println!("unseen, from {silent} where silent and {against} against: {right} right of {all}");
        }
        write(&known, &lesson.whole, &COURSE, "replies/stances.tsv");
    }

    fn class_of(position: Position) -> Option<usize> {
        Position::ALL.iter().position(|own| *own == position)
    }
}
