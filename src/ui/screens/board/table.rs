//! The same items as rows of a table: headings that sort, columns that can be made wider and hidden, and
//! rows that are opened, chosen and moved with the keys of cards.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    self, FontId, Galley, Id, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, Vec2, WidgetInfo,
};

use super::State;
use super::card::{self, Drawn, Manner, card_id};
use super::list::{Lines, lines_ui};
use super::menu::menu_ui;
use super::order::{Field, Sort};
use super::rows::Card;
use super::shown::ROW_HEIGHT;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::{self, Tint};
use crate::ui::widgets::status::Status;

/// The margin at the left of every row, in which a click chooses it with others.
const GUTTER: f32 = 34.0;
/// The room between the edge of a cell and its words.
const PADDING: f32 = 6.0;
/// How high the headings are, in points.
const HEAD_HEIGHT: f32 = 32.0;
/// How wide the strip is by which a column is made wider, in points.
const GRIP: f32 = 10.0;
/// By how much a key makes a column wider, in points.
const STEP: f32 = 24.0;

/// Draws headings and rows.
pub fn table_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = 0.0;
    headings_ui(ui, frame, state);
    let fields: Vec<(Field, f32)> = state.columns.shown().collect();
    let lines = Lines {
        width: (GUTTER + state.columns.width()).max(ui.available_width()),
        height: ROW_HEIGHT,
        gap: 0.0,
        is_low: false,
    };
    lines_ui(ui, frame, state, lines, ScrollArea::both(), |ui, card, manner| {
        row_ui(ui, frame, card, manner, &fields, outbox)
    });
}

/// The headings: they stay above the rows and follow them sideways.
fn headings_ui(ui: &mut Ui, frame: &Frame, state: &mut State) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEAD_HEIGHT), Sense::hover());
    ui.painter().rect_filled(rect, 4.0, frame.palette.sunken);
    let fields: Vec<(Field, f32)> = state.columns.shown().collect();
    let mut left = rect.left() + GUTTER - state.aside;
    for (field, width) in fields {
        let cell = Rect::from_min_size(egui::pos2(left, rect.top()), Vec2::new(width, HEAD_HEIGHT));
        left += width;
        let mut inner = ui.new_child(UiBuilder::new().max_rect(cell).id_salt(field.code()));
        inner.set_clip_rect(rect.intersect(ui.clip_rect()));
        heading_ui(&mut inner, frame, state, field, cell);
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom(),
        Stroke::new(1.0, frame.palette.edge),
    );
}

/// One heading: a click or Enter sorts by it, and once more the other way; the strip at its right or
/// Shift and the arrow keys make it wider.
fn heading_ui(ui: &mut Ui, frame: &Frame, state: &mut State, field: Field, cell: Rect) {
    let sort = state.wish.sort;
    let id = Id::unique(("heading", field.code()));
    let response = ui.interact(cell, id, Sense::click());
    let name = format!("{}{}", field.label(), sorted_words(sort, field));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    paint_heading(ui, frame, sort, field, cell, &response);
    if response.has_focus() {
        if state.came_to != Some(field) {
            state.came_to = Some(field);
            state.show_aside(field, ui);
        }
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, key));
        if pressed(Key::ArrowRight) {
            state.columns.widen(field, STEP);
        } else if pressed(Key::ArrowLeft) {
            state.columns.widen(field, -STEP);
        }
        let filter = egui::EventFilter {
            horizontal_arrows: ui.input(|i| i.modifiers.shift),
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    } else if state.came_to == Some(field) {
        state.came_to = None;
    }
    let tip = "Sort by this; once more for the other way round. Shift with ← or → makes the column narrower or wider";
    if response.on_hover_text(tip).clicked() {
        state.wish.sort_by(field);
    }
    grip_ui(ui, frame, state, field, cell);
}

fn sorted_words(sort: Sort, field: Field) -> &'static str {
    match (sort.by == field, sort.backwards) {
        (false, _) => "",
        (true, false) => ", sorted",
        (true, true) => ", sorted backwards",
    }
}

