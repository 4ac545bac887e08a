//! Tables that lost their lines: a program that copied a page wrote each cell below the last one.
//!
//! Such a table is believed only where column headings stand above and at least two rows of the same
//! size follow, each beginning with a day or a reference of its own.

use std::cmp::Reverse;

use super::line::is_space;
use super::list_marker::{self, Shape};
use super::numeral::begins_with_month;
use super::table::is_heading_row;
use crate::scrutiny::passage::{Block, BlockKind, Span};

/// Most columns of such a table; the fewest are three.
const MOST_COLUMNS: usize = 8;
/// How many pieces more than columns a row may have, where all rows have the same.
const MOST_EXTRA_PIECES: usize = 2;
/// Longest column heading, in characters.
const LONGEST_HEADING: usize = 60;

/// One block, or several that stand together, as one piece of a row.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Index of its first block.
    first: usize,
    /// One past the index of its last.
    end: usize,
    span: Span,
    /// Whether a blank line stands above it.
    is_apart: bool,
}

/// How the pieces below column headings make rows.
#[derive(Debug, Clone, Copy)]
struct Cut {
    columns: usize,
    pieces_a_row: usize,
    rows: usize,
}

/// Makes cells of the blocks that are rows of flattened tables.
pub(super) fn restore(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let begins_row = |block: &&Block| is_day(block.span.of(text)) || is_reference(block.span.of(text));
    if blocks.iter().filter(begins_row).nth(1).is_none() {
        return blocks;
    }
    let grouped = pieces(text, &blocks, true);
    let restored = with_tables(text, &blocks, &grouped)
        .or_else(|| with_tables(text, &blocks, &pieces(text, &blocks, false)));
    restored.map_or(blocks, renumbered)
}

/// The blocks of running text as pieces; `grouped` joins those with no blank line between them.
fn pieces(text: &str, blocks: &[Block], grouped: bool) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut end = 0;
    for (at, block) in blocks.iter().enumerate() {
        if block.kind == BlockKind::Furniture {
            end = block.span.end;
            continue;
        }
        let between = text.get(end..block.span.start).unwrap_or("");
        let is_apart = at == 0 || between.contains('\u{c}') || between.matches('\n').count() > 1;
        end = block.span.end;
        match found.last_mut() {
            Some(last) if grouped && !is_apart && last.end == at => {
                last.end = at + 1;
                last.span = Span::new(last.span.start, block.span.end);
            }
            _ => found.push(Piece {
                first: at,
                end: at + 1,
                span: block.span,
                is_apart,
            }),
        }
    }
    found
}

/// The blocks with the tables that the pieces make; none where they make none.
fn with_tables(text: &str, blocks: &[Block], pieces: &[Piece]) -> Option<Vec<Block>> {
    let mut made = Vec::new();
    let mut kept_until = 0;
    let mut table = u32::MAX;
    let mut at = 0;
    while at < pieces.len() {
        let Some((header, cut)) = table_at(text, blocks, pieces, at)
            .filter(|(header, _)| header.first().is_some_and(|h| h.first >= kept_until))
        else {
            at += 1;
            continue;
        };
        let end = at + cut.rows * cut.pieces_a_row;
        let (Some(first), Some(rows)) = (header.first(), pieces.get(at..end)) else {
            break;
        };
        made.extend_from_slice(blocks.get(kept_until..first.first)?);
        made.extend(cells(text, blocks, header, rows, cut, table));
        kept_until = rows.last()?.end;
        table -= 1;
        at = end;
    }
    if kept_until == 0 {
        return None;
    }
    made.extend_from_slice(blocks.get(kept_until..)?);
    Some(made)
}

