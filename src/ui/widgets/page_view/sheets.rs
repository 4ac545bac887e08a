//! Where the pages of a paper stand on the screen: one below the other, each in the middle, and in which
//! parts they are drawn. Pure.

use std::ops::Range;

use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::jobs::pages::PageWindow;

/// Between two pages, in points of the screen.
const GAP: f32 = 12.0;
/// Beside the pages, in points of the screen.
const MARGIN: f32 = 16.0;
/// The longest side of a picture, in pixels: what every graphics card takes.
const LONGEST_PART: u32 = 2_048;
/// The longest side of a page, in pixels.
const LONGEST_SIDE: f32 = 60_000.0;
/// At 100 % a page is as large as it is printed: a point of print is 1/72 inch, one of the screen 1/96.
const SCREEN_POINTS: f32 = 96.0 / 72.0;
/// A page that claims no honest size is shown as A4, in tenths of a point.
const A4: (i32, i32) = (5_950, 8_420);
/// The zooms that can be chosen, in per cent of the printed size.
pub const PERCENT: std::ops::RangeInclusive<f32> = 25.0..=500.0;

/// The pages of a paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheets {
    /// The number of the first page in its file.
    first: u32,
    /// The sizes of the pages in points of print.
    sizes: Vec<Vec2>,
    /// The width that most pages have.
    usual_width: f32,
    fitted: Option<Fitted>,
}

/// How the pages stand at one zoom.
#[derive(Debug, Clone, PartialEq)]
struct Fitted {
    percent: f32,
    pixels_per_point: f32,
    /// The sizes of the pages in pixels.
    pixels: Vec<(u32, u32)>,
    /// Where each page begins, in points of the screen, and where all of them end.
    tops: Vec<f32>,
    widest: f32,
}

