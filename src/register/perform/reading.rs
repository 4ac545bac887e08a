//! Taking a new reading of a paper's pictures as its text. What the user has decided stays as it is; its
//! passages move to where their words stand in the new text.

use std::collections::HashSet;

use super::{counted, quoted};
use crate::register::acting::{Acting, Said};
use crate::register::command::paper::TakeReading;
use crate::register::{RegisterError, names};
use crate::scrutiny::change::Entity;
use crate::scrutiny::finding::{Finding, FindingState, Found, InboxFinding};
use crate::scrutiny::id::{FindingId, PaperId};
use crate::scrutiny::paper::{Paper, PaperFacts, PaperKind, Publicity};
use crate::scrutiny::passage::{Page, PageWords, Passage, Span};
use crate::scrutiny::proposal::Proposal;
use crate::store;

/// The kinds of rows that say where in a paper they stand.
const STANDING_IN_PAPERS: [Entity; 5] = [
    Entity::Finding,
    Entity::Item,
    Entity::Response,
    Entity::Promise,
    Entity::FollowUp,
];

pub(super) fn take(act: &mut Acting, reading: TakeReading) -> Result<Said, RegisterError> {
    let mut paper: Paper = act.get(reading.paper)?;
    let moves = Moves {
        before: store::paper_text::text(act.db, paper.id)?,
        pages_before: store::paper_text::pages(act.db, paper.id)?,
        after: &reading.text,
        pages_after: &reading.pages,
    };
    let known = store::finding::of_paper(act.db, paper.id)?;
    for contact in &mut paper.facts.contacts {
        contact.passage = contact.passage.take().map(|passage| moves.moved(&passage));
    }
    fill_in(&mut paper.facts, &reading.extraction.facts);
    paper.council = match paper.council {
        None => names::council(act, paper.facts.council.as_deref())?,
        known => known,
    };
    paper.body = match paper.body {
        None => names::body(act, paper.facts.body.as_deref(), paper.council)?,
        known => known,
    };
    paper.notes.clone_from(&reading.extraction.notes);
    act.put(&paper)?;
    move_rows(act, paper.id, &moves)?;
    store::reading::begin(act.db, paper.id, &reading.ocr)?;
    store::paper_text::add(act.db, paper.id, &reading.text, &reading.blocks, &reading.pages)?;
    store::paper::add_fact_passages(act.db, paper.id, &reading.extraction.fact_passages)?;
    store::reading::finish(act.db, paper.id)?;
    if let (None, Some(quote)) = (&paper.blanket_response, &reading.extraction.blanket_response) {
        paper.blanket_response = Some(quote.text.clone());
        act.put(&paper)?;
        store::paper::place_blanket_response(act.db, paper.id, quote)?;
    }
    let found = add_new(act, paper.id, reading.extraction.findings, &known)?;
    let found = match found {
        0 => String::new(),
        found => format!(": {}", counted(found, "finding", "findings")),
    };
    Ok(format!("Read {} by OCR{found}", quoted(&paper.name())).into())
}

/// Facts that nobody knew yet become known; what was known, or typed by the user, stays.
fn fill_in(facts: &mut PaperFacts, read: &PaperFacts) {
    if facts.kind == PaperKind::Other {
        facts.kind = read.kind;
    }
    if facts.publicity == Publicity::NotStated {
        facts.publicity = read.publicity;
    }
    facts.date = facts.date.or(read.date);
    if facts.contacts.is_empty() {
        facts.contacts.clone_from(&read.contacts);
    }
    for (known, read) in [
        (&mut facts.council, &read.council),
        (&mut facts.body, &read.body),
        (&mut facts.title, &read.title),
        (&mut facts.agenda_item, &read.agenda_item),
        (&mut facts.exempt_paragraph, &read.exempt_paragraph),
        (&mut facts.report_author, &read.report_author),
        (&mut facts.executive_member, &read.executive_member),
        (&mut facts.wards, &read.wards),
        (&mut facts.key_decision, &read.key_decision),
    ] {
        if known.is_none() {
            known.clone_from(read);
        }
    }
}

/// The words of a finding, to tell whether it is known.
fn words_of(finding: &Finding) -> String {
    let words = match &finding.found {
        Found::Item(item) => item.text.as_str(),
        Found::Date(date) => date.due.phrase.as_str(),
    };
    words.to_lowercase()
}

/// Puts the findings into the inbox that are not among the known ones.
fn add_new(
    act: &mut Acting,
    paper: PaperId,
    findings: Vec<Finding>,
    known: &[InboxFinding],
) -> Result<usize, RegisterError> {
    let known: HashSet<String> = known.iter().map(|known| words_of(&known.finding)).collect();
    let mut count = 0;
    for finding in findings {
        if known.contains(&words_of(&finding)) {
            continue;
        }
        count += 1;
        act.add(&InboxFinding {
            id: FindingId::new(act.now),
            paper,
            finding,
            amended: false,
            state: FindingState::Pending,
            // What it seems to be is worked out when it is looked at.
            proposal: Proposal::new_item(),
        })?;
    }
    Ok(count)
}

