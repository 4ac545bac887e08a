//! The command line's contract: one paper's extraction as one JSON object, those of a pack as a list.
//! Its own structs, so that neither the domain types nor the store decide what other programs read.
//!
//! Offsets are counted in Unicode scalar values of the text that `extract --text` prints: that of the
//! whole file, in which the papers of a pack follow one another.

use crate::document::Document;
use crate::jobs::ReadPaper;
use crate::scrutiny::finding::{Extraction, Finding, Found, FoundItem};
use crate::scrutiny::item::Standing;
use crate::scrutiny::paper::{Contact, Part};
use crate::scrutiny::passage::{Passage, Quote};
use crate::scrutiny::promise::Due;
use serde::Serialize;

/// A stretch of the paper's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct SpanJson {
    page: Option<u32>,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct QuoteJson {
    text: String,
    span: Option<SpanJson>,
}

#[derive(Debug, Serialize)]
struct DueJson {
    phrase: String,
    earliest: Option<String>,
    latest: Option<String>,
    class: Option<&'static str>,
    conditional: bool,
    span: Option<SpanJson>,
}

#[derive(Debug, Serialize)]
struct ResponseJson {
    text: String,
    position: Option<&'static str>,
    in_principle: bool,
    span: Option<SpanJson>,
}

#[derive(Debug, Serialize)]
struct ItemJson {
    #[serde(rename = "type")]
    kind: &'static str,
    number: Option<String>,
    text: String,
    lead_in: Option<QuoteJson>,
    addressed_to: Option<String>,
    asked_of_us: bool,
    response: Option<ResponseJson>,
    due: Option<DueJson>,
    progress: Option<&'static str>,
    rule: String,
    confidence: &'static str,
    span: Option<SpanJson>,
}

#[derive(Debug, Serialize)]
struct DateJson {
    phrase: String,
    earliest: Option<String>,
    latest: Option<String>,
    class: Option<&'static str>,
    conditional: bool,
    about: String,
    rule: String,
    confidence: &'static str,
    span: Option<SpanJson>,
}

#[derive(Debug, Serialize)]
struct ContactJson {
    name: String,
    role: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    span: Option<SpanJson>,
}

/// The place of a paper in a pack.
#[derive(Debug, Serialize)]
pub(super) struct PartJson {
    number: u32,
    of: u32,
    first_page: u32,
    last_page: u32,
    pack: String,
}

impl From<&Part> for PartJson {
    fn from(part: &Part) -> Self {
        Self {
            number: part.number,
            of: part.of,
            first_page: part.first_page,
            last_page: part.last_page,
            pack: part.pack.clone(),
        }
    }
}

/// What a file holds, in the shape of the contract.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum FileJson {
    /// One paper.
    One(Box<PaperJson>),
    /// A pack.
    Several {
        /// Its papers, in the order of its pages.
        papers: Vec<PaperJson>,
    },
}

/// One paper, in the shape of the contract.
#[derive(Debug, Serialize)]
pub struct PaperJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<PartJson>,
    kind: &'static str,
    council: Option<String>,
    body: Option<String>,
    title: Option<String>,
    date: Option<String>,
    agenda_item: Option<String>,
    publicity: &'static str,
    contacts: Vec<ContactJson>,
    items: Vec<ItemJson>,
    dates: Vec<DateJson>,
    blanket_response: Option<QuoteJson>,
    notes: Vec<String>,
}

/// The papers of a file in the shape of the contract.
#[must_use]
pub fn file_json(papers: &[ReadPaper]) -> FileJson {
    let mut before = 0;
    let mut printed = Vec::with_capacity(papers.len());
    for paper in papers {
        let mut json = paper_json_after(&paper.document, &paper.extraction, before);
        json.part = paper.part.as_ref().map(PartJson::from);
        before += paper.document.text.chars().count();
        printed.push(json);
    }
    let is_pack = papers.iter().any(|paper| paper.part.is_some());
    match printed.pop() {
        Some(only) if printed.is_empty() && !is_pack => FileJson::One(Box::new(only)),
        last => {
            printed.extend(last);
            FileJson::Several { papers: printed }
        }
    }
}

/// The extraction of one paper in the shape of the contract.
#[must_use]
pub fn paper_json(document: &Document, extraction: &Extraction) -> PaperJson {
    paper_json_after(document, extraction, 0)
}

/// As [`paper_json`], for a paper with so many characters of its file before it.
fn paper_json_after(document: &Document, extraction: &Extraction, before: usize) -> PaperJson {
    let count = Characters::of(document, extraction, before);
    let facts = &extraction.facts;
    let mut items = Vec::new();
    let mut dates = Vec::new();
    for finding in &extraction.findings {
        match &finding.found {
            Found::Item(item) => items.push(item_json(item, finding, &count)),
            Found::Date(date) => dates.push(DateJson {
                phrase: date.due.phrase.clone(),
                earliest: day(date.due.window.and_then(|window| window.earliest)),
                latest: day(date.due.window.and_then(|window| window.latest)),
                class: date.due.class.map(|class| class.code()),
                conditional: date.due.conditional,
                about: date.about.clone(),
                rule: finding.rule.clone(),
                confidence: finding.confidence.code(),
                span: date.due.passage.as_ref().map(|passage| count.span(passage)),
            }),
        }
    }
    PaperJson {
        part: None,
        kind: facts.kind.code(),
        council: facts.council.clone(),
        body: facts.body.clone(),
        title: facts.title.clone(),
        date: day(facts.date),
        agenda_item: facts.agenda_item.clone(),
        publicity: facts.publicity.code(),
        contacts: facts
            .contacts
            .iter()
            .map(|contact| contact_json(contact, &count))
            .collect(),
        items,
        dates,
        blanket_response: extraction
            .blanket_response
            .as_ref()
            .map(|quote| quote_json(quote, &count)),
        notes: extraction.notes.clone(),
    }
}

