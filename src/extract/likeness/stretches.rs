//! The stretches of a piece that could be an item: the whole of it, each of its sentences, and what
//! follows the words after which items begin ("that", "to", a colon) up to where they may end.

use crate::extract::sentence;
use std::ops::Range;

/// Shorter words are no item.
const SHORTEST: usize = 9;
/// A longer sentence is looked at as a whole only: what stands in it are the columns of a lost table.
const LONGEST_SENTENCE: usize = 1_200;
/// A longer piece is looked at by its sentences only.
const LONGEST_PIECE: usize = 1_600;

/// How a stretch lies in its piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    /// It is the whole piece.
    Whole,
    /// It is one of several sentences.
    Sentence,
    /// It begins where the piece does.
    Head,
    /// It ends where the piece does.
    Tail,
    /// It touches neither end.
    Inside,
}

impl Lie {
    /// How many there are.
    pub const COUNT: usize = 5;

    /// Its name among the clues.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Sentence => "sentence",
            Self::Head => "head",
            Self::Tail => "tail",
            Self::Inside => "inside",
        }
    }

    /// How `range` lies in a piece of `length` bytes with these sentences.
    #[must_use]
    pub fn of(range: &Range<usize>, length: usize, sentences: &[Range<usize>]) -> Self {
        match (range.start == 0, range.end == length) {
            (true, true) => Self::Whole,
            _ if is_sentence(range, sentences) => Self::Sentence,
            (true, false) => Self::Head,
            (false, true) => Self::Tail,
            (false, false) => Self::Inside,
        }
    }
}

fn is_sentence(range: &Range<usize>, sentences: &[Range<usize>]) -> bool {
    sentences
        .binary_search_by_key(&range.start, |sentence| sentence.start)
        .is_ok_and(|at| sentences.get(at) == Some(range))
}

/// Every stretch of `words` that could be an item, each once, in the order of their beginnings.
#[must_use]
pub fn stretches(words: &str, sentences: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let short = words.len() <= LONGEST_PIECE;
    if short {
        push(&mut found, words, 0..words.len());
    }
    for own in sentences {
        push(&mut found, words, own.clone());
        let Some(text) = words
            .get(own.clone())
            .filter(|text| text.len() <= LONGEST_SENTENCE)
        else {
            continue;
        };
        let ends = ends(text);
        for start in beginnings(text) {
            let after = ends.iter().filter(|end| **end > start);
            for end in after.copied().chain([text.len()]) {
                push(&mut found, words, own.start + start..own.start + end);
            }
            if short && own.end < words.len() {
                push(&mut found, words, own.start + start..words.len());
            }
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup();
    found
}

/// Adds the words at `range` without what only ties them to the next.
fn push(found: &mut Vec<Range<usize>>, words: &str, range: Range<usize>) {
    let kept = sentence::trimmed(words, range);
    if kept.len() >= SHORTEST {
        found.push(kept);
    }
}

/// Words after which an item may begin, each with the space before it.
const OPENERS: &[&str] = &[
    " that ",
    " to ",
    " for ",
    " should ",
    " and ",
    " be ",
    " following ",
];

/// Where items may begin in a sentence.
fn beginnings(text: &str) -> Vec<usize> {
    let mut found = vec![0];
    let low = text.to_ascii_lowercase();
    for opener in OPENERS {
        found.extend(low.match_indices(opener).map(|(at, _)| at + opener.len()));
        found.extend(low.starts_with(opener.trim_start()).then(|| opener.len() - 1));
    }
    for sign in [": ", "; ", " - ", "- ", ") ", ". ", "that: ", "\" ", "> ", " / "] {
        found.extend(low.match_indices(sign).map(|(at, _)| at + sign.len()));
    }
    // What is asked for with its "that" or "to": "RESOLVED to note".
    for kept in [" that ", " to "] {
        found.extend(low.match_indices(kept).map(|(at, _)| at + 1));
    }
    found.retain(|at| text.is_char_boundary(*at));
    found.sort_unstable();
    found.dedup();
    found
}

/// Where items may end in a sentence before its own end.
fn ends(text: &str) -> Vec<usize> {
    const CLOSERS: &[&str] = &[
        "; ",
        " and that ",
        " and to ",
        ", and ",
        ", who ",
        ", which ",
        " (",
        " - ",
        ": ",
        ", but ",
        " or to ",
        " / ",
        ", to ",
    ];
    let low = text.to_ascii_lowercase();
    let mut found: Vec<usize> = CLOSERS
        .iter()
        .flat_map(|closer| low.match_indices(closer).map(|(at, _)| at))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::{Lie, stretches};
    use crate::extract::sentence::sentences;

    fn of(words: &str) -> Vec<&str> {
        stretches(words, &sentences(words))
            .into_iter()
            .map(|range| &words[range])
            .collect()
    }

    #[test]
    fn the_words_of_each_of_two_decisions_are_among_the_stretches() {
        let found = of("RESOLVED that the report be noted and that officers be thanked.");
        for expected in ["the report be noted", "officers be thanked."] {
            assert!(found.contains(&expected), "{found:?}");
        }
    }

    #[test]
    fn a_sentence_among_others_and_the_whole_are_among_the_stretches() {
        let found = of("He spoke at length. Officers to send the figures. The item ended.");
        assert!(found.contains(&"Officers to send the figures."));
        assert!(found.contains(&"He spoke at length. Officers to send the figures. The item ended."));
    }

    #[test]
    fn their_number_grows_with_the_words() {
        let sentence = "It was agreed that the clerk write to the county and that members be told. ";
        let count = |times: usize| {
            let words = sentence.repeat(times);
            stretches(&words, &sentences(&words)).len()
        };
        assert!(count(2_000) <= 2 * count(1_000));
        let endless = "and that to ".repeat(20_000);
        assert!(stretches(&endless, &sentences(&endless)).len() <= 1);
    }

    #[test]
    fn a_stretch_lies_as_its_ends_touch_the_piece() {
        let words = "One thing. Another thing.";
        let sentences = sentences(words);
        let lie = |start, end| Lie::of(&(start..end), words.len(), &sentences);
        assert_eq!(lie(0, words.len()), Lie::Whole);
        assert_eq!(lie(11, words.len()), Lie::Sentence);
        assert_eq!(lie(0, 5), Lie::Head);
        assert_eq!(lie(15, words.len()), Lie::Tail);
        assert_eq!(lie(4, 9), Lie::Inside);
    }
}
