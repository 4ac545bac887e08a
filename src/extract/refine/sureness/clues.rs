//! What is told of an item from which it is weighed how sure it is.

use super::doubts::{doubts_of, share_stopped};
use super::{CERTAIN, LIKELY, WEIGHTS, in_sequence, rests_on_structure};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Role;
use crate::extract::learned::{Clues, shares};
use crate::extract::likeness::{Alike, Looks};
use crate::extract::paper::Paper;
use crate::scrutiny::finding::Confidence;
use std::collections::HashMap;

/// An item with what was found out about it.
#[derive(Debug)]
pub(super) struct Judged {
    /// The doubts about it, the weightiest first.
    pub doubts: Vec<&'static str>,
    /// Whether its number follows that of another or is followed by another's.
    in_sequence: bool,
    /// The likest stretch that shares words with it, and whether it is the same.
    likest: Option<(Alike, &'static str)>,
    /// How many items the paper has.
    count: usize,
    /// How many of them the same rule has found.
    of_rule: usize,
    /// How the rules were that found the items before and after it.
    before: &'static str,
    after: &'static str,
    /// How sure the rule was.
    said: Confidence,
}

impl Judged {
    /// What was found out about each item of a paper, in the order of the candidates.
    pub(super) fn all(paper: &Paper<'_>, candidates: &Candidates) -> Vec<Self> {
        let items = &candidates.items;
        let stopped = share_stopped(paper, items);
        let numbered = in_sequence(items);
        let mut of_rules: HashMap<&str, usize> = HashMap::new();
        for item in items {
            *of_rules.entry(item.rule).or_default() += 1;
        }
        let mut order: Vec<usize> = (0..items.len()).collect();
        order.sort_by_key(|nth| items.get(*nth).map_or((usize::MAX, 0), Candidate::begins_at));
        let mut places = vec![0; items.len()];
        for (at, nth) in order.iter().enumerate() {
            if let Some(place) = places.get_mut(*nth) {
                *place = at;
            }
        }
        let rule_at = |at: Option<usize>| {
            let nth = at.and_then(|at| order.get(at));
            nth.and_then(|nth| items.get(*nth)).map(|item| item.rule)
        };
        let beside = |own: &Candidate, at: Option<usize>| match rule_at(at) {
            None => "nothing",
            Some(rule) if rule == own.rule => "the same",
            Some(_) => "another",
        };
        let judged = items.iter().zip(places).enumerate().map(|(nth, (item, at))| {
            let in_sequence = numbered.contains(&nth);
            let mut doubts = doubts_of(paper, item, stopped);
            if item.number.is_some() && !in_sequence {
                doubts.push("Its number does not follow another.");
            }
            Self {
                doubts,
                in_sequence,
                likest: likest(&candidates.looks, item),
                count: items.len(),
                of_rule: of_rules.get(item.rule).copied().unwrap_or(0),
                before: beside(item, at.checked_sub(1)),
                after: beside(item, Some(at + 1)),
                said: item.confidence,
            }
        });
        judged.collect()
    }

    /// How sure it is by its doubts alone.
    pub(super) const fn plain(&self) -> Confidence {
        if self.doubts.is_empty() {
            Confidence::Certain
        } else {
            Confidence::Likely
        }
    }

    /// How sure it is by what was learned; where a doubt can be told it is not certain.
    pub(super) fn confidence(&self, paper: &Paper<'_>, item: &Candidate) -> Confidence {
        let mut summed = WEIGHTS.sum([0]);
        self.tell(paper, item, &mut summed);
        let [right] = shares(summed.sum);
        match right {
            CERTAIN.. if self.doubts.is_empty() => Confidence::Certain,
            LIKELY.. => Confidence::Likely,
            _ => Confidence::Unsure,
        }
    }

