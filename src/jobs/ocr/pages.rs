//! The pictures of a file, page after page: drawn by the drawing process, read by Tesseract.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::tesseract::{DENSITY, NotRead, Tesseract};
use crate::document::ocr::{Grey, page_of};
use crate::document::pdf::MOST_PIXELS;
use crate::jobs::Limits;
use crate::jobs::pages::{Drawing, DrawingProgram, Ended, PageWindow, PagesError};
use crate::scrutiny::ocr::OcrPage;

/// The longest side of a picture that is read, in pixels; Tesseract takes no more than twice that.
const LONGEST_SIDE: f64 = 16_000.0;
/// A page of which it is less sure may lie on its side.
const MAY_LIE_ASIDE: u8 = 70;
/// A page that stood the right way up has about this many words at least.
const MANY_WORDS: usize = 10;

/// What came of reading pages.
#[derive(Debug, Default)]
pub(in crate::jobs) struct PagesRead {
    /// Those that were read.
    pub read: Vec<OcrPage>,
    /// Those that were not, and why.
    pub failed: Vec<(u32, String)>,
}

/// Why reading ended before its end.
#[derive(Debug)]
pub(in crate::jobs) enum Stopped {
    /// The user cancelled.
    Cancelled,
    /// No page can be drawn.
    NoPages(PagesError),
}

/// Reads these pages of a file; `tell` is told which of how many is next.
pub(in crate::jobs) fn read_pages(
    file: &Arc<Vec<u8>>,
    pages: &[u32],
    drawing_program: &DrawingProgram,
    tesseract: &Tesseract,
    cancelled: &AtomicBool,
    mut tell: impl FnMut(u32, u32),
) -> Result<PagesRead, Stopped> {
    let mut is_wanted = || !cancelled.load(Ordering::Relaxed);
    // Nobody waits for these pages as for those on the screen, and they are drawn far larger.
    let drawing_program = &DrawingProgram {
        limits: Limits {
            silence: Limits::default().silence,
            ..drawing_program.limits
        },
        ..drawing_program.clone()
    };
    let mut outcome = PagesRead::default();
    let of = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let mut drawing: Option<(Drawing, Vec<(i32, i32)>)> = None;
    for (page, number) in pages.iter().zip(1..) {
        if !is_wanted() {
            return Err(Stopped::Cancelled);
        }
        tell(number, of);
        // Taken out: a process that fails on a page is not asked for another.
        let (mut running, sizes) = match drawing.take() {
            Some(running) => running,
            None => Drawing::start(drawing_program, file, &mut is_wanted).map_err(stopped)?,
        };
        let size = sizes
            .get((*page as usize).saturating_sub(1))
            .copied()
            .unwrap_or((0, 0));
        match draw(&mut running, *page, size, &mut is_wanted) {
            Ok(Ok(picture)) => {
                drawing = Some((running, sizes));
                match read(tesseract, &picture, *page, size, &mut is_wanted) {
                    Ok(page) => outcome.read.push(page),
                    Err(NotRead::Cancelled) => return Err(Stopped::Cancelled),
                    Err(NotRead::Failed(why)) => outcome.failed.push((*page, why)),
                }
            }
            Ok(Err(why)) => {
                drawing = Some((running, sizes));
                outcome.failed.push((*page, why));
            }
            Err(Ended::Failed(why)) => outcome.failed.push((*page, why)),
            Err(ended) => return Err(stopped(ended)),
        }
    }
    Ok(outcome)
}

fn stopped(ended: Ended) -> Stopped {
    match ended {
        Ended::Unwanted => Stopped::Cancelled,
        Ended::Refused(error) => Stopped::NoPages(error),
        Ended::Failed(detail) => Stopped::NoPages(PagesError::Stopped { detail }),
    }
}

/// Draws a page as large as Tesseract reads best.
fn draw(
    drawing: &mut Drawing,
    page: u32,
    (width, height): (i32, i32),
    is_wanted: &mut dyn FnMut() -> bool,
) -> Result<Result<Grey, String>, Ended> {
    let (width, height) = (f64::from(width) / 720.0, f64::from(height) / 720.0);
    if width <= 0.0 || height <= 0.0 {
        return Ok(Err("the page claims a size that no page has".to_owned()));
    }
    let most = (MOST_PIXELS as f64 * 0.98 / (width * height)).sqrt();
    let density = f64::from(DENSITY).min(most).min(LONGEST_SIDE / width.max(height));
    let side = |inches: f64| ((inches * density).round() as u32).max(1);
    let size = (side(width), side(height));
    let window = PageWindow {
        page,
        whole: size,
        corner: (0, 0),
        size,
    };
    Ok(drawing
        .draw(window, is_wanted)?
        .map(|picture| Grey::of_colours(size.0, size.1, &picture.pixels)))
}

/// Reads a picture, the other way up where that is the way it is printed.
fn read(
    tesseract: &Tesseract,
    picture: &Grey,
    page: u32,
    (width, height): (i32, i32),
    is_wanted: &mut dyn FnMut() -> bool,
) -> Result<OcrPage, NotRead> {
    let words = tesseract.words_of(&picture.without_rules(), is_wanted)?;
    let as_it_is = page_of(&words, picture, page, 0, (width, height));
    if as_it_is.confidence >= MAY_LIE_ASIDE && as_it_is.words.len() >= MANY_WORDS {
        return Ok(as_it_is);
    }
    let turns = match tesseract.turns_of(picture, is_wanted) {
        None | Some(0) => return Ok(as_it_is),
        Some(turns) => turns,
    };
    let turned = picture.turned(turns);
    let size = if turns % 2 == 1 {
        (height, width)
    } else {
        (width, height)
    };
    let words = tesseract.words_of(&turned.without_rules(), is_wanted)?;
    let upright = page_of(&words, &turned, page, turns, size);
    Ok(if upright.confidence > as_it_is.confidence {
        upright
    } else {
        as_it_is
    })
}
