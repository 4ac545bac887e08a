//! Everything a user can do to the register, as data. Each command is one transaction, one entry of
//! the history and one undo.

pub mod council;
pub mod finding;
pub mod follow_up;
pub mod item;
pub mod meeting;
pub mod note;
pub mod paper;
pub mod tracker;

pub use council::CouncilCommand;
pub use finding::{FindingCommand, Link};
pub use follow_up::FollowUpCommand;
pub use item::ItemCommand;
pub use meeting::MeetingCommand;
pub use note::NoteCommand;
pub use paper::PaperCommand;
pub use tracker::TrackerCommand;

/// One act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// About papers.
    Paper(PaperCommand),
    /// About findings in the inbox.
    Finding(FindingCommand),
    /// About items on the board.
    Item(ItemCommand),
    /// About response notes.
    Note(NoteCommand),
    /// About follow-ups.
    FollowUp(FollowUpCommand),
    /// About meetings.
    Meeting(MeetingCommand),
    /// About councils and bodies, their calendars and clocks.
    Council(CouncilCommand),
    /// About trackers and what their columns hold.
    Tracker(TrackerCommand),
    /// Takes back the last act that has not been taken back.
    Undo,
    /// Does again what was last taken back.
    Redo,
}
