//! Starts the window, or the command line when a command is given.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutiny_desk::cli::{self, Start};
use scrutiny_desk::problem::Problem;
use scrutiny_desk::register::{Access, Register};
use scrutiny_desk::settings::{Places, Preferences};
use scrutiny_desk::ui::{self, Clock, Options};

fn main() -> ExitCode {
    match cli::start(std::env::args_os()) {
        Start::Done(code) => code,
        Start::Window { register } => match run_window(register) {
            Ok(()) => ExitCode::SUCCESS,
            Err(problem) => cli::tell(&problem),
        },
    }
}

/// Opens the window on the register named, or on the one open last.
fn run_window(register: Option<PathBuf>) -> Result<(), Problem> {
    cli::display::check()?;
    let options = open(register).inspect_err(ui::tell)?;
    ui::run(options)
}

/// Opens the register and reads how the user likes the window.
fn open(register: Option<PathBuf>) -> Result<Options, Problem> {
    let folder = cli::register_folder(register)?;
    let (register, opened) =
        Register::open(&folder, Access::Write, cli::now()).map_err(|error| Problem::from(&error))?;
    let preferences_file = Places::of_this_computer().map(|places| places.preferences);
    let loaded = preferences_file
        .as_deref()
        .map(Preferences::load)
        .unwrap_or_default();
    Ok(Options {
        register,
        opened,
        reader_program: cli::reader_program()?,
        clock: Clock::System,
        preferences: loaded.preferences,
        preferences_file,
        preferences_note: loaded.note,
    })
}
