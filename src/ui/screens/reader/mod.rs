//! The reader: a paper's text with its findings beside it, waiting for the reader's word.

pub mod view;

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {}
