//! Settings: text size, theme, register, backups.

pub mod view;

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {}
