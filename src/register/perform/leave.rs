//! How items leave the register, and what goes or stays with them.

use crate::register::RegisterError;
use crate::register::acting::Acting;
use crate::scrutiny::finding::Found;
use crate::scrutiny::follow_up::FollowUp;
use crate::scrutiny::id::PaperId;
use crate::scrutiny::item::Item;
use crate::scrutiny::note::Note;
use crate::store;

/// Takes an item off the register with the notes and follow-ups on it. Its answers, promises and log
/// go unseen with it.
pub(super) fn take_off(act: &mut Acting, item: &Item) -> Result<(), RegisterError> {
    for note in store::note::of_item(act.db, item.id)? {
        act.remove::<Note>(note.id)?;
    }
    for follow_up in store::follow_up::of_item(act.db, item.id)? {
        act.remove::<FollowUp>(follow_up.id)?;
    }
    act.remove::<Item>(item.id)
}

/// Lets a paper go as the place where an item stands: an item that another paper on the register
/// prints too stays and from then on quotes that one. Answers whether it stays.
pub(super) fn stays_elsewhere(
    act: &mut Acting,
    item: &Item,
    leaving: PaperId,
) -> Result<bool, RegisterError> {
    let elsewhere = store::finding::standing_elsewhere(act.db, item.id, leaving)?;
    let Some(finding) = elsewhere.into_iter().next() else {
        return Ok(false);
    };
    let Found::Item(found) = finding.finding.found else {
        return Ok(false);
    };
    let moved = Item {
        paper: Some(finding.paper),
        passage: Some(found.passage),
        finding: Some(finding.id),
        rule: Some(finding.finding.rule),
        confidence: Some(finding.finding.confidence),
        ..item.clone()
    };
    act.put(&moved)?;
    Ok(true)
}
