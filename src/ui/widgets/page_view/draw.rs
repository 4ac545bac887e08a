//! Draws the pages that are in sight, and tells what the reader did to them.

use std::ops::Range;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, Event, EventFilter, FontId, Id, Key, Modifiers, Painter,
    PointerButton, Pos2, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::index::PagePoint;
use super::{Jump, NOT_SHOWN, PageView, Zoom};
use crate::jobs::pages::{PageBox, PageWindow};
use crate::scrutiny::passage::Span;
use crate::ui::theme::{Palette, Scheme, Tint, printed_tint};

/// How far an arrow key goes, in points.
const STEP: f32 = 48.0;
/// Where in the window the eye rests, as a part of its height from above.
const EYE: f32 = 0.35;
/// The whole of a picture.
const ALL: Rect = Rect {
    min: pos2(0.0, 0.0),
    max: pos2(1.0, 1.0),
};

/// What the reader did.
#[derive(Debug, Default)]
pub struct Answer {
    /// The owner of the mark that was clicked.
    pub clicked: Option<usize>,
    /// What the mouse has selected; an empty stretch where it selects nothing any more.
    pub selected: Option<Span>,
    /// A place of the text whose whole paragraph is to be selected.
    pub paragraph: Option<usize>,
    /// Where the selection ends in the window, once it is drawn and as long as that is seen.
    pub selection_end: Option<Pos2>,
    /// Whether the selected words are to be copied.
    pub copy: bool,
    /// The pages' own response, for their context menu and their focus.
    pub area: Option<Response>,
}

/// Draws the pages over all the room there is.
pub fn page_view_ui(ui: &mut Ui, view: &mut PageView, palette: &Palette) -> Answer {
    let room = ui.available_rect_before_wrap();
    let mut answer = Answer::default();
    if view.sheets.is_none() {
        return answer;
    }
    view.resume_in(ui.scope_id());
    view.fit(ui, room.size());
    let jumped = view.take_jump(room.size());
    let mut area = ScrollArea::both()
        .id_salt("pages")
        .auto_shrink(false)
        .animated(false);
    if let Some(offset) = jumped {
        area = area.vertical_scroll_offset(offset.y);
        if let Some(x) = offset.x {
            area = area.horizontal_scroll_offset(x);
        }
    }
    area.show_viewport(ui, |ui, viewport| {
        let seen = ui.clip_rect().intersect(room);
        let response = ui.interact(seen, ui.scope_id().with("pages"), Sense::click_and_drag());
        describe_area(ui, &response);
        let corner = ui.max_rect().min;
        view.draw(ui, viewport, corner, palette, &mut answer);
        view.note_place(viewport, jumped.is_some());
        view.take_zoom(ui, &response, viewport, corner);
        view.take_mouse(ui, &response, corner, viewport.width(), &mut answer);
        view.take_keys(ui, &response, viewport);
        answer.copy = ui.input(|i| i.events.iter().any(|event| matches!(event, Event::Copy)));
        answer.area = Some(response);
    });
    answer
}

/// Where to scroll to; sideways only where that is meant.
#[derive(Debug, Clone, Copy)]
struct Offset {
    x: Option<f32>,
    y: f32,
}

impl PageView {
    /// Keeps the place when the pages are drawn elsewhere in the window than before, where nothing is known
    /// of how far they had been scrolled.
    fn resume_in(&mut self, place: Id) {
        if self.drawn_in.replace(place) != Some(place) && self.jump.is_none() {
            self.jump = Some(Jump {
                sideways: true,
                ..Jump::to_edge(self.place)
            });
        }
    }

