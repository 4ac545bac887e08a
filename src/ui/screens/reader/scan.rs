//! What is said of a paper whose pages are pictures: that nobody has read them, that they are being read,
//! or how legible they are; and the button that has them read.

use eframe::egui::{RichText, Ui};

use crate::register::view::PaperView;
use crate::scrutiny::id::PaperId;
use crate::scrutiny::ocr::{Legible, NO_TESSERACT, Pictures};
use crate::scrutiny::passage::PageWords;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::Tone;
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::status::{Status, status_ui};

/// The most pages that are named as poorly legible.
const NAMED: usize = 6;

/// What is known of the program that reads pictures, and what it is doing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ocr {
    /// Whether it is on this computer; none while that is being looked for.
    pub is_found: Option<bool>,
    /// The paper that is being read, and how far that has come, in words.
    pub reading: Option<(PaperId, String)>,
    /// The papers whose turn is still to come.
    pub waiting: Vec<PaperId>,
}

impl Ocr {
    /// How far reading a paper has come, in words; none where it is not to be read.
    #[must_use]
    pub fn state_of(&self, paper: PaperId) -> Option<&str> {
        match &self.reading {
            Some((reading, words)) if *reading == paper => Some(words),
            _ if self.waiting.contains(&paper) => Some("It is read by OCR as soon as its turn comes"),
            _ => None,
        }
    }
}

/// What the pages of a paper are, put in words when it is loaded.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// The sentence about pictures that nobody has read.
    unread: Option<String>,
    /// How legible its pictures were, in words and per cent.
    read: Option<(Legible, String)>,
    /// How sure the words of each page are that was read, in per cent.
    pages: Vec<(u32, u8)>,
}

impl Scan {
    /// The pages of this paper.
    pub fn of(view: &PaperView) -> Self {
        let name = view.paper.file_name.to_ascii_lowercase();
        let pictures = Pictures::among(&view.pages, !name.ends_with(".pdf"));
        let mut pages = Vec::new();
        let (mut sum, mut letters) = (0, 0);
        for page in &view.pages {
            if let PageWords::Ocr { confidence } = page.words {
                pages.push((page.number, confidence));
                // A page with many words counts for more.
                sum += usize::from(confidence) * page.span.len();
                letters += page.span.len();
            }
        }
        let whole = (sum + letters / 2).checked_div(letters);
        let whole = whole.and_then(|whole| u8::try_from(whole).ok());
        Self {
            unread: pictures.words(),
            read: whole.map(|whole| (Legible::of(whole), read_words(whole, &pages))),
            pages,
        }
    }

    /// Whether any page is a picture, read or not.
    pub const fn has_pictures(&self) -> bool {
        self.unread.is_some() || self.read.is_some()
    }

    /// Whether nobody has read any of its pages, which are all pictures.
    pub const fn is_unread(&self) -> bool {
        self.unread.is_some() && self.read.is_none()
    }

    /// The sentence about pictures that nobody has read, and what can be done.
    pub fn sentences(&self, ocr: &Ocr, paper: PaperId) -> Option<(String, String)> {
        let unread = self.unread.clone()?;
        let then = match (ocr.state_of(paper), ocr.is_found) {
            (Some(state), _) => state.to_owned(),
            (None, Some(true)) => "Tesseract can read it; what it finds then waits here".to_owned(),
            (None, Some(false)) => NO_TESSERACT.to_owned(),
            (None, None) => String::new(),
        };
        Some((unread, then))
    }

    /// Whether this note of the reader says what is said here already.
    pub fn says(&self, note: &str) -> bool {
        self.unread.as_deref() == Some(note) || self.read.is_some() && note.contains(" read by OCR, ")
    }

    /// How sure the words of one page are, in per cent; none where nobody had to read it.
    pub fn of_page(&self, page: u32) -> Option<u8> {
        let (_, confidence) = self.pages.iter().find(|(number, _)| *number == page)?;
        Some(*confidence)
    }

    /// Draws what is said, and the button.
    pub fn ui(&self, ui: &mut Ui, frame: &Frame, ocr: &Ocr, paper: PaperId, outbox: &mut Outbox) {
        if let Some((unread, then)) = self.sentences(ocr, paper) {
            let words = format!("{unread} {then}").trim_end().to_owned();
            status_ui(ui, frame, &Status::new("⚠", words, Tone::Warning));
        }
        if let Some((legible, words)) = &self.read {
            let (icon, tone) = match legible {
                Legible::Well => ("○", Tone::Info),
                Legible::Fairly | Legible::Poorly => ("⚠", Tone::Warning),
            };
            status_ui(ui, frame, &Status::new(icon, words, tone));
        }
        if !self.has_pictures() {
            return;
        }
        if let Some(state) = ocr.state_of(paper) {
            ui.horizontal_wrapped(|ui| {
                if self.unread.is_none() {
                    ui.label(RichText::new(state).small().color(frame.palette.weak));
                }
                let stop = small_button(ui, "Stop reading");
                if stop.accessible_name("Stop reading scans by OCR").clicked() {
                    outbox.push(Intent::CancelScans);
                }
            });
        } else if ocr.is_found == Some(true) && !frame.read_only {
            let (words, hint) = if self.unread.is_some() {
                (
                    "Read this scan",
                    "Read its pictures with Tesseract, in the background",
                )
            } else {
                (
                    "Read again",
                    "Read its pictures with Tesseract once more; your notes and items stay",
                )
            };
            if small_button(ui, words).on_hover_text(hint).clicked() {
                outbox.push(Intent::ReadScan(paper));
            }
        }
    }
}

/// "Read by OCR: fairly legible, 86%. Poorly legible: pages 3 (61%) and 7 (70%)".
fn read_words(whole: u8, pages: &[(u32, u8)]) -> String {
    let mut words = format!("Read by OCR: {}, {whole}%", Legible::of(whole).words());
    let poor: Vec<String> = pages
        .iter()
        .filter(|(_, confidence)| Legible::of(*confidence) == Legible::Poorly)
        .map(|(number, confidence)| format!("{number} ({confidence}%)"))
        .collect();
    if poor.is_empty() || pages.len() == 1 {
        words.push_str(". Check names and numbers against the page");
        return words;
    }
    let named: Vec<&str> = poor.iter().take(NAMED).map(String::as_str).collect();
    let more = match poor.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let page = if poor.len() == 1 { "page" } else { "pages" };
    words.push_str(&format!(". Poorly legible: {page} {}{more}", named.join(", ")));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_legible_a_paper_is_is_said_in_words_and_per_cent() {
        assert_eq!(
            read_words(94, &[(1, 96), (2, 92)]),
            "Read by OCR: well legible, 94%. Check names and numbers against the page"
        );
        assert_eq!(
            read_words(86, &[(1, 96), (2, 61), (3, 70)]),
            "Read by OCR: fairly legible, 86%. Poorly legible: pages 2 (61%), 3 (70%)"
        );
    }
}
