//! Who gets whom: each finding at most one item and each item at most one finding, best first, nothing
//! where two fit equally well; and the reason shown to the reader.

use super::counterpart::Bond;
use super::likeness::Likeness;
use super::numbers::Same;
use super::words::folded;
use super::{Known, KnownItem};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::paper::PaperFacts;
use crate::scrutiny::proposal::{Proposal, Relation};
use std::collections::{HashMap, HashSet};

/// Points that a pair must be ahead of the next best of its finding and of its item to be certain.
const MARGIN: f64 = 6.0;

/// A finding and a known item that may be one.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    /// The finding's place among the findings.
    pub finding: usize,
    /// The item's place among the known.
    pub item: usize,
    /// What the finding would be to the item.
    pub relation: Relation,
    /// How sure that is.
    pub confidence: Confidence,
    /// How alike the words are; none where the number alone names the item.
    pub likeness: Option<Likeness>,
    /// How the numbers compare.
    pub number: Same,
    /// How the papers stand to each other.
    pub bond: Bond,
    /// Whether the finding is a part of the item that other findings may be parts of.
    pub shares: bool,
    /// Whether the finding takes several items together and is put to the first.
    pub merges: bool,
    /// How well they fit, in points; a difference of one decides nothing.
    pub score: f64,
    /// The most telling of the words that both have, as the finding prints them.
    pub telling: Vec<String>,
    /// How many other findings of the paper go with other items of the item's paper.
    pub beside: usize,
}

/// Sets the scores of a finding's pairs that are no worse than its best by more than one to the best:
/// so fine a difference is no reason to prefer one.
fn level(pairs: &mut [Pair]) {
    let mut best: HashMap<usize, f64> = HashMap::new();
    for pair in pairs.iter() {
        let score = best.entry(pair.finding).or_insert(pair.score);
        *score = pair.score.max(*score);
    }
    for pair in pairs {
        if let Some(best) = best.get(&pair.finding).filter(|best| pair.score + 1.0 >= **best) {
            pair.score = *best;
        }
    }
}

/// Gives each finding at most one item and each item to at most one finding, best first. Where the
/// best are equal neither is taken, and the reader is told.
pub(super) fn assign(
    findings: usize,
    mut pairs: Vec<Pair>,
    known: &Known,
    facts: &PaperFacts,
) -> Vec<Proposal> {
    level(&mut pairs);
    pairs.sort_by(|a, b| {
        let places = (a.finding, a.item).cmp(&(b.finding, b.item));
        b.score.total_cmp(&a.score).then(places)
    });
    let mut proposals: Vec<Option<Proposal>> = (0..findings).map(|_| None).collect();
    let mut taken: HashSet<usize> = HashSet::new();
    let mut given: HashSet<usize> = HashSet::new();
    let mut rest = pairs.as_slice();
    while let Some(first) = rest.first() {
        let (group, after) = rest.split_at(rest.partition_point(|pair| pair.score >= first.score));
        rest = after;
        let open: Vec<&Pair> = group
            .iter()
            .filter(|pair| {
                let waits = proposals.get(pair.finding).is_some_and(Option::is_none);
                waits && (pair.shares || !taken.contains(&pair.item))
            })
            .collect();
        for pair in &open {
            let rivals: Vec<&Pair> = open
                .iter()
                .copied()
                .filter(|other| other.finding == pair.finding)
                .collect();
            let wanted = |other: &&Pair| other.item == pair.item && !other.shares;
            let wanted_by_many = !pair.shares && open.iter().copied().filter(wanted).count() > 1;
            let Some(slot) = proposals.get_mut(pair.finding).filter(|slot| slot.is_none()) else {
                taken.insert(pair.item);
                continue;
            };
            let contested = is_contested(pair, after, &taken, &given);
            taken.insert(pair.item);
            given.insert(pair.finding);
            *slot = Some(if rivals.len() > 1 && !one_paper_merged(&rivals, known) {
                undecided(&rivals, known, facts)
            } else if wanted_by_many {
                unsettled("Another finding of this paper fits the same item on the register equally well")
            } else {
                proposal(pair, &rivals, contested, known, facts)
            });
        }
    }
    proposals
        .into_iter()
        .map(|proposal| proposal.unwrap_or_else(Proposal::new_item))
        .collect()
}

/// Whether another item fits the finding nearly as well, or another finding the item: then nothing is
/// certain. Parts of an item and findings that take several together have others beside them by right.
fn is_contested(pair: &Pair, after: &[Pair], taken: &HashSet<usize>, given: &HashSet<usize>) -> bool {
    let near = after.iter().take_while(|other| other.score + MARGIN > pair.score);
    near.filter(|other| !(other.shares || other.merges)).any(|other| {
        let other_item = other.finding == pair.finding && !taken.contains(&other.item);
        let other_finding = other.item == pair.item && !given.contains(&other.finding);
        other_item && !pair.merges && other.item != pair.item
            || other_finding && !pair.shares && other.finding != pair.finding
    })
}

/// Whether a finding takes together several items of one paper.
fn one_paper_merged(rivals: &[&Pair], known: &Known) -> bool {
    let papers: HashSet<_> = rivals
        .iter()
        .filter_map(|pair| known.items.get(pair.item))
        .map(|item| item.paper)
        .collect();
    papers.len() == 1 && rivals.iter().all(|pair| pair.merges)
}

