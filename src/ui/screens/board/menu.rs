//! The menu of a card or of a row of the table.

use eframe::egui::{self, Key, Response, Ui};

use super::moves::{Move, move_card};
use super::rows::Card;
use crate::scrutiny::board::Column;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;
use crate::ui::theme::space;
use crate::ui::widgets::menu;

/// *Move to…*, by right click or the key M on a card that has the focus.
/// Answers whether the card shall be chosen with others.
pub(super) fn menu_ui(ui: &Ui, frame: &Frame, card: &Card, response: &Response, outbox: &mut Outbox) -> bool {
    let mut picks = false;
    let id = response.id.with("move to");
    let by_key = response.has_focus() && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::M));
    let open = if by_key || response.secondary_clicked() {
        Some(egui::SetOpenCommand::Bool(true))
    } else if response.clicked() {
        Some(egui::SetOpenCommand::Bool(false))
    } else {
        None
    };
    egui::Popup::menu(response)
        .id(id)
        .style(menu::look)
        .open_memory(open)
        .align(egui::RectAlign::RIGHT_START)
        .accessible_name("Move to")
        .show(|ui| {
            ui.set_min_width(240.0);
            ui.label(
                egui::RichText::new(format!("Move {} to…", card.heading))
                    .small()
                    .color(frame.palette.weak),
            );
            let mut first = true;
            for column in Column::ALL.iter().copied().filter(|c| *c != card.column) {
                let step = Move::of(card, column);
                let words = if step == Move::Nothing {
                    column.label().to_owned()
                } else {
                    format!("{}: {}", column.label(), step.words())
                };
                let button = ui.add_enabled(step != Move::Nothing, egui::Button::new(words));
                if first && step != Move::Nothing {
                    first = false;
                    if by_key {
                        button.request_focus();
                    }
                }
                if button.clicked() {
                    move_card(card, column, frame, outbox);
                    response.request_focus();
                    ui.close();
                }
            }
            ui.separator();
            let pick = egui::Button::new("Choose with others").shortcut_text("X");
            if ui.add(pick).accessible_name("Choose with others").clicked() {
                picks = true;
                response.request_focus();
                ui.close();
            }
            ui.add_space(space::TINY);
            // Whoever leaves the menu goes on where they were.
            if ui.input(|i| i.key_pressed(Key::Escape)) {
                response.request_focus();
            }
        });
    picks
}
