//! Commands about response notes. What is typed during one visit to a note is one act, however often
//! it is kept.

use std::path::Path;

use super::visit::{self, Visits};
use crate::register::acting::{Acting, Said};
use crate::register::command::NoteCommand;
use crate::register::{Outcome, RegisterError, Touched};
use crate::scrutiny::Moment;
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::{ActId, NoteId};
use crate::scrutiny::item::Item;
use crate::scrutiny::note::Note;
use crate::scrutiny::paper::Paper;
use crate::store::{Db, Kept};

/// The label of an act that writes a note.
const WROTE: &str = "Wrote a response note";

pub(super) fn perform(
    db: &Db,
    folder: &Path,
    command: NoteCommand,
    now: Moment,
    visits: &mut Visits,
) -> Result<Outcome, RegisterError> {
    match command {
        NoteCommand::Add {
            id,
            item,
            paper,
            text,
            visit,
        } => {
            let outcome = super::act(db, folder, now, |act| {
                if item.is_none() && paper.is_none() {
                    return Err(RegisterError::NoteOnNothing);
                }
                let _item: Option<Item> = item.map(|item| act.get(item)).transpose()?;
                let _paper: Option<Paper> = paper.map(|paper| act.get(paper)).transpose()?;
                act.add(&Note {
                    id,
                    item,
                    paper,
                    text,
                    added_at: act.now,
                    edited_at: act.now,
                })?;
                Ok("Began a response note".into())
            })?;
            if let Some(number) = visit {
                visits.begin::<Note>(id, number, &outcome);
            }
            Ok(outcome)
        }
        NoteCommand::Write { id, text, visit } => db.writing(|db| {
            if let Some(act) = visits.going_on::<Note>(db, id, visit)? {
                return write_on(db, act, id, text, now);
            }
            let mut act = Acting::new(db, folder, now);
            write(&mut act, id, text)?;
            let outcome = act.finish(Said::from(WROTE))?;
            visits.begin::<Note>(id, visit, &outcome);
            Ok(outcome)
        }),
        NoteCommand::Remove { id } => super::act(db, folder, now, |act| {
            let note: Note = act.get(id)?;
            act.remove::<Note>(note.id)?;
            Ok("Removed a response note".into())
        }),
    }
}

fn write(act: &mut Acting, id: NoteId, text: String) -> Result<(), RegisterError> {
    let note: Note = act.get(id)?;
    if note.text == text {
        return Ok(());
    }
    act.put(&Note {
        text,
        edited_at: act.now,
        ..note
    })
}

/// Goes on with the act of the same visit.
fn write_on(db: &Db, act: ActId, id: NoteId, text: String, now: Moment) -> Result<Outcome, RegisterError> {
    let note = Note::get(db, id)?.ok_or(RegisterError::Gone(Entity::Note))?;
    if note.text == text {
        return Ok(Outcome {
            label: WROTE.to_owned(),
            ..Outcome::default()
        });
    }
    let note = Note {
        text,
        edited_at: now,
        ..note
    };
    let outcome = visit::go_on(db, act, &note, WROTE.to_owned(), now)?;
    Ok(Outcome {
        touched: Touched {
            notes: true,
            ..Touched::default()
        },
        ..outcome
    })
}
