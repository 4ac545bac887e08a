//! Clues to the title among its offers.

use super::never::{KIND_ONLY, is_heading_or_label, is_other_fact};
use super::offers::Offer;
use crate::extract::facts::date;
use crate::extract::facts::front_sheet::Label;
use crate::extract::facts::kind::lines::as_read;
use crate::extract::facts::offer::{few, label_at, length, letters, position, role, sort_of_line};
use crate::extract::learned::{Clues, words};
use crate::extract::paper::Paper;
use std::cell::OnceCell;

/// What the offers of a paper have in common, looked at once.
#[derive(Debug)]
pub struct Around {
    /// What the rules would have.
    ruled: Option<String>,
    /// The letters in which most lines of the head are written.
    letters: &'static str,
    /// The first piece that is a line and nothing else.
    first_line: Option<usize>,
    /// Whether the front sheet gives a title.
    is_labelled: bool,
    looks: Vec<Looks>,
}

/// What a line looks like, whatever part of it is offered.
#[derive(Debug, Default)]
struct Looks {
    sort: &'static str,
    letters: &'static str,
    /// Its words where it has few.
    whole: Option<String>,
    is_heading_or_label: bool,
    is_other_fact: bool,
    is_kind_only: bool,
    can_be_title: bool,
    /// How many lines before it can be the title.
    nth: usize,
    /// Where its first full day begins, read when it is first asked.
    first_day: OnceCell<Option<usize>>,
}

impl Looks {
    fn of(paper: &Paper<'_>, index: usize, before: usize) -> Self {
        /// Lines of more words are like no other.
        const FEW: usize = 5;
        let sort = sort_of_line(paper, Some(index));
        let Some(piece) = paper.piece(index) else {
            return Self {
                sort,
                ..Self::default()
            };
        };
        let low = as_read(&piece.low);
        let told: Vec<_> = words(&low).take(FEW + 1).map(|word| word.told).collect();
        Self {
            sort,
            letters: letters(&piece.words),
            whole: (told.len() <= FEW).then(|| told.join(" ")),
            is_heading_or_label: is_heading_or_label(paper, &piece.low),
            is_other_fact: is_other_fact(paper, index, &piece.low),
            is_kind_only: KIND_ONLY.contains(&piece.low.as_str()),
            can_be_title: super::can_be_title(paper, index, piece),
            nth: before,
            first_day: OnceCell::new(),
        }
    }
}

impl Around {
    /// Looks at the head of a paper; `ruled` is the title that the rules would have.
    pub fn of(paper: &Paper<'_>, ruled: Option<String>) -> Self {
        let mut looks = Vec::new();
        let mut before = 0;
        for index in 0..LOOKED_AT.min(paper.pieces.len()) {
            let own = Looks::of(paper, index, before);
            before += usize::from(own.can_be_title);
            looks.push(own);
        }
        let capitals = paper
            .pieces
            .iter()
            .take(8)
            .filter(|piece| letters(&piece.words) == "capitals")
            .count();
        Self {
            ruled,
            letters: if capitals >= 4 { "capitals" } else { "small" },
            first_line: looks.iter().position(|own| own.sort == "line"),
            is_labelled: paper.front.values(Label::Title).next().is_some(),
            looks,
        }
    }

    fn at(&self, index: Option<usize>) -> Option<&Looks> {
        index.and_then(|index| self.looks.get(index))
    }

    /// Where the first full day of a line begins.
    fn first_day_in(&self, paper: &Paper<'_>, index: usize) -> Option<usize> {
        let read = || date::first_day_in(paper, index);
        let known = self.looks.get(index);
        known.map_or_else(read, |own| *own.first_day.get_or_init(read))
    }

    fn sort(&self, index: Option<usize>) -> &'static str {
        self.at(index).map_or("none", |own| own.sort)
    }

    fn whole(&self, index: Option<usize>) -> &str {
        let own = self.at(index);
        own.map_or("none", |own| own.whole.as_deref().unwrap_or("long"))
    }
}

/// How many lines from the start are looked at.
const LOOKED_AT: usize = 30;

