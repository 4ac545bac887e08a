//! Workbooks: each sheet becomes a table, as trackers are kept. What a formula came to is read, the
//! formula is not; hidden sheets are left out and named.

pub(super) mod excel;
mod number_format;
pub(super) mod open_sheets;

use super::flow::{self, Cell, Paragraph, Piece, Role, Row, Table};
use super::{Document, DocumentError, Format};

/// The most cells with words in them that are read of a workbook.
const MOST_CELLS: usize = 200_000;

/// A sheet as far as it holds words: rows by their numbers, cells by their columns, both sorted.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    name: String,
    rows: Vec<Vec<(u32, String)>>,
}

/// The document that sheets make.
///
/// # Errors
/// [`DocumentError::Empty`] where they hold no words.
fn document(sheets: Vec<Sheet>, format: Format, notes: Vec<String>) -> Result<Document, DocumentError> {
    let is_only = sheets.iter().filter(|sheet| !sheet.rows.is_empty()).count() < 2;
    let mut pieces = Vec::new();
    for sheet in sheets {
        if sheet.rows.is_empty() {
            continue;
        }
        if !is_only && !is_default_name(&sheet.name) {
            pieces.push(paragraph(&sheet.name, Role::Heading(2)));
        }
        pieces.extend(pieces_of(sheet.rows));
    }
    flow::document(&pieces, format, false, notes)
}

/// The pieces that rows make: lines above and below a table are a title and remarks, not rows.
pub(super) fn pieces_of(rows: Vec<Vec<(u32, String)>>) -> Vec<Piece> {
    let is_row = |row: &Vec<(u32, String)>| row.len() > 1;
    let first = rows.iter().position(is_row).unwrap_or(rows.len());
    let last = rows.iter().rposition(is_row).map_or(first, |at| at + 1);
    let mut pieces = Vec::new();
    let mut table = Table::default();
    for (at, row) in rows.into_iter().enumerate() {
        if at == last {
            pieces.push(Piece::Table(std::mem::take(&mut table)));
        }
        if (first..last).contains(&at) {
            table.rows.push(Row {
                is_heading: false,
                cells: row
                    .into_iter()
                    .map(|(column, words)| cell(column, &words))
                    .collect(),
            });
        } else {
            pieces.extend(row.iter().map(|(_, words)| paragraph(words, Role::Words)));
        }
    }
    if !table.rows.is_empty() {
        pieces.push(Piece::Table(table));
    }
    pieces
}

fn cell(column: u32, words: &str) -> Cell {
    Cell {
        column,
        pieces: words
            .split('\n')
            .map(|line| paragraph(line, Role::Words))
            .collect(),
    }
}

fn paragraph(words: &str, role: Role) -> Piece {
    let mut paragraph = Paragraph::default();
    paragraph.role = role;
    paragraph.push(words, false);
    Piece::Paragraph(paragraph)
}

/// `Sheet1` names nothing.
fn is_default_name(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    ["sheet", "table", "taflen"].iter().any(|start| {
        name.strip_prefix(start)
            .is_some_and(|rest| rest.trim().bytes().all(|b| b.is_ascii_digit()))
    })
}

/// Says which sheets are hidden.
fn note_hidden(hidden: &[String], notes: &mut Vec<String>) {
    if !hidden.is_empty() {
        notes.push(format!(
            "Sheets that are hidden in the workbook were left out: {}.",
            hidden.join(", ")
        ));
    }
}

/// Says that not all of the cells were read.
fn note_too_many(notes: &mut Vec<String>) {
    notes.push(format!(
        "The workbook holds more than {MOST_CELLS} cells; those after them were not read."
    ));
}
