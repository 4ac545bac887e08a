//! Every rule and every style against its own examples, through the whole engine.

use super::rules::RULES;
use super::{extract, refine, style};
use crate::document;
use crate::scrutiny::finding::{Extraction, Finding, Found};
use crate::scrutiny::period::Calendar;
use std::collections::BTreeSet;
use std::path::Path;

fn read(text: &str) -> (document::Document, Extraction) {
    let document = document::read(text.as_bytes(), "example.txt").unwrap();
    let extraction = extract(&document, Calendar::default());
    (document, extraction)
}

/// The words of each item of a paper with those of its answer.
pub(super) fn answers(text: &str) -> Vec<(String, Option<String>)> {
    let items = read(text).1.findings.into_iter();
    items
        .filter_map(|finding| match finding.found {
            Found::Item(item) => Some((item.text, item.response.map(|response| response.text))),
            Found::Date(_) => None,
        })
        .collect()
}

fn words_of(finding: &Finding) -> &str {
    match &finding.found {
        Found::Item(item) => &item.text,
        Found::Date(date) => &date.due.phrase,
    }
}

#[test]
fn rules_are_named_after_their_files_and_listed_once() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract/rules");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        })
        .filter(|name| name != "mod")
        .collect();
    let listed: Vec<String> = RULES.iter().map(|rule| rule.id().to_owned()).collect();
    let ids: BTreeSet<String> = listed.iter().cloned().collect();
    assert_eq!(listed.len(), ids.len(), "a rule is listed twice");
    assert_eq!(ids, files);
}

#[test]
fn refiners_are_named_after_their_files_and_listed_once() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract/refine");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        })
        .filter(|name| name != "mod")
        .collect();
    let ids: BTreeSet<String> = refine::REFINERS
        .iter()
        .map(|refiner| refiner.id().to_owned())
        .collect();
    assert_eq!(ids, files);
    assert_eq!(ids.len(), refine::REFINERS.len());
}

