//! Tables in plain text whose columns spaces keep apart.
//!
//! The first line says where columns begin. A cell may wrap below itself, run over the edge of the next
//! column by a letter or two, and have what was said since below its row in running text.

use super::furniture;
use super::line::{Line, is_space};
use super::list_marker;
use super::look;
use super::table::{Cell, Table, is_heading_row, mark_heading};
use crate::scrutiny::passage::Span;

/// The parts of a line, those that only two spaces keep apart included where a column begins there.
fn fitted(text: &str, line: &Line, edges: &[u32]) -> Option<Vec<(u32, Span)>> {
    if line.width > 300 || !line.span.of(text).contains("  ") {
        return None;
    }
    let mut found: Vec<(u32, Span)> = Vec::new();
    for (column, span) in parts(text, line, 2) {
        let begins_a_column = edges.iter().any(|edge| edge.abs_diff(column) <= 1);
        match found.last_mut() {
            Some((_, last)) if !begins_a_column => *last = Span::new(last.start, span.end),
            _ => found.push((column, span)),
        }
    }
    (found.len() >= 2).then_some(found)
}

/// The parts of a line that `gap` or more spaces keep apart, with their columns.
fn parts(text: &str, line: &Line, gap: u32) -> Vec<(u32, Span)> {
    let mut found = Vec::new();
    let words = line.span.of(text);
    let mut column = line.indent;
    let mut start: Option<(u32, usize)> = None;
    let mut white = 0_u32;
    let mut white_at = 0;
    for (at, c) in words.char_indices() {
        if is_space(c) {
            if white == 0 {
                white_at = at;
            }
            white += 1;
        } else {
            match start {
                Some((from_column, from)) if white >= gap => {
                    found.push((
                        from_column,
                        Span::new(line.span.start + from, line.span.start + white_at),
                    ));
                    start = Some((column, at));
                }
                None => start = Some((column, at)),
                _ => {}
            }
            white = 0;
        }
        column = column.saturating_add(1);
    }
    if let Some((from_column, from)) = start {
        found.push((from_column, Span::new(line.span.start + from, line.span.end)));
    }
    found
}

/// The parts of a line that may be a row: its marker, if it has one, is not a cell of its own unless
/// two more follow.
fn row_parts(text: &str, line: &Line) -> Option<Vec<(u32, Span)>> {
    if line.width > 300 || !line.span.of(text).contains("   ") {
        return None;
    }
    let found = parts(text, line, 3);
    let words = line.span.of(text);
    let is_point = found.len() == 2
        && list_marker::read(words)
            .is_some_and(|m| found.first().is_some_and(|(_, span)| span.len() <= m.label.len()));
    (found.len() >= 2 && !is_point).then_some(found)
}

/// Whether a line's first part is a number or a day, as each row's may be.
fn counts_rows(text: &str, line: &Line) -> bool {
    line.span.of(text).split("  ").next().is_some_and(|part| {
        let part = part.trim();
        !part.is_empty() && (look::is_number(part) || look::is_day(part))
    }) || line
        .span
        .of(text)
        .split(is_space)
        .next()
        .is_some_and(|first| first.contains('/') && look::is_day(first))
}

/// `14/39  Highways`: the number and title of what comes next, and no more of a cell.
fn is_numbered_title(words: &str) -> bool {
    words.split_once("  ").is_some_and(|(number, title)| {
        look::is_number(number) && title.trim_start().starts_with(char::is_uppercase)
    })
}

/// A line drawn across the columns has at least so many characters; fewer may stand in a cell for nothing.
const NARROWEST_RULE: u32 = 10;

/// How far words may run over the edge of the next column.
const OVERRUN: u32 = 4;

