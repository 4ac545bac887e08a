//! The text of a paper, as long as papers come: only what is seen is laid out and drawn.
//!
//! Passages are tinted by their bytes in the paper's text, a passage can be gone to, words can be
//! selected with the mouse or by paragraph with the keyboard, and the selection is told as bytes of
//! the paper. Knows nothing of findings: whoever draws it says what a mark is.

mod draw;
mod fold;
mod headings;
mod layout;
mod seek;
mod select;
mod strips;
mod table;

pub use draw::{Answer, paper_text_ui};
pub use headings::Heading;
pub use seek::Folded;

use layout::Layouts;
use select::Selection;
use strips::Strips;

use eframe::egui::Id;

use super::tall_list::TallList;
use crate::scrutiny::passage::{Block, BlockKind, Span};
use crate::ui::theme::Tint;

/// A tinted passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub tint: Tint,
    /// What it is in a word or two, for the margin: "Rec. 3".
    pub label: String,
    /// By which number the caller knows it again.
    pub owner: usize,
}

/// A paper's text and where its reader is in it.
pub struct PaperText {
    text: String,
    blocks: Vec<Block>,
    strips: Strips,
    marks: Vec<Mark>,
    lit: Vec<Span>,
    /// What was looked for and found, in the order in which it stands.
    found: Vec<Span>,
    selection: Option<Selection>,
    list: TallList,
    layouts: Layouts,
    fitted: Option<Fit>,
    /// In which part of the window it was last drawn.
    drawn_in: Option<Id>,
    jump: Option<Jump>,
    /// Whether it shall have the focus with the next frame.
    wants_focus: bool,
    /// The first byte that was seen when it was last drawn.
    place: usize,
    /// How many strips the last frame drew.
    drawn: usize,
}

/// For what the heights were worked out.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Fit {
    width: f32,
    pixels_per_point: f32,
    text_size: f32,
}

/// Where to go with the next frame.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Jump {
    /// This byte to the top.
    Top(usize),
    /// This byte into the upper third, where the eye rests.
    Rest(usize),
    /// So many points down.
    Offset(f32),
}

impl PaperText {
    /// The text of a paper with its blocks.
    #[must_use]
    pub fn new(text: String, blocks: Vec<Block>) -> Self {
        Self {
            strips: Strips::of(&text, &blocks),
            text,
            blocks,
            marks: Vec::new(),
            lit: Vec::new(),
            found: Vec::new(),
            selection: None,
            list: TallList::default(),
            layouts: Layouts::default(),
            fitted: None,
            drawn_in: None,
            jump: None,
            wants_focus: false,
            place: 0,
            drawn: 0,
        }
    }

    /// The paper's text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it shows this text.
    #[must_use]
    pub fn shows(&self, text: &str, blocks: &[Block]) -> bool {
        self.text == text && self.blocks == blocks
    }

    /// Tints these passages.
    pub fn mark(&mut self, mut marks: Vec<Mark>) {
        marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
        self.marks = marks;
    }

    /// Lights these passages; none puts the light out.
    pub fn light(&mut self, spans: Vec<Span>) {
        self.lit = spans;
    }

    /// Frames these passages, which were looked for; none takes the frames away.
    pub fn show_found(&mut self, spans: Vec<Span>) {
        self.found = spans;
    }

    /// What was looked for and found.
    #[must_use]
    pub fn found(&self) -> &[Span] {
        &self.found
    }

    /// The paper's headings, in the order in which they stand.
    #[must_use]
    pub fn headings(&self) -> Vec<Heading> {
        headings::headings(&self.text, &self.blocks)
    }

    /// Whether a byte stands in a running head, a page number or the like.
    #[must_use]
    pub fn is_furniture(&self, byte: usize) -> bool {
        let at = self.blocks.partition_point(|block| block.span.end <= byte);
        self.blocks
            .get(at)
            .is_some_and(|block| block.kind == BlockKind::Furniture && block.span.start <= byte)
    }

