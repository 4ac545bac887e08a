//! A walk over the parsed page that never recurses, and which of its tables are tables.

use scraper::node::Element;
use scraper::{Html, Node};

use super::element;
use crate::document::line::is_space;
use crate::document::list_marker;

/// What the walk comes upon.
pub(super) enum Visit<'a> {
    /// An element begins.
    Open(&'a Element),
    /// It ends.
    Close(&'a Element),
    /// Words.
    Words(&'a str),
}

/// Visits all elements and words of a page in reading order. Where `visit` gives `false` for an
/// element that begins, its content is passed over.
pub(super) fn walk<'a>(page: &'a Html, mut visit: impl FnMut(&Visit<'a>) -> bool) {
    let mut node = page.tree.root();
    loop {
        let enters = match node.value() {
            Node::Element(element) => visit(&Visit::Open(element)),
            Node::Text(words) => visit(&Visit::Words(words)),
            Node::Document | Node::Fragment => true,
            _ => false,
        };
        if let Some(child) = node.first_child().filter(|_| enters) {
            node = child;
            continue;
        }
        loop {
            if let Node::Element(element) = node.value() {
                visit(&Visit::Close(element));
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => return,
            }
        }
    }
}

/// What is known of a table while it is open.
#[derive(Default)]
struct Sight {
    ordinal: usize,
    rows: usize,
    cells_in_row: usize,
    most_cells: usize,
    holds_layout: bool,
    has_heading_cells: bool,
    /// Rows whose first cell holds a number and nothing else.
    numbered_rows: usize,
    /// The words of the cell that is open, as far as a number may reach.
    first_words: String,
}

/// More than the longest number of a point.
const LONGER_THAN_A_NUMBER: usize = 12;

impl Sight {
    fn take_words(&mut self, words: &str) {
        if self.cells_in_row == 1 && self.first_words.len() <= LONGER_THAN_A_NUMBER {
            self.first_words.extend(
                words
                    .chars()
                    .filter(|c| !is_space(*c))
                    .take(LONGER_THAN_A_NUMBER + 1),
            );
        }
    }

    fn end_first_cell(&mut self) {
        let words = std::mem::take(&mut self.first_words);
        let is_number = words.len() <= LONGER_THAN_A_NUMBER
            && list_marker::read(&words).is_some_and(|m| m.label.len() == words.len());
        self.numbered_rows += usize::from(self.cells_in_row == 1 && is_number);
    }

    /// Whether it holds data: two columns of which the first only numbers the second are a list, as
    /// agendas are laid out.
    fn is_data(&self) -> bool {
        let only_numbers =
            self.most_cells == 2 && !self.has_heading_cells && self.numbered_rows * 2 > self.rows;
        !self.holds_layout && self.most_cells >= 2 && self.rows >= 1 && !only_numbers
    }
}

/// Which tables of the page hold data, in the order in which they begin; the others only lay the
/// page out, as pages once did.
pub(super) fn data_tables(page: &Html) -> Vec<bool> {
    let mut holds_data = Vec::new();
    let mut open: Vec<Sight> = Vec::new();
    walk(page, |visit| {
        match visit {
            Visit::Open(element) => match element.name() {
                "table" => {
                    if let Some(outer) = open.last_mut() {
                        outer.holds_layout = true;
                    }
                    open.push(Sight {
                        ordinal: holds_data.len(),
                        holds_layout: matches!(element.attr("role"), Some("presentation" | "none")),
                        ..Sight::default()
                    });
                    holds_data.push(false);
                }
                "tr" => {
                    if let Some(table) = open.last_mut() {
                        table.end_first_cell();
                        table.rows += 1;
                        table.cells_in_row = 0;
                    }
                }
                "td" | "th" => {
                    if let Some(table) = open.last_mut() {
                        table.end_first_cell();
                        table.cells_in_row += 1;
                        table.has_heading_cells |= element.name() == "th";
                        table.most_cells = table.most_cells.max(table.cells_in_row);
                    }
                }
                "h1" | "h2" | "form" | "main" | "article" => {
                    if let Some(table) = open.last_mut() {
                        table.holds_layout = true;
                    }
                }
                _ => {}
            },
            Visit::Close(element) if element.name() == "table" => {
                if let Some(mut table) = open.pop() {
                    table.end_first_cell();
                    if let Some(answer) = holds_data.get_mut(table.ordinal) {
                        *answer = table.is_data();
                    }
                }
            }
            Visit::Words(words) => {
                if let Some(table) = open.last_mut() {
                    table.take_words(words);
                }
            }
            Visit::Close(_) => {}
        }
        !matches!(visit, Visit::Open(element) if element::is_unseen(element))
    });
    holds_data
}
