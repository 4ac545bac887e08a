//! Promises that the user adds to a ledger or dates otherwise.

use super::field;
use crate::register::RegisterError;
use crate::register::acting::{Acting, Said};
use crate::scrutiny::Day;
use crate::scrutiny::id::{ItemId, PromiseId};
use crate::scrutiny::item::Item;
use crate::scrutiny::promise::{Due, Promise};

/// A time needs its phrase or a day; a day without a phrase is its own phrase.
pub(super) fn checked(due: Due) -> Result<Due, RegisterError> {
    let phrase = due.phrase.trim().to_owned();
    if !phrase.is_empty() {
        return Ok(Due { phrase, ..due });
    }
    let window = due.window.ok_or(RegisterError::NoTime)?;
    let day = window.latest.or(window.earliest).ok_or(RegisterError::NoTime)?;
    Ok(Due {
        phrase: day.format("%-d %B %Y").to_string(),
        ..due
    })
}

/// Adds a line to the promise ledger of an item.
pub(super) fn add(
    act: &mut Acting,
    id: PromiseId,
    item: ItemId,
    due: Due,
    said_on: Option<Day>,
    reason: Option<String>,
) -> Result<Said, RegisterError> {
    let item: Item = act.get(item)?;
    act.add(&Promise {
        id,
        item: item.id,
        due: checked(due)?,
        // Nothing but the user's own word says when: no paper's date moves it.
        set_by_user: true,
        proposed: None,
        said_on,
        paper: None,
        reason: field(reason),
        added_at: act.now,
    })?;
    Ok("Added a promise".into())
}

/// Changes when something is promised; from then on the window is the user's.
pub(super) fn edit(act: &mut Acting, promise: PromiseId, due: Due) -> Result<Said, RegisterError> {
    let promise: Promise = act.get(promise)?;
    act.put(&Promise {
        due: checked(due)?,
        set_by_user: true,
        proposed: None,
        ..promise
    })?;
    Ok("Changed when something is promised".into())
}

/// Takes the proposed window or leaves it.
pub(super) fn settle(act: &mut Acting, promise: PromiseId, take: bool) -> Result<Said, RegisterError> {
    let mut promise: Promise = act.get(promise)?;
    let proposed = promise.proposed.take().ok_or(RegisterError::NothingProposed)?;
    if take {
        promise.due.window = Some(proposed);
        promise.set_by_user = false;
    }
    act.put(&promise)?;
    Ok(if take {
        "Took the new date of a promise"
    } else {
        "Kept the date of a promise"
    }
    .into())
}
