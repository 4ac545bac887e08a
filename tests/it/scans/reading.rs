//! Scans that are read: by a stand-in that answers as Tesseract does, and once by the real one.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use scrutiny_desk::document;
use scrutiny_desk::jobs::ocr::{OcrError, OcrLimits, ScanJob, ScanRead, ScanReport, Tesseract, Whereabouts};
use scrutiny_desk::jobs::pages::{DrawingProgram, PageAnswer, PageJob};
use scrutiny_desk::jobs::{Filed, ImportJob, Password, ReaderProgram, Source, read_in_child};
use scrutiny_desk::register::command::NoteCommand;
use scrutiny_desk::register::view::PaperView;
use scrutiny_desk::register::{Access, Command, Register};
use scrutiny_desk::scrutiny::Moment;
use scrutiny_desk::scrutiny::finding::Confidence;
use scrutiny_desk::scrutiny::id::{NoteId, PaperId};
use scrutiny_desk::scrutiny::passage::PageWords;

use super::made::{Shades, drawn, printed, scan_of, white};
use crate::pdf::sketch::{Sketch, words};
use crate::support::{Home, PROGRAM};

/// What the stand-in reads off every page, in pixels of a page of A4 at 300 to the inch.
const LINES: [&str; 4] = [
    "Roads Scrutiny Panel",
    "9 March 2027",
    "Recommendations",
    "Recommendation 1: That the Cabinet lights every bus shelter by March 2028.",
];

fn now() -> Moment {
    "2027-03-20T20:00:00Z".parse().unwrap()
}

/// The table of words that Tesseract would print of these lines.
fn table(lines: &[&str]) -> String {
    let mut table =
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
            .to_owned();
    for (line, words) in (1..).zip(lines) {
        let mut left = 300;
        for (word, text) in (1..).zip(words.split(' ')) {
            let width = 24 * text.chars().count();
            let top = 300 + line * 130;
            table.push_str(&format!(
                "5\t1\t{line}\t1\t1\t{word}\t{left}\t{top}\t{width}\t33\t92.5\t{text}\n"
            ));
            left += width + 12;
        }
    }
    table
}

/// A program that answers as Tesseract does, and of a picture says what `then` makes it say.
fn stand_in(home: &Home, then: &str) -> PathBuf {
    let script = format!(
        "#!/bin/sh\nif [ \"$1\" = --list-langs ]; then printf 'List of available languages (2):\\ncym\\neng\\n'; exit; fi\n\
         cat > /dev/null\n{then}\n"
    );
    let file = home.file("bin/tesseract", script);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    file
}

/// The stand-in that reads the lines above.
fn reading(home: &Home) -> PathBuf {
    let words = home.file("words.tsv", table(&LINES));
    stand_in(home, &format!("cat '{}'", words.display()))
}

fn the_program() -> ReaderProgram {
    ReaderProgram::from(PathBuf::from(PROGRAM))
}

fn register(home: &Home) -> Arc<Register> {
    let opened = Register::open(&home.path("register"), Access::Write, now());
    Arc::new(opened.unwrap().0)
}

fn import(register: &Arc<Register>, file: PathBuf, password: Option<Password>) -> Filed {
    let job = ImportJob::start(
        vec![Source::File(file)],
        password,
        Arc::clone(register),
        the_program(),
        Arc::new(|| ()),
        Arc::new(now),
    );
    let report = job.unwrap().wait_for_reports().next().unwrap();
    report.filed
}

fn filed(register: &Arc<Register>, file: PathBuf) -> PaperId {
    let Filed::Filed { papers, .. } = import(register, file, None) else {
        panic!("it was not filed");
    };
    assert!(papers[0].pictures.unread > 0, "it is no scan");
    papers[0].paper
}

fn read_with(register: &Arc<Register>, paper: PaperId, tesseract: Tesseract) -> ScanReport {
    let job = scan_job(register, paper, tesseract);
    job.wait_for_reports().next().unwrap()
}

fn scan_job(register: &Arc<Register>, paper: PaperId, tesseract: Tesseract) -> ScanJob {
    ScanJob::start(
        vec![(paper, None)],
        Arc::clone(register),
        the_program(),
        tesseract,
        Arc::new(|| ()),
        Arc::new(now),
    )
    .unwrap()
}

fn view(register: &Register, paper: PaperId) -> PaperView {
    register.reader().unwrap().paper(paper).unwrap().unwrap()
}

