//! What the headings of columns, and labels in their stead, say of what stands below or beside them.

use super::Column;
use crate::extract::paper::Paper;
use crate::extract::style;

/// What a heading says its column holds.
pub(super) fn meaning(paper: &Paper<'_>, heading: &str, by_word: bool) -> Option<Column> {
    let lists = &paper.words.columns;
    [
        (Column::Item, &lists.item),
        (Column::Owner, &lists.owner),
        (Column::Due, &lists.due),
        (Column::Response, &lists.response),
        (Column::Status, &lists.status),
        (Column::Date, &lists.date),
        (Column::Number, &lists.number),
        (Column::Other, &lists.other),
    ]
    .into_iter()
    .find(|(_, list)| style::is_one_of(heading, list))
    .map(|(column, _)| column)
    .or_else(|| by_word.then(|| meaning_by_word(heading)).flatten())
}

/// Words of headings by what their columns hold; the order is the order in which they are tried.
const WORDS: &[(Column, &[&str])] = &[
    (Column::Other, &["page", "paragraph"]),
    (
        Column::Response,
        &[
            "response",
            "responses",
            "reply",
            "accepted",
            "accept",
            "agreed",
            "agree",
            "answer",
            "answers",
            "decided",
            "replied",
            "said",
            "accept/",
            "reject",
            "comment",
            "comments",
            "ymateb",
        ],
    ),
    (
        Column::Due,
        &[
            "timescale",
            "timescales",
            "deadline",
            "target",
            "completion",
            "by when",
            "due",
            "completed by",
            "timetable",
            "complete by",
            "review date",
            "expected date",
            "delivery date",
            "implementation date",
        ],
    ),
    (
        Column::Item,
        &[
            "recommendation",
            "recommendations",
            "recommended",
            "asked",
            "asked for",
            "requested",
            "request",
            "requests",
            "proposal",
            "we said",
            "you said",
            "action",
            "actions",
            "argymhelliad",
            "what",
            "task",
            "work",
        ],
    ),
    (
        Column::Status,
        &[
            "progress", "status", "update", "updates", "rag", "latest", "position", "outcome", "happened",
            "done", "taken",
        ],
    ),
    (
        Column::Owner,
        &[
            "officer",
            "responsible",
            "lead",
            "owner",
            "responsibility",
            "who",
            "whom",
            "actioned by",
        ],
    ),
    (Column::Due, &["when", "by", "date"]),
    (Column::Number, &["no", "no.", "ref", "number", "minute"]),
];

/// What a short heading that is in no list says by one of its words: "Recommendation of the Panel",
/// "What the Executive decided", "Date for completion".
fn meaning_by_word(heading: &str) -> Option<Column> {
    let titles = [
        "monitoring",
        "sheet",
        "log",
        "list",
        "tracker",
        "plan",
        "schedule",
        "minutes",
        "report",
        "agenda",
    ];
    let due = style::find_word(heading, "due").is_some();
    if !due
        && titles
            .iter()
            .any(|title| style::find_word(heading, title).is_some())
    {
        return None;
    }
    if heading.len() > 60 || heading.split(' ').count() > 8 || heading.ends_with('.') && heading.len() > 8 {
        return None;
    }
    if is_day_it_was_raised(heading) {
        return Some(Column::Date);
    }
    // What scrutiny decided was asked; what others decided answers it.
    if style::find_word(heading, "decision").is_some() || style::find_word(heading, "decisions").is_some() {
        let own = ["scrutiny", "committee", "panel", "commission"]
            .iter()
            .any(|body| style::find_word(heading, body).is_some());
        return Some(if own { Column::Item } else { Column::Response });
    }
    WORDS
        .iter()
        .find(|(_, words)| words.iter().any(|word| style::find_word(heading, word).is_some()))
        .map(|(column, _)| *column)
}

/// What a label before a value says that it holds, as the same words would over a column.
#[must_use]
pub fn of_label(paper: &Paper<'_>, label: &str) -> Option<Column> {
    meaning(paper, label, false).or_else(|| {
        let short = label.split(' ').count() <= 3;
        short.then(|| meaning_by_word(label)).flatten()
    })
}

/// What a label on a line of its own says of the lines below it.
#[must_use]
pub fn of_label_alone(paper: &Paper<'_>, label: &str) -> Option<Column> {
    let known = meaning(paper, label, false);
    let answers = || style::is_one_of(label, &paper.words.lead_ins.answers).then_some(Column::Response);
    let done = || {
        [
            "what has been",
            "what was done",
            "what we",
            "what happened",
            "reasons and",
            "action proposed",
            "progress",
        ]
        .iter()
        .any(|start| label.starts_with(start))
        .then_some(Column::Progress)
    };
    known.or_else(answers).or_else(done)
}

pub(super) fn place_of_heading(headings: &[(u32, &str)], is_it: impl Fn(&str) -> bool) -> Option<u32> {
    headings
        .iter()
        .find(|(_, heading)| is_it(heading))
        .map(|(place, _)| *place)
}

/// Whether a heading is that of the executive member and not of their answer.
pub(super) fn is_of_member(heading: &str) -> bool {
    let named = [
        "executive member",
        "cabinet member",
        "portfolio holder",
        "lead member",
    ];
    let answers = ["response", "reply", "comment", "answer", "decision", "update"];
    named.iter().any(|name| heading.contains(name)) && !answers.iter().any(|word| heading.contains(word))
}

/// Whether a heading names a status and not what was done.
pub(super) fn is_of_stages(heading: &str) -> bool {
    [
        "status",
        "rag",
        "brag",
        "colour",
        "stage",
        "rating",
        "complete",
        "complete?",
    ]
    .iter()
    .any(|word| style::find_word(heading, word).is_some())
}

/// Whether one heading names what is to be done and something more that its cells tell of it: "Action, owner
/// and position". In the minutes of a meeting the actions stand beside what was discussed.
pub(super) fn tells_several(paper: &Paper<'_>, headings: &[(u32, &str)]) -> bool {
    let minutes = ["discussion", "minutes", "notes", "decision"];
    let more = [Column::Owner, Column::Due, Column::Status, Column::Progress];
    let several = |heading: &str| {
        let parted = heading
            .replace(" and ", ",")
            .replace(" / ", ",")
            .replace(" & ", ",");
        let told: Vec<Column> = parted
            .split(',')
            .filter_map(|part| meaning(paper, part.trim(), true))
            .collect();
        told.first() == Some(&Column::Item) && told.iter().any(|column| more.contains(column))
    };
    let discussed = |heading: &str| minutes.iter().any(|word| heading.contains(word));
    headings.iter().any(|(_, heading)| several(heading))
        && !headings.iter().any(|(_, heading)| discussed(heading))
}

/// Whether words are the heading of some column.
#[must_use]
pub fn is_heading_of_column(paper: &Paper<'_>, low: &str) -> bool {
    meaning(paper, low, true).is_some()
}

/// Whether a heading is that of the day on which something was asked or decided: "Date of Council".
fn is_day_it_was_raised(heading: &str) -> bool {
    const OF: &[&str] = &[
        "committee",
        "council",
        "cabinet",
        "meeting",
        "board",
        "panel",
        "executive",
        "raised",
        "made",
        "asked",
        "agreed",
        "request",
        "requested",
        "decision",
        "minute",
        "origin",
        "opened",
        "added",
        "set",
        "received",
        "logged",
        "recommended",
    ];
    let has = |word: &&str| style::find_word(heading, word).is_some();
    has(&"date") && OF.iter().any(has) && !["target", "due", "next", "completion"].iter().any(has)
}
