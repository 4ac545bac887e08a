//! Clean: from the blocks of a document to pieces with folded words, each letter of which still
//! knows its place in the paper. It joins what a page break or a line's end has parted and parts
//! what the layout has run together; it never changes the text itself.

mod cut;
mod fold;
mod lettered;
mod lines;
mod margin;
mod wrapped;

pub(in crate::extract) use margin::is_owner;

use crate::document::Document;
use crate::extract::marker::Marker;
use crate::extract::sentence;
use crate::scrutiny::passage::{Block, BlockKind, Passage, Span};
use fold::Folded;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a piece is, as far as the layout shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A heading; level 1 is the outermost.
    Heading {
        /// Depth in the outline.
        level: u8,
    },
    /// Running text, or a line on its own.
    Paragraph,
    /// A point of a list, or a numbered paragraph.
    Point,
    /// One cell of a table.
    Cell {
        /// Which table of the paper.
        table: u32,
        /// Row, counted from 0.
        row: u32,
        /// Column, counted from 0.
        column: u32,
    },
}

/// A heading, paragraph, point or cell with its words made plain to match against.
#[derive(Debug, Clone)]
pub struct Piece {
    /// What it is.
    pub role: Role,
    /// The number or bullet before it.
    pub marker: Option<Marker>,
    /// Its words: white space folded, curly quotes and long dashes made plain.
    pub words: String,
    /// The same in lower case, letter for letter at the same offsets.
    pub low: String,
    /// The page it begins on.
    pub page: Option<u32>,
    /// Whether the line before it is empty or it is the first: it begins a new paragraph.
    pub apart: bool,
    /// The names in the right-hand margin beside its lines, by whom it is to be done.
    margins: Vec<Span>,
    parts: Vec<Span>,
    offsets: Vec<(usize, usize)>,
}

impl Piece {
    /// A piece made of `parts` of `text`.
    fn new(text: &str, role: Role, marker: Option<Marker>, page: Option<u32>, parts: Vec<Span>) -> Self {
        let Folded { words, offsets } = fold::fold(text, &parts);
        let low = words.to_ascii_lowercase();
        Self {
            role,
            marker,
            words,
            low,
            page,
            apart: true,
            margins: Vec::new(),
            parts,
            offsets,
        }
    }

    /// Where the words at `range` stand in the paper.
    #[must_use]
    pub fn passage(&self, range: Range<usize>) -> Passage {
        let start = self.original(range.start);
        let end = self.original(range.end);
        let whole = Span::new(start, end);
        let spans = self
            .parts
            .iter()
            .filter(|part| part.overlaps(whole))
            .map(|part| Span::new(part.start.max(start), part.end.min(end)))
            .filter(|span| !span.is_empty())
            .collect();
        Passage {
            page: self.page,
            spans,
        }
    }

    /// The offset in the paper of the letter at `at` in the folded words.
    #[must_use]
    pub fn original(&self, at: usize) -> usize {
        let after = self.offsets.partition_point(|(folded, _)| *folded <= at);
        let run = after.checked_sub(1).and_then(|i| self.offsets.get(i));
        run.map_or(0, |(folded, original)| original + (at - folded))
    }

