//! Words of a paper folded, so that they are found however they are printed: in capitals, over the end
//! of a line, with curly quotes, long dashes or accents. Pure.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::scrutiny::passage::Span;

/// A paper's words folded, with the way back to the paper.
#[derive(Debug, Default)]
pub struct Folded {
    words: String,
    /// For each byte of the words, where the letter that it comes from begins in the paper.
    starts: Vec<usize>,
    /// The same for where that letter ends.
    ends: Vec<usize>,
}

impl Folded {
    /// Folds a paper's text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut folded = Self {
            words: String::with_capacity(text.len()),
            starts: Vec::with_capacity(text.len()),
            ends: Vec::with_capacity(text.len()),
        };
        let mut gap: Option<(usize, usize)> = None;
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            if letter.is_whitespace() {
                gap = Some((gap.map_or(at, |(start, _)| start), end));
                continue;
            }
            if let Some((start, end)) = gap.take()
                && !folded.words.is_empty()
            {
                folded.push(' ', start, end);
            }
            if letter.is_ascii() {
                folded.push(letter.to_ascii_lowercase(), at, end);
                continue;
            }
            for plain in plain(letter) {
                folded.push(plain, at, end);
            }
        }
        folded
    }

    fn push(&mut self, letter: char, start: usize, end: usize) {
        self.words.push(letter);
        self.starts.resize(self.words.len(), start);
        self.ends.resize(self.words.len(), end);
    }

    /// Where words stand in the paper, in the order in which they stand; nowhere where nothing is asked for.
    #[must_use]
    pub fn find(&self, asked: &str) -> Vec<Span> {
        let asked = Self::of(asked.trim()).words;
        if asked.is_empty() {
            return Vec::new();
        }
        self.words
            .match_indices(&asked)
            .filter_map(|(at, found)| {
                let start = self.starts.get(at)?;
                let end = self.ends.get(at + found.len() - 1)?;
                Some(Span::new(*start, *end))
            })
            .collect()
    }
}

/// A letter as it is compared: small, without its accent, and quotes and dashes in their plain form.
/// What cannot be seen is nothing.
fn plain(letter: char) -> impl Iterator<Item = char> {
    let letter = match letter {
        '‘' | '’' | '‛' | '′' => '\'',
        '“' | '”' | '„' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        other => other,
    };
    let is_seen = !matches!(
        letter,
        '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}'
    );
    std::iter::once(letter)
        .filter(move |_| is_seen)
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, asked: &str, expected: &[&str]) {
        let found = Folded::of(text).find(asked);
        let words: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
        assert_eq!(words, expected, "{asked:?} in {text:?}");
    }

    #[test]
    fn words_are_found_however_they_are_printed() {
        check("DAMP and Damp", "damp", &["DAMP", "Damp"]);
        check("the damp\n  and mould", "damp and", &["damp\n  and"]);
        check("the tenant’s “home”", "tenant's \"home\"", &["tenant’s “home”"]);
        check("a two–month clock", "two-month", &["two–month"]);
        check("Cyngor Gŵyr", "gwyr", &["Gŵyr"]);
        check("Gwyr", "gŵyr", &["Gwyr"]);
        check("the ofﬁcer", "officer", &["ofﬁcer"]);
        check("co\u{ad}operate", "cooperate", &["co\u{ad}operate"]);
    }

    #[test]
    fn white_space_around_what_is_asked_for_counts_for_nothing() {
        check("  no damp  here ", " damp ", &["damp"]);
        check("words", "   ", &[]);
        check("", "damp", &[]);
    }

    #[test]
    fn finds_do_not_overlap_and_keep_their_order() {
        check("aaaa", "aa", &["aa", "aa"]);
    }
}
