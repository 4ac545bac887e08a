//! What stands around a piece: the headings above it, the words that open its list, the heading of its
//! column.

use crate::extract::clean::{Piece, Role};
use crate::extract::learned::telling::{marks_in, named};
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

/// The marks of the pieces that stand around others, looked up once for all of those.
#[derive(Debug)]
pub struct Marks(HashMap<usize, u64>);

impl Marks {
    /// Those of the pieces that head, open a list or stand at the top of a column.
    #[must_use]
    pub fn of(pieces: &[Piece], around: &[Surroundings]) -> Self {
        let mut marks: HashMap<usize, u64> = HashMap::new();
        let around = around
            .iter()
            .flat_map(|own| [own.heading, own.heading_before, own.lead_in, own.column]);
        for index in around.flatten() {
            let low = || pieces.get(index).map_or("", |piece| piece.low.as_str());
            marks.entry(index).or_insert_with(|| marks_in(low()));
        }
        Self(marks)
    }

    /// The marks of the piece at `index`, if it is one around others.
    pub fn at(&self, index: Option<usize>) -> impl Iterator<Item = &'static str> + use<> {
        let marks = index.and_then(|index| self.0.get(&index)).copied();
        named(marks.unwrap_or(0))
    }
}

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
