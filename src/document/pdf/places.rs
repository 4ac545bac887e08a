//! Where the words of a paper stand on its pages: what a view of the original page needs to light up a
//! passage. It is not kept on the register, as it can be worked out again from the original at any
//! time and always comes out the same.

use super::word::{Paper, Word};
use crate::scrutiny::passage::Span;
use hayro_interpret::kurbo::{Point, Rect};

/// A box on a page in tenths of a point, from the upper left corner of the page as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageBox {
    /// The page, counted from 1.
    pub page: u32,
    /// Its left side.
    pub left: i32,
    /// Its upper side.
    pub top: i32,
    /// Its right side.
    pub right: i32,
    /// Its lower side.
    pub bottom: i32,
}

/// A word, or the part of one that stands on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedWord {
    /// Where it stands in the paper's text.
    pub span: Span,
    /// Where it stands on its page.
    pub place: PageBox,
}

/// Where all words of a paper stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// The width and height of each page as it is shown, in tenths of a point.
    pub sizes: Vec<(i32, i32)>,
    /// Its words, in the order of its text.
    pub words: Vec<PlacedWord>,
}

impl Places {
    /// Where the words stand that share at least one letter with `span`.
    #[must_use]
    pub fn boxes_of(&self, span: Span) -> &[PlacedWord] {
        let first = self.words.partition_point(|word| word.span.end <= span.start);
        let end = self.words.partition_point(|word| word.span.start < span.end);
        self.words.get(first..end.max(first)).unwrap_or_default()
    }

    /// The words of a part of the text, counted from where it begins.
    #[must_use]
    pub fn within(&self, part: Span) -> Self {
        let words = self.boxes_of(part).iter().map(|word| PlacedWord {
            span: Span::new(
                word.span.start.max(part.start) - part.start,
                word.span.end.min(part.end) - part.start,
            ),
            place: word.place,
        });
        Self {
            sizes: self.sizes.clone(),
            words: words.collect(),
        }
    }
}

/// The box of a word on its page as shown.
pub(super) fn box_of(word: &Word, paper: Paper, page: u32) -> PageBox {
    let shape = Rect::from_points(
        paper.shown(Point::new(word.left, word.top)),
        paper.shown(Point::new(word.right, word.bottom)),
    );
    PageBox {
        page,
        left: tenths(shape.x0),
        top: tenths(shape.y0),
        right: tenths(shape.x1),
        bottom: tenths(shape.y1),
    }
}

/// A length in tenths of a point; those beyond any page are cut short.
pub(super) fn tenths(points: f64) -> i32 {
    (points * 10.0).round().clamp(-1_000_000.0, 1_000_000.0) as i32
}
