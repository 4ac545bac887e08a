//! `import`: files papers, one line each, and counts what came of them.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use super::arguments;
use super::failure::{Failure, tell_of_file};
use super::layout::count;
use super::{now, reader_program, register};
use crate::jobs::{FileReport, Filed, ImportJob, Source};
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
    /// How the first file that was not filed failed; it sets the exit code.
    first_failure: Option<Failure>,
    failed: usize,
}

pub(super) fn run(
    arguments: arguments::Import,
    named: Option<PathBuf>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let register = Arc::new(register::to_write(named)?);
    let sources = arguments.files.into_iter().map(Source::File).collect();
    let nobody_sleeps = Arc::new(|| ());
    let job = ImportJob::start(
        sources,
        Arc::clone(&register),
        reader_program()?,
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
    writeln!(out, "{}", summary(&tally))?;
    match tally.first_failure {
        Some(failure) => Err(failure),
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
    let file = report.file.display();
    match report.filed {
        Filed::Filed {
            paper,
            name,
            findings,
        } => {
            tally.filed += 1;
            let found = match findings {
                0 => "nothing found in it".to_owned(),
                _ => format!("{} in the inbox", count(findings, "finding", "findings")),
            };
            writeln!(out, "Filed: {file}\n  “{name}”, {found}")?;
            if accept && findings > 0 {
                accept_what_is_certain(paper, register, out)?;
            }
        }
        Filed::AlreadyFiled { words, .. } => {
            tally.already_filed += 1;
            writeln!(out, "Already filed: {file}\n  {words}")?;
        }
        Filed::Failed(error) => {
            tally.failed += 1;
            out.flush()?;
            let failure = tell_of_file(&error, &report.file);
            tally.first_failure.get_or_insert(failure);
        }
        // Nobody cancels an import of the command line but by ending it.
        Filed::Cancelled => {}
    }
    Ok(())
}

fn accept_what_is_certain(paper: PaperId, register: &Register, out: &mut impl Write) -> Result<(), Failure> {
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
    if tally.failed > 0 {
        parts.push(format!("{} not filed", tally.failed));
    }
    parts.join(", ")
}

fn no_thread(error: io::Error) -> Failure {
    Problem::new(
        ProblemKind::OurFault,
        "The import could not be started",
        "Close other programs and try again.",
    )
    .because(&error)
    .into()
}
