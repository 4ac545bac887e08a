//! What the README says about the project itself is so.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::Home;

fn content(relative: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(relative);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines of the first block of commands after these words.
fn commands_after(readme: &str, words: &str) -> Vec<String> {
    let after = readme
        .split_once(words)
        .unwrap_or_else(|| panic!("the README no longer says {words:?}"))
        .1;
    let block = after.split("```sh\n").nth(1).unwrap();
    let block = block.split("```").next().unwrap();
    block.lines().map(str::to_owned).collect()
}

#[test]
fn the_readme_names_exactly_the_commands_that_ci_runs() {
    let script = content(".ci/run");
    let steps: Vec<String> = script
        .lines()
        .filter_map(|line| line.strip_prefix("step "))
        .map(str::to_owned)
        .collect();
    let readme = content("README.md");
    assert_eq!(commands_after(&readme, "`.ci/run`, which runs:"), steps);
    let test_command = commands_after(&readme, "### Test it");
    assert_eq!(test_command.len(), 1);
    assert!(steps.contains(&test_command[0]));
}

#[test]
fn every_file_that_the_readme_links_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = content("README.md");
    let mut links = 0;
    for (at, _) in readme.match_indices("](") {
        let target = readme[at + 2..].split(')').next().unwrap();
        if target.starts_with("https://") {
            continue;
        }
        assert!(
            root.join(target).exists(),
            "the README links to {target}, which is not there"
        );
        links += 1;
    }
    assert!(links >= 5);
}

#[test]
fn every_picture_of_the_window_is_shown_in_the_readme_and_is_a_picture() {
    let readme = content("README.md");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screenshots");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(
            readme.contains(&format!("](assets/screenshots/{name})")),
            "{name}"
        );
        let bytes = fs::read(&path).unwrap();
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{name}");
        let width = u32::from_be_bytes(bytes[16..20].try_into().unwrap());
        assert!((1_000..=2_000).contains(&width), "{name} is {width} wide");
    }
}

const QUOTED: &str = "assets/samples/2026-06-16-cabinet-response.txt";

/// The object that the README quotes.
fn quoted(readme: &str) -> Value {
    let block = readme.split("```json\n").nth(1).unwrap();
    serde_json::from_str(block.split("```").next().unwrap()).unwrap()
}

/// What the program prints of a paper.
fn extracted(home: &Home, path: &Path) -> Value {
    let ended = home.run([OsStr::new("extract"), OsStr::new("--json"), path.as_os_str()]);
    assert_eq!(ended.code, Some(0), "{}: {}", path.display(), ended.err);
    serde_json::from_str(&ended.out).unwrap()
}

#[test]
fn the_sample_that_the_readme_quotes_is_printed_so() {
    let home = Home::new();
    let readme = content("README.md");
    let quoted = quoted(&readme);
    let printed = extracted(&home, &Path::new(env!("CARGO_MANIFEST_DIR")).join(QUOTED));
    for (key, value) in quoted.as_object().unwrap() {
        match key.as_str() {
            // The README quotes one of each.
            "items" | "contacts" => {
                let all = printed[key].as_array().unwrap();
                assert!(all.contains(&value[0]), "{key}: {value:#}\nis not in {all:#?}");
            }
            "dates" => {}
            _ => assert_eq!(&printed[key], value, "{key}"),
        }
    }
}

/// A paper that answers all recommendations at once.
const BLANKET: &str = "\
SALTERBY BOROUGH COUNCIL

CABINET

16 June 2026

Response to the report of the Allotments Task Group

The Executive Member accepts all the recommendations of the Task Group.

Recommendation 1
That Cabinet opens the waiting list.
Response: Accepted.
";

/// The keys of every object in `value`, by the path that leads to it: `items[].due`.
fn keys(value: &Value, path: &str, found: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                found.entry(path.to_owned()).or_default().insert(key.clone());
                let inner = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                keys(value, &inner, found);
            }
        }
        Value::Array(values) => {
            for value in values {
                keys(value, &format!("{path}[]"), found);
            }
        }
        _ => {}
    }
}

/// The words in backticks of a cell.
fn ticked(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_key_that_extract_prints_is_in_the_readme_and_every_one_there_is_printed() {
    let home = Home::new();
    let readme = content("README.md");
    let mut printed = BTreeMap::new();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    for entry in fs::read_dir(samples).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "txt" || e == "html") {
            keys(&extracted(&home, &path), "", &mut printed);
        }
    }
    let mut shown = BTreeMap::new();
    keys(&quoted(&readme), "", &mut shown);
    for (path, keys) in &shown {
        assert_eq!(Some(keys), printed.get(path), "the keys of {path:?}");
    }

    // No sample answers everything at once.
    let blanket = home.file("letter.txt", BLANKET);
    keys(&extracted(&home, &blanket), "", &mut printed);
    let pack = home.file("pack.pdf", crate::packs::made_up::pack());
    for paper in extracted(&home, &pack)["papers"].as_array().unwrap() {
        keys(paper, "", &mut printed);
    }

    let (_, after) = readme.split_once("### What `extract --json` prints").unwrap();
    let (section, _) = after.split_once("\n### ").unwrap();
    let rows: Vec<Vec<&str>> = section
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').splitn(2, " | ").collect())
        .collect();
    let explained: BTreeSet<&str> = rows.iter().flat_map(|row| ticked(row[0])).collect();
    let name = |list: &str, key: &String| match list {
        "" => key.clone(),
        list => format!("{list}.{key}"),
    };
    for list in ["", "items[]"] {
        for key in printed[list]
            .iter()
            .filter(|key| !["span", "items"].contains(&key.as_str()))
        {
            let name = name(list, key);
            assert!(explained.contains(name.as_str()), "{name} is not explained");
        }
    }
    for name in &explained {
        let (list, key) = name.rsplit_once('.').unwrap_or(("", name));
        assert!(printed[list].contains(key), "{name} is explained and not printed");
    }
    // Objects that the quoted sample has none of: their keys stand in the table alone.
    for (path, row) in [
        ("dates[]", "dates"),
        ("items[].lead_in", "items[].lead_in"),
        ("blanket_response", "blanket_response"),
        ("part", "part"),
    ] {
        let row = rows.iter().find(|cells| ticked(cells[0]) == [row]).unwrap();
        let said: BTreeSet<String> = ticked(row[1]).into_iter().map(str::to_owned).collect();
        match printed.get(path) {
            Some(keys) => assert_eq!(&said, keys, "the keys of {path}"),
            None => panic!("no sample has {path}"),
        }
    }
}
