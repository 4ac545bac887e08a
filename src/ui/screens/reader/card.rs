//! Draws one finding of the inbox, and its form while it is being amended.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{self, Id, Key, Modifiers, RichText, Ui};

use super::amend::{Draft, ItemDraft};
use super::rows::{Card, DueLine, standing_words};
use crate::scrutiny::finding::FindingState;
use crate::scrutiny::id::ItemId;
use crate::scrutiny::item::{ItemKind, Standing};
use crate::scrutiny::period::Anchor;
use crate::scrutiny::proposal::Relation;
use crate::scrutiny::response::Position;
use crate::ui::frame::Frame;
use crate::ui::theme::{self, Tone, space};
use crate::ui::widgets::choice::choice_ui;
use crate::ui::widgets::heading::field_label_ui;
use crate::ui::widgets::status::{Status, status_ui};

/// What the reader wants with a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Put it on the register as proposed.
    Accept,
    /// Put it on the register as an item of its own.
    AcceptAsNew,
    /// Choose the item on the register that it is or answers.
    Link,
    /// It is not wanted.
    Reject,
    /// Open its form.
    Amend,
    /// Put it back among the waiting.
    PutBack,
    /// Show the item to which it seems to belong.
    ShowItem(ItemId),
}

/// What the reader did with a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormAnswer {
    /// Keep it.
    Save,
    /// Leave the finding as it was.
    Leave,
    /// Close the form; what was typed stays in it, since the key may have been hit by mistake.
    PutAside,
}

/// Says that a form which was left still has what was typed into it.
pub fn put_aside_ui(ui: &mut Ui, frame: &Frame) {
    let words = "What you typed is kept, and not saved yet: Amend goes on with it";
    status_ui(ui, frame, &Status::new("☑", words, Tone::Warning));
}

/// Draws the inside of a card.
pub fn card_ui(ui: &mut Ui, frame: &Frame, card: &Card, chosen: bool) -> Option<Wish> {
    heading_ui(ui, frame, card);
    if let Some(proposal) = &card.proposal {
        let tone = match proposal.relation {
            Relation::Conflicts => Tone::Warning,
            _ => Tone::Info,
        };
        status_ui(ui, frame, &Status::new("→", &proposal.words, tone)).on_hover_text(&proposal.reason);
        if chosen && !proposal.reason.is_empty() {
            weak_ui(ui, frame, &proposal.reason);
        }
    }
    for change in &card.changes {
        status_ui(ui, frame, &Status::new("▲", change, Tone::Warning));
    }
    if card.is_as_it_was {
        weak_ui(ui, frame, "Nothing has changed in this row");
    }
    if let Some(lead_in) = &card.lead_in {
        weak_ui(ui, frame, lead_in);
    }
    ui.label(&card.words);
    if !card.who.is_empty() {
        weak_ui(ui, frame, &card.who);
    }
    if let Some(answer) = &card.answer {
        ui.add_space(space::TINY);
        status_ui(
            ui,
            frame,
            &Status::of_position(answer.position, answer.in_principle),
        );
        ui.label(
            RichText::new(format!("“{}”", answer.words))
                .font(egui::FontId::new(16.0, theme::italic_family())),
        );
    }
    if let Some(due) = &card.due {
        due_ui(ui, frame, due);
    }
    if chosen && !card.reason.is_empty() {
        weak_ui(ui, frame, &card.reason);
    }
    buttons_ui(ui, frame, card)
}

