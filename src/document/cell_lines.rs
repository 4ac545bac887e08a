//! Tables whose cells were written one below another, a line or a few lines each: the headings of the
//! columns first, then row upon row, each of which begins with a number, a reference or a day.
//!
//! Rows are told by what begins them, cells by blank lines where the table has them, and otherwise by
//! how many columns there are: of the lines that are too many, those that go on with the line above
//! are joined to it. A table is believed where at least two rows come out whole.

use super::line::Line;
use super::list_marker::{self, Shape};
use super::numeral::begins_with_month;
use super::table::{Cell, Table, is_heading_row};
use crate::scrutiny::passage::Span;

/// Most columns of such a table.
const MOST_COLUMNS: usize = 11;
/// Longest column heading, in characters.
const LONGEST_HEADING: u32 = 48;
/// Most lines that a cell has on the average of its row.
const MOST_LINES_A_CELL: usize = 3;
/// Most lines of one row.
const LONGEST_ROW: usize = 40;
/// Lines that may stand between the headings and the first row, or between two rows.
const MOST_BETWEEN: usize = 2;

/// What begins the rows of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Start {
    Number(u32),
    Reference(String),
    Day,
}

/// The headings of a table's columns.
struct Header {
    cells: Vec<Span>,
    end: usize,
}

/// The lines of a row, and one past its last.
struct Row {
    lines: Vec<Placed>,
    end: usize,
}

/// A line of a row, and whether white space or the end of a page stands above it.
#[derive(Debug, Clone, Copy)]
struct Placed {
    index: usize,
    apart: bool,
}

/// The table that begins at line `at`, if one does.
pub(super) fn beginning_at(text: &str, lines: &[Line], furniture: &[bool], at: usize) -> Option<Table> {
    let header = header_at(text, lines, at)?;
    let first =
        (header.end..=header.end + MOST_BETWEEN).find(|index| start_of(text, lines, *index).is_some())?;
    let start = start_of(text, lines, first)?;
    let counts = if is_number_heading(header.cells.first()?.of(text)) {
        [header.cells.len(), header.cells.len() + 1]
    } else {
        [header.cells.len() + 1, header.cells.len()]
    };
    let page = Page {
        text,
        lines,
        furniture,
    };
    counts
        .into_iter()
        .filter(|columns| *columns >= 3)
        .find_map(|columns| page.table(at, &header, first, &start, columns))
}

/// The column headings that begin at a line: short lines, all together or all apart.
fn header_at(text: &str, lines: &[Line], at: usize) -> Option<Header> {
    let apart = lines.get(at + 1)?.blank_above;
    let mut cells: Vec<Span> = Vec::new();
    let mut end = at;
    while let Some(line) = lines.get(end) {
        // Headings wrap, but lines that only go on and on are none.
        if end - at > MOST_COLUMNS * MOST_LINES_A_CELL {
            return None;
        }
        let words = line.span.of(text);
        if end > at && (start_of(text, lines, end).is_some() || line.blank_above != apart) {
            break;
        }
        let cut_short = words.len() <= 8 && words.ends_with('.');
        let plain = line.width <= LONGEST_HEADING
            && (!words.ends_with(['.', ';', ':', ',']) || cut_short)
            && !words.contains(['|', '\t'])
            && words.chars().filter(char::is_ascii_digit).count() <= 4;
        if !plain || cells.len() >= MOST_COLUMNS {
            break;
        }
        match cells.last_mut() {
            Some(last) if last.of(text).ends_with('/') || words.starts_with(char::is_lowercase) => {
                *last = Span::new(last.start, line.span.end);
            }
            _ => cells.push(line.span),
        }
        end += 1;
    }
    let recommends = cells
        .iter()
        .any(|cell| cell.of(text).to_lowercase().contains("recommendation"));
    let reads = (cells.len() >= 3 || cells.len() == 2 && recommends)
        && is_heading_row(cells.iter().map(|cell| cell.of(text)), cells.len());
    reads.then_some(Header { cells, end })
}

fn is_number_heading(words: &str) -> bool {
    let low = words.to_lowercase();
    low.split(|c: char| !c.is_alphanumeric()).any(|word| {
        matches!(
            word,
            "no" | "ref" | "reference" | "number" | "date" | "minute" | "id" | "item" | "rec" | "nr"
        )
    }) || low == "#"
        || low.starts_with("meeting")
}

