//! Tables whose columns only white space parts: lines whose pieces begin, end or are centred at the
//! same places.

use super::ink::Rule;
use super::paragraph::begins_point;
use super::row::Row;
use super::word::Sheet;
use crate::document::line::ends_a_sentence;

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
    /// Whether its first column holds labels of what stands beside them.
    pub(super) is_labels: bool,
}

/// The most lines that are looked at for one table.
const MOST_LINES: usize = 400;
/// A table of more columns may begin so few lines below one.
const MOST_ABOVE: usize = 6;
/// A strip this wide, as a share of the size, parts columns wherever it is; narrower ones only where
/// words begin at their right side on line after line.
const WIDE: f64 = 0.95;
/// The narrowest strip that parts columns, as a share of the size.
const NARROW: f64 = 0.32;

/// One line of the table with its pieces, each in its column.
struct TableLine {
    pieces: Vec<(usize, Row)>,
    base: f64,
    size: f64,
}

impl TableLine {
    fn is_bold(&self) -> bool {
        self.pieces.iter().all(|(_, piece)| piece.is_bold)
    }
}

/// The table that begins with the first of `rows`, if one does.
pub(super) fn beginning_at(sheet: &Sheet, rows: &[Row], rules: &[Rule]) -> Option<Aligned> {
    let first = rows.first()?;
    let head = first.pieces(sheet);
    if head.len() < 2 || is_point(sheet, &head) {
        return None;
    }
    let (mut count, mut strips) = block_of(sheet, rows)?;
    let wide = |strips: &[Strip]| {
        let wide = strips
            .iter()
            .filter(|strip| strip.1 - strip.0 > WIDE * first.size);
        wide.count()
    };
    // Where a table of more columns begins a few lines below, these lines only stand above it.
    for begins in 1..count.min(MOST_ABOVE) {
        let below = rows.get(begins..).and_then(|rows| block_of(sheet, rows));
        if below.is_some_and(|(lines, more)| lines > begins + 1 && wide(&more) >= wide(&strips) + 2) {
            (count, strips) = block_of(sheet, rows.get(..begins)?)?;
            break;
        }
    }
    let block = rows.get(..count)?;
    let edges = edges_of(sheet, block, &strips)?;
    let mut lines: Vec<TableLine> = block
        .iter()
        .map(|row| TableLine {
            pieces: placed(sheet, row, &edges),
            base: row.base,
            size: row.size,
        })
        .collect();
    // What trails off below in one piece is more likely the next paragraph.
    while lines.len() > 1
        && lines
            .last()
            .is_some_and(|line| matches!(line.pieces.as_slice(), [] | [(0, _)]))
    {
        lines.pop();
    }
    let full = lines.iter().filter(|line| line.pieces.len() >= 2).count();
    // Where there are several columns one may well hold much more than the others.
    let least = if edges.len() >= 3 { 17 } else { 40 };
    let is_table = full >= 2 && full * 100 >= lines.len() * least && !is_list(sheet, &lines, edges.len());
    if !is_table {
        return None;
    }
    let starts = row_starts(sheet, &lines, rules, &edges);
    let cells = cells_of(&lines, &starts);
    Some(Aligned {
        lines: lines.len(),
        is_labels: edges.len() == 2 && has_labels(sheet, &cells),
        cells,
        columns: edges,
    })
}

/// White space between two columns, from its left side to its right.
type Strip = (f64, f64);

/// The white space between the words of a row.
fn gaps_of(sheet: &Sheet, row: &Row) -> Vec<Strip> {
    let mut gaps = Vec::new();
    let mut right: Option<f64> = None;
    for word in row.words_of(sheet) {
        if let Some(right) = right
            && word.left - right > NARROW * row.size
        {
            gaps.push((right, word.left));
        }
        right = Some(right.map_or(word.right, |right| right.max(word.right)));
    }
    // Beyond its ends a row leaves everything free.
    gaps.insert(0, (f64::NEG_INFINITY, row.left));
    gaps.push((row.right, f64::INFINITY));
    gaps
}

fn shared(strips: &[Strip], gaps: &[Strip], narrowest: f64) -> Vec<Strip> {
    let mut found = Vec::new();
    for strip in strips {
        for gap in gaps {
            let both = (strip.0.max(gap.0), strip.1.min(gap.1));
            if both.1 - both.0 > narrowest {
                found.push(both);
            }
        }
    }
    found
}

fn inner(strips: &[Strip]) -> impl Iterator<Item = &Strip> {
    strips
        .iter()
        .filter(|strip| strip.0.is_finite() && strip.1.is_finite())
}

