//! What the words of a cell look like: a number, a day, a time, a status, somebody's office. Only looks:
//! what a cell means is for the heading above it to say.

use super::list_marker::{self, Shape};
use super::numeral::begins_with_month;

/// Words of stages and of short answers with which a cell may begin.
const STATUS: &[&str] = &[
    "accept",
    "accepted",
    "achieved",
    "agree",
    "agreed",
    "amber",
    "approved",
    "at risk",
    "awaiting",
    "b",
    "behind",
    "blue",
    "cancelled",
    "carried forward",
    "close",
    "closed",
    "complete",
    "completed",
    "declined",
    "decline",
    "defer",
    "deferred",
    "delayed",
    "delivered",
    "disagree",
    "disagreed",
    "done",
    "fully",
    "g",
    "green",
    "grey",
    "implemented",
    "in hand",
    "in part",
    "in progress",
    "in-progress",
    "live",
    "met",
    "n",
    "new",
    "no",
    "not",
    "noted",
    "off track",
    "on course",
    "on hold",
    "on target",
    "on track",
    "on-going",
    "ongoing",
    "open",
    "outstanding",
    "overdue",
    "overtaken",
    "part",
    "partial",
    "partially",
    "partly",
    "paused",
    "pending",
    "purple",
    "r",
    "recommended",
    "red",
    "reject",
    "rejected",
    "remove",
    "removed",
    "resolved",
    "slipped",
    "slipping",
    "started",
    "superseded",
    "supported",
    "to be confirmed",
    "to be considered",
    "under consideration",
    "under review",
    "under way",
    "underway",
    "withdrawn",
    "y",
    "yellow",
    "yes",
];

/// Words of times that are no day.
const TIMES: &[&str] = &[
    "annual",
    "annually",
    "april",
    "asap",
    "august",
    "autumn",
    "complete",
    "completed",
    "december",
    "done",
    "february",
    "immediate",
    "immediately",
    "january",
    "july",
    "june",
    "march",
    "may",
    "meeting",
    "monthly",
    "next",
    "november",
    "now",
    "october",
    "ongoing",
    "quarter",
    "quarterly",
    "september",
    "soon",
    "spring",
    "summer",
    "tba",
    "tbc",
    "tbd",
    "term",
    "week",
    "weeks",
    "winter",
    "year",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "months",
    "month",
    "q1",
    "q2",
    "q3",
    "q4",
    "immed",
    "recess",
    "easter",
    "christmas",
];

/// Words of offices and of those who have them.
const OFFICES: &[&str] = &[
    "accountant",
    "adviser",
    "advisor",
    "all",
    "assistant",
    "board",
    "cabinet",
    "chair",
    "chairman",
    "chief",
    "clerk",
    "cllr",
    "cllrs",
    "co-ordinator",
    "committee",
    "convener",
    "coordinator",
    "council",
    "councillor",
    "councillors",
    "department",
    "directorate",
    "director",
    "engineer",
    "executive",
    "governance",
    "head",
    "lead",
    "leader",
    "manager",
    "mayor",
    "member",
    "members",
    "officer",
    "officers",
    "offr",
    "partnership",
    "planner",
    "police",
    "scrutiny",
    "secretary",
    "service",
    "services",
    "solicitor",
    "surveyor",
    "team",
    "treasurer",
    "trust",
];

/// Whether a cell is empty but for a sign of it.
pub fn is_nothing(words: &str) -> bool {
    matches!(
        words.trim_end_matches('.').to_lowercase().as_str(),
        "" | "-"
            | "–"
            | "—"
            | "n/a"
            | "na"
            | "none"
            | "nil"
            | "not applicable"
            | "--"
            | "..."
            | "not set"
            | "tbc"
            | "?"
            | "=>"
            | "->"
    )
}

