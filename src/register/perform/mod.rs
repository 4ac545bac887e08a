//! What each command does. One file per group of commands, one transaction per command.

mod accept;
mod answer;
mod council;
mod cut;
mod edition;
mod exempt;
mod fact;
mod file;
mod finding;
mod follow_up;
mod item;
mod leave;
mod meeting;
mod merge;
mod note;
mod paper;
mod promise;
mod reading;
mod retime;
mod tag;
mod tracker;
mod undo;
mod visit;

use std::path::Path;

pub(super) use retime::{calendar_of, would_move};
pub(super) use visit::Visits;

use super::acting::{Acting, Said};
use super::command::ItemCommand;
use super::{Command, Outcome, RegisterError};
use crate::scrutiny::Moment;
use crate::store::Db;

/// Performs one command: as a whole, or not at all.
pub(super) fn perform(
    db: &Db,
    folder: &Path,
    command: Command,
    now: Moment,
    visits: &mut Visits,
) -> Result<Outcome, RegisterError> {
    match command {
        Command::Undo => undo::undo(db, folder, now),
        Command::Redo => undo::redo(db, folder, now),
        Command::Note(command) => note::perform(db, folder, command, now, visits),
        Command::Meeting(command) => meeting::perform(db, folder, command, now, visits),
        Command::Paper(command) => paper::perform(db, folder, command, now),
        Command::Finding(command) => act(db, folder, now, |act| finding::perform(act, command)),
        Command::Item(ItemCommand::Edit {
            item,
            edit,
            visit: Some(visit),
        }) => item::edit_in_visit(db, folder, (item, edit), visit, now, visits),
        Command::Item(command) => act(db, folder, now, |act| item::perform(act, command)),
        Command::Council(command) => act(db, folder, now, |act| council::perform(act, command)),
        Command::Tracker(command) => act(db, folder, now, |act| tracker::perform(act, command)),
        Command::FollowUp(command) => act(db, folder, now, |act| follow_up::perform(act, command)),
    }
}

/// One act in one transaction.
fn act(
    db: &Db,
    folder: &Path,
    now: Moment,
    work: impl FnOnce(&mut Acting) -> Result<Said, RegisterError>,
) -> Result<Outcome, RegisterError> {
    db.writing(|db| {
        let mut act = Acting::new(db, folder, now);
        let said = work(&mut act)?;
        act.finish(said)
    })
}

/// Words that may not be empty, without the white space around them.
fn words(text: &str) -> Result<String, RegisterError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(RegisterError::NoWords);
    }
    Ok(text.to_owned())
}

/// A field that is either filled in or not there at all.
fn field(text: Option<String>) -> Option<String> {
    text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}

/// "1 finding", "8 findings".
fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {many}")
    }
}

/// A name as a label quotes it, shortened where it is long.
fn quoted(name: &str) -> String {
    const LONGEST: usize = 60;
    if name.chars().count() <= LONGEST {
        return format!("“{name}”");
    }
    let mut short: String = name.chars().take(LONGEST).collect();
    if let Some(space) = short.rfind(' ') {
        short.truncate(space);
    }
    format!("“{}…”", short.trim_end())
}
