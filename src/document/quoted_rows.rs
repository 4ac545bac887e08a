//! Rows of values in quotation marks, as a spreadsheet exports them.

use super::line::{Line, trimmed};
use super::table::{Table, mark_heading, push_row};
use crate::scrutiny::passage::Span;

/// What parts two values.
const BETWEEN_VALUES: &str = "\",\"";

/// Most lines of one row.
const MOST_LINES: usize = 20;

/// Whether a line begins a row of values in quotation marks.
fn begins_row(words: &str) -> bool {
    words.len() > 4 && words.starts_with('"') && words.contains(BETWEEN_VALUES)
}

/// Whether a line is a row of values in quotation marks.
pub(super) fn is_quoted_row(words: &str) -> bool {
    words.len() > 4 && words.starts_with('"') && words.ends_with('"') && words.contains(BETWEEN_VALUES)
}

/// The table of such rows that begins at a line.
pub(super) fn beginning_at(text: &str, lines: &[Line], at: usize) -> Option<Table> {
    let mut cells = Vec::new();
    let mut row = 0;
    let mut end = at;
    while let Some(line) = lines.get(end).filter(|line| begins_row(line.span.of(text))) {
        // A value may hold lines of its own: the row ends with a line that ends a value.
        let last = lines
            .iter()
            .enumerate()
            .skip(end)
            .take(MOST_LINES)
            .find(|(_, line)| line.span.of(text).ends_with('"'));
        let Some((last_at, last)) = last else { break };
        let inner = Span::new(line.span.start + 1, last.span.end - 1);
        end = last_at;
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
