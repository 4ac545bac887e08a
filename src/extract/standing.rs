//! Who asks whom: the committee asks somebody (*ours*), somebody asks the committee (*put to us*), or
//! nobody is asked anything (*a record*). It decides whether anybody owes an answer.

use super::candidate::Candidate;
use super::paper::Paper;
use crate::scrutiny::item::{ItemKind, Standing};
use crate::scrutiny::paper::PaperKind;
use crate::scrutiny::{action, recommendation, resolution};

/// Words by which a resolution asks something of somebody.
const ASKING: &[&str] = &[
    "be asked",
    "be requested",
    "be recommended",
    "be urged",
    "be invited",
    "be instructed",
    "be advised",
    "recommend to",
    "to recommend",
    "to remit",
    "to request",
    "to ask ",
    "lobby",
    "write to",
    "report back",
    "be brought",
    "further report",
    "gofyn i",
];

/// Names of bodies that decide outside scrutiny.
const OUTSIDE: &[&str] = &[
    "cabinet",
    "executive",
    "full council",
    "trust",
    "government",
    "officer",
    "director",
    "head of",
    "manager",
    "police",
    "ccg",
    "nhs",
    "county council",
    "minister",
    "department",
    "service",
];

/// Words of scrutiny bodies and of those who sit on them.
const INSIDE: &[&str] = &[
    "scrutiny",
    "committee",
    "panel",
    "members",
    "commission",
    "select committee",
    "o&s",
    "councillors",
    "scrutiny board",
];

/// Who asks whom in an item of a paper.
#[must_use]
pub fn of(paper: &Paper<'_>, item: &Candidate, words: &str) -> Standing {
    match item.kind {
        ItemKind::Action => action::standing(),
        ItemKind::Resolution => {
            let low = words.to_lowercase();
            let asks = item.refined.addressed_to.is_some() || ASKING.iter().any(|sign| low.contains(sign));
            resolution::standing(asks && !low.contains("minutes of"))
        }
        ItemKind::Recommendation => recommendation::standing(is_put_to_meeting(paper, item)),
    }
}

/// Whether a recommendation is put to the meeting that the paper is for.
fn is_put_to_meeting(paper: &Paper<'_>, item: &Candidate) -> bool {
    if !item.answer.is_empty() || paper.facts.kind == PaperKind::ExecutiveResponse {
        return false;
    }
    if matches!(item.rule, "resolved_that" | "agreed_in_passing") && paper.facts.kind == PaperKind::Minutes {
        return false;
    }
    let is_in = |name: &str, list: &[&str]| list.iter().any(|word| name.contains(word));
    let asked = item
        .refined
        .addressed_to
        .as_ref()
        .or(item.asked.as_ref())
        .map(|name| name.to_lowercase());
    match asked {
        Some(name) if is_in(&name, INSIDE) && !name.contains("cabinet member") => true,
        Some(name) if is_in(&name, OUTSIDE) => {
            is_from_an_officer(paper)
                && item.asked.is_none()
                && !is_in(&name, &["cabinet", "executive", "full council", "trust"])
        }
        _ => is_from_an_officer(paper),
    }
}

/// Whether an officer puts the paper to a meeting; scrutiny's own reports say who made them.
fn is_from_an_officer(paper: &Paper<'_>) -> bool {
    let title = paper.facts.title.as_deref().unwrap_or("").to_lowercase();
    let ours = [
        "task group",
        "task and finish",
        "working group",
        "scrutiny review",
        "final report",
        "scrutiny committee: report",
        "report of the panel",
        "inquiry",
        "scrutiny report",
    ]
    .iter()
    .any(|sign| title.contains(sign));
    !ours
        && matches!(
            paper.facts.kind,
            PaperKind::CommitteeReport
                | PaperKind::BriefingNote
                | PaperKind::AgendaItem
                | PaperKind::Other
                | PaperKind::Decision
                | PaperKind::ActionTracker
        )
}
