//! Adds a follow-up, or changes one.

use eframe::egui::{self, Id, RichText, Ui};

use super::{Answer, buttons_ui, first_focus, title_ui};
use crate::register::Command;
use crate::register::command::FollowUpCommand;
use crate::scrutiny::Day;
use crate::scrutiny::follow_up::Repeat;
use crate::scrutiny::id::{FollowUpId, ItemId};
use crate::scrutiny::period::Anchor;
use crate::scrutiny::promise::Due;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::widgets::due_field::DueField;
use crate::ui::widgets::heading;
use crate::ui::wording;

/// What is being typed.
#[derive(Debug)]
pub struct Draft {
    edited: Option<FollowUpId>,
    item: Option<ItemId>,
    about: String,
    /// What it is about and when, as the dialog was opened.
    typed_before: (String, String),
    due: DueField,
    /// The time that an edited follow-up has: kept as it is, passage and all, while its phrase is
    /// not changed.
    before: Option<Due>,
    repeat: Option<Repeat>,
    is_started: bool,
}

impl Draft {
    /// An empty dialog; `item` is what the follow-up belongs to.
    #[must_use]
    pub fn new(item: Option<ItemId>) -> Self {
        Self {
            edited: None,
            item,
            about: String::new(),
            typed_before: <(String, String)>::default(),
            due: DueField::default(),
            before: None,
            repeat: None,
            is_started: false,
        }
    }

    /// The dialog for a follow-up on a day.
    #[must_use]
    pub fn on(day: Day) -> Self {
        let day = wording::day_words(day);
        Self {
            due: DueField::new(&day),
            typed_before: (String::new(), day),
            ..Self::new(None)
        }
    }

    /// The dialog that changes a follow-up.
    #[must_use]
    pub fn edit(id: FollowUpId, about: String, due: Due, repeat: Option<Repeat>) -> Self {
        Self {
            edited: Some(id),
            item: None,
            typed_before: (about.clone(), due.phrase.clone()),
            about,
            due: DueField::new(&due.phrase),
            before: Some(due),
            repeat,
            is_started: false,
        }
    }

    fn due(&self, frame: &Frame) -> Option<Due> {
        match &self.before {
            Some(before) if before.phrase == self.due.phrase() => Some(before.clone()),
            _ => self.due.due(&today(frame)),
        }
    }

    /// Whether words were typed that are nowhere else.
    #[must_use]
    pub fn has_words(&self) -> bool {
        let (about, when) = &self.typed_before;
        self.about.trim() != about.trim() || self.due.phrase().trim() != when.trim()
    }
}

/// What a follow-up's time is read against: today, by the common calendar, since it is of no council.
fn today(frame: &Frame) -> Anchor {
    Anchor {
        date: Some(frame.today),
        ..Anchor::default()
    }
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    let (title, confirm) = if draft.edited.is_some() {
        ("Change a follow-up", "Keep the changes")
    } else {
        ("Add a follow-up", "Add the follow-up")
    };
    title_ui(ui, title);
    heading::field_label_ui(ui, frame, "What is to be followed up");
    let response = ui
        .add(
            egui::TextEdit::singleline(&mut draft.about)
                .id(Id::unique("follow-up about"))
                .hint_text("What to ask or look up")
                .desired_width(f32::INFINITY),
        )
        .accessible_name("What is to be followed up");
    first_focus(&mut draft.is_started, &response);
    heading::field_label_ui(ui, frame, "When");
    draft
        .due
        .ui(ui, Id::unique("follow-up when"), frame, "When", &today(frame));
    heading::field_label_ui(ui, frame, "Repeats");
    repeat_ui(ui, frame, &mut draft.repeat);
    let due = draft.due(frame);
    let ready = due.is_some() && !draft.about.trim().is_empty();
    match buttons_ui(ui, frame, confirm, ready) {
        Some(Answer::Confirm) => {
            if let Some(due) = due {
                let about = draft.about.trim().to_owned();
                outbox.act(Command::FollowUp(match draft.edited {
                    Some(id) => FollowUpCommand::Edit {
                        id,
                        about,
                        due,
                        repeat: draft.repeat,
                    },
                    None => FollowUpCommand::Add {
                        id: FollowUpId::new(frame.now),
                        about,
                        due,
                        item: draft.item,
                        paper: None,
                        repeat: draft.repeat,
                    },
                }));
                outbox.push(Intent::CloseDialog);
            }
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}

fn repeat_ui(ui: &mut Ui, frame: &Frame, repeat: &mut Option<Repeat>) {
    let words = |repeat: Option<Repeat>| repeat.map_or_else(|| "does not repeat".to_owned(), Repeat::words);
    let mut offered: Vec<Option<Repeat>> = std::iter::once(None)
        .chain(Repeat::OFFERED.iter().map(|months| Repeat::every(*months)))
        .collect();
    if !offered.contains(repeat) {
        offered.push(*repeat);
    }
    egui::ComboBox::from_id_salt("follow-up repeats")
        .selected_text(words(*repeat))
        .show_ui(ui, |ui| {
            for choice in offered {
                ui.selectable_value(repeat, choice, words(choice));
            }
        })
        .response
        .accessible_name("Repeats");
    if repeat.is_some() {
        ui.label(
            RichText::new("Each time it is done the next is put in the diary, until its item is closed")
                .small()
                .color(frame.palette.weak),
        );
    }
}