fn item_json(item: &FoundItem, finding: &Finding, count: &Characters) -> ItemJson {
    ItemJson {
        kind: item.kind.code(),
        number: item.number.clone(),
        text: item.text.clone(),
        lead_in: item.lead_in.as_ref().map(|quote| quote_json(quote, count)),
        addressed_to: item.addressed_to.clone(),
        asked_of_us: item.standing == Standing::PutToUs,
        response: item.response.as_ref().map(|response| ResponseJson {
            text: response.text.clone(),
            position: response.position.map(|position| position.code()),
            in_principle: response.in_principle,
            span: Some(count.span(&response.passage)),
        }),
        due: item.due.as_ref().map(|due| due_json(due, count)),
        progress: item.progress.map(|progress| progress.code()),
        rule: finding.rule.clone(),
        confidence: finding.confidence.code(),
        span: Some(count.span(&item.passage)),
    }
}

fn due_json(due: &Due, count: &Characters) -> DueJson {
    DueJson {
        phrase: due.phrase.clone(),
        earliest: day(due.window.and_then(|window| window.earliest)),
        latest: day(due.window.and_then(|window| window.latest)),
        class: due.class.map(|class| class.code()),
        conditional: due.conditional,
        span: due.passage.as_ref().map(|passage| count.span(passage)),
    }
}

fn quote_json(quote: &Quote, count: &Characters) -> QuoteJson {
    QuoteJson {
        text: quote.text.clone(),
        span: Some(count.span(&quote.passage)),
    }
}

fn contact_json(contact: &Contact, count: &Characters) -> ContactJson {
    ContactJson {
        name: contact.name.clone(),
        role: contact.role.clone(),
        phone: contact.phone.clone(),
        email: contact.email.clone(),
        span: contact.passage.as_ref().map(|passage| count.span(passage)),
    }
}

fn day(day: Option<crate::scrutiny::Day>) -> Option<String> {
    day.map(|day| day.format("%Y-%m-%d").to_string())
}

/// Byte offsets counted over as characters: those that are asked for, in one pass over the text.
struct Characters {
    known: Vec<(usize, usize)>,
}

impl Characters {
    fn of(document: &Document, extraction: &Extraction, before: usize) -> Self {
        let mut wanted: Vec<usize> = Vec::new();
        let mut want = |passage: &Passage| {
            let hull = passage.hull();
            wanted.extend([hull.start, hull.end]);
        };
        for finding in &extraction.findings {
            match &finding.found {
                Found::Item(item) => {
                    want(&item.passage);
                    item.lead_in.iter().for_each(|quote| want(&quote.passage));
                    item.response.iter().for_each(|response| want(&response.passage));
                    item.due
                        .iter()
                        .filter_map(|due| due.passage.as_ref())
                        .for_each(&mut want);
                }
                Found::Date(date) => date.due.passage.iter().for_each(&mut want),
            }
        }
        extraction
            .facts
            .contacts
            .iter()
            .filter_map(|contact| contact.passage.as_ref())
            .for_each(&mut want);
        extraction
            .blanket_response
            .iter()
            .for_each(|quote| want(&quote.passage));
        wanted.sort_unstable();
        wanted.dedup();
        let mut known = Vec::with_capacity(wanted.len());
        let (mut bytes, mut characters) = (0, before);
        for offset in wanted {
            let between = document.text.get(bytes..offset).unwrap_or("");
            characters += between.chars().count();
            bytes = offset;
            known.push((offset, characters));
        }
        Self { known }
    }

    fn at(&self, offset: usize) -> usize {
        self.known
            .binary_search_by_key(&offset, |(bytes, _)| *bytes)
            .ok()
            .and_then(|index| self.known.get(index))
            .map_or(0, |(_, characters)| *characters)
    }

    fn span(&self, passage: &Passage) -> SpanJson {
        let hull = passage.hull();
        SpanJson {
            page: passage.page,
            start: self.at(hull.start),
            end: self.at(hull.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::period::Calendar;

    #[test]
    fn spans_are_counted_in_characters() {
        let text = "HOLLINFORD COUNCIL\n\nReport to: Housing Panel – special\n\nRecommendations\n\n1. That the café’s lease be ended by March 2024.\n";
        let document = crate::document::read(text.as_bytes(), "lease.txt").unwrap();
        let extraction = crate::extract::extract(&document, Calendar::default());
        let json = serde_json::to_value(paper_json(&document, &extraction)).unwrap();
        let item = &json["items"][0];
        let start = usize::try_from(item["span"]["start"].as_u64().unwrap()).unwrap();
        let end = usize::try_from(item["span"]["end"].as_u64().unwrap()).unwrap();
        let words: String = document.text.chars().skip(start).take(end - start).collect();
        assert_eq!(words, "That the café’s lease be ended by March 2024.");
        assert_eq!(item["text"], words);
        assert_eq!(item["due"]["latest"], "2024-03-31");
    }
}
