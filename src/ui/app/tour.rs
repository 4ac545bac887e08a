//! The tour of the first start: three short hints above the screens, in the order of the work. It covers
//! nothing, waits for nobody, and is gone for good once it has been seen or skipped.

use eframe::egui::{self, Panel, RichText, Stroke, Ui};

use super::App;
use crate::register::view::Counts;
use crate::ui::action::Action;
use crate::ui::frame::Frame;
use crate::ui::intent::Intent;
use crate::ui::theme::space;
use crate::ui::widgets::button::{ring, small_button};
use crate::ui::widgets::heading::part_heading_ui;

/// One hint.
struct Step {
    title: &'static str,
    words: &'static str,
    /// Where it can be seen.
    shown_by: Action,
}

/// The hints. There are never more than three: a fourth is not read.
static STEPS: [Step; 3] = [
    Step {
        title: "Bring papers in",
        words: "Drop papers on this window, or choose Import papers in the File menu. The sample papers are \
                there to try it with. Nothing leaves this computer.",
        shown_by: Action::GoPapers,
    },
    Step {
        title: "Say what is right",
        words: "Open a paper: what it seems to recommend, answer or promise waits beside its text. A accepts, \
                R rejects, J goes on. Nothing stands on the board before you have said so.",
        shown_by: Action::GoPapers,
    },
    Step {
        title: "See what is owed",
        words: "The board shows what was asked and what became of it; Follow-ups shows what is due. Undo takes \
                every step back, and ? shows every key.",
        shown_by: Action::GoBoard,
    },
];

/// How far the tour is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tour {
    /// It has not been looked yet whether there shall be one.
    #[default]
    Unasked,
    /// At this hint, counted from 0.
    At(usize),
    /// It is over, or there is none.
    Over,
}

/// What was chosen.
enum Choice {
    Next,
    Skip,
}

impl App {
    /// Begins the tour where nobody has seen it yet: on an empty register, and only where it can be kept
    /// that it was seen.
    pub(super) fn begin_tour(&mut self) {
        if self.overview.tour != Tour::Unasked || self.overview.counts.is_none() {
            return;
        }
        let is_first = self.look.is_kept() && !self.look.tour_seen() && self.overview.is_empty_register();
        self.overview.tour = if is_first { Tour::At(0) } else { Tour::Over };
    }

    /// Goes on to the hint on what comes next, where what a hint is about has just been done for the first
    /// time: a hint on how to bring papers in helps nobody whose papers are there.
    pub(super) fn tour_goes_on(&mut self, before: Option<Counts>) {
        let (Some(before), Some(now)) = (before, self.overview.counts) else {
            return;
        };
        self.overview.tour = match self.overview.tour {
            Tour::At(0) if before.papers == 0 && now.papers > 0 => Tour::At(1),
            Tour::At(1) if before.items == 0 && now.items > 0 => Tour::At(2),
            unchanged => unchanged,
        };
    }

    /// Shows the tour from its beginning.
    pub(super) const fn show_tour(&mut self) {
        self.overview.tour = Tour::At(0);
    }

    /// Draws the hint that the tour is at.
    pub(super) fn tour_ui(&mut self, ui: &mut Ui, frame: &Frame) {
        let Tour::At(at) = self.overview.tour else {
            return;
        };
        let Some(step) = STEPS.get(at) else { return };
        let look = egui::Frame::new()
            .fill(frame.palette.surface)
            .stroke(Stroke::new(1.0, frame.palette.accent))
            .inner_margin(egui::Margin::symmetric(12, 8));
        let mut choice = None;
        Panel::top("tour").frame(look).show(ui, |ui| {
            part_heading_ui(ui, &format!("{} of {}: {}", at + 1, STEPS.len(), step.title));
            ui.label(step.words);
            ui.add_space(space::TINY);
            ui.horizontal_wrapped(|ui| {
                let is_last = at + 1 == STEPS.len();
                let words = if is_last { "Finish the tour" } else { "Next hint" };
                let words = RichText::new(words).small().color(frame.palette.on_accent);
                let next = egui::Button::new(words)
                    .fill(frame.palette.accent)
                    .min_size(egui::vec2(28.0, 26.0));
                let next = ui.add(next);
                if ring(ui, frame, next).clicked() {
                    choice = Some(Choice::Next);
                }
                if let Some(row) = step.shown_by.row() {
                    let show = small_button(ui, &format!("Show {}", row.label.to_lowercase()));
                    if show.on_hover_text(row.tooltip).clicked() {
                        self.outbox.push(Intent::Run(row.action));
                    }
                }
                if !is_last && small_button(ui, "Skip the tour").clicked() {
                    choice = Some(Choice::Skip);
                }
            });
        });
        match choice {
            Some(Choice::Next) if at + 1 < STEPS.len() => self.overview.tour = Tour::At(at + 1),
            Some(Choice::Next | Choice::Skip) => {
                self.overview.tour = Tour::Over;
                self.look.set_tour_seen();
            }
            None => return,
        }
        ui.ctx().request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::STEPS;

    #[test]
    fn each_hint_is_short_and_leads_somewhere() {
        for step in &STEPS {
            assert!(step.words.split_whitespace().count() < 45, "{}", step.title);
            assert!(step.words.ends_with('.') && !step.title.ends_with('.'));
            assert!(step.shown_by.row().is_some());
        }
    }
}
