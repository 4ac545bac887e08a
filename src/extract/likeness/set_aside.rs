//! Words that read like an item and are none by where they stand: what an agenda says that a matter is for,
//! and the options that were turned down.

use crate::extract::paper::Paper;
use crate::extract::style;
use crate::extract::zone::ZoneKind;

/// So many pieces below its purpose the record of a matter begins.
const PURPOSE: usize = 4;

/// So many pieces below their label options that were turned down are listed.
const OPTIONS: usize = 6;

/// Labels of what was considered and not done.
const TURNED_DOWN: &[&str] = &[
    "other options",
    "other options considered",
    "alternative options",
    "alternative options considered",
    "alternative options considered and rejected",
    "alternatives considered",
    "alternatives considered and rejected",
    "options rejected",
    "options considered",
    "options considered and rejected",
    "details of any alternative options considered and rejected",
];

/// Whether the piece at `index` says what a matter is on the agenda for: "To approve the minutes of the last
/// meeting" over "Minutes:" or "Decision:".
#[must_use]
pub(super) fn is_purpose(paper: &Paper<'_>, index: usize) -> bool {
    let tells = paper
        .piece(index)
        .is_some_and(|piece| piece.marker.is_none() && piece.low.starts_with("to "));
    let sections = &paper.words.sections;
    let noticed = paper.zone_of(index) == ZoneKind::Notice;
    tells
        && (noticed
            || (index + 1..paper.pieces.len().min(index + PURPOSE))
                .filter_map(|below| paper.piece(below))
                .any(|piece| {
                    piece.words.ends_with(':')
                        && (style::is_one_of(&piece.low, &sections.minutes)
                            || style::is_one_of(&piece.low, &sections.decision))
                }))
}

/// Whether the piece at `index` is an option that was turned down.
#[must_use]
pub(super) fn is_turned_down(paper: &Paper<'_>, index: usize) -> bool {
    (index.saturating_sub(OPTIONS)..index)
        .rev()
        .filter_map(|above| paper.piece(above))
        .take_while(|piece| piece.is_heading() || piece.marker.is_some() || piece.words.ends_with('.'))
        .find(|piece| piece.is_heading())
        .is_some_and(|piece| TURNED_DOWN.contains(&piece.low.trim_end_matches([':', ' '])))
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::extract::extract;
    use crate::scrutiny::finding::Found;
    use crate::scrutiny::period::Calendar;

    fn items(text: &str) -> Vec<String> {
        let document = document::read(text.as_bytes(), "paper.txt").unwrap();
        let findings = extract(&document, Calendar::default()).findings;
        findings
            .into_iter()
            .filter_map(|finding| match finding.found {
                Found::Item(item) => Some(item.text),
                Found::Date(_) => None,
            })
            .collect()
    }

    #[test]
    fn the_purpose_of_a_matter_is_no_item() {
        let page = "Agenda, decisions and minutes\n\nFerry Committee - Tuesday, 15th March, 2022 7.30 pm\n\n79.\n\n\
                    MINUTES - 18 JANUARY 2022\n\nTo take as read and approve as a true record the minutes of the \
                    meeting of the Committee held on 18 January 2022\n\nDecision:\n\nRESOLVED: That the Minutes \
                    of 18 January 2022 be approved as a true record.";
        assert_eq!(
            items(page),
            ["That the Minutes of 18 January 2022 be approved as a true record."]
        );
    }

    #[test]
    fn an_option_that_was_turned_down_is_no_item() {
        let page = "Decision details\n\nFerry Review\n\nDecision Maker: Cabinet\n\nDecision:\n\nResolved:\n\n1. \
                    That the proposals of the review be approved.\n\nOther Options:\n\nTo note the report but not \
                    take up any of the proposals.\n\nDate of decision: 26/07/2022";
        assert_eq!(items(page), ["That the proposals of the review be approved."]);
    }
}
