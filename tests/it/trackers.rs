//! Trackers as files: one tracker as CSV, workbook, OpenDocument sheet and Word table gives the same items, and
//! columns are named on the command line.

use std::fs;
use std::path::PathBuf;

use scrutiny_desk::document;
use scrutiny_desk::extract;
use scrutiny_desk::scrutiny::finding::Found;
use scrutiny_desk::scrutiny::paper::PaperKind;

use crate::support::{Ended, Home};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/files/trackers")
        .join(name)
}

/// What a tracker says, one line a row: number, words, who leads, member, position, due, progress, day made.
fn rows(name: &str) -> Vec<String> {
    let document = document::read(&fs::read(fixture(name)).unwrap(), name).unwrap();
    let extraction = extract::extract(&document, Default::default());
    assert_eq!(extraction.facts.kind, PaperKind::ActionTracker, "{name}");
    assert_eq!(
        extraction.facts.title.as_deref(),
        Some("Recommendation Tracker"),
        "{name}"
    );
    assert_eq!(extraction.facts.date, "2026-05-14".parse().ok(), "{name}");
    let items = extraction
        .findings
        .iter()
        .filter_map(|finding| match &finding.found {
            Found::Item(item) => Some(item),
            Found::Date(_) => None,
        });
    let words = |text: Option<&str>| text.unwrap_or("-").to_owned();
    items
        .map(|item| {
            let position = item.response.as_ref().and_then(|response| response.position);
            [
                words(item.number.as_deref()),
                item.text.split(' ').skip(1).take(4).collect::<Vec<_>>().join(" "),
                words(item.lead_officer.as_deref()),
                words(item.row.executive_member.as_deref()),
                words(position.map(|position| position.code())),
                words(item.due.as_ref().map(|due| due.phrase.as_str())),
                words(item.progress.map(|progress| progress.code())),
                words(item.row.made_on.map(|day| day.to_string()).as_deref()),
            ]
            .join(" | ")
        })
        .collect()
}

#[test]
fn one_tracker_in_four_formats_gives_the_same_items() {
    let expected = [
        "PL1 | the Cabinet publish the | Head of Paths | Cllr Nwosu | in_progress | 30 June 2026 | on_track | 2026-01-12",
        "PL2 | the ferry timetable be | Harbour Manager | Cllr Birch | partly_accepted | September 2026 | - | 2026-01-12",
        "PL3 | the depot be opened | Depot Manager | Cllr Birch | rejected | - | - | 2026-03-09",
        "PL4 | parking charges at the | Parking Manager | Cllr Nwosu | - | July 2026 | not_started | 2026-03-09",
        "PL5 | members be sent the | Markets Officer | Cllr Nwosu | implemented | June 2026 | complete | 2026-03-09",
    ];
    for name in [
        "places-may.csv",
        "places-may.xlsx",
        "places-may.ods",
        "places-may.docx",
    ] {
        assert_eq!(rows(name), expected, "{name}");
    }
}

const MAP: &str = "Code=number,What we want=text,Chased with=lead,Where it stands=progress,Shout date=due";

fn run(home: &Home, command: &str, options: &[&str], map: &str) -> Ended {
    let file = fixture("shops.csv");
    let mut arguments = vec![command];
    arguments.extend_from_slice(options);
    arguments.extend_from_slice(&["--map", map, file.to_str().unwrap()]);
    home.run(arguments)
}

#[test]
fn columns_named_on_the_command_line_make_items_of_rows() {
    let ended = run(&Home::new(), "extract", &["--json"], MAP);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    let json: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    let told: Vec<(&str, &str, Option<&str>)> = json["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            (
                item["number"].as_str().unwrap(),
                item["due"]["phrase"].as_str().unwrap(),
                item["progress"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("K1", "30 June 2026", Some("on_track")),
            ("K2", "1 May 2026", Some("delayed")),
            ("K4", "March 2026", None),
        ]
    );
}

#[test]
fn an_import_remembers_the_columns_that_were_named() {
    let home = Home::new();
    let ended = run(&home, "import", &[], MAP);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    assert!(ended.out.contains("3 findings in the inbox"), "{}", ended.out);
    let next = home.file(
        "next.csv",
        "Code,What we want,Chased with,Where it stands,Shout date\nK9,Mend the clock on the market hall,Estates,On track,1 August 2026\n",
    );
    let ended = home.run(["import".as_ref(), next.as_os_str()]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("1 finding in the inbox"), "{}", ended.out);
}

#[test]
fn a_column_that_is_not_there_is_named_beside_those_that_are() {
    for (command, options) in [("extract", &["--json"][..]), ("import", &[])] {
        let ended = run(&Home::new(), command, options, "Cod=number,What we want=text");
        assert_eq!(ended.code, Some(2), "{command}: {}", ended.err);
        assert!(
            ended.err.contains("No table in this file has a column “cod”"),
            "{}",
            ended.err
        );
        for heading in [
            "Code",
            "What we want",
            "Chased with",
            "Where it stands",
            "Shout date",
        ] {
            assert!(ended.err.contains(&format!("“{heading}”")), "{}", ended.err);
        }
    }
}

#[test]
fn what_no_column_can_hold_is_refused_with_what_it_can() {
    let ended = run(
        &Home::new(),
        "extract",
        &["--json"],
        "Code=colour,What we want=text",
    );
    assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
    for role in ["text", "number", "progress", "sign-off"] {
        assert!(ended.err.contains(role), "{}", ended.err);
    }
}
