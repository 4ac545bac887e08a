//! Lines below each other, of which only those that are seen are drawn: the cards of what owes nothing,
//! and the rows of the table.

use eframe::egui::{self, Key, Modifiers, Rect, Response, ScrollArea, Ui, UiBuilder, Vec2};

use super::card::{self, Drawn, Manner, card_ui};
use super::columns::hold_arrows;
use super::group::{group_id, group_ui};
use super::rows::Card;
use super::shown::{GROUP_HEIGHT, Line};
use super::{Scrolled, State};
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;

/// The widest that a card is drawn in a list, in points: longer lines are hard to read.
const WIDEST: f32 = 760.0;

/// Draws the cards of what owes nothing, in their groups.
pub fn cards_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let width = ui.available_width().min(WIDEST);
    let lines = Lines {
        width,
        height: card::LOW_HEIGHT,
        gap: card::GAP,
        is_low: true,
    };
    lines_ui(
        ui,
        frame,
        state,
        lines,
        ScrollArea::vertical(),
        |ui, card, manner| card_ui(ui, frame, card, manner, outbox),
    );
}

/// How lines are drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines {
    /// How wide a card or row is, in points.
    pub width: f32,
    /// How high it is.
    pub height: f32,
    /// The gap below it.
    pub gap: f32,
    /// Whether it is a low card.
    pub is_low: bool,
}

/// Draws the lines that are seen, each card or row by `draw`.
pub(super) fn lines_ui(
    ui: &mut Ui,
    frame: &Frame,
    state: &mut State,
    lines: Lines,
    mut area: ScrollArea,
    mut draw: impl FnMut(&mut Ui, &Card, Manner) -> Drawn,
) {
    let wanted = state.wanted_line.take().or_else(|| state.line_of_wanted());
    state.wanted = None;
    if let Some(offset) = wanted.and_then(|line| offset_of(state, line, lines)) {
        area = area.vertical_scroll_offset(offset);
    }
    if let Some(aside) = state.wanted_aside.take() {
        area = area.horizontal_scroll_offset(aside);
    }
    let mut asked = Asked::default();
    let output = area
        .id_salt("lines")
        .auto_shrink([false, false])
        .show_viewport(ui, |ui, seen| {
            ui.set_height(state.shown.height);
            ui.set_width(lines.width.max(seen.width()));
            let origin = ui.max_rect().min;
            let highest = GROUP_HEIGHT.max(lines.height + lines.gap);
            let first = state
                .shown
                .tops
                .partition_point(|top| *top < seen.min.y - highest);
            let all = state.shown.lines.iter().zip(&state.shown.tops).enumerate();
            for (number, (line, top)) in all.skip(first) {
                if *top > seen.max.y {
                    break;
                }
                let place = Place {
                    at: origin + Vec2::new(0.0, *top),
                    seen,
                };
                let response = match line {
                    Line::Group(group) => heading_ui(ui, frame, state, *group, place, &mut asked),
                    Line::Card(index) => {
                        let Some(card) = state.deck.cards.get(*index) else {
                            continue;
                        };
                        let size = Vec2::new(lines.width, lines.height);
                        let mut inner = ui.new_child(
                            UiBuilder::new()
                                .max_rect(Rect::from_min_size(place.at, size))
                                .layout(egui::Layout::top_down(egui::Align::Min))
                                .id_salt(("line", number)),
                        );
                        let drawn = draw(&mut inner, card, state.manner(card, lines.is_low));
                        if drawn.picks {
                            asked.pick = Some(card.id);
                        }
                        asked.drawn += 1;
                        Some(drawn.response)
                    }
                };
                if let Some(response) = response {
                    if wanted == Some(number) {
                        response.request_focus();
                    }
                    if response.has_focus() {
                        asked.next = keys(ui, &response, number, state.page(lines));
                    }
                }
            }
        });
    state.scrolled_all = Scrolled {
        offset: output.state.clamped_offset().y,
        height: output.inner_rect.height(),
    };
    take_aside(ui, state, output.state.clamped_offset().x);
    asked.carry_out(ui, state);
}

