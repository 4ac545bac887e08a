//! Which register a command is about, and how it is opened.

use std::path::PathBuf;

use super::failure::Failure;
use super::now;
use crate::problem::{Problem, ProblemKind};
use crate::register::{Access, Reader, Register};
use crate::settings::{Places, Preferences};

/// The register's folder: the one named, or the one open last, or the usual one.
///
/// # Errors
/// When none was named and the system knows no home folder.
pub fn folder(named: Option<PathBuf>) -> Result<PathBuf, Problem> {
    if let Some(named) = named {
        return Ok(named);
    }
    let places = Places::of_this_computer().ok_or_else(|| {
        Problem::new(
            ProblemKind::YourInput,
            "The system does not say where your files lie",
            "Name a folder for the register with --register FOLDER.",
        )
    })?;
    let preferences = Preferences::load(&places.preferences).preferences;
    Ok(preferences.register.unwrap_or(places.register))
}

/// Opens the register to change it; one program at a time can.
pub(super) fn to_write(named: Option<PathBuf>) -> Result<Register, Failure> {
    let (register, _) = Register::open(&folder(named)?, Access::Write, now())?;
    Ok(register)
}

/// Opens the register to look at it, beside an open window too.
pub(super) fn to_read(named: Option<PathBuf>) -> Result<(Register, Reader), Failure> {
    let (register, _) = Register::open(&folder(named)?, Access::Read, now())?;
    let reader = register.reader()?;
    Ok((register, reader))
}
