//! Folds white space, quotes and dashes while keeping where each letter came from.

use crate::scrutiny::passage::Span;

/// Folded words with the way back to the text.
pub(super) struct Folded {
    /// The words.
    pub words: String,
    /// Pairs of (offset in the words, offset in the text) wherever the two cease to run side by side.
    pub offsets: Vec<(usize, usize)>,
}

/// Folds the words at `parts` of `text`; between two parts stands one space, unless only the marks
/// of bold words part them.
pub(super) fn fold(text: &str, parts: &[Span]) -> Folded {
    let mut words = String::with_capacity(parts.iter().map(|part| part.of(text).len()).sum());
    let mut offsets: Vec<(usize, usize)> = Vec::new();
    let mut note = |folded: usize, original: usize| {
        let side_by_side = offsets
            .last()
            .is_some_and(|(f, o)| original.checked_sub(*o) == folded.checked_sub(*f));
        if !side_by_side {
            offsets.push((folded, original));
        }
    };
    let mut gap_at: Option<usize> = None;
    let mut end = 0;
    let mut last: Option<&Span> = None;
    for part in parts {
        let between = last.and_then(|last| text.get(last.end..part.start));
        if let Some(last) = last
            && between != Some("**")
        {
            gap_at = gap_at.or(Some(last.end));
        }
        last = Some(part);
        for (at, c) in part.of(text).char_indices() {
            let original = part.start + at;
            if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}') {
                gap_at = gap_at.or(Some(original));
                continue;
            }
            if let Some(gap) = gap_at.take()
                && !words.is_empty()
            {
                note(words.len(), gap);
                words.push(' ');
            }
            note(words.len(), original);
            words.push(plain(c));
            end = original + c.len_utf8();
        }
    }
    note(words.len(), end);
    // A paper may have millions of pieces, most of them with one run.
    offsets.shrink_to_fit();
    Folded { words, offsets }
}

/// The plain form of a quote or dash; every other character as it is.
const fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‛' | '`' => '\'',
        '“' | '”' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        _ => c,
    }
}
