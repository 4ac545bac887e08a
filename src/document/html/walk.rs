//! A walk over the parsed page that never recurses, and which of its tables are tables.

use scraper::node::Element;
use scraper::{Html, Node};

use super::element;

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
                        table.rows += 1;
                        table.cells_in_row = 0;
                    }
                }
                "td" | "th" => {
                    if let Some(table) = open.last_mut() {
                        table.cells_in_row += 1;
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
                if let Some(table) = open.pop() {
                    let is_data = !table.holds_layout && table.most_cells >= 2 && table.rows >= 1;
                    if let Some(answer) = holds_data.get_mut(table.ordinal) {
                        *answer = is_data;
                    }
                }
            }
            _ => {}
        }
        !matches!(visit, Visit::Open(element) if element::is_unseen(element))
    });
    holds_data
}