    /// The names in the right-hand margin, each with where the line beside it ends in the folded words.
    #[must_use]
    pub fn owners_in_margin<'t>(&self, text: &'t str) -> Vec<(usize, &'t str)> {
        self.margins
            .iter()
            .map(|margin| {
                let line = self.parts.iter().rev().find(|part| part.end <= margin.start);
                let end = line.map_or(0, |part| part.end);
                let after = self.offsets.partition_point(|(_, original)| *original < end);
                let run = after.checked_sub(1).and_then(|index| self.offsets.get(index));
                let at = run.map_or(0, |(folded, original)| folded + (end - original));
                (at.min(self.words.len()), margin.of(text))
            })
            .collect()
    }

    /// Where each of its lines begins in the folded words, the first left out.
    #[must_use]
    pub fn line_starts(&self, text: &str) -> Vec<usize> {
        let mut starts = Vec::new();
        let folded_at = |original: usize| {
            let after = self.offsets.partition_point(|(_, from)| *from <= original);
            let run = after.checked_sub(1).and_then(|index| self.offsets.get(index));
            run.map(|(folded, from)| folded + (original - from))
        };
        for (nth, part) in self.parts.iter().enumerate() {
            // A cell that was wrapped has each of its lines for a part.
            if nth > 0 {
                starts.extend(folded_at(part.start));
            }
            for (at, _) in part.of(text).match_indices('\n') {
                let original = part.start + at;
                let after = self.offsets.partition_point(|(_, from)| *from <= original);
                let run = after.checked_sub(1).and_then(|index| self.offsets.get(index));
                if let Some((folded, from)) = run {
                    starts.push(folded + (original - from) + 1);
                }
            }
        }
        starts.dedup();
        starts
    }

    /// Where the words go on after a wide gap in a line, as between the columns of a letterhead.
    #[must_use]
    pub fn after_gaps(&self, text: &str) -> Vec<usize> {
        /// A gap of so many blanks is no space between words.
        const WIDE: usize = 3;
        let runs = self.offsets.iter().zip(self.offsets.iter().skip(1));
        runs.filter(|((folded, original), (next, at))| {
            let gap = at.saturating_sub(*original).saturating_sub(next - folded) + 1;
            let blanks = at.checked_sub(gap).and_then(|from| text.get(from..*at));
            gap >= WIDE && blanks.is_some_and(|blanks| blanks.bytes().all(|byte| byte == b' '))
        })
        .map(|(_, (next, _))| *next)
        .collect()
    }

    /// Whether it reads as a heading: marked as one, or a short line without a sentence's end.
    #[must_use]
    pub fn is_heading(&self) -> bool {
        match self.role {
            Role::Heading { .. } => true,
            Role::Cell { .. } => false,
            Role::Paragraph | Role::Point => {
                let bullet = self.marker.as_ref().is_some_and(Marker::is_bullet);
                !bullet
                    && self.words.len() <= 110
                    && self.words.split(' ').count() <= 14
                    && !self.words.ends_with(['.', ';', ',', '|'])
                    && self
                        .words
                        .chars()
                        .next()
                        .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
                    && self.words.chars().any(char::is_alphabetic)
            }
        }
    }

    /// Whether the piece is one cell of a table.
    #[must_use]
    pub const fn is_cell(&self) -> bool {
        matches!(self.role, Role::Cell { .. })
    }

    /// Its words at `range`; empty where the range does not fit.
    #[must_use]
    pub fn at(&self, range: Range<usize>) -> &str {
        self.words.get(range).unwrap_or("")
    }

    /// Leaves the `**` around bold words out of its parts.
    fn leave_out_bold(&mut self, text: &str) {
        let mut parts = Vec::new();
        for part in &self.parts {
            let mut start = part.start;
            for (at, mark) in part.of(text).match_indices("**") {
                parts.push(Span::new(start, part.start + at));
                start = part.start + at + mark.len();
            }
            parts.push(Span::new(start, part.end));
        }
        if parts.len() > self.parts.len() {
            parts.retain(|part| !part.is_empty());
            self.renew(text, parts);
        }
    }

    /// Takes another stretch of the paper in behind its own.
    fn append(&mut self, text: &str, more: Vec<Span>) {
        let mut parts = std::mem::take(&mut self.parts);
        parts.extend(more);
        self.renew(text, parts);
    }

    /// The same piece made of other stretches of the paper.
    fn renew(&mut self, text: &str, parts: Vec<Span>) {
        let (apart, margins) = (self.apart, std::mem::take(&mut self.margins));
        *self = Self::new(text, self.role, self.marker.take(), self.page, parts);
        self.apart = apart;
        self.margins = margins;
    }
}