/// Whether a line only marks a page: `UNCLASSIFIED`, `Page 2 of 5`, `Appendix 2 - page 1`.
pub fn is_page_mark(words: &str) -> bool {
    const LONGEST: usize = 40;
    let low = words.to_lowercase();
    let marking = matches!(
        low.as_str(),
        "unclassified" | "official" | "official-sensitive" | "restricted"
    );
    let numbered = low.len() <= LONGEST
        && low
            .rfind("page ")
            .and_then(|at| low.get(at + "page ".len()..))
            .is_some_and(|rest| {
                !rest.is_empty()
                    && rest
                        .split(' ')
                        .all(|word| word == "of" || word.bytes().all(|b| b.is_ascii_digit()))
            });
    marking || numbered
}

/// Whether words are nothing but a number or a reference: `3`, `12/19`, `HSC-04`, `Recommendation 2`.
pub fn is_number(words: &str) -> bool {
    const LONGEST: usize = 24;
    let bare = words
        .trim_end_matches(['.', ')', ':'])
        .trim_start_matches(['(', '#']);
    if bare.is_empty() || words.len() > LONGEST {
        return false;
    }
    if let Ok(number) = bare.parse::<u32>() {
        return number < 1000;
    }
    let low = bare.to_lowercase();
    let label = [
        "recommendation",
        "rec.",
        "rec",
        "action",
        "item",
        "no.",
        "no",
        "minute",
        "min.",
        "ref",
    ];
    if let Some(rest) = label.iter().find_map(|label| low.strip_prefix(label)) {
        let rest = rest.trim();
        return !rest.is_empty()
            && rest.len() <= 6
            && rest
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-'))
            && rest.chars().any(|c| c.is_ascii_digit());
    }
    if is_day(bare) {
        return false;
    }
    let code = words.len() <= 16
        && bare.chars().any(|c| c.is_ascii_digit())
        && bare
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || matches!(c, '/' | '-' | '.' | ' '))
        && bare.split(' ').count() <= 2;
    let small = bare.len() <= 5
        && bare.chars().next().is_some_and(|c| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
    code || small
        || list_marker::read(words)
            .is_some_and(|m| m.shape == Shape::Reference && m.label.len() == words.len())
}

/// Whether words are nothing but a day: `18.04.24`, `4 May 2027`, `Tuesday 4 May`.
pub fn is_day(words: &str) -> bool {
    const LONGEST: usize = 32;
    if words.len() > LONGEST {
        return false;
    }
    let parts: Vec<&str> = words
        .split([' ', '\n', '/', '.', '-', ',', '–'])
        .filter(|part| !part.is_empty() && *part != "of")
        .collect();
    let parts = match parts.as_slice() {
        [first, rest @ ..] if first.to_lowercase().ends_with("day") => rest,
        all => all,
    };
    let [day, month, year @ ..] = parts else {
        return false;
    };
    let number = day
        .trim_end_matches(|c: char| c.is_ascii_lowercase())
        .parse::<u32>();
    let named = begins_with_month(month);
    let is_month = named || month.parse::<u32>().is_ok_and(|month| (1..=12).contains(&month));
    let is_year = |year: &str| matches!(year.len(), 2 | 4) && year.bytes().all(|b| b.is_ascii_digit());
    number.is_ok_and(|day| (1..=31).contains(&day))
        && is_month
        && match year {
            [] => named,
            [year] => is_year(year),
            _ => false,
        }
}

/// Words that stand around those of a time.
const AROUND_TIMES: &[&str] = &[
    "a",
    "academic",
    "after",
    "and",
    "annual",
    "as",
    "at",
    "be",
    "before",
    "beginning",
    "by",
    "committee",
    "council",
    "cycle",
    "date",
    "during",
    "early",
    "each",
    "end",
    "every",
    "financial",
    "first",
    "following",
    "for",
    "from",
    "half",
    "if",
    "in",
    "last",
    "late",
    "later",
    "mid",
    "municipal",
    "no",
    "of",
    "on",
    "onwards",
    "panel",
    "possible",
    "second",
    "since",
    "start",
    "target",
    "than",
    "the",
    "third",
    "this",
    "to",
    "until",
    "within",
    "st",
    "nd",
    "rd",
    "th",
    "both",
    "cabinet",
];