/// The column headings that end right above `at` and the cut of the rows that begin there.
fn table_at<'p>(text: &str, blocks: &[Block], pieces: &'p [Piece], at: usize) -> Option<(&'p [Piece], Cut)> {
    if !begins_row(text, pieces.get(at)?) {
        return None;
    }
    let above = pieces.get(at.saturating_sub(MOST_COLUMNS)..at)?;
    let headings = above
        .iter()
        .rev()
        .take_while(|piece| may_head(text, blocks, piece))
        .count();
    // Headings that stand together on lines of their own are exactly the columns.
    let together = above
        .iter()
        .rev()
        .take(headings)
        .take_while(|piece| !piece.is_apart)
        .count()
        + 1;
    let widths = if (3..=headings).contains(&together) {
        together..=together
    } else {
        3..=headings
    };
    let mut best: Option<((usize, Reverse<usize>), Cut)> = None;
    for columns in widths {
        let header = above.get(above.len() - columns..)?;
        if !is_heading_row(header.iter().map(|p| p.span.of(text)), columns) {
            continue;
        }
        for pieces_a_row in columns..=columns + MOST_EXTRA_PIECES {
            let rows = rows_from(text, pieces, at, pieces_a_row);
            let cut = Cut {
                columns,
                pieces_a_row,
                rows,
            };
            let fit = (rows * pieces_a_row, Reverse(pieces_a_row - columns));
            if rows >= 2 && best.is_none_or(|(best_fit, _)| fit > best_fit) {
                best = Some((fit, cut));
            }
        }
    }
    let (_, cut) = best?;
    Some((above.get(above.len() - cut.columns..)?, cut))
}

/// How many rows of so many pieces follow one another from `at`.
fn rows_from(text: &str, pieces: &[Piece], at: usize, pieces_a_row: usize) -> usize {
    pieces
        .get(at..)
        .unwrap_or_default()
        .chunks_exact(pieces_a_row)
        .take_while(|row| row.first().is_some_and(|piece| begins_row(text, piece)))
        .count()
}

fn may_head(text: &str, blocks: &[Block], piece: &Piece) -> bool {
    let words = piece.span.of(text);
    let is_text = blocks
        .get(piece.first)
        .is_some_and(|b| matches!(b.kind, BlockKind::Paragraph | BlockKind::Heading { .. }));
    is_text
        && piece.end == piece.first + 1
        && !words.contains('\n')
        && words.chars().nth(LONGEST_HEADING).is_none()
        && !words.ends_with(['.', ';', ':', ','])
        && words.chars().filter(char::is_ascii_digit).count() <= 4
}

/// Whether a piece is only a day, `18.04.24` or `4 May 2027`, or only a reference, `OSC/12`.
fn begins_row(text: &str, piece: &Piece) -> bool {
    let words = piece.span.of(text);
    is_reference(words) || is_day(words)
}

fn is_reference(words: &str) -> bool {
    words.len() <= 24
        && list_marker::read(words)
            .is_some_and(|m| m.shape == Shape::Reference && m.label.len() == words.len())
}

fn is_day(words: &str) -> bool {
    if words.len() > 24 || !words.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let parts: Vec<&str> = words
        .split(|c: char| is_space(c) || matches!(c, '/' | '.' | '-' | ',' | '‐' | '‑' | '–'))
        .filter(|p| !p.is_empty())
        .collect();
    let [day, month, rest @ ..] = parts.as_slice() else {
        return false;
    };
    let day_number = day
        .trim_end_matches(|c: char| c.is_ascii_lowercase())
        .parse::<u32>();
    let is_month = begins_with_month(month) || month.parse::<u32>().is_ok_and(|m| (1..=12).contains(&m));
    let is_year = |year: &&str| matches!(year.len(), 2 | 4) && year.bytes().all(|b| b.is_ascii_digit());
    day_number.is_ok_and(|d| (1..=31).contains(&d)) && is_month && rest.len() == 1 && rest.iter().all(is_year)
}

