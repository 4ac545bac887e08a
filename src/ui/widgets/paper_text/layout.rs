//! Lays strips out: fonts, columns, indentation. What was laid out is kept until width, zoom or
//! typeface change, and no strip is laid out before it is seen.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{self, Color32, FontId, Galley, Pos2, Rect, TextStyle, Ui, Vec2, pos2, vec2};

use super::fold::Folded;
use super::strips::{Look, Piece, Strip, Strips};
use super::table::{Arrangement, Table};
use crate::scrutiny::passage::Span;
use crate::ui::theme;

/// Above a strip with which a page begins, in points.
pub const PAGE_MARK: f32 = 34.0;
/// How many strips are kept laid out; some windows full.
const KEPT: usize = 600;
/// Below a row whose cells stand one below the other.
const STACK_GAP: f32 = 10.0;
/// The part of the width that the names of columns have beside such cells.
const SHARE_OF_NAMES: f32 = 0.3;
const CELL_MARGIN: Vec2 = vec2(6.0, 5.0);
const INDENT: f32 = 32.0;
const MARKER_STEP: f32 = 12.0;

/// A piece as laid out.
pub struct Laid {
    /// Which piece of the paper.
    pub piece: usize,
    /// Where it stands in its strip.
    pub offset: Vec2,
    /// Its words, with the way back to the paper.
    pub folded: Folded,
    /// Its words as they will be painted.
    pub galley: Arc<Galley>,
    /// The marker before a point of a list, or the name of its column before a cell that does not stand
    /// below that.
    pub marker: Option<Arc<Galley>>,
    /// How far before the words the marker begins.
    pub marker_room: f32,
    /// The cell around it, in its strip; of several blocks in one cell the first has it.
    pub cell: Option<Rect>,
}

impl Laid {
    /// The rectangles, within the galley, of the words at a stretch of the paper.
    #[must_use]
    pub fn rects(&self, span: Span) -> Vec<Rect> {
        let start = self.letters_before(self.folded.to_shown(span.start));
        let end = self.letters_before(self.folded.to_shown(span.end));
        let mut rects = Vec::new();
        let mut at = 0;
        for row in &self.galley.rows {
            let letters = row.glyphs.len();
            let (from, to) = (start.max(at), end.min(at + letters));
            if from < to {
                let left = row.pos.x + row.x_offset((from - at).into());
                let right = row.pos.x + row.x_offset((to - at).into());
                rects.push(Rect::from_min_max(
                    pos2(left, row.min_y()),
                    pos2(right, row.max_y()),
                ));
            }
            at += letters + usize::from(row.ends_with_newline);
        }
        rects
    }

    /// The byte of the paper at a place within the galley.
    #[must_use]
    pub fn byte_at(&self, place: Vec2) -> usize {
        let letters = self.galley.cursor_from_pos(place).index.0;
        let shown = self.folded.text.char_indices().nth(letters);
        self.folded
            .to_source(shown.map_or(self.folded.text.len(), |(at, _)| at))
    }

    fn letters_before(&self, shown: usize) -> usize {
        self.folded.text.get(..shown).unwrap_or("").chars().count()
    }
}

/// A strip as laid out.
pub struct StripLayout {
    /// Its pieces.
    pub laid: Vec<Laid>,
    /// Its height with the space that follows.
    pub height: f32,
}

/// What has been laid out, for one width, zoom and typeface.
#[derive(Default)]
pub struct Layouts {
    kept: HashMap<usize, Rc<StripLayout>>,
    width: f32,
    /// How each table stands in it.
    tables: Vec<Arrangement>,
    /// How many galleys have been made so far: a test counts them.
    pub galleys_made: usize,
}

impl Layouts {
    /// Forgets everything and lays out for this width from now on.
    pub fn begin(&mut self, ui: &Ui, strips: &Strips, width: f32) {
        self.kept.clear();
        self.width = width;
        let fonts = [true, false].map(|heading| font(ui, &Look::Cell { column: 0, heading }));
        let [heads, cells] = fonts;
        // As they will be laid out: the sum of their letters is less by what lies between them.
        let mut measure = |words: &str, is_heading: bool| {
            let font = if is_heading { &heads } else { &cells };
            let laid = ui
                .painter()
                .layout_no_wrap(words.to_owned(), font.clone(), Color32::PLACEHOLDER);
            laid.size().x
        };
        let tables = strips.tables.iter();
        self.tables = tables
            .map(|table| table.arrange(width, CELL_MARGIN.x, &mut measure))
            .collect();
    }