/// How unlikely words are to say when: nought for a day, little for a month, a season, "next meeting".
pub fn unlike_time(words: &str) -> i32 {
    const MOST_WORDS: usize = 10;
    if is_day(words) {
        return 0;
    }
    let low = words.to_lowercase();
    let parts: Vec<&str> = low
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if parts.len() > MOST_WORDS {
        return 60;
    }
    let number = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let years = parts.iter().filter(|word| number(word)).count();
    let times = parts.iter().filter(|word| TIMES.contains(word)).count();
    let others = parts
        .iter()
        .filter(|word| !TIMES.contains(word) && !number(word) && !AROUND_TIMES.contains(word))
        .count();
    let slashed = times == 0 && years == 2 && others == 0 && low.contains('/');
    let year = times == 0
        && years == 1
        && others == 0
        && parts.iter().any(|word| word.len() == 4 && word.starts_with("20"));
    let possible = low.contains("as possible");
    if times == 0 && !slashed && !year && !possible {
        return 60;
    }
    2 + i32::try_from(others).unwrap_or(60) * 12
}

/// Whether words are no more than a stage or a short answer.
pub fn is_status(words: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let low = words.to_lowercase();
    let bare = low.trim_matches(['.', '*', ' ', '[', ']', '(', ')']);
    let count = bare.split_whitespace().count();
    (1..=MOST_WORDS).contains(&count)
        && STATUS.iter().any(|status| {
            bare.strip_prefix(status)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        })
        && (count <= 3 || !words.trim_end().ends_with('.'))
}

/// How unlikely words are the name or office of somebody, from 0 on.
pub fn unlike_owner(words: &str) -> i32 {
    const MOST_WORDS: usize = 12;
    let count = words.split_whitespace().count();
    let ends = words.trim_end().ends_with('.') && words.len() > 4 && !words.trim_end().ends_with("Offr.");
    if count > MOST_WORDS || count == 0 || !words.starts_with(|c: char| c.is_uppercase()) {
        return 60;
    }
    let low = words.to_lowercase();
    let office = low
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .any(|word| OFFICES.contains(&word));
    let small = ["of", "and", "the", "for", "&", "to", "with", "in", "/", "-", "–"];
    let capital = words.split_whitespace().all(|word| {
        small.contains(&word)
            || word
                .trim_start_matches(['(', '\''])
                .starts_with(|c: char| c.is_uppercase())
    });
    match (capital, office, ends) {
        (true, true, false) => 0,
        (true, false, false) if count <= 6 => 5,
        (false, true, false) if count <= 6 => 8,
        (true, _, _) => 15,
        (false, true, _) => 25,
        _ => 45,
    }
}

/// Whether a line can only go on in the next: it ends with a word or sign that leaves it open.
pub fn leaves_open(words: &str) -> bool {
    let last = words.rsplit([' ', '\n']).next().unwrap_or("").to_lowercase();
    matches!(
        last.as_str(),
        "the"
            | "a"
            | "an"
            | "of"
            | "to"
            | "for"
            | "and"
            | "or"
            | "in"
            | "on"
            | "with"
            | "by"
            | "from"
            | "at"
            | "that"
            | "their"
            | "its"
            | "be"
            | "is"
            | "are"
            | "&"
            | "has"
            | "have"
            | "will"
            | "was"
            | "were"
            | "been"
            | "as"
            | "who"
            | "which"
            | "than"
            | "into"
            | "between"
            | "not"
            | "this"
            | "these"
            | "new"
            | "it"
            | "they"
            | "we"
            | "our"
            | "would"
            | "should"
    ) || words.ends_with([',', '-', '&', '/', '‐', '‑']) && words.len() > 1
}
