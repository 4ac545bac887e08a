//! Which register a command is about, and how it is opened.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::failure::{Failure, tell};
use super::now;
use crate::problem::{Problem, ProblemKind};
use crate::register::{Access, Opened, Reader, Register, RegisterError};
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
    let (register, opened) = Register::open(&folder(named)?, Access::Write, now())?;
    if opened.damaged {
        return Err(damaged(&opened, register.folder()).into());
    }
    if opened.unwritable {
        let folder = register.folder().to_owned();
        return Err(RegisterError::Unwritable { folder }.into());
    }
    tell_what_opening_found(&opened, register.folder());
    Ok(register)
}

/// A damaged register, with the newest backup named where there is one.
fn damaged(opened: &Opened, folder: &Path) -> Problem {
    let mut problem = Problem::from(&RegisterError::Damaged);
    if let Some(newest) = opened.backups.first() {
        problem.hint = format!(
            "Nothing was deleted. Restore the newest backup, and the damaged register is kept beside it: \
             scrutiny-desk --register \"{}\" restore \"{}\"",
            folder.display(),
            newest.display()
        );
    }
    problem
}

/// Warnings that are no reason to stop.
fn tell_what_opening_found(opened: &Opened, folder: &Path) {
    if let Some(copy) = &opened.upgraded_from {
        warn(&format!(
            "The register was upgraded to this version. A copy of it as it was: {}",
            copy.display()
        ));
    }
    if let Some(service) = opened.synced_by {
        warn(&format!(
            "{service} copies the register’s folder behind the program’s back, which can damage it. \
             Move it to a folder of this computer alone: {}",
            folder.display()
        ));
    }
}

fn warn(words: &str) {
    // There is nowhere left to complain where standard error is closed.
    let _ = writeln!(io::stderr(), "{words}");
}

/// Opens the register to look at it, beside an open window too.
pub(super) fn to_read(named: Option<PathBuf>) -> Result<(Register, Reader), Failure> {
    let (register, opened) = Register::open(&folder(named)?, Access::Read, now())?;
    if opened.damaged {
        // What can still be read is shown all the same.
        tell(&damaged(&opened, register.folder()), None);
    }
    let reader = register.reader()?;
    Ok((register, reader))
}
