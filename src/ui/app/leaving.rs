//! Asks before a dialog with words in it is left, by Escape or by closing the window: the words are
//! nowhere else.

use eframe::egui::{self, Id, RichText};

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

/// Where whoever works by key is, beside a dialog and in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Caret {
    /// The field of the dialog that had the caret last: Escape takes it out of the field before anything
    /// is asked.
    last: Option<Id>,
    /// Whether it is to have it again, since its words are not left after all.
    is_asked_back: bool,
    /// What had the focus when the dialog was opened.
    before: Option<Id>,
    /// Whether the dialog has just been closed.
    is_left: bool,
}

impl Caret {
    /// Remembers from where a dialog was opened.
    pub fn enter_dialog(&mut self, ctx: &egui::Context) {
        *self = Self {
            before: ctx.memory(|memory| memory.focused()),
            ..Self::default()
        };
    }

    /// The dialog has been closed.
    pub const fn leave_dialog(&mut self) {
        self.is_left = true;
    }

    /// Whoever came from a card goes on at the card.
    fn go_on(&mut self, ctx: &egui::Context) {
        if std::mem::take(&mut self.is_left)
            && let Some(id) = self.before.take()
        {
            ctx.memory_mut(|memory| memory.request_focus(id));
            ctx.request_repaint();
        }
    }

    /// Follows the caret while nothing is asked, and puts it back where that was wanted.
    fn follow(&mut self, ctx: &egui::Context) {
        let focused = ctx.memory(|memory| memory.focused());
        if std::mem::take(&mut self.is_asked_back) && focused.is_none() {
            if let Some(id) = self.last {
                ctx.memory_mut(|memory| memory.request_focus(id));
                ctx.request_repaint();
            }
        } else if focused.is_some() {
            self.last = focused;
        }
    }
}

impl App {
    /// Keeps the window open while something is asked that only its user can answer.
    pub(super) fn heed_close(&mut self, ctx: &egui::Context) {
        if !ctx.input(|i| i.viewport().close_requested()) || self.leaving == Some(Leaving::Confirmed) {
            return;
        }
        if self.unfinished(Leaving::Window).is_some() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.leaving = Some(Leaving::Window);
        }
    }

    /// What has been begun and would be lost, in words that follow "You have not finished".
    fn unfinished(&self, leaving: Leaving) -> Option<&'static str> {
        let in_dialog = self.dialog.as_ref().and_then(|open| open.unfinished());
        let is_amending = leaving == Leaving::Window && self.screens.reader.has_unsaved_form();
        in_dialog.or(is_amending.then_some("amending a finding"))
    }

    /// Draws the question.
    pub(super) fn leaving_ui(&mut self, ctx: &egui::Context, frame: &Frame) {
        let Some(leaving) = self.leaving.filter(|leaving| *leaving != Leaving::Confirmed) else {
            if self.dialog.is_some() {
                self.caret.follow(ctx);
            } else {
                self.caret.go_on(ctx);
            }
            return;
        };
        let Some(what) = self.unfinished(leaving) else {
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
            self.caret.is_asked_back = true;
            ctx.memory_mut(egui::Memory::stop_text_input);
            ctx.request_repaint();
        }
    }
}
