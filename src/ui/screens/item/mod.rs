//! The item panel: everything about one item.

pub mod view;

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {}