    /// What a strip will be about as high as, told from the number of its letters alone.
    #[must_use]
    pub fn estimated_height(&self, strips: &Strips, strip: &Strip) -> f32 {
        const LETTER: f32 = 7.4;
        const LINE: f32 = 24.0;
        let pieces = strips.pieces.get(strip.pieces.clone()).unwrap_or(&[]);
        let table = strip.table.and_then(|table| self.tables.get(table));
        let lines =
            |bytes: usize, width: f32| (bytes as f32 * LETTER / width.max(60.0)).ceil().max(1.0) * LINE;
        let heights = pieces.iter().map(|piece| match (&piece.look, table) {
            (Look::Cell { column, .. }, Some(Arrangement::Beside(widths))) => {
                let width = widths.get(*column as usize).copied().unwrap_or(self.width);
                lines(piece.span.len(), width - 2.0 * CELL_MARGIN.x) + 2.0 * CELL_MARGIN.y
            }
            (Look::Cell { .. }, Some(Arrangement::Stacked(names))) => {
                lines(piece.span.len(), self.width - self.room_for_names(*names)) + 2.0 * CELL_MARGIN.y
            }
            (look, _) => lines(piece.span.len(), self.width - indent(look)),
        });
        let words = match table {
            Some(Arrangement::Stacked(_)) => heights.sum::<f32>() + STACK_GAP,
            _ => of_columns(pieces, heights),
        };
        let first = pieces.first().map_or(&Look::Body, |piece| &piece.look);
        let page = if strip.page.is_some() { PAGE_MARK } else { 0.0 };
        let after = if strip.ends_block { space_after(first) } else { 0.0 };
        page + words + after
    }

    /// Forgets strips that are far from those being drawn, once there are many.
    pub fn forget_far_from(&mut self, drawn: &std::ops::Range<usize>) {
        if self.kept.len() > KEPT {
            let near = drawn.start.saturating_sub(KEPT / 4)..drawn.end + KEPT / 4;
            self.kept.retain(|strip, _| near.contains(strip));
        }
    }

    /// A strip laid out.
    pub fn strip(&mut self, ui: &Ui, text: &str, strips: &Strips, index: usize) -> Rc<StripLayout> {
        if let Some(kept) = self.kept.get(&index) {
            return Rc::clone(kept);
        }
        let layout = Rc::new(match strips.strips.get(index) {
            Some(strip) => self.lay_out(ui, text, strips, strip),
            None => StripLayout {
                laid: Vec::new(),
                height: 0.0,
            },
        });
        self.kept.insert(index, Rc::clone(&layout));
        layout
    }

    fn lay_out(&mut self, ui: &Ui, text: &str, strips: &Strips, strip: &Strip) -> StripLayout {
        let top = if strip.page.is_some() { PAGE_MARK } else { 0.0 };
        let pieces = strips.pieces.get(strip.pieces.clone()).unwrap_or(&[]);
        let table = strip.table.and_then(|table| strips.tables.get(table));
        let arranged = strip.table.and_then(|table| self.tables.get(table)).cloned();
        let mut layout = match (table, arranged) {
            (_, Some(Arrangement::Beside(widths))) => self.row(ui, text, strip, pieces, &widths, top),
            (Some(table), Some(Arrangement::Stacked(names))) => {
                self.stack(ui, text, strip, pieces, (table, names), top)
            }
            _ => self.flow(ui, text, strip, pieces, top),
        };
        if strip.ends_block {
            layout.height += space_after(pieces.first().map_or(&Look::Body, |piece| &piece.look));
        }
        layout
    }

