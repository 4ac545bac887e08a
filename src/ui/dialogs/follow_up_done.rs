//! Asks what came of a follow-up that is done.

use eframe::egui::{self, Id, RichText, Ui};

use super::{Answer, buttons_ui, first_focus, title_ui};
use crate::register::Command;
use crate::register::command::FollowUpCommand;
use crate::scrutiny::Day;
use crate::scrutiny::follow_up::Repeat;
use crate::scrutiny::id::FollowUpId;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::heading;
use crate::ui::wording;

/// What is being typed.
#[derive(Debug)]
pub struct Draft {
    id: FollowUpId,
    about: String,
    done_on: DateField,
    outcome: String,
    /// How often it comes back, and its last day.
    repeat: Option<(Repeat, Option<Day>)>,
    /// Whether the next one is wanted.
    makes_next: bool,
    is_started: bool,
}

impl Draft {
    /// The dialog for a follow-up; `repeat` says how often it comes back, and its last day.
    #[must_use]
    pub fn new(id: FollowUpId, about: String, repeat: Option<(Repeat, Option<Day>)>, today: Day) -> Self {
        Self {
            id,
            about,
            done_on: DateField::new(Some(today)),
            outcome: String::new(),
            repeat,
            makes_next: repeat.is_some(),
            is_started: false,
        }
    }

    /// Whether words were typed that are nowhere else.
    #[must_use]
    pub fn has_words(&self) -> bool {
        !self.outcome.trim().is_empty()
    }
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    title_ui(ui, "What came of it?");
    ui.label(RichText::new(&draft.about).color(frame.palette.weak));
    let response = ui
        .add(
            egui::TextEdit::multiline(&mut draft.outcome)
                .id(Id::unique("follow-up outcome"))
                .hint_text("In a few words; may be left empty")
                .desired_rows(3)
                .desired_width(f32::INFINITY),
        )
        .accessible_name("What came of it");
    first_focus(&mut draft.is_started, &response);
    heading::field_label_ui(ui, frame, "Done on");
    draft
        .done_on
        .ui(ui, Id::unique("follow-up done on"), frame, "Done on");
    let day = draft.done_on.day();
    let next = draft
        .repeat
        .zip(day)
        .and_then(|((repeat, latest), day)| Some((repeat, repeat.next_after(latest, day)?)));
    if let Some((repeat, next)) = next {
        ui.checkbox(
            &mut draft.makes_next,
            format!(
                "It repeats {}: put the next in the diary for {}",
                repeat.words(),
                wording::day_words(next)
            ),
        );
    }
    match buttons_ui(ui, frame, "It is done", day.is_some()) {
        Some(Answer::Confirm) => {
            if let Some(done_on) = day {
                outbox.act(Command::FollowUp(FollowUpCommand::Done {
                    id: draft.id,
                    done_on,
                    outcome: draft.outcome.trim().to_owned(),
                    next: (draft.makes_next && next.is_some()).then(|| FollowUpId::new(frame.now)),
                }));
                outbox.push(Intent::CloseDialog);
            }
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}