#[test]
fn a_scan_is_filed_as_pictures_and_its_findings_come_when_it_is_read() {
    let home = Home::new();
    let register = register(&home);
    let paper = filed(&register, home.file("scan.pdf", scan_of(&[white()], false)));
    assert_eq!(view(&register, paper).text, "");
    let tesseract = Tesseract::at(&reading(&home)).unwrap();
    assert!(tesseract.reads_welsh());
    let report = read_with(&register, paper, tesseract);
    let ScanRead::Read {
        pages,
        failed,
        confidence,
        findings,
        papers,
    } = report.read
    else {
        panic!("{report:?}");
    };
    assert_eq!((pages, failed, confidence, findings), (1, vec![], 93, 1));
    assert_eq!(papers, [], "it is one paper");
    let read = view(&register, paper);
    assert_eq!(read.text, LINES.join("\n\n"));
    assert_eq!(read.pages[0].words, PageWords::Ocr { confidence: 93 });
    assert_eq!(read.findings[0].finding.confidence, Confidence::Likely);
    assert_eq!(read.paper.facts.body.as_deref(), Some("Roads Scrutiny Panel"));
    assert_eq!(
        read.paper.notes,
        ["Page 1 was read by OCR, well legible (93 % or more sure): check what matters against the page."]
    );
}

/// An agenda, the minutes of the last meeting and a report of two pages.
const PACK: [&[&str]; 4] = [
    &[
        "HOLLINFORD BOROUGH COUNCIL",
        "Roads Scrutiny Panel",
        "AGENDA",
        "Meeting to be held on 9 June 2027 at 6.30 p.m. in the Guildhall",
        "1. Apologies for absence",
        "2. Minutes of the last meeting (Page 2)",
        "3. Bus shelter review (Pages 3 - 4)",
    ],
    &[
        "Agenda Item 2",
        "Minutes of the Roads Scrutiny Panel",
        "Meeting held on 12 May 2027",
        "14. Winter roads",
        "RESOLVED - That the Head of Highways writes to the panel about salt by 30 June 2027.",
    ],
    &[
        "Agenda Item 3",
        "Report to: Roads Scrutiny Panel",
        "Report of: Head of Highways",
        "Bus shelter review",
        "Recommendations",
        "1. That the Cabinet provides a shelter at every stop in Elm Road by March 2028.",
        "2. That the Cabinet reports back within six months.",
    ],
    &[
        "Background",
        "Officers counted those who wait in the rain at forty stops in the north.",
    ],
];

/// The stand-in that reads the pages of the pack one after the other.
fn reading_the_pack(home: &Home) -> PathBuf {
    for (number, lines) in (1..).zip(PACK) {
        home.file(format!("page{number}.tsv"), table(lines));
    }
    let count = home.file("count", "0");
    let folder = home.path("");
    stand_in(
        home,
        &format!(
            "n=$(( $(cat '{count}') + 1 )); echo $n > '{count}'; cat '{folder}'/page$n.tsv",
            count = count.display(),
            folder = folder.display()
        ),
    )
}

fn scanned_pack(home: &Home, register: &Arc<Register>) -> PaperId {
    let pages = [white(), white(), white(), white()];
    filed(register, home.file("pack.pdf", scan_of(&pages, false)))
}

/// The papers on the register: their pages in the file, their item and how their pages came by their words.
fn papers(register: &Register) -> Vec<(Option<(u32, u32)>, Option<String>, Vec<PageWords>)> {
    let reader = register.reader().unwrap();
    reader
        .papers()
        .unwrap()
        .into_iter()
        .map(|row| {
            let view = reader.paper(row.paper.id).unwrap().unwrap();
            (
                row.paper.part.map(|part| (part.first_page, part.last_page)),
                row.paper.facts.agenda_item,
                view.pages.iter().map(|page| page.words).collect(),
            )
        })
        .collect()
}

