//! The board in columns, group by group: the headings of the columns stay above, and only the groups
//! and cards that are seen are drawn.

use std::ops::Range;

use eframe::egui::{self, Key, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2};

use super::card::{self, GAP, card_ui};
use super::columns::{NARROW, WIDE, drop_card, hold_arrows, meaning, paint_well, scroll_while_dragging};
use super::group::group_ui;
use super::list::take_aside;
use super::shown::{GROUP_HEIGHT, LANE_MARGIN, Lane, in_column};
use super::{Scrolled, State};
use crate::scrutiny::board::Column;
use crate::scrutiny::id::ItemId;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;
use crate::ui::theme::space;
use crate::ui::widgets::heading;

/// Where a card stands: in which group, in which column, at which place.
type Spot = (usize, Column, usize);

/// Draws the board group by group.
pub fn lanes_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let tracks = tracks_of(state);
    headings_ui(ui, frame, state, &tracks);
    let wanted = state.spot_of_wanted();
    let mut area = ScrollArea::both().id_salt("lanes").auto_shrink([false, false]);
    if let Some(spot) = wanted {
        if let Some(down) =
            top_of(state, spot).and_then(|top| state.scrolled_all.offset_for(top, top + card::HEIGHT))
        {
            area = area.vertical_scroll_offset(down);
        }
        if let Some(track) = tracks.iter().find(|track| track.column == spot.1) {
            let sideways = Scrolled {
                offset: state.aside,
                height: ui.available_width(),
            };
            if let Some(aside) = sideways.offset_for(track.left, track.left + track.width) {
                area = area.horizontal_scroll_offset(aside);
            }
        }
    }
    let mut asked = Asked::default();
    let output = area.show_viewport(ui, |ui, seen| {
        scroll_while_dragging(ui);
        let width = tracks.last().map_or(0.0, |track| track.left + track.width);
        ui.set_width(width.max(seen.width()));
        ui.set_height(state.shown.height);
        let origin = ui.max_rect().min;
        let first = state
            .shown
            .lanes
            .partition_point(|lane| lane.top + lane.height < seen.min.y);
        for (number, lane) in state.shown.lanes.iter().enumerate().skip(first) {
            if lane.top > seen.max.y {
                break;
            }
            group_heading_ui(ui, frame, state, number, (origin, seen), &mut asked);
            for track in &tracks {
                let at = origin + Vec2::new(track.left, lane.top + GROUP_HEIGHT);
                let room = Rect::from_min_size(at, Vec2::new(track.width, lane.height - GROUP_HEIGHT));
                let place = InLane {
                    number,
                    lane,
                    room,
                    column: track.column,
                    wanted,
                };
                cards_ui(ui, frame, state, &place, seen, outbox, &mut asked);
            }
        }
    });
    state.scrolled_all = Scrolled {
        offset: output.state.clamped_offset().y,
        height: output.inner_rect.height(),
    };
    take_aside(ui, state, output.state.clamped_offset().x);
    state.wanted = None;
    asked.carry_out(ui, frame, state, outbox);
}

/// A column: where it begins and how wide it is, in points.
#[derive(Debug, Clone, Copy)]
struct Track {
    column: Column,
    left: f32,
    width: f32,
    count: usize,
}

fn tracks_of(state: &State) -> Vec<Track> {
    let mut left = 0.0;
    let mut tracks = Vec::new();
    for column in Column::ALL.iter().copied() {
        let count = state
            .shown
            .in_column
            .get(column as usize)
            .copied()
            .unwrap_or_default();
        let width = if count == 0 { NARROW } else { WIDE };
        tracks.push(Track {
            column,
            left,
            width,
            count,
        });
        left += width + space::SMALL;
    }
    tracks
}