/// Tells the clues of an offer.
pub fn tell(paper: &Paper<'_>, around: &Around, offer: &Offer, to: &mut impl Clues) {
    let (Some(first), Some(last)) = (offer.places.first(), offer.places.last()) else {
        return;
    };
    let Some(piece) = paper.piece(first.piece) else {
        return;
    };
    let own = paper.words_of(&offer.places);
    let low = own.to_lowercase();
    let kind = paper.facts.kind.code();
    let lines = few(offer.places.len());
    to.clue("at", &[position(first.piece)]);
    to.clue("kind", &[kind, position(first.piece)]);
    to.clue("lines", &[lines]);
    to.clue("start", &[offer.start]);
    to.clue("end", &[offer.end]);
    to.clue("cut", &[offer.start, offer.end]);
    to.clue("kind and end", &[kind, offer.end]);
    to.clue("letters", &[letters(&own)]);
    to.clue("letters among", &[letters(&own), around.letters]);
    to.clue("long", &[length(&own)]);
    to.clue("kind and length", &[kind, length(&own)]);
    to.clue("zone", &[paper.zone_of(first.piece).label()]);
    to.clue("role", &[role(piece)]);
    let label = label_at(paper, *first);
    to.clue("label", &[label, offer.start]);
    let front = if around.is_labelled { "a title" } else { "no title" };
    to.clue("front sheet gives", &[front, label]);
    to.clue("apart", &[if piece.apart { "yes" } else { "no" }]);
    of_words(&as_read(&low), kind, offer, to);
    of_lines(paper, around, offer, to);
    of_neighbours(paper, around, offer, to);
    of_what_is_left(paper, around, offer, to);
    let inside = around.ruled.as_ref().map_or("none", |ruled| {
        let ruled = ruled.to_lowercase();
        if ruled == low {
            "same"
        } else if ruled.contains(&low) {
            "part"
        } else if low.contains(&ruled) {
            "more"
        } else {
            "other"
        }
    });
    to.clue("by rule", &[inside]);
    to.clue("by rule of", &[inside, kind]);
    let value = |fact: &Option<String>| {
        fact.as_ref()
            .is_some_and(|value| low.contains(&value.to_lowercase()))
    };
    let same = |fact: &Option<String>| fact.as_ref().is_some_and(|value| low == value.to_lowercase());
    for (name, fact) in [("council", &paper.facts.council), ("body", &paper.facts.body)] {
        if same(fact) {
            to.clue("is", &[name]);
        } else if value(fact) {
            to.clue("names", &[name]);
        }
    }
    if offer.end == "whole" && around.first_day_in(paper, last.piece).is_some() {
        to.clue("holds", &["day"]);
    }
    if own.ends_with('.') {
        to.clue("ends with", &["stop"]);
    }
    if own.ends_with('?') {
        to.clue("ends with", &["question"]);
    }
}

fn of_words(low: &str, kind: &str, offer: &Offer, to: &mut impl Clues) {
    let found: Vec<_> = words(low).collect();
    let told: Vec<&str> = found.iter().map(|word| word.told).collect();
    for word in &told {
        to.clue("word", &[word]);
        to.clue("kind and word", &[kind, word]);
    }
    let figures = told.iter().any(|word| word.starts_with('#'));
    let figures = if figures { "figures" } else { "no figures" };
    if let [first, .., last] = told.as_slice() {
        to.clue("first and figures", &[first, figures]);
        to.clue("first and last", &[first, last]);
    }
    let parts = told.iter().filter(|word| matches!(**word, "|" | ">")).count();
    to.clue("parts of a menu", &[few(parts)]);
    if told.len() <= 4 {
        to.clue("is all", &[told.join(" ").as_str()]);
    }
    if let Some(first) = told.first() {
        to.clue("first", &[first]);
        to.clue("kind and first", &[kind, first]);
        to.clue("first cut", &[first, offer.end]);
    }
    if let Some(last) = told.last() {
        to.clue("last", &[last]);
    }
    if let [one, two, ..] = told.as_slice() {
        to.clue("opens", &[one, two]);
    }
    if told.len() <= 2 {
        to.clue("all", &told);
    }
}

fn of_lines(paper: &Paper<'_>, around: &Around, offer: &Offer, to: &mut impl Clues) {
    let (Some(first), Some(last)) = (offer.places.first(), offer.places.last()) else {
        return;
    };
    let above = around.sort(first.piece.checked_sub(1));
    let own = around.sort(Some(first.piece));
    let below = around.sort(Some(last.piece + 1));
    to.clue("sort", &[own]);
    to.clue("sort and end", &[own, offer.end]);
    to.clue("above", &[above]);
    to.clue("below", &[below]);
    to.clue("between", &[above, below]);
    for place in offer.places.iter().skip(1) {
        to.clue("joined", &[own, around.sort(Some(place.piece))]);
        if paper.piece(place.piece).is_some_and(|piece| piece.apart) {
            to.clue("joined over", &["space"]);
        }
        let case = |at: usize| paper.piece(at).map_or("", |piece| letters(&piece.words));
        let same = case(place.piece) == case(first.piece);
        to.clue("joined letters", &[if same { "same" } else { "other" }]);
    }
    let opens = |index: usize| {
        paper
            .piece(index)
            .and_then(|piece| words(&piece.low).next().map(|word| word.told))
    };
    if let Some(word) = opens(last.piece + 1) {
        to.clue("then", &[word]);
    }
    if let Some(word) = first.piece.checked_sub(1).and_then(opens) {
        to.clue("after", &[word]);
    }
    let apart = paper.piece(last.piece + 1).is_none_or(|piece| piece.apart);
    to.clue("parted below", &[if apart { "yes" } else { "no" }]);
    if around.first_line == Some(first.piece) {
        to.clue("first line", &[offer.start]);
    }
    let (Some(own), true) = (around.at(Some(first.piece)), offer.places.len() == 1) else {
        return;
    };
    for (holds, look) in [
        (own.is_heading_or_label, "heading or label"),
        (own.is_other_fact, "other fact"),
        (own.is_kind_only, "kind only"),
        (own.can_be_title, "can be title"),
    ] {
        if holds {
            to.clue("piece", &[look]);
        }
    }
}

