//! Lists whose points are lettered with bare capitals: "A The fares be held", "B The quay be mended". A
//! capital alone before words is most often an article or an initial, so such a list is known only by its
//! first two points below words that announce them.

use super::{Piece, Role};
use crate::extract::marker::Marker;
use crate::scrutiny::passage::Span;

/// Reads "A", "B" and so on before the paragraphs of such a list as their numbers.
pub(super) fn read(text: &str, pieces: &mut [Piece]) {
    let mut first = 1;
    while first < pieces.len() {
        let announced = pieces
            .get(first - 1)
            .is_some_and(|before| before.words.ends_with([':', '-']) && !before.is_cell());
        let points = if announced { points_from(pieces, first) } else { 0 };
        if points < 2 {
            first += 1;
            continue;
        }
        for piece in pieces.iter_mut().skip(first).take(points) {
            take_letter(text, piece);
        }
        first += points;
    }
}

/// How many pieces from `first` on are lettered in order from A.
fn points_from(pieces: &[Piece], first: usize) -> usize {
    let own = pieces.iter().skip(first);
    own.zip('A'..='Z')
        .take_while(|(piece, letter)| is_lettered(piece, *letter))
        .count()
}

fn is_lettered(piece: &Piece, letter: char) -> bool {
    let rest = piece
        .words
        .strip_prefix(letter)
        .and_then(|rest| rest.strip_prefix(' '));
    let opens = |rest: &str| rest.starts_with(char::is_uppercase) && rest.contains(' ');
    matches!(piece.role, Role::Paragraph | Role::Heading { .. })
        && piece.marker.is_none()
        && rest.is_some_and(opens)
}

fn take_letter(text: &str, piece: &mut Piece) {
    let Some(part) = piece.parts.first().copied() else {
        return;
    };
    let printed = part.of(text);
    let Some(letter) = printed.get(..1) else { return };
    let marker = Marker::printed_as(letter);
    let words = printed.get(1..).unwrap_or("");
    let skip = 1 + words.len() - words.trim_start().len();
    let mut parts = piece.parts.clone();
    if let Some(first) = parts.first_mut() {
        *first = Span::new(part.start + skip, part.end);
    }
    piece.renew(text, parts);
    piece.marker = Some(marker);
    piece.role = Role::Point;
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::extract::clean::pieces;

    fn marked(text: &str) -> Vec<(Option<String>, String)> {
        let document = document::read(text.as_bytes(), "paper.txt").unwrap();
        pieces(&document)
            .into_iter()
            .map(|piece| {
                let number = piece
                    .marker
                    .as_ref()
                    .and_then(crate::extract::marker::Marker::number);
                (number, piece.words)
            })
            .collect()
    }

    #[test]
    fn capitals_before_the_points_of_an_announced_list_are_their_numbers() {
        let text = "RESOLVED that:\n\nA Subject to the advice of the Panel, Cabinet endorsed the plan for the \
                    quay.\n\nB Cabinet agreed that the fares be held.\n\nThe meeting closed.";
        assert_eq!(
            marked(text),
            [
                (None, "RESOLVED that:".to_owned()),
                (
                    Some("A".to_owned()),
                    "Subject to the advice of the Panel, Cabinet endorsed the plan for the quay.".to_owned()
                ),
                (
                    Some("B".to_owned()),
                    "Cabinet agreed that the fares be held.".to_owned()
                ),
                (None, "The meeting closed.".to_owned()),
            ]
        );
    }

    #[test]
    fn an_article_or_one_letter_alone_is_no_number() {
        for text in [
            "Members were told:\n\nA Panel would be set up.\n\nIt would meet in May.",
            "A Panel was set up.\n\nB Hale was its chair.",
            "They agreed that:\n\nA plan be drawn up.\n\nB Hale be thanked.",
        ] {
            assert!(
                marked(text).iter().all(|(number, _)| number.is_none()),
                "{:?}",
                marked(text)
            );
        }
    }
}
