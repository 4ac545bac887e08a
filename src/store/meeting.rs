//! Meetings.

use rusqlite::{named_params, params};

use super::cells::{Cells, day_text, id_text, moment_text};
use super::{Db, Kept, StoreError};
use crate::scrutiny::Day;
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::{BodyId, MeetingId};
use crate::scrutiny::meeting::Meeting;

/// A body on a day: a meeting that is kept, or one that its papers alone tell of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedMeeting {
    /// The kept meeting.
    pub id: Option<MeetingId>,
    /// Who meets.
    pub body: BodyId,
    /// The body's name.
    pub body_name: String,
    /// The council's name.
    pub council_name: Option<String>,
    /// The day.
    pub date: Day,
    /// Where.
    pub place: Option<String>,
    /// How many papers there are of this body and day.
    pub papers: usize,
    /// Whether questions are kept.
    pub has_questions: bool,
}

fn of_row(c: &Cells) -> Result<Meeting, StoreError> {
    Ok(Meeting {
        id: c.id("id")?,
        body: c.id("body")?,
        date: c.day("date")?,
        place: c.get("place")?,
        questions: c.get("questions")?,
        added_at: c.moment("added_at")?,
    })
}

impl Kept for Meeting {
    const ENTITY: Entity = Entity::Meeting;
    type Id = MeetingId;

    fn id(&self) -> MeetingId {
        self.id
    }

    fn get(db: &Db, id: MeetingId) -> Result<Option<Self>, StoreError> {
        db.one(
            "SELECT * FROM meeting WHERE id = ?1 AND removed_by IS NULL",
            params![id_text(id)],
            of_row,
        )
    }

    fn put(&self, db: &Db) -> Result<(), StoreError> {
        db.run(
            include_str!("sql/meeting_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":body": id_text(self.body),
                ":date": day_text(self.date),
                ":place": self.place,
                ":questions": self.questions,
                ":added_at": moment_text(self.added_at),
            },
        )?;
        Ok(())
    }
}

/// The kept meeting of a body on a day.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function here.
pub fn on(db: &Db, body: BodyId, date: Day) -> Result<Option<Meeting>, StoreError> {
    db.one(
        "SELECT * FROM meeting WHERE body = ?1 AND date = ?2 AND removed_by IS NULL ORDER BY serial",
        params![id_text(body), day_text(date)],
        of_row,
    )
}

/// Every meeting, kept or told of by papers alone, latest first.
///
/// # Errors
/// As above.
pub fn all_named(db: &Db) -> Result<Vec<NamedMeeting>, StoreError> {
    db.list(include_str!("sql/meeting_named.sql"), [], |c| {
        Ok(NamedMeeting {
            id: c.opt_id("id")?,
            body: c.id("body")?,
            body_name: c.get("body_name")?,
            council_name: c.get("council_name")?,
            date: c.day("date")?,
            place: c.get("place")?,
            papers: c.count("papers")?,
            has_questions: c.get("has_questions")?,
        })
    })
}
