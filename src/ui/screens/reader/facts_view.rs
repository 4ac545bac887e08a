//! Draws the facts of a paper at the head of its inbox: what it is, what it does not say and is
//! asked for, and behind a button every fact with its field.

use eframe::egui::{self, Id, RichText, Ui};

use super::Shown;
use super::facts::{ContactDraft, FactsDraft, LineFact, edit};
use super::tracker;
use crate::register::command::paper::FactEdit;
use crate::register::command::{Command, PaperCommand};
use crate::scrutiny::body::spoken_name;
use crate::scrutiny::id::PaperId;
use crate::scrutiny::paper::{NO_DATE, PaperKind, Publicity};
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;
use crate::ui::theme::{Tone, space};
use crate::ui::widgets::choice::choice_ui;
use crate::ui::widgets::heading::field_label_ui;
use crate::ui::widgets::menu;
use crate::ui::widgets::status::{Status, status_ui};
use crate::ui::wording::day_words;

/// Draws the facts; in a low window in a few words, so that the findings below them are seen.
pub fn facts_ui(ui: &mut Ui, frame: &Frame, shown: &mut Shown, is_low: bool, outbox: &mut Outbox) {
    if is_low {
        short_summary_ui(ui, frame, shown);
    } else {
        summary_ui(ui, frame, shown);
    }
    shown.came_as.ui(ui, frame, outbox);
    edition_ui(ui, frame, shown, outbox);
    if let Some(words) = &shown.paper.blanket_response {
        ui.label(
            RichText::new("A blanket answer at the head of the paper")
                .small()
                .color(frame.palette.weak),
        );
        ui.label(RichText::new(format!("“{words}”")).italics());
    }
    // The date is asked for below, or was given since.
    let is_said = |note: &str| note == NO_DATE || shown.scan.says(note);
    for note in shown.paper.notes.iter().filter(|note| !is_said(note)) {
        status_ui(ui, frame, &Status::new("⚠", note, Tone::Warning));
    }
    if !shown.facts.open {
        questions_ui(ui, frame, shown, outbox);
    }
    let words = if shown.facts.open {
        "Hide details"
    } else {
        "Edit details"
    };
    ui.horizontal_wrapped(|ui| {
        let tip = "Title, committee, date and what else the paper says about itself";
        if ui.button(words).on_hover_text(tip).clicked() {
            shown.facts.open = !shown.facts.open;
        }
        tracker::columns_ui(ui, frame, shown, tracker::Place::Below, outbox);
    });
    if shown.facts.open {
        form_ui(ui, frame, shown, outbox);
    }
}

/// What it is, of when and whose, in a line; the rest stands behind *Edit details*.
fn short_summary_ui(ui: &mut Ui, frame: &Frame, shown: &Shown) {
    let facts = &shown.paper.facts;
    let kind = Some(facts.kind.label().to_owned());
    let body = facts.body.as_deref().map(spoken_name);
    let said: Vec<String> = [kind, facts.date.map(day_words), body]
        .into_iter()
        .flatten()
        .collect();
    weak_line_ui(ui, frame, &said.join(" · "));
    exempt_ui(ui, frame, shown);
}

fn exempt_ui(ui: &mut Ui, frame: &Frame, shown: &Shown) {
    if shown.paper.is_exempt() {
        let why = shown.paper.facts.exempt_paragraph.as_deref();
        let words = why.map_or("Exempt".to_owned(), |why| format!("Exempt: {why}"));
        status_ui(ui, frame, &Status::new("⊘", words, Tone::Bad));
    }
}

