//! Draws what is seen of a paper, and tells what the reader did to it.

use std::rc::Rc;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CornerRadius, Event, EventFilter, Id, Key, Modifiers, Painter, Pos2, Rect, Response, ScrollArea,
    Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2,
};

use super::layout::{self, Laid, PAGE_MARK};
use super::select::{Drawn, byte_at, follow_mouse};
use super::strips::Look;
use super::{Fit, Jump, Mark, PaperText};
use crate::scrutiny::passage::Span;
use crate::ui::theme::{Palette, Tint, space};

/// The widest column of words that is still easy to read, in points.
const WIDEST: f32 = 820.0;
/// The margin in which marks are named.
const MARGIN: f32 = 84.0;
/// The narrowest view that has such a margin.
const MARGIN_FROM: f32 = 450.0;

/// What the reader did.
#[derive(Debug, Default)]
pub struct Answer {
    /// The owner of the mark that was clicked.
    pub clicked: Option<usize>,
    /// Whether the mouse or a key has just selected something here, or nothing any more.
    pub selects: bool,
    /// Words to be copied.
    pub copy: Option<String>,
    /// Where the selection ends in the window, once it is drawn and as long as that is seen.
    pub selection_end: Option<Pos2>,
    /// The text's own response, for its context menu and its focus.
    pub area: Option<Response>,
}

/// Draws a paper's text over all the room there is.
pub fn paper_text_ui(ui: &mut Ui, paper: &mut PaperText, palette: &Palette) -> Answer {
    let room_rect = ui.available_rect_before_wrap();
    let room = room_rect.size();
    let margin = if room.x >= MARGIN_FROM {
        MARGIN
    } else {
        space::SMALL
    };
    let width = (room.x - margin - space::LARGE).clamp(120.0, WIDEST);
    // In a wide window the words stand in the middle, under the eye.
    let margin = margin.max((room.x - width) * 0.5);
    paper.fit(ui, width);
    let mut area = ScrollArea::vertical()
        .id_salt("paper text")
        .auto_shrink(false)
        .animated(false);
    if let Some(offset) = paper.take_jump(ui, room.y) {
        area = area.vertical_scroll_offset(offset);
    }
    let mut answer = Answer::default();
    let mut grown = 0.0;
    let selected_before = paper.selection;
    let output = area.show_viewport(ui, |ui, viewport| {
        let id = ui.scope_id().with("words");
        let seen = ui.clip_rect().intersect(room_rect);
        let response = ui.interact(seen, id, Sense::click_and_drag());
        if std::mem::take(&mut paper.wants_focus) {
            response.request_focus();
        }
        describe_area(ui, &response);
        let (drawn, above) = paper.draw(ui, viewport, margin, palette, &mut answer);
        grown = above;
        follow_mouse(ui, paper, &response, &drawn);
        take_clicks(ui, paper, &response, &drawn, &mut answer);
        take_keys(ui, paper, &response, viewport);
        answer.copy = words_to_copy(ui, paper, &response);
        answer.area = Some(response);
    });
    answer.selects = paper.selection != selected_before;
    // What grew above the window's edge must not push along what is being read.
    if grown != 0.0 {
        let offset = output.state.clamped_offset().y + grown;
        paper.jump.get_or_insert(Jump::Offset(offset));
        ui.ctx().request_repaint();
    }
    answer
}

impl PaperText {
    /// Works the heights out anew when width, zoom or text size have changed, and keeps the place.
    fn fit(&mut self, ui: &Ui, width: f32) {
        let fit = Fit {
            width,
            pixels_per_point: ui.pixels_per_point(),
            text_size: TextStyle::Body.resolve(ui.style()).size,
        };
        // Drawn elsewhere in the window than before, nothing is known of how far it had been scrolled.
        let place = ui.scope_id();
        if self.drawn_in.replace(place).is_some_and(|before| before != place) {
            self.jump.get_or_insert(Jump::Top(self.place));
        }
        if self.fitted == Some(fit) {
            return;
        }
        if self.fitted.is_some() {
            self.jump.get_or_insert(Jump::Top(self.place));
        }
        self.fitted = Some(fit);
        let strips = &self.strips;
        self.layouts.begin(ui, strips, width);
        let heights = strips
            .strips
            .iter()
            .map(|strip| self.layouts.estimated_height(strips, strip));
        self.list.estimate(heights);
    }

