//! The frame of a card: a quiet raised surface that groups what belongs together.

use eframe::egui::{self, CornerRadius, Stroke};

use crate::ui::frame::Frame;

/// The corners of cards.
pub const CORNERS: CornerRadius = CornerRadius::same(8);

/// The frame of a card.
pub fn card_frame(frame: &Frame) -> egui::Frame {
    egui::Frame::new()
        .fill(frame.palette.surface)
        .stroke(Stroke::new(1.0, frame.palette.hairline))
        .corner_radius(CORNERS)
        .inner_margin(egui::Margin::same(12))
}
