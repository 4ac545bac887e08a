//! What one page draws: letters with their places, ruled lines and pictures. This is the only file
//! that looks on while the page's instructions are carried out; everything after it is plain data.
//!
//! Lengths are in points, `x` to the right and `y` down from the upper left corner of the page as it
//! is shown.

use std::collections::HashMap;

use hayro_interpret::font::{Glyph, GlyphRun, OutlineFontData};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// The most letters that one page may hold.
const MOST_LETTERS: usize = 2_000_000;
/// The most drawing instructions that are followed on one page.
const MOST_CALLS: u32 = 3_000_000;
/// The most drawings inside of drawings that are followed on one page.
const MOST_NESTED: u32 = 150_000;
/// The most ruled lines that are kept of one page.
const MOST_RULES: usize = 20_000;
/// Letters of a run with codes below this are remembered.
const MOST_KNOWN: usize = 256;
/// A filled shape thinner than this is a line.
const THICKEST_RULE: f64 = 2.5;
/// Lines shorter than this rule no table.
const SHORTEST_RULE: f64 = 4.0;

/// What stops a page that draws without end; never seen outside this folder.
pub(super) struct TooMuch;

/// How the words of a letter are marked in the page's instructions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mark {
    /// The number by which the file's tag tree points to it.
    pub(super) id: Option<i32>,
    /// Whether it is marked as no part of the text: a running head, a page number.
    pub(super) is_artifact: bool,
}

/// A letter, or several that are drawn as one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// Where its text stands in [`Ink::text`].
    pub(super) from: u32,
    pub(super) to: u32,
    /// Where its base line begins and ends.
    pub(super) start: Point,
    pub(super) end: Point,
    /// Its height from the base line of one line to that of the next, set solid.
    pub(super) size: f64,
    pub(super) face: u16,
    pub(super) mark: Mark,
}

/// A typeface as far as it matters here.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Face {
    name: String,
    /// Whether its name or its own table says that it is bold; none where neither is known.
    pub(super) is_bold: Option<bool>,
    /// How thick the strokes of its letters are, where nothing else tells.
    strokes: f64,
    letters: u32,
}

impl Face {
    /// The average thickness of its strokes in thousandths of its size.
    pub(super) fn thickness(&self) -> f64 {
        self.strokes / f64::from(self.letters.max(1))
    }
}

/// A ruled line, level or upright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// Its place across its own direction.
    pub(super) at: f64,
    /// Where it begins and ends.
    pub(super) from: f64,
    pub(super) to: f64,
}

/// A stretch of instructions between its beginning and end marks.
struct OpenMark {
    mark: Mark,
    /// Text that stands for everything drawn in it, until it has been taken.
    stands_for: Option<String>,
    is_replaced: bool,
}

/// A letter of one run, all letters of which are set in one face.
#[derive(Debug, Clone, Copy, Default)]
struct KnownLetter {
    /// The instruction that drew the run; none has the number 0.
    run: u32,
    from: usize,
    to: usize,
    advance: Option<f32>,
}

/// Everything that a page draws.
#[derive(Default)]
pub(super) struct Ink {
    /// The text of all letters in the order in which they are drawn.
    pub(super) text: String,
    pub(super) letters: Vec<Letter>,
    pub(super) faces: Vec<Face>,
    pub(super) level: Vec<Rule>,
    pub(super) upright: Vec<Rule>,
    /// How much of the page pictures cover, in square points.
    pub(super) picture_area: f64,
    /// Letters of which the file does not say what they are.
    pub(super) unknown: usize,
    open: Vec<OpenMark>,
    /// The letters of the run that is being drawn, by their codes.
    known: Vec<KnownLetter>,
    strokes: HashMap<u128, Option<f64>>,
    calls: u32,
    nested: u32,
}

