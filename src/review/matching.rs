//! Which known item each finding is, by number, words, body and day; one item to one finding, and
//! nothing where two fit equally well.

use super::words::{Counted, Likeness, Vocabulary, folded};
use super::{Known, KnownItem, edition};
use crate::scrutiny::finding::{Finding, Found, FoundItem};
use crate::scrutiny::id::PaperId;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::{PaperFacts, PaperKind};
use crate::scrutiny::proposal::{Proposal, Relation};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Least overlap of two printings of one item.
const SAME: f64 = 0.9;

/// Least overlap of an answered item with the item that was asked, where its number is the same
/// too: those who answer shorten what they were asked.
const ANSWERED: f64 = 0.8;

/// Least overlap of an item with its revised wording in another edition of its paper.
const REVISED: f64 = 0.6;

/// Words of the matter that an item needs to be known again outside its own meeting.
const LEAST_MATTER: usize = 4;

/// The same where a paper answers it and nobody has yet, or answers it again under the same number
/// and in the same words: short recommendations are answered too.
const LEAST_MATTER_ANSWERED: usize = 2;

/// Items that share a word before it is too common to look candidates up by.
const COMMON: u32 = 200;

/// A pair of a finding and a known item that may be one.
struct Pair {
    finding: usize,
    item: usize,
    relation: Relation,
    likeness: Likeness,
    /// How well they fit: the overlap in hundredths, and what the cues around it are worth.
    score: u32,
}

/// What each finding seems to be, in their order.
pub(super) fn proposals(facts: &PaperFacts, findings: &[Finding], known: &Known) -> Vec<Proposal> {
    let mut matching = Matching::new(facts, known);
    let mut pairs = Vec::new();
    let counted: Vec<Option<(&FoundItem, Counted)>> = findings
        .iter()
        .map(|finding| match &finding.found {
            Found::Item(item) => Some((item, matching.vocabulary.count(&item.text))),
            Found::Date(_) => None,
        })
        .collect();
    for (at, found) in counted.iter().enumerate() {
        if let Some((item, words)) = found {
            pairs.extend(matching.pairs(at, item, words));
        }
    }
    assign(findings.len(), pairs, known, facts)
}

struct Matching<'k> {
    known: &'k Known,
    facts: &'k PaperFacts,
    body: Option<String>,
    vocabulary: Vocabulary,
    counted: Vec<Counted>,
    /// The items that hold each word.
    items_with: HashMap<u32, Vec<usize>>,
    /// Papers that the facts show to be editions of the one being filed.
    editions: HashSet<PaperId>,
}

impl<'k> Matching<'k> {
    fn new(facts: &'k PaperFacts, known: &'k Known) -> Self {
        let mut vocabulary = Vocabulary::default();
        let counted: Vec<Counted> = known
            .items
            .iter()
            .map(|item| vocabulary.count(&item.text))
            .collect();
        let mut items_with: HashMap<u32, Vec<usize>> = HashMap::new();
        for (at, text) in counted.iter().enumerate() {
            for (word, _) in &text.words {
                items_with.entry(*word).or_default().push(at);
            }
        }
        let editions = known
            .papers
            .iter()
            .filter(|paper| edition::same_facts(facts, &paper.facts))
            .map(|paper| paper.id)
            .collect();
        Self {
            known,
            facts,
            body: facts.body.as_deref().map(folded),
            vocabulary,
            counted,
            items_with,
            editions,
        }
    }

    /// The items that share a telling word with `words`.
    fn candidates(&self, words: &Counted) -> BTreeSet<usize> {
        let mut rarest: Vec<u32> = words.words.iter().map(|(word, _)| *word).collect();
        rarest.sort_by_key(|word| (self.vocabulary.texts_with(*word), *word));
        rarest
            .iter()
            .enumerate()
            // The three rarest are looked up however common they are.
            .filter(|(nth, word)| *nth < 3 || self.vocabulary.texts_with(**word) <= COMMON)
            .filter_map(|(_, word)| self.items_with.get(word))
            .flatten()
            .copied()
            .collect()
    }

