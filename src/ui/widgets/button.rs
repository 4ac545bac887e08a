//! A small button that is still large enough to be hit (WCAG 2.2, 2.5.8).

use eframe::egui::{self, Response, RichText, Stroke, StrokeKind, Ui};

use crate::ui::frame::Frame;
use crate::ui::widgets::card::CORNERS;

/// Paints a ring around a button filled with the accent while it has the focus: its edge would not be
/// seen on its ground.
pub fn ring(ui: &Ui, frame: &Frame, response: Response) -> Response {
    if response.has_focus() {
        ui.painter().rect_stroke(
            response.rect.expand(1.0),
            CORNERS,
            Stroke::new(2.0, frame.palette.text),
            StrokeKind::Outside,
        );
    }
    response
}

/// Draws a button with small words.
pub fn small_button(ui: &mut Ui, words: &str) -> Response {
    ui.add(egui::Button::new(RichText::new(words).small()).min_size(egui::vec2(28.0, 26.0)))
}
