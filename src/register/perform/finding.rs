//! Commands about findings in the inbox.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{accept, counted, exempt, leave};
use crate::register::acting::{Acting, Said};
use crate::register::command::{FindingCommand, Link};
use crate::register::{RegisterError, proposals};
use crate::scrutiny::finding::{Confidence, Finding, FindingState, Found, InboxFinding};
use crate::scrutiny::follow_up::FollowUp;
use crate::scrutiny::id::{FindingId, ItemId, PaperId};
use crate::scrutiny::item::Item;
use crate::scrutiny::paper::Paper;
use crate::scrutiny::progress::ProgressEntry;
use crate::scrutiny::promise::Promise;
use crate::scrutiny::proposal::{Proposal, Relation};
use crate::scrutiny::response::Response;
use crate::store::{self, Kept};

/// The rule of a finding that the user added.
pub(super) const BY_HAND: &str = "by_hand";

pub(super) fn perform(act: &mut Acting, command: FindingCommand) -> Result<Said, RegisterError> {
    match command {
        FindingCommand::Accept { findings } => {
            let waiting = waiting(act, &findings)?;
            accept_each(act, waiting, false)
        }
        FindingCommand::AcceptAsNew { finding } => {
            let waiting = waiting(act, &[finding])?;
            accept_each(act, waiting, true)
        }
        FindingCommand::AcceptAs { finding, link, item } => accept_as(act, finding, link, item),
        FindingCommand::AcceptAll { paper, at_least } => accept_all(act, paper, at_least),
        FindingCommand::Reject { findings } => {
            let waiting = waiting(act, &findings)?;
            let count = waiting.len();
            for finding in waiting {
                act.put(&InboxFinding {
                    state: FindingState::Rejected,
                    ..finding
                })?;
            }
            Ok(format!("Rejected {}", counted(count, "finding", "findings")).into())
        }
        FindingCommand::Reopen { findings } => reopen(act, &findings),
        FindingCommand::Amend { finding, found } => amend(act, finding, *found),
        FindingCommand::Add { id, paper, found } => add(act, id, paper, *found),
    }
}

/// Those of the findings that still wait, with what they seem to be: a key pressed twice accepts
/// once.
fn waiting(act: &Acting, findings: &[FindingId]) -> Result<Vec<InboxFinding>, RegisterError> {
    let mut papers: HashMap<PaperId, Vec<InboxFinding>> = HashMap::new();
    let mut waiting: Vec<InboxFinding> = Vec::new();
    for id in findings {
        let finding: InboxFinding = act.get(*id)?;
        if finding.state != FindingState::Pending || waiting.iter().any(|w| w.id == *id) {
            continue;
        }
        let of_paper = match papers.entry(finding.paper) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(proposals::findings_of(act.db, &act.get(finding.paper)?)?),
        };
        waiting.extend(of_paper.iter().find(|known| known.id == *id).cloned());
    }
    Ok(waiting)
}

fn accept_each(act: &mut Acting, findings: Vec<InboxFinding>, as_new: bool) -> Result<Said, RegisterError> {
    let count = findings.len();
    if count == 0 {
        return Ok("Nothing was waiting".into());
    }
    for finding in findings {
        accept::accept(act, finding, as_new)?;
    }
    Ok(format!("Accepted {}", counted(count, "finding", "findings")).into())
}

/// Accepts a finding as what the user says it is, whatever its proposal says.
fn accept_as(act: &mut Acting, finding: FindingId, link: Link, item: ItemId) -> Result<Said, RegisterError> {
    let finding: InboxFinding = act.get(finding)?;
    if finding.state != FindingState::Pending || !matches!(finding.finding.found, Found::Item(_)) {
        return Err(RegisterError::NotWaiting);
    }
    let item: Item = act.get(item)?;
    let relation = match link {
        Link::SameAs => Relation::SameAs,
        Link::Answers => Relation::Answers,
    };
    let linked = InboxFinding {
        proposal: Proposal {
            relation,
            item: Some(item.id),
            confidence: Confidence::Certain,
            reason: "You linked it to this item".to_owned(),
        },
        ..finding
    };
    accept::accept(act, linked, false)?;
    Ok("Linked a finding to an item".into())
}

