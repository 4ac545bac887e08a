//! Headings that a screen reader knows as headings, and the quiet words above a field.

use eframe::egui::{self, Response, RichText, Ui, accesskit};

use crate::ui::frame::Frame;
use crate::ui::theme;

fn marked(ui: &Ui, response: &Response, words: &str, level: usize) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Heading);
        node.set_level(level);
        node.set_label(words);
    });
}

/// The heading of a screen.
pub fn screen_heading_ui(ui: &mut Ui, words: &str) -> Response {
    let response = ui.heading(words);
    marked(ui, &response, words, 1);
    response
}

/// The heading of a part of a screen.
pub fn part_heading_ui(ui: &mut Ui, words: &str) -> Response {
    let response = ui.label(RichText::new(words).font(theme::strong()));
    marked(ui, &response, words, 2);
    response
}

/// The quiet name above a field; hand its response to `labelled_by`.
pub fn field_label_ui(ui: &mut Ui, frame: &Frame, words: &str) -> Response {
    ui.label(
        RichText::new(words)
            .text_style(egui::TextStyle::Small)
            .color(frame.palette.weak),
    )
}
