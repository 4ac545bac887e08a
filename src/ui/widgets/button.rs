//! A small button that is still large enough to be hit (WCAG 2.2, 2.5.8).

use eframe::egui::{self, Response, RichText, Ui};

/// Draws a button with small words.
pub fn small_button(ui: &mut Ui, words: &str) -> Response {
    ui.add(egui::Button::new(RichText::new(words).small()).min_size(egui::vec2(28.0, 26.0)))
}
