//! The short way through a page's instructions. Only what becomes words, ruled lines and pictures is
//! followed, and of each letter only what its typeface has said of it before. A page with anything out of
//! the ordinary (letters that are drawings, words set downwards, layers that can be hidden) is left to
//! the library, which takes the long way to the same [`Ink`].

use hayro_interpret::Device;
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Dict, Name, Object, Stream, dict_or_stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};

use super::ink::{Ink, Mark};
use super::typeface::Typefaces;

/// Drawings deeper inside of drawings are left out, as the library leaves them out.
const DEEPEST: u32 = 50;
/// Lengths below this count as none, as they do for the library.
const NOTHING: f64 = 1.0 / 256.0;
/// The most states that are kept to go back to.
const MOST_STATES: usize = 60_000;

/// That a page is to be read the long way.
struct Unusual;

/// How things are drawn until it is said otherwise.
#[derive(Clone, Copy)]
struct State {
    onto_paper: Affine,
    typeface: Option<usize>,
    size: f32,
    letter_room: f32,
    word_room: f32,
    /// In hundredths.
    scaling: f32,
    leading: f32,
    rise: f32,
    mode: i64,
    place: Affine,
    line: Affine,
}

impl State {
    fn next_line(&mut self, right: f64, up: f64) {
        self.line *= Affine::translate((right, up));
        self.place = self.line;
    }
}

/// Puts what a page draws into `ink`, by the short way; tells whether it could. Where not, the page must be
/// read the long way.
pub(super) fn read<'a>(
    page: &Page<'a>,
    onto_paper: Affine,
    typefaces: &mut Typefaces<'a>,
    ink: &mut Ink,
) -> bool {
    ink.clear();
    let mut reader = Reader {
        typefaces,
        ink,
        state: State {
            onto_paper,
            typeface: None,
            size: 1.0,
            letter_room: 0.0,
            word_room: 0.0,
            scaling: 100.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            place: Affine::IDENTITY,
            line: Affine::IDENTITY,
        },
        states: Vec::new(),
        path: BezPath::new(),
        first: Point::ZERO,
        last: Point::ZERO,
        depth: 0,
    };
    reader.follow(page.typed_operations(), page.resources()).is_ok()
}

/// Whether a file has layers, any of which may be hidden.
pub(super) fn has_layers(root: &Dict<'_>) -> bool {
    root.contains_key(b"OCProperties" as &[u8])
}

struct Reader<'t, 'a> {
    typefaces: &'t mut Typefaces<'a>,
    ink: &'t mut Ink,
    state: State,
    states: Vec<State>,
    path: BezPath,
    first: Point,
    last: Point,
    depth: u32,
}

/// The typefaces of one stretch of instructions by their names in it.
type Named = Vec<(Vec<u8>, usize)>;

