//! What a page says, in reading order, before it becomes text: runs of lines and tables.

use super::row::Row;
use super::word::Sheet;
use crate::document::line::is_space;

/// Lines of one page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    /// The page's place among the sheets.
    pub(super) sheet: usize,
    pub(super) rows: Vec<Row>,
}

/// What a run of lines is, as far as the file or the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing is said of it.
    Plain,
    /// A heading of this level.
    Heading(u8),
    /// A point of a list, so deep.
    Point(u8),
    /// Printed on the page, but no part of the paper.
    Furniture,
}

/// A paragraph, a heading, a point, or a line on its own.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) kind: Kind,
    pub(super) parts: Vec<Part>,
    /// The number or bullet of a point, where the file sets it apart.
    pub(super) label: Vec<Part>,
    /// Whether white space stands above it.
    pub(super) is_apart: bool,
    /// Whether it is the first of a column that stands to the right of another.
    pub(super) begins_column: bool,
}

impl Run {
    /// A run of lines of one page.
    pub(super) fn new(kind: Kind, sheet: usize, rows: Vec<Row>, is_apart: bool) -> Self {
        Self {
            kind,
            parts: vec![Part { sheet, rows }],
            label: Vec::new(),
            is_apart,
            begins_column: false,
        }
    }

    pub(super) fn first_row(&self) -> Option<&Row> {
        self.parts.first()?.rows.first()
    }

    pub(super) fn last_row(&self) -> Option<&Row> {
        self.parts.last()?.rows.last()
    }

    pub(super) fn first_sheet(&self) -> Option<usize> {
        self.label
            .first()
            .or_else(|| self.parts.first())
            .map(|part| part.sheet)
    }

    pub(super) fn last_sheet(&self) -> Option<usize> {
        self.parts.last().map(|part| part.sheet)
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.parts.iter().flat_map(|part| &part.rows)
    }

    /// Whether all of its words are bold.
    pub(super) fn is_bold(&self) -> bool {
        self.rows().all(|row| row.is_bold)
    }

    /// Whether it has words, and not white space alone.
    pub(super) fn holds_words(&self, sheets: &[Sheet]) -> bool {
        self.parts.iter().any(|part| {
            let sheet = sheets.get(part.sheet);
            sheet.is_some_and(|sheet| {
                let mut words = part.rows.iter().flat_map(|row| row.words_of(sheet));
                words.any(|word| !word.text.chars().all(is_space))
            })
        })
    }

    /// Its words with single spaces between them; only to be looked at.
    pub(super) fn text(&self, sheets: &[Sheet]) -> String {
        let mut text = String::new();
        for part in &self.parts {
            let Some(sheet) = sheets.get(part.sheet) else {
                continue;
            };
            for row in &part.rows {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&row.text(sheet));
            }
        }
        text
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) row: u32,
    pub(super) column: u32,
    /// Whether the file says that it heads its column.
    pub(super) is_heading: bool,
    pub(super) runs: Vec<Run>,
}

/// A table, or the part of one that stands on one page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    pub(super) sheet: usize,
    /// Where its columns begin, where that is known.
    pub(super) columns: Vec<f64>,
    /// Its cells by rows; empty ones are left out.
    pub(super) cells: Vec<Cell>,
}

impl Table {
    /// The last page on which it stands.
    pub(super) fn last_sheet(&self) -> usize {
        let runs = self.cells.iter().flat_map(|cell| &cell.runs);
        runs.filter_map(Run::last_sheet).fold(self.sheet, usize::max)
    }
}

/// One thing after another.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Flow {
    Run(Run),
    Table(Table),
}

impl Flow {
    /// The page on which it begins.
    pub(super) fn sheet(&self) -> usize {
        match self {
            Self::Run(run) => run.first_sheet().unwrap_or(0),
            Self::Table(table) => table.sheet,
        }
    }
}
