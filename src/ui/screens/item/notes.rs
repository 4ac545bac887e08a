//! Response notes: the user's own words, private, kept as they are typed.

use eframe::egui::{self, Id, RichText, Ui};

use super::rows::Panel;
use crate::register::Command;
use crate::register::command::NoteCommand;
use crate::scrutiny::Moment;
use crate::scrutiny::id::{ItemId, NoteId};
use crate::scrutiny::note::Note;
use crate::scrutiny::note_text;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::card::card_frame;
use crate::ui::widgets::kept::{Kept, KeptField, Look};
use crate::ui::widgets::note_text::note_text_ui;
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
    /// Whether somebody is in it, or is on the way.
    is_edited: bool,
    /// Its words as they were read last, and how they are meant; none where that is just as typed.
    lines: Option<(String, Option<Vec<note_text::Line>>)>,
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
                        is_begun: true,
                        edited_at: Some(note.edited_at),
                        ..NoteField::new(note.id, &note.text)
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
    pub fn ui(&mut self, ui: &mut Ui, frame: &Frame, panel: &Panel, outbox: &mut Outbox) {
        let item = panel.item.id;
        super::view::part_ui(ui, frame, panel, "Response notes");
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
            let is_wanted = self.wanted == Some(note.id);
            if is_wanted && !frame.read_only {
                note.is_edited = true;
                ui.memory_mut(|memory| memory.request_focus(note.widget()));
            }
            let top = ui.cursor().min;
            if note.is_shown_formatted(ui) {
                formatted_ui(ui, frame, note, outbox);
            } else {
                edit_ui(ui, frame, note, &label, item, outbox);
            }
            if is_wanted {
                self.wanted = None;
                let drawn = egui::Rect::from_two_pos(top, ui.min_rect().max);
                ui.scroll_to_rect(drawn, Some(egui::Align::Center));
            }
            ui.horizontal_wrapped(|ui| {
                if let Some(at) = note.edited_at {
                    ui.label(
                        RichText::new(format!("Last changed {}", moment_words(at)))
                            .small()
                            .color(frame.palette.weak),
                    );
                }
                if frame.read_only {
                    return;
                }
                let named = |ui: &mut Ui, words: &str| {
                    small_button(ui, words).accessible_name(format!("{words}: {}", label.to_lowercase()))
                };
                if note.is_shown_formatted(ui) && named(ui, "Edit").clicked() {
                    note.is_edited = true;
                    ui.memory_mut(|memory| memory.request_focus(note.widget()));
                }
                link_ui(ui, frame, panel, note, &label, outbox);
                if note.is_begun
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

    /// The field of the last note.
    pub fn last_field(&self) -> Option<Id> {
        self.fields.last().map(|note| Id::unique(("note", note.id)))
    }

    fn begin(&mut self, now: Moment) {
        self.fields.push(NoteField::new(NoteId::new(now), ""));
    }
}

impl NoteField {
    fn new(id: NoteId, text: &str) -> Self {
        Self {
            id,
            field: KeptField::new(text),
            is_begun: false,
            edited_at: None,
            is_edited: false,
            lines: None,
        }
    }

    fn widget(&self) -> Id {
        Id::unique(("note", self.id))
    }

    /// Whether it is shown as it is meant and not as it is typed: nobody is in it, and the two differ.
    fn is_shown_formatted(&mut self, ui: &Ui) -> bool {
        if self.is_edited || ui.memory(|memory| memory.has_focus(self.widget())) {
            return false;
        }
        let text = self.field.text();
        let is_read = matches!(&self.lines, Some((of, _)) if of == text);
        if !is_read {
            let lines = note_text::is_formatted(text).then(|| note_text::lines(text));
            self.lines = Some((text.to_owned(), lines));
        }
        matches!(&self.lines, Some((_, Some(_))))
    }
}

fn formatted_ui(ui: &mut Ui, frame: &Frame, note: &NoteField, outbox: &mut Outbox) {
    let Some((_, Some(lines))) = &note.lines else {
        return;
    };
    let followed = card_frame(frame)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            note_text_ui(ui, frame, lines)
        })
        .inner;
    if let Some(link) = followed {
        outbox.push(Intent::ShowInPaper {
            paper: link.paper,
            span: link.span,
        });
    }
}

fn edit_ui(ui: &mut Ui, frame: &Frame, note: &mut NoteField, label: &str, item: ItemId, outbox: &mut Outbox) {
    let look = Look {
        label,
        hint: "What do you make of it? What will you ask?",
        lines: 3,
    };
    let widget = note.widget();
    let kept = ui
        .add_enabled_ui(!frame.read_only, |ui| note.field.ui(ui, widget, look))
        .inner;
    note.is_edited &= ui.memory(|memory| memory.has_focus(widget));
    if let Some(kept) = kept {
        send(note, &kept, item, outbox);
    }
}

/// What a note can link to.
fn link_ui(
    ui: &mut Ui,
    frame: &Frame,
    panel: &Panel,
    note: &mut NoteField,
    label: &str,
    outbox: &mut Outbox,
) {
    let words = RichText::new("Link a passage ▾").small();
    let menu = ui.menu_button(words, |ui| {
        ui.set_max_width(320.0);
        for (called, link) in &panel.passages {
            let button = ui
                .button(called)
                .on_hover_text("Put a link to it into the note")
                .accessible_name(format!("Link to {called}"));
            if button.clicked() {
                if let Some(kept) = note.field.add(link) {
                    send(note, &kept, panel.item.id, outbox);
                }
                ui.close();
            }
        }
        let hint = "For another passage select its words in the paper, choose “Copy link”, and paste it \
                    into the note";
        ui.add(egui::Label::new(RichText::new(hint).small().color(frame.palette.weak)).wrap());
    });
    menu.response
        .accessible_name(format!("Link a passage: {}", label.to_lowercase()));
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
