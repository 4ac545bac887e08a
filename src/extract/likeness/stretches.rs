//! The stretches of a piece that could be an item: the whole of it, each of its sentences, and what
//! follows the words after which items begin ("that", "to", a colon) up to where they may end.

use crate::extract::sentence;
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

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
            let after = ends
                .get(ends.partition_point(|end| *end <= start)..)
                .unwrap_or(&[]);
            for end in after.iter().copied().chain([text.len()]) {
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

/// Words and signs after which an item may begin.
const OPENERS: &[&str] = &[
    " that ",
    " to ",
    " for ",
    " should ",
    " and ",
    " be ",
    " following ",
    ": ",
    "; ",
    " - ",
    "- ",
    ") ",
    ". ",
    "\" ",
    "> ",
    " / ",
];

/// The first of them are words: they open an item at the beginning of a sentence too.
const OPENING_WORDS: usize = 7;

/// The first of them may belong to what is asked for: "RESOLVED to note".
const KEPT: usize = 2;

/// Words and signs before which an item may end.
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

/// Finds all of some words in one go, capitals or not.
fn finder(words: &[&str]) -> Option<AhoCorasick> {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(words)
        .ok()
}

/// Where items may begin in a sentence.
fn beginnings(text: &str) -> Vec<usize> {
    static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(OPENERS));
    let mut found = vec![0];
    for opener in OPENERS.iter().take(OPENING_WORDS) {
        let word = opener.trim_start();
        let head = text.get(..word.len());
        found.extend(
            head.is_some_and(|head| head.eq_ignore_ascii_case(word))
                .then_some(word.len()),
        );
    }
    for opener in FINDER
        .iter()
        .flat_map(|finder| finder.find_overlapping_iter(text))
    {
        found.push(opener.end());
        if opener.pattern().as_usize() < KEPT {
            found.push(opener.start() + 1);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Where items may end in a sentence before its own end.
fn ends(text: &str) -> Vec<usize> {
    static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(CLOSERS));
    let closers = FINDER
        .iter()
        .flat_map(|finder| finder.find_overlapping_iter(text));
    let mut found: Vec<usize> = closers.map(|closer| closer.start()).collect();
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
