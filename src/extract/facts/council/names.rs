//! How councils are called, and where words name one.

use crate::extract::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"(?x)
        (?:(?:Royal\ |ROYAL\ )?(?:London|LONDON)\ (?:Borough|BOROUGH)\ (?:of|OF)\ (?:[A-Z][\w'-]+)(?:\ (?:and|AND|upon|UPON|&|[A-Z][\w'-]+)){0,4}
        | (?:City|CITY|Borough|BOROUGH|County|COUNTY)\ (?:of|OF)\ [A-Z][\w'-]+(?:\ [A-Z][\w'-]+)?\ (?:Council|COUNCIL)
        | (?:Royal\ |ROYAL\ )?(?:Borough|BOROUGH|States|STATES)\ (?:of|OF)\ [A-Z][\w'-]+(?:\ (?:and|AND|upon|UPON|&|[A-Z][\w'-]+)){0,4}
        | (?:[A-Z][\w'-]*(?:\ (?:and|&|of|AND|OF|and\ the|AND\ THE))?\ ){1,5}(?:Unitary|UNITARY|Combined|COMBINED|Combined\ County|COMBINED\ COUNTY|Metropolitan|METROPOLITAN|Local|LOCAL|National\ Park|NATIONAL\ PARK|Fire\ and\ Rescue|FIRE\ AND\ RESCUE|Fire\ &\ Rescue|FIRE\ &\ RESCUE|Fire|FIRE)\ (?:Authority|AUTHORITY)\b
        | (?:(?:St\.|[A-Z][\w'-]*)(?:\ (?:of|and|upon|on|the|le|in|with|&|OF|AND|UPON|WITH))?\ ){1,7}(?:Council|COUNCIL)\b
        | (?:CYNGOR|Cyngor)\ (?:(?:SIR|Sir|Bwrdeistref|BWRDEISTREF|Sirol|SIROL|Dinas|DINAS)\ )+[A-Z][\w'-]+(?:\ [A-Z][\w'-]+){0,2})",
    )
});

/// Words that stand in the names of many councils and so name none.
pub(super) const GENERIC: &[&str] = &[
    "county",
    "borough",
    "district",
    "city",
    "town",
    "parish",
    "community",
    "metropolitan",
    "unitary",
    "royal",
    "full",
    "the",
    "council",
    "youth",
    "sports",
    "of",
    "arts",
    "schools",
    "local",
    "regional",
    "national",
    "research",
    "lead",
    "leader",
    "mayor",
    "whole",
    "annual",
    "extraordinary",
    "special",
    "meeting",
    "minutes",
    "that",
];

/// Words of what councils are for that govern no place: "General Medical Council", "a school council".
const OF_SUBJECTS: &[&str] = &[
    "and",
    "for",
    "british",
    "european",
    "general",
    "international",
    "joint",
    "biological",
    "care",
    "consumer",
    "dental",
    "design",
    "economic",
    "engineering",
    "environment",
    "funding",
    "health",
    "humanities",
    "innovation",
    "judicial",
    "legal",
    "legislative",
    "medical",
    "midwifery",
    "nursing",
    "optical",
    "physical",
    "press",
    "privy",
    "professional",
    "professions",
    "school",
    "science",
    "sciences",
    "security",
    "skills",
    "social",
    "sport",
    "standards",
    "student",
    "students'",
    "teaching",
    "technology",
    "tenants'",
    "works",
];

