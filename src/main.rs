//! Starts the window, or the command line when a command is given.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutiny_desk::cli::{self, Start};
use scrutiny_desk::problem::Problem;
use scrutiny_desk::settings::Places;
use scrutiny_desk::ui::{self, Clock, Surroundings};

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
    ui::run(surroundings(register).inspect_err(ui::tell)?)
}

/// Where the register, this program and the preferences lie.
fn surroundings(register: Option<PathBuf>) -> Result<Surroundings, Problem> {
    Ok(Surroundings {
        folder: cli::register_folder(register)?,
        reader_program: cli::reader_program()?,
        clock: Clock::System,
        preferences_file: Places::of_this_computer().map(|places| places.preferences),
    })
}
