//! Extraction measured on `tests/papers`, paper by paper, against `tests/papers/SCORES.txt`: a fall
//! fails, and every gain and loss is printed. The papers of `tests/unseen` are measured by totals
//! alone, so that nothing is written for one of them.

use scrutiny_desk::cli::extract_json::paper_json;
use scrutiny_desk::scrutiny::finding::Found;
use scrutiny_desk::scrutiny::period::Calendar;
use scrutiny_desk::{document, extract};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What is counted: how many are right, labelled and given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Count {
    right: usize,
    labelled: usize,
    given: usize,
}

impl Count {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.labelled += other.labelled;
        self.given += other.given;
    }

    /// The harmonic mean of precision and recall, in whole per cent.
    fn f1_per_cent(self) -> usize {
        if self.labelled + self.given == 0 {
            return 100;
        }
        200 * self.right / (self.labelled + self.given)
    }
}

const COUNTED: &[&str] = &[
    "recommendation",
    "resolution",
    "action",
    "response",
    "position",
    "due",
    "date",
    "contact",
    "fact",
];

type Score = BTreeMap<&'static str, Count>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers")
}

fn unseen() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unseen")
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

/// Words in one form: lower case, plain quotes and dashes, single spaces, no stop at either end.
fn folded(value: &Value) -> String {
    let text: String = value
        .as_str()
        .unwrap_or("")
        .chars()
        .map(|c| match c {
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            '–' | '—' | '‑' => '-',
            c => c,
        })
        .collect();
    let text = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    text.trim_matches([' ', '.', ';', ':', ',', '-', '*', '|'])
        .to_owned()
}

/// Whether two texts say the same but for a word here and there.
fn alike(a: &Value, b: &Value) -> bool {
    let (a, b) = (folded(a), folded(b));
    if a == b {
        return !a.is_empty();
    }
    let words = |text: &str| {
        let mut counted: BTreeMap<String, usize> = BTreeMap::new();
        for word in text.split(' ') {
            *counted.entry(word.to_owned()).or_default() += 1;
        }
        counted
    };
    let (first, second) = (words(&a), words(&b));
    let shared: usize = first
        .iter()
        .map(|(word, count)| (*count).min(second.get(word).copied().unwrap_or(0)))
        .sum();
    let all: usize = first.values().sum::<usize>() + second.values().sum::<usize>();
    all > 0 && 200 * shared / all >= 85
}

fn list<'v>(paper: &'v Value, key: &str) -> Vec<&'v Value> {
    paper[key]
        .as_array()
        .map(|list| list.iter().collect())
        .unwrap_or_default()
}

