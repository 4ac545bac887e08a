//! Search over papers, items and notes, as the words are typed.

pub mod view;

use crate::register::view::Hit;

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    /// What stands in the field.
    typed: String,
    /// What was found, and for which words.
    found: Option<(String, Vec<Hit>)>,
    /// The chosen hit.
    chosen: usize,
    /// Whether the caret has to go into the field.
    focus: bool,
    /// Whether the chosen hit has to be brought into sight.
    show_chosen: bool,
}

impl State {
    /// Takes what was found for `query`; what was found for words that are no longer in the field
    /// is shown only until something newer comes.
    pub fn take(&mut self, query: &str, hits: Vec<Hit>) {
        let again = self.found.as_ref().is_some_and(|(before, _)| before == query);
        if !again {
            self.chosen = 0;
        }
        self.chosen = self.chosen.min(hits.len().saturating_sub(1));
        self.found = Some((query.to_owned(), hits));
    }

    /// Puts the caret into the search field with the next frame.
    pub fn focus(&mut self) {
        self.focus = true;
    }

    /// The words that are looked for now, so that they are looked for again when something changes;
    /// none while the field is empty.
    #[must_use]
    pub fn query(&self) -> Option<&str> {
        Some(self.typed.trim()).filter(|words| !words.is_empty())
    }

    fn hits(&self) -> &[Hit] {
        self.found.as_ref().map_or(&[], |(_, hits)| hits.as_slice())
    }
}
