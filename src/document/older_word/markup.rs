//! The text as the markup of newer files: paragraphs, and the rows and cells that their marks end.

use std::fmt::Write as _;

use super::pieces::Placed;
use super::runs::{Paragraph, Run, Runs};
use super::styles;

/// A row of the table that is open.
struct Row {
    /// The left edge of the row, and the right edge and the content of each cell.
    edges: Vec<i16>,
    goes_on: Vec<bool>,
    cells: Vec<String>,
    is_heading: bool,
}

/// What has come out so far.
#[derive(Default)]
struct Body {
    markup: String,
    rows: Vec<Row>,
    /// The cells of the row that is open, and the paragraphs of its last.
    cells: Vec<String>,
    cell: String,
    /// The runs of the paragraph that is open.
    runs: String,
    words: String,
    run: Run,
    /// For each field that is open, whether its result has begun.
    fields: Vec<bool>,
}

/// The body of a document.
pub(super) fn body(text: &[Placed], runs: &Runs) -> String {
    let mut body = Body::default();
    for (c, at) in text {
        let run = runs.run(*at);
        match c {
            '\r' | '\u{7}' | '\u{c}' => {
                let unknown = Paragraph::default();
                let says = runs.paragraph(*at).unwrap_or(&unknown);
                body.end_paragraph(*c, says);
            }
            '\u{13}' => body.fields.push(false),
            '\u{14}' => {
                if let Some(has_result) = body.fields.last_mut() {
                    *has_result = true;
                }
            }
            '\u{15}' => {
                body.fields.pop();
            }
            _ if run.is_left_out || body.fields.contains(&false) => {}
            c => body.take(*c, run),
        }
    }
    body.end_paragraph('\r', &Paragraph::default());
    body.end_table();
    format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{}</w:body></w:document>",
        body.markup
    )
}

impl Body {
    fn take(&mut self, c: char, run: Run) {
        if run.is_bold != self.run.is_bold {
            self.end_run();
        }
        self.run = run;
        match (c, run.symbol) {
            ('(', Some(symbol)) => {
                self.end_run();
                let _ = write!(self.runs, "<w:r><w:sym w:char='{symbol:04X}'/></w:r>");
            }
            ('\t', _) => self.mark("<w:tab/>"),
            ('\u{b}', _) => self.mark("<w:br/>"),
            ('\u{1e}', _) => self.words.push('-'),
            // What a picture, a drawing or a note is fixed to.
            (c, _) if c.is_control() => {}
            (c, _) => self.words.push(c),
        }
    }

    fn mark(&mut self, mark: &str) {
        self.end_run();
        let _ = write!(self.runs, "<w:r>{mark}</w:r>");
    }

    fn end_run(&mut self) {
        if self.words.is_empty() {
            return;
        }
        let bold = if self.run.is_bold {
            "<w:rPr><w:b/></w:rPr>"
        } else {
            ""
        };
        let words = super::bytes::escaped(&self.words);
        let _ = write!(
            self.runs,
            "<w:r>{bold}<w:t xml:space='preserve'>{words}</w:t></w:r>"
        );
        self.words.clear();
    }

    fn end_paragraph(&mut self, mark: char, says: &Paragraph) {
        self.end_run();
        let runs = std::mem::take(&mut self.runs);
        let paragraph = format!(
            "<w:p><w:pPr><w:pStyle w:val='S{}'/>{}</w:pPr>{runs}</w:p>",
            says.style,
            styles::properties(says)
        );
        if says.ends_row {
            let cells = std::mem::take(&mut self.cells);
            self.rows.push(Row {
                edges: says.edges.clone(),
                goes_on: says.goes_on.clone(),
                cells,
                is_heading: says.is_heading_row,
            });
        } else if mark == '\u{7}' {
            self.cell.push_str(&paragraph);
            self.cells.push(std::mem::take(&mut self.cell));
        } else if says.is_in_table {
            self.cell.push_str(&paragraph);
        } else {
            self.end_table();
            self.markup.push_str(&paragraph);
        }
    }

    /// Writes the table that is open: cells span the columns that the edges of all rows make.
    fn end_table(&mut self) {
        if !self.cells.is_empty() || !self.cell.is_empty() {
            // A row without an end, as in a file that was cut short.
            let mut cells = std::mem::take(&mut self.cells);
            cells.push(std::mem::take(&mut self.cell));
            self.rows.push(Row {
                edges: Vec::new(),
                goes_on: Vec::new(),
                cells,
                is_heading: false,
            });
        }
        if self.rows.is_empty() {
            return;
        }
        let rows = std::mem::take(&mut self.rows);
        let mut edges: Vec<i16> = rows.iter().flat_map(|row| row.edges.iter().copied()).collect();
        edges.sort_unstable();
        // Edges that differ by less than a millimetre are one.
        edges.dedup_by(|a, b| a.saturating_sub(*b) < 40);
        let column = |edge: i16| edges.partition_point(|known| known.saturating_add(39) < edge);
        self.markup.push_str("<w:tbl>");
        for row in &rows {
            let heading = if row.is_heading {
                "<w:trPr><w:tblHeader/></w:trPr>"
            } else {
                ""
            };
            let _ = write!(self.markup, "<w:tr>{heading}");
            for (number, cell) in row.cells.iter().enumerate() {
                let span = row.edges.get(number).zip(row.edges.get(number + 1));
                let span = span.map_or(1, |(left, right)| {
                    column(*right).saturating_sub(column(*left)).max(1)
                });
                let merged = if row.goes_on.get(number) == Some(&true) {
                    "<w:vMerge/>"
                } else {
                    ""
                };
                let _ = write!(
                    self.markup,
                    "<w:tc><w:tcPr><w:gridSpan w:val='{span}'/>{merged}</w:tcPr>{cell}</w:tc>"
                );
            }
            self.markup.push_str("</w:tr>");
        }
        self.markup.push_str("</w:tbl>");
    }
}
