//! The clues of an offer together with what stands beside it.

use super::super::{KINDS, Likeness};
use super::groups::{Fellows, WAYS, ends_its_piece};
use super::{Offer, Offers};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::learned::Clues;
use crate::extract::learned::telling::{marker, role};
use crate::extract::paper::{Paper, Place};
use crate::scrutiny::finding::Confidence;
use std::collections::{BTreeSet, HashMap, HashSet};

/// What holds for the whole paper.
#[derive(Debug)]
pub(super) struct Beside {
    /// How often each rule has found something.
    of_rules: HashMap<&'static str, usize>,
    /// What all offers together promise of each kind.
    promised: [f32; KINDS.len()],
    /// The pieces that hold an answer.
    answers: HashSet<usize>,
}

impl Beside {
    pub(super) fn new(paper: &Paper<'_>, offers: &[Offer], candidates: &Candidates) -> Self {
        let mut of_rules: HashMap<&'static str, usize> = HashMap::new();
        let mut answers = HashSet::new();
        for item in &candidates.items {
            *of_rules.entry(item.rule).or_default() += 1;
            let own = item
                .answer
                .iter()
                .filter(|place| !paper.words_at(**place).is_empty());
            answers.extend(own.map(|place| place.piece));
        }
        let mut promised = [0.0; KINDS.len()];
        for offer in offers {
            let likest = offer
                .around
                .iter()
                .filter_map(|other| offers.get(*other))
                .map(|other| other.like.item())
                .fold(offer.like.item(), f32::max);
            let weight = offer.like.item() / likest.max(1e-6);
            for (sum, share) in promised.iter_mut().zip(offer.like.shares) {
                *sum += share * weight;
            }
        }
        Self {
            of_rules,
            promised,
            answers,
        }
    }
}

/// What is told of one offer again and again.
struct Told {
    /// How like an item it is by itself, finely and coarsely.
    grade: &'static str,
    coarse: &'static str,
    /// Whether a rule has found it.
    found: &'static str,
    /// Whether the first of the rules around has found it.
    rank: &'static str,
}