impl Ink {
    /// Takes everything away and keeps the room for it.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.letters.clear();
        self.faces.clear();
        self.level.clear();
        self.upright.clear();
        self.open.clear();
        self.known.clear();
        self.strokes.clear();
        (self.picture_area, self.unknown, self.calls, self.nested) = (0.0, 0, 0, 0);
    }

    pub(super) fn count_call(&mut self) {
        self.calls += 1;
        if self.calls > MOST_CALLS {
            std::panic::resume_unwind(Box::new(TooMuch));
        }
    }

    pub(super) fn count_nested(&mut self) {
        self.count_call();
        self.nested += 1;
        if self.nested > MOST_NESTED {
            std::panic::resume_unwind(Box::new(TooMuch));
        }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark {
            id: self.open.iter().rev().find_map(|open| open.mark.id),
            is_artifact: self.open.iter().any(|open| open.mark.is_artifact),
        }
    }

    /// The face of a run, all letters of which are set in one.
    fn face_of(&mut self, glyph: &Glyph<'_>) -> u16 {
        let (name, is_bold) = name_and_weight(glyph);
        let stroke = match (is_bold, glyph) {
            (None, Glyph::Outline(outline)) => {
                let key = outline.identifier().cache_key();
                *self
                    .strokes
                    .entry(key)
                    .or_insert_with(|| thickness(&outline.outline()))
            }
            _ => None,
        };
        self.face_like(&name, is_bold, stroke)
    }

    /// The face of this name and weight; `stroke` is the thickness of a letter of it, where nothing else
    /// tells its weight.
    pub(super) fn face_like(&mut self, name: &str, is_bold: Option<bool>, stroke: Option<f64>) -> u16 {
        // Faces without a name are told apart by the thickness of their strokes alone.
        let is_alike = |face: &Face| match (is_bold, stroke) {
            (None, Some(stroke)) => face.is_bold.is_none() && (face.thickness() - stroke).abs() <= 12.0,
            (None, None) => face.is_bold.is_none(),
            _ => face.name == name && face.is_bold == is_bold,
        };
        if let Some(at) = self.faces.iter().position(is_alike) {
            if let (Some(stroke), Some(face)) = (stroke, self.faces.get_mut(at)) {
                face.strokes += stroke;
                face.letters += 1;
            }
            return u16::try_from(at).unwrap_or(u16::MAX);
        }
        self.faces.push(Face {
            name: name.to_owned(),
            is_bold,
            strokes: stroke.unwrap_or(0.0),
            letters: u32::from(stroke.is_some()),
        });
        u16::try_from(self.faces.len() - 1).unwrap_or(u16::MAX)
    }

    /// Puts a letter of which it is known what it says; none where the file does not say it.
    pub(super) fn put_set(&mut self, words: Option<&str>, place: (Point, Point, f64), face: u16, mark: Mark) {
        let (start, end, size) = place;
        if self.letters.len() >= MOST_LETTERS {
            std::panic::resume_unwind(Box::new(TooMuch));
        }
        if !(start.is_finite() && end.is_finite() && size.is_finite()) || size > 10_000.0 {
            return;
        }
        let from = self.text.len();
        if let Some(open) = self.open.iter_mut().rev().find(|open| open.is_replaced) {
            if let Some(words) = open.stands_for.take() {
                words.chars().for_each(|c| put_char(&mut self.text, c));
            }
        } else if let Some(words) = words {
            self.text.push_str(words);
        } else {
            self.unknown += 1;
            self.text.push('\u{fffd}');
        }
        self.put_known(from, place, face, mark);
    }

    fn put_letter(&mut self, glyph: &Glyph<'_>, place: Affine, face: u16, mark: Mark) {
        if self.letters.len() >= MOST_LETTERS {
            std::panic::resume_unwind(Box::new(TooMuch));
        }
        let known = self.known_letter(glyph);
        let advance = match (known, glyph) {
            (Some(known), _) => known.advance,
            (None, Glyph::Outline(outline)) => outline.advance_width(),
            (None, Glyph::Type3(drawn)) => drawn.advance_width(),
        };
        let start = place * Point::ZERO;
        let end = place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
        let size = (place * Point::new(0.0, 1000.0) - start).hypot();
        if !(start.is_finite() && end.is_finite() && size.is_finite()) || size > 10_000.0 {
            return;
        }
        let from = self.text.len();
        if let Some(open) = self.open.iter_mut().rev().find(|open| open.is_replaced) {
            if let Some(words) = open.stands_for.take() {
                words.chars().for_each(|c| put_char(&mut self.text, c));
            }
        } else if let Some(known) = known {
            self.text.extend_from_within(known.from..known.to);
        } else {
            match glyph.as_unicode() {
                Some(BfString::Char(c)) => put_char(&mut self.text, c),
                Some(BfString::String(chars)) => chars.chars().for_each(|c| put_char(&mut self.text, c)),
                None => {
                    self.unknown += 1;
                    self.text.push('\u{fffd}');
                    return self.put_known(from, (start, end, size), face, mark);
                }
            }
            self.remember(glyph, from, advance);
        }
        self.put_known(from, (start, end, size), face, mark);
    }

    /// What the run that is being drawn has said before of the same letter.
    fn known_letter(&self, glyph: &Glyph<'_>) -> Option<KnownLetter> {
        let code = usize::try_from(glyph.char_code()).ok()?;
        self.known
            .get(code)
            .copied()
            .filter(|known| known.run == self.calls)
    }

    /// Remembers a letter for the rest of its run: what it is takes long to ask.
    fn remember(&mut self, glyph: &Glyph<'_>, from: usize, advance: Option<f32>) {
        let Ok(code) = usize::try_from(glyph.char_code()) else {
            return;
        };
        if code >= MOST_KNOWN {
            return;
        }
        if self.known.is_empty() {
            self.known.resize(MOST_KNOWN, KnownLetter::default());
        }
        if let Some(known) = self.known.get_mut(code) {
            *known = KnownLetter {
                run: self.calls,
                from,
                to: self.text.len(),
                advance,
            };
        }
    }

    /// Keeps a letter whose text, from `from` on, has been put.
    fn put_known(&mut self, from: usize, (start, end, size): (Point, Point, f64), face: u16, mark: Mark) {
        let (Ok(from), Ok(to)) = (u32::try_from(from), u32::try_from(self.text.len())) else {
            std::panic::resume_unwind(Box::new(TooMuch));
        };
        self.letters.push(Letter {
            from,
            to,
            start,
            end,
            size,
            face,
            mark,
        });
    }

    /// Keeps a line from `one` to `other` where it is level or upright.
    fn put_rule(&mut self, one: Point, other: Point) {
        let (width, height) = ((one.x - other.x).abs(), (one.y - other.y).abs());
        if self.level.len() + self.upright.len() >= MOST_RULES || !(one.is_finite() && other.is_finite()) {
            return;
        }
        if height <= 1.0 && width >= SHORTEST_RULE {
            self.level.push(Rule {
                at: f64::midpoint(one.y, other.y),
                from: one.x.min(other.x),
                to: one.x.max(other.x),
            });
        } else if width <= 1.0 && height >= SHORTEST_RULE {
            self.upright.push(Rule {
                at: f64::midpoint(one.x, other.x),
                from: one.y.min(other.y),
                to: one.y.max(other.y),
            });
        }
    }

    fn put_shape(&mut self, shape: Rect) {
        let middle = shape.center();
        if shape.height() <= THICKEST_RULE && shape.width() > shape.height() {
            self.put_rule(Point::new(shape.x0, middle.y), Point::new(shape.x1, middle.y));
        } else if shape.width() <= THICKEST_RULE {
            self.put_rule(Point::new(middle.x, shape.y0), Point::new(middle.x, shape.y1));
        }
    }

    fn put_outline(&mut self, path: &BezPath, transform: Affine) {
        let mut first = Point::ZERO;
        let mut last = Point::ZERO;
        for element in path.elements().iter().take(10_000) {
            match *element {
                PathEl::MoveTo(to) => {
                    first = transform * to;
                    last = first;
                }
                PathEl::LineTo(to) => {
                    let to = transform * to;
                    self.put_rule(last, to);
                    last = to;
                }
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => last = transform * to,
                PathEl::ClosePath => {
                    self.put_rule(last, first);
                    last = first;
                }
            }
        }
    }

    /// Takes the ruled lines of a path, stroked or filled.
    pub(super) fn put_path(&mut self, path: &BezPath, transform: Affine, is_stroked: bool) {
        self.count_call();
        if self.level.len() + self.upright.len() >= MOST_RULES {
            return;
        }
        if is_stroked {
            self.put_outline(path, transform);
            return;
        }
        // One filled path often holds all the lines of a table.
        let mut shape: Option<Rect> = None;
        for element in path.elements().iter().take(40_000) {
            match *element {
                PathEl::MoveTo(to) => {
                    if let Some(shape) = shape.replace(Rect::from_points(transform * to, transform * to)) {
                        self.put_shape(shape);
                    }
                }
                PathEl::LineTo(to) | PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => {
                    shape = shape.map(|shape| shape.union_pt(transform * to));
                }
                PathEl::ClosePath => {}
            }
        }
        if let Some(shape) = shape {
            self.put_shape(shape);
        }
    }

    /// Takes the ruled lines of a rectangle, stroked or filled.
    pub(super) fn put_rect(&mut self, rect: Rect, transform: Affine, is_stroked: bool) {
        self.count_call();
        let shape = transform.transform_rect_bbox(rect);
        if !is_stroked || shape.width().min(shape.height()) <= THICKEST_RULE {
            self.put_shape(shape);
            return;
        }
        self.put_outline(&rect.to_path(0.1), transform);
    }

    /// Takes a picture that covers so many square points.
    pub(super) fn put_picture(&mut self, area: f64) {
        self.count_call();
        if area.is_finite() {
            self.picture_area += area;
        }
    }
}

