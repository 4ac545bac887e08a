//! The runs and tables of one page, by where its words stand.

use super::aligned::{self, Aligned};
use super::columns::{Thing, gutter_of, in_order, sort_down};
use super::flow::{Cell, Flow, Kind, Run, Table};
use super::grid::{self, Grid};
use super::paragraph::{Column, paragraphs_of};
use super::row::{Row, joined, rows_aside, rows_of};
use super::word::Sheet;

/// The words of a page as pieces of lines and ruled tables.
pub(super) struct Laid {
    /// Which words.
    words: Vec<usize>,
    grids: Vec<Grid>,
    /// From the top down.
    things: Vec<Thing>,
}

impl Laid {
    /// Takes the words at `words` of a page.
    pub(super) fn of(sheet: &Sheet, words: &[usize]) -> Self {
        let mut rest = words.to_vec();
        let grids = grid::grids_of(sheet, &mut rest);
        let mut things: Vec<Thing> = rows_of(sheet, &rest)
            .iter()
            .flat_map(|row| row.pieces(sheet))
            .map(Thing::Piece)
            .collect();
        things.extend(grids.iter().enumerate().map(|(at, grid)| Thing::Table {
            index: at,
            left: grid.left,
            right: grid.right,
            top: grid.top,
            bottom: grid.bottom,
        }));
        sort_down(&mut things);
        Self {
            words: rest,
            grids,
            things,
        }
    }

    /// Where the page is plainly parted into columns.
    pub(super) fn gutter(&self) -> Option<f64> {
        gutter_of(&self.things)
    }

    /// What the words say, in reading order; `margin` is how far to the right lines may reach, and
    /// `known` where pages near by are parted into columns.
    pub(super) fn flows(self, sheet: &Sheet, index: usize, margin: f64, known: &[f64]) -> Vec<Flow> {
        let mut flows = Vec::new();
        for part in in_order(self.things, known) {
            let margin = if part.is_column { f64::NEG_INFINITY } else { margin };
            let first = flows.len();
            let mut pieces: Vec<Row> = Vec::new();
            for thing in part.things {
                match thing {
                    Thing::Piece(piece) => pieces.push(piece),
                    Thing::Table { index: at, .. } => {
                        read_column(sheet, index, &std::mem::take(&mut pieces), margin, &mut flows);
                        if let Some(grid) = self.grids.get(at) {
                            flows.push(Flow::Table(table_of(sheet, index, grid)));
                        }
                    }
                }
            }
            read_column(sheet, index, &pieces, margin, &mut flows);
            if let Some(Flow::Run(run)) = flows.get_mut(first) {
                run.begins_column = part.follows_column;
            }
        }
        for row in rows_aside(sheet, &self.words) {
            flows.push(Flow::Run(Run::new(Kind::Plain, index, vec![row], true)));
        }
        flows
    }
}

/// Reads pieces of lines that stand in one column: tables without rules, and paragraphs.
fn read_column(sheet: &Sheet, index: usize, pieces: &[Row], margin: f64, flows: &mut Vec<Flow>) {
    let rows = joined(sheet, pieces);
    let around = Column::around(&rows);
    // Where several lines end near the same place, that is how far they may reach.
    let full = rows
        .iter()
        .filter(|row| row.right > around.right - 2.5 * row.size)
        .count();
    let column = Column {
        right: if full >= 4 {
            around.right
        } else {
            around.right.max(margin)
        },
        ..around
    };
    let mut text: Vec<Row> = Vec::new();
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        let rest = rows.get(at..).unwrap_or_default();
        match aligned::beginning_at(sheet, rest, &sheet.level) {
            Some(found) => {
                read_text(sheet, index, &std::mem::take(&mut text), column, flows);
                at += found.lines.max(1);
                if found.is_labels {
                    flows.extend(labels(index, &found).map(Flow::Run));
                } else {
                    flows.push(Flow::Table(aligned_table(sheet, index, &found)));
                }
            }
            None => {
                text.push(row.clone());
                at += 1;
            }
        }
    }
    read_text(sheet, index, &text, column, flows);
}

fn read_text(sheet: &Sheet, index: usize, rows: &[Row], column: Column, flows: &mut Vec<Flow>) {
    for paragraph in paragraphs_of(sheet, rows, column) {
        flows.push(Flow::Run(Run::new(
            Kind::Plain,
            index,
            paragraph.rows,
            paragraph.is_apart,
        )));
    }
}

fn runs_of(sheet: &Sheet, index: usize, rows: &[Row], column: Column) -> Vec<Run> {
    paragraphs_of(sheet, rows, column)
        .into_iter()
        .map(|paragraph| Run::new(Kind::Plain, index, paragraph.rows, paragraph.is_apart))
        .collect()
}

fn table_of(sheet: &Sheet, index: usize, grid: &Grid) -> Table {
    let cells = grid.cells.iter().map(|cell| {
        let rows = rows_of(sheet, &cell.words);
        let around = Column::around(&rows);
        // The room is what the lines of the cell leave free, or the cell less the usual margins.
        let right = around.right.max(cell.right - 12.0).min(cell.right);
        let column = Column {
            left: around.left,
            right: if rows.len() > 3 { around.right } else { right },
        };
        let mut runs = runs_of(sheet, index, &rows, column);
        for row in rows_aside(sheet, &cell.words) {
            runs.push(Run::new(Kind::Plain, index, vec![row], true));
        }
        Cell {
            row: cell.row,
            column: cell.column,
            is_heading: false,
            runs,
        }
    });
    Table {
        sheet: index,
        columns: grid.columns.clone(),
        cells: cells.collect(),
    }
}

/// Labels with what they label, each a line of its own: `Present: Councillor Osei`.
fn labels(index: usize, found: &Aligned) -> impl Iterator<Item = Run> {
    let mut lines: Vec<(u32, Vec<Row>)> = Vec::new();
    for cell in &found.cells {
        match lines.last_mut() {
            Some((row, rows)) if *row == cell.row => rows.extend(cell.rows.iter().cloned()),
            _ => lines.push((cell.row, cell.rows.clone())),
        }
    }
    lines
        .into_iter()
        .map(move |(row, rows)| Run::new(Kind::Plain, index, rows, row == 0))
}

fn aligned_table(sheet: &Sheet, index: usize, found: &Aligned) -> Table {
    let column_of = |at: u32| {
        let rows: Vec<Row> = found
            .cells
            .iter()
            .filter(|cell| cell.column == at)
            .flat_map(|cell| cell.rows.iter().cloned())
            .collect();
        Column::around(&rows)
    };
    let widths: Vec<Column> = (0..found.columns.len())
        .map(|at| column_of(u32::try_from(at).unwrap_or(u32::MAX)))
        .collect();
    let cells = found.cells.iter().map(|cell| {
        let column = widths
            .get(cell.column as usize)
            .copied()
            .unwrap_or_else(|| Column::around(&cell.rows));
        Cell {
            row: cell.row,
            column: cell.column,
            is_heading: false,
            runs: runs_of(sheet, index, &cell.rows, column),
        }
    });
    Table {
        sheet: index,
        cells: cells.collect(),
        columns: found.columns.clone(),
    }
}