    /// Where to scroll to with this frame, if somewhere.
    fn take_jump(&mut self, ui: &Ui, seen: f32) -> Option<f32> {
        let (byte, above) = match self.jump.take()? {
            Jump::Offset(offset) => return Some(offset),
            Jump::Top(byte) => (byte, 0.0),
            Jump::Rest(byte) => (byte, seen * 0.3),
        };
        let strip = self.strips.strip_at(byte);
        let layout = self.lay_out(ui, strip);
        // The strips just above are seen too: their heights have to be right before the place of
        // this one is.
        let mut high = 0.0;
        for before in (0..strip).rev() {
            if high > above {
                break;
            }
            high += self.lay_out(ui, before).height;
        }
        let within = layout
            .laid
            .iter()
            .find(|laid| self.span_of(laid).end > byte)
            .map_or(0.0, |laid| {
                let letter = Span::new(byte, byte + 1);
                let line = laid.rects(letter).first().map_or(0.0, Rect::top);
                laid.offset.y + line
            });
        Some((self.list.top(strip) + within - above).max(0.0))
    }

    fn lay_out(&mut self, ui: &Ui, strip: usize) -> Rc<layout::StripLayout> {
        let layout = self.layouts.strip(ui, &self.text, &self.strips, strip);
        self.list.correct(strip, layout.height);
        layout
    }

    fn span_of(&self, laid: &Laid) -> Span {
        let piece = self.strips.pieces.get(laid.piece);
        piece.map_or(Span::new(0, 0), |piece| piece.span)
    }

    /// Draws the strips that are seen; returns them, and by how much those that begin above the
    /// window's edge have grown.
    fn draw(
        &mut self,
        ui: &mut Ui,
        viewport: Rect,
        margin: f32,
        palette: &Palette,
        answer: &mut Answer,
    ) -> (Vec<Drawn>, f32) {
        let corner = ui.max_rect().min + vec2(margin, 0.0);
        let first = self.list.row_at(viewport.min.y);
        let before = self.list.top(first) + self.list.height(first);
        self.lay_out(ui, first);
        let grown = self.list.top(first) + self.list.height(first) - before;
        let top = corner.y - grown;
        let mut drawn = Vec::new();
        let mut strip = first;
        let mut names_end = f32::NEG_INFINITY;
        while strip < self.list.len() {
            let y = self.list.top(strip);
            if y - grown > viewport.max.y {
                break;
            }
            let layout = self.lay_out(ui, strip);
            let origin = pos2(corner.x, top + y);
            self.draw_strip(ui, strip, &layout, origin, palette);
            if margin >= MARGIN {
                names_end = self.draw_names(ui.painter(), &layout, origin, margin, palette, names_end);
            }
            self.find_selection_end(&layout, origin, answer);
            drawn.push(Drawn { layout, origin });
            strip += 1;
        }
        let edge = ui.clip_rect().top();
        if let Some(byte) = drawn.iter().find_map(|strip| first_seen(strip, edge)) {
            self.place = byte;
        }
        self.drawn = drawn.len();
        self.layouts.forget_far_from(&(first..strip));
        ui.set_height(self.list.total());
        (drawn, grown)
    }

    fn draw_strip(
        &self,
        ui: &Ui,
        strip: usize,
        layout: &layout::StripLayout,
        origin: Pos2,
        palette: &Palette,
    ) {
        let painter = ui.painter();
        if let Some(page) = self.strips.strips.get(strip).and_then(|strip| strip.page) {
            draw_page_mark(
                ui,
                page,
                origin,
                self.fitted.map_or(0.0, |fit| fit.width),
                palette,
            );
        }
        for laid in &layout.laid {
            let corner = origin + laid.offset;
            let Some(piece) = self.strips.pieces.get(laid.piece) else {
                continue;
            };
            if let Some(cell) = laid.cell {
                let cell = layout::placed(cell, origin);
                let heading = matches!(piece.look, Look::Cell { heading: true, .. });
                if heading {
                    painter.rect_filled(cell, CornerRadius::ZERO, palette.sunken);
                }
                let line = Stroke::new(1.0, palette.hairline);
                painter.rect_stroke(cell, CornerRadius::ZERO, line, StrokeKind::Middle);
            }
            self.draw_tints(painter, laid, piece.span, corner, palette);
            let colour = match piece.look {
                Look::Furniture => palette.weak,
                _ => palette.text,
            };
            if let Some(marker) = &laid.marker {
                let left = corner - vec2(laid.marker_room, 0.0);
                painter.galley(left, marker.clone(), palette.weak);
            }
            painter.galley(corner, laid.galley.clone(), colour);
            let marks = self.marks_in(piece.span).map(|mark| mark.label.as_str());
            describe_piece(ui, laid, &piece.look, corner, marks);
        }
    }

