//! Acts: the list from which undo and redo are read.

use rusqlite::{named_params, params};

use super::cells::{Cells, id_text, moment_text, number};
use super::{Db, StoreError};
use crate::scrutiny::Moment;
use crate::scrutiny::change::Act;
use crate::scrutiny::code::coded;
use crate::scrutiny::id::ActId;

coded! {
    /// Whether an act did something, took it back, or did it again.
    pub enum ActKind {
        /// It did something.
        Do = "do", "Done";
        /// It took another act back.
        Undo = "undo", "Undone";
        /// It did again what had been taken back.
        Redo = "redo", "Done again";
    }
}

coded! {
    /// Where an act stands on the way back and forth.
    pub enum ActState {
        /// It stands and can be taken back.
        Done = "done", "Done";
        /// It was taken back and can be done again.
        Undone = "undone", "Undone";
        /// Nothing more can become of it: it is itself an undo or redo, or was taken back before
        /// something else was done.
        Passed = "passed", "Passed";
        /// It cannot be taken back, because what it touched was erased for good.
        Sealed = "sealed", "Cannot be undone";
    }
}

fn of_row(c: &Cells) -> Result<Act, StoreError> {
    Ok(Act {
        id: c.id("id")?,
        at: c.moment("at")?,
        label: c.get("label")?,
    })
}

/// Adds an act to the list.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn add(
    db: &Db,
    act: &Act,
    kind: ActKind,
    of_act: Option<ActId>,
    state: ActState,
) -> Result<(), StoreError> {
    db.run(
        include_str!("sql/act_add.sql"),
        named_params! {
            ":id": id_text(act.id),
            ":at": moment_text(act.at),
            ":label": act.label,
            ":kind": kind.code(),
            ":of_act": of_act.map(id_text),
            ":state": state.code(),
        },
    )?;
    Ok(())
}

/// The act that undo would take back.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function that reads here.
pub fn to_undo(db: &Db) -> Result<Option<Act>, StoreError> {
    db.one(
        "SELECT * FROM act WHERE state = 'done' ORDER BY serial DESC LIMIT 1",
        [],
        of_row,
    )
}

/// The act that redo would do again: the one taken back last, which is the earliest of them.
///
/// # Errors
/// As above.
pub fn to_redo(db: &Db) -> Result<Option<Act>, StoreError> {
    db.one(
        "SELECT * FROM act WHERE state = 'undone' ORDER BY serial LIMIT 1",
        [],
        of_row,
    )
}

/// The last act that made or took back what `act` did: itself, its last undo or its last redo.
///
/// # Errors
/// As above.
pub fn last_word_on(db: &Db, act: ActId) -> Result<ActId, StoreError> {
    let last = db.one(
        "SELECT id FROM act WHERE id = ?1 OR of_act = ?1 ORDER BY serial DESC LIMIT 1",
        params![id_text(act)],
        |c| c.id("id"),
    )?;
    Ok(last.unwrap_or(act))
}

/// Where an act stands; none where there is no such act.
///
/// # Errors
/// As above.
pub fn state(db: &Db, act: ActId) -> Result<Option<ActState>, StoreError> {
    db.one(
        "SELECT state FROM act WHERE id = ?1",
        params![id_text(act)],
        |c| c.code("state", ActState::from_code),
    )
}

/// Sets where an act stands.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to; so for every function below.
pub fn set_state(db: &Db, act: ActId, state: ActState) -> Result<(), StoreError> {
    db.run(
        "UPDATE act SET state = ?2 WHERE id = ?1",
        params![id_text(act), state.code()],
    )?;
    Ok(())
}

/// Sets when an act was done: a visit to a field ends with its last change.
///
/// # Errors
/// As above.
pub fn set_moment(db: &Db, act: &Act) -> Result<(), StoreError> {
    db.run(
        "UPDATE act SET at = ?2 WHERE id = ?1",
        params![id_text(act.id), moment_text(act.at)],
    )?;
    Ok(())
}

/// Lets go of everything that could have been done again, because something new was done.
///
/// # Errors
/// As above.
pub fn pass_undone(db: &Db) -> Result<(), StoreError> {
    db.run("UPDATE act SET state = 'passed' WHERE state = 'undone'", [])?;
    Ok(())
}

/// How many acts that stand were done after a moment, and what the latest of them are called, latest
/// first, at most `most`.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn done_since(db: &Db, at: Moment, most: usize) -> Result<(usize, Vec<String>), StoreError> {
    const STANDS: &str = "FROM act WHERE at > ?1 AND kind = 'do' AND state IN ('done', 'sealed')";
    let count = db.one(
        &format!("SELECT count(*) AS acts {STANDS}"),
        params![moment_text(at)],
        |c| c.count("acts"),
    )?;
    let labels = db.list(
        &format!("SELECT label {STANDS} ORDER BY serial DESC LIMIT ?2"),
        params![moment_text(at), number(most)],
        |c| c.get("label"),
    )?;
    Ok((count.unwrap_or_default(), labels))
}