impl<'a> Device<'a> for Ink {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.put_path(path, props.transform, matches!(mode, DrawMode::Stroke(_)));
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.put_rect(*rect, props.transform, matches!(mode, DrawMode::Stroke(_)));
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count_nested();
    }

    fn push_clip_rect(&mut self, _: &Rect) {
        self.count_nested();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count_nested();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.count_call();
        let Some(first) = run.glyphs().first() else { return };
        let start = props.transform * first.transform() * Point::ZERO;
        let count = run.glyphs().len();
        if matches!(mode, DrawMode::Stroke(_)) {
            // Letters that were filled and are now stroked are made bold so.
            let above = self
                .letters
                .len()
                .checked_sub(count)
                .and_then(|at| self.letters.get(at));
            if above.is_some_and(|letter| letter.start.distance(start) < 0.1) {
                return;
            }
        }
        let face = self.face_of(first);
        let mark = self.mark();
        for glyph in run.glyphs() {
            self.put_letter(glyph, props.transform * glyph.transform(), face, mark);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let (width, height) = match &image {
            Image::Stencil(stencil) => pixels(stencil.stream().dict()),
            Image::Raster(raster) => pixels(raster.stream().dict()),
        };
        self.put_picture(props.transform.determinant().abs() * width * height);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.count_call();
        let stands_for = properties
            .and_then(|p| p.get::<PdfString<'_>>(b"ActualText" as &[u8]))
            .map(|text| super::bookmarks::decoded(text.as_bytes()));
        self.open.push(OpenMark {
            mark: Mark {
                id: properties.and_then(|p| p.get::<i32>(b"MCID" as &[u8])),
                is_artifact: tag == b"Artifact",
            },
            is_replaced: stands_for.is_some(),
            stands_for,
        });
    }

    fn end_marked_content(&mut self) {
        self.open.pop();
    }
}

/// The name of the typeface of a letter, and whether it is bold; none where neither is known.
fn name_and_weight(glyph: &Glyph<'_>) -> (String, Option<bool>) {
    match glyph {
        Glyph::Outline(outline) => weight_of(outline.font_data()),
        Glyph::Type3(_) => (String::new(), Some(false)),
    }
}

/// As [`name_and_weight`], by what the file tells of the typeface.
pub(super) fn weight_of(font: Option<OutlineFontData>) -> (String, Option<bool>) {
    let Some(font) = font else {
        return (String::new(), None);
    };
    let name = font.postscript_name.unwrap_or_default();
    let is_bold = font.weight.is_some_and(|weight| weight >= 600) || is_bold_name(&name);
    (name, Some(is_bold))
}

/// Puts a character as it is read: ligatures as their letters, bullets of symbol fonts as bullets.
pub(super) fn put_char(text: &mut String, c: char) {
    match c {
        '\u{fb00}' => text.push_str("ff"),
        '\u{fb01}' => text.push_str("fi"),
        '\u{fb02}' => text.push_str("fl"),
        '\u{fb03}' => text.push_str("ffi"),
        '\u{fb04}' => text.push_str("ffl"),
        '\u{fb05}' | '\u{fb06}' => text.push_str("st"),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\t' | '\r' | '\n' => {
            text.push(' ');
        }
        '\u{2010}' | '\u{2011}' => text.push('-'),
        '\u{e000}'..='\u{f8ff}' => text.push('•'),
        '\0'..='\u{1f}' | '\u{7f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
        _ => text.push(c),
    }
}

fn is_bold_name(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["bold", "black", "heavy", "demi"]
        .iter()
        .any(|weight| lower.contains(weight))
}

/// How thick the strokes of a letter are: twice its area for each length of its edge.
pub(super) fn thickness(outline: &BezPath) -> Option<f64> {
    let length = outline.perimeter(1.0);
    let area = outline.area().abs();
    (length > 100.0).then(|| 2.0 * area / length)
}

/// How many pixels wide and high a picture is.
fn pixels(picture: &Dict<'_>) -> (f64, f64) {
    let side = |name: &str, short: &str| picture.get::<f64>(name).or_else(|| picture.get::<f64>(short));
    (
        side("Width", "W").unwrap_or(0.0),
        side("Height", "H").unwrap_or(0.0),
    )
}
