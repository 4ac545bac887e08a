//! The item panel: everything about one item.
//!
//! What is being typed lives in kept fields; it is sent while it is typed, when the field is left and
//! before the panel shows another item, and is never overwritten by what comes back.

mod answers;
pub mod clock;
mod follow_ups;
pub mod history;
pub mod mark;
mod notes;
mod past;
mod people;
mod progress;
mod promises;
pub mod related;
pub mod rows;
mod tags;
pub mod thread;
pub mod view;

use std::collections::BTreeMap;

use crate::register::Command;
use crate::register::command::item::ItemEdit;
use crate::register::command::{ItemCommand, NoteCommand};
use crate::register::view::{AlikeItem, ItemView};
use crate::scrutiny::answer_clock::AnswerRules;
use crate::scrutiny::id::{ItemId, NoteId, PromiseId};
use crate::scrutiny::item::Item;
use crate::scrutiny::{Day, Moment};
use crate::ui::intent::Outbox;
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::due_field::DueField;
use crate::ui::widgets::kept::{Kept, KeptField};
use crate::ui::widgets::tag_field::TagField;

use mark::{Part, Sought};
use notes::Notes;
use past::Past;
use related::Other;
use rows::{Panel, panel_of};

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    item: Option<ItemId>,
    panel: Option<Panel>,
    is_gone: bool,
    parts: Parts,
    /// What has been begun in the forms of each item and not yet been added.
    forms: BTreeMap<ItemId, Forms>,
    /// The item as it stood on a day, while that is looked at.
    past: Option<Past>,
    /// Puts the caret into the panel with the next frame, so that Escape and Tab work from there.
    wants_focus: bool,
}

/// What the parts of the panel remember of the item that is shown.
#[derive(Debug, Default)]
pub struct Parts {
    fields: Fields,
    notes: Notes,
    tag: TagField,
    looking: history::Looking,
    /// What seems to be about the same matter; none until it was asked for.
    alike: Option<Vec<Other>>,
    /// The part that was looked for.
    sought: Option<Sought>,
    edits_words: bool,
}

/// The fields of an item that are kept while they are typed.
#[derive(Debug, Default)]
struct Fields {
    number: KeptField,
    words: KeptField,
    addressed_to: KeptField,
    lead_officer: KeptField,
    executive_member: KeptField,
    made_on: DateField,
    received_on: DateField,
}

/// The forms of an item: they end in a button, and stay as they are until it is pressed.
#[derive(Debug, Default)]
struct Forms {
    progress: Option<progress::Form>,
    promise: Option<promises::Form>,
    edited_promise: Option<(PromiseId, DueField)>,
}

impl Forms {
    /// What was typed into forms and not added; none where there is nothing.
    fn unfinished(&self) -> Option<String> {
        let progress = self.progress.as_ref().and_then(progress::Form::unfinished);
        let promise = self.promise.as_ref().and_then(promises::Form::unfinished);
        let words: Vec<String> = [progress, promise].into_iter().flatten().collect();
        (!words.is_empty()).then(|| words.join("; "))
    }
}

impl Fields {
    fn take(&mut self, item: &Item) {
        let or_empty = |field: &Option<String>| field.clone().unwrap_or_default();
        self.number.take(&or_empty(&item.number));
        self.words.take(&item.text);
        self.addressed_to.take(&or_empty(&item.addressed_to));
        self.lead_officer.take(&or_empty(&item.lead_officer));
        self.executive_member.take(&or_empty(&item.executive_member));
        self.made_on.take(item.made_on);
        self.received_on.take(item.received_on);
    }

    fn flush(&mut self, item: ItemId, outbox: &mut Outbox) {
        if let Some(kept) = self.number.flush() {
            send_typed(outbox, item, ItemEdit::Number(filled(&kept.text)), kept.visit);
        }
        if let Some(kept) = self.words.flush() {
            send_words(outbox, item, &kept);
        }
        if let Some(kept) = self.addressed_to.flush() {
            send_typed(
                outbox,
                item,
                ItemEdit::AddressedTo(filled(&kept.text)),
                kept.visit,
            );
        }
        if let Some(kept) = self.lead_officer.flush() {
            send_typed(
                outbox,
                item,
                ItemEdit::LeadOfficer(filled(&kept.text)),
                kept.visit,
            );
        }
        if let Some(kept) = self.executive_member.flush() {
            send_typed(
                outbox,
                item,
                ItemEdit::ExecutiveMember(filled(&kept.text)),
                kept.visit,
            );
        }
    }
}

