//! Draws the short messages about what has just been done.

use eframe::egui::{self, Align2, Area, Id, Order, RichText, Stroke, accesskit};

use super::App;
use crate::ui::action::Action;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::notices::Notice;
use crate::ui::theme::Tone;
use crate::ui::widgets::card::card_frame;
use crate::ui::widgets::status::{Status, status_ui};

/// The widest message, in points.
const WIDEST: f32 = 560.0;
/// The room of its buttons.
const BUTTONS: f32 = 150.0;

impl App {
    /// Draws the messages at the bottom, the latest last, above the `strip` that is there, so many points
    /// high.
    pub(super) fn toasts_ui(&mut self, ctx: &egui::Context, frame: &Frame, strip: f32) {
        if self.notices.is_empty() {
            return;
        }
        let outbox = &mut self.outbox;
        let notices = &mut self.notices;
        let area = Area::new(Id::unique("notices"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_BOTTOM, [0.0, -20.0 - strip])
            .show(ctx, |ui| {
                ui.set_max_width(WIDEST);
                for (number, notice) in notices.iter() {
                    let shadow = ui.visuals().popup_shadow;
                    card_frame(frame)
                        .stroke(Stroke::new(1.0, frame.palette.edge))
                        .shadow(shadow)
                        .show(ui, |ui| notice_ui(ui, frame, number, notice, outbox));
                }
            });
        notices.hold(area.response.contains_pointer());
    }
}

fn notice_ui(ui: &mut egui::Ui, frame: &Frame, number: u64, notice: &Notice, outbox: &mut Outbox) {
    match notice {
        Notice::Done {
            words,
            remarks,
            can_undo,
        } => {
            ui.horizontal(|ui| {
                words_ui(ui, frame, &Status::new("✓", words, Tone::Good));
                if *can_undo && ui.button("Undo").clicked() {
                    outbox.push(Intent::Run(Action::Undo));
                    outbox.push(Intent::CloseNotice(number));
                }
                close_ui(ui, number, outbox);
            });
            for remark in remarks {
                ui.label(RichText::new(remark).small());
            }
        }
        Notice::Saved { words, path } => {
            ui.horizontal(|ui| {
                words_ui(ui, frame, &Status::new("✓", words, Tone::Good));
                close_ui(ui, number, outbox);
            });
            ui.horizontal(|ui| {
                if ui.button("Open").accessible_name("Open the file").clicked() {
                    outbox.push(Intent::ShowOutside(path.clone()));
                }
                if let Some(folder) = path.parent()
                    && ui.button("Show folder").clicked()
                {
                    outbox.push(Intent::ShowOutside(folder.to_owned()));
                }
            });
        }
        Notice::Hint(words) => {
            ui.horizontal(|ui| {
                words_ui(ui, frame, &Status::new("●", words, Tone::Info));
                close_ui(ui, number, outbox);
            });
        }
        Notice::Trouble(problem) => {
            ui.horizontal(|ui| {
                words_ui(ui, frame, &Status::new("⚠", &problem.message, Tone::Bad));
                if ui.button("More…").clicked() {
                    outbox.push(Intent::Open(Dialog::Problem(problem.clone())));
                    outbox.push(Intent::CloseNotice(number));
                }
                close_ui(ui, number, outbox);
            });
            if !problem.hint.is_empty() {
                ui.label(RichText::new(&problem.hint).small());
            }
        }
    }
}

/// Draws what is said, in as many lines as it needs to leave room for the buttons beside it.
fn words_ui(ui: &mut egui::Ui, frame: &Frame, status: &Status) {
    ui.scope(|ui| {
        ui.set_max_width(WIDEST - BUTTONS);
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
        let response = status_ui(ui, frame, status);
        announce(ui, &response);
    });
}

/// Has a screen reader say the words as soon as it has said what it is saying.
fn announce(ui: &egui::Ui, response: &egui::Response) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_live(accesskit::Live::Polite);
    });
}

fn close_ui(ui: &mut egui::Ui, number: u64, outbox: &mut Outbox) {
    if ui.button("✕").accessible_name("Close this message").clicked() {
        outbox.push(Intent::CloseNotice(number));
    }
}
