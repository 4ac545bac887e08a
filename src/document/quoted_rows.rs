//! Rows of values in quotation marks, as a spreadsheet exports them.

use super::line::{Line, trimmed};
use super::table::{Table, mark_heading, push_row};
use crate::scrutiny::passage::Span;

/// What parts two values.
const BETWEEN_VALUES: &str = "\",\"";

/// Whether a line is a row of values in quotation marks.
pub(super) fn is_quoted_row(words: &str) -> bool {
    words.len() > 4 && words.starts_with('"') && words.ends_with('"') && words.contains(BETWEEN_VALUES)
}

/// The table of such rows that begins at a line.
pub(super) fn beginning_at(text: &str, lines: &[Line], at: usize) -> Option<Table> {
    let mut cells = Vec::new();
    let mut row = 0;
    let mut end = at;
    while let Some(line) = lines.get(end).filter(|line| is_quoted_row(line.span.of(text))) {
        let inner = Span::new(line.span.start + 1, line.span.end - 1);
        let mut spans = Vec::new();
        let mut start = inner.start;
        for (cut, mark) in inner.of(text).match_indices(BETWEEN_VALUES) {
            spans.push(trimmed(text, Span::new(start, inner.start + cut)));
            start = inner.start + cut + mark.len();
        }
        spans.push(trimmed(text, Span::new(start, inner.end)));
        push_row(&mut cells, row, &spans);
        row += 1;
        end += 1;
    }
    if row < 2 {
        return None;
    }
    let columns = cells.iter().map(|c| c.column as usize + 1).max()?;
    mark_heading(text, &mut cells, columns);
    Some(Table {
        first: at,
        end,
        cells,
    })
}
