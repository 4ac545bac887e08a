//! `extract`: what a paper says, as JSON or as the text in which places are counted.

use std::io::Write;
use std::path::Path;

use super::arguments::{self, Opening};
use super::extract_json::file_json;
use super::failure::{Failure, tell_of_file};
use super::reader_program;
use crate::jobs::{ReadPaper, ReaderProgram, read_in_child};
use crate::scrutiny::tracker::NamedRoles;

pub(super) fn run(arguments: &arguments::Extract, out: &mut impl Write) -> Result<(), Failure> {
    let papers = read(&arguments.file, &arguments.opening, arguments.map.clone())?;
    if arguments.text {
        for paper in &papers {
            // Without a line's end of our own, so that offsets count in exactly what was printed.
            out.write_all(paper.document.text.as_bytes())?;
        }
    } else {
        serde_json::to_writer_pretty(&mut *out, &file_json(&papers))?;
        writeln!(out)?;
    }
    Ok(())
}

/// Reads the papers of a file as an import would, without filing them.
pub(super) fn read(
    file: &Path,
    opening: &Opening,
    named: Option<NamedRoles>,
) -> Result<Vec<ReadPaper>, Failure> {
    let program = ReaderProgram {
        named,
        ..reader_program()?
    };
    let read = read_in_child(file, &program, opening.password(), || opening.tesseract());
    read.map_err(|error| tell_of_file(&error, file))
}
