//! Rows of tables whose cells were wrapped: the document gives each line of a cell as a cell of its own
//! with the same row and column. Here they become one, and a line of status under the owner ("DONE",
//! with what was done beside it) becomes a row of its own.

use super::{Piece, Role};
use std::collections::BTreeMap;

/// Rows within a row that can be told apart.
const SUB_ROWS: u32 = 16;

/// The row that is being read.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The table and row as the document counts them.
    open: Option<(u32, u32)>,
    /// How many rows it was parted into before.
    sub: u32,
    /// Where the cell of each column stands among the pieces.
    cells: BTreeMap<u32, usize>,
}

impl Rows {
    /// Puts a cell in its row: appended to the cell that it goes on with, whereupon `next` is left
    /// without words, or as a cell of the row's own number.
    pub(super) fn place(&mut self, text: &str, pieces: &mut [Piece], next: &mut Piece) {
        let Role::Cell { table, row, column } = next.role else {
            return;
        };
        if self.open != Some((table, row)) {
            *self = Self {
                open: Some((table, row)),
                ..Self::default()
            };
        }
        let known = self.cells.get(&column).and_then(|index| pieces.get_mut(*index));
        if let Some(known) = known {
            if is_status(&next.words) && !is_status(&known.words) {
                self.cells.clear();
                self.sub = (self.sub + 1).min(SUB_ROWS - 1);
            } else {
                let parts = next.parts.clone();
                known.append(text, parts);
                next.words.clear();
                return;
            }
        }
        self.cells.insert(column, pieces.len());
        next.role = Role::Cell {
            table,
            row: row.saturating_mul(SUB_ROWS).saturating_add(self.sub),
            column,
        };
    }
}

/// Whether a cell is a status in capitals: "DONE", "NOT AGREED".
fn is_status(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    (3..=24).contains(&letters)
        && words.split(' ').count() <= 3
        && words.chars().all(|c| c.is_uppercase() || c == ' ' || c == '-')
}
