//! Tables in plain text: rows of tabs, rows of upright bars, and columns kept apart by spaces.
//!
//! Finds which lines are a table and where its cells stand. A cell that was wrapped in a table of
//! columns comes in several pieces with the same row and column.

use super::columns;
use super::line::{Line, is_space, trimmed};
use super::list_marker;
use super::quoted_rows;
use super::stacked;
use crate::scrutiny::passage::Span;

/// One cell, or one piece of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) span: Span,
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) heading: bool,
}

/// A table and the lines it takes up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// Index of its first line.
    pub(super) first: usize,
    /// One past the index of its last line.
    pub(super) end: usize,
    /// Its cells in reading order; empty cells are left out.
    pub(super) cells: Vec<Cell>,
}

/// How many lines a cell of a table with bars may go on for.
const LONGEST_CELL_LINES: usize = 60;

/// The table that begins at line `at`, if one does.
pub(super) fn beginning_at(text: &str, lines: &[Line], furniture: &[bool], at: usize) -> Option<Table> {
    let line = lines.get(at)?;
    let words = line.span.of(text);
    if words.contains('|') {
        return bars(text, lines, furniture, at);
    }
    if words.contains('\t') {
        return tabs(text, lines, at);
    }
    if quoted_rows::is_quoted_row(words) {
        return quoted_rows::beginning_at(text, lines, at);
    }
    columns::beginning_at(text, lines, at).or_else(|| stacked::beginning_at(text, lines, furniture, at))
}

/// Words that column headings are made of.
const HEADING_WORDS: [&str; 38] = [
    "action",
    "actions",
    "agreed",
    "by",
    "comment",
    "comments",
    "committee",
    "completed",
    "date",
    "deadline",
    "decision",
    "description",
    "due",
    "executive",
    "item",
    "lead",
    "meeting",
    "member",
    "minute",
    "no",
    "number",
    "officer",
    "outcome",
    "owner",
    "person",
    "position",
    "progress",
    "recommendation",
    "recommendations",
    "ref",
    "reference",
    "resolution",
    "response",
    "responsible",
    "risk",
    "status",
    "update",
    "when",
];

/// Whether the cells of a first row read as column headings.
pub(super) fn is_heading_row<'a>(cells: impl Iterator<Item = &'a str>, columns: usize) -> bool {
    let mut count = 0;
    let mut known = 0;
    for cell in cells {
        let cell = cell.trim_matches(|c| is_space(c) || c == '*');
        let digits = cell.chars().filter(char::is_ascii_digit).count();
        let is_cut_short = cell.len() <= 8 && cell.ends_with('.');
        let ends_a_sentence = cell.ends_with(['.', ';', ':']) && !is_cut_short;
        if cell.chars().nth(60).is_some() || ends_a_sentence || digits > 4 {
            return false;
        }
        count += 1;
        let lower = cell.to_lowercase();
        known += usize::from(
            lower
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| HEADING_WORDS.contains(&word)),
        );
    }
    count == columns && count >= 2 && (known * 2 >= count || (count >= 3 && known > 0))
}

/// Marks the first row as column headings where it reads so and rows follow.
pub(super) fn mark_heading(text: &str, cells: &mut [Cell], columns: usize) {
    let rows = cells.last().map_or(0, |c| c.row + 1);
    let first = cells.iter().take_while(|c| c.row == 0).count();
    let Some(row) = cells.get_mut(..first) else { return };
    if rows > 1 && is_heading_row(row.iter().map(|c| c.span.of(text)), columns) {
        for cell in row {
            cell.heading = true;
        }
    }
}

/// The spans between separators, empty ones included.
fn pieces(text: &str, span: Span, separator: char) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = span.start;
    for (at, mark) in span.of(text).match_indices(separator) {
        found.push(trimmed(text, Span::new(start, span.start + at)));
        start = span.start + at + mark.len();
    }
    found.push(trimmed(text, Span::new(start, span.end)));
    found
}

/// Adds the cells of a row that hold words.
pub(super) fn push_row(cells: &mut Vec<Cell>, row: u32, spans: &[Span]) {
    for (column, span) in spans.iter().enumerate() {
        if !span.is_empty() {
            cells.push(Cell {
                span: *span,
                row,
                column: u32::try_from(column).unwrap_or(u32::MAX),
                heading: false,
            });
        }
    }
}

// Rows of tabs.

fn tabs(text: &str, lines: &[Line], at: usize) -> Option<Table> {
    let mut cells = Vec::new();
    let mut row = 0;
    let mut widest = 0;
    let mut end = at;
    while let Some(line) = lines.get(end) {
        let before = Span::new(line_start(text, line.span.start), line.span.start);
        let whole = Span::new(before.start, line.span.end);
        let from = if before.of(text).contains('\t') && line.span.of(text).contains('\t') {
            whole
        } else {
            line.span
        };
        let to = line_end(text, line.span.end);
        let spans = pieces(text, Span::new(from.start, to), '\t');
        if spans.len() < 2
            || (end > at && line.blank_above && !follows_blank(text, lines, end))
            || is_marked_line(text, line)
        {
            break;
        }
        widest = widest.max(spans.len());
        push_row(&mut cells, row, &spans);
        row += 1;
        end += 1;
    }
    let has_full_row = cells
        .windows(2)
        .any(|pair| matches!(pair, [one, other] if one.row == other.row));
    if row < 2 || !has_full_row {
        return None;
    }
    let columns = cells
        .iter()
        .map(|c| c.column as usize + 1)
        .max()
        .unwrap_or(widest);
    mark_heading(text, &mut cells, columns);
    Some(Table {
        first: at,
        end,
        cells,
    })
}

