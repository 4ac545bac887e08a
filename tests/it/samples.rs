//! The sample papers, read and extracted whole, against what a careful clerk would record from them.
//!
//! The labels in `tests/samples/` were written by reading the papers, never by running the program.
//! Their shape is that of `extract --json` (README): `type`, `number`, `text`, `response`, `due`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use scrutiny_desk::document;
use scrutiny_desk::extract;
use scrutiny_desk::scrutiny::Day;
use scrutiny_desk::scrutiny::finding::{Extraction, Found, FoundDate, FoundItem};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::period::{Calendar, Window};
use serde_json::Value;

fn folder(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// Every sample with its name without the ending, in order.
fn samples() -> Vec<(String, PathBuf)> {
    let mut found: Vec<(String, PathBuf)> = fs::read_dir(folder("assets/samples"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), path))
        .filter(|(name, _)| name != "README")
        .collect();
    found.sort();
    found
}

/// What is known to be read otherwise than the labels say: `paper: difference`, a line each, below a
/// line that says why it is left so for now.
fn known() -> BTreeSet<String> {
    let text = fs::read_to_string(folder("tests/samples/KNOWN.txt")).unwrap();
    assert!(
        text.is_empty() || text.starts_with("# "),
        "the first line says why what follows is left so"
    );
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn label(name: &str) -> Value {
    let path = folder("tests/samples").join(format!("{name}.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn extraction(path: &Path) -> Extraction {
    let bytes = fs::read(path).unwrap();
    let document = document::read(&bytes, path.file_name().unwrap().to_str().unwrap()).unwrap();
    assert!(
        document.notes.is_empty(),
        "{}: {:?}",
        path.display(),
        document.notes
    );
    extract::extract(&document, Calendar::default())
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A label's words, or a dash where it has none.
fn words(value: &Value) -> String {
    value.as_str().map_or_else(|| "-".to_owned(), folded)
}

/// A number without the brackets and stops around it.
fn bare_number(number: Option<&str>) -> String {
    let bare: String = number
        .unwrap_or("-")
        .chars()
        .filter(|c| !"()[] ".contains(*c))
        .collect();
    bare.trim_end_matches(['.', ':']).to_owned()
}

fn day(value: &Value) -> Option<Day> {
    value.as_str().map(|text| text.parse().unwrap())
}

fn printed(window: Option<Window>) -> String {
    let end = |day: Option<Day>| day.map_or_else(|| "?".to_owned(), |day| day.to_string());
    window.map_or_else(
        || "no window".to_owned(),
        |w| format!("{} to {}", end(w.earliest), end(w.latest)),
    )
}

fn labelled_window(due: &Value) -> Option<Window> {
    let (earliest, latest) = (day(&due["earliest"]), day(&due["latest"]));
    (earliest.is_some() || latest.is_some()).then_some(Window { earliest, latest })
}

/// Collects what differs, each in one line.
struct Differences(Vec<String>);

impl Differences {
    fn compare(&mut self, what: &str, labelled: &str, found: &str) {
        if labelled != found {
            self.0
                .push(format!("{what} should be {labelled:?}, is {found:?}"));
        }
    }
}

fn compare_facts(label: &Value, extraction: &Extraction, differences: &mut Differences) {
    let facts = &extraction.facts;
    let text = |value: &Option<String>| value.as_deref().map_or_else(|| "-".to_owned(), folded);
    differences.compare("kind", &words(&label["kind"]), facts.kind.code());
    differences.compare("council", &words(&label["council"]), &text(&facts.council));
    differences.compare("body", &words(&label["body"]), &text(&facts.body));
    differences.compare("title", &words(&label["title"]), &text(&facts.title));
    differences.compare(
        "date",
        &words(&label["date"]),
        &facts.date.map_or_else(|| "-".to_owned(), |d| d.to_string()),
    );
    differences.compare(
        "agenda item",
        &bare_number(label["agenda_item"].as_str()),
        &bare_number(facts.agenda_item.as_deref()),
    );
    let exempt = label["publicity"] == "exempt";
    differences.compare(
        "exempt",
        &exempt.to_string(),
        &(facts.publicity.code() == "exempt").to_string(),
    );
    let labelled: BTreeSet<String> = label["contacts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| {
            format!(
                "{}, {}, {}",
                words(&c["name"]),
                words(&c["phone"]),
                words(&c["email"])
            )
        })
        .collect();
    let found: BTreeSet<String> = facts
        .contacts
        .iter()
        .map(|c| format!("{}, {}, {}", folded(&c.name), text(&c.phone), text(&c.email)))
        .collect();
    differences.compare("contacts", &format!("{labelled:?}"), &format!("{found:?}"));
}

fn compare_item(labelled: &Value, found: &FoundItem, differences: &mut Differences) {
    let name = format!("{} {:.40}", bare_number(labelled["number"].as_str()), found.text);
    let mut compare =
        |what: &str, label: &str, got: &str| differences.compare(&format!("{what} of {name:?}"), label, got);
    compare(
        "number",
        &bare_number(labelled["number"].as_str()),
        &bare_number(found.number.as_deref()),
    );
    let answer = &labelled["response"];
    let response = found.response.as_ref();
    compare(
        "answer",
        &words(&answer["text"]),
        &response.map_or_else(|| "-".to_owned(), |r| folded(&r.text)),
    );
    compare(
        "position",
        &words(&answer["position"]),
        response.and_then(|r| r.position).map_or("-", |p| p.code()),
    );
    compare(
        "in principle",
        &(answer["in_principle"] == true).to_string(),
        &response.is_some_and(|r| r.in_principle).to_string(),
    );
    let due = &labelled["due"];
    compare(
        "due",
        &printed(labelled_window(due)),
        &printed(found.due.as_ref().and_then(|d| d.window)),
    );
    compare(
        "having a due phrase",
        &(!due.is_null()).to_string(),
        &found.due.is_some().to_string(),
    );
    if let Some(progress) = labelled["progress"].as_str() {
        compare("progress", progress, found.progress.map_or("-", |p| p.code()));
    }
    if found.kind == ItemKind::Recommendation {
        compare(
            "asked of us",
            &(labelled["asked_of_us"] == true).to_string(),
            &(found.standing == Standing::PutToUs).to_string(),
        );
    }
}

fn compare_items(label: &Value, extraction: &Extraction, differences: &mut Differences) {
    let mut found: Vec<&FoundItem> = extraction
        .findings
        .iter()
        .filter_map(|finding| match &finding.found {
            Found::Item(item) => Some(item),
            Found::Date(_) => None,
        })
        .collect();
    for labelled in label["items"].as_array().unwrap() {
        let (kind, text) = (words(&labelled["type"]), words(&labelled["text"]));
        let same = |item: &&FoundItem| item.kind.code() == kind && folded(&item.text) == text;
        // Two items of one paper may have the same words: the same number decides between them.
        let number = bare_number(labelled["number"].as_str());
        let at = found
            .iter()
            .position(|item| same(item) && bare_number(item.number.as_deref()) == number)
            .or_else(|| found.iter().position(same));
        match at {
            Some(at) => compare_item(labelled, found.remove(at), differences),
            None => differences.0.push(format!("missed {kind} {number} {text:?}")),
        }
    }
    for extra in found {
        differences.0.push(format!(
            "wrongly found {} {} {:?}",
            extra.kind.code(),
            bare_number(extra.number.as_deref()),
            folded(&extra.text)
        ));
    }
}

/// Which dates are worth a diary is partly taste, so further ones are let pass.
fn compare_dates(label: &Value, extraction: &Extraction, differences: &mut Differences) {
    let found: Vec<&FoundDate> = extraction
        .findings
        .iter()
        .filter_map(|finding| match &finding.found {
            Found::Item(_) => None,
            Found::Date(date) => Some(date),
        })
        .collect();
    for labelled in label["dates"].as_array().unwrap() {
        let window = labelled_window(labelled);
        if !found.iter().any(|date| date.due.window == window) {
            differences.0.push(format!(
                "missed date {:?} {}",
                words(&labelled["phrase"]),
                printed(window)
            ));
        }
    }
}

#[test]
fn every_sample_is_read_as_a_careful_clerk_reads_it() {
    let mut faults = Vec::new();
    let mut known = known();
    for (name, path) in samples() {
        let (label, extraction) = (label(&name), extraction(&path));
        let mut differences = Differences(Vec::new());
        compare_facts(&label, &extraction, &mut differences);
        compare_items(&label, &extraction, &mut differences);
        compare_dates(&label, &extraction, &mut differences);
        for difference in differences.0 {
            let line = format!("{name}: {difference}");
            if !known.remove(&line) {
                faults.push(line);
            }
        }
    }
    faults.extend(known.into_iter().map(|line| format!("no longer so: {line}")));
    assert!(
        faults.is_empty(),
        "{} differences\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn a_finding_of_a_sample_is_the_papers_own_words_at_its_place() {
    for (name, path) in samples() {
        let bytes = fs::read(&path).unwrap();
        let document = document::read(&bytes, path.to_str().unwrap()).unwrap();
        for finding in extract::extract(&document, Calendar::default()).findings {
            if let Found::Item(item) = finding.found {
                assert_eq!(item.passage.words(&document.text), item.text, "{name}");
            }
        }
    }
}

#[test]
fn every_sample_has_its_label_and_its_line_in_the_samples_readme() {
    let readme = fs::read_to_string(folder("assets/samples/README.md")).unwrap();
    let samples = samples();
    assert!(samples.len() >= 10);
    for (name, path) in &samples {
        let file_name = path.file_name().unwrap().to_str().unwrap();
        assert!(
            readme.contains(&format!("`{file_name}`")),
            "{file_name} is not in the README"
        );
        label(name);
    }
    let labels = fs::read_dir(folder("tests/samples")).unwrap();
    let labels = labels.filter(|entry| entry.as_ref().unwrap().path().extension().unwrap() == "json");
    assert_eq!(labels.count(), samples.len(), "a label has no paper");
}