/// How many lines may belong to a table, and the strips that stay white through all of them.
fn block_of(sheet: &Sheet, rows: &[Row]) -> Option<(usize, Vec<Strip>)> {
    let first = rows.first()?;
    let wide = |strips: &[Strip]| {
        inner(strips)
            .filter(|strip| strip.1 - strip.0 > WIDE * first.size)
            .count()
    };
    let mut strips = gaps_of(sheet, first);
    let mut count = 1;
    let mut above = first;
    let mut widest_step = 0.0_f64;
    let mut least_step = f64::INFINITY;
    for row in rows.iter().skip(1).take(MOST_LINES) {
        let step = row.base - above.base;
        let size = row.size.max(above.size);
        // White space that is wide beside that between the rows so far ends a table.
        let is_far = step > 4.0 * size || (count >= 2 && step > 2.4 * size && step > 1.7 * widest_step);
        // So does a heading: bold words in a piece or two, set apart from rows that were not bold.
        let heads = count >= 2
            && row.is_bold
            && !above.is_bold
            && step > 1.25 * least_step
            && row.pieces(sheet).len() <= 2
            && inner(&strips).count() >= 2;
        widest_step = widest_step.max(step);
        least_step = least_step.min(step);
        let is_other = (row.size - above.size).abs() > 0.25 * above.size;
        if is_far || is_other || heads {
            break;
        }
        let left = shared(&strips, &gaps_of(sheet, row), NARROW * first.size);
        // Until two lines agree nothing is known; after that a line that runs over a column ends it.
        let lost = inner(&strips)
            .filter(|strip| strip.1 - strip.0 > WIDE * first.size)
            .any(|strip| !inner(&left).any(|kept| kept.0 < strip.1 && kept.1 > strip.0));
        if inner(&left).next().is_none() || (lost && (count >= 2 || wide(&left) == 0)) {
            break;
        }
        strips = left;
        count += 1;
        above = row;
    }
    (count >= 2 && wide(&strips) > 0).then(|| (count, inner(&strips).copied().collect()))
}

/// Where the columns begin that the strips of a block part.
fn edges_of(sheet: &Sheet, block: &[Row], strips: &[Strip]) -> Option<Vec<f64>> {
    let size = block.first()?.size;
    let left = block.iter().map(|row| row.left).fold(f64::INFINITY, f64::min);
    let mut edges = vec![left];
    for (at, (from, to)) in strips.iter().enumerate() {
        let ends = strips.get(at + 1).map_or(f64::INFINITY, |next| next.0);
        let holds = |row: &&Row| {
            row.words_of(sheet)
                .any(|word| word.left > to - 1.5 && word.right < ends + 1.5)
        };
        let begins = |row: &&Row| row.words_of(sheet).any(|word| (word.left - to).abs() <= 1.5);
        let filled = block.iter().filter(holds).count();
        let begun = block.iter().filter(begins).count();
        let is_wide = to - from > WIDE * size;
        if is_wide || (begun >= 3 && begun * 10 >= filled * 7) {
            edges.push(*to);
        }
    }
    (edges.len() >= 2).then_some(edges)
}

/// The pieces of a row with the columns in which they stand.
fn placed(sheet: &Sheet, row: &Row, edges: &[f64]) -> Vec<(usize, Row)> {
    let mut columns: Vec<(usize, Vec<usize>)> = Vec::new();
    for at in &row.words {
        let Some(word) = sheet.words.get(*at) else {
            continue;
        };
        let middle = f64::midpoint(word.left, word.right);
        let column = edges.partition_point(|edge| *edge <= middle).saturating_sub(1);
        match columns.last_mut() {
            Some((last, words)) if *last == column => words.push(*at),
            _ => columns.push((column, vec![*at])),
        }
    }
    columns
        .into_iter()
        .filter_map(|(column, words)| Some((column, Row::of(sheet, words)?)))
        .collect()
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

/// Whether the lines are points with their numbers, or a contents list.
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
    most(points) || most(pages)
}

fn has_labels(sheet: &Sheet, cells: &[AlignedCell]) -> bool {
    let first = cells.iter().filter(|cell| cell.column == 0);
    let (mut all, mut labels) = (0_usize, 0_usize);
    for cell in first {
        all += 1;
        labels += usize::from(cell.rows.last().is_some_and(|row| row.text(sheet).ends_with(':')));
    }
    labels > 0 && labels * 3 >= all * 2
}

/// Whether the first cell of a line goes on with the sentence of the line above.
fn goes_on(sheet: &Sheet, one: &TableLine, other: &TableLine) -> bool {
    let first = |line: &TableLine| match line.pieces.first() {
        Some((0, piece)) => Some(piece.text(sheet)),
        _ => None,
    };
    first(one).is_some_and(|above| !ends_a_sentence(&above) && above.contains(' '))
        && first(other).is_some_and(|words| words.starts_with(char::is_lowercase))
}

/// Which lines begin a row of the table.
fn row_starts(sheet: &Sheet, lines: &[TableLine], rules: &[Rule], edges: &[f64]) -> Vec<bool> {
    let steps: Vec<f64> = lines
        .windows(2)
        .map(|pair| match pair {
            [one, other] => (other.base - one.base) / other.size.max(one.size),
            _ => 0.0,
        })
        .collect();
    let least = steps.iter().copied().fold(f64::INFINITY, f64::min);
    let begins = |line: &TableLine| line.pieces.first().is_some_and(|(column, _)| *column == 0);
    // Rows stand a little further apart than the lines of a cell, where their first cells show it.
    let full = lines.iter().skip(1).zip(&steps);
    let full = full.filter(|(line, _)| begins(line) && line.pieces.len() >= 2);
    let (mut rows, mut apart) = (0_usize, 0_usize);
    for (_, step) in full {
        rows += 1;
        apart += usize::from(*step > 1.05 * least);
    }
    let has_gaps = steps.iter().any(|step| *step > 1.05 * least) && apart * 10 >= rows * 6;
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
        let has_first = begins(other);
        starts.push(if one.is_bold() && !other.is_bold() {
            // What is not bold stands below the column headings.
            true
        } else if ruled >= 2 {
            is_ruled(one.base, other.base)
        } else if has_gaps {
            *step > 1.05 * least && (has_first || other.pieces.len() >= 2)
        } else {
            has_first && other.pieces.len() >= 2 && !goes_on(sheet, one, other)
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
