//! Invented papers of Hollinford Borough Council, near misses among them.

mod cost;
mod editions;
mod repeats;

use super::*;
use crate::scrutiny::finding::{Confidence, Found, FoundDate, FoundItem, FoundResponse};
use crate::scrutiny::item::Standing;
use crate::scrutiny::paper::PaperKind;
use crate::scrutiny::passage::{Passage, Span};
use crate::scrutiny::promise::Due;
use crate::scrutiny::proposal::Relation;

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn item_id(number: u128) -> ItemId {
    ItemId::from_uuid(uuid::Uuid::from_u128(number))
}

pub(super) fn paper_id(number: u128) -> PaperId {
    PaperId::from_uuid(uuid::Uuid::from_u128(number))
}

fn passage() -> Passage {
    Passage::one(None, Span::new(0, 1))
}

fn found(kind: ItemKind, number: &str, text: &str) -> Finding {
    Finding {
        found: Found::Item(FoundItem {
            kind,
            number: (!number.is_empty()).then(|| number.to_owned()),
            text: text.to_owned(),
            passage: passage(),
            lead_in: None,
            addressed_to: None,
            standing: Standing::Ours,
            lead_officer: None,
            response: None,
            due: None,
            progress: None,
            row: crate::scrutiny::tracker::RowFacts::default(),
        }),
        rule: "numbered_list".to_owned(),
        confidence: Confidence::Certain,
        reason: String::new(),
    }
}

fn answered(mut finding: Finding) -> Finding {
    if let Found::Item(item) = &mut finding.found {
        item.response = Some(FoundResponse {
            text: "Agreed.".to_owned(),
            passage: passage(),
            position: None,
            in_principle: false,
            position_words: None,
        });
    }
    finding
}

fn known(id: u128, kind: ItemKind, number: &str, text: &str) -> KnownItem {
    KnownItem {
        id: item_id(id),
        kind,
        number: (!number.is_empty()).then(|| number.to_owned()),
        text: text.to_owned(),
        paper: Some(paper_id(1)),
        paper_title: None,
        paper_kind: None,
        council: None,
        body: Some("Housing Panel".to_owned()),
        made_on: Some(day("2026-03-05")),
        answered: false,
    }
}

pub(super) fn facts(kind: PaperKind, body: &str, title: &str, date: &str) -> PaperFacts {
    PaperFacts {
        kind,
        council: Some("Hollinford Borough Council".to_owned()),
        body: Some(body.to_owned()),
        title: Some(title.to_owned()),
        date: Some(day(date)),
        ..PaperFacts::unknown()
    }
}

fn cabinet_response() -> PaperFacts {
    facts(
        PaperKind::ExecutiveResponse,
        "Cabinet",
        "Response to the damp homes review",
        "2026-06-11",
    )
}

fn later_minutes() -> PaperFacts {
    facts(PaperKind::Minutes, "Housing Panel", "Minutes", "2026-09-03")
}

fn one(facts: &PaperFacts, finding: Finding, items: Vec<KnownItem>) -> Proposal {
    let known = Known {
        items,
        ..Known::default()
    };
    let proposals = reconcile(facts, &[finding], &known);
    assert_eq!(proposals.len(), 1);
    proposals[0].clone()
}

const INSPECT: &str =
    "That every council home with a report of damp or mould be inspected by a surveyor within four weeks.";
const TENANTS: &str = "That tenants be offered a ventilation check when a repair for condensation is closed.";
use ItemKind::{Action, Recommendation, Resolution};

#[test]
fn an_answer_to_the_same_words_answers_the_item() {
    let proposal = one(
        &cabinet_response(),
        answered(found(Recommendation, "2.", INSPECT)),
        vec![
            known(1, Recommendation, "1", TENANTS),
            known(2, Recommendation, "2", INSPECT),
        ],
    );
    assert_eq!(
        (proposal.relation, proposal.item),
        (Relation::Answers, Some(item_id(2)))
    );
    assert_eq!(
        proposal.reason,
        "Recommendation 2 of Housing Panel, 5 March 2026: the same words; it had no answer until now"
    );
}

