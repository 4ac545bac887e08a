//! The paper as rules and refiners see it: its pieces, the zones they stand in, and the words that
//! apply to it. It holds; it decides nothing.

use super::clean::Piece;
use super::dues::ReadTimes;
use super::facts::front_sheet::FrontSheet;
use super::mapped::MappedTable;
use super::memory::Memory;
use super::position::Reading;
use super::style::Words;
use super::zone::{Stretch, ZoneKind};
use crate::document::Document;
use crate::scrutiny::Day;
use crate::scrutiny::paper::PaperFacts;
use crate::scrutiny::passage::{Passage, Quote, Span};
use crate::scrutiny::period::Anchor;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A paper being read.
#[derive(Debug)]
pub struct Paper<'d> {
    /// The document as it was read.
    pub document: &'d Document,
    /// Its pieces, in reading order.
    pub pieces: Vec<Piece>,
    /// Its parts, in reading order, without gap or overlap.
    pub stretches: Vec<Stretch>,
    /// The kinds of its parts, each once: rules ask for them at every sentence.
    pub kinds_of_parts: BTreeSet<ZoneKind>,
    /// How many of its pieces are cells of tables.
    pub cell_count: usize,
    /// The words of the styles that apply.
    pub words: Arc<Words>,
    /// The labels of its front sheet.
    pub front: FrontSheet,
    /// What it says about itself.
    pub facts: PaperFacts,
    /// Whether it explains, lists or announces and so asks for nothing: a guide, terms of reference.
    pub explains: bool,
    /// What its times are read against.
    pub anchor: Anchor,
    /// Whether the anchor's date is the paper's own; otherwise it is only the year that the paper
    /// speaks of, which places months and seasons but measures no length of time.
    pub anchor_is_its_own: bool,
    /// Whether it says that it answers recommendations, whatever kind of paper it is.
    pub announces_answers: bool,
    /// Tables whose columns the user has named.
    pub mapped: Vec<MappedTable>,
    /// Whether it answers in running text, told when a rule first asks: it takes a look at all of it.
    pub answers_in_prose: OnceLock<bool>,
    /// The times named in words that have been read.
    pub times: Memory<Arc<ReadTimes>>,
    /// What words say that have been read as an answer.
    pub positions: Memory<Option<Reading>>,
    /// For each piece the day of the meeting it tells of, where the paper tells of several.
    pub meeting_days: Vec<Option<Day>>,
}

/// A stretch of one piece's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which piece.
    pub piece: usize,
    /// First byte in its folded words.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Place {
    /// A stretch of the words of a piece.
    #[must_use]
    pub const fn new(piece: usize, range: Range<usize>) -> Self {
        Self {
            piece,
            start: range.start,
            end: range.end,
        }
    }

    /// Its bytes in the piece's words.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.piece == other.piece && self.start < other.end && other.start < self.end
    }
}

impl Paper<'_> {
    /// The piece at `index`.
    #[must_use]
    pub fn piece(&self, index: usize) -> Option<&Piece> {
        self.pieces.get(index)
    }

    /// The folded words at `place`.
    #[must_use]
    pub fn words_at(&self, place: Place) -> &str {
        self.piece(place.piece)
            .map_or("", |piece| piece.at(place.range()))
    }

    /// The whole of a piece.
    #[must_use]
    pub fn whole(&self, index: usize) -> Place {
        Place::new(index, 0..self.piece(index).map_or(0, |piece| piece.words.len()))
    }

    /// The folded words at several places, with a space between them.
    #[must_use]
    pub fn words_of(&self, places: &[Place]) -> String {
        let parts: Vec<&str> = places.iter().map(|place| self.words_at(*place)).collect();
        parts.join(" ")
    }

    /// Where several places stand in the paper.
    #[must_use]
    pub fn passage(&self, places: &[Place]) -> Passage {
        let mut spans: Vec<Span> = Vec::new();
        for place in places {
            if let Some(piece) = self.piece(place.piece) {
                spans.extend(piece.passage(place.range()).spans);
            }
        }
        let page = spans.first().and_then(|first| self.page_at(first.start));
        Passage { page, spans }
    }

    /// The page on which an offset of the text lies. A piece may run over the end of its page.
    fn page_at(&self, offset: usize) -> Option<u32> {
        let pages = &self.document.pages;
        let after = pages.partition_point(|page| page.span.start <= offset);
        after
            .checked_sub(1)
            .and_then(|index| pages.get(index))
            .map(|page| page.number)
    }

    /// Places in the order of the paper, each once. Of cells whose lines stand side by side in the text the
    /// first holds: a passage never goes back.
    #[must_use]
    pub fn onwards(&self, places: &[Place]) -> Vec<Place> {
        let mut places = places.to_vec();
        places.sort_unstable();
        places.dedup();
        let mut upto = 0;
        places.retain(|place| {
            let own = self.passage(&[*place]).hull();
            let goes_on = own.start >= upto;
            if goes_on {
                upto = own.end;
            }
            goes_on
        });
        places
    }

    /// The paper's own words at several places, in its order, with where they stand; none where there are
    /// none. Rules gather parts as they find them, and cells stand side by side.
    #[must_use]
    pub fn quote(&self, places: &[Place]) -> Option<Quote> {
        let passage = match places {
            [place] => self.passage(&[*place]),
            _ => self.passage(&self.onwards(places)),
        };
        let text = passage.words(&self.document.text);
        (!text.is_empty()).then_some(Quote { text, passage })
    }

    /// Whether any part of the paper is of this kind.
    #[must_use]
    pub fn has_part(&self, kind: ZoneKind) -> bool {
        self.kinds_of_parts.contains(&kind)
    }

    /// The kind of zone in which a piece stands.
    #[must_use]
    pub fn zone_of(&self, piece: usize) -> ZoneKind {
        let after = self.stretches.partition_point(|s| s.pieces.start <= piece);
        after
            .checked_sub(1)
            .and_then(|i| self.stretches.get(i))
            .map_or(ZoneKind::Narrative, |stretch| stretch.kind)
    }

    /// What times in a piece are read against: the meeting it tells of, or the paper's date.
    #[must_use]
    pub fn anchor_at(&self, piece: usize) -> Anchor {
        let meeting = self.meeting_days.get(piece).copied().flatten();
        Anchor {
            date: meeting.or(self.anchor.date),
            calendar: self.anchor.calendar.clone(),
        }
    }
}
