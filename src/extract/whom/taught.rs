//! Teaching whom items ask, from papers labelled by hand. Run it when labelled papers were added:
//!
//! ```text
//! cargo test --release --lib learn_whom_items_ask -- --ignored --nocapture
//! ```

use super::clues::{Told, is_same};
use super::{Whom, named};
use crate::document;
use crate::extract::learned::teaching::choosing::{Choice, learn_to_choose};
use crate::extract::learned::teaching::{self, Course, Known};
use crate::extract::refine::addressees;
use crate::extract::taught::{Labelled, refined};

const COURSE: Course = Course {
    papers: 4,
    rounds: 15,
    step: 0.05,
    fade: 1e-4,
    lightest: 0.03,
};

/// An item that was found: whom its label says it asks, and the names near it.
struct Item {
    asked: Option<String>,
    names: Vec<String>,
}

/// Whether a name is that of the label or the better part of it.
fn is_right(label: &str, name: &str) -> bool {
    let (one, other) = (label.to_lowercase(), name.to_lowercase());
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    one == other || (one.contains(&other) || other.contains(&one)) && short >= 4 && 2 * long <= 5 * short + 24
}

/// The items of a paper and the choices they teach.
fn lesson(label: &Labelled, known: &mut Known) -> (Vec<Item>, Vec<Choice>) {
    let document = document::read(&label.bytes, &label.name).unwrap();
    let (paper, candidates) = refined(&document, "addressees");
    let whom = Whom::new(&paper, &candidates.items);
    let (mut items, mut choices) = (Vec::new(), Vec::new());
    for (item, gold) in label.paired(&paper, &candidates) {
        let read = addressees::by_rules(&paper, item);
        let near = named(&whom.near, item);
        let named = whom.with_read(&near, read.as_deref()).into_owned();
        let told = Told::of(&whom.habits, item, read.as_deref(), &named);
        let asked = gold["addressed_to"].as_str();
        let asked = asked.map(|asked| asked.split_whitespace().collect::<Vec<_>>().join(" "));
        let is = |name: &str, right: fn(&str, &str) -> bool| {
            asked.as_deref().is_some_and(|asked| right(asked, name))
        };
        let exact = named.iter().any(|name| is(name.words, is_same));
        let nobody = known.told(|noted| told.tell_nobody(&whom.near, noted));
        let mut options = vec![(nobody, asked.is_none())];
        for name in &named {
            let clues = known.told(|noted| told.tell(&whom.near, name, noted));
            let right = is(name.words, if exact { is_same } else { is_right });
            options.push((clues, right));
        }
        choices.push(Choice { options });
        items.push(Item {
            asked,
            names: named.iter().map(|name| name.words.to_owned()).collect(),
        });
    }
    (items, choices)
}

#[test]
#[ignore = "minutes of work; run it when labelled papers were added"]
fn learn_whom_items_ask() {
    let mut known = Known::default();
    let mut papers: Vec<(usize, Vec<Item>, Vec<Choice>)> = Vec::new();
    for file in teaching::labels() {
        let (items, choices) = lesson(&Labelled::read(&file), &mut known);
        papers.push((teaching::part_of(&file), items, choices));
    }
    let mut choices: Vec<_> = papers
        .iter_mut()
        .map(|(part, _, choices)| (*part, choices))
        .collect();
    let learned = learn_to_choose(&mut known, &mut choices, &COURSE);
    let (mut right, mut all) = (0, 0);
    for (part, items, choices) in &papers {
        for (item, choice) in items.iter().zip(choices) {
            let weights = choice
                .options
                .iter()
                .map(|(clues, _)| learned.without[*part].weight(clues));
            let best = weights
                .enumerate()
                .max_by(|a, b| a.1.total_cmp(&b.1))
                .map(|(at, _)| at);
            let name = best.and_then(|at| item.names.get(at.checked_sub(1)?));
            if item.asked.is_some() || name.is_some() {
                all += 1;
                let both = item.asked.as_deref().zip(name);
                right += usize::from(both.is_some_and(|(asked, name)| is_right(asked, name)));
            }
        }
    }
    println!("unseen: {right} of {all} right");
    teaching::write(&known, &learned.whole, &COURSE, "whom/weights.tsv");
}