#[test]
fn every_rule_finds_its_own_examples_and_leaves_the_others() {
    let mut faults = Vec::new();
    for rule in RULES {
        let positive = rule
            .examples()
            .iter()
            .filter(|example| !example.finds.is_empty())
            .count();
        assert!(positive >= 2, "{} has {positive} positive examples", rule.id());
        assert!(
            rule.examples().len() > positive,
            "{} has no negative example",
            rule.id()
        );
        for example in rule.examples() {
            let (_, extraction) = read(example.text);
            let found: Vec<&str> = extraction
                .findings
                .iter()
                .filter(|finding| finding.rule == rule.id())
                .map(words_of)
                .collect();
            if found != example.finds {
                let all: Vec<(&str, &str)> = extraction
                    .findings
                    .iter()
                    .map(|f| (f.rule.as_str(), words_of(f)))
                    .collect();
                faults.push(format!(
                    "{}: {:?}\n  finds {found:#?}\n  all {all:#?}",
                    rule.id(),
                    example.text
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn every_style_reads_its_own_examples() {
    let mut faults = Vec::new();
    for style in style::all().unwrap() {
        let positive = style
            .examples
            .iter()
            .filter(|example| !example.items.is_empty())
            .count();
        assert!(positive >= 2, "{} has {positive} positive examples", style.name);
        assert!(
            style.examples.len() > positive,
            "{} has no negative example",
            style.name
        );
        for example in &style.examples {
            let (_, extraction) = read(&example.text);
            let found: Vec<&str> = extraction
                .findings
                .iter()
                .filter(|finding| matches!(finding.found, Found::Item(_)))
                .map(words_of)
                .collect();
            if found != example.items {
                faults.push(format!("{}: {}\n  finds {found:#?}", style.name, example.text));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn every_finding_is_the_paper_at_its_ranges() {
    for example in RULES.iter().flat_map(|rule| rule.examples()) {
        let (document, extraction) = read(example.text);
        for finding in &extraction.findings {
            let passage = finding.passage().unwrap();
            assert!(!passage.spans.is_empty(), "{:?}", words_of(finding));
            assert_eq!(passage.words(&document.text), words_of(finding));
            if let Found::Item(item) = &finding.found {
                if let Some(lead_in) = &item.lead_in {
                    assert_eq!(lead_in.passage.words(&document.text), lead_in.text);
                }
                if let Some(response) = &item.response {
                    assert_eq!(response.passage.words(&document.text), response.text);
                    if let Some(quote) = &response.position_words {
                        assert_eq!(quote.passage.words(&document.text), quote.text);
                    }
                }
                if let Some(passage) = item.due.as_ref().and_then(|due| due.passage.as_ref()) {
                    let due = item.due.as_ref().unwrap();
                    assert_eq!(passage.words(&document.text), due.phrase);
                }
            }
        }
    }
}

#[test]
fn an_answer_in_cells_that_stand_side_by_side_never_goes_back_in_the_paper() {
    let damaged = "NY RESPONSE T be t of the 18school year.\n\
                   Doyou accept this recommendation?     YES¼¢   and take it to the\n                                     hne.\n\
                   o?                                   H";
    let whole = "COUNCIL RESPONSE\n\nRecommendation 1: That the rules be redrafted.\n\n\
                 Do you accept this recommendation?     YES, redraft it and take it to the\n                                     heads.\n\
                 Who?                                   Head of Schools";
    let mut answers = 0;
    for text in [damaged, whole] {
        let (document, extraction) = read(text);
        for finding in &extraction.findings {
            let Found::Item(item) = &finding.found else {
                continue;
            };
            let Some(response) = &item.response else { continue };
            let spans = &response.passage.spans;
            assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
            assert_eq!(response.text, response.passage.words(&document.text));
            answers += 1;
        }
    }
    assert!(answers >= 1);
}

#[test]
fn a_title_never_goes_back_in_the_paper() {
    let text =
        "MO. 5Y\nCommittee\nREPORT :    :   7October2010\nECT:       E - R ACTION P\n2010/1\nMake rions t";
    let (_, extraction) = read(text);
    for (_, passage) in &extraction.fact_passages {
        assert!(passage.spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
    assert!(extraction.facts.title.is_some());
}

#[test]
fn a_payment_in_cells_that_stand_side_by_side_never_goes_back_in_the_paper() {
    let (_, extraction) =
        read("Minutes of a meeting\n\nPAYMENT\nApproved,MR:\n00871  T   1.00\n873   8.00\n1");
    for finding in &extraction.findings {
        let spans = &finding.passage().unwrap().spans;
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
    assert!(!extraction.findings.is_empty());
}

#[test]
fn of_two_councils_named_as_often_in_one_paragraph_the_first_is_the_papers_each_time() {
    let text = "ing spe  Oxley Council: . We wio Fenwick Council: Wnklers. Recitten to in th      Oxley Council: Letters went out on 1 September.   Fenwick Council: Letters went ober. Recm";
    for _ in 0..40 {
        let (_, extraction) = read(text);
        assert_eq!(extraction.facts.council.as_deref(), Some("Oxley Council"));
    }
}

#[test]
fn the_words_of_a_position_never_go_back_in_the_paper() {
    let text = "Action \nRAG\nLatest \n\na 4\nBLUE\nS 2 .\n\n24\nr 2011\n1 o h y 0\nW";
    let (document, extraction) = read(text);
    for finding in &extraction.findings {
        let Found::Item(item) = &finding.found else {
            continue;
        };
        let words = item
            .response
            .as_ref()
            .and_then(|response| response.position_words.as_ref());
        if let Some(quote) = words {
            let spans = &quote.passage.spans;
            assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
            assert_eq!(quote.text, quote.passage.words(&document.text));
        }
    }
}

#[test]
fn a_label_with_an_empty_cell_beside_it_gives_no_fact() {
    let (_, extraction) = read("Author:|");
    assert_eq!(extraction.facts.report_author, None);
    assert!(
        extraction
            .fact_passages
            .iter()
            .all(|(_, passage)| !passage.spans.is_empty())
    );
}
