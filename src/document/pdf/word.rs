//! From the letters of a page to its words, in the order in which they are drawn.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Point, Rect};
use hayro_interpret::util::TransformExt;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page};

use super::ink::{Ink, Letter, Mark, Rule};
use super::typeface::Typefaces;
use super::{quick, scan};
use crate::scrutiny::passage::PageWords;

/// A page wider or higher than this is no page, in points (some seven metres).
const LARGEST_SIDE: f64 = 20_000.0;
/// Letters further apart sideways than this share of their size stand on different lines.
const LINE_APART: f64 = 0.45;
/// A gap that parts words where the page draws no spaces, as a share of the size.
const GAP_WITHOUT_SPACES: f64 = 0.17;
/// The same where it draws spaces, so that letters set wide do not come apart.
const GAP_BESIDE_SPACES: f64 = 0.28;

/// Which way words run on a page as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Turn {
    /// From left to right.
    #[default]
    Level,
    /// From top to bottom.
    Down,
    /// Upside down.
    Over,
    /// From bottom to top.
    Up,
    /// At a slant, as a stamp across the page does.
    Slanted,
}

/// One word where it stands. Its place is given as if the page lay so that most words are level.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    /// Its base line.
    pub(super) base: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) size: f64,
    pub(super) is_bold: bool,
    pub(super) mark: Mark,
    /// Whether white space was drawn before it, or a gap wide enough.
    pub(super) is_apart: bool,
    /// Whether a space was drawn before it.
    pub(super) is_spaced: bool,
    /// Whether it does not run as most words of its page do.
    pub(super) is_aside: bool,
}

impl Word {
    pub(super) const fn middle(&self) -> (f64, f64) {
        (
            f64::midpoint(self.left, self.right),
            f64::midpoint(self.top, self.bottom),
        )
    }
}

/// A page as data.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its size as most words of it run.
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) turn: Turn,
    /// How much lines fall towards the right, as a share of their length: a sheet that lay crooked when
    /// it was scanned. Places are given as if it had lain straight.
    pub(super) slant: f64,
    pub(super) words: Vec<Word>,
    pub(super) level: Vec<Rule>,
    pub(super) upright: Vec<Rule>,
    /// What share of it pictures cover.
    pub(super) pictured: f64,
    /// How many of its letters the file does not name.
    pub(super) unknown: usize,
    pub(super) letters: usize,
    /// Where its words come from.
    pub(super) from: PageWords,
}

/// What is kept from page to page: the typefaces above all.
pub(super) struct Kept<'a> {
    cache: InterpreterCache<'a>,
    typefaces: Option<Typefaces<'a>>,
    /// What the last page drew, for its room.
    ink: Ink,
}

impl Kept<'_> {
    /// Nothing yet. Pages of a file with layers are never read the short way.
    pub(super) fn new(has_layers: bool) -> Self {
        Self {
            cache: InterpreterCache::new(),
            typefaces: (!has_layers).then(Typefaces::new),
            ink: Ink::default(),
        }
    }
}

/// Reads one page; none where its instructions cannot be carried out to the end within reason.
pub(super) fn sheet_of<'a>(page: &Page<'a>, kept: &mut Kept<'a>) -> Option<Sheet> {
    let (width, height) = honest_size(page)?;
    let Kept {
        cache,
        typefaces,
        ink,
    } = kept;
    let quickly = typefaces.as_mut().map(|typefaces| {
        catch_unwind(AssertUnwindSafe(|| {
            let onto_paper = page.initial_transform(true).to_kurbo();
            quick::read(page, onto_paper, typefaces, ink)
        }))
    });
    match quickly {
        Some(Ok(true)) => Some(sheet_from(ink, width, height)),
        // What has no end one way has none the other.
        Some(Err(_)) => None,
        Some(Ok(false)) | None => Some(sheet_from(&ink_of(page, cache)?, width, height)),
    }
}

/// The width and height of a page as it is shown, in points; none where it claims a size that no page
/// has.
pub(super) fn honest_size(page: &Page<'_>) -> Option<(f64, f64)> {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let is_honest = |side: f64| (1.0..=LARGEST_SIDE).contains(&side);
    (is_honest(width) && is_honest(height)).then_some((width, height))
}

/// What a page draws; none where its instructions cannot be carried out to the end within reason.
pub(super) fn ink_of<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>) -> Option<Ink> {
    let (width, height) = honest_size(page)?;
    // A panic of the library, or our own stop of a page without end, costs this page only.
    catch_unwind(AssertUnwindSafe(|| {
        let settings = InterpreterSettings {
            render_content: RenderContent::PAGE,
            ..InterpreterSettings::default()
        };
        let onto_paper = page.initial_transform(true).to_kurbo();
        let whole = Rect::new(0.0, 0.0, width, height);
        let mut context = Context::new(onto_paper, whole, cache, page.xref(), settings);
        let mut ink = Ink::default();
        interpret_page(page, &mut context, &mut ink);
        ink
    }))
    .ok()
}