impl Offers<'_> {
    /// Tells what speaks for an offer and against it.
    pub(super) fn tell(&self, nth: usize, candidates: &Candidates, clues: &mut impl Clues) {
        let Some(offer) = self.get(nth) else { return };
        let Some(piece) = self.paper.piece(offer.first().piece) else {
            return;
        };
        let told = self.told(offer);
        clues.clue("always", &[]);
        self.tell_likeness(offer, &told, clues);
        for item in self.found(offer, candidates) {
            self.tell_rule(item, &told, clues);
        }
        if offer.found.is_empty() {
            let kind = self.paper.facts.kind.code();
            clues.clue("no rule", &[told.coarse]);
            clues.clue("no rule, role", &[role(piece.role), told.coarse]);
            clues.clue("no rule, paper", &[kind]);
        }
        self.tell_rules_around(offer, candidates, &told, clues);
        self.tell_layout(offer, piece, &told, clues);
        self.tell_words(offer, piece, clues);
        self.tell_neighbours(offer, &told, clues);
        self.tell_paper(offer, candidates, &told, clues);
        let fellows = self.groups.fellows(offer.first().piece);
        for (way, known) in WAYS.into_iter().zip(fellows) {
            tell_group(way, known, offer.like, &told, clues);
        }
        let known = self.groups.after_the_same(self.paper, offer);
        tell_group("words before", known, offer.like, &told, clues);
    }

    fn others<'o>(&'o self, offer: &'o Offer) -> impl Iterator<Item = &'o Offer> {
        offer.around.iter().filter_map(|other| self.get(*other))
    }

    fn told(&self, offer: &Offer) -> Told {
        let like = offer.like.item();
        let own = offer.found.first();
        let other = self.others(offer).filter_map(|other| other.found.first()).min();
        let rank = match (own, other) {
            (None, None) => "no rule",
            (None, Some(_)) => "another",
            (Some(_), None) => "alone",
            (Some(own), Some(other)) if own < other => "first",
            _ => "second",
        };
        Told {
            grade: nth(grade(like)),
            coarse: nth(grade(like) / 2),
            found: if own.is_some() { "found" } else { "not found" },
            rank,
        }
    }

    fn tell_likeness(&self, offer: &Offer, told: &Told, clues: &mut impl Clues) {
        let like = offer.like.item();
        clues.clue("like", &[told.grade]);
        for (kind, share) in KINDS.iter().zip(offer.like.shares) {
            clues.clue("like a", &[kind.code(), nth(grade(share))]);
        }
        let others = || self.others(offer).map(|other| other.like.item());
        let likest = others().fold(0.0, f32::max);
        let all: f32 = others().sum();
        clues.clue(
            "liker ones",
            &[nth(others().filter(|other| *other > like).count().min(5))],
        );
        clues.clue("likest other", &[nth(grade(likest)), told.coarse]);
        clues.clue("share", &[tenths(like / (like + likest + 1e-6))]);
        clues.clue("share of all", &[tenths(like / (like + all + 1e-6))]);
        clues.clue("rank", &[told.rank]);
        clues.clue("rank, like", &[told.rank, told.coarse]);
    }

    fn tell_rule(&self, item: &Candidate, told: &Told, clues: &mut impl Clues) {
        let rule = item.rule;
        let sort = item.kind.code();
        let said = match item.confidence {
            Confidence::Certain => "certain",
            Confidence::Likely => "likely",
            Confidence::Unsure => "unsure",
        };
        let often = self.beside.of_rules.get(rule).copied().unwrap_or(0);
        let yes = |is: bool| if is { "yes" } else { "no" };
        clues.clue("sort", &[sort]);
        clues.clue("rule", &[rule]);
        clues.clue("rule, sort", &[rule, sort]);
        clues.clue("rule, said", &[rule, said]);
        clues.clue("rule, like", &[rule, told.coarse]);
        clues.clue("rule, rank", &[rule, told.rank]);
        clues.clue("rule, paper", &[rule, self.paper.facts.kind.code()]);
        clues.clue("rule, how often", &[rule, nth(often.min(4))]);
        clues.clue("rule, number", &[rule, yes(item.number.is_some())]);
        clues.clue("rule, answer", &[rule, yes(!item.answer.is_empty())]);
        clues.clue("rule, lead-in", &[rule, yes(item.lead_in.is_some())]);
        clues.clue("rule, owner", &[rule, yes(item.owner.is_some())]);
    }

    fn tell_rules_around(&self, offer: &Offer, candidates: &Candidates, told: &Told, clues: &mut impl Clues) {
        let mut around: BTreeSet<(&str, &str)> = BTreeSet::new();
        for other in self.others(offer).filter(|other| !other.found.is_empty()) {
            let how = if offer.is_within(other) {
                "longer"
            } else if other.is_within(offer) {
                "shorter"
            } else {
                "across"
            };
            around.extend(self.found(other, candidates).map(|item| (how, item.rule)));
        }
        for (how, rule) in around {
            clues.clue("around", &[how, rule]);
            clues.clue("around, found", &[how, rule, told.found]);
            for item in self.found(offer, candidates) {
                clues.clue("around, rule", &[how, rule, item.rule]);
            }
        }
    }

    fn tell_layout(&self, offer: &Offer, piece: &Piece, told: &Told, clues: &mut impl Clues) {
        let index = offer.first().piece;
        let lie = match (offer.first().start == 0, ends_its_piece(self.paper, offer)) {
            (true, true) => "whole",
            (true, false) => "head",
            (false, true) => "tail",
            (false, false) => "inside",
        };
        let (role, zone) = (role(piece.role), self.paper.zone_of(index).label());
        clues.clue("lie", &[lie]);
        clues.clue("lie, role", &[lie, role]);
        clues.clue("lie, found", &[lie, told.found]);
        clues.clue("places", &[nth(offer.places.len().min(5))]);
        clues.clue("role, marker", &[role, marker(piece)]);
        clues.clue("zone", &[zone]);
        clues.clue("zone, found", &[zone, told.found]);
        clues.clue("paper", &[self.paper.facts.kind.code()]);
        let answers = |place: &Place| self.beside.answers.contains(&place.piece);
        if offer.places.iter().any(answers) {
            clues.clue("in an answer", &[told.found]);
        }
    }

    fn tell_words(&self, offer: &Offer, piece: &Piece, clues: &mut impl Clues) {
        let (first, last) = (offer.first(), offer.last());
        let before = piece.low.get(..first.start).unwrap_or("");
        let word_before = before.split_ascii_whitespace().next_back().unwrap_or("nothing");
        let opening = piece.low.get(first.start..).unwrap_or("");
        let opening = opening.split_ascii_whitespace().next().unwrap_or("nothing");
        clues.clue("word before", &[short(word_before)]);
        clues.clue("first word", &[short(opening)]);
        clues.clue("word before, first", &[short(word_before), short(opening)]);
        let ending = self.paper.piece(last.piece);
        let rest = ending.and_then(|piece| piece.low.get(last.end..)).unwrap_or("");
        let own = ending.and_then(|piece| piece.low.get(..last.end)).unwrap_or("");
        let (ends, goes_on) = (sign(own.chars().next_back()), sign(rest.chars().next()));
        clues.clue("ends", &[ends, goes_on]);
        let next = rest.split_ascii_whitespace().next().unwrap_or("nothing");
        clues.clue("word after", &[short(next)]);
        let length: usize = offer.places.iter().map(|place| place.end - place.start).sum();
        clues.clue("length", &[nth(halvings(length * length))]);
    }

    fn tell_neighbours(&self, offer: &Offer, told: &Told, clues: &mut impl Clues) {
        /// So many pieces on either side are looked at.
        const NEAR: usize = 3;
        let (first, last) = (offer.first().piece, offer.last().piece);
        if ends_its_piece(self.paper, offer)
            && let Some(next) = self.paper.piece(last + 1)
        {
            clues.clue("next", &[role(next.role)]);
            clues.clue("next is like", &[nth(grade(self.groups.best(last + 1).0))]);
        }
        let before = first.saturating_sub(NEAR)..first;
        let after = last + 1..(last + 1 + NEAR).min(self.paper.pieces.len());
        let (mut count, mut sum) = (0.0_f32, 0.0);
        for piece in before.chain(after) {
            count += 1.0;
            sum += self.groups.best(piece).0;
        }
        let mean = parts(sum / count.max(1.0), 5.0);
        clues.clue("neighbours", &[mean]);
        clues.clue("neighbours, found", &[mean, told.found]);
    }

    fn tell_paper(&self, offer: &Offer, candidates: &Candidates, told: &Told, clues: &mut impl Clues) {
        let found = nth(halvings(self.groups.found));
        let promised = nth(halvings(whole(self.groups.promised)));
        clues.clue("found", &[found, told.found]);
        clues.clue("found, like", &[found, told.found, told.coarse]);
        clues.clue("promised", &[promised, told.found]);
        clues.clue("promised, like", &[promised, told.coarse]);
        clues.clue("very like", &[nth(halvings(self.groups.very_like)), told.found]);
        clues.clue("pieces", &[nth(halvings(self.paper.pieces.len()))]);
        let mut others = self.beside.promised;
        for (sum, own) in others.iter_mut().zip(offer.like.shares) {
            *sum = (*sum - own).max(0.0);
        }
        let all: f32 = others.iter().sum();
        if all < 0.3 {
            clues.clue("no other", &[]);
            return;
        }
        for (kind, share) in KINDS.iter().zip(others) {
            clues.clue("others are", &[kind.code(), parts(share / all, 4.0)]);
        }
        let top = Likeness { shares: others }.kind().code();
        clues.clue("most others are", &[top]);
        for item in self.found(offer, candidates) {
            clues.clue("most others are, sort", &[top, item.kind.code()]);
        }
    }
}

