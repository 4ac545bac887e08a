//! Draws the board: what it is laid out by, the filters, the line of numbers, and the items.

use eframe::egui::Ui;

use super::arrange::Layout;
use super::filter::Lens;
use super::{State, bar, bulk, chips, columns, lanes, list, table};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::theme::space;
use crate::ui::widgets::empty;

/// Draws the screen.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    state.drawn = 0;
    bar::bar_ui(ui, frame, state);
    chips::chips_ui(ui, frame, state, outbox);
    bulk::bulk_ui(ui, frame, state, outbox);
    ui.add_space(space::TINY);
    if !state.is_loaded {
        return;
    }
    if state.shown.count == 0 {
        nothing_ui(ui, frame, state, outbox);
    } else if state.wish.layout == Layout::Table {
        table::table_ui(ui, frame, state, outbox);
    } else if state.wish.filter.lens != Lens::Ours {
        list::cards_ui(ui, frame, state, outbox);
    } else if state.shown.groups.is_empty() {
        columns::columns_ui(ui, frame, state, outbox);
    } else {
        lanes::lanes_ui(ui, frame, state, outbox);
    }
    if state.settled.as_ref() != Some(&state.wish) {
        ui.ctx().request_repaint();
    }
}

fn nothing_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    if state.wish.filter.is_narrow() {
        if empty::empty_ui(
            ui,
            frame,
            "No item fits these filters",
            "The items are still there",
            Some("Show all"),
        ) {
            state.wish.filter.widen();
        }
        return;
    }
    let (title, words) = match state.wish.filter.lens {
        Lens::Ours => (
            "Nothing on the board yet",
            "Accept what was found in a paper, or add an item by hand. Recommendations and actions then stand here with their answers and dates",
        ),
        Lens::PutToUs => (
            "Nothing was put to us yet",
            "What officers and other bodies ask our own meetings stands here, by meeting; nobody owes an answer to it",
        ),
        Lens::Record => (
            "No records yet",
            "Resolutions that ask nothing of anybody stand here, by meeting",
        ),
    };
    if empty::empty_ui(ui, frame, title, words, Some("Go to papers")) {
        outbox.push(Intent::Go(Route::Papers));
    }
}
