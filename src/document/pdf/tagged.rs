//! The runs and tables of tagged pages: the words that the tag tree points to, in its order.

use std::collections::{HashMap, HashSet};

use super::flow::{Cell, Flow, Kind, Part, Run, Table};
use super::row::Row;
use super::running::Edges;
use super::tags::{Marked, Role, Tagged, TaggedCell, TaggedRun};
use super::word::Sheet;
use crate::document::line::ends_a_sentence;

/// The share of a page's words that the tags must reach for the page to be read by them.
const REACHED: f64 = 0.9;
/// A run of more lines than this on one page is no paragraph: the tags tell nothing of the page.
const MOST_LINES: usize = 45;

/// What tags make of a file.
pub(super) struct ByTags {
    /// For each page, whether it is read by its tags.
    pub(super) is_tagged: Vec<bool>,
    /// For each page, the words that its tags reach.
    pub(super) reached: Vec<HashSet<usize>>,
    /// Runs and tables that begin on tagged pages, in the order of the tags.
    pub(super) flows: Vec<Flow>,
}

/// Reads the tagged pages among `sheets`.
pub(super) fn by_tags(sheets: &[Sheet], edges: &[Edges], tree: &[Tagged]) -> ByTags {
    let marked = words_by_mark(sheets, edges);
    let mut reached: Vec<HashSet<usize>> = vec![HashSet::new(); sheets.len()];
    let rights: Vec<f64> = sheets.iter().map(right_of).collect();
    let mut flows = Vec::new();
    for tagged in tree {
        let mut reader = Reader {
            sheets,
            marked: &marked,
            rights: &rights,
            reached: &mut reached,
        };
        match tagged {
            Tagged::Run(run) => flows.extend(reader.run(run).into_iter().map(Flow::Run)),
            Tagged::Table(cells) => flows.extend(reader.table(cells).map(Flow::Table)),
        }
    }
    let mut is_tagged: Vec<bool> = sheets
        .iter()
        .zip(edges)
        .zip(&reached)
        .map(|((sheet, edges), reached)| {
            let words = sheet.words.len().saturating_sub(edges.words.len());
            words > 0 && reached.len() as f64 >= REACHED * words as f64
        })
        .collect();
    for flow in &flows {
        if let Flow::Run(run) = flow {
            for part in run.parts.iter().filter(|part| part.rows.len() > MOST_LINES) {
                if let Some(is_tagged) = is_tagged.get_mut(part.sheet) {
                    *is_tagged = false;
                }
            }
        }
    }
    flows.retain(|flow| is_tagged.get(flow.sheet()).copied().unwrap_or(false));
    ByTags {
        is_tagged,
        reached,
        flows,
    }
}

fn words_by_mark(sheets: &[Sheet], edges: &[Edges]) -> HashMap<Marked, Vec<usize>> {
    let mut found: HashMap<Marked, Vec<usize>> = HashMap::new();
    for (sheet, (page, edges)) in sheets.iter().zip(edges).enumerate() {
        for (at, word) in page.words.iter().enumerate() {
            if let Some(id) = word.mark.id
                && !edges.words.contains(&at)
            {
                found.entry(Marked { sheet, id }).or_default().push(at);
            }
        }
    }
    found
}

struct Reader<'r> {
    sheets: &'r [Sheet],
    marked: &'r HashMap<Marked, Vec<usize>>,
    /// How far to the right each page has words.
    rights: &'r [f64],
    reached: &'r mut Vec<HashSet<usize>>,
}

