//! Lists that go on under one heading after another, each of which says whom its points ask: "To the
//! Cabinet Member for Parks:" and points 1 to 3, "To the Friends of the Park:" and points 4 to 6.

use super::clean::Piece;
use super::marker::Marker;
use super::paper::Paper;
use super::points::{self, Point};

/// The longest line that says whom the points below it ask.
const LONGEST: usize = 120;

/// The points that one heading puts to somebody.
#[derive(Debug)]
pub struct Group {
    /// Whom they ask, where a heading says so.
    pub asked: Option<String>,
    /// The piece of that heading.
    pub heading: Option<usize>,
    /// The points.
    pub points: Vec<Point>,
}

/// Whom a line asks that stands alone above points: "To the Cabinet Member for Parks:".
#[must_use]
pub fn whom(piece: &Piece) -> Option<&str> {
    // The number of a page above a heading is taken for its own.
    let of_a_page = |marker: &Marker| marker.printed.chars().all(|c| c.is_ascii_digit());
    let numbered = piece.marker.as_ref().is_some_and(|marker| !of_a_page(marker));
    let announces = piece.marker.is_none() || piece.words.ends_with(':');
    if piece.is_cell() || numbered || !announces || piece.words.len() > LONGEST {
        return None;
    }
    let rest = [
        "To ",
        "TO ",
        "For ",
        "Recommendations to ",
        "Recommendations for ",
    ]
    .iter()
    .find_map(|opening| piece.words.strip_prefix(opening))?;
    let bare = rest.trim_end_matches([':', ' ', '-']);
    let name = ["the ", "The ", "THE "]
        .iter()
        .find_map(|article| bare.strip_prefix(article))
        .unwrap_or(bare);
    let number = ["two ", "three ", "both ", "all "]
        .iter()
        .find_map(|number| name.strip_prefix(number));
    let is_name = number.unwrap_or(name).starts_with(char::is_uppercase) && !bare.ends_with(['.', ';', ',']);
    is_name.then_some(name)
}

/// Whether the piece at `index` says whom the marked points behind it ask.
#[must_use]
pub fn heads_points(paper: &Paper<'_>, index: usize) -> bool {
    paper.piece(index).is_some_and(|piece| whom(piece).is_some())
        && paper.piece(index + 1).is_some_and(|next| next.marker.is_some())
}

/// The lists from the piece at `first` on, with the headings between them that say whom they ask.
#[must_use]
pub fn at(paper: &Paper<'_>, first: usize, limit: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut index = first;
    while index < limit {
        let heading = heads_points(paper, index).then_some(index);
        if heading.is_none() && !groups.is_empty() {
            break;
        }
        let from = index + usize::from(heading.is_some());
        let points = match heading {
            Some(_) => points::list_at(paper, from, limit),
            None => points::list_below(paper, from, limit),
        };
        let Some(last) = points.last().and_then(|point| point.places.last()) else {
            break;
        };
        index = last.piece + 1;
        let asked = heading
            .and_then(|at| paper.piece(at))
            .and_then(whom)
            .map(str::to_owned);
        groups.push(Group {
            asked,
            heading,
            points,
        });
    }
    groups
}