/// The headings of the columns, above the groups.
fn headings_ui(ui: &mut Ui, frame: &Frame, state: &State, tracks: &[Track]) {
    const HEIGHT: f32 = 30.0;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::hover());
    for track in tracks {
        let at = rect.min + Vec2::new(track.left - state.aside + space::SMALL, 0.0);
        let place = Rect::from_min_size(at, Vec2::new(track.width - space::SMALL, HEIGHT));
        let mut inner = ui.new_child(
            UiBuilder::new()
                .max_rect(place)
                .layout(egui::Layout::left_to_right(egui::Align::Center))
                .id_salt(("heading", track.column.code())),
        );
        inner.set_clip_rect(place.intersect(rect).intersect(ui.clip_rect()));
        heading::counted_heading_ui(&mut inner, frame, track.column.label(), track.count)
            .on_hover_text(meaning(track.column));
    }
}

/// What was asked of the groups in one frame.
#[derive(Debug, Default)]
struct Asked {
    pick: Option<ItemId>,
    fold: Option<String>,
    dropped: Option<(ItemId, Column)>,
    next: Option<ItemId>,
    drawn: usize,
}

impl Asked {
    fn carry_out(self, ui: &Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
        state.drawn += self.drawn;
        if let Some(item) = self.pick {
            state.pick(item);
        }
        if let Some(group) = self.fold {
            state.wish.fold(&group);
        }
        if let Some((item, column)) = self.dropped {
            drop_card(state, item, column, frame, outbox);
        }
        if self.next.is_some() {
            state.wanted = self.next;
            ui.ctx().request_repaint();
        }
    }
}

fn group_heading_ui(
    ui: &mut Ui,
    frame: &Frame,
    state: &State,
    number: usize,
    (origin, seen): (egui::Pos2, Rect),
    asked: &mut Asked,
) {
    let (Some(group), Some(lane)) = (state.shown.groups.get(number), state.shown.lanes.get(number)) else {
        return;
    };
    let rect = Rect::from_min_size(
        origin + Vec2::new(seen.min.x, lane.top),
        Vec2::new(seen.width(), GROUP_HEIGHT),
    );
    if group_ui(ui, frame, group, rect).1 {
        asked.fold = Some(group.label.clone());
    }
}

/// The part of a column that lies in one group.
struct InLane<'a> {
    number: usize,
    lane: &'a Lane,
    room: Rect,
    column: Column,
    wanted: Option<Spot>,
}

fn cards_ui(
    ui: &mut Ui,
    frame: &Frame,
    state: &State,
    place: &InLane<'_>,
    seen: Rect,
    outbox: &mut Outbox,
    asked: &mut Asked,
) {
    if !place.room.is_positive() || !ui.is_rect_visible(place.room) {
        return;
    }
    let well = place.room.intersect(ui.clip_rect().expand(20.0));
    let id = ui.scope_id().with(("well", place.number, place.column.code()));
    let response = ui.interact(place.room, id, Sense::hover());
    paint_well(ui, frame, well, response.dnd_hover_payload::<ItemId>().is_some());
    if let Some(item) = response.dnd_release_payload::<ItemId>() {
        asked.dropped = Some((*item, place.column));
    }
    let cards = in_column(&place.lane.columns, place.column);
    let from = seen.min.y - place.lane.top - GROUP_HEIGHT - LANE_MARGIN;
    for number in seen_range(from, seen.height(), cards.len()) {
        let Some(card) = cards.get(number).and_then(|index| state.deck.cards.get(*index)) else {
            continue;
        };
        let rect = Rect::from_min_size(
            place.room.min + Vec2::new(space::TINY, top_in_lane(number)),
            Vec2::new(place.room.width() - space::SMALL, card::HEIGHT),
        );
        let mut inner = ui.new_child(
            UiBuilder::new()
                .max_rect(rect)
                .layout(egui::Layout::top_down(egui::Align::Min))
                .id_salt(("card", place.number, place.column.code(), number)),
        );
        let drawn = card_ui(&mut inner, frame, card, state.manner(card, false), outbox);
        asked.drawn += 1;
        if drawn.picks {
            asked.pick = Some(card.id);
        }
        let spot = (place.number, place.column, number);
        if place.wanted == Some(spot) {
            drawn.response.request_focus();
        }
        if drawn.response.has_focus() {
            hold_arrows(ui, &drawn.response);
            asked.next = next_spot(ui, state, spot)
                .and_then(|spot| state.card_at_spot(spot))
                .map(|card| card.id);
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a register has far fewer than 16 million items"
)]
fn top_in_lane(number: usize) -> f32 {
    LANE_MARGIN + number as f32 * (card::HEIGHT + GAP)
}

/// The cards of which something is seen, where the column is seen from `from` points below its top.
fn seen_range(from: f32, height: f32, count: usize) -> Range<usize> {
    let step = card::HEIGHT + GAP;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "never below nought, and a cast stops at the greatest number"
    )]
    let whole = |points: f32| (points / step).max(0.0) as usize;
    let first = whole(from).min(count);
    let last = (whole(from + height) + 1).min(count);
    first..if from + height < 0.0 { first } else { last }
}

