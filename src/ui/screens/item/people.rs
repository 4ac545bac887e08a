//! Who was asked, who leads, and what sort of item it is: each edited in place and kept.

use eframe::egui::{Id, Ui};

use super::rows::Panel;
use super::{Fields, filled, send, send_typed};
use crate::register::command::item::ItemEdit;
use crate::scrutiny::id::ItemId;
use crate::scrutiny::item::{ItemKind, Standing};
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;
use crate::ui::theme::space;
use crate::ui::widgets::kept::{Kept, KeptField, Look};
use crate::ui::widgets::{choice, heading};

/// Draws kind and standing.
pub fn kind_ui(ui: &mut Ui, frame: &Frame, panel: &Panel, outbox: &mut Outbox) {
    let item = &panel.item;
    ui.add_enabled_ui(!frame.read_only, |ui| {
        ui.horizontal_wrapped(|ui| {
            if let Some(kind) =
                choice::choice_ui(ui, "Kind of item", item.kind, ItemKind::ALL, ItemKind::label)
            {
                send(outbox, item.id, ItemEdit::Kind(kind));
            }
            if let Some(standing) =
                choice::choice_ui(ui, "Who asks whom", item.standing, Standing::ALL, Standing::label)
            {
                send(outbox, item.id, ItemEdit::Standing(standing));
            }
        });
    });
}

/// Draws the fields about people, number and day.
pub fn people_ui(ui: &mut Ui, frame: &Frame, panel: &Panel, fields: &mut Fields, outbox: &mut Outbox) {
    let item = panel.item.id;
    super::view::part_ui(ui, frame, panel, "Who and when");
    ui.add_enabled_ui(!frame.read_only, |ui| {
        let mut line = |label: &str, field: &mut KeptField, edit: fn(Option<String>) -> ItemEdit| {
            if let Some(kept) = line_ui(ui, frame, item, label, field) {
                send_typed(outbox, item, edit(filled(&kept.text)), kept.visit);
            }
        };
        line("Lead officer", &mut fields.lead_officer, ItemEdit::LeadOfficer);
        line(
            "Executive member",
            &mut fields.executive_member,
            ItemEdit::ExecutiveMember,
        );
        line("Who was asked", &mut fields.addressed_to, ItemEdit::AddressedTo);
        line("Number", &mut fields.number, ItemEdit::Number);
        heading::field_label_ui(ui, frame, "Made on");
        if let Some(day) = fields
            .made_on
            .ui(ui, Id::unique(("made on", item)), frame, "Made on")
        {
            send(outbox, item, ItemEdit::MadeOn(day));
        }
        if panel.is_owed_an_answer {
            heading::field_label_ui(ui, frame, "Received on, by whoever was asked");
            if let Some(day) =
                fields
                    .received_on
                    .ui(ui, Id::unique(("received on", item)), frame, "Received on")
            {
                send(outbox, item, ItemEdit::ReceivedOn(day));
            }
        }
    });
    ui.add_space(space::MEDIUM);
}

fn line_ui(ui: &mut Ui, frame: &Frame, item: ItemId, label: &str, field: &mut KeptField) -> Option<Kept> {
    heading::field_label_ui(ui, frame, label);
    let look = Look {
        label,
        hint: "Not known",
        lines: 1,
    };
    field.ui(ui, Id::unique((label, item)), look)
}
