//! What every view is given to draw one frame.

use std::sync::Arc;

use super::theme::Palette;
use crate::scrutiny::id::PaperId;
use crate::scrutiny::{Day, Moment};

/// Names that fields offer while something is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// Councils, sorted.
    pub councils: Vec<String>,
    /// Committees, panels, executives and other bodies, sorted.
    pub bodies: Vec<String>,
    /// Tags, sorted.
    pub tags: Vec<String>,
    /// Lead officers of items, sorted.
    pub officers: Vec<String>,
    /// Executive members of items, sorted.
    pub members: Vec<String>,
}

/// The day, the moment, the colours and the names of the frame that is being drawn. Views read no
/// clock; they are given this.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Today, in the user's own time zone.
    pub today: Day,
    /// Now, for identities and log entries that an intent carries.
    pub now: Moment,
    /// The colours of the theme in force.
    pub palette: Palette,
    /// Names that fields offer.
    pub names: Arc<Names>,
    /// How many findings wait in the inbox.
    pub waiting: usize,
    /// The oldest paper in which findings wait: a later one answers it.
    pub first_waiting: Option<PaperId>,
    /// Whether the register can only be read, because it is damaged.
    pub read_only: bool,
}