/// Where a card begins, in points from the top of all groups.
fn top_of(state: &State, (lane, _, number): Spot) -> Option<f32> {
    let lane = state.shown.lanes.get(lane)?;
    Some(lane.top + GROUP_HEIGHT + top_in_lane(number))
}

/// Up and down in a column, from group to group; left and right to the next column of the group that
/// has cards.
fn next_spot(ui: &Ui, state: &State, (lane, column, number): Spot) -> Option<Spot> {
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let lanes = &state.shown.lanes;
    let count = |lane: usize, column: Column| {
        lanes
            .get(lane)
            .map_or(0, |lane| in_column(&lane.columns, column).len())
    };
    if pressed(Key::ArrowDown) {
        if number + 1 < count(lane, column) {
            return Some((lane, column, number + 1));
        }
        let below = (lane + 1..lanes.len()).find(|lane| count(*lane, column) > 0)?;
        return Some((below, column, 0));
    }
    if pressed(Key::ArrowUp) {
        if let Some(above) = number.checked_sub(1) {
            return Some((lane, column, above));
        }
        let above = (0..lane).rev().find(|lane| count(*lane, column) > 0)?;
        return Some((above, column, count(above, column) - 1));
    }
    let mut columns = Column::ALL.iter().copied();
    let has_cards = |other: &Column| count(lane, *other) > 0;
    let own = column as usize;
    let other = if pressed(Key::ArrowRight) {
        columns.skip(own + 1).find(has_cards)?
    } else if pressed(Key::ArrowLeft) {
        columns.by_ref().take(own).filter(has_cards).last()?
    } else {
        return None;
    };
    Some((lane, other, number.min(count(lane, other) - 1)))
}

impl State {
    fn card_at_spot(&self, (lane, column, number): Spot) -> Option<&super::rows::Card> {
        let lane = self.shown.lanes.get(lane)?;
        let index = in_column(&lane.columns, column).get(number)?;
        self.deck.cards.get(*index)
    }

    /// Where the card that shall have the focus stands.
    fn spot_of_wanted(&self) -> Option<Spot> {
        self.wanted?;
        self.shown.lanes.iter().enumerate().find_map(|(number, lane)| {
            Column::ALL.iter().copied().find_map(|column| {
                let cards = in_column(&lane.columns, column);
                let place = cards.iter().position(|index| self.is_wanted(*index))?;
                Some((number, column, place))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_cards_of_which_something_is_seen_are_in_the_range() {
        let step = card::HEIGHT + GAP;
        assert_eq!(seen_range(0.0, 2.0 * step - 1.0, 10), 0..2);
        assert_eq!(
            seen_range(-100.0, 50.0, 10),
            0..0,
            "the column begins below what is seen"
        );
        assert_eq!(seen_range(3.5 * step, step, 10), 3..5);
        assert_eq!(seen_range(20.0 * step, step, 10), 10..10);
    }
}