/// `(a)⇥That the report be noted` is a point of a list, not a row of two cells.
fn is_marked_line(text: &str, line: &Line) -> bool {
    let words = line.span.of(text);
    list_marker::read(words).is_some_and(|marker| {
        words
            .get(marker.words_at..)
            .is_some_and(|rest| !rest.contains('\t'))
            && words
                .get(marker.label.len()..)
                .is_some_and(|rest| rest.trim_start_matches(' ').starts_with('\t'))
    })
}

/// A blank line between rows does not end a table whose rows are all set apart by blank lines.
fn follows_blank(text: &str, lines: &[Line], at: usize) -> bool {
    let (Some(one), Some(other)) = (at.checked_sub(1).and_then(|a| lines.get(a)), lines.get(at)) else {
        return false;
    };
    let count = |line: &Line| line.span.of(text).matches('\t').count();
    count(one) == count(other) && count(one) >= 2
}

/// Where the white space before a line's words begins.
fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).map_or(at, |before| {
        let white = before.len() - before.trim_end_matches([' ', '\t', '\u{a0}']).len();
        at - white
    })
}

/// Where the white space after a line's words ends: empty cells are only tabs.
fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).map_or(at, |after| {
        at + after.len() - after.trim_start_matches([' ', '\t', '\u{a0}']).len()
    })
}

// Rows of bars.

fn bar_count(words: &str) -> usize {
    words.matches('|').count()
}

/// `|---|:--:|`, which only tells a Markdown reader where the heading row ends.
fn is_bar_rule(words: &str) -> bool {
    (words.contains('-') || words.contains('='))
        && words.contains(['|', '+'])
        && words
            .chars()
            .all(|c| is_space(c) || matches!(c, '|' | '-' | ':' | '+' | '='))
}

/// Whether a line may begin a row: it has a bar that stands apart from the words.
fn has_bar(words: &str) -> bool {
    words.contains(" |") || words.contains("| ") || words.starts_with('|') || words.contains("\u{a0}|")
}

fn bars(text: &str, lines: &[Line], furniture: &[bool], at: usize) -> Option<Table> {
    let first = lines.get(at)?.span.of(text);
    if !has_bar(first) || is_bar_rule(first) {
        return None;
    }
    let fenced = first.starts_with('|');
    let mut ruled = false;
    let mut cells = Vec::new();
    let mut row = 0;
    let mut end = at;
    let expected = bar_count(first);
    while let Some(line) = lines.get(end) {
        let words = line.span.of(text);
        if is_bar_rule(words) {
            ruled |= row == 1;
            end += 1;
            continue;
        }
        if !has_bar(words) || furniture.get(end).copied().unwrap_or(false) {
            break;
        }
        let taken = row_lines(text, lines, end, expected);
        let last = lines.get(end + taken - 1)?;
        let spans = bar_cells(text, Span::new(line.span.start, last.span.end), fenced);
        push_row(&mut cells, row, &spans);
        row += 1;
        end += taken;
        end = over_section_line(text, lines, end, expected, &mut cells, &mut row);
    }
    if row < 2 && !(fenced && bar_count(first) >= 2) {
        return None;
    }
    let columns = cells.iter().filter(|c| c.row == 0).count();
    if ruled {
        cells
            .iter_mut()
            .filter(|c| c.row == 0)
            .for_each(|c| c.heading = true);
    } else {
        mark_heading(text, &mut cells, columns);
    }
    Some(Table {
        first: at,
        end,
        cells,
    })
}

fn bar_cells(text: &str, span: Span, fenced: bool) -> Vec<Span> {
    let mut spans = pieces(text, span, '|');
    if fenced {
        if spans.first().is_some_and(|s| s.is_empty()) {
            spans.remove(0);
        }
        if spans.last().is_some_and(|s| s.is_empty()) {
            spans.pop();
        }
    }
    spans
}

/// How many lines the row beginning at `at` takes: a cell may hold paragraphs of its own, so lines
/// are taken until the row has as many bars as the first, and one where it never does.
fn row_lines(text: &str, lines: &[Line], at: usize, expected: usize) -> usize {
    let mut bars = 0;
    for (taken, line) in lines.iter().skip(at).take(LONGEST_CELL_LINES).enumerate() {
        let words = line.span.of(text);
        bars += bar_count(words);
        if bars == expected {
            return taken + 1;
        }
        if bars > expected || (taken > 0 && is_bar_rule(words)) {
            break;
        }
    }
    1
}

/// A line without bars between two rows of a table that has bars, such as `PART I`, is a row of one
/// cell; anything else ends the table.
fn over_section_line(
    text: &str,
    lines: &[Line],
    at: usize,
    expected: usize,
    cells: &mut Vec<Cell>,
    row: &mut u32,
) -> usize {
    let (Some(line), Some(next)) = (lines.get(at), lines.get(at + 1)) else {
        return at;
    };
    let words = line.span.of(text);
    if words.contains('|') || line.width > 60 || line.blank_above || next.blank_above || expected < 2 {
        return at;
    }
    let next_words = next.span.of(text);
    if !has_bar(next_words) {
        return at;
    }
    push_row(cells, *row, &[line.span]);
    *row += 1;
    at + 1
}
