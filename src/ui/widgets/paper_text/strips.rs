//! A paper's blocks as horizontal strips of the page: a block each, or the cells of a table's row
//! beside each other. Long blocks are cut, so that no strip is ever much taller than a window.

use super::table::Table;
use crate::scrutiny::passage::{Block, BlockKind, Span};

/// The longest run of words that is laid out in one go, in bytes.
const LONGEST_PIECE_BYTES: usize = 3_000;

/// How a piece of text looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// A heading; level 1 is the outermost.
    Heading(u8),
    /// Running text.
    Body,
    /// A point of a list: its marker, and how deep it is nested.
    ListItem(Option<String>, u8),
    /// A cell of a table, and its column.
    Cell {
        /// Its column, counted from 0.
        column: u32,
        /// Whether it heads its column.
        heading: bool,
    },
    /// Running heads and page numbers.
    Furniture,
}

/// A run of words that is laid out in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the paper.
    pub span: Span,
    /// How it looks.
    pub look: Look,
}

/// A horizontal strip of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    /// Its pieces, as a range of all pieces: one, or the cells of a table's row.
    pub pieces: std::ops::Range<usize>,
    /// The page that begins with it.
    pub page: Option<u32>,
    /// The table it is a row of, as an index into the tables.
    pub table: Option<usize>,
    /// Whether a block ends with it, so that space follows.
    pub ends_block: bool,
}

/// A whole paper in strips.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Strips {
    /// All pieces, in reading order.
    pub pieces: Vec<Piece>,
    /// All strips, in reading order.
    pub strips: Vec<Strip>,
    /// All tables.
    pub tables: Vec<Table>,
}

impl Strips {
    /// The strips of a paper.
    #[must_use]
    pub fn of(text: &str, blocks: &[Block]) -> Self {
        let mut strips = Self::default();
        let mut page = None;
        // The page that has begun, until a strip is there to say so.
        let mut begins = None;
        let mut rest = blocks;
        while let Some(block) = rest.first() {
            begins = block.page.filter(|_| block.page != page).or(begins);
            page = block.page.or(page);
            let before = strips.strips.len();
            if is_told_already(text, block) {
                rest = rest.split_first().map_or(&[], |(_, after)| after);
                continue;
            }
            if let BlockKind::Cell { table, .. } = block.kind {
                let cells = rest
                    .iter()
                    .take_while(|b| matches!(b.kind, BlockKind::Cell { table: t, .. } if t == table))
                    .count();
                let (these, after) = rest.split_at(cells);
                strips.push_table(text, these);
                rest = after;
            } else {
                strips.push_block(text, block);
                rest = rest.split_first().map_or(&[], |(_, after)| after);
            }
            if let Some(first) = strips.strips.get_mut(before) {
                first.page = begins.take();
            }
        }
        if blocks.is_empty() {
            strips.push_piece_by_piece(text, Span::new(0, text.len()), &Look::Body);
        }
        strips
    }

    /// The strip that shows a byte of the paper, or the nearest after it.
    #[must_use]
    pub fn strip_at(&self, byte: usize) -> usize {
        let piece = self.pieces.partition_point(|piece| piece.span.end <= byte);
        let strip = self.strips.partition_point(|strip| strip.pieces.end <= piece);
        strip.min(self.strips.len().saturating_sub(1))
    }

    fn push_block(&mut self, text: &str, block: &Block) {
        let look = match &block.kind {
            BlockKind::Heading { level } => Look::Heading(*level),
            BlockKind::Paragraph | BlockKind::Cell { .. } => Look::Body,
            BlockKind::ListItem { marker, level } => Look::ListItem(Some(marker.clone()), *level),
            BlockKind::Furniture => Look::Furniture,
        };
        self.push_piece_by_piece(text, block.span, &look);
    }

    fn push_piece_by_piece(&mut self, text: &str, span: Span, look: &Look) {
        for (index, part) in cut(text, span).into_iter().enumerate() {
            let look = match look {
                Look::ListItem(_, level) if index > 0 => Look::ListItem(None, *level),
                other => other.clone(),
            };
            let at = self.pieces.len();
            self.pieces.push(Piece { span: part, look });
            self.strips.push(Strip {
                pieces: at..at + 1,
                page: None,
                table: None,
                ends_block: part.end == span.end,
            });
        }
    }

    fn push_table(&mut self, text: &str, cells: &[Block]) {
        let index = self.tables.len();
        self.tables.push(Table::of(text, cells));
        let mut row_now = None;
        for block in cells {
            let BlockKind::Cell {
                row, column, heading, ..
            } = block.kind
            else {
                continue;
            };
            let at = self.pieces.len();
            self.pieces.push(Piece {
                span: block.span,
                look: Look::Cell { column, heading },
            });
            match self.strips.last_mut() {
                Some(strip) if row_now == Some(row) => strip.pieces.end = at + 1,
                _ => self.strips.push(Strip {
                    pieces: at..at + 1,
                    page: None,
                    table: Some(index),
                    ends_block: false,
                }),
            }
            row_now = Some(row);
        }
        if let Some(last) = self.strips.last_mut() {
            last.ends_block = true;
        }
    }
}

/// Whether a block only counts the pages, as "Page 3 of 12" or "3" at the foot of one do: where each page
/// begins is shown anyhow.
fn is_told_already(text: &str, block: &Block) -> bool {
    if block.kind != BlockKind::Furniture || block.page.is_none() {
        return false;
    }
    let words = block.span.of(text);
    let counts = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_digit())
            || ["page", "of"]
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known))
    };
    words.len() <= 24
        && words.contains(|letter: char| letter.is_ascii_digit())
        && words
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .all(counts)
}