/// What a line is as the beginning of a row: nothing but a number, a reference or a day.
fn start_of(text: &str, lines: &[Line], index: usize) -> Option<Start> {
    let words = lines.get(index)?.span.of(text).trim_end_matches(['.', ')', ':']);
    if words.len() > 16 {
        return None;
    }
    if let Ok(number) = words.parse::<u32>() {
        return (number < 1000).then_some(Start::Number(number));
    }
    if is_day(words) {
        return Some(Start::Day);
    }
    let letters: String = words.chars().filter(char::is_ascii_alphabetic).collect();
    let code = words.chars().any(|c| c.is_ascii_digit())
        && words
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || matches!(c, '/' | '-' | '.'));
    let read =
        list_marker::read(words).is_some_and(|m| m.shape == Shape::Reference && m.label.len() == words.len());
    (code || read).then_some(Start::Reference(letters))
}

fn is_day(words: &str) -> bool {
    let parts: Vec<&str> = words
        .split([' ', '/', '.', '-', ','])
        .filter(|part| !part.is_empty())
        .collect();
    let [day, month, rest @ ..] = parts.as_slice() else {
        return false;
    };
    let number = day
        .trim_end_matches(|c: char| c.is_ascii_lowercase())
        .parse::<u32>();
    let is_month =
        begins_with_month(month) || month.parse::<u32>().is_ok_and(|month| (1..=12).contains(&month));
    number.is_ok_and(|day| (1..=31).contains(&day))
        && is_month
        && rest.len() == 1
        && rest
            .iter()
            .all(|year| year.len() <= 4 && year.bytes().all(|b| b.is_ascii_digit()))
}

/// The lines of a text in which a table is sought.
struct Page<'t> {
    text: &'t str,
    lines: &'t [Line],
    furniture: &'t [bool],
}