    /// Lays the pages out anew when zoom, room or screen have changed, and keeps the place.
    fn fit(&mut self, ui: &Ui, room: Vec2) {
        let pixels = ui.pixels_per_point();
        let Some(sheets) = &mut self.sheets else { return };
        // A scroll bar takes room from the pages, whether it is there or not.
        let width = room.x - ui.spacing().scroll.allocated_width();
        let percent = match self.zoom {
            Zoom::FitWidth => sheets.percent_to_fit(width),
            Zoom::Percent(percent) => percent,
        };
        let is_new = sheets.fit(percent, pixels);
        if is_new && self.was_fitted && self.jump.is_none() {
            self.jump = Some(Jump::to_edge(self.place));
        }
        self.was_fitted = true;
    }

    /// Where to scroll to with this frame, if somewhere.
    fn take_jump(&mut self, room: Vec2) -> Option<Offset> {
        let jump = self.jump.take()?;
        let sheets = self.sheets.as_ref()?;
        let at = sheets.at(jump.to.page);
        let (rect, scale) = (sheets.rect(at, room.x), sheets.scale(at));
        let whole = sheets.room(room.x);
        let on_page = vec2(jump.to.x as f32, jump.to.y as f32) * scale;
        // The upper edge of a page is shown with a little of the gap above it.
        let gap = if jump.to.y <= 0 && jump.share == 0.0 {
            6.0
        } else {
            0.0
        };
        let y = rect.top() + on_page.y - jump.at.y - jump.share * room.y - gap;
        let x = rect.left() + on_page.x - jump.at.x;
        // A passage that is lit need not stand at the left edge, only within the window.
        let margin = if jump.share > 0.0 { room.x * 0.2 } else { 0.0 };
        let most = (whole - room).max(Vec2::ZERO);
        Some(Offset {
            x: jump.sideways.then(|| (x - margin).clamp(0.0, most.x)),
            y: y.clamp(0.0, most.y),
        })
    }

    fn draw(&mut self, ui: &mut Ui, viewport: Rect, corner: Pos2, palette: &Palette, answer: &mut Answer) {
        let Some(sheets) = &self.sheets else { return };
        let room = sheets.room(viewport.width());
        let seen = sheets.seen(viewport.min.y, viewport.max.y);
        self.pictures.begin();
        self.want(viewport, &seen);
        for at in seen {
            self.draw_page(ui, at, viewport.width(), corner, palette, answer);
        }
        ui.allocate_space(room);
    }

