//! `import`: files papers, one line each, and counts what came of them.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use super::arguments;
use super::failure::{Failure, tell_of_file};
use super::layout::count;
use super::{now, reader_program, register, scans};
use crate::jobs::{FileReport, Filed, FiledPaper, ImportJob, LeftOut, ReaderProgram, Source, shown_path};
use crate::problem::{Problem, ProblemKind};
use crate::register::command::FindingCommand;
use crate::register::{Command, Register};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::id::PaperId;

/// What came of the files so far.
#[derive(Debug, Default)]
struct Tally {
    filed: usize,
    already_filed: usize,
    left_out: usize,
    /// How many of those may have been papers.
    missed: usize,
    /// How the first file that was not filed failed; it sets the exit code.
    first_failure: Option<Failure>,
    failed: usize,
    /// Papers of which pages are pictures.
    scans: Vec<PaperId>,
}

pub(super) fn run(
    mut arguments: arguments::Import,
    named: Option<PathBuf>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let register = Arc::new(register::to_write(named)?);
    let sources = std::mem::take(&mut arguments.files)
        .into_iter()
        .map(Source::File)
        .collect();
    let nobody_sleeps = Arc::new(|| ());
    let reader = ReaderProgram {
        named: arguments.map.take(),
        ..reader_program()?
    };
    let password = arguments.opening.password();
    let job = ImportJob::start(
        sources,
        password.clone(),
        Arc::clone(&register),
        reader,
        nobody_sleeps,
        Arc::new(now),
    )
    .map_err(no_thread)?;
    let mut tally = Tally::default();
    for report in job.wait_for_reports() {
        take(report, &register, arguments.accept, &mut tally, out)?;
        // Each line is seen when its paper is filed and not when the last one is.
        out.flush()?;
    }
    let scans = std::mem::take(&mut tally.scans);
    let scans = scans.into_iter().map(|paper| (paper, password.clone())).collect();
    scans::read(scans, &register, &arguments, out)?;
    writeln!(out, "{}", summary(&tally))?;
    match tally.first_failure {
        Some(failure) => Err(failure),
        // What was left out was told; that nothing at all came in is a failure.
        None if tally.missed > 0 && tally.filed + tally.already_filed == 0 => {
            Err(Failure::Told(ProblemKind::YourFile))
        }
        None => Ok(()),
    }
}

fn take(
    report: FileReport,
    register: &Register,
    accept: bool,
    tally: &mut Tally,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let file = shown_path(&report.file);
    match report.filed {
        Filed::Filed { papers, known } => {
            tally.filed += papers.len();
            tally.already_filed += known;
            match papers.as_slice() {
                [paper] if paper.part.is_none() => writeln!(out, "Filed: {file}")?,
                _ => writeln!(
                    out,
                    "Filed {} from {file}",
                    count(papers.len(), "paper", "papers")
                )?,
            }
            for paper in &papers {
                tell_of_paper(paper, out)?;
                if paper.pictures.unread > 0 {
                    tally.scans.push(paper.paper);
                }
                if accept && paper.findings > 0 {
                    accept_what_is_certain(paper.paper, register, out)?;
                }
            }
            if known > 0 {
                writeln!(out, "  {} of it filed before", count(known, "paper", "papers"))?;
            }
        }
        Filed::AlreadyFiled { papers, words, .. } => {
            tally.already_filed += papers;
            writeln!(out, "Already filed: {file}\n  {words}")?;
        }
        Filed::Failed(error) => {
            tally.failed += 1;
            out.flush()?;
            let failure = tell_of_file(&error, &report.file);
            tally.first_failure.get_or_insert(failure);
        }
        Filed::LeftOut { files, why } => {
            tally.left_out += files.len().max(1);
            if why.may_be_missed() {
                tally.missed += files.len().max(1);
            }
            tell_what_was_left_out(&file, &files, why, out)?;
        }
        // Nobody cancels an import of the command line but by ending it.
        Filed::Cancelled => {}
    }
    Ok(())
}

fn tell_of_paper(paper: &FiledPaper, out: &mut impl Write) -> Result<(), Failure> {
    let found = match paper.findings {
        0 => "nothing found in it".to_owned(),
        findings => format!("{} in the inbox", count(findings, "finding", "findings")),
    };
    let pages = paper
        .part
        .as_ref()
        .map_or_else(String::new, |part| format!("{}, ", part.pages()));
    writeln!(out, "  “{}”, {pages}{found}", paper.name)?;
    if let Some(words) = paper.pictures.words() {
        writeln!(out, "  {words}")?;
    }
    Ok(())
}

/// How many of the files that were left out for one reason are named.
const NAMED: usize = 5;

fn tell_what_was_left_out(
    holder: &str,
    files: &[String],
    why: LeftOut,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let why = why.words();
    if files.is_empty() {
        writeln!(out, "Left out: {holder}\n  {why}")?;
        return Ok(());
    }
    writeln!(
        out,
        "Left out of {holder}: {}, {why}",
        count(files.len(), "file", "files")
    )?;
    for file in files.iter().take(NAMED) {
        writeln!(out, "  {file}")?;
    }
    if files.len() > NAMED {
        writeln!(out, "  and {} more", files.len() - NAMED)?;
    }
    Ok(())
}

pub(super) fn accept_what_is_certain(
    paper: PaperId,
    register: &Register,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let command = FindingCommand::AcceptAll {
        paper,
        at_least: Confidence::Certain,
    };
    let outcome = register.perform(Command::Finding(command), now())?;
    match outcome.act {
        Some(_) => writeln!(out, "  {}", outcome.label)?,
        None => writeln!(out, "  Nothing in it is certain: look at the inbox")?,
    }
    for remark in outcome.remarks {
        writeln!(out, "  {remark}")?;
    }
    Ok(())
}

fn summary(tally: &Tally) -> String {
    let mut parts = vec![format!("{} filed", count(tally.filed, "paper", "papers"))];
    if tally.already_filed > 0 {
        parts.push(format!("{} already filed", tally.already_filed));
    }
    if tally.left_out > 0 {
        parts.push(format!("{} left out", count(tally.left_out, "file", "files")));
    }
    if tally.failed > 0 {
        parts.push(format!("{} not filed", tally.failed));
    }
    parts.join(", ")
}

pub(super) fn no_thread(error: io::Error) -> Failure {
    Problem::new(
        ProblemKind::OurFault,
        "The import could not be started",
        "Close other programs and try again.",
    )
    .because(&error)
    .into()
}
