//! Extraction through the public face: the shapes that papers most often have, each with an invented
//! paper, and what must hold for any text.

use proptest::prelude::*;
use scrutiny_desk::document::{self, Document};
use scrutiny_desk::extract;
use scrutiny_desk::scrutiny::finding::{Extraction, Finding, Found, FoundItem};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::paper::{PaperFacts, PaperKind};
use scrutiny_desk::scrutiny::passage::Passage;
use scrutiny_desk::scrutiny::period::Calendar;
use scrutiny_desk::scrutiny::response::Position;

fn read(text: &str) -> (Document, Extraction) {
    let document = document::read(text.as_bytes(), "paper.txt").unwrap();
    let extraction = extract::extract(&document, Calendar::default());
    (document, extraction)
}

fn items(extraction: &Extraction) -> Vec<&FoundItem> {
    extraction
        .findings
        .iter()
        .filter_map(|finding| match &finding.found {
            Found::Item(item) => Some(item),
            Found::Date(_) => None,
        })
        .collect()
}

/// Kind, number and words of each item.
fn told(extraction: &Extraction) -> Vec<(ItemKind, Option<&str>, &str)> {
    items(extraction)
        .into_iter()
        .map(|item| (item.kind, item.number.as_deref(), item.text.as_str()))
        .collect()
}

#[test]
fn an_answer_below_each_recommendation_is_hung_on_it() {
    let (_, extraction) = read(
        "HOLLINFORD COUNCIL

Report to: Executive
Date: 9 March 2021

Report of: Executive Member for Communities

Report Title

Executive Response: Review of community halls

Summary

I welcome the report. I accept the recommendations of the group.

Recommendation 1 – That the Executive keep all nine halls open until the lease review.

Whilst agreeing with the aim in principle, two of the halls are beyond repair. A survey is being made.

Recommendation 2 – That the Executive appoint a halls officer.

We are happy to support this recommendation and the post will be advertised in the summer.

Recommendation 3 – That the Executive write to the parish councils.

It is suggested that the group leaders be asked first.

Contact person for the papers behind this report:

Name: Ama Osei
Extension: 2204
",
    );
    assert_eq!(extraction.facts.kind, PaperKind::ExecutiveResponse);
    assert_eq!(extraction.facts.contacts[0].name, "Ama Osei");
    assert_eq!(
        extraction.blanket_response.as_ref().unwrap().text,
        "I accept the recommendations of the group."
    );
    let items = items(&extraction);
    let positions: Vec<Option<Position>> = items
        .iter()
        .map(|item| item.response.as_ref().unwrap().position)
        .collect();
    assert_eq!(
        positions,
        [Some(Position::PartlyAccepted), Some(Position::Accepted), None]
    );
    assert!(items[0].response.as_ref().unwrap().in_principle);
    assert_eq!(
        items[2].response.as_ref().unwrap().text,
        "It is suggested that the group leaders be asked first."
    );
    assert!(items.iter().all(|item| item.standing == Standing::Ours));
}

#[test]
fn an_agenda_item_holds_what_officers_ask_what_members_request_and_what_was_resolved() {
    let (_, extraction) = read(
        "Agenda item

Buses and trams - first update

The Transport Scrutiny Panel is recommended to:

·         Consider the update;

·         Say what should be passed on to the Executive.

Officer Contact: Tom Lamb on Tel: 01632 960 127 or email: tom.lamb@hollinford.gov.uk

Minutes:

The Director submitted a report.

·         Members felt that the matter was pressing and were keen to hear more at future meetings.

·         The Committee requested further details in respect to (i) the night buses (ii) the uptake of passes and (iii) the state of the shelters.

RESOLVED – That the report be noted.

Supporting documents:
",
    );
    assert_eq!(
        told(&extraction),
        [
            (ItemKind::Recommendation, None, "Consider the update"),
            (
                ItemKind::Recommendation,
                None,
                "Say what should be passed on to the Executive."
            ),
            (
                ItemKind::Action,
                None,
                "Members felt that the matter was pressing and were keen to hear more at future meetings."
            ),
            (ItemKind::Action, Some("(i)"), "the night buses"),
            (ItemKind::Action, Some("(ii)"), "the uptake of passes"),
            (ItemKind::Action, Some("(iii)"), "the state of the shelters."),
            (ItemKind::Resolution, None, "That the report be noted."),
        ]
    );
    let items = items(&extraction);
    assert_eq!(items[0].addressed_to.as_deref(), Some("Transport Scrutiny Panel"));
    assert_eq!(items[0].standing, Standing::PutToUs);
    assert_eq!(items[3].standing, Standing::Ours);
    assert!(items[4].lead_in.as_ref().unwrap().text.ends_with("in respect to"));
    assert_eq!(items[6].standing, Standing::Record);
    assert_eq!(
        extraction.facts.contacts[0].email.as_deref(),
        Some("tom.lamb@hollinford.gov.uk")
    );
}