fn paint_heading(ui: &Ui, frame: &Frame, sort: Sort, field: Field, cell: Rect, response: &Response) {
    let palette = &frame.palette;
    if response.has_focus() {
        let stroke = Stroke::new(2.0, palette.accent);
        ui.painter()
            .rect_stroke(cell.shrink(1.0), 4.0, stroke, StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(cell, 4.0, palette.tint(Tint::Action));
    }
    let sign = match (sort.by == field, sort.backwards) {
        (false, _) => "",
        (true, false) => " ▲",
        (true, true) => " ▼",
    };
    let color = if sign.is_empty() {
        palette.text
    } else {
        palette.accent
    };
    let words = format!("{}{sign}", field.label());
    cell_ui(ui, cell, card::plain(&words, theme::small_strong(), color));
}

/// The strip between two headings by which a column is made wider or narrower.
fn grip_ui(ui: &Ui, frame: &Frame, state: &mut State, field: Field, cell: Rect) {
    let strip = Rect::from_min_max(
        egui::pos2(cell.right() - GRIP / 2.0, cell.top()),
        egui::pos2(cell.right() + GRIP / 2.0, cell.bottom()),
    );
    let response = ui.interact(strip, Id::unique(("grip", field.code())), Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, format!("Width of {}", field.label())));
    let color = if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
        frame.palette.accent
    } else {
        frame.palette.edge
    };
    let inner = cell.y_range().shrink(7.0);
    ui.painter().vline(cell.right(), inner, Stroke::new(1.0, color));
    if response.dragged() {
        state.columns.widen(field, response.drag_delta().x);
    }
    if response.double_clicked() {
        state.columns.reset(field);
    }
}

/// Draws one row.
fn row_ui(
    ui: &mut Ui,
    frame: &Frame,
    card: &Card,
    manner: Manner,
    fields: &[(Field, f32)],
    outbox: &mut Outbox,
) -> Drawn {
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), ROW_HEIGHT));
    let response = ui.interact(rect, card_id(card.id), Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Role::Button, true, manner.is_picked, name_of(card, fields)));
    paint_row(ui, frame, manner, rect, &response);
    let pointer = response.hover_pos();
    let mut cut = None;
    let mut left = rect.left() + GUTTER;
    for (field, width) in fields {
        let cell = Rect::from_min_size(egui::pos2(left, rect.top()), Vec2::new(*width, ROW_HEIGHT));
        left += width;
        if !ui.is_rect_visible(cell) {
            continue;
        }
        let is_cut = if *field == Field::Due {
            due_ui(ui, frame, card, cell)
        } else {
            cell_ui(ui, cell, job_of(frame, card, *field)).elided
        };
        if is_cut && pointer.is_some_and(|at| cell.contains(at)) {
            cut = Some(full_words(card, *field));
        }
    }
    let in_gutter = pointer.is_some_and(|at| at.x < rect.left() + GUTTER);
    let response = match cut {
        Some(words) => response.on_hover_text(words),
        None => response,
    };
    let with_others = response.clicked()
        && (ui.input(|i| i.modifiers.command)
            || (in_gutter && response.clicked_by(egui::PointerButton::Primary)));
    if response.clicked() && (!with_others || frame.read_only) {
        outbox.push(Intent::ShowItem(card.id));
    }
    if frame.read_only {
        return Drawn {
            response,
            picks: false,
        };
    }
    let by_key = response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::X));
    let by_menu = menu_ui(ui, frame, card, &response, outbox);
    Drawn {
        response,
        picks: with_others || by_key || by_menu,
    }
}

fn paint_row(ui: &Ui, frame: &Frame, manner: Manner, rect: Rect, response: &Response) {
    let palette = &frame.palette;
    let fill = if manner.is_picked {
        palette.tint(Tint::Action)
    } else if response.hovered() {
        palette.sunken
    } else {
        palette.surface
    };
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, fill);
    painter.hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, palette.hairline),
    );
    if manner.is_open {
        // The row whose item is shown beside the table has a bar, not only a colour.
        let bar = Rect::from_min_size(
            rect.min + Vec2::new(1.0, 4.0),
            Vec2::new(4.0, rect.height() - 8.0),
        );
        painter.rect_filled(bar, 2.0, palette.accent);
    }
    if !frame.read_only {
        let (sign, color) = if manner.is_picked {
            ("☑", palette.accent)
        } else {
            ("☐", palette.edge)
        };
        painter.text(
            egui::pos2(rect.left() + GUTTER / 2.0 + 2.0, rect.center().y),
            egui::Align2::CENTER_CENTER,
            sign,
            FontId::proportional(17.0),
            color,
        );
    }
    if response.has_focus() {
        let seen = rect.intersect(ui.clip_rect()).shrink(1.0);
        painter.rect_stroke(seen, 3.0, Stroke::new(2.0, palette.accent), StrokeKind::Inside);
    }
}

