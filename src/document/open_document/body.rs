//! Reads the paragraphs and tables of an OpenDocument text. What was struck out with changes tracked
//! is kept by such files apart from the text, and is passed over there.

use super::lists::Lists;
use super::styles::Styles;
use crate::document::DocumentError;
use crate::document::flow::{Cell, Number, Paragraph, Piece, Role, Row, Table};
use crate::document::xml::{Tag, Visit, walk};

/// Most columns that a cell is believed to span, and most spaces that stand for one mark.
const WIDEST_SPAN: u32 = 200;

/// What a part held.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// Its paragraphs and tables.
    pub(super) pieces: Vec<Piece>,
    /// Notes at the foot of its pages.
    pub(super) notes: Vec<Piece>,
    /// Running heads.
    pub(super) heads: Vec<Piece>,
    /// The head of the first page.
    pub(super) first_head: Vec<Piece>,
    /// Running feet.
    pub(super) feet: Vec<Piece>,
    /// How many pictures stand in it.
    pub(super) pictures: usize,
    /// Whether comments stand in its margin.
    pub(super) has_comments: bool,
    /// Whether the part ended before its time.
    pub(super) is_cut_short: bool,
}

/// Reads `content.xml`, or `styles.xml` for the running heads and feet.
///
/// # Errors
/// As [`walk`], but a fault after the first words only ends the reading.
pub(super) fn read(xml: &str, styles: &Styles) -> Result<Body, DocumentError> {
    let mut reading = Reading {
        styles,
        lists: Lists::default(),
        body: Body::default(),
        pieces: vec![Vec::new()],
        paragraphs: Vec::new(),
        tables: Vec::new(),
        outer_lists: Vec::new(),
        citations: Vec::new(),
        in_citation: false,
        contents: 0,
    };
    let end = walk(xml, |visit| match visit {
        Visit::Open(tag) => reading.open(tag),
        Visit::Close(name) => {
            reading.close(name);
            true
        }
        Visit::Words(words) => {
            reading.words(words);
            true
        }
    });
    let body = reading.finish();
    match end {
        Err(DocumentError::Damaged) if !body.pieces.is_empty() => Ok(Body {
            is_cut_short: true,
            ..body
        }),
        Err(error) => Err(error),
        Ok(()) => Ok(body),
    }
}

struct OpenParagraph {
    paragraph: Paragraph,
    boxes: Vec<Piece>,
    is_bold: bool,
    is_hidden: bool,
    /// For each open span whether its words are bold, and whether they are hidden.
    spans: Vec<(bool, bool)>,
    ends_with_space: bool,
}

#[derive(Default)]
struct OpenTable {
    table: Table,
    row: Row,
    column: u32,
    columns: u32,
    in_head: bool,
}

struct Reading<'s> {
    styles: &'s Styles,
    lists: Lists,
    body: Body,
    /// What is being filled: the text itself, and in it cells, text boxes and notes.
    pieces: Vec<Vec<Piece>>,
    paragraphs: Vec<OpenParagraph>,
    tables: Vec<OpenTable>,
    /// Lists that are open around a cell, a text box or a note.
    outer_lists: Vec<Lists>,
    citations: Vec<String>,
    in_citation: bool,
    contents: usize,
}

