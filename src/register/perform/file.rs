//! Filing a file: one paper, or all the papers of a pack.

use super::{counted, quoted, retime, tracker};
use crate::register::RegisterError;
use crate::register::acting::{Acting, Said};
use crate::register::command::paper::{FilePaper, FilePapers};
use crate::register::{Touched, names, proposals};
use crate::review;
use crate::scrutiny::finding::{FindingState, InboxFinding};
use crate::scrutiny::id::{FindingId, LayoutId};
use crate::scrutiny::paper::Paper;
use crate::scrutiny::period::Calendar;
use crate::scrutiny::proposal::Proposal;
use crate::store::{self, Kept};

/// What all papers of a file have in common.
struct Filing<'f> {
    file_name: &'f str,
    hash: &'f str,
    bytes: u64,
}

/// Files those papers of a file that are not on the register yet.
pub(super) fn file(act: &mut Acting, filing: FilePapers) -> Result<Said, RegisterError> {
    let hash = store::original::hash(&filing.original);
    if let Some(message) = &filing.attached_to {
        store::kept_file::attach(act.db, message, &hash)?;
    }
    let known = store::paper::of_file(act.db, &hash)?;
    let papers: Vec<FilePaper> = filing
        .papers
        .into_iter()
        .filter(|paper| !is_known(paper, &known))
        .collect();
    if papers.is_empty() {
        return Ok(already_filed(&known));
    }
    // The original is on the disk before any row names it.
    store::original::keep(act.folder, &hash, &filing.file_name, &filing.original)?;
    store::kept_file::not_erased(act.db, &hash)?;
    let common = Filing {
        file_name: &filing.file_name,
        hash: &hash,
        bytes: u64::try_from(filing.original.len()).unwrap_or(u64::MAX),
    };
    let mut said = Said {
        touched: Touched {
            papers: true,
            findings: true,
            ..Touched::default()
        },
        ..Said::default()
    };
    for mapping in filing.mappings {
        tracker::remember(act, LayoutId::new(act.now), mapping)?;
    }
    for paper in papers {
        let filed = file_one(act, &common, paper, None)?;
        said.paper = said.paper.or(Some(filed.id));
        said.filed.push(filed.id);
        said.label = format!("Filed {}", quoted(&filed.name()));
    }
    if said.filed.len() > 1 {
        let count = counted(said.filed.len(), "paper", "papers");
        said.label = format!("Filed {count} from {}", quoted(&filing.file_name));
    }
    Ok(said)
}

/// Whether a paper of a file is on the register, as far as the papers say that it was filed as: the
/// whole file, or the same part of it. A file that is parted otherwise than it was stays as it is.
fn is_known(paper: &FilePaper, known: &[Paper]) -> bool {
    known.iter().any(|filed| match (&paper.part, &filed.part) {
        (Some(part), Some(filed)) => {
            part.of != filed.of || part.number == filed.number || part.overlaps(filed)
        }
        _ => true,
    })
}

fn already_filed(known: &[Paper]) -> Said {
    let Some(first) = known.first() else {
        return Said::from("There is no paper in the file");
    };
    let what = match known {
        [only] => quoted(&only.name()),
        several => counted(several.len(), "paper", "papers"),
    };
    Said {
        label: format!(
            "Already filed on {} as {what}",
            first.filed_at.format("%-d %B %Y")
        ),
        paper: Some(first.id),
        already_filed: true,
        ..Said::default()
    }
}

/// Files a paper that was found in one that is on the register, from the same file. Where that one has a
/// council or a body that the paper does not print, it has them too. `text` are its words, by which earlier
/// editions of it are found.
pub(super) fn part_of(
    act: &mut Acting,
    whole: &Paper,
    mut filing: FilePaper,
    text: &str,
) -> Result<(), RegisterError> {
    let facts = &mut filing.extraction.facts;
    for (known, of_whole) in [
        (&mut facts.council, &whole.facts.council),
        (&mut facts.body, &whole.facts.body),
    ] {
        if known.is_none() {
            known.clone_from(of_whole);
        }
    }
    let common = Filing {
        file_name: &whole.file_name,
        hash: &whole.file_hash,
        bytes: whole.file_bytes,
    };
    file_one(act, &common, filing, Some(text))?;
    Ok(())
}

/// Files a paper; `words` are those by which earlier editions of it are found, where its text is still to
/// come.
fn file_one(
    act: &mut Acting,
    file: &Filing<'_>,
    filing: FilePaper,
    words: Option<&str>,
) -> Result<Paper, RegisterError> {
    let facts = filing.extraction.facts;
    let council = names::council(act, facts.council.as_deref())?;
    let body = names::body(act, facts.body.as_deref(), council)?;
    let mut paper = Paper {
        id: filing.id,
        facts,
        council,
        body,
        file_name: file.file_name.to_owned(),
        file_hash: file.hash.to_owned(),
        file_bytes: file.bytes,
        part: filing.part,
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
    let name = proposals::own_file_name(&paper);
    paper.edition_proposed =
        review::earlier_edition(&paper.facts, name, words.unwrap_or(&filing.text), &papers);
    act.add(&paper)?;
    if let Some(quote) = &filing.extraction.blanket_response {
        store::paper::place_blanket_response(act.db, paper.id, quote)?;
    }
    store::paper::add_fact_passages(act.db, paper.id, &filing.extraction.fact_passages)?;
    store::paper_text::add(act.db, paper.id, &filing.text, &filing.blocks, &filing.pages)?;
    // The paper was read by the common calendar, before it was known whose it is.
    let (common, own) = (Calendar::default(), retime::calendar_of(act.db, council)?);
    for finding in filing.extraction.findings {
        let mut waiting = InboxFinding {
            id: FindingId::new(act.now),
            paper: paper.id,
            finding,
            amended: false,
            state: FindingState::Pending,
            // What it seems to be is worked out when it is looked at.
            proposal: Proposal::new_item(),
        };
        if common != own
            && let Some(due) = retime::due_of(&waiting)
            && let Some(window) = retime::moved(due, paper.facts.date, &common, &own)
        {
            retime::set_window(&mut waiting, window);
        }
        // Findings come and go with their paper: only what the user does to them is history.
        waiting.put(act.db)?;
    }
    Ok(paper)
}
