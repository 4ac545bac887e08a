//! `restore`: brings a backup back.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::register;

pub(super) fn run(backup: &Path, named: Option<PathBuf>, out: &mut impl Write) -> Result<(), Failure> {
    let folder = register::folder(named)?;
    writeln!(out, "{} {}", backup.display(), folder.display())?;
    Ok(())
}
