//! Paragraphs and tables as office formats give them, and the text and blocks that they make.
//!
//! A number that only a format's definitions hold is written before its words as a printer would
//! print it, so that what comes after reads a Word file as it reads plain text. Tables that only lay
//! a page out are no tables here.

use std::collections::HashSet;

use super::blocks::{self, Hint};
use super::line::{Line, is_space};
use super::list_marker::{self, Shape};
use super::table;
use super::{Document, DocumentError, Format};
use crate::scrutiny::passage::{Block, BlockKind, Span};

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// What a paragraph's format says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// Nothing more than a paragraph.
    #[default]
    Words,
    /// A heading of this level, 1 being the outermost.
    Heading(u8),
    /// Running heads and feet, contents pages and notes at the foot of pages.
    Furniture,
}

/// The number or bullet that a list puts before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// As it is printed: `1.1`, `(a)`, `Recommendation 3:`, `•`.
    pub(super) label: String,
    /// Depth of nesting, 0 for the outermost.
    pub(super) level: u8,
}

/// The space around a paragraph, in twentieths of a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spacing {
    /// Above it.
    pub(super) before: u32,
    /// Below it.
    pub(super) after: u32,
    /// Its style, where there is no space between it and others of that style.
    pub(super) shared_with: Option<String>,
}

/// Space that reads as a blank line does.
const LEAST_SPACE: u32 = 80;

impl Default for Spacing {
    /// That of a format which says nothing: paragraphs stand apart.
    fn default() -> Self {
        Self {
            before: 0,
            after: LEAST_SPACE,
            shared_with: None,
        }
    }
}

impl Spacing {
    /// No space at all.
    pub(super) const NONE: Self = Self {
        before: 0,
        after: 0,
        shared_with: None,
    };

