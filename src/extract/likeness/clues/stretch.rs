//! The clues of one stretch: how it begins, which words it holds, what stands before it, where it ends.

use super::lexicon::Entry;
use super::{CluedPiece, few, sign};
#[cfg(test)]
use crate::extract::learned::vocabulary::{SPEECH, listed};
use crate::extract::learned::{Clues, Word, ending};
use crate::extract::likeness::stretches::Lie;
use std::ops::Range;

/// A stretch by its words: the first of them and one past the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    pub first: usize,
    pub last: usize,
}

impl Run {
    /// Whether it has as many words as its opening can tell of, so that how it goes on changes nothing.
    #[must_use]
    pub const fn has_whole_opening(self) -> bool {
        self.last - self.first >= OPENING
    }
}

/// An opening is told by so many words.
const OPENING: usize = 11;

impl CluedPiece<'_, '_> {
    /// The words that begin in `range`.
    #[must_use]
    pub fn run(&self, range: &Range<usize>) -> Run {
        let first = self.words.partition_point(|word| word.at.start < range.start);
        let last = self.words.partition_point(|word| word.at.start < range.end);
        Run {
            first,
            last: last.max(first),
        }
    }

    /// Tells what holds for one stretch of the piece.
    #[cfg(test)]
    pub fn of_stretch(&self, range: &Range<usize>, lie: Lie, clues: &mut impl Clues) {
        let run = self.run(range);
        self.of_start(run, range.start, lie, clues);
        self.of_sentence_before(range.start, clues);
        for (kind, word) in self.words_before(run.first, range.start) {
            clues.clue(kind, &[word]);
        }
        self.of_words(run, lie, clues);
        self.of_end(range.end, clues);
        self.of_extent(range, lie, clues);
        self.of_language(run, lie, clues);
    }

    /// Tells what holds for every stretch that begins and lies like this, where its opening is whole.
    pub fn of_start(&self, run: Run, start: usize, lie: Lie, clues: &mut impl Clues) {
        let last = run.last.min(run.first + OPENING);
        let opening = self.words.get(run.first..last).unwrap_or(&[]);
        let told: Vec<&str> = opening.iter().map(|word| word.told).collect();
        let entries = self.entries.get(run.first..last).unwrap_or(&[]);
        self.of_opening(&told, start, lie.name(), clues);
        self.of_asking(&told, entries, start, lie.name(), clues);
        self.of_place(&told, run.first, start, lie.name(), clues);
    }

    /// How it begins.
    fn of_opening(&self, told: &[&str], start: usize, lie: &str, clues: &mut impl Clues) {
        const NTH: [&str; 4] = ["word 1", "word 2", "word 3", "word 4"];
        for (kind, word) in NTH.into_iter().zip(told) {
            clues.clue(kind, &[word]);
        }
        let first = told.first().copied().unwrap_or("");
        let second = told.get(1).copied().unwrap_or("");
        clues.clue("words 1 and 2", &[first, second]);
        clues.clue("words 1 and 2, role", &[first, second, self.role]);
        clues.clue("word 1, zone", &[first, self.zone]);
        clues.clue("word 1, lie", &[first, lie]);
        clues.clue("word 1 ends", &[ending(first), self.role]);
        let shape = self.shape(start);
        clues.clue("shape", &[&shape]);
        clues.clue("shape, lie", &[shape.get(..2).unwrap_or(""), lie]);
    }

    /// Whether it begins as what is asked for begins: with a verb, or with somebody who is to act.
    fn of_asking(&self, told: &[&str], entries: &[Entry], start: usize, lie: &str, clues: &mut impl Clues) {
        let is_capital = self.shape(start).starts_with('X');
        let is_verb = |nth: usize| entries.get(nth).is_some_and(|entry| entry.is_verb);
        let first = told.first().copied().unwrap_or("");
        if is_verb(0) {
            clues.clue("begins with a verb", &[lie, self.role]);
            clues.clue("begins with a verb, zone", &[self.zone]);
        }
        if matches!(first, "to" | "that") && is_verb(1) {
            clues.clue("begins with a verb behind", &[first]);
        }
        let role_at = entries.iter().take(6).position(|entry| entry.is_role);
        if role_at.is_some() {
            clues.clue("names a role", &[lie, self.role]);
            clues.clue("names a role, zone", &[self.zone]);
        }
        let asked = (1..10).position(|at| told.get(at) == Some(&"to") && is_verb(at + 1));
        if let Some(at) = asked {
            let by = role_at.is_some_and(|role| role <= at);
            clues.clue("to act", &[if by { "a role" } else { "nobody named" }]);
            if at == 0 && is_capital {
                clues.clue("somebody to act", &[lie, self.role]);
            }
        }
    }