#[test]
fn a_scanned_pack_becomes_its_papers_when_it_is_read_and_one_undo_makes_it_a_scan_again() {
    let home = Home::new();
    let register = register(&home);
    let scan = scanned_pack(&home, &register);
    let whole = papers(&register);
    assert_eq!(whole, [(None, None, vec![PageWords::Picture; 4])]);
    let report = read_with(&register, scan, Tesseract::at(&reading_the_pack(&home)).unwrap());
    let ScanRead::Read {
        pages,
        findings,
        papers: parts,
        ..
    } = report.read
    else {
        panic!("{report:?}");
    };
    assert_eq!((pages, parts.len()), (4, 3));
    let read = PageWords::Ocr { confidence: 93 };
    let cut = papers(&register);
    assert_eq!(
        cut,
        [
            (Some((1, 1)), None, vec![read]),
            (Some((2, 2)), Some("2".to_owned()), vec![read]),
            (Some((3, 4)), Some("3".to_owned()), vec![read; 2]),
        ]
    );
    let report = view(&register, parts[2]);
    assert!(report.text.contains("provides a shelter"), "{}", report.text);
    assert_eq!(report.paper.facts.body.as_deref(), Some("Roads Scrutiny Panel"));
    assert!(
        findings >= 2 && report.findings.len() >= 2,
        "{:?}",
        report.findings
    );
    let reader = register.reader().unwrap();
    assert_eq!(reader.paper(scan).unwrap(), None, "the whole has gone");
    let original = reader.original(parts[2]).unwrap().unwrap();
    let words_on: Vec<(u32, usize)> = original
        .ocr
        .iter()
        .map(|page| (page.number, page.words.len()))
        .collect();
    assert_eq!(words_on, [(3, 42), (4, 15)]);
    assert_eq!(reader.check().unwrap().faults, Vec::<String>::new());
    drop(reader);
    let undone = register.perform(Command::Undo, now()).unwrap();
    assert!(
        undone.label.contains("Read “pack.pdf” by OCR: 3 papers"),
        "{}",
        undone.label
    );
    assert_eq!(papers(&register), whole);
    register.perform(Command::Redo, now()).unwrap();
    assert_eq!(papers(&register), cut);
}

#[test]
fn a_scanned_pack_on_which_something_stands_stays_one_paper() {
    let home = Home::new();
    let register = register(&home);
    let scan = scanned_pack(&home, &register);
    let note = NoteCommand::Add {
        id: NoteId::new(now()),
        item: None,
        paper: Some(scan),
        text: "Ask for a better copy".to_owned(),
        visit: None,
    };
    register.perform(Command::Note(note), now()).unwrap();
    let report = read_with(&register, scan, Tesseract::at(&reading_the_pack(&home)).unwrap());
    assert!(
        matches!(&report.read, ScanRead::Read { papers, .. } if papers.is_empty()),
        "{report:?}"
    );
    let papers = papers(&register);
    assert_eq!(papers.len(), 1);
    assert_eq!(papers[0].0, None, "it is all of its file");
    assert_eq!(papers[0].2, [PageWords::Ocr { confidence: 93 }; 4]);
}

#[test]
fn the_words_of_a_scan_are_found_on_its_pages() {
    let home = Home::new();
    let register = register(&home);
    let paper = filed(&register, home.file("scan.pdf", scan_of(&[white()], true)));
    read_with(&register, paper, Tesseract::at(&reading(&home)).unwrap());
    let (wake, woken) = std::sync::mpsc::channel();
    let wake = std::sync::Mutex::new(wake);
    let job = PageJob::start(
        register.reader().unwrap(),
        paper,
        DrawingProgram::from(&the_program()),
        Arc::new(move || {
            let _ = wake.lock().unwrap().send(());
        }),
        |picture| picture,
    )
    .unwrap();
    let begun = Instant::now();
    // The places are worked out once the first list of what is wanted has come.
    job.want(vec![scrutiny_desk::jobs::pages::PageWindow {
        page: 1,
        whole: (60, 84),
        corner: (0, 0),
        size: (60, 84),
    }]);
    let places = loop {
        let _ = woken.recv_timeout(Duration::from_millis(200));
        let found = job.answers().find_map(|answer| match answer {
            PageAnswer::Places(places) => Some(places),
            _ => None,
        });
        if let Some(places) = found {
            break places.expect("the text is that of the file");
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "no places came");
    };
    let text = view(&register, paper).text;
    let at = text.find("March 2028").unwrap();
    let word = places.words.iter().find(|word| word.span.start == at).unwrap();
    // The fourth line: its base line at 853 pixels, its eleventh word from 300 pixels on.
    assert_eq!(word.place.page, 1);
    let pixels = |tenths: i32| tenths * 300 / 720;
    assert!((pixels(word.place.top) - 820).abs() <= 6, "{word:?}");
    assert!((pixels(word.place.left) - 1_692).abs() <= 6, "{word:?}");
}