    /// Whether a paragraph with this spacing stands apart from one below it.
    fn parts_from(&self, below: &Self) -> bool {
        let is_shared = self.shared_with.is_some() && self.shared_with == below.shared_with;
        !is_shared && self.after.saturating_add(below.before) >= LEAST_SPACE
    }
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Paragraph {
    /// What its format says that it is.
    pub(super) role: Role,
    /// The number or bullet before it, where the format counts for itself.
    pub(super) number: Option<Number>,
    /// The space around it.
    pub(super) spacing: Spacing,
    words: String,
    letters: usize,
    bold_letters: usize,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Table {
    /// Its rows, from above.
    pub(super) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Row {
    /// Whether it is repeated at the head of each page.
    pub(super) is_heading: bool,
    /// Its cells, from the left.
    pub(super) cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Cell {
    /// The column it begins in, counted from 0.
    pub(super) column: u32,
    /// What it holds; nothing where a cell above reaches into it.
    pub(super) pieces: Vec<Piece>,
}

impl Paragraph {
    /// Adds words; a line break is `\n` and a tab `\t`.
    pub(super) fn push(&mut self, words: &str, is_bold: bool) {
        for c in words.chars() {
            self.push_char(c, is_bold);
        }
    }

    /// Adds one character.
    pub(super) fn push_char(&mut self, c: char, is_bold: bool) {
        let Some(c) = plain(c) else { return };
        if c.is_alphanumeric() {
            self.letters += 1;
            self.bold_letters += usize::from(is_bold);
        }
        self.words.push(c);
    }

    /// Adds the words of another paragraph behind its own.
    pub(super) fn append(&mut self, other: &Self) {
        self.words.push_str(&other.words);
        self.letters += other.letters;
        self.bold_letters += other.bold_letters;
    }

    /// Whether it holds no words.
    pub(super) fn is_empty(&self) -> bool {
        self.words.chars().all(is_space)
    }

    fn is_bold(&self) -> bool {
        self.letters > 0 && self.letters == self.bold_letters
    }

    /// Whether its words read as a heading's do. Templates number whole paragraphs with the styles
    /// that were meant for headings.
    fn reads_as_heading(&self) -> bool {
        let words = self.words.trim_matches(is_space);
        let count = words.split_whitespace().count();
        let is_sentence = words.ends_with(['.', ';', ',']) && count > 4;
        words.chars().nth(200).is_none() && !is_sentence
    }
}

/// A character as it is kept: none for those that only say where a word may be parted.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{ad}' | '\0' => None,
        '\u{f000}'..='\u{f0ff}' => Some(symbol(c)),
        '\u{2028}' | '\u{b}' | '\r' => Some('\n'),
        _ => Some(c),
    }
}

/// What a sign of a symbol font stands for. The commonest of Wingdings and Symbol are known, and of
/// the rest most are bullets.
fn symbol(c: char) -> char {
    match u32::from(c) & 0xff {
        0xfc => '✓',
        0xfb => '✗',
        0xfe => '☑',
        0xfd => '☒',
        0xa8 | 0x6f => '☐',
        0x20 => ' ',
        0x2d => '-',
        0xae | 0xe0 => '→',
        _ => '•',
    }
}

/// A text and its blocks.
struct Composed {
    text: String,
    blocks: Vec<Block>,
}

/// Composes the text of pieces and finds its blocks.
fn compose(pieces: &[Piece]) -> Composed {
    let mut composer = Composer::default();
    composer.put_all(pieces);
    let blocks = blocks::of_hinted_lines(&composer.text, &composer.lines, &composer.hints);
    Composed {
        text: composer.text,
        blocks,
    }
}

/// The document that pieces make.
///
/// # Errors
/// [`DocumentError::OnlyPictures`] and [`DocumentError::Empty`] where they hold no words.
pub(super) fn document(
    pieces: &[Piece],
    format: Format,
    has_pictures: bool,
    notes: Vec<String>,
) -> Result<Document, DocumentError> {
    let composed = compose(pieces);
    if composed.blocks.is_empty() {
        return Err(if has_pictures {
            DocumentError::OnlyPictures
        } else {
            DocumentError::Empty
        });
    }
    Ok(Document {
        format,
        text: composed.text,
        blocks: composed.blocks,
        pages: Vec::new(),
        outline: Vec::new(),
        notes,
    })
}

/// The paragraphs of running heads, feet and notes, each once and as furniture.
pub(super) fn set_apart(pieces: Vec<Piece>) -> Vec<Piece> {
    fn flatten(pieces: Vec<Piece>, found: &mut Vec<Paragraph>) {
        for piece in pieces {
            match piece {
                Piece::Paragraph(paragraph) => found.push(paragraph),
                Piece::Table(table) => {
                    for cell in table.rows.into_iter().flat_map(|row| row.cells) {
                        flatten(cell.pieces, found);
                    }
                }
            }
        }
    }
    let mut paragraphs = Vec::new();
    flatten(pieces, &mut paragraphs);
    let mut known: HashSet<String> = HashSet::new();
    paragraphs.retain(|paragraph| {
        let is_number = paragraph.words.trim().chars().all(|c| c.is_ascii_digit());
        !is_number && known.insert(paragraph.words.clone())
    });
    let furniture = paragraphs.into_iter().map(|paragraph| Paragraph {
        role: Role::Furniture,
        ..paragraph
    });
    furniture.map(Piece::Paragraph).collect()
}

#[derive(Default)]
struct Composer {
    text: String,
    lines: Vec<Line>,
    hints: Vec<Hint>,
    tables: u32,
    /// The spacing of the paragraph above; none below a table, a blank line or the beginning.
    above: Option<Spacing>,
}

impl Composer {
    fn put_all(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Paragraph(paragraph) => self.put(paragraph),
                Piece::Table(table) if holds_data(table) => self.put_table(table),
                Piece::Table(table) => {
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        self.put_all(&cell.pieces);
                    }
                }
            }
        }
    }

    fn put(&mut self, paragraph: &Paragraph) {
        if paragraph.is_empty() {
            self.above = None;
            return;
        }
        let is_apart = match &self.above {
            Some(above) => above.parts_from(&paragraph.spacing),
            None => true,
        };
        self.above = Some(paragraph.spacing.clone());
        let is_bold = paragraph.is_bold();
        let (words, words_at) = numbered_words(paragraph);
        match paragraph.role {
            Role::Furniture => {
                self.separate("\n\n");
                self.put_line(&words, Hint::Is(BlockKind::Furniture), true);
            }
            Role::Heading(level) if paragraph.reads_as_heading() => {
                self.separate("\n\n");
                let level = level.clamp(1, 6);
                self.put_line(&words, Hint::Is(BlockKind::Heading { level }), true);
            }
            Role::Words | Role::Heading(_) => match &paragraph.number {
                Some(number) if begins_with_marker(&words, words_at) => {
                    self.separate("\n");
                    let hint = Hint::Counted {
                        level: number.level,
                        is_bold,
                    };
                    self.put_line(&words, hint, true);
                }
                _ => {
                    for (at, line) in words.split('\n').enumerate() {
                        let line = line.trim_matches(is_space);
                        if !line.is_empty() {
                            self.separate(if at == 0 && is_apart { "\n\n" } else { "\n" });
                            self.put_line(line, Hint::Words { is_bold }, at == 0);
                        }
                    }
                }
            },
        }
    }

    fn separate(&mut self, by: &str) {
        if !self.text.is_empty() {
            self.text.push_str(by);
        }
    }

    fn put_line(&mut self, words: &str, hint: Hint, apart: bool) {
        let start = self.text.len();
        self.text.push_str(words);
        self.push_line(Span::new(start, self.text.len()), hint, apart);
    }

    fn push_line(&mut self, span: Span, hint: Hint, apart: bool) {
        if span.is_empty() {
            return;
        }
        self.lines.push(Line {
            span,
            indent: 0,
            width: u32::try_from(span.of(&self.text).chars().count()).unwrap_or(u32::MAX),
            page: None,
            blank_above: apart,
        });
        self.hints.push(hint);
    }

    fn put_table(&mut self, table: &Table) {
        let index = self.tables;
        self.tables += 1;
        self.above = None;
        let has_heading = table.rows.iter().any(|row| row.is_heading) || first_row_reads_as_heading(table);
        let mut printed_rows = 0;
        for (row_index, row) in table.rows.iter().enumerate() {
            let mut is_first = true;
            for cell in &row.cells {
                let words = cell_words(cell);
                if words.is_empty() {
                    continue;
                }
                self.separate(if is_first { "\n\n" } else { "\t" });
                let kind = BlockKind::Cell {
                    table: index,
                    row: u32::try_from(row_index).unwrap_or(u32::MAX),
                    column: cell.column,
                    heading: row.is_heading || (has_heading && printed_rows == 0),
                };
                self.put_line(&words, Hint::Is(kind), true);
                is_first = false;
            }
            printed_rows += u32::from(!is_first);
        }
    }
}