    fn draw_page(
        &mut self,
        ui: &Ui,
        at: usize,
        width: f32,
        corner: Pos2,
        palette: &Palette,
        answer: &mut Answer,
    ) {
        let Some(sheets) = &self.sheets else { return };
        let number = sheets.number(at);
        let rect = snapped(ui, sheets.rect(at, width).translate(corner.to_vec2()));
        let scale = sheets.scale(at);
        let count = sheets.len();
        let painter = ui.painter().with_clip_rect(ui.clip_rect());
        painter.rect_filled(rect, CornerRadius::ZERO, Color32::WHITE);
        let name = if self.failed.contains(&number) {
            let font = FontId::proportional(16.0);
            let width = (rect.width() - 48.0).max(80.0);
            let galley = painter.layout(NOT_SHOWN.to_owned(), font, palette.weak, width);
            let place = Align2::CENTER_TOP.anchor_size(rect.center_top() + vec2(0.0, 48.0), galley.size());
            painter.rect_filled(rect, CornerRadius::ZERO, palette.sunken);
            painter.galley(place.min, galley, palette.text);
            format!("Page {} of {count}. {NOT_SHOWN}", at + 1)
        } else {
            self.draw_pictures(&painter, at, rect);
            self.draw_lines_of(&painter, number, rect, scale, answer);
            format!("Page {} of {count} as printed", at + 1)
        };
        let edge = Stroke::new(1.0, palette.hairline);
        painter.rect_stroke(rect, CornerRadius::ZERO, edge, StrokeKind::Outside);
        let response = ui.interact(rect, ui.scope_id().with(("page", number)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    }

    /// What there is of a page: below, stretched, what was drawn at other zooms; above it the sharp parts.
    fn draw_pictures(&mut self, painter: &Painter, at: usize, page: Rect) {
        let Some(sheets) = &self.sheets else { return };
        let number = sheets.number(at);
        let parts = sheets.parts(at);
        let is_whole = parts.iter().all(|(part, _)| self.pictures.has(part));
        if !is_whole {
            let mut others: Vec<_> = self
                .pictures
                .keys()
                .filter(|other| {
                    other.page == number && parts.iter().all(|(part, _)| part.whole != other.whole)
                })
                .copied()
                .collect();
            // The sharpest lies uppermost.
            others.sort_by_key(|other| (other.whole, other.corner));
            for other in others {
                let place = sheets.stretched(&other).translate(page.min.to_vec2());
                if let Some(picture) = self
                    .pictures
                    .see(&other)
                    .filter(|_| painter.clip_rect().intersects(place))
                {
                    painter.image(picture.id(), place, ALL, Color32::WHITE);
                }
            }
        }
        for (part, place) in parts {
            let place = place.translate(page.min.to_vec2());
            if painter.clip_rect().intersects(place)
                && let Some(picture) = self.pictures.see(&part)
            {
                painter.image(picture.id(), place, ALL, Color32::WHITE);
            }
        }
    }

    /// Tints, the lit passage and the selection.
    fn draw_lines_of(&self, painter: &Painter, number: u32, page: Rect, scale: f32, answer: &mut Answer) {
        let on_screen = |line: &PageBox| rect_on(line, page, scale);
        for (line, mark) in self.lines.marks.get(&number).into_iter().flatten() {
            if let Some(mark) = self.marks.get(*mark) {
                painter.rect_filled(on_screen(line), CornerRadius::ZERO, printed_tint(mark.tint));
            }
        }
        // A line below as well, for whoever sees no difference between two tints. The paper is white in
        // every theme, and so are the colours on it.
        let accent = Palette::from(Scheme::Light).accent;
        for line in self.lines.lit.get(&number).into_iter().flatten() {
            let rect = on_screen(line).expand2(vec2(2.0, 1.0));
            painter.rect_filled(rect, CornerRadius::ZERO, printed_tint(Tint::Lit));
            painter.hline(rect.x_range(), rect.bottom(), Stroke::new(2.0, accent));
        }
        for line in self.lines.selected.get(&number).into_iter().flatten() {
            let rect = on_screen(line);
            painter.rect_filled(rect, CornerRadius::ZERO, printed_tint(Tint::Action));
            painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, accent));
            if self.drawing_from.is_none() && painter.clip_rect().intersects(rect) {
                answer.selection_end = Some(rect.right_bottom());
            }
        }
    }

    /// Works out which parts are wanted: those in sight that are not there, then those of the pages before
    /// and after, as long as all of it can be kept.
    fn want(&mut self, viewport: Rect, seen: &Range<usize>) {
        let Some(sheets) = &self.sheets else { return };
        let is_drawn = |at: &usize| !self.failed.contains(&sheets.number(*at));
        let bytes_of = |size: (u32, u32)| size.0 as usize * size.1 as usize * 4;
        let eye = viewport.min.y + viewport.height() * EYE;
        let mut in_sight = Vec::new();
        for at in seen.clone().filter(is_drawn) {
            let corner = sheets.rect(at, viewport.width()).min.to_vec2();
            for (part, place) in sheets.parts(at) {
                let place = place.translate(corner);
                if place.intersects(viewport) {
                    in_sight.push((place.y_range().clamp(eye) - eye, part));
                }
            }
        }
        // What is being read comes before what is merely seen.
        in_sight.sort_by(|(one, _), (other, _)| one.abs().total_cmp(&other.abs()));
        let mut wanted: Vec<PageWindow> = in_sight.into_iter().map(|(_, part)| part).collect();
        let mut bytes: usize = wanted.iter().map(|part| bytes_of(part.size)).sum();
        let neighbours = [Some(seen.end), seen.start.checked_sub(1)];
        for at in neighbours
            .into_iter()
            .flatten()
            .filter(|at| *at < sheets.len())
            .filter(is_drawn)
        {
            let parts = sheets.parts(at);
            bytes += parts.iter().map(|(part, _)| bytes_of(part.size)).sum::<usize>();
            if bytes <= self.pictures.bytes().0 {
                wanted.extend(parts.into_iter().map(|(part, _)| part));
            }
        }
        wanted.retain(|part| !self.pictures.has(part));
        self.wanted = wanted;
    }

