//! Undo and redo: new acts that write back what the history holds.
//!
//! Undo reverses the act done last; redo reverses that undo. Both go by the images of the history
//! alone, so that they still work after the program was closed.

use std::path::Path;

use crate::register::acting::{Acting, Said};
use crate::register::{Outcome, RegisterError};
use crate::scrutiny::Moment;
use crate::scrutiny::change::{Act, Entity};
use crate::store;
use crate::store::act::{ActKind, ActState};
use crate::store::change::Change;
use crate::store::{Db, StoreError};

/// Takes back the act that was done last.
pub(super) fn undo(db: &Db, folder: &Path, now: Moment) -> Result<Outcome, RegisterError> {
    let undone = store::act::to_undo(db)?.ok_or(RegisterError::NothingToUndo)?;
    let said = format!("Undid: {}", undone.label);
    let done = db.writing(|db| {
        let act = Acting::new(db, folder, now);
        again(act, &undone, said, ActKind::Undo, ActState::Undone)
    });
    done.map_err(|fault| refusal(fault, undone))
}

/// Does again what was taken back last.
pub(super) fn redo(db: &Db, folder: &Path, now: Moment) -> Result<Outcome, RegisterError> {
    let redone = store::act::to_redo(db)?.ok_or(RegisterError::NothingToRedo)?;
    let said = format!("Did again: {}", redone.label);
    let done = db.writing(|db| {
        let act = Acting::new(db, folder, now);
        again(act, &redone, said, ActKind::Redo, ActState::Done)
    });
    done.map_err(|fault| refusal(fault, redone))
}

/// A row that breaks a rule of the schema when it is written back was at odds with what came since.
fn refusal(fault: RegisterError, act: Act) -> RegisterError {
    match fault {
        RegisterError::Store(StoreError::Rule(_)) => RegisterError::ChangedSince { label: act.label },
        fault => fault,
    }
}

fn again(
    mut act: Acting,
    of_act: &Act,
    label: String,
    kind: ActKind,
    state: ActState,
) -> Result<Outcome, RegisterError> {
    let last = store::act::last_word_on(act.db, of_act.id)?;
    let changes = store::change::of_act(act.db, last)?;
    for change in changes.iter().rev() {
        reverse(&mut act, change, of_act)?;
    }
    store::act::set_state(act.db, of_act.id, state)?;
    act.write_down(Said::from(label), kind, Some(of_act.id), ActState::Passed)
}

/// Makes a row what it was before a change, unless somebody has changed it since.
fn reverse(act: &mut Acting, change: &Change, of_act: &Act) -> Result<(), RegisterError> {
    let stands = store::image::of(act.db, change.entity, &change.row)?;
    let as_left = match (&change.after, &stands) {
        (Some(after), Some(stands)) => after.agrees_with(stands),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    if !as_left {
        return Err(RegisterError::ChangedSince {
            label: of_act.label.clone(),
        });
    }
    act.look(change.entity, &change.row)?;
    match (&change.before, &change.after) {
        (Some(before), _) => store::image::write(act.db, change.entity, before)?,
        // A paper's text is too much to keep twice: a paper that was filed is taken off the
        // register and comes back from there. So do the names that it alone brought with it.
        (None, Some(_)) if change.entity == Entity::Paper => {
            store::image::mark_removed(act.db, Entity::Paper, &change.row, &act.id.to_string())?;
        }
        (None, Some(_)) if is_named(act, change)? => {}
        // Something hangs on the item that cannot be taken back any longer, because the act that
        // put it there is sealed: the item leaves the register and takes it along, out of sight.
        (None, Some(_)) if change.entity == Entity::Item && store::item::is_named(act.db, &change.row)? => {
            store::image::mark_removed(act.db, Entity::Item, &change.row, &act.id.to_string())?;
        }
        (None, _) => store::image::erase(act.db, change.entity, &change.row)?,
    }
    Ok(())
}

/// Whether a council or body is still named by a row, if only by one taken off the register.
fn is_named(act: &Acting, change: &Change) -> Result<bool, RegisterError> {
    Ok(match change.entity {
        Entity::Council => {
            let unnamed = store::council::unnamed(act.db)?;
            !unnamed.iter().any(|id| id.to_string() == change.row)
        }
        Entity::Body => {
            let unnamed = store::body::unnamed(act.db)?;
            !unnamed.iter().any(|id| id.to_string() == change.row)
        }
        _ => false,
    })
}
