//! What stands near an item: its own words, those around them in its piece, the words that lead into it,
//! its answer, the other cells of its row, the lines above and below, the headings over it. Whom an item
//! asks and when it is due are looked for there; nothing is decided here.

use super::candidate::Candidate;
use super::clean::Role;
use super::likeness::surroundings::{self, Surroundings};
use super::paper::{Paper, Place};
use super::sentence;
use std::collections::HashMap;

/// How words stand to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// They are its own.
    Own,
    /// Before it, in its sentence.
    Before,
    /// Before its sentence, in its piece.
    Earlier,
    /// Behind it, in its piece.
    Behind,
    /// Its answer.
    Answer,
    /// What a rule took for the place of its time.
    DueAt,
    /// The words that lead into it, as a rule took them.
    LeadIn,
    /// The line that is left open above it.
    Opening,
    /// The last line above the list whose point it is.
    OverList,
    /// Another cell of its row.
    Row,
    /// The line above.
    Above,
    /// The line below.
    Below,
    /// The line below that.
    FurtherBelow,
    /// The heading over it.
    Heading,
    /// The heading before that one.
    HeadingBefore,
}

impl Nearness {
    /// Its name among the clues.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Before => "before",
            Self::Earlier => "earlier",
            Self::Behind => "behind",
            Self::Answer => "answer",
            Self::DueAt => "due at",
            Self::LeadIn => "lead-in",
            Self::Opening => "opening",
            Self::OverList => "over list",
            Self::Row => "row",
            Self::Above => "above",
            Self::Below => "below",
            Self::FurtherBelow => "further below",
            Self::Heading => "heading",
            Self::HeadingBefore => "heading before",
        }
    }
}

/// Words near an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    /// How they stand to it.
    pub nearness: Nearness,
    /// Where they stand.
    pub place: Place,
}

/// No farther than this around an item its piece is looked at, in bytes.
const AROUND: usize = 240;
/// How far above a point the line over its list is looked for, in pieces.
const LIST: usize = 30;
/// No longer line above or below is looked at as a whole.
const LINE: usize = 400;

/// A paper in which what stands near items is looked for.
#[derive(Debug)]
pub struct Neighbourhood<'p> {
    /// The paper.
    pub paper: &'p Paper<'p>,
    around: Vec<Surroundings>,
    rows: HashMap<(u32, u32), Vec<usize>>,
}

impl<'p> Neighbourhood<'p> {
    /// Looks at the whole paper once.
    #[must_use]
    pub fn new(paper: &'p Paper<'p>) -> Self {
        let mut rows: HashMap<(u32, u32), Vec<usize>> = HashMap::new();
        for (index, piece) in paper.pieces.iter().enumerate() {
            if let Role::Cell { table, row, .. } = piece.role {
                rows.entry((table, row)).or_default().push(index);
            }
        }
        Self {
            paper,
            around: surroundings::of(&paper.pieces),
            rows,
        }
    }