    /// Brings a place into sight with the next frame.
    pub fn go_to(&mut self, byte: usize) {
        self.jump = Some(Jump::Rest(byte));
    }

    /// Gives the text the focus with the next frame.
    pub const fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Stays where it is, whatever was to be gone to.
    pub fn stay(&mut self) {
        self.jump = None;
    }

    /// Takes up reading where `place` told that it was left.
    pub fn resume(&mut self, place: usize) {
        self.jump = Some(Jump::Top(place));
    }

    /// The first byte that is seen.
    #[must_use]
    pub fn place(&self) -> usize {
        self.place
    }

    /// The byte that is to be gone to, or else the first one that is seen.
    #[must_use]
    pub fn target(&self) -> usize {
        match self.jump {
            Some(Jump::Top(byte) | Jump::Rest(byte)) => byte,
            Some(Jump::Offset(_)) | None => self.place,
        }
    }

    /// Whether nothing is left to be gone to.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.jump.is_none()
    }

    /// The first byte of a page, or of the next page after it that has words.
    #[must_use]
    pub fn byte_of_page(&self, page: u32) -> Option<usize> {
        let at = self
            .blocks
            .partition_point(|block| block.page.is_none_or(|on| on < page));
        self.blocks.get(at).map(|block| block.span.start)
    }

    /// What is selected, first byte first; none where nothing is.
    #[must_use]
    pub fn selected(&self) -> Option<Span> {
        self.selection
            .map(Selection::span)
            .filter(|span| !span.is_empty())
    }

    /// Selects nothing.
    pub fn deselect(&mut self) {
        self.selection = None;
    }

    /// Selects a stretch of the paper.
    pub fn select(&mut self, span: Span) {
        self.selection = Some(Selection::of(span));
    }

    /// Selects the paragraph in which a byte stands.
    pub fn select_block(&mut self, byte: usize) {
        self.selection = self.block_at(byte).map(Selection::of);
    }

    /// What is lit.
    #[must_use]
    pub fn lit(&self) -> &[Span] {
        &self.lit
    }

    /// What is tinted.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The words at a stretch, without the page furniture in it: one span, or several where
    /// furniture lies between.
    #[must_use]
    pub fn spans_without_furniture(&self, span: Span) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut start = span.start;
        let first = self.blocks.partition_point(|block| block.span.end <= span.start);
        for block in self.blocks.iter().skip(first) {
            if block.span.start >= span.end {
                break;
            }
            if block.kind == BlockKind::Furniture {
                spans.push(Span::new(start, block.span.start));
                start = block.span.end;
            }
        }
        spans.push(Span::new(start, span.end));
        spans
            .into_iter()
            .map(|span| trimmed(span, &self.text))
            .filter(|span| !span.is_empty())
            .collect()
    }

    /// The words of the block in which a span begins, white space folded.
    #[must_use]
    pub fn words_around(&self, span: Span) -> String {
        let block = self.block_at(span.start).unwrap_or(span);
        let words: Vec<&str> = block.of(&self.text).split_whitespace().collect();
        words.join(" ")
    }

    /// The page on which a byte stands; none where the format has no pages.
    #[must_use]
    pub fn page_of(&self, byte: usize) -> Option<u32> {
        let block = self.blocks.partition_point(|block| block.span.end <= byte);
        self.blocks.get(block).and_then(|block| block.page)
    }

    /// How many strips the last frame drew, and how many galleys were ever laid out: the work that
    /// a test counts.
    #[must_use]
    pub fn work(&self) -> (usize, usize) {
        (self.drawn, self.layouts.galleys_made)
    }

    /// How many strips the paper has.
    #[must_use]
    pub fn strip_count(&self) -> usize {
        self.strips.strips.len()
    }
}

/// A span without the white space at its ends.
fn trimmed(span: Span, text: &str) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}
