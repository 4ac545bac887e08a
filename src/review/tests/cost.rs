//! What matching costs on a register of many years.

use super::super::matching::comparisons;
use super::*;

const ITEMS: usize = 10_000;
const FINDINGS: usize = 50;

fn text(n: usize) -> String {
    let places = [
        "Mill Lane",
        "Otter Street",
        "Quarry Road",
        "Chapel Close",
        "Ferry Wharf",
    ];
    let matters = [
        "shelter",
        "crossing",
        "drain",
        "playground",
        "lamp",
        "verge",
        "bridge",
    ];
    format!(
        "That the {} at {} number {n} be repaired under contract {}",
        matters[n % matters.len()],
        places[n % places.len()],
        n * 7
    )
}

/// Ten thousand items in papers of `of_each`, every two hundredth asked again.
fn register(of_each: usize) -> (Known, Vec<Finding>) {
    let items = (0..ITEMS)
        .map(|n| KnownItem {
            paper: Some(paper_id((n / of_each) as u128 + 1)),
            paper_title: Some(format!("Repairs: {} report", text(n / of_each))),
            ..known(n as u128, Recommendation, "", &text(n))
        })
        .collect();
    let findings = (0..FINDINGS)
        .map(|n| found(Recommendation, "", &text(n * (ITEMS / FINDINGS))))
        .collect();
    let known = Known {
        items,
        ..Known::default()
    };
    (known, findings)
}

#[test]
fn among_ten_thousand_items_each_of_fifty_findings_meets_its_own() {
    let (known, findings) = register(ITEMS);
    let read = reconcile(&later_minutes(), &findings, &known);
    for (n, proposal) in read.iter().enumerate() {
        assert_eq!(proposal.relation, Relation::SameAs, "{n}");
        assert_eq!(proposal.item, Some(item_id((n * 200) as u128)), "{n}");
    }
}

#[test]
fn a_finding_is_laid_beside_few_items_however_many_the_register_has() {
    for of_each in [ITEMS, 20] {
        let (known, findings) = register(of_each);
        let work = comparisons(&later_minutes(), &findings, &known);
        assert!(work >= FINDINGS, "{work}");
        assert!(work <= 40 * FINDINGS, "{work} comparisons, papers of {of_each}");
    }
}

#[test]
fn common_words_alone_still_find_an_item() {
    let text = "That the drains and the lamps be repaired";
    let mut items: Vec<KnownItem> = (0..3_000_u128)
        .map(|n| {
            known(
                n,
                Recommendation,
                "",
                &format!("That drains be repaired in ward {n}"),
            )
        })
        .collect();
    items.push(known(9_000, Recommendation, "", text));
    let known = Known {
        items,
        ..Known::default()
    };
    let read = reconcile(&later_minutes(), &[found(Recommendation, "", text)], &known);
    assert_eq!(read[0].item, Some(item_id(9_000)), "{}", read[0].reason);
}
