//! How a piece of a paper and what it is marked with are told in clues, alike for every subject.

use crate::extract::clean::{Piece, Role};

/// What a piece is in the layout.
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Heading { .. } => "heading",
        Role::Paragraph => "paragraph",
        Role::Point => "point",
        Role::Cell { .. } => "cell",
    }
}

/// How a piece is marked: by a bullet, the label of a recommendation, figures or a letter, or not at all.
pub fn marker(piece: &Piece) -> &'static str {
    let Some(marker) = &piece.marker else {
        return "none";
    };
    let printed = marker.printed.to_ascii_lowercase();
    if marker.is_bullet() {
        "bullet"
    } else if printed.contains("rec") || printed.starts_with('r') {
        "recommendation"
    } else if marker.is_decimal() {
        "decimal"
    } else if printed.contains(|c: char| c.is_ascii_digit()) {
        "figure"
    } else {
        "letter"
    }
}

/// A count told as a word, everything from 5 on alike.
pub fn up_to_four(count: usize) -> &'static str {
    ["0", "1", "2", "3", "4"].get(count).copied().unwrap_or("more")
}
