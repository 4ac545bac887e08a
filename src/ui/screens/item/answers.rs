//! The answers to an item, each with its own words, and what they are read to say.

use eframe::egui::{self, Ui};

use super::clock;
use super::mark::{self, Part, Sought};
use super::rows::{Answer, Panel};
use super::view::{quiet, show_place_ui};
use crate::register::Command;
use crate::register::command::ItemCommand;
use crate::scrutiny::item::Standing;
use crate::scrutiny::recommendation::is_owed_an_answer;
use crate::scrutiny::response::Position;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::card::card_frame;
use crate::ui::widgets::choice;
use crate::ui::widgets::status::status_ui;

/// Draws the answers.
pub fn answers_ui(
    ui: &mut Ui,
    frame: &Frame,
    panel: &Panel,
    sought: &mut Option<Sought>,
    outbox: &mut Outbox,
) {
    super::view::part_ui(ui, frame, panel, "Answer");
    if panel.answers.is_empty() {
        let words = if is_owed_an_answer(panel.item.kind, panel.item.standing) {
            "Nobody has answered yet"
        } else if panel.item.standing == Standing::PutToUs {
            "What the meeting made of it is not recorded"
        } else {
            "No answer recorded; none is owed"
        };
        quiet(ui, frame, words);
    }
    for (number, answer) in panel.answers.iter().enumerate() {
        let drawn = ui.push_id(answer.id, |ui| answer_ui(ui, frame, answer, number == 0, outbox));
        mark::mark_ui(ui, frame, sought, Part::Answer(answer.id), drawn.response.rect);
    }
    if let Some(line) = &panel.clock {
        clock::clock_ui(ui, frame, line, outbox);
    }
    if !frame.read_only && ui.button("Record an answer…").clicked() {
        outbox.push(Intent::Open(Dialog::Answer {
            item: panel.item.id,
            heading: panel.heading.clone(),
            position: None,
        }));
    }
    ui.add_space(space::MEDIUM);
}

fn answer_ui(ui: &mut Ui, frame: &Frame, answer: &Answer, is_latest: bool, outbox: &mut Outbox) {
    card_frame(frame).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            status_ui(ui, frame, &answer.mark);
            if !is_latest {
                quiet(ui, frame, "an earlier answer");
            }
        });
        if !answer.text.is_empty() {
            ui.add(egui::Label::new(&answer.text).wrap().selectable(true));
        }
        ui.horizontal_wrapped(|ui| {
            quiet(ui, frame, &answer.source);
            show_place_ui(ui, answer.place, "Show in paper: the answer", outbox);
        });
        if is_latest && !frame.read_only {
            reading_ui(ui, frame, answer, outbox);
        }
    });
}

/// What the answer is read to say, to be put right.
fn reading_ui(ui: &mut Ui, frame: &Frame, answer: &Answer, outbox: &mut Outbox) {
    let mut all = vec![None];
    all.extend(Position::ALL.iter().copied().map(Some));
    let mut changed = None;
    ui.horizontal_wrapped(|ui| {
        quiet(ui, frame, "Reads as");
        let words = |position: Option<Position>| position.map_or("Position not clear", Position::label);
        if let Some(position) = choice::choice_ui(ui, "Position of this answer", answer.position, &all, words)
        {
            changed = Some((position, answer.in_principle));
        }
        let mut in_principle = answer.in_principle;
        if ui.checkbox(&mut in_principle, "in principle").changed() {
            changed = Some((answer.position, in_principle));
        }
    });
    if let Some((position, in_principle)) = changed {
        outbox.act(Command::Item(ItemCommand::EditAnswer {
            response: answer.id,
            position,
            in_principle,
            text: answer.text.clone(),
            answered_on: answer.answered_on,
        }));
    }
}
