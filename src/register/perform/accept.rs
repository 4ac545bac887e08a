//! Accepting a finding: from the inbox onto the register.

use super::exempt;
use crate::register::RegisterError;
use crate::register::acting::Acting;
use crate::scrutiny::body::folded_name;
use crate::scrutiny::finding::{FindingState, Found, FoundDate, FoundItem, InboxFinding};
use crate::scrutiny::follow_up::FollowUp;
use crate::scrutiny::id::{FollowUpId, ItemId, ProgressId, PromiseId, ResponseId};
use crate::scrutiny::item::Item;
use crate::scrutiny::paper::Paper;
use crate::scrutiny::progress::ProgressEntry;
use crate::scrutiny::promise::Promise;
use crate::scrutiny::proposal::Relation;
use crate::scrutiny::response::Response;
use crate::store::{self, Kept};

/// Puts a waiting finding on the register: as its proposal says, or `as_new` whatever it says.
pub(super) fn accept(act: &mut Acting, finding: InboxFinding, as_new: bool) -> Result<(), RegisterError> {
    let paper: Paper = act.get(finding.paper)?;
    let item = match &finding.finding.found {
        Found::Date(date) => {
            add_follow_up(act, &finding, date)?;
            None
        }
        Found::Item(found) => {
            let known = if as_new { None } else { known_item(act, &finding)? };
            let item = match known {
                Some(mut item) => {
                    if item.lead_officer.is_none() && found.lead_officer.is_some() {
                        item.lead_officer.clone_from(&found.lead_officer);
                        act.put(&item)?;
                    }
                    item.id
                }
                None => add_item(act, &finding, found, &paper)?,
            };
            add_parts(act, item, &finding, found, &paper)?;
            if paper.is_exempt() {
                let item: Item = act.get(item)?;
                exempt::follow(act, item)?;
            }
            Some(item)
        }
    };
    let accepted = InboxFinding {
        state: FindingState::Accepted,
        ..finding
    };
    act.put(&accepted)?;
    Ok(store::finding::accept_as(act.db, accepted.id, item)?)
}

/// The item on the register that a finding adds to, by its proposal. A revised wording is an item
/// of its own: the old words stay what was asked then.
fn known_item(act: &mut Acting, finding: &InboxFinding) -> Result<Option<Item>, RegisterError> {
    match finding.proposal.relation {
        Relation::New | Relation::Revises => Ok(None),
        Relation::SameAs | Relation::Answers | Relation::Conflicts => {
            let Some(proposed) = finding.proposal.item else {
                return Ok(None);
            };
            let known = Item::get(act.db, proposed)?;
            if known.is_none() {
                act.remarks.push(
                    "An item that a finding belongs to is no longer on the register, so it was added as a new one"
                        .to_owned(),
                );
            }
            Ok(known)
        }
    }
}

fn add_item(
    act: &mut Acting,
    finding: &InboxFinding,
    found: &FoundItem,
    paper: &Paper,
) -> Result<ItemId, RegisterError> {
    let item = Item {
        id: ItemId::new(act.now),
        kind: found.kind,
        standing: found.standing,
        number: found.number.clone(),
        lead_in: found.lead_in.as_ref().map(|quote| quote.text.clone()),
        text: found.text.clone(),
        addressed_to: found.addressed_to.clone(),
        lead_officer: found.lead_officer.clone(),
        executive_member: paper.facts.executive_member.clone(),
        body: paper.body,
        made_on: paper.facts.date,
        paper: Some(paper.id),
        passage: Some(found.passage.clone()),
        finding: Some(finding.id),
        rule: Some(finding.finding.rule.clone()),
        confidence: Some(finding.finding.confidence),
        exempt: paper.is_exempt(),
        closing: None,
        added_at: act.now,
    };
    act.put(&item)?;
    Ok(item.id)
}

/// Adds the answer, the promise and the progress that a paper prints with an item, each unless the
/// item has it already.
fn add_parts(
    act: &mut Acting,
    item: ItemId,
    finding: &InboxFinding,
    found: &FoundItem,
    paper: &Paper,
) -> Result<(), RegisterError> {
    if let Some(answer) = &found.response {
        let known = store::response::of_item(act.db, item)?;
        let same =
            |r: &Response| folded_name(&r.text) == folded_name(&answer.text) && r.position == answer.position;
        if !known.iter().any(same) {
            let response = Response {
                id: ResponseId::new(act.now),
                item,
                text: answer.text.clone(),
                position: answer.position,
                in_principle: answer.in_principle,
                answered_on: paper.facts.date,
                paper: Some(paper.id),
                passage: Some(answer.passage.clone()),
                added_at: act.now,
            };
            act.put_found(&response, finding.id)?;
        }
    }
    if let Some(due) = &found.due {
        let known = store::promise::of_item(act.db, item)?;
        let same = |p: &Promise| p.due.phrase == due.phrase && p.due.window == due.window;
        if !known.last().is_some_and(same) {
            let promise = Promise {
                id: PromiseId::new(act.now),
                item,
                due: due.clone(),
                set_by_user: false,
                proposed: None,
                said_on: paper.facts.date,
                paper: Some(paper.id),
                reason: None,
                added_at: act.now,
            };
            act.put_found(&promise, finding.id)?;
        }
    }
    if let Some(progress) = found.progress {
        let happened_on = paper.facts.date.unwrap_or_else(|| act.now.date_naive());
        let known = store::progress::of_item(act.db, item)?;
        let same = |entry: &ProgressEntry| entry.progress == progress && entry.happened_on == happened_on;
        if !known.iter().any(same) {
            let entry = ProgressEntry {
                id: ProgressId::new(act.now),
                item,
                progress,
                happened_on,
                words: String::new(),
                paper: Some(paper.id),
                added_at: act.now,
            };
            act.put_found(&entry, finding.id)?;
        }
    }
    Ok(())
}

fn add_follow_up(act: &mut Acting, finding: &InboxFinding, date: &FoundDate) -> Result<(), RegisterError> {
    let follow_up = FollowUp {
        id: FollowUpId::new(act.now),
        about: date.about.clone(),
        due: date.due.clone(),
        set_by_user: false,
        proposed: None,
        item: None,
        paper: Some(finding.paper),
        done_on: None,
        outcome: None,
        added_at: act.now,
    };
    act.put_found(&follow_up, finding.id)
}