fn unsettled(reason: &str) -> Proposal {
    Proposal {
        reason: format!(
            "{reason}. Accept it if it is new; otherwise reject it and record what it says on the right item"
        ),
        ..Proposal::new_item()
    }
}

fn undecided(rivals: &[&Pair], known: &Known, facts: &PaperFacts) -> Proposal {
    let fitting = rivals.iter().filter_map(|pair| known.items.get(pair.item));
    let names = fitting.map(|item| name_of(item, facts)).collect();
    unsettled(&format!("{} fit equally well", listed(names)))
}

/// "A, B and C", at most three by their names.
fn listed(mut names: Vec<String>) -> String {
    if names.len() > 3 {
        let others = names.len() - 2;
        names.truncate(2);
        names.push(format!("{others} others"));
    }
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

fn proposal(pair: &Pair, rivals: &[&Pair], contested: bool, known: &Known, facts: &PaperFacts) -> Proposal {
    let Some(item) = known.items.get(pair.item) else {
        return Proposal::new_item();
    };
    let named = name_of(item, facts);
    let words = because(pair);
    let mut reason = match pair.relation {
        Relation::New => String::new(),
        Relation::SameAs if item.answered => format!("{named}: {words}; it has an answer on the register"),
        Relation::SameAs => format!("{named}: {words}"),
        Relation::Answers if item.answered => {
            format!("{named}: {words}; it has an earlier answer on the register")
        }
        Relation::Answers => format!("{named}: {words}; it had no answer until now"),
        Relation::Revises if pair.bond == Bond::Edition => {
            format!("{named}, in another edition of this paper: {words}")
        }
        Relation::Revises => format!("{named}, as changed at the meeting: {words}"),
        Relation::Conflicts => {
            format!("{named}: {words}, and a figure or a “not” is among those that differ")
        }
    };
    let others: Vec<&str> = rivals
        .iter()
        .filter(|other| other.item != pair.item)
        .filter_map(|other| known.items.get(other.item)?.number.as_deref())
        .collect();
    if !others.is_empty() {
        reason = format!(
            "{reason}; it takes in {} as well: link those by hand",
            others.join(", ")
        );
    }
    let confidence = if contested {
        pair.confidence.max(Confidence::Likely)
    } else {
        pair.confidence
    };
    if confidence != Confidence::Certain && pair.relation != Relation::Conflicts {
        reason = format!("Likely, not certain. {reason}{}", doubt(pair, contested));
    }
    Proposal {
        relation: pair.relation,
        item: Some(item.id),
        confidence,
        reason,
    }
}

/// What speaks against a pair, to be read after what speaks for it.
fn doubt(pair: &Pair, contested: bool) -> &'static str {
    let likeness = pair.likeness.as_ref();
    let differs = |is: fn(&Likeness) -> bool| likeness.is_some_and(is);
    if differs(|likeness| likeness.turned) {
        "; but the one may ask the reverse of the other"
    } else if differs(|likeness| likeness.other_year) {
        "; but the years are not the same"
    } else if differs(|likeness| likeness.changed_figure) {
        "; but a figure is not the same"
    } else if differs(|likeness| likeness.other_name) {
        "; but each names a place or somebody that the other does not"
    } else if contested {
        "; but another fits nearly as well"
    } else if differs(|likeness| likeness.other_matter) {
        "; but another word stands where it counts"
    } else {
        ""
    }
}

/// What speaks for a pair, in words for the reader.
fn because(pair: &Pair) -> String {
    let Some(likeness) = pair.likeness.filter(|likeness| likeness.shared > 0) else {
        return "named by its number".to_owned();
    };
    if likeness.changed_words == 0 {
        return "the same words".to_owned();
    }
    if likeness.only_found == 0 && likeness.only_held > 0 && !likeness.substance() {
        return "the same words, shortened".to_owned();
    }
    if pair.bond == Bond::Edition || likeness.overlap() >= 0.8 {
        return format!("the same words but for {}", likeness.changed_words);
    }
    let mut because = "words in common".to_owned();
    if !pair.telling.is_empty() {
        let quoted: Vec<String> = pair.telling.iter().map(|word| format!("“{word}”")).collect();
        because = format!("{because} ({})", quoted.join(", "));
    }
    if matches!(pair.number, Same::Yes | Same::Part) {
        because.push_str(", the same number");
    }
    if pair.bond == Bond::Reply {
        because.push_str(", in a paper about the same matter");
    }
    match pair.beside {
        0 => {}
        1 => because.push_str(", and another point here goes with the same earlier paper"),
        beside => {
            because = format!("{because}, and {beside} other points here go with the same earlier paper");
        }
    }
    because
}

/// "Recommendation 3 of the Housing Panel, 5 March 2026"; the body only where it is not the paper's
/// own.
fn name_of(item: &KnownItem, facts: &PaperFacts) -> String {
    let mut name = item.kind.label().to_owned();
    if let Some(number) = &item.number {
        name.push(' ');
        name.push_str(number);
    }
    let own = facts.body.as_deref().map(folded);
    if let Some(body) = item.body.as_deref().filter(|body| Some(folded(body)) != own) {
        name.push_str(" of ");
        name.push_str(body);
    }
    if let Some(day) = item.made_on {
        name.push_str(&day.format(", %-d %B %Y").to_string());
    }
    name
}
