//! Zips, folders and e-mails: everything in them that is a paper comes in, and what does not is said.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;

use scrutiny_desk::document::DocumentError;
use scrutiny_desk::jobs::{FileReport, Filed, ImportError, ImportJob, LeftOut, ReaderProgram, Source, Stage};
use scrutiny_desk::register::{Access, Register};
use scrutiny_desk::scrutiny::Moment;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::made_up::{mail, pack, report, report_alone, zip_of};
use super::quine;
use crate::support::{Home, PROGRAM};

pub fn evening() -> Moment {
    "2027-06-01T20:15:00Z".parse().unwrap()
}

pub fn register(home: &Home) -> Arc<Register> {
    let (register, _) = Register::open(&home.path("register"), Access::Write, evening()).unwrap();
    Arc::new(register)
}

fn job(register: &Arc<Register>, file: PathBuf) -> ImportJob {
    ImportJob::start(
        vec![Source::File(file)],
        None,
        Arc::clone(register),
        ReaderProgram::from(PathBuf::from(PROGRAM)),
        Arc::new(|| ()),
        Arc::new(evening),
    )
    .unwrap()
}

pub fn import(register: &Arc<Register>, file: PathBuf) -> Vec<FileReport> {
    job(register, file).wait_for_reports().collect()
}

/// The reports as lines: the file from its last known folder on, and what became of it.
pub fn told(reports: &[FileReport], home: &Home) -> Vec<String> {
    let base = home.path("");
    reports
        .iter()
        .map(|report| {
            let file = report.file.strip_prefix(&base).unwrap_or(&report.file).display();
            match &report.filed {
                Filed::Filed { papers, known } => format!("{file}: filed {} after {known}", papers.len()),
                Filed::AlreadyFiled { words, .. } => format!("{file}: already {words}"),
                Filed::LeftOut { files, why } => format!("{file}: left out {files:?} {why:?}"),
                Filed::Failed(error) => format!("{file}: failed, {error}"),
                Filed::Cancelled => format!("{file}: cancelled"),
            }
        })
        .collect()
}

#[test]
fn a_pack_is_filed_once_and_a_removed_paper_of_it_again() {
    use scrutiny_desk::register::Command;
    use scrutiny_desk::register::command::PaperCommand;
    let home = Home::new();
    let register = register(&home);
    let file = home.file("pack.pdf", pack());
    assert_eq!(
        told(&import(&register, file.clone()), &home),
        ["pack.pdf: filed 4 after 0"]
    );
    assert_eq!(
        told(&import(&register, file.clone()), &home),
        ["pack.pdf: already all 4 papers in it, filed on 1 June 2027"]
    );
    let rows = register.reader().unwrap().papers().unwrap();
    let remove = PaperCommand::Remove {
        paper: rows[2].paper.id,
    };
    register.perform(Command::Paper(remove), evening()).unwrap();
    assert_eq!(
        told(&import(&register, file), &home),
        ["pack.pdf: filed 1 after 3"]
    );
}

#[test]
fn a_report_that_was_sent_out_before_is_known_in_its_pack() {
    let home = Home::new();
    let register = register(&home);
    import(&register, home.file("bus shelters.pdf", report_alone()));
    import(&register, home.file("pack.pdf", pack()));
    let rows = register.reader().unwrap().papers().unwrap();
    let alone = rows.iter().find(|row| row.paper.part.is_none()).unwrap();
    let proposed: Vec<_> = rows
        .iter()
        .filter(|row| row.paper.edition_proposed == Some(alone.paper.id))
        .map(|row| row.paper.part.as_ref().unwrap().number)
        .collect();
    assert_eq!(proposed, [3]);
}