/// The council named in some words: its own name before "Council", and not "the County Council".
pub fn name_in(words: &str) -> Option<Range<usize>> {
    NAME.find_iter(words).find_map(|found| {
        let mut start = found.start();
        let mut text = found.as_str();
        // Side by side in two languages: the English name follows the Welsh one.
        let both = text.to_lowercase();
        if both.starts_with("cyngor") && both.ends_with("council") {
            while let Some((first, rest)) = text.split_once(' ') {
                let welsh = first.to_lowercase();
                if !matches!(
                    welsh.as_str(),
                    "cyngor" | "sir" | "sirol" | "bwrdeistref" | "dinas"
                ) {
                    break;
                }
                start += first.len() + 1;
                text = rest;
            }
        }
        // "Full Council Meeting of Fenwick Town Council": what comes before is no name.
        let low = text.to_ascii_lowercase();
        let after = ["meeting of ", "meetings of ", "minutes of ", "officers of "]
            .iter()
            .filter_map(|joint| low.rfind(joint).map(|at| at + joint.len()))
            .max()
            .unwrap_or(0);
        start += after;
        text = text.get(after..).unwrap_or("");
        // "Care Scrutiny Committee of Fenwick Council", or the body on the line above.
        for body in ["ommittee ", "OMMITTEE ", "Panel ", "PANEL ", "Board ", "BOARD "] {
            if let Some((before, rest)) = text.split_once(body) {
                start += before.len() + body.len();
                text = rest;
            }
        }
        for opening in [
            "of ",
            "OF ",
            "The ",
            "THE ",
            "To ",
            "At ",
            "For ",
            "From ",
            "In ",
            "Your ",
            "Localised ",
            "That ",
        ] {
            if let Some(rest) = text.strip_prefix(opening) {
                start += opening.len();
                text = rest;
            }
        }
        let institute = text.to_lowercase().contains("combined authorities");
        let own = !institute
            && text.split(' ').map(str::to_lowercase).any(|word| {
                word.len() > 2 && !GENERIC.contains(&word.as_str()) && !OF_SUBJECTS.contains(&word.as_str())
            });
        own.then(|| listed_from(words, start..found.end())..found.end())
    })
}

/// Where a council's name begins that lists its places, of which the last two are joined by "and": "FENWICK,
/// OXLEY AND HALE DISTRICT COUNCIL", where its line holds nothing before it.
fn listed_from(words: &str, name: Range<usize>) -> usize {
    /// How many words a place has at most.
    const LONGEST: usize = 2;
    let low = words.get(name.clone()).unwrap_or("").to_ascii_lowercase();
    let before = words.get(..name.start).unwrap_or("");
    let places = before.trim_end().strip_suffix(',').unwrap_or("");
    let is_place = |place: &str| {
        let mut own = place.trim().split(' ');
        !place.trim().is_empty()
            && place.trim().split(' ').count() <= LONGEST
            && own.all(|word| {
                word.len() > 2
                    && word.chars().all(|c| c.is_alphabetic() || c == '-')
                    && word.starts_with(char::is_uppercase)
            })
    };
    let joined = low.contains(" & ") || low.contains(" and ");
    if joined && !places.is_empty() && places.split(',').all(is_place) {
        0
    } else {
        name.start
    }
}

#[cfg(test)]
mod tests {
    use super::name_in;

    #[test]
    fn councils_are_known_by_their_own_names() {
        for (words, expected) in [
            ("HOLLINFORD BOROUGH COUNCIL", Some("HOLLINFORD BOROUGH COUNCIL")),
            ("London Borough of Fenwick", Some("London Borough of Fenwick")),
            (
                "Cyngor Bwrdeistref Sirol Glan Derwen County Borough Council",
                Some("Glan Derwen County Borough Council"),
            ),
            (
                "Full Council Meeting of Fenwick Town Council",
                Some("Fenwick Town Council"),
            ),
            (
                "FENWICK AND DERWEN FIRE AND RESCUE AUTHORITY",
                Some("FENWICK AND DERWEN FIRE AND RESCUE AUTHORITY"),
            ),
            (
                "Care Scrutiny Committee of Fenwick Town Council",
                Some("Fenwick Town Council"),
            ),
            (
                "Hale with Marsh Parish Council",
                Some("Hale with Marsh Parish Council"),
            ),
            ("the County Council was asked", None),
            (
                "FENWICK, OXLEY & HALE DISTRICT COUNCIL",
                Some("FENWICK, OXLEY & HALE DISTRICT COUNCIL"),
            ),
            (
                "Present: Ward, Oxley and Hale District Council",
                Some("Oxley and Hale District Council"),
            ),
            ("Full Council", None),
            ("That Full Council resolves", None),
            ("as agreed at Annual Council", None),
            ("Minutes of Parish Council 4 June", None),
            (
                "Minutes Of A Meeting Of Oxley Parish Council Held On Thursday",
                Some("Oxley Parish Council"),
            ),
            (
                "That Fenwick Town Council be thanked",
                Some("Fenwick Town Council"),
            ),
            ("General Dental Council", None),
            ("Social and Economic Sciences Research Council", None),
            ("National Security Council", None),
            ("Care Skills Council of Fenwick", None),
        ] {
            assert_eq!(name_in(words).map(|range| &words[range]), expected);
        }
    }
}
