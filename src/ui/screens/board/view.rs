//! Draws the board: lens and filters, the line of numbers, and the columns or the list by meeting.

use eframe::egui::{self, CornerRadius, Id, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2};

use super::bulk::bulk_ui;
use super::card::{self, Drawn, GAP, Manner, card_ui};
use super::chips::chips_ui;
use super::filter::{Filter, Lens, Line};
use super::moves::move_card;
use super::{Scrolled, State};
use crate::scrutiny::board::{Column, Flag};
use crate::scrutiny::id::ItemId;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::response::Position;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::{empty, heading};

/// How wide a column with cards is.
const WIDE: f32 = 300.0;
/// How wide a column without cards is.
const NARROW: f32 = 132.0;

/// Draws the screen.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    state.drawn = 0;
    heading::screen_heading_ui(ui, "Board");
    filters_ui(ui, state);
    chips_ui(ui, frame, state, outbox);
    bulk_ui(ui, frame, state, outbox);
    ui.add_space(space::TINY);
    if !state.is_loaded {
        return;
    }
    if state.shown.count == 0 {
        nothing_ui(ui, frame, state, outbox);
    } else if state.filter.lens == Lens::Ours {
        columns_ui(ui, frame, state, outbox);
    } else {
        meetings_ui(ui, frame, state, outbox);
    }
    if state.settled.as_ref() != Some(&state.filter) {
        ui.ctx().request_repaint();
    }
}

fn nothing_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    if state.filter.is_narrow() {
        if empty::empty_ui(
            ui,
            frame,
            "No card fits these filters",
            "The items are still there",
            Some("Show all"),
        ) {
            state.filter.widen();
        }
        return;
    }
    let (title, words) = match state.filter.lens {
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
        outbox.push(Intent::Go(crate::ui::intent::Route::Papers));
    }
}

fn filters_ui(ui: &mut Ui, state: &mut State) {
    ui.horizontal_wrapped(|ui| {
        for lens in Lens::ALL {
            let chosen = state.filter.lens == *lens;
            if ui.selectable_label(chosen, lens.label()).clicked() {
                state.filter.lens = *lens;
            }
        }
        ui.separator();
        ui.add(
            egui::TextEdit::singleline(&mut state.filter.text)
                .id(Id::unique("board filter"))
                .hint_text("Filter by words")
                .desired_width(150.0),
        )
        .accessible_name("Filter by words");
        narrowing_ui(ui, &mut state.filter, &state.bodies);
        more_ui(ui, state);
    });
}

fn narrowing_ui(ui: &mut Ui, filter: &mut Filter, bodies: &[String]) {
    let body = filter.body.clone();
    let shown = body.as_deref().unwrap_or("All committees");
    egui::ComboBox::from_id_salt("board body")
        .selected_text(crate::ui::wording::first_words(shown, 24))
        .width(150.0)
        .show_ui(ui, |ui| {
            if ui.selectable_label(body.is_none(), "All committees").clicked() {
                filter.body = None;
            }
            for name in bodies {
                if ui.selectable_label(body.as_ref() == Some(name), name).clicked() {
                    filter.body = Some(name.clone());
                }
            }
        })
        .response
        .accessible_name("Committee");
    egui::ComboBox::from_id_salt("board kind")
        .selected_text(filter.kind.map_or("All kinds", ItemKind::label))
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut filter.kind, None, "All kinds");
            for kind in ItemKind::ALL {
                ui.selectable_value(&mut filter.kind, Some(*kind), kind.label());
            }
        })
        .response
        .accessible_name("Kind");
    egui::ComboBox::from_id_salt("board flag")
        .selected_text(filter.flag.map_or("Warnings or none", Flag::label))
        .width(150.0)
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut filter.flag, None, "Warnings or none");
            for flag in Flag::ALL {
                ui.selectable_value(&mut filter.flag, Some(*flag), flag.label());
            }
        })
        .response
        .accessible_name("Warning");
}

