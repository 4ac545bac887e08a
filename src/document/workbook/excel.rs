//! Excel workbooks (.xlsx, .xlsm). Parts are unpacked by our own container, which counts what comes
//! out, and cells are taken one after the other, so that a cell in the last row and column of an empty
//! sheet costs nothing.

use std::collections::HashMap;

use super::number_format::NumberFormat;
use super::{MOST_CELLS, Sheet, document, note_hidden, note_too_many};
use crate::document::container::Container;
use crate::document::relationships::Relationships;
use crate::document::xml::{Tag, Visit, walk};
use crate::document::{Document, DocumentError, Format};

/// Whether a container holds an Excel workbook.
pub(in crate::document) fn is_one(container: &Container<'_>) -> bool {
    container.has("xl/workbook.xml") || (container.has("_rels/.rels") && container.has_folder("xl/"))
}

/// Reads a workbook.
///
/// # Errors
/// [`DocumentError`] where nothing can be read.
pub(in crate::document) fn read(
    container: &mut Container<'_>,
    mut notes: Vec<String>,
) -> Result<Document, DocumentError> {
    let whole = Relationships::of(container, "")?;
    let path = whole
        .first("officeDocument")
        .unwrap_or("xl/workbook.xml")
        .to_owned();
    let parts = Relationships::of(container, &path)?;
    let book = Book::read(&container.xml(&path)?.ok_or(DocumentError::Damaged)?)?;
    let strings = match parts.first("sharedStrings") {
        Some(path) => shared_strings(&container.xml(path)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let formats = match parts.first("styles") {
        Some(path) => formats(&container.xml(path)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let mut sheets = Vec::new();
    let mut hidden = Vec::new();
    let mut cells = 0;
    for (name, id, is_hidden) in book.sheets {
        if is_hidden {
            hidden.push(name);
            continue;
        }
        let Some(xml) = parts
            .by_id(&id)
            .map(|path| container.xml(path))
            .transpose()?
            .flatten()
        else {
            continue;
        };
        let mut reading = Reading {
            strings: &strings,
            formats: &formats,
            counts_from_1904: book.counts_from_1904,
            cells,
            row: 0,
            next_column: 0,
            cell: CellState::default(),
            in_value: false,
            rows: HashMap::new(),
        };
        let end = walk(&xml, |visit| reading.visit(visit));
        cells = reading.cells;
        let rows = reading.sorted();
        match end {
            Err(DocumentError::Damaged) if !rows.is_empty() => {
                notes.push("The file is damaged: what stood at its end could not be read.".to_owned());
            }
            Err(error) => return Err(error),
            Ok(()) => {}
        }
        sheets.push(Sheet { name, rows });
    }
    if cells >= MOST_CELLS {
        note_too_many(&mut notes);
    }
    note_hidden(&hidden, &mut notes);
    document(sheets, Format::Workbook, notes)
}

/// What a workbook says of its sheets.
#[derive(Default)]
struct Book {
    /// The name of each, its relationship, and whether it is hidden.
    sheets: Vec<(String, String, bool)>,
    counts_from_1904: bool,
}

impl Book {
    fn read(xml: &str) -> Result<Self, DocumentError> {
        let mut book = Self::default();
        walk(xml, |visit| {
            if let Visit::Open(tag) = visit {
                match tag.name {
                    "x:workbookPr" => {
                        book.counts_from_1904 =
                            matches!(tag.value("date1904").as_deref(), Some("1" | "true"));
                    }
                    "x:sheet" => book.sheets.push((
                        tag.value("name").unwrap_or_default(),
                        tag.value("id").unwrap_or_default(),
                        tag.value("state").is_some_and(|state| state != "visible"),
                    )),
                    _ => {}
                }
            }
            true
        })?;
        Ok(book)
    }
}

/// The texts that cells refer to by their place; how a word is spoken is left out.
fn shared_strings(xml: &str) -> Result<Vec<String>, DocumentError> {
    let mut strings: Vec<String> = Vec::new();
    let mut in_text = false;
    walk(xml, |visit| {
        match visit {
            Visit::Open(tag) => match tag.name {
                "x:si" => strings.push(String::new()),
                "x:t" => in_text = true,
                "x:rPh" => return false,
                _ => {}
            },
            Visit::Close("x:t") => in_text = false,
            Visit::Words(words) if in_text => {
                if let Some(string) = strings.last_mut() {
                    string.push_str(words);
                }
            }
            _ => {}
        }
        true
    })?;
    Ok(strings)
}

/// How the cells of each style show numbers.
fn formats(xml: &str) -> Result<Vec<NumberFormat>, DocumentError> {
    let mut own: HashMap<u32, NumberFormat> = HashMap::new();
    let mut found = Vec::new();
    let mut in_cells = false;
    walk(xml, |visit| {
        match visit {
            Visit::Open(tag) => match tag.name {
                "x:numFmt" => {
                    if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.value("formatCode")) {
                        own.insert(id, NumberFormat::of_code(&code));
                    }
                }
                "x:cellXfs" => in_cells = true,
                "x:xf" if in_cells => {
                    let id = tag.number("numFmtId").unwrap_or(0);
                    found.push(own.get(&id).copied().unwrap_or(NumberFormat::built_in(id)));
                }
                _ => {}
            },
            Visit::Close("x:cellXfs") => in_cells = false,
            _ => {}
        }
        true
    })?;
    Ok(found)
}

#[derive(Default)]
struct CellState {
    column: u32,
    kind: String,
    style: usize,
    value: String,
}

struct Reading<'b> {
    strings: &'b [String],
    formats: &'b [NumberFormat],
    counts_from_1904: bool,
    /// How many cells with words have been read, in this sheet and those before it.
    cells: usize,
    row: u32,
    next_column: u32,
    cell: CellState,
    in_value: bool,
    rows: HashMap<u32, Vec<(u32, String)>>,
}

impl Reading<'_> {
    fn visit(&mut self, visit: &Visit<'_>) -> bool {
        match visit {
            Visit::Open(tag) => match tag.name {
                "x:row" => {
                    self.row = tag.number("r").unwrap_or(self.row.saturating_add(1));
                    self.next_column = 0;
                }
                "x:c" => self.open_cell(tag),
                "x:v" | "x:t" => self.in_value = true,
                "x:f" | "x:rPh" | "x:extLst" | "x:headerFooter" => return false,
                _ => {}
            },
            Visit::Close("x:v" | "x:t") => self.in_value = false,
            Visit::Close("x:c") => self.close_cell(),
            Visit::Words(words) if self.in_value => self.cell.value.push_str(words),
            _ => {}
        }
        true
    }

    fn open_cell(&mut self, tag: &Tag<'_>) {
        let column = tag.value("r").and_then(|place| column_of(&place));
        self.cell = CellState {
            column: column.unwrap_or(self.next_column),
            kind: tag.value("t").unwrap_or_default(),
            style: tag.number("s").unwrap_or(0),
            value: String::new(),
        };
        self.next_column = self.cell.column.saturating_add(1);
    }

    fn close_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        let words = match cell.kind.as_str() {
            "s" => {
                let at = cell.value.trim().parse::<usize>().ok();
                at.and_then(|at| self.strings.get(at))
                    .cloned()
                    .unwrap_or_default()
            }
            "b" => if cell.value.trim() == "1" { "Yes" } else { "No" }.to_owned(),
            "e" => String::new(),
            "" | "n" if !cell.value.trim().is_empty() => {
                let format = self.formats.get(cell.style).copied().unwrap_or_default();
                format.print(&cell.value, self.counts_from_1904)
            }
            _ => cell.value,
        };
        if !words.trim().is_empty() && self.cells < MOST_CELLS {
            self.cells += 1;
            self.rows.entry(self.row).or_default().push((cell.column, words));
        }
    }

    fn sorted(self) -> Vec<Vec<(u32, String)>> {
        let mut rows: Vec<(u32, Vec<(u32, String)>)> = self.rows.into_iter().collect();
        rows.sort_by_key(|(number, _)| *number);
        rows.into_iter()
            .map(|(_, mut cells)| {
                cells.sort_by_key(|(column, _)| *column);
                cells.dedup_by_key(|(column, _)| *column);
                cells
            })
            .collect()
    }
}

/// The column of a cell by its place: 0 for `A1`, 27 for `AB7`.
fn column_of(place: &str) -> Option<u32> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).fold(0_u32, |sum, letter| {
        sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_as_their_letters_do() {
        for (place, column) in [
            ("A1", Some(0)),
            ("Z9", Some(25)),
            ("AB7", Some(27)),
            ("XFD1048576", Some(16_383)),
            ("7", None),
        ] {
            assert_eq!(column_of(place), column, "{place}");
        }
    }
}