/// The pieces of a document in reading order. Furniture is left out; a sentence that a page break
/// has parted is one piece again.
#[must_use]
pub fn pieces(document: &Document) -> Vec<Piece> {
    let text = document.text.as_str();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut furniture_since = false;
    let mut last_end = 0;
    let mut rows = wrapped::Rows::default();
    let layout = margin::Layout::of(text);
    for block in &document.blocks {
        if block.kind == BlockKind::Paragraph
            && margin::is_all_margin(text, block.span, &layout)
            && let Some(last) = pieces.last_mut().filter(|last| !last.is_cell())
        {
            last.margins.push(block.span);
            last_end = block.span.end;
            continue;
        }
        let Some(mut lines) = lines_of(text, block, &layout) else {
            furniture_since = true;
            continue;
        };
        for piece in &mut lines {
            piece.leave_out_bold(text);
        }
        lines.retain(|piece| !piece.words.is_empty() || piece.marker.is_some());
        if lines.first().is_some_and(|p| lines::is_furniture(&p.low))
            && lines.len() == 1
            && block.kind == BlockKind::Paragraph
        {
            furniture_since = true;
            continue;
        }
        let gap = text.get(last_end..block.span.start).unwrap_or("");
        if let Some(first) = lines.first_mut() {
            first.apart = last_end == 0 || gap.matches('\n').count() != 1;
        }
        last_end = block.span.end;
        if let [next] = lines.as_mut_slice()
            && next.is_cell()
        {
            rows.place(text, &mut pieces, next);
            if next.words.is_empty() {
                furniture_since = false;
                continue;
            }
        }
        join(text, &mut pieces, lines, furniture_since);
        furniture_since = false;
    }
    let mut pieces = coded_rows_as_points(joined_where_points_run_on(text, pieces));
    lettered::read(text, &mut pieces);
    cut::cut(text, pieces)
}

/// The pieces that one block holds; none where it is furniture.
fn lines_of(text: &str, block: &Block, layout: &margin::Layout) -> Option<Vec<Piece>> {
    Some(match &block.kind {
        BlockKind::Furniture => return None,
        BlockKind::Heading { level } => {
            let (marker, span) = lines::without_marker(text, block.span);
            let role = Role::Heading { level: *level };
            vec![Piece::new(text, role, marker, block.page, vec![span])]
        }
        BlockKind::Paragraph => lines::split(text, block.span, None, block.page, layout),
        BlockKind::ListItem { marker, .. } => {
            let marker = Some(Marker::printed_as(marker));
            lines::split(text, block.span, marker, block.page, layout)
        }
        BlockKind::Cell { .. } if lines::is_minute(block.span.of(text)) => {
            lines::split(text, block.span, None, block.page, layout)
        }
        BlockKind::Cell {
            table, row, column, ..
        } => {
            let role = Role::Cell {
                table: *table,
                row: *row,
                column: *column,
            };
            vec![Piece::new(text, role, None, block.page, vec![block.span])]
        }
    })
}

/// "That Members (i) note the figures; / (ii) support the move": a number that only happens to begin a
/// line of a sentence whose first number stands within it.
fn joined_where_points_run_on(text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.dedup_by(|piece, last| {
        if !runs_on(last, piece) {
            return false;
        }
        // The number belongs to the sentence now.
        let start = last.parts.last().map_or(0, |part| part.end);
        let mut parts = piece.parts.clone();
        if let Some(first) = parts.first_mut() {
            first.start = first
                .start
                .min(start.max(own_marker_start(text, piece, first.start)));
        }
        last.append(text, parts);
        true
    });
    pieces
}

/// Whether a piece goes on with the sentence of the one before it.
fn runs_on(last: &Piece, piece: &Piece) -> bool {
    if piece.apart || last.words.len() > cut::LONGEST {
        return false;
    }
    let in_words = || {
        piece.marker.as_ref().is_some_and(|marker| {
            let before = last.words.rfind(" (").and_then(|at| {
                let rest = last.words.get(at + 1..)?;
                let end = rest.find(')')?;
                Some(Marker::printed_as(rest.get(..=end)?))
            });
            before.is_some_and(|before| marker.follows(&before) && !marker.is_first())
        })
    };
    runs_on_in_capitals(last, piece)
        || !last.is_cell() && !piece.is_cell() && last.words.ends_with([';', ',', 'd']) && in_words()
}