/// Moves the passages of everything that stands in the paper.
fn move_rows(act: &mut Acting, paper: PaperId, moves: &Moves<'_>) -> Result<(), RegisterError> {
    for entity in STANDING_IN_PAPERS {
        for id in store::image::of_paper(act.db, entity, &paper.to_string())? {
            act.look(entity, &id)?;
            let Some(image) = store::image::of(act.db, entity, &id)? else {
                continue;
            };
            let moved = image.with_passages(|page, code| match Passage::from_code(page, code) {
                Some(passage) => {
                    let moved = moves.moved(&passage);
                    (moved.page, moved.to_code())
                }
                None => (page, code.to_owned()),
            });
            store::image::write(act.db, entity, &moved)?;
        }
    }
    Ok(())
}

/// From a text to the one that takes its place.
struct Moves<'t> {
    before: String,
    pages_before: Vec<Page>,
    after: &'t str,
    pages_after: &'t [Page],
}

impl Moves<'_> {
    /// Where the words of a passage stand now. Where they stand nowhere, it is where their page begins:
    /// whoever goes there sees the page itself.
    fn moved(&self, passage: &Passage) -> Passage {
        let spans = passage
            .spans
            .iter()
            .map(|span| self.moved_span(*span, passage.page));
        Passage {
            page: passage.page,
            spans: spans.collect(),
        }
    }

    fn moved_span(&self, span: Span, page: Option<u32>) -> Span {
        let words = span.of(&self.before);
        let number = self
            .pages_before
            .iter()
            .rev()
            .find(|page| page.span.start <= span.start)
            .map(|page| page.number)
            .or(page);
        let number = if words.is_empty() { page.or(number) } else { number };
        let on_page = self.pages_after.iter().find(|page| Some(page.number) == number);
        let begins = on_page.map_or(0, |page| page.span.start);
        if words.is_empty() {
            return Span::new(begins, begins);
        }
        // The words of a page that had some already are the same, letter for letter, and in the same order.
        let before_it = self.pages_before.iter().find(|page| Some(page.number) == number);
        let earlier = before_it.map_or(0, |page| {
            let start = page.span.start.min(span.start);
            Span::new(start, span.start)
                .of(&self.before)
                .matches(words)
                .count()
        });
        let is_same = on_page.is_some_and(|page| page.words == PageWords::Printed);
        let place = |from: usize, nth: usize| {
            let rest = self.after.get(from..)?;
            rest.match_indices(words).nth(nth).map(|(at, _)| from + at)
        };
        let found = if is_same {
            place(begins, earlier).or_else(|| place(0, 0))
        } else {
            place(begins, 0).or_else(|| place(0, 0))
        };
        match found {
            Some(start) => Span::new(start, start + words.len()),
            None => Span::new(begins, begins),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(number: u32, start: usize, end: usize, words: PageWords) -> Page {
        Page {
            number,
            span: Span::new(start, end),
            words,
        }
    }

    #[test]
    fn a_passage_goes_where_its_words_stand_now() {
        let after = "Agenda. SCANNED WORDS. That shelters be lit. That roads be lit. That roads be lit.";
        let pages_after = [
            page(1, 0, 8, PageWords::Printed),
            page(2, 8, 23, PageWords::Ocr { confidence: 90 }),
            page(3, 23, after.len(), PageWords::Printed),
        ];
        let before = "Agenda. That shelters be lit. That roads be lit. That roads be lit.".to_owned();
        let moves = Moves {
            pages_before: vec![
                page(1, 0, 8, PageWords::Printed),
                page(2, 8, 8, PageWords::Picture),
                page(3, 8, before.len(), PageWords::Printed),
            ],
            before,
            after,
            pages_after: &pages_after,
        };
        let moved = |start, end| {
            let passage = moves.moved(&Passage::one(Some(3), Span::new(start, end)));
            let span = passage.hull();
            (span.start, span.of(after).to_owned())
        };
        assert_eq!(moved(8, 29), (23, "That shelters be lit.".to_owned()));
        // The second of two that read alike stays the second.
        assert_eq!(moved(49, 67), (64, "That roads be lit.".to_owned()));
        assert_eq!(moved(30, 48), (45, "That roads be lit.".to_owned()));
        // A passage of a picture that had no words goes to its page.
        let none = moves.moved(&Passage::one(Some(2), Span::new(8, 8)));
        assert_eq!(none.hull(), Span::new(8, 8));
    }
}
