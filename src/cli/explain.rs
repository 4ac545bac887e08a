//! `explain`: why each finding of a paper was made or dropped.

use std::io::Write;
use std::path::Path;

use super::arguments::Opening;
use super::extract::read;
use super::failure::Failure;
use super::reader_program;
use crate::extract;
use crate::jobs::ReadPaper;

pub(super) fn run(file: &Path, opening: &Opening, out: &mut impl Write) -> Result<(), Failure> {
    for (at, paper) in read(file, opening, None)?.iter().enumerate() {
        if let Some(part) = &paper.part {
            if at > 0 {
                writeln!(out)?;
            }
            let title = paper
                .extraction
                .facts
                .title
                .as_deref()
                .unwrap_or("without a title");
            writeln!(
                out,
                "Paper {} of {}, {}: {title}\n",
                part.number,
                part.of,
                part.pages()
            )?;
        }
        explain(paper, out)?;
    }
    Ok(())
}

fn explain(paper: &ReadPaper, out: &mut impl Write) -> Result<(), Failure> {
    let extraction = &paper.extraction;
    // The reading process has just gone through this very document within its limits, and the same
    // document is always gone through in the same way: once more can do no harm here.
    let (_, explanation) = extract::explain(&paper.document, reader_program()?.calendar, &extraction.facts);
    write!(out, "{explanation}")?;
    if !extraction.notes.is_empty() {
        writeln!(out, "\nNotes")?;
    }
    for note in &extraction.notes {
        writeln!(out, "  {note}")?;
    }
    Ok(())
}
