//! The board: items as cards in columns.

pub mod view;

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {}