impl Reading<'_> {
    fn open(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name {
            "office:annotation" => {
                self.body.has_comments = true;
                return false;
            }
            "text:tracked-changes"
            | "office:automatic-styles"
            | "office:styles"
            | "office:font-face-decls"
            | "office:forms"
            | "svg:title"
            | "svg:desc"
            | "text:sequence-decls"
            | "text:ruby-text"
            | "text:number"
            | "office:scripts"
            | "office:event-listeners"
            | "math:annotation" => return false,
            "text:p" | "text:h" => self.open_paragraph(tag),
            "text:span" | "text:a" => self.open_span(tag),
            "text:s" => {
                for _ in 0..tag.number::<u32>("c").unwrap_or(1).min(WIDEST_SPAN) {
                    self.put(' ');
                }
            }
            "text:tab" => self.put('\t'),
            "text:line-break" => self.put('\n'),
            "text:list" => self.lists.open_list(tag),
            "text:list-item" | "text:list-header" => self.lists.open_item(tag),
            "text:table-of-content"
            | "text:illustration-index"
            | "text:table-index"
            | "text:alphabetical-index" => {
                self.contents += 1;
            }
            "text:note" => self.citations.push(String::new()),
            "text:note-citation" => self.in_citation = true,
            "text:note-body" | "draw:text-box" | "style:header" | "style:footer" | "style:header-first"
            | "style:header-left" | "style:footer-first" | "style:footer-left" => self.open_pieces(),
            "draw:image" => self.body.pictures += 1,
            name if name.starts_with("table:") => self.open_of_table(tag),
            _ => {}
        }
        true
    }

    fn open_pieces(&mut self) {
        self.pieces.push(Vec::new());
        self.outer_lists.push(std::mem::take(&mut self.lists));
    }

    fn close_pieces(&mut self) -> Vec<Piece> {
        let inner = self
            .outer_lists
            .pop()
            .map(|outer| std::mem::replace(&mut self.lists, outer));
        match inner {
            Some(_) if self.pieces.len() > 1 => self.pieces.pop().unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    fn open_paragraph(&mut self, tag: &Tag<'_>) {
        let style = tag.value("style-name");
        let style = style.as_deref();
        let mut paragraph = Paragraph::default();
        paragraph.role = if self.contents > 0 {
            Role::Furniture
        } else if tag.name == "text:h" {
            Role::Heading(tag.number("outline-level").unwrap_or(1))
        } else if self.styles.is_title(style) {
            Role::Heading(1)
        } else {
            Role::Words
        };
        paragraph.number = if self.lists.is_open() {
            self.lists.number(self.styles)
        } else if let Role::Heading(level) = paragraph.role
            && tag.name == "text:h"
        {
            self.lists.number_of_heading(level, tag, self.styles)
        } else {
            None
        };
        paragraph.spacing = self.styles.spacing(style);
        self.paragraphs.push(OpenParagraph {
            paragraph,
            boxes: Vec::new(),
            is_bold: self.styles.is_bold("paragraph", style).unwrap_or(false),
            is_hidden: self.styles.is_hidden("paragraph", style),
            spans: Vec::new(),
            ends_with_space: true,
        });
    }

    fn open_span(&mut self, tag: &Tag<'_>) {
        let style = tag.value("style-name");
        let style = style.as_deref().filter(|_| tag.name == "text:span");
        let own = self.styles.is_bold("text", style);
        let is_hidden = self.styles.is_hidden("text", style);
        if let Some(open) = self.paragraphs.last_mut() {
            let (bold, hidden) = open
                .spans
                .last()
                .copied()
                .unwrap_or((open.is_bold, open.is_hidden));
            open.spans.push((own.unwrap_or(bold), is_hidden || hidden));
        }
    }

    fn put(&mut self, c: char) {
        if let Some(open) = self.paragraphs.last_mut() {
            let (is_bold, is_hidden) = open
                .spans
                .last()
                .copied()
                .unwrap_or((open.is_bold, open.is_hidden));
            if !is_hidden {
                open.paragraph.push_char(c, is_bold);
                open.ends_with_space = c == '\n';
            }
        }
    }

    fn words(&mut self, words: &str) {
        if self.in_citation {
            if let Some(citation) = self.citations.last_mut() {
                citation.push_str(words);
            }
            return;
        }
        for c in words.chars() {
            // White space folds, as in a web page; what is meant to stand has a mark of its own.
            if matches!(c, ' ' | '\t' | '\n' | '\r') {
                if self.paragraphs.last().is_some_and(|open| !open.ends_with_space) {
                    self.put(' ');
                    if let Some(open) = self.paragraphs.last_mut() {
                        open.ends_with_space = true;
                    }
                }
            } else {
                self.put(c);
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "text:p" | "text:h" => {
                if let Some(open) = self.paragraphs.pop() {
                    self.push_all([Piece::Paragraph(open.paragraph)]);
                    self.push_all(open.boxes);
                }
            }
            "text:span" | "text:a" => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.spans.pop();
                }
            }
            "text:list" => self.lists.close_list(),
            "text:list-item" | "text:list-header" => self.lists.close_item(),
            "text:table-of-content"
            | "text:illustration-index"
            | "text:table-index"
            | "text:alphabetical-index" => {
                self.contents = self.contents.saturating_sub(1);
            }
            "text:note-citation" => self.in_citation = false,
            "text:note-body" => self.close_note(),
            "draw:text-box" => {
                let pieces = self.close_pieces();
                match self.paragraphs.last_mut() {
                    Some(open) => open.boxes.extend(pieces),
                    None => self.push_all(pieces),
                }
            }
            "style:header" | "style:header-left" => {
                let pieces = self.close_pieces();
                self.body.heads.extend(pieces);
            }
            "style:header-first" => {
                let pieces = self.close_pieces();
                self.body.first_head.extend(pieces);
            }
            "style:footer" | "style:footer-left" | "style:footer-first" => {
                let pieces = self.close_pieces();
                self.body.feet.extend(pieces);
            }
            name if name.starts_with("table:") => self.close_of_table(name),
            _ => {}
        }
    }

    fn close_note(&mut self) {
        let mut pieces = self.close_pieces();
        let label = self.citations.pop().unwrap_or_default();
        if let Some(Piece::Paragraph(first)) = pieces.first_mut() {
            first.number = Some(Number { label, level: 0 });
        }
        self.body.notes.extend(pieces);
    }

    fn push_all(&mut self, pieces: impl IntoIterator<Item = Piece>) {
        if let Some(filled) = self.pieces.last_mut() {
            filled.extend(pieces);
        }
    }

    /// Closes what a part that was cut short has left open.
    fn finish(mut self) -> Body {
        while !self.paragraphs.is_empty() {
            self.close("text:p");
        }
        while !self.tables.is_empty() {
            self.close_of_table("table:table-cell");
            self.close_of_table("table:table-row");
            self.close_of_table("table:table");
        }
        self.body.pieces = self.pieces.into_iter().flatten().collect();
        self.body
    }
}

