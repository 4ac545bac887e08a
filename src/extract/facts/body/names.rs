//! Where words name a body: a word that ends or opens such names, with the capitalised words around it.

use crate::extract::learned::{Word, words};
use std::ops::Range;

/// Words by which bodies are called.
const BODIES: &[&str] = &[
    "committee",
    "committees",
    "panel",
    "board",
    "commission",
    "cabinet",
    "executive",
    "forum",
    "council",
    "group",
    "party",
    "conference",
    "pwyllgor",
    "cabinet",
    "leader",
    "commissioner",
    "authority",
    "holder",
    "member",
    "mayor",
    "meeting",
    "partnership",
    "trust",
    "bwrdd",
    "gabinet",
    "assembly",
    "court",
    "subcommittee",
    "inquiry",
    "team",
    "force",
    "service",
    "minister",
    "director",
    "officers",
    "trustees",
    "governors",
    "directorate",
];
/// Those of them that meet.
const MEETING: &[&str] = &[
    "committee",
    "sub-committee",
    "subcommittee",
    "panel",
    "board",
    "commission",
    "cabinet",
    "council",
    "forum",
];
/// Words after a body's name by which it is of the body's members that the paper speaks.
const OF_MEMBERS: &[&str] = &["chairs", "chairmen", "chairpersons", "vice-chairs"];
/// Words in capitals that are no part of a name before them.
const STOPPING: &[&str] = &[
    "the",
    "to",
    "that",
    "at",
    "by",
    "from",
    "meeting",
    "meetings",
    "minutes",
    "minute",
    "report",
    "reports",
    "response",
    "reply",
    "notes",
    "note",
    "record",
    "held",
    "a",
    "an",
    "in",
    "this",
    "your",
    "our",
    "its",
    "draft",
    "agenda",
    "proceedings",
    "recommendations",
    "recommendation",
    "chair",
    "chairman",
    "dear",
    "is",
    "members",
    "with",
    "when",
    "if",
    "as",
];
/// Small words between those of a name.
const JOINING: &[&str] = &["and", "of", "for", "&", "y", "a'r", "ac", "on", "-", ","];

/// The names of bodies in some words, each as long as its capitals reach.
pub fn names(folded: &str, low: &str) -> Vec<Range<usize>> {
    let found: Vec<_> = words(low).collect();
    let mut names: Vec<Range<usize>> = Vec::new();
    for (at, word) in found.iter().enumerate() {
        if !BODIES.contains(&word.told) || !is_capital(folded, word) || meets(&found, at) {
            continue;
        }
        let start = first_of(folded, &found, at);
        let end = last_of(folded, &found, at);
        let (Some(first), Some(last)) = (found.get(start), found.get(end)) else {
            continue;
        };
        if OF_MEMBERS.contains(&last.told) {
            continue;
        }
        let mut range = first.at.start..last.at.end;
        if folded.get(range.end..).is_some_and(|rest| rest.starts_with(')'))
            && folded.get(range.clone()).is_some_and(|own| own.contains('('))
        {
            range.end += 1;
        }
        match names.last_mut() {
            Some(known) if known.end >= range.start => *known = known.start..range.end.max(known.end),
            _ => names.push(range),
        }
    }
    names.retain(|range| range.len() > 4);
    names
}

fn is_capital(folded: &str, word: &Word<'_>) -> bool {
    folded
        .get(word.at.start..)
        .is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

fn is_of_a_name(folded: &str, word: &Word<'_>) -> bool {
    is_capital(folded, word) && !STOPPING.contains(&word.told)
}

/// How many words a name has at most.
const LONGEST: usize = 14;

/// The first word of the name before the one at `at`.
fn first_of(folded: &str, found: &[Word<'_>], at: usize) -> usize {
    let mut first = at;
    for back in (at.saturating_sub(LONGEST)..at).rev() {
        let Some(word) = found.get(back) else { break };
        if is_of_a_name(folded, word) {
            first = back;
        } else if !JOINING.contains(&word.told) || word.told == "," && ends_a_name(found, back) {
            break;
        }
    }
    first
}

/// Whether a word says that the body named before it met: "Minutes of the Roads Panel Meeting".
fn meets(found: &[Word<'_>], at: usize) -> bool {
    let is_meeting = found.get(at).is_some_and(|word| word.told == "meeting");
    is_meeting && ends_a_name(found, at)
}

/// Whether the name of a body is at its end before a word: before the comma of "Roads Panel, Cabinet".
fn ends_a_name(found: &[Word<'_>], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| found.get(before))
        .is_some_and(|word| MEETING.contains(&word.told))
}

/// The last word of the name after the one at `at`: "for Housing", "(Policy)", "Craffu Lleoedd".
fn last_of(folded: &str, found: &[Word<'_>], at: usize) -> usize {
    let mut last = at;
    for on in at + 1..(at + LONGEST).min(found.len()) {
        let Some(word) = found.get(on) else { break };
        if is_of_a_name(folded, word) {
            last = on;
        } else if !(JOINING.contains(&word.told) && !matches!(word.told, "-" | ",") || word.told == "(") {
            break;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_reach_as_far_as_their_capitals() {
        for (words, expected) in [
            (
                "Minutes of the meeting of the Care and Health Panel held on 4 June",
                vec!["Care and Health Panel"],
            ),
            (
                "the Cabinet Member for Roads and Parks has agreed",
                vec!["Cabinet Member for Roads and Parks"],
            ),
            (
                "REPORT TO SCRUTINY COMMITTEE (POLICY AND MONEY)",
                vec!["SCRUTINY COMMITTEE (POLICY AND MONEY)"],
            ),
            ("a working group of members", vec![]),
            (
                "As the Roads Panel, Cabinet agreed",
                vec!["Roads Panel", "Cabinet"],
            ),
            (
                "Roads, Parks and Trees Panel",
                vec!["Roads, Parks and Trees Panel"],
            ),
            ("Roads Panel Chairs to report", vec![]),
            ("Minutes of the Roads Panel Meeting", vec!["Roads Panel"]),
            ("Leader Decision Meeting", vec!["Leader Decision Meeting"]),
        ] {
            let found: Vec<&str> = names(words, &words.to_ascii_lowercase())
                .into_iter()
                .filter_map(|range| words.get(range))
                .collect();
            assert_eq!(found, expected, "{words}");
        }
    }
}
