//! Every crate that is built in is licensed on terms that the program may be handed on under, and
//! every bundled font has its licence beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Terms that are fine for any crate.
const ALLOWED: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "MPL-2.0",
    "Zlib",
    "OFL-1.1",
    "Unicode-3.0",
];

/// Other terms, each for one crate and with the reason why they do no harm.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        "clipboard-win",
        "BSL-1.0",
        "permissive, and asks for no notice with binaries; on Windows only",
    ),
    (
        "ego-tree",
        "ISC",
        "asks for what the two-clause BSD licence asks for; scraper is built on it",
    ),
    (
        "epaint_default_fonts",
        "Ubuntu-font-1.0",
        "fallback fonts, bundled unchanged under their own name",
    ),
    (
        "error-code",
        "BSL-1.0",
        "permissive, and asks for no notice with binaries; on Windows only",
    ),
    (
        "libloading",
        "ISC",
        "asks for what the two-clause BSD licence asks for; the window's libraries are loaded by it",
    ),
    (
        "scraper",
        "ISC",
        "asks for what the two-clause BSD licence asks for; it reads saved pages",
    ),
];

/// A licence expression read from left to right: `AND` binds closer than `OR`, `/` is an old `OR`.
struct Expression<'a> {
    tokens: Vec<&'a str>,
    at: usize,
}

impl<'a> Expression<'a> {
    fn new(text: &'a str) -> Self {
        let mut tokens = Vec::new();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let length = match rest.find(|c: char| c.is_whitespace() || "()/".contains(c)) {
                Some(0) => 1,
                Some(length) => length,
                None => rest.len(),
            };
            tokens.push(&rest[..length]);
            rest = rest[length..].trim_start();
        }
        Self { tokens, at: 0 }
    }

    fn take(&mut self, words: &[&str]) -> bool {
        let found = self
            .tokens
            .get(self.at)
            .is_some_and(|token| words.contains(token));
        self.at += usize::from(found);
        found
    }

    fn any(&mut self, allowed: &dyn Fn(&str) -> bool) -> bool {
        let mut met = self.all(allowed);
        while self.take(&["OR", "/"]) {
            met |= self.all(allowed);
        }
        met
    }

    fn all(&mut self, allowed: &dyn Fn(&str) -> bool) -> bool {
        let mut met = self.one(allowed);
        while self.take(&["AND"]) {
            met &= self.one(allowed);
        }
        met
    }

    fn one(&mut self, allowed: &dyn Fn(&str) -> bool) -> bool {
        if self.take(&["("]) {
            let met = self.any(allowed);
            assert!(
                self.take(&[")"]),
                "a bracket is left open in {}",
                self.tokens.join(" ")
            );
            return met;
        }
        let name = self.tokens.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        if self.take(&["WITH"]) {
            let exception = self.tokens.get(self.at).copied().unwrap_or_default();
            self.at += 1;
            return allowed(&format!("{name} WITH {exception}"));
        }
        allowed(name)
    }
}

fn satisfied(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut reading = Expression::new(expression);
    let met = reading.any(allowed);
    assert_eq!(
        reading.at,
        reading.tokens.len(),
        "{expression} is not a licence expression"
    );
    met
}

/// What cargo says of the package and everything it is built from, without going to the network.
///
/// The crates of other platforms are at hand only after `cargo fetch`, which `.ci/run` does; without
/// it a developer's machine judges those of its own platform.
fn metadata() -> serde_json::Value {
    let run = |filter: &[&str]| {
        Command::new(env!("CARGO"))
            .args(["metadata", "--format-version", "1", "--offline", "--locked"])
            .args(filter)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap()
    };
    let mut output = run(&[]);
    if !output.status.success() && std::env::var_os("CI").is_none() {
        output = run(&["--filter-platform", "host-tuple"]);
    }
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn every_crate_may_be_handed_on() {
    let metadata = metadata();
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(
        packages.len() > 100,
        "only {} crates were looked at",
        packages.len()
    );
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let Some(licence) = package["license"].as_str() else {
            faults.push(format!("{name} names no licence"));
            continue;
        };
        if satisfied(licence, &|term| ALLOWED.contains(&term)) {
            continue;
        }
        let excepted = |term: &str| {
            EXCEPTIONS
                .iter()
                .any(|(crate_name, excepted, _)| *crate_name == name && *excepted == term)
        };
        if satisfied(licence, &|term| ALLOWED.contains(&term) || excepted(term)) {
            used.insert(name);
        } else {
            faults.push(format!("{name} is licensed {licence}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let locked = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    for (name, licence, reason) in EXCEPTIONS {
        assert!(!reason.is_empty(), "{name} has no reason");
        assert!(
            locked.contains(&format!("name = \"{name}\"")),
            "the exception for {name} ({licence}) is no longer needed"
        );
    }
    assert!(!used.is_empty(), "no exception is needed any more");
}

#[test]
fn an_expression_is_met_only_by_terms_that_suffice() {
    for (expression, met) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("MIT OR GPL-3.0-only", true),
        ("MIT/GPL-3.0-only", true),
        ("GPL-2.0-only / MIT", true),
        ("MIT AND GPL-3.0-only", false),
        ("MIT AND (GPL-3.0-only OR Zlib)", true),
        ("(MIT OR Apache-2.0) AND GPL-3.0-only", false),
        ("GPL-3.0-only OR MIT AND LGPL-2.1-only", false),
        (
            "Apache-2.0 WITH LLVM-exception OR GPL-2.0-only WITH Classpath-exception-2.0",
            false,
        ),
    ] {
        assert_eq!(
            satisfied(expression, &|term| ALLOWED.contains(&term)),
            met,
            "{expression}"
        );
    }
}

#[test]
fn every_bundled_font_has_its_licence_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    let names: BTreeSet<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let fonts: Vec<&String> = names.iter().filter(|name| name.ends_with(".ttf")).collect();
    assert!(!fonts.is_empty());
    let readme = fs::read_to_string(folder.join("README.md")).unwrap();
    for font in fonts {
        let family = font.split('-').next().unwrap();
        let licence = names
            .iter()
            .find(|name| name.starts_with(family) && name.ends_with(".txt"));
        let licence = licence.unwrap_or_else(|| panic!("{font} has no licence beside it"));
        for name in [font, licence] {
            assert!(
                readme.contains(name.as_str()),
                "the fonts' README does not name {name}"
            );
        }
    }
}