/// Asserts what a finding is to recommendation 2, `INSPECT`.
fn check_wording(case: &str, finding: Finding, expected: Relation) {
    let read = one(
        &later_minutes(),
        finding,
        vec![known(2, Recommendation, "2", INSPECT)],
    );
    assert_eq!(read.relation, expected, "{case}: {}", read.reason);
    assert_eq!(read.item.is_some(), expected != Relation::New, "{case}");
}

#[test]
fn the_same_words_are_the_same_item_and_a_near_miss_is_new() {
    let heat =
        "That every council home with a gas boiler be offered a heat pump by a contractor within four years.";
    let one_more = INSPECT.replace("every council home", "every one council home");
    let turned = INSPECT.replace("be inspected", "not be inspected");
    let printed = |text: &str| found(Recommendation, "2", text);
    check_wording("printed again", printed(INSPECT), Relation::SameAs);
    check_wording("a small word more", printed(&one_more), Relation::SameAs);
    check_wording("another matter", printed(TENANTS), Relation::New);
    check_wording("the same beginning, another matter", printed(heat), Relation::New);
    check_wording(
        "turned round, at another meeting",
        printed(&turned),
        Relation::New,
    );
    check_wording(
        "what a meeting resolved",
        found(Resolution, "2", INSPECT),
        Relation::New,
    );
    check_wording(
        "an action of the same words",
        found(Action, "2", INSPECT),
        Relation::New,
    );
}

#[test]
fn an_answer_may_shorten_what_it_answers_and_may_not_turn_it_round() {
    let turned = INSPECT.replace("be inspected", "not be inspected");
    let shortened = INSPECT.replace(" or mould", "");
    let hardly = "Every home with damp be inspected by a surveyor.";
    let printed = |number: &str, text: &str| answered(found(Recommendation, number, text));
    check_wording("turned round", printed("2", &turned), Relation::Conflicts);
    check_wording(
        "shortened, the same number",
        printed("R2", &shortened),
        Relation::Answers,
    );
    check_wording(
        "shortened, another number: likely",
        printed("5", hardly),
        Relation::Answers,
    );
}

#[test]
fn a_second_answer_says_that_there_is_an_earlier_one() {
    let mut item = known(2, Recommendation, "2", INSPECT);
    item.answered = true;
    let read = one(
        &cabinet_response(),
        answered(found(Recommendation, "2", INSPECT)),
        vec![item],
    );
    assert_eq!(read.relation, Relation::Answers);
    assert_eq!(
        read.reason,
        "Recommendation 2 of Housing Panel, 5 March 2026: the same words; it has an earlier answer on the register"
    );
}

#[test]
fn formulas_of_one_meeting_are_not_those_of_another() {
    for formula in [
        "That the report be noted.",
        "That the minutes of the previous meeting be approved and signed by the Chair.",
        "That the press and public be excluded from the meeting.",
        "That the annual report be received.",
        "That the recommendations set out in the report be approved.",
    ] {
        let read = one(
            &later_minutes(),
            found(Resolution, "1", formula),
            vec![known(1, Resolution, "1", formula)],
        );
        assert_eq!(read, Proposal::new_item(), "{formula}");
        let same_meeting = facts(
            PaperKind::Minutes,
            "Housing Panel",
            "Printed minutes",
            "2026-03-05",
        );
        let read = one(
            &same_meeting,
            found(Resolution, "1", formula),
            vec![known(1, Resolution, "1", formula)],
        );
        assert_eq!(read.relation, Relation::SameAs, "{formula}");
    }
}

#[test]
fn a_short_recommendation_is_answered_by_its_very_words() {
    let text = "That the pilot be extended.";
    let read = one(
        &cabinet_response(),
        answered(found(Recommendation, "3", text)),
        vec![known(3, Recommendation, "3", text)],
    );
    assert_eq!(read.relation, Relation::Answers);
    let read = one(
        &later_minutes(),
        found(Recommendation, "3", text),
        vec![known(3, Recommendation, "3", text)],
    );
    assert_eq!(
        read.relation,
        Relation::New,
        "without an answer it may be any pilot"
    );
}

