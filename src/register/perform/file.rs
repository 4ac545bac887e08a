//! Filing a paper.

use super::quoted;
use crate::register::RegisterError;
use crate::register::acting::{Acting, Said};
use crate::register::command::paper::FilePaper;
use crate::register::{Touched, names};
use crate::review::{self, Known, KnownItem, KnownPaper};
use crate::scrutiny::finding::{FindingState, InboxFinding};
use crate::scrutiny::id::FindingId;
use crate::scrutiny::paper::Paper;
use crate::scrutiny::proposal::Proposal;
use crate::store::{self, Kept};

/// The most papers that are compared with one being filed.
const EDITIONS_COMPARED: usize = 8;
/// The most items that findings are compared with, newest first.
const ITEMS_COMPARED: usize = 5_000;

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
    let known = known(act, &paper)?;
    paper.edition_proposed = review::earlier_edition(&paper.facts, &paper.file_name, &filing.text, &known)
        .filter(|earlier| known.papers.iter().any(|paper| paper.id == *earlier));
    let mut proposals = review::reconcile(&paper.facts, &filing.extraction.findings, &known).into_iter();

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
            proposal: proposals.next().unwrap_or_else(Proposal::new_item),
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

/// What the register knows that a new paper may repeat, answer or revise.
fn known(act: &Acting, paper: &Paper) -> Result<Known, RegisterError> {
    let items = store::item::for_matching(act.db, ITEMS_COMPARED)?
        .into_iter()
        .map(|known| KnownItem {
            id: known.item.id,
            kind: known.item.kind,
            number: known.item.number,
            text: known.item.text,
            paper: known.item.paper,
            body: known.body_name,
            made_on: known.item.made_on,
            answered: known.answered,
        })
        .collect();
    let editions = store::paper::possible_editions(
        act.db,
        paper.body,
        paper.facts.date,
        paper.facts.title.as_deref(),
        &paper.file_name,
        EDITIONS_COMPARED,
    )?;
    let mut papers = Vec::new();
    for edition in editions {
        papers.push(KnownPaper {
            text: store::paper_text::text(act.db, edition.id)?,
            id: edition.id,
            facts: edition.facts,
            file_name: edition.file_name,
        });
    }
    Ok(Known { items, papers })
}
