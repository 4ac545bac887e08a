//! Help with words that stand nowhere: those spelled nearly alike, and beginnings that the index cuts off.
//!
//! The index keeps words cut to their stems ("inspect" for inspection), which nobody wants to read. A word
//! is therefore compared with stems first and then, for the few that are near, with the words as papers
//! print them.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::catalogue::{Catalogue, Matches};
use super::query::{Breadth, Query, Term};
use super::{breadth, on};
use crate::register::RegisterError;
use crate::store::Db;
use crate::store::search::{self, Between, Shelf};

/// Shorter words are near too many others.
const SHORTEST: usize = 4;
/// How many letters a stem may be shorter than the word it stands for.
const CUT_OFF: usize = 6;
/// How many of the nearest stems are looked at in print.
const NEAREST: usize = 12;
/// How many places of each.
const PLACES: usize = 24;
/// How many letters of a beginning may have been changed in its stem: "communities" has the stem "commun".
const LOOSENED: usize = 5;
/// How short a beginning may become.
const LEAST_LEFT: usize = 4;
/// How many places of a shortened beginning are read through.
const READ_THROUGH: usize = 2_000;

/// Words to look for instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What to type.
    pub typed: String,
    /// In how many places it is found.
    pub places: usize,
}

/// The stems of all words of papers, with the number of blocks they stand in.
#[derive(Debug, Default)]
pub struct Vocabulary {
    stems: Vec<(String, usize)>,
}

impl Vocabulary {
    /// Reads them out of the index.
    pub fn read(db: &Db) -> Result<Self, RegisterError> {
        let mut stems = search::stems(db)?;
        stems.retain(|(stem, _)| stem.chars().count() >= 3 && !stem.chars().any(|c| c.is_ascii_digit()));
        Ok(Self { stems })
    }

    /// The stems nearest to the stem of a word, best first.
    fn near(&self, word: &[char]) -> Vec<(usize, &str, usize)> {
        let allowed = allowed(word.len());
        let mut near: Vec<(usize, &str, usize)> = Vec::new();
        let mut stem_letters = Vec::new();
        for (stem, blocks) in &self.stems {
            stem_letters.clear();
            stem_letters.extend(stem.chars());
            let length = stem_letters.len();
            if length > word.len() + allowed || length + CUT_OFF + allowed < word.len() {
                continue;
            }
            let distance = distance_to_beginning(&stem_letters, word);
            if distance <= allowed {
                near.push((distance, stem, *blocks));
            }
        }
        near.sort_by_key(|(distance, stem, blocks)| {
            (
                *distance,
                stem.chars().count().abs_diff(word.len()),
                std::cmp::Reverse(*blocks),
            )
        });
        near.truncate(NEAREST);
        near
    }
}

/// How many letters may be wrong in a word of this length.
const fn allowed(letters: usize) -> usize {
    match letters {
        0..=5 => 1,
        6..=10 => 2,
        _ => 3,
    }
}

