//! The screens: each a folder with its state (`mod.rs`), its view-model (`rows.rs`) and its drawing
//! (`view.rs`).

pub mod board;
pub mod follow_ups;
pub mod item;
pub mod meetings;
pub mod papers;
pub mod reader;
pub mod search;
pub mod settings;
pub mod welcome;

/// The state of every screen.
#[derive(Debug, Default)]
pub struct Screens {
    /// The board.
    pub board: board::State,
    /// The item panel.
    pub item: item::State,
    /// The follow-ups.
    pub follow_ups: follow_ups::State,
    /// Meetings.
    pub meetings: meetings::State,
    /// The list of papers.
    pub papers: papers::State,
    /// The reader with the inbox.
    pub reader: reader::State,
    /// Search.
    pub search: search::State,
    /// Settings.
    pub settings: settings::State,
}
