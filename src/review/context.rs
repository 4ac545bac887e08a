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

/// Findings and items of one known paper that go together.
#[derive(Debug, Default)]
struct Together {
    /// The items that each finding goes with.
    of_findings: HashMap<usize, HashSet<usize>>,
    /// The findings that each item goes with.
    of_items: HashMap<usize, HashSet<usize>>,
}

impl Together {
    fn take(&mut self, pair: &Compared) {
        self.of_findings
            .entry(pair.finding.at)
            .or_default()
            .insert(pair.item);
        self.of_items
            .entry(pair.item)
            .or_default()
            .insert(pair.finding.at);
    }

    /// How many findings but one go with an item but one.
    fn findings_beside(&self, pair: &Compared) -> usize {
        beside(&self.of_findings, pair.finding.at, pair.item)
    }

    /// How many items but one go with a finding but one.
    fn items_beside(&self, pair: &Compared) -> usize {
        beside(&self.of_items, pair.item, pair.finding.at)
    }
}

fn beside(all: &HashMap<usize, HashSet<usize>>, own: usize, partner: usize) -> usize {
    all.iter()
        .filter(|(at, partners)| **at != own && partners.iter().any(|at| *at != partner))
        .count()
}

/// What the paper as a whole says of each pair.
pub(super) struct Context {
    of_finding: HashMap<usize, Nearest>,
    of_item: HashMap<usize, Nearest>,
    strong: HashMap<PaperId, Together>,
    fitting: HashMap<PaperId, Together>,
    /// How many items each known paper has.
    items_of: HashMap<PaperId, usize>,
    /// How many findings of the paper have been accepted as items of each known paper.
    settled: HashMap<PaperId, usize>,
    /// How many findings the paper has, those accepted among them.
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
            fitting: HashMap::new(),
            items_of: items_of
                .iter()
                .map(|(paper, items)| (*paper, items.len()))
                .collect(),
            settled: HashMap::new(),
            findings: findings + known.settled.len(),
        };
        for paper in &known.settled {
            *context.settled.entry(*paper).or_default() += 1;
        }
        for pair in compared {
            let nearness = pair.likeness.nearness();
            let (finding, item) = (pair.finding.at, pair.item);
            context
                .of_finding
                .entry(finding)
                .or_default()
                .take(item, nearness);
            context.of_item.entry(item).or_default().take(finding, nearness);
            let Some(paper) = known.items.get(item).and_then(|item| item.paper) else {
                continue;
            };
            if Evidence::is_strong(&pair.likeness) {
                context.strong.entry(paper).or_default().take(pair);
            }
        }
        context
    }

    /// How near the likest other item is to the finding, or the likest other finding to the item. A
    /// finding that is a part of the item has the other parts beside it by right.
    pub fn rival(&self, pair: &Compared, is_part: bool) -> f64 {
        let (finding, item) = (pair.finding.at, pair.item);
        let of_finding = self
            .of_finding
            .get(&finding)
            .map_or(0.0, |near| near.beside(item));
        if is_part {
            return of_finding;
        }
        let of_item = self.of_item.get(&item).map_or(0.0, |near| near.beside(finding));
        of_finding.max(of_item)
    }

    /// Notes a pair that fits by all that was known of it at a first look.
    pub fn take_fitting(&mut self, pair: &Compared, known: &Known) {
        if let Some(paper) = known.items.get(pair.item).and_then(|item| item.paper) {
            self.fitting.entry(paper).or_default().take(pair);
        }
    }

    /// How far the words of other findings and items bear out that the pair's papers hang together.
    pub fn support(&self, pair: &Compared, known: &Known) -> f64 {
        self.part_beside(&self.strong, pair, known)
    }

    /// How far other pairs that fit at a first look bear it out.
    pub fn backing(&self, pair: &Compared, known: &Known) -> f64 {
        self.part_beside(&self.fitting, pair, known)
    }

    /// The part of the paper's other findings that go with the other items of the item's paper, or of
    /// those items that go with other findings, whichever is greater.
    fn part_beside(&self, all: &HashMap<PaperId, Together>, pair: &Compared, known: &Known) -> f64 {
        let paper = known.items.get(pair.item).and_then(|item| item.paper);
        let Some(paper) = paper.filter(|_| self.findings >= 2) else {
            return NOTHING_BESIDE;
        };
        let settled = self.settled.get(&paper).copied().unwrap_or(0);
        let others = self.items_of.get(&paper).copied().unwrap_or(0).saturating_sub(1) + settled;
        if others == 0 {
            return NOTHING_BESIDE;
        }
        let (findings, items) = all.get(&paper).map_or((0, 0), |together| {
            (together.findings_beside(pair), together.items_beside(pair))
        });
        part(findings + settled, self.findings - 1).max(part(items + settled, others))
    }

    /// How many other findings of the paper go with other items of the item's paper.
    pub fn beside(&self, pair: &Compared, known: &Known) -> usize {
        let paper = known.items.get(pair.item).and_then(|item| item.paper);
        let together = paper.and_then(|paper| self.fitting.get(&paper));
        together.map_or(0, |together| together.findings_beside(pair))
    }
}

fn part(some: usize, all: usize) -> f64 {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if all == 0 { 0.0 } else { count(some) / count(all) }
}
