//! What goes on over the end of a page.

use super::flow::{Cell, Flow, Kind, Run, Table};
use super::paragraph::begins_point;
use super::word::Sheet;
use crate::document::line::{ends_a_sentence, leaves_open};

/// Notes at the foot of a page are set smaller than this share of the body.
const NOTE: f64 = 0.9;

/// Joins the runs and tables that a page's end has parted.
pub(super) fn over_pages(flows: Vec<Flow>, sheets: &[Sheet], body: f64) -> Vec<Flow> {
    let mut found: Vec<Flow> = Vec::with_capacity(flows.len());
    let mut last_sheet = 0;
    for flow in flows {
        let sheet = flow.sheet();
        let begins_page = sheet != last_sheet;
        last_sheet = sheet;
        match flow {
            Flow::Run(run) if begins_page || run.begins_column => {
                match open_run(&mut found, sheet, !begins_page, body) {
                    Some(open) if goes_on(open, &run, sheets, begins_page) => open.parts.extend(run.parts),
                    _ => found.push(Flow::Run(run)),
                }
            }
            Flow::Table(mut table) if begins_page => match open_table(&mut found, &table) {
                Some(open) => {
                    let again = heading_again(open, &mut table, sheets);
                    go_on(open, table, sheets);
                    found.extend(again.into_iter().map(Flow::Run));
                }
                None => found.push(Flow::Table(table)),
            },
            flow => found.push(flow),
        }
    }
    found
}

/// The last run of the page before `sheet`, or of its own column to the left, that is no note at the
/// foot.
fn open_run(found: &mut [Flow], sheet: usize, is_same_page: bool, body: f64) -> Option<&mut Run> {
    for flow in found.iter_mut().rev().take(12) {
        let Flow::Run(run) = flow else { return None };
        if run
            .last_sheet()
            .is_none_or(|last| last + usize::from(!is_same_page) != sheet)
        {
            return None;
        }
        let is_note = run.first_row().is_some_and(|row| row.size < NOTE * body);
        if !is_note {
            return Some(run);
        }
    }
    None
}

/// Whether `next`, which begins a page or else a column, goes on with the sentence that `open` broke off.
fn goes_on(open: &Run, next: &Run, sheets: &[Sheet], begins_page: bool) -> bool {
    let (Some(above), Some(below)) = (open.last_row(), next.first_row()) else {
        return false;
    };
    let (Some(above_sheet), Some(below_sheet)) = (
        open.last_sheet().and_then(|at| sheets.get(at)),
        next.first_sheet().and_then(|at| sheets.get(at)),
    ) else {
        return false;
    };
    let is_text = matches!(open.kind, Kind::Plain | Kind::Point(_)) && next.kind == Kind::Plain;
    let is_alike = (above.size - below.size).abs() < 0.1 * above.size && open.is_bold() == next.is_bold();
    if !is_text || !is_alike {
        return false;
    }
    let (words_above, words) = (above.text(above_sheet), below.text(below_sheet));
    if ends_a_sentence(&words_above) || begins_point(below_sheet, below, &words) {
        return false;
    }
    let right = open.rows().map(|row| row.right).fold(f64::NEG_INFINITY, f64::max);
    let fills_line =
        open.rows().count() > 1 && above.right > right - 3.0 * above.size && above.width() > 8.0 * above.size;
    let is_wide = above.width() > 12.0 * above.size || fills_line;
    // A line that reaches the next column, or nearly, is a full line of its own.
    let fills_column =
        !begins_page && above.right < below.left && above.right > below.left - 4.5 * above.size;
    let reaches_edge = above.right > 0.78 * above_sheet.width;
    let is_sentence = words_above.split(' ').count() > 4;
    words.starts_with(char::is_lowercase) && is_wide
        || (leaves_open(&words_above) && is_sentence)
        || (fills_column && is_sentence)
        || (open.rows().count() > 1 && (reaches_edge || fills_line))
}