fn sheet_from(ink: &Ink, width: f64, height: f64) -> Sheet {
    let turn = main_turn(&ink.letters);
    let paper = Paper {
        width,
        height,
        turn,
        slant: 0.0,
    };
    let is_upright = matches!(turn, Turn::Down | Turn::Up);
    let (level, upright) = if is_upright {
        (&ink.upright, &ink.level)
    } else {
        (&ink.level, &ink.upright)
    };
    let rules = |rules: &[Rule], is_level: bool| -> Vec<Rule> {
        rules.iter().map(|rule| paper.turned(*rule, is_level)).collect()
    };
    let mut sheet = Sheet {
        width: if is_upright { height } else { width },
        height: if is_upright { width } else { height },
        turn,
        slant: 0.0,
        words: words_of(ink, paper),
        level: rules(level, true),
        upright: rules(upright, false),
        pictured: (ink.picture_area / (width * height)).min(1.0),
        unknown: ink.unknown,
        letters: ink.letters.len(),
        from: PageWords::Printed,
    };
    if scan::is_picture(&sheet) {
        sheet.from = PageWords::Picture;
    }
    sheet
}

/// The page as it is shown, and how most of its words run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) turn: Turn,
    /// As [`Sheet::slant`].
    pub(super) slant: f64,
}

impl Paper {
    /// A point of the page as shown, on the page laid so that most words are level.
    fn laid(self, point: Point) -> Point {
        match self.turn {
            Turn::Level | Turn::Slanted => point,
            Turn::Down => Point::new(point.y, self.width - point.x),
            Turn::Over => Point::new(self.width - point.x, self.height - point.y),
            Turn::Up => Point::new(self.height - point.y, point.x),
        }
    }

    /// The other way.
    pub(super) fn shown(self, point: Point) -> Point {
        let point = Point::new(point.x - self.slant * point.y, point.y + self.slant * point.x);
        match self.turn {
            Turn::Level | Turn::Slanted => point,
            Turn::Down => Point::new(self.width - point.y, point.x),
            Turn::Over => Point::new(self.width - point.x, self.height - point.y),
            Turn::Up => Point::new(point.y, self.height - point.x),
        }
    }

    fn turned(self, rule: Rule, is_level: bool) -> Rule {
        let swapped = matches!(self.turn, Turn::Down | Turn::Up);
        let point = |at: f64, along: f64| {
            if is_level == swapped {
                Point::new(at, along)
            } else {
                Point::new(along, at)
            }
        };
        let (one, other) = (
            self.laid(point(rule.at, rule.from)),
            self.laid(point(rule.at, rule.to)),
        );
        let (at, from, to) = if is_level {
            (one.y, one.x, other.x)
        } else {
            (one.x, one.y, other.y)
        };
        Rule {
            at,
            from: from.min(to),
            to: from.max(to),
        }
    }
}

fn turn_of(letter: &Letter) -> Turn {
    let (x, y) = (letter.end.x - letter.start.x, letter.end.y - letter.start.y);
    if x.abs() < 1e-6 && y.abs() < 1e-6 {
        return Turn::Level;
    }
    if y.abs() <= x.abs() * 0.1 {
        if x > 0.0 { Turn::Level } else { Turn::Over }
    } else if x.abs() <= y.abs() * 0.1 {
        if y > 0.0 { Turn::Down } else { Turn::Up }
    } else {
        Turn::Slanted
    }
}

