//! Tables whose columns only white space parts: lines whose pieces begin, end or are centred at the
//! same places.

use super::ink::Rule;
use super::paragraph::begins_point;
use super::row::Row;
use super::word::Sheet;

/// A cell of such a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct AlignedCell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) rows: Vec<Row>,
}

/// A table and the lines that it takes up.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Aligned {
    /// How many lines it takes.
    pub(super) lines: usize,
    /// Where each of its columns begins.
    pub(super) columns: Vec<f64>,
    pub(super) cells: Vec<AlignedCell>,
}

/// How far the places of two cells of a column may differ, in points.
const OFF: f64 = 3.0;
/// The most lines that are looked ahead for a table's widest one.
const MOST_LINES: usize = 400;

/// One line of the table with its pieces, each in its column.
struct TableLine {
    pieces: Vec<(usize, Row)>,
    base: f64,
    size: f64,
}

/// The table that begins with the first of `rows`, if one does.
pub(super) fn beginning_at(sheet: &Sheet, rows: &[Row], rules: &[Rule]) -> Option<Aligned> {
    let first = rows.first()?;
    let head = first.pieces(sheet);
    if head.len() < 2 || is_point(sheet, &head) {
        return None;
    }
    let block = block_of(sheet, rows);
    let edges = edges_of(&block)?;
    let mut lines: Vec<TableLine> = Vec::new();
    for (row, pieces) in rows.iter().zip(&block) {
        let Some(placed) = placed(pieces, &edges) else {
            break;
        };
        lines.push(TableLine {
            pieces: placed,
            base: row.base,
            size: row.size,
        });
    }
    // What trails off below in one piece is more likely the next paragraph.
    while lines.last().is_some_and(|line| line.pieces.len() < 2)
        && !lines
            .last()
            .is_some_and(|line| line.pieces.iter().all(|(column, _)| *column > 0))
        && lines.len() > 1
    {
        lines.pop();
    }
    let full = lines.iter().filter(|line| line.pieces.len() >= 2).count();
    let is_table = full >= 2 && full * 5 >= lines.len() * 2 && !is_list(sheet, &lines, edges.len());
    if !is_table {
        return None;
    }
    let starts = row_starts(&lines, rules, &edges);
    Some(Aligned {
        lines: lines.len(),
        cells: cells_of(&lines, &starts),
        columns: edges,
    })
}

/// The lines that may belong to a table: until the page is left free for long.
fn block_of(sheet: &Sheet, rows: &[Row]) -> Vec<Vec<Row>> {
    let mut block = Vec::new();
    let mut last: Option<&Row> = None;
    for row in rows.iter().take(MOST_LINES) {
        if last.is_some_and(|above| {
            row.base - above.base > 4.0 * row.size.max(above.size)
                || (row.size - above.size).abs() > 0.25 * above.size
        }) {
            break;
        }
        block.push(row.pieces(sheet));
        last = Some(row);
    }
    block
}

/// Where the columns begin and end, by the line with most pieces that another line bears out.
fn edges_of(block: &[Vec<Row>]) -> Option<Vec<f64>> {
    let most = block.iter().take(12).map(Vec::len).max()?;
    for count in (2..=most).rev() {
        for pieces in block.iter().take(12).filter(|pieces| pieces.len() == count) {
            let edges: Vec<f64> = pieces.iter().map(|piece| piece.left).collect();
            let borne_out = block
                .iter()
                .filter(|others| others.len() >= 2 && placed(others, &edges).is_some())
                .count();
            if borne_out >= 2 {
                return Some(edges);
            }
        }
    }
    None
}

/// The pieces of a line with the columns in which they stand; none where they do not fit.
fn placed(pieces: &[Row], edges: &[f64]) -> Option<Vec<(usize, Row)>> {
    let mut found: Vec<(usize, Row)> = Vec::new();
    for piece in pieces {
        let column = edges
            .iter()
            .position(|edge| (piece.left - edge).abs() <= OFF)
            .or_else(|| {
                // Numbers are set to the right and headings to the middle of their columns.
                let at = edges
                    .partition_point(|edge| *edge <= piece.left + OFF)
                    .checked_sub(1)?;
                let next = edges.get(at + 1).copied().unwrap_or(f64::INFINITY);
                (at > 0 && piece.right < next && piece.words.len() <= 4).then_some(at)
            })?;
        let next = edges.get(column + 1).copied().unwrap_or(f64::INFINITY);
        if piece.right > next - 1.0 || found.last().is_some_and(|(last, _)| *last >= column) {
            return None;
        }
        found.push((column, piece.clone()));
    }
    Some(found)
}

