//! Draws the reader: the text, and the inbox beside it, or below it where the window is narrow.

use eframe::egui::{self, Panel, Rect, RichText, Ui, UiBuilder, Vec2};

use super::scan::Ocr;
use super::{ListOptions, Missing, Shown, State, inbox, keys, make, original, tracker};
use crate::register::command::paper::destroy_number;
use crate::scrutiny::id::PaperId;
use crate::settings::PaperShown;
use crate::ui::action::{Action, keys_words};
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::theme::{self, space};
use crate::ui::widgets::empty::empty_ui;
use crate::ui::widgets::paper_text::paper_text_ui;

/// The narrowest screen that has room for both side by side.
const SIDE_BY_SIDE: f32 = 760.0;
/// The narrowest screen that has room for text, page and findings beside each other.
const THREE_BESIDE: f32 = 1240.0;
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
    let shown_as = shown.shown_as(state.shown_as);
    head_ui(ui, frame, shown, shown_as, outbox);
    let paper = shown.paper.id;
    let next = state.waiting.iter().find(|(other, _)| *other != paper);
    let mut screen = Screen {
        frame,
        shown,
        options: &mut state.options,
        ocr: &state.ocr,
        next,
        outbox,
    };
    screen.panes_ui(ui, shown_as);
}

/// What the panes of the screen are drawn with.
struct Screen<'s> {
    frame: &'s Frame,
    shown: &'s mut Shown,
    options: &'s mut ListOptions,
    /// What is known of the program that reads pictures.
    ocr: &'s Ocr,
    /// Another paper in which findings wait.
    next: Option<&'s (PaperId, String)>,
    outbox: &'s mut Outbox,
}

impl Screen<'_> {
    /// Draws text, pages and findings as the room allows.
    fn panes_ui(&mut self, ui: &mut Ui, shown_as: PaperShown) {
        let room = ui.available_size();
        if room.x >= SIDE_BY_SIDE && shown_as == PaperShown::Both {
            self.both_ui(ui, room);
        } else if room.x >= SIDE_BY_SIDE {
            let mut rest = ui.available_rect_before_wrap();
            let inbox = Panel::right("inbox beside")
                .resizable(true)
                .default_size((room.x * 0.42).clamp(340.0, 560.0))
                .size_range(300.0..=room.x - 320.0)
                .show(ui, |ui| self.inbox_ui(ui));
            rest.max.x = inbox.response.rect.left();
            self.paper_ui(ui, rest, shown_as);
        } else if room.y >= STACKED {
            let mut rest = ui.available_rect_before_wrap();
            let inbox = Panel::bottom("inbox below")
                .resizable(true)
                .default_size(room.y * 0.5)
                .size_range(160.0..=room.y - 160.0)
                .show(ui, |ui| self.inbox_ui(ui));
            rest.max.y = inbox.response.rect.top();
            self.paper_ui(ui, rest, shown_as);
        } else {
            self.one_at_a_time_ui(ui, shown_as);
        }
    }

    /// The page on the right; left of it the text, with the findings beside it or below.
    fn both_ui(&mut self, ui: &mut Ui, room: Vec2) {
        let mut rest = ui.available_rect_before_wrap();
        let three = room.x >= THREE_BESIDE;
        if three {
            let inbox = Panel::right("inbox beside both")
                .resizable(true)
                .default_size((room.x * 0.28).clamp(340.0, 480.0))
                .size_range(300.0..=room.x - 700.0)
                .show(ui, |ui| self.inbox_ui(ui));
            rest.max.x = inbox.response.rect.left();
        }
        let wide = rest.width();
        let mut left = rest;
        ui.scope_builder(UiBuilder::new().max_rect(rest), |ui| {
            let page = Panel::right("page beside")
                .resizable(true)
                .default_size(wide * 0.52)
                .size_range(320.0..=wide - 320.0)
                .show(ui, |ui| {
                    original::pages_ui(ui, self.frame, self.shown, true, self.outbox);
                });
            left.max.x = page.response.rect.left();
        });
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
            if !three {
                let inbox = Panel::bottom("inbox below text")
                    .resizable(true)
                    .default_size(room.y * 0.5)
                    .size_range(120.0..=(room.y - 120.0).max(120.0))
                    .show(ui, |ui| self.inbox_ui(ui));
                left.max.y = inbox.response.rect.top();
            }
            ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
                text_ui(ui, self.frame, self.shown, self.outbox);
            });
        });
        original::follow(ui, self.shown);
    }

    /// The text, or the page in its place.
    fn paper_ui(&mut self, ui: &mut Ui, rest: Rect, shown_as: PaperShown) {
        ui.scope_builder(UiBuilder::new().max_rect(rest), |ui| {
            if shown_as == PaperShown::Text {
                text_ui(ui, self.frame, self.shown, self.outbox);
            } else {
                original::pages_ui(ui, self.frame, self.shown, false, self.outbox);
            }
        });
    }

    fn inbox_ui(&mut self, ui: &mut Ui) {
        inbox::inbox_ui(
            ui,
            self.frame,
            self.shown,
            self.ocr,
            self.options,
            self.next,
            self.outbox,
        );
    }

    fn one_at_a_time_ui(&mut self, ui: &mut Ui, shown_as: PaperShown) {
        let paper = if shown_as == PaperShown::Text {
            "Text"
        } else {
            "Pages"
        };
        ui.horizontal(|ui| {
            let findings = format!("Findings ({} waiting)", self.shown.waiting());
            ui.selectable_value(&mut self.options.text_in_front, true, paper);
            ui.selectable_value(&mut self.options.text_in_front, false, findings);
        });
        if self.options.text_in_front {
            let rest = ui.available_rect_before_wrap();
            self.paper_ui(ui, rest, shown_as);
        } else {
            self.inbox_ui(ui);
        }
    }
}

