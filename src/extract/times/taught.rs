//! Teaching which time is an item's due and which times look ahead, from papers labelled by hand. Run it
//! when labelled papers were added:
//!
//! ```text
//! cargo test --release --lib learn_which_times -- --ignored --nocapture
//! ```

use super::{Times, clues};
use crate::document;
use crate::extract::dues;
use crate::extract::learned::teaching::choosing::{Choice, learn_to_choose};
use crate::extract::learned::teaching::{self, Course, Known, Lesson, Row};
use crate::extract::taught::{Labelled, refined};
use crate::scrutiny::promise::Due;
use serde_json::Value;

const COURSE: Course = Course {
    papers: 4,
    rounds: 15,
    step: 0.05,
    fade: 1e-4,
    lightest: 0.03,
};

/// The first and the last day of a time by its label; none where it has neither.
fn days(label: &Value) -> Option<[Option<&str>; 2]> {
    let days = ["earliest", "latest"].map(|end| label[end].as_str());
    days.iter().any(Option::is_some).then_some(days)
}

fn is_then(due: &Due, days: [Option<&str>; 2]) -> bool {
    let day = |day: Option<crate::scrutiny::Day>| day.map(|day| day.to_string());
    due.window.is_some_and(|window| {
        day(window.earliest).as_deref() == days[0] && day(window.latest).as_deref() == days[1]
    })
}

/// Whether one phrase stands in the other.
fn is_within(label: &Value, due: &Due) -> bool {
    let (one, other) = (
        label["phrase"].as_str().unwrap_or("").to_lowercase(),
        due.phrase.to_lowercase(),
    );
    one.contains(&other) || other.contains(&one)
}

/// Each choice with which of its options is that of the label.
fn dues(label: &Labelled, known: &mut Known) -> Vec<Choice> {
    let document = document::read(&label.bytes, &label.name).unwrap();
    let (paper, candidates) = refined(&document, "positions");
    let times = Times::new(&paper);
    let next = dues::next_meeting(&paper);
    let mut choices = Vec::new();
    for (item, gold) in label.paired(&paper, &candidates) {
        let read = times.read(dues::of_item(&paper, item, next).due);
        let timed = times.near_item(item, read.as_ref());
        let told = clues::OfItem::new(item, read.as_ref(), &timed);
        let then = days(&gold["due"]);
        let none = known.told(|noted| told.tell_none(&times.near, noted));
        let mut options = vec![(none, then.is_none())];
        for timed in &timed {
            let right = then.is_some_and(|then| is_then(&timed.time.due, then));
            let clues = known.told(|noted| told.tell(&times.near, timed, noted));
            options.push((clues, right));
        }
        choices.push(Choice { options });
    }
    choices
}

/// Each time of a paper with whether the label has it among its dates, and how many dates the label has.
fn ahead(label: &Labelled, known: &mut Known) -> (Vec<Row>, usize) {
    let document = document::read(&label.bytes, &label.name).unwrap();
    let (paper, mut candidates) = refined(&document, "positions");
    let times = Times::new(&paper);
    let next = dues::next_meeting(&paper);
    for item in &mut candidates.items {
        item.refined.due = times.due(item, dues::of_item(&paper, item, next).due);
    }
    let told = clues::OfPaper::new(&candidates.items, &candidates.dates);
    let dates = label.label["dates"].as_array().map_or(&[][..], Vec::as_slice);
    let mut rows = Vec::new();
    for (time, _) in times.dated(&candidates.dates) {
        let hit = dates.iter().any(|date| {
            is_within(date, &time.due) && days(date).is_some_and(|days| is_then(&time.due, days))
        });
        rows.push(Row {
            clues: known.told(|noted| told.tell(&times.near, &time, noted)),
            class: hit.then_some(0),
        });
    }
    (rows, dates.len())
}

#[test]
#[ignore = "minutes of work; run it when labelled papers were added"]
fn learn_which_times_are_due() {
    let mut known = Known::default();
    let mut papers: Vec<(usize, Vec<Choice>)> = teaching::labels()
        .iter()
        .map(|file| (teaching::part_of(file), dues(&Labelled::read(file), &mut known)))
        .collect();
    let mut choices: Vec<_> = papers
        .iter_mut()
        .map(|(part, choices)| (*part, choices))
        .collect();
    let learned = learn_to_choose(&mut known, &mut choices, &COURSE);
    let (mut right, mut given, mut labelled) = (0, 0, 0);
    for (part, choices) in &papers {
        for choice in choices {
            let weights = choice
                .options
                .iter()
                .map(|(clues, _)| learned.without[*part].weight(clues));
            let best = weights
                .enumerate()
                .max_by(|a, b| a.1.total_cmp(&b.1))
                .map_or(0, |(at, _)| at);
            given += usize::from(best > 0);
            labelled += usize::from(!choice.options[0].1);
            right += usize::from(best > 0 && choice.options[best].1);
        }
    }
    println!("unseen: {right} right, {given} given, {labelled} labelled");
    teaching::write(&known, &learned.whole, &COURSE, "times/due.tsv");
}

#[test]
#[ignore = "minutes of work; run it when labelled papers were added"]
fn learn_which_times_look_ahead() {
    let mut known = Known::default();
    let mut papers: Vec<(usize, Vec<Row>, usize)> = Vec::new();
    for file in teaching::labels() {
        let (rows, labelled) = ahead(&Labelled::read(&file), &mut known);
        papers.push((teaching::part_of(&file), rows, labelled));
    }
    let mut rows: Vec<_> = papers.iter_mut().map(|(part, rows, _)| (*part, rows)).collect();
    let learned: Lesson<1> = teaching::learn(&mut known, &mut rows, &COURSE);
    for least in [0.3, 0.4, 0.5] {
        let (mut right, mut given) = (0, 0);
        for (part, rows, _) in &papers {
            for row in rows {
                let [share] = learned.without[*part].shares(&row.clues);
                given += usize::from(share >= least);
                right += usize::from(share >= least && row.class.is_some());
            }
        }
        let labelled: usize = papers.iter().map(|(_, _, labelled)| labelled).sum();
        println!("unseen, at least {least}: {right} right, {given} given, {labelled} labelled");
    }
    teaching::write(&known, &learned.whole, &COURSE, "times/ahead.tsv");
}
