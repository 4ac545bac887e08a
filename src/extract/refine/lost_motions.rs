//! What somebody moved and the meeting voted down was never asked for, however it was set out.

use super::Refiner;
use crate::extract::candidate::Candidates;
use crate::extract::explain::Trace;
use crate::extract::paper::Paper;
use std::collections::HashSet;

pub(super) struct LostMotions;

/// A motion's list runs over so many pieces at most.
const LONGEST: usize = 14;

impl Refiner for LostMotions {
    fn id(&self) -> &'static str {
        "lost_motions"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, trace: &mut Trace) {
        let lost = lost_pieces(paper);
        if lost.is_empty() {
            return;
        }
        candidates.keep(|item| {
            let kept = !item.places.iter().all(|place| lost.contains(&place.piece));
            if !kept {
                trace.dropped("lost_motions", item, paper, "it was moved and lost");
            }
            kept
        });
    }
}

/// The pieces from where a motion is moved to before where it is said to be lost.
fn lost_pieces(paper: &Paper<'_>) -> HashSet<usize> {
    let mut found = HashSet::new();
    for (index, piece) in paper.pieces.iter().enumerate() {
        if !is_lost(&piece.low) {
            continue;
        }
        let mut before = (index.saturating_sub(LONGEST)..index)
            .rev()
            .filter_map(|at| Some((at, paper.piece(at)?.low.as_str())))
            .take_while(|(_, low)| !decides(low));
        if let Some((moved, _)) = before.find(|(_, low)| is_moved(low)) {
            found.extend(moved..index);
        }
    }
    found
}

/// "The motion was declared lost."
fn is_lost(low: &str) -> bool {
    let outcome = [
        "was lost",
        "declared lost",
        "was defeated",
        "not carried",
        "motion fell",
        "proposal fell",
        "amendment fell",
        "was rejected",
        "was voted down",
    ];
    let motion = ["motion", "amendment", "proposal", "put to the vote"];
    outcome.iter().any(|words| low.contains(words)) && motion.iter().any(|words| low.contains(words))
}

/// "It was moved by Councillor Osei", "Councillor Osei proposed the following motion".
fn is_moved(low: &str) -> bool {
    [
        "was moved",
        "moved by",
        " moved that",
        " moved the",
        "moved,",
        "proposed the following",
        "proposed by",
    ]
    .iter()
    .any(|words| low.contains(words))
}

/// Whether something else was decided there, so that what stands above is not what was lost.
fn decides(low: &str) -> bool {
    low.starts_with("resolved") || low.contains("declared carried") || low.contains("was carried")
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::extract::extract;
    use crate::scrutiny::finding::Found;
    use crate::scrutiny::period::Calendar;

    fn items(text: &str) -> Vec<String> {
        let document = document::read(text.as_bytes(), "minutes.txt").unwrap();
        let findings = extract(&document, Calendar::default()).findings;
        findings
            .into_iter()
            .filter_map(|finding| match finding.found {
                Found::Item(item) => Some(item.text),
                Found::Date(_) => None,
            })
            .collect()
    }

    const MOVED: &str = "FENWICK COUNCIL\n\nMinutes of a meeting of the Parks Panel held on 3 May 2022\n\n4. PONDS\n\nIt \
                         was moved by Councillor Osei and seconded by Councillor Lamb -\n\n\"That this Panel \
                         recommends to Cabinet:\n\n1. that the pond at Oxley be dredged; and\n\n2. that the newts \
                         be counted.\"\n\n";

    #[test]
    fn the_points_of_a_motion_that_was_lost_are_no_items() {
        assert!(
            items(&format!(
                "{MOVED}The motion was put to the vote and declared lost.\n"
            ))
            .is_empty()
        );
    }

    #[test]
    fn those_of_a_motion_that_was_carried_are() {
        assert!(
            !items(&format!(
                "{MOVED}The motion was put to the vote and declared carried.\n"
            ))
            .is_empty()
        );
    }
}
