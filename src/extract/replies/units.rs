//! Units: a paper cut into the smallest stretches that a recommendation or an answer may begin or end
//! with: sentences, what stands on either side of a colon, a dash, an arrow or a semicolon, cells, and
//! lines that stand by themselves.

use crate::extract::clean::Role;
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;

/// A stretch of one piece, and how it is parted from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// Where it stands.
    pub place: Place,
    /// What parts it from the unit before.
    pub joint: &'static str,
    /// Which unit of its piece it is.
    pub nth: usize,
}

/// The units of a paper, in reading order.
#[must_use]
pub fn units(paper: &Paper<'_>) -> Vec<Unit> {
    let mut found = Vec::new();
    let mut before: Option<Role> = None;
    for (index, piece) in paper.pieces.iter().enumerate() {
        let mut joint = joint_of_pieces(before, piece.role);
        let mut nth = 0;
        for (range, next) in parts(paper, index) {
            let own = sentence::trimmed(&piece.words, range);
            if own.is_empty() {
                continue;
            }
            found.push(Unit {
                place: Place::new(index, own),
                joint,
                nth,
            });
            joint = next;
            nth += 1;
        }
        if nth > 0 {
            before = Some(piece.role);
        }
    }
    found
}

/// What parts a piece from the one before it.
const fn joint_of_pieces(before: Option<Role>, own: Role) -> &'static str {
    match (before, own) {
        (
            Some(Role::Cell {
                table: one,
                row: last,
                ..
            }),
            Role::Cell { table, row, .. },
        ) if one == table => {
            if last == row {
                "cell"
            } else {
                "row"
            }
        }
        (_, Role::Cell { .. }) => "table",
        (Some(Role::Cell { .. }), _) => "behind a table",
        (_, Role::Heading { .. }) => "heading",
        (_, Role::Point) => "point",
        _ => "piece",
    }
}

/// The parts of a piece, each with what parts it from the next.
fn parts(paper: &Paper<'_>, index: usize) -> Vec<(std::ops::Range<usize>, &'static str)> {
    let Some(piece) = paper.piece(index) else {
        return Vec::new();
    };
    let mut cuts: Vec<(usize, &'static str)> = Vec::new();
    for sentence in sentence::sentences(&piece.words) {
        if sentence.start > 0 {
            cuts.push((sentence.start, "sentence"));
        }
    }
    for (sign, joint) in [
        (": ", "colon"),
        (" - ", "dash"),
        ("; ", "semicolon"),
        (" >> ", "arrow"),
        (" -> ", "arrow"),
        (" => ", "arrow"),
        (" | ", "bar"),
        (" / ", "slash"),
    ] {
        cuts.extend(
            piece
                .words
                .match_indices(sign)
                .map(|(at, sign)| (at + sign.len(), joint)),
        );
    }
    cuts.extend(lines(paper, index).into_iter().map(|at| (at, "line")));
    cuts.sort_by_key(|(at, _)| *at);
    cuts.dedup_by_key(|(at, _)| *at);
    let mut found = Vec::with_capacity(cuts.len() + 1);
    let mut start = 0;
    for (at, joint) in cuts {
        let end = at.min(piece.words.len());
        found.push((start..end, joint));
        start = end;
    }
    found.push((start..piece.words.len(), ""));
    found
}

/// Where lines begin that are not only wrapped: with a capital, below a short one or one that ends its
/// sentence.
fn lines(paper: &Paper<'_>, index: usize) -> Vec<usize> {
    const SHORT: usize = 60;
    let Some(piece) = paper.piece(index) else {
        return Vec::new();
    };
    let mut last = 0;
    let mut found = Vec::new();
    for at in piece.line_starts(&paper.document.text) {
        let before = piece.words.get(last..at).unwrap_or("").trim_end();
        let rest = piece.words.get(at..).unwrap_or("").trim_start();
        let ended = before.len() < SHORT || before.ends_with(['.', ':', '?', '!', ';']);
        if ended && rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            found.push(at);
        }
        last = at;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::units;
    use crate::document;
    use crate::extract::paper_of;
    use crate::scrutiny::paper::PaperFacts;
    use crate::scrutiny::period::Calendar;

    fn told(text: &str) -> Vec<(&'static str, String)> {
        let document = document::read(text.as_bytes(), "invented.md").unwrap();
        let (paper, _) = paper_of(&document, Calendar::default(), &PaperFacts::unknown());
        units(&paper)
            .into_iter()
            .map(|unit| (unit.joint, paper.words_at(unit.place).to_owned()))
            .collect()
    }

    fn joint_before(units: &[(&'static str, String)], words: &str) -> Option<&'static str> {
        units
            .iter()
            .find(|(_, own)| own == words)
            .map(|(joint, _)| *joint)
    }

    #[test]
    fn sentences_and_what_stands_behind_a_colon_are_units_of_their_own() {
        let units =
            told("The lido at Sandry Bay is old.\n\nReply: Agreed. The pumps will be renewed in May.\n");
        assert_eq!(joint_before(&units, "Agreed."), Some("colon"));
        assert_eq!(
            joint_before(&units, "The pumps will be renewed in May."),
            Some("sentence")
        );
        assert_eq!(
            joint_before(&units, "The lido at Sandry Bay is old."),
            Some("piece")
        );
    }

    #[test]
    fn a_hyphen_and_a_time_of_day_part_nothing() {
        let units = told("A follow-up visit was paid at 10:30 by the whole panel.\n");
        assert_eq!(units.len(), 1, "{units:?}");
    }

    #[test]
    fn the_cells_of_a_row_are_parted_as_such() {
        let units = told(
            "Recommendation | Reply\n--- | ---\nMend the slipway | Agreed\nOpen the kiosk | Not agreed\n",
        );
        assert_eq!(joint_before(&units, "Agreed"), Some("cell"), "{units:?}");
        assert_eq!(joint_before(&units, "Open the kiosk"), Some("row"), "{units:?}");
    }
}
