//! Makes something of words that the reader has selected: an item, a date, a note.

use eframe::egui::{self, Area, Order, Pos2, Response, RichText, Ui, vec2};

use super::{Shown, add_note, amend};
use crate::register::command::{Command, FindingCommand, MeetingCommand};
use crate::scrutiny::Day;
use crate::scrutiny::finding::Found;
use crate::scrutiny::id::{BodyId, FindingId, MeetingId, NoteId};
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::note_text::PassageLink;
use crate::scrutiny::passage::Passage;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::wording::first_words;

/// How much of the selected words a question quotes, in characters.
const QUOTED: usize = 200;
/// Why no question can be made.
const NO_MEETING: &str = "The paper names no meeting: give it a committee and a date under Edit details";

/// What selected words shall become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Make {
    Item(ItemKind),
    Answer,
    Date,
    Question,
    Note,
    Copy,
    Link,
}

/// Each choice with its words, and its name for screen readers.
const CHOICES: [(Make, &str, &str); 9] = [
    (
        Make::Item(ItemKind::Recommendation),
        "Recommendation",
        "Make a recommendation of the selected words",
    ),
    (
        Make::Item(ItemKind::Action),
        "Action",
        "Make an action of the selected words",
    ),
    (
        Make::Item(ItemKind::Resolution),
        "Resolution",
        "Make a resolution of the selected words",
    ),
    (
        Make::Answer,
        "Answer",
        "Make an answer of the selected words, and choose what it answers",
    ),
    (Make::Date, "Date", "Make a date of the selected words"),
    (
        Make::Question,
        "Question",
        "Ask about the selected words at the paper’s meeting",
    ),
    (Make::Note, "Note", "Make a note of the selected words"),
    (Make::Copy, "Copy", "Copy the selected words"),
    (
        Make::Link,
        "Copy link",
        "Copy a link to the selected words, for a note",
    ),
];

/// Draws the choices beside the end of the selection.
pub fn beside_selection_ui(
    area: &Response,
    frame: &Frame,
    shown: &mut Shown,
    end: Pos2,
    outbox: &mut Outbox,
) {
    let seen = area.rect;
    let place = egui::pos2(
        end.x.clamp(seen.left(), (seen.right() - 330.0).max(seen.left())),
        (end.y + 6.0).clamp(seen.top(), (seen.bottom() - 76.0).max(seen.top())),
    );
    Area::new(egui::Id::unique("make of the selection"))
        .order(Order::Foreground)
        .fixed_pos(place)
        .constrain_to(seen)
        .show(&area.ctx, |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_max_width(330.0);
                ui.label(RichText::new("Make this a…").small().color(frame.palette.weak));
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                    choices_ui(ui, frame, shown, outbox);
                });
            });
        });
}

/// Draws the choices in the text's context menu.
pub fn menu_ui(area: &Response, frame: &Frame, shown: &mut Shown, outbox: &mut Outbox) {
    area.context_menu(|ui| {
        if shown.text.selected().is_none() {
            ui.label("Select some words first");
            return;
        }
        ui.label(RichText::new("Make this a…").small().color(frame.palette.weak));
        choices_ui(ui, frame, shown, outbox);
    });
}

fn choices_ui(ui: &mut Ui, frame: &Frame, shown: &mut Shown, outbox: &mut Outbox) {
    for (make, words, name) in CHOICES {
        let has_meeting = make != Make::Question || meeting_of(shown).is_some();
        let can = matches!(make, Make::Copy | Make::Link) || (!frame.read_only && has_meeting);
        let button = ui
            .add_enabled(can, egui::Button::new(words))
            .on_disabled_hover_text(NO_MEETING)
            .accessible_name(name);
        if button.clicked() {
            carry_out(frame, shown, make, outbox);
            ui.close();
        }
    }
}

fn carry_out(frame: &Frame, shown: &mut Shown, make: Make, outbox: &mut Outbox) {
    let Some(selected) = shown.text.selected() else {
        return;
    };
    let spans = shown.text.spans_without_furniture(selected);
    let Some(first) = spans.first() else {
        return;
    };
    let passage = Passage {
        page: shown.text.page_of(first.start),
        spans,
    };
    let words = passage.words(shown.text.text());
    let anchor = shown.anchor();
    let found = match make {
        Make::Copy => {
            outbox.push(Intent::Copy(words));
            return;
        }
        Make::Link => {
            let link = PassageLink {
                paper: shown.paper.id,
                page: passage.page,
                span: passage.hull(),
            };
            outbox.push(Intent::Copy(link.to_text(&words)));
            return;
        }
        Make::Note => {
            let note = add_note(
                NoteId::new(frame.now),
                shown.paper.id,
                format!("“{words}”\n"),
                None,
            );
            outbox.act(note);
            shown.text.deselect();
            return;
        }
        Make::Question => {
            if let Some((body, date)) = meeting_of(shown) {
                outbox.act(Command::Meeting(MeetingCommand::Ask {
                    id: MeetingId::new(frame.now),
                    body,
                    date,
                    question: question(shown, &words, passage.page),
                }));
            }
            shown.text.deselect();
            return;
        }
        Make::Answer => Found::Item(amend::selected_answer(shown.text.text(), passage, &anchor)),
        Make::Item(kind) => Found::Item(amend::selected_item(kind, shown.text.text(), passage, &anchor)),
        Make::Date => {
            let about = shown.text.words_around(selected);
            Found::Date(amend::selected_date(shown.text.text(), passage, about, &anchor))
        }
    };
    let id = FindingId::new(frame.now);
    shown.made = Some(id);
    shown.text.deselect();
    outbox.act(Command::Finding(FindingCommand::Add {
        id,
        paper: shown.paper.id,
        found: Box::new(found),
    }));
    if make == Make::Answer {
        outbox.push(Intent::Open(Dialog::Link {
            finding: id,
            heading: "Answer".to_owned(),
            words,
            has_answer: true,
        }));
    }
}

/// The meeting that the paper is for; none where the paper does not name it.
fn meeting_of(shown: &Shown) -> Option<(BodyId, Day)> {
    shown.paper.body.zip(shown.paper.facts.date)
}

/// The beginning of a question about words of the paper, on one line.
fn question(shown: &Shown, words: &str, page: Option<u32>) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let name = shown.paper.name();
    let place = page.map_or_else(|| name.to_string(), |page| format!("{name}, page {page}"));
    format!("On “{}” ({place}): ", first_words(&words.join(" "), QUOTED))
}
