//! A paper's extraction as the JSON that `extract --json` prints.

use serde_json::{Value, json};

use crate::document::Document;
use crate::scrutiny::finding::Extraction;

/// What was drawn out of a paper, as one JSON object.
#[must_use]
pub fn paper_json(document: &Document, extraction: &Extraction) -> Value {
    json!({
        "kind": extraction.facts.kind.code(),
        "notes": document.notes.iter().chain(&extraction.notes).collect::<Vec<_>>(),
    })
}
