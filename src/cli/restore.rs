//! `restore`: brings a backup back, and keeps what was there before.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::check::tell_what_was_checked;
use super::failure::Failure;
use super::{now, register};
use crate::register::restore;

pub(super) fn run(backup: &Path, named: Option<PathBuf>, out: &mut impl Write) -> Result<(), Failure> {
    let folder = register::folder(named)?;
    let restored = restore(backup, &folder, now())?;
    writeln!(out, "Restored: {}", folder.display())?;
    if let Some(before) = &restored.put_aside {
        writeln!(out, "The register that was there is kept: {}", before.display())?;
    }
    tell_what_was_checked(&restored.checked, out)
}
