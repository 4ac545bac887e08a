//! The headings of a table's columns, printed one below another, and what the cells below each look
//! like.

use super::super::line::Line;
use super::super::look;
use crate::scrutiny::passage::Span;

/// Most columns of such a table.
const MOST_COLUMNS: usize = 10;
/// Longest line of a column heading, in characters.
const LONGEST_LINE: u32 = 48;
/// Most lines that may stand above the first row.
const MOST_LINES: usize = 16;

/// What the cells of a column look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Numbers or references.
    Number,
    /// The days on which something was asked.
    Date,
    /// What was asked, in words.
    Item,
    /// Who is to do it.
    Owner,
    /// By when.
    Due,
    /// What was answered or has been done, in words or one word.
    Told,
    /// How it stands, in a word or two.
    Status,
    /// Anything else.
    Other,
}

/// The headings of a table's columns.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// Each heading's words, and what stands below it.
    pub(super) cells: Vec<(Span, Kind)>,
    /// One past the index of its last line.
    pub(super) end: usize,
    /// Whether white space stands between the headings.
    pub(super) apart: bool,
}

impl Header {
    /// Whether it names what is asked and something said about it.
    fn is_whole(&self, text: &str) -> bool {
        let has = |kind: Kind| self.cells.iter().any(|(_, own)| *own == kind);
        let unknown = self.cells.iter().filter(|(_, kind)| *kind == Kind::Other).count();
        // Words alone, cell for cell, could be anything: something must be told by its looks.
        has(Kind::Item)
            && ([Kind::Owner, Kind::Due, Kind::Status].into_iter().any(has)
                || self.is_of_recommendations(text))
            && (self.cells.len() >= 3 || self.is_of_recommendations(text))
            && unknown * 4 <= self.cells.len()
    }
}

impl Header {
    /// Whether it is no more than "Recommendation" and what was answered: only numbers tell its rows.
    pub(super) fn is_of_recommendations(&self, text: &str) -> bool {
        matches!(self.cells.as_slice(), [(item, Kind::Item), (_, Kind::Told)] if item.of(text).to_lowercase().contains("recommend"))
    }
}

/// The headings that may begin at a line, the longest first.
pub(super) fn beginning_at(text: &str, lines: &[Line], furniture: &[bool], at: usize) -> Vec<Header> {
    let mut found = Vec::new();
    let Some(first) = lines.get(at).filter(|line| is_plain(text, line)) else {
        return found;
    };
    if kind_of(&first.span.of(text).to_lowercase()).is_none() {
        return found;
    }
    let apart = lines.get(at + 1).is_some_and(|line| line.blank_above);
    let mut cells: Vec<Span> = Vec::new();
    let mut end = at;
    let mut ends_for_certain = false;
    while let Some(line) = lines.get(end).filter(|_| end - at < MOST_LINES) {
        if furniture.get(end).copied().unwrap_or(false) {
            break;
        }
        let words = line.span.of(text);
        if end > at && line.blank_above != apart {
            ends_for_certain = !apart && line.blank_above;
            break;
        }
        if !is_plain(text, line) || end > at && (look::is_number(words) || look::is_day(words)) {
            break;
        }
        let joins = !apart && cells.last().is_some_and(|last| goes_on(last.of(text), words));
        if let Some(cell) = cells.last_mut().filter(|_| joins) {
            *cell = Span::new(cell.start, line.span.end);
        } else if cells.len() >= MOST_COLUMNS {
            break;
        } else {
            cells.push(line.span);
        }
        end += 1;
        if ends_for_certain {
            continue;
        }
        keep(text, &cells, end, apart, &mut found);
    }
    if ends_for_certain {
        // A blank line closes the headings: they are all that stands above it.
        found.retain(|header| header.end == end);
    }
    found.reverse();
    found.truncate(3);
    found
}

fn keep(text: &str, cells: &[Span], end: usize, apart: bool, found: &mut Vec<Header>) {
    let kinds: Vec<(Span, Kind)> = cells
        .iter()
        .map(|cell| {
            (
                *cell,
                kind_of(&cell.of(text).to_lowercase()).unwrap_or(Kind::Other),
            )
        })
        .collect();
    let header = Header {
        cells: settled(text, kinds),
        end,
        apart,
    };
    if header.is_whole(text) {
        found.push(header);
    }
}