// Tables.
impl Reading<'_> {
    fn open_of_table(&mut self, tag: &Tag<'_>) {
        if tag.name == "table:table" {
            self.tables.push(OpenTable::default());
            return;
        }
        if tag.name == "table:table-cell" {
            self.open_pieces();
        }
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let columns = |name: &str| tag.number::<u32>(name).unwrap_or(1).clamp(1, WIDEST_SPAN);
        match tag.name {
            "table:table-header-rows" => table.in_head = true,
            "table:table-row" => {
                table.row = Row {
                    is_heading: table.in_head,
                    cells: Vec::new(),
                };
                table.column = 0;
            }
            // A cell that spans columns is followed by covered cells, which count for themselves.
            "table:table-cell" => table.columns = columns("number-columns-repeated"),
            "table:covered-table-cell" => {
                table.column = table.column.saturating_add(columns("number-columns-repeated"));
            }
            _ => {}
        }
    }

    fn close_of_table(&mut self, name: &str) {
        match name {
            "table:table-cell" => {
                let pieces = self.close_pieces();
                if let Some(table) = self.tables.last_mut() {
                    table.row.cells.push(Cell {
                        column: table.column,
                        pieces,
                    });
                    table.column = table.column.saturating_add(table.columns.max(1));
                }
            }
            "table:table-row" => {
                if let Some(table) = self.tables.last_mut() {
                    let row = std::mem::take(&mut table.row);
                    if !row.cells.is_empty() {
                        table.table.rows.push(row);
                    }
                }
            }
            "table:table-header-rows" => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_head = false;
                }
            }
            "table:table" => {
                if let Some(table) = self.tables.pop() {
                    self.push_all([Piece::Table(table.table)]);
                }
            }
            _ => {}
        }
    }
}
