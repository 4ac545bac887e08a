//! What headings and labels say of the parts that they begin: "Recommendations to Cabinet", "Reason: …",
//! "Contact person for …:".

use super::ZoneKind;
use crate::extract::clean::{Piece, Role};
use crate::extract::style::{self, Sections};
use crate::extract::word_list::WordList;

/// What the piece's own heading or label says that it begins.
pub(super) fn section_kind(piece: &Piece, sections: &Sections) -> Option<ZoneKind> {
    if piece.words.len() > 120 || piece.marker.as_ref().is_some_and(|m| m.is_bullet()) {
        return None;
    }
    let bare = piece.low.as_str();
    let label_end = bare.find(':').filter(|at| *at < 60);
    let with_value = label_end
        .and_then(|at| bare.get(at + 1..))
        .is_some_and(|rest| !rest.trim().is_empty());
    // A heading in two languages: "Penderfyniad / Decision:".
    let halves = bare.split_once(" / ").filter(|_| bare.len() < 60);
    let is = |list: &WordList| {
        style::is_one_of(bare, list)
            || halves.is_some_and(|(one, other)| style::is_one_of(one, list) && style::is_one_of(other, list))
    };
    let label_is = |list: &WordList| {
        label_end
            .and_then(|at| bare.get(..at))
            .is_some_and(|label| style::is_one_of(label, list))
    };
    let lists = [
        (ZoneKind::Recommendations, &sections.recommendations),
        (ZoneKind::Minutes, &sections.minutes),
        (ZoneKind::Decision, &sections.decision),
        (ZoneKind::Reasons, &sections.reasons),
        (ZoneKind::Notice, &sections.notice),
        (ZoneKind::Outstanding, &sections.outstanding),
        (ZoneKind::Done, &sections.done),
        (ZoneKind::Ending, &sections.ending),
        (ZoneKind::Contacts, &sections.contacts),
    ];
    if is_recommendations_heading(piece) {
        return Some(ZoneKind::Recommendations);
    }
    for (kind, list) in lists {
        if is(list) {
            return Some(kind);
        }
    }
    if is_contacts_heading(bare) {
        return Some(ZoneKind::Contacts);
    }
    if with_value && label_is(&sections.reasons) {
        return Some(ZoneKind::Reasons);
    }
    if is(&sections.narrative)
        && (piece.marker.is_some() || matches!(piece.role, Role::Heading { .. }) || piece.apart)
    {
        return Some(ZoneKind::Narrative);
    }
    None
}

/// Words by which a heading speaks of recommendations made, answered or followed up elsewhere.
const MADE_EARLIER: &[&str] = &[
    "reason",
    "reasons",
    "response",
    "responses",
    "reply",
    "replies",
    "answer",
    "answers",
    "progress",
    "update",
    "implementation",
    "implementing",
    "monitoring",
    "previous",
    "earlier",
    "status",
    "tracker",
    "log",
    "follow",
    "accepted",
    "rejected",
    "agreed",
    "history",
    "background",
    "position",
    "outstanding",
    "implications",
    "review",
    "report",
    "table",
    "appendix",
    "annex",
    "inspector",
    "audit",
    "auditor",
    "ombudsman",
    "ofsted",
    "against",
    "made",
    "from",
    "contents",
    "supporting",
    "introduction",
    "completed",
    "complete",
    "implemented",
    "planned",
    "closed",
    "superseded",
    "said",
    "chose",
    "did",
];

/// Whether a short heading says that what is recommended follows, in whatever words: "Recommendations
/// to Cabinet", "What the Panel is invited to do", "Decisions sought".
#[must_use]
pub fn is_recommendations_heading(piece: &Piece) -> bool {
    const LONGEST: usize = 10;
    let low = piece.low.trim_end_matches([':', ' ', '.', '-']);
    let words: Vec<&str> = low
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    if words.len() > LONGEST || !piece.is_heading() || has(MADE_EARLIER) {
        return false;
    }
    let verbless = piece.words.ends_with(':')
        || !has(&[
            "is", "are", "was", "were", "not", "an", "that", "get", "how", "responds",
        ]);
    // "What is a recommendation": of one that is not there. "No  Recommendation to: …" heads two columns.
    let none = low.contains("no recommendation") && !low.starts_with("no recommendation to:");
    let verbless = verbless && !low.contains("a recommendation") && !none;
    let noun = verbless
        && has(&[
            "recommendation",
            "recommendations",
            "argymhellion",
            "argymhelliad",
        ])
        || matches!(words.as_slice(), ["recommended"] | ["it", "is", "recommended"]);
    let sought = has(&[
        "decision",
        "decisions",
        "action",
        "actions",
        "approval",
        "resolution",
    ]) && has(&[
        "sought",
        "required",
        "requested",
        "needed",
        "proposed",
        "recommended",
    ]);
    let what = words.first() == Some(&"what")
        && has(&[
            "asked",
            "recommended",
            "invited",
            "recommend",
            "ask",
            "asking",
            "requested",
            "seeking",
        ])
        && has(&["to", "recommend", "ask", "asking", "seeking", "do"])
        && !has(&["we", "you"])
        || low.starts_with("what we recommend")
        || low.starts_with("what we ask")
        || low.starts_with("what we are asking");
    // "Recommendation 3" is the label of one.
    let labels_one = words
        .iter()
        .skip(1)
        .any(|word| word.chars().all(|c| c.is_ascii_digit()));
    (noun && !labels_one) || sought || what
}

/// Whether a line heads the contacts and says for what: "Contact person for …:".
#[must_use]
pub fn is_contacts_heading(low: &str) -> bool {
    let contacts = &style::every_section().contacts;
    low.ends_with(':') && low.len() < 100 && style::begins_with(low, contacts).is_some()
}

/// Whether a section tells conclusions as well as recommendations, so that not each of its points asks.
#[must_use]
pub fn is_of_conclusions(heading: &Piece) -> bool {
    heading.low.contains("conclusion") && heading.low.contains("recommendation")
}
