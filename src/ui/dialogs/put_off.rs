//! Puts a follow-up off to a day.

use eframe::egui::{Id, RichText, Ui};

use super::{Answer, buttons_ui, title_ui};
use crate::register::Command;
use crate::register::command::FollowUpCommand;
use crate::scrutiny::Day;
use crate::scrutiny::follow_up::next_week;
use crate::scrutiny::id::FollowUpId;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::heading;

/// What is being typed.
#[derive(Debug)]
pub struct Draft {
    id: FollowUpId,
    about: String,
    until: DateField,
    is_started: bool,
}

impl Draft {
    /// The dialog for a follow-up.
    #[must_use]
    pub fn new(id: FollowUpId, about: String, today: Day) -> Self {
        Self {
            id,
            about,
            until: DateField::new(next_week(today)),
            is_started: false,
        }
    }
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    title_ui(ui, "Put off to which day?");
    ui.label(RichText::new(&draft.about).color(frame.palette.weak));
    heading::field_label_ui(ui, frame, "Put off to");
    let field = Id::unique("put off to");
    draft.until.ui(ui, field, frame, "Put off to");
    if !draft.is_started {
        ui.memory_mut(|memory| memory.request_focus(field));
        draft.is_started = true;
    }
    let until = draft.until.day().filter(|day| *day >= frame.today);
    if until.is_none() && draft.until.day().is_some() {
        ui.label(
            RichText::new("That day has passed")
                .small()
                .color(frame.palette.weak),
        );
    }
    match buttons_ui(ui, frame, "Put off", until.is_some()) {
        Some(Answer::Confirm) => {
            if let Some(until) = until {
                outbox.act(Command::FollowUp(FollowUpCommand::PutOff { id: draft.id, until }));
                outbox.push(Intent::CloseDialog);
            }
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}