    fn draw_tints(&self, painter: &Painter, laid: &Laid, piece: Span, corner: Pos2, palette: &Palette) {
        for mark in self.marks_in(piece) {
            for rect in laid.rects(mark.span) {
                painter.rect_filled(
                    rect.translate(corner.to_vec2()).expand2(vec2(1.0, 0.0)),
                    CornerRadius::ZERO,
                    palette.tint(mark.tint),
                );
            }
        }
        let first = self.found.partition_point(|found| found.end <= piece.start);
        let found = self.found.get(first..).unwrap_or(&[]);
        for found in found.iter().take_while(|found| found.start < piece.end) {
            for rect in laid.rects(*found) {
                let rect = rect.translate(corner.to_vec2()).expand2(vec2(1.0, 0.0));
                let edge = Stroke::new(1.0, palette.accent);
                painter.rect_stroke(rect, CornerRadius::same(2), edge, StrokeKind::Inside);
            }
        }
        for lit in self.lit.iter().filter(|lit| lit.overlaps(piece)) {
            for rect in laid.rects(*lit) {
                let rect = rect.translate(corner.to_vec2()).expand2(vec2(2.0, 0.0));
                painter.rect_filled(rect, CornerRadius::ZERO, palette.tint(Tint::Lit));
                // A line below as well, for whoever sees no difference between the two tints.
                painter.hline(
                    rect.x_range(),
                    rect.bottom() - 1.0,
                    Stroke::new(2.0, palette.accent),
                );
            }
        }
        if let Some(selected) = self.selected().filter(|selected| selected.overlaps(piece)) {
            for rect in laid.rects(selected) {
                let rect = rect.translate(corner.to_vec2());
                painter.rect_filled(rect, CornerRadius::ZERO, palette.tint(Tint::Action));
                painter.hline(
                    rect.x_range(),
                    rect.bottom() - 1.0,
                    Stroke::new(1.0, palette.accent),
                );
            }
        }
    }

    /// Names the marks that begin in a strip in the margin beside their first line.
    fn draw_names(
        &self,
        painter: &Painter,
        layout: &layout::StripLayout,
        origin: Pos2,
        margin: f32,
        palette: &Palette,
        mut end: f32,
    ) -> f32 {
        let font = TextStyle::Small.resolve(&painter.ctx().global_style());
        for laid in &layout.laid {
            let piece = self.span_of(laid);
            for mark in self.marks_in(piece) {
                if mark.label.is_empty() || mark.span.start < piece.start {
                    continue;
                }
                let Some(line) = laid.rects(mark.span).first().copied() else {
                    continue;
                };
                let y = (origin.y + laid.offset.y + line.top()).max(end);
                let right = pos2(origin.x - 8.0, y + 3.0);
                let galley = painter.layout_no_wrap(mark.label.clone(), font.clone(), palette.weak);
                let place = Align2::RIGHT_TOP.anchor_size(right, galley.size());
                let chip = place.expand2(vec2(3.0, 1.0));
                // A chip that does not fit the margin would cover the words of the paper.
                if galley.size().x <= margin - 10.0 {
                    painter.rect_filled(chip, CornerRadius::same(3), palette.tint(mark.tint));
                    painter.galley(place.min, galley, palette.text);
                    end = chip.bottom() + 1.0;
                }
            }
        }
        end
    }

    fn find_selection_end(&self, layout: &layout::StripLayout, origin: Pos2, answer: &mut Answer) {
        let Some(selected) = self
            .selected()
            .filter(|_| !self.selection.is_some_and(|s| s.drawing))
        else {
            return;
        };
        for laid in &layout.laid {
            if selected.overlaps(self.span_of(laid))
                && let Some(last) = laid.rects(selected).last()
            {
                answer.selection_end = Some(last.right_bottom() + origin.to_vec2() + laid.offset);
            }
        }
    }

    fn marks_in(&self, piece: Span) -> impl Iterator<Item = &Mark> {
        let end = self.marks.partition_point(|mark| mark.span.start < piece.end);
        let before = self.marks.get(..end).unwrap_or(&[]);
        before.iter().filter(move |mark| mark.span.end > piece.start)
    }

    /// The mark at a byte; the shortest where several lie over each other.
    fn mark_at(&self, byte: usize) -> Option<&Mark> {
        self.marks_in(Span::new(byte, byte + 1))
            .min_by_key(|mark| mark.span.len())
    }
}

/// The first byte of a strip that is not above the edge; none where all of its words are.
fn first_seen(strip: &Drawn, edge: f32) -> Option<usize> {
    strip.layout.laid.iter().find_map(|laid| {
        let top = strip.origin.y + laid.offset.y;
        let is_seen = top + laid.galley.size().y > edge + 2.0;
        is_seen.then(|| laid.byte_at(vec2(0.0, (edge - top).max(0.0) + 2.0)))
    })
}