impl Sheets {
    /// The pages from `first` on, with their sizes in tenths of a point of print.
    pub fn new(first: u32, sizes: &[(i32, i32)]) -> Self {
        let sizes: Vec<Vec2> = sizes
            .iter()
            .map(|size| if size.0 <= 0 || size.1 <= 0 { A4 } else { *size })
            .map(|(width, height)| vec2(width as f32, height as f32) / 10.0)
            .collect();
        let count = |width: f32| sizes.iter().filter(|size| (size.x - width).abs() < 1.0).count();
        let usual = sizes.iter().map(|size| size.x).max_by(|a, b| {
            // Of two as frequent ones the narrower, so that it fits as well.
            count(*a).cmp(&count(*b)).then(b.total_cmp(a))
        });
        Self {
            first,
            usual_width: usual.unwrap_or(595.0),
            sizes,
            fitted: None,
        }
    }

    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.sizes.len()
    }

    /// The number in its file of the page at a place.
    pub fn number(&self, at: usize) -> u32 {
        self.first + u32::try_from(at).unwrap_or(u32::MAX / 2)
    }

    /// The place of the page that has this number in its file, or of the one nearest to it.
    pub fn at(&self, number: u32) -> usize {
        let at = number.saturating_sub(self.first) as usize;
        at.min(self.len().saturating_sub(1))
    }

    /// The zoom, in per cent, at which the usual page is as wide as the room.
    pub fn percent_to_fit(&self, room: f32) -> f32 {
        let percent = (room - 2.0 * MARGIN) / (self.usual_width * SCREEN_POINTS) * 100.0;
        percent.clamp(*PERCENT.start(), *PERCENT.end())
    }

    /// Works out where the pages stand; tells whether anything has changed.
    pub fn fit(&mut self, percent: f32, pixels_per_point: f32) -> bool {
        let same = |fitted: &Fitted| {
            (fitted.percent - percent).abs() < 0.01
                && (fitted.pixels_per_point - pixels_per_point).abs() < f32::EPSILON
        };
        if self.fitted.as_ref().is_some_and(same) {
            return false;
        }
        let scale = percent / 100.0 * SCREEN_POINTS * pixels_per_point;
        let mut fitted = Fitted {
            percent,
            pixels_per_point,
            pixels: Vec::with_capacity(self.sizes.len()),
            tops: Vec::with_capacity(self.sizes.len() + 1),
            widest: 0.0,
        };
        let mut top = GAP;
        for size in &self.sizes {
            let most = LONGEST_SIDE / size.x.max(size.y);
            let pixels = (*size * scale.min(most)).round().max(Vec2::splat(1.0));
            fitted.tops.push(top);
            top += pixels.y / pixels_per_point + GAP;
            fitted.widest = fitted.widest.max(pixels.x / pixels_per_point);
            fitted.pixels.push((pixels.x as u32, pixels.y as u32));
        }
        fitted.tops.push(top);
        self.fitted = Some(fitted);
        true
    }

    /// The zoom in per cent.
    pub fn percent(&self) -> f32 {
        self.fitted.as_ref().map_or(100.0, |fitted| fitted.percent)
    }

    /// The room that all pages take in a window of this width.
    pub fn room(&self, width: f32) -> Vec2 {
        let Some(fitted) = &self.fitted else {
            return Vec2::ZERO;
        };
        let height = fitted.tops.last().copied().unwrap_or(0.0);
        vec2(width.max(fitted.widest + 2.0 * MARGIN), height)
    }

    /// Where a page stands within a room of this width.
    pub fn rect(&self, at: usize, width: f32) -> Rect {
        let fitted = self.fitted.as_ref();
        let Some((fitted, size, top)) = fitted.and_then(|fitted| {
            let (x, y) = fitted.pixels.get(at)?;
            let size = vec2(*x as f32, *y as f32) / fitted.pixels_per_point;
            Some((fitted, size, *fitted.tops.get(at)?))
        }) else {
            return Rect::ZERO;
        };
        let left = ((self.room(width).x - size.x) * 0.5).max(MARGIN);
        // On whole pixels, so that each pixel of the picture is one of the screen.
        let whole = |at: f32| (at * fitted.pixels_per_point).round() / fitted.pixels_per_point;
        Rect::from_min_size(pos2(whole(left), whole(top)), size)
    }

    /// The page that stands at a height, or the next one below it.
    pub fn page_at(&self, y: f32) -> usize {
        let Some(fitted) = &self.fitted else { return 0 };
        let begun = fitted.tops.partition_point(|top| *top <= y).saturating_sub(1);
        let is_over = |at: usize| self.rect(at, 0.0).bottom() < y;
        let at = if is_over(begun) { begun + 1 } else { begun };
        at.min(self.len().saturating_sub(1))
    }

    /// The pages that are seen between two heights.
    pub fn seen(&self, from: f32, to: f32) -> Range<usize> {
        let Some(fitted) = &self.fitted else { return 0..0 };
        let first = self.page_at(from);
        let end = fitted.tops.partition_point(|top| *top < to).min(self.len());
        first..end.max(first)
    }

    /// Points of the screen for a tenth of a point of print, on a page.
    pub fn scale(&self, at: usize) -> f32 {
        let size = self.sizes.get(at).map_or(1.0, |size| size.x * 10.0);
        self.rect(at, 0.0).width() / size
    }

    /// The parts in which a page is drawn, each with its place on the page in points of the screen.
    pub fn parts(&self, at: usize) -> Vec<(PageWindow, Rect)> {
        let Some(fitted) = &self.fitted else {
            return Vec::new();
        };
        let Some(whole) = fitted.pixels.get(at).copied() else {
            return Vec::new();
        };
        let mut parts = Vec::new();
        for (top, high) in cut(whole.1) {
            for (left, wide) in cut(whole.0) {
                let window = PageWindow {
                    page: self.number(at),
                    whole,
                    corner: (left, top),
                    size: (wide, high),
                };
                parts.push((window, rect_of(&window, fitted.pixels_per_point)));
            }
        }
        parts
    }

    /// Where a part that was drawn at another zoom stands on its page now.
    pub fn stretched(&self, window: &PageWindow) -> Rect {
        let page = self.rect(self.at(window.page), 0.0).size();
        let by = vec2(page.x / window.whole.0 as f32, page.y / window.whole.1 as f32);
        let rect = rect_of(window, 1.0);
        Rect::from_min_max(
            (rect.min.to_vec2() * by).to_pos2(),
            (rect.max.to_vec2() * by).to_pos2(),
        )
    }
}

