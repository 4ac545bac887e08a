//! The same recommendation rolled forward from list to list, or asked again.

use super::*;

const LAMPS: &str =
    "That the Director of Place mends the lamps on the Old Tramway path before the clocks go back.";
const HEDGE: &str = "That the hedge beside the playground in Ferry Wharf be cut twice a year.";
const FARES: &str = "That children travel free of charge on the first Sunday of each month.";

fn asked() -> Vec<KnownItem> {
    [(1, LAMPS), (2, HEDGE), (3, FARES)]
        .map(|(id, text)| KnownItem {
            paper_title: Some("Paths and fares: report".to_owned()),
            paper_kind: Some(PaperKind::CommitteeReport),
            council: Some("Hollinford Borough Council".to_owned()),
            ..known(id, Recommendation, &id.to_string(), text)
        })
        .to_vec()
}

fn against(facts: &PaperFacts, findings: &[Finding]) -> Vec<Proposal> {
    let known = Known {
        items: asked(),
        ..Known::default()
    };
    reconcile(facts, findings, &known)
}

fn items(read: &[Proposal]) -> Vec<Option<ItemId>> {
    read.iter().map(|proposal| proposal.item).collect()
}

#[test]
fn a_list_rolls_its_rows_forward_under_other_numbers_and_in_fewer_words() {
    for (date, rows) in [
        (
            "2026-05-07",
            [
                ("T1", "Mend lamps on Old Tramway path before clocks go back"),
                ("T2", "Hedge by playground, Ferry Wharf: cut twice a year"),
                ("T3", "Free travel for children, first Sunday of month"),
            ],
        ),
        (
            "2027-01-14",
            [
                ("12", "Director of Place to mend the Old Tramway path lamps"),
                ("13", "Ferry Wharf playground hedge to be cut two times a year"),
                ("14", "Children to travel without charge on the first Sunday"),
            ],
        ),
    ] {
        let tracker = facts(PaperKind::ActionTracker, "Housing Panel", "Tracker", date);
        let rows = rows.map(|(number, text)| found(Action, number, text));
        let read = against(&tracker, &rows);
        assert_eq!(
            items(&read),
            [Some(item_id(1)), Some(item_id(2)), Some(item_id(3))]
        );
        for proposal in &read {
            assert_eq!(proposal.relation, Relation::SameAs, "{}", proposal.reason);
            assert_eq!(proposal.confidence, Confidence::Certain, "{}", proposal.reason);
        }
    }
}

#[test]
fn what_is_asked_again_is_known_again_and_says_since_when() {
    let later = facts(
        PaperKind::CommitteeReport,
        "Housing Panel",
        "Paths and fares: a second look",
        "2028-02-03",
    );
    let again = found(
        Recommendation,
        "1",
        "That the Director of Place mends the lamps on the Old Tramway path before the clocks go back, as this Panel \
         asked before.",
    );
    let read = &against(&later, &[again, found(Recommendation, "2", HEDGE)])[0];
    assert_eq!((read.relation, read.item), (Relation::SameAs, Some(item_id(1))));
    assert!(
        read.reason.starts_with("Recommendation 1, 5 March 2026: "),
        "{}",
        read.reason
    );
}

#[test]
fn the_reverse_another_year_and_another_place_are_not_asked_again() {
    let later = facts(
        PaperKind::CommitteeReport,
        "Housing Panel",
        "Paths and fares: a second look",
        "2028-02-03",
    );
    for text in [
        "That the hedge beside the playground in Ferry Wharf not be cut.",
        "That the hedge beside the playground in Otter Street be cut twice a year.",
        "That the hedge beside the playground in Ferry Wharf be cut four times a year.",
        "That children be charged the full fare on the first Sunday of each month.",
    ] {
        let read = &against(&later, &[found(Recommendation, "2", text)])[0];
        let certain = read.relation != Relation::New && read.confidence == Confidence::Certain;
        assert!(!certain, "{text}: {}", read.reason);
    }
}

#[test]
fn what_has_been_accepted_speaks_for_what_still_waits() {
    let response = facts(
        PaperKind::ExecutiveResponse,
        "Cabinet",
        "Answer to the Housing Panel",
        "2026-06-11",
    );
    let row = answered(found(Recommendation, "", "Travel by children on Sundays"));
    let what_it_is = |items: Vec<KnownItem>, settled: Vec<PaperId>| {
        let known = Known {
            items,
            settled,
            ..Known::default()
        };
        reconcile(&response, std::slice::from_ref(&row), &known)[0].clone()
    };
    let strangers = what_it_is(asked(), vec![paper_id(9); 3]);
    let of_the_report = what_it_is(asked().split_off(2), vec![paper_id(1); 3]);
    assert!(
        strangers.relation == Relation::New || strangers.is_open(),
        "{}",
        strangers.reason
    );
    assert_eq!(of_the_report.item, Some(item_id(3)), "{}", of_the_report.reason);
    assert_eq!(
        of_the_report.confidence,
        Confidence::Certain,
        "{}",
        of_the_report.reason
    );
}
