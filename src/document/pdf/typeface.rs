//! The typefaces of a file: what each code of them says and how wide it is set, asked once for many
//! pages.

use std::collections::HashMap;

use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontResolverFn, OutlineGlyph};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, ObjectIdentifier};

use super::ink::{put_char, thickness, weight_of};

/// Codes below this have a place of their own; all codes of most typefaces are.
const FEW: usize = 256;
/// The most codes of one typeface that are remembered.
const MOST_SORTS: usize = 20_000;
/// How wide a letter is of which the file says nothing, in thousandths of its size.
const USUAL_WIDTH: f32 = 500.0;

/// What is drawn for one code of a typeface.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sort {
    /// Where its words stand among those of the typeface; none where the file does not say them.
    words: Option<(usize, usize)>,
    /// How far the next letter stands from it, in thousandths of its size.
    pub(super) advance: f32,
    /// How wide it is, stretched as it is drawn.
    pub(super) width: f64,
    /// How far it is drawn from where it stands.
    pub(super) shift: (f64, f64),
    /// How thick its strokes are, where nothing else tells whether the typeface is bold.
    pub(super) stroke: Option<f64>,
}

/// A typeface that is set in level lines and drawn by outlines.
pub(super) struct Typeface<'a> {
    font: Font<'a>,
    pub(super) name: String,
    /// Whether its name or its own table says that it is bold; none where neither is known.
    pub(super) is_bold: Option<bool>,
    few: Vec<Option<Sort>>,
    many: HashMap<u32, Sort>,
    words: String,
}

impl<'a> Typeface<'a> {
    /// None where its letters are drawings of their own, or set downwards.
    fn new(font: Font<'a>) -> Option<Self> {
        if !font.is_horizontal() {
            return None;
        }
        let FontGlyph::Outline(any) = font.glyph(font.map_code(32), 32) else {
            return None;
        };
        let (name, is_bold) = weight_of(any.font_data());
        Some(Self {
            font,
            name,
            is_bold,
            few: vec![None; FEW],
            many: HashMap::new(),
            words: String::new(),
        })
    }

    /// The code that stands at `at` of a string, and how many bytes it takes.
    pub(super) fn read_code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        (code, length.max(1))
    }

    /// What is drawn for a code.
    pub(super) fn sort(&mut self, code: u32) -> Sort {
        let at = usize::try_from(code).unwrap_or(usize::MAX);
        let known = match self.few.get(at) {
            Some(known) => *known,
            None => self.many.get(&code).copied(),
        };
        if let Some(known) = known {
            return known;
        }
        let sort = self.asked(code);
        match self.few.get_mut(at) {
            Some(place) => *place = Some(sort),
            None if self.many.len() < MOST_SORTS => {
                self.many.insert(code, sort);
            }
            None => {}
        }
        sort
    }

    /// The words of one of its letters.
    pub(super) fn words(&self, sort: Sort) -> Option<&str> {
        let (from, to) = sort.words?;
        self.words.get(from..to)
    }

    fn asked(&mut self, code: u32) -> Sort {
        let id = self.font.map_code(code);
        let shift = self.font.origin_displacement(code);
        let stretch = self.font.glyph_stretch(id, code);
        let advance = self.font.code_advance(code).x as f32;
        let (mut words, mut width, mut stroke) = (None, USUAL_WIDTH, None);
        if let FontGlyph::Outline(glyph) = self.font.glyph(id, code) {
            words = self.put(&glyph);
            width = glyph.advance_width().unwrap_or(USUAL_WIDTH);
            if self.is_bold.is_none() {
                stroke = thickness(&glyph.outline());
            }
        }
        Sort {
            words,
            advance,
            width: f64::from(width) * stretch,
            shift: (shift.x, shift.y),
            stroke,
        }
    }

    fn put(&mut self, glyph: &OutlineGlyph) -> Option<(usize, usize)> {
        let from = self.words.len();
        match glyph.as_unicode()? {
            BfString::Char(c) => put_char(&mut self.words, c),
            BfString::String(chars) => chars.chars().for_each(|c| put_char(&mut self.words, c)),
        }
        Some((from, self.words.len()))
    }
}

/// The typefaces that some pages are set in.
pub(super) struct Typefaces<'a> {
    cache: FontCache<'a>,
    fonts: FontResolverFn,
    maps: CMapResolverFn,
    all: Vec<Typeface<'a>>,
    by_id: HashMap<ObjectIdentifier, Option<usize>>,
}

impl<'a> Typefaces<'a> {
    pub(super) fn new() -> Self {
        let settings = InterpreterSettings::default();
        Self {
            cache: FontCache::new(),
            fonts: settings.font_resolver,
            maps: settings.cmap_resolver,
            all: Vec::new(),
            by_id: HashMap::new(),
        }
    }

    /// The place of the typeface that a file describes so, under `id` where it stands on its own; none where
    /// it is none that can be read here.
    pub(super) fn find(&mut self, description: &Dict<'a>, id: Option<ObjectIdentifier>) -> Option<usize> {
        if let Some(known) = id.and_then(|id| self.by_id.get(&id)) {
            return *known;
        }
        let font = self.cache.font(description, &self.fonts, &self.maps);
        let found = font.and_then(Typeface::new).map(|typeface| {
            self.all.push(typeface);
            self.all.len() - 1
        });
        if let Some(id) = id {
            self.by_id.insert(id, found);
        }
        found
    }

    pub(super) fn get_mut(&mut self, at: usize) -> Option<&mut Typeface<'a>> {
        self.all.get_mut(at)
    }
}