fn rect_of(window: &PageWindow, pixels_per_point: f32) -> Rect {
    let corner: Pos2 = pos2(window.corner.0 as f32, window.corner.1 as f32);
    let size = vec2(window.size.0 as f32, window.size.1 as f32);
    Rect::from_min_size(
        (corner.to_vec2() / pixels_per_point).to_pos2(),
        size / pixels_per_point,
    )
}

/// A length in parts that are about equal and none too long: where each begins, and how long it is.
fn cut(length: u32) -> impl Iterator<Item = (u32, u32)> {
    let parts = length.div_ceil(LONGEST_PART).max(1);
    let part = length.div_ceil(parts).max(1);
    (0..parts).filter_map(move |number| {
        let from = number * part;
        (from < length).then(|| (from, part.min(length - from)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: (i32, i32) = (5_950, 8_420);

    #[test]
    fn at_150_per_cent_a_page_of_a4_has_1190_by_1683_pixels_on_a_plain_screen() {
        let mut sheets = Sheets::new(1, &[PAGE, PAGE]);
        assert!(sheets.fit(150.0, 1.0));
        assert!(!sheets.fit(150.0, 1.0), "nothing has changed");
        assert_eq!(sheets.rect(0, 1_400.0).size(), vec2(1_190.0, 1_684.0));
        assert_eq!(sheets.rect(0, 1_400.0).left(), 105.0, "in the middle");
        assert_eq!(sheets.rect(1, 1_400.0).top(), 12.0 + 1_684.0 + 12.0);
        assert_eq!(sheets.room(1_000.0), vec2(1_222.0, 3.0 * 12.0 + 2.0 * 1_684.0));
    }

    #[test]
    fn the_usual_page_fits_the_width_and_a_wide_one_among_them_does_not_count() {
        let mut sheets = Sheets::new(1, &[PAGE, (11_900, 8_420), PAGE]);
        let percent = sheets.percent_to_fit(595.0 * 96.0 / 72.0 + 32.0);
        assert!((percent - 100.0).abs() < 0.01, "{percent}");
        sheets.fit(percent, 2.0);
        assert!((sheets.rect(1, 0.0).width() - 1_586.5).abs() < 0.3);
        assert_eq!(sheets.percent_to_fit(10.0), 25.0);
    }

    #[test]
    fn a_page_is_found_by_its_height_and_its_number_in_the_file() {
        let mut sheets = Sheets::new(11, &[PAGE, PAGE, PAGE]);
        sheets.fit(75.0, 1.0);
        let height = 842.0;
        assert_eq!(
            [0.0, 100.0, 12.0 + height + 6.0, 1e9].map(|y| sheets.page_at(y)),
            [0, 0, 1, 2]
        );
        assert_eq!(sheets.seen(900.0, 1_000.0), 1..2);
        assert_eq!(sheets.seen(0.0, 900.0), 0..2);
        assert_eq!(
            (sheets.number(2), sheets.at(12), sheets.at(3), sheets.at(99)),
            (13, 1, 0, 2)
        );
    }

    #[test]
    fn a_large_page_is_drawn_in_parts_that_cover_it_once() {
        let mut sheets = Sheets::new(1, &[PAGE]);
        sheets.fit(150.0, 1.0);
        assert_eq!(sheets.parts(0).len(), 1);
        sheets.fit(500.0, 2.0);
        let parts = sheets.parts(0);
        let whole = parts[0].0.whole;
        assert_eq!(whole, (7_933, 11_227));
        let covered: u64 = parts
            .iter()
            .map(|(part, _)| u64::from(part.size.0) * u64::from(part.size.1))
            .sum();
        assert_eq!(covered, u64::from(whole.0) * u64::from(whole.1));
        assert_eq!(parts.len(), 24);
        for (part, rect) in &parts {
            assert!(part.size.0.max(part.size.1) <= 2_048, "{part:?}");
            assert!((rect.width() * 2.0 - part.size.0 as f32).abs() < 0.01);
            assert!((sheets.stretched(part).left() - rect.left()).abs() < 0.01);
        }
    }

    #[test]
    fn a_page_without_an_honest_size_is_shown_as_a4() {
        let mut sheets = Sheets::new(1, &[(0, 0)]);
        sheets.fit(75.0, 1.0);
        assert_eq!(sheets.rect(0, 700.0).size(), vec2(595.0, 842.0));
    }
}
