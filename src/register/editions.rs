//! Editions of a tracker: which one came before, which rows are rows of that, what they change, and what has
//! gone from it.
//!
//! A tracker comes again and again with the same rows. Its edition before is the latest tracker of the same
//! body before it of which it repeats at least half the rows, or that has the same title and shares any.

use std::collections::{HashMap, HashSet};

use super::RegisterError;
use super::view::{GoneRow, TrackerEdition};
use crate::review::rows::{self, ChangedRow, KnownRow};
use crate::scrutiny::finding::{Confidence, FindingState, Found, FoundItem, InboxFinding};
use crate::scrutiny::id::{FindingId, ItemId, PaperId};
use crate::scrutiny::item::Item;
use crate::scrutiny::paper::{Paper, PaperKind};
use crate::scrutiny::proposal::{Proposal, Relation};
use crate::scrutiny::tracker::title_of_editions;
use crate::store::{self, Db, Kept};

/// The most trackers that are looked at for the edition before.
const EDITIONS_LOOKED_AT: usize = 12;

/// Least part of the words of a row that it shares with the row of the same number in the edition before.
const SAME_ROW: f64 = 0.5;

/// The edition before a tracker, and the items that stand in it.
struct Before {
    paper: Paper,
    items: Vec<Item>,
}

fn is_tracker(paper: &Paper) -> bool {
    paper.facts.kind == PaperKind::ActionTracker
}

const fn item_of(finding: &InboxFinding) -> Option<&FoundItem> {
    match &finding.finding.found {
        Found::Item(item) => Some(item),
        Found::Date(_) => None,
    }
}

/// The edition before a tracker: `shares` tells how many of an earlier one's items it repeats.
fn before(
    db: &Db,
    paper: &Paper,
    rows: usize,
    shares: impl Fn(&[Item]) -> usize,
) -> Result<Option<Before>, RegisterError> {
    let title = |paper: &Paper| paper.facts.title.as_deref().map(title_of_editions);
    for earlier in store::paper::earlier_trackers(db, paper, EDITIONS_LOOKED_AT)? {
        let mut items = Vec::new();
        for id in store::finding::items_accepted_in(db, earlier.id)? {
            items.extend(Item::get(db, id)?);
        }
        let shared = shares(&items);
        let titled = title(paper).is_some() && title(paper) == title(&earlier);
        let enough = shared * 2 >= rows.min(items.len()).max(1);
        if shared > 0 && (titled || enough) {
            return Ok(Some(Before {
                paper: earlier,
                items,
            }));
        }
    }
    Ok(None)
}

/// Whether a row is the row of the same number of the edition before: at least half of its words are the same.
fn is_row_of(found: &FoundItem, item: &Item) -> bool {
    let number = |number: &Option<String>| number.as_deref().map(|n| n.trim().to_lowercase());
    number(&found.number).is_some()
        && number(&found.number) == number(&item.number)
        && shared_words(&found.text, &item.text) >= SAME_ROW
}

/// The part of the words of two texts that they share.
fn shared_words(one: &str, other: &str) -> f64 {
    let words = |text: &str| -> HashSet<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let shared = one.iter().filter(|word| other.contains(*word)).count();
    if one.is_empty() && other.is_empty() {
        return 0.0;
    }
    2.0 * count(shared) / (count(one.len()) + count(other.len()))
}

/// Rows that wait and are, by their number and most of their words, rows of the edition before are that and
/// nothing else: a tracker's row stays itself when it is put into other words.
pub(super) fn settle(db: &Db, paper: &Paper, findings: &mut [InboxFinding]) -> Result<(), RegisterError> {
    if !is_tracker(paper) {
        return Ok(());
    }
    let accepted: HashSet<ItemId> = store::finding::items_accepted_in(db, paper.id)?
        .into_iter()
        .collect();
    let items = findings.iter().filter_map(item_of).count();
    let shares = |known: &[Item]| {
        let repeats = |item: &Item| {
            accepted.contains(&item.id)
                || findings.iter().any(|finding| {
                    finding.proposal.item == Some(item.id)
                        || item_of(finding).is_some_and(|found| is_row_of(found, item))
                })
        };
        known.iter().filter(|item| repeats(item)).count()
    };
    let Some(before) = before(db, paper, items, shares)? else {
        return Ok(());
    };
    let mut rows_of: HashMap<ItemId, Vec<FindingId>> = HashMap::new();
    for finding in findings
        .iter()
        .filter(|finding| finding.state == FindingState::Pending)
    {
        let Some(found) = item_of(finding) else { continue };
        for item in before.items.iter().filter(|item| is_row_of(found, item)) {
            rows_of.entry(item.id).or_default().push(finding.id);
        }
    }
    for finding in findings
        .iter_mut()
        .filter(|finding| finding.state == FindingState::Pending)
    {
        let id = finding.id;
        // Two rows of one number are nobody's to tell apart.
        let only = |item: &&Item| rows_of.get(&item.id).is_some_and(|rows| rows.as_slice() == [id]);
        let mut own = before
            .items
            .iter()
            .filter(|item| !accepted.contains(&item.id))
            .filter(only);
        if let (Some(item), None) = (own.next(), own.next()) {
            finding.proposal = Proposal {
                relation: Relation::SameAs,
                item: Some(item.id),
                confidence: Confidence::Certain,
                reason: "It is the row of this number in the tracker’s edition before".to_owned(),
            };
        }
    }
    Ok(())
}