/// The words of a paragraph with its number before them, and where they begin.
fn numbered_words(paragraph: &Paragraph) -> (String, usize) {
    let words = paragraph.words.trim_matches(is_space);
    let folded = if matches!(paragraph.role, Role::Words) && paragraph.number.is_none() {
        words.to_owned()
    } else {
        // Breaks inside a heading or a point do not end it.
        let lines: Vec<&str> = words
            .split('\n')
            .map(|line| line.trim_matches(is_space))
            .filter(|line| !line.is_empty())
            .collect();
        lines.join("\n")
    };
    let Some(number) = &paragraph.number else {
        return (folded, 0);
    };
    let label = number.label.trim_matches(is_space);
    let is_bullet = !label.chars().any(char::is_alphanumeric);
    if label.is_empty() || (is_bullet && matches!(paragraph.role, Role::Heading(_))) {
        return (folded, 0);
    }
    // "Recommendation 1" may be counted and the colon after it typed.
    let joint = if folded.starts_with([':', ')', '.']) {
        ""
    } else {
        " "
    };
    let numbered = format!("{label}{joint}{folded}");
    (numbered, label.len() + joint.len())
}

/// Whether the number before some words is a marker as lists have them.
fn begins_with_marker(words: &str, words_at: usize) -> bool {
    words_at > 0 && list_marker::read(words).is_some_and(|marker| marker.words_at >= words_at)
}

fn cell_words(cell: &Cell) -> String {
    let mut words = String::new();
    let mut put = |line: &str| {
        let line = line.trim_matches(is_space);
        if !line.is_empty() {
            if !words.is_empty() {
                words.push('\n');
            }
            words.push_str(line);
        }
    };
    for piece in &cell.pieces {
        match piece {
            Piece::Paragraph(paragraph) if paragraph.is_empty() => {
                // A column of numbers may be nothing but counted.
                if let Some(number) = &paragraph.number
                    && number.label.chars().any(char::is_alphanumeric)
                {
                    put(&number.label);
                }
            }
            Piece::Paragraph(paragraph) => numbered_words(paragraph).0.split('\n').for_each(&mut put),
            Piece::Table(table) => {
                for row in &table.rows {
                    let cells: Vec<String> = row.cells.iter().map(cell_words).collect();
                    cells.join("\t").split('\n').for_each(&mut put);
                }
            }
        }
    }
    words
}

/// Whether a table holds data; others only lay the page out: boxes around paragraphs, sections side
/// by side, and numbers set beside the items that they number.
fn holds_data(table: &Table) -> bool {
    let mut most_cells = 0;
    let mut numbered_rows = 0;
    for row in &table.rows {
        most_cells = most_cells.max(row.cells.len());
        let first = row.cells.first().map(cell_words).unwrap_or_default();
        let is_number = list_marker::read(&first)
            .is_some_and(|m| m.label.len() == first.len() && !matches!(m.shape, Shape::Bullet(_)));
        numbered_rows += usize::from(is_number);
    }
    let is_headed = table.rows.iter().any(|row| row.is_heading) || first_row_reads_as_heading(table);
    let only_numbers = most_cells == 2 && !is_headed && numbered_rows * 2 > table.rows.len();
    most_cells >= 2 && !only_numbers && !table.rows.iter().any(lays_out)
}

/// Whether a row holds sections of a paper rather than cells.
fn lays_out(row: &Row) -> bool {
    let is_section = |cell: &Cell| {
        let headings = cell.pieces.iter().filter(|piece| {
            matches!(piece, Piece::Paragraph(p) if matches!(p.role, Role::Heading(_)) && !p.is_empty())
        });
        let tables = cell
            .pieces
            .iter()
            .filter(|piece| matches!(piece, Piece::Table(table) if holds_data(table)));
        tables.count() > 0 || (headings.count() > 0 && cell.pieces.len() > 3)
    };
    row.cells.iter().any(is_section)
}

fn first_row_reads_as_heading(table: &Table) -> bool {
    let Some(first) = table.rows.first() else {
        return false;
    };
    let cells: Vec<String> = first
        .cells
        .iter()
        .map(cell_words)
        .filter(|words| !words.is_empty())
        .collect();
    table.rows.len() > 1 && table::is_heading_row(cells.iter().map(String::as_str), cells.len())
}
