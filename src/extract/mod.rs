//! From a [`Document`] to an [`Extraction`]: what was recommended, answered, resolved and promised,
//! each with its place.
//!
//! No I/O, no clock, no failure: the same paper gives the same findings whatever today is, and a
//! bad paper gives fewer findings and a note.

mod addressee;
mod announced;
mod answer;
mod asking;
mod at_once;
mod blanket;
mod candidate;
mod clean;
mod dues;
mod entry;
mod exchange;
pub mod explain;
mod facts;
mod grouped;
mod learned;
mod likeness;
mod mapped;
mod marker;
mod memory;
mod near;
mod numbering;
mod paper;
mod pattern;
mod points;
mod position;
mod refine;
mod replies;
mod request;
mod rules;
mod sentence;
mod speech;
mod stacked_cell;
mod stance;
mod standing;
mod style;
mod table;
#[cfg(test)]
mod taught;
mod times;
mod whom;
mod word_list;
mod zone;

use crate::document::Document;
use crate::scrutiny::finding::{Extraction, Fact, Finding, Found, FoundDate, FoundItem, FoundResponse};
use crate::scrutiny::item::Standing;
use crate::scrutiny::paper::{NO_DATE, PaperFacts, PaperKind};
use crate::scrutiny::passage::Passage;
use crate::scrutiny::period::Calendar;
use crate::scrutiny::tracker::{Mapping, TrackerTable};
use candidate::{Candidate, Candidates, DateCandidate};
use explain::{Explanation, Trace};
use paper::Paper;
use zone::Zone;

/// Draws the findings out of a paper.
#[must_use]
pub fn extract(document: &Document, calendar: Calendar) -> Extraction {
    extract_given(document, calendar, &PaperFacts::unknown())
}

/// Draws the findings out of a paper of which something is known from elsewhere: a pack's agenda gives
/// the item number, and the title, kind, council, body and day where the paper itself prints none.
#[must_use]
pub fn extract_given(document: &Document, calendar: Calendar, given: &PaperFacts) -> Extraction {
    extract_mapped(document, calendar, given, &[])
}

/// Draws the findings out of a paper of which it is known besides what the columns of some layouts hold:
/// the rows of tables with these layouts are read by that and by nothing else.
#[must_use]
pub fn extract_mapped(
    document: &Document,
    calendar: Calendar,
    given: &PaperFacts,
    mappings: &[Mapping],
) -> Extraction {
    read(
        document,
        calendar,
        (given, mappings),
        Trace::silent(),
        |_, _, _| (),
    )
    .0
}

/// The tables of a paper that are or may be trackers, each with what its columns seem to hold.
#[must_use]
pub fn tracker_tables(document: &Document, calendar: Calendar, given: &PaperFacts) -> Vec<TrackerTable> {
    let pieces = clean::pieces(document);
    let stretches = zone::stretches(&pieces);
    let words = style::words_for(&pieces);
    let (paper, _) = facts::state(document, pieces, stretches, words, (calendar, given));
    mapped::tables(&paper)
}

pub use mapped::{
    ROW_OF_NAMED_COLUMNS, guess_for as guess_roles, progress_word, row_left_out, status_meaning,
};

/// Draws the findings out of a paper and says how each was found. The facts of its extraction as
/// `given` lead to the same findings again.
#[must_use]
pub fn explain(document: &Document, calendar: Calendar, given: &PaperFacts) -> (Extraction, Explanation) {
    read(
        document,
        calendar,
        (given, &[]),
        Trace::default(),
        Explanation::of,
    )
}

/// Draws the findings out of a paper, and lets `told` look at how they came about.
fn read<T>(
    document: &Document,
    calendar: Calendar,
    (given, mappings): (&PaperFacts, &[Mapping]),
    mut trace: Trace,
    told: impl FnOnce(&Paper<'_>, &Candidates, Trace) -> T,
) -> (Extraction, T) {
    let (mut paper, mut fact_passages) = paper_of(document, calendar, given);
    paper.mapped = mapped::matching(&paper, mappings);
    mapped::without_days_of_rows(&mut paper, &mut fact_passages, given.date);
    if !paper.mapped.is_empty() && paper.facts.kind == PaperKind::Other {
        paper.facts.kind = PaperKind::ActionTracker;
    }
    let mut candidates = found_by_rules(&paper);
    likeness::compare(&paper, &mut candidates, &mut trace);
    for refiner in refine::REFINERS {
        refiner.refine(&paper, &mut candidates, &mut trace);
    }
    let told = told(&paper, &candidates, trace);
    let extraction = Extraction {
        facts: paper.facts.clone(),
        fact_passages,
        blanket_response: blanket::response(&paper, &candidates),
        notes: notes(&paper, &candidates),
        findings: findings(&paper, candidates),
    };
    (extraction, told)
}

/// The paper as rules see it, and where what it says about itself stands.
fn paper_of<'d>(
    document: &'d Document,
    calendar: Calendar,
    given: &PaperFacts,
) -> (Paper<'d>, Vec<(Fact, Passage)>) {
    let pieces = clean::pieces(document);
    let stretches = zone::stretches(&pieces);
    let words = style::words_for(&pieces);
    facts::state(document, pieces, stretches, words, (calendar, given))
}

