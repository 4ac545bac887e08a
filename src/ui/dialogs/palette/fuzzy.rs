//! How well a name fits a few typed letters.
//!
//! Every typed word has to be found in the name, in any order: as a word, at the beginning of one, at the
//! beginnings of several ("gsb" for Go, Search, Board), within one, or scattered over a few letters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How well something fits: the less, the better.
pub type Fit = u32;

const WORD: Fit = 0;
const BEGINNING: Fit = 20;
const WITHIN: Fit = 200;
const INITIALS: Fit = 120;
const SCATTERED: Fit = 400;
/// How far the letters of a typed word may be scattered, as a multiple of their number.
const SPREAD: usize = 3;

/// Small letters without accents.
#[must_use]
pub fn folded(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// What is typed, word by word and folded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    words: Vec<String>,
}

impl Typed {
    /// Takes apart what is typed.
    #[must_use]
    pub fn of(typed: &str) -> Self {
        Self {
            words: folded(typed).split_whitespace().map(str::to_owned).collect(),
        }
    }

    /// Whether nothing is typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well it fits a folded name; none where a word of it is not found there.
    #[must_use]
    pub fn fit(&self, name: &str) -> Option<Fit> {
        let mut fit: Fit = 0;
        let mut before = 0;
        for word in &self.words {
            let (worth, at) = fit_of_word(name, word)?;
            // Words in the order in which they are typed fit better.
            let turned = if at < before { 15 } else { 0 };
            before = at;
            let late = Fit::try_from(at).unwrap_or(Fit::MAX).min(100) / 10;
            fit = fit.saturating_add(worth + late + turned);
        }
        // Of two names that begin alike the shorter is meant.
        let length = Fit::try_from(name.len()).unwrap_or(Fit::MAX).min(200) / 20;
        Some(fit.saturating_add(length))
    }
}

fn begins_word(name: &str, at: usize) -> bool {
    let before = name.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|c| !c.is_alphanumeric())
}

fn ends_word(name: &str, at: usize) -> bool {
    let after = name.get(at..).and_then(|after| after.chars().next());
    after.is_none_or(|c| !c.is_alphanumeric())
}

/// How well one typed word fits, and where it is found.
fn fit_of_word(name: &str, word: &str) -> Option<(Fit, usize)> {
    let mut best: Option<(Fit, usize)> = None;
    for (at, _) in name.match_indices(word) {
        let worth = match (begins_word(name, at), ends_word(name, at + word.len())) {
            (true, true) => WORD,
            (true, false) => BEGINNING,
            (false, _) => WITHIN,
        };
        if best.is_none_or(|(known, _)| worth < known) {
            best = Some((worth, at));
        }
    }
    best.or_else(|| initials(name, word))
        .or_else(|| scattered(name, word))
}

/// The beginnings of words that follow one another, one or more letters each: "dampm" for "damp and mould"
/// is not, "dm" and "damo" for "damp mould" are.
fn initials(name: &str, word: &str) -> Option<(Fit, usize)> {
    if word.chars().count() < 2 {
        return None;
    }
    let starts: Vec<usize> = name
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| begins_word(name, *at) && !ends_word(name, *at))
        .collect();
    (0..starts.len()).find_map(|first| {
        let mut rest = word;
        for at in starts.get(first..).unwrap_or_default() {
            let here = name.get(*at..).unwrap_or_default();
            let common: usize = rest
                .chars()
                .zip(here.chars())
                .take_while(|(a, b)| a == b)
                .map(|(a, _)| a.len_utf8())
                .sum();
            if common == 0 {
                return None;
            }
            rest = rest.get(common..).unwrap_or_default();
            if rest.is_empty() {
                return Some((INITIALS, starts.get(first).copied().unwrap_or(0)));
            }
        }
        None
    })
}

/// The letters in their order, not too far from each other, the first one at the beginning of a word.
fn scattered(name: &str, word: &str) -> Option<(Fit, usize)> {
    let count = word.chars().count();
    if count < 3 {
        return None;
    }
    let first = word.chars().next()?;
    let mut best: Option<(Fit, usize)> = None;
    for (at, letter) in name.char_indices() {
        if letter != first || !begins_word(name, at) {
            continue;
        }
        let mut wanted = word.chars().skip(1).peekable();
        let mut gaps: usize = 0;
        for letter in name.get(at..).unwrap_or_default().chars().skip(1) {
            match wanted.peek() {
                None => break,
                Some(next) if *next == letter => {
                    wanted.next();
                }
                Some(_) => gaps += 1,
            }
            if gaps > count * SPREAD {
                break;
            }
        }
        if wanted.peek().is_none() && gaps <= count * SPREAD {
            let worth = SCATTERED + Fit::try_from(gaps).unwrap_or(Fit::MAX).min(1_000) * 4;
            if best.is_none_or(|(known, _)| worth < known) {
                best = Some((worth, at));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(name: &str, typed: &str) -> Option<Fit> {
        Typed::of(typed).fit(&folded(name))
    }

    /// The names that fit, best first.
    fn order<'a>(typed: &str, names: &[&'a str]) -> Vec<&'a str> {
        let mut fitting: Vec<(Fit, &str)> = names
            .iter()
            .filter_map(|name| Some((fit(name, typed)?, *name)))
            .collect();
        fitting.sort();
        fitting.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn words_beat_beginnings_beat_initials_beat_insides_beat_scattered_letters() {
        assert_eq!(
            order(
                "damp",
                &[
                    "Dilapidated masonry in the port",
                    "Undampened",
                    "Day-to-day moving parking",
                    "Dampness",
                    "Damp and mould"
                ]
            ),
            [
                "Damp and mould",
                "Dampness",
                "Day-to-day moving parking",
                "Undampened"
            ],
            "letters that are scattered too far are none"
        );
        let whole = fit("Add an item…", "add").unwrap();
        let later = fit("Add an item…", "item").unwrap();
        let inside = fit("Add an item…", "tem").unwrap();
        let scattered = fit("Add an item…", "aitm").unwrap();
        assert!(whole <= later && later < inside && inside < scattered);
        assert_eq!(fit("Add an item…", "zebra"), None);
    }

    #[test]
    fn a_missing_letter_and_initials_are_forgiven() {
        assert!(fit("Maintenance of council homes", "maintnance").is_some());
        assert!(fit("Housing Scrutiny Panel", "hsp").is_some());
        assert!(fit("Housing Scrutiny Panel", "houscrut").is_some());
        assert!(fit("Keyboard map", "kmap").is_some());
    }

    #[test]
    fn every_word_has_to_be_there_in_whatever_order() {
        assert!(
            fit(
                "Response to the damp review, Cabinet, 16 June 2026",
                "cabinet damp"
            )
            .is_some()
        );
        assert!(
            fit(
                "Response to the damp review, Cabinet, 16 June 2026",
                "cabinet roads"
            )
            .is_none()
        );
        assert!(fit("damp cabinet", "damp cabinet").unwrap() < fit("damp cabinet", "cabinet damp").unwrap());
    }

    #[test]
    fn accents_and_capitals_are_folded() {
        assert!(fit("Cyngor Trefŵl: Tŷ Gwyn", "trefwl ty").is_some());
        assert!(fit("cafe review", "CAFÉ").is_some());
    }

    #[test]
    fn the_shorter_of_two_names_that_begin_alike_comes_first() {
        assert_eq!(
            order(
                "board",
                &[
                    "Board meeting of the health partnership board of trustees",
                    "Board"
                ]
            ),
            [
                "Board",
                "Board meeting of the health partnership board of trustees"
            ]
        );
    }
}
