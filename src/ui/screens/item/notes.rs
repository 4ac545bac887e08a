//! Response notes: the user's own words, private, kept as they are typed.

use eframe::egui::{self, Id, Rect, RichText, Ui};

use super::mark::{self, Part, Sought};
use super::rows::Panel;
use crate::register::Command;
use crate::register::command::NoteCommand;
use crate::scrutiny::Moment;
use crate::scrutiny::id::{ItemId, NoteId};
use crate::scrutiny::note::Note;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::formatted_field::FormattedField;
use crate::ui::widgets::kept::{Kept, Look};
use crate::ui::widgets::menu;
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
    field: FormattedField,
    /// Whether the register has been told of it.
    is_begun: bool,
    edited_at: Option<Moment>,
}

impl Notes {
    /// Takes the notes as they now stand on the register; what is being typed stays.
    pub fn take(&mut self, notes: &[Note]) {
        self.fields.retain_mut(|kept| {
            let stands = notes.iter().any(|note| note.id == kept.id);
            if !stands && kept.field.kept().has_draft() {
                kept.is_begun = false;
            }
            stands || !kept.is_begun
        });
        for note in notes {
            if let Some(kept) = self.fields.iter_mut().find(|kept| kept.id == note.id) {
                kept.field.kept().take(&note.text);
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
            if let Some(kept) = note.field.kept().flush() {
                send(note, &kept, item, outbox);
            }
        }
    }

    /// Draws the notes.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        frame: &Frame,
        panel: &Panel,
        sought: &mut Option<Sought>,
        outbox: &mut Outbox,
    ) {
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
                note.field.edit();
            }
            let top = ui.cursor().min;
            field_ui(ui, frame, note, &label, item, outbox);
            if is_wanted {
                self.wanted = None;
            }
            let drawn = Rect::from_two_pos(top, ui.min_rect().max);
            mark::mark_ui(ui, frame, sought, Part::Note(note.id), drawn);
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
                let widget = note.widget();
                if note.field.is_shown_formatted(ui, widget) && named(ui, "Edit").clicked() {
                    note.field.edit();
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
            field: FormattedField::new(text),
            is_begun: false,
            edited_at: None,
        }
    }

    fn widget(&self) -> Id {
        Id::unique(("note", self.id))
    }
}

fn field_ui(
    ui: &mut Ui,
    frame: &Frame,
    note: &mut NoteField,
    label: &str,
    item: ItemId,
    outbox: &mut Outbox,
) {
    let look = Look {
        label,
        hint: "What do you make of it? What will you ask?",
        lines: 3,
    };
    let widget = note.widget();
    let answer = note.field.ui(ui, frame, widget, look);
    if let Some(kept) = answer.kept {
        send(note, &kept, item, outbox);
    }
    if let Some(link) = answer.followed {
        outbox.push(Intent::ShowInPaper {
            paper: link.paper,
            span: link.span,
        });
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
    let menu = menu::menu_button(ui, words, |ui| {
        ui.set_max_width(320.0);
        for (called, link) in &panel.passages {
            let button = ui
                .button(called)
                .on_hover_text("Put a link to it into the note")
                .accessible_name(format!("Link to {called}"));
            if button.clicked() {
                if let Some(kept) = note.field.kept().add(link) {
                    send(note, &kept, panel.item.id, outbox);
                }
                ui.close();
            }
        }
        let hint = "For another passage select its words in the paper, choose “Copy link”, and paste it \
                    into the note";
        ui.add(egui::Label::new(RichText::new(hint).small().color(frame.palette.weak)).wrap());
    });
    menu.accessible_name(format!("Link a passage: {}", label.to_lowercase()));
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
