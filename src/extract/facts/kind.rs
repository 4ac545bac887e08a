//! What kind of paper it is, by what it calls itself and by its parts.

use crate::extract::paper::Paper;
use crate::extract::rules;
use crate::extract::zone::ZoneKind;
use crate::scrutiny::paper::PaperKind;

/// The kind of a paper.
#[must_use]
pub(super) fn of(paper: &Paper<'_>) -> PaperKind {
    let head: Vec<&str> = paper
        .pieces
        .iter()
        .take(16)
        .map(|piece| piece.low.as_str())
        .collect();
    let first: Vec<&str> = head.iter().take(5).copied().collect();
    let starts = |signs: &[&str]| {
        first
            .iter()
            .any(|line| signs.iter().any(|sign| line.starts_with(sign)))
    };
    let short_has = |signs: &[&str]| {
        head.iter()
            .any(|line| line.len() < 160 && signs.iter().any(|sign| line.contains(sign)))
    };
    if first
        .iter()
        .any(|line| matches!(line.trim_end_matches(':'), "agenda item" | "agenda item details"))
    {
        return PaperKind::AgendaItem;
    }
    if starts(&["issue - ", "home > issue", "issue details", "issue history"]) {
        return PaperKind::IssueHistory;
    }
    if starts(&[
        "decision details",
        "decisions published",
        "delegated decision",
        "notice of decision",
        "record of decision",
        "decision notice",
        "executive decision record",
        "record of executive decision",
    ]) || short_has(&[
        "record of cabinet decisions",
        "decisions published",
        "record of decisions",
        "decision notice",
        "decision record",
    ]) {
        return PaperKind::Decision;
    }
    if short_has(&[
        "action log",
        "tracker",
        "action sheet",
        "actions log",
        "action list",
        "schedule of actions",
        "outstanding actions",
        "outstanding recommendations",
        "monitoring of recommendations",
        "recommendations monitoring",
        "taflen weithredu",
        "actions arising from",
        "action tracking",
    ]) {
        return PaperKind::ActionTracker;
    }
    let response = [
        "executive response",
        "cabinet response",
        "response to the",
        "response to scrutiny",
        "cabinet's reply",
        "executive's reply",
        "cabinet's response",
        "executive's response",
        "reply to the",
        "response of the executive",
        "response of cabinet",
        "government response",
        "response from",
        "reply to scrutiny",
        "response to recommendations",
        "response of the cabinet",
        "response to overview",
    ];
    let replies = [
        "response by",
        "response of",
        "response to",
        "response from",
        "reply to",
        "reply of",
        "reply from",
        "responses to",
    ];
    let opens_as_reply = first
        .iter()
        .any(|line| replies.iter().any(|sign| line.starts_with(sign)));
    if short_has(&response) || opens_as_reply || is_answering_letter(paper) || answers_in_its_body(paper) {
        return PaperKind::ExecutiveResponse;
    }
    if tracks_in_a_table(paper) {
        return PaperKind::ActionTracker;
    }
    if short_has(&[
        "briefing note",
        "briefing paper",
        "note for the",
        "information note",
        "member briefing",
        "members' briefing",
        "briefing for",
        "briefing report",
    ]) {
        return PaperKind::BriefingNote;
    }
    let recommends = paper
        .stretches
        .iter()
        .any(|stretch| stretch.kind == ZoneKind::Recommendations);
    let opens = |signs: &[&str]| {
        head.iter()
            .any(|line| signs.iter().any(|sign| line.starts_with(sign)))
    };
    let reports = opens(&[
        "report to",
        "report of",
        "report by",
        "report for",
        "report author",
        "report subject",
        "report title",
        "joint report",
    ]) || short_has(&["final report", ": report to "])
        || starts(&["report", "committee report"]);
    if is_record(paper, &head) && !(reports && recommends) {
        return PaperKind::Minutes;
    }
    if reports
        || recommends
        || short_has(&[
            "report on ",
            "inquiry report",
            "task and finish group",
            "scrutiny review",
        ])
    {
        return PaperKind::CommitteeReport;
    }
    PaperKind::Other
}

/// Whether a table of recommendations or actions with owners, times or progress is what the paper is.
fn tracks_in_a_table(paper: &Paper<'_>) -> bool {
    let headings = |wanted: &[String]| {
        paper
            .pieces
            .iter()
            .take(40)
            .any(|piece| piece.is_cell() && crate::extract::style::is_one_of(&piece.low, wanted))
    };
    let columns = &paper.words.columns;
    let cells = paper.pieces.iter().filter(|piece| piece.is_cell()).count();
    let minutes = paper.pieces.iter().any(|piece| piece.words.contains("RESOLVED"));
    !minutes
        && cells * 2 > paper.pieces.len()
        && headings(&columns.item)
        && (headings(&columns.due) || headings(&columns.status))
        && headings(&columns.owner)
}

fn is_record(paper: &Paper<'_>, head: &[&str]) -> bool {
    let named = head.iter().any(|line| {
        line.contains("minutes") && line.len() < 140 && !line.contains("minutes of the last meeting")
            || line.starts_with("meeting documents")
            || line.contains("meeting note")
            || line.contains("cofnodion")
    });
    let agenda = head
        .iter()
        .any(|line| matches!(line.trim_end_matches(':'), "agenda" | "suggested agenda"))
        && !head
            .iter()
            .any(|line| line.contains("attendees") || line.contains("present"));
    let record = paper
        .stretches
        .iter()
        .any(|stretch| stretch.kind == ZoneKind::Minutes);
    (named || record) && !agenda
}

fn is_answering_letter(paper: &Paper<'_>) -> bool {
    let letter = paper
        .pieces
        .iter()
        .take(20)
        .any(|piece| piece.low.starts_with("dear "));
    let answers = paper.pieces.iter().any(|piece| {
        (piece.low.starts_with("your ") && piece.low.contains("recommendation"))
            || piece.low.starts_with("you asked")
            || piece.low.starts_with("you recommended")
    });
    letter && answers
}

/// Whether the paper is nothing but labelled recommendations with answers between them.
fn answers_in_its_body(paper: &Paper<'_>) -> bool {
    let bare = paper
        .pieces
        .iter()
        .filter(|piece| rules::is_bare_label(piece))
        .count();
    let stated = paper
        .pieces
        .iter()
        .any(|piece| crate::extract::answer::is_statement(&piece.low));
    let resolved = paper.pieces.iter().any(|piece| piece.words.contains("RESOLVED"));
    let proposes = paper.pieces.iter().any(|piece| {
        [
            "group recommends",
            "panel recommends",
            "committee recommends",
            "we recommend",
            "reason:",
            "rationale:",
        ]
        .iter()
        .any(|sign| piece.low.contains(sign))
    });
    (bare >= 2 || stated) && !resolved && !proposes
}
