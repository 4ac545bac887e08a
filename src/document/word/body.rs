//! Reads the paragraphs and tables of one part of a Word file, tracked changes as if accepted.

use super::counter::{Counter, Own};
use super::run::{Run, sign};
use super::styles::{Space, Styles};
use crate::document::DocumentError;
use crate::document::flow::{Cell, Number, Paragraph, Piece, Role, Row, Table};
use crate::document::xml::{Tag, Visit, walk};

/// Most columns that a cell is believed to span.
const WIDEST_SPAN: u32 = 200;

/// What a part held.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// Its paragraphs and tables.
    pub(super) pieces: Vec<Piece>,
    /// How many pictures stand in it.
    pub(super) pictures: usize,
    /// How many files are embedded whose words are not read.
    pub(super) embedded: usize,
    /// The head that is printed on the first page only, by its relationship.
    pub(super) first_head: Option<String>,
    /// Whether the part ended before its time.
    pub(super) is_cut_short: bool,
}

/// Reads a part: the document itself, a running head, or the notes at the foot of pages.
///
/// # Errors
/// As [`walk`], but a fault after the first words only ends the reading.
pub(super) fn read(xml: &str, styles: &Styles, counter: &mut Counter<'_>) -> Result<Body, DocumentError> {
    let mut reading = Reading {
        styles,
        counter,
        body: Body::default(),
        pieces: vec![Vec::new()],
        paragraphs: Vec::new(),
        tables: Vec::new(),
        runs: Vec::new(),
        fields: Vec::new(),
        controls: Vec::new(),
        section: None,
        in_text: false,
        note: None,
        carried: None,
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
    let mut body = reading.finish();
    match end {
        Ok(()) => {}
        Err(DocumentError::Damaged) if !body.pieces.is_empty() => body.is_cut_short = true,
        Err(error) => return Err(error),
    }
    Ok(body)
}

#[derive(Default)]
struct OpenParagraph {
    style: Option<String>,
    own: Own,
    outline: Option<u8>,
    space: Space,
    paragraph: Paragraph,
    /// Text boxes that are fixed to it.
    boxes: Vec<Piece>,
    in_properties: bool,
    /// Whether its end was deleted, so that the next paragraph goes on with it.
    end_is_deleted: bool,
}

#[derive(Default)]
struct OpenTable {
    table: Table,
    row: Row,
    column: u32,
    in_row_properties: bool,
    row_is_deleted: bool,
    cell: OpenCell,
}

#[derive(Default)]
struct OpenCell {
    columns: u32,
    /// Whether it only goes on with the cell above.
    goes_on: bool,
    is_deleted: bool,
}

/// A content control.
#[derive(Default)]
struct Control {
    /// Whether it shows only what should be typed into it.
    is_unfilled: bool,
    is_contents_page: bool,
}

/// What is known of the first section.
#[derive(Default)]
struct Section {
    has_first_page: bool,
    first_head: Option<String>,
    is_over: bool,
}

struct Reading<'r, 'd> {
    styles: &'r Styles,
    counter: &'r mut Counter<'d>,
    body: Body,
    /// What is being filled: the part itself, and in it cells and text boxes.
    pieces: Vec<Vec<Piece>>,
    paragraphs: Vec<OpenParagraph>,
    tables: Vec<OpenTable>,
    runs: Vec<Run>,
    /// For each open field whether its instruction is being read and not its result.
    fields: Vec<bool>,
    controls: Vec<Control>,
    section: Option<Section>,
    in_text: bool,
    /// The number of the note at the foot of a page that is being read.
    note: Option<String>,
    /// Words of paragraphs whose ends were deleted.
    carried: Option<Paragraph>,
}

impl Reading<'_, '_> {
    fn open(&mut self, tag: &Tag<'_>) -> bool {
        if tag.name.ends_with("Change") {
            return false;
        }
        if self.paragraphs.last().is_some_and(|p| p.in_properties) {
            return self.open_property(tag);
        }
        if let Some(run) = self.runs.last_mut().filter(|run| run.in_properties) {
            run.take(tag, self.styles);
            return true;
        }
        match tag.name {
            "w:del" if self.in_row_properties() => self.mark_row_deleted(),
            "w:del" | "w:moveFrom" | "mc:Fallback" | "w:instrText" | "w:delText" | "w:delInstrText"
            | "w:rt" | "w:ffData" => return false,
            "w:p" => self.paragraphs.push(OpenParagraph::default()),
            "w:pPr" => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.in_properties = true;
                }
            }
            "w:r" => {
                let style = self.paragraphs.last().and_then(|p| p.style.as_deref());
                self.runs.push(Run::of(self.styles, style));
            }
            "w:rPr" => {
                if let Some(run) = self.runs.last_mut() {
                    run.in_properties = true;
                }
            }
            "w:tbl" | "w:tr" | "w:trPr" | "w:tc" | "w:tblHeader" | "w:gridSpan" | "w:vMerge"
            | "w:cellDel" | "w:gridBefore" => self.open_of_table(tag),
            "w:txbxContent" => self.pieces.push(Vec::new()),
            "w:sdt" => self.controls.push(Control::default()),
            "w:sdtPr" | "w:docPartObj" | "w:showingPlcHdr" | "w:docPartGallery" => self.open_of_control(tag),
            "w:sdtContent" => return !self.controls.last().is_some_and(|control| control.is_unfilled),
            "w:fldChar" => self.open_field(tag),
            "w:footnote" | "w:endnote" => return self.open_note(tag),
            "w:sectPr" => {
                self.section.get_or_insert_default();
            }
            "w:headerReference" | "w:titlePg" => self.open_of_section(tag),
            "pic:pic" | "v:imagedata" => self.body.pictures += 1,
            "w:altChunk" => self.body.embedded += 1,
            _ => self.open_in_run(tag),
        }
        true
    }

    fn open_in_run(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "w:t" | "m:t" => self.in_text = true,
            "w:tab" | "w:ptab" => self.put('\t'),
            "w:br" | "w:cr" => self.put('\n'),
            "w:noBreakHyphen" => self.put('-'),
            "w:sym" => {
                if let Some(sign) = sign(tag) {
                    self.put(sign);
                }
            }
            _ => {}
        }
    }

    /// Takes in what a paragraph's own properties say.
    fn open_property(&mut self, tag: &Tag<'_>) -> bool {
        let Some(open) = self.paragraphs.last_mut() else {
            return true;
        };
        match tag.name {
            "w:pStyle" => open.style = tag.value("val"),
            "w:numId" => open.own.list = tag.number("val"),
            "w:ilvl" => open.own.level = tag.number("val"),
            "w:outlineLvl" => open.outline = tag.number("val"),
            "w:del" | "w:moveFrom" => open.end_is_deleted = true,
            "w:sectPr" => {
                self.section.get_or_insert_default();
            }
            "w:headerReference" | "w:titlePg" => self.open_of_section(tag),
            "w:tabs" | "w:framePr" => return false,
            _ => open.space.take(tag),
        }
        true
    }

    fn open_of_section(&mut self, tag: &Tag<'_>) {
        let Some(section) = self.section.as_mut().filter(|section| !section.is_over) else {
            return;
        };
        if tag.name == "w:titlePg" {
            section.has_first_page = tag.is_on();
        } else if tag.value("type").as_deref() == Some("first") {
            section.first_head = tag.value("id");
        }
    }

    fn open_of_control(&mut self, tag: &Tag<'_>) {
        if let Some(control) = self.controls.last_mut() {
            match tag.name {
                "w:showingPlcHdr" => control.is_unfilled = tag.is_on(),
                "w:docPartGallery" => {
                    control.is_contents_page = tag.value("val").as_deref() == Some("Table of Contents");
                }
                _ => {}
            }
        }
    }

    fn open_field(&mut self, tag: &Tag<'_>) {
        match tag.value("fldCharType").as_deref() {
            Some("begin") => self.fields.push(true),
            Some("separate") => {
                if let Some(in_instruction) = self.fields.last_mut() {
                    *in_instruction = false;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// Notes of a kind of their own are only the rules above the others.
    fn open_note(&mut self, tag: &Tag<'_>) -> bool {
        self.note = tag.value("id");
        tag.value("type").is_none_or(|kind| kind == "normal")
    }

    fn put(&mut self, c: char) {
        if self.fields.iter().any(|in_instruction| *in_instruction) {
            return;
        }
        let Some(run) = self.runs.last().filter(|run| !run.is_hidden()) else {
            return;
        };
        if let Some(open) = self.paragraphs.last_mut() {
            open.paragraph.push_char(c, run.is_bold());
        }
    }

    fn words(&mut self, words: &str) {
        if !self.in_text || self.fields.iter().any(|in_instruction| *in_instruction) {
            return;
        }
        let is_bold = match self.runs.last() {
            Some(run) if run.is_hidden() => return,
            run => run.is_some_and(Run::is_bold),
        };
        if let Some(open) = self.paragraphs.last_mut() {
            open.paragraph.push(words, is_bold);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:t" | "m:t" => self.in_text = false,
            "w:p" => self.close_paragraph(),
            "w:pPr" => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.in_properties = false;
                }
            }
            "w:r" => {
                self.runs.pop();
            }
            "w:rPr" => {
                if let Some(run) = self.runs.last_mut() {
                    run.in_properties = false;
                }
            }
            "w:sectPr" => {
                if let Some(section) = self.section.as_mut() {
                    section.is_over = true;
                }
            }
            "w:sdt" => {
                self.controls.pop();
            }
            "w:txbxContent" => {
                let pieces = self.close_pieces();
                match self.paragraphs.last_mut() {
                    Some(open) => open.boxes.extend(pieces),
                    None => self.push_all(pieces),
                }
            }
            "w:trPr" | "w:tc" | "w:tr" | "w:tbl" => self.close_of_table(name),
            _ => {}
        }
    }

    fn close_paragraph(&mut self) {
        let Some(mut open) = self.paragraphs.pop() else {
            return;
        };
        // An instruction ends with its paragraph, lest a field that was left open swallow the rest.
        self.fields.fill(false);
        if open.end_is_deleted {
            match self.carried.as_mut() {
                Some(carried) => carried.append(&open.paragraph),
                None => self.carried = Some(open.paragraph),
            }
            self.push_all(open.boxes);
            return;
        }
        if let Some(mut carried) = self.carried.take() {
            carried.append(&open.paragraph);
            open.paragraph = carried;
        }
        let style = open.style.as_deref();
        open.paragraph.spacing = self.styles.spacing(style, open.space);
        let goes_on = self.tables.last().is_some_and(|table| table.cell.goes_on);
        open.paragraph.number = if goes_on {
            None
        } else {
            self.counter.count(style, open.own)
        };
        let is_contents =
            self.styles.is_contents(style) || self.controls.iter().any(|control| control.is_contents_page);
        let outline = open.outline.map(|outline| (outline < 9).then(|| outline + 1));
        open.paragraph.role = match outline.unwrap_or_else(|| self.styles.heading(style)) {
            _ if is_contents => Role::Furniture,
            Some(level) => Role::Heading(level),
            None => Role::Words,
        };
        if let Some(id) = self.note.take() {
            open.paragraph.number = Some(Number { label: id, level: 0 });
        }
        self.push_all([Piece::Paragraph(open.paragraph)]);
        self.push_all(open.boxes);
    }

    fn push_all(&mut self, pieces: impl IntoIterator<Item = Piece>) {
        if let Some(filled) = self.pieces.last_mut() {
            filled.extend(pieces);
        }
    }

    fn close_pieces(&mut self) -> Vec<Piece> {
        if self.pieces.len() > 1 {
            self.pieces.pop().unwrap_or_default()
        } else {
            Vec::new()
        }
    }

    /// Closes what a part that was cut short has left open.
    fn finish(mut self) -> Body {
        while !self.paragraphs.is_empty() {
            self.close_paragraph();
        }
        while !self.tables.is_empty() {
            self.close_of_table("w:tc");
            self.close_of_table("w:tr");
            self.close_of_table("w:tbl");
        }
        if let Some(carried) = self.carried.take() {
            self.push_all([Piece::Paragraph(carried)]);
        }
        let section = self.section.filter(|section| section.has_first_page);
        self.body.first_head = section.and_then(|section| section.first_head);
        self.body.pieces = self.pieces.into_iter().flatten().collect();
        self.body
    }
}

// Tables.
impl Reading<'_, '_> {
    fn in_row_properties(&self) -> bool {
        self.tables.last().is_some_and(|table| table.in_row_properties)
    }

    fn mark_row_deleted(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.row_is_deleted = true;
        }
    }

    fn open_of_table(&mut self, tag: &Tag<'_>) {
        if tag.name == "w:tbl" {
            self.tables.push(OpenTable::default());
            return;
        }
        if tag.name == "w:tc" {
            self.pieces.push(Vec::new());
        }
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        match tag.name {
            "w:tr" => {
                table.row = Row::default();
                table.column = 0;
                table.row_is_deleted = false;
            }
            "w:trPr" => table.in_row_properties = true,
            "w:tblHeader" => table.row.is_heading = tag.is_on(),
            "w:gridBefore" => table.column = tag.number("val").unwrap_or(0).min(WIDEST_SPAN),
            "w:tc" => {
                table.cell = OpenCell {
                    columns: 1,
                    ..OpenCell::default()
                };
            }
            "w:gridSpan" => table.cell.columns = tag.number("val").unwrap_or(1).clamp(1, WIDEST_SPAN),
            "w:vMerge" => table.cell.goes_on = tag.value("val").as_deref() != Some("restart"),
            "w:cellDel" => table.cell.is_deleted = true,
            _ => {}
        }
    }

    fn close_of_table(&mut self, name: &str) {
        match name {
            "w:trPr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_row_properties = false;
                }
            }
            "w:tc" => {
                if let Some(carried) = self.carried.take() {
                    self.push_all([Piece::Paragraph(carried)]);
                }
                let pieces = self.close_pieces();
                let Some(table) = self.tables.last_mut() else {
                    return;
                };
                let cell = std::mem::take(&mut table.cell);
                if cell.is_deleted {
                    return;
                }
                table.row.cells.push(Cell {
                    column: table.column,
                    pieces: if cell.goes_on { Vec::new() } else { pieces },
                });
                table.column = table.column.saturating_add(cell.columns.max(1));
            }
            "w:tr" => {
                if let Some(table) = self.tables.last_mut() {
                    let row = std::mem::take(&mut table.row);
                    if !table.row_is_deleted && !row.cells.is_empty() {
                        table.table.rows.push(row);
                    }
                }
            }
            "w:tbl" => {
                if let Some(table) = self.tables.pop() {
                    self.push_all([Piece::Table(table.table)]);
                }
            }
            _ => {}
        }
    }
}
