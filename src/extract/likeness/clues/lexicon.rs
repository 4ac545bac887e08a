//! The words of a paper by number, so that each is spelt out once: where a word or a pair of words stood
//! before, and in which language words are.

use crate::extract::learned::vocabulary::{ENGLISH, ROLES, SPEECH, VERBS, WELSH, listed};
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
    fn of_words(entries: &[Entry]) -> Self {
        if !entries.iter().any(|entry| entry.tongue == Tongue::Welsh) {
            return Self::default();
        }
        let (mut welsh, mut english) = (0, 0);
        let mut before = vec![(0, 0)];
        for Entry { tongue, .. } in entries {
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

/// A word by its number, with the lists of the vocabulary in which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its number in the paper's lexicon.
    pub id: u32,
    /// Whether what is asked for may begin with it.
    pub is_verb: bool,
    /// Whether it names somebody who is asked.
    pub is_role: bool,
    /// Whether it is a word of asking, deciding or promising.
    pub is_speech: bool,
    tongue: Tongue,
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
    entries: QuickMap<&'p str, Entry>,
    /// For each word the lookup in which it was last seen, and one more than its place there.
    last: Vec<(u32, usize)>,
    lookups: u32,
}

impl<'p> Lexicon<'p> {
    fn entry(&mut self, word: &'p str) -> Entry {
        *self.entries.entry(word).or_insert_with(|| {
            let id = u32::try_from(self.last.len()).unwrap_or(u32::MAX);
            self.last.push((0, 0));
            Entry {
                id,
                is_verb: listed(VERBS, word),
                is_role: listed(ROLES, word),
                is_speech: listed(SPEECH, word),
                tongue: if listed(WELSH, word) {
                    Tongue::Welsh
                } else if listed(ENGLISH, word) {
                    Tongue::English
                } else {
                    Tongue::Unknown
                },
            }
        })
    }

    /// The words of a piece by number, where each stood before in it, and their languages.
    pub fn look_up(&mut self, words: &[Word<'p>]) -> (Vec<Entry>, Vec<Seen>, Tongues) {
        self.lookups += 1;
        let entries: Vec<Entry> = words.iter().map(|word| self.entry(word.told)).collect();
        let mut pairs: QuickMap<u64, usize> = QuickMap::default();
        pairs.reserve(words.len());
        let mut seen = Vec::with_capacity(words.len());
        for (at, Entry { id, .. }) in entries.iter().enumerate() {
            let next = entries.get(at + 1).map_or(u32::MAX, |next| next.id);
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
        let tongues = Tongues::of_words(&entries);
        (entries, seen, tongues)
    }
}