/// Remembers how far the lines were scrolled sideways; the headings above them follow with another frame.
pub(super) fn take_aside(ui: &Ui, state: &mut State, aside: f32) {
    if (state.aside - aside).abs() > 0.01 {
        state.aside = aside;
        ui.ctx().request_repaint();
    }
}

/// Where a line stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: egui::Pos2,
    seen: Rect,
}

/// What was asked of the lines in one frame.
#[derive(Debug, Default)]
struct Asked {
    pick: Option<crate::scrutiny::id::ItemId>,
    fold: Option<String>,
    next: Option<Step>,
    drawn: usize,
}

impl Asked {
    fn carry_out(self, ui: &Ui, state: &mut State) {
        state.drawn += self.drawn;
        if let Some(item) = self.pick {
            state.pick(item);
        }
        if let Some(group) = self.fold {
            state.wish.fold(&group);
        }
        if let Some(step) = self.next {
            state.wanted_line = step.from(state.shown.lines.len());
            ui.ctx().request_repaint();
        }
    }
}

/// The heading of a group stays where it can be seen when the lines are scrolled sideways.
fn heading_ui(
    ui: &mut Ui,
    frame: &Frame,
    state: &State,
    number: usize,
    place: Place,
    asked: &mut Asked,
) -> Option<Response> {
    let group = state.shown.groups.get(number)?;
    let at = place.at + Vec2::new(place.seen.min.x, 0.0);
    let rect = Rect::from_min_size(at, Vec2::new(place.seen.width(), GROUP_HEIGHT));
    let (response, folds) = group_ui(ui, frame, group, rect);
    if folds {
        asked.fold = Some(group.label.clone());
        ui.memory_mut(|memory| memory.request_focus(group_id(group)));
    }
    Some(response)
}

/// Where a key goes from a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Back(usize, usize),
    On(usize, usize),
    First,
    Last,
}

impl Step {
    /// The line it leads to, among so many.
    fn from(self, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        Some(match self {
            Self::Back(line, by) => line.saturating_sub(by),
            Self::On(line, by) => (line + by).min(last),
            Self::First => 0,
            Self::Last => last,
        })
    }
}

/// Up, down, page up, page down, Home and End on a line that has the focus.
fn keys(ui: &Ui, response: &Response, line: usize, page: usize) -> Option<Step> {
    hold_arrows(ui, response);
    let steps = [
        (Key::ArrowDown, Step::On(line, 1)),
        (Key::ArrowUp, Step::Back(line, 1)),
        (Key::PageDown, Step::On(line, page)),
        (Key::PageUp, Step::Back(line, page)),
        (Key::Home, Step::First),
        (Key::End, Step::Last),
    ];
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    steps
        .into_iter()
        .find(|(key, _)| pressed(*key))
        .map(|(_, step)| step)
}

/// Where the lines have to be scrolled to for a line to be seen whole.
fn offset_of(state: &State, line: usize, lines: Lines) -> Option<f32> {
    let top = *state.shown.tops.get(line)?;
    state
        .scrolled_all
        .offset_for(top, top + lines.height.max(GROUP_HEIGHT))
}

impl State {
    /// How a card is drawn.
    pub(super) fn manner(&self, card: &Card, is_low: bool) -> Manner {
        Manner {
            is_low,
            is_open: self.opened == Some(card.id),
            is_picked: self.picked.contains(&card.id),
        }
    }

    /// How many lines a page up or down goes: one less than are seen.
    fn page(&self, lines: Lines) -> usize {
        let seen = (self.scrolled_all.height / (lines.height + lines.gap)).clamp(2.0, 1_000.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 2..=1000 just above"
        )]
        let seen = seen as usize;
        seen - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_never_leaves_the_lines() {
        for (step, count, expected) in [
            (Step::On(3, 1), 5, Some(4)),
            (Step::On(4, 1), 5, Some(4)),
            (Step::On(1, 20), 5, Some(4)),
            (Step::Back(0, 1), 5, Some(0)),
            (Step::Back(4, 3), 5, Some(1)),
            (Step::First, 5, Some(0)),
            (Step::Last, 5, Some(4)),
            (Step::Last, 0, None),
        ] {
            assert_eq!(step.from(count), expected, "{step:?} of {count}");
        }
    }
}