impl<'a> Reader<'_, 'a> {
    fn follow(&mut self, mut steps: TypedIter<'_>, resources: &Resources<'a>) -> Result<(), Unusual> {
        let depth = self.states.len();
        let mut named = Named::new();
        self.save()?;
        while let Some(step) = steps.next() {
            if self.build(&step) || self.set(&step) {
                continue;
            }
            match step {
                TypedInstruction::SaveState(_) => self.save()?,
                TypedInstruction::RestoreState(_) => self.restore(),
                TypedInstruction::TextFont(font) => {
                    self.state.typeface = Some(self.typeface(font.0, resources, &mut named)?);
                    self.state.size = font.1.as_f32();
                }
                TypedInstruction::ShowText(text) => self.show(text.0.as_bytes())?,
                TypedInstruction::ShowTexts(texts) => {
                    let mut run = None;
                    for object in texts.0.iter::<Object<'_>>() {
                        match object {
                            Object::Number(back) => self.step_back(back.as_f32()),
                            Object::String(text) => self.show_part(text.as_bytes(), &mut run)?,
                            _ => {}
                        }
                    }
                }
                TypedInstruction::NextLineAndShowText(text) => {
                    self.state.next_line(0.0, -f64::from(self.state.leading));
                    self.show(text.0.as_bytes())?;
                }
                TypedInstruction::ShowTextWithParameters(text) => {
                    self.state.word_room = text.0.as_f32();
                    self.state.letter_room = text.1.as_f32();
                    self.state.next_line(0.0, -f64::from(self.state.leading));
                    self.show(text.2.as_bytes())?;
                }
                TypedInstruction::BeginMarkedContent(mark) => {
                    self.ink.begin_marked_content(mark.0, None);
                }
                TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                    let named = mark.1.clone().into_name();
                    let properties = named
                        .and_then(|name| resources.properties.get::<Dict<'_>>(name))
                        .or_else(|| dict_or_stream(mark.1).map(|(properties, _)| properties.clone()));
                    self.ink.begin_marked_content(mark.0, properties.as_ref());
                }
                TypedInstruction::EndMarkedContent(_) => self.ink.end_marked_content(),
                TypedInstruction::XObject(name) => {
                    if let Some(stream) = resources.get_x_object(name.0) {
                        self.draw(&stream, resources)?;
                    }
                }
                TypedInstruction::InlineImage(image) => self.picture(image.0.dict()),
                TypedInstruction::SetGraphicsState(name) => {
                    let state = resources.get_ext_g_state(name.0);
                    if state.is_some_and(|state| state.contains_key(b"Font" as &[u8])) {
                        return Err(Unusual);
                    }
                }
                TypedInstruction::Shading(_) => return Err(Unusual),
                _ => {}
            }
        }
        self.path.truncate(0);
        while self.states.len() > depth {
            self.restore();
        }
        Ok(())
    }

    fn save(&mut self) -> Result<(), Unusual> {
        if self.states.len() >= MOST_STATES {
            return Err(Unusual);
        }
        self.states.push(self.state);
        Ok(())
    }

    fn restore(&mut self) {
        if let Some(state) = self.states.pop() {
            self.state = state;
        }
    }

    /// Follows an instruction that builds or paints a path; tells whether it was one.
    fn build(&mut self, step: &TypedInstruction<'_, '_>) -> bool {
        match step {
            TypedInstruction::RectPath(rect) => {
                let (left, low) = (rect.0.as_f64(), rect.1.as_f64());
                let shape = Rect::new(left, low, left + rect.2.as_f64(), low + rect.3.as_f64());
                self.path.extend(shape.path_elements(0.1));
                self.first = Point::new(left, low);
                self.last = self.first;
            }
            TypedInstruction::MoveTo(to) => {
                self.first = Point::new(to.0.as_f64(), to.1.as_f64());
                self.last = self.first;
                self.path.move_to(self.first);
            }
            TypedInstruction::LineTo(to) if !self.path.elements().is_empty() => {
                let mut to = Point::new(to.0.as_f64(), to.1.as_f64());
                let above = std::mem::replace(&mut self.last, to);
                if above == to {
                    to.x += 0.0001;
                }
                self.path.line_to(to);
            }
            TypedInstruction::CubicTo(to) => {
                let one = Point::new(to.0.as_f64(), to.1.as_f64());
                let other = Point::new(to.2.as_f64(), to.3.as_f64());
                self.curve(one, other, Point::new(to.4.as_f64(), to.5.as_f64()));
            }
            TypedInstruction::CubicStartTo(to) => {
                let other = Point::new(to.0.as_f64(), to.1.as_f64());
                self.curve(self.last, other, Point::new(to.2.as_f64(), to.3.as_f64()));
            }
            TypedInstruction::CubicEndTo(to) => {
                let end = Point::new(to.2.as_f64(), to.3.as_f64());
                self.curve(Point::new(to.0.as_f64(), to.1.as_f64()), end, end);
            }
            TypedInstruction::ClosePath(_) => self.close(),
            TypedInstruction::EndPath(_) => self.path.truncate(0),
            TypedInstruction::StrokePath(_) => self.paint(false, true),
            TypedInstruction::CloseAndStrokePath(_) => {
                self.close();
                self.paint(false, true);
            }
            TypedInstruction::FillPathEvenOdd(_)
            | TypedInstruction::FillPathNonZero(_)
            | TypedInstruction::FillPathNonZeroCompatibility(_) => self.paint(true, false),
            TypedInstruction::FillAndStrokeEvenOdd(_) | TypedInstruction::FillAndStrokeNonZero(_) => {
                self.paint(true, true);
            }
            TypedInstruction::CloseFillAndStrokeEvenOdd(_)
            | TypedInstruction::CloseFillAndStrokeNonZero(_) => {
                self.close();
                self.paint(true, true);
            }
            _ => return false,
        }
        true
    }

    fn curve(&mut self, one: Point, other: Point, end: Point) {
        if !self.path.elements().is_empty() {
            self.last = end;
            self.path.curve_to(one, other, end);
        }
    }

    fn close(&mut self) {
        if !self.path.is_empty() && self.path.elements().last() != Some(&PathEl::ClosePath) {
            self.path.close_path();
            self.last = self.first;
        }
    }

    fn paint(&mut self, is_filled: bool, is_stroked: bool) {
        let transform = self.state.onto_paper;
        let rect = as_rect(&self.path);
        if is_filled && !self.path.elements().is_empty() {
            let around = self.path.control_box();
            let [a, b, c, d, ..] = transform.as_coeffs();
            let is_thin = around.width() * a.hypot(b) <= NOTHING || around.height() * c.hypot(d) <= NOTHING;
            match rect {
                _ if is_thin => {
                    let mut line = BezPath::new();
                    line.move_to((around.x0, around.y0));
                    line.line_to((around.x1, around.y1));
                    self.ink.put_path(&line, transform, true);
                }
                Some(rect) => self.ink.put_rect(rect, transform, false),
                None => self.ink.put_path(&self.path, transform, false),
            }
        }
        if is_stroked {
            match rect {
                Some(rect) => self.ink.put_rect(rect, transform, true),
                None => self.ink.put_path(&self.path, transform, true),
            }
        }
        self.path.truncate(0);
    }

    /// Follows an instruction that only sets how things are drawn; tells whether it was one.
    fn set(&mut self, step: &TypedInstruction<'_, '_>) -> bool {
        let state = &mut self.state;
        let six = |to: [f64; 6]| Affine::new(to);
        match step {
            TypedInstruction::Transform(to) => {
                state.onto_paper *= six([
                    to.0.as_f64(),
                    to.1.as_f64(),
                    to.2.as_f64(),
                    to.3.as_f64(),
                    to.4.as_f64(),
                    to.5.as_f64(),
                ]);
            }
            TypedInstruction::BeginText(_) => {
                state.place = Affine::IDENTITY;
                state.line = Affine::IDENTITY;
            }
            TypedInstruction::SetTextMatrix(to) => {
                state.line = six([
                    to.0.as_f64(),
                    to.1.as_f64(),
                    to.2.as_f64(),
                    to.3.as_f64(),
                    to.4.as_f64(),
                    to.5.as_f64(),
                ]);
                state.place = state.line;
            }
            TypedInstruction::HorizontalScaling(to) => state.scaling = to.0.as_f32(),
            TypedInstruction::TextLeading(to) => state.leading = to.0.as_f32(),
            TypedInstruction::CharacterSpacing(to) => state.letter_room = to.0.as_f32(),
            TypedInstruction::WordSpacing(to) => state.word_room = to.0.as_f32(),
            TypedInstruction::TextRise(to) => state.rise = to.0.as_f32(),
            TypedInstruction::TextRenderingMode(to) => state.mode = to.0.as_i64(),
            TypedInstruction::NextLine(by) => state.next_line(by.0.as_f64(), by.1.as_f64()),
            TypedInstruction::NextLineUsingLeading(_) => state.next_line(0.0, -f64::from(state.leading)),
            TypedInstruction::NextLineAndSetLeading(by) => {
                state.leading = -by.1.as_f64() as f32;
                state.next_line(by.0.as_f64(), by.1.as_f64());
            }
            _ => return false,
        }
        true
    }

    fn typeface(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'a>,
        named: &mut Named,
    ) -> Result<usize, Unusual> {
        let bytes: &[u8] = name.as_ref();
        if let Some((_, known)) = named.iter().find(|(there, _)| there == bytes) {
            return Ok(*known);
        }
        let description = resources.get_font(name).ok_or(Unusual)?;
        let id = resources.fonts.get_ref(name.as_ref()).map(Into::into);
        let found = self.typefaces.find(&description, id).ok_or(Unusual)?;
        named.push((bytes.to_vec(), found));
        Ok(found)
    }

    fn show(&mut self, text: &[u8]) -> Result<(), Unusual> {
        self.show_part(text, &mut None)
    }

    fn step_back(&mut self, by: f32) {
        let scaling = self.state.scaling / 100.0;
        let right = -by / 1000.0 * self.state.size * scaling;
        self.state.place *= Affine::translate((f64::from(right), 0.0));
    }

    /// Puts the letters of a string, which goes on with the letters of `run` where it is there.
    fn show_part(&mut self, text: &[u8], run: &mut Option<(u16, Mark)>) -> Result<(), Unusual> {
        let state = self.state;
        // Letters that are stroked, with or without more, are told from bold ones the long way.
        if !matches!(state.mode, 0 | 2 | 3 | 4 | 7) {
            return Err(Unusual);
        }
        let typeface = state.typeface.and_then(|at| self.typefaces.get_mut(at));
        let typeface = typeface.ok_or(Unusual)?;
        let scaling = state.scaling / 100.0;
        let place = state.onto_paper * state.place;
        let [a, b, c, d, ..] = place.as_coeffs();
        let (across, up) = (
            f64::from(state.size) * f64::from(scaling) / 1000.0,
            f64::from(state.size) / 1000.0,
        );
        let size = (1000.0 * up * c).hypot(1000.0 * up * d);
        let (mut right, mut at) = (0.0_f64, 0);
        while at < text.len() {
            let (code, length) = typeface.read_code(text, at);
            at += length;
            let sort = typeface.sort(code);
            let (face, mark) = match *run {
                Some(run) => run,
                None => {
                    self.ink.count_call();
                    let face = self.ink.face_like(&typeface.name, typeface.is_bold, sort.stroke);
                    *run.insert((face, self.ink.mark()))
                }
            };
            let start = place
                * Point::new(
                    right + sort.shift.0 * across,
                    f64::from(state.rise) + sort.shift.1 * up,
                );
            let wide = sort.width * across;
            let end = Point::new(start.x + a * wide, start.y + b * wide);
            self.ink
                .put_set(typeface.words(sort), (start, end, size), face, mark);
            let word_room = if code == 32 && length == 1 {
                state.word_room
            } else {
                0.0
            };
            let step = sort.advance / 1000.0 * state.size + state.letter_room + word_room;
            right += f64::from(step * scaling);
        }
        self.state.place *= Affine::translate((right, 0.0));
        Ok(())
    }

    /// Draws what stands in a stream of its own: a picture, or instructions.
    fn draw(&mut self, stream: &Stream<'a>, resources: &Resources<'a>) -> Result<(), Unusual> {
        let dict = stream.dict();
        let kind = dict.get::<Name<'_>>(b"Subtype" as &[u8]);
        let kind: &[u8] = kind.as_ref().map_or(b"", |kind| kind.as_ref());
        if kind == b"Image" {
            self.picture(dict);
            return Ok(());
        }
        if kind != b"Form" || self.depth >= DEEPEST || !dict.contains_key(b"BBox" as &[u8]) {
            return Ok(());
        }
        let Ok(steps) = stream.decoded_data() else {
            return Ok(());
        };
        self.depth += 1;
        self.path.truncate(0);
        self.save()?;
        let matrix = dict.get::<[f64; 6]>(b"Matrix" as &[u8]);
        self.state.onto_paper *= matrix.map_or(Affine::IDENTITY, Affine::new);
        self.ink.count_nested();
        let own = dict.get::<Dict<'_>>(b"Resources" as &[u8]).map(Resources::new);
        self.follow(TypedIter::new(&steps), own.as_ref().unwrap_or(resources))?;
        self.restore();
        self.depth -= 1;
        Ok(())
    }

    fn picture(&mut self, dict: &Dict<'_>) {
        let side = |long: &str, short: &str| {
            let side = dict.get::<u32>(short).or_else(|| dict.get::<u32>(long));
            side.is_some_and(|side| side > 0)
        };
        if side("Width", "W") && side("Height", "H") {
            self.ink.count_nested();
            self.ink.put_picture(self.state.onto_paper.determinant().abs());
        }
    }
}

/// The rectangle that a path is, where it is one with level and upright sides.
fn as_rect(path: &BezPath) -> Option<Rect> {
    let is_near = |one: f64, other: f64| (one - other).abs() <= NOTHING;
    let points = match *path.elements() {
        [
            PathEl::MoveTo(one),
            PathEl::LineTo(two),
            PathEl::LineTo(three),
            PathEl::LineTo(four),
            PathEl::ClosePath,
        ] => [one, two, three, four, one],
        [
            PathEl::MoveTo(one),
            PathEl::LineTo(two),
            PathEl::LineTo(three),
            PathEl::LineTo(four),
            PathEl::LineTo(last),
        ] if is_near(one.x, last.x) && is_near(one.y, last.y) => [one, two, three, four, last],
        _ => return None,
    };
    let mut above = None;
    for side in points.windows(2) {
        let [one, other] = side else { return None };
        let (is_upright, is_level) = (is_near(one.x, other.x), is_near(one.y, other.y));
        if is_upright == is_level || above == Some(is_upright) {
            return None;
        }
        above = Some(is_upright);
    }
    Some(path.control_box())
}

#[cfg(test)]
mod tests;