    /// Notes what stands at the upper edge and which page is read.
    fn note_place(&mut self, viewport: Rect, jumped: bool) {
        let Some(sheets) = &self.sheets else { return };
        let at = sheets.page_at(viewport.min.y);
        let rect = sheets.rect(at, viewport.width());
        let scale = sheets.scale(at).max(1e-6);
        let tenths = |points: f32| (points / scale).round() as i32;
        let place = PagePoint {
            page: sheets.number(at),
            x: tenths(viewport.min.x - rect.left()).max(0),
            y: tenths(viewport.min.y - rect.top()).max(0),
        };
        if !jumped && (place.page, place.y) != (self.place.page, self.place.y) {
            self.aim = None;
        }
        self.place = place;
        let eye = viewport.min.y + viewport.height() * EYE;
        self.page_now = sheets.number(sheets.page_at(eye));
    }

    /// Ctrl and the wheel, or two fingers: what is under the pointer stays there.
    fn take_zoom(&mut self, ui: &Ui, area: &Response, viewport: Rect, corner: Pos2) {
        let by = ui.input(eframe::egui::InputState::zoom_delta);
        let Some(pointer) = area.hover_pos().filter(|_| (by - 1.0).abs() > 0.001) else {
            return;
        };
        let at = pointer - corner - viewport.min.to_vec2();
        if let Some(to) = self.point_at(pointer, corner, viewport.width()) {
            self.set_zoom(Zoom::Percent(self.percent() * by));
            self.aim = None;
            self.jump = Some(Jump {
                to,
                at,
                share: 0.0,
                sideways: true,
            });
            ui.ctx().request_repaint();
        }
    }

    /// The place of a page under a place of the window; beside the pages the nearest one of the page there.
    fn point_at(&self, pointer: Pos2, corner: Pos2, width: f32) -> Option<PagePoint> {
        let sheets = self.sheets.as_ref()?;
        let at = sheets.page_at(pointer.y - corner.y);
        let rect = sheets.rect(at, width).translate(corner.to_vec2());
        let scale = sheets.scale(at).max(1e-6);
        let within = rect.clamp(pointer) - rect.min;
        Some(PagePoint {
            page: sheets.number(at),
            x: (within.x / scale).round() as i32,
            y: (within.y / scale).round() as i32,
        })
    }

