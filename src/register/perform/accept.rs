//! Accepting a finding: from the inbox onto the register.

use super::exempt;
use crate::register::acting::Acting;
use crate::register::{RegisterError, editions};
use crate::review::rows;
use crate::scrutiny::Day;
use crate::scrutiny::body::folded_name;
use crate::scrutiny::finding::{FindingState, Found, FoundDate, FoundItem, FoundResponse, InboxFinding};
use crate::scrutiny::follow_up::FollowUp;
use crate::scrutiny::id::{FollowUpId, ItemId, ProgressId, PromiseId, ResponseId};
use crate::scrutiny::item::Item;
use crate::scrutiny::paper::{Paper, PaperKind};
use crate::scrutiny::progress::ProgressEntry;
use crate::scrutiny::promise::Promise;
use crate::scrutiny::proposal::Relation;
use crate::scrutiny::response::Response;
use crate::scrutiny::tracker::is_bare_status;
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
                Some(item) => add_to_item(act, item, found, &paper)?,
                None => add_item(act, &finding, found, &paper)?,
            };
            add_parts(act, item, &finding, found, &paper)?;
            let accepted: Item = act.get(item)?;
            exempt::follow(act, accepted)?;
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

/// Adds to a known item what it does not say yet. A tracker's new edition says how its own rows stand: its
/// words, its lead officer and its executive member take the place of the old ones, which the history keeps.
fn add_to_item(
    act: &mut Acting,
    known: Item,
    found: &FoundItem,
    paper: &Paper,
) -> Result<ItemId, RegisterError> {
    let mut item = known.clone();
    let member = &found.row.executive_member;
    let is_edition = paper.facts.kind == PaperKind::ActionTracker
        && item.paper != Some(paper.id)
        && editions::is_from_tracker(act.db, &item)?;
    if is_edition && !rows::is_same(&item.text, &found.text) {
        item.text.clone_from(&found.text);
        item.passage = Some(found.passage.clone());
        item.paper = Some(paper.id);
    }
    if found.lead_officer.is_some() && (is_edition || item.lead_officer.is_none()) {
        item.lead_officer.clone_from(&found.lead_officer);
    }
    if member.is_some() && (is_edition || item.executive_member.is_none()) {
        item.executive_member.clone_from(member);
    }
    if item != known {
        act.put(&item)?;
    }
    Ok(item.id)
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
        executive_member: found
            .row
            .executive_member
            .clone()
            .or_else(|| paper.facts.executive_member.clone()),
        body: paper.body,
        made_on: found.row.made_on.or(paper.facts.date),
        received_on: None,
        paper: Some(paper.id),
        passage: Some(found.passage.clone()),
        finding: Some(finding.id),
        rule: Some(finding.finding.rule.clone()),
        confidence: Some(finding.finding.confidence),
        exempt: paper.is_exempt(),
        tags: Vec::new(),
        closing: None,
        added_at: act.now,
    };
    act.put(&item)?;
    Ok(item.id)
}

/// Adds the answer, the promise and the progress that a paper prints with an item, each unless it
/// only says again what stands there already.
fn add_parts(
    act: &mut Acting,
    item: ItemId,
    finding: &InboxFinding,
    found: &FoundItem,
    paper: &Paper,
) -> Result<(), RegisterError> {
    let day = paper.facts.date.unwrap_or_else(|| act.now.date_naive());
    // "Not started" in a tracker is no answer: nobody has answered yet.
    let answers = |answer: &&FoundResponse| {
        answer.position.is_some() || !is_bare_status(&answer.text) || found.progress.is_none()
    };
    if let Some(answer) = found.response.as_ref().filter(answers) {
        let known = store::response::of_item(act.db, item)?;
        let same = |r: &Response| {
            folded_name(&r.text) == folded_name(&answer.text)
                && (r.position, r.in_principle) == (answer.position, answer.in_principle)
        };
        let said_on = |r: &Response| r.answered_on.unwrap_or(r.added_at.date_naive());
        if !says_again(&known, day, said_on, same) {
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
        let said_on = |p: &Promise| p.said_on.unwrap_or(p.added_at.date_naive());
        if !says_again(&known, day, said_on, same) {
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
        let known = store::progress::of_item(act.db, item)?;
        let words = log_words(found);
        let same = |entry: &ProgressEntry| {
            entry.progress == progress
                && entry.happened_on == day
                && (words.is_empty() || entry.words == words)
        };
        if !known.iter().any(same) {
            let entry = ProgressEntry {
                id: ProgressId::new(act.now),
                item,
                progress,
                happened_on: day,
                words: words.clone(),
                paper: Some(paper.id),
                added_at: act.now,
            };
            act.put_found(&entry, finding.id)?;
        }
    }
    Ok(())
}

/// What a tracker's row says beside how delivery goes, as the log keeps it. Who signed it off is said there
/// and closes nothing.
fn log_words(found: &FoundItem) -> String {
    let signed = found
        .row
        .sign_off
        .as_ref()
        .map(|who| format!("Signed off: {who}"));
    let parts: Vec<String> = found.row.update.iter().cloned().chain(signed).collect();
    parts.join(" ")
}

/// Whether what a paper of this day says was said that day already, or is what was said last before
/// it. What was said once, then otherwise, and now as at first is news: who accepted, rejected and
/// accepts again has changed their mind twice.
fn says_again<T>(known: &[T], day: Day, said_on: impl Fn(&T) -> Day, same: impl Fn(&T) -> bool) -> bool {
    let last = known.iter().rfind(|one| said_on(one) <= day);
    last.is_some_and(&same) || known.iter().any(|one| said_on(one) == day && same(one))
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
        repeat: None,
        added_at: act.now,
    };
    act.put_found(&follow_up, finding.id)
}