    fn flow(&mut self, ui: &Ui, text: &str, strip: &Strip, pieces: &[Piece], top: f32) -> StripLayout {
        let mut y = top;
        let mut laid = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            if let Look::Heading(level) = piece.look {
                y += if level <= 2 { 14.0 } else { 8.0 };
            }
            let before = indent(&piece.look) - INDENT;
            let mut x = indent(&piece.look);
            let marker = match &piece.look {
                Look::ListItem(Some(marker), _) if !marker.is_empty() => {
                    let galley = self.galley(ui, marker.clone(), &piece.look, f32::INFINITY);
                    // A marker that is wider than its indentation pushes the words along, by whole
                    // steps, so that the points of one list stay below each other.
                    let needed = ((galley.size().x + 8.0) / MARKER_STEP).ceil() * MARKER_STEP;
                    x = x.max(x - INDENT + needed);
                    Some(galley)
                }
                _ => None,
            };
            let folded = Folded::new(piece.span.of(text), piece.span.start);
            let galley = self.galley(ui, folded.text.clone(), &piece.look, (self.width - x).max(60.0));
            let height = galley.size().y;
            laid.push(Laid {
                piece: strip.pieces.start + at,
                offset: vec2(x, y),
                folded,
                galley,
                marker,
                marker_room: x - before.max(0.0),
                cell: None,
            });
            y += height;
        }
        StripLayout { laid, height: y }
    }

    /// How wide the names of columns stand beside stacked cells: as their longest word needs, which is never
    /// broken, and at most half of the width.
    fn room_for_names(&self, needed: f32) -> f32 {
        (self.width * SHARE_OF_NAMES).max(needed).min(self.width * 0.5)
    }

    /// The cells of a row beside each other; what a cell holds in several blocks stands below each other in it.
    fn row(
        &mut self,
        ui: &Ui,
        text: &str,
        strip: &Strip,
        pieces: &[Piece],
        widths: &[f32],
        top: f32,
    ) -> StripLayout {
        let mut laid: Vec<Laid> = Vec::new();
        let mut bottom = top;
        // Where what is already laid in each column ends.
        let mut ends = vec![top + CELL_MARGIN.y; widths.len()];
        for (at, piece) in pieces.iter().enumerate() {
            let column = column_of(piece);
            let left: f32 = widths.iter().take(column).sum();
            let width = widths.get(column).copied().unwrap_or(self.width);
            let folded = Folded::new(piece.span.of(text), piece.span.start);
            // No wider than the column, or the words would stand on those of the next.
            let inner = (width - 2.0 * CELL_MARGIN.x).max(8.0);
            let galley = self.galley(ui, folded.text.clone(), &piece.look, inner);
            let y = ends.get(column).copied().unwrap_or(bottom);
            let end = y + galley.size().y;
            if let Some(own) = ends.get_mut(column) {
                *own = end;
            }
            let goes_on = y > top + CELL_MARGIN.y;
            bottom = f32::max(bottom, end + CELL_MARGIN.y);
            laid.push(Laid {
                piece: strip.pieces.start + at,
                offset: vec2(left + CELL_MARGIN.x, y),
                folded,
                galley,
                marker: None,
                marker_room: 0.0,
                cell: (!goes_on).then(|| Rect::from_min_max(pos2(left, top), pos2(left + width, bottom))),
            });
        }
        for piece in &mut laid {
            if let Some(cell) = &mut piece.cell {
                cell.max.y = bottom;
            }
        }
        StripLayout { laid, height: bottom }
    }

    /// The cells of a row one below the other, each beside the name of its column; the cells that are such
    /// names follow one another.
    fn stack(
        &mut self,
        ui: &Ui,
        text: &str,
        strip: &Strip,
        pieces: &[Piece],
        (table, names): (&Table, f32),
        top: f32,
    ) -> StripLayout {
        let names = self.room_for_names(names);
        let mut laid = Vec::new();
        let (mut x, mut y, mut high) = (0.0, top, 0.0_f32);
        for (at, piece) in pieces.iter().enumerate() {
            let is_heading = matches!(piece.look, Look::Cell { heading: true, .. });
            // A cell of several blocks has its name once.
            let goes_on = at
                .checked_sub(1)
                .and_then(|above| pieces.get(above))
                .is_some_and(|above| column_of(above) == column_of(piece));
            let name = table.heading(column_of(piece)).filter(|_| !is_heading);
            let column = name.map(|name| {
                let words = Folded::new(name.of(text), name.start).text;
                self.galley(ui, words, &Look::Furniture, names - CELL_MARGIN.x)
            });
            let before = if column.is_some() { names } else { 0.0 };
            let column = column.filter(|_| !goes_on);
            let folded = Folded::new(piece.span.of(text), piece.span.start);
            let inner = (self.width - before - 2.0 * CELL_MARGIN.x).max(40.0);
            let galley = self.galley(ui, folded.text.clone(), &piece.look, inner);
            let wide = if is_heading {
                galley.size().x + 2.0 * CELL_MARGIN.x
            } else {
                self.width
            };
            if x > 0.0 && x + wide > self.width {
                (x, y, high) = (0.0, y + high, 0.0);
            }
            let name_high = column.as_ref().map_or(0.0, |name| name.size().y);
            let height = f32::max(name_high, galley.size().y) + 2.0 * CELL_MARGIN.y;
            laid.push(Laid {
                piece: strip.pieces.start + at,
                offset: vec2(x + before, y) + CELL_MARGIN,
                folded,
                galley,
                marker: column,
                marker_room: before,
                cell: Some(Rect::from_min_size(pos2(x, y), vec2(wide, height))),
            });
            x += wide;
            high = high.max(height);
        }
        StripLayout {
            laid,
            height: y + high + STACK_GAP,
        }
    }

    fn galley(&mut self, ui: &Ui, words: String, look: &Look, width: f32) -> Arc<Galley> {
        self.galleys_made += 1;
        let font = font(ui, look);
        let format = TextFormat {
            line_height: Some((font.size * 1.5).round()),
            font_id: font,
            // The colour is given when it is painted, so that a change of theme costs no layout.
            color: Color32::PLACEHOLDER,
            ..TextFormat::default()
        };
        let mut job = LayoutJob::single_section(words, format);
        job.wrap.max_width = width;
        ui.painter().layout_job(job)
    }
}

