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
pub fn words(low: &str) -> impl Iterator<Item = Word<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + spaces(low.get(from..)?);
        let end = start + length(low.get(start..)?)?;
        from = end;
        let own = low.get(start..end)?;
        let figure = own.starts_with(|c: char| c.is_ascii_digit());
        let told = match (figure, own.len()) {
            (true, 4) => "#year",
            (true, _) => "#",
            (false, _) => own,
        };
        Some(Word { told, at: start..end })
    })
}

/// How many bytes of white space stand at the beginning.
fn spaces(rest: &str) -> usize {
    rest.len() - rest.trim_start().len()
}

/// How many bytes the first word, figure or sign has.
fn length(rest: &str) -> Option<usize> {
    let mut letters = rest.char_indices();
    let (_, first) = letters.next()?;
    let figure = first.is_ascii_digit();
    if !figure && !first.is_alphabetic() {
        return Some(first.len_utf8());
    }
    let end = letters.find(|(_, next)| {
        if figure {
            !next.is_ascii_digit()
        } else {
            !next.is_alphabetic() && *next != '\''
        }
    });
    Some(end.map_or(rest.len(), |(at, _)| at))
}

/// The last `count` words.
#[must_use]
pub fn last_words(low: &str, count: usize) -> Vec<&str> {
    /// No word that tells anything is longer.
    const LONGEST: usize = 40;
    let mut from = low.len().saturating_sub(count * LONGEST);
    while !low.is_char_boundary(from) {
        from -= 1;
    }
    let late = low.get(from..).unwrap_or(low);
    let cut = if from == 0 { 0 } else { late.find(' ').unwrap_or(0) };
    let told: Vec<&str> = words(late.get(cut..).unwrap_or(late))
        .map(|word| word.told)
        .collect();
    told.get(told.len().saturating_sub(count)..)
        .unwrap_or(&[])
        .to_vec()
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
            .map(|word| word.told)
            .collect();
        assert_eq!(
            told,
            [
                "by", "#", "march", "#year", ",", "the", "clerk's", "ŵyl", "(", "a", ")"
            ]
        );
        assert_eq!(words("  ").count(), 0);
    }

    #[test]
    fn a_word_that_is_nothing_but_an_ending_has_none() {
        assert_eq!(ending("circulated"), "ed");
        assert_eq!(ending("used"), "-");
        assert_eq!(ending("is"), "-");
    }
}
