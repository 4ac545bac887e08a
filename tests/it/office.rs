//! Word, OpenDocument and Rich Text files: the same findings as from the same paper as text, the
//! numbers as Word prints them, and what must not stop the program.

mod bad_files;
mod numbers;
mod older_word;
mod open_file;
pub mod word_file;

use std::fs;
use std::path::{Path, PathBuf};

use scrutiny_desk::document::{self, Document, Format};
use scrutiny_desk::extract;
use scrutiny_desk::scrutiny::finding::{Extraction, Found};

/// Invented papers that are kept as text and as office files.
const PAPERS: [&str; 12] = [
    "assets/samples/2026-03-10-repairs-report.md",
    "assets/samples/2026-03-10-scrutiny-minutes.txt",
    "assets/samples/2026-04-21-damp-task-group-report.md",
    "assets/samples/2026-06-16-cabinet-response.txt",
    "assets/samples/2026-07-07-action-log.md",
    "assets/samples/2026-10-20-damp-progress-report.md",
    "tests/papers/arncliffe-scrutiny-minutes-2025.txt",
    "tests/papers/calderwick-libraries-response-2019.txt",
    "tests/papers/carrow-status-table-minutes-2011.txt",
    "tests/papers/dunmarsh-fly-tipping-final-report-2017.txt",
    "tests/papers/greywell-budget-scrutiny-2024.txt",
    "tests/papers/hallaton-action-log-2023.txt",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn file(name: &str) -> Vec<u8> {
    fs::read(root().join("tests/files/office").join(name)).unwrap()
}

fn read(path: &Path) -> Document {
    let name = path.file_name().unwrap().to_str().unwrap();
    document::read(&fs::read(path).unwrap(), name).unwrap()
}

/// What is drawn out of a paper, in one line a finding; bold marks of Markdown are no words.
fn findings(document: &Document) -> Vec<String> {
    let Extraction { facts, findings, .. } = extract::extract(document, Default::default());
    let folded = |words: &str| {
        let words = words.replace("**", "");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut lines = vec![folded(&format!(
        "{:?} of {:?}, {:?}: {:?} on {:?}, {:?}",
        facts.kind, facts.council, facts.body, facts.title, facts.date, facts.agenda_item
    ))];
    lines.extend(findings.iter().map(|finding| match &finding.found {
        Found::Item(item) => {
            let response = item.response.as_ref().map(|r| (folded(&r.text), r.position));
            let due = item.due.as_ref().map(|due| (folded(&due.phrase), due.window));
            folded(&format!(
                "{:?} {:?} {:?} {response:?} {due:?} {:?} to {:?}",
                item.kind, item.number, item.text, item.progress, item.addressed_to
            ))
        }
        Found::Date(date) => folded(&format!("{:?} about {:?}", date.due.phrase, date.about)),
    }));
    lines
}

/// Every finding of an office file is that of the paper's text, and none is missing.
#[test]
fn office_files_give_the_findings_of_the_same_paper_as_text() {
    let formats = [
        ("docx", Format::Word),
        ("odt", Format::OpenDocument),
        ("rtf", Format::RichText),
    ];
    let mut compared = 0;
    for paper in PAPERS {
        let path = root().join(paper);
        let expected = findings(&read(&path));
        for (ending, format) in formats {
            let name = path.with_extension(ending);
            let path = root().join("tests/files/office").join(name.file_name().unwrap());
            if !path.exists() {
                assert_eq!(ending, "rtf", "{paper}: Rich Text is kept of some papers only");
                continue;
            }
            let document = read(&path);
            assert_eq!(document.format, format);
            assert!(document.notes.is_empty(), "{paper}: {:?}", document.notes);
            crate::documents::assert_sound(&document).unwrap();
            assert_eq!(findings(&document), expected, "{paper} as {ending}");
            compared += expected.len() - 1;
        }
    }
    assert!(compared >= 190, "only {compared} findings were compared");
}

#[test]
fn a_file_of_another_program_has_its_lists_headings_and_merged_cells() {
    let document = document::read(&file("python-docx-bus-shelters.docx"), "a.docx").unwrap();
    let outline = word_file::outline(&document);
    insta::assert_snapshot!(outline, @r#"
    furniture Bus Shelter Review
    h1 Hollinford Borough Council
    h1 Bus Shelter Review: report of the Task Group
    p Report to Cabinet, 4 May 2027
    h2 Recommendations
    p The Task Group recommends that Cabinet:
    0:1. lights every shelter by the autumn of 2027;
    0:2. reports back on cost and on vandalism by 31 March 2028; and
    0:3. writes to both bus companies.
    h2 Actions outstanding
    0.0.0* No
    0.0.1* Action
    0.0.2* Owner
    0.0.3* Due
    0.1.0 1
    0.1.1 Write to the bus company about the Fenwick Road stop
    0.1.2 Chair
    0.1.3 31 May 2027
    0.2.0 2
    0.2.1 Arrange a visit to the depot
    0.2.2 Cllr Osei
    0.2.3 June 2027
    0.3.0 3
    0.3.1 Send members the repair figures
    0.3.2 Head of Transport
    0:• Residents of Fenwick Road
    "#);
}

#[test]
fn trackers_give_an_item_a_row_whatever_they_are_kept_in() {
    let items = |name: &str| -> Vec<String> {
        let document = document::read(&file(name), name).unwrap();
        crate::documents::assert_sound(&document).unwrap();
        assert_eq!(
            document.notes.len(),
            1,
            "the hidden sheet is named: {:?}",
            document.notes
        );
        let Extraction { findings, .. } = extract::extract(&document, Default::default());
        let of = |found: &Found| match found {
            Found::Item(item) => Some((item.number.clone(), item.due.as_ref().and_then(|due| due.window))),
            Found::Date(_) => None,
        };
        findings
            .iter()
            .filter_map(|finding| of(&finding.found))
            .map(|item| format!("{item:?}"))
            .collect()
    };
    let excel = items("action-log.xlsx");
    assert_eq!(excel.len(), 5, "{excel:#?}");
    assert_eq!(excel, items("action-log.ods"));
    assert!(
        excel[0].contains("CH/31") && excel[0].contains("2026-01-16"),
        "{excel:#?}"
    );
}

#[test]
fn a_workbook_shows_what_its_program_shows() {
    let document = document::read(&file("action-log.xlsx"), "a.xlsx").unwrap();
    assert_eq!(document.format, Format::Workbook);
    insta::assert_snapshot!(word_file::outline(&document), @r#"
    h2 Open actions
    p Larkhythe Borough Council
    p Communities and Housing Scrutiny Committee: action log as at 7 July 2026
    0.0.0* Ref
    0.0.1* Meeting
    0.0.2* Action
    0.0.3* Owner
    0.0.4* Due
    0.0.5* Status
    0.1.0 CH/31
    0.1.1 18/11/2025
    0.1.2 Provide the number of homes with three or more reports of damp since April 2022, ward by ward
    0.1.3 Head of Repairs
    0.1.4 16/01/2026
    0.1.5 Complete. Sent to members on 14/01/2026.
    0.2.0 CH/36
    0.2.1 10/03/2026
    0.2.2 Send members the timetable for letting the ventilation contract
    0.2.3 Head of Procurement
    0.2.4 30/04/2026
    0.2.5 In progress. Awaiting legal advice on the length of the contract.
    0.3.0 CH/39
    0.3.1 10/03/2026
    0.3.2 Invite the town centre police team back to report on anti-social behaviour
    0.3.3 Senior Scrutiny Officer
    0.3.4 March 2027
    0.3.5 Not started.
    p Questions about this log: Priya Lund, Senior Scrutiny Officer, 01632 960118, priya.lund@larkhythe.gov.uk
    h2 Recommendations
    1.0.0* No
    1.0.1* Recommendation
    1.0.2* Response
    1.0.3* Lead officer
    1.0.4* Target date
    1.0.5* Spent
    1.0.6* RAG
    1.1.0 1
    1.1.1 That humidity sensors are fitted in 500 homes
    1.1.2 Accepted
    1.1.3 Marcus Obi
    1.1.4 30/11/2026
    1.1.5 40%
    1.1.6 Green
    1.2.0 2
    1.2.1 That the word "lifestyle" is taken out of all letters
    1.2.2 Partly accepted
    1.2.3 Helen Tranter
    1.2.4 in due course
    1.2.5 0.1
    1.2.6 Amber
    "#);
}

#[test]
fn a_file_is_read_as_what_it_is_and_its_reader_is_told() {
    for (name, called) in [
        ("hallaton-action-log-2023.docx", "minutes.txt"),
        ("hallaton-action-log-2023.docx", "minutes.doc"),
        ("hallaton-action-log-2023.odt", "minutes.docx"),
        ("greywell-budget-scrutiny-2024.rtf", "minutes.doc"),
    ] {
        let own = document::read(&file(name), name).unwrap();
        let other = document::read(&file(name), called).unwrap();
        assert_eq!((own.notes.len(), other.notes.len()), (0, 1), "{name} as {called}");
        assert_eq!(own.text, other.text);
    }
    let plain = document::read(b"That the report be noted.", "minutes.docx").unwrap();
    assert_eq!((plain.format, plain.notes.len()), (Format::Text, 1));
}
