//! The tags of an item, each taken away at a click, and a field for another.

use eframe::egui::{self, Id, RichText, Ui};

use super::rows::Panel;
use super::view::quiet;
use crate::register::Command;
use crate::register::command::ItemCommand;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;
use crate::ui::theme::space;
use crate::ui::widgets::tag_field::TagField;

/// Draws the tags.
pub fn tags_ui(ui: &mut Ui, frame: &Frame, panel: &Panel, field: &mut TagField, outbox: &mut Outbox) {
    let (item, tags) = (panel.item.id, &panel.item.tags);
    let send = |outbox: &mut Outbox, add: Vec<String>, remove: Vec<String>| {
        outbox.act(Command::Item(ItemCommand::Tag {
            items: vec![item],
            add,
            remove,
        }));
    };
    if !tags.is_empty() {
        ui.horizontal_wrapped(|ui| {
            quiet(ui, frame, "Tags");
            for tag in tags {
                if frame.read_only {
                    ui.label(
                        RichText::new(format!("#{tag}"))
                            .small()
                            .color(frame.palette.accent),
                    );
                    continue;
                }
                let chip = egui::Button::new(RichText::new(format!("#{tag}  ✕")).small())
                    .fill(frame.palette.sunken)
                    .corner_radius(13)
                    .min_size(egui::vec2(0.0, 26.0));
                if ui
                    .add(chip)
                    .on_hover_text("Take this tag away")
                    .accessible_name(format!("Take away the tag {tag}"))
                    .clicked()
                {
                    send(outbox, Vec::new(), vec![tag.clone()]);
                }
            }
        });
    }
    if !frame.read_only
        && let Some(added) = field.ui(ui, Id::unique(("tag", item)), "New tag", &frame.names.tags, tags)
    {
        send(outbox, added, Vec::new());
    }
    ui.add_space(space::SMALL);
}
