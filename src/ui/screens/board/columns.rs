//! The board in columns, not grouped.

use eframe::egui::{self, CornerRadius, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2};

use super::card::{self, Drawn, GAP, card_ui};
use super::moves::move_card;
use super::{Scrolled, State};
use crate::scrutiny::board::Column;
use crate::scrutiny::id::ItemId;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;
use crate::ui::theme::space;
use crate::ui::widgets::heading;

/// How wide a column with cards is.
pub const WIDE: f32 = 300.0;
/// How wide a column without cards is.
pub const NARROW: f32 = 150.0;

/// Draws the columns beside each other; each is scrolled by itself.
pub fn columns_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let wanted = state.wanted_in_columns();
    if wanted.is_none() {
        // It is not shown; looking for it once is enough.
        state.wanted = None;
    }
    ScrollArea::horizontal()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let height = ui.available_height();
            scroll_while_dragging(ui);
            ui.horizontal_top(|ui| {
                for (number, column) in Column::ALL.iter().copied().enumerate() {
                    let width = if state.shown.column(column).is_empty() {
                        NARROW
                    } else {
                        WIDE
                    };
                    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
                    if wanted.is_some_and(|(of, _)| of == column) {
                        ui.scroll_to_rect(rect, None);
                    }
                    let over = response.dnd_hover_payload::<ItemId>().is_some();
                    paint_well(ui, frame, rect, over);
                    if let Some(item) = response.dnd_release_payload::<ItemId>() {
                        drop_card(state, *item, column, frame, outbox);
                    }
                    let mut inner = ui.new_child(
                        UiBuilder::new()
                            .max_rect(rect.shrink(space::SMALL))
                            .layout(egui::Layout::top_down(egui::Align::Min))
                            .id_salt(column.code()),
                    );
                    let place = wanted.filter(|(of, _)| *of == column).map(|(_, place)| place);
                    column_ui(&mut inner, frame, state, (number, column), place, outbox);
                }
            });
        });
}

/// Scrolls on while a card is held near the left or right end of the board.
pub(super) fn scroll_while_dragging(ui: &Ui) {
    const EDGE: f32 = 56.0;
    const STEP: f32 = 14.0;
    if !egui::DragAndDrop::has_payload_of_type::<ItemId>(ui.ctx()) {
        return;
    }
    let Some(pointer) = ui.input(|i| i.pointer.interact_pos()) else {
        return;
    };
    let seen = ui.clip_rect();
    let step = if pointer.x > seen.right() - EDGE {
        -STEP
    } else if pointer.x < seen.left() + EDGE {
        STEP
    } else {
        return;
    };
    ui.scroll_with_delta(Vec2::new(step, 0.0));
    ui.ctx().request_repaint();
}

pub(super) fn paint_well(ui: &Ui, frame: &Frame, rect: egui::Rect, over: bool) {
    let stroke = if over {
        Stroke::new(2.0, frame.palette.accent)
    } else {
        Stroke::NONE
    };
    ui.painter().rect(
        rect,
        CornerRadius::same(10),
        frame.palette.sunken,
        stroke,
        StrokeKind::Inside,
    );
}

pub(super) fn drop_card(state: &mut State, item: ItemId, column: Column, frame: &Frame, outbox: &mut Outbox) {
    if let Some(card) = state.deck.cards.iter().find(|c| c.id == item) {
        move_card(card, column, frame, outbox);
        state.wanted = Some(item);
    }
}

fn column_ui(
    ui: &mut Ui,
    frame: &Frame,
    state: &mut State,
    (number, column): (usize, Column),
    wanted: Option<usize>,
    outbox: &mut Outbox,
) {
    let count = state.shown.column(column).len();
    heading::counted_heading_ui(ui, frame, column.label(), count).on_hover_text(meaning(column));
    ui.add_space(space::TINY);
    if count == 0 {
        return;
    }
    ui.spacing_mut().item_spacing.y = GAP;
    let mut area = ScrollArea::vertical()
        .id_salt(("column", number))
        .auto_shrink([false, false]);
    let before = state.scrolled.get(number).copied().unwrap_or_default();
    if let Some(place) = wanted
        && let Some(offset) = offset_for(place, before)
    {
        area = area.vertical_scroll_offset(offset);
    }
    let output = area.show_rows(ui, card::HEIGHT, count, |ui, seen| {
        for place in seen {
            let Some(card) = state.card_at(column, place) else {
                continue;
            };
            let item = card.id;
            let Drawn { response, picks } = card_ui(ui, frame, card, state.manner(card, false), outbox);
            if picks {
                state.pick(item);
            }
            if state.wanted == Some(item) {
                response.request_focus();
                state.wanted = None;
            }
            if response.has_focus() {
                keys(ui, state, &response, column, place);
            }
            state.drawn += 1;
        }
    });
    if let Some(scrolled) = state.scrolled.get_mut(number) {
        *scrolled = Scrolled {
            offset: output.state.clamped_offset().y,
            height: output.inner_rect.height(),
        };
    }
}

/// Where a column has to be scrolled to for the card at `place` to be seen whole; none where it is
/// seen already.
fn offset_for(place: usize, scrolled: Scrolled) -> Option<f32> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a column has far fewer than 16 million cards"
    )]
    let top = place as f32 * (card::HEIGHT + GAP);
    scrolled.offset_for(top, top + card::HEIGHT)
}

/// Arrow keys on a card: up and down in its column, left and right to the next column with cards.
fn keys(ui: &Ui, state: &mut State, response: &egui::Response, column: Column, place: usize) {
    hold_arrows(ui, response);
    let pressed = |key| ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, key));
    let in_column = |place: usize| state.card_at(column, place).map(|c| c.id);
    let beside = |mut columns: Vec<Column>, from_left: bool| {
        if !from_left {
            columns.reverse();
        }
        let own = columns.iter().position(|c| *c == column)?;
        columns
            .into_iter()
            .skip(own + 1)
            .find(|c| !state.shown.column(*c).is_empty())
            .and_then(|c| {
                let last = state.shown.column(c).len().saturating_sub(1);
                state.card_at(c, place.min(last)).map(|card| card.id)
            })
    };
    let next = if pressed(egui::Key::ArrowDown) {
        in_column(place + 1)
    } else if pressed(egui::Key::ArrowUp) {
        place.checked_sub(1).and_then(in_column)
    } else if pressed(egui::Key::ArrowRight) {
        beside(Column::ALL.to_vec(), true)
    } else if pressed(egui::Key::ArrowLeft) {
        beside(Column::ALL.to_vec(), false)
    } else {
        None
    };
    if next.is_some() {
        state.wanted = next;
        ui.ctx().request_repaint();
    }
}

/// Has the arrow keys go to the card or line that has the focus, not to the next control.
pub(super) fn hold_arrows(ui: &Ui, response: &egui::Response) {
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}

/// What stands in a column, for its tooltip.
pub(super) const fn meaning(column: Column) -> &'static str {
    match column {
        Column::NotAnswered => "Ours, and nobody has answered",
        Column::UnderConsideration => "The answer does not say yes or no",
        Column::NotAgreed => "The answer is no, or something newer took its place",
        Column::ToDo => "Agreed or asked for, and nothing reported yet",
        Column::OnTrack => "Under way",
        Column::Delayed => "Delayed or on hold",
        Column::Complete => "Done, and not yet signed off",
        Column::Closed => "Closed, with a reason",
    }
}
