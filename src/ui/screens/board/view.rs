//! Draws the board: what it is laid out by, the filters, the line of numbers, and the items.

use eframe::egui::{Key, Modifiers, Popup, RichText, Ui};

use super::arrange::Layout;
use super::filter::Lens;
use super::{State, bar, bulk, chips, columns, lanes, list, table};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::theme::{self, Tint, space};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::card::card_frame;
use crate::ui::widgets::empty;
use crate::ui::wording;

/// Draws the screen.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    state.drawn = 0;
    let as_it_stood = state.past.map(|day| Frame {
        read_only: true,
        today: day,
        ..frame.clone()
    });
    let frame = as_it_stood.as_ref().unwrap_or(frame);
    past_ui(ui, frame, state, outbox);
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
    begin_by_key(ui, state);
    if state.settled.as_ref() != Some(&state.wish) {
        ui.ctx().request_repaint();
    }
}

/// Where nothing has the focus, an arrow key goes to the first card: nobody has to go through the whole
/// head of the screen by Tab to come to the items.
fn begin_by_key(ui: &Ui, state: &mut State) {
    let is_free = ui.memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none())
        && !Popup::is_any_open(ui.ctx());
    if !is_free {
        return;
    }
    let arrows = [Key::ArrowDown, Key::ArrowRight, Key::ArrowUp, Key::ArrowLeft];
    let pressed = ui.input_mut(|i| arrows.map(|key| i.consume_key(Modifiers::NONE, key)));
    if pressed.contains(&true) {
        state.wanted = state.first_by_key();
        ui.ctx().request_repaint();
    }
}

/// Says that the board is shown as it stood, and leads back.
fn past_ui(ui: &mut Ui, frame: &Frame, state: &State, outbox: &mut Outbox) {
    let Some(day) = state.past else { return };
    card_frame(frame)
        .fill(frame.palette.tint(Tint::Action))
        .inner_margin(8)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                let words = format!(
                    "◷ The board as it stood at the end of {}",
                    wording::day_words(day)
                );
                ui.label(RichText::new(words).font(theme::small_strong()));
                let words = "Nothing can be changed here";
                ui.label(RichText::new(words).small().color(frame.palette.weak));
                if small_button(ui, "Back to today")
                    .accessible_name("Show the board as it stands today")
                    .clicked()
                {
                    outbox.push(Intent::LeaveBoardPast);
                }
            });
        });
    ui.add_space(space::TINY);
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
    if state.past.is_some() {
        let words = "Choose a later day, or go back to today";
        empty::empty_ui(ui, frame, "Nothing was on the board then", words, None);
        return;
    }
    let waiting;
    let (title, words) = match state.wish.filter.lens {
        Lens::Ours if frame.waiting > 0 => {
            waiting = format!(
                "{} to be confirmed, paper by paper. What you accept stands here with its answer and its \
                 dates",
                wording::counted(frame.waiting, "finding waits", "findings wait")
            );
            ("Nothing on the board yet", waiting.as_str())
        }
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
    let first = frame
        .first_waiting
        .filter(|_| state.wish.filter.lens == Lens::Ours);
    let (next, route) = match first {
        Some(paper) => ("Look through the findings", Route::Paper(paper)),
        None => ("Go to papers", Route::Papers),
    };
    if empty::empty_ui(ui, frame, title, words, Some(next)) {
        outbox.push(Intent::Go(route));
    }
}