fn draw_page_mark(ui: &Ui, page: u32, origin: Pos2, width: f32, palette: &Palette) {
    let y = origin.y + PAGE_MARK * 0.5;
    let words = format!("Page {page}");
    let font = TextStyle::Small.resolve(ui.style());
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(words, font, palette.weak);
    let left = origin.x + width - galley.size().x;
    painter.hline(
        origin.x..=left - space::SMALL,
        y,
        Stroke::new(1.0, palette.hairline),
    );
    painter.galley(pos2(left, y - galley.size().y * 0.5), galley, palette.weak);
}

fn describe_area(ui: &Ui, area: &Response) {
    area.widget_info(|| WidgetInfo::labeled(Role::Document, true, "Text of the paper"));
    if area.has_focus() {
        let edge = ui.clip_rect().shrink(1.0);
        let ring = ui.visuals().selection.stroke;
        ui.painter()
            .rect_stroke(edge, CornerRadius::same(2), ring, StrokeKind::Inside);
    }
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(area.id, arrows));
}

fn describe_piece<'m>(ui: &Ui, laid: &Laid, look: &Look, corner: Pos2, marks: impl Iterator<Item = &'m str>) {
    let id: Id = ui.scope_id().with(("piece", laid.piece));
    let rect = Rect::from_min_size(corner, laid.galley.size());
    let response = ui.interact(rect, id, Sense::hover());
    let role = match look {
        Look::Heading(_) => Role::Heading,
        _ => Role::Label,
    };
    response.widget_info(|| WidgetInfo::labeled(role, true, &laid.folded.text));
    // What sighted readers see in the margin.
    let marks: Vec<&str> = marks.filter(|mark| !mark.is_empty()).collect();
    if !marks.is_empty() {
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_description(format!("Found here: {}", marks.join(", ")));
        });
    }
    if let Look::Heading(level) = look {
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_level(usize::from(*level));
        });
    }
}

fn take_clicks(ui: &Ui, paper: &mut PaperText, area: &Response, drawn: &[Drawn], answer: &mut Answer) {
    let Some(pointer) = ui.input(|i| i.pointer.interact_pos()) else {
        return;
    };
    let over = area.contains_pointer().then(|| byte_at(drawn, pointer)).flatten();
    if area.clicked() && !area.double_clicked() && !area.triple_clicked() {
        area.request_focus();
        answer.clicked = over.and_then(|byte| paper.mark_at(byte)).map(|mark| mark.owner);
    }
    if area.secondary_clicked()
        && let Some(byte) = over
        && !paper
            .selected()
            .is_some_and(|span| span.contains(Span::new(byte, byte)))
    {
        // A menu speaks of the paragraph under it where nothing else was chosen.
        paper.selection = paper.block_at(byte).map(super::Selection::of);
    }
    if area.hovered() {
        ui.set_cursor_icon(eframe::egui::CursorIcon::Text);
    }
}

fn take_keys(ui: &Ui, paper: &mut PaperText, area: &Response, viewport: Rect) {
    if !area.has_focus() {
        return;
    }
    let page = viewport.height() - 48.0;
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    for (key, by) in [
        (Key::ArrowDown, 48.0),
        (Key::ArrowUp, -48.0),
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::Home, f32::NEG_INFINITY),
        (Key::End, f32::INFINITY),
    ] {
        if pressed(key) {
            let end = (paper.list.total() - viewport.height()).max(0.0);
            let offset = (viewport.min.y + by).clamp(0.0, end);
            paper.jump = Some(Jump::Offset(offset));
            ui.ctx().request_repaint();
        }
    }
    for (key, forward) in [(Key::ArrowDown, true), (Key::ArrowUp, false)] {
        if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, key)) {
            paper.select_next_block(forward);
            ui.ctx().request_repaint();
        }
    }
    if paper.selected().is_some() && pressed(Key::Escape) {
        paper.deselect();
    }
}

fn words_to_copy(ui: &Ui, paper: &PaperText, area: &Response) -> Option<String> {
    let selected = paper.selected()?;
    let asked = ui.input(|i| i.events.iter().any(|event| matches!(event, Event::Copy)));
    let elsewhere = ui.memory(|memory| memory.focused().is_some_and(|id| id != area.id));
    (asked && !(elsewhere && ui.ctx().text_edit_focused())).then(|| {
        let spans = paper.spans_without_furniture(selected);
        let words: Vec<&str> = spans.iter().map(|span| span.of(&paper.text)).collect();
        words.join("\n")
    })
}