/// Text, page or both: each with its name for screen readers.
const WAYS: [(PaperShown, &str, Action); 3] = [
    (PaperShown::Text, "Text", Action::ShowText),
    (PaperShown::Page, "Page", Action::ShowPage),
    (PaperShown::Both, "Both", Action::ShowTextAndPage),
];

fn ways_ui(ui: &mut Ui, shown_as: PaperShown, has_text: bool, outbox: &mut Outbox) {
    // Laid out from the right.
    for (way, words, action) in WAYS.into_iter().rev() {
        let Some(row) = action.row() else { continue };
        let button = ui
            .add_enabled(
                has_text || way == shown_as,
                egui::Button::selectable(way == shown_as, words),
            )
            .on_hover_text(format!("{} ({})", row.tooltip, keys_words(ui.ctx(), row)))
            .on_disabled_hover_text("Nobody has read this scan, so it has no text yet");
        if button.accessible_name(row.label).clicked() {
            outbox.push(Intent::SetPaperShown(way));
        }
    }
}

fn head_ui(ui: &mut Ui, frame: &Frame, shown: &Shown, shown_as: PaperShown, outbox: &mut Outbox) {
    ui.horizontal(|ui| {
        let back = ui.button("◀ Papers").on_hover_text("Back to the list of papers");
        if back.accessible_name("Back to the list of papers").clicked() {
            outbox.push(Intent::Go(Route::Papers));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let menu = ui.menu_button("Paper ▾", |ui| paper_menu_ui(ui, frame, shown, outbox));
            let _ = menu.response.accessible_name("What can be done with this paper");
            if shown.original.is_some() {
                let has_text = !(shown.has_no_text() && shown.scan.is_unread());
                ways_ui(ui, shown_as, has_text, outbox);
            }
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
    if shown.has_tables
        && ui
            .button("Columns…")
            .on_hover_text("Say what the columns of its table hold, and read it again by that")
            .clicked()
    {
        outbox.push(tracker::open_columns(shown));
        ui.close();
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
        if answer.selects
            && let Some(original) = &mut shown.original
        {
            original.leave_selecting();
        }
        if let Some(area) = answer.area {
            make::menu_ui(&area, frame, shown, outbox);
            let menu_open = area.context_menu_opened();
            // What was selected on a page is spoken of there.
            let here = !shown.original.as_ref().is_some_and(original::Original::selects);
            if let Some(end) = answer.selection_end.filter(|_| here && !menu_open) {
                make::beside_selection_ui(&area, frame, shown, end, outbox);
            }
        }
    });
}