#[test]
fn what_is_in_a_zip_comes_in_and_what_does_not_is_said_once_for_each_reason() {
    let home = Home::new();
    let register = register(&home);
    let inner = zip_of(&[("lease.txt", report("Depot lease", "lets the depot").as_bytes())]);
    let zip = zip_of(&[
        (
            "June/play areas.txt",
            report("Play areas", "mends the swings").as_bytes(),
        ),
        ("June/pack.pdf", &pack()),
        ("__MACOSX/June/._pack.pdf", b"junk"),
        ("June/.DS_Store", b"junk"),
        ("June/photo.gif", b"GIF89a\x01\0\x01\0\0\0"),
        ("../../escape.txt", report("Escape", "stays inside").as_bytes()),
        ("more.zip", &inner),
    ]);
    let reports = import(&register, home.file("papers.zip", zip));
    assert_eq!(
        told(&reports, &home),
        [
            r#"papers.zip: left out ["__MACOSX/June/._pack.pdf", "June/.DS_Store"] Litter"#,
            "papers.zip/June/play areas.txt: filed 1 after 0",
            "papers.zip/June/pack.pdf: filed 4 after 0",
            "papers.zip/June/photo.gif: failed, the file is a picture, which cannot be read yet",
            "papers.zip/escape.txt: filed 1 after 0",
            "papers.zip/more.zip/lease.txt: filed 1 after 0",
        ]
    );
    let reader = register.reader().unwrap();
    assert_eq!(reader.counts().unwrap().papers, 7);
    assert_eq!(
        reader.check().unwrap().originals,
        4,
        "the zips themselves are not kept"
    );
    assert_eq!(reader.check().unwrap().faults, Vec::<String>::new());
}

#[test]
fn a_zip_that_unpacks_without_end_is_refused_whole() {
    let home = Home::new();
    let register = register(&home);
    let zeros = vec![0_u8; 1 << 20];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..9 {
        zip.start_file(format!("{number}.txt"), SimpleFileOptions::default())
            .unwrap();
        for _ in 0..65 {
            zip.write_all(&zeros).unwrap();
        }
    }
    zip.start_file("good.txt", SimpleFileOptions::default()).unwrap();
    zip.write_all(report("Play areas", "mends the swings").as_bytes())
        .unwrap();
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20, "{} bytes unpack to 585 MB", bomb.len());
    let reports = import(&register, home.file("bomb.zip", bomb));
    assert!(
        matches!(
            reports.as_slice(),
            [FileReport {
                filed: Filed::Failed(ImportError::Document(DocumentError::UnpacksTooLarge { .. })),
                ..
            }]
        ),
        "{reports:?}"
    );
    assert_eq!(register.reader().unwrap().counts().unwrap().papers, 0);
}

#[test]
fn zips_in_zips_are_left_out_where_they_lie_too_deep() {
    let home = Home::new();
    let register = register(&home);
    let mut zip = zip_of(&[("deep.txt", report("Deep", "digs").as_bytes())]);
    for depth in (1..5).rev() {
        let note = report(&format!("Note {depth}"), "writes");
        zip = zip_of(&[("note.txt", note.as_bytes()), ("next.zip", &zip)]);
    }
    let lines = told(&import(&register, home.file("a.zip", zip)), &home);
    assert_eq!(
        lines,
        [
            "a.zip/note.txt: filed 1 after 0",
            "a.zip/next.zip/note.txt: filed 1 after 0",
            "a.zip/next.zip/next.zip/note.txt: filed 1 after 0",
            r#"a.zip/next.zip/next.zip/next.zip: left out ["note.txt", "next.zip"] TooDeep"#,
        ]
    );
}

#[test]
fn a_file_without_a_name_in_a_zip_is_left_out() {
    let home = Home::new();
    let register = register(&home);
    let zip = zip_of(&[("\u{a0}", b"That the report be noted.")]);
    assert_eq!(
        told(&import(&register, home.file("a.zip", zip)), &home),
        [r#"a.zip: left out ["a file without a name"] Damaged"#]
    );
}

#[test]
fn an_empty_or_damaged_zip_is_said() {
    let home = Home::new();
    let register = register(&home);
    let mut cut = zip_of(&[("a.txt", b"That the Cabinet reports back."), ("b.txt", b"more")]);
    cut.truncate(cut.len() - 30);
    for (name, bytes, expected) in [
        ("empty.zip", zip_of(&[]), "empty.zip: failed, the file is empty"),
        ("cut.zip", cut, "cut.zip: failed, "),
    ] {
        let lines = told(&import(&register, home.file(name, bytes)), &home);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].starts_with(expected), "{lines:?}");
    }
}