impl Reader<'_> {
    /// The lines that marked words stand on, in the order of the marks.
    fn parts(&mut self, marks: &[Marked]) -> Vec<Part> {
        let mut parts: Vec<(usize, Vec<usize>)> = Vec::new();
        for mark in marks {
            let Some(words) = self.marked.get(mark) else {
                continue;
            };
            if parts.last().is_none_or(|(sheet, _)| *sheet != mark.sheet) {
                parts.push((mark.sheet, Vec::new()));
            }
            let reached = self.reached.get_mut(mark.sheet);
            if let (Some((_, open)), Some(reached)) = (parts.last_mut(), reached) {
                // A word is read once, however often the tags point to it.
                open.extend(words.iter().copied().filter(|word| reached.insert(*word)));
            }
        }
        parts
            .into_iter()
            .filter_map(|(at, words)| {
                let sheet = self.sheets.get(at)?;
                let rows = rows_in_turn(sheet, words);
                (!rows.is_empty()).then_some(Part { sheet: at, rows })
            })
            .collect()
    }

    /// A tagged run; several where its author broke the line inside it.
    fn run(&mut self, run: &TaggedRun) -> Vec<Run> {
        let label = self.parts(&run.label);
        let parts = self.parts(&run.words);
        if parts.is_empty() {
            return Vec::new();
        }
        let kind = match run.role {
            Role::Paragraph => Kind::Plain,
            Role::Heading(level) => Kind::Heading(level),
            Role::Point(_) if label.is_empty() => Kind::Plain,
            Role::Point(level) => Kind::Point(level),
        };
        let whole = Run {
            kind,
            parts,
            label,
            is_apart: true,
            begins_column: false,
        };
        if kind == Kind::Plain {
            self.broken(whole)
        } else {
            vec![whole]
        }
    }

    fn broken(&self, whole: Run) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut open = Run {
            parts: Vec::new(),
            ..whole
        };
        for part in whole.parts {
            let Some(sheet) = self.sheets.get(part.sheet) else {
                continue;
            };
            let mut rows: Vec<Row> = Vec::new();
            let right = self.room(sheet, &part);
            for row in part.rows {
                if rows
                    .last()
                    .is_some_and(|above| is_broken_by_hand(sheet, above, &row, right))
                {
                    open.parts.push(Part {
                        sheet: part.sheet,
                        rows: std::mem::take(&mut rows),
                    });
                    let next = Run {
                        kind: open.kind,
                        parts: Vec::new(),
                        label: Vec::new(),
                        is_apart: false,
                        begins_column: false,
                    };
                    runs.push(std::mem::replace(&mut open, next));
                }
                rows.push(row);
            }
            open.parts.push(Part {
                sheet: part.sheet,
                rows,
            });
        }
        runs.push(open);
        runs
    }

    /// How far to the right the lines of a paragraph may reach.
    fn room(&self, sheet: &Sheet, part: &Part) -> f64 {
        let left = part.rows.iter().map(|row| row.left).fold(f64::INFINITY, f64::min);
        let right = part
            .rows
            .iter()
            .map(|row| row.right)
            .fold(f64::NEG_INFINITY, f64::max);
        if right - left >= 0.4 * sheet.width {
            return right;
        }
        self.rights.get(part.sheet).copied().unwrap_or(right).max(right)
    }

    fn table(&mut self, cells: &[TaggedCell]) -> Option<Table> {
        let cells: Vec<Cell> = cells
            .iter()
            .map(|cell| Cell {
                row: cell.row,
                column: cell.column,
                is_heading: cell.is_heading,
                runs: cell
                    .runs
                    .iter()
                    .filter_map(|run| {
                        let label = self.parts(&run.label);
                        let parts = self.parts(&run.words);
                        let kind = if label.is_empty() {
                            Kind::Plain
                        } else {
                            Kind::Point(0)
                        };
                        (!parts.is_empty()).then_some(Run {
                            kind,
                            parts,
                            label,
                            is_apart: false,
                            begins_column: false,
                        })
                    })
                    .collect(),
            })
            .filter(|cell| !cell.runs.is_empty())
            .collect();
        let sheet = cells.first()?.runs.first()?.first_sheet()?;
        Some(Table {
            sheet,
            columns: Vec::new(),
            cells,
        })
    }
}

/// Rows of words that are already in order: a new one begins where the base line changes.
fn rows_in_turn(sheet: &Sheet, words: Vec<usize>) -> Vec<Row> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<(f64, f64, f64)> = None;
    for at in words {
        let Some(word) = sheet.words.get(at) else { continue };
        let is_on = last.is_some_and(|(base, right, size)| {
            (word.base - base).abs() <= 0.5 * size.max(word.size) && word.left >= right - size
        });
        match rows.last_mut().filter(|_| is_on) {
            Some(row) => row.push(at),
            None => rows.push(vec![at]),
        }
        last = Some((word.base, word.right, word.size));
    }
    rows.into_iter()
        .filter_map(|words| Row::of(sheet, words))
        .collect()
}

fn right_of(sheet: &Sheet) -> f64 {
    let rights = sheet.words.iter().map(|word| word.right);
    rights.fold(0.0, f64::max).min(sheet.width)
}

/// Whether a line ends although the next word had plenty of room on it.
fn is_broken_by_hand(sheet: &Sheet, above: &Row, row: &Row, right: f64) -> bool {
    let next = row
        .words_of(sheet)
        .next()
        .map_or(0.0, |word| word.right - word.left);
    let (words_above, words) = (above.text(sheet), row.text(sheet));
    let goes_on = words.starts_with(char::is_lowercase) && !ends_a_sentence(&words_above);
    let room = right - above.right - next - 0.3 * row.size;
    !goes_on && room > 0.16 * (right - above.left.min(row.left)) && row.base > above.base
}
