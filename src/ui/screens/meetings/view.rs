//! Draws the list of meetings.

use eframe::egui::{self, RichText, Ui};

use super::State;
use super::rows::{ListLine, Row};
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::theme::space;
use crate::ui::widgets::card::card_frame;
use crate::ui::widgets::row_list::row_list_ui;
use crate::ui::widgets::unspoken::unspoken;
use crate::ui::widgets::{empty, heading};

/// The gap below a line.
const GAP: f32 = 8.0;

/// Draws the screen.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    heading::screen_heading_ui(ui, "Meetings");
    ui.horizontal_wrapped(|ui| {
        let add = egui::Button::new("Add a meeting…");
        if ui.add_enabled(!frame.read_only, add).clicked() {
            outbox.push(Intent::Open(Dialog::AddMeeting));
        }
    });
    if !state.is_loaded {
        return;
    }
    if state.rows.is_empty() {
        if empty::empty_ui(
            ui,
            frame,
            "No meetings yet",
            "Add the next meeting of your committee, or import its papers: a meeting is the papers of one body and day, what is outstanding with it, and the questions you mean to ask",
            (!frame.read_only).then_some("Add the first meeting…"),
        ) {
            outbox.push(Intent::Open(Dialog::AddMeeting));
        }
        return;
    }
    if !state.rows.iter().any(|row| row.is_coming) {
        let words = "No coming meeting yet. Add the next one to prepare for it";
        ui.label(RichText::new(words).color(frame.palette.weak));
    }
    list_ui(ui, frame, state, outbox);
}

fn list_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let State {
        heights, lines, rows, ..
    } = state;
    row_list_ui(ui, "meetings", heights, GAP, |ui, index| match lines.get(index) {
        Some(ListLine::Group(name, members)) => {
            ui.add_space(space::SMALL);
            heading::counted_heading_ui(ui, frame, name, *members);
        }
        Some(ListLine::Meeting(at)) => {
            if let Some(row) = rows.get(*at) {
                row_ui(ui, frame, row, outbox);
            }
        }
        None => {}
    });
}

fn row_ui(ui: &mut Ui, frame: &Frame, row: &Row, outbox: &mut Outbox) {
    card_frame(frame).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_height(ui.available_height());
        ui.spacing_mut().item_spacing.y = 2.0;
        let label = format!("{}, {}", row.name, row.when);
        let name = format!("{label}, {}", row.facts);
        let link = egui::Link::new(RichText::new(&label));
        let response = ui.add(link).on_hover_text("Open the meeting");
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_label(name));
        if response.clicked() {
            outbox.push(Intent::Go(Route::Meeting(row.body, row.date)));
        }
        unspoken(&ui.label(RichText::new(&row.facts).small().color(frame.palette.weak)));
    });
}