fn summary_ui(ui: &mut Ui, frame: &Frame, shown: &Shown) {
    let facts = &shown.paper.facts;
    let kind = facts.kind.label().to_owned();
    let first = [Some(kind), facts.date.map(day_words)];
    let second = [&facts.body, &facts.council].map(|name| name.as_deref().map(spoken_name));
    for line in [first, second] {
        let words: Vec<String> = line.into_iter().flatten().collect();
        if !words.is_empty() {
            ui.label(words.join(" · "));
        }
    }
    // "7." as agendas print it.
    let number = facts
        .agenda_item
        .as_ref()
        .map(|number| number.trim_end_matches('.').to_owned());
    let said = [
        ("Item", &number),
        ("Report of", &facts.report_author),
        ("Executive member:", &facts.executive_member),
        ("Wards:", &facts.wards),
        ("Key decision:", &facts.key_decision),
    ];
    let said: Vec<String> = said
        .into_iter()
        .filter_map(|(name, value)| value.as_ref().map(|value| format!("{name} {value}")))
        .collect();
    weak_line_ui(ui, frame, &said.join(" · "));
    for contact in &facts.contacts {
        let parts = [&contact.role, &contact.phone, &contact.email];
        let mut words = format!("Contact: {}", contact.name);
        for part in parts.into_iter().flatten() {
            words = format!("{words}, {part}");
        }
        weak_line_ui(ui, frame, &words);
    }
    exempt_ui(ui, frame, shown);
    // Of a paper of a pack it is said with its pages.
    if facts.title.is_some() && shown.paper.part.is_none() {
        weak_line_ui(ui, frame, &format!("From the file {}", shown.paper.file_name));
    }
}

fn weak_line_ui(ui: &mut Ui, frame: &Frame, words: &str) {
    if !words.is_empty() {
        ui.label(RichText::new(words).small().color(frame.palette.weak));
    }
}

/// Asks whether the paper is another edition of an earlier one, or says that it is.
fn edition_ui(ui: &mut Ui, frame: &Frame, shown: &Shown, outbox: &mut Outbox) {
    let name = shown.edition_name.as_deref().unwrap_or("an earlier paper");
    let paper = shown.paper.id;
    if let Some(earlier) = shown.paper.edition_proposed {
        egui::Frame::new()
            .fill(frame.palette.sunken)
            .inner_margin(space::SMALL)
            .corner_radius(6)
            .show(ui, |ui| {
                ui.label(format!("This looks like another edition of {name}"));
                ui.horizontal_wrapped(|ui| {
                    for (words, revises) in [
                        ("It is a revision", Some(earlier)),
                        ("It is a different paper", None),
                    ] {
                        if ui
                            .add_enabled(!frame.read_only, egui::Button::new(words))
                            .clicked()
                        {
                            outbox.act(Command::Paper(PaperCommand::SettleEdition { paper, revises }));
                        }
                    }
                });
            });
    } else if shown.paper.revises.is_some() {
        status_ui(
            ui,
            frame,
            &Status::new("→", format!("A revision of {name}"), Tone::Info),
        );
    }
}

/// Asks for what the paper does not print.
fn questions_ui(ui: &mut Ui, frame: &Frame, shown: &mut Shown, outbox: &mut Outbox) {
    let paper = shown.paper.id;
    let facts = &shown.paper.facts;
    for (fact, field) in &mut shown.facts.lines {
        let Some(question) = fact.question().filter(|_| fact.of(facts).is_none()) else {
            continue;
        };
        ui.label(
            RichText::new(question)
                .small()
                .color(frame.palette.tone(Tone::Warning)),
        );
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 60.0).max(120.0);
            let id = Id::unique(("fact asked for", fact.label()));
            let mut value = field.ui(ui, id, fact.label(), width);
            if let Some(name) = names_ui(ui, frame, *fact) {
                value = field.put(&name);
            }
            if let Some(value) = value {
                outbox.act(edit(paper, fact.edit(value)));
            }
        });
    }
    if facts.date.is_none() {
        let words = "The paper prints no date. Give it one, and phrases such as “in the autumn” can be dated";
        ui.label(
            RichText::new(words)
                .small()
                .color(frame.palette.tone(Tone::Warning)),
        );
        date_ui(ui, frame, &mut shown.facts, paper, outbox);
    }
}

fn date_ui(ui: &mut Ui, frame: &Frame, facts: &mut FactsDraft, paper: PaperId, outbox: &mut Outbox) {
    let id = Id::unique("date of the paper");
    if let Some(date) = facts.date.ui(ui, id, frame, "Date of the paper") {
        outbox.act(edit(paper, FactEdit::Date(date)));
    }
}

