//! The clues of one stretch: how it begins, which words it holds, what stands before it, where it ends.

use super::{CluedPiece, each_once, few, sign};
use crate::extract::learned::vocabulary::{ROLES, SPEECH, VERBS, language, listed};
use crate::extract::learned::{Clues, Word, ending};
use crate::extract::likeness::stretches::Lie;
use std::ops::Range;

impl CluedPiece<'_> {
    /// Tells what holds for one stretch of the piece.
    pub fn of_stretch(&self, range: &Range<usize>, lie: Lie, clues: &mut impl Clues) {
        let told = self.told(range.clone());
        self.of_opening(&told, range, lie.name(), clues);
        self.of_words(range, lie.name(), clues);
        self.of_words_before(&told, range, lie.name(), clues);
        self.of_ends(range, lie.name(), clues);
        self.of_language(&told, lie.name(), clues);
    }

    /// How it begins.
    fn of_opening(&self, told: &[&str], range: &Range<usize>, lie: &str, clues: &mut impl Clues) {
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
        let shape = self.shape(range.start);
        clues.clue("shape", &[&shape]);
        clues.clue("shape, lie", &[shape.get(..2).unwrap_or(""), lie]);
        if listed(VERBS, first) {
            clues.clue("begins with a verb", &[lie, self.role]);
            clues.clue("begins with a verb, zone", &[self.zone]);
        }
        if matches!(first, "to" | "that") && listed(VERBS, second) {
            clues.clue("begins with a verb behind", &[first]);
        }
        let role_at = told.iter().take(6).position(|word| listed(ROLES, word));
        if role_at.is_some() {
            clues.clue("names a role", &[lie, self.role]);
            clues.clue("names a role, zone", &[self.zone]);
        }
        let asked = told
            .windows(2)
            .take(10)
            .skip(1)
            .position(|pair| matches!(pair, ["to", verb] if listed(VERBS, verb)));
        if let Some(at) = asked {
            let by = role_at.is_some_and(|role| role <= at);
            clues.clue("to act", &[if by { "a role" } else { "nobody named" }]);
            if at == 0 && shape.starts_with('X') {
                clues.clue("somebody to act", &[lie, self.role]);
            }
        }
    }

    /// In which language it is, and whether its piece holds both.
    fn of_language(&self, told: &[&str], lie: &str, clues: &mut impl Clues) {
        let own = language(told.iter().copied());
        if own == "welsh" || self.is_in_two_languages {
            let all = if self.is_in_two_languages { "both" } else { "one" };
            clues.clue("language", &[own, all]);
            clues.clue("language, lie", &[own, all, lie]);
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
    fn of_words(&self, range: &Range<usize>, lie: &str, clues: &mut impl Clues) {
        let first = self.words.partition_point(|word| word.at.start < range.start);
        let last = self.words.partition_point(|word| word.at.start < range.end);
        let mut passive = false;
        for at in first..last {
            let (Some(word), Some(seen)) = (self.words.get(at), self.seen.get(at)) else {
                break;
            };
            if seen.word <= first {
                clues.clue("word", &[word.told]);
                if listed(SPEECH, word.told) {
                    clues.clue("says, lie", &[word.told, lie]);
                }
            }
            let Some(next) = self.words.get(at + 1).filter(|_| at + 1 < last) else {
                break;
            };
            if seen.pair <= first {
                clues.clue("words", &[word.told, next.told]);
                passive |= word.told == "be" && ending(next.told) == "ed";
            }
        }
        if passive {
            clues.clue("something be done", &[lie]);
        }
    }

    /// What stands before it in its piece.
    fn of_words_before(&self, told: &[&str], range: &Range<usize>, lie: &str, clues: &mut impl Clues) {
        let nth = self.sentence_at(range.start);
        let own = self.sentences.get(nth).map_or(0, |sentence| sentence.start);
        let first = self.words.partition_point(|word| word.at.start < range.start);
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
        let opening = self.told(own..range.start);
        for word in each_once(&opening) {
            clues.clue("word before", &[word]);
            if listed(SPEECH, word) {
                clues.clue("said before", &[word]);
            }
        }
        if let [first, second, ..] = opening.as_slice() {
            clues.clue("sentence begins", &[first, second]);
        }
        if opening.iter().take(5).any(|word| listed(ROLES, word)) {
            clues.clue("role before it", &[]);
        }
        if let Some(before) = nth.checked_sub(1).and_then(|nth| self.sentences.get(nth)) {
            let said = self.told(before.clone());
            for word in each_once(&said).into_iter().filter(|word| listed(SPEECH, word)) {
                clues.clue("sentence before says", &[word]);
            }
        }
    }

    /// Where it begins and ends.
    fn of_ends(&self, range: &Range<usize>, lie: &str, clues: &mut impl Clues) {
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
        clues.clue("sentence's place", &[place, lie]);
        clues.clue("more sentences in it", &[few(last - first, 3), self.role]);
        let length = few(range.len() / 40, 6);
        clues.clue("length", &[length]);
        clues.clue("length, role", &[length, self.role]);
        let last = self
            .piece
            .words
            .get(range.clone())
            .and_then(|words| words.chars().next_back());
        clues.clue("ends", &[last.map_or("word", sign)]);
        let first = self.words.partition_point(|word| word.at.start < range.end);
        let next = self.words.get(first..).unwrap_or(&[]);
        let told = |nth: usize| next.get(nth).map_or("", |word| word.told);
        clues.clue("before word", &[told(0)]);
        clues.clue("before words", &[told(0), told(1)]);
    }
}
