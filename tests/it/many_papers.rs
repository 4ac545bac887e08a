//! Many papers at one go: a folder of several hundred in every format, with progress by file, and a way out
//! of it that leaves nothing half filed.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use scrutiny_desk::jobs::{FileReport, Filed, ImportJob, ReaderProgram, Source, Stage};
use scrutiny_desk::register::Register;

use crate::office::word_file::{paragraph, word};
use crate::packs::containers::{evening, register};
use crate::pdf::sketch::{Sketch, words};
use crate::support::{Home, PROGRAM};

/// A paper as a file of one of six formats.
fn in_format(text: &str, format: usize) -> (&'static str, Vec<u8>) {
    let escaped = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;");
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    match format {
        0 => ("txt", text.as_bytes().to_vec()),
        1 => {
            let body: String = lines().map(|line| paragraph("", &escaped(line))).collect();
            ("docx", word(&body, &[]))
        }
        2 => {
            let body: String = lines().map(|line| format!("<p>{}</p>", escaped(line))).collect();
            ("html", format!("<html><body>{body}</body></html>").into_bytes())
        }
        3 => ("pdf", pdf(text)),
        4 => {
            let letter = text.replace('\n', "\r\n");
            let head = "From: clerk@hollinford.example\r\nSubject: Papers\r\nMIME-Version: 1.0\r\n\
                        Content-Type: text/plain; charset=utf-8\r\n\r\n";
            ("eml", format!("{head}{letter}").into_bytes())
        }
        _ => {
            let body: String = lines()
                .map(|line| {
                    let line = line.replace(['\\', '{', '}'], "");
                    let ascii = line.chars().map(|c| match c {
                        ' '..='~' => c.to_string(),
                        c => format!("\\u{}?", c as u32),
                    });
                    format!("{}\\par\n", ascii.collect::<String>())
                })
                .collect();
            ("rtf", format!("{{\\rtf1\\ansi {body}}}").into_bytes())
        }
    }
}

/// Text on pages of A4, cut into lines at spaces.
fn pdf(text: &str) -> Vec<u8> {
    const LONGEST: usize = 88;
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut now = String::new();
        for word in line.split_whitespace() {
            if now.len() + word.len() > LONGEST {
                lines.push(std::mem::take(&mut now));
            }
            if !now.is_empty() {
                now.push(' ');
            }
            now.extend(
                word.chars()
                    .filter(|c| matches!(c, ' '..='~') && !"()\\".contains(*c)),
            );
        }
        lines.push(now);
    }
    let pages: Vec<String> = lines
        .chunks(48)
        .map(|page| {
            page.iter()
                .zip(0_u32..)
                .filter(|(line, _)| !line.is_empty())
                .map(|(line, down)| words(72.0, 72.0 + 14.0 * f64::from(down), line))
                .collect()
        })
        .collect();
    Sketch::of_pages(&pages).bytes()
}

/// Writes so many papers below a folder: those of the tests, each in one format, and then each in another.
fn write_papers(folder: &Path, count: usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers");
    let mut texts: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .filter(|path| !path.ends_with("SCORES.txt"))
        .collect();
    texts.sort();
    fs::create_dir_all(folder).unwrap();
    for number in 0..count {
        let (round, at) = (number / texts.len(), number % texts.len());
        let text = fs::read_to_string(&texts[at]).unwrap();
        let (ending, bytes) = in_format(&text, (at + round) % 6);
        let stem = texts[at].file_stem().unwrap().to_string_lossy().into_owned();
        fs::write(folder.join(format!("{stem}-{round}.{ending}")), bytes).unwrap();
    }
}

fn import(folder: &Path, register: &Arc<Register>) -> ImportJob {
    ImportJob::start(
        vec![Source::File(folder.to_owned())],
        None,
        Arc::clone(register),
        ReaderProgram::from(PathBuf::from(PROGRAM)),
        Arc::new(|| ()),
        Arc::new(evening),
    )
    .unwrap()
}

/// How many files lie in a folder and the folders in it.
fn files_below(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| if path.is_dir() { files_below(&path) } else { 1 })
        .sum()
}

/// Nothing of any file is on the register but what the reports say.
fn nothing_is_half_filed(register: &Register, folder: &Path, reports: &[FileReport]) -> usize {
    let filed: usize = reports
        .iter()
        .map(|report| match &report.filed {
            Filed::Filed { papers, .. } => papers.len(),
            _ => 0,
        })
        .sum();
    let reader = register.reader().unwrap();
    assert_eq!(reader.counts().unwrap().papers, filed);
    let checked = reader.check().unwrap();
    assert_eq!(checked.faults, Vec::<String>::new());
    let originals = files_below(&folder.join("papers"));
    assert_eq!(originals, checked.originals, "an original without a paper");
    filed
}

