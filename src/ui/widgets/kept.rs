//! A text field whose words are kept while they are typed.
//!
//! It reports its words one second after the last key and when the field is left. What has been
//! typed and not yet been reported is a draft: it is never overwritten by what comes back from the
//! register, and [`KeptField::flush`] hands it out before the window goes elsewhere.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use eframe::egui::{self, Id, Response, Ui};

use crate::ui::theme::space;

/// How long after the last key the words are kept, in seconds.
const PAUSE: f64 = 1.0;

/// Counts the visits to fields in this session of the program.
static VISITS: AtomicU64 = AtomicU64::new(1);

/// Words that have to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The words as they stand in the field.
    pub text: String,
    /// The visit in which they were typed: all of one visit are one entry of the history.
    pub visit: u64,
}

/// How a field is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Its name for screen readers.
    pub label: &'a str,
    /// What stands in it while it is empty.
    pub hint: &'static str,
    /// Its height in lines; 1 is a field without line breaks.
    pub lines: usize,
}

/// The words of a field between two frames.
#[derive(Debug, Clone, Default)]
pub struct KeptField {
    text: String,
    reported: String,
    visit: u64,
    typed_at: Option<f64>,
}

impl KeptField {
    /// A field that holds what the register holds.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            reported: text.to_owned(),
            visit: 0,
            typed_at: None,
        }
    }

    /// The words as they stand in the field.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether something has been typed that has not been reported.
    #[must_use]
    pub fn has_draft(&self) -> bool {
        self.text != self.reported
    }

    /// Takes what the register holds now. A draft stays as it is, and so does the space after a word
    /// that the register trims: the next word is perhaps being thought of.
    pub fn take(&mut self, text: &str) {
        if !self.has_draft() && self.text != text && self.text.trim() != text {
            text.clone_into(&mut self.text);
            text.clone_into(&mut self.reported);
        }
    }

    /// Adds words at the end, as if they had been typed in a visit of their own, and hands out all.
    pub fn add(&mut self, words: &str) -> Option<Kept> {
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
        self.text.push_str(words);
        self.visit = VISITS.fetch_add(1, Ordering::Relaxed);
        self.flush()
    }

    /// Hands out what has not been reported yet.
    pub fn flush(&mut self) -> Option<Kept> {
        self.typed_at = None;
        if !self.has_draft() {
            return None;
        }
        self.text.clone_into(&mut self.reported);
        Some(Kept {
            text: self.text.clone(),
            visit: self.visit,
        })
    }

    /// Draws the field and answers the words to be kept, one second after the last key and when the
    /// field is left. `id` must be the same for the same field of the same thing in every frame.
    pub fn ui(&mut self, ui: &mut Ui, id: Id, look: Look) -> Option<Kept> {
        let response = self.edit_ui(ui, id, look);
        let now = ui.input(|i| i.time);
        if response.changed() {
            self.typed_at = Some(now);
        }
        if response.lost_focus() {
            return self.flush();
        }
        let typed_at = self.typed_at?;
        let waited = now - typed_at;
        if waited >= PAUSE {
            return self.flush();
        }
        ui.ctx()
            .request_repaint_after(Duration::from_secs_f64((PAUSE - waited).max(0.01)));
        None
    }

    fn edit_ui(&mut self, ui: &mut Ui, id: Id, look: Look) -> Response {
        let edit = if look.lines > 1 {
            egui::TextEdit::multiline(&mut self.text).desired_rows(look.lines)
        } else {
            egui::TextEdit::singleline(&mut self.text)
        };
        let response = ui
            .add(
                edit.id(id)
                    .hint_text(look.hint)
                    .desired_width(f32::INFINITY)
                    .margin(egui::vec2(space::SMALL, 6.0)),
            )
            .accessible_name(look.label);
        if response.gained_focus() {
            self.visit = VISITS.fetch_add(1, Ordering::Relaxed);
            // It may have been come to by key from elsewhere in the window.
            response.scroll_to_me(None);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_back_from_the_register_never_overwrites_a_draft() {
        let mut field = KeptField::new("Ask again");
        field.text.push_str(" in May");
        field.take("Ask again");
        assert_eq!(field.text(), "Ask again in May");
        let kept = field.flush();
        assert_eq!(kept.map(|k| k.text), Some("Ask again in May".to_owned()));
        assert_eq!(field.flush(), None, "nothing is reported twice");
        field.take("Ask again in June");
        assert_eq!(field.text(), "Ask again in June");
    }

    #[test]
    fn a_space_typed_before_a_pause_is_still_there_after_it() {
        let mut field = KeptField::new("");
        field.text.push_str("Ines ");
        assert_eq!(field.flush().map(|kept| kept.text), Some("Ines ".to_owned()));
        field.take("Ines");
        assert_eq!(field.text(), "Ines ");
        field.take("");
        assert_eq!(field.text(), "", "undone");
    }
}