    /// In which language it is, and whether its piece holds both.
    pub fn of_language(&self, run: Run, lie: Lie, clues: &mut impl Clues) {
        let own = self.language(run);
        if own == "welsh" || self.is_in_two_languages {
            let all = if self.is_in_two_languages { "both" } else { "one" };
            clues.clue("language", &[own, all]);
            clues.clue("language, lie", &[own, all, lie.name()]);
        }
    }

    /// The first four words as capitals, small letters, figures and signs.
    fn shape(&self, start: usize) -> String {
        let first = self.words.partition_point(|word| word.at.start < start);
        let of = |word: &Word<'_>| {
            let letter = self
                .piece
                .words
                .get(word.at.clone())
                .and_then(|w| w.chars().next());
            match letter {
                Some(c) if c.is_uppercase() => 'X',
                Some(c) if c.is_alphabetic() => 'x',
                Some(c) if c.is_ascii_digit() => '0',
                _ => '.',
            }
        };
        self.words.iter().skip(first).take(4).map(of).collect()
    }

    /// Which words it holds.
    #[cfg(test)]
    fn of_words(&self, run: Run, lie: Lie, clues: &mut impl Clues) {
        let (mut passive, mut says) = (false, Vec::new());
        for at in run.first..run.last {
            if let Some(word) = self.first_told(at, run.first) {
                clues.clue("word", &[word]);
                says.extend(listed(SPEECH, word).then_some(at));
            }
        }
        self.of_speech(&says, lie, clues);
        for at in run.first..run.last.saturating_sub(1) {
            if let Some([one, other]) = self.first_paired(at, run.first) {
                clues.clue("words", &[one, other]);
                passive |= is_passive(one, other);
            }
        }
        Self::of_passive(passive, lie, clues);
    }

    /// Tells which words of speech are in it, each by its place.
    pub fn of_speech(&self, says: &[usize], lie: Lie, clues: &mut impl Clues) {
        for word in says.iter().filter_map(|at| self.words.get(*at)) {
            clues.clue("says, lie", &[word.told, lie.name()]);
        }
    }

    /// Tells whether it says that something be done.
    pub fn of_passive(is_passive: bool, lie: Lie, clues: &mut impl Clues) {
        if is_passive {
            clues.clue("something be done", &[lie.name()]);
        }
    }

    /// The word at `at` where a stretch that begins with the word at `first` tells it for the first time.
    #[must_use]
    pub fn first_told(&self, at: usize, first: usize) -> Option<&str> {
        let seen = self.seen.get(at)?;
        (seen.word <= first)
            .then(|| self.words.get(at))
            .flatten()
            .map(|word| word.told)
    }

    /// The word at `at` and the next where a stretch that begins with the word at `first` tells the two
    /// for the first time.
    #[must_use]
    pub fn first_paired(&self, at: usize, first: usize) -> Option<[&str; 2]> {
        let seen = self.seen.get(at)?;
        if seen.pair > first {
            return None;
        }
        Some([self.words.get(at)?.told, self.words.get(at + 1)?.told])
    }

    /// What stands close before it in its piece.
    fn of_place(&self, told: &[&str], first: usize, start: usize, lie: &str, clues: &mut impl Clues) {
        let near = self.words.get(first.saturating_sub(3)..first).unwrap_or(&[]);
        let near: Vec<&str> = near.iter().map(|word| word.told).collect();
        let (two, one) = match near.as_slice() {
            [] => ("", ""),
            [one] => ("", *one),
            [.., two, one] => (*two, *one),
        };
        clues.clue("behind", &[one]);
        clues.clue("behind two", &[two, one]);
        clues.clue("behind three", &near);
        clues.clue("behind, word 1", &[one, told.first().copied().unwrap_or("")]);
        clues.clue("behind two, lie", &[two, one, lie]);
        let own = self.first_of_sentence(start);
        let opening = self.words.get(own..first).unwrap_or(&[]);
        if let [first, second, ..] = opening {
            clues.clue("sentence begins", &[first.told, second.told]);
        }
        let entries = self.entries.get(own..first).unwrap_or(&[]);
        if entries.iter().take(5).any(|entry| entry.is_role) {
            clues.clue("role before it", &[]);
        }
    }

    /// The first word of each sentence.
    #[must_use]
    pub fn first_words(&self) -> Vec<usize> {
        let starts = self.sentences.iter().map(|sentence| sentence.start);
        starts
            .map(|start| self.words.partition_point(|word| word.at.start < start))
            .collect()
    }

    /// The first word of the sentence in which the byte at `at` stands.
    #[must_use]
    pub fn first_of_sentence(&self, at: usize) -> usize {
        let own = self.sentences.get(self.sentence_at(at));
        let start = own.map_or(0, |sentence| sentence.start);
        self.words.partition_point(|word| word.at.start < start)
    }

    /// The clues of the words before a stretch in its sentence, each once.
    #[cfg(test)]
    fn words_before(&self, first: usize, start: usize) -> Vec<(&'static str, &str)> {
        let own = self.first_of_sentence(start);
        let told = (own..first).filter_map(|at| self.first_told(at, own));
        told.flat_map(|word| {
            let said = listed(SPEECH, word).then_some(("said before", word));
            [("word before", word)].into_iter().chain(said)
        })
        .collect()
    }

    /// Tells what the sentence before the one at `start` says.
    pub fn of_sentence_before(&self, start: usize, clues: &mut impl Clues) {
        let before = self.sentence_at(start).checked_sub(1);
        let Some(before) = before.and_then(|nth| self.sentences.get(nth)) else {
            return;
        };
        let run = self.run(before);
        let entries = self.entries.iter().enumerate().take(run.last).skip(run.first);
        for (at, _) in entries.filter(|(_, entry)| entry.is_speech) {
            if let Some(word) = self.first_told(at, run.first) {
                clues.clue("sentence before says", &[word]);
            }
        }
    }

    /// Tells of what stands around its end.
    pub fn of_end(&self, end: usize, clues: &mut impl Clues) {
        let last = self
            .piece
            .words
            .get(..end)
            .and_then(|words| words.chars().next_back());
        clues.clue("ends", &[last.map_or("word", sign)]);
        let first = self.words.partition_point(|word| word.at.start < end);
        let next = self.words.get(first..).unwrap_or(&[]);
        let told = |nth: usize| next.get(nth).map_or("", |word| word.told);
        clues.clue("before word", &[told(0)]);
        clues.clue("before words", &[told(0), told(1)]);
    }

    /// Tells how far it reaches.
    pub fn of_extent(&self, range: &Range<usize>, lie: Lie, clues: &mut impl Clues) {
        let first = self.sentence_at(range.start);
        let last = self.sentence_at(range.end.saturating_sub(1));
        let starts = self
            .sentences
            .get(first)
            .is_some_and(|own| own.start == range.start);
        let ends = self.sentences.get(last).is_some_and(|own| own.end == range.end);
        let both = match (starts, ends) {
            (true, true) => "both ends",
            (true, false) => "beginning",
            (false, true) => "end",
            (false, false) => "neither end",
        };
        clues.clue("of a sentence", &[both, self.role]);
        let place = match first {
            0 => "first",
            _ if first + 1 == self.sentences.len() => "last",
            _ => "between",
        };
        clues.clue("sentence's place", &[place, lie.name()]);
        clues.clue("more sentences in it", &[few(last - first, 3), self.role]);
        let length = few(range.len() / 40, 6);
        clues.clue("length", &[length]);
        clues.clue("length, role", &[length, self.role]);
    }
}

/// Whether two words say that something be done.
#[must_use]
pub fn is_passive(one: &str, other: &str) -> bool {
    one == "be" && ending(other) == "ed"
}