/// Paints words into a cell, cut short where they do not fit.
fn cell_ui(ui: &Ui, cell: Rect, mut job: LayoutJob) -> Arc<Galley> {
    job.wrap = TextWrapping::truncate_at_width((cell.width() - 2.0 * PADDING).max(1.0));
    let galley = ui.painter().layout_job(job);
    let at = egui::pos2(cell.left() + PADDING, cell.center().y - galley.size().y / 2.0);
    ui.painter()
        .galley(at, Arc::clone(&galley), ui.visuals().text_color());
    galley
}

/// Paints when it is due: a long phrase is cut short, never how far off it is. Says whether it was cut.
fn due_ui(ui: &Ui, frame: &Frame, card: &Card, cell: Rect) -> bool {
    let Some(due) = &card.due else { return false };
    let whole = ui
        .painter()
        .layout_job(card::marks(frame, std::slice::from_ref(due)));
    if card.distance.is_empty() || whole.size().x <= cell.width() - 2.0 * PADDING {
        return cell_ui(ui, cell, card::marks(frame, std::slice::from_ref(due))).elided;
    }
    let phrase = due
        .words
        .strip_suffix(card.distance.as_str())
        .unwrap_or(&due.words);
    let color = frame.palette.tone(due.tone);
    let end = ui
        .painter()
        .layout_job(card::plain(&card.distance, theme::small(), color));
    let room = cell.with_max_x((cell.right() - end.size().x).max(cell.left()));
    let start = Status::new(due.icon, phrase, due.tone);
    let start = card::shortened(ui, frame, &start, room.width() - 2.0 * PADDING);
    let drawn = cell_ui(ui, room, card::marks(frame, &[start]));
    let at = egui::pos2(
        cell.left() + PADDING + drawn.size().x,
        cell.center().y - end.size().y / 2.0,
    );
    ui.painter()
        .with_clip_rect(cell.intersect(ui.clip_rect()))
        .galley(at, end, color);
    true
}

fn job_of(frame: &Frame, card: &Card, field: Field) -> LayoutJob {
    let palette = &frame.palette;
    let mark = |status: &Option<Status>| {
        status
            .as_ref()
            .map(|status| card::marks(frame, std::slice::from_ref(status)))
            .unwrap_or_default()
    };
    match field {
        Field::Number => card::plain(&card.number, theme::small_strong(), palette.text),
        Field::Words => card::words(frame, card),
        Field::Due => mark(&card.due),
        Field::Position => mark(&card.answer),
        Field::Progress => mark(&card.delivery),
        _ => card::plain(&full_words(card, field), theme::small(), palette.text),
    }
}

/// Everything that a cell says.
fn full_words(card: &Card, field: Field) -> String {
    let mark = |status: &Option<Status>| {
        status
            .as_ref()
            .map_or_else(String::new, |status| status.words.clone())
    };
    match field {
        Field::Number => card.number.clone(),
        Field::Words if card.lead_in.is_empty() => card.words.clone(),
        Field::Words => format!("{} {}", card.lead_in, card.words),
        Field::Due => mark(&card.due),
        Field::Position => mark(&card.answer),
        Field::Progress => mark(&card.delivery),
        Field::AskedOf => card.asked_of().unwrap_or_default().to_owned(),
        Field::Member => card.member.clone().unwrap_or_default(),
        Field::Committee => card.body.clone().unwrap_or_default(),
        Field::Kind => card.kind.label().to_owned(),
        Field::Paper => card.paper.clone(),
        Field::Tags => card.tag_words.clone(),
        Field::Made => card.made(),
        Field::Changed => card.changed(),
    }
}

/// What a screen reader says of a row: what it says of the card, then the columns that a card has not.
fn name_of(card: &Card, fields: &[(Field, f32)]) -> String {
    let mut name = card.name();
    for (field, _) in fields {
        let words = match field {
            Field::AskedOf
            | Field::Member
            | Field::Committee
            | Field::Paper
            | Field::Tags
            | Field::Made
            | Field::Changed => full_words(card, *field),
            Field::Number | Field::Words | Field::Due | Field::Position | Field::Progress | Field::Kind => {
                continue;
            }
        };
        if !words.is_empty() {
            name.push_str(&format!(", {}: {words}", field.label().to_lowercase()));
        }
    }
    name
}

impl State {
    /// Scrolls the rows, and with them the headings, so far that a column is seen.
    fn show_aside(&mut self, field: Field, ui: &Ui) {
        let mut left = GUTTER;
        for (other, width) in self.columns.shown() {
            if other == field {
                let seen = super::Scrolled {
                    offset: self.aside,
                    height: ui.clip_rect().width(),
                };
                self.wanted_aside = seen.offset_for(left, left + width);
                return;
            }
            left += width;
        }
    }
}
