//! The words of a paper by number, so that each is spelt out once: where a word or a pair of words stood
//! before, and in which language words are.

use crate::extract::learned::vocabulary::{ENGLISH, WELSH, listed};
use crate::extract::learned::{QuickMap, Word};

/// Where a word, and the pair of it and the next, last stood before: one more than their place, 0 where
/// they did not. A stretch that begins behind that place tells them for the first time.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seen {
    /// One more than the place of the same word.
    pub word: usize,
    /// One more than the place of the same pair.
    pub pair: usize,
}

/// The small words of both languages among words: how many stand before each.
#[derive(Debug, Default)]
pub struct Tongues {
    /// Empty where no word is Welsh.
    before: Vec<(u32, u32)>,
}

impl Tongues {
    fn of_words(tongues: &[Tongue]) -> Self {
        if !tongues.contains(&Tongue::Welsh) {
            return Self::default();
        }
        let (mut welsh, mut english) = (0, 0);
        let mut before = vec![(0, 0)];
        for tongue in tongues {
            welsh += u32::from(*tongue == Tongue::Welsh);
            english += u32::from(*tongue == Tongue::English);
            before.push((welsh, english));
        }
        Self { before }
    }

    /// Whether both languages are among the words.
    #[must_use]
    pub fn is_in_both(&self) -> bool {
        let last = self.before.last();
        last.is_some_and(|(welsh, english)| *welsh >= 2 && *english >= 2)
    }

    /// The language of the words from `first` to before `last`: Welsh where it has more small words.
    #[must_use]
    pub fn of(&self, first: usize, last: usize) -> &'static str {
        let at = |nth: usize| self.before.get(nth).copied().unwrap_or_default();
        let ((welsh_to, english_to), (welsh_from, english_from)) = (at(last), at(first));
        let (welsh, english) = (welsh_to - welsh_from, english_to - english_from);
        match (welsh > english, welsh + english) {
            (_, 0) => "unknown",
            (true, _) => "welsh",
            (false, _) => "english",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tongue {
    Welsh,
    English,
    Unknown,
}

/// The words of a paper by number.
#[derive(Debug, Default)]
pub struct Lexicon<'p> {
    numbers: QuickMap<&'p str, u32>,
    tongues: Vec<Tongue>,
    /// For each word the lookup in which it was last seen, and one more than its place there.
    last: Vec<(u32, usize)>,
    lookups: u32,
}

impl<'p> Lexicon<'p> {
    fn number(&mut self, word: &'p str) -> u32 {
        let next = u32::try_from(self.tongues.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(word).or_insert(next);
        if number == next {
            self.last.push((0, 0));
            self.tongues.push(if listed(WELSH, word) {
                Tongue::Welsh
            } else if listed(ENGLISH, word) {
                Tongue::English
            } else {
                Tongue::Unknown
            });
        }
        number
    }

    /// The numbers of a piece's words, where each stood before in it, and their languages.
    pub fn look_up(&mut self, words: &[Word<'p>]) -> (Vec<u32>, Vec<Seen>, Tongues) {
        self.lookups += 1;
        let ids: Vec<u32> = words.iter().map(|word| self.number(word.told)).collect();
        let tongue = |id: &u32| self.tongues.get(*id as usize).copied();
        let tongues: Vec<Tongue> = ids.iter().filter_map(tongue).collect();
        let mut pairs: QuickMap<u64, usize> = QuickMap::default();
        pairs.reserve(words.len());
        let mut seen = Vec::with_capacity(words.len());
        for (at, id) in ids.iter().enumerate() {
            let next = ids.get(at + 1).map_or(u32::MAX, |next| *next);
            let pair = u64::from(*id) << 32 | u64::from(next);
            let mut before = 0;
            if let Some(last) = self.last.get_mut(*id as usize) {
                if last.0 == self.lookups {
                    before = last.1;
                }
                *last = (self.lookups, at + 1);
            }
            // A pair stood before only where its first word did.
            let pair_before = pairs.insert(pair, at + 1).unwrap_or(0);
            seen.push(Seen {
                word: before,
                pair: pair_before,
            });
        }
        (ids, seen, Tongues::of_words(&tongues))
    }
}
