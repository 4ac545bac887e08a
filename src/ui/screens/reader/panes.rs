//! Where paper, findings and headings stand: beside each other, one above the other, or in turns, as the
//! room allows.

use eframe::egui::{Panel, Rect, Ui, UiBuilder, Vec2};

use super::scan::Ocr;
use super::view::text_ui;
use super::{Front, ListOptions, Shown, contents, inbox, original};
use crate::scrutiny::id::PaperId;
use crate::settings::PaperShown;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;
use crate::ui::theme::space;

/// The narrowest screen that has room for paper and findings side by side.
pub const SIDE_BY_SIDE: f32 = 760.0;
/// The narrowest screen that has room for headings, paper and findings beside each other.
const WITH_CONTENTS: f32 = 1040.0;
/// The narrowest screen that has room for text, page and findings beside each other.
const THREE_BESIDE: f32 = 1240.0;
/// The narrowest screen that has room for headings beside those three.
const FOUR_BESIDE: f32 = 1480.0;
/// The lowest screen that has room for one above the other.
const STACKED: f32 = 560.0;

/// What the panes of the screen are drawn with.
pub struct Panes<'s> {
    pub frame: &'s Frame,
    pub shown: &'s mut Shown,
    pub options: &'s mut ListOptions,
    /// What is known of the program that reads pictures.
    pub ocr: &'s Ocr,
    /// Another paper in which findings wait.
    pub next: Option<&'s (PaperId, String)>,
    pub outbox: &'s mut Outbox,
}