/// Shows a paper and its candidates to `look` as they are before a refiner has run.
#[cfg(test)]
fn before<T>(document: &Document, refiner: &str, look: impl FnOnce(&Paper<'_>, &Candidates) -> T) -> T {
    let (paper, _) = paper_of(document, Calendar::default(), &PaperFacts::unknown());
    let mut trace = Trace::silent();
    let mut candidates = found_by_rules(&paper);
    likeness::compare(&paper, &mut candidates, &mut trace);
    for earlier in refine::REFINERS.iter().take_while(|own| own.id() != refiner) {
        earlier.refine(&paper, &mut candidates, &mut trace);
    }
    look(&paper, &candidates)
}

/// A paper of more pieces is looked through by several rules at once.
const LONG: usize = 200;

/// What every rule finds in the zones in which it may look.
fn found_by_rules(paper: &Paper<'_>) -> Candidates {
    let mut candidates = Candidates::default();
    mapped::find(paper, &mut candidates);
    let least = if paper.pieces.len() < LONG { usize::MAX } else { 1 };
    let found = at_once::of_each(rules::RULES.len(), least, |nth| found_by(paper, nth));
    let mut found: Vec<(usize, Candidates)> = found.into_iter().flatten().collect();
    found.sort_by_key(|(nth, _)| *nth);
    for (_, own) in found {
        candidates.take_all(own);
    }
    mapped::leave_to_the_user(paper, &mut candidates);
    candidates
}

/// What one rule finds and those that go on from what it has found, each with its place among the rules;
/// nothing where the rule itself goes on from another.
fn found_by(paper: &Paper<'_>, nth: usize) -> Vec<(usize, Candidates)> {
    let Some(first) = rules::RULES.get(nth).filter(|rule| rule.after().is_none()) else {
        return Vec::new();
    };
    let mut own = Candidates::default();
    let mut begins = Vec::new();
    for (nth, rule) in rules::RULES.iter().enumerate() {
        if rule.id() == first.id() || rule.after() == Some(first.id()) {
            begins.push((nth, own.items.len()));
            find_by(*rule, paper, &mut own);
        }
    }
    let dates = std::mem::take(&mut own.dates);
    let mut found = Vec::new();
    for (nth, begin) in begins.into_iter().rev() {
        found.push((nth, Candidates::of(own.items.split_off(begin), Vec::new())));
    }
    if let Some((_, first)) = found.last_mut() {
        first.dates = dates;
    }
    found
}

/// Lets a rule look into its zones.
fn find_by(rule: &dyn rules::Rule, paper: &Paper<'_>, found: &mut Candidates) {
    if paper.explains && rule.id() != rules::DATES {
        return;
    }
    for stretch in &paper.stretches {
        if rule.zones().contains(&stretch.kind) {
            let zone = Zone {
                kind: stretch.kind,
                pieces: stretch.pieces.clone(),
                paper,
            };
            rule.find(&zone, found);
        }
    }
}

/// The candidates as findings, in the order of the paper.
fn findings(paper: &Paper<'_>, candidates: Candidates) -> Vec<Finding> {
    let Candidates { items, dates, .. } = candidates;
    let items = items.into_iter().filter_map(|item| item_finding(paper, item));
    let dates = dates.into_iter().map(|date| date_finding(paper, date));
    let mut findings: Vec<Finding> = items.chain(dates).collect();
    findings.sort_by_key(|finding| {
        finding
            .passage()
            .map_or(usize::MAX, |passage| passage.hull().start)
    });
    findings
}

fn item_finding(paper: &Paper<'_>, item: Candidate) -> Option<Finding> {
    let words = paper.quote(&item.places)?;
    let response = paper.quote(&item.answer).map(|answer| FoundResponse {
        text: answer.text,
        passage: answer.passage,
        position: item.refined.position,
        in_principle: item.refined.in_principle,
        position_words: item.refined.position_words,
    });
    let found = Found::Item(FoundItem {
        kind: item.kind,
        number: item.number,
        text: words.text,
        passage: words.passage,
        lead_in: item.lead_in.and_then(|place| paper.quote(&[place])),
        addressed_to: item.refined.addressed_to,
        standing: item.refined.standing.unwrap_or(Standing::Ours),
        lead_officer: item.lead,
        response,
        due: item.refined.due,
        progress: item.refined.progress,
        row: item.row,
    });
    Some(Finding {
        found,
        rule: item.rule.to_owned(),
        confidence: item.confidence,
        reason: item.reason,
    })
}

fn date_finding(paper: &Paper<'_>, date: DateCandidate) -> Finding {
    let about = paper
        .quote(&[date.about])
        .map_or_else(String::new, |quote| quote.text);
    Finding {
        found: Found::Date(FoundDate { due: date.due, about }),
        rule: date.rule.to_owned(),
        confidence: date.confidence,
        reason: date.reason,
    }
}

/// What could not be told, in sentences for the reader.
fn notes(paper: &Paper<'_>, candidates: &Candidates) -> Vec<String> {
    let mut notes = paper.document.notes.clone();
    if paper.pieces.last().is_some_and(refine::breaks_off) && paper.pieces.len() > 3 {
        notes.push(
            "The paper seems to break off in the middle of a sentence. What stood after that is not here."
                .to_owned(),
        );
    }
    if paper.facts.date.is_none() && !candidates.items.is_empty() {
        notes.push(NO_DATE.to_owned());
    }
    notes
}

#[cfg(test)]
mod tests;