    fn pairs(&self, finding: usize, found: &FoundItem, words: &Counted) -> Vec<Pair> {
        let matter = self.vocabulary.matter(words);
        self.candidates(words)
            .into_iter()
            .filter_map(|at| {
                let (item, text) = (self.known.items.get(at)?, self.counted.get(at)?);
                let likeness = self.vocabulary.compare(words, text);
                let here = self.cues(found, item);
                let quoted = found.response.is_some() && here.number && likeness.changed_words == 0;
                let least = if here.unanswered || quoted {
                    LEAST_MATTER_ANSWERED
                } else {
                    LEAST_MATTER
                };
                if matter.min(self.vocabulary.matter(text)) < least && !here.is_same_meeting() {
                    return None;
                }
                let relation = self.relation(found, item, likeness, here)?;
                let exact = if likeness.changed_words == 0 { 3 } else { 0 };
                Some(Pair {
                    finding,
                    item: at,
                    relation,
                    likeness,
                    score: hundredths(likeness.overlap) + here.worth() + exact,
                })
            })
            .collect()
    }

    fn cues(&self, found: &FoundItem, item: &KnownItem) -> Cues {
        let number = number(found.number.as_deref());
        let body = item.body.as_deref().map(folded);
        Cues {
            edition: item.paper.is_some_and(|paper| self.editions.contains(&paper)),
            number: number.is_some() && number == self::number(item.number.as_deref()),
            body: body.is_some() && body == self.body,
            date: item.made_on.is_some() && item.made_on == self.facts.date,
            unanswered: found.response.is_some() && !item.answered,
        }
    }

    /// What a finding is to an item of this likeness; none where it is nothing to it.
    fn relation(
        &self,
        found: &FoundItem,
        item: &KnownItem,
        likeness: Likeness,
        cues: Cues,
    ) -> Option<Relation> {
        if !self.kinds_fit(found, item) {
            return None;
        }
        let answers = found.response.is_some() && !item.answered && item.kind != ItemKind::Action;
        let agrees = likeness.overlap >= SAME && !likeness.substance;
        if agrees {
            return Some(if answers {
                Relation::Answers
            } else {
                Relation::SameAs
            });
        }
        if cues.edition {
            // A rewording keeps most of its words, or its number and many of them.
            let enough = likeness.overlap >= REVISED && (cues.number || likeness.overlap >= 0.75);
            return (enough && found.kind == item.kind).then_some(Relation::Revises);
        }
        if likeness.overlap >= SAME && (found.response.is_some() || cues.is_same_meeting()) {
            return Some(Relation::Conflicts);
        }
        let shortened = likeness.overlap >= ANSWERED && !likeness.substance && cues.number;
        (answers && shortened).then_some(Relation::Answers)
    }

    /// A recommendation stays one wherever it is printed again; what a meeting resolved to ask is
    /// answered as a recommendation, and a tracker calls everything an action.
    fn kinds_fit(&self, found: &FoundItem, item: &KnownItem) -> bool {
        use ItemKind::{Action, Recommendation, Resolution};
        let tracker = matches!(
            self.facts.kind,
            PaperKind::ActionTracker | PaperKind::IssueHistory
        );
        match (found.kind, item.kind) {
            (one, other) if one == other => true,
            (Recommendation, Resolution) => found.response.is_some() || tracker,
            (Action, Recommendation | Resolution) | (Recommendation, Action) => tracker,
            _ => false,
        }
    }
}

/// What besides the words speaks for a pair.
#[derive(Debug, Clone, Copy)]
struct Cues {
    edition: bool,
    number: bool,
    body: bool,
    date: bool,
    unanswered: bool,
}

impl Cues {
    /// Whether both are of one meeting, or of editions of one paper.
    const fn is_same_meeting(self) -> bool {
        self.edition || self.body && self.date
    }

    /// What the cues are worth beside the overlap in hundredths.
    fn worth(self) -> u32 {
        [
            (self.edition, 10),
            (self.number, 4),
            (self.unanswered, 3),
            (self.body, 2),
            (self.date, 1),
        ]
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, worth)| worth)
        .sum()
    }
}

/// An overlap in whole hundredths: a finer difference decides nothing.
fn hundredths(overlap: f64) -> u32 {
    (0..=100_u32)
        .rev()
        .find(|step| f64::from(*step) / 100.0 <= overlap + 1e-9)
        .unwrap_or(0)
}

