//! Ruled tables: where the lines of a page cross each other, the cells that they part.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::ink::Rule;
use super::word::Sheet;

/// Lines this close to each other are one line.
const SAME_LINE: f64 = 2.5;
/// Pieces of a line with a gap of less than this are one line.
const BREAK_IN_LINE: f64 = 4.0;
/// A line that ends this close to another meets it.
const MEETS: f64 = 3.5;
/// The most lines that are looked at on one page, once joined.
const MOST_LINES: usize = 1_500;
/// The most fields of a grid.
const MOST_FIELDS: usize = 6_000;

/// A cell of a ruled table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct GridCell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) left: f64,
    pub(super) right: f64,
    /// The words that stand in it.
    pub(super) words: Vec<usize>,
}

/// A ruled table with its words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// Where each column begins.
    pub(super) columns: Vec<f64>,
    /// Its cells by rows; empty ones are left out.
    pub(super) cells: Vec<GridCell>,
}

impl Grid {
    fn holds(&self, x: f64, y: f64) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}

/// The ruled tables among `words` of a page, from the top down; their words are taken out of `words`.
pub(super) fn grids_of(sheet: &Sheet, words: &mut Vec<usize>) -> Vec<Grid> {
    let level = joined(&sheet.level);
    let upright = joined(&sheet.upright);
    if upright.is_empty() || level.len() + upright.len() > MOST_LINES {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = frames(&level, &upright)
        .into_iter()
        .filter_map(|frame| frame.grid(sheet, words))
        .collect();
    grids.sort_by(|one, other| one.top.total_cmp(&other.top));
    // A table inside a cell of another is read with that cell.
    let outer: Vec<Grid> = grids
        .iter()
        .filter(|grid| {
            let (x, y) = (
                f64::midpoint(grid.left, grid.right),
                f64::midpoint(grid.top, grid.bottom),
            );
            !grids.iter().any(|other| {
                other != *grid
                    && other.holds(x, y)
                    && other.right - other.left >= grid.right - grid.left
                    && other.bottom - other.top > grid.bottom - grid.top
            })
        })
        .cloned()
        .collect();
    let taken: HashSet<usize> = outer
        .iter()
        .flat_map(|grid| grid.cells.iter().flat_map(|cell| cell.words.iter().copied()))
        .collect();
    words.retain(|at| !taken.contains(at));
    outer
}

/// Lines that go on from one another or lie on one another, as one each.
fn joined(rules: &[Rule]) -> Vec<Rule> {
    let mut sorted = rules.to_vec();
    sorted.sort_by(|one, other| one.at.total_cmp(&other.at));
    let mut found: Vec<Rule> = Vec::new();
    let mut group: Vec<Rule> = Vec::new();
    let close = |group: &mut Vec<Rule>, found: &mut Vec<Rule>| {
        group.sort_by(|one, other| one.from.total_cmp(&other.from));
        let mut open: Option<Rule> = None;
        for rule in group.drain(..) {
            match open.as_mut() {
                Some(line) if rule.from <= line.to + BREAK_IN_LINE => line.to = line.to.max(rule.to),
                _ => found.extend(open.replace(rule)),
            }
        }
        found.extend(open);
    };
    for rule in sorted {
        if group.first().is_some_and(|first| rule.at - first.at > SAME_LINE) {
            close(&mut group, &mut found);
        }
        group.push(rule);
    }
    close(&mut group, &mut found);
    found
}

/// Lines that hang together.
#[derive(Default)]
struct Frame {
    level: Vec<Rule>,
    upright: Vec<Rule>,
}

fn meet(level: &Rule, upright: &Rule) -> bool {
    (level.from - MEETS..=level.to + MEETS).contains(&upright.at)
        && (upright.from - MEETS..=upright.to + MEETS).contains(&level.at)
}

fn frames(level: &[Rule], upright: &[Rule]) -> Vec<Frame> {
    let mut sets = Sets::new(level.len() + upright.len());
    for (at, line) in level.iter().enumerate() {
        for (over, other) in upright.iter().enumerate() {
            if meet(line, other) {
                sets.join(at, level.len() + over);
            }
        }
    }
    let mut frames: BTreeMap<usize, Frame> = BTreeMap::new();
    for at in 0..level.len() + upright.len() {
        let frame = frames.entry(sets.root(at)).or_default();
        match level.get(at) {
            Some(line) => frame.level.push(*line),
            None => frame.upright.extend(upright.get(at - level.len())),
        }
    }
    frames.into_values().collect()
}

/// The places at which lines stand, and where lines of the other direction reach out past them.
fn places(lines: &[Rule], others: &[Rule]) -> Vec<f64> {
    let mut found: Vec<f64> = lines.iter().map(|line| line.at).collect();
    let from = others.iter().map(|line| line.from).fold(f64::INFINITY, f64::min);
    let to = others
        .iter()
        .map(|line| line.to)
        .fold(f64::NEG_INFINITY, f64::max);
    found.sort_by(f64::total_cmp);
    found.dedup_by(|later, earlier| *later - *earlier <= MEETS);
    if found.first().is_some_and(|first| first - from > 10.0) {
        found.insert(0, from);
    }
    if found.last().is_some_and(|last| to - last > 10.0) {
        found.push(to);
    }
    found
}

/// Whether a line at `place` covers most of the way from `from` to `to`.
fn is_drawn(lines: &[Rule], place: f64, from: f64, to: f64) -> bool {
    lines
        .iter()
        .filter(|line| (line.at - place).abs() <= MEETS)
        .map(|line| (line.to.min(to) - line.from.max(from)).max(0.0))
        .sum::<f64>()
        >= 0.6 * (to - from)
}

impl Frame {
    fn grid(&self, sheet: &Sheet, words: &[usize]) -> Option<Grid> {
        if self.level.is_empty() || self.upright.is_empty() {
            return None;
        }
        let across = places(&self.upright, &self.level);
        let down = places(&self.level, &self.upright);
        let (columns, rows) = (across.len().checked_sub(1)?, down.len().checked_sub(1)?);
        if columns < 2 || rows == 0 || columns * rows > MOST_FIELDS {
            return None;
        }
        let mut sets = self.fields(&across, &down, columns, rows);
        let mut cells: HashMap<usize, GridCell> = HashMap::new();
        for at in words {
            let Some(word) = sheet.words.get(*at) else {
                continue;
            };
            let (x, y) = word.middle();
            let column = across
                .partition_point(|place| *place <= x)
                .checked_sub(1)
                .filter(|c| *c < columns);
            let row = down
                .partition_point(|place| *place <= y)
                .checked_sub(1)
                .filter(|r| *r < rows);
            let (Some(column), Some(row)) = (column, row) else {
                continue;
            };
            let root = sets.root(row * columns + column);
            if let Some(cell) = cells.get_mut(&root) {
                cell.words.push(*at);
            } else {
                cells.insert(root, field_cell(&mut sets, root, columns, rows, &across, *at)?);
            }
        }
        let mut cells: Vec<GridCell> = cells.into_values().collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        renumber(&mut cells);
        let grid = Grid {
            left: *across.first()?,
            right: *across.last()?,
            top: *down.first()?,
            bottom: *down.last()?,
            columns: across,
            cells,
        };
        grid.is_table().then_some(grid)
    }

    /// The fields between neighbouring lines, those joined that no line parts.
    fn fields(&self, across: &[f64], down: &[f64], columns: usize, rows: usize) -> Sets {
        let mut sets = Sets::new(columns * rows);
        for (row, band) in down.windows(2).enumerate() {
            let [top, bottom] = band else { continue };
            for (column, strip) in across.windows(2).enumerate() {
                let [left, right] = strip else { continue };
                let at = row * columns + column;
                if column + 1 < columns && !is_drawn(&self.upright, *right, *top, *bottom) {
                    sets.join(at, at + 1);
                }
                if row + 1 < rows && !is_drawn(&self.level, *bottom, *left, *right) {
                    sets.join(at, at + columns);
                }
            }
        }
        sets
    }
}

/// The cell that the fields of one set make, with its first word.
fn field_cell(
    sets: &mut Sets,
    root: usize,
    columns: usize,
    rows: usize,
    across: &[f64],
    word: usize,
) -> Option<GridCell> {
    let mut row = rows;
    let (mut first, mut last) = (columns, 0);
    for at in 0..columns * rows {
        if sets.root(at) == root {
            row = row.min(at / columns);
            first = first.min(at % columns);
            last = last.max(at % columns);
        }
    }
    Some(GridCell {
        row: u32::try_from(row).ok()?,
        column: u32::try_from(first).ok()?,
        left: *across.get(first)?,
        right: *across.get(last + 1)?,
        words: vec![word],
    })
}

/// Rows and columns in which no cell begins are not counted.
fn renumber(cells: &mut [GridCell]) {
    let mut rows: Vec<u32> = cells.iter().map(|cell| cell.row).collect();
    rows.dedup();
    let mut columns: Vec<u32> = cells.iter().map(|cell| cell.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let place =
        |of: &[u32], value: u32| u32::try_from(of.partition_point(|v| *v < value)).unwrap_or(u32::MAX);
    for cell in cells {
        cell.row = place(&rows, cell.row);
        cell.column = place(&columns, cell.column);
    }
}

impl Grid {
    /// Whether it holds a table rather than framing a page or a box of text.
    fn is_table(&self) -> bool {
        let columns = self.cells.iter().map(|cell| cell.column + 1).max().unwrap_or(0);
        let words: usize = self.cells.iter().map(|cell| cell.words.len()).sum();
        let most = self.cells.iter().map(|cell| cell.words.len()).max().unwrap_or(0);
        columns >= 2 && self.cells.len() >= 2 && (most * 10 <= words * 9 || words < 100)
    }
}

/// Sets that can be joined.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, at: usize) -> usize {
        let mut root = at;
        while let Some(above) = self.0.get(root).copied().filter(|above| *above != root) {
            root = above;
        }
        let mut walk = at;
        while let Some(above) = self.0.get_mut(walk).filter(|above| **above != root) {
            walk = std::mem::replace(above, root);
        }
        root
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(above) = self.0.get_mut(one.max(other)) {
            *above = one.min(other);
        }
    }
}
