//! Pictures of pages as they are printed. The engine is the one that reads the words, so that the
//! places of words and the picture agree.
//!
//! A page's instructions are followed once without drawing before they are drawn, so that one that
//! draws without end is given up before it costs memory; what takes too long for other reasons is for
//! whoever runs this to stop, which is why it runs only in a process of its own.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{PixmapMut, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::Affine;
use hayro_interpret::util::TransformExt;
use hayro_interpret::{InterpreterCache, InterpreterSettings};

use super::places::tenths;
use super::{File, MOST_PAGES, PAGES_A_CACHE, word};
use crate::document::{DocumentError, picture_file};

/// The most pixels of one picture.
pub const MOST_PIXELS: u64 = 25_000_000;
/// The longest side of a page that is drawn in parts, in pixels.
const LONGEST_SIDE: u32 = 65_000;
/// The longest side of one picture, in pixels.
const LONGEST_PICTURE_SIDE: u32 = 16_384;

/// Which part of a page is drawn, and how large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageWindow {
    /// The page, counted from 1 in the file.
    pub page: u32,
    /// The width and height of the whole page in pixels, by which it is scaled.
    pub whole: (u32, u32),
    /// The left and upper side of the part that is drawn, in pixels of the whole.
    pub corner: (u32, u32),
    /// Its width and height in pixels.
    pub size: (u32, u32),
}

/// A picture of a page, or of a part of it.
#[derive(Clone, PartialEq, Eq)]
pub struct PagePicture {
    /// Its width and height in pixels.
    pub size: (u32, u32),
    /// Its pixels row by row, each as red, green, blue and opacity; all are opaque.
    pub pixels: Vec<u8>,
}

impl std::fmt::Debug for PagePicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PagePicture")
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

/// Why a page is not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotDrawn {
    /// The file has no such page.
    #[error("the file has no such page")]
    NoSuchPage,
    /// The page claims a size that no page has.
    #[error("the page claims a size that no page has")]
    Size,
    /// More pixels were asked for than one picture may have.
    #[error("more was asked for than one picture may hold")]
    TooLarge,
    /// Its instructions cannot be followed to their end within reason.
    #[error("its instructions cannot be followed to their end within reason")]
    TooMuch,
    /// The library that draws failed on it.
    #[error("drawing it failed")]
    Failed,
}

/// A file of which pages can be drawn.
pub struct Original(File);

impl Original {
    /// Opens a PDF, or a picture of pages.
    ///
    /// # Errors
    /// [`DocumentError`] where it cannot be opened.
    pub fn open(bytes: &[u8], password: Option<&str>) -> Result<Self, DocumentError> {
        File::open(&picture_file::as_pdf(bytes)?, password).map(Self)
    }

    /// The width and height of each page as it is shown, in tenths of a point; of one that claims a size
    /// that no page has, nothing by nothing.
    #[must_use]
    pub fn sizes(&self) -> Vec<(i32, i32)> {
        let pages = self.0.pdf.pages().iter().take(MOST_PAGES);
        pages
            .map(|page| {
                word::honest_size(page).map_or((0, 0), |(width, height)| (tenths(width), tenths(height)))
            })
            .collect()
    }

    /// Whoever draws its pages.
    #[must_use]
    pub fn artist(&self) -> Artist<'_> {
        let pages = self.0.pdf.pages();
        Artist {
            pages: pages.get(..pages.len().min(MOST_PAGES)).unwrap_or_default(),
            cache: RenderCache::new(),
            counting: InterpreterCache::new(),
            is_sound: HashMap::new(),
            since_cleared: 0,
        }
    }
}

/// Draws pages of one file, and keeps the fonts of the last ones at hand.
pub struct Artist<'a> {
    pages: &'a [Page<'a>],
    cache: RenderCache<'a>,
    counting: InterpreterCache<'a>,
    /// Whether the instructions of a page can be followed to their end.
    is_sound: HashMap<u32, bool>,
    /// How many pages' fonts are at hand.
    since_cleared: usize,
}

