//! Asks before a dialog with words in it is left, by Escape or by closing the window: the words are
//! nowhere else.

use eframe::egui::{self, RichText};

use super::App;
use crate::ui::dialogs::title_ui;
use crate::ui::frame::Frame;
use crate::ui::intent::Intent;
use crate::ui::theme::space;
use crate::ui::widgets::button::ring;

/// What would be left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// The dialog alone.
    Dialog,
    /// The whole window.
    Window,
    /// The whole window, and that has been confirmed.
    Confirmed,
}

impl App {
    /// Keeps the window open while something is asked that only its user can answer.
    pub(super) fn heed_close(&mut self, ctx: &egui::Context) {
        if !ctx.input(|i| i.viewport().close_requested()) || self.leaving == Some(Leaving::Confirmed) {
            return;
        }
        if self.dialog.as_ref().and_then(|open| open.unfinished()).is_some() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.leaving = Some(Leaving::Window);
        }
    }

    /// Draws the question.
    pub(super) fn leaving_ui(&mut self, ctx: &egui::Context, frame: &Frame) {
        let Some(leaving) = self.leaving.filter(|leaving| *leaving != Leaving::Confirmed) else {
            return;
        };
        let Some(what) = self.dialog.as_ref().and_then(|open| open.unfinished()) else {
            self.leaving = None;
            return;
        };
        let look = egui::Frame::popup(&ctx.global_style()).inner_margin(20);
        let modal = egui::Modal::new(egui::Id::unique("leaving")).frame(look);
        let (mut stays, mut leaves) = (false, false);
        let response = modal.show(ctx, |ui| {
            ui.set_width(420.0);
            title_ui(ui, &format!("You have not finished {what}"));
            ui.label("What you have typed is not on the register. If you leave it, it is gone.");
            ui.add_space(space::MEDIUM);
            ui.horizontal(|ui| {
                let words = RichText::new("Keep writing").color(frame.palette.on_accent);
                let keep = ui.add(egui::Button::new(words).fill(frame.palette.accent));
                let keep = ring(ui, frame, keep);
                if ui.memory(|memory| memory.focused().is_none()) {
                    keep.request_focus();
                }
                stays = keep.clicked();
                leaves = ui.button("Leave it").clicked();
            });
        });
        if leaves {
            self.outbox.push(Intent::CloseDialog);
            self.leaving = None;
            if leaving == Leaving::Window {
                self.leaving = Some(Leaving::Confirmed);
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        } else if stays || response.should_close() {
            self.leaving = None;
        }
    }
}
