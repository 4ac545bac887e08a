//! Cuts a piece that is longer than any paragraph of a paper, so that whatever rules and clues do within
//! one piece is bounded, and reading an endless line takes no longer for each of its words than a short one.

use super::{Piece, Role};
use crate::extract::sentence;
use crate::scrutiny::passage::Span;
use std::ops::Range;

/// Longer pieces are cut. The longest paragraphs of councils' papers have some 3,000 bytes; what is longer
/// than several pages has lost its layout.
pub(super) const LONGEST: usize = 10_000;

/// The same pieces, those that are too long in several.
pub(super) fn cut(text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    if pieces.iter().all(|piece| piece.words.len() <= LONGEST) {
        return pieces;
    }
    let mut found = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if piece.words.len() <= LONGEST {
            found.push(piece);
        } else {
            cut_one(text, piece, &mut found);
        }
    }
    found
}

fn cut_one(text: &str, mut piece: Piece, found: &mut Vec<Piece>) {
    let mut marker = piece.marker.take();
    let mut parts = piece.parts.iter().copied().peekable();
    let mut margins = piece.margins.iter().copied().peekable();
    for (nth, range) in ranges(&piece.words).into_iter().enumerate() {
        let own = Span::new(piece.original(range.start), piece.original(range.end));
        let mut spans = Vec::new();
        while let Some(part) = parts.peek().filter(|part| part.start < own.end) {
            let span = Span::new(part.start.max(own.start), part.end.min(own.end));
            if span.start < span.end {
                spans.push(span);
            }
            if part.end > own.end {
                break;
            }
            parts.next();
        }
        let role = match piece.role {
            Role::Point if nth > 0 => Role::Paragraph,
            role => role,
        };
        let mut next = Piece::new(text, role, marker.take(), piece.page, spans);
        next.apart = piece.apart && nth == 0;
        while let Some(margin) = margins.next_if(|margin| margin.start < own.end) {
            next.margins.push(margin);
        }
        found.push(next);
    }
    // What stands beside the last line stands behind its words.
    if let Some(last) = found.last_mut() {
        last.margins.extend(margins);
    }
}

/// The words in stretches that are not too long: up to the end of a sentence, where none ends, of a word.
fn ranges(words: &str) -> Vec<Range<usize>> {
    let sentences = sentence::sentences(words);
    let mut found = Vec::new();
    let mut start = 0;
    while words.len() - start > LONGEST {
        let most = words.floor_char_boundary(start + LONGEST);
        let beyond = sentences.partition_point(|sentence| sentence.end <= most);
        let last = beyond.checked_sub(1).and_then(|last| sentences.get(last));
        let whole = last.map(|sentence| sentence.end);
        let word = || {
            let own = words.get(start..most)?;
            own.rfind(' ').map(|at| start + at)
        };
        let end = whole
            .filter(|end| *end > start)
            .or_else(|| word().filter(|end| *end > start))
            .unwrap_or(most);
        found.push(start..end);
        start = end + usize::from(words.as_bytes().get(end) == Some(&b' '));
    }
    if start < words.len() {
        found.push(start..words.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, cut, ranges};
    use crate::extract::clean::{Piece, Role};
    use crate::scrutiny::passage::Span;

    #[test]
    fn an_endless_line_is_cut_where_sentences_or_words_end_and_keeps_its_words() {
        for line in [
            "The bench was painted, and then it rained. ".repeat(2_000),
            "benches ".repeat(9_000),
            "ŵ".repeat(40_000),
        ] {
            let line = line.trim_end();
            let whole = Span::new(3, 3 + line.len());
            let text = format!("7. {line}");
            let piece = Piece::new(&text, Role::Point, None, Some(2), vec![whole]);
            let pieces = cut(&text, vec![piece]);
            assert!(pieces.len() >= line.len() / LONGEST);
            assert!(pieces.iter().all(|piece| piece.words.len() <= LONGEST));
            let joint = if line.contains(' ') { " " } else { "" };
            let words: Vec<&str> = pieces.iter().map(|piece| piece.words.as_str()).collect();
            assert_eq!(words.join(joint), line);
            for piece in &pieces {
                assert_eq!(piece.passage(0..piece.words.len()).words(&text), piece.words);
            }
            if line.contains('.') {
                assert!(pieces.iter().all(|piece| piece.words.ends_with('.')));
            }
        }
    }

    #[test]
    fn parts_and_what_stands_in_the_margin_go_with_their_lines() {
        let line = "The bench was painted, and then it rained.\n".repeat(600);
        let parts: Vec<Span> = (0..600).map(|nth| Span::new(nth * 43, nth * 43 + 42)).collect();
        let mut piece = Piece::new(&line, Role::Paragraph, None, None, parts);
        piece.margins = (0..600)
            .map(|nth| Span::new(nth * 43 + 42, nth * 43 + 43))
            .collect();
        let pieces = cut(&line, vec![piece]);
        assert!(pieces.len() > 2);
        let parts: usize = pieces.iter().map(|piece| piece.parts.len()).sum();
        assert_eq!(parts, 600);
        for piece in &pieces {
            assert!(piece.parts.len().abs_diff(piece.margins.len()) <= 1);
        }
    }

    #[test]
    fn a_paragraph_of_some_pages_is_left_whole() {
        let line = "The bench was painted. ".repeat(400);
        assert_eq!(ranges(&line).len(), 1);
    }
}