#[test]
fn a_folder_comes_in_with_all_below_it_in_the_order_of_its_names() {
    let home = Home::new();
    let register = register(&home);
    home.file("June/b.txt", report("Play areas", "mends the swings"));
    home.file("June/A.txt", report("Bus lanes", "paints the lanes"));
    home.file("June/bad.docx", b"PK\x03\x04 cut short");
    home.file("June/empty.txt", "");
    home.file("June/Thumbs.db", "junk");
    home.file("June/.hidden/secret.txt", "junk");
    home.file("June/more/c.txt", report("Lifts", "mends the lifts"));
    #[cfg(unix)]
    std::os::unix::fs::symlink(home.path("June"), home.path("June/more/loop")).unwrap();
    let reports = import(&register, home.path("June"));
    let mut lines = told(&reports, &home);
    let left_out: Vec<String> = lines.extract_if(.., |line| line.contains("left out")).collect();
    assert!(
        left_out[0].contains("Thumbs.db") && left_out[0].contains(".hidden"),
        "{left_out:?}"
    );
    #[cfg(unix)]
    assert!(
        left_out[1].contains("more/loop") && left_out[1].ends_with("Link"),
        "{left_out:?}"
    );
    assert_eq!(lines[0], "June/A.txt: filed 1 after 0");
    assert_eq!(lines[1], "June/b.txt: filed 1 after 0");
    assert!(lines[2].starts_with("June/bad.docx: failed"), "{}", lines[2]);
    assert_eq!(lines[3], "June/empty.txt: failed, the file is empty");
    assert_eq!(lines[4], "June/more/c.txt: filed 1 after 0");
    assert_eq!(lines.len(), 5);
    let nothing = told(
        &import(&register, home.path("June/.hidden/..").join("..").join("None")),
        &home,
    );
    assert!(nothing[0].contains("could not be read"), "{nothing:?}");
}

#[test]
fn a_folder_without_a_paper_is_said() {
    let home = Home::new();
    let register = register(&home);
    home.file("Empty/.DS_Store", "junk");
    assert_eq!(
        told(&import(&register, home.path("Empty")), &home),
        ["Empty: failed, there is no paper in the folder"]
    );
}

#[test]
fn what_is_attached_to_an_e_mail_is_filed_beside_it() {
    let home = Home::new();
    let register = register(&home);
    let file = home.file("papers.eml", mail());
    let reports = import(&register, file.clone());
    assert_eq!(
        told(&reports, &home),
        [
            "papers.eml: filed 1 after 0",
            r#"papers.eml: left out ["logo.png"] NoPaper"#,
            "papers.eml/play areas.txt: filed 1 after 0",
            "papers.eml/lease.txt: filed 1 after 0",
        ]
    );
    let reader = register.reader().unwrap();
    let rows = reader.papers().unwrap();
    let message = rows
        .iter()
        .find(|row| row.paper.file_name == "papers.eml")
        .unwrap();
    let view = reader.paper(message.paper.id).unwrap().unwrap();
    let names: Vec<&str> = view.attached.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["Play areas", "Depot lease"]);
    assert_eq!(view.paper.notes, Vec::<String>::new());
    let hashes: std::collections::BTreeSet<_> = rows.iter().map(|row| &row.paper.file_hash).collect();
    assert_eq!(hashes.len(), 3, "each has an original of its own");

    // A paper that was removed comes in again with its message.
    use scrutiny_desk::register::Command;
    use scrutiny_desk::register::command::PaperCommand;
    let lease = rows
        .iter()
        .find(|row| row.paper.file_name == "lease.txt")
        .unwrap();
    let remove = PaperCommand::Remove {
        paper: lease.paper.id,
    };
    register.perform(Command::Paper(remove), evening()).unwrap();
    let again = told(&import(&register, file), &home);
    assert!(again[0].starts_with("papers.eml: already “"), "{again:?}");
    assert!(
        again[2].starts_with("papers.eml/play areas.txt: already “"),
        "{again:?}"
    );
    assert_eq!(again[3], "papers.eml/lease.txt: filed 1 after 0");
}

