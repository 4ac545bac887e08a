//! `extract`: what a paper says, as JSON or as the text in which places are counted.

use std::io::Write;
use std::path::Path;

use super::arguments;
use super::extract_json::paper_json;
use super::failure::{Failure, tell_of_file};
use super::reader_program;
use crate::document::Document;
use crate::jobs::read_in_child;
use crate::scrutiny::finding::Extraction;

pub(super) fn run(arguments: &arguments::Extract, out: &mut impl Write) -> Result<(), Failure> {
    let (document, extraction) = read(&arguments.file)?;
    if arguments.text {
        // Without a line's end of our own, so that offsets count in exactly what was printed.
        out.write_all(document.text.as_bytes())?;
    } else {
        serde_json::to_writer_pretty(&mut *out, &paper_json(&document, &extraction))?;
        writeln!(out)?;
    }
    Ok(())
}

/// Reads a paper as an import would, without filing it.
pub(super) fn read(file: &Path) -> Result<(Document, Extraction), Failure> {
    read_in_child(file, &reader_program()?).map_err(|error| tell_of_file(&error, file))
}
