//! Applying what a new edition of a tracker changes.

use super::{accept, counted, quoted};
use crate::register::acting::{Acting, Said};
use crate::register::{RegisterError, editions, proposals};
use crate::scrutiny::finding::{FindingState, Found, InboxFinding};
use crate::scrutiny::id::{FindingId, PaperId};
use crate::scrutiny::paper::Paper;

/// Applies every row but for those of which only the user can say what they are.
pub(super) fn apply_all(act: &mut Acting, paper: PaperId) -> Result<Said, RegisterError> {
    let (paper, rows) = waiting_rows(act, paper)?;
    let (open, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.proposal.is_open());
    match open.len() {
        0 => {}
        1 => act
            .remarks
            .push("1 row still waits: only you can say which item it is".to_owned()),
        _ => act.remarks.push(format!(
            "{} rows still wait: only you can say which items they are",
            open.len()
        )),
    }
    apply_each(act, &paper, rows)
}

/// Applies some rows.
pub(super) fn apply(act: &mut Acting, paper: PaperId, findings: &[FindingId]) -> Result<Said, RegisterError> {
    let (paper, rows) = waiting_rows(act, paper)?;
    let chosen = rows
        .into_iter()
        .filter(|row| findings.contains(&row.id))
        .collect();
    apply_each(act, &paper, chosen)
}

fn waiting_rows(act: &Acting, paper: PaperId) -> Result<(Paper, Vec<InboxFinding>), RegisterError> {
    let paper: Paper = act.get(paper)?;
    let rows = proposals::findings_of(act.db, &paper)?
        .into_iter()
        .filter(|row| row.state == FindingState::Pending && matches!(row.finding.found, Found::Item(_)));
    Ok((paper, rows.collect()))
}

fn apply_each(act: &mut Acting, paper: &Paper, rows: Vec<InboxFinding>) -> Result<Said, RegisterError> {
    if rows.is_empty() {
        return Ok("Nothing was waiting".into());
    }
    let new = rows
        .iter()
        .filter(|row| editions::known_item(row).is_none())
        .count();
    let known = rows.len() - new;
    for row in rows {
        accept::accept(act, row, false)?;
    }
    let new = match new {
        0 => String::new(),
        new => format!(" and {} new", counted(new, "row", "rows")),
    };
    let known = counted(known, "row", "rows");
    Ok(format!("Took over {known} known{new} from {}", quoted(&paper.name())).into())
}