    /// Tells what speaks for an item and against it.
    pub(super) fn tell(&self, paper: &Paper<'_>, item: &Candidate, clues: &mut impl Clues) {
        let kind = paper.facts.kind.code();
        let structured = if rests_on_structure(item.rule) {
            "a structure"
        } else {
            "a sentence"
        };
        let first = item.places.first().copied();
        let piece = first.and_then(|place| paper.piece(place.piece));
        clues.clue("always", &[]);
        clues.clue("rule", &[item.rule]);
        clues.clue("rule, sort", &[item.rule, item.kind.code()]);
        clues.clue("rule, kind of paper", &[item.rule, kind]);
        clues.clue("kind of paper, sort", &[kind, item.kind.code()]);
        clues.clue("said", &[said(self.said)]);
        clues.clue("rule, said", &[item.rule, said(self.said)]);
        let number = match (&item.number, self.in_sequence) {
            (None, _) => "none",
            (Some(_), true) => "in sequence",
            (Some(_), false) => "alone",
        };
        clues.clue("number", &[number]);
        clues.clue("rule, number", &[item.rule, number]);
        if let Some(piece) = piece {
            let role = match piece.role {
                Role::Heading { .. } => "heading",
                Role::Paragraph => "paragraph",
                Role::Point => "point",
                Role::Cell { .. } => "cell",
            };
            clues.clue("role, number", &[role, number]);
            clues.clue("rule, role", &[item.rule, role]);
            clues.clue(
                "zone",
                &[paper.zone_of(first.map_or(0, |place| place.piece)).label()],
            );
        }
        for doubt in &self.doubts {
            clues.clue("doubt", &[doubt]);
            clues.clue("rule, doubt", &[item.rule, doubt]);
        }
        let doubts = few(self.doubts.len());
        clues.clue("doubts", &[doubts]);
        clues.clue("rule, doubts", &[item.rule, doubts]);
        self.tell_likeness(item, structured, clues);
        clues.clue("before and after", &[self.before, self.after]);
        clues.clue("items", &[doubled(self.count)]);
        clues.clue("items of the rule", &[doubled(self.of_rule)]);
        clues.clue("items of the rule, rule", &[doubled(self.of_rule), item.rule]);
        let share = few(4 * self.of_rule / self.count.max(1));
        clues.clue("share of the rule", &[share, structured]);
        let due = item.refined.due.as_ref();
        let due = due.map_or(
            "none",
            |due| if due.window.is_some() { "dated" } else { "undated" },
        );
        clues.clue("due", &[due]);
        clues.clue("due, kind of paper", &[due, kind]);
        clues.clue("times named", &[few(item.refined.times_named)]);
        clues.clue(
            "answered",
            &[if item.answer.is_empty() { "no" } else { "yes" }, kind],
        );
        clues.clue("places", &[few(item.places.len())]);
        let words = paper.words_of(&item.places);
        clues.clue("length", &[doubled(words.len() / 10)]);
        let ends = if words.ends_with(['.', '?', '!']) {
            "a stop"
        } else {
            "none"
        };
        clues.clue("ends with", &[ends, structured]);
        let opening = words.split(' ').next().unwrap_or("").to_lowercase();
        clues.clue("begins with", &[&opening]);
    }

    fn tell_likeness(&self, item: &Candidate, structured: &str, clues: &mut impl Clues) {
        let Some((alike, how)) = self.likest else {
            clues.clue("like no item", &[structured]);
            clues.clue("like no item, rule", &[item.rule]);
            return;
        };
        let likeness = alike.likeness;
        let grade = grade(likeness.item());
        let agrees = if likeness.kind() == item.kind {
            "the same sort"
        } else {
            "another sort"
        };
        clues.clue("likest", &[how, grade]);
        clues.clue("likest, by", &[how, grade, structured]);
        clues.clue("likest, sort", &[how, agrees]);
        clues.clue("sort", &[agrees, grade]);
        clues.clue("rule, likest", &[item.rule, how]);
        clues.clue("rule, sort, likest", &[item.rule, agrees]);
        clues.clue(
            "likeness of its sort",
            &[how, self::grade(likeness.of(item.kind))],
        );
    }
}

/// The likest stretch that shares words with an item.
fn likest(looks: &Looks, item: &Candidate) -> Option<(Alike, &'static str)> {
    let place = item.places.first()?;
    let own = looks.of(place.piece);
    let alike = own.iter().find(|alike| alike.place.overlaps(*place))?;
    let (start, end) = (alike.place.start, alike.place.end);
    let how = if item.places.len() > 1 {
        "a part"
    } else if start == place.start && end == place.end {
        "itself"
    } else if start <= place.start && end >= place.end {
        "longer"
    } else if start >= place.start && end <= place.end {
        "shorter"
    } else {
        "across"
    };
    Some((*alike, how))
}

const fn said(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => "certain",
        Confidence::Likely => "likely",
        Confidence::Unsure => "unsure",
    }
}

/// A count told as a word.
const fn few(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        _ => "more",
    }
}

/// A count told by how often it can be halved.
fn doubled(count: usize) -> &'static str {
    let halved = count.checked_ilog2().map_or(0, |log| log + 1);
    let halved = usize::try_from(halved).unwrap_or(0);
    ["0", "1", "2", "4", "8", "16", "32", "64"]
        .get(halved)
        .copied()
        .unwrap_or("more")
}

/// A likelihood told by its grade.
const fn grade(likelihood: f32) -> &'static str {
    match likelihood {
        0.98.. => "98",
        0.95.. => "95",
        0.9.. => "90",
        0.8.. => "80",
        0.6.. => "60",
        0.4.. => "40",
        0.2.. => "20",
        _ => "0",
    }
}