impl Artist<'_> {
    /// Draws a part of a page.
    ///
    /// # Errors
    /// [`NotDrawn`] where it cannot be; other pages are none the worse for it.
    pub fn draw(&mut self, window: &PageWindow) -> Result<PagePicture, NotDrawn> {
        let pages = self.pages;
        let page = usize::try_from(window.page)
            .ok()
            .and_then(|page| pages.get(page.checked_sub(1)?))
            .ok_or(NotDrawn::NoSuchPage)?;
        let size = word::honest_size(page).ok_or(NotDrawn::Size)?;
        let (wide, high) = checked(window)?;
        if !self.check(window.page) {
            return Err(NotDrawn::TooMuch);
        }
        let drawn = catch_unwind(AssertUnwindSafe(|| {
            self.draw_page(page, size, window, (wide, high))
        }));
        drawn.map_err(|_panic| {
            self.clear();
            NotDrawn::Failed
        })
    }

    /// Follows the instructions of a page without drawing, once for each page.
    fn check(&mut self, number: u32) -> bool {
        if let Some(is_sound) = self.is_sound.get(&number) {
            return *is_sound;
        }
        if self.since_cleared >= PAGES_A_CACHE {
            self.clear();
        }
        self.since_cleared += 1;
        let pages = self.pages;
        let page = pages.get((number as usize).saturating_sub(1));
        let is_sound = page.is_some_and(|page| word::ink_of(page, &self.counting).is_some());
        if !is_sound {
            self.clear();
        }
        self.is_sound.insert(number, is_sound);
        is_sound
    }

    /// Starts with empty caches: they are full, or may have been left in a bad state.
    fn clear(&mut self) {
        self.cache = RenderCache::new();
        self.counting = InterpreterCache::new();
        self.since_cleared = 0;
    }
}

impl<'a> Artist<'a> {
    fn draw_page(
        &self,
        page: &'a Page<'a>,
        (width, height): (f64, f64),
        window: &PageWindow,
        (wide, high): (u16, u16),
    ) -> PagePicture {
        let scale = Affine::scale_non_uniform(
            f64::from(window.whole.0) / width,
            f64::from(window.whole.1) / height,
        );
        let to_corner = Affine::translate((-f64::from(window.corner.0), -f64::from(window.corner.1)));
        let transform = to_corner * scale * page.initial_transform(true).to_kurbo();
        let mut context = RenderContext::new(wide, high);
        render_into(
            page,
            &self.cache,
            &InterpreterSettings::default(),
            &RenderSettings::default(),
            &mut context,
            transform,
        );
        context.flush();
        let mut pixels = vec![0; usize::from(wide) * usize::from(high) * 4];
        if let Some(target) = PixmapMut::new(wide, high, &mut pixels) {
            let settings = RasterizerSettings {
                target_init: TargetInit::Clear(WHITE),
                ..RasterizerSettings::default()
            };
            context.render_with(target, &mut Resources::default(), settings);
        }
        PagePicture {
            size: window.size,
            pixels,
        }
    }
}

/// The width and height of the picture that is asked for, where it is one that may be drawn.
fn checked(window: &PageWindow) -> Result<(u16, u16), NotDrawn> {
    let (width, height) = window.size;
    let pixels = u64::from(width) * u64::from(height);
    let within = |at: u32, size: u32, whole: u32| at.checked_add(size).is_some_and(|end| end <= whole);
    let is_fit = (1..=MOST_PIXELS).contains(&pixels)
        && width.max(height) <= LONGEST_PICTURE_SIDE
        && window.whole.0.max(window.whole.1) <= LONGEST_SIDE
        && within(window.corner.0, width, window.whole.0)
        && within(window.corner.1, height, window.whole.1);
    match (u16::try_from(width), u16::try_from(height)) {
        (Ok(width), Ok(height)) if is_fit => Ok((width, height)),
        _ => Err(NotDrawn::TooLarge),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_within_their_page_and_the_limits_are_drawn() {
        let check = |whole, corner, size, expected| {
            let window = PageWindow {
                page: 1,
                whole,
                corner,
                size,
            };
            assert_eq!(checked(&window), expected, "{window:?}");
        };
        check((893, 1263), (0, 0), (893, 1263), Ok((893, 1263)));
        check((5_950, 8_420), (4_096, 2_048), (1_854, 2_048), Ok((1_854, 2_048)));
        check((893, 1263), (1, 0), (893, 1263), Err(NotDrawn::TooLarge));
        check((893, 1263), (u32::MAX, 0), (2, 2), Err(NotDrawn::TooLarge));
        check((893, 1263), (0, 0), (0, 10), Err(NotDrawn::TooLarge));
        check((5_000, 5_001), (0, 0), (5_000, 5_001), Err(NotDrawn::TooLarge));
        check((70_000, 100), (0, 0), (100, 100), Err(NotDrawn::TooLarge));
    }
}