/// The table that ended the page before `next` and has the same columns.
fn open_table<'f>(found: &'f mut [Flow], next: &Table) -> Option<&'f mut Table> {
    // Headings that were printed again stand behind the table.
    let is_set_aside = |flow: &&mut Flow| matches!(flow, Flow::Run(run) if run.kind == Kind::Furniture);
    let Some(Flow::Table(open)) = found.iter_mut().rev().find(|flow| !is_set_aside(flow)) else {
        return None;
    };
    let is_next = open.last_sheet() + 1 == next.sheet && !next.columns.is_empty();
    let fits = open.columns.len() == next.columns.len()
        && open
            .columns
            .iter()
            .zip(&next.columns)
            .all(|(one, other)| (one - other).abs() < 5.0);
    (is_next && fits).then_some(open)
}

/// Takes the row of column headings out of a table that says them again on a new page, as what is no
/// part of the paper.
fn heading_again(open: &Table, next: &mut Table, sheets: &[Sheet]) -> Vec<Run> {
    let heads = |table: &Table| -> Vec<(u32, String)> {
        let first = table.cells.iter().filter(|cell| cell.row == 0);
        first
            .map(|cell| {
                let words: Vec<String> = cell.runs.iter().map(|run| run.text(sheets)).collect();
                (cell.column, words.join(" "))
            })
            .collect()
    };
    let (above, again) = (heads(open), heads(next));
    if again.len() < 2 || above != again || next.cells.iter().all(|cell| cell.row == 0) {
        return Vec::new();
    }
    let mut runs = Vec::new();
    let mut kept = Vec::new();
    for cell in std::mem::take(&mut next.cells) {
        if cell.row == 0 {
            runs.extend(cell.runs);
        } else {
            let row = cell.row - 1;
            kept.push(Cell { row, ..cell });
        }
    }
    next.cells = kept;
    for run in &mut runs {
        run.kind = Kind::Furniture;
        run.is_apart = true;
    }
    runs
}

/// Puts the rows of `next` below those of `open`; its first belongs to the last where the page's end
/// has parted them.
fn go_on(open: &mut Table, next: Table, sheets: &[Sheet]) {
    let last = open.cells.last().map_or(0, |cell| cell.row);
    let is_rest = begins_in_row(open, last, &next);
    let down = if is_rest { last } else { last + 1 };
    for cell in next.cells {
        let row = cell.row + down;
        let above = open
            .cells
            .iter_mut()
            .find(|there| (there.row, there.column) == (row, cell.column));
        match above {
            Some(above) if is_rest && row == last => put_below(above, cell, sheets),
            _ => open.cells.push(Cell { row, ..cell }),
        }
    }
    open.cells.sort_by_key(|cell| (cell.row, cell.column));
}

/// Whether a table on a new page begins with the rest of the row that the last page broke: nothing
/// stands in its first column, and each of its cells has something above it to go on with.
fn begins_in_row(open: &Table, last: u32, next: &Table) -> bool {
    let first: Vec<&Cell> = next.cells.iter().filter(|cell| cell.row == 0).collect();
    let has_above = |cell: &&Cell| {
        open.cells
            .iter()
            .any(|above| (above.row, above.column) == (last, cell.column))
    };
    !first.is_empty() && first.iter().all(|cell| cell.column > 0) && first.iter().all(has_above)
}

fn put_below(above: &mut Cell, cell: Cell, sheets: &[Sheet]) {
    let mut runs = cell.runs.into_iter();
    if let (Some(open), Some(next)) = (above.runs.last_mut(), runs.next()) {
        let ends = open
            .last_row()
            .zip(open.last_sheet().and_then(|at| sheets.get(at)))
            .is_some_and(|(row, sheet)| ends_a_sentence(&row.text(sheet)));
        if ends {
            above.runs.push(next);
        } else {
            open.parts.extend(next.parts);
        }
    }
    above.runs.extend(runs);
}
