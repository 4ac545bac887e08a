//! A register worked on from the command line alone: import, list, show, check, backup, restore.

use std::fs;

use regex::Regex;
use scrutiny_desk::register::command::paper::{FilePaper, FilePapers};
use scrutiny_desk::register::command::{Command, FindingCommand, PaperCommand};
use scrutiny_desk::register::{Access, Register};
use scrutiny_desk::scrutiny::Moment;
use scrutiny_desk::scrutiny::finding::{Confidence, Extraction, Finding, Found, FoundItem};
use scrutiny_desk::scrutiny::id::PaperId;
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::paper::{PaperFacts, PaperKind};
use scrutiny_desk::scrutiny::passage::{Passage, Span};
use scrutiny_desk::scrutiny::period::{Class, Window};
use scrutiny_desk::scrutiny::promise::Due;
use serde_json::Value;

use crate::support::{Ended, Home};

/// A short report of a task group, invented.
const REPORT: &str = "\
Hollinford Borough Council

Report of the Night Bus Task and Finish Group to Cabinet

Date: 28 June 2016

Recommendation 1 - That the Cabinet provides a shelter at every night bus stop by March 2017.

Recommendation 2 - That the Cabinet asks the operators for a common ticket.
";

/// Eight in the evening of 7 July 2026, in summer time.
const EVENING: Moment = chrono::DateTime::from_timestamp(1_783_450_800, 0).unwrap();

/// The output without what differs from run to run: references, identities, and the day of filing.
fn settled(text: &str) -> String {
    let reference = r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{8}\b";
    let text = Regex::new(reference).unwrap().replace_all(text, "12345678");
    let filed_on = Regex::new(r"filed on \d+ \w+ \d{4}").unwrap();
    filed_on.replace_all(&text, "filed on DAY").into_owned()
}

fn json(ended: &Ended) -> Value {
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{}", ended.out);
    serde_json::from_str(&ended.out).unwrap()
}

/// A time that the report ties to a recommendation.
fn due(phrase: &str, earliest: &str, latest: &str) -> Due {
    Due {
        phrase: phrase.to_owned(),
        window: Some(Window::new(earliest.parse().unwrap(), latest.parse().unwrap())),
        class: Some(Class::Month),
        conditional: false,
        passage: None,
    }
}

fn recommendation(number: &str, text: &str, due: Option<Due>) -> Finding {
    let start = REPORT.find(text).unwrap();
    Finding {
        found: Found::Item(FoundItem {
            kind: ItemKind::Recommendation,
            number: Some(number.to_owned()),
            text: text.to_owned(),
            passage: Passage::one(None, Span::new(start, start + text.len())),
            lead_in: None,
            addressed_to: Some("Cabinet".to_owned()),
            standing: Standing::Ours,
            lead_officer: None,
            response: None,
            due,
            progress: None,
            row: scrutiny_desk::scrutiny::tracker::RowFacts::default(),
        }),
        rule: "numbered_recommendation".to_owned(),
        confidence: Confidence::Certain,
        reason: "it is called a recommendation and has a number".to_owned(),
    }
}

/// A home whose register holds the report with both its recommendations accepted, whatever extraction
/// would make of it.
fn with_report() -> Home {
    let home = Home::new();
    let folder = home.path("data/scrutinydesk/register");
    let (register, _) = Register::open(&folder, Access::Write, EVENING).unwrap();
    let id = PaperId::new(EVENING);
    let paper = FilePaper {
        id,
        part: None,
        text: REPORT.to_owned(),
        blocks: Vec::new(),
        pages: Vec::new(),
        extraction: Extraction {
            facts: PaperFacts {
                kind: PaperKind::CommitteeReport,
                council: Some("Hollinford Borough Council".to_owned()),
                body: Some("Night Bus Task and Finish Group".to_owned()),
                title: Some("Report of the Night Bus Task and Finish Group".to_owned()),
                date: Some("2016-06-28".parse().unwrap()),
                ..PaperFacts::unknown()
            },
            fact_passages: Vec::new(),
            findings: vec![
                recommendation(
                    "1",
                    "That the Cabinet provides a shelter at every night bus stop by March 2017.",
                    Some(due("by March 2017", "2017-03-01", "2017-03-31")),
                ),
                recommendation(
                    "2",
                    "That the Cabinet asks the operators for a common ticket.",
                    None,
                ),
            ],
            blanket_response: None,
            notes: vec!["The second page holds a picture that was not read.".to_owned()],
        },
    };
    let file = Command::Paper(PaperCommand::File(Box::new(FilePapers {
        file_name: "report.txt".to_owned(),
        original: REPORT.into(),
        attached_to: None,
        mappings: Vec::new(),
        papers: vec![paper],
    })));
    register.perform(file, EVENING).unwrap();
    let accept = FindingCommand::AcceptAll {
        paper: id,
        at_least: Confidence::Certain,
    };
    register.perform(Command::Finding(accept), EVENING).unwrap();
    home
}