/// What a new edition of a tracker changes; none where the paper is no tracker or the first of its kind.
pub(super) fn of_paper(
    db: &Db,
    paper: &Paper,
    findings: &[InboxFinding],
) -> Result<Option<TrackerEdition>, RegisterError> {
    if !is_tracker(paper) {
        return Ok(None);
    }
    let mut met: HashSet<ItemId> = store::finding::items_accepted_in(db, paper.id)?
        .into_iter()
        .collect();
    met.extend(findings.iter().filter_map(|finding| finding.proposal.item));
    let rows = findings.iter().filter_map(item_of).count();
    let shares = |items: &[Item]| items.iter().filter(|item| met.contains(&item.id)).count();
    let Some(before) = before(db, paper, rows, shares)? else {
        return Ok(None);
    };
    let mut changed = Vec::new();
    let mut new = Vec::new();
    for finding in findings
        .iter()
        .filter(|finding| finding.state == FindingState::Pending)
    {
        let Some(found) = item_of(finding) else { continue };
        match known_item(finding) {
            Some(item) => {
                if let Some(known) = known_row(db, item)? {
                    changed.push(ChangedRow {
                        finding: finding.id,
                        item,
                        changes: rows::changes(found, &known),
                    });
                }
            }
            None => new.push(finding.id),
        }
    }
    let gone = before
        .items
        .iter()
        .filter(|item| item.closing.is_none() && !met.contains(&item.id));
    Ok(Some(TrackerEdition {
        before: before.paper.id,
        before_name: before.paper.name().into_owned(),
        before_date: before.paper.facts.date,
        rows: changed,
        new,
        gone: gone
            .map(|item| GoneRow {
                item: item.id,
                number: item.number.clone(),
                text: item.text.clone(),
            })
            .collect(),
    }))
}

/// The item on the register that a row adds to.
pub(super) fn known_item(finding: &InboxFinding) -> Option<ItemId> {
    match finding.proposal.relation {
        Relation::SameAs | Relation::Answers | Relation::Conflicts => finding.proposal.item,
        Relation::New | Relation::Revises => None,
    }
}

/// What the register knows of the item that a row is; none where it is gone.
fn known_row(db: &Db, item: ItemId) -> Result<Option<KnownRow>, RegisterError> {
    let Some(item) = Item::get(db, item)? else {
        return Ok(None);
    };
    let answer = store::response::of_item(db, item.id)?.pop();
    let progress = store::progress::of_item(db, item.id)?.pop();
    let promise = store::promise::of_item(db, item.id)?.pop();
    Ok(Some(KnownRow {
        from_tracker: is_from_tracker(db, &item)?,
        text: item.text,
        answer: answer.map(|answer| (answer.text, answer.position, answer.in_principle)),
        progress: progress.map(|entry| entry.progress),
        due: promise.map(|promise| promise.due),
        lead_officer: item.lead_officer,
        executive_member: item.executive_member,
    }))
}

/// Whether an item's words are a tracker's own. Those of a report are what was asked, and no tracker changes
/// them.
pub(super) fn is_from_tracker(db: &Db, item: &Item) -> Result<bool, RegisterError> {
    let paper = item
        .paper
        .map(|paper: PaperId| Paper::get(db, paper))
        .transpose()?;
    Ok(paper.flatten().as_ref().is_some_and(is_tracker))
}