/// How an offer's lines stand to those around them and to each other.
fn of_neighbours(paper: &Paper<'_>, around: &Around, offer: &Offer, to: &mut impl Clues) {
    let (Some(first), Some(last)) = (offer.places.first(), offer.places.last()) else {
        return;
    };
    let kind = paper.facts.kind.code();
    let above = first.piece.checked_sub(1);
    let below = Some(last.piece + 1);
    to.clue("kind and sort", &[kind, around.sort(Some(first.piece))]);
    to.clue("kind and above", &[kind, around.sort(above)]);
    to.clue("kind and below", &[kind, around.sort(below)]);
    to.clue("line above", &[around.whole(above)]);
    to.clue("line", &[around.whole(Some(first.piece)), offer.end]);
    to.clue("line below", &[around.whole(below)]);
    let own = around.at(Some(first.piece));
    let nth = own.map_or("far", |own| few(own.nth));
    let can_be = own.is_some_and(|own| own.can_be_title);
    to.clue("nth that can be", &[if can_be { nth } else { "none" }]);
    to.clue("can be before it", &[nth, kind]);
    let after = around.looks.iter().skip(last.piece + 1).take(6);
    let after = after.filter(|own| own.can_be_title).count();
    to.clue("can be after it", &[few(after), around.sort(Some(first.piece))]);
    to.clue(
        "can be after line",
        &[few(after), around.whole(Some(first.piece))],
    );
    let next = around.at(below).filter(|next| next.can_be_title);
    let same = next.map(|next| own.is_some_and(|own| own.letters == next.letters));
    let goes_on = match (same, paper.piece(last.piece + 1).is_some_and(|piece| piece.apart)) {
        (None, _) => "no",
        (Some(_), true) => "apart",
        (Some(true), false) => "in the same letters",
        (Some(false), false) => "in other letters",
    };
    to.clue("goes on", &[goes_on, offer.end]);
    for (upper, lower) in offer.places.iter().zip(offer.places.iter().skip(1)) {
        let (Some(above), Some(below)) = (paper.piece(upper.piece), paper.piece(lower.piece)) else {
            continue;
        };
        let end = words(&above.low).last().map_or("none", |word| word.told);
        let mut opening = words(&below.low).map(|word| word.told);
        let (one, two) = (opening.next().unwrap_or("none"), opening.next().unwrap_or("none"));
        to.clue("seam above", &[end]);
        to.clue("seam below", &[one]);
        to.clue("seam below two", &[one, two]);
        to.clue("seam letters", &[letters(&above.words), letters(&below.words)]);
        to.clue("seam length", &[length(&above.words), length(&below.words)]);
    }
}

/// What of its lines is not in the offer.
fn of_what_is_left(paper: &Paper<'_>, around: &Around, offer: &Offer, to: &mut impl Clues) {
    let (Some(first), Some(last)) = (offer.places.first(), offer.places.last()) else {
        return;
    };
    let before = paper
        .piece(first.piece)
        .and_then(|piece| piece.low.get(..first.start))
        .unwrap_or("");
    let after = paper
        .piece(last.piece)
        .and_then(|piece| piece.low.get(last.end..))
        .unwrap_or("");
    let found: Vec<_> = words(before).collect();
    let mut told = found
        .iter()
        .rev()
        .map(|word| word.told)
        .filter(|word| word.chars().any(char::is_alphanumeric));
    if let Some(word) = told.next() {
        to.clue("label ends", &[word]);
    }
    if let Some(word) = found.first() {
        to.clue("label begins", &[word.told]);
    }
    let day = around.first_day_in(paper, last.piece);
    let left = what_is_left(day.is_some_and(|at| at >= last.end), after);
    to.clue("left is", &[left]);
    to.clue("kind and left", &[paper.facts.kind.code(), left]);
    let found: Vec<_> = words(after).take(12).collect();
    let next: Vec<&str> = found.iter().take(3).map(|word| word.told).collect();
    if let [one, ..] = next.as_slice() {
        to.clue("left", &[one]);
    }
    if let [one, two, ..] = next.as_slice() {
        to.clue("left two", &[one, two]);
    }
    for word in &found {
        to.clue("among left", &[word.told]);
    }
}

/// What sort of words an offer leaves of its last line; `day` is whether a full day is among them.
fn what_is_left(day: bool, after: &str) -> &'static str {
    let rest = after.trim_start_matches([' ', ',', '-', ':', '(']);
    let bracket = after.trim_start().starts_with('(') && after.trim_end().ends_with(')');
    let figures = rest.contains(|c: char| c.is_ascii_digit());
    match (rest.is_empty(), bracket, day, figures) {
        (true, ..) => "nothing",
        (_, true, true, _) => "a day in brackets",
        (_, true, _, true) => "figures in brackets",
        (_, true, ..) => "brackets",
        (_, _, true, _) if rest.len() < 40 => "a day",
        (_, _, true, _) => "words with a day",
        (_, _, _, true) => "words with figures",
        _ => "words",
    }
}
