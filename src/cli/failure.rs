//! How a command ends that could not do all it was asked.

use std::io::{self, Write};
use std::path::Path;

use crate::jobs::{ImportError, shown_path};
use crate::problem::{Problem, ProblemKind};
use crate::register::RegisterError;

/// Why a command did not do all it was asked.
#[derive(Debug)]
pub(super) enum Failure {
    /// Something to tell.
    Problem(Problem),
    /// Something that was told already, while the command went on with the rest.
    Told(ProblemKind),
    /// Standard output took no more.
    Output(io::Error),
}

impl Failure {
    /// Tells what is still to be told, and gives the exit code.
    pub fn tell(&self) -> u8 {
        match self {
            Self::Problem(problem) => {
                tell(problem, None);
                problem.kind.exit_code()
            }
            Self::Told(kind) => kind.exit_code(),
            // Whoever reads our output has seen enough: `scrutiny-desk list | head`.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Output(error) => {
                let problem = Problem::new(
                    ProblemKind::OurFault,
                    "The output could not be written",
                    "Check that the disk is not full.",
                );
                tell(&problem.because(error), None);
                ProblemKind::OurFault.exit_code()
            }
        }
    }
}

/// Writes a problem to standard error: what happened, to which file, what to do, and the detail.
pub(super) fn tell(problem: &Problem, file: Option<&Path>) {
    let mut words = problem.message.clone();
    if let Some(file) = file {
        words.push_str(": ");
        words.push_str(&shown_path(file));
    }
    for line in std::iter::once(&problem.hint).chain(std::iter::once(&problem.detail)) {
        if !line.is_empty() {
            words.push_str("\n  ");
            words.push_str(&line.trim_end().replace('\n', "\n  "));
        }
    }
    words.push('\n');
    // There is nowhere left to complain where standard error is closed.
    let _ = io::stderr().lock().write_all(words.as_bytes());
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<RegisterError> for Failure {
    fn from(error: RegisterError) -> Self {
        Self::Problem((&error).into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

/// Tells what happened to one of several files, so that the command can go on with the others.
pub(super) fn tell_of_file(error: &ImportError, file: &Path) -> Failure {
    let problem = Problem::from(error);
    tell(&problem, Some(file));
    Failure::Told(problem.kind)
}