/// The place in a window of a place in a strip whose top left stands at `origin`.
#[must_use]
pub fn placed(rect: Rect, origin: Pos2) -> Rect {
    rect.translate(origin.to_vec2())
}

/// The height of the highest column, whose blocks stand below each other.
fn of_columns(pieces: &[Piece], heights: impl Iterator<Item = f32>) -> f32 {
    let mut columns: Vec<f32> = Vec::new();
    for (piece, height) in pieces.iter().zip(heights) {
        let column = column_of(piece);
        if columns.len() <= column {
            columns.resize(column + 1, 0.0);
        }
        if let Some(own) = columns.get_mut(column) {
            *own += height;
        }
    }
    columns.into_iter().fold(0.0, f32::max)
}

fn column_of(piece: &Piece) -> usize {
    match piece.look {
        Look::Cell { column, .. } => column as usize,
        _ => 0,
    }
}

fn indent(look: &Look) -> f32 {
    match look {
        Look::ListItem(_, level) => INDENT * (f32::from(*level).min(6.0) + 1.0),
        _ => 0.0,
    }
}

fn space_after(look: &Look) -> f32 {
    match look {
        Look::Heading(_) => 4.0,
        Look::ListItem(..) => 6.0,
        Look::Cell { .. } => 14.0,
        Look::Body | Look::Furniture => 11.0,
    }
}

fn font(ui: &Ui, look: &Look) -> FontId {
    let body = TextStyle::Body.resolve(ui.style());
    match look {
        Look::Heading(level) => FontId::new(
            match level {
                1 => body.size + 6.0,
                2 => body.size + 3.0,
                _ => body.size + 1.0,
            },
            theme::strong_family(),
        ),
        Look::Cell { heading: true, .. } => FontId::new(body.size - 1.0, theme::strong_family()),
        Look::Cell { .. } => FontId::new(body.size - 1.0, egui::FontFamily::Proportional),
        Look::Furniture => TextStyle::Small.resolve(ui.style()),
        Look::Body | Look::ListItem(..) => body,
    }
}