/// What it is, how sure it is, and what else stands out, on one line of words.
fn heading_ui(ui: &mut Ui, frame: &Frame, card: &Card) {
    let amended = card
        .amended
        .then(|| Status::new("☑", "Amended by you", Tone::Info));
    let marks = [
        Some(Status::of_confidence(card.confidence)),
        card.progress.map(Status::of_progress),
        amended,
    ];
    let small = egui::TextStyle::Small.resolve(ui.style());
    let mut job = LayoutJob::default();
    job.append(
        &card.heading,
        0.0,
        TextFormat::simple(theme::strong(), frame.palette.text),
    );
    let mut spoken = card.heading.clone();
    for mark in marks.iter().flatten() {
        job.append("  ", 0.0, TextFormat::simple(small.clone(), frame.palette.text));
        mark.append(&mut job, small.clone(), &frame.palette);
        spoken = format!("{spoken}, {}", mark.words.to_lowercase());
    }
    let response = ui.label(job).on_hover_text(&card.reason);
    let _ = response.accessible_name(spoken);
}

fn weak_ui(ui: &mut Ui, frame: &Frame, words: &str) {
    ui.label(RichText::new(words).small().color(frame.palette.weak));
}

fn due_ui(ui: &mut Ui, frame: &Frame, due: &DueLine) {
    let tone = if due.dated { Tone::Neutral } else { Tone::Warning };
    let icon = if due.dated { "→" } else { "∅" };
    let words = if due.phrase == due.meaning {
        due.phrase.clone()
    } else {
        format!("“{}”: {}", due.phrase, due.meaning)
    };
    status_ui(ui, frame, &Status::new(icon, words, tone));
}

fn buttons_ui(ui: &mut Ui, frame: &Frame, card: &Card) -> Option<Wish> {
    let mut wish = None;
    ui.add_space(space::TINY);
    ui.horizontal_wrapped(|ui| {
        if frame.read_only {
            ui.disable();
        }
        let mut button = |ui: &mut Ui, words: &str, key: &str, tip: &str, means: Wish| {
            let button = if key.is_empty() {
                egui::Button::new(words)
            } else {
                // Close together, so that four of them have room in one line.
                egui::Button::new((words, RichText::new(key).small().color(frame.palette.weak)))
            };
            // Every card has these buttons: their names tell a screen reader of which card they are.
            let response = ui
                .add(button)
                .on_hover_text(tip)
                .accessible_name(format!("{words}: {}", card.heading));
            if response.clicked() {
                wish = Some(means);
            }
        };
        if card.state == FindingState::Pending {
            button(ui, "Accept", "A", accept_tip(card), Wish::Accept);
            if card.proposal.is_some() {
                let tip = "Put it on the register as an item of its own";
                button(ui, "Accept as new", "N", tip, Wish::AcceptAsNew);
            }
            if card.is_item {
                let tip = "Choose the item on the register that it is, or that it answers";
                button(ui, "Link to…", "L", tip, Wish::Link);
            }
            button(
                ui,
                "Amend…",
                "E",
                "Change what it says before it is accepted",
                Wish::Amend,
            );
            button(
                ui,
                "Reject",
                "R",
                "It is not wanted; it can be put back",
                Wish::Reject,
            );
        } else {
            let tip = "Put it back among the waiting";
            button(ui, "Put back", "", tip, Wish::PutBack);
        }
        if let Some(item) = card.accepted_as.filter(|_| card.state == FindingState::Accepted) {
            let tip = "The item on the register that it has become or belongs to";
            button(ui, "Show item", "", tip, Wish::ShowItem(item));
        } else if let Some(item) = card.proposal.as_ref().and_then(|proposal| proposal.item) {
            button(
                ui,
                "Show item",
                "",
                "The item to which it seems to belong",
                Wish::ShowItem(item),
            );
        }
    });
    wish
}

fn accept_tip(card: &Card) -> &'static str {
    match card.proposal.as_ref().map(|proposal| proposal.relation) {
        None | Some(Relation::New) => "Put it on the register",
        Some(Relation::SameAs) => "Say that it is the item that is on the register already",
        Some(Relation::Answers) => "Record it as the answer to that item",
        Some(Relation::Revises) => "Take its wording for that item",
        Some(Relation::Conflicts) => "Take what it says for that item",
    }
}

