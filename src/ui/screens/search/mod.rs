//! Search over papers, items and notes.

pub mod view;

use crate::register::view::Hit;

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {}

impl State {
    /// Takes what was found for `query`.
    pub fn take(&mut self, _query: &str, _hits: Vec<Hit>) {}

    /// Puts the caret into the search field with the next frame.
    pub fn focus(&mut self) {}

    /// The words that are looked for now, so that they are looked for again when something changes;
    /// none while the field is empty.
    #[must_use]
    pub fn query(&self) -> Option<&str> {
        None
    }
}
