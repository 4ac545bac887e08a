//! What parent and drawing process say to each other: lines of JSON, and behind a line that announces
//! them the bytes of a file, a text or a picture, which JSON would make three times as long.

use serde::{Deserialize, Serialize};

use crate::document::pdf::{PageBox, PageWindow, PlacedWord, Places};
use crate::jobs::Password;
use crate::jobs::wire::DocumentErrorForm;
use crate::scrutiny::passage::Span;

/// Raised whenever a form changes.
pub(super) const VERSION: u32 = 2;

/// The first line; the file's bytes follow.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Opening {
    /// The parent's [`VERSION`].
    pub version: u32,
    /// How many bytes follow.
    pub bytes: u64,
    /// The most memory that the drawing process may take, in bytes.
    pub memory_bytes: u64,
    /// The password that opens the file.
    pub password: Option<Password>,
}

/// What the parent asks of a file that is open.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ask {
    /// A picture of a part of a page.
    Draw(WindowForm),
    /// Where the words of a filed text stand; the text follows.
    Places {
        /// How many bytes of text follow.
        text_bytes: u64,
        /// How many bytes of JSON follow the text: the pages of the paper that another program has read.
        ocr_bytes: u64,
        /// The first page of the paper in its file.
        first_page: u32,
    },
}

/// A [`PageWindow`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WindowForm {
    page: u32,
    whole: (u32, u32),
    corner: (u32, u32),
    size: (u32, u32),
}

impl From<PageWindow> for WindowForm {
    fn from(window: PageWindow) -> Self {
        let PageWindow {
            page,
            whole,
            corner,
            size,
        } = window;
        Self {
            page,
            whole,
            corner,
            size,
        }
    }
}

impl From<WindowForm> for PageWindow {
    fn from(form: WindowForm) -> Self {
        let WindowForm {
            page,
            whole,
            corner,
            size,
        } = form;
        Self {
            page,
            whole,
            corner,
            size,
        }
    }
}

/// What the drawing process answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Answer {
    /// The file is open.
    Opened {
        /// The drawing process's [`VERSION`].
        version: u32,
        /// The sizes of its pages in tenths of a point.
        sizes: Vec<(i32, i32)>,
    },
    /// The file cannot be opened.
    Refused(DocumentErrorForm),
    /// A picture, whose pixels follow, four bytes each.
    Drawn {
        /// Its width and height in pixels.
        size: (u32, u32),
    },
    /// No picture of this page, and why not.
    NotDrawn(String),
    /// Where the words stand; none where the text is not that of the file.
    Places(Option<PlacesForm>),
}

/// [`Places`], with bare numbers in place of names: a pack has a hundred thousand words.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlacesForm {
    sizes: Vec<(i32, i32)>,
    /// Start and end in the text, page, left, top, right and bottom.
    words: Vec<(usize, usize, u32, i32, i32, i32, i32)>,
}

impl From<Places> for PlacesForm {
    fn from(places: Places) -> Self {
        let words = places.words.iter().map(|word| {
            let PageBox {
                page,
                left,
                top,
                right,
                bottom,
            } = word.place;
            (word.span.start, word.span.end, page, left, top, right, bottom)
        });
        Self {
            words: words.collect(),
            sizes: places.sizes,
        }
    }
}

impl From<PlacesForm> for Places {
    fn from(form: PlacesForm) -> Self {
        let words = form.words.into_iter();
        Self {
            sizes: form.sizes,
            words: words
                .map(|(start, end, page, left, top, right, bottom)| PlacedWord {
                    span: Span::new(start, end),
                    place: PageBox {
                        page,
                        left,
                        top,
                        right,
                        bottom,
                    },
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_and_places_cross_the_pipe_unchanged() {
        let window = PageWindow {
            page: 3,
            whole: (893, 1_263),
            corner: (0, 632),
            size: (893, 631),
        };
        let line = serde_json::to_string(&WindowForm::from(window)).unwrap();
        let back: WindowForm = serde_json::from_str(&line).unwrap();
        assert_eq!(PageWindow::from(back), window);
        let places = Places {
            sizes: vec![(5_950, 8_420)],
            words: vec![PlacedWord {
                span: Span::new(4, 9),
                place: PageBox {
                    page: 1,
                    left: 720,
                    top: 922,
                    right: 1_010,
                    bottom: 1_022,
                },
            }],
        };
        let line = serde_json::to_string(&PlacesForm::from(places.clone())).unwrap();
        assert_eq!(
            line,
            r#"{"sizes":[[5950,8420]],"words":[[4,9,1,720,922,1010,1022]]}"#
        );
        let back: PlacesForm = serde_json::from_str(&line).unwrap();
        assert_eq!(Places::from(back), places);
    }
}
