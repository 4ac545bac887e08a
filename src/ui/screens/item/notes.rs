//! Response notes: the user's own words, private, kept as they are typed.

use eframe::egui::{self, Id, RichText, Ui};

use crate::register::Command;
use crate::register::command::NoteCommand;
use crate::scrutiny::Moment;
use crate::scrutiny::id::{ItemId, NoteId};
use crate::scrutiny::note::Note;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;
use crate::ui::theme::space;
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::heading;
use crate::ui::widgets::kept::{Kept, KeptField, Look};
use crate::ui::wording::moment_words;

/// The notes of one item between two frames.
#[derive(Debug, Default)]
pub struct Notes {
    fields: Vec<NoteField>,
    /// The note that shall have the caret with the next frame in which it is there.
    wanted: Option<NoteId>,
}

#[derive(Debug)]
struct NoteField {
    id: NoteId,
    field: KeptField,
    /// Whether the register has been told of it.
    is_begun: bool,
    edited_at: Option<Moment>,
}

impl Notes {
    /// Takes the notes as they now stand on the register; what is being typed stays.
    pub fn take(&mut self, notes: &[Note]) {
        self.fields.retain_mut(|kept| {
            let stands = notes.iter().any(|note| note.id == kept.id);
            if !stands && kept.field.has_draft() {
                kept.is_begun = false;
            }
            stands || !kept.is_begun
        });
        for note in notes {
            if let Some(kept) = self.fields.iter_mut().find(|kept| kept.id == note.id) {
                kept.field.take(&note.text);
                kept.is_begun = true;
                kept.edited_at = Some(note.edited_at);
            } else {
                let place = self.fields.iter().take_while(|kept| kept.is_begun).count();
                self.fields.insert(
                    place,
                    NoteField {
                        id: note.id,
                        field: KeptField::new(&note.text),
                        is_begun: true,
                        edited_at: Some(note.edited_at),
                    },
                );
            }
        }
    }

    /// Brings a note into sight and puts the caret into it.
    pub const fn show(&mut self, note: NoteId) {
        self.wanted = Some(note);
    }

    /// Sends what has been typed and not yet been sent.
    pub fn flush(&mut self, item: ItemId, _now: Moment, outbox: &mut Outbox) {
        for note in &mut self.fields {
            if let Some(kept) = note.field.flush() {
                send(note, &kept, item, outbox);
            }
        }
    }

    /// Draws the notes.
    pub fn ui(&mut self, ui: &mut Ui, frame: &Frame, item: ItemId, outbox: &mut Outbox) {
        heading::part_heading_ui(ui, "Response notes");
        ui.label(
            RichText::new("Yours alone, kept while you type")
                .small()
                .color(frame.palette.weak),
        );
        let blank = self.fields.last().is_some_and(|note| !note.is_begun);
        if !frame.read_only && self.fields.is_empty() {
            self.begin(frame.now);
        }
        let count = self.fields.len();
        let mut removed = None;
        for (number, note) in self.fields.iter_mut().enumerate() {
            let label = if count == 1 {
                "Response note".to_owned()
            } else {
                format!("Response note {}", number + 1)
            };
            let drawn = ui.add_enabled_ui(!frame.read_only, |ui| {
                note.field.ui(
                    ui,
                    Id::unique(("note", note.id)),
                    Look {
                        label: &label,
                        hint: "What do you make of it? What will you ask?",
                        lines: 3,
                    },
                )
            });
            if self.wanted == Some(note.id) {
                self.wanted = None;
                drawn.response.scroll_to_me(Some(egui::Align::Center));
                let field = Id::unique(("note", note.id));
                ui.memory_mut(|memory| memory.request_focus(field));
            }
            if let Some(kept) = drawn.inner {
                send(note, &kept, item, outbox);
            }
            ui.horizontal(|ui| {
                if let Some(at) = note.edited_at {
                    ui.label(
                        RichText::new(format!("Last changed {}", moment_words(at)))
                            .small()
                            .color(frame.palette.weak),
                    );
                }
                if note.is_begun
                    && !frame.read_only
                    && small_button(ui, "Remove note")
                        .accessible_name(format!("Remove {}", label.to_lowercase()))
                        .clicked()
                {
                    removed = Some(note.id);
                }
            });
        }
        if let Some(id) = removed {
            outbox.act(Command::Note(NoteCommand::Remove { id }));
            self.fields.retain(|note| note.id != id);
        }
        if !frame.read_only && !blank && count > 0 && ui.button("Write another note").clicked() {
            self.begin(frame.now);
        }
        ui.add_space(space::SMALL);
    }

    fn begin(&mut self, now: Moment) {
        self.fields.push(NoteField {
            id: NoteId::new(now),
            field: KeptField::default(),
            is_begun: false,
            edited_at: None,
        });
    }
}

fn send(note: &mut NoteField, kept: &Kept, item: ItemId, outbox: &mut Outbox) {
    let text = kept.text.clone();
    if note.is_begun {
        outbox.act(Command::Note(NoteCommand::Write {
            id: note.id,
            text,
            visit: kept.visit,
        }));
    } else if !text.trim().is_empty() {
        note.is_begun = true;
        outbox.act(Command::Note(NoteCommand::Add {
            id: note.id,
            item: Some(item),
            paper: None,
            text,
            visit: Some(kept.visit),
        }));
    }
}