#[test]
fn papers_are_filed_known_again_and_refused_file_by_file() {
    let home = Home::new();
    home.file("report.txt", REPORT);
    home.file("empty.txt", "");
    home.file("copy of report.txt", REPORT);
    let ended = home.run([
        "import",
        "report.txt",
        "empty.txt",
        "copy of report.txt",
        "gone.txt",
    ]);
    assert_eq!(ended.code, Some(3));
    insta::assert_snapshot!(settled(&ended.out), @r#"
    Filed: report.txt
      “Report of the Night Bus Task and Finish Group to Cabinet”, 2 findings in the inbox
    Already filed: copy of report.txt
      “Report of the Night Bus Task and Finish Group to Cabinet”, filed on DAY
    1 paper filed, 1 already filed, 2 not filed
    "#);
    insta::assert_snapshot!(ended.err, @r#"
    This file is empty: empty.txt
      Download or copy it again.
    There is no such file: gone.txt
      Check its name and its folder.
      No such file or directory (os error 2)
    "#);
}

#[test]
fn lists_are_aligned_and_say_what_is_overdue() {
    let home = with_report();
    let items = home.run(["list", "items"]);
    assert_eq!((items.code, items.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(settled(&items.out), @r#"
    Ref       Stands        Due                      No.  Words
    12345678  Not answered  31 March 2017 (overdue)  1    That the Cabinet provides a shelter at every night bus stop…
    12345678  Not answered  no date                  2    That the Cabinet asks the operators for a common ticket.
    2 items, 1 overdue
    "#);
    let papers = home.run(["list", "papers"]);
    insta::assert_snapshot!(settled(&papers.out), @r#"
    Ref       Date          Kind              In inbox  Items  Paper
    12345678  28 June 2016  Committee report  0         2      Report of the Night Bus Task and Finish Group
    "#);
    let follow_ups = home.run(["list", "follow-ups"]);
    insta::assert_snapshot!(settled(&follow_ups.out), @"No follow-ups yet");
    let meetings = home.run(["list", "meetings"]);
    insta::assert_snapshot!(settled(&meetings.out), @r#"
    Date          Papers  Place  Who meets
    28 June 2016  1              Night Bus Task and Finish Group
    "#);
    let meetings = json(&home.run(["list", "meetings", "--json"]));
    assert_eq!(meetings[0]["date"], "2016-06-28");
    assert_eq!(meetings[0]["id"], Value::Null);
}

#[test]
fn items_are_narrowed_down_in_lists() {
    let home = with_report();
    for (narrowing, found) in [
        (&["--overdue"][..], "1 item, 1 overdue"),
        (&["--committee", "night task", "--open"], "2 items, 1 overdue"),
        (&["--words", "ticket common"], "1 item, 0 overdue"),
        (&["--standing", "put-to-us"], "No item fits: Put to us"),
        (
            &["--column", "closed", "--council", "hollin"],
            "No item fits: Council: hollin · Closed",
        ),
    ] {
        let ended = home.run([&["list"], narrowing].concat());
        assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
        assert_eq!(ended.out.lines().last(), Some(found), "{narrowing:?}");
    }
    let none = home.run(["list", "--json", "--member", "nobody"]);
    assert_eq!(none.out.trim(), "[]");
    let papers = home.run(["list", "papers", "--overdue"]);
    assert_eq!((papers.code, papers.out.as_str()), (Some(2), ""));
    assert!(papers.err.starts_with("These options narrow down items alone"));
}

#[test]
fn items_are_handed_over_into_a_file_and_to_standard_output() {
    let home = with_report();
    let ended = home.run(["export", "--format", "csv", "--to", "tracker.csv"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    assert_eq!(ended.out, "Handed over 2 items: tracker.csv\n");
    let file = fs::read_to_string(home.path("tracker.csv")).unwrap();
    assert!(file.starts_with("\u{feff}No.,Kind,Committee,"));
    assert_eq!(file.matches("\r\n").count(), 3);

    let page = home.run(["export", "--format", "html", "--to", "-", "--words", "ticket"]);
    assert_eq!((page.code, page.err.as_str()), (Some(0), ""));
    assert!(page.out.starts_with("<!DOCTYPE html>"));
    assert!(page.out.contains("<p>Shows: Words: ticket</p>"));
    assert!(page.out.contains("common ticket") && !page.out.contains("night bus stop"));

    let calendar = home.run(["export", "--format", "ics", "--to", "-"]);
    assert!(calendar.out.starts_with("BEGIN:VCALENDAR\r\n"));

    let nowhere = home.run(["export", "--format", "csv", "--to", "gone/tracker.csv"]);
    assert_eq!((nowhere.code, nowhere.out.as_str()), (Some(3), ""));
    insta::assert_snapshot!(nowhere.err, @r#"
    The file could not be written
      Check the folder: it is not there.
      No such file or directory (os error 2): gone/tracker.csv
    "#);
}

/// What is handed over can be filed again: the words of its headings are those of councils' trackers.
#[test]
fn a_tracker_that_was_handed_over_can_be_read_again() {
    let home = with_report();
    home.run(["export", "--format", "csv", "--to", "tracker.csv"]);
    let read = json(&home.run(["extract", "--json", "tracker.csv"]));
    let items = read["items"].as_array().unwrap();
    assert_eq!(items.len(), 2, "{read:#}");
    assert_eq!(
        items[0]["text"],
        "That the Cabinet provides a shelter at every night bus stop by March 2017."
    );
    assert_eq!(items[0]["due"]["latest"], "2017-03-31");
    assert_eq!(items[0]["number"], "1");
}

#[test]
fn an_item_and_a_paper_are_shown_with_everything_about_them() {
    let home = with_report();
    let items = json(&home.run(["list", "--json"]));
    let item = home.run(["show", items[0]["id"].as_str().unwrap()]);
    assert_eq!((item.code, item.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(settled(&item.out), @r#"
    Recommendation 1 (Ours)
      That the Cabinet provides a shelter at every night bus stop by March 2017.

    Made by           Night Bus Task and Finish Group
    Council           Hollinford Borough Council
    Made on           28 June 2016
    Asked of          Cabinet
    Answer            No answer
    Due               “by March 2017” (1 March 2017 to 31 March 2017)
    Paper             Report of the Night Bus Task and Finish Group
    Identity          12345678

    Promises
      said on 28 June 2016: “by March 2017” (1 March 2017 to 31 March 2017)
    "#);
    let papers = json(&home.run(["list", "papers", "--json"]));
    let paper = home.run(["show", papers[0]["id"].as_str().unwrap()]);
    assert_eq!((paper.code, paper.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(settled(&paper.out), @r#"
    Report of the Night Bus Task and Finish Group

    Kind              Committee report
    Council           Hollinford Borough Council
    Body              Night Bus Task and Finish Group
    Date              28 June 2016
    Who may see it    Not stated
    File              report.txt
    Filed on          7 July 2026
    Identity          12345678

    What could not be read
      The second page holds a picture that was not read.

    Findings
      [Accepted] Recommendation 1: That the Cabinet provides a shelter at every night bus stop by March 2017.
      [Accepted] Recommendation 2: That the Cabinet asks the operators for a common ticket.
    "#);
}

#[test]
fn json_of_a_list_holds_whole_words_and_codes() {
    let home = with_report();
    let items = json(&home.run(["list", "--json"]));
    let first = &items[0];
    assert_eq!(first["kind"], "recommendation");
    assert_eq!(first["due"]["latest"], "2017-03-31");
    let shown = json(&home.run(["show", "--json", first["id"].as_str().unwrap()]));
    assert_eq!(shown["text"], first["text"]);
    let papers = json(&home.run(["list", "papers", "--json"]));
    let paper = json(&home.run(["show", "--json", papers[0]["id"].as_str().unwrap()]));
    assert_eq!(paper["file_name"], "report.txt");
    assert_eq!(
        paper["findings"].as_array().unwrap().len(),
        items.as_array().unwrap().len()
    );
}

#[test]
fn a_reference_that_names_nothing_or_too_much_is_told() {
    let home = with_report();
    let items = json(&home.run(["list", "--json"]));
    let common: String = items[0]["id"].as_str().unwrap().chars().take(8).collect();
    let several = home.run(["show", &common]);
    assert_eq!((several.code, several.out.as_str()), (Some(2), ""));
    assert!(
        several.err.contains("Give more of the identity"),
        "{}",
        several.err
    );
    for reference in ["abc", "ffffffffffff"] {
        let none = home.run(["show", reference]);
        assert_eq!((none.code, none.out.as_str()), (Some(2), ""), "{reference}");
    }
}

#[test]
fn every_key_of_a_listing_is_explained_in_the_readme() {
    let home = with_report();
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let (_, readme) = readme
        .split_once("What `list --json` and `show --json` print")
        .unwrap();
    for listing in ["items", "papers"] {
        let rows = json(&home.run(["list", listing, "--json"]));
        let id = rows[0]["id"].as_str().unwrap();
        let shown = json(&home.run(["show", id, "--json"]));
        for object in [&rows[0], &shown] {
            for key in object.as_object().unwrap().keys() {
                assert!(readme.contains(&format!("`{key}`")), "{listing}: {key}");
            }
        }
    }
}

#[test]
fn beside_an_open_window_it_can_be_looked_at_but_not_changed() {
    let home = with_report();
    let folder = home.path("data/scrutinydesk/register");
    let (_window, _) = Register::open(&folder, Access::Write, EVENING).unwrap();
    assert_eq!(home.run(["list"]).code, Some(0));
    assert_eq!(home.run(["check"]).code, Some(0));
    let refused = home.run(["import", "report.txt"]);
    assert_eq!((refused.code, refused.out.as_str()), (Some(4), ""));
    insta::assert_snapshot!(refused.err, @r#"
    This register is open in another window: ~/data/scrutinydesk/register
      Close that window and try again. On the command line, list, show, export and backup work beside it.
    "#);
}

#[test]
fn looking_at_a_register_that_is_not_there_does_not_make_one() {
    let home = Home::new();
    let ended = home.run(["list"]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
    insta::assert_snapshot!(ended.err, @r#"
    There is no register here yet: ~/data/scrutinydesk/register
      Open the window or file a paper to begin one, or name another folder with --register.
    "#);
    assert!(!home.path("data").exists());
}
#[test]
fn a_backup_brings_everything_back() {
    let home = with_report();
    let before = home.run(["list", "papers", "--json"]);
    let backed_up = home.run(["backup", "stick"]);
    assert_eq!((backed_up.code, backed_up.err.as_str()), (Some(0), ""));
    let copy = backed_up
        .out
        .trim()
        .rsplit(": ")
        .next()
        .unwrap()
        .replace('~', home.path("").to_str().unwrap());
    home.file("later.txt", "Filed after the backup.");
    assert_eq!(home.run(["import", "later.txt"]).code, Some(0));
    let restored = home.run(["restore", &copy]);
    assert_eq!(
        (restored.code, restored.err.as_str()),
        (Some(0), ""),
        "{}",
        restored.out
    );
    assert!(
        restored.out.contains("The register that was there is kept: ~"),
        "{}",
        restored.out
    );
    assert_eq!(home.run(["list", "papers", "--json"]), before);
    let checked = home.run(["check"]);
    assert_eq!(checked.code, Some(0));
    insta::assert_snapshot!(checked.out, @r#"
    1 original compared with what was filed, 3 rows of the search index compared with the text
    All is well
    "#);
}

#[test]
fn a_changed_original_is_a_fault_that_the_check_finds() {
    let home = with_report();
    let papers = home.path("data/scrutinydesk/register/papers");
    let below = fs::read_dir(papers).unwrap().next().unwrap().unwrap().path();
    let original = fs::read_dir(below).unwrap().next().unwrap().unwrap().path();
    let mut permissions = fs::metadata(&original).unwrap().permissions();
    #[expect(
        clippy::permissions_set_readonly_false,
        reason = "the file is gone after the test"
    )]
    permissions.set_readonly(false);
    fs::set_permissions(&original, permissions).unwrap();
    fs::write(&original, "something else").unwrap();
    let ended = home.run(["check"]);
    assert_eq!(ended.code, Some(1), "{}", ended.out);
    assert!(ended.err.contains("restore"), "{}", ended.err);
}

#[test]
fn a_damaged_register_is_left_as_it_is_and_the_newest_backup_is_named() {
    let home = with_report();
    let register = home.path("data/scrutinydesk/register");
    let backups = register.join("backups");
    let backed_up = home.run(["backup".as_ref(), backups.as_os_str()]);
    assert_eq!(backed_up.code, Some(0), "{}", backed_up.err);
    for part in ["register.db-wal", "register.db-shm"] {
        // They are there only where the last one to leave did not tidy up.
        let _ = fs::remove_file(register.join(part));
    }
    let damaged = "This was once a database.".repeat(400);
    fs::write(register.join("register.db"), &damaged).unwrap();
    let refused = home.run(["import", "report.txt"]);
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    let stamp = Regex::new(r"\d{8}T\d{6}Z").unwrap();
    insta::assert_snapshot!(stamp.replace(&refused.err, "MOMENT"), @r#"
    The register is damaged and can only be read
      Nothing was deleted. Restore the newest backup, and the damaged register is kept beside it: scrutiny-desk --register "~/data/scrutinydesk/register" restore "~/data/scrutinydesk/register/backups/MOMENT"
    "#);
    assert_eq!(fs::read_to_string(register.join("register.db")).unwrap(), damaged);
    let newest = fs::read_dir(&backups).unwrap().next().unwrap().unwrap().path();
    let restored = home.run(["restore".as_ref(), newest.as_os_str()]);
    assert_eq!((restored.code, restored.err.as_str()), (Some(0), ""));
    assert_eq!(json(&home.run(["list", "--json"])).as_array().unwrap().len(), 2);
}
