//! Draws the item panel: the words, where they stand, and the parts below them.

use eframe::egui::{self, Id, RichText, ScrollArea, Ui};

use super::past::past_ui;
use super::rows::{Panel, Place};
use super::{
    Forms, Parts, State, answers, follow_ups, history, people, progress, promises, related, send_words, tags,
    thread,
};
use crate::register::Command;
use crate::register::command::ItemCommand;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::{self, Tone, space};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::card::card_frame;
use crate::ui::widgets::heading;
use crate::ui::widgets::kept::Look;
use crate::ui::widgets::status::{Status, status_ui};

/// Draws the panel.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    top_ui(ui, state, outbox);
    if state.is_gone {
        quiet(ui, frame, "This item is no longer on the register");
    }
    if let Some(past) = &mut state.past {
        past_ui(ui, frame, past, outbox);
        return;
    }
    let Some(panel) = &state.panel else {
        return;
    };
    let forms = state.forms.entry(panel.item.id).or_default();
    ScrollArea::vertical()
        .id_salt(("item", panel.item.id))
        .content_margin(egui::Margin {
            right: 12,
            ..egui::Margin::ZERO
        })
        .auto_shrink([false, false])
        .show(ui, |ui| {
            parts_ui(ui, frame, panel, (&mut state.parts, forms), outbox);
        });
}

/// Draws the parts below each other.
pub(super) fn parts_ui(
    ui: &mut Ui,
    frame: &Frame,
    panel: &Panel,
    (parts, forms): (&mut Parts, &mut Forms),
    outbox: &mut Outbox,
) {
    words_ui(
        ui,
        frame,
        panel,
        &mut parts.fields,
        &mut parts.edits_words,
        outbox,
    );
    tags::tags_ui(ui, frame, panel, &mut parts.tag, outbox);
    thread::thread_ui(ui, frame, panel, outbox);
    answers::answers_ui(ui, frame, panel, &mut parts.sought, outbox);
    progress::progress_ui(ui, frame, panel, (&mut parts.sought, &mut forms.progress), outbox);
    promises::promises_ui(ui, frame, panel, forms, outbox);
    parts.notes.ui(ui, frame, panel, &mut parts.sought, outbox);
    follow_ups::follow_ups_ui(ui, frame, panel, outbox);
    people::people_ui(ui, frame, panel, &mut parts.fields, outbox);
    related::related_ui(ui, frame, panel, parts.alike.as_deref(), outbox);
    history::history_ui(ui, frame, panel, &mut parts.looking, outbox);
    ends_ui(ui, frame, panel, outbox);
}

/// The heading of a part, with a mark where the part was otherwise than it is today.
pub(super) fn part_ui(ui: &mut Ui, frame: &Frame, panel: &Panel, part: &str) {
    ui.horizontal_wrapped(|ui| {
        heading::part_heading_ui(ui, part);
        if panel.differences.iter().any(|difference| difference.part == part) {
            status_ui(ui, frame, &Status::new("≠", "different today", Tone::Warning));
        }
    });
}

fn top_ui(ui: &mut Ui, state: &mut State, outbox: &mut Outbox) {
    ui.horizontal(|ui| {
        let title = state
            .panel
            .as_ref()
            .map_or("Item", |panel| panel.heading.as_str());
        heading::screen_heading_ui(ui, title);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = ui
                .button("✕")
                .on_hover_text("Close the panel (Esc)")
                .accessible_name("Close the item panel");
            // Whoever opened the panel with the pointer has no use for a ring around a button.
            let by_pointer = ui.input(|i| i.pointer.time_since_last_click()) < 0.5;
            if std::mem::take(&mut state.wants_focus) && !by_pointer {
                close.request_focus();
            }
            if close.clicked() {
                outbox.push(Intent::HideItem);
            }
        });
    });
}

fn words_ui(
    ui: &mut Ui,
    frame: &Frame,
    panel: &Panel,
    fields: &mut super::Fields,
    edits: &mut bool,
    outbox: &mut Outbox,
) {
    quiet(ui, frame, &panel.origin);
    people::kind_ui(ui, frame, panel, outbox);
    card_frame(frame).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if let Some(lead_in) = &panel.item.lead_in {
            ui.add(
                egui::Label::new(
                    RichText::new(lead_in)
                        .font(theme::italic())
                        .color(frame.palette.weak),
                )
                .wrap()
                .selectable(true),
            );
        }
        if *edits {
            let look = Look {
                label: "Words of the item",
                hint: "The words of the item",
                lines: 4,
            };
            let id = Id::unique(("words", panel.item.id));
            if let Some(kept) = fields.words.ui(ui, id, look) {
                send_words(outbox, panel.item.id, &kept);
            }
        } else {
            ui.add(egui::Label::new(&panel.item.text).wrap().selectable(true));
        }
        ui.horizontal_wrapped(|ui| {
            show_place_ui(ui, panel.place, "Show in paper: the item", outbox);
            let label = if *edits { "Done editing" } else { "Edit the words" };
            if !frame.read_only && small_button(ui, label).clicked() {
                *edits = !*edits;
            }
            if small_button(ui, "Copy").on_hover_text("Copy the words").clicked() {
                outbox.push(Intent::Copy(panel.item.text.clone()));
            }
        });
    });
    ui.horizontal_wrapped(|ui| {
        for mark in &panel.marks {
            status_ui(ui, frame, mark);
            ui.add_space(space::SMALL);
        }
    });
    if let Some(closing) = &panel.closing {
        status_ui(ui, frame, &Status::new("■", closing, Tone::Neutral));
    }
    ui.add_space(space::MEDIUM);
}

fn ends_ui(ui: &mut Ui, frame: &Frame, panel: &Panel, outbox: &mut Outbox) {
    if frame.read_only {
        return;
    }
    let items = || vec![panel.item.id];
    ui.horizontal_wrapped(|ui| {
        if panel.closing.is_some() {
            if ui.button("Reopen").clicked() {
                outbox.act(Command::Item(ItemCommand::Reopen { items: items() }));
            }
        } else if ui.button("Close this item…").clicked() {
            outbox.push(Intent::Open(Dialog::Close {
                items: items(),
                heading: panel.heading.clone(),
            }));
        }
        if ui
            .button("Remove from the register")
            .on_hover_text("Takes the item off the register; Undo brings it back")
            .clicked()
        {
            outbox.act(Command::Item(ItemCommand::Remove { items: items() }));
            outbox.push(Intent::HideItem);
        }
    });
    ui.add_space(space::LARGE);
}

/// Words that matter less.
pub(super) fn quiet(ui: &mut Ui, frame: &Frame, words: &str) {
    ui.add(egui::Label::new(RichText::new(words).small().color(frame.palette.weak)).wrap());
}

/// *Show in paper*, where there is a place to show.
pub(super) fn show_place_ui(ui: &mut Ui, place: Option<Place>, name: &str, outbox: &mut Outbox) {
    if let Some((paper, span)) = place
        && small_button(ui, "Show in paper").accessible_name(name).clicked()
    {
        outbox.push(Intent::ShowInPaper { paper, span });
    }
}
