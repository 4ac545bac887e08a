//! What the rest of a paper says of a finding and an item: whether the papers hang together, and whether
//! another item or another finding would fit as well.

use super::Known;
use super::judge::Evidence;
use super::matching::Compared;
use crate::scrutiny::id::PaperId;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Support of a pair beside which there is nothing that could speak for it or against it.
const NOTHING_BESIDE: f64 = 0.5;

/// The nearest two partners of a finding or of an item.
#[derive(Debug, Clone, Copy, Default)]
struct Nearest {
    best: f64,
    partner: usize,
    second: f64,
}

impl Nearest {
    fn take(&mut self, partner: usize, nearness: f64) {
        if nearness > self.best {
            (self.second, self.best, self.partner) = (self.best, nearness, partner);
        } else if nearness > self.second {
            self.second = nearness;
        }
    }

    /// The nearest partner but for one.
    const fn beside(self, partner: usize) -> f64 {
        if self.partner == partner {
            self.second
        } else {
            self.best
        }
    }
}

/// Findings and items of one known paper that go together by their words.
#[derive(Debug, Default)]
struct Strong {
    /// How many findings go with an item, and for those with one only, with which.
    of_findings: HashMap<usize, HashSet<usize>>,
    of_items: HashMap<usize, HashSet<usize>>,
}

/// What the paper as a whole says of each pair.
pub(super) struct Context {
    of_finding: HashMap<usize, Nearest>,
    of_item: HashMap<usize, Nearest>,
    strong: HashMap<PaperId, Strong>,
    /// How many items each known paper has.
    items_of: HashMap<PaperId, usize>,
    /// How many findings the paper has.
    findings: usize,
}

impl Context {
    pub fn new(
        compared: &[Compared],
        known: &Known,
        items_of: &BTreeMap<PaperId, Vec<usize>>,
        findings: usize,
    ) -> Self {
        let mut context = Self {
            of_finding: HashMap::new(),
            of_item: HashMap::new(),
            strong: HashMap::new(),
            items_of: HashMap::new(),
            findings,
        };
        for pair in compared {
            let nearness = pair.likeness.nearness();
            let (finding, item) = (pair.finding.at, pair.item);
            context.of_finding.entry(finding).or_default().take(item, nearness);
            context.of_item.entry(item).or_default().take(finding, nearness);
            let Some(paper) = known.items.get(item).and_then(|item| item.paper) else {
                continue;
            };
            if Evidence::is_strong(&pair.likeness) {
                let strong = context.strong.entry(paper).or_default();
                strong.of_findings.entry(finding).or_default().insert(item);
                strong.of_items.entry(item).or_default().insert(finding);
            }
        }
        for paper in context.strong.keys() {
            let items = items_of.get(paper).map_or(0, Vec::len);
            context.items_of.insert(*paper, items);
        }
        context
    }

    /// How near the likest other item is to the finding, or the likest other finding to the item.
    pub fn rival(&self, pair: &Compared) -> f64 {
        let (finding, item) = (pair.finding.at, pair.item);
        let of_finding = self.of_finding.get(&finding).map_or(0.0, |near| near.beside(item));
        let of_item = self.of_item.get(&item).map_or(0.0, |near| near.beside(finding));
        of_finding.max(of_item)
    }

    /// The part of the paper's other findings that go with the other items of the item's paper, or of
    /// those items that go with other findings, whichever is greater.
    pub fn support(&self, pair: &Compared, known: &Known) -> f64 {
        let (finding, item) = (pair.finding.at, pair.item);
        let Some(paper) = known.items.get(item).and_then(|item| item.paper) else {
            return NOTHING_BESIDE;
        };
        if self.findings < 2 {
            return NOTHING_BESIDE;
        }
        let Some(strong) = self.strong.get(&paper) else {
            return 0.0;
        };
        let beside = |all: &HashMap<usize, HashSet<usize>>, own: usize, partner: usize| {
            all.iter()
                .filter(|(at, partners)| **at != own && partners.iter().any(|at| *at != partner))
                .count()
        };
        let findings = part(beside(&strong.of_findings, finding, item), self.findings - 1);
        let others = self.items_of.get(&paper).copied().unwrap_or(0).saturating_sub(1);
        let items = part(beside(&strong.of_items, item, finding), others);
        findings.max(items)
    }

    /// How many other findings of the paper go with other items of the item's paper.
    pub fn beside(&self, pair: &Compared, known: &Known) -> usize {
        let paper = known.items.get(pair.item).and_then(|item| item.paper);
        let Some(strong) = paper.and_then(|paper| self.strong.get(&paper)) else {
            return 0;
        };
        strong
            .of_findings
            .iter()
            .filter(|(at, items)| **at != pair.finding.at && items.iter().any(|at| *at != pair.item))
            .count()
    }
}

fn part(some: usize, all: usize) -> f64 {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if all == 0 { 0.0 } else { count(some) / count(all) }
}
