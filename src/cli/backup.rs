//! `backup`: copies the whole register into a new folder.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::{now, register};

pub(super) fn run(into: &Path, named: Option<PathBuf>, out: &mut impl Write) -> Result<(), Failure> {
    let (_register, reader) = register::to_read(named)?;
    let copy = reader.backup(into, now())?;
    writeln!(out, "Backed up and checked: {}", copy.display())?;
    Ok(())
}