/// The filters that are wanted less often, in a menu.
fn more_ui(ui: &mut Ui, state: &mut State) {
    let filter = &mut state.filter;
    ui.menu_button("More ▾", |ui| {
        ui.menu_button("Answer", |ui| {
            for position in Position::ALL {
                if ui
                    .selectable_label(filter.position == Some(*position), position.label())
                    .clicked()
                {
                    filter.position = Some(*position);
                }
            }
        });
        names_ui(ui, "Executive member", &state.members, &mut filter.member);
        names_ui(ui, "Council", &state.councils, &mut filter.council);
    })
    .response
    .accessible_name("More filters");
}

fn names_ui(ui: &mut Ui, label: &str, names: &[String], chosen: &mut Option<String>) {
    ui.add_enabled_ui(!names.is_empty(), |ui| {
        ui.menu_button(label, |ui| {
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for name in names {
                    if ui.selectable_label(chosen.as_ref() == Some(name), name).clicked() {
                        *chosen = Some(name.clone());
                    }
                }
            });
        });
    });
}

fn columns_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let wanted = state.wanted.and_then(|item| state.place_of(item));
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
fn scroll_while_dragging(ui: &Ui) {
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

fn paint_well(ui: &Ui, frame: &Frame, rect: egui::Rect, over: bool) {
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

fn drop_card(state: &mut State, item: ItemId, column: Column, frame: &Frame, outbox: &mut Outbox) {
    if let Some(card) = state.cards.iter().find(|c| c.id == item) {
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
            let manner = Manner {
                is_low: false,
                is_open: state.opened == Some(item),
                is_picked: state.picked.contains(&item),
            };
            let Drawn { response, picks } = card_ui(ui, frame, card, manner, outbox);
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
    let bottom = top + card::HEIGHT;
    if top < scrolled.offset {
        Some(top)
    } else if bottom > scrolled.offset + scrolled.height {
        Some(bottom - scrolled.height)
    } else {
        None
    }
}

/// Arrow keys on a card: up and down in its column, left and right to the next column with cards.
fn keys(ui: &Ui, state: &mut State, response: &egui::Response, column: Column, place: usize) {
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            response.id,
            egui::EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..egui::EventFilter::default()
            },
        );
    });
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

/// What stands in a column, for its tooltip.
const fn meaning(column: Column) -> &'static str {
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

fn meetings_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let State {
        shown,
        cards,
        drawn,
        wanted,
        opened,
        picked,
        ..
    } = state;
    let mut picks_card = None;
    ScrollArea::vertical()
        .id_salt("meetings")
        .auto_shrink([false, false])
        .show_viewport(ui, |ui, seen| {
            let width = ui.available_width().min(760.0);
            ui.set_height(shown.height);
            let origin = ui.max_rect().min;
            let tops = &shown.tops;
            let first = tops.partition_point(|top| *top < seen.min.y - card::LOW_HEIGHT - GAP);
            for (line, top) in shown.lines.iter().zip(tops).skip(first) {
                if *top > seen.max.y {
                    break;
                }
                let size = Vec2::new(width, card::LOW_HEIGHT);
                let rect = egui::Rect::from_min_size(origin + Vec2::new(0.0, *top), size);
                let mut inner = ui.new_child(
                    UiBuilder::new()
                        .max_rect(rect)
                        .layout(egui::Layout::top_down(egui::Align::Min))
                        .id_salt(top.to_bits()),
                );
                match line {
                    Line::Meeting(meeting) => {
                        inner.add_space(space::SMALL);
                        heading::part_heading_ui(&mut inner, meeting);
                    }
                    Line::Card(index) => {
                        if let Some(card) = cards.get(*index) {
                            let manner = Manner {
                                is_low: true,
                                is_open: *opened == Some(card.id),
                                is_picked: picked.contains(&card.id),
                            };
                            let Drawn { response, picks } = card_ui(&mut inner, frame, card, manner, outbox);
                            if picks {
                                picks_card = Some(card.id);
                            }
                            if *wanted == Some(card.id) {
                                response.request_focus();
                                *wanted = None;
                            }
                            *drawn += 1;
                        }
                    }
                }
            }
        });
    if let Some(item) = picks_card {
        state.pick(item);
    }
}
