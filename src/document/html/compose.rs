//! The text of a page, composed as a reader sees it, and what its marks say of each line.

use scraper::Html;
use scraper::node::Element;

use super::element;
use super::list::List;
use super::walk::{Visit, data_tables, walk};
use crate::document::blocks::{self, Hint};
use crate::document::line::{Line, is_space};
use crate::document::list_marker::{self, Setting, Shape, Trust};
use crate::document::table;
use crate::scrutiny::passage::{Block, BlockKind, Span};

/// A page's text and blocks.
pub(super) struct Composed {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
}

/// Composes the text of a page; `trust_names` where the site's own names and classes tell its
/// furniture.
pub(super) fn compose(page: &Html, trust_names: bool) -> Composed {
    let mut composer = Composer {
        trust_names,
        data_tables: data_tables(page),
        ..Composer::default()
    };
    walk(page, |visit| match visit {
        Visit::Open(element) => composer.open(element),
        Visit::Close(element) => {
            composer.close(element);
            true
        }
        Visit::Words(words) => {
            composer.words(words);
            true
        }
    });
    composer.flush();
    composer.mark_heading_rows();
    let blocks = blocks::of_hinted_lines(&composer.text, &composer.lines, &composer.hints);
    Composed {
        text: composer.text,
        blocks,
    }
}

/// A table that holds data and is open.
struct OpenTable {
    index: u32,
    row: u32,
    column: u32,
    has_row: bool,
    in_head: bool,
    /// For each column, how many more rows a cell from above reaches into.
    taken: Vec<u32>,
    cell: Option<OpenCell>,
}

struct OpenCell {
    start: Option<usize>,
    row: u32,
    column: u32,
    heading: bool,
    columns: u32,
}

#[derive(Default)]
struct Composer {
    trust_names: bool,
    data_tables: Vec<bool>,
    text: String,
    lines: Vec<Line>,
    hints: Vec<Hint>,
    /// The words since the last block began.
    run: String,
    bold_letters: usize,
    letters: usize,
    space_is_due: bool,
    furniture: u32,
    bold: u32,
    verbatim: u32,
    headings: Vec<u8>,
    lists: Vec<List>,
    marker: Option<String>,
    /// For each open table element, its data table or none where it only lays the page out.
    tables: Vec<Option<OpenTable>>,
    tables_begun: usize,
    tables_counted: u32,
    /// Whether the last term of a definition list ended with a colon, so that its meaning goes on.
    term_goes_on: bool,
}

impl Composer {
    fn open(&mut self, element: &Element) -> bool {
        if element.name() == "table" {
            self.flush();
            self.open_table();
        }
        if element::is_unseen(element) {
            return false;
        }
        let name = element.name();
        if name == "br" {
            self.run.push('\n');
            self.space_is_due = false;
        }
        if element::is_block(element) && !(name == "dd" && std::mem::take(&mut self.term_goes_on)) {
            self.flush();
        }
        if self.is_furniture(element) {
            self.flush();
            self.furniture += 1;
        }
        self.bold += u32::from(element::is_bold(element));
        if let Some(level) = element::heading_level(element) {
            self.flush();
            self.headings.push(level);
        }
        match name {
            "pre" => self.verbatim += 1,
            "ol" | "ul" | "menu" | "dir" => self.lists.push(List::of(element)),
            "li" => {
                self.marker = Some(
                    self.lists
                        .last_mut()
                        .map_or_else(|| "•".to_owned(), |list| list.marker(element)),
                );
            }
            "tr" => self.open_row(),
            "thead" => self.set_in_head(true),
            "td" | "th" => self.open_cell(element),
            _ => {}
        }
        true
    }

    fn close(&mut self, element: &Element) {
        let name = element.name();
        if !element::is_unseen(element) {
            if name == "dt" {
                self.term_goes_on = self.run.trim_end_matches(is_space).ends_with(':');
                self.space_is_due = true;
            }
            if element::is_block(element) && !(name == "dt" && self.term_goes_on) {
                self.flush();
            }
            if element::heading_level(element).is_some() {
                self.flush();
                self.headings.pop();
            }
            if self.is_furniture(element) {
                self.flush();
                self.furniture = self.furniture.saturating_sub(1);
            }
            self.bold = self.bold.saturating_sub(u32::from(element::is_bold(element)));
            match name {
                "pre" => self.verbatim = self.verbatim.saturating_sub(1),
                "ol" | "ul" | "menu" | "dir" => {
                    self.lists.pop();
                }
                "li" => self.marker = None,
                "thead" => self.set_in_head(false),
                "td" | "th" => self.close_cell(),
                _ => {}
            }
        }
        if name == "table" {
            self.flush();
            self.tables.pop();
        }
    }