    fn take_mouse(&mut self, ui: &Ui, area: &Response, corner: Pos2, width: f32, answer: &mut Answer) {
        let Some(pointer) = ui.input(|i| i.pointer.interact_pos()) else {
            return;
        };
        let point = self.point_at(pointer, corner, width);
        let word = |view: &Self, point: Option<PagePoint>| view.index.as_ref()?.word_at(point?);
        if area.hovered()
            && self
                .index
                .as_ref()
                .zip(point)
                .is_some_and(|(index, at)| index.is_on_word(at))
        {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        if area.triple_clicked() {
            answer.paragraph = word(self, point).map(|word| word.start);
        } else if area.double_clicked() {
            answer.selected = word(self, point);
        } else if area.clicked() {
            area.request_focus();
            answer.selected = Some(Span::new(0, 0));
            answer.clicked = self.owner_at(point);
        } else if area.secondary_clicked() {
            let word = word(self, point);
            let is_within = |word: Span| self.selected.is_some_and(|selected| selected.overlaps(word));
            // A menu speaks of the paragraph under it where nothing else was chosen.
            answer.paragraph = word.filter(|word| !is_within(*word)).map(|word| word.start);
        }
        if area.drag_started_by(PointerButton::Primary) {
            let origin = ui.input(|i| i.pointer.press_origin()).unwrap_or(pointer);
            self.drawing_from = word(self, self.point_at(origin, corner, width));
            area.request_focus();
        }
        if area.dragged_by(PointerButton::Primary)
            && let (Some(from), Some(to)) = (self.drawing_from, word(self, point))
        {
            answer.selected = Some(Span::new(from.start.min(to.start), from.end.max(to.end)));
            scroll_at_the_edge(ui, pointer);
        }
        if area.drag_stopped() {
            self.drawing_from = None;
        }
    }

    /// The owner of the shortest mark at a place.
    fn owner_at(&self, point: Option<PagePoint>) -> Option<usize> {
        let point = point?;
        let marks = self.lines.marks.get(&point.page)?.iter();
        let here = marks.filter(|(line, _)| {
            (line.left..=line.right).contains(&point.x) && (line.top..=line.bottom).contains(&point.y)
        });
        let here = here.filter_map(|(_, mark)| self.marks.get(*mark));
        here.min_by_key(|mark| mark.span.len()).map(|mark| mark.owner)
    }

    fn take_keys(&mut self, ui: &Ui, area: &Response, viewport: Rect) {
        let nowhere = ui.memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none());
        if !area.has_focus() && !nowhere {
            return;
        }
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        for (key, forward) in [(Key::PageDown, true), (Key::PageUp, false)] {
            if pressed(key) {
                self.turn(forward);
                ui.ctx().request_repaint();
            }
        }
        if pressed(Key::Home) {
            self.turn_to(1);
        }
        if pressed(Key::End) {
            self.turn_to(self.page_of().1);
        }
        if !area.has_focus() {
            return;
        }
        for (key, by) in [
            (Key::ArrowDown, vec2(0.0, -STEP)),
            (Key::ArrowUp, vec2(0.0, STEP)),
            (Key::ArrowRight, vec2(-STEP, 0.0)),
            (Key::ArrowLeft, vec2(STEP, 0.0)),
            (Key::Space, vec2(0.0, -(viewport.height() - STEP))),
        ] {
            if pressed(key) {
                ui.scroll_with_delta(by);
                ui.ctx().request_repaint();
            }
        }
    }
}

/// A line of words on its page, in points of the window.
fn rect_on(line: &PageBox, page: Rect, scale: f32) -> Rect {
    let corner = |x: i32, y: i32| page.min + vec2(x as f32, y as f32) * scale;
    Rect::from_min_max(corner(line.left, line.top), corner(line.right, line.bottom))
}

/// On whole pixels, so that each pixel of a picture is one of the screen.
fn snapped(ui: &Ui, rect: Rect) -> Rect {
    let pixels = ui.pixels_per_point();
    let whole = |at: f32| (at * pixels).round() / pixels;
    Rect::from_min_size(pos2(whole(rect.min.x), whole(rect.min.y)), rect.size())
}

fn describe_area(ui: &Ui, area: &Response) {
    area.widget_info(|| WidgetInfo::labeled(Role::Document, true, "Pages as printed"));
    if area.has_focus() {
        let edge = ui.clip_rect().shrink(1.0);
        let ring = ui.visuals().selection.stroke;
        ui.painter()
            .rect_stroke(edge, CornerRadius::same(2), ring, StrokeKind::Inside);
    }
    let arrows = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(area.id, arrows));
}

/// Scrolls on while the mouse draws a selection over the edge of the window.
fn scroll_at_the_edge(ui: &Ui, pointer: Pos2) {
    let seen = ui.clip_rect();
    let over = (pointer.y - seen.bottom()).max(0.0) - (seen.top() - pointer.y).max(0.0);
    if over != 0.0 {
        ui.scroll_with_delta(vec2(0.0, -over.clamp(-40.0, 40.0)));
        ui.ctx().request_repaint();
    }
}