/// Tells what is known of the fellows of an offer.
fn tell_group(
    way: &'static str,
    known: Option<Option<Fellows>>,
    like: Likeness,
    told: &Told,
    clues: &mut impl Clues,
) {
    let Some(fellows) = known else {
        clues.clue("no group", &[way]);
        return;
    };
    let Some(fellows) = fellows else {
        clues.clue("alone", &[way]);
        clues.clue("alone, like", &[way, told.coarse]);
        return;
    };
    let (mean, fine) = (parts(fellows.mean, 5.0), parts(fellows.mean, 7.0));
    let size = nth(halvings(fellows.count));
    let found = parts(fellows.found, 4.0);
    clues.clue("fellows", &[way, fine]);
    clues.clue("fellows, count", &[way, size]);
    clues.clue("fellows, count, like", &[way, fine, size, told.coarse]);
    clues.clue("fellows, like", &[way, mean, told.coarse]);
    clues.clue("fellows, found", &[way, mean, told.found]);
    clues.clue("likest fellow", &[way, parts(fellows.most, 4.0)]);
    clues.clue("fellows found", &[way, found, told.found]);
    clues.clue(
        "fellows found, like",
        &[way, parts(fellows.found, 3.0), mean, told.found],
    );
    let apart = like.item() - fellows.mean;
    let side = if apart < 0.0 { "less" } else { "more" };
    clues.clue("apart from fellows", &[way, side, parts(apart.abs(), 5.0), mean]);
}

/// A whole number as a word, the higher ones alike.
fn nth(number: usize) -> &'static str {
    [
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17",
        "18", "19",
    ]
    .get(number)
    .copied()
    .unwrap_or("more")
}

/// How often a number can be halved, and one more; nothing for nothing.
fn halvings(number: usize) -> usize {
    let halved = number.checked_ilog2().map_or(0, |log| log + 1);
    usize::try_from(halved).unwrap_or(0)
}

/// The whole part of a number that is not negative.
fn whole(number: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "small and not negative"
    )]
    let whole = number.max(0.0) as usize;
    whole
}

/// A share told in so many parts.
fn parts(share: f32, of: f32) -> &'static str {
    nth(whole(share * of))
}

fn tenths(share: f32) -> &'static str {
    parts(share, 10.0)
}

/// A likelihood by its grade.
fn grade(likelihood: f32) -> usize {
    [
        0.005, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98,
    ]
    .iter()
    .filter(|least| likelihood >= **least)
    .count()
}

/// The beginning of a word.
fn short(word: &str) -> &str {
    /// What is longer tells no more.
    const LONGEST: usize = 12;
    let cut = word.char_indices().nth(LONGEST).map_or(word.len(), |(at, _)| at);
    word.get(..cut).unwrap_or(word)
}

/// A sign by name, letters and figures alike.
const fn sign(sign: Option<char>) -> &'static str {
    match sign {
        None => "nothing",
        Some('.') => ".",
        Some(':') => ":",
        Some(';') => ";",
        Some(',') => ",",
        Some(')') => ")",
        Some('(') => "(",
        Some('?') => "?",
        Some('-') => "-",
        Some('/') => "/",
        Some('\'' | '"') => "\"",
        Some(' ') => "space",
        Some(_) => "word",
    }
}
