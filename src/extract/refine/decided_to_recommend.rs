//! What a meeting decides to recommend is its decision: "The Panel agreed to recommend to the Minister that:"
//! heads resolutions, as the record of a meeting tells what was decided there.

use super::Refiner;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::explain::Trace;
use crate::extract::paper::Paper;
use crate::extract::pattern;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use regex::Regex;
use std::sync::LazyLock;

pub(super) struct DecidedToRecommend;

const ID: &str = "decided_to_recommend";

/// How far before an item the words may stand that say that it was decided.
const NEAR: usize = 160;

/// "agreed to recommend to the Minister that:", "RESOLVED that Cabinet be recommended:", "Resolved: To
/// recommend that".
static DECIDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"\b(?:resolved|agreed|decided|unanimously|penderfynwyd)\b[^.;]{0,60}\brecommend(?:s|ed|ing)?\b[^.;]{0,80}$",
    )
});

/// Nothing but the words that head a list: "To recommend to Council that".
static ONLY_HEADS: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?:that |to )?(?:it )?recommend(?:s|ed)?(?: to (?:the )?[a-z]+(?: [a-z]+)?)?(?: that)?[:.\- ]*$",
    )
});

impl Refiner for DecidedToRecommend {
    fn id(&self) -> &'static str {
        ID
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, trace: &mut Trace) {
        if !matches!(
            paper.facts.kind,
            PaperKind::Minutes | PaperKind::AgendaItem | PaperKind::IssueHistory
        ) {
            return;
        }
        candidates.keep(|item| {
            let heads = item.kind == ItemKind::Resolution
                && ONLY_HEADS.is_match(&paper.words_of(&item.places).to_lowercase());
            if heads {
                trace.dropped(ID, item, paper, "it only heads the list of what was decided");
            }
            !heads
        });
        for item in &mut candidates.items {
            if item.kind == ItemKind::Recommendation && was_decided(paper, item) {
                item.kind = ItemKind::Resolution;
            }
        }
    }
}

/// Whether the words above or before an item say that a meeting decided it.
fn was_decided(paper: &Paper<'_>, item: &Candidate) -> bool {
    let ends = |words: &str| {
        let low = words.to_lowercase();
        let from = low.len().saturating_sub(NEAR);
        let from = (from..=low.len())
            .find(|at| low.is_char_boundary(*at))
            .unwrap_or(0);
        low.get(from..)
            .is_some_and(|near| DECIDED.is_match(near.trim_end_matches([':', '-', ' '])))
    };
    let led = item.lead_in.is_some_and(|lead_in| ends(paper.words_at(lead_in)));
    let before = item.places.first().is_some_and(|place| {
        paper
            .piece(place.piece)
            .and_then(|piece| piece.words.get(..place.start))
            .is_some_and(ends)
    });
    led || before
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::extract::extract;
    use crate::scrutiny::finding::Found;
    use crate::scrutiny::item::ItemKind;
    use crate::scrutiny::period::Calendar;

    fn kinds(text: &str) -> Vec<ItemKind> {
        let document = document::read(text.as_bytes(), "minutes.txt").unwrap();
        extract(&document, Calendar::default())
            .findings
            .into_iter()
            .filter_map(|finding| match finding.found {
                Found::Item(item) => Some(item.kind),
                Found::Date(_) => None,
            })
            .collect()
    }

    #[test]
    fn what_a_panel_agrees_to_recommend_is_its_resolution() {
        let text = "Minutes of the Harbours Panel held on 3 May 2022\n\n3.3 The Panel agreed to recommend to the Minister that:\n\n(a) the quays be lit from 1 April 2023;\n(b) the ceiling be lifted to £2,500.\n";
        assert_eq!(kinds(text), [ItemKind::Resolution, ItemKind::Resolution]);
    }

    #[test]
    fn what_a_report_recommends_stays_a_recommendation() {
        let text = "Oxley Council\n\nReport to the Harbours Panel\n\nRecommendations\n\nThe Panel is recommended to:\n\n(a) agree that the quays be lit;\n(b) note the costs.\n";
        assert_eq!(kinds(text), [ItemKind::Recommendation, ItemKind::Recommendation]);
    }
}
