//! From a [`Document`](crate::document::Document) to an [`Extraction`]: what was recommended,
//! answered, resolved and promised, each with its place.
//!
//! No I/O, no clock, no failure: the same paper gives the same findings whatever today is, and a
//! bad paper gives fewer findings and a note.

use crate::document::Document;
use crate::scrutiny::finding::Extraction;
use crate::scrutiny::paper::PaperFacts;
use crate::scrutiny::period::Calendar;

/// Draws the findings out of a paper.
#[must_use]
pub fn extract(_document: &Document, _calendar: Calendar) -> Extraction {
    Extraction {
        facts: PaperFacts::unknown(),
        fact_passages: Vec::new(),
        findings: Vec::new(),
        blanket_response: None,
        notes: Vec::new(),
    }
}
