//! Records an answer to an item, by hand.

use eframe::egui::{self, Id, RichText, Ui};

use super::{Answer, buttons_ui, first_focus, title_ui};
use crate::register::Command;
use crate::register::command::ItemCommand;
use crate::scrutiny::Day;
use crate::scrutiny::id::{ItemId, ResponseId};
use crate::scrutiny::response::Position;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::Tone;
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::{choice, heading};

/// What is being typed.
#[derive(Debug)]
pub struct Draft {
    item: ItemId,
    heading: String,
    words: String,
    position: Option<Position>,
    in_principle: bool,
    answered_on: DateField,
    is_started: bool,
}

impl Draft {
    /// The dialog for an item; `position` is what it begins with.
    #[must_use]
    pub fn new(item: ItemId, heading: String, position: Option<Position>, today: Day) -> Self {
        Self {
            item,
            heading,
            words: String::new(),
            position,
            in_principle: false,
            answered_on: DateField::new(Some(today)),
            is_started: false,
        }
    }

    /// Whether words were typed that are nowhere else.
    #[must_use]
    pub fn has_words(&self) -> bool {
        !self.words.trim().is_empty()
    }
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    title_ui(ui, &format!("Record an answer to {}", draft.heading));
    heading::field_label_ui(ui, frame, "The words of the answer");
    let response = ui
        .add(
            egui::TextEdit::multiline(&mut draft.words)
                .id(Id::unique("answer words"))
                .hint_text("As they were given, as far as you have them")
                .desired_rows(4)
                .desired_width(f32::INFINITY),
        )
        .accessible_name("The words of the answer");
    first_focus(&mut draft.is_started, &response);
    heading::field_label_ui(ui, frame, "What it says");
    let mut all = vec![None];
    all.extend(Position::ALL.iter().copied().map(Some));
    let words = |position: Option<Position>| position.map_or("Position not clear", Position::label);
    if let Some(position) = choice::choice_ui(ui, "What it says", draft.position, &all, words) {
        draft.position = position;
    }
    ui.checkbox(&mut draft.in_principle, "Agrees in principle only");
    if draft.position == Some(Position::Noted) {
        ui.label(
            RichText::new("Noted is not accepted: it stands under “Under consideration”")
                .small()
                .color(frame.palette.weak),
        );
    }
    heading::field_label_ui(ui, frame, "Given on");
    draft
        .answered_on
        .ui(ui, Id::unique("answered on"), frame, "Given on");
    let has_substance = !draft.words.trim().is_empty() || draft.position.is_some();
    if !has_substance {
        ui.label(
            RichText::new("Type the words, or choose what it says")
                .small()
                .color(frame.palette.tone(Tone::Neutral)),
        );
    }
    let ready = has_substance && draft.answered_on.is_sound();
    match buttons_ui(ui, frame, "Record the answer", ready) {
        Some(Answer::Confirm) => {
            outbox.act(Command::Item(ItemCommand::RecordAnswer {
                id: ResponseId::new(frame.now),
                item: draft.item,
                text: draft.words.trim().to_owned(),
                position: draft.position,
                in_principle: draft.in_principle,
                answered_on: draft.answered_on.day(),
            }));
            outbox.push(Intent::CloseDialog);
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}