impl Panes<'_> {
    /// Draws paper, findings and headings as the room allows.
    pub fn ui(&mut self, ui: &mut Ui, shown_as: PaperShown) {
        let room = ui.available_size();
        let rest = ui.available_rect_before_wrap();
        let is_both = shown_as == PaperShown::Both;
        let beside = if is_both { FOUR_BESIDE } else { WITH_CONTENTS };
        if self.options.contents && room.x >= beside {
            let panel = Panel::left("contents beside")
                .resizable(true)
                .default_size((room.x * 0.2).clamp(190.0, 300.0))
                .size_range(150.0..=360.0)
                .show(ui, |ui| contents::contents_ui(ui, self.frame, self.shown, false));
            let mut right = rest;
            right.min.x = panel.response.rect.right() + space::SMALL;
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
                self.paper_and_list_ui(ui, shown_as, false);
            });
        } else {
            self.paper_and_list_ui(ui, shown_as, self.options.contents);
        }
    }

    /// Paper and list. Where headings are wanted and have no room of their own (`takes_turns`), they and the
    /// findings take turns in the list.
    fn paper_and_list_ui(&mut self, ui: &mut Ui, shown_as: PaperShown, takes_turns: bool) {
        let room = ui.available_size();
        if room.x >= SIDE_BY_SIDE && shown_as == PaperShown::Both {
            self.both_ui(ui, room, takes_turns);
        } else if room.x >= SIDE_BY_SIDE {
            let mut rest = ui.available_rect_before_wrap();
            let list = Panel::right("inbox beside")
                .resizable(true)
                .default_size((room.x * 0.42).clamp(340.0, 560.0))
                // Made wide in a large window, it leaves the paper its half when text is made larger.
                .size_range(300.0..=f32::max(300.0, room.x * 0.5))
                .show(ui, |ui| self.list_ui(ui, takes_turns));
            rest.max.x = list.response.rect.left();
            self.paper_ui(ui, rest, shown_as);
        } else if room.y >= STACKED {
            let mut rest = ui.available_rect_before_wrap();
            let list = Panel::bottom("inbox below")
                .resizable(true)
                .default_size(room.y * 0.5)
                .size_range(160.0..=room.y - 160.0)
                .show(ui, |ui| self.list_ui(ui, takes_turns));
            rest.max.y = list.response.rect.top();
            self.paper_ui(ui, rest, shown_as);
        } else {
            self.one_at_a_time_ui(ui, shown_as);
        }
    }

    /// The page on the right; left of it the text, with the list beside it or below.
    fn both_ui(&mut self, ui: &mut Ui, room: Vec2, takes_turns: bool) {
        let mut rest = ui.available_rect_before_wrap();
        let three = room.x >= THREE_BESIDE;
        if three {
            let list = Panel::right("inbox beside both")
                .resizable(true)
                .default_size((room.x * 0.28).clamp(340.0, 480.0))
                .size_range(300.0..=room.x - 700.0)
                .show(ui, |ui| self.list_ui(ui, takes_turns));
            rest.max.x = list.response.rect.left();
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
                let list = Panel::bottom("inbox below text")
                    .resizable(true)
                    .default_size(room.y * 0.5)
                    .size_range(120.0..=(room.y - 120.0).max(120.0))
                    .show(ui, |ui| self.list_ui(ui, takes_turns));
                left.max.y = list.response.rect.top();
            }
            ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
                text_ui(ui, self.frame, self.shown, self.outbox);
            });
        });
        original::follow(ui, self.shown);
    }

    /// The text, or the pages in its place; where both are wanted and there is no room, in turns.
    fn paper_ui(&mut self, ui: &mut Ui, rest: Rect, shown_as: PaperShown) {
        ui.scope_builder(UiBuilder::new().max_rect(rest), |ui| {
            if shown_as == PaperShown::Both {
                ui.horizontal(|ui| {
                    self.paper_tab_ui(ui, false, true);
                    self.paper_tab_ui(ui, true, true);
                });
            }
            self.paper_in_front_ui(ui, shown_as);
        });
    }

    fn paper_in_front_ui(&mut self, ui: &mut Ui, shown_as: PaperShown) {
        let is_page = match shown_as {
            PaperShown::Text => false,
            PaperShown::Page => true,
            PaperShown::Both => self.options.page_in_front,
        };
        if is_page {
            original::pages_ui(ui, self.frame, self.shown, false, self.outbox);
        } else {
            text_ui(ui, self.frame, self.shown, self.outbox);
        }
    }

    /// The tab of the text, or of the pages.
    fn paper_tab_ui(&mut self, ui: &mut Ui, is_page: bool, in_front: bool) {
        let chosen = in_front && self.options.page_in_front == is_page;
        let words = if is_page { "Pages" } else { "Text" };
        if ui.selectable_label(chosen, words).clicked() {
            self.options.front = Front::Paper;
            if std::mem::replace(&mut self.options.page_in_front, is_page) != is_page && is_page {
                // The text was read meanwhile: the pages come along.
                let place = self.shown.text.target();
                self.shown.turn_to(place);
            }
        }
    }

    /// The findings; where the headings take turns with them, whichever is in front.
    fn list_ui(&mut self, ui: &mut Ui, takes_turns: bool) {
        if !takes_turns {
            self.inbox_ui(ui);
            return;
        }
        let front = self.options.front;
        let in_list = if front == Front::Findings {
            front
        } else {
            Front::Contents
        };
        ui.horizontal(|ui| {
            for (tab, words) in [
                (Front::Contents, "Contents".to_owned()),
                (Front::Findings, self.findings_words()),
            ] {
                if ui.selectable_label(tab == in_list, words).clicked() {
                    self.options.front = tab;
                }
            }
        });
        if in_list == Front::Findings {
            self.inbox_ui(ui);
        } else {
            contents::contents_ui(ui, self.frame, self.shown, true);
        }
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

    fn findings_words(&self) -> String {
        format!("Findings ({} waiting)", self.shown.waiting())
    }

    fn one_at_a_time_ui(&mut self, ui: &mut Ui, shown_as: PaperShown) {
        ui.horizontal_wrapped(|ui| {
            let front = self.options.front;
            let paper = front == Front::Paper;
            match shown_as {
                PaperShown::Both => {
                    self.paper_tab_ui(ui, false, paper);
                    self.paper_tab_ui(ui, true, paper);
                }
                PaperShown::Text => {
                    ui.selectable_value(&mut self.options.front, Front::Paper, "Text");
                }
                PaperShown::Page => {
                    ui.selectable_value(&mut self.options.front, Front::Paper, "Pages");
                }
            }
            let findings = self.findings_words();
            ui.selectable_value(&mut self.options.front, Front::Findings, findings);
            if !self.shown.contents.is_empty() {
                ui.selectable_value(&mut self.options.front, Front::Contents, "Contents");
            }
        });
        match self.options.front {
            Front::Paper => self.paper_in_front_ui(ui, shown_as),
            Front::Findings => self.inbox_ui(ui),
            Front::Contents => contents::contents_ui(ui, self.frame, self.shown, true),
        }
    }
}