/// A decision in capitals that goes on on the next line: each of its lines looks like a heading.
fn runs_on_in_capitals(last: &Piece, next: &Piece) -> bool {
    let capitals = |words: &str| words.contains(char::is_uppercase) && !words.contains(char::is_lowercase);
    let decides = ["RESOLVED", "RECOMMENDED", "AGREED", "DECIDED"]
        .iter()
        .any(|word| last.words.starts_with(word));
    decides
        && last.words.contains(' ')
        && !last.words.ends_with(['.', ':'])
        && !last.is_cell()
        && !next.is_cell()
        && next.marker.is_none()
        && capitals(&last.words)
        && capitals(&next.words)
}

/// Where the marker before a piece begins in the paper.
fn own_marker_start(text: &str, piece: &Piece, words: usize) -> usize {
    let Some(marker) = &piece.marker else { return words };
    text.get(..words)
        .and_then(|before| before.rfind(marker.printed.as_str()))
        .filter(|at| words - at < marker.printed.len() + 12)
        .unwrap_or(words)
}

/// Rows of a number or code and the words beside it, and nothing else, are the points of a list.
fn coded_rows_as_points(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut lists: BTreeMap<u32, bool> = BTreeMap::new();
    let code = |words: &str| {
        words.len() <= 7
            && Marker::at_start(&format!("{words}   X")).is_some_and(|(marker, _)| !marker.is_bullet())
    };
    for piece in &pieces {
        if let Role::Cell { table, column, .. } = piece.role {
            let fits = match column {
                0 => code(&piece.words),
                1 => piece.words.contains(' '),
                _ => false,
            };
            let known = lists.entry(table).or_insert(true);
            *known = *known && fits;
        }
    }
    if !lists.values().any(|is_list| *is_list) {
        return pieces;
    }
    let mut found: Vec<Piece> = Vec::with_capacity(pieces.len());
    for mut piece in pieces {
        if let Role::Cell { table, column, .. } = piece.role
            && lists.get(&table) == Some(&true)
        {
            if column == 0 {
                piece.marker = Some(Marker::printed_as(&piece.words));
            } else if let Some(code) = found.pop() {
                piece.marker = code.marker;
            }
            piece.role = Role::Point;
        }
        found.push(piece);
    }
    found
}

/// Adds `lines` to `pieces`, joining the first to the last piece where a page break or a marker on
/// a line of its own has parted them.
fn join(text: &str, pieces: &mut Vec<Piece>, lines: Vec<Piece>, furniture_since: bool) {
    let mut lines = lines.into_iter();
    let Some(first) = lines.next() else { return };
    match pieces.last_mut() {
        Some(last) if last.words.is_empty() && first.marker.is_none() && !first.is_cell() => {
            let marker = last.marker.take();
            let apart = last.apart;
            *last = first;
            last.marker = marker;
            last.apart = apart;
            if last.role == Role::Paragraph {
                last.role = Role::Point;
            }
        }
        Some(last) if continues(last, &first, furniture_since) => {
            let parts = first.parts.clone();
            last.append(text, parts);
            last.margins.extend(first.margins);
        }
        Some(last) if is_decision_in_capitals(last, &first) => {
            let parts = first.parts.clone();
            last.role = Role::Paragraph;
            last.append(text, parts);
        }
        _ => pieces.push(first),
    }
    pieces.extend(lines);
}

/// Whether `next` goes on with a decision that is printed in capitals over several lines: "RESOLVED: THAT
/// THE SCHEME BE SUPPORTED IN / PRINCIPLE".
fn is_decision_in_capitals(last: &Piece, next: &Piece) -> bool {
    let marked = ["RESOLVED", "RECOMMENDED", "AGREED"]
        .iter()
        .any(|mark| last.words.starts_with(mark));
    let lower = |piece: &Piece| piece.words.chars().any(char::is_lowercase);
    marked
        && last.words.contains("THAT ")
        && !sentence::is_complete(&last.words)
        && !next.apart
        && next.marker.is_none()
        && !next.is_cell()
        && !lower(last)
        && !lower(next)
}