/// Pairs of labelled and given, one to one, in order.
fn pairs<'v>(
    labelled: &[&'v Value],
    given: &[&'v Value],
    fit: impl Fn(&Value, &Value) -> bool,
) -> Vec<(&'v Value, &'v Value)> {
    let mut used = vec![false; given.len()];
    let mut found = Vec::new();
    for label in labelled {
        let hit = given
            .iter()
            .enumerate()
            .find(|(index, got)| !used[*index] && fit(label, got));
        if let Some((index, got)) = hit {
            used[index] = true;
            found.push((*label, *got));
        }
    }
    found
}

fn is_dated(due: &Value) -> bool {
    due["earliest"].is_string() || due["latest"].is_string()
}

fn same_window(a: &Value, b: &Value) -> bool {
    a["earliest"] == b["earliest"] && a["latest"] == b["latest"]
}

fn score(label: &Value, got: &Value) -> Score {
    let mut score: Score = COUNTED.iter().map(|key| (*key, Count::default())).collect();
    let mut count = |key: &'static str, right: usize, labelled: usize, given: usize| {
        score.entry(key).or_default().add(Count {
            right,
            labelled,
            given,
        });
    };
    let (labelled, mut given) = (list(label, "items"), list(got, "items"));
    let same_item = |a: &Value, b: &Value| a["type"] == b["type"] && alike(&a["text"], &b["text"]);
    if label["truncated"] == true {
        // What stands at the cut is held against nobody.
        if let Some(last) = given.last().copied()
            && !labelled.iter().any(|item| same_item(item, last))
        {
            given.pop();
        }
    }
    let items = pairs(&labelled, &given, same_item);
    for kind in ["recommendation", "resolution", "action"] {
        let of_kind = |list: &[&Value]| list.iter().filter(|item| item["type"] == kind).count();
        let right = items.iter().filter(|(item, _)| item["type"] == kind).count();
        count(kind, right, of_kind(&labelled), of_kind(&given));
    }
    let answered = |list: &[&Value]| list.iter().filter(|item| item["response"].is_object()).count();
    let mut responses = 0;
    for (label, got) in &items {
        if label["response"].is_object() && alike(&label["response"]["text"], &got["response"]["text"]) {
            responses += 1;
            let right = label["response"]["position"] == got["response"]["position"];
            count("position", usize::from(right), 1, 1);
        }
    }
    count("response", responses, answered(&labelled), answered(&given));
    let dated = |list: &[&Value]| list.iter().filter(|item| is_dated(&item["due"])).count();
    let dues = items
        .iter()
        .filter(|(label, got)| is_dated(&label["due"]) && same_window(&label["due"], &got["due"]))
        .count();
    count("due", dues, dated(&labelled), dated(&given));
    let (labelled, given) = (list(label, "dates"), list(got, "dates"));
    count(
        "date",
        pairs(&labelled, &given, same_window).len(),
        labelled.len(),
        given.len(),
    );
    let (labelled, given) = (list(label, "contacts"), list(got, "contacts"));
    let same_name = |a: &Value, b: &Value| folded(&a["name"]) == folded(&b["name"]);
    count(
        "contact",
        pairs(&labelled, &given, same_name).len(),
        labelled.len(),
        given.len(),
    );
    for key in ["kind", "council", "body", "title", "date", "agenda_item"] {
        let (a, b) = (&label[key], &got[key]);
        let right = folded(a) == folded(b) || alike(a, b);
        count("fact", usize::from(right), 1, 1);
    }
    score
}

fn line(name: &str, score: &Score) -> String {
    let mut line = name.to_owned();
    for key in COUNTED {
        let count = score[key];
        if count.labelled + count.given > 0 {
            write!(line, "  {key} {}/{}/{}", count.right, count.labelled, count.given).unwrap();
        }
    }
    line
}

/// How far a line's counts are from perfect: misses and wrong finds together.
fn faults(line: &str) -> usize {
    line.split_whitespace()
        .filter_map(|word| {
            let mut figures = word.split('/').map(str::parse::<usize>);
            let (Some(Ok(right)), Some(Ok(labelled)), Some(Ok(given))) =
                (figures.next(), figures.next(), figures.next())
            else {
                return None;
            };
            Some(labelled + given - 2 * right)
        })
        .sum()
}

/// What one paper of a folder scores.
fn score_of(folder: &Path, name: &str) -> Score {
    let text = fs::read(folder.join(format!("{name}.txt"))).unwrap();
    let label: Value =
        serde_json::from_slice(&fs::read(folder.join(format!("{name}.json"))).unwrap()).unwrap();
    let document = document::read(&text, &format!("{name}.txt")).unwrap();
    let extraction = extract::extract(&document, Calendar::default());
    let got = serde_json::to_value(paper_json(&document, &extraction)).unwrap();
    score(&label, &got)
}

/// Which part of `tests/unseen` a paper belongs to: those put aside are never read by whoever writes
/// the rules.
fn part(name: &str) -> &'static str {
    let first = Sha256::digest(name.as_bytes())[0];
    if first >= 0x80 { "put aside" } else { "read" }
}