#[test]
fn a_short_recommendation_answered_once_more_is_known_by_its_words_and_number() {
    let text = "That the pilot be extended.";
    let mut asked = known(3, Recommendation, "3", text);
    asked.answered = true;
    let again = |number| {
        one(
            &cabinet_response(),
            answered(found(Recommendation, number, text)),
            vec![asked.clone()],
        )
    };
    assert_eq!(again("3").relation, Relation::Answers);
    assert_eq!(
        again("5").relation,
        Relation::New,
        "under another number it may be any pilot"
    );
}

#[test]
fn between_two_that_fit_equally_nothing_is_chosen() {
    let mut spring = known(1, Recommendation, "4", INSPECT);
    let mut autumn = known(2, Recommendation, "4", INSPECT);
    spring.made_on = Some(day("2024-03-05"));
    autumn.made_on = Some(day("2024-10-05"));
    let read = one(
        &cabinet_response(),
        answered(found(Recommendation, "4", INSPECT)),
        vec![spring.clone(), autumn.clone()],
    );
    assert_eq!((read.relation, read.item), (Relation::New, None));
    assert_eq!(
        read.reason,
        "Recommendation 4 of Housing Panel, 5 March 2024 and Recommendation 4 of Housing Panel, 5 October 2024 fit \
         equally well. Accept it if it is new; otherwise reject it and record what it says on the right item"
    );
    // One of them has been answered: only the other still waits.
    spring.answered = true;
    let read = one(
        &cabinet_response(),
        answered(found(Recommendation, "4", INSPECT)),
        vec![spring, autumn],
    );
    assert_eq!((read.relation, read.item), (Relation::Answers, Some(item_id(2))));
}

#[test]
fn an_item_is_proposed_to_one_finding_only() {
    let known_items = Known {
        items: vec![known(1, Recommendation, "1", INSPECT)],
        ..Known::default()
    };
    let twice = [
        found(Recommendation, "1", INSPECT),
        found(Recommendation, "7", INSPECT),
    ];
    let read = reconcile(&later_minutes(), &twice, &known_items);
    assert_eq!(read[0].relation, Relation::SameAs, "its number is the same too");
    assert_eq!(read[1], Proposal::new_item());
    let alike = [
        found(Recommendation, "7", INSPECT),
        found(Recommendation, "8", INSPECT),
    ];
    let read = reconcile(&later_minutes(), &alike, &known_items);
    assert!(
        read.iter()
            .all(|p| p.relation == Relation::New && !p.reason.is_empty())
    );
}

#[test]
fn a_tracker_prints_recommendations_as_actions() {
    let tracker = facts(
        PaperKind::ActionTracker,
        "Housing Panel",
        "Action tracker",
        "2026-09-03",
    );
    let read = one(
        &tracker,
        found(Action, "12", INSPECT),
        vec![known(2, Recommendation, "2", INSPECT)],
    );
    assert_eq!(read.relation, Relation::SameAs);
}

#[test]
fn a_date_for_the_diary_is_always_new() {
    let date = Finding {
        found: Found::Date(FoundDate {
            due: Due {
                phrase: "in the autumn".to_owned(),
                window: None,
                class: None,
                conditional: false,
                passage: None,
            },
            about: INSPECT.to_owned(),
        }),
        ..found(Action, "", "")
    };
    let read = one(
        &later_minutes(),
        date,
        vec![known(1, Recommendation, "", INSPECT)],
    );
    assert_eq!(read, Proposal::new_item());
}

#[test]
fn a_rewording_is_a_revision_only_in_another_edition_of_the_paper() {
    let paper = facts(
        PaperKind::CommitteeReport,
        "Housing Panel",
        "Damp homes review",
        "2026-03-05",
    );
    let reworded = "That every council home with a report of damp or mould be visited by a qualified surveyor within \
                    four weeks of the report.";
    let earlier = KnownPaper {
        id: paper_id(1),
        facts: PaperFacts {
            title: Some("Damp homes review (draft)".to_owned()),
            ..paper.clone()
        },
        file_name: "damp-draft.docx".to_owned(),
        text: String::new(),
    };
    let items = vec![
        known(2, Recommendation, "2", INSPECT),
        known(1, Recommendation, "1", TENANTS),
    ];
    let with_edition = Known {
        items: items.clone(),
        papers: vec![earlier],
        ..Known::default()
    };
    let finding = [found(Recommendation, "2", reworded)];
    let read = reconcile(&paper, &finding, &with_edition);
    assert_eq!(
        (read[0].relation, read[0].item),
        (Relation::Revises, Some(item_id(2)))
    );
    assert_eq!(
        read[0].reason,
        "Recommendation 2, 5 March 2026, in another edition of this paper: the same words but for 3"
    );
    let without = Known {
        items,
        ..Known::default()
    };
    let later = facts(
        PaperKind::CommitteeReport,
        "Housing Panel",
        "Damp homes review",
        "2026-07-02",
    );
    let asked_again = &reconcile(&later, &finding, &without)[0];
    assert_eq!(asked_again.relation, Relation::SameAs);
    assert!(asked_again.is_open(), "{}", asked_again.reason);
    let figure = [found(
        Recommendation,
        "2",
        &INSPECT.replace("four weeks", "six weeks"),
    )];
    assert_eq!(
        reconcile(&paper, &figure, &with_edition)[0].relation,
        Relation::Revises
    );
}