/// The cells of a table, with the furniture that stands between its rows.
fn cells(text: &str, blocks: &[Block], header: &[Piece], rows: &[Piece], cut: Cut, table: u32) -> Vec<Block> {
    let long = long_column(text, header);
    let extra = cut.pieces_a_row - cut.columns;
    let mut made = Vec::new();
    let mut until = header.first().map_or(0, |piece| piece.first);
    let mut add = |from: &Piece, to: &Piece, row: usize, column: usize| {
        let between = blocks.get(until..from.first).unwrap_or_default();
        made.extend(between.iter().filter(|b| b.kind == BlockKind::Furniture).cloned());
        until = to.end;
        made.push(Block {
            kind: BlockKind::Cell {
                table,
                row: u32::try_from(row).unwrap_or(u32::MAX),
                column: u32::try_from(column).unwrap_or(u32::MAX),
                heading: row == 0,
            },
            span: Span::new(from.span.start, to.span.end),
            page: blocks.get(from.first).and_then(|b| b.page),
        });
    };
    for (column, piece) in header.iter().enumerate() {
        add(piece, piece, 0, column);
    }
    for (row, parts) in rows.chunks_exact(cut.pieces_a_row).enumerate() {
        for column in 0..cut.columns {
            let from = if column > long { column + extra } else { column };
            let to = if column >= long { column + extra } else { column };
            if let (Some(from), Some(to)) = (parts.get(from), parts.get(to)) {
                add(from, to, row + 1, column);
            }
        }
    }
    made
}

/// The column whose cells run over several pieces: the one that says what was asked.
fn long_column(text: &str, header: &[Piece]) -> usize {
    header
        .iter()
        .position(|piece| {
            let words = piece.span.of(text).to_lowercase();
            [
                "action",
                "recommendation",
                "description",
                "resolution",
                "decision",
                "request",
            ]
            .iter()
            .any(|word| words.contains(word))
        })
        .unwrap_or(1)
}

/// The blocks with their tables counted from 0 in reading order.
fn renumbered(mut blocks: Vec<Block>) -> Vec<Block> {
    let mut last = None;
    let mut count = 0_u32;
    for block in &mut blocks {
        if let BlockKind::Cell { table, .. } = &mut block.kind {
            if last.is_some_and(|last| last != *table) {
                count += 1;
            }
            last = Some(*table);
            *table = count;
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::super::outline::outline;
    use super::super::text::read;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(outline(&read(text.to_owned(), Vec::new())), expected, "{text}");
    }

    #[test]
    fn cells_below_one_another_are_rows_again() {
        check(
            "Action log\n\nMeeting date\n\nAction\n\nOwner\n\n04/05/2027\n\nWrite to the company.\n\nChair\n\n\
             11/06/2027\n\nArrange a\nvisit.\n\nClerk\n\nEnd of the log.\n",
            &[
                "h2 Action log",
                "0.0.0* Meeting date",
                "0.0.1* Action",
                "0.0.2* Owner",
                "0.1.0 04/05/2027",
                "0.1.1 Write to the company.",
                "0.1.2 Chair",
                "0.2.0 11/06/2027",
                "0.2.1 Arrange a visit.",
                "0.2.2 Clerk",
                "p End of the log.",
            ],
        );
    }

    #[test]
    fn a_title_and_its_words_are_one_cell_where_every_row_has_both() {
        check(
            "Action Sheet\n\nMeeting Date\nAction to be Taken\nBy Whom\nOutcome\n\n\
             18.04.27\n\nItem 6 - School Meals\nFigures to be sent.\nClerk\nSent.\n\n\
             06.06.27\n\nItem 5 - Youth Service\nA visit to be arranged.\nManager\nOngoing.\n",
            &[
                "h2 Action Sheet",
                "0.0.0* Meeting Date",
                "0.0.1* Action to be Taken",
                "0.0.2* By Whom",
                "0.0.3* Outcome",
                "0.1.0 18.04.27",
                "0.1.1 Item 6 - School Meals Figures to be sent.",
                "0.1.2 Clerk",
                "0.1.3 Sent.",
                "0.2.0 06.06.27",
                "0.2.1 Item 5 - Youth Service A visit to be arranged.",
                "0.2.2 Manager",
                "0.2.3 Ongoing.",
            ],
        );
    }

    #[test]
    fn days_below_a_heading_are_not_a_table_without_rows_of_one_size() {
        check(
            "Meetings\n\nAction\n\nDate\n\n4 May 2027\n\n11 June 2027\n\nTown Hall\n",
            &[
                "h2 Meetings",
                "h2 Action",
                "h2 Date",
                "p 4 May 2027",
                "p 11 June 2027",
                "h2 Town Hall",
            ],
        );
    }
}