/// A row of which one cell ran over the edge of the next column, so that a single space parts them, with
/// the two told apart where a capital begins right behind the edge.
fn parted_at_edges(text: &str, found: Vec<(u32, Span)>, edges: &[u32]) -> Vec<(u32, Span)> {
    let begins = |column: u32, edge: u32| edge.abs_diff(column) <= 1;
    let taken: Vec<u32> = found.iter().map(|(column, _)| *column).collect();
    let mut parted = Vec::with_capacity(found.len());
    for (column, span) in found {
        let own = edges.iter().position(|edge| begins(column, *edge));
        let next = own.and_then(|own| edges.get(own + 1)).copied();
        let free = next.filter(|next| !taken.iter().any(|column| begins(*column, *next)));
        let words = span.of(text);
        let cut = free.and_then(|next| {
            words.match_indices(' ').find_map(|(at, _)| {
                let begins = column.saturating_add(u32::try_from(words.get(..=at)?.chars().count()).ok()?);
                let capital = words.get(at + 1..)?.starts_with(char::is_uppercase);
                (capital && (next.saturating_sub(1)..=next + OVERRUN).contains(&begins)).then_some((at, next))
            })
        });
        match cut {
            Some((at, next)) => {
                parted.push((column, Span::new(span.start, span.start + at)));
                parted.push((next, Span::new(span.start + at + 1, span.end)));
            }
            None => parted.push((column, span)),
        }
    }
    parted
}

/// Where the columns of the table begin whose first line is at `at`.
fn edges_of(text: &str, lines: &[Line], at: usize, wide: &[(u32, Span)]) -> Vec<u32> {
    let parts_of = |index: usize| {
        lines
            .get(index)
            .map(|line| parts(text, line, 2))
            .unwrap_or_default()
    };
    let below = parts_of(at + 1);
    parts_of(at)
        .iter()
        .map(|(column, _)| *column)
        .filter(|column| {
            // Two spaces keep columns apart where the next row has a cell below.
            wide.iter().any(|(edge, _)| edge == column)
                || below.iter().any(|(edge, _)| edge.abs_diff(*column) <= 1)
        })
        .collect()
}

/// The table of columns kept apart by spaces that begins at line `at`, if one does.
pub(super) fn beginning_at(text: &str, lines: &[Line], at: usize) -> Option<Table> {
    let columns = Columns::headed_by(text, lines, at)?;
    let beyond = u32::try_from(columns.edges.len()).unwrap_or(u32::MAX);
    let mut cells: Vec<Cell> = Vec::new();
    let mut row = 0_u32;
    let mut full_rows = 0;
    let mut told = false;
    let mut end = at;
    while let Some(line) = lines.get(end) {
        let goes_on = cells.last().is_some_and(|cell| cell.column == beyond);
        if end == at + 1 && columns.is_drawn_below_headings(line) {
            end += 1;
            continue;
        }
        if end > at && columns.is_next_section(line, lines.get(end + 1)) {
            break;
        }
        let found = match columns.read(line, end == at, (row, told, goes_on)) {
            Reading::Row(found) => {
                let first = found.first().and_then(|(column, _)| columns.place(*column));
                let begins = first == Some(0) && !columns.spaced && !columns.ends_row(line, row, &cells);
                if end > at && (begins || line.blank_above) {
                    row += 1;
                }
                full_rows += 1;
                found
            }
            Reading::GoesOn => {
                row += u32::from(columns.begins_row(line));
                vec![(line.indent, line.span)]
            }
            Reading::ToldBelow => {
                told = true;
                cells.push(Cell {
                    span: line.span,
                    row,
                    column: beyond,
                    heading: false,
                });
                end += 1;
                continue;
            }
            Reading::Ends => break,
        };
        for (column, span) in found {
            let column = u32::try_from(columns.place(column).unwrap_or(0)).unwrap_or(0);
            cells.push(Cell {
                span,
                row,
                column,
                heading: false,
            });
        }
        end += 1;
    }
    if full_rows < 2 || (columns.edges.len() == 2 && full_rows < 3) {
        return None;
    }
    mark_heading(text, &mut cells, columns.edges.len());
    Some(Table {
        first: at,
        end,
        cells,
    })
}

/// What a line is to the table that is being read.
enum Reading {
    /// Cells, each with its column.
    Row(Vec<(u32, Span)>),
    /// More of the cell above it.
    GoesOn,
    /// What was said since of the row above it.
    ToldBelow,
    /// No part of the table.
    Ends,
}

