//! How a piece of a paper and what it is marked with are told in clues, alike for every subject.

use super::vocabulary::MARKS;
use crate::extract::clean::{Piece, Role};
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

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

/// The marks among words, each as its place in [`MARKS`].
#[must_use]
pub fn marks_in(low: &str) -> u64 {
    static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(MARKS).ok());
    let Some(finder) = &*FINDER else { return 0 };
    let found = finder.find_overlapping_iter(low);
    found.fold(0, |marks, mark| marks | 1 << mark.pattern().as_u32())
}

/// The marks of a set by their names.
pub fn named(marks: u64) -> impl Iterator<Item = &'static str> {
    let all = MARKS.iter().copied().enumerate();
    all.filter(move |(nth, _)| marks & 1 << nth != 0)
        .map(|(_, mark)| mark)
}