/// "Item" is a number or a subject where another column holds what is asked; a second column of what is
/// asked is what was said of it.
fn settled(text: &str, mut cells: Vec<(Span, Kind)>) -> Vec<(Span, Kind)> {
    let items: Vec<usize> = (0..cells.len())
        .filter(|at| cells.get(*at).is_some_and(|cell| cell.1 == Kind::Item))
        .collect();
    let named = |word: &str| {
        items.iter().copied().find(|at| {
            cells
                .get(*at)
                .is_some_and(|(span, _)| span.of(text).to_lowercase().contains(word))
        })
    };
    // "Recommendation | Action": the first is what was asked.
    let asked = named("recommend").or_else(|| items.last().copied());
    for (at, cell) in cells.iter_mut().enumerate() {
        if cell.1 == Kind::Item && asked.is_some_and(|asked| asked != at) {
            cell.1 = if asked < Some(at) { Kind::Told } else { Kind::Other };
        }
    }
    cells
}

fn is_plain(text: &str, line: &Line) -> bool {
    let words = line.span.of(text);
    let cut_short = words.len() <= 8 && words.ends_with('.');
    line.width <= LONGEST_LINE
        && (!words.ends_with(['.', ';', ':', ',']) || cut_short)
        && !words.contains(['|', '\t', ':', '>'])
        && (!words.contains('=') || is_key(words))
        && words.chars().filter(char::is_ascii_digit).count() <= 4
        && words.chars().any(char::is_alphabetic)
        && !words.contains("  ")
}

/// Whether a heading explains its own figures or letters: "Priority 1 = low 2 = high".
fn is_key(words: &str) -> bool {
    let parts: Vec<&str> = words.split_whitespace().collect();
    let explains = parts
        .windows(3)
        .filter(|three| matches!(three, [figure, "=", word] if figure.len() == 1 && word.chars().all(char::is_alphabetic)))
        .count();
    explains >= 2
}

/// Whether a line goes on with the heading above it: "Responsible" and "officer".
fn goes_on(last: &str, words: &str) -> bool {
    if words.starts_with(|c: char| c.is_lowercase() || c == '(' || c == '/' || c == '&') || leaves_open(last)
    {
        return true;
    }
    let (one, other) = (kind_of(&last.to_lowercase()), kind_of(&words.to_lowercase()));
    let alone = !last.contains([' ', '\n']) && !words.contains(' ');
    match (one, other) {
        // "Target" and "Date", "Lead" and "Officer", "Min." and "No.".
        (Some(one), Some(other)) => {
            alone && one == other && one != Kind::Told
                || alone && one == Kind::Due && other == Kind::Date
                || alone && one == Kind::Date && other == Kind::Date
        }
        (None, Some(_)) => alone,
        _ => false,
    }
}

/// Whether a heading goes on in the next line.
fn leaves_open(heading: &str) -> bool {
    let last = heading.rsplit([' ', '\n']).next().unwrap_or("").to_lowercase();
    matches!(
        last.as_str(),
        "of" | "by" | "to" | "and" | "or" | "for" | "the" | "be" | "in" | "on"
    ) && heading.contains([' ', '\n'])
        || heading.ends_with(['/', '&', '-', ','])
}

/// What stands below a heading; none where it is no heading of a column. Of one in two languages the
/// second half tells.
fn kind_of(low: &str) -> Option<Kind> {
    const TWO_LANGUAGES: usize = 4;
    let second = low
        .split_once(" / ")
        .filter(|_| low.split_whitespace().count() > TWO_LANGUAGES)
        .and_then(|(_, second)| named(second));
    second.or_else(|| named(low))
}

