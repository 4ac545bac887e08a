//! What the waiting findings of a paper seem to be to what stands on the register *now*.
//!
//! A proposal is worked out whenever a paper is read or one of its findings is accepted, never once
//! and for all when the paper is filed: papers filed together are answered by each other, and the
//! recommendations of the one reach the register only when the user accepts them. What a finding was
//! accepted as is kept with it.

use std::collections::HashSet;

use super::{RegisterError, editions};
use crate::review::{self, Known, KnownItem, KnownPaper};
use crate::scrutiny::finding::{FindingState, InboxFinding};
use crate::scrutiny::id::ItemId;
use crate::scrutiny::paper::Paper;
use crate::store::{self, Db};

/// The most papers that are compared with one.
const EDITIONS_COMPARED: usize = 8;
/// The most items that findings are compared with, newest first.
const ITEMS_COMPARED: usize = 5_000;

/// The findings of a paper in reading order, those that wait with what they seem to be by now.
pub(super) fn findings_of(db: &Db, paper: &Paper) -> Result<Vec<InboxFinding>, RegisterError> {
    let mut findings = store::finding::of_paper(db, paper.id)?;
    let waiting: Vec<_> = findings
        .iter()
        .filter(|finding| finding.state == FindingState::Pending)
        .map(|finding| finding.finding.clone())
        .collect();
    if waiting.is_empty() {
        return Ok(findings);
    }
    let known = Known {
        papers: papers(db, paper)?,
        ..items(db, paper)?
    };
    let proposals = review::reconcile(&paper.facts, &waiting, &known);
    let waits = |finding: &&mut InboxFinding| finding.state == FindingState::Pending;
    for (finding, proposal) in findings.iter_mut().filter(waits).zip(proposals) {
        finding.proposal = proposal;
    }
    editions::settle(db, paper, &mut findings)?;
    Ok(findings)
}

/// The items that a finding of this paper may be: all but those that another of its findings has
/// become, since a paper says a thing once. Of those only their papers are told.
fn items(db: &Db, paper: &Paper) -> Result<Known, RegisterError> {
    let taken: HashSet<ItemId> = store::finding::items_accepted_in(db, paper.id)?
        .into_iter()
        .collect();
    let (settled, open): (Vec<_>, Vec<_>) = store::item::for_matching(db, ITEMS_COMPARED)?
        .into_iter()
        .partition(|known| taken.contains(&known.item.id));
    let items = open.into_iter().map(|known| KnownItem {
        id: known.item.id,
        kind: known.item.kind,
        number: known.item.number,
        text: known.item.text,
        paper: known.item.paper,
        paper_title: known.paper_title,
        paper_kind: known.paper_kind,
        council: known.council_printed,
        body: known.body_name,
        made_on: known.item.made_on,
        answered: known.answered,
    });
    Ok(Known {
        items: items.collect(),
        settled: settled.into_iter().filter_map(|known| known.item.paper).collect(),
        papers: Vec::new(),
    })
}

/// The name of a paper's file, where it is the paper's own and not that of a pack.
pub(super) fn own_file_name(paper: &Paper) -> &str {
    if paper.part.is_some() {
        ""
    } else {
        &paper.file_name
    }
}

/// The papers that could be earlier editions of one.
pub(super) fn papers(db: &Db, paper: &Paper) -> Result<Vec<KnownPaper>, RegisterError> {
    let editions = store::paper::possible_editions(
        db,
        paper.body,
        paper.facts.date,
        paper.facts.title.as_deref(),
        (
            paper.part.is_none().then_some(paper.file_name.as_str()),
            &paper.file_hash,
        ),
        EDITIONS_COMPARED,
    )?;
    let mut papers = Vec::new();
    for edition in editions {
        papers.push(KnownPaper {
            text: store::paper_text::text(db, edition.id)?,
            id: edition.id,
            file_name: own_file_name(&edition).to_owned(),
            facts: edition.facts,
        });
    }
    Ok(papers)
}
