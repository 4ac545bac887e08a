//! Which known items a paper's findings may be: candidates by their rarer words, by the papers that
//! this one answers, and by the numbers that a decision names.

use super::assign::{Pair, assign};
use super::context::Context;
use super::counterpart::{Bond, Reading, means};
use super::judge::Evidence;
use super::likeness::Likeness;
use super::numbers::{Number, Same, cited, without_heading};
use super::wording::Text;
use super::words::{Vocabulary, words};
use super::{Known, KnownItem, edition};
use crate::scrutiny::Day;
use crate::scrutiny::finding::{Confidence, Finding, Found, FoundItem};
use crate::scrutiny::id::PaperId;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperFacts;
use crate::scrutiny::proposal::{Proposal, Relation};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Items that a finding is compared with, found by its words.
const MOST_CANDIDATES: usize = 40;

/// Items met under a finding's words before the commoner ones are left out.
const MOST_MET: usize = 4000;

/// Findings that must be items of one paper before the others are looked for there too.
const LEAST_LINKED: usize = 2;

/// Words of the matter that a decision needs beside the numbers it names to be matched by them.
const LEAST_BESIDE_NUMBERS: usize = 4;

/// Items of one paper that are looked through one by one because it is taken up; a register's worth of
/// rows is looked up by words alone.
const LONGEST_REPORT: usize = 120;

/// How much of the support of the words alone stands for other pairs until those have been looked at.
const FIRST_BACKING: f64 = 0.4;

/// Part of a finding's words that an item has where the finding is a part of it, and most of the item's
/// words that such a part has.
const CUT_OUT: f64 = 0.75;

/// Points of an item that a decision names by its number: more than words can bring.
const NAMED: f64 = 100.0;

/// What each finding seems to be, in their order.
pub(super) fn proposals(facts: &PaperFacts, findings: &[Finding], known: &Known) -> Vec<Proposal> {
    let mut matching = Matching::new(facts, known);
    let mut read = Vec::new();
    for (at, finding) in findings.iter().enumerate() {
        if let Found::Item(item) = &finding.found {
            read.push(matching.read(at, item));
        }
    }
    matching.steps = Number::are_steps(read.iter().map(|finding| &finding.number));
    matching.look_through();
    let first: Vec<Compared> = read
        .iter()
        .flat_map(|finding| matching.compared(finding))
        .collect();
    matching.take_counterparts(&first);
    matching.look_through();
    let compared: Vec<Compared> = read
        .iter()
        .flat_map(|finding| matching.compared(finding))
        .collect();
    let mut context = Context::new(&compared, known, &matching.items_of, read.len());
    let first_look: Vec<(&Compared, Evidence)> = compared
        .iter()
        .filter_map(|compared| Some((compared, matching.evidence(compared, &context)?)))
        .collect();
    for (compared, evidence) in &first_look {
        if evidence.fits() {
            context.take_fitting(compared, known);
        }
    }
    let mut pairs: Vec<Pair> = first_look
        .into_iter()
        .filter_map(|(compared, evidence)| {
            let backing = context.backing(compared, known);
            matching.pair(compared, &Evidence { backing, ..evidence }, &context)
        })
        .collect();
    for finding in &read {
        let named = matching.named(finding);
        if !named.is_empty() {
            pairs.retain(|pair| pair.finding != finding.at);
            pairs.extend(named);
        }
    }
    assign(findings.len(), pairs, known, facts)
}

/// How many times a finding is laid beside an item when these findings are read: the work that reading
/// them takes.
#[cfg(test)]
pub(super) fn comparisons(facts: &PaperFacts, findings: &[Finding], known: &Known) -> usize {
    let mut matching = Matching::new(facts, known);
    matching.look_through();
    let items = findings.iter().filter_map(|finding| match &finding.found {
        Found::Item(item) => Some(item),
        Found::Date(_) => None,
    });
    let read: Vec<Read> = items
        .enumerate()
        .map(|(at, item)| matching.read(at, item))
        .collect();
    read.iter().map(|finding| matching.compared(finding).len()).sum()
}

/// A finding, read.
pub(super) struct Read<'f> {
    /// Its place among the findings.
    pub at: usize,
    found: &'f FoundItem,
    text: Text,
    number: Number,
    /// Whether it only names recommendations by number: its own number is then not theirs.
    cites: bool,
}

/// A finding beside an item that it may be.
pub(super) struct Compared<'r, 'f> {
    pub finding: &'r Read<'f>,
    /// The item's place among the known.
    pub item: usize,
    pub bond: Bond,
    pub likeness: Likeness,
    pub number: Same,
}