/// The words of a field, or none where it is empty.
fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn send(outbox: &mut Outbox, item: ItemId, edit: ItemEdit) {
    outbox.act(Command::Item(ItemCommand::Edit {
        item,
        edit,
        visit: None,
    }));
}

/// Sends what is being typed: all of one visit to the field are one entry of the history.
fn send_typed(outbox: &mut Outbox, item: ItemId, edit: ItemEdit, visit: u64) {
    outbox.act(Command::Item(ItemCommand::Edit {
        item,
        edit,
        visit: Some(visit),
    }));
}

/// An item always has words: an emptied field changes nothing.
fn send_words(outbox: &mut Outbox, item: ItemId, kept: &Kept) {
    if let Some(words) = filled(&kept.text) {
        send_typed(outbox, item, ItemEdit::Text(words), kept.visit);
    }
}

impl State {
    /// The item that is shown.
    #[must_use]
    pub const fn item(&self) -> Option<ItemId> {
        self.item
    }

    /// Turns to another item; what was typed about the one before is sent first.
    pub fn show(&mut self, item: ItemId, now: Moment, outbox: &mut Outbox) {
        self.wants_focus = true;
        if self.item == Some(item) {
            return;
        }
        self.flush(now, outbox);
        self.item = Some(item);
        self.panel = None;
        self.is_gone = false;
        self.parts = Parts::default();
        self.past = None;
    }

    /// Brings a part of it into sight as soon as it is there, and marks it for a moment; a response note
    /// takes the caret.
    pub const fn show_part(&mut self, part: Part) {
        self.parts.sought = Some(Sought::new(part));
        if let Part::Note(note) = part {
            self.wants_focus = false;
            self.parts.notes.show(note);
        }
    }

    /// Shows nothing; what was typed is sent first.
    pub fn hide(&mut self, now: Moment, outbox: &mut Outbox) {
        self.flush(now, outbox);
        self.item = None;
        self.panel = None;
        self.past = None;
    }

    /// Takes an item as it now stands on the register; none where it is gone.
    pub fn take(&mut self, item: ItemId, view: Option<&ItemView>, today: Day, rules: &AnswerRules) {
        if self.item != Some(item) {
            return;
        }
        let Some(view) = view else {
            self.panel = None;
            self.is_gone = true;
            return;
        };
        self.is_gone = false;
        let panel = panel_of(view, today, rules);
        self.parts.fields.take(&panel.item);
        self.parts.notes.take(&panel.notes);
        self.panel = Some(panel);
        if let Some(past) = &mut self.past {
            past.compare(self.panel.as_ref());
        }
    }

    /// Shows the item as it stood on a day, as soon as that has been read; none for today.
    pub fn look_back(&mut self, day: Option<Day>) {
        self.past = day.map(Past::new);
    }

    /// Takes an item as it stood on a day; none where it was not on the register.
    pub fn take_past(&mut self, item: ItemId, day: Day, view: Option<&ItemView>, rules: &AnswerRules) {
        if self.item == Some(item)
            && let Some(past) = self.past.as_mut().filter(|past| past.day == day)
        {
            past.take(view, rules);
            past.compare(self.panel.as_ref());
        }
    }

    /// Takes what seems to be about the same matter as an item.
    pub fn take_alike(&mut self, item: ItemId, alike: &[AlikeItem]) {
        if self.item == Some(item) {
            self.parts.alike = Some(alike.iter().map(Other::alike).collect());
        }
    }

    /// The field of the last response note, to give it the focus; none where no item is open.
    #[must_use]
    pub fn note_field(&self) -> Option<eframe::egui::Id> {
        self.item()?;
        self.parts.notes.last_field()
    }

    /// Keeps the words of forms that were begun and never finished as response notes, because the
    /// window closes and would forget them. Nothing is entered that nobody confirmed.
    pub fn keep_unfinished(&mut self, now: Moment, outbox: &mut Outbox) {
        for (item, forms) in std::mem::take(&mut self.forms) {
            if let Some(words) = forms.unfinished() {
                outbox.act(Command::Note(NoteCommand::Add {
                    id: NoteId::new(now),
                    item: Some(item),
                    paper: None,
                    text: format!("Begun and not entered: {words}"),
                    visit: None,
                }));
            }
        }
    }

    /// Sends what has been typed and not yet been sent.
    pub fn flush(&mut self, now: Moment, outbox: &mut Outbox) {
        if let Some(item) = self.item {
            self.parts.fields.flush(item, outbox);
            self.parts.notes.flush(item, now, outbox);
        }
    }
}