#[test]
fn only_the_pages_that_are_pictures_are_read_and_what_was_decided_stays() {
    let home = Home::new();
    let register = register(&home);
    let lines = [
        words(72.0, 100.0, "Parks Scrutiny Panel, 2 March 2027"),
        words(72.0, 130.0, "Recommendations"),
        words(
            72.0,
            160.0,
            "Recommendation 7: That the Cabinet mends the swings by May 2027.",
        ),
    ];
    let mut sketch = Sketch::of_pages(&["q 595 0 0 842 0 0 cm /Scan Do Q".to_owned(), lines.concat()]);
    let picture = sketch.add(crate::pdf::sketch::stream(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        &[255],
    ));
    sketch.set(
        5,
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /XObject << /Scan {picture} 0 R >> >> >>"
        ),
    );
    let paper = filed(&register, home.file("mixed.pdf", sketch.bytes()));
    let before = view(&register, paper);
    assert_eq!(before.findings.len(), 1);
    assert_eq!(
        before.paper.notes,
        ["Page 1 is a picture without text, and was not read."]
    );
    read_with(&register, paper, Tesseract::at(&reading(&home)).unwrap());
    let after = view(&register, paper);
    assert_eq!(after.pages[1].words, PageWords::Printed);
    assert_eq!(after.findings.len(), 2);
    let swings = after
        .findings
        .iter()
        .find(|f| f.id == before.findings[0].id)
        .unwrap();
    let passage = swings.finding.passage().unwrap();
    assert_eq!(passage.page, Some(2));
    assert_eq!(
        passage.words(&after.text),
        before.findings[0].finding.passage().unwrap().words(&before.text)
    );
    // What the paper said of itself stays.
    assert_eq!(after.paper.facts.body, before.paper.facts.body);
}

#[test]
fn a_program_that_fails_hangs_or_grows_leaves_the_scan_as_it_was() {
    let home = Home::new();
    let register = register(&home);
    let paper = filed(&register, home.file("scan.pdf", scan_of(&[white()], false)));
    let failed = |then: &str, limits: OcrLimits| {
        let mut tesseract = Tesseract::at(&stand_in(&home, then)).unwrap();
        tesseract.limits = limits;
        match read_with(&register, paper, tesseract).read {
            ScanRead::Failed(OcrError::NoPageRead { detail }) => detail,
            other => panic!("{other:?}"),
        }
    };
    let usual = OcrLimits::default();
    assert!(failed("echo 'no such language' >&2; exit 1", usual).ends_with("no such language"));
    let short = OcrLimits {
        page: Duration::from_millis(300),
        ..usual
    };
    assert_eq!(failed("exec sleep 60", short), "it took too long");
    let small = OcrLimits {
        memory_bytes: 48 * 1024 * 1024,
        ..usual
    };
    assert_eq!(failed("exec tail /dev/zero", small), "it took too much memory");
    let nothing = Tesseract::at(&stand_in(&home, "true")).unwrap();
    let read = read_with(&register, paper, nothing).read;
    assert!(matches!(read, ScanRead::Failed(OcrError::NoWords)), "{read:?}");
    assert_eq!(view(&register, paper).reading, 0);
}

#[test]
fn reading_is_stopped_at_once() {
    let home = Home::new();
    let register = register(&home);
    let paper = filed(&register, home.file("scan.pdf", scan_of(&[white()], false)));
    let begun_file = home.path("begun");
    let script = format!("touch '{}'; exec sleep 60", begun_file.display());
    let job = scan_job(
        &register,
        paper,
        Tesseract::at(&stand_in(&home, &script)).unwrap(),
    );
    let begun = Instant::now();
    while !begun_file.exists() {
        assert!(begun.elapsed() < Duration::from_secs(60), "it never began");
        std::thread::sleep(Duration::from_millis(10));
    }
    let stopped = Instant::now();
    job.cancel();
    let report = job.wait_for_reports().next().unwrap();
    assert!(matches!(report.read, ScanRead::Cancelled), "{report:?}");
    assert!(stopped.elapsed() < Duration::from_secs(20), "it was waited for");
    assert_eq!(view(&register, paper).reading, 0);
}

#[test]
fn the_command_line_files_a_scan_and_reads_it_where_tesseract_is_on_the_path() {
    let home = Home::new();
    home.file("scan.pdf", scan_of(&[white()], false));
    home.file("photo.png", crate::scans::made::white().to_png());
    reading(&home);
    let path = format!("{}:/bin:/usr/bin", home.path("bin").display());
    let run = |arguments: &[&str]| {
        let output = home.command(arguments).env("PATH", &path).output().unwrap();
        home.ended(&output)
    };
    let ended = run(&["import", "--no-ocr", "photo.png"]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(
        ended.out,
        "Filed: photo.png\n  “photo.png”, nothing found in it\n  This file is a picture of a page: it holds no text.\n\
         1 paper filed\n"
    );
    let ended = run(&["import", "scan.pdf"]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(
        ended.out,
        "Filed: scan.pdf\n  “scan.pdf”, nothing found in it\n  This PDF is a scan: it holds pictures of pages and no text.\n\
         Reading 1 scan by OCR\n  “scan.pdf”, 1 page, well legible (93 %), 1 finding in the inbox\n1 paper filed\n"
    );
    let ended = run(&["extract", "--text", "scan.pdf"]);
    assert_eq!(ended.out, LINES.join("\n\n"));
    let ended = run(&["extract", "--text", "--no-ocr", "scan.pdf"]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), ""));
}

