//! Commands about councils and bodies: what they are called, which are one, what took whose place,
//! and the calendar and the clocks of each council.

use crate::scrutiny::Day;
use crate::scrutiny::answer_clock::Clocks;
use crate::scrutiny::body::BodyKind;
use crate::scrutiny::council::CouncilCalendar;
use crate::scrutiny::id::{BodyId, CouncilId};
use crate::scrutiny::nation::Nation;

/// What can be done to councils and bodies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CouncilCommand {
    /// Gives a council another name; papers keep what they print, and one that prints the former name
    /// still belongs to it.
    RenameCouncil {
        /// The council.
        council: CouncilId,
        /// The name it shall have.
        name: String,
    },
    /// Gives a body another name, likewise.
    RenameBody {
        /// The body.
        body: BodyId,
        /// The name it shall have.
        name: String,
    },
    /// Says that two councils are one. Bodies of the same name become one too.
    MergeCouncils {
        /// The one whose name becomes another name of the other.
        from: CouncilId,
        /// The one that stays.
        into: CouncilId,
    },
    /// Says that two bodies are one: papers, items and meetings of the one stand under the other.
    MergeBodies {
        /// The one whose name becomes another name of the other.
        from: BodyId,
        /// The one that stays.
        into: BodyId,
    },
    /// Says which body took the place of another, or that none did. What the former asked for and is
    /// still open is followed up by its successor.
    Became {
        /// The former body.
        body: BodyId,
        /// The name of its successor, which comes onto the register where it is not there, and the day.
        successor: Option<(String, Day)>,
    },
    /// Says what a body is.
    SetBodyKind {
        /// The body.
        body: BodyId,
        /// What it is; none: nobody has said.
        kind: Option<BodyKind>,
    },
    /// Says in which nation a council lies.
    SetNation {
        /// The council.
        council: CouncilId,
        /// The nation; none: nobody has said.
        nation: Option<Nation>,
    },
    /// Sets a council's calendar; windows that were read by the one before are read again, unless the
    /// user has set them.
    SetCalendar {
        /// The council.
        council: CouncilId,
        /// The calendar.
        calendar: Box<CouncilCalendar>,
    },
    /// Sets a council's clocks.
    SetClocks {
        /// The council.
        council: CouncilId,
        /// The clocks.
        clocks: Clocks,
    },
}
