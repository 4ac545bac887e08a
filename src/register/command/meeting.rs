//! Commands about meetings.

use crate::scrutiny::Day;
use crate::scrutiny::id::{BodyId, MeetingId};

/// What can be done to meetings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingCommand {
    /// Keeps a meeting.
    Add {
        /// The identity it shall have.
        id: MeetingId,
        /// Who meets.
        body: MeetingBody,
        /// The day.
        date: Day,
        /// Where.
        place: Option<String>,
    },
    /// Changes who meets, when and where.
    Edit {
        /// The meeting.
        id: MeetingId,
        /// Who meets.
        body: MeetingBody,
        /// The day.
        date: Day,
        /// Where.
        place: Option<String>,
    },
    /// Writes the questions that the user means to ask. Writings that carry the same `visit` are one
    /// entry of the history and one undo.
    Write {
        /// The meeting.
        id: MeetingId,
        /// The questions, one a line.
        questions: String,
        /// Where the meeting is not kept yet and is to be kept now: who meets, and when.
        begins: Option<(BodyId, Day)>,
        /// Counts the visits to the field in this session of the program.
        visit: u64,
    },
    /// Adds one question to those that the user means to ask, below the others; keeps the meeting where it
    /// is not kept yet.
    Ask {
        /// The identity that the meeting shall have where it is not kept yet.
        id: MeetingId,
        /// Who meets.
        body: BodyId,
        /// The day.
        date: Day,
        /// The question, on one line.
        question: String,
    },
    /// Lets go of a meeting with its questions; its papers stay. Undo brings it back.
    Remove {
        /// The meeting.
        id: MeetingId,
    },
}

/// Who meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingBody {
    /// A body on the register.
    Known(BodyId),
    /// A body by its name, which comes onto the register where it is not there.
    Named(String),
}