fn named(low: &str) -> Option<Kind> {
    const MOST_WORDS: usize = 7;
    let words: Vec<&str> = low
        .split(|c: char| !(c.is_alphanumeric() || c == '#'))
        .filter(|word| !word.is_empty())
        .collect();
    let count = words.len();
    if count == 0 || count > MOST_WORDS {
        return None;
    }
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    if has(TITLES) && !has(&["date", "officer", "status"]) {
        return None;
    }
    let choice = has(CHOICES)
        && !has(&[
            "action",
            "actions",
            "date",
            "recommendation",
            "recommendations",
            "by",
        ]);
    let decided = has(&["decision", "decided"])
        && has(&[
            "cabinet",
            "executive",
            "council",
            "trust",
            "board",
            "mayor",
            "minister",
            "leader",
        ]);
    let completed = has(&["completed"]) && has(&["date", "by"]);
    let said = |phrases: &[&str]| phrases.iter().any(|phrase| low.contains(phrase));
    let only = |list: &[&str]| count == 1 && has(list);
    let lead = words
        .first()
        .is_some_and(|word| ["lead", "portfolio"].contains(word));
    if has(TOLD) || said(TOLD_PHRASES) {
        Some(if only(&["position"]) {
            Kind::Status
        } else {
            Kind::Told
        })
    } else if has(&[
        "status", "rag", "brag", "statws", "stage", "rating", "complete", "closed",
    ]) || choice
        || decided
    {
        Some(Kind::Status)
    } else if has(DUE) || said(&["complete by", "review date", "expected"]) || completed {
        Some(Kind::Due)
    } else if has(OWNERS) || lead || only(OWNERS_ALONE) || said(OWNER_PHRASES) {
        Some(Kind::Owner)
    } else if has(&["date", "meeting", "raised", "dated"]) {
        Some(Kind::Date)
    } else if has(ITEMS) {
        let number = has(&["no", "ref", "number", "reference"]);
        Some(if number { Kind::Number } else { Kind::Item })
    } else if has(NUMBERS) {
        Some(Kind::Number)
    } else if count <= 2 && has(&["item", "description", "detail", "details", "matter"]) {
        Some(Kind::Item)
    } else {
        (count <= 2 && has(OTHERS)).then_some(Kind::Other)
    }
}

/// Words of titles of lists and papers, which head no column.
const TITLES: &[&str] = &[
    "log",
    "tracker",
    "list",
    "monitoring",
    "sheet",
    "schedule",
    "minutes",
    "agenda",
    "register",
    "arising",
    "outstanding",
    "tracking",
    "report",
    "reports",
    "appendix",
    "panel",
    "previous",
    "summary",
    "open",
    "closed",
];

/// Words over what was answered or done.
const TOLD: &[&str] = &[
    "response",
    "responses",
    "reply",
    "replies",
    "answer",
    "comment",
    "comments",
    "progress",
    "update",
    "updates",
    "outcome",
    "result",
    "position",
    "reason",
    "reasons",
    "ymateb",
    "cynnydd",
    "latest",
    "achieved",
    "notes",
    "evidence",
    "explanation",
];

const TOLD_PHRASES: &[&str] = &[
    "action taken",
    "to date",
    "taken so far",
    "what happened",
    "what has",
    "what we",
    "action proposed",
    "proposed action",
];

/// Words over one of a choice.
const CHOICES: &[&str] = &["accept", "reject", "accepted", "rejected", "agree", "agreed"];

/// Words over the time by which something is wanted.
const DUE: &[&str] = &[
    "timescale",
    "timescales",
    "deadline",
    "target",
    "due",
    "completion",
    "when",
    "timetable",
    "timeframe",
    "timing",
    "dyddiad",
];

/// Words over those who are to act.
const OWNERS: &[&str] = &[
    "officer",
    "officers",
    "responsible",
    "responsibility",
    "owner",
    "who",
    "whom",
    "assigned",
    "swyddog",
    "offr",
];

const OWNERS_ALONE: &[&str] = &["for", "to", "contact", "directorate", "department", "service"];

const OWNER_PHRASES: &[&str] = &[
    "action by",
    "actioned by",
    "addressed to",
    "directed to",
    "cabinet member",
    "executive member",
];

/// Words over what was asked.
const ITEMS: &[&str] = &[
    "recommendation",
    "recommendations",
    "action",
    "actions",
    "request",
    "requested",
    "asked",
    "task",
    "what",
    "proposal",
    "argymhelliad",
    "resolution",
    "required",
    "decision",
    "gweithred",
    "issue",
    "query",
    "question",
    "said",
];

/// Words over numbers and references.
const NUMBERS: &[&str] = &[
    "no",
    "ref",
    "reference",
    "number",
    "id",
    "nr",
    "#",
    "minute",
    "min",
    "rec",
    "rhif",
    "cyf",
];

/// Words over what else tables hold.
const OTHERS: &[&str] = &[
    "topic",
    "subject",
    "title",
    "theme",
    "priority",
    "cost",
    "costs",
    "review",
    "committee",
    "objective",
    "origin",
    "source",
    "risk",
    "category",
    "area",
    "impact",
    "resources",
    "measure",
    "by",
    "value",
];
