//! What the columns of a table seem to hold, by their headings or by what stands in them.

use super::Rows;
use crate::document::look;
use crate::extract::paper::Paper;
use crate::extract::table::{Column, Columns};
use crate::scrutiny::tracker::{Doubt, Layout, Role};
use std::collections::BTreeMap;

/// What a table's columns seem to hold where another of its rows holds the headings, or none does.
#[must_use]
pub fn guess_for(headings: &[String]) -> Vec<Role> {
    headings
        .iter()
        .map(|heading| role_by_words(heading).unwrap_or(Role::Ignore))
        .collect()
}

/// What the headings seem to say, and what the user has to say where they do not say it. A column whose heading
/// nobody knows is taken for what it looks like, where no heading names that.
pub fn guess(
    paper: &Paper<'_>,
    row: &BTreeMap<u32, usize>,
    layout: &Layout,
    looks: &[Role],
) -> (Vec<Role>, Vec<Doubt>) {
    let columns = Columns::of_headings(paper, row);
    let mut guessed: Vec<Role> = Vec::new();
    let (mut unknown, mut doubts): (Vec<String>, Vec<Doubt>) = (Vec::new(), Vec::new());
    for (column, heading) in (0..).zip(&layout.headings) {
        let read = columns.as_ref().and_then(|columns| columns.meaning_at(column));
        let by_words = role_by_words(heading);
        let role = match (read, by_words) {
            // The same words over the column of an officer and of a member are told apart here only.
            (_, Some(role @ (Role::Member | Role::SignOff | Role::Meeting))) => Some(role),
            (Some(Column::Other), role) => role.or(Some(Role::Ignore)),
            (Some(column), _) => Some(role_of(column)),
            (None, role) => role,
        };
        if role.is_none() && !heading.is_empty() {
            unknown.push(heading.clone());
        }
        let mut role = role.unwrap_or(Role::Ignore);
        if !role.may_repeat() && guessed.contains(&role) {
            doubts.push(Doubt::Twice(role));
            role = Role::Ignore;
        }
        guessed.push(role);
    }
    if !guessed.contains(&Role::Text) {
        doubts.insert(0, Doubt::NoText);
    }
    for (at, heading) in layout.headings.iter().enumerate() {
        if unknown.contains(heading)
            && let (Some(look), Some(own)) = (looks.get(at), guessed.get(at))
            && *own == Role::Ignore
            && !guessed.contains(look)
            && let Some(own) = guessed.get_mut(at)
        {
            *own = *look;
        }
    }
    if !unknown.is_empty() {
        doubts.push(Doubt::Unknown(unknown));
    }
    (guessed, doubts)
}

const fn role_of(column: Column) -> Role {
    match column {
        Column::Number => Role::Number,
        Column::Item => Role::Text,
        Column::Owner => Role::Lead,
        Column::Due => Role::Due,
        Column::Moved => Role::Moved,
        Column::Response => Role::Response,
        Column::Comment | Column::Progress => Role::Update,
        Column::Status => Role::Status,
        Column::Date => Role::Made,
        Column::Other => Role::Ignore,
    }
}

/// Headings by their words alone, for what the rules of tables do not tell apart.
const BY_WORDS: &[(Role, &[&str])] = &[
    (
        Role::SignOff,
        &[
            "signed off",
            "sign off",
            "sign-off",
            "date closed",
            "closed date",
            "closed by",
        ],
    ),
    (
        Role::Member,
        &[
            "executive member",
            "cabinet member",
            "portfolio holder",
            "lead member",
            "portfolio",
        ],
    ),
    (
        Role::Response,
        &["response", "reply", "answer", "agreed?", "accepted?", "reason"],
    ),
    (Role::Moved, &["revised date", "new date", "revised due"]),
    (
        Role::Due,
        &[
            "due",
            "by when",
            "deadline",
            "target",
            "timescale",
            "timetable",
            "complete by",
        ],
    ),
    (Role::Meeting, &["meeting"]),
    (Role::Made, &["date raised", "date made", "raised", "date"]),
    (Role::Number, &["ref", "no", "number", "minute", "id"]),
    (
        Role::Text,
        &[
            "recommendation",
            "action",
            "resolution",
            "ask",
            "asked",
            "request",
        ],
    ),
    (Role::Update, &["progress", "update", "rag", "brag", "outcome"]),
    (Role::Status, &["status", "position"]),
    (Role::Lead, &["officer", "lead", "owner", "responsible", "who"]),
];

fn role_by_words(heading: &str) -> Option<Role> {
    if heading.is_empty() || heading.contains("response") && heading.contains("date") {
        return None;
    }
    BY_WORDS
        .iter()
        .find(|(_, words)| {
            words
                .iter()
                .any(|word| crate::extract::style::find_word(heading, word).is_some())
        })
        .map(|(role, _)| *role)
}

/// What columns without headings seem to hold, by what stands in them: the longest words are what was asked,
/// a first column of numbers the number.
pub fn guess_by_looks(paper: &Paper<'_>, rows: &Rows, width: usize) -> Vec<Role> {
    let column = |at: usize| {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        rows.values()
            .filter_map(move |row| row.get(&at))
            .filter_map(|index| paper.piece(*index))
            .map(|piece| piece.words.as_str())
    };
    let most = |at: usize, is: &dyn Fn(&str) -> bool| {
        let count = column(at).count();
        count > 0 && column(at).filter(|words| is(words)).count() * 2 > count
    };
    let longest = (0..width).max_by_key(|at| {
        let (count, letters) = column(*at).fold((0, 0), |(n, all), words| (n + 1, all + words.len()));
        letters / count.max(1)
    });
    let mut roles: Vec<Role> = Vec::new();
    for at in 0..width {
        let role = if Some(at) == longest {
            Role::Text
        } else if most(at, &look::is_status) {
            Role::Status
        } else if most(at, &|words| look::unlike_time(words) <= 2) {
            Role::Due
        } else if most(at, &look::is_number) {
            Role::Number
        } else if most(at, &|words| look::unlike_owner(words) <= 8) {
            Role::Lead
        } else {
            Role::Ignore
        };
        let again = !role.may_repeat() && roles.contains(&role);
        roles.push(if again { Role::Ignore } else { role });
    }
    roles
}