/// The columns of a table, as its first line sets them out.
struct Columns<'t> {
    text: &'t str,
    /// Where each begins.
    edges: Vec<u32>,
    /// The cells of the first line.
    head: Vec<(u32, Span)>,
    /// Whether the first line holds headings.
    headed: bool,
    /// Whether blank lines part the rows: under headings they then wrap, and the first cell may hang.
    spaced: bool,
}

impl<'t> Columns<'t> {
    fn headed_by(text: &'t str, lines: &[Line], at: usize) -> Option<Self> {
        let first = lines.get(at)?;
        let wide = row_parts(text, first)?;
        if is_hung(text, &wide) || is_point_with_margin(text, &wide) {
            return None;
        }
        let edges = edges_of(text, lines, at, &wide);
        let head = fitted(text, first, &edges)?;
        let headed =
            edges.len() >= 3 && is_heading_row(head.iter().map(|(_, span)| span.of(text)), head.len());
        let body = lines.get(at + 1..).unwrap_or_default();
        let counts = |line: &Line| list_marker::read(line.span.of(text)).is_some() || counts_rows(text, line);
        let spaced = headed
            && body.first().is_some_and(|line| line.blank_above)
            && body.get(1).is_some_and(|line| !line.blank_above)
            && !body
                .iter()
                .skip(1)
                .take_while(|line| !line.blank_above)
                .any(counts);
        Some(Self {
            text,
            edges,
            head,
            headed,
            spaced,
        })
    }

    /// Whether a line is no more than the rule below the headings.
    fn is_drawn_below_headings(&self, line: &Line) -> bool {
        self.headed && line.width >= NARROWEST_RULE && furniture::is_rule(line.span.of(self.text))
    }