/// Whether `next` goes on with the sentence that `last` has left open.
fn continues(last: &Piece, next: &Piece, furniture_since: bool) -> bool {
    let open = matches!(last.role, Role::Paragraph | Role::Point) && !sentence::is_complete(&last.words);
    let plain = next.role == Role::Paragraph && next.marker.is_none();
    let lower = next.words.chars().next().is_some_and(char::is_lowercase);
    open && plain && furniture_since && last.words.len() >= 50 && (lower || lines::leaves_open(&last.low))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;
    use crate::scrutiny::passage::Block;

    fn document(text: &str, blocks: &[(BlockKind, Range<usize>)]) -> Document {
        Document {
            format: Format::Text,
            text: text.to_owned(),
            blocks: blocks
                .iter()
                .map(|(kind, range)| Block {
                    kind: kind.clone(),
                    span: Span::new(range.start, range.end),
                    page: None,
                })
                .collect(),
            pages: Vec::new(),
            outline: Vec::new(),
            notes: Vec::new(),
        }
    }

    #[test]
    fn folded_words_keep_their_places() {
        let text = "The Panel’s  view –\n  as agreed";
        let paper = document(text, &[(BlockKind::Paragraph, 0..text.len())]);
        let pieces = pieces(&paper);
        assert_eq!(pieces[0].words, "The Panel's view - as agreed");
        let at = pieces[0].words.find("view").unwrap();
        let passage = pieces[0].passage(at..at + 6);
        assert_eq!(passage.words(text), "view –");
        let whole = pieces[0].passage(0..pieces[0].words.len());
        assert_eq!(whole.hull(), Span::new(0, text.len()));
    }

    #[test]
    fn a_sentence_parted_by_a_page_number_is_one_piece_in_two_spans() {
        let text = "The Board asked that the figures for the whole of the year be\n27\nsent to members.";
        let first = text.find('\n').unwrap();
        let paper = document(
            text,
            &[
                (BlockKind::Paragraph, 0..first),
                (BlockKind::Furniture, first + 1..first + 3),
                (BlockKind::Paragraph, first + 4..text.len()),
            ],
        );
        let pieces = pieces(&paper);
        assert_eq!(pieces.len(), 1);
        let passage = pieces[0].passage(0..pieces[0].words.len());
        assert_eq!(passage.spans.len(), 2);
        assert!(passage.words(text).ends_with("year be sent to members."));
    }

    #[test]
    fn marks_of_bold_words_are_left_out_of_markdown() {
        let text = "**Recommendation 1:** That the **Board**, and nobody else, agrees.";
        let mut paper = document(text, &[(BlockKind::Paragraph, 0..text.len())]);
        paper.format = Format::Markdown;
        let pieces = pieces(&paper);
        assert_eq!(
            pieces[0].words,
            "Recommendation 1: That the Board, and nobody else, agrees."
        );
        let at = pieces[0].words.find("That").unwrap();
        let passage = pieces[0].passage(at..at + "That the Board".len());
        assert_eq!(passage.words(text), "That the Board");
        assert!(passage.spans.iter().all(|span| !span.of(text).contains('*')));
    }

    #[test]
    fn a_number_on_a_line_of_its_own_belongs_to_the_next_paragraph() {
        let text = "12.\n\nThe Trust shall publish its plan.";
        let paper = document(
            text,
            &[
                (BlockKind::Paragraph, 0..3),
                (BlockKind::Paragraph, 5..text.len()),
            ],
        );
        let pieces = pieces(&paper);
        assert_eq!(pieces.len(), 1);
        assert_eq!(pieces[0].marker.as_ref().unwrap().printed, "12");
    }
}
