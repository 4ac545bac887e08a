//! The promise ledger: what was said about when, each time it was said.

use eframe::egui::{self, Id, Ui};

use super::Forms;
use super::filled;
use super::rows::{Panel, PromiseRow};
use super::view::{quiet, show_place_ui};
use crate::register::Command;
use crate::register::command::ItemCommand;
use crate::scrutiny::Day;
use crate::scrutiny::id::PromiseId;
use crate::scrutiny::period::Anchor;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;
use crate::ui::theme::{Tone, space};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::due_field::DueField;
use crate::ui::widgets::heading;
use crate::ui::widgets::status::{Status, status_ui};

/// A line of the ledger that is being written.
#[derive(Debug)]
pub struct Form {
    due: DueField,
    said_on: DateField,
    reason: String,
}

impl Form {
    fn new(said_on: Option<Day>) -> Self {
        Self {
            due: DueField::default(),
            said_on: DateField::new(said_on),
            reason: String::new(),
        }
    }

    /// What was typed and not added to the ledger.
    pub fn unfinished(&self) -> Option<String> {
        let due = filled(self.due.phrase())?;
        Some(match filled(&self.reason) {
            Some(reason) => format!("promised for {due}, because {reason}"),
            None => format!("promised for {due}"),
        })
    }
}

/// Draws the ledger.
pub fn promises_ui(ui: &mut Ui, frame: &Frame, panel: &Panel, forms: &mut Forms, outbox: &mut Outbox) {
    super::view::part_ui(ui, frame, panel, "Promised for");
    if panel.promises.is_empty() {
        quiet(ui, frame, "No time was promised");
    }
    if let Some(moved) = &panel.moved {
        status_ui(ui, frame, &Status::new("→", moved, Tone::Warning));
    }
    for row in panel.promises.iter().rev() {
        ui.push_id(row.id, |ui| promise_ui(ui, frame, panel, row, forms, outbox));
    }
    if !frame.read_only {
        let label = if panel.promises.is_empty() {
            "Add a date"
        } else {
            "Add a new date"
        };
        match &mut forms.promise {
            None => {
                if ui.button(label).clicked() {
                    forms.promise = Some(Form::new(Some(frame.today)));
                }
            }
            Some(form) => {
                if form_ui(ui, frame, panel, form, outbox) {
                    forms.promise = None;
                }
            }
        }
    }
    ui.add_space(space::MEDIUM);
}

fn promise_ui(
    ui: &mut Ui,
    frame: &Frame,
    panel: &Panel,
    row: &PromiseRow,
    forms: &mut Forms,
    outbox: &mut Outbox,
) {
    let mut words = row.when.phrase.clone();
    if !row.when.window.is_empty() && !words.contains(&row.when.window) {
        words = format!("{words} ({})", row.when.window);
    }
    if !row.when.distance.is_empty() {
        words = format!("{words} · {}", row.when.distance);
    }
    if row.due.conditional {
        words.push_str(", under a condition");
    }
    let icon = if row.tone == Tone::Bad { "⚠" } else { "◷" };
    status_ui(ui, frame, &Status::new(icon, words, row.tone));
    ui.horizontal_wrapped(|ui| {
        quiet(ui, frame, &row.source);
        show_place_ui(ui, row.place, "Show in paper: the promise", outbox);
        if row.is_latest && !frame.read_only && small_button(ui, "Put the date right").clicked() {
            forms.edited_promise = Some((row.id, DueField::new(&row.due.phrase)));
        }
    });
    if let Some(proposed) = &row.proposed {
        proposed_ui(ui, frame, row.id, proposed, outbox);
    }
    if let Some((of, field)) = &mut forms.edited_promise
        && *of == row.id
    {
        let mut done = false;
        field.ui(
            ui,
            Id::unique(("promise", row.id)),
            frame,
            "The date as it should be",
            &panel.anchor,
        );
        ui.horizontal(|ui| {
            let due = field.due(&panel.anchor);
            if ui
                .add_enabled(due.is_some(), egui::Button::new("Keep this date"))
                .clicked()
                && let Some(due) = due
            {
                outbox.act(Command::Item(ItemCommand::EditPromise { promise: row.id, due }));
                done = true;
            }
            done |= ui.button("Cancel").clicked();
        });
        if done {
            forms.edited_promise = None;
        }
    }
}

/// A window that follows from a corrected paper date waits for the user's word.
fn proposed_ui(ui: &mut Ui, frame: &Frame, promise: PromiseId, proposed: &str, outbox: &mut Outbox) {
    if frame.read_only {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let words = format!("From the paper’s date it would be {proposed}");
        status_ui(ui, frame, &Status::new("⚐", words, Tone::Warning));
        for (label, take) in [("Change to that", true), ("Leave as it is", false)] {
            if ui
                .button(label)
                .accessible_name(format!("{label}: {proposed}"))
                .clicked()
            {
                outbox.act(Command::Item(ItemCommand::SettlePromise { promise, take }));
            }
        }
    });
}

/// Draws the form; answers whether it is done with.
fn form_ui(ui: &mut Ui, frame: &Frame, panel: &Panel, form: &mut Form, outbox: &mut Outbox) -> bool {
    let item = panel.item.id;
    let said_on = form.said_on.day();
    let anchor = Anchor {
        date: said_on.or(panel.anchor.date),
        calendar: panel.anchor.calendar.clone(),
    };
    heading::field_label_ui(ui, frame, "By when");
    form.due
        .ui(ui, Id::unique(("new promise", item)), frame, "By when", &anchor);
    heading::field_label_ui(ui, frame, "Said on");
    form.said_on
        .ui(ui, Id::unique(("said on", item)), frame, "Said on");
    if !panel.promises.is_empty() {
        ui.add(
            egui::TextEdit::singleline(&mut form.reason)
                .id(Id::unique(("why it moved", item)))
                .hint_text("Why it moved, if a reason was given")
                .desired_width(f32::INFINITY),
        )
        .accessible_name("Why it moved");
    }
    let mut done = false;
    ui.horizontal(|ui| {
        let due = form.due.due(&anchor);
        let sound = due.is_some() && form.said_on.is_sound();
        if ui.add_enabled(sound, egui::Button::new("Add the date")).clicked()
            && let Some(due) = due
        {
            outbox.act(Command::Item(ItemCommand::Promise {
                id: PromiseId::new(frame.now),
                item,
                due,
                said_on,
                reason: filled(&form.reason),
            }));
            done = true;
        }
        done |= ui.button("Cancel").clicked();
    });
    done
}