/// Cuts a span after white space into parts that are not too long.
fn cut(text: &str, span: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = span.start;
    while span.end - start > LONGEST_PIECE_BYTES {
        let within = Span::new(start, span.end).of(text);
        let end = within
            .char_indices()
            .take_while(|(at, _)| *at <= LONGEST_PIECE_BYTES)
            .filter(|(_, letter)| letter.is_whitespace())
            .map(|(at, letter)| at + letter.len_utf8())
            .last()
            .or_else(|| {
                // A run without white space is no prose; it is cut where it must be.
                within
                    .char_indices()
                    .map(|(at, _)| at)
                    .find(|at| *at >= LONGEST_PIECE_BYTES)
            });
        let Some(end) = end.filter(|end| *end > 0) else {
            break;
        };
        parts.push(Span::new(start, start + end));
        start += end;
    }
    parts.push(Span::new(start, span.end));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(kind: BlockKind, start: usize, end: usize) -> Block {
        Block {
            kind,
            span: Span::new(start, end),
            page: None,
        }
    }

    fn cell(row: u32, column: u32, start: usize, end: usize) -> Block {
        block(
            BlockKind::Cell {
                table: 0,
                row,
                column,
                heading: row == 0,
            },
            start,
            end,
        )
    }

    #[test]
    fn the_cells_of_a_row_share_one_strip() {
        let blocks = [
            block(BlockKind::Paragraph, 0, 5),
            cell(0, 0, 6, 8),
            cell(0, 1, 8, 12),
            cell(1, 0, 12, 14),
            cell(1, 1, 14, 40),
            block(BlockKind::Paragraph, 40, 50),
        ];
        let strips = Strips::of(&"x".repeat(50), &blocks);
        let rows: Vec<_> = strips
            .strips
            .iter()
            .map(|s| (s.pieces.clone(), s.table, s.ends_block))
            .collect();
        assert_eq!(
            rows,
            [
                (0..1, None, true),
                (1..3, Some(0), false),
                (3..5, Some(0), true),
                (5..6, None, true)
            ]
        );
        assert_eq!(strips.tables.len(), 1);
    }

    #[test]
    fn a_very_long_block_is_cut_at_white_space_and_loses_nothing() {
        let text = "seven words stand in this one line ".repeat(1_000);
        let strips = Strips::of(&text, &[block(BlockKind::Paragraph, 0, text.len())]);
        assert!(strips.strips.len() > 10);
        let mut at = 0;
        for piece in &strips.pieces {
            assert_eq!(piece.span.start, at);
            assert!(piece.span.len() <= LONGEST_PIECE_BYTES + 1);
            at = piece.span.end;
        }
        assert_eq!(at, text.len());
        assert!(strips.pieces[0].span.of(&text).ends_with(' '));
    }

    #[test]
    fn words_without_white_space_are_cut_between_letters() {
        let text = "ŵ".repeat(5_000);
        let strips = Strips::of(&text, &[]);
        let words: String = strips.pieces.iter().map(|p| p.span.of(&text)).collect();
        assert_eq!(words, text);
        assert!(strips.pieces.len() > 1);
    }

    #[test]
    fn a_place_is_found_in_its_strip_and_one_between_in_the_next() {
        let blocks = [
            block(BlockKind::Paragraph, 0, 5),
            block(BlockKind::Paragraph, 10, 20),
        ];
        let strips = Strips::of(&"x".repeat(20), &blocks);
        assert_eq!(
            [0, 4, 5, 10, 19, 99].map(|byte| strips.strip_at(byte)),
            [0, 0, 1, 1, 1, 1]
        );
    }

    #[test]
    fn what_only_counts_the_pages_is_left_to_the_marks_of_the_pages() {
        let text = "words\nPage 3 of 12\n- 4 -\nmore\nHousing Panel, page 4\n12 homes\n";
        let mut blocks = Vec::new();
        let mut at = 0;
        for (line, page) in text.lines().zip([3, 3, 4, 4, 4, 4]) {
            let kind = if line.contains("words") || line == "more" {
                BlockKind::Paragraph
            } else {
                BlockKind::Furniture
            };
            let mut block = block(kind, at, at + line.len());
            block.page = Some(page);
            blocks.push(block);
            at += line.len() + 1;
        }
        let strips = Strips::of(text, &blocks);
        let shown: Vec<_> = strips
            .strips
            .iter()
            .map(|strip| (strips.pieces[strip.pieces.start].span.of(text), strip.page))
            .collect();
        assert_eq!(
            shown,
            [
                ("words", Some(3)),
                // Its page number stands above it and is not shown, but its page begins all the same.
                ("more", Some(4)),
                ("Housing Panel, page 4", None),
                ("12 homes", None),
            ]
        );
    }

    #[test]
    fn a_page_begins_with_its_first_strip() {
        let mut blocks = vec![
            block(BlockKind::Paragraph, 0, 5),
            block(BlockKind::Paragraph, 5, 10),
            block(BlockKind::Paragraph, 10, 20),
        ];
        blocks[0].page = Some(1);
        blocks[1].page = Some(1);
        blocks[2].page = Some(2);
        let strips = Strips::of(&"x".repeat(20), &blocks);
        let pages: Vec<_> = strips.strips.iter().map(|s| s.page).collect();
        assert_eq!(pages, [Some(1), None, Some(2)]);
    }
}
