//! Commands about meetings. What is typed during one visit to the questions is one act, however often
//! it is kept.

use std::path::Path;

use super::visit::{self, Visits};
use super::{field, words};
use crate::register::acting::{Acting, Said};
use crate::register::command::MeetingCommand;
use crate::register::command::meeting::MeetingBody;
use crate::register::{Outcome, RegisterError, Touched, names};
use crate::scrutiny::body::Body;
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::{BodyId, MeetingId};
use crate::scrutiny::meeting::Meeting;
use crate::scrutiny::{Day, Moment};
use crate::store::{self, Db, Kept};

/// The label of an act that writes questions.
const WROTE: &str = "Wrote questions for a meeting";

pub(super) fn perform(
    db: &Db,
    folder: &Path,
    command: MeetingCommand,
    now: Moment,
    visits: &mut Visits,
) -> Result<Outcome, RegisterError> {
    match command {
        MeetingCommand::Add {
            id,
            body,
            date,
            place,
        } => super::act(db, folder, now, |act| {
            let body = body_of(act, body)?;
            free(act, body, date, id)?;
            act.add(&Meeting {
                id,
                body,
                date,
                place: field(place),
                questions: String::new(),
                added_at: act.now,
            })?;
            Ok("Added a meeting".into())
        }),
        MeetingCommand::Edit {
            id,
            body,
            date,
            place,
        } => super::act(db, folder, now, |act| {
            let meeting: Meeting = act.get(id)?;
            let body = body_of(act, body)?;
            free(act, body, date, id)?;
            act.put(&Meeting {
                body,
                date,
                place: field(place),
                ..meeting
            })?;
            Ok("Changed a meeting".into())
        }),
        MeetingCommand::Write {
            id,
            questions,
            begins,
            visit,
        } => db.writing(|db| {
            if let Some(of_visit) = visits.going_on::<Meeting>(db, id, visit)? {
                let meeting = Meeting::get(db, id)?.ok_or(RegisterError::Gone(Entity::Meeting))?;
                let meeting = Meeting { questions, ..meeting };
                let outcome = visit::go_on(db, of_visit, &meeting, WROTE.to_owned(), now)?;
                return Ok(Outcome {
                    touched: Touched {
                        meetings: true,
                        ..Touched::default()
                    },
                    ..outcome
                });
            }
            let mut act = Acting::new(db, folder, now);
            write(&mut act, id, questions, begins)?;
            let outcome = act.finish(Said::from(WROTE))?;
            visits.begin::<Meeting>(id, visit, &outcome);
            Ok(outcome)
        }),
        MeetingCommand::Ask {
            id,
            body,
            date,
            question,
        } => super::act(db, folder, now, |act| ask(act, id, body, date, &question)),
        MeetingCommand::Remove { id } => super::act(db, folder, now, |act| {
            let meeting: Meeting = act.get(id)?;
            act.remove::<Meeting>(meeting.id)?;
            Ok("Removed a meeting".into())
        }),
    }
}

fn write(
    act: &mut Acting,
    id: MeetingId,
    questions: String,
    begins: Option<(BodyId, Day)>,
) -> Result<(), RegisterError> {
    if let Some(known) = Meeting::get(act.db, id)? {
        return act.put(&Meeting { questions, ..known });
    }
    let (body, date) = begins.ok_or(RegisterError::Gone(Entity::Meeting))?;
    let body: Body = act.get(body)?;
    free(act, body.id, date, id)?;
    act.add(&Meeting {
        id,
        body: body.id,
        date,
        place: None,
        questions,
        added_at: act.now,
    })
}

fn ask(
    act: &mut Acting,
    id: MeetingId,
    body: BodyId,
    date: Day,
    question: &str,
) -> Result<Said, RegisterError> {
    // One line is one question; the space at its end waits for what is still to be typed.
    let question = words(question)?.replace(['\n', '\r'], " ") + " ";
    match store::meeting::on(act.db, body, date)? {
        Some(known) => {
            let before = known.questions.trim_end_matches('\n');
            let questions = match before {
                "" => question,
                before => format!("{before}\n{question}"),
            };
            act.put(&Meeting { questions, ..known })?;
        }
        None => {
            let body: Body = act.get(body)?;
            act.add(&Meeting {
                id,
                body: body.id,
                date,
                place: None,
                questions: question,
                added_at: act.now,
            })?;
        }
    }
    let day = date.format("%-d %B %Y");
    Ok(format!("Added a question for the meeting on {day}").into())
}

/// The body that is meant; a name that nobody has had comes onto the register with it.
fn body_of(act: &mut Acting, body: MeetingBody) -> Result<BodyId, RegisterError> {
    match body {
        MeetingBody::Known(id) => Ok(act.get::<Body>(id)?.id),
        MeetingBody::Named(name) => {
            let name = words(&name)?;
            names::body(act, Some(&name), None)?.ok_or(RegisterError::NoWords)
        }
    }
}

/// A body meets once a day: whoever means the same meeting again is told.
fn free(act: &Acting, body: BodyId, date: Day, id: MeetingId) -> Result<(), RegisterError> {
    match store::meeting::on(act.db, body, date)? {
        Some(known) if known.id != id => Err(RegisterError::MeetingKept),
        _ => Ok(()),
    }
}
