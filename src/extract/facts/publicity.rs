//! Who may see a paper: "This report is Public", "PART II", "Exempt". Agenda Part I and Part II are not
//! Part 1 of Schedule 12A, which lists the reasons for exemption.

use super::Printed;
use crate::document::Format;
use crate::extract::clean::Role;
use crate::extract::paper::{Paper, Place};
use crate::scrutiny::paper::Publicity;

/// Who may see the paper, and the exempt-information paragraph as printed.
#[must_use]
pub(super) fn of(paper: &Paper<'_>) -> (Option<Printed<Publicity>>, Option<Place>) {
    let mut found: Option<Printed<Publicity>> = None;
    let mut paragraph = None;
    for (index, piece) in super::head(paper) {
        // In a meeting's data what stands below an item's heading is said of that item alone.
        if paper.document.format == Format::GetMeeting
            && matches!(piece.role, Role::Heading { level } if level > 1)
        {
            break;
        }
        let low = piece.low.as_str();
        if low.len() > 240 || is_embargo(low) {
            continue;
        }
        let exempt = [
            "part ii",
            "part 2",
            "not for publication",
            "exempt",
            "confidential",
            "private and confidential",
        ]
        .iter()
        .any(|sign| low.starts_with(sign))
            || low.contains("not for publication")
            || low.contains("exempt under paragraph")
            || low.contains("report is exempt")
            || low.contains("report is confidential");
        let public = low.starts_with("part i ")
            || low == "part i"
            || low.contains("report is public")
            || low == "public"
            || low.starts_with("public report")
            || low.starts_with("open report");
        if exempt || public {
            let value = if exempt {
                Publicity::Exempt
            } else {
                Publicity::Public
            };
            found.get_or_insert(Printed {
                value,
                place: paper.whole(index),
            });
        }
        if exempt && let Some(start) = low.find("paragraph ") {
            paragraph = paragraph.or(Some(Place::new(
                index,
                start..piece.words.trim_end_matches('.').len(),
            )));
        }
    }
    (found, paragraph)
}

/// Whether a line holds a paper back for a time alone: "Not for publication until 5 May 2026" is open
/// afterwards, whatever it says. What names a paragraph of the Act, or no day, stays closed.
fn is_embargo(low: &str) -> bool {
    const SIGNS: &[&str] = &[
        "not for publication",
        "confidential",
        "embargoed",
        "embargo",
        "not for release",
    ];
    const TIMES: &[&str] = &["until", "before", "prior to", "till"];
    if ["paragraph", "schedule 12a", "exempt", "part 2", "part ii"]
        .iter()
        .any(|sign| low.contains(sign))
    {
        return false;
    }
    SIGNS.iter().any(|sign| {
        let Some(at) = low.find(sign) else { return false };
        let rest = low
            .get(at + sign.len()..)
            .unwrap_or("")
            .trim_start_matches([' ', ':', '-', ',']);
        TIMES.iter().any(|time| {
            let then = rest.strip_prefix(time).and_then(|then| then.strip_prefix(' '));
            then.is_some_and(names_a_day)
        })
    })
}

/// Whether words begin with a time that comes by itself: "5 May 2026", "noon on 5 May", "Tuesday".
fn names_a_day(words: &str) -> bool {
    const DAYS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    words
        .split(' ')
        .take(5)
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .any(|word| DAYS.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::scrutiny::paper::Publicity;
    use crate::scrutiny::period::Calendar;

    fn publicity(line: &str) -> Publicity {
        let text = format!("Hale Borough Council\n\nCabinet\n\n{line}\n\n1. Purpose\n\nThe report.\n");
        let document = document::read(text.as_bytes(), "report.txt").unwrap();
        crate::extract::extract(&document, Calendar::default())
            .facts
            .publicity
    }

    #[test]
    fn what_is_held_back_until_a_day_is_not_exempt() {
        for line in [
            "Not for publication until 5 May",
            "NOT FOR PUBLICATION BEFORE 12 NOON ON TUESDAY 5 MAY 2026",
            "Embargoed: not for publication until 00.01 on 5 May 2026",
            "Confidential until 5 May 2026",
            "Not for publication before noon on Friday",
        ] {
            assert_eq!(publicity(line), Publicity::NotStated, "{line}");
        }
    }

    #[test]
    fn what_the_act_or_no_day_closes_stays_exempt() {
        for line in [
            "Not for publication",
            "NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A until 5 May 2026",
            "Exempt: not for publication until 5 May 2026",
            "Not for publication until further notice",
            "Not for publication until the contract has been let",
            "Confidential",
        ] {
            assert_eq!(publicity(line), Publicity::Exempt, "{line}");
        }
        assert_eq!(publicity("This report is public"), Publicity::Public);
    }
}