#[test]
fn a_locked_pdf_is_filed_with_its_password_which_is_written_nowhere() {
    let home = Home::new();
    let register = register(&home);
    let locked = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/pdf/password.pdf");
    let file = home.file("locked.pdf", fs::read(locked).unwrap());
    let refused = |password: Option<&str>| {
        let password = password.and_then(Password::typed);
        match import(&register, file.clone(), password) {
            Filed::Failed(error) => error.needs_password(),
            other => panic!("{other:?}"),
        }
    };
    assert!(refused(None));
    assert!(refused(Some("not it")));
    let password = Password::typed(PASSWORD).unwrap();
    let Filed::Filed { papers, .. } = import(&register, file, Some(password)) else {
        panic!("the password does not open it");
    };
    assert!(
        view(&register, papers[0].paper)
            .text
            .contains("That the report be noted")
    );
    drop(register);
    for kept in fs::read_dir(home.path("register")).unwrap() {
        let path = kept.unwrap().path();
        if path.is_file() {
            let bytes = fs::read(&path).unwrap();
            let held = bytes
                .windows(PASSWORD.len())
                .any(|part| part == PASSWORD.as_bytes());
            assert!(!held, "the password stands in {}", path.display());
        }
    }
}

/// The password of the locked paper of the other tests.
const PASSWORD: &str = "secret";

#[test]
fn a_scan_that_the_real_program_reads_comes_out_as_the_paper_that_was_scanned() {
    let Some(tesseract) = Whereabouts::Usual.find() else {
        println!("skipped: Tesseract is not installed on this computer");
        return;
    };
    let home = Home::new();
    let paper = printed();
    let pages: Vec<Shades> = drawn(&paper, 300);
    let count = pages.len();
    let scan = home.file("scan.pdf", scan_of(&pages, false));
    let begun = Instant::now();
    let read = read_in_child(&scan, &the_program(), None, || Some(tesseract)).unwrap();
    let seconds = begun.elapsed().as_secs_f64() / count as f64;
    let expected = document::read(&paper, "paper.pdf").unwrap().text;
    let (recall, precision) = likeness(&expected, &read[0].document.text);
    println!("recall {recall:.4}, precision {precision:.4}, {seconds:.1} seconds a page in this build");
    assert!(
        recall > 0.97 && precision > 0.97,
        "recall {recall}, precision {precision}"
    );
    let numbers: Vec<&str> = read[0]
        .extraction
        .findings
        .iter()
        .filter_map(|finding| match &finding.found {
            scrutiny_desk::scrutiny::finding::Found::Item(item) => item.number.as_deref(),
            scrutiny_desk::scrutiny::finding::Found::Date(_) => None,
        })
        .collect();
    assert!(numbers.starts_with(&["1", "2", "3"]), "{numbers:?}");
    let certain = |confidence: Confidence| confidence == Confidence::Certain;
    assert!(
        !read[0]
            .extraction
            .findings
            .iter()
            .any(|finding| certain(finding.confidence))
    );
}

/// The share of the expected words that were read, and of the words read that were expected.
fn likeness(expected: &str, read: &str) -> (f64, f64) {
    let words = |text: &str| -> Vec<String> {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        words.sort();
        words
    };
    let (expected, mut read) = (words(expected), words(read));
    let (all, count) = (expected.len(), read.len());
    let mut both = 0;
    for word in expected {
        if let Ok(at) = read.binary_search(&word) {
            read.remove(at);
            both += 1;
        }
    }
    (f64::from(both) / all as f64, f64::from(both) / count as f64)
}

#[test]
fn a_program_is_found_where_programs_are_looked_for() {
    let home = Home::new();
    let file = reading(&home);
    assert!(Whereabouts::At(file).find().is_some());
    assert!(Whereabouts::At(Path::new("/nowhere").to_owned()).find().is_none());
    assert!(Whereabouts::Nowhere.find().is_none());
}