#[test]
fn papers_that_the_rules_have_not_seen_are_read_no_worse_in_total() {
    let mut totals: BTreeMap<&str, Score> = BTreeMap::new();
    for name in names(&unseen()) {
        let total = totals.entry(part(&name)).or_default();
        for (key, count) in score_of(&unseen(), &name) {
            total.entry(key).or_default().add(count);
        }
    }
    assert_eq!(totals.len(), 2, "the papers were not found");
    let mut now = String::new();
    for (part, total) in &totals {
        for (key, count) in total {
            let (right, labelled, given) = (count.right, count.labelled, count.given);
            let f1 = count.f1_per_cent();
            writeln!(
                now,
                "{part}: {key} F1 {f1} % (right/labelled/given {right}/{labelled}/{given})"
            )
            .unwrap();
        }
    }
    print!("{now}");
    let kept_at = unseen().join("TOTALS.txt");
    if std::env::var_os("UPDATE_SCORES").is_some() {
        fs::write(&kept_at, &now).unwrap();
        return;
    }
    let kept = fs::read_to_string(&kept_at).unwrap();
    let per_cent = |line: &str| -> usize {
        let words: Vec<&str> = line.split(' ').collect();
        let at = words.iter().position(|word| *word == "F1").unwrap();
        words[at + 1].parse().unwrap()
    };
    assert_eq!(kept.lines().count(), now.lines().count());
    let falls: Vec<String> = kept
        .lines()
        .zip(now.lines())
        .filter(|(before, now)| per_cent(now) < per_cent(before))
        .map(|(before, now)| format!("{before}\n  now {now}"))
        .collect();
    assert!(
        falls.is_empty(),
        "extraction has become worse:\n{}",
        falls.join("\n")
    );
}

#[test]
fn extraction_is_no_worse_than_the_scores_that_are_kept() {
    let mut total: Score = Score::new();
    let mut lines = BTreeMap::new();
    for name in names(&folder()) {
        let score = score_of(&folder(), &name);
        for (key, count) in &score {
            total.entry(key).or_default().add(*count);
        }
        lines.insert(name.clone(), line(&name, &score));
    }
    assert!(lines.len() >= 30, "the papers were not found");
    for (key, count) in &total {
        println!(
            "{key}: F1 {} % (right {}, labelled {}, given {})",
            count.f1_per_cent(),
            count.right,
            count.labelled,
            count.given
        );
    }
    let kept_at = folder().join("SCORES.txt");
    let now: String = lines.values().map(|line| format!("{line}\n")).collect();
    if std::env::var_os("UPDATE_SCORES").is_some() {
        fs::write(&kept_at, &now).unwrap();
        return;
    }
    let kept = fs::read_to_string(&kept_at).unwrap();
    let kept: BTreeMap<&str, &str> = kept
        .lines()
        .map(|line| (line.split("  ").next().unwrap(), line))
        .collect();
    let mut losses = Vec::new();
    for (name, line) in &lines {
        let Some(before) = kept.get(name.as_str()) else {
            losses.push(format!("{name} is not in SCORES.txt"));
            continue;
        };
        if faults(line) < faults(before) {
            println!("gain: {before}\n  now {line}");
        } else if faults(line) > faults(before) {
            losses.push(format!("{before}\n  now {line}"));
        }
    }
    for name in kept.keys().filter(|name| !lines.contains_key(**name)) {
        losses.push(format!("{name} is gone"));
    }
    assert!(
        losses.is_empty(),
        "extraction has become worse:\n{}",
        losses.join("\n")
    );
}

#[test]
fn a_paper_without_items_yields_none() {
    let mut looked_at = 0;
    for name in names(&folder()).iter().filter(|name| name.ends_with("-negative")) {
        let text = fs::read(folder().join(format!("{name}.txt"))).unwrap();
        let document = document::read(&text, "paper.txt").unwrap();
        let found = extract::extract(&document, Calendar::default()).findings;
        // A paper that asks for nothing may still have a date for the diary.
        let items = found
            .iter()
            .filter(|finding| matches!(finding.found, Found::Item(_)));
        assert_eq!(items.count(), 0, "{name}: {found:#?}");
        looked_at += 1;
    }
    assert!(looked_at >= 5);
}

#[test]
fn likeness_forgives_a_word_and_no_more() {
    let value = |text: &str| Value::String(text.to_owned());
    let alike = |a: &str, b: &str| super::score::alike(&value(a), &value(b));
    assert!(alike("That the report be noted.", "that the report be noted"));
    assert!(alike(
        "the Head of Parks be asked to list every park in the borough",
        "the Head of Parks be asked to list every park in borough"
    ));
    assert!(!alike("That the report be noted", "That the plan be approved"));
    assert!(!alike("", ""));
}
