//! What can be said of a body: its name, what it is, which other it is, what took its place.

use eframe::egui::{self, Id, RichText, Ui};

use super::councils::{Chosen, Draft, merge_ui, propose, rename_ui};
use super::view::{part_ui, quiet};
use crate::register::command::CouncilCommand;
use crate::register::view::{CouncilsView, CountedBody};
use crate::scrutiny::body::{Body, BodyKind};
use crate::ui::dialogs::change_council::Wanted;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;
use crate::ui::widgets::heading;
use crate::ui::widgets::name_field::{self, name_field_ui};
use crate::ui::wording::{counted, day_words};

/// Draws everything about a body.
pub fn body_ui(
    ui: &mut Ui,
    frame: &Frame,
    view: &CouncilsView,
    of: &CountedBody,
    draft: &mut Draft,
    outbox: &mut Outbox,
) {
    let body = &of.body;
    part_ui(ui, frame, &body.name, |ui| {
        facts_ui(ui, frame, view, of);
        if let Some(name) = rename_ui(ui, frame, draft, &body.other_names) {
            propose(
                outbox,
                Wanted {
                    title: format!("Rename “{}”?", body.name),
                    confirm: "Rename",
                    would: format!("would be shown under “{name}”"),
                    note: "What the papers print stays as it is.".to_owned(),
                    command: CouncilCommand::RenameBody { body: body.id, name },
                },
            );
        }
    });
    part_ui(ui, frame, "What it is", |ui| kind_ui(ui, frame, body, outbox));
    part_ui(ui, frame, "What became of it", |ui| {
        became_ui(ui, frame, view, of, draft, outbox);
    });
    let others = others_of(view, body);
    if others.is_empty() {
        return;
    }
    part_ui(ui, frame, "Merge", |ui| {
        if let Some((Chosen::Body(into), name)) = merge_ui(ui, frame, draft, "body", &others) {
            propose(
                outbox,
                Wanted {
                    command: CouncilCommand::MergeBodies { from: body.id, into },
                    title: format!("Merge “{}” into “{name}”?", body.name),
                    confirm: "Merge",
                    would: format!("would stand under “{name}”"),
                    note: "Meetings of both on one day become one, with the questions of both.".to_owned(),
                },
            );
        }
    });
}

/// The bodies that this one could be: of the same council, or where one of them has none.
fn others_of<'a>(view: &'a CouncilsView, body: &Body) -> Vec<(Chosen, &'a str)> {
    view.bodies
        .iter()
        .map(|other| &other.body)
        .filter(|other| other.id != body.id)
        .filter(|other| {
            let councils = other.council.zip(body.council);
            councils.is_none_or(|(one, other)| one == other)
        })
        .map(|other| (Chosen::Body(other.id), other.name.as_str()))
        .collect()
}

fn facts_ui(ui: &mut Ui, frame: &Frame, view: &CouncilsView, of: &CountedBody) {
    let council = of.body.council.and_then(|id| {
        let found = view.councils.iter().find(|counted| counted.council.id == id);
        found.map(|counted| counted.council.name.as_str())
    });
    let facts = [
        council.unwrap_or("No paper says of which council").to_owned(),
        counted(of.papers, "paper", "papers"),
        counted(of.items, "item", "items"),
        counted(of.meetings, "meeting", "meetings"),
    ];
    ui.label(RichText::new(facts.join(" · ")).color(frame.palette.weak));
}

fn kind_ui(ui: &mut Ui, frame: &Frame, body: &Body, outbox: &mut Outbox) {
    let words = |kind: Option<BodyKind>| kind.map_or("Not said", BodyKind::label);
    quiet(
        ui,
        frame,
        "Health scrutiny and crime and disorder have clocks of their own",
    );
    ui.add_enabled_ui(!frame.read_only, |ui| {
        egui::ComboBox::from_id_salt("kind of body")
            .width(ui.available_width().min(300.0))
            .selected_text(words(body.kind))
            .show_ui(ui, |ui| {
                for kind in [None].into_iter().chain(BodyKind::ALL.iter().copied().map(Some)) {
                    if ui.selectable_label(kind == body.kind, words(kind)).clicked() && kind != body.kind {
                        propose(
                            outbox,
                            Wanted {
                                command: CouncilCommand::SetBodyKind { body: body.id, kind },
                                title: format!("“{}”: {}?", body.name, words(kind).to_lowercase()),
                                confirm: "Set",
                                would: String::new(),
                                note: String::new(),
                            },
                        );
                    }
                }
            })
            .response
            .accessible_name("What it is");
    });
}

fn became_ui(
    ui: &mut Ui,
    frame: &Frame,
    view: &CouncilsView,
    of: &CountedBody,
    draft: &mut Draft,
    outbox: &mut Outbox,
) {
    let body = &of.body;
    let name_of = |id| {
        let found = view.bodies.iter().find(|other| other.body.id == id);
        found.map_or("a body that is gone", |other| other.body.name.as_str())
    };
    for former in view.bodies.iter().map(|other| &other.body) {
        if let Some((_, day)) = former.became.filter(|(next, _)| *next == body.id) {
            ui.label(format!(
                "It took the place of “{}” on {}",
                former.name,
                day_words(day)
            ));
        }
    }
    if let Some((next, day)) = body.became {
        ui.label(format!("It became “{}” on {}", name_of(next), day_words(day)));
        let button = egui::Button::new("It did not…");
        if ui.add_enabled(!frame.read_only, button).clicked() {
            propose(
                outbox,
                Wanted {
                    command: CouncilCommand::Became {
                        body: body.id,
                        successor: None,
                    },
                    title: format!("Nobody took the place of “{}”?", body.name),
                    confirm: "Set",
                    would: format!("that are open would stand under “{}” again", body.name),
                    note: String::new(),
                },
            );
        }
        return;
    }
    quiet(
        ui,
        frame,
        "Where another body has taken its place, that one follows up what this one asked for and is still open",
    );
    heading::field_label_ui(ui, frame, "It became");
    let look = name_field::Look {
        label: "It became",
        choose: "Choose what it became",
        hint: "The name of the new body",
    };
    let id = Id::unique("successor");
    name_field_ui(ui, id, look, &mut draft.successor, &frame.names.bodies);
    heading::field_label_ui(ui, frame, "Since");
    draft.since.ui(ui, Id::unique("successor since"), frame, "Since");
    let name = draft.successor.trim();
    let day = draft.since.day().filter(|_| !name.is_empty());
    let button = egui::Button::new("It became this…");
    if ui
        .add_enabled(day.is_some() && !frame.read_only, button)
        .clicked()
        && let Some(day) = day
    {
        propose(
            outbox,
            Wanted {
                command: CouncilCommand::Became {
                    body: body.id,
                    successor: Some((name.to_owned(), day)),
                },
                title: format!("“{}” became “{name}”?", body.name),
                confirm: "Set",
                would: format!("that are open would be followed up by “{name}”"),
                note: format!(
                    "Each of them says that it was made by the former {}. What is closed stays with it.",
                    body.name
                ),
            },
        );
    }
}
