//! A time as it is said: "by March", "autumn term", "05/03/2027". The window that the program reads
//! from the phrase is shown before anything is kept.

use eframe::egui::{self, Id, RichText, Ui};

use crate::scrutiny::Day;
use crate::scrutiny::period::{Anchor, Class, Window, resolve};
use crate::scrutiny::promise::Due;
use crate::ui::frame::Frame;
use crate::ui::theme::Tone;
use crate::ui::widgets::date_field::{month_button_ui, read_day};
use crate::ui::wording;

/// The room that the button of the month and the gap before it need beside the words, in points.
const MONTH_BUTTON: f32 = 56.0;

/// What stands in the field between two frames.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DueField {
    phrase: String,
    read: Option<Read>,
    /// The month that is shown to choose from, where it was turned to another.
    month: Option<Day>,
}

/// A phrase as it was last read, and against which day and calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Read {
    phrase: String,
    anchor: Anchor,
    due: Due,
}

/// What a typed phrase means, read against `anchor`: a day typed in figures is that day, everything
/// else is date language.
#[must_use]
pub fn read_due(phrase: &str, anchor: &Anchor) -> Due {
    let phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(day) = read_day(&phrase) {
        return Due {
            phrase: wording::day_words(day),
            window: Some(Window::day(day)),
            class: Some(Class::Exact),
            conditional: false,
            passage: None,
        };
    }
    let period = resolve(&phrase, anchor);
    Due {
        window: period.as_ref().and_then(|p| p.window),
        class: period.as_ref().map(|p| p.class),
        conditional: period.as_ref().is_some_and(|p| p.conditional),
        passage: None,
        phrase,
    }
}

impl DueField {
    /// A field that holds this phrase.
    #[must_use]
    pub fn new(phrase: &str) -> Self {
        Self {
            phrase: phrase.to_owned(),
            ..Self::default()
        }
    }

    /// Whether nothing is typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phrase.trim().is_empty()
    }

    /// The words as they stand in the field.
    #[must_use]
    pub fn phrase(&self) -> &str {
        &self.phrase
    }

    /// What is typed and what it means; none while nothing is typed.
    #[must_use]
    pub fn due(&self, anchor: &Anchor) -> Option<Due> {
        (!self.is_empty()).then(|| match &self.read {
            Some(read) if read.phrase == self.phrase && read.anchor == *anchor => read.due.clone(),
            _ => read_due(&self.phrase, anchor),
        })
    }

    /// Draws the field with a month to choose a day from and, below it, what the phrase means. `anchor` is the
    /// day and the calendar it is read against.
    pub fn ui(&mut self, ui: &mut Ui, id: Id, frame: &Frame, label: &str, anchor: &Anchor) {
        ui.horizontal(|ui| {
            let field = egui::TextEdit::singleline(&mut self.phrase)
                .id(id)
                .hint_text("by March, autumn term, 05/03/2027")
                .desired_width((ui.available_width() - MONTH_BUTTON).max(120.0));
            ui.add(field).accessible_name(label);
            let read = self.read.as_ref().filter(|read| read.phrase == self.phrase);
            let window = read.and_then(|read| read.due.window);
            let here = window.and_then(|window| window.latest);
            if let Some(day) = month_button_ui(ui, frame, label, &mut self.month, here) {
                self.phrase = wording::day_words(day);
            }
        });
        if self.is_empty() {
            return;
        }
        let stale = self
            .read
            .as_ref()
            .is_none_or(|read| read.phrase != self.phrase || read.anchor != *anchor);
        if stale {
            self.read = Some(Read {
                due: read_due(&self.phrase, anchor),
                phrase: self.phrase.clone(),
                anchor: anchor.clone(),
            });
        }
        if let Some(read) = &self.read {
            let (words, tone) = meaning(&read.due, anchor);
            ui.label(RichText::new(words).small().color(frame.palette.tone(tone)));
        }
    }
}

/// What is shown below the field.
fn meaning(due: &Due, anchor: &Anchor) -> (String, Tone) {
    let read = match (due.window, due.class) {
        (Some(window), _) => (format!("✓ Means {}", wording::window_words(window)), Tone::Good),
        (None, Some(Class::OpenEnded)) => (
            "∅ An undated promise: it is kept and flagged".to_owned(),
            Tone::Warning,
        ),
        (None, Some(Class::MeetingRelative)) => (
            "✓ Falls on that meeting as soon as it is kept under Meetings".to_owned(),
            Tone::Good,
        ),
        (None, Some(_)) if anchor.date.is_none() => (
            "∅ Depends on the day it was said, which is not known".to_owned(),
            Tone::Warning,
        ),
        (None, _) => (
            "⚠ Not a time this program can read: it is kept as words, without a day".to_owned(),
            Tone::Warning,
        ),
    };
    if due.conditional {
        return (format!("{}, under a condition", read.0), read.1);
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_figures_is_that_day_and_nonsense_is_kept_as_words() {
        let due = read_due(" 05/03/2027 ", &Anchor::default());
        assert_eq!(due.phrase, "5 March 2027");
        assert_eq!(due.window, Some(Window::day("2027-03-05".parse().unwrap())));
        let due = read_due("when  pigs fly", &Anchor::default());
        assert_eq!((due.phrase.as_str(), due.window), ("when pigs fly", None));
        assert_eq!(meaning(&due, &Anchor::default()).1, Tone::Warning);
    }
}
