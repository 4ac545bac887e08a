//! A field of several lines whose plain formatting is shown while nobody is in it: bold, italic, lists, and
//! links to passages. What is kept is always exactly what was typed.

use eframe::egui::{self, Id, Ui};

use super::card::card_frame;
use super::kept::{Kept, KeptField, Look};
use super::note_text::note_text_ui;
use crate::scrutiny::note_text::{self, Line, PassageLink};
use crate::ui::frame::Frame;

/// The field between two frames.
#[derive(Debug, Default)]
pub struct FormattedField {
    kept: KeptField,
    /// Whether somebody is in it, or is on the way.
    is_edited: bool,
    /// Whether it is to have the caret.
    is_asked: bool,
    /// Its words as they were read last, and how they are meant; none where that is just as typed.
    lines: Option<(String, Option<Vec<Line>>)>,
}

/// What came of drawing the field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The words that have to be kept.
    pub kept: Option<Kept>,
    /// The link that was followed.
    pub followed: Option<PassageLink>,
}

impl FormattedField {
    /// A field that holds what the register holds.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self {
            kept: KeptField::new(text),
            ..Self::default()
        }
    }

    /// What was typed and is kept.
    pub const fn kept(&mut self) -> &mut KeptField {
        &mut self.kept
    }

    /// Puts the caret into it.
    pub const fn edit(&mut self) {
        self.is_asked = true;
    }

    fn take_caret(&mut self, ui: &Ui, id: Id) {
        // A click elsewhere, and be it on the button that asks for this, takes the caret out of a field.
        if !self.is_asked || ui.input(|i| i.pointer.any_click()) {
            return;
        }
        self.is_asked = false;
        self.is_edited = true;
        ui.memory_mut(|memory| memory.request_focus(id));
    }

    /// Whether it is shown as it is meant and not as it is typed: nobody is in it, and the two differ.
    pub fn is_shown_formatted(&mut self, ui: &Ui, id: Id) -> bool {
        if self.is_edited || ui.memory(|memory| memory.has_focus(id)) {
            return false;
        }
        let text = self.kept.text();
        let is_read = matches!(&self.lines, Some((of, _)) if of == text);
        if !is_read {
            let lines = note_text::is_formatted(text).then(|| note_text::lines(text));
            self.lines = Some((text.to_owned(), lines));
        }
        matches!(&self.lines, Some((_, Some(_))))
    }

    /// Draws what was typed, or how it is meant. `id` must be the same for the same field of the same
    /// thing in every frame.
    pub fn ui(&mut self, ui: &mut Ui, frame: &Frame, id: Id, look: Look) -> Answer {
        if !frame.read_only {
            self.take_caret(ui, id);
        }
        if self.is_shown_formatted(ui, id)
            && let Some((_, Some(lines))) = &self.lines
        {
            let shown = card_frame(frame).show(ui, |ui| {
                ui.set_width(ui.available_width());
                note_text_ui(ui, frame, lines)
            });
            if self.is_asked {
                ui.ctx().request_repaint();
            }
            return Answer {
                followed: shown.inner,
                ..Answer::default()
            };
        }
        let kept = ui
            .add_enabled_ui(!frame.read_only, |ui: &mut egui::Ui| self.kept.ui(ui, id, look))
            .inner;
        self.is_edited &= ui.memory(|memory| memory.has_focus(id));
        Answer { kept, followed: None }
    }
}
