//! What stands around a piece: the headings above it, the words that open its list, the heading of its
//! column.

use crate::extract::clean::{Piece, Role};
use std::collections::HashMap;

/// What stands around one piece, each by its place among the pieces.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The heading above it.
    pub heading: Option<usize>,
    /// The heading above that one.
    pub heading_before: Option<usize>,
    /// The piece whose open end ("… recommends that:") leads into it.
    pub lead_in: Option<usize>,
    /// The first cell of its column.
    pub column: Option<usize>,
}

/// A lead-in leads no further than this many pieces, where running text follows it.
const LEADS: usize = 12;

/// What stands around each piece.
#[must_use]
pub fn of(pieces: &[Piece]) -> Vec<Surroundings> {
    let mut found = Vec::with_capacity(pieces.len());
    let mut columns: HashMap<(u32, u32), usize> = HashMap::new();
    let mut first_rows: HashMap<u32, u32> = HashMap::new();
    let mut now = Surroundings::default();
    for (index, piece) in pieces.iter().enumerate() {
        let mut own = now;
        if let Role::Cell { table, row, column } = piece.role {
            if *first_rows.entry(table).or_insert(row) == row {
                columns.insert((table, column), index);
            }
            own.column = columns.get(&(table, column)).copied();
        } else if heads(piece) {
            now = Surroundings {
                heading: Some(index),
                heading_before: now.heading,
                ..Surroundings::default()
            };
            own = now;
        } else if piece.role != Role::Point && leads(piece) {
            now.lead_in = Some(index);
        } else if piece.role == Role::Paragraph
            && piece.words.ends_with('.')
            && now.lead_in.is_some_and(|lead_in| index > lead_in + LEADS)
        {
            now.lead_in = None;
        }
        found.push(own);
    }
    found
}

/// Whether a piece heads what follows: marked as a heading, or a few words without an end.
fn heads(piece: &Piece) -> bool {
    let few = piece.words.len() < 70 && piece.words.split(' ').count() <= 8;
    let open = piece.words.ends_with(['.', ';', ':', ',']);
    let capital = piece.words.starts_with(char::is_uppercase);
    matches!(piece.role, Role::Heading { .. }) || piece.role == Role::Paragraph && few && !open && capital
}

/// Whether a piece is left open for what follows it.
fn leads(piece: &Piece) -> bool {
    piece.words.ends_with([':', '-'])
}
