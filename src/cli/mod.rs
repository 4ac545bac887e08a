//! The command line: everything that needs no window.
//!
//! Results go to standard output, as aligned plain text for people or as JSON for programs and never
//! both; what went wrong goes to standard error, with what to do next.

mod arguments;
mod backup;
mod check;
pub mod display;
mod explain;
mod export;
mod extract;
pub mod extract_json;
mod failure;
mod filters;
mod import;
mod json;
mod layout;
mod list;
mod register;
mod restore;
mod scans;
mod show;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use self::arguments::{Arguments, Command};
use self::failure::Failure;
pub use self::register::folder as register_folder;
use crate::jobs::ReaderProgram;
use crate::problem::{Problem, ProblemKind};
use crate::scrutiny::{Day, Moment};

/// What the arguments ask for.
#[derive(Debug)]
pub enum Start {
    /// A command was given; it has run and ends with this code.
    Done(ExitCode),
    /// No command was given: the window is wanted.
    Window {
        /// The register named with `--register`.
        register: Option<PathBuf>,
    },
}

/// Runs the command that the arguments give, if they give one.
pub fn start(arguments: impl IntoIterator<Item = OsString>) -> Start {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(refusal) => {
            // Help that nobody reads to its end is no failure.
            let _ = refusal.print();
            return Start::Done(ExitCode::from(u8::try_from(refusal.exit_code()).unwrap_or(2)));
        }
    };
    let register = arguments.register;
    let Some(command) = arguments.command else {
        return Start::Window { register };
    };
    if matches!(command, Command::ReadPaper) {
        return Start::Done(crate::jobs::serve_reading_process());
    }
    if matches!(command, Command::DrawPages) {
        return Start::Done(crate::jobs::pages::serve_drawing_process());
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let ended = run(command, register, &mut out).and_then(|()| Ok(out.flush()?));
    Start::Done(match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // What was printed before stays; a pipe that is closed is told below, if at all.
            let _ = out.flush();
            ExitCode::from(failure.tell())
        }
    })
}

fn run(command: Command, register: Option<PathBuf>, out: &mut impl Write) -> Result<(), Failure> {
    match command {
        Command::Import(arguments) => import::run(arguments, register, out),
        Command::List(arguments) => list::run(&arguments, register, out),
        Command::Show(arguments) => show::run(&arguments, register, out),
        Command::Export(arguments) => export::run(&arguments, register, out),
        Command::Extract(arguments) => extract::run(&arguments, out),
        Command::Explain { file, opening } => explain::run(&file, &opening, out),
        Command::Check => check::run(register, out),
        Command::Backup { folder } => backup::run(&folder, register, out),
        Command::Restore { backup } => restore::run(&backup, register, out),
        // Served before the output was taken: it speaks over it alone.
        Command::ReadPaper | Command::DrawPages => Ok(()),
    }
}

/// Tells a problem on standard error and gives the exit code that goes with it.
pub fn tell(problem: &Problem) -> ExitCode {
    failure::tell(problem, None);
    ExitCode::from(problem.kind.exit_code())
}

/// The moment a command is given.
#[must_use]
pub fn now() -> Moment {
    #[expect(
        clippy::disallowed_methods,
        reason = "the command line is where the clock is read"
    )]
    chrono::Utc::now()
}

/// The day a command is given, where the user is.
fn today() -> Day {
    now().with_timezone(&chrono::Local).date_naive()
}

/// Our own program, which reads papers in a process of its own.
///
/// # Errors
/// When the system does not say where the program lies.
pub fn reader_program() -> Result<ReaderProgram, Problem> {
    std::env::current_exe().map(ReaderProgram::from).map_err(|error| {
        Problem::new(
            ProblemKind::OurFault,
            "The program could not find its own file",
            "Start it by its full path.",
        )
        .because(&error)
    })
}
