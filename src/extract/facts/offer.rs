//! Offers: stretches of a paper that may be a fact of it. Which of them is the fact, if any, their clues
//! tell: each subject (title, body, council, contacts) makes its offers and tells its clues, and this weighs
//! them by the subject's table.

use super::council;
use super::date;
use super::title::never::{KIND_ONLY, is_line_of_a_contact};
use crate::extract::clean::{Piece, Role};
use crate::extract::learned::{Clues, QuickSet, Sum, Weights, key};
use crate::extract::paper::{Paper, Place};

/// Tells each clue once, however often it is come upon.
#[derive(Debug)]
pub struct Once<'c, C> {
    told: QuickSet<u64>,
    to: &'c mut C,
}

impl<'c, C: Clues> Once<'c, C> {
    /// Tells to `to`.
    pub fn new(to: &'c mut C) -> Self {
        Self {
            told: QuickSet::default(),
            to,
        }
    }
}

impl<C: Clues> Clues for Once<'_, C> {
    fn clue(&mut self, kind: &'static str, parts: &[&str]) {
        if self.told.insert(key(kind, parts)) {
            self.to.clue(kind, parts);
        }
    }
}

/// What the clues of an offer add up to, in hundredths.
pub fn weight(
    weights: &Weights<1>,
    tell: impl FnOnce(&mut Once<'_, crate::extract::learned::Summed<'_, 1>>),
) -> i32 {
    let mut summed = weights.sum([0; 1]);
    tell(&mut Once::new(&mut summed));
    let [sum]: Sum<1> = summed.sum;
    sum
}

/// The offer for which most speaks, the first of equals, where its sum is more than `least`.
pub fn heaviest(sums: impl DoubleEndedIterator<Item = i32> + ExactSizeIterator, least: i32) -> Option<usize> {
    let (nth, _) = sums
        .enumerate()
        .rev()
        .max_by_key(|(_, sum)| *sum)
        .filter(|(_, sum)| *sum > least)?;
    Some(nth)
}

/// What sort of line a piece is; `none` beyond the paper's ends.
pub fn sort_of_line(paper: &Paper<'_>, index: Option<usize>) -> &'static str {
    let Some((index, piece)) = index.and_then(|index| Some((index, paper.piece(index)?))) else {
        return "none";
    };
    let low = piece.low.as_str();
    let begins = |signs: &[&str]| signs.iter().any(|sign| low.starts_with(sign));
    let figures = piece.words.chars().filter(char::is_ascii_digit).count();
    if piece.words.len() > 170 {
        "long"
    } else if begins(&[
        "present",
        "in attendance",
        "attendance",
        "apolog",
        "sederunt",
        "membership",
    ]) {
        "present"
    } else if begins(&["dear "]) {
        "salutation"
    } else if is_line_of_a_contact(paper, piece) {
        "contact"
    } else if KIND_ONLY.contains(&low.trim_end_matches(':')) {
        "kind"
    } else if piece.words.len() < 60 && date::prints_a_day(paper, index) {
        "day"
    } else if council::name_in(&piece.words).is_some_and(|name| name.len() + 6 > low.len()) {
        "council"
    } else if super::body::is_all_of(low) {
        "body"
    } else if low.ends_with(':') {
        "opening"
    } else if low.split_once(": ").is_some_and(|(label, _)| label.len() < 30) {
        "labelled"
    } else if piece.words.ends_with('.') {
        "sentence"
    } else if figures * 2 > piece.words.len() {
        "figures"
    } else if low.starts_with("cllr ") || low.starts_with("councillor") {
        "member"
    } else {
        "line"
    }
}

/// In which letters words are written.
pub fn letters(words: &str) -> &'static str {
    let small = [
        "and", "of", "for", "the", "with", "in", "on", "a", "to", "at", "by", "y", "yr", "o",
    ];
    if !words.chars().any(char::is_lowercase) {
        return "capitals";
    }
    let mut own = words.split(' ').filter(|word| !small.contains(word));
    let first = own
        .next()
        .is_some_and(|word| word.starts_with(char::is_lowercase));
    if first {
        "lower"
    } else if own.all(|word| !word.starts_with(char::is_lowercase)) {
        "title"
    } else {
        "sentence"
    }
}

/// How many words, roughly.
pub fn length(words: &str) -> &'static str {
    match words.split(' ').count() {
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        5..=6 => "5",
        7..=9 => "7",
        10..=13 => "10",
        14..=18 => "14",
        _ => "19",
    }
}

/// How far from the start a piece stands, roughly.
pub fn position(index: usize) -> &'static str {
    const EACH: [&str; 13] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
    EACH.get(index).copied().unwrap_or(match index {
        0..=18 => "13",
        19..=28 => "19",
        29..=50 => "29",
        51..=120 => "51",
        _ => "121",
    })
}

/// A small count.
pub fn few(count: usize) -> &'static str {
    ["0", "1", "2", "3", "4", "5"].get(count).copied().unwrap_or("6")
}

/// What a piece is in the layout.
pub const fn role(piece: &Piece) -> &'static str {
    match piece.role {
        Role::Heading { .. } => "heading",
        Role::Paragraph => "paragraph",
        Role::Point => "point",
        Role::Cell { row: 0, .. } => "cell of the first row",
        Role::Cell { .. } => "cell",
    }
}

/// The label of the front sheet in whose field a place begins.
pub fn label_at(paper: &Paper<'_>, place: Place) -> &'static str {
    paper
        .front
        .label_at(place)
        .map_or("none", super::front_sheet::Label::code)
}

#[cfg(test)]
mod tests {
    use super::{Once, heaviest, letters};
    use crate::extract::learned::{Clues, Weights};

    #[test]
    fn every_line_of_the_tables_is_a_weight_of_its_own() {
        for table in [
            include_str!("../../../assets/facts/title.tsv"),
            include_str!("../../../assets/facts/body.tsv"),
            include_str!("../../../assets/facts/council.tsv"),
            include_str!("../../../assets/facts/contact.tsv"),
        ] {
            assert_eq!(Weights::<1>::read(table).len(), table.lines().count());
        }
    }

    #[test]
    fn a_clue_is_told_once() {
        let weights = Weights::<1>::read("word=care\t50");
        let mut summed = weights.sum([0]);
        let mut once = Once::new(&mut summed);
        once.clue("word", &["care"]);
        once.clue("word", &["care"]);
        assert_eq!(summed.sum, [50]);
    }

    #[test]
    fn the_heaviest_is_taken_and_the_first_of_equals() {
        assert_eq!(heaviest([50, 90, 60, 90].into_iter(), 0), Some(1));
        assert_eq!(heaviest([50, 90].into_iter(), 90), None);
        assert_eq!(heaviest([].into_iter(), 0), None);
    }

    #[test]
    fn letters_are_told_from_the_words_that_carry_meaning() {
        for (words, expected) in [
            ("CARE PANEL", "capitals"),
            ("Report on the Care of Trees", "title"),
            ("Report on what trees need", "sentence"),
            ("trees in parks", "lower"),
        ] {
            assert_eq!(letters(words), expected, "{words}");
        }
    }
}
