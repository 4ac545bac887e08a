//! The user's own notes on the paper, kept as they are typed.

use eframe::egui::{Id, Ui};

use super::add_note;
use crate::register::command::{Command, NoteCommand};
use crate::scrutiny::Moment;
use crate::scrutiny::id::{NoteId, PaperId};
use crate::scrutiny::note::Note;
use crate::scrutiny::note_text::PassageLink;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::formatted_field::FormattedField;
use crate::ui::widgets::heading::part_heading_ui;
use crate::ui::widgets::kept::{Kept, Look};

/// The field of one note.
#[derive(Debug)]
struct NoteField {
    note: NoteId,
    field: FormattedField,
    widget: Id,
}

/// The notes on one paper, and the field for another.
#[derive(Debug, Default)]
pub struct PaperNotes {
    notes: Vec<NoteField>,
    new: FormattedField,
    /// Counts the fields for another note, so that the caret stays in one that has become a note.
    new_number: u64,
    /// The note that the field for another has become, as long as the register has not said so.
    begun: Option<NoteId>,
}

impl PaperNotes {
    /// The notes as they stand on the register.
    #[must_use]
    pub fn new(notes: &[Note]) -> Self {
        let mut fields = Self::default();
        fields.take(notes);
        fields
    }

    /// Takes the notes as they stand now; what is being typed stays.
    pub fn take(&mut self, notes: &[Note]) {
        let mut before = std::mem::take(&mut self.notes);
        for note in notes {
            // The field in which a note was begun goes on as that note's field.
            let arrived = self.begun == Some(note.id);
            let kept = before.iter().position(|field| field.note == note.id);
            let mut field = match kept {
                Some(at) => before.swap_remove(at),
                None if arrived => NoteField {
                    note: note.id,
                    field: std::mem::take(&mut self.new),
                    widget: self.new_widget(),
                },
                None => NoteField {
                    note: note.id,
                    field: FormattedField::new(&note.text),
                    widget: Id::unique(("paper note", note.id.to_string())),
                },
            };
            if arrived {
                self.begun = None;
                self.new_number += 1;
            }
            field.field.kept().take(&note.text);
            self.notes.push(field);
        }
    }

    /// Sends what has been typed and not yet been sent.
    pub fn flush(&mut self, paper: PaperId, now: Moment, outbox: &mut Outbox) {
        for field in &mut self.notes {
            if let Some(kept) = field.field.kept().flush() {
                outbox.act(write(field.note, kept));
            }
        }
        if let Some(kept) = self.new.kept().flush() {
            self.keep_new(kept, paper, now, outbox);
        }
    }

    /// Draws the notes with their fields.
    pub fn ui(&mut self, ui: &mut Ui, frame: &Frame, paper: PaperId, outbox: &mut Outbox) {
        part_heading_ui(ui, "Your notes on this paper");
        let look = Look {
            label: "Note on this paper",
            hint: "",
            lines: 2,
        };
        let mut removed = None;
        for (index, field) in self.notes.iter_mut().enumerate() {
            let label = format!("Note {} on this paper", index + 1);
            let look = Look {
                label: &label,
                ..look
            };
            let answer = field.field.ui(ui, frame, field.widget, look);
            if let Some(kept) = answer.kept {
                outbox.act(write(field.note, kept));
            }
            follow(answer.followed, outbox);
            ui.horizontal(|ui| {
                if frame.read_only {
                    return;
                }
                if field.field.is_shown_formatted(ui, field.widget) {
                    let button = small_button(ui, "Edit");
                    let button = button.accessible_name(format!("Edit note {} on this paper", index + 1));
                    if button.clicked() {
                        field.field.edit();
                    }
                }
                let button = small_button(ui, "Remove note");
                let button = button.accessible_name(format!("Remove note {} on this paper", index + 1));
                if button.clicked() {
                    removed = Some(field.note);
                }
            });
        }
        if let Some(id) = removed {
            outbox.act(Command::Note(NoteCommand::Remove { id }));
        }
        let look = Look {
            label: "New note on this paper",
            hint: "Private; kept as you type",
            lines: 2,
        };
        let widget = self.new_widget();
        let answer = self.new.ui(ui, frame, widget, look);
        if let Some(kept) = answer.kept {
            self.keep_new(kept, paper, frame.now, outbox);
        }
        follow(answer.followed, outbox);
    }

    /// The field for another note, to give it the focus.
    pub fn new_widget(&self) -> Id {
        Id::unique(("new paper note", self.new_number))
    }

    fn keep_new(&mut self, kept: Kept, paper: PaperId, now: Moment, outbox: &mut Outbox) {
        match self.begun {
            Some(id) => outbox.act(write(id, kept)),
            None if kept.text.trim().is_empty() => {}
            None => {
                let id = NoteId::new(now);
                self.begun = Some(id);
                outbox.act(add_note(id, paper, kept.text, Some(kept.visit)));
            }
        }
    }
}

/// Shows the passage that a link leads to.
fn follow(link: Option<PassageLink>, outbox: &mut Outbox) {
    outbox.extend(link.map(|link| Intent::ShowInPaper {
        paper: link.paper,
        span: link.span,
    }));
}

fn write(id: NoteId, kept: Kept) -> Command {
    Command::Note(NoteCommand::Write {
        id,
        text: kept.text,
        visit: kept.visit,
    })
}
