//! `explain`: why each finding of a paper was made or dropped.

use std::io::Write;
use std::path::Path;

use super::extract::read;
use super::failure::Failure;
use super::reader_program;
use crate::extract;

pub(super) fn run(file: &Path, out: &mut impl Write) -> Result<(), Failure> {
    let (document, extraction) = read(file)?;
    // The reading process has just gone through this very document within its limits, and the same
    // document is always gone through in the same way: once more can do no harm here.
    let (_, explanation) = extract::explain(&document, reader_program()?.calendar);
    write!(out, "{explanation}")?;
    if !extraction.notes.is_empty() {
        writeln!(out, "\nNotes")?;
    }
    for note in &extraction.notes {
        writeln!(out, "  {note}")?;
    }
    Ok(())
}
