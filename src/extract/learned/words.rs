//! The words of a piece as clues are drawn from them: in lower case, figures told only as figures.

use std::ops::Range;

/// A word, a figure or a sign, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'p> {
    /// What it is told as: the word in lower case, `#` for a figure, `#year` for one of four digits,
    /// else the sign.
    pub told: &'p str,
    /// Its bytes in the folded words.
    pub at: Range<usize>,
}

/// The words of `low`, which is in lower case.
#[must_use]
pub fn words(low: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut letters = low.char_indices().peekable();
    while let Some((start, first)) = letters.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        let figure = first.is_ascii_digit();
        if figure || first.is_alphabetic() {
            while let Some((_, next)) = letters.peek() {
                let goes_on = if figure {
                    next.is_ascii_digit()
                } else {
                    next.is_alphabetic() || *next == '\''
                };
                if !goes_on {
                    break;
                }
                end += next.len_utf8();
                letters.next();
            }
        }
        let told = match (figure, end - start) {
            (true, 4) => "#year",
            (true, _) => "#",
            (false, _) => low.get(start..end).unwrap_or(""),
        };
        found.push(Word { told, at: start..end });
    }
    found
}

/// How a word ends, as far as English grammar shows in it.
#[must_use]
pub fn ending(word: &str) -> &'static str {
    ["ing", "ed", "tion", "ly", "s", "e"]
        .into_iter()
        .find(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
        .unwrap_or("-")
}

#[cfg(test)]
mod tests {
    use super::{ending, words};

    #[test]
    fn figures_are_told_as_figures_and_signs_stand_alone() {
        let told: Vec<&str> = words("by 31 march 2017, the clerk's ŵyl (a)")
            .into_iter()
            .map(|word| word.told)
            .collect();
        assert_eq!(
            told,
            [
                "by", "#", "march", "#year", ",", "the", "clerk's", "ŵyl", "(", "a", ")"
            ]
        );
        assert!(words("  ").is_empty());
    }

    #[test]
    fn a_word_that_is_nothing_but_an_ending_has_none() {
        assert_eq!(ending("circulated"), "ed");
        assert_eq!(ending("used"), "-");
        assert_eq!(ending("is"), "-");
    }
}
