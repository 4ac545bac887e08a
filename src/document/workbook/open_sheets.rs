//! OpenDocument spreadsheets (.ods): the words that their cells show.

use std::collections::HashSet;

use super::{MOST_CELLS, Sheet, document, note_hidden, note_too_many};
use crate::document::container::Container;
use crate::document::xml::{Tag, Visit, walk};
use crate::document::{Document, DocumentError, Format};

/// What the part `mimetype` of such a file begins with.
const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";
/// A cell with words that stands for more cells than this is written once.
const MOST_REPEATS: u32 = 100;

/// Whether a container holds an OpenDocument spreadsheet.
///
/// # Errors
/// As [`Container::part`].
pub(in crate::document) fn is_one(container: &mut Container<'_>) -> Result<bool, DocumentError> {
    let kind = container.part("mimetype")?.unwrap_or_default();
    Ok(kind.starts_with(KIND.as_bytes()) && container.has("content.xml"))
}

/// Reads a spreadsheet.
///
/// # Errors
/// [`DocumentError`] where nothing can be read.
pub(in crate::document) fn read(
    container: &mut Container<'_>,
    mut notes: Vec<String>,
) -> Result<Document, DocumentError> {
    let content = container.xml("content.xml")?.ok_or(DocumentError::Damaged)?;
    let mut reading = Reading::default();
    let end = walk(&content, |visit| reading.visit(visit));
    match end {
        Err(DocumentError::Damaged) if !reading.sheets.is_empty() => {
            notes.push("The file is damaged: what stood at its end could not be read.".to_owned());
        }
        Err(error) => return Err(error),
        Ok(()) => {}
    }
    if reading.cells >= MOST_CELLS {
        note_too_many(&mut notes);
    }
    note_hidden(&reading.hidden, &mut notes);
    document(reading.sheets, Format::Workbook, notes)
}

#[derive(Default)]
struct Reading {
    sheets: Vec<Sheet>,
    hidden: Vec<String>,
    /// Styles of tables that are not shown.
    unseen_styles: HashSet<String>,
    style: String,
    row: Vec<(u32, String)>,
    column: u32,
    repeats: u32,
    words: Option<String>,
    has_paragraph: bool,
    in_paragraph: bool,
    cells: usize,
}

impl Reading {
    fn visit(&mut self, visit: &Visit<'_>) -> bool {
        match visit {
            Visit::Open(tag) => return self.open(tag),
            Visit::Close(name) => self.close(name),
            Visit::Words(words) => {
                if let Some(cell) = self.words.as_mut().filter(|_| self.in_paragraph) {
                    cell.push_str(words);
                }
            }
        }
        true
    }

    fn open(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name {
            "office:annotation"
            | "office:scripts"
            | "table:shapes"
            | "table:tracked-changes"
            | "office:forms"
            | "table:content-validations"
            | "table:named-expressions" => return false,
            "style:style" => self.style = tag.value("name").unwrap_or_default(),
            "style:table-properties" if tag.value("display").as_deref() == Some("false") => {
                self.unseen_styles.insert(self.style.clone());
            }
            "table:table" => {
                let name = tag.value("name").unwrap_or_default();
                let style = tag.value("style-name").unwrap_or_default();
                if self.unseen_styles.contains(&style) {
                    self.hidden.push(name);
                    return false;
                }
                self.sheets.push(Sheet {
                    name,
                    rows: Vec::new(),
                });
            }
            "table:table-row" => {
                self.row.clear();
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.repeats = tag.number("number-columns-repeated").unwrap_or(1).max(1);
                self.words = Some(String::new());
                self.has_paragraph = false;
            }
            "text:p" => {
                self.in_paragraph = true;
                if std::mem::replace(&mut self.has_paragraph, true) {
                    self.put('\n');
                }
            }
            "text:s" | "text:tab" => self.put(' '),
            "text:line-break" => self.put('\n'),
            _ => {}
        }
        true
    }

    fn put(&mut self, c: char) {
        if let Some(words) = self.words.as_mut() {
            words.push(c);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "text:p" => self.in_paragraph = false,
            "table:table-cell" | "table:covered-table-cell" => {
                let words = self.words.take().unwrap_or_default();
                if !words.trim().is_empty() {
                    let repeats = if self.repeats > MOST_REPEATS {
                        1
                    } else {
                        self.repeats
                    };
                    for at in 0..repeats {
                        if self.cells < MOST_CELLS {
                            self.cells += 1;
                            self.row.push((self.column.saturating_add(at), words.clone()));
                        }
                    }
                }
                self.column = self.column.saturating_add(self.repeats);
            }
            "table:table-row" => {
                let row = std::mem::take(&mut self.row);
                if let Some(sheet) = self.sheets.last_mut().filter(|_| !row.is_empty()) {
                    sheet.rows.push(row);
                }
            }
            _ => {}
        }
    }
}
