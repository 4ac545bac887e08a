//! Adds a meeting, or changes one.

use eframe::egui::{self, Id, Ui};

use super::{Answer, buttons_ui, first_focus, title_ui};
use crate::register::Command;
use crate::register::command::MeetingCommand;
use crate::register::command::meeting::MeetingBody;
use crate::scrutiny::Day;
use crate::scrutiny::id::{BodyId, MeetingId};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::heading;
use crate::ui::widgets::name_field::{self, name_field_ui};

/// What is being typed.
#[derive(Debug, Default)]
pub struct Draft {
    /// The meeting that is changed, with its body as it was.
    edited: Option<(MeetingId, BodyId, String)>,
    /// Where it was.
    place_before: String,
    body: String,
    date: DateField,
    place: String,
    is_started: bool,
}

impl Draft {
    /// The dialog that changes a meeting.
    #[must_use]
    pub fn edit(id: MeetingId, (body, body_name): (BodyId, String), date: Day, place: String) -> Self {
        Self {
            body: body_name.clone(),
            edited: Some((id, body, body_name)),
            date: DateField::new(Some(date)),
            place_before: place.clone(),
            place,
            is_started: false,
        }
    }

    /// Whether words were typed that are nowhere else.
    #[must_use]
    pub fn has_words(&self) -> bool {
        let name = self.edited.as_ref().map_or("", |(_, _, name)| name.as_str());
        self.body.trim() != name.trim() || self.place.trim() != self.place_before.trim()
    }

    fn command(&self, frame: &Frame) -> Option<MeetingCommand> {
        let date = self.date.day()?;
        let name = self.body.trim();
        if name.is_empty() {
            return None;
        }
        let place = Some(self.place.trim().to_owned()).filter(|place| !place.is_empty());
        Some(match &self.edited {
            Some((id, body, before)) => MeetingCommand::Edit {
                id: *id,
                body: if before == name {
                    MeetingBody::Known(*body)
                } else {
                    MeetingBody::Named(name.to_owned())
                },
                date,
                place,
            },
            None => MeetingCommand::Add {
                id: MeetingId::new(frame.now),
                body: MeetingBody::Named(name.to_owned()),
                date,
                place,
            },
        })
    }
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    let (title, confirm) = if draft.edited.is_some() {
        ("Change the meeting", "Keep the changes")
    } else {
        ("Add a meeting", "Add the meeting")
    };
    title_ui(ui, title);
    heading::field_label_ui(ui, frame, "Who meets");
    let look = name_field::Look {
        label: "Who meets",
        choose: "Choose who meets",
        hint: "The committee, panel or cabinet",
    };
    let field = Id::unique("meeting body");
    let response = name_field_ui(ui, field, look, &mut draft.body, &frame.names.bodies);
    first_focus(&mut draft.is_started, &response);
    heading::field_label_ui(ui, frame, "Day");
    draft.date.ui(ui, Id::unique("meeting day"), frame, "Day");
    heading::field_label_ui(ui, frame, "Place");
    ui.add(
        egui::TextEdit::singleline(&mut draft.place)
            .id(Id::unique("meeting place"))
            .hint_text("Committee Room 1; may be left empty")
            .desired_width(f32::INFINITY),
    )
    .accessible_name("Place");
    let command = draft.command(frame);
    match buttons_ui(ui, frame, confirm, command.is_some()) {
        Some(Answer::Confirm) => {
            if let Some(command) = command {
                outbox.act(Command::Meeting(command));
                outbox.push(Intent::CloseDialog);
                // A meeting whose body or day has changed has another page.
                outbox.push(Intent::Go(Route::Meetings));
            }
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}
