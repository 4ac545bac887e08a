//! What every view is given to draw one frame.

use super::theme::Palette;
use crate::scrutiny::{Day, Moment};

/// The day, the moment and the colours of the frame that is being drawn. Views read no clock; they
/// are given this.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Today, in the user's own time zone.
    pub today: Day,
    /// Now, for identities and log entries that an intent carries.
    pub now: Moment,
    /// The colours of the theme in force.
    pub palette: Palette,
}
