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
        if low.len() > 240 {
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
