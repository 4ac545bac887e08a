//! Filing a paper.

use super::quoted;
use crate::register::RegisterError;
use crate::register::acting::{Acting, Said};
use crate::register::command::paper::FilePaper;
use crate::register::{Touched, names, proposals};
use crate::review;
use crate::scrutiny::finding::{FindingState, InboxFinding};
use crate::scrutiny::id::FindingId;
use crate::scrutiny::paper::Paper;
use crate::scrutiny::proposal::Proposal;
use crate::store::{self, Kept};

/// Files a paper, unless the same file is on the register already.
pub(super) fn file(act: &mut Acting, filing: FilePaper) -> Result<Said, RegisterError> {
    let hash = store::original::hash(&filing.original);
    if let Some(filed) = store::paper::with_hash(act.db, &hash)? {
        let paper: Paper = act.get(filed)?;
        return Ok(Said {
            label: format!(
                "Already filed on {} as {}",
                paper.filed_at.format("%-d %B %Y"),
                quoted(paper.name())
            ),
            paper: Some(filed),
            already_filed: true,
            ..Said::default()
        });
    }
    let facts = filing.extraction.facts;
    let council = names::council(act, facts.council.as_deref())?;
    let body = names::body(act, facts.body.as_deref(), council)?;
    let mut paper = Paper {
        id: filing.id,
        facts,
        council,
        body,
        file_name: filing.file_name,
        file_hash: hash,
        file_bytes: u64::try_from(filing.original.len()).unwrap_or(u64::MAX),
        filed_at: act.now,
        revises: None,
        edition_proposed: None,
        blanket_response: filing
            .extraction
            .blanket_response
            .as_ref()
            .map(|quote| quote.text.clone()),
        notes: filing.extraction.notes,
    };
    let papers = proposals::papers(act.db, &paper)?;
    paper.edition_proposed = review::earlier_edition(&paper.facts, &paper.file_name, &filing.text, &papers);

    // The original is on the disk before any row names it.
    store::original::keep(act.folder, &paper.file_hash, &paper.file_name, &filing.original)?;
    act.add(&paper)?;
    if let Some(quote) = &filing.extraction.blanket_response {
        store::paper::place_blanket_response(act.db, paper.id, quote)?;
    }
    store::paper::add_fact_passages(act.db, paper.id, &filing.extraction.fact_passages)?;
    store::paper_text::add(act.db, paper.id, &filing.text, &filing.blocks, &filing.pages)?;
    for finding in filing.extraction.findings {
        let waiting = InboxFinding {
            id: FindingId::new(act.now),
            paper: paper.id,
            finding,
            amended: false,
            state: FindingState::Pending,
            // What it seems to be is worked out when it is looked at.
            proposal: Proposal::new_item(),
        };
        // Findings come and go with their paper: only what the user does to them is history.
        waiting.put(act.db)?;
    }
    Ok(Said {
        label: format!("Filed {}", quoted(paper.name())),
        touched: Touched {
            papers: true,
            findings: true,
            ..Touched::default()
        },
        paper: Some(paper.id),
        already_filed: false,
    })
}
