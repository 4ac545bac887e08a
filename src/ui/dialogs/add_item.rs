//! Adds an item by hand: what was asked at a meeting, or in a paper that is not on the register.

use eframe::egui::{self, Id, Ui};

use super::{Answer, buttons_ui, first_focus, title_ui};
use crate::register::Command;
use crate::register::command::ItemCommand;
use crate::register::command::item::NewItem;
use crate::scrutiny::Day;
use crate::scrutiny::id::ItemId;
use crate::scrutiny::item::{ItemKind, Standing};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::name_field::{self, name_field_ui};
use crate::ui::widgets::{choice, heading};

/// What is being typed.
#[derive(Debug)]
pub struct Draft {
    kind: ItemKind,
    standing: Standing,
    number: String,
    words: String,
    addressed_to: String,
    body: String,
    made_on: DateField,
    is_started: bool,
}

impl Draft {
    /// An empty dialog.
    #[must_use]
    pub fn new(today: Day) -> Self {
        Self {
            kind: ItemKind::Recommendation,
            standing: Standing::Ours,
            number: String::new(),
            words: String::new(),
            addressed_to: String::new(),
            body: String::new(),
            made_on: DateField::new(Some(today)),
            is_started: false,
        }
    }

    /// Whether words were typed that are nowhere else.
    #[must_use]
    pub fn has_words(&self) -> bool {
        [&self.words, &self.number, &self.addressed_to, &self.body]
            .iter()
            .any(|field| !field.trim().is_empty())
    }
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    title_ui(ui, "Add an item");
    ui.horizontal_wrapped(|ui| {
        if let Some(kind) = choice::choice_ui(ui, "Kind", draft.kind, ItemKind::ALL, ItemKind::label) {
            draft.kind = kind;
        }
        if let Some(standing) = choice::choice_ui(
            ui,
            "Who asks whom",
            draft.standing,
            Standing::ALL,
            Standing::label,
        ) {
            draft.standing = standing;
        }
    });
    heading::field_label_ui(ui, frame, "Its words");
    let response = ui
        .add(
            egui::TextEdit::multiline(&mut draft.words)
                .id(Id::unique("new item words"))
                .hint_text("That the Cabinet …")
                .desired_rows(4)
                .desired_width(f32::INFINITY),
        )
        .accessible_name("Its words");
    first_focus(&mut draft.is_started, &response);
    for (label, hint, field) in [
        ("Number", "As printed, if it has one", &mut draft.number),
        (
            "Who was asked",
            "Cabinet, an officer, a partner",
            &mut draft.addressed_to,
        ),
    ] {
        heading::field_label_ui(ui, frame, label);
        ui.add(
            egui::TextEdit::singleline(field)
                .id(Id::unique(("new item", label)))
                .hint_text(hint)
                .desired_width(f32::INFINITY),
        )
        .accessible_name(label);
    }
    heading::field_label_ui(ui, frame, "Committee");
    let look = name_field::Look {
        label: "Committee",
        choose: "Choose a committee",
        hint: "Who made it",
    };
    let field = Id::unique("new item body");
    name_field_ui(ui, field, look, &mut draft.body, &frame.names.bodies);
    heading::field_label_ui(ui, frame, "Made on");
    draft
        .made_on
        .ui(ui, Id::unique("new item made on"), frame, "Made on");
    let ready = !draft.words.trim().is_empty() && draft.made_on.is_sound();
    match buttons_ui(ui, frame, "Add the item", ready) {
        Some(Answer::Confirm) => {
            let id = ItemId::new(frame.now);
            outbox.act(Command::Item(ItemCommand::Add(Box::new(NewItem {
                id,
                kind: draft.kind,
                standing: draft.standing,
                number: filled(&draft.number),
                text: draft.words.trim().to_owned(),
                addressed_to: filled(&draft.addressed_to),
                body: filled(&draft.body),
                made_on: draft.made_on.day(),
                paper: None,
            }))));
            outbox.push(Intent::CloseDialog);
            outbox.push(Intent::ShowItem(id));
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}
