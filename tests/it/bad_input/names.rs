//! Files that are no files, that cannot be read or are gone, and names that no honest paper has.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use scrutiny_desk::jobs::{Filed, ImportJob, ReaderProgram, Source};

use crate::packs::containers::{evening, register, told};
use crate::packs::made_up::report;
use crate::support::{Home, PROGRAM};

/// The first line of what is told of a file, and the exit code; it must not take long.
fn refused(home: &Home, file: &OsStr) -> (Option<i32>, String) {
    let begun = Instant::now();
    let ended = home.run(["import".as_ref(), file]);
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{file:?}: {:?}",
        begun.elapsed()
    );
    assert_eq!(ended.out.trim(), "0 papers filed, 1 not filed", "{file:?}");
    (
        ended.code,
        ended.err.lines().next().unwrap_or_default().to_owned(),
    )
}

#[test]
fn a_file_of_two_gigabytes_is_refused_by_its_size_alone() {
    let home = Home::new();
    let big = home.path("pack.pdf");
    File::create(&big).unwrap().set_len(2 << 30).unwrap();
    let words = "This file is too large: 2048 MB, and the most that can be read is 256 MB: pack.pdf";
    assert_eq!(refused(&home, "pack.pdf".as_ref()), (Some(3), words.to_owned()));
}

#[test]
fn devices_and_pipes_are_not_waited_for_even_in_a_folder() {
    let home = Home::new();
    let no_file = |name: &str| {
        (
            Some(3),
            format!("This is not a file but a device or a pipe: {name}"),
        )
    };
    assert_eq!(refused(&home, "/dev/zero".as_ref()), no_file("/dev/zero"));
    home.file("June/a.txt", report("Play areas", "mends the swings"));
    let made = Command::new("mkfifo")
        .arg(home.path("June/pipe.txt"))
        .status()
        .unwrap();
    assert!(made.success());
    assert_eq!(refused(&home, "June/pipe.txt".as_ref()), no_file("June/pipe.txt"));
    let ended = home.run(["import", "June"]);
    assert_eq!(ended.code, Some(3));
    assert_eq!(ended.err.lines().next().unwrap(), no_file("June/pipe.txt").1);
    assert!(
        ended.out.ends_with("1 paper filed, 1 not filed\n"),
        "{}",
        ended.out
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_gives_no_bytes_is_said_to_be_unreadable() {
    let home = Home::new();
    let (code, words) = refused(&home, "/proc/self/mem".as_ref());
    assert_eq!(
        (code, words.as_str()),
        (Some(3), "This file could not be read: /proc/self/mem")
    );
    let forbidden = home.file("mine.txt", report("Play areas", "mends the swings"));
    let mut mode = fs::metadata(&forbidden).unwrap().permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut mode, 0);
    fs::set_permissions(&forbidden, mode).unwrap();
    // Whoever runs the tests as root may read everything.
    if fs::read(&forbidden).is_err() {
        let words = "You are not allowed to read this file: mine.txt".to_owned();
        assert_eq!(refused(&home, "mine.txt".as_ref()), (Some(3), words));
    }
}

#[test]
fn a_file_that_goes_before_its_turn_is_said_and_stops_no_other() {
    let home = Home::new();
    let register = register(&home);
    let files: Vec<PathBuf> = ["a", "b", "c"]
        .iter()
        .map(|name| {
            home.file(
                format!("June/{name}.txt"),
                report(&format!("Paper {name}"), "mends"),
            )
        })
        .collect();
    let gone = files[1].clone();
    let waker = Arc::new(move || {
        // Gone as soon as anything is known of the import, while the first is read.
        let _ = fs::remove_file(&gone);
    });
    let job = ImportJob::start(
        vec![Source::File(home.path("June"))],
        None,
        Arc::clone(&register),
        ReaderProgram::from(PathBuf::from(PROGRAM)),
        waker,
        Arc::new(evening),
    )
    .unwrap();
    let reports: Vec<_> = job.wait_for_reports().collect();
    let lines = told(&reports, &home);
    assert!(lines[0].ends_with("a.txt: filed 1 after 0"), "{lines:?}");
    assert!(
        lines.last().unwrap().ends_with("c.txt: filed 1 after 0"),
        "{lines:?}"
    );
    let failed = reports
        .iter()
        .filter(|report| matches!(report.filed, Filed::Failed(_)))
        .count();
    assert!(failed <= 1 && reports.len() == 2 + failed, "{lines:?}");
    assert_eq!(register.reader().unwrap().counts().unwrap().papers, 2);
}

#[test]
fn a_paper_whose_file_goes_while_it_is_read_is_filed_whole() {
    let home = Home::new();
    let register = register(&home);
    // Read once, into memory: what is read and what is kept are the same bytes, whatever happens to it.
    let words =
        report("Play areas", "mends the swings") + &"That the Cabinet reports back.\n\n".repeat(3_000);
    let file = home.file("long.txt", &words);
    let job = ImportJob::start(
        vec![Source::File(file.clone())],
        None,
        Arc::clone(&register),
        ReaderProgram::from(PathBuf::from(PROGRAM)),
        Arc::new(|| ()),
        Arc::new(evening),
    )
    .unwrap();
    while job.progress().stage == scrutiny_desk::jobs::Stage::BEGUN && !job.is_finished() {
        std::thread::sleep(Duration::from_millis(1));
    }
    fs::write(&file, "").unwrap();
    let reports: Vec<_> = job.wait_for_reports().collect();
    assert_eq!(told(&reports, &home), ["long.txt: filed 1 after 0"]);
    let reader = register.reader().unwrap();
    let paper = &reader.papers().unwrap()[0].paper;
    assert_eq!(
        reader.paper(paper.id).unwrap().unwrap().text,
        words.trim_end_matches('\n').to_owned() + "\n\n"
    );
    assert_eq!(reader.check().unwrap().faults, Vec::<String>::new());
}

#[test]
fn names_of_every_kind_are_filed_and_shown_without_harm() {
    let home = Home::new();
    let long = format!("{}.txt", "n".repeat(251));
    let names: [&[u8]; 4] = [
        b"response\xff.txt",
        long.as_bytes(),
        b"minutes\n\x1b[2J\x07of June.txt",
        "minutes\u{202e}fdp.txt".as_bytes(),
    ];
    for (number, name) in names.into_iter().enumerate() {
        let paper = report(&format!("Paper {number}"), "mends the swings");
        home.file(OsStr::from_bytes(name), paper);
        let ended = home.run(["import".as_ref(), OsStr::from_bytes(name)]);
        assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{name:?}");
        let harmless = |words: &str| {
            !words
                .chars()
                .any(|c| (c.is_control() && c != '\n') || c == '\u{202e}')
        };
        assert!(harmless(&ended.out), "{:?}", ended.out);
        assert_eq!(ended.out.lines().count(), 3, "{:?}", ended.out);
    }
    let ended = home.run(["list", "papers", "--json"]);
    let papers: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    let mut filed: Vec<&str> = papers
        .as_array()
        .unwrap()
        .iter()
        .map(|paper| paper["file_name"].as_str().unwrap())
        .collect();
    filed.sort_unstable();
    assert_eq!(
        filed,
        [
            "minutes\u{fffd}fdp.txt",
            "minutes\u{fffd}\u{fffd}[2J\u{fffd}of June.txt",
            long.as_str(),
            "response\u{fffd}.txt",
        ]
    );
    let too_long = format!("{}.txt", "n".repeat(300));
    let (code, words) = refused(&home, too_long.as_ref());
    assert_eq!(
        (code, words),
        (Some(3), format!("This file could not be read: {too_long}"))
    );
}