fn is_point(sheet: &Sheet, pieces: &[Row]) -> bool {
    let [marker, words] = pieces else { return false };
    let mut both = marker.text(sheet);
    let own = both.len();
    both.push(' ');
    both.push_str(&words.text(sheet));
    let read = crate::document::list_marker::read(&both);
    read.is_some_and(|read| read.words_at > own) || begins_point(sheet, marker, &both) && own < 8
}

/// Whether the lines are points with their numbers, labels with what they label, or a contents list.
fn is_list(sheet: &Sheet, lines: &[TableLine], columns: usize) -> bool {
    if columns != 2 {
        return false;
    }
    let pairs: Vec<(String, String)> = lines
        .iter()
        .filter_map(|line| match line.pieces.as_slice() {
            [(_, one), (_, other)] => Some((one.text(sheet), other.text(sheet))),
            _ => None,
        })
        .collect();
    let most = |count: usize| count * 3 >= pairs.len() * 2;
    let points = pairs
        .iter()
        .filter(|(one, other)| {
            crate::document::list_marker::read(&format!("{one} {other}"))
                .is_some_and(|marker| marker.words_at > one.len())
        })
        .count();
    let labels = pairs.iter().filter(|(one, _)| one.ends_with(':')).count();
    let pages = pairs
        .iter()
        .filter(|(_, other)| {
            let number = other.trim_start_matches(['.', ' ', '…']);
            number.len() <= 9
                && number
                    .chars()
                    .all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ' '))
        })
        .count();
    most(points) || most(labels) || most(pages)
}

/// Which lines begin a row of the table.
fn row_starts(lines: &[TableLine], rules: &[Rule], edges: &[f64]) -> Vec<bool> {
    let steps: Vec<f64> = lines
        .windows(2)
        .map(|pair| match pair {
            [one, other] => (other.base - one.base) / other.size.max(one.size),
            _ => 0.0,
        })
        .collect();
    let least = steps.iter().copied().fold(f64::INFINITY, f64::min);
    let most = steps.iter().copied().fold(0.0, f64::max);
    let has_gaps = most > 1.25 * least;
    let left = edges.first().copied().unwrap_or(0.0);
    let right = edges.last().copied().unwrap_or(0.0);
    let is_ruled = |from: f64, to: f64| {
        rules
            .iter()
            .any(|rule| rule.at > from && rule.at < to && rule.from <= left + 6.0 && rule.to >= right)
    };
    let ruled = lines
        .windows(2)
        .filter(|pair| matches!(pair, [one, other] if is_ruled(one.base, other.base)))
        .count();
    let mut starts = vec![true];
    for (pair, step) in lines.windows(2).zip(&steps) {
        let [one, other] = pair else { continue };
        let has_first = other.pieces.first().is_some_and(|(column, _)| *column == 0);
        starts.push(if ruled >= 2 {
            is_ruled(one.base, other.base)
        } else if has_gaps
            && lines
                .iter()
                .any(|line| line.pieces.first().is_some_and(|(column, _)| *column > 0))
        {
            // Cells of several lines: a wider step parts the rows, and so does a full line.
            *step > 1.15 * least && has_first
                || (has_first && other.pieces.len() == edges.len() && *step > 1.02 * least)
        } else {
            has_first && (other.pieces.len() >= 2 || *step > 1.15 * least)
        });
    }
    starts
}

fn cells_of(lines: &[TableLine], starts: &[bool]) -> Vec<AlignedCell> {
    let mut cells: Vec<AlignedCell> = Vec::new();
    let mut row = 0_u32;
    for (at, (line, starts_row)) in lines.iter().zip(starts).enumerate() {
        row += u32::from(*starts_row && at > 0);
        for (column, piece) in &line.pieces {
            let column = u32::try_from(*column).unwrap_or(u32::MAX);
            match cells
                .iter_mut()
                .rev()
                .find(|cell| cell.row == row && cell.column == column)
            {
                Some(cell) => cell.rows.push(piece.clone()),
                None => cells.push(AlignedCell {
                    row,
                    column,
                    rows: vec![piece.clone()],
                }),
            }
        }
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    cells
}