fn main_turn(letters: &[Letter]) -> Turn {
    let turns = [Turn::Level, Turn::Down, Turn::Over, Turn::Up];
    let mut counts = [0_usize; 4];
    for letter in letters {
        if let Some(at) = turns.iter().position(|turn| *turn == turn_of(letter))
            && let Some(count) = counts.get_mut(at)
        {
            *count += 1;
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let at = counts.iter().position(|count| *count == most).unwrap_or(0);
    turns.get(at).copied().unwrap_or_default()
}

/// How bold letters are told from others: faces that say nothing of it are compared with the face
/// that most letters are set in.
fn bold_faces(ink: &Ink) -> Vec<bool> {
    let mut counts = vec![0_usize; ink.faces.len()];
    for letter in &ink.letters {
        if let Some(count) = counts.get_mut(usize::from(letter.face)) {
            *count += 1;
        }
    }
    let thinnest = ink
        .faces
        .iter()
        .zip(&counts)
        .filter(|(face, count)| {
            face.is_bold.is_none() && **count * 12 >= ink.letters.len() && face.thickness() > 20.0
        })
        .map(|(face, _)| face.thickness())
        .fold(f64::INFINITY, f64::min);
    // Letters of ordinary weight are seldom thicker than this.
    let body = thinnest.min(90.0);
    ink.faces
        .iter()
        .map(|face| face.is_bold.unwrap_or(face.thickness() >= body * 1.28))
        .collect()
}

/// A word that is being put together.
struct Open {
    text: String,
    first: Letter,
    last: Letter,
    turn: Turn,
    letters: usize,
    bold: usize,
    is_apart: bool,
    is_spaced: bool,
}

struct Joiner<'i> {
    ink: &'i Ink,
    paper: Paper,
    bold: Vec<bool>,
    gap: f64,
    words: Vec<Word>,
    open: Option<Open>,
    space_is_due: bool,
    space_is_drawn: bool,
}

fn words_of(ink: &Ink, paper: Paper) -> Vec<Word> {
    let spaces = ink.text.matches(' ').count();
    let mut joiner = Joiner {
        ink,
        paper,
        bold: bold_faces(ink),
        gap: if spaces * 20 >= ink.letters.len() {
            GAP_BESIDE_SPACES
        } else {
            GAP_WITHOUT_SPACES
        },
        words: Vec::new(),
        open: None,
        space_is_due: true,
        space_is_drawn: true,
    };
    for letter in &ink.letters {
        joiner.take(letter);
    }
    joiner.close();
    joiner.words
}

impl Joiner<'_> {
    fn take(&mut self, letter: &Letter) {
        let ink = self.ink;
        let text = ink
            .text
            .get(letter.from as usize..letter.to as usize)
            .unwrap_or("");
        if text.is_empty() {
            // Part of what stands for several letters: the word reaches further.
            if let Some(open) = self.open.as_mut() {
                open.last = *letter;
            }
            return;
        }
        if text.trim().is_empty() {
            self.close();
            self.space_is_due = true;
            self.space_is_drawn = true;
            return;
        }
        let goes_on = self.open.as_ref().map(|open| self.step(open, letter));
        match goes_on {
            Some(Step::On) => {}
            Some(Step::Apart) => {
                self.close();
                self.space_is_due = true;
            }
            Some(Step::Beside) => self.close(),
            None => {}
        }
        let is_bold = self.bold.get(usize::from(letter.face)).copied().unwrap_or(false);
        match self.open.as_mut() {
            Some(open) => {
                open.text.push_str(text);
                open.last = *letter;
                open.letters += 1;
                open.bold += usize::from(is_bold);
            }
            None => {
                self.open = Some(Open {
                    text: text.to_owned(),
                    first: *letter,
                    last: *letter,
                    turn: turn_of(letter),
                    letters: 1,
                    bold: usize::from(is_bold),
                    is_apart: std::mem::take(&mut self.space_is_due),
                    is_spaced: std::mem::take(&mut self.space_is_drawn),
                });
            }
        }
    }

    /// Where `letter` stands as seen from the end of the open word, along its direction.
    fn step(&self, open: &Open, letter: &Letter) -> Step {
        let last = &open.last;
        if letter.mark != last.mark {
            // Marks may change inside a word; its place decides, but never between text and none.
            if letter.mark.is_artifact != last.mark.is_artifact {
                return Step::Apart;
            }
        }
        let run = last.end - last.start;
        let length = run.hypot();
        let (x, y) = if length > 1e-6 {
            (run.x / length, run.y / length)
        } else {
            (1.0, 0.0)
        };
        let gap = letter.start - last.end;
        let along = gap.x * x + gap.y * y;
        let sideways = (gap.y * x - gap.x * y).abs();
        let size = letter.size.max(last.size);
        if sideways > LINE_APART * size || along < -0.6 * size || turn_of(letter) != open.turn {
            return Step::Apart;
        }
        if along > self.gap * letter.size.min(last.size).max(0.6 * size) {
            return Step::Apart;
        }
        if letter.mark == last.mark {
            Step::On
        } else {
            Step::Beside
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let size = open.first.size.max(open.last.size * 0.8);
        let is_aside = open.turn != self.paper.turn;
        let shape = if is_aside {
            let up = match open.turn {
                Turn::Down => (size, 0.0),
                Turn::Up => (-size, 0.0),
                Turn::Over => (0.0, size),
                Turn::Level | Turn::Slanted => (0.0, -size),
            };
            let near = |point: Point| Point::new(point.x + up.0 * 0.75, point.y + up.1 * 0.75);
            Rect::from_points(self.paper.laid(open.first.start), self.paper.laid(open.last.end))
                .union_pt(self.paper.laid(near(open.first.start)))
        } else {
            let (start, end) = (self.paper.laid(open.first.start), self.paper.laid(open.last.end));
            Rect::new(
                start.x.min(end.x),
                start.y - size * 0.75,
                end.x.max(start.x),
                start.y + size * 0.22,
            )
        };
        let base = if is_aside {
            shape.y1
        } else {
            self.paper.laid(open.first.start).y
        };
        let mut mark = open.first.mark;
        mark.is_artifact |= open.turn == Turn::Slanted;
        self.words.push(Word {
            text: open.text,
            left: shape.x0,
            right: shape.x1,
            base,
            top: shape.y0,
            bottom: shape.y1,
            size,
            is_bold: open.bold * 2 > open.letters,
            mark,
            is_apart: open.is_apart,
            is_spaced: open.is_spaced,
            is_aside,
        });
    }
}

/// How the next letter follows.
enum Step {
    /// In the same word.
    On,
    /// Right after it, under another mark: a word of its own without a space between.
    Beside,
    /// In another word.
    Apart,
}