/// Letters without accents, small: as the index folds them.
pub fn folded(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// How many letters have to be put in, left out, changed or swapped with their neighbour to make one word
/// of the other. Row by row over the letters of `one`; `rows` holds the last three.
fn last_row(one: &[char], other: &[char]) -> Vec<usize> {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut row = Vec::with_capacity(other.len() + 1);
        row.push(i + 1);
        for (j, wanted) in other.iter().enumerate() {
            let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
            let mut least = (at(&last, j) + usize::from(letter != wanted))
                .min(at(&last, j + 1) + 1)
                .min(at(&row, j) + 1);
            let swapped =
                j > 0 && i > 0 && other.get(j - 1) == Some(letter) && one.get(i - 1) == Some(wanted);
            if swapped {
                least = least.min(at(&before_last, j - 1) + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last
}

/// How far one word is from another.
fn distance(one: &[char], other: &[char]) -> usize {
    last_row(one, other).last().copied().unwrap_or(0)
}

/// How far a stem is from the nearest beginning of a word that it can be the stem of.
fn distance_to_beginning(stem: &[char], word: &[char]) -> usize {
    let least = word.len().saturating_sub(CUT_OFF);
    let row = last_row(stem, word);
    row.into_iter().skip(least).min().unwrap_or(usize::MAX)
}

/// The words of a text, as the index counts them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .filter(|word| !word.is_empty())
}

/// The word nearest to one that stands nowhere, as papers print it; none where none is near.
fn nearest_word(db: &Db, vocabulary: &Vocabulary, word: &str) -> Result<Option<String>, RegisterError> {
    let letters: Vec<char> = folded(word).chars().collect();
    let mut best: Option<((usize, std::cmp::Reverse<usize>), String)> = None;
    for (_, stem, blocks) in vocabulary.near(&letters) {
        let mut printed: BTreeMap<String, usize> = BTreeMap::new();
        for (text, place) in search::blocks_with(db, stem, PLACES)? {
            if let Some(word) = words(&text).nth(place) {
                *printed.entry(folded(word)).or_default() += 1;
            }
        }
        for (candidate, _) in printed {
            let candidate_letters: Vec<char> = candidate.chars().collect();
            let far = distance(&candidate_letters, &letters);
            let key = (far, std::cmp::Reverse(blocks));
            if far > 0 && far <= allowed(letters.len()) && best.as_ref().is_none_or(|(known, _)| key < *known)
            {
                best = Some((key, candidate));
            }
        }
    }
    Ok(best.map(|(_, word)| word))
}

/// Whether words stand anywhere, as they are or as a beginning.
fn stands(db: &Db, term: &Term) -> Result<bool, RegisterError> {
    let query = Query {
        wanted: vec![Term {
            is_beginning: term.is_beginning,
            ..term.clone()
        }],
        unwanted: Vec::new(),
    };
    for shelf in Shelf::ALL {
        if let Some(fts) = query.fts(breadth(*shelf))
            && !search::matching(db, *shelf, &fts, search::EVERYWHERE)?.is_empty()
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What is typed with each word that stands nowhere put as papers spell it; none where nothing was put
/// otherwise.
pub fn suggested(
    db: &Db,
    vocabulary: &Vocabulary,
    query: &Query,
    typed: &str,
) -> Result<Option<String>, RegisterError> {
    let mut put = typed.trim().to_owned();
    let mut is_changed = false;
    for term in &query.wanted {
        if stands(db, term)? {
            continue;
        }
        for word in words(&term.words) {
            let letters = word.chars().count();
            let single = Term {
                words: word.to_owned(),
                ..term.clone()
            };
            if letters < SHORTEST || word.chars().any(|c| c.is_ascii_digit()) || stands(db, &single)? {
                continue;
            }
            if let Some(nearest) = nearest_word(db, vocabulary, word)? {
                put = put.replacen(word, &nearest, 1);
                is_changed = true;
            }
        }
    }
    Ok(is_changed.then_some(put))
}

/// Stems are shorter than the words they stand for, so that "communiti" is the beginning of no stem: the
/// places of a shorter beginning whose texts hold a word that goes on as typed. With them the query by
/// which they are marked.
pub fn loosened(
    db: &Db,
    catalogue: &Catalogue,
    query: &Query,
    blocks: Between,
) -> Result<Option<(Query, Matches)>, RegisterError> {
    let Some(last) = query
        .wanted
        .last()
        .filter(|term| term.is_beginning && !term.is_phrase)
    else {
        return Ok(None);
    };
    let typed = folded(&last.words);
    let letters = last.words.chars().count();
    for fewer in 1..=LOOSENED {
        if letters < LEAST_LEFT + fewer {
            break;
        }
        let mut loose = query.clone();
        if let Some(term) = loose.wanted.last_mut() {
            term.words = term.words.chars().take(letters - fewer).collect();
        }
        let mut matches = Matches::default();
        for shelf in Shelf::ALL {
            let Some(fts) = loose.fts(Breadth::Few) else {
                continue;
            };
            let mut serials = search::matching(db, *shelf, &fts, on(*shelf, blocks))?;
            // The newest alone where there are very many.
            let first = serials.len().saturating_sub(READ_THROUGH);
            serials.drain(..first);
            let mut kept = Vec::new();
            for serial in serials {
                let thing = search::thing(db, *shelf, serial)?;
                if thing.is_some_and(|(_, text)| words(&folded(&text)).any(|word| word.starts_with(&typed))) {
                    kept.push(serial);
                }
            }
            catalogue.place(*shelf, kept, &mut matches);
        }
        if !matches.is_empty() {
            return Ok(Some((loose, matches)));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    #[test]
    fn a_swap_a_slip_a_letter_too_many_and_one_too_few_are_one_mistake_each() {
        for (one, other, expected) in [
            ("mould", "mould", 0),
            ("mould", "muold", 1),
            ("mould", "mauld", 1),
            ("mould", "moulld", 1),
            ("mould", "moud", 1),
            ("inspection", "insepction", 1),
            ("maintenance", "maintenence", 1),
            ("maintenance", "maintainance", 2),
            ("damp", "roof", 4),
            ("", "roof", 4),
        ] {
            assert_eq!(
                distance(&letters(one), &letters(other)),
                expected,
                "{one} {other}"
            );
            assert_eq!(
                distance(&letters(other), &letters(one)),
                expected,
                "{other} {one}"
            );
        }
    }

    #[test]
    fn a_stem_is_near_a_word_that_begins_like_it() {
        let to = |stem: &str, word: &str| distance_to_beginning(&letters(stem), &letters(word));
        assert_eq!(to("mainten", "maintenence"), 0);
        assert_eq!(to("commun", "comunities"), 1);
        assert_eq!(
            to("cat", "catastrophically"),
            usize::from(true) * 7,
            "far too short to be its stem"
        );
    }

    #[test]
    fn words_are_folded_as_the_index_folds_them() {
        assert_eq!(folded("Trefŵl ÉCOLE Tŷ"), "trefwl ecole ty");
        assert_eq!(
            words("the Council’s follow-up, 2026").collect::<Vec<_>>(),
            ["the", "Council", "s", "follow", "up", "2026"]
        );
    }
}
