//! Headings that a screen reader knows as headings, and the quiet words above a field.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{self, Response, RichText, Ui, accesskit};

use crate::ui::frame::Frame;
use crate::ui::theme;
use crate::ui::wording::number_words;

fn marked(ui: &Ui, response: &Response, words: &str, level: usize) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Heading);
        node.set_level(level);
        node.set_label(words);
        node.clear_value();
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

/// The heading of a part of a screen, with how many things follow.
pub fn counted_heading_ui(ui: &mut Ui, frame: &Frame, words: &str, count: usize) -> Response {
    let mut job = LayoutJob::single_section(
        words.to_owned(),
        TextFormat::simple(theme::strong(), frame.palette.text),
    );
    job.append(
        &number_words(count),
        8.0,
        TextFormat::simple(theme::small_strong(), frame.palette.weak),
    );
    let response = ui.label(job);
    marked(ui, &response, &format!("{words}, {}", number_words(count)), 2);
    response
}

/// The quiet name above a field. The field carries the same name for screen readers, so that this
/// one is not read out a second time.
pub fn field_label_ui(ui: &mut Ui, frame: &Frame, words: &str) -> Response {
    let response = group_label_ui(ui, frame, words);
    ui.ctx()
        .accesskit_node_builder(response.id, accesskit::Node::set_hidden);
    response
}

/// The quiet name above several controls that belong together.
pub fn group_label_ui(ui: &mut Ui, frame: &Frame, words: &str) -> Response {
    ui.label(
        RichText::new(words)
            .text_style(egui::TextStyle::Small)
            .color(frame.palette.weak),
    )
}
