//! The pages of a paper as printed, as many as papers have: only those in sight are drawn, and only so
//! many are kept as pictures.
//!
//! Pictures come from elsewhere: the view says which parts of which pages it wants, most pressing first,
//! and until a sharp one is there it stretches what it has. Passages are lit by their bytes in the
//! paper's text, and words can be selected, which is told in bytes of the text as well. Knows nothing of
//! findings and of how pages are drawn.

mod cache;
mod draw;
pub mod follow;
mod index;
mod sheets;

use std::collections::{BTreeSet, HashMap};

use eframe::egui::{Id, TextureHandle, Vec2};

pub use draw::{Answer, page_view_ui};
pub use index::PagePoint;
pub use sheets::PERCENT;

use cache::Lately;
use index::Index;
use sheets::Sheets;

use crate::jobs::pages::{PageBox, PageWindow, Places};
use crate::scrutiny::passage::Span;
use crate::ui::theme::Tint;

/// What a page says that cannot be drawn.
pub const NOT_SHOWN: &str = "This page cannot be shown as printed; its text is beside it";

/// How many bytes of pictures are kept: about nine pages of A4 as wide as a window of 1,920 pixels.
const MOST_BYTES: usize = 128 * 1024 * 1024;

/// How large the pages are shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Zoom {
    /// The usual page as wide as the room.
    FitWidth,
    /// In per cent of the printed size.
    Percent(f32),
}

/// A tinted passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageMark {
    /// Where it stands in the paper's text.
    pub span: Span,
    /// What it is.
    pub tint: Tint,
    /// By which number the caller knows it again.
    pub owner: usize,
}

/// Pages as printed, and where their reader is in them.
pub struct PageView {
    /// The first and last page of the paper in its file; none for all of the file.
    range: Option<(u32, u32)>,
    sheets: Option<Sheets>,
    index: Option<Index>,
    /// Whether it is known that the words' places cannot be told.
    is_unplaced: bool,
    pictures: Lately<PageWindow, TextureHandle>,
    /// Pages that cannot be drawn.
    failed: BTreeSet<u32>,
    zoom: Zoom,
    /// Whether the pages have been laid out: when they are again, the place is kept.
    was_fitted: bool,
    /// In which part of the window they were last drawn.
    drawn_in: Option<Id>,
    jump: Option<Jump>,
    aim: Option<Aim>,
    /// What stood at the upper edge when it was last drawn.
    place: PagePoint,
    /// The page in the middle of the window.
    page_now: u32,
    marks: Vec<PageMark>,
    lit: Vec<Span>,
    selected: Option<Span>,
    /// The word at which the mouse began to select.
    drawing_from: Option<Span>,
    /// The lines of all passages by page, worked out when one changes.
    lines: Lines,
    wanted: Vec<PageWindow>,
}

/// Where to go with the next frame: a place of a page to a place of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Jump {
    to: PagePoint,
    /// Where in the window it shall stand, from its upper left corner.
    at: Vec2,
    /// As a part of the window's height, in addition.
    share: f32,
    /// Whether it goes sideways too.
    sideways: bool,
}

/// The passage that was to be shown, until the reader has gone elsewhere: its place is known the better
/// the more is known of the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Aim {
    byte: usize,
    /// The page on which the text says that it stands.
    page: Option<u32>,
    /// Whether it shall stand in the upper third, where the eye rests, or at the upper edge.
    rests: bool,
}

/// The lines of passages by page.
#[derive(Default)]
struct Lines {
    marks: HashMap<u32, Vec<(PageBox, usize)>>,
    lit: HashMap<u32, Vec<PageBox>>,
    selected: HashMap<u32, Vec<PageBox>>,
}

impl PageView {
    /// Pages of which nothing is known yet: those of a part of a file, or all of them.
    #[must_use]
    pub fn new(range: Option<(u32, u32)>) -> Self {
        Self {
            range,
            sheets: None,
            index: None,
            is_unplaced: false,
            pictures: Lately::new(MOST_BYTES),
            failed: BTreeSet::new(),
            zoom: Zoom::FitWidth,
            was_fitted: false,
            drawn_in: None,
            jump: None,
            aim: None,
            place: PagePoint {
                page: range.map_or(1, |(first, _)| first),
                x: 0,
                y: 0,
            },
            page_now: range.map_or(1, |(first, _)| first),
            marks: Vec::new(),
            lit: Vec::new(),
            selected: None,
            drawing_from: None,
            lines: Lines::default(),
            wanted: Vec::new(),
        }
    }

