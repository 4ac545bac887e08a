//! Another edition of a paper, read item by item against the first.

use super::*;

const DRAFT: &[(u128, &str, &str)] = &[
    (
        1,
        "1",
        "That every home with damp be visited within four weeks of the first report.",
    ),
    (
        2,
        "2",
        "That the contractor publishes the number of repeat visits each quarter.",
    ),
    (
        3,
        "3",
        "That tenants be told in writing why a case has been closed.",
    ),
    (4, "4", "That two members of the Panel join the residents' forum."),
];

fn draft_facts() -> PaperFacts {
    facts(
        PaperKind::CommitteeReport,
        "Housing Panel",
        "Damp homes review (draft)",
        "2026-03-05",
    )
}

/// What the findings of the final report are to the draft.
fn read_final(findings: &[Finding]) -> Vec<(Relation, Option<ItemId>)> {
    let items = DRAFT
        .iter()
        .map(|(id, number, text)| KnownItem {
            paper_title: draft_facts().title,
            paper_kind: Some(PaperKind::CommitteeReport),
            ..known(*id, Recommendation, number, text)
        })
        .collect();
    let known = Known {
        items,
        papers: vec![KnownPaper {
            id: paper_id(1),
            facts: draft_facts(),
            file_name: "draft.docx".to_owned(),
            text: String::new(),
        }],
        ..Known::default()
    };
    let report = PaperFacts {
        title: Some("Damp homes review (final)".to_owned()),
        ..draft_facts()
    };
    reconcile(&report, findings, &known)
        .into_iter()
        .map(|proposal| (proposal.relation, proposal.item))
        .collect()
}

#[test]
fn each_item_of_a_new_edition_is_kept_reworded_or_new_whatever_its_number() {
    let read = read_final(&[
        found(Recommendation, "1", "That a lead member for damp be named."),
        found(
            Recommendation,
            "2",
            "That every home with damp be visited within two weeks of the first report.",
        ),
        found(
            Recommendation,
            "3",
            "That tenants be told in writing why a case has been closed.",
        ),
        found(
            Recommendation,
            "4",
            "That the contractor publishes the number of repeat visits and of missed ones each month.",
        ),
    ]);
    assert_eq!(
        read,
        [
            (Relation::New, None),
            (Relation::Revises, Some(item_id(1))),
            (Relation::SameAs, Some(item_id(3))),
            (Relation::Revises, Some(item_id(2))),
        ]
    );
}

#[test]
fn a_new_point_under_the_number_of_a_dropped_one_does_not_revise_it() {
    let read = read_final(&[
        found(Recommendation, "3", DRAFT[2].2),
        found(
            Recommendation,
            "4",
            "That a mould line be open at weekends for families with small children.",
        ),
    ]);
    assert_eq!(
        read,
        [(Relation::SameAs, Some(item_id(3))), (Relation::New, None)]
    );
}

#[test]
fn an_item_turned_round_in_a_new_edition_revises_it_and_is_no_other() {
    let read = read_final(&[found(
        Recommendation,
        "3",
        "That tenants need not be told in writing why a case has been closed.",
    )]);
    assert_eq!(read, [(Relation::Revises, Some(item_id(3)))]);
}