/// A number as it is compared: "Recommendation R3." and "(3)" are both 3.
fn number(printed: Option<&str>) -> Option<String> {
    let folded = folded(printed?).replace("recommendation", "").replace(' ', ".");
    let folded = folded.trim_matches('.');
    let bare = match folded.strip_prefix('r') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => folded,
    };
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// Sets the scores of a finding's pairs that are no worse than its best by more than one to the best:
/// so fine a difference is no reason to prefer one.
fn level(pairs: &mut [Pair]) {
    let mut best: HashMap<usize, u32> = HashMap::new();
    for pair in pairs.iter() {
        let score = best.entry(pair.finding).or_default();
        *score = pair.score.max(*score);
    }
    for pair in pairs {
        if let Some(best) = best.get(&pair.finding).filter(|best| pair.score + 1 >= **best) {
            pair.score = *best;
        }
    }
}

/// Gives each finding at most one item and each item to at most one finding, best first. Where the
/// best are equal neither is taken, and the reader is told.
fn assign(findings: usize, mut pairs: Vec<Pair>, known: &Known, facts: &PaperFacts) -> Vec<Proposal> {
    level(&mut pairs);
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.score), pair.finding, pair.item));
    let mut proposals: Vec<Option<Proposal>> = (0..findings).map(|_| None).collect();
    let mut taken: HashSet<usize> = HashSet::new();
    let mut rest = pairs.as_slice();
    while let Some(first) = rest.first() {
        let (group, after) = rest.split_at(rest.partition_point(|pair| pair.score >= first.score));
        rest = after;
        let open: Vec<&Pair> = group
            .iter()
            .filter(|pair| {
                proposals.get(pair.finding).is_some_and(Option::is_none) && !taken.contains(&pair.item)
            })
            .collect();
        let (mut by_finding, mut by_item) = (HashMap::new(), HashMap::new());
        for pair in &open {
            *by_finding.entry(pair.finding).or_insert(0) += 1;
            *by_item.entry(pair.item).or_insert(0) += 1;
        }
        for pair in &open {
            let fits_many = by_finding.get(&pair.finding) != Some(&1);
            let wanted_by_many = by_item.get(&pair.item) != Some(&1);
            let Some(slot) = proposals.get_mut(pair.finding) else {
                continue;
            };
            taken.insert(pair.item);
            *slot = Some(if fits_many {
                let fitting = open.iter().filter(|other| other.finding == pair.finding);
                let names = fitting.filter_map(|other| Some(name_of(known.items.get(other.item)?, facts)));
                undecided(&format!("{} fit equally well", listed(names.collect())))
            } else if wanted_by_many {
                undecided("Another finding of this paper fits the same item on the register equally well")
            } else {
                proposal(pair, known, facts)
            });
        }
    }
    proposals
        .into_iter()
        .map(|proposal| proposal.unwrap_or_else(Proposal::new_item))
        .collect()
}

fn undecided(reason: &str) -> Proposal {
    Proposal {
        reason: format!(
            "{reason}. Accept it if it is new; otherwise reject it and record what it says on the right item"
        ),
        ..Proposal::new_item()
    }
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

fn proposal(pair: &Pair, known: &Known, facts: &PaperFacts) -> Proposal {
    let Some(item) = known.items.get(pair.item) else {
        return Proposal::new_item();
    };
    let words = match pair.likeness.changed_words {
        0 => "the same words".to_owned(),
        changed => format!("the same words but for {changed}"),
    };
    let named = name_of(item, facts);
    let reason = match pair.relation {
        Relation::New => String::new(),
        Relation::SameAs if item.answered => format!("{named}: {words}; it has an answer on the register"),
        Relation::SameAs => format!("{named}: {words}"),
        Relation::Answers => format!("{named}: {words}; it had no answer until now"),
        Relation::Revises => format!("{named}, in another edition of this paper: {words}"),
        Relation::Conflicts => {
            format!("{named}: {words}, and a figure or a “not” is among those that differ")
        }
    };
    Proposal {
        relation: pair.relation,
        item: Some(item.id),
        reason,
    }
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