    /// Takes the sizes of all pages of the file, in tenths of a point; nothing by nothing for one that
    /// cannot be shown.
    pub fn take_sizes(&mut self, sizes: &[(i32, i32)]) {
        let count = u32::try_from(sizes.len()).unwrap_or(u32::MAX);
        let (first, last) = self.range.unwrap_or((1, count));
        let (first, last) = (first.clamp(1, count.max(1)), last.min(count));
        let part = sizes.get(first as usize - 1..last as usize).unwrap_or_default();
        for (number, size) in (first..).zip(part) {
            if *size == (0, 0) {
                self.failed.insert(number);
            }
        }
        let sheets = Sheets::new(first, part);
        if self
            .sheets
            .as_ref()
            .is_none_or(|known| known.len() != sheets.len())
        {
            self.was_fitted = false;
            self.sheets = Some(sheets);
            self.take_aim();
        }
    }

    /// Takes a picture of a part of a page.
    pub fn take_picture(&mut self, window: PageWindow, picture: TextureHandle) {
        let bytes = window.size.0 as usize * window.size.1 as usize * 4;
        self.pictures.keep(window, picture, bytes);
    }

    /// A page cannot be drawn.
    pub fn take_failure(&mut self, page: u32) {
        self.failed.insert(page);
    }

    /// Takes where the paper's words stand; none where that cannot be told.
    pub fn take_places(&mut self, places: Option<Places>) {
        self.is_unplaced = places.is_none();
        self.index = places.map(Index::new);
        self.draw_lines();
        self.take_aim();
    }

    /// Which parts of pages are wanted, most pressing first.
    #[must_use]
    pub fn wanted(&self) -> &[PageWindow] {
        &self.wanted
    }

    /// Tints these passages.
    pub fn mark(&mut self, marks: Vec<PageMark>) {
        if self.marks != marks {
            self.marks = marks;
            self.draw_lines();
        }
    }

    /// Lights these passages; none puts the light out.
    pub fn light(&mut self, spans: &[Span]) {
        if self.lit != spans {
            self.lit = spans.to_vec();
            self.lines.lit = by_page(self.index.as_ref(), &self.lit);
        }
    }

    /// Shows what is selected.
    pub fn show_selected(&mut self, span: Option<Span>) {
        if self.selected != span {
            self.selected = span;
            self.lines.selected = by_page(self.index.as_ref(), self.selected.as_slice());
        }
    }

    /// Brings a passage into sight with the next frame; `page` is where the text says that it stands.
    pub fn go_to(&mut self, byte: usize, page: Option<u32>) {
        self.aim = Some(Aim {
            byte,
            page,
            rests: true,
        });
        self.take_aim();
    }

    /// Brings a passage to the upper edge.
    pub fn follow_to(&mut self, byte: usize, page: Option<u32>) {
        self.aim = Some(Aim {
            byte,
            page,
            rests: false,
        });
        self.take_aim();
    }

    /// Brings a place of a page to the upper edge.
    pub fn resume(&mut self, place: PagePoint) {
        self.aim = None;
        self.jump = Some(Jump::to_edge(place));
    }

    /// Stays where it is, whatever was to be gone to.
    pub fn stay(&mut self) {
        self.aim = None;
        self.jump = None;
    }

    /// Goes to the top of a page by its place among the paper's pages, counted from 1.
    pub fn turn_to(&mut self, number: usize) {
        let Some(sheets) = &self.sheets else { return };
        let at = number.clamp(1, sheets.len().max(1)) - 1;
        let page = sheets.number(at);
        self.aim = None;
        // A page that is gone to is the one that is meant, even where the next one fills the window.
        self.jump = Some(Jump::to_edge(PagePoint { page, x: 0, y: 0 }));
    }

    /// Goes to the next page (`forward`) or to the one before.
    pub fn turn(&mut self, forward: bool) {
        let (now, count) = self.page_of();
        let at_top = self.place.y <= 0 || self.place_number() < now;
        match forward {
            true if now < count => self.turn_to(now + 1),
            // From the middle of a page its own top comes first.
            false if at_top => self.turn_to(now.saturating_sub(1)),
            false => self.turn_to(now),
            true => {}
        }
    }

