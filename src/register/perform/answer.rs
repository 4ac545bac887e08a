//! Answers that the user records or reads otherwise.

use crate::register::RegisterError;
use crate::register::acting::{Acting, Said};
use crate::scrutiny::item::Item;
use crate::scrutiny::response::{Position, Response};

/// An answer says something: in words, or at least by its position.
fn check(response: &Response) -> Result<(), RegisterError> {
    if response.text.trim().is_empty() && response.position.is_none() {
        return Err(RegisterError::NoWords);
    }
    Ok(())
}

fn label(what: &str, position: Option<Position>) -> Said {
    match position {
        Some(position) => format!("{what}: {}", position.label()).into(),
        None => what.into(),
    }
}

/// Records an answer to an item on the register.
pub(super) fn record(act: &mut Acting, response: Response) -> Result<Said, RegisterError> {
    let _item: Item = act.get(response.item)?;
    check(&response)?;
    act.add(&response)?;
    Ok(label("Recorded an answer", response.position))
}

/// Changes what an answer is read to say.
pub(super) fn edit(act: &mut Acting, response: &Response) -> Result<Said, RegisterError> {
    let _item: Item = act.get(response.item)?;
    check(response)?;
    act.put(response)?;
    Ok(label("Changed an answer", response.position))
}