/// Draws the form of a finding.
pub fn form_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, anchor: &Anchor) -> Option<FormAnswer> {
    if let Some(item) = &mut draft.item {
        kind_ui(ui, frame, item);
    }
    field_label_ui(
        ui,
        frame,
        if draft.item.is_some() {
            "Words"
        } else {
            "What it is about"
        },
    );
    let words = ui.add(
        egui::TextEdit::multiline(&mut draft.text)
            .id(Id::unique("words of the finding"))
            .desired_width(f32::INFINITY)
            .desired_rows(3),
    );
    if std::mem::take(&mut draft.opening) {
        words.request_focus();
    }
    let _ = words.accessible_name("Words of the finding");
    if let Some(item) = &mut draft.item {
        line_ui(ui, frame, "Asked of", &mut item.addressed_to);
        line_ui(ui, frame, "Led by", &mut item.lead_officer);
        answer_ui(ui, frame, item);
    }
    line_ui(ui, frame, "Due", &mut draft.due);
    match draft.meaning(anchor) {
        Some(due) => due_ui(ui, frame, &due),
        None => weak_ui(
            ui,
            frame,
            "As the paper would put it: “by March 2027”, “within six months”",
        ),
    }
    let mut answer = None;
    ui.add_space(space::TINY);
    ui.horizontal(|ui| {
        let save = egui::Button::new("Save").shortcut_text("Ctrl+Enter");
        if ui
            .add_enabled(draft.is_sound() && !frame.read_only, save)
            .clicked()
        {
            answer = Some(FormAnswer::Save);
        }
        if ui.add(egui::Button::new("Leave as it was")).clicked() {
            answer = Some(FormAnswer::Leave);
        }
    });
    if draft.is_sound() && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter)) {
        answer = Some(FormAnswer::Save);
    }
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        answer = Some(FormAnswer::PutAside);
    }
    answer
}

fn kind_ui(ui: &mut Ui, frame: &Frame, item: &mut ItemDraft) {
    ui.horizontal_wrapped(|ui| {
        if let Some(kind) = choice_ui(ui, "Kind", item.kind, ItemKind::ALL, ItemKind::label) {
            item.kind = kind;
        }
        ui.label(RichText::new("Number").small().color(frame.palette.weak));
        let number = ui.add(
            egui::TextEdit::singleline(&mut item.number)
                .id(Id::unique("number of the finding"))
                .desired_width(72.0),
        );
        let _ = number.accessible_name("Number");
    });
    field_label_ui(ui, frame, "Who asks whom");
    if let Some(standing) = choice_ui(ui, "Who asks whom", item.standing, Standing::ALL, standing_words) {
        item.standing = standing;
    }
}

fn answer_ui(ui: &mut Ui, frame: &Frame, item: &mut ItemDraft) {
    field_label_ui(ui, frame, "Answer, in the paper's words");
    let words = ui.add(
        egui::TextEdit::multiline(&mut item.answer)
            .id(Id::unique("answer of the finding"))
            .desired_width(f32::INFINITY)
            .desired_rows(2),
    );
    let _ = words.accessible_name("Answer");
    if item.answer.trim().is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let all: Vec<Option<Position>> = std::iter::once(None)
            .chain(Position::ALL.iter().copied().map(Some))
            .collect();
        let label = |position: Option<Position>| position.map_or("Position not clear", Position::label);
        if let Some(position) = choice_ui(ui, "Position", item.position, &all, label) {
            item.position = position;
        }
        ui.checkbox(&mut item.in_principle, "In principle only");
    });
}

fn line_ui(ui: &mut Ui, frame: &Frame, label: &str, text: &mut String) {
    let name = field_label_ui(ui, frame, label);
    ui.add(
        egui::TextEdit::singleline(text)
            .id(Id::unique(("line of the finding", label)))
            .desired_width(f32::INFINITY),
    )
    .labelled_by(name.id);
}