    /// The page that is read and how many there are, counted from 1 within the paper.
    #[must_use]
    pub fn page_of(&self) -> (usize, usize) {
        let Some(sheets) = &self.sheets else {
            return (1, 0);
        };
        (sheets.at(self.page_now) + 1, sheets.len())
    }

    fn place_number(&self) -> usize {
        self.sheets
            .as_ref()
            .map_or(1, |sheets| sheets.at(self.place.page) + 1)
    }

    /// How large the pages are shown.
    #[must_use]
    pub const fn zoom(&self) -> Zoom {
        self.zoom
    }

    /// The zoom in per cent, whatever chose it.
    #[must_use]
    pub fn percent(&self) -> f32 {
        self.sheets.as_ref().map_or(100.0, Sheets::percent)
    }

    /// Shows the pages so large; what stands at the upper edge stays there.
    pub fn set_zoom(&mut self, zoom: Zoom) {
        self.zoom = match zoom {
            Zoom::FitWidth => Zoom::FitWidth,
            Zoom::Percent(percent) => Zoom::Percent(percent.clamp(*PERCENT.start(), *PERCENT.end())),
        };
    }

    /// What stands at the upper edge.
    #[must_use]
    pub const fn place(&self) -> PagePoint {
        self.place
    }

    /// Whether nothing is left to be gone to.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        self.jump.is_none()
    }

    /// The byte of the paper's text that stands at the upper edge; none where that is not known.
    #[must_use]
    pub fn byte(&self) -> Option<usize> {
        let index = self.index.as_ref()?;
        let below = index.byte_below(self.place.page, self.place.y);
        // Below the last word of a page the next one begins.
        below.or_else(|| index.byte_below(self.place.page + 1, 0))
    }

    /// The page that stands at the upper edge, by its number in the file.
    #[must_use]
    pub const fn page(&self) -> u32 {
        self.place.page
    }

    /// Whether it is known by now that words cannot be lit or selected on these pages.
    #[must_use]
    pub const fn is_unplaced(&self) -> bool {
        self.is_unplaced
    }

    /// How many bytes of pictures may be kept, and are.
    #[must_use]
    pub const fn bytes(&self) -> (usize, usize) {
        self.pictures.bytes()
    }

    fn draw_lines(&mut self) {
        let index = self.index.as_ref();
        self.lines = Lines {
            marks: marks_by_page(index, &self.marks),
            lit: by_page(index, &self.lit),
            selected: by_page(index, self.selected.as_slice()),
        };
    }

    /// Goes where the passage that was asked for stands, as far as that is known by now.
    fn take_aim(&mut self) {
        let Some(aim) = self.aim else { return };
        let placed = self.index.as_ref().and_then(|index| index.place_of(aim.byte));
        let to = match (placed, aim.page) {
            (Some(place), _) => PagePoint {
                page: place.page,
                x: place.left,
                y: place.top,
            },
            (None, Some(page)) => PagePoint { page, x: 0, y: 0 },
            (None, None) => return,
        };
        self.jump = Some(if aim.rests && placed.is_some() {
            Jump {
                to,
                at: Vec2::ZERO,
                share: 0.3,
                sideways: true,
            }
        } else {
            Jump::to_edge(to)
        });
    }
}

impl Jump {
    /// To the upper edge of the window.
    const fn to_edge(to: PagePoint) -> Self {
        Self {
            to,
            at: Vec2::ZERO,
            share: 0.0,
            sideways: false,
        }
    }
}

fn by_page(index: Option<&Index>, spans: &[Span]) -> HashMap<u32, Vec<PageBox>> {
    let mut pages: HashMap<u32, Vec<PageBox>> = HashMap::new();
    let lines = spans
        .iter()
        .flat_map(|span| index.map(|index| index.lines_of(*span)).unwrap_or_default());
    for line in lines {
        pages.entry(line.page).or_default().push(line);
    }
    pages
}

fn marks_by_page(index: Option<&Index>, marks: &[PageMark]) -> HashMap<u32, Vec<(PageBox, usize)>> {
    let mut pages: HashMap<u32, Vec<(PageBox, usize)>> = HashMap::new();
    for (at, mark) in marks.iter().enumerate() {
        for line in index.map(|index| index.lines_of(mark.span)).unwrap_or_default() {
            pages.entry(line.page).or_default().push((line, at));
        }
    }
    pages
}
