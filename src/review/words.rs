//! Words as matching compares them: folded, counted, and weighed by how rare they are.

use std::collections::HashMap;

/// Words that carry no matter of their own in council papers: the language's small words and the
/// formulas of resolutions. What is left tells one recommendation from another.
const FORMULA: &str = "a about above accept accepted action actions advised agree agreed all also an and any \
    appendix approve approved are as at attached be been being below board by cabinet chair chairman committee \
    confirm confirmed considered content contents correct council date detailed details endorse endorsed \
    excluded executive following for from further had has have in information is it its item made meeting \
    members minutes note noted now of officer officers on or out panel paper press presentation previous \
    progress public receive received recommend recommendation recommendations recommended record report \
    reports request requested resolve resolved scrutiny set should shown signed support supported thanked \
    thanks that the their them there this to true under update was were which will with work";

/// Words that turn a sentence round. Two texts that differ in one of them do not say the same.
const TURNING: &[&str] = &[
    "not", "no", "never", "without", "except", "unless", "cease", "stop", "reject", "oppose", "nor", "none",
];

/// The words of `text`: lower case, without marks; "don't" is one word, "2016/17" two.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || is_apostrophe(c)))
        .map(|word| {
            word.chars()
                .filter(|c| !is_apostrophe(*c))
                .flat_map(char::to_lowercase)
                .collect::<String>()
        })
        .filter(|word| !word.is_empty())
        .collect()
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}')
}

/// `text` as one folded line, for names and titles.
pub(super) fn folded(text: &str) -> String {
    words(text).join(" ")
}

/// Every word of a set of texts, with the number of texts that hold it.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<String, u32>,
    texts_with: Vec<u32>,
    traits: Vec<Trait>,
    texts: u32,
}

/// What a word means for matching, whatever its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trait {
    /// A word of the matter.
    Matter,
    /// A small word or one of the formulas of resolutions.
    Formula,
    /// A figure.
    Figure,
    /// A word that turns a sentence round.
    Turning,
}

fn trait_of(word: &str) -> Trait {
    if TURNING.contains(&word) {
        Trait::Turning
    } else if word.bytes().any(|b| b.is_ascii_digit()) {
        Trait::Figure
    } else if word.chars().count() == 1 || FORMULA.split_ascii_whitespace().any(|formula| formula == word) {
        Trait::Formula
    } else {
        Trait::Matter
    }
}

/// A text as counted words, in the order of the vocabulary's numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    /// Each word's number with how often it stands in the text.
    pub words: Vec<(u32, u32)>,
}

impl Vocabulary {
    /// Counts the words of `text` and takes them into the vocabulary.
    pub fn count(&mut self, text: &str) -> Counted {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for word in words(text) {
            *counts.entry(self.number(word)).or_default() += 1;
        }
        let mut words: Vec<(u32, u32)> = counts.into_iter().collect();
        words.sort_unstable();
        for (word, _) in &words {
            if let Some(texts) = self.texts_with.get_mut(place(*word)) {
                *texts += 1;
            }
        }
        self.texts += 1;
        Counted { words }
    }

    fn number(&mut self, word: String) -> u32 {
        if let Some(number) = self.numbers.get(&word) {
            return *number;
        }
        let number = u32::try_from(self.texts_with.len()).unwrap_or(u32::MAX);
        self.texts_with.push(0);
        self.traits.push(trait_of(&word));
        self.numbers.insert(word, number);
        number
    }

    /// How many texts hold the word.
    pub fn texts_with(&self, word: u32) -> u32 {
        self.texts_with.get(place(word)).copied().unwrap_or(0)
    }

    /// How much a word tells: the rarer, the more; a formula always a little.
    pub fn weight(&self, word: u32) -> f64 {
        let rarity = (1.0 + f64::from(self.texts) / f64::from(self.texts_with(word).max(1))).ln();
        match self.trait_of(word) {
            Trait::Formula => rarity * 0.5,
            _ => rarity,
        }
    }

    fn trait_of(&self, word: u32) -> Trait {
        self.traits.get(place(word)).copied().unwrap_or(Trait::Matter)
    }