struct Matching<'k> {
    known: &'k Known,
    facts: &'k PaperFacts,
    paper: Reading<'k>,
    vocabulary: Vocabulary,
    texts: Vec<Text>,
    numbers: Vec<Number>,
    /// The items that hold each stem.
    items_with: HashMap<u32, Vec<usize>>,
    /// The items that are formulas without any matter, to be known again only at their own meeting.
    formulas: Vec<usize>,
    /// Whether the findings are steps, several to a point.
    steps: bool,
    /// The items of each paper.
    items_of: BTreeMap<PaperId, Vec<usize>>,
    /// Papers that the facts show to be editions of the one being filed.
    editions: HashSet<PaperId>,
    /// The items of papers that this one speaks of or takes up.
    taken_up: Vec<usize>,
    /// Papers that this one takes up, since several of its findings are theirs.
    counterparts: HashSet<PaperId>,
    /// Those of them whose numbers run along with this paper's.
    parallel: HashSet<PaperId>,
    bonds: HashMap<(Option<PaperId>, Option<Day>), Bond>,
}

impl<'k> Matching<'k> {
    fn new(facts: &'k PaperFacts, known: &'k Known) -> Self {
        let mut vocabulary = Vocabulary::default();
        let texts: Vec<Text> = known
            .items
            .iter()
            .map(|item| Text::read(&item.text, &mut vocabulary))
            .collect();
        let mut items_with: HashMap<u32, Vec<usize>> = HashMap::new();
        let mut formulas = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            let stems = text.stems();
            if stems.is_empty() {
                formulas.push(at);
            }
            for stem in stems {
                items_with.entry(stem).or_default().push(at);
            }
        }
        let mut items_of: BTreeMap<PaperId, Vec<usize>> = BTreeMap::new();
        for (at, item) in known.items.iter().enumerate() {
            if let Some(paper) = item.paper {
                items_of.entry(paper).or_default().push(at);
            }
        }
        let editions = known
            .papers
            .iter()
            .filter(|paper| edition::same_facts(facts, &paper.facts));
        Self {
            known,
            facts,
            paper: Reading::new(facts, known),
            numbers: known
                .items
                .iter()
                .map(|item| Number::read(item.number.as_deref()))
                .collect(),
            editions: editions.map(|paper| paper.id).collect(),
            vocabulary,
            texts,
            items_with,
            formulas,
            steps: false,
            items_of,
            taken_up: Vec::new(),
            counterparts: HashSet::new(),
            parallel: HashSet::new(),
            bonds: HashMap::new(),
        }
    }

    fn read<'f>(&mut self, at: usize, found: &'f FoundItem) -> Read<'f> {
        let (_, heading) = without_heading(&found.text);
        let text = Text::read(&found.text, &mut self.vocabulary);
        Read {
            cites: cited(&found.text).is_some() && text.matter() < LEAST_BESIDE_NUMBERS,
            text,
            at,
            found,
            number: Number::read(found.number.as_deref().or(heading)),
        }
    }

    /// The items most like a finding by their rarer words, and those of the papers taken up.
    fn candidates(&mut self, finding: &Read) -> BTreeSet<usize> {
        let stems = finding.text.stems();
        let mut candidates: BTreeSet<usize> = if stems.is_empty() {
            self.formulas_of_the_day().collect()
        } else {
            BTreeSet::new()
        };
        for at in self.by_rare_words(stems) {
            if candidates.len() >= MOST_CANDIDATES {
                break;
            }
            if self.may_be(finding, at) {
                candidates.insert(at);
            }
        }
        let fits = |at: &&usize| {
            self.numbers
                .get(**at)
                .is_some_and(|number| finding.number.compare(number) != Same::No)
        };
        candidates.extend(self.taken_up.iter().filter(fits));
        candidates
    }

    fn formulas_of_the_day(&self) -> impl Iterator<Item = usize> {
        let of_the_day = |at: &usize| {
            self.known.items.get(*at).is_some_and(|item| {
                item.made_on == self.facts.date
                    || item.paper.is_some_and(|paper| self.editions.contains(&paper))
            })
        };
        self.formulas.iter().copied().filter(of_the_day)
    }

    /// Items by what the stems that they hold tell, those that hold the most first. The rarest stem is
    /// looked up however common it is, others while few items have been met.
    fn by_rare_words(&self, stems: BTreeSet<u32>) -> Vec<usize> {
        let mut rarest: Vec<u32> = stems.into_iter().collect();
        rarest.sort_by_key(|stem| (self.vocabulary.texts_with(*stem), *stem));
        let mut told: HashMap<usize, f64> = HashMap::new();
        let mut met = 0;
        for stem in rarest {
            let items = self.items_with.get(&stem).map(Vec::as_slice).unwrap_or_default();
            if met > 0 && met + items.len() > MOST_MET {
                break;
            }
            met += items.len();
            for at in items {
                *told.entry(*at).or_default() += self.vocabulary.weight(stem);
            }
        }
        let mut found: Vec<(usize, f64)> = told.into_iter().collect();
        found.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
        found.into_iter().map(|(at, _)| at).collect()
    }

    /// Whether a finding may be an item at all, whatever their words.
    fn may_be(&mut self, finding: &Read, at: usize) -> bool {
        let known = self.known;
        known
            .items
            .get(at)
            .is_some_and(|item| self.kinds_fit(finding.found, item) && self.bond(item) != Bond::None)
    }

    /// Notes the items of papers that this one speaks of or takes up: they are looked through one by one.
    fn look_through(&mut self) {
        let mut taken_up = Vec::new();
        for (paper, items) in &self.items_of {
            let first = items.first().and_then(|at| self.known.items.get(*at));
            if items.len() <= LONGEST_REPORT
                && first.is_some_and(|item| self.counterparts.contains(paper) || self.paper.speaks_of(item))
            {
                taken_up.extend(items);
            }
        }
        self.taken_up = taken_up;
    }

    fn bond(&mut self, item: &KnownItem) -> Bond {
        if item.paper.is_some_and(|paper| self.editions.contains(&paper)) {
            return Bond::Edition;
        }
        let bond = if item.paper.is_some() {
            let key = (item.paper, item.made_on);
            match self.bonds.get(&key) {
                Some(bond) => *bond,
                None => {
                    let bond = self.paper.bond(item);
                    self.bonds.insert(key, bond);
                    bond
                }
            }
        } else {
            self.paper.bond(item)
        };
        let taken_up = item.paper.is_some_and(|paper| self.counterparts.contains(&paper));
        if bond == Bond::Loose && taken_up {
            Bond::Reply
        } else {
            bond
        }
    }

    /// A finding beside each item that it may be.
    fn compared<'r, 'f>(&mut self, finding: &'r Read<'f>) -> Vec<Compared<'r, 'f>> {
        let candidates = self.candidates(finding);
        candidates
            .into_iter()
            .filter_map(|at| self.compare(finding, at))
            .collect()
    }

    fn compare<'r, 'f>(&mut self, finding: &'r Read<'f>, at: usize) -> Option<Compared<'r, 'f>> {
        let known = self.known;
        if finding.cites || !self.may_be(finding, at) {
            return None;
        }
        let bond = self.bond(known.items.get(at)?);
        Some(Compared {
            finding,
            item: at,
            bond,
            likeness: finding.text.compare(self.texts.get(at)?, &self.vocabulary)?,
            number: if self.steps {
                finding.number.compare_step(self.numbers.get(at)?)
            } else {
                finding.number.compare(self.numbers.get(at)?)
            },
        })
    }

    /// What speaks for and against a finding and an item being one, at a first look.
    fn evidence(&mut self, compared: &Compared, context: &Context) -> Option<Evidence> {
        let known = self.known;
        let finding = compared.finding;
        let item = known.items.get(compared.item)?;
        let text = self.texts.get(compared.item)?;
        let response = finding.found.response.is_some();
        let support = context.support(compared, known);
        Some(Evidence {
            likeness: compared.likeness,
            number: compared.number,
            bond: compared.bond,
            response,
            decided: finding.found.kind == ItemKind::Resolution && item.kind == ItemKind::Recommendation,
            same_kind: finding.found.kind == item.kind,
            kind: finding.found.kind,
            same_body: self.paper.same_body(item),
            elsewhere: self.paper.is_put_to_another(item),
            list: self.paper.is_list(),
            answering: self.paper.answers(),
            routine: finding.text.is_routine() || text.is_routine(),
            made_later: item
                .made_on
                .zip(self.facts.date)
                .is_some_and(|(made, read)| made > read),
            answered: item.answered,
            matter: if wordless(finding.found) {
                0
            } else {
                finding.text.matter()
            },
            titled: self.paper.speaks_of(item),
            taken_up: item.paper.is_some_and(|paper| self.counterparts.contains(&paper)),
            parallel: item.paper.is_some_and(|paper| self.parallel.contains(&paper)),
            merges: finding.number.is_list(),
            support,
            backing: FIRST_BACKING * support,
            rival: context.rival(compared, is_part(compared)),
        })
    }

    fn pair(&self, compared: &Compared, evidence: &Evidence, context: &Context) -> Option<Pair> {
        let finding = compared.finding;
        let text = self.texts.get(compared.item)?;
        let (relation, confidence) = evidence.judge()?;
        Some(Pair {
            finding: finding.at,
            item: compared.item,
            relation,
            confidence,
            likeness: Some(compared.likeness),
            number: compared.number,
            bond: compared.bond,
            shares: is_part(compared),
            merges: compared.number == Same::Part && finding.number.is_list(),
            score: evidence.points(),
            telling: finding.text.telling(text, &finding.found.text, &self.vocabulary),
            beside: context.beside(compared, self.known),
        })
    }

    /// A recommendation stays one wherever it is printed again; what a meeting resolved to ask is
    /// answered as a recommendation; a decision settles one; a list calls everything an action.
    fn kinds_fit(&self, found: &FoundItem, item: &KnownItem) -> bool {
        use ItemKind::{Action, Recommendation, Resolution};
        let list = self.paper.is_list() || self.paper.answers();
        match (found.kind, item.kind) {
            (one, other) if one == other => true,
            (Recommendation, Resolution) => found.response.is_some() || list,
            (Resolution, Recommendation) => true,
            (Action, Recommendation | Resolution) | (Recommendation, Action) => list,
            _ => false,
        }
    }

    /// Notes the papers that several findings belong to: what else this paper says is looked for
    /// among their items.
    fn take_counterparts(&mut self, compared: &[Compared]) {
        let mut linked: BTreeMap<PaperId, (BTreeSet<usize>, bool)> = BTreeMap::new();
        for one in compared.iter().filter(|one| Evidence::is_strong(&one.likeness)) {
            let Some((paper, kind)) = self
                .known
                .items
                .get(one.item)
                .and_then(|item| item.paper.map(|id| (id, item.paper_kind)))
            else {
                continue;
            };
            // The same list of another meeting is not what this one answers.
            if !(self.paper.is_list() && kind == Some(self.facts.kind)) {
                let (findings, runs_along) = linked.entry(paper).or_insert((BTreeSet::new(), true));
                findings.insert(one.finding.at);
                *runs_along &= one.number == Same::Yes;
            }
        }
        let settled = |paper: &PaperId| self.known.settled.iter().filter(|of| *of == paper).count();
        for paper in &self.known.settled {
            linked.entry(*paper).or_insert((BTreeSet::new(), false));
        }
        linked.retain(|paper, (findings, _)| findings.len() + settled(paper) >= LEAST_LINKED);
        self.parallel = linked
            .iter()
            .filter(|(_, (_, runs_along))| *runs_along)
            .map(|(paper, _)| *paper)
            .collect();
        self.counterparts = linked.into_keys().collect();
    }

    /// The items that a decision names by number alone, of the one paper that it can mean.
    fn named(&mut self, finding: &Read) -> Vec<Pair> {
        let decides = finding.found.kind == ItemKind::Resolution || finding.found.response.is_some();
        let Some(cited) = cited(&finding.found.text).filter(|_| decides) else {
            return Vec::new();
        };
        let known = self.known;
        let mut named = Vec::new();
        for items in self.items_of.clone().into_values() {
            let Some(first) = items.first().and_then(|at| known.items.get(*at)) else {
                continue;
            };
            let meant = means(&cited.whose, first.paper_title.as_deref(), first.body.as_deref());
            let speaks = self.paper.speaks_of(first);
            let later = first
                .made_on
                .zip(self.facts.date)
                .is_none_or(|(made, read)| made <= read);
            if self.bond(first) == Bond::None || !later || !meant.unwrap_or(speaks) {
                continue;
            }
            for at in items {
                let Some((item, number)) = known.items.get(at).zip(self.numbers.get(at)) else {
                    continue;
                };
                let number = cited.numbers.compare(number);
                if matches!(number, Same::Yes | Same::Part) && item.kind == ItemKind::Recommendation {
                    named.push(Pair {
                        finding: finding.at,
                        item: at,
                        relation: Relation::Answers,
                        confidence: Confidence::Certain,
                        likeness: None,
                        number,
                        bond: Bond::Reply,
                        shares: false,
                        merges: cited.numbers.is_list(),
                        score: NAMED,
                        telling: Vec::new(),
                        beside: 0,
                    });
                }
            }
        }
        named
    }
}

/// Whether a finding is a part of an item that other findings may be parts of: by its number, or since it
/// answers much less than the item asks.
fn is_part(compared: &Compared) -> bool {
    let (finding, likeness) = (compared.finding, &compared.likeness);
    let by_number = compared.number == Same::Part && !finding.number.is_list();
    let cut_out = finding.found.response.is_some()
        && compared.bond == Bond::Reply
        && likeness.found >= CUT_OUT
        && likeness.held < CUT_OUT;
    by_number || cut_out
}

/// Whether a finding has no words of what was asked, only its answer.
fn wordless(found: &FoundItem) -> bool {
    const SAID: &[&str] = &[
        "agreed",
        "accepted",
        "rejected",
        "declined",
        "partly",
        "partially",
    ];
    let answer = found.response.as_ref().map(|response| response.text.trim());
    let first = words(&found.text).into_iter().next().unwrap_or_default();
    answer.is_some() && (answer == Some(found.text.trim()) || SAID.contains(&first.as_str()))
}
