//! The follow-ups of an item.

use eframe::egui::{self, Ui};

use super::rows::{FollowUpLine, Panel};
use super::view::quiet;
use crate::register::Command;
use crate::register::command::FollowUpCommand;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::follow_up::{Handle, buttons_ui};
use crate::ui::widgets::status::status_ui;

/// Draws the follow-ups.
pub fn follow_ups_ui(ui: &mut Ui, frame: &Frame, panel: &Panel, outbox: &mut Outbox) {
    super::view::part_ui(ui, frame, panel, "Follow-ups");
    if panel.follow_ups.is_empty() {
        quiet(ui, frame, "None in the diary");
    }
    for line in &panel.follow_ups {
        ui.push_id(line.id, |ui| line_ui(ui, frame, line, outbox));
    }
    if !frame.read_only && ui.button("Add a follow-up…").clicked() {
        outbox.push(Intent::Open(Dialog::AddFollowUp {
            item: Some(panel.item.id),
        }));
    }
    ui.add_space(space::MEDIUM);
}

fn line_ui(ui: &mut Ui, frame: &Frame, line: &FollowUpLine, outbox: &mut Outbox) {
    ui.add(egui::Label::new(&line.about).wrap());
    status_ui(ui, frame, &line.mark);
    if !line.outcome.is_empty() {
        quiet(ui, frame, &line.outcome);
    }
    if frame.read_only {
        return;
    }
    let named = |ui: &mut Ui, words: &str| {
        small_button(ui, words)
            .accessible_name(format!("{}: {}", words.trim_end_matches('…'), line.about))
            .clicked()
    };
    ui.horizontal(|ui| {
        if line.is_done {
            if named(ui, "Reopen") {
                outbox.act(Command::FollowUp(FollowUpCommand::Reopen { id: line.id }));
            }
        } else {
            let handle = Handle {
                id: line.id,
                about: &line.about,
                due: &line.due,
                repeat: line.repeat,
            };
            buttons_ui(ui, frame, &handle, outbox);
        }
        if named(ui, "Remove") {
            outbox.act(Command::FollowUp(FollowUpCommand::Remove { id: line.id }));
        }
    });
}
