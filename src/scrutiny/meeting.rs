//! Meetings: a body on a day.

use super::Day;
use super::id::BodyId;

/// A meeting is known by who meets and when; its papers are those of this body and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Meeting {
    /// The day it is held.
    pub date: Day,
    /// Who meets.
    pub body: BodyId,
}
