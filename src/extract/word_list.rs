//! Lists of words and phrases, looked up in time that does not grow with their number: lists are long,
//! lines are many, and every rule asks every line.

use super::learned::{QuickMap, QuickSet};
use aho_corasick::AhoCorasick;
use serde::Deserialize;
use std::ops::{Deref, Range};
use std::sync::OnceLock;

/// Words and phrases in lower case, in the order of their file. What a question needs to be answered
/// quickly is made when it is first asked: most lists are asked one of the three.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct WordList {
    words: Vec<String>,
    #[serde(skip)]
    whole: OnceLock<QuickSet<String>>,
    /// The words that begin with the same letters and figures, longest first.
    #[serde(skip)]
    by_first: OnceLock<QuickMap<String, Vec<usize>>>,
    #[serde(skip)]
    anywhere: OnceLock<Option<Anywhere>>,
}

/// Finds the words of a list in one pass.
#[derive(Debug, Clone)]
struct Anywhere {
    finder: AhoCorasick,
    longest: usize,
}

fn by_first(words: &[String]) -> QuickMap<String, Vec<usize>> {
    let mut by_first: QuickMap<String, Vec<usize>> = QuickMap::default();
    for (place, word) in words.iter().enumerate() {
        by_first
            .entry(first_run(word).to_owned())
            .or_default()
            .push(place);
    }
    for places in by_first.values_mut() {
        places.sort_by_key(|place| std::cmp::Reverse(words.get(*place).map_or(0, String::len)));
    }
    by_first
}

/// None where the words are too many for one pass, which no list is.
fn anywhere(words: &[String]) -> Option<Anywhere> {
    Some(Anywhere {
        finder: AhoCorasick::new(words).ok()?,
        longest: words.iter().map(String::len).max().unwrap_or(0),
    })
}

/// The letters and figures with which some words begin.
fn first_run(words: &str) -> &str {
    let end = words.find(|c: char| !c.is_alphanumeric()).unwrap_or(words.len());
    words.get(..end).unwrap_or("")
}

impl Deref for WordList {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.words
    }
}

impl From<&[&str]> for WordList {
    fn from(words: &[&str]) -> Self {
        Self {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            ..Self::default()
        }
    }
}

impl WordList {
    /// Adds the words of another list.
    pub fn extend(&mut self, other: &Self) {
        let mut words = std::mem::take(&mut self.words);
        words.extend(other.words.iter().cloned());
        *self = Self {
            words,
            ..Self::default()
        };
    }

    /// Whether `words` are one of the list's.
    #[must_use]
    pub fn has(&self, words: &str) -> bool {
        self.whole
            .get_or_init(|| self.words.iter().cloned().collect())
            .contains(words)
    }

    /// The length of the longest of the list's words with which `low` begins, on a word's boundary.
    #[must_use]
    pub fn at_start(&self, low: &str) -> Option<usize> {
        let places = self
            .by_first
            .get_or_init(|| by_first(&self.words))
            .get(first_run(low))?;
        places
            .iter()
            .filter_map(|place| self.words.get(*place))
            .find(|word| {
                low.strip_prefix(word.as_str())
                    .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            })
            .map(String::len)
    }

    /// The first place in `low` of any of the list's words, on word boundaries; the longest where
    /// several begin there.
    #[must_use]
    pub fn first_in(&self, low: &str) -> Option<Range<usize>> {
        let anywhere = self.anywhere.get_or_init(|| anywhere(&self.words)).as_ref()?;
        let mut best: Option<Range<usize>> = None;
        for found in anywhere.finder.find_overlapping_iter(low) {
            // They come by their ends: one that ends so late begins after the best.
            if best
                .as_ref()
                .is_some_and(|best| found.end() > best.start + anywhere.longest)
            {
                break;
            }
            let better = best.as_ref().is_none_or(|best| {
                found.start() < best.start || (found.start() == best.start && found.end() > best.end)
            });
            if better && is_bounded(low, found.range()) {
                best = Some(found.range());
            }
        }
        best
    }
}

/// Fixed single words that are asked for at every word of a sentence: most are none of them, and their
/// length and letters tell without going through the list.
#[derive(Debug)]
pub struct Known {
    signs: [u64; 4],
    words: &'static [&'static str],
}

/// A small number for a word, the same for the same word.
fn sign(word: &str) -> (usize, u8) {
    let sign = word
        .bytes()
        .fold(0_u8, |sign, byte| sign.wrapping_mul(31).wrapping_add(byte));
    (usize::from(sign >> 6), sign & 63)
}

impl Known {
    /// Some words.
    #[must_use]
    pub fn of(words: &'static [&'static str]) -> Self {
        let mut signs = [0; 4];
        for word in words {
            let (part, bit) = sign(word);
            if let Some(part) = signs.get_mut(part) {
                *part |= 1 << bit;
            }
        }
        Self { signs, words }
    }

    /// Whether `word` is one of them.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        let (part, bit) = sign(word);
        self.signs.get(part).is_some_and(|part| part >> bit & 1 == 1) && self.words.contains(&word)
    }
}

/// Whether no letter or figure stands directly before or after a stretch of `low`.
#[must_use]
pub fn is_bounded(low: &str, range: Range<usize>) -> bool {
    let before = low.get(..range.start).and_then(|text| text.chars().next_back());
    let after = low.get(range.end..).and_then(|text| text.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::{Known, WordList};

    #[test]
    fn known_words_are_known_and_no_others() {
        let words: &[&str] = &["also", "duly", "in", "turn"];
        let known = Known::of(words);
        for word in [
            "also", "duly", "in", "turn", "", "a", "ni", "turns", "will", "would",
        ] {
            assert_eq!(known.has(word), words.contains(&word), "{word}");
        }
    }

    fn list(words: &[&str]) -> WordList {
        words.into()
    }

    #[test]
    fn the_longest_words_at_the_start_are_found_on_a_boundary() {
        let words = list(&["report", "report to", "recommendation(s)", "- decision"]);
        assert_eq!(words.at_start("report to: cabinet"), Some(9));
        assert_eq!(words.at_start("reporting"), None);
        assert_eq!(words.at_start("recommendation(s): to note"), Some(17));
        assert_eq!(words.at_start("- decision"), Some(10));
        assert!(words.has("report to") && !words.has("report t"));
    }

    #[test]
    fn the_first_and_there_the_longest_is_found_anywhere() {
        let words = list(&["asked", "asked for", "members asked for a", "task"]);
        assert_eq!(words.first_in("members asked for lists"), Some(8..17));
        assert_eq!(words.first_in("so members asked for a list"), Some(3..22));
        assert_eq!(words.first_in("a masked tasks"), None);
        assert_eq!(list(&[]).first_in("anything"), None);
    }
}
