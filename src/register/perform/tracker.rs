//! Commands about trackers.

use super::counted;
use crate::register::RegisterError;
use crate::register::acting::{Acting, Said};
use crate::register::command::TrackerCommand;
use crate::register::command::tracker::ReadAgain;
use crate::scrutiny::change::Entity;
use crate::scrutiny::finding::{Finding, FindingState, InboxFinding};
use crate::scrutiny::id::{FindingId, LayoutId};
use crate::scrutiny::paper::{Paper, PaperKind};
use crate::scrutiny::proposal::Proposal;
use crate::scrutiny::tracker::{KnownLayout, Mapping};
use crate::store;

pub(super) fn perform(act: &mut Acting, command: TrackerCommand) -> Result<Said, RegisterError> {
    match command {
        TrackerCommand::UseColumns { id, mapping, again } => use_columns(act, id, *mapping, again),
        TrackerCommand::ForgetColumns { id } => {
            let _known: KnownLayout = act.get(id)?;
            act.remove::<KnownLayout>(id)?;
            Ok("Forgot the columns of a tracker".into())
        }
        TrackerCommand::ApplyChanges { paper } => super::edition::apply_all(act, paper),
        TrackerCommand::ApplyRows { paper, findings } => super::edition::apply(act, paper, &findings),
    }
}

/// Keeps what the columns of a layout hold in place of what was remembered of it.
pub(super) fn remember(act: &mut Acting, id: LayoutId, mapping: Mapping) -> Result<(), RegisterError> {
    if mapping.fault().is_some() {
        return Err(RegisterError::NoColumns);
    }
    match store::layout::of_layout(act.db, &mapping.layout)? {
        Some(known) if known.mapping == mapping => Ok(()),
        Some(known) => act.put(&KnownLayout { mapping, ..known }),
        None => act.add(&KnownLayout {
            id,
            mapping,
            added_at: act.now,
        }),
    }
}

fn use_columns(
    act: &mut Acting,
    id: LayoutId,
    mapping: Mapping,
    again: Option<ReadAgain>,
) -> Result<Said, RegisterError> {
    remember(act, id, mapping)?;
    let Some(again) = again else {
        return Ok("Remembered the columns of a tracker".into());
    };
    let mut paper: Paper = act.get(again.paper)?;
    if paper.facts.kind == PaperKind::Other {
        paper.facts.kind = PaperKind::ActionTracker;
        act.put(&paper)?;
    }
    let (waiting, settled): (Vec<_>, Vec<_>) = store::finding::of_paper(act.db, paper.id)?
        .into_iter()
        .partition(is_replaced);
    for finding in &waiting {
        take_away(act, finding)?;
    }
    let mut new = 0;
    let mut known = 0;
    for finding in again.findings {
        if settled
            .iter()
            .any(|settled| is_at_one_place(&settled.finding, &finding))
        {
            known += 1;
            continue;
        }
        new += 1;
        act.add(&InboxFinding {
            id: FindingId::new(act.now),
            paper: paper.id,
            finding,
            amended: false,
            state: FindingState::Pending,
            proposal: Proposal::new_item(),
        })?;
    }
    match known {
        0 => {}
        1 => act
            .remarks
            .push("1 row that you have dealt with stays as it is".to_owned()),
        _ => act
            .remarks
            .push(format!("{known} rows that you have dealt with stay as they are")),
    }
    let found = counted(new, "finding", "findings");
    Ok(format!(
        "Read {} again by its columns: {found}",
        super::quoted(&paper.name())
    )
    .into())
}

/// Whether reading a paper again takes the place of a finding: of what waits just as it was found.
fn is_replaced(finding: &InboxFinding) -> bool {
    finding.state == FindingState::Pending
        && !finding.amended
        && finding.finding.rule != super::finding::BY_HAND
}

/// Takes a finding away; one of which something once came is only laid aside, since the history names it.
fn take_away(act: &mut Acting, finding: &InboxFinding) -> Result<(), RegisterError> {
    if store::finding::is_named(act.db, finding.id)? {
        return act.put(&InboxFinding {
            state: FindingState::Rejected,
            ..finding.clone()
        });
    }
    let id = finding.id.to_string();
    act.look(Entity::Finding, &id)?;
    Ok(store::image::erase(act.db, Entity::Finding, &id)?)
}

fn is_at_one_place(one: &Finding, other: &Finding) -> bool {
    let spans = |finding: &Finding| finding.passage().map(|passage| passage.spans.clone());
    let (Some(one), Some(other)) = (spans(one), spans(other)) else {
        return false;
    };
    one.iter()
        .any(|span| other.iter().any(|other| span.overlaps(*other)))
}