#[test]
fn of_many_papers_those_that_were_filed_stay_when_the_rest_is_cancelled() {
    let home = Home::new();
    let register = register(&home);
    let folder = home.path("evening");
    write_papers(&folder, 18);
    let job = import(&folder, &register);
    let mut reports = Vec::new();
    let mut seen = Vec::new();
    while reports.len() < 7 {
        reports.extend(job.take_reports());
        let progress = job.progress();
        if seen.last() != Some(&progress) {
            seen.push(progress);
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    job.cancel();
    let before = reports.len();
    reports.extend(job.wait_for_reports());
    assert_eq!(reports.len(), 18, "every file is reported on");
    let is_cancelled = |report: &FileReport| matches!(report.filed, Filed::Cancelled);
    // What was being put on the register when it was cancelled is still put there.
    let first = reports.iter().position(is_cancelled).unwrap();
    assert!(first <= before + 1, "{first} after {before}");
    assert!(reports[first..].iter().all(is_cancelled));
    let filed = nothing_is_half_filed(&register, &home.path("register"), &reports);
    assert_eq!(filed, first);
    assert!(
        seen.iter()
            .all(|progress| progress.file <= 18 && progress.of >= progress.file)
    );
    assert!(
        seen.iter()
            .any(|progress| progress.of == 18 && progress.name.contains('-')),
        "{seen:?}"
    );
    // Undone like any other act, one by one.
    let again: Vec<FileReport> = import(&folder, &register).wait_for_reports().collect();
    let known = again
        .iter()
        .filter(|report| matches!(report.filed, Filed::AlreadyFiled { .. }));
    assert_eq!(known.count(), filed, "what was filed is known, the rest comes in");
    assert_eq!(register.reader().unwrap().counts().unwrap().papers, 18);
}

/// Memory of this process at its most, in MB; 0 where the system does not say.
fn most_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1024
}

#[test]
#[ignore = "600 papers: a minute and more; command in the README"]
fn six_hundred_papers_come_in_at_one_go_and_can_be_cancelled() {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = tmp.join("six-hundred");
    let _ = fs::remove_dir_all(&folder);
    write_papers(&folder, 600);
    let say = |words: String| writeln!(std::io::stderr(), "{words}").unwrap();
    say(format!("600 papers are in {}", folder.display()));
    let home = Home::new();
    let whole = register(&home);
    let begun = Instant::now();
    let job = import(&folder, &whole);
    let (mut reports, mut longest, mut frames, mut stages) = (Vec::new(), Duration::ZERO, 0_u32, 0_u32);
    let mut last = None;
    // What a window does sixty times a second.
    while !job.is_finished() {
        let asked = Instant::now();
        reports.extend(job.take_reports());
        let progress = job.progress();
        longest = longest.max(asked.elapsed());
        frames += 1;
        if last.as_ref() != Some(&progress) {
            stages += 1;
            last = Some(progress);
        }
        std::thread::sleep(Duration::from_millis(16));
    }
    reports.extend(job.take_reports());
    let took = begun.elapsed();
    let filed = nothing_is_half_filed(&whole, &home.path("register"), &reports);
    say(format!(
        "{} files, {filed} papers in {:.1} s; progress changed {stages} times in {frames} frames, the longest look at it took {} µs; \
         most memory of the importing process {} MB",
        reports.len(),
        took.as_secs_f64(),
        longest.as_micros(),
        most_memory()
    ));
    let mut waits = Vec::new();
    for after in [10, 40, 80, 120, 160] {
        let home = Home::new();
        let register = register(&home);
        let job = import(&folder, &register);
        while !(job.progress().file >= after && matches!(job.progress().stage, Stage::Reading { .. })) {
            std::thread::sleep(Duration::from_millis(1));
        }
        let begun = Instant::now();
        job.cancel();
        while !job.is_finished() {
            std::thread::sleep(Duration::from_millis(1));
        }
        waits.push(begun.elapsed().as_millis());
        let reports: Vec<FileReport> = job.take_reports();
        let filed = nothing_is_half_filed(&register, &home.path("register"), &reports);
        assert!(filed < 600);
    }
    say(format!("Cancel took {waits:?} ms until nothing went on"));
    assert!(waits.iter().all(|wait| *wait <= 200), "{waits:?}");
}
