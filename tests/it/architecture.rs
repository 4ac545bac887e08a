//! The modules' directions, as the crate documentation states them, read off the source.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Which of our modules each module may name. A module that is missing here fails the test.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("scrutiny", &[]),
    ("document", &["scrutiny"]),
    ("extract", &["scrutiny", "document"]),
    ("review", &["scrutiny"]),
    ("store", &["scrutiny"]),
    ("register", &["scrutiny", "review", "store"]),
    ("export", &["scrutiny"]),
    (
        "jobs",
        &[
            "scrutiny", "document", "extract", "export", "register", "problem", "settings",
        ],
    ),
    ("settings", &["scrutiny"]),
    ("problem", &["document", "register", "jobs", "settings", "store"]),
    (
        "cli",
        &[
            "scrutiny", "document", "extract", "export", "review", "store", "register", "jobs", "settings",
            "problem",
        ],
    ),
    (
        "ui",
        &["scrutiny", "review", "register", "jobs", "settings", "problem"],
    ),
];

/// Crates that only one module may name.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("eframe", &["ui"]),
    ("egui", &["ui"]),
    ("egui_extras", &["ui"]),
    ("rfd", &["ui"]),
    ("rusqlite", &["store"]),
    ("clap", &["cli"]),
    ("cfb", &["document"]),
    ("scraper", &["document"]),
    ("hayro", &["document"]),
    ("hayro_font", &["document"]),
    ("hayro_interpret", &["document"]),
];

/// The only places that read the clock.
const CLOCK: &[&str] = &["main.rs", "cli", "ui/app.rs"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The source without its comments, so that a module may be spoken of without being named in code.
fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines()
        .map(|line| line.split("//").next().unwrap_or(""))
        .collect::<Vec<_>>()
        .join("\n")
}

fn module_of(relative: &Path) -> String {
    let first = relative
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_str()
        .unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The names that stand directly after `crate::`, inside one level of braces too.
fn named_modules(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = code[at + "crate::".len()..].trim_start();
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => word.clear(),
                    c if depth == 0 && (c.is_alphanumeric() || c == '_') => word.push(c),
                    ':' if depth == 0 && !word.is_empty() => {
                        names.insert(std::mem::take(&mut word));
                    }
                    _ => {}
                }
            }
        } else {
            names.insert(
                rest.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect(),
            );
        }
    }
    names
}

fn all_sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    assert!(found.len() > 20, "the source was not found");
    found
        .iter()
        .map(|p| (p.strip_prefix(&root).unwrap().to_owned(), code_of(p)))
        .collect()
}

#[test]
fn modules_name_only_what_they_may() {
    let ours: BTreeSet<&str> = MAY_NAME.iter().map(|(name, _)| *name).collect();
    let mut faults = Vec::new();
    for (path, code) in all_sources() {
        let module = module_of(&path);
        if module == "main" || module == "lib" {
            continue;
        }
        let Some((_, allowed)) = MAY_NAME.iter().find(|(name, _)| *name == module) else {
            faults.push(format!("{} belongs to no module of the table", path.display()));
            continue;
        };
        for name in named_modules(&code) {
            if ours.contains(name.as_str()) && name != module && !allowed.contains(&name.as_str()) {
                faults.push(format!("{}: {module} may not name {name}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_outside_crate_stays_in_its_module() {
    let mut faults = Vec::new();
    for (path, code) in all_sources() {
        let module = module_of(&path);
        for (name, allowed) in ONLY_IN {
            let named = code.contains(&format!("{name}::"))
                && code.match_indices(&format!("{name}::")).any(|(at, _)| {
                    !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
                });
            if named && !allowed.contains(&module.as_str()) {
                faults.push(format!("{}: {name} is used only in {allowed:?}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_main_cli_and_the_app_read_the_clock() {
    for (path, code) in all_sources() {
        let place = path.to_str().unwrap().replace('\\', "/");
        if CLOCK.iter().any(|allowed| place.starts_with(allowed)) {
            continue;
        }
        for call in ["Utc::now", "Local::now", "SystemTime::now", "Zoned::now"] {
            assert!(!code.contains(call), "{place} reads the clock with {call}");
        }
    }
}

#[test]
fn the_test_sees_names_in_every_form_of_use() {
    let code =
        "use crate::store::item;\nuse crate::{ui::theme, scrutiny::{Day, id}, jobs};\ncrate::cli::run();";
    let names: Vec<String> = named_modules(code).into_iter().collect();
    assert_eq!(names, ["cli", "scrutiny", "store", "ui"]);
}
