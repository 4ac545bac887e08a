//! Reads the scans that an import has filed as pictures, where Tesseract is found.

use std::io::Write;
use std::sync::Arc;

use super::arguments::Import;
use super::failure::Failure;
use super::import::{accept_what_is_certain, no_thread};
use super::layout::count;
use super::{now, reader_program};
use crate::jobs::ocr::{Scan, ScanJob, ScanRead};
use crate::problem::Problem;
use crate::register::Register;
use crate::scrutiny::ocr::{Legible, NO_TESSERACT};

pub(super) fn read(
    scans: Vec<Scan>,
    register: &Arc<Register>,
    arguments: &Import,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if scans.is_empty() || arguments.opening.no_ocr {
        return Ok(());
    }
    let Some(tesseract) = arguments.opening.tesseract() else {
        writeln!(out, "Scans were filed as pictures. {NO_TESSERACT}")?;
        return Ok(());
    };
    writeln!(out, "Reading {} by OCR", count(scans.len(), "scan", "scans"))?;
    out.flush()?;
    let job = ScanJob::start(
        scans,
        Arc::clone(register),
        reader_program()?,
        tesseract,
        Arc::new(|| ()),
        Arc::new(now),
    )
    .map_err(no_thread)?;
    for report in job.wait_for_reports() {
        match report.read {
            ScanRead::Read {
                pages,
                failed,
                confidence,
                findings,
                papers,
            } => {
                writeln!(
                    out,
                    "  “{}”, {}, {} ({confidence} %), {}",
                    report.name,
                    count(pages, "page", "pages"),
                    Legible::of(confidence).words(),
                    match findings {
                        0 => "nothing found in it".to_owned(),
                        findings => format!("{} in the inbox", count(findings, "finding", "findings")),
                    }
                )?;
                if !papers.is_empty() {
                    let count = count(papers.len(), "paper", "papers");
                    writeln!(out, "  It is a pack: it is filed as the {count} in it")?;
                }
                if !failed.is_empty() {
                    writeln!(
                        out,
                        "  {} of it could not be read",
                        count(failed.len(), "page", "pages")
                    )?;
                }
                if arguments.accept && findings > 0 {
                    let stand = if papers.is_empty() {
                        vec![report.paper]
                    } else {
                        papers
                    };
                    for paper in stand {
                        accept_what_is_certain(paper, register, out)?;
                    }
                }
            }
            ScanRead::Failed(error) => {
                let problem = Problem::from(&error);
                let name = &report.name;
                writeln!(
                    out,
                    "  “{name}” stays as pictures: {}. {}",
                    problem.message, problem.hint
                )?;
            }
            // Nobody cancels a command but by ending it.
            ScanRead::Cancelled => {}
        }
        out.flush()?;
    }
    Ok(())
}