#[test]
fn two_recommendations_in_one_paragraph_are_two() {
    let (_, extraction) = read(
        "HOLLINFORD BOROUGH COUNCIL

REPORT TO: Schools Scrutiny Panel

DATE: 18th July 2023

1 Purpose of Report

To tell the Panel about the reading scheme.

2 Recommendation

To thank the schools for the work so far. To follow the scheme over the next year.

3 Supporting Information

3.1 Priority 1 is reading. The adviser's post lasts until March 2024, when it will be looked at again.
",
    );
    assert_eq!(
        told(&extraction),
        [
            (
                ItemKind::Recommendation,
                None,
                "To thank the schools for the work so far."
            ),
            (
                ItemKind::Recommendation,
                None,
                "To follow the scheme over the next year."
            ),
        ]
    );
    let due = items(&extraction)[1].due.as_ref().unwrap();
    assert_eq!(due.phrase, "over the next year");
    assert_eq!(due.window.unwrap().latest, "2024-07-18".parse().ok());
    let dates: Vec<&Finding> = extraction
        .findings
        .iter()
        .filter(|finding| matches!(finding.found, Found::Date(_)))
        .collect();
    assert_eq!(dates.len(), 1);
    let Found::Date(date) = &dates[0].found else {
        unreachable!()
    };
    assert_eq!(date.due.phrase, "until March 2024");
}

#[test]
fn an_offer_under_a_condition_keeps_its_season() {
    let (_, extraction) = read(
        "BRIEFING NOTE

Agenda item no. 8

TO: Children's Scrutiny Panel

DATE: 19 July 2022

RE: The Play Strategy

Purpose

To tell the Panel about the strategy.

What we will do

1. Open more play streets.
2. Train the wardens.

Recommendations

If required, a tour of the new playgrounds can be arranged in the Autumn.

Author

Sian Hale

Play Manager

☎ 01632 960239
",
    );
    assert_eq!(
        told(&extraction),
        [(
            ItemKind::Recommendation,
            None,
            "If required, a tour of the new playgrounds can be arranged in the Autumn."
        )]
    );
    let due = items(&extraction)[0].due.clone().unwrap();
    let window = due.window.unwrap();
    assert_eq!(due.phrase, "in the Autumn");
    assert!(due.conditional);
    assert_eq!(window.earliest, "2022-09-01".parse().ok());
    assert_eq!(window.latest, "2022-11-30".parse().ok());
    assert_eq!(extraction.facts.kind, PaperKind::BriefingNote);
    assert_eq!(extraction.facts.agenda_item.as_deref(), Some("8"));
    assert_eq!(extraction.facts.contacts[0].role.as_deref(), Some("Play Manager"));
}

#[test]
fn numbers_in_the_narrative_are_no_recommendations() {
    let (_, extraction) = read(
        "8 October 2024\t\tITEM: 8
Housing Overview and Scrutiny Committee
Repairs Strategy Report
Wards and communities affected: All\tKey Decision: N/A
Report of: Ben Whitlow, Head of Repairs
This report is Public

1. Recommendation(s)

1.1 O&S to review and comment on the Repairs Strategy

1.2 O&S to recommend to Cabinet which of its aims come first.

2. Introduction and Background

2.1 The borough has 9,000 homes.

The aims of the strategy are:

1) Speed. Mend what is broken within a week.
2) Care. Leave each home as it was found.

3. Implications

3.1 Legal

The Committee is asked to note the duties set out in the Act when it reads this report.
",
    );
    assert_eq!(
        told(&extraction),
        [
            (
                ItemKind::Recommendation,
                Some("1.1"),
                "O&S to review and comment on the Repairs Strategy"
            ),
            (
                ItemKind::Recommendation,
                Some("1.2"),
                "O&S to recommend to Cabinet which of its aims come first."
            ),
        ]
    );
    assert!(
        items(&extraction)
            .iter()
            .all(|item| item.addressed_to.as_deref() == Some("O&S"))
    );
    assert_eq!(extraction.facts.agenda_item.as_deref(), Some("8"));
    assert_eq!(extraction.facts.wards.as_deref(), Some("All"));
}

