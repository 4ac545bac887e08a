//! Draws the reader: the text, and the inbox beside it, or below it where the window is narrow.

use eframe::egui::{self, Panel, RichText, Ui, UiBuilder};

use super::{ListOptions, Missing, Shown, State, inbox, keys, make};
use crate::register::command::paper::destroy_number;
use crate::scrutiny::id::PaperId;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::theme::{self, space};
use crate::ui::widgets::empty::empty_ui;
use crate::ui::widgets::paper_text::paper_text_ui;

/// The narrowest screen that has room for both side by side.
const SIDE_BY_SIDE: f32 = 760.0;
/// The lowest screen that has room for one above the other.
const STACKED: f32 = 560.0;

/// Draws the screen.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let Some(shown) = &mut state.shown else {
        let (title, words) = match state.missing {
            None => {
                ui.label(RichText::new("Opening the paper…").color(frame.palette.weak));
                return;
            }
            Some(Missing::Gone) => (
                "This paper is not on the register",
                "It was removed or destroyed. A removed paper comes back with Undo",
            ),
            Some(Missing::Unreadable) => (
                "This paper cannot be read",
                "The register is damaged where it stands. Its original is in the register’s folder, under papers",
            ),
        };
        if empty_ui(ui, frame, title, words, Some("Go to papers")) {
            outbox.push(Intent::Go(Route::Papers));
        }
        return;
    };
    keys::take_keys(ui, frame, shown, &state.options, outbox);
    head_ui(ui, frame, shown, outbox);
    let room = ui.available_size();
    let options = &mut state.options;
    let paper = shown.paper.id;
    let next = state.waiting.iter().find(|(other, _)| *other != paper);
    let mut rest = ui.available_rect_before_wrap();
    if room.x >= SIDE_BY_SIDE {
        let inbox = Panel::right("inbox beside")
            .resizable(true)
            .default_size((room.x * 0.42).clamp(340.0, 560.0))
            .size_range(300.0..=room.x - 320.0)
            .show(ui, |ui| inbox::inbox_ui(ui, frame, shown, options, next, outbox));
        rest.max.x = inbox.response.rect.left();
        ui.scope_builder(UiBuilder::new().max_rect(rest), |ui| {
            text_ui(ui, frame, shown, outbox);
        });
    } else if room.y >= STACKED {
        let inbox = Panel::bottom("inbox below")
            .resizable(true)
            .default_size(room.y * 0.5)
            .size_range(160.0..=room.y - 160.0)
            .show(ui, |ui| inbox::inbox_ui(ui, frame, shown, options, next, outbox));
        rest.max.y = inbox.response.rect.top();
        ui.scope_builder(UiBuilder::new().max_rect(rest), |ui| {
            text_ui(ui, frame, shown, outbox);
        });
    } else {
        one_at_a_time_ui(ui, frame, shown, options, next, outbox);
    }
}

fn one_at_a_time_ui(
    ui: &mut Ui,
    frame: &Frame,
    shown: &mut Shown,
    options: &mut ListOptions,
    next: Option<&(PaperId, String)>,
    outbox: &mut Outbox,
) {
    ui.horizontal(|ui| {
        let findings = format!("Findings ({} waiting)", shown.waiting());
        ui.selectable_value(&mut options.text_in_front, true, "Text");
        ui.selectable_value(&mut options.text_in_front, false, findings);
    });
    if options.text_in_front {
        text_ui(ui, frame, shown, outbox);
    } else {
        inbox::inbox_ui(ui, frame, shown, options, next, outbox);
    }
}

fn head_ui(ui: &mut Ui, frame: &Frame, shown: &Shown, outbox: &mut Outbox) {
    ui.horizontal(|ui| {
        let back = ui.button("◀ Papers").on_hover_text("Back to the list of papers");
        if back.accessible_name("Back to the list of papers").clicked() {
            outbox.push(Intent::Go(Route::Papers));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let menu = ui.menu_button("Paper ▾", |ui| paper_menu_ui(ui, frame, shown, outbox));
            let _ = menu.response.accessible_name("What can be done with this paper");
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let name = shown.paper.name();
                let heading = RichText::new(name).font(theme::strong());
                let label = ui.add(egui::Label::new(heading).truncate());
                ui.ctx().accesskit_node_builder(label.id, |node| {
                    node.set_role(egui::accesskit::Role::Heading);
                    node.set_level(1);
                    node.set_label(name);
                });
            });
        });
    });
    ui.add_space(space::TINY);
}

fn paper_menu_ui(ui: &mut Ui, frame: &Frame, shown: &Shown, outbox: &mut Outbox) {
    let paper = shown.paper.id;
    let name = shown.paper.name().to_owned();
    if frame.read_only {
        ui.disable();
    }
    if ui
        .button("Remove paper…")
        .on_hover_text("Take it off the register; this can be undone")
        .clicked()
    {
        outbox.push(Intent::Open(Dialog::RemovePaper {
            paper,
            name: name.clone(),
        }));
        ui.close();
    }
    if shown.paper.is_exempt()
        && ui
            .button("Destroy…")
            .on_hover_text("Erase an exempt paper for good; this cannot be undone")
            .clicked()
    {
        outbox.push(Intent::Open(Dialog::DestroyPaper {
            paper,
            name,
            number: destroy_number(&shown.paper),
        }));
        ui.close();
    }
}

fn text_ui(ui: &mut Ui, frame: &Frame, shown: &mut Shown, outbox: &mut Outbox) {
    if shown.text.text().trim().is_empty() {
        let words = "What can be read of it stands on the right. Add items by hand with Ctrl+N";
        empty_ui(ui, frame, "This paper has no text", words, None);
        return;
    }
    let fill = egui::Frame::new().fill(frame.palette.surface);
    fill.show(ui, |ui| {
        let answer = paper_text_ui(ui, &mut shown.text, &frame.palette);
        if let Some(words) = answer.copy {
            outbox.push(Intent::Copy(words));
        }
        if let Some(owner) = answer.clicked
            && let Some(id) = shown.findings.get(owner).map(|found| found.id)
        {
            // The passage is where the reader is looking already: only the card moves.
            shown.choose(id);
            shown.text.stay();
        }
        if let Some(area) = answer.area {
            make::menu_ui(&area, frame, shown, outbox);
            let menu_open = area.context_menu_opened();
            if let Some(end) = answer.selection_end.filter(|_| !menu_open) {
                make::beside_selection_ui(&area, frame, shown, end, outbox);
            }
        }
    });
}