/// Items 1 and 2 of a report on damp homes, with all that the register knows of their paper.
fn damp_report() -> Vec<KnownItem> {
    [
        known(1, Recommendation, "1", TENANTS),
        known(2, Recommendation, "2", INSPECT),
    ]
    .map(|item| KnownItem {
        paper_title: Some("Damp homes review".to_owned()),
        paper_kind: Some(PaperKind::CommitteeReport),
        council: Some("Hollinford Borough Council".to_owned()),
        ..item
    })
    .to_vec()
}

#[test]
fn a_decision_by_number_is_on_the_report_that_it_names_and_on_no_other() {
    for (title, text, expected) in [
        (
            "Decisions: damp homes review",
            "That recommendation 2 be accepted.",
            Some(item_id(2)),
        ),
        (
            "Decisions: damp homes review",
            "That recommendation 7 be accepted.",
            None,
        ),
        (
            "Decisions of the Cabinet",
            "That recommendation 2 of the review of damp homes be not agreed.",
            Some(item_id(2)),
        ),
        (
            "Decisions: parking review",
            "That recommendation 2 be accepted.",
            None,
        ),
        (
            "Decisions: damp homes review",
            "That recommendation 2 of the inspectorate be accepted.",
            None,
        ),
    ] {
        let paper = facts(PaperKind::Decision, "Cabinet", title, "2026-06-11");
        let read = one(&paper, found(Resolution, "1", text), damp_report());
        assert_eq!(read.item, expected, "{title}: {text}");
    }
}

#[test]
fn nothing_of_one_council_or_of_a_sister_report_is_taken_for_anothers() {
    let response = |council: &str, title: &str| PaperFacts {
        council: Some(council.to_owned()),
        ..facts(PaperKind::ExecutiveResponse, "Cabinet", title, "2026-06-11")
    };
    for (council, title, expected) in [
        (
            "Hollinford Borough Council",
            "Response to the damp homes review",
            Relation::Answers,
        ),
        (
            "Millham Borough Council",
            "Response to the damp homes review",
            Relation::New,
        ),
        (
            "Hollinford Borough Council",
            "Response of the Cabinet to the Transport Panel",
            Relation::New,
        ),
    ] {
        let finding = answered(found(Recommendation, "2", INSPECT));
        let read = one(&response(council, title), finding, damp_report());
        assert_eq!(read.relation, expected, "{council}, {title}");
    }
}

#[test]
fn what_is_only_likely_says_so_and_waits_for_a_look() {
    let hardly = "Every home with damp be inspected by a surveyor.";
    let read = one(
        &later_minutes(),
        answered(found(
            Recommendation,
            "5",
            &hardly.replace("surveyor", "surveyor in 3 weeks"),
        )),
        damp_report(),
    );
    assert_eq!(
        read.relation,
        Relation::New,
        "a figure of its own: {}",
        read.reason
    );
    let reply = one(
        &cabinet_response(),
        answered(found(Recommendation, "2", "Inspect damp homes in 9 weeks")),
        damp_report(),
    );
    assert_eq!(reply.item, Some(item_id(2)));
    assert_eq!(reply.confidence, Confidence::Likely);
    assert!(reply.is_open());
    assert!(
        reply.reason.starts_with("Likely, not certain. "),
        "{}",
        reply.reason
    );
}