    /// The heading of the column of a cell, in lower case; empty for what is no cell.
    #[must_use]
    pub fn column(&self, index: usize) -> &'p str {
        let column = self.around.get(index).and_then(|around| around.column);
        column
            .filter(|column| *column != index)
            .and_then(|column| self.paper.piece(column))
            .map_or("", |piece| piece.low.as_str())
    }

    /// The heading above a piece and the one above that, in lower case; empty where there is none.
    #[must_use]
    pub fn headings(&self, index: usize) -> (&'p str, &'p str) {
        let around = self.around.get(index).copied().unwrap_or_default();
        let low = |heading: Option<usize>| {
            heading
                .and_then(|heading| self.paper.piece(heading))
                .map_or("", |piece| piece.low.as_str())
        };
        (low(around.heading), low(around.heading_before))
    }

    /// What stands near an item, the nearest first.
    #[must_use]
    pub fn of(&self, item: &Candidate) -> Vec<Near> {
        let (Some(first), Some(last)) = (item.places.iter().min(), item.places.iter().max()) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut note = |nearness, place: Place| {
            if place.start < place.end {
                found.push(Near { nearness, place });
            }
        };
        for place in &item.places {
            note(Nearness::Own, *place);
        }
        for place in &item.due_at {
            note(Nearness::DueAt, *place);
        }
        for place in &item.answer {
            note(Nearness::Answer, *place);
        }
        if let Some(place) = item.lead_in {
            note(Nearness::LeadIn, place);
        }
        self.in_piece(*first, *last, &mut note);
        self.in_row(item, *first, &mut note);
        self.around(*first, *last, &mut note);
        found
    }

    fn in_piece(&self, first: Place, last: Place, note: &mut impl FnMut(Nearness, Place)) {
        let paper = self.paper;
        if let Some(piece) = paper.piece(first.piece) {
            let far = piece.words.ceil_char_boundary(first.start.saturating_sub(AROUND));
            let behind = piece
                .words
                .floor_char_boundary((first.start + AROUND).min(piece.words.len()));
            // No more than what is near, as a paragraph may hold thousands of items.
            let near = piece.words.get(far..behind.max(far)).unwrap_or("");
            let sentences = sentence::sentences(near);
            let own = sentences.partition_point(|sentence| far + sentence.start <= first.start);
            let begins = own
                .checked_sub(1)
                .and_then(|at| sentences.get(at))
                .map_or(far, |sentence| far + sentence.start);
            note(
                Nearness::Before,
                Place::new(first.piece, begins.max(far).min(first.start)..first.start),
            );
            note(
                Nearness::Earlier,
                Place::new(first.piece, far.min(begins)..begins),
            );
        }
        if let Some(piece) = paper.piece(last.piece) {
            let far = piece
                .words
                .floor_char_boundary((last.end + AROUND).min(piece.words.len()));
            note(Nearness::Behind, Place::new(last.piece, last.end.min(far)..far));
        }
    }

    fn in_row(&self, item: &Candidate, first: Place, note: &mut impl FnMut(Nearness, Place)) {
        let Some(Role::Cell { table, row, .. }) = self.paper.piece(first.piece).map(|piece| piece.role)
        else {
            return;
        };
        for index in self.rows.get(&(table, row)).into_iter().flatten() {
            let own = item.places.iter().any(|place| place.piece == *index);
            if !own && *index != first.piece {
                let place = self.paper.whole(*index);
                let far = self.paper.piece(*index).map_or(0, |piece| {
                    piece.words.floor_char_boundary(LINE.min(piece.words.len()))
                });
                note(Nearness::Row, Place::new(*index, place.start..far));
            }
        }
    }

    fn around(&self, first: Place, last: Place, note: &mut impl FnMut(Nearness, Place)) {
        let around = self.around.get(first.piece).copied().unwrap_or_default();
        let short = |index: usize| {
            let place = self.paper.whole(index);
            (place.end <= LINE).then_some(place)
        };
        let is_cell = |index: usize| self.paper.piece(index).is_some_and(super::clean::Piece::is_cell);
        if let Some(place) = around
            .lead_in
            .filter(|index| *index != first.piece)
            .and_then(short)
        {
            note(Nearness::Opening, place);
        }
        for (heading, nearness) in [
            (around.heading, Nearness::Heading),
            (around.heading_before, Nearness::HeadingBefore),
        ] {
            if let Some(place) = heading.filter(|index| *index != first.piece).and_then(short) {
                note(nearness, place);
            }
        }
        if is_cell(first.piece) {
            return;
        }
        let is_point = |index: &usize| {
            self.paper
                .piece(*index)
                .is_some_and(|piece| piece.marker.is_some())
        };
        if is_point(&first.piece) {
            let over = (first.piece.saturating_sub(LIST)..first.piece)
                .rev()
                .find(|index| !is_point(index) && !is_cell(*index));
            if let Some(place) = over.and_then(short) {
                note(Nearness::OverList, place);
            }
        }
        let above = first.piece.checked_sub(1).filter(|index| !is_cell(*index));
        if let Some(place) = above.and_then(short) {
            note(Nearness::Above, place);
        }
        for (index, nearness) in [
            (last.piece + 1, Nearness::Below),
            (last.piece + 2, Nearness::FurtherBelow),
        ] {
            let line = self.paper.piece(index).filter(|_| !is_cell(index));
            if let Some(place) = line.and_then(|_| short(index)) {
                note(nearness, place);
            }
        }
    }
}
