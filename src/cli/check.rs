//! `check`: compares the register with its originals and its search index.

use std::io::Write;
use std::path::PathBuf;

use super::failure::Failure;
use super::layout::count;
use super::register;
use crate::problem::{Problem, ProblemKind};
use crate::register::view::Checked;

pub(super) fn run(named: Option<PathBuf>, out: &mut impl Write) -> Result<(), Failure> {
    let (_register, reader) = register::to_read(named)?;
    tell_what_was_checked(&reader.check()?, out)
}

/// What a check has compared, and what it found wrong; faults make the command fail.
pub(super) fn tell_what_was_checked(checked: &Checked, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(
        out,
        "{} compared with what was filed, {} of the search index compared with the text",
        count(checked.originals, "original", "originals"),
        count(checked.indexed, "row", "rows"),
    )?;
    if checked.erased > 0 {
        writeln!(
            out,
            "{} erased with a paper that was destroyed; the other papers in it keep their text",
            count(checked.erased, "original was", "originals were"),
        )?;
    }
    if checked.faults.is_empty() {
        writeln!(out, "All is well")?;
        return Ok(());
    }
    for fault in &checked.faults {
        writeln!(out, "{fault}")?;
    }
    out.flush()?;
    Err(Problem::new(
        ProblemKind::OurFault,
        format!(
            "The register has {}",
            count(checked.faults.len(), "fault", "faults")
        ),
        "Change nothing in its folder. Restore the last backup with `scrutiny-desk restore`; the damaged register is kept beside it.",
    )
    .into())
}