    fn is_furniture(&self, element: &Element) -> bool {
        element::is_furniture_by_kind(element) || (self.trust_names && element::is_furniture_by_name(element))
    }

    fn words(&mut self, words: &str) {
        for c in words.chars() {
            if self.verbatim > 0 && c == '\n' {
                self.run.push('\n');
                self.space_is_due = false;
            } else if c.is_ascii_whitespace() || c == '\u{b}' {
                self.space_is_due = true;
            } else {
                if std::mem::take(&mut self.space_is_due) && !self.run.is_empty() && !self.run.ends_with('\n')
                {
                    self.run.push(' ');
                }
                self.run.push(c);
                if c.is_alphanumeric() {
                    self.letters += 1;
                    self.bold_letters += usize::from(self.bold > 0);
                }
            }
        }
    }

    /// Ends the run of words and makes lines of it.
    fn flush(&mut self) {
        self.space_is_due = false;
        self.term_goes_on = false;
        let run = std::mem::take(&mut self.run);
        let is_bold = self.letters > 0 && self.bold_letters == self.letters;
        (self.letters, self.bold_letters) = (0, 0);
        if run.chars().all(is_space) {
            return;
        }
        if self.in_cell() {
            self.put_in_cell(&run);
        } else if self.furniture > 0 || !self.headings.is_empty() || self.marker.is_some() {
            self.put_marked(&run);
        } else {
            for (at, line) in run.split('\n').enumerate() {
                self.put_line(line, Hint::Words { is_bold }, at == 0);
            }
        }
    }

    fn put_marked(&mut self, run: &str) {
        // Breaks inside a heading or a point do not end it.
        let folded: Vec<&str> = run
            .split('\n')
            .map(|l| l.trim_matches(is_space))
            .filter(|l| !l.is_empty())
            .collect();
        let kind = if self.furniture > 0 {
            BlockKind::Furniture
        } else if let Some(level) = self.headings.last() {
            BlockKind::Heading { level: *level }
        } else {
            let level = u8::try_from(self.lists.len().saturating_sub(1))
                .unwrap_or(u8::MAX)
                .min(8);
            let counted = self.marker.take().unwrap_or_default();
            let run = folded.join("\n");
            let (marker, words_at) = self.printed_marker(&run).unwrap_or((counted.clone(), 0));
            self.separate("\n");
            if words_at == 0 {
                self.text.push_str(&counted);
                self.text.push(' ');
            } else {
                self.text.push_str(run.get(..words_at).unwrap_or(""));
            }
            self.put_fixed(
                run.get(words_at..).unwrap_or(""),
                BlockKind::ListItem { marker, level },
            );
            return;
        };
        self.separate("\n\n");
        self.put_fixed(&folded.join("\n"), kind);
    }

    /// The marker that a point's own words begin with, where the list marks its points by hand.
    fn printed_marker(&self, run: &str) -> Option<(String, usize)> {
        let marker = list_marker::read(run).filter(|m| m.words_at < run.len() && m.trust == Trust::Alone)?;
        let is_counted = self.lists.last().is_some_and(List::is_counted);
        let by_hand = match (marker.shape, marker.setting) {
            (Shape::Bullet(_), _) => !is_counted,
            (_, Setting::Bracketed | Setting::Closed) | (Shape::Number(2..), _) => true,
            (Shape::Number(1), Setting::Stop) => !is_counted,
            _ => false,
        };
        by_hand.then(|| (marker.shown(), marker.words_at))
    }

    fn separate(&mut self, by: &str) {
        if !self.text.is_empty() {
            let by = if self.in_cell() { "\n" } else { by };
            self.text.push_str(by);
        }
    }

    fn put_fixed(&mut self, words: &str, kind: BlockKind) {
        let start = self.text.len();
        self.text.push_str(words);
        self.push_line(Span::new(start, self.text.len()), Hint::Is(kind), true);
    }

    fn put_line(&mut self, line: &str, hint: Hint, apart: bool) {
        let line = line.trim_matches(is_space);
        if line.is_empty() {
            return;
        }
        self.separate(if apart { "\n\n" } else { "\n" });
        let start = self.text.len();
        self.text.push_str(line);
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
}

// Tables.
impl Composer {
    fn table(&mut self) -> Option<&mut OpenTable> {
        self.tables.last_mut()?.as_mut()
    }

    fn in_cell(&self) -> bool {
        self.tables
            .last()
            .is_some_and(|t| t.as_ref().is_some_and(|t| t.cell.is_some()))
    }

