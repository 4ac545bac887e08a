//! Pages that are pictures, as another program has read them: words with their places and with how
//! sure that program is of each.
//!
//! Places are in tenths of a point, so that they hold for every size at which the page is drawn, from the
//! upper left corner of the page laid so that its lines are level.

use super::passage::{Page, PageWords};

/// What is said of a PDF whose pages are pictures.
pub const IS_SCAN: &str = "This PDF is a scan: it holds pictures of pages and no text.";
/// What is said of a picture.
pub const IS_PICTURE: &str = "This file is a picture of a page: it holds no text.";
/// What can be done where no program that reads pictures is found.
pub const NO_TESSERACT: &str = "Install Tesseract, or add items by hand";

/// How many pages of a paper are pictures that nobody has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pictures {
    /// How many pages are pictures.
    pub unread: usize,
    /// How many pages there are.
    pub pages: usize,
    /// Whether the file is a picture itself, and no PDF.
    pub is_picture: bool,
}

impl Pictures {
    /// Those of a paper with these pages.
    #[must_use]
    pub fn among(pages: &[Page], is_picture: bool) -> Self {
        Self {
            unread: pages
                .iter()
                .filter(|page| page.words == PageWords::Picture)
                .count(),
            pages: pages.len(),
            is_picture,
        }
    }

    /// What is said of them, in one sentence; none where every page has its words.
    #[must_use]
    pub fn words(self) -> Option<String> {
        if self.unread == 0 {
            None
        } else if self.unread < self.pages {
            let verb = if self.unread == 1 {
                "is a picture"
            } else {
                "are pictures"
            };
            Some(format!(
                "{} of {} pages {verb} without text.",
                self.unread, self.pages
            ))
        } else if self.is_picture {
            Some(IS_PICTURE.to_owned())
        } else {
            Some(IS_SCAN.to_owned())
        }
    }
}

/// What is counted of the pages of a paper that are pictures; nothing where there are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scan {
    /// How many nobody has read.
    pub unread: usize,
    /// How many another program has read.
    pub read: usize,
    /// How sure it is of the words of those, in per cent.
    pub confidence: u8,
}

/// A page that another program has read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OcrPage {
    /// The page, counted from 1 in the file.
    pub number: u32,
    /// How sure the program is of the page's words on the whole, in per cent.
    pub confidence: u8,
    /// How many quarter turns clockwise make its words upright: 0 to 3.
    pub turns: u8,
    /// How much lower lines stand at their end than at their beginning, in ten thousandths of their
    /// length: a sheet that lay crooked.
    pub slant: i32,
    /// Its words, in the order in which they are read.
    pub words: Vec<OcrWord>,
    /// Its level ruled lines: how far down, and from where to where.
    pub level: Vec<OcrRule>,
    /// Its upright ruled lines: how far to the right, and from where to where.
    pub upright: Vec<OcrRule>,
}

/// A word of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OcrWord {
    /// The word as it was read.
    pub text: String,
    /// Its left side.
    pub left: i32,
    /// Its right side.
    pub right: i32,
    /// Its base line.
    pub base: i32,
    /// The size of its letters: the height of a line of them, set solid.
    pub size: i32,
    /// How sure the program is of it, in per cent.
    pub confidence: u8,
    /// Whether its strokes are thicker than those of most words of the page.
    pub is_bold: bool,
}

/// A ruled line of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OcrRule {
    /// Its place across its own direction.
    pub at: i32,
    /// Where it begins.
    pub from: i32,
    /// Where it ends.
    pub to: i32,
}

/// How sure the words of a page or a paper are, as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Legible {
    /// Nearly every word can be relied upon.
    Well,
    /// Some words are wrong.
    Fairly,
    /// Many words are wrong.
    Poorly,
}

impl Legible {
    /// What a confidence in per cent comes to.
    #[must_use]
    pub const fn of(confidence: u8) -> Self {
        match confidence {
            90.. => Self::Well,
            75..=89 => Self::Fairly,
            _ => Self::Poorly,
        }
    }

    /// The words shown on screen.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Well => "well legible",
            Self::Fairly => "fairly legible",
            Self::Poorly => "poorly legible",
        }
    }
}
