//! Commands about response notes. What is typed during one visit to a note is one act, however often
//! it is kept.

use std::path::Path;

use crate::register::acting::{Acting, Said};
use crate::register::command::NoteCommand;
use crate::register::{Outcome, RegisterError, Touched};
use crate::scrutiny::Moment;
use crate::scrutiny::change::{Act, Entity};
use crate::scrutiny::id::{ActId, NoteId};
use crate::scrutiny::item::Item;
use crate::scrutiny::note::Note;
use crate::scrutiny::paper::Paper;
use crate::store::act::ActState;
use crate::store::{self, Db, Kept};

/// The label of an act that writes a note.
const WROTE: &str = "Wrote a response note";

/// The visit to a note that is going on.
#[derive(Debug, Default)]
pub(in crate::register) struct Visits(Option<Visit>);

#[derive(Debug, Clone, Copy)]
struct Visit {
    note: NoteId,
    number: u64,
    act: ActId,
}

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
        } => super::act(db, folder, now, |act| {
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
        }),
        NoteCommand::Write { id, text, visit } => db.writing(|db| {
            if let Some(outcome) = write_on(db, id, &text, visit, now, visits)? {
                return Ok(outcome);
            }
            let mut act = Acting::new(db, folder, now);
            write(&mut act, id, text)?;
            let outcome = act.finish(Said::from(WROTE))?;
            if let Some(act) = outcome.act {
                visits.0 = Some(Visit {
                    note: id,
                    number: visit,
                    act,
                });
            }
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

/// Goes on with the act of the same visit; none where this is a new visit, or where the act no
/// longer stands as the visit left it.
fn write_on(
    db: &Db,
    id: NoteId,
    text: &str,
    number: u64,
    now: Moment,
    visits: &Visits,
) -> Result<Option<Outcome>, RegisterError> {
    let Some(visit) = visits.0.filter(|v| v.note == id && v.number == number) else {
        return Ok(None);
    };
    if store::act::state(db, visit.act)? != Some(ActState::Done) {
        return Ok(None);
    }
    let row = id.to_string();
    let changes = store::change::of_act(db, visit.act)?;
    let left = changes.iter().find(|c| c.entity == Entity::Note && c.row == row);
    if left.and_then(|change| change.after.as_ref()) != store::image::of(db, Entity::Note, &row)?.as_ref() {
        return Ok(None);
    }
    let note = Note::get(db, id)?.ok_or(RegisterError::Gone(Entity::Note))?;
    let mut outcome = Outcome {
        label: WROTE.to_owned(),
        ..Outcome::default()
    };
    if note.text == text {
        return Ok(Some(outcome));
    }
    let note = Note {
        text: text.to_owned(),
        edited_at: now,
        ..note
    };
    note.put(db)?;
    if let Some(after) = store::image::of(db, Entity::Note, &row)? {
        store::change::set_after(db, visit.act, Entity::Note, &row, &after)?;
    }
    let act = Act {
        id: visit.act,
        at: now,
        label: WROTE.to_owned(),
    };
    store::act::set_moment(db, &act)?;
    store::act::pass_undone(db)?;
    outcome.act = Some(visit.act);
    outcome.touched = Touched {
        notes: true,
        ..Touched::default()
    };
    Ok(Some(outcome))
}
