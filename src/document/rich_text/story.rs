//! One stream of paragraphs of a Rich Text file: the text itself, a running head, a note or a text
//! box. Rows of tables stand in the stream among the paragraphs and are gathered here.

use crate::document::flow::{Cell, Number, Paragraph, Piece, Role, Row, Table};

/// Edges of cells nearer than this, in twentieths of a point, are one.
const SAME_EDGE: i32 = 40;
/// Most cells that a row may define.
const MOST_CELLS: usize = 200;

/// What a row says of one of its cells before the words come.
#[derive(Debug, Clone, Copy, Default)]
struct Definition {
    /// Whether it only goes on with the cell to its left or above.
    goes_on: bool,
    right_edge: i32,
}

/// What a row says of its cells.
#[derive(Debug, Clone, Default)]
pub(super) struct RowDefinition {
    left_edge: i32,
    is_heading: bool,
    cells: Vec<Definition>,
    next: Definition,
}

impl RowDefinition {
    /// Takes in a control word that defines a row.
    pub(super) fn take(&mut self, word: &str, number: Option<i32>) {
        match word {
            "trleft" => self.left_edge = number.unwrap_or(0),
            "trhdr" => self.is_heading = true,
            "clmrg" | "clvmrg" => self.next.goes_on = true,
            "cellx" if self.cells.len() < MOST_CELLS => {
                self.next.right_edge = number.unwrap_or(0);
                self.cells.push(std::mem::take(&mut self.next));
            }
            _ => {}
        }
    }
}

/// A row whose cells still stand by their edges.
#[derive(Debug, Default)]
struct OpenRow {
    is_heading: bool,
    /// The left edge and the content of each cell.
    cells: Vec<(i32, Vec<Piece>)>,
}

/// A stream of paragraphs.
#[derive(Debug, Default)]
pub(super) struct Story {
    pieces: Vec<Piece>,
    /// The paragraph that is being filled.
    pub(super) paragraph: Paragraph,
    /// The number before it, as it is printed.
    pub(super) label: String,
    /// Text boxes that are fixed to it.
    pub(super) boxes: Vec<Piece>,
    cell: Vec<Piece>,
    cells: Vec<Vec<Piece>>,
    rows: Vec<OpenRow>,
}

impl Story {
    /// Ends a paragraph.
    pub(super) fn end_paragraph(&mut self, role: Role, level: u8, is_in_table: bool) {
        let mut paragraph = std::mem::take(&mut self.paragraph);
        paragraph.role = role;
        let label = std::mem::take(&mut self.label);
        paragraph.number = printed(&label).map(|label| Number { label, level });
        let boxes = std::mem::take(&mut self.boxes);
        if is_in_table {
            self.cell.push(Piece::Paragraph(paragraph));
            self.cell.extend(boxes);
        } else {
            self.end_table();
            self.pieces.push(Piece::Paragraph(paragraph));
            self.pieces.extend(boxes);
        }
    }

    /// Ends a cell; its last paragraph has been ended.
    pub(super) fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        self.cells.push(cell);
    }

    /// Ends a row of cells that are defined so.
    pub(super) fn end_row(&mut self, definition: &RowDefinition) {
        let mut left = definition.left_edge;
        let mut row = OpenRow {
            is_heading: definition.is_heading,
            cells: Vec::new(),
        };
        for (at, content) in std::mem::take(&mut self.cells).into_iter().enumerate() {
            let defined = definition.cells.get(at).copied().unwrap_or(Definition {
                goes_on: false,
                right_edge: left.saturating_add(SAME_EDGE * 2),
            });
            let content = if defined.goes_on { Vec::new() } else { content };
            row.cells.push((left, content));
            left = defined.right_edge.max(left);
        }
        if !row.cells.is_empty() {
            self.rows.push(row);
        }
    }

    /// Ends the table that is open, if one is.
    fn end_table(&mut self) {
        if !self.cell.is_empty() || !self.cells.is_empty() {
            // The text left its table in the middle of a row.
            self.end_cell();
            self.end_row(&RowDefinition::default());
        }
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return;
        }
        let mut edges: Vec<i32> = rows
            .iter()
            .flat_map(|row| &row.cells)
            .map(|(edge, _)| *edge)
            .collect();
        edges.sort_unstable();
        edges.dedup_by(|later, earlier| later.abs_diff(*earlier) < SAME_EDGE.unsigned_abs());
        let column = |edge: i32| {
            let after = edges.partition_point(|known| *known <= edge.saturating_add(SAME_EDGE / 2));
            u32::try_from(after.saturating_sub(1)).unwrap_or(0)
        };
        let rows = rows.into_iter().map(|row| Row {
            is_heading: row.is_heading,
            cells: row
                .cells
                .into_iter()
                .map(|(edge, pieces)| Cell {
                    column: column(edge),
                    pieces,
                })
                .collect(),
        });
        self.pieces.push(Piece::Table(Table { rows: rows.collect() }));
    }

    /// What the whole stream holds.
    pub(super) fn finish(mut self) -> Vec<Piece> {
        if !self.paragraph.is_empty() || !self.boxes.is_empty() {
            let is_in_table = !self.cell.is_empty() || !self.cells.is_empty();
            self.end_paragraph(Role::Words, 0, is_in_table);
        }
        self.end_table();
        self.pieces
    }
}

/// A label without the white space behind it; signs and the letter that stands for one are bullets.
fn printed(label: &str) -> Option<String> {
    let label = label.trim();
    let first = label.chars().next()?;
    Some(match first {
        '-' | '–' | '—' if label.chars().nth(1).is_none() => label.to_owned(),
        _ if label == "o" || !label.chars().any(char::is_alphanumeric) => "•".to_owned(),
        _ => label.to_owned(),
    })
}
