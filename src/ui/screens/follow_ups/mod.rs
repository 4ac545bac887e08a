//! Follow-ups: what is due, and when.

pub mod view;

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {}