    /// Whether words open with a number, as the first cell of a row may.
    fn is_numbered(&self, span: Span) -> bool {
        list_marker::read(span.of(self.text))
            .is_some_and(|marker| marker.label.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether a line of words in the first column alone is the first of a row, whose other cells then stand
    /// beside its last line: under headings, a number begins it.
    fn begins_row(&self, line: &Line) -> bool {
        self.headed && !self.spaced && self.place(line.indent) == Some(0) && self.is_numbered(line.span)
    }

    /// Whether a line is the last of the row that a number has begun and of which nothing but words in the
    /// first column has been read.
    fn ends_row(&self, line: &Line, row: u32, cells: &[Cell]) -> bool {
        let of_row: Vec<&Cell> = cells.iter().rev().take_while(|cell| cell.row == row).collect();
        let begun = of_row.last().is_some_and(|cell| self.is_numbered(cell.span));
        self.headed
            && row > 0
            && begun
            && of_row.iter().all(|cell| cell.column == 0)
            && list_marker::read(line.span.of(self.text)).is_none()
    }

    /// Whether a row of two cells is the number and title of the next section, apart from what stands around
    /// it: "10.  RECOMMENDATIONS".
    fn is_next_section(&self, line: &Line, next: Option<&Line>) -> bool {
        const MOST_WORDS: usize = 6;
        let Some((number, title)) = line.span.of(self.text).split_once("  ") else {
            return false;
        };
        let title = title.trim_start();
        let numbered = number.ends_with('.') || number.ends_with(".0");
        let capitals = title.chars().any(char::is_alphabetic) && !title.chars().any(char::is_lowercase);
        let is_title = !title.contains("   ")
            && title.split(' ').count() <= MOST_WORDS
            && !title.chars().any(|c| c.is_ascii_digit())
            && title.starts_with(char::is_uppercase)
            && !title.ends_with(['.', ';', ','])
            && (capitals || self.edges.len() >= 3);
        line.blank_above
            && look::is_number(number)
            && numbered
            && is_title
            && next.is_none_or(|next| next.blank_above)
    }

    /// What `line` is: `first` where it is the table's first, otherwise below `row`; `told` where something
    /// was told below an earlier row, `goes_on` where the line above did.
    fn read(&self, line: &Line, first: bool, (row, told, goes_on): (u32, bool, bool)) -> Reading {
        if first {
            return Reading::Row(self.head.clone());
        }
        let found = fitted(self.text, line, &self.edges).map(|found| {
            if self.headed {
                parted_at_edges(self.text, found, &self.edges)
            } else {
                found
            }
        });
        let is_one_cell = found.is_none();
        if let Some(found) = found.filter(|found| self.fits(found)) {
            return Reading::Row(found);
        }
        let below = is_told_below(line, &self.edges);
        if below && (goes_on || told && line.span.of(self.text).starts_with(char::is_uppercase)) {
            return Reading::ToldBelow;
        }
        let alone = [(line.indent, line.span)];
        let is_narrow = is_narrow(&self.edges, line) && !is_numbered_title(line.span.of(self.text));
        if !line.blank_above && is_one_cell && self.fits(&alone) && is_narrow {
            return Reading::GoesOn;
        }
        if self.headed && row > 0 && below {
            return Reading::ToldBelow;
        }
        Reading::Ends
    }

    /// The column in which a cell stands that begins at `column`.
    fn place(&self, column: u32) -> Option<usize> {
        self.edges
            .iter()
            .rposition(|edge| edge.saturating_sub(1) <= column)
    }

    /// Whether each of the cells begins where a column does.
    fn fits(&self, found: &[(u32, Span)]) -> bool {
        let begins =
            |column: u32| self.edges.iter().any(|edge| edge.abs_diff(column) <= 1) || self.hangs(column);
        found.len() <= self.edges.len() && found.iter().all(|(column, _)| begins(*column))
    }

    /// Whether a cell hangs below the first one of its row.
    fn hangs(&self, column: u32) -> bool {
        const FARTHEST: u32 = 6;
        (self.spaced || self.headed)
            && self
                .edges
                .first()
                .is_some_and(|edge| column >= *edge && (self.spaced || column <= edge + FARTHEST))
            && self.edges.get(1).is_some_and(|edge| column + 3 < *edge)
    }
}

/// Whether a line below a row runs across the columns from the second on: what was said or done since, in
/// running text. It is a cell of a column without a heading.
fn is_told_below(line: &Line, edges: &[u32]) -> bool {
    !line.blank_above && edges.get(1).is_some_and(|edge| line.indent.abs_diff(*edge) <= 1) && edges.len() >= 3
}

/// `RESOLVED   (1)  that the report be noted`: the word hangs in the margin of a list.
fn is_hung(text: &str, parts: &[(u32, Span)]) -> bool {
    let word = parts.first().map_or("", |(_, span)| span.of(text));
    let bare = word.trim_end_matches([':', '-', ' ', '\u{2013}']);
    matches!(
        bare,
        "RESOLVED"
            | "AGREED"
            | "RECOMMENDED"
            | "DECIDED"
            | "Resolved"
            | "Agreed"
            | "Recommended"
            | "Decided"
            | "PENDERFYNWYD"
            | "RESOLVED that"
            | "RESOLVED THAT"
            | "Resolved that"
            | "Decision"
            | "DECISION"
    ) && parts.get(1).is_some_and(|(_, span)| {
        let next = span.of(text);
        list_marker::read(next).is_some() || next.starts_with(['(', 't', 'T', '1', 'i'])
    })
}

/// `2. the Clerk obtain three prices;      GD`: a point of a list, and in the margin who is to do it.
fn is_point_with_margin(text: &str, parts: &[(u32, Span)]) -> bool {
    let (point, margin) = match parts {
        [(_, point), (_, margin)] => (*point, *margin),
        [(_, label), (_, words), (_, margin)] if label.len() <= 5 => {
            (Span::new(label.start, words.end), *margin)
        }
        _ => return false,
    };
    let initials = margin.of(text);
    let words = point.of(text);
    (2..=4).contains(&initials.len())
        && initials.chars().all(|c| c.is_ascii_uppercase())
        && list_marker::read(words).is_some_and(|marker| {
            let rest = words.get(marker.words_at..).unwrap_or("");
            rest.ends_with(['.', ';', ',']) || rest.ends_with("; and") || rest.ends_with(" and")
        })
}

/// Whether a line with words in one column only stays inside that column.
fn is_narrow(edges: &[u32], line: &Line) -> bool {
    let next = edges.iter().find(|edge| **edge > line.indent.saturating_add(1));
    next.is_none_or(|edge| line.end_column() < *edge)
}