fn accept_all(act: &mut Acting, paper: PaperId, at_least: Confidence) -> Result<Said, RegisterError> {
    let paper: Paper = act.get(paper)?;
    let (open, findings): (Vec<_>, Vec<_>) = proposals::findings_of(act.db, &paper)?
        .into_iter()
        // The surest come first among the values of `Confidence`.
        .filter(|f| f.state == FindingState::Pending && f.finding.confidence <= at_least)
        // What only the user can say is decided one by one, never among others.
        .partition(|f| f.proposal.is_open());
    let differing = open
        .iter()
        .filter(|f| f.proposal.relation == Relation::Conflicts)
        .count();
    remark_on_waiting(
        act,
        differing,
        "differs from the register",
        "differ from the register",
    );
    let likely = open
        .iter()
        .filter(|f| f.proposal.relation != Relation::Conflicts && f.proposal.item.is_some())
        .count();
    remark_on_waiting(
        act,
        likely,
        "likely belongs to an item on the register",
        "likely belong to items on the register",
    );
    remark_on_waiting(
        act,
        open.len() - differing - likely,
        "may be one of several items on the register",
        "may be one of several items on the register",
    );
    accept_each(act, findings, false)
}

/// Says how many findings were left waiting, and why.
fn remark_on_waiting(act: &mut Acting, count: usize, one: &str, many: &str) {
    match count {
        0 => {}
        1 => act
            .remarks
            .push(format!("1 finding {one} and still waits for your word")),
        _ => act
            .remarks
            .push(format!("{count} findings {many} and still wait for your word")),
    }
}

/// Puts findings back among the waiting, and takes off the register what their acceptance put there.
fn reopen(act: &mut Acting, findings: &[FindingId]) -> Result<Said, RegisterError> {
    let mut count = 0;
    let mut items_gone = 0;
    for id in findings {
        let finding: InboxFinding = act.get(*id)?;
        if finding.state == FindingState::Pending {
            continue;
        }
        count += 1;
        items_gone += take_back(act, finding)?;
    }
    if items_gone > 0 {
        act.remarks.push(format!(
            "{} taken off the register, with notes and follow-ups",
            counted(items_gone, "item was", "items were")
        ));
    }
    Ok(format!("Put back {}", counted(count, "finding", "findings")).into())
}

/// Takes back what became of one finding; answers how many items left the register.
fn take_back(act: &mut Acting, finding: InboxFinding) -> Result<usize, RegisterError> {
    let (id, paper) = (finding.id, finding.paper);
    let accepted_as = store::finding::accepted_as(act.db, id)?;
    act.put(&InboxFinding {
        state: FindingState::Pending,
        ..finding
    })?;
    store::finding::accept_as(act.db, id, None)?;
    for response in store::response::of_finding(act.db, id)? {
        act.remove::<Response>(response.id)?;
    }
    for promise in store::promise::of_finding(act.db, id)? {
        act.remove::<Promise>(promise.id)?;
    }
    for entry in store::progress::of_finding(act.db, id)? {
        act.remove::<ProgressEntry>(entry.id)?;
    }
    for follow_up in store::follow_up::of_finding(act.db, id)? {
        act.remove::<FollowUp>(follow_up.id)?;
    }
    let mut gone = 0;
    for item in store::item::of_finding(act.db, id)? {
        if !leave::stays_elsewhere(act, &item, paper)? {
            leave::take_off(act, &item)?;
            gone += 1;
        }
    }
    if let Some(item) = accepted_as
        .map(|item| Item::get(act.db, item))
        .transpose()?
        .flatten()
    {
        exempt::follow(act, item)?;
    }
    Ok(gone)
}

fn amend(act: &mut Acting, id: FindingId, found: Found) -> Result<Said, RegisterError> {
    let mut finding: InboxFinding = act.get(id)?;
    if finding.state != FindingState::Pending {
        return Err(RegisterError::NotWaiting);
    }
    check(&found)?;
    if finding.finding.found != found {
        finding.finding.found = found;
        finding.amended = true;
    }
    act.put(&finding)?;
    Ok("Amended a finding".into())
}

fn add(act: &mut Acting, id: FindingId, paper: PaperId, found: Found) -> Result<Said, RegisterError> {
    let paper: Paper = act.get(paper)?;
    check(&found)?;
    act.add(&InboxFinding {
        id,
        paper: paper.id,
        finding: Finding {
            found,
            rule: BY_HAND.to_owned(),
            confidence: Confidence::Certain,
            reason: "You marked this passage".to_owned(),
        },
        amended: false,
        state: FindingState::Pending,
        proposal: Proposal::new_item(),
    })?;
    Ok("Added a finding".into())
}

fn check(found: &Found) -> Result<(), RegisterError> {
    let text = match found {
        Found::Item(item) => &item.text,
        Found::Date(date) => &date.about,
    };
    super::words(text).map(|_| ())
}