/// Offers the names that the register knows already, so that one body is not filed as two.
fn names_ui(ui: &mut Ui, frame: &Frame, fact: LineFact) -> Option<String> {
    let names = match fact {
        LineFact::Council => &frame.names.councils,
        LineFact::Body => &frame.names.bodies,
        _ => return None,
    };
    if names.is_empty() {
        return None;
    }
    let button = ui.button("▾").on_hover_text("Choose one that is on the register");
    let button = button.accessible_name(format!("{}: choose one that is on the register", fact.label()));
    let mut chosen = None;
    egui::Popup::menu(&button).style(menu::look).show(|ui| {
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for name in names {
                if ui.button(name).clicked() {
                    chosen = Some(name.clone());
                }
            }
        });
    });
    chosen
}

fn form_ui(ui: &mut Ui, frame: &Frame, shown: &mut Shown, outbox: &mut Outbox) {
    let paper = shown.paper.id;
    let facts = &shown.paper.facts;
    if frame.read_only {
        ui.disable();
    }
    field_label_ui(ui, frame, "Kind of paper");
    if let Some(kind) = choice_ui(ui, "Kind of paper", facts.kind, PaperKind::ALL, PaperKind::label) {
        outbox.act(edit(paper, FactEdit::Kind(kind)));
    }
    field_label_ui(ui, frame, "Date");
    date_ui(ui, frame, &mut shown.facts, paper, outbox);
    for (fact, field) in &mut shown.facts.lines {
        field_label_ui(ui, frame, fact.label());
        ui.horizontal(|ui| {
            let offers = matches!(fact, LineFact::Council | LineFact::Body);
            let width = ui.available_width() - if offers { 60.0 } else { space::MEDIUM };
            let id = Id::unique(("fact", fact.label()));
            let mut value = field.ui(ui, id, fact.label(), width.max(120.0));
            if let Some(name) = names_ui(ui, frame, *fact) {
                value = field.put(&name);
            }
            if let Some(value) = value {
                outbox.act(edit(paper, fact.edit(value)));
            }
        });
    }
    field_label_ui(ui, frame, "Who may see it");
    let publicity = choice_ui(
        ui,
        "Who may see it",
        facts.publicity,
        Publicity::ALL,
        Publicity::label,
    );
    if let Some(publicity) = publicity {
        outbox.act(edit(paper, FactEdit::Publicity(publicity)));
    }
    contacts_ui(ui, frame, &mut shown.facts, paper, outbox);
}

fn contacts_ui(ui: &mut Ui, frame: &Frame, facts: &mut FactsDraft, paper: PaperId, outbox: &mut Outbox) {
    field_label_ui(ui, frame, "Contacts");
    let mut changed = false;
    let mut removed = None;
    for (number, contact) in facts.contacts.iter_mut().enumerate() {
        egui::Frame::new()
            .stroke(egui::Stroke::new(1.0, frame.palette.hairline))
            .inner_margin(space::SMALL)
            .corner_radius(6)
            .show(ui, |ui| {
                for (field, label) in contact.fields.iter_mut().zip(ContactDraft::LABELS) {
                    ui.horizontal(|ui| {
                        ui.add_sized(
                            [72.0, 24.0],
                            egui::Label::new(RichText::new(label).small().color(frame.palette.weak)),
                        );
                        let name = format!("Contact {}: {}", number + 1, label.to_lowercase());
                        let id = Id::unique(("contact", number, label));
                        let width = (ui.available_width() - space::MEDIUM).max(80.0);
                        changed |= field.ui(ui, id, &name, width).is_some();
                    });
                }
                let button = ui.button("Remove contact");
                let button = button.accessible_name(format!("Remove contact {}", number + 1));
                if button.clicked() {
                    removed = Some(number);
                }
            });
    }
    if let Some(number) = removed {
        facts.contacts.remove(number);
        // The register still knows the one that was taken away.
        let left = facts.contacts.iter().filter_map(|c| c.known.clone()).collect();
        outbox.act(edit(paper, FactEdit::Contacts(left)));
    }
    if ui.button("Add a contact").clicked() {
        facts.contacts.push(ContactDraft::default());
    }
    if changed && let Some(contacts) = facts.changed_contacts() {
        outbox.act(edit(paper, FactEdit::Contacts(contacts)));
    }
}