#[test]
fn the_progress_counts_what_is_found_and_tells_of_pages_and_papers() {
    let home = Home::new();
    let register = register(&home);
    let zip = zip_of(&[
        ("a.txt", report("Lifts", "mends the lifts").as_bytes()),
        ("pack.pdf", &pack()),
    ]);
    let job = job(&register, home.file("papers.zip", zip));
    let reports: Vec<FileReport> = job.wait_for_reports().collect();
    let progress = job.progress();
    assert_eq!(reports.len(), 2);
    assert_eq!(
        (progress.file, progress.of, progress.name.as_str()),
        (2, 2, "pack.pdf")
    );
    assert_eq!(progress.stage, Stage::Filing);
    assert_eq!(
        Stage::Reading {
            pages: Some((120, 300))
        }
        .words(),
        "Reading, 120 of 300 pages"
    );
    assert_eq!(
        Stage::Extracting { paper: 5, of: 24 }.words(),
        "Looking for recommendations, answers and dates in paper 5 of 24"
    );
    let done: Vec<f32> = [
        Stage::BEGUN,
        Stage::Reading {
            pages: Some((150, 300)),
        },
        Stage::Extracting { paper: 1, of: 24 },
        Stage::Extracting { paper: 24, of: 24 },
        Stage::Filing,
    ]
    .map(Stage::part_done)
    .into();
    assert!(done.is_sorted() && done[0] == 0.0 && done[4] < 1.0, "{done:?}");
}

#[test]
fn every_reason_for_leaving_a_file_out_is_told_in_words() {
    let all = [
        LeftOut::Litter,
        LeftOut::NoPaper,
        LeftOut::Link,
        LeftOut::Locked,
        LeftOut::Damaged,
        LeftOut::TooLarge,
        LeftOut::TooMuch,
        LeftOut::TooDeep,
        LeftOut::Itself,
    ];
    let words: std::collections::BTreeSet<&str> = all.iter().map(|why| why.words()).collect();
    assert_eq!(words.len(), all.len());
}

#[test]
fn a_zip_that_holds_itself_is_opened_once_whatever_it_is_called() {
    let quine = quine::quine();
    let mut zip = ZipArchive::new(Cursor::new(quine.as_slice())).unwrap();
    let mut held = Vec::new();
    zip.by_name(quine::NAME).unwrap().read_to_end(&mut held).unwrap();
    assert!(held == quine, "it holds something else than itself");
    for name in ["evening.zip", "evening.docx", "evening.odt"] {
        let home = Home::new();
        let register = register(&home);
        let reports = import(&register, home.file(name, &quine));
        assert_eq!(
            told(&reports, &home),
            [format!(r#"{name}: left out ["{}"] Itself"#, quine::NAME)]
        );
        assert_eq!(register.reader().unwrap().counts().unwrap().papers, 0);
    }
}

#[test]
fn what_is_locked_in_a_zip_or_a_folder_is_told_and_the_rest_is_filed() {
    let kept = |name: &str| fs::read(crate::bad_input::kept(name)).unwrap();
    let lease = report("Lifts", "mends the lifts");
    let home = Home::new();
    let locked_word = kept("locked/locked.docx");
    let holder = zip_of(&[
        ("a.txt", report("Play areas", "mends the swings").as_bytes()),
        ("b.docx", &locked_word),
        ("c.zip", &kept("locked/locked.zip")),
        ("d.txt", lease.as_bytes()),
    ]);
    home.file("June.zip", holder);
    let ended = home.run(["import", "June.zip"]);
    assert_eq!(ended.code, Some(3), "{ended:?}");
    assert_eq!(
        ended.err,
        "This file is protected by a password: June.zip/b.docx\n  \
         Open it, save it without a password, and import that.\n"
    );
    let lines: Vec<&str> = ended.out.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(
        lines,
        [
            "Filed: June.zip/a.txt",
            "Left out of June.zip/c.zip: 1 file, protected by a password",
            "Filed: June.zip/d.txt",
            "2 papers filed, 1 file left out, 1 not filed",
        ]
    );
    home.file("July/a.docx", &locked_word);
    home.file("July/b.txt", report("Bus lanes", "paints the lanes"));
    let ended = home.run(["import", "July"]);
    assert!(
        ended
            .err
            .starts_with("This file is protected by a password: July/a.docx\n"),
        "{ended:?}"
    );
    assert!(ended.out.ends_with("1 paper filed, 1 not filed\n"), "{ended:?}");
}