    fn open_table(&mut self) {
        let is_data = self.data_tables.get(self.tables_begun).copied().unwrap_or(false);
        self.tables_begun += 1;
        self.tables.push(is_data.then(|| OpenTable {
            index: self.tables_counted,
            row: 0,
            column: 0,
            has_row: false,
            in_head: false,
            taken: Vec::new(),
            cell: None,
        }));
        self.tables_counted += u32::from(is_data);
    }

    fn set_in_head(&mut self, in_head: bool) {
        if let Some(table) = self.table() {
            table.in_head = in_head;
        }
    }

    fn open_row(&mut self) {
        if let Some(table) = self.table() {
            if table.has_row {
                table.row += 1;
                for rows in &mut table.taken {
                    *rows = rows.saturating_sub(1);
                }
            }
            table.has_row = true;
            table.column = 0;
        }
    }

    fn open_cell(&mut self, element: &Element) {
        let columns = element::cell_span(element, "colspan");
        let rows = element::cell_span(element, "rowspan");
        let is_heading = element.name() == "th";
        if let Some(table) = self.table() {
            while table
                .taken
                .get(table.column as usize)
                .is_some_and(|rows| *rows > 0)
            {
                table.column += 1;
            }
            let end = (table.column + columns).min(1_000) as usize;
            if table.taken.len() < end {
                table.taken.resize(end, 0);
            }
            if let Some(taken) = table.taken.get_mut(table.column as usize..end) {
                taken.fill(rows);
            }
            table.cell = Some(OpenCell {
                start: None,
                row: table.row,
                column: table.column,
                heading: table.in_head || (is_heading && table.row == 0),
                columns,
            });
        }
    }

    /// Puts a run into the open cell: a cell is one block however many paragraphs it holds.
    fn put_in_cell(&mut self, run: &str) {
        let marker = self.marker.take();
        let begins_row = self.table().is_some_and(|t| t.column == 0);
        let is_first = self
            .table()
            .is_some_and(|t| t.cell.as_ref().is_some_and(|c| c.start.is_none()));
        if !self.text.is_empty() {
            self.text.push_str(match (is_first, begins_row) {
                (false, _) => "\n",
                (true, true) => "\n\n",
                (true, false) => "\t",
            });
        }
        let start = self.text.len();
        if let Some(marker) = marker.filter(|_| self.printed_marker(run).is_none()) {
            self.text.push_str(&marker);
            self.text.push(' ');
        }
        for (at, line) in run
            .split('\n')
            .map(|l| l.trim_matches(is_space))
            .filter(|l| !l.is_empty())
            .enumerate()
        {
            if at > 0 {
                self.text.push('\n');
            }
            self.text.push_str(line);
        }
        if let Some(cell) = self.table().and_then(|t| t.cell.as_mut()) {
            cell.start.get_or_insert(start);
        }
    }

    fn close_cell(&mut self) {
        let end = self.text.len();
        let Some(table) = self.table() else { return };
        let index = table.index;
        let Some(cell) = table.cell.take() else { return };
        table.column = table.column.saturating_add(cell.columns);
        if let Some(start) = cell.start {
            let kind = BlockKind::Cell {
                table: index,
                row: cell.row,
                column: cell.column,
                heading: cell.heading,
            };
            self.push_line(Span::new(start, end), Hint::Is(kind), true);
        }
    }

    /// First rows that read as column headings although the page does not mark them so.
    fn mark_heading_rows(&mut self) {
        let mut at = 0;
        while let Some(Hint::Is(BlockKind::Cell { table: index, .. })) = self.next_cell(&mut at) {
            let index = *index;
            let in_table =
                |hint: &Hint| matches!(hint, Hint::Is(BlockKind::Cell { table, .. }) if *table == index);
            let rest = self.hints.get(at..).unwrap_or_default();
            let cells = rest.iter().take_while(|h| in_table(h)).count();
            let first = rest
                .iter()
                .take(cells)
                .take_while(|h| matches!(h, Hint::Is(BlockKind::Cell { row: 0, .. })))
                .count();
            let words = self
                .lines
                .iter()
                .skip(at)
                .take(first)
                .map(|l| l.span.of(&self.text));
            if cells > first && table::is_heading_row(words, first) {
                for hint in self.hints.iter_mut().skip(at).take(first) {
                    if let Hint::Is(BlockKind::Cell { heading, .. }) = hint {
                        *heading = true;
                    }
                }
            }
            at += cells;
        }
    }

    fn next_cell(&self, at: &mut usize) -> Option<&Hint> {
        let ahead = self
            .hints
            .get(*at..)?
            .iter()
            .position(|h| matches!(h, Hint::Is(BlockKind::Cell { .. })))?;
        *at += ahead;
        self.hints.get(*at)
    }
}