impl Page<'_> {
    fn words(&self, index: usize) -> &str {
        self.lines.get(index).map_or("", |line| line.span.of(self.text))
    }

    /// The table of so many columns whose rows begin at `first`, if at least two come out whole.
    fn table(
        &self,
        at: usize,
        header: &Header,
        first: usize,
        start: &Start,
        columns: usize,
    ) -> Option<Table> {
        let shift = columns - header.cells.len();
        let mut cells: Vec<Cell> = Vec::new();
        push_row(&mut cells, 0, shift, &header.cells, true);
        let mut row = 1;
        for index in header.end..first {
            push_row(&mut cells, row, 0, &[self.lines.get(index)?.span], false);
            row += 1;
        }
        let (mut whole, mut broken) = (0, 0);
        let mut next = first;
        let mut end = first;
        let mut start = start.clone();
        while let Some(found) = self.row(next, &start, columns, header) {
            let is_last = self.next_start(found.end, &start, header).is_none();
            let Some((spans, rest)) = self.cells_of(&found.lines, columns, is_last) else {
                broken += 1;
                if is_last || broken > whole + 1 {
                    break;
                }
                for line in &found.lines {
                    push_row(&mut cells, row, 0, &[self.lines.get(line.index)?.span], false);
                    row += 1;
                }
                (next, start) = self.next_start(found.end, &start, header)?;
                continue;
            };
            whole += 1;
            push_row(&mut cells, row, 0, &spans, false);
            row += 1;
            if is_last {
                end = rest.unwrap_or(found.end);
                break;
            }
            // What stands between two rows heads those that follow.
            for index in rest.map_or(found.end..found.end, |rest| rest..found.end) {
                if !self.is_furniture(index) {
                    push_row(&mut cells, row, 0, &[self.lines.get(index)?.span], false);
                    row += 1;
                }
            }
            end = found.end;
            (next, start) = self.next_start(found.end, &start, header)?;
        }
        (whole >= 2 && whole > broken).then_some(Table {
            first: at,
            end,
            cells,
        })
    }

    /// A line that a page repeats; a dash alone is an empty cell.
    fn is_furniture(&self, index: usize) -> bool {
        let dash = matches!(self.words(index), "-" | "–" | "—");
        self.furniture.get(index).copied().unwrap_or(false) && !dash
    }

    /// Whether the headings are printed again at a line.
    fn repeats_header(&self, index: usize, header: &Header) -> bool {
        header
            .cells
            .first()
            .is_some_and(|first| self.words(index) == first.of(self.text))
            && header
                .cells
                .get(1)
                .is_some_and(|second| self.words(index + 1) == second.of(self.text))
    }

    /// The row after one that began with `start` and ended before `from`.
    fn next_start(&self, from: usize, start: &Start, header: &Header) -> Option<(usize, Start)> {
        let mut between = 0;
        let mut index = from;
        while between <= MOST_BETWEEN + MOST_COLUMNS && index < self.lines.len() {
            if self.repeats_header(index, header) {
                index += header.cells.len();
                continue;
            }
            match start_of(self.text, self.lines, index) {
                Some(found) if follows(start, &found) => return Some((index, found)),
                _ => between += 1,
            }
            index += 1;
        }
        None
    }

    /// The lines of the row that begins at `at`, up to the next row's.
    fn row(&self, at: usize, start: &Start, columns: usize, header: &Header) -> Option<Row> {
        let mut lines = vec![Placed {
            index: at,
            apart: true,
        }];
        let mut apart = false;
        let mut index = at + 1;
        while index < self.lines.len() && lines.len() < LONGEST_ROW {
            if self.repeats_header(index, header) {
                break;
            }
            let full = lines.len() + 1 >= columns;
            let begins = start_of(self.text, self.lines, index)
                .is_some_and(|found| follows(start, &found) && (full || !matches!(found, Start::Day)));
            if begins {
                break;
            }
            apart |= self.lines.get(index).is_some_and(|line| line.blank_above);
            if !self.is_furniture(index) {
                lines.push(Placed { index, apart });
                apart = false;
            }
            index += 1;
        }
        (lines.len() > 1).then_some(Row { lines, end: index })
    }

    /// The cells of a row, and the first line behind them, where there is any.
    fn cells_of(&self, row: &[Placed], columns: usize, is_last: bool) -> Option<(Vec<Span>, Option<usize>)> {
        if row.len() > columns * MOST_LINES_A_CELL && !is_last {
            return None;
        }
        // Where its cells stand apart, a row's first line stands alone.
        if !row.get(1).is_some_and(|line| line.apart) {
            // In a table without blank lines within its rows a blank line ends the row.
            let end = row.iter().skip(1).position(|line| line.apart).map(|at| at + 1);
            let own: Vec<usize> = row
                .iter()
                .take(end.unwrap_or(row.len()))
                .map(|line| line.index)
                .collect();
            let rest = end.and_then(|end| row.get(end)).map(|line| line.index);
            return self.joined(&own, columns).map(|cells| (cells, rest));
        }
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for line in row {
            match groups.last_mut() {
                Some(group) if !line.apart => group.push(line.index),
                _ => groups.push(vec![line.index]),
            }
        }
        if groups.len() < columns || (groups.len() > columns + MOST_BETWEEN && !is_last) {
            return None;
        }
        let rest = groups.get(columns).and_then(|group| group.first()).copied();
        let spans = groups
            .iter()
            .take(columns)
            .map(|group| self.span(group))
            .collect::<Option<Vec<Span>>>()?;
        Some((spans, rest))
    }

    fn span(&self, group: &[usize]) -> Option<Span> {
        let first = self.lines.get(*group.first()?)?;
        let last = self.lines.get(*group.last()?)?;
        Some(Span::new(first.span.start, last.span.end))
    }

    /// The lines of a row as so many cells: of lines too many, those that best go on with the line
    /// above are joined to it.
    fn joined(&self, row: &[usize], columns: usize) -> Option<Vec<Span>> {
        let too_many = row.len().checked_sub(columns)?;
        let mut likely: Vec<(i32, usize)> = (1..row.len())
            .map(|nth| {
                (
                    self.goes_on(row.get(nth - 1).copied(), row.get(nth).copied()),
                    nth,
                )
            })
            .filter(|(score, _)| *score > 0)
            .collect();
        likely.sort_by_key(|(score, nth)| (-score, *nth));
        if likely.len() < too_many {
            return None;
        }
        likely.truncate(too_many);
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (nth, index) in row.iter().enumerate() {
            match groups.last_mut() {
                Some(group) if likely.iter().any(|(_, joined)| *joined == nth) => group.push(*index),
                _ => groups.push(vec![*index]),
            }
        }
        groups.iter().map(|group| self.span(group)).collect()
    }

    /// How likely a line goes on with the one above it; nought or less where it does not.
    fn goes_on(&self, above: Option<usize>, line: Option<usize>) -> i32 {
        const WRAPPED: usize = 20;
        let (Some(above), Some(line)) = (above, line) else {
            return 0;
        };
        let (before, words) = (self.words(above), self.words(line));
        let short = |words: &str| {
            words.parse::<u32>().is_ok()
                || is_day(words)
                || words.chars().filter(|c| c.is_alphabetic()).count() < 2
        };
        if short(before) || short(words) {
            return 0;
        }
        if words.starts_with(|c: char| c.is_lowercase() || c == '(') {
            return 1000;
        }
        let last = before.rsplit(' ').next().unwrap_or("").to_lowercase();
        let open = matches!(
            last.as_str(),
            "the"
                | "a"
                | "an"
                | "of"
                | "to"
                | "for"
                | "and"
                | "or"
                | "in"
                | "on"
                | "with"
                | "by"
                | "from"
                | "at"
                | "that"
                | "their"
                | "its"
                | "be"
                | "is"
                | "are"
        );
        if open || before.ends_with([',', '-', '&', '/']) {
            return 1000;
        }
        let complete = before.ends_with(['.', '!', '?', ';', ':']);
        if complete && words.ends_with('.') && words.contains(' ') {
            return 10;
        }
        if complete || before.len() < WRAPPED {
            return 0;
        }
        i32::try_from(before.len().min(400)).unwrap_or(0)
    }
}