    /// How many different words of the matter a text holds; a text with few of them is a formula
    /// such as "That the report be noted".
    pub fn matter(&self, text: &Counted) -> usize {
        text.words
            .iter()
            .filter(|(word, _)| self.trait_of(*word) == Trait::Matter)
            .count()
    }

    /// Compares two texts.
    pub fn compare(&self, one: &Counted, other: &Counted) -> Likeness {
        let (mut shared, mut all) = (0.0, 0.0);
        let (mut only_one, mut only_other, mut substance) = (0, 0, false);
        let mut see = |word: u32, in_one: u32, in_other: u32| {
            let weight = self.weight(word);
            shared += weight * f64::from(in_one.min(in_other)) * 2.0;
            all += weight * f64::from(in_one + in_other);
            only_one += in_one.saturating_sub(in_other);
            only_other += in_other.saturating_sub(in_one);
            substance |= in_one != in_other && matches!(self.trait_of(word), Trait::Figure | Trait::Turning);
        };
        let (mut left, mut right) = (one.words.iter().peekable(), other.words.iter().peekable());
        loop {
            match (left.peek(), right.peek()) {
                (Some((a, in_one)), Some((b, in_other))) if a == b => {
                    see(*a, *in_one, *in_other);
                    left.next();
                    right.next();
                }
                (Some((a, in_one)), Some((b, _))) if a < b => {
                    see(*a, *in_one, 0);
                    left.next();
                }
                (Some((a, in_one)), None) => {
                    see(*a, *in_one, 0);
                    left.next();
                }
                (_, Some((b, in_other))) => {
                    see(*b, 0, *in_other);
                    right.next();
                }
                (None, None) => break,
            }
        }
        Likeness {
            overlap: if all > 0.0 { shared / all } else { 0.0 },
            changed_words: only_one.max(only_other),
            substance,
        }
    }
}

fn place(word: u32) -> usize {
    usize::try_from(word).unwrap_or(usize::MAX)
}

/// How alike two texts are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likeness {
    /// The shared part of their words by weight, 0 to 1.
    pub overlap: f64,
    /// How many words of the one are not in the other.
    pub changed_words: u32,
    /// Whether a figure or a "not" differs, so that they cannot say the same.
    pub substance: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(one: &str, other: &str) -> Likeness {
        let mut vocabulary = Vocabulary::default();
        let one = vocabulary.count(one);
        let other = vocabulary.count(other);
        vocabulary.compare(&one, &other)
    }

    #[test]
    fn marks_case_and_order_of_words_do_not_matter() {
        let same = compare(
            "That the Council\u{2019}s shelters \u{2013} all nine \u{2013} be repaired.",
            "that the council's nine shelters all be repaired",
        );
        assert!((same.overlap - 1.0).abs() < 1e-9);
        assert_eq!((same.changed_words, same.substance), (0, false));
    }

    #[test]
    fn a_figure_or_a_not_is_of_substance_and_a_small_word_is_none() {
        for (other, changed, substance) in [
            ("that ten bus shelters be repaired by the contractor", 0, false),
            ("that ten bus shelters are repaired by the contractor", 1, false),
            ("that ten bus shelters not be repaired by the contractor", 1, true),
            ("that 10 bus shelters be repaired by the contractor", 1, true),
        ] {
            let likeness = compare("That ten bus shelters be repaired by the contractor", other);
            assert_eq!(
                (likeness.changed_words, likeness.substance),
                (changed, substance),
                "{other}"
            );
        }
    }

    #[test]
    fn formulas_hold_no_matter() {
        let mut vocabulary = Vocabulary::default();
        for (text, matter) in [
            ("That the report be noted.", 0),
            (
                "That the minutes of the previous meeting be approved and signed by the Chair",
                0,
            ),
            ("That bus shelters on Mill Lane be repaired", 5),
        ] {
            let counted = vocabulary.count(text);
            assert_eq!(vocabulary.matter(&counted), matter, "{text}");
        }
    }
}
