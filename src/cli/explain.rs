//! `explain`: why each finding of a paper was made or dropped.

use std::io::Write;
use std::path::Path;

use super::extract::read;
use super::failure::Failure;

pub(super) fn run(file: &Path, out: &mut impl Write) -> Result<(), Failure> {
    let (_document, extraction) = read(file)?;
    for finding in extraction.findings {
        writeln!(
            out,
            "{} ({}): {}",
            finding.rule,
            finding.confidence.label(),
            finding.reason
        )?;
    }
    Ok(())
}