fn follows(start: &Start, next: &Start) -> bool {
    match (start, next) {
        (Start::Number(one), Start::Number(other)) => *other == one + 1,
        (Start::Reference(one), Start::Reference(other)) => one == other,
        (Start::Day, Start::Day) => true,
        _ => false,
    }
}

fn push_row(cells: &mut Vec<Cell>, row: u32, shift: usize, spans: &[Span], heading: bool) {
    for (column, span) in spans.iter().enumerate() {
        if !span.is_empty() {
            cells.push(Cell {
                span: *span,
                row,
                column: u32::try_from(column + shift).unwrap_or(u32::MAX),
                heading,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::outline::outline;
    use super::super::text::read;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(outline(&read(text.to_owned(), Vec::new())), expected, "{text}");
    }

    #[test]
    fn lines_of_rows_without_blank_lines_are_joined_to_as_many_cells_as_columns() {
        check(
            "Log\n\nNo.\nAction\nOwner\nTarget date\nRAG\n\n1\nTo count the gullies in\neach ward.\nEngineer\n31/03/27\nGreen\n\n2\nTo write to the Minister.\nClerk\n-\nRed\n",
            &[
                "h2 Log",
                "0.0.0* No.",
                "0.0.1* Action",
                "0.0.2* Owner",
                "0.0.3* Target date",
                "0.0.4* RAG",
                "0.1.0 1",
                "0.1.1 To count the gullies in each ward.",
                "0.1.2 Engineer",
                "0.1.3 31/03/27",
                "0.1.4 Green",
                "0.2.0 2",
                "0.2.1 To write to the Minister.",
                "0.2.2 Clerk",
                "0.2.3 -",
                "0.2.4 Red",
            ],
        );
    }

    #[test]
    fn a_number_without_a_heading_of_its_own_is_a_column() {
        check(
            "Recommendations\nTo\nAccept/\nReject\nComments\n1\nThe ferry should run.\nTrust\nAccept\nFrom May.\n2\nThe quay should be lit.\nTrust\nReject\nNo money.\n\nThe Trust will report in May.\n",
            &[
                "0.0.1* Recommendations",
                "0.0.2* To",
                "0.0.3* Accept/ Reject",
                "0.0.4* Comments",
                "0.1.0 1",
                "0.1.1 The ferry should run.",
                "0.1.2 Trust",
                "0.1.3 Accept",
                "0.1.4 From May.",
                "0.2.0 2",
                "0.2.1 The quay should be lit.",
                "0.2.2 Trust",
                "0.2.3 Reject",
                "0.2.4 No money.",
                "p The Trust will report in May.",
            ],
        );
    }

    #[test]
    fn numbers_and_days_below_short_lines_are_no_table() {
        check(
            "Meetings\n\nAction\n\nDate\n\n4 May 2027\n\n11 June 2027\n\nTown Hall\n",
            &[
                "h2 Meetings",
                "h2 Action",
                "h2 Date",
                "p 4 May 2027",
                "p 11 June 2027",
                "h2 Town Hall",
            ],
        );
    }
}
