//! What must never stop the program: each file of a long list comes to one sentence and an exit code,
//! and nothing of it is filed, or it is filed as far as it can be read, with what is missing said.

mod cases;
mod links;
#[cfg(unix)]
mod names;

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

pub use cases::kept;
use cases::{Case, Comes};
use serde_json::Value;

use crate::support::Home;

/// Longer than any of them takes on a slow machine that does other things as well.
const LONGEST: Duration = Duration::from_secs(120);

#[track_caller]
fn json(home: &Home, arguments: &[&str]) -> Value {
    let ended = home.run(arguments);
    serde_json::from_str(&ended.out).unwrap_or_else(|error| panic!("{error}: {ended:?}"))
}

/// Imports a case and holds what came of it against what must.
fn import(case: &Case) {
    let home = Home::new();
    let file = home.file(case.name, &case.content);
    let begun = Instant::now();
    let ended = home.run(["import", case.name]);
    assert!(begun.elapsed() < LONGEST, "{}: {:?}", case.what, begun.elapsed());
    assert_eq!(
        fs::read(&file).unwrap(),
        case.content,
        "{}: it was changed",
        case.what
    );
    let papers = json(&home, &["list", "papers", "--json"]);
    let papers = papers.as_array().unwrap();
    match &case.comes {
        Comes::Refused(words) => {
            let told = format!("{words}: {}\n  ", case.name);
            assert!(ended.err.starts_with(&told), "{}: {ended:?}", case.what);
            assert_eq!(ended.code, Some(3), "{}: {ended:?}", case.what);
            assert_eq!(ended.out.trim(), "0 papers filed, 1 not filed", "{}", case.what);
            assert!(papers.is_empty(), "{}: {papers:?}", case.what);
            let originals = fs::read_dir(home.path("data/scrutinydesk/register/papers"));
            assert_eq!(originals.map_or(0, Iterator::count), 0, "{}", case.what);
        }
        Comes::Filed { notes } => {
            assert_eq!(
                (ended.code, ended.err.as_str()),
                (Some(0), ""),
                "{}: {ended:?}",
                case.what
            );
            assert_eq!(papers.len(), 1, "{}: {papers:?}", case.what);
            let id = papers[0]["id"].as_str().unwrap();
            let paper = json(&home, &["show", id, "--json"]);
            let told: Vec<&str> = paper["reading_notes"]
                .as_array()
                .unwrap()
                .iter()
                .map(|note| note.as_str().unwrap())
                // Said of what the paper prints, and not of how it could be read.
                .filter(|note| !note.starts_with("The paper prints no date of its own."))
                .collect();
            assert_eq!(told, *notes, "{}", case.what);
            assert!(
                paper["text"].as_str().unwrap().contains("noted"),
                "{}: {paper}",
                case.what
            );
        }
    }
    let checked = home.run(["check"]);
    assert_eq!(checked.code, Some(0), "{}: {checked:?}", case.what);
}

#[track_caller]
fn import_all(cases: Vec<Case>, at_least: usize) {
    assert!(cases.len() >= at_least, "only {} cases", cases.len());
    for case in &cases {
        import(case);
    }
}

#[test]
fn empty_files_are_said_to_be_empty() {
    import_all(cases::empty(), 8);
}

#[test]
fn what_was_cut_short_is_refused_or_read_as_far_as_it_goes() {
    import_all(cases::cut_short(), 11);
}

#[test]
fn a_wrong_ending_is_seen_through_and_said() {
    import_all(cases::wrongly_named(), 8);
}

#[test]
fn what_a_password_locks_is_not_called_damaged() {
    import_all(cases::locked(), 4);
}

#[test]
fn bombs_are_refused_by_what_comes_out_of_them() {
    import_all(cases::bombs(), 5);
}

#[test]
fn markup_that_is_made_to_harm_is_refused() {
    import_all(cases::markup(), 6);
}

#[test]
fn pdfs_that_are_made_to_harm_come_to_an_end() {
    import_all(cases::pdfs(), 5);
}

#[test]
fn a_zip_whose_files_are_locked_files_nothing_and_says_so() {
    let home = Home::new();
    let locked = fs::read(cases::kept("locked/locked.zip")).unwrap();
    home.file("locked.zip", locked);
    let ended = home.run(["import", "locked.zip"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(3), ""));
    assert_eq!(
        ended.out,
        "Left out of locked.zip: 1 file, protected by a password\n  minutes.txt\n0 papers filed, 1 file left out\n"
    );
}

#[test]
#[ignore = "writes bad files to the folder that BAD_INPUT names, to be measured"]
fn the_bad_input_as_files() {
    let folder = PathBuf::from(std::env::var_os("BAD_INPUT").unwrap());
    for case in cases::all() {
        let name = format!("{} -- {}", case.what, case.name);
        fs::write(folder.join(name), &case.content).unwrap();
    }
}
