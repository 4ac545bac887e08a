//! Meetings: a body on a day.

use super::board::is_overdue;
use super::code::coded;
use super::id::{BodyId, MeetingId};
use super::item::{Item, ItemState};
use super::promise::Due;
use super::recommendation::is_owed_an_answer;
use super::{Day, Moment};

/// A meeting that the user keeps. It is known by who meets and when: its papers are those of this body
/// and day, whether the meeting is kept or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its identity.
    pub id: MeetingId,
    /// Who meets.
    pub body: BodyId,
    /// The day it is held.
    pub date: Day,
    /// Where: "Committee Room 1".
    pub place: Option<String>,
    /// The questions that the user means to ask, one a line, exactly as typed; private like notes.
    pub questions: String,
    /// When it came onto the register.
    pub added_at: Moment,
}

impl Meeting {
    /// The questions one by one, without empty lines.
    pub fn questions(&self) -> impl Iterator<Item = &str> {
        self.questions
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
    }
}

coded! {
    /// Why an open item is brought up at a meeting: the most pressing reason that fits.
    pub enum Concern {
        /// The last day promised has passed.
        Overdue = "overdue", "Overdue";
        /// The day promised has moved.
        Slipped = "slipped", "Slipped: the date has moved";
        /// It was promised without a day.
        Undated = "undated", "Promised without a date";
        /// Nobody has answered.
        NotAnswered = "not_answered", "Not answered";
        /// None of these: it is still open.
        Open = "open", "Still open";
    }
}

impl Concern {
    /// Why an open item is brought up; `moved` says how many times its date has moved later.
    #[must_use]
    pub fn of(item: &Item, state: ItemState, due: Option<&Due>, moved: usize, today: Day) -> Self {
        let window = due.and_then(|due| due.window);
        if is_overdue(window, state, today) {
            Self::Overdue
        } else if moved > 0 {
            Self::Slipped
        } else if due.is_some() && window.is_none_or(|window| window.latest.is_none()) {
            Self::Undated
        } else if !state.answered && is_owed_an_answer(item.kind, item.standing) {
            Self::NotAnswered
        } else {
            Self::Open
        }
    }
}