#[test]
fn the_same_paper_gives_the_same_findings() {
    let text = "Agenda item\n\nParks\n\nMinutes:\n\nRESOLVED: That\n\n1. the report be noted;\n\n2. a plan be brought back in the spring.\n";
    assert_eq!(read(text).1, read(text).1);
}

#[test]
fn an_explanation_names_zone_rule_and_style() {
    let text = "Agenda item\n\nParks\n\nMinutes:\n\nRESOLVED – That the report be noted.\n";
    let document = document::read(text.as_bytes(), "paper.txt").unwrap();
    let (extraction, explanation) = extract::explain(&document, Calendar::default(), &PaperFacts::unknown());
    assert_eq!(extraction.findings.len(), 1);
    let said = explanation.to_string();
    for word in [
        "resolved_that",
        "minutes",
        "web_page",
        "That the report be noted.",
    ] {
        assert!(said.contains(word), "{word:?} is missing from\n{said}");
    }
}

fn check_passage(document: &Document, passage: &Passage) {
    assert!(!passage.spans.is_empty());
    let mut last = 0;
    for span in &passage.spans {
        assert!(span.start >= last && span.end <= document.text.len());
        assert!(document.text.get(span.start..span.end).is_some());
        last = span.end;
    }
}

fn check_all(document: &Document, extraction: &Extraction) {
    for finding in &extraction.findings {
        check_passage(document, finding.passage().unwrap());
        if let Found::Item(item) = &finding.found {
            assert_eq!(item.passage.words(&document.text), item.text);
            if let Some(response) = &item.response {
                check_passage(document, &response.passage);
                assert_eq!(response.passage.words(&document.text), response.text);
            }
        }
    }
    for (_, passage) in &extraction.fact_passages {
        check_passage(document, passage);
    }
}

/// Lines such as papers are made of, in any order and any company.
const LINES: &[&str] = &[
    "RESOLVED – That",
    "RECOMMENDED that:",
    "(a) the report be noted;",
    "(i)",
    "1.1 To note it",
    "Recommendation 3",
    "Recommendations",
    "Minutes:",
    "Decision:",
    "ACTION: Chair",
    "Members asked that",
    "Ref | Action | Owner | Due",
    "1 | Send it | Clerk | May 2020",
    "Contact: Jo Hale",
    "in the Autumn",
    "Your second asked us to",
    "Response:",
    "This recommendation is accepted",
    "£ – “quoted” ‘words’ ☎ 1",
    "ŵ ŷ é 漢字",
    "Meeting: 01/02/2020 - Cabinet (Item 3)",
    "",
    "The Committee is recommended to:",
    "·         Consider",
    "It was agreed that",
    "Cabinet reply -",
    "Date: 4 June 2024",
];

proptest! {
    #[test]
    fn any_text_is_read_without_panic_and_every_offset_fits(text in "\\PC{1,300}(\n\\PC{0,60}){0,12}") {
        if let Ok(document) = document::read(text.as_bytes(), "paper.txt") {
            check_all(&document, &extract::extract(&document, Calendar::default()));
        }
    }

    #[test]
    fn any_order_of_lines_is_read_without_panic(picks in proptest::collection::vec((0..LINES.len(), 0..3usize), 1..40)) {
        let text: String = picks.iter().map(|(line, gap)| format!("{}{}", LINES[*line], "\n".repeat(gap + 1))).collect();
        if let Ok(document) = document::read(text.as_bytes(), "paper.txt") {
            check_all(&document, &extract::extract(&document, Calendar::default()));
        }
    }
}

#[test]
fn a_long_paper_is_read_in_time_that_grows_with_its_length() {
    // Work, not seconds: twice the text must not cost the findings of a quadratic search, so the
    // findings of a paper repeated are those of the paper, as often.
    let one = "14. PARKS\n\nMembers asked for a list of benches.\n\nRESOLVED – That the report be noted.\n\n";
    let text = format!(
        "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\n{}",
        one.repeat(400)
    );
    let (_, extraction) = read(&text);
    assert_eq!(items(&extraction).len(), 800);
}
