//! The council whose paper it is, as the paper prints it.

use super::Printed;
use super::domains::Domains;
use super::mentions::{self, Named};
use super::offer::weight;
use crate::extract::clean::Piece;
use crate::extract::learned::{Clues, Weights, words};
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::extract::sentence;
use regex::Regex;
use std::collections::HashMap;
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

static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"\b(?:homes?|people|residents|schools|children|learners?|pupils|households|families|services|businesses|towns?|performance|attainment|carers|tenants)(?: \w+)? (?:in|across|for|within) (?P<place>[A-Z][a-z]{3,})(?:[ ,.;]|$)",
    )
});

/// Words that stand in the names of many councils and so name none.
const GENERIC: &[&str] = &[
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
    "whole",
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

/// What clues weigh for a council.
static WEIGHTS: LazyLock<Weights<1>> =
    LazyLock::new(|| Weights::read(include_str!("../../../assets/facts/council.tsv")));

/// A name is the council's where its clues add up to more than this.
pub(super) const LEAST: i32 = -50;

/// The same for one that the rules would have and beside which the paper names no other.
const LEAST_ALONE: i32 = -300;

/// The council: of those that the paper names, the one for which most speaks.
#[must_use]
pub(super) fn of(paper: &Paper<'_>) -> Option<Printed<String>> {
    let offers = Offers::of(paper);
    let weighed = (0..offers.all.len()).map(|nth| (weight(&WEIGHTS, |to| offers.tell(paper, nth, to)), nth));
    let (sum, best) = weighed.rev().max_by_key(|(sum, _)| *sum)?;
    let alone = offers.all.len() == 1 && offers.is_ruled(paper, best);
    if sum <= if alone { LEAST_ALONE } else { LEAST } {
        return None;
    }
    let place = *offers.all.get(best)?.places.first()?;
    Some(printed(paper, place.piece, place.range()))
}

/// The councils that a paper names, and the one that the rules would have.
pub(super) struct Offers {
    pub(super) all: Vec<Named>,
    ruled: Option<String>,
    domains: Domains,
}

/// A place that has a line, or what stands before a wide gap in it, to itself: "FENWICK".
fn place_alone(piece: &Piece, text: &str) -> Option<std::ops::Range<usize>> {
    const LONGEST: usize = 2;
    const NO_PLACE: &[&str] = &[
        "committee",
        "panel",
        "commission",
        "cabinet",
        "executive",
        "board",
        "forum",
        "group",
        "trust",
        "scrutiny",
        "report",
        "minutes",
        "minute",
        "note",
        "notes",
        "review",
        "memorandum",
        "agenda",
        "decision",
        "decisions",
        "official",
        "record",
        "response",
        "contents",
        "cookies",
        "chapter",
        "part",
        "issue",
        "item",
        "ref",
        "english",
        "questions",
        "meeting",
        "action",
        "tracker",
        "street",
        "appendix",
        "annex",
        "public",
        "draft",
        "constitution",
        "list",
        "log",
        "summary",
        "details",
        "history",
        "for",
        "the",
        "to",
        "from",
    ];
    let end = piece
        .after_gaps(text)
        .first()
        .copied()
        .unwrap_or(piece.words.len());
    let own = piece.words.get(..end)?.trim_end();
    let is_name = |word: &str| {
        word.len() > 2
            && !NO_PLACE.contains(&word.to_lowercase().as_str())
            && word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || c == '-')
    };
    let named = own.split(' ').count() <= LONGEST && own.split(' ').all(is_name);
    named.then_some(0..own.len())
}

/// A council's own name, without the words that many councils share.
fn own_name(name: &str) -> String {
    let low = name.to_lowercase();
    let own: Vec<_> = words(&low).collect();
    let told: Vec<&str> = own
        .iter()
        .map(|word| word.told)
        .filter(|word| !GENERIC.contains(word) && *word != "london" && *word != "and")
        .collect();
    told.join(" ")
}

/// Every council that some words name.
fn names(words: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(range) = words.get(from..).and_then(name_in) {
        found.push(from + range.start..from + range.end);
        from += range.end;
    }
    // Both names side by side: "Cyngor Glan Derwen Council".
    for range in &mut found {
        let before = words.get(..range.start).unwrap_or("");
        let opening = before.rfind("Cyngor").or_else(|| before.rfind("CYNGOR"));
        let near = opening.filter(|at| {
            before.len() - at < 30
                && before
                    .get(*at..)
                    .is_some_and(|gap| !gap.contains([',', '.', '/', '|']))
        });
        range.start = near.unwrap_or(range.start);
    }
    for (at, _) in words
        .match_indices("Cyngor ")
        .chain(words.match_indices("CYNGOR "))
    {
        let inside = found.iter().any(|range| range.contains(&at));
        if !inside {
            let rest = words.get(at..).unwrap_or("");
            let end = rest
                .split(' ')
                .take(6)
                .take_while(|word| word.starts_with(char::is_uppercase) || matches!(*word, "y" | "a"))
                .map(|word| word.len() + 1)
                .sum::<usize>()
                .saturating_sub(1);
            let kept = rest
                .get(..end)
                .unwrap_or("")
                .trim_end_matches([',', '.', ':', ')'])
                .len();
            if kept > "Cyngor ".len() {
                found.push(at..at + kept);
            }
        }
    }
    found
}

impl Offers {
    pub(super) fn of(paper: &Paper<'_>) -> Self {
        /// So many lines from an end are its letterhead or its foot.
        const BESIDE_AN_END: usize = 12;
        let ruled = by_rules(paper);
        let domains = Domains::of(paper);
        let count = paper.pieces.len();
        let in_piece = |index: usize| {
            let piece = paper.piece(index);
            let mut found = piece.map_or_else(Vec::new, |piece| names(&piece.words));
            if let Some(ruled) = ruled.as_ref().filter(|ruled| ruled.place.piece == index) {
                let own = ruled.place.range();
                if !found.contains(&own) {
                    found.push(own);
                }
            }
            // What the paper's own addresses are called by.
            if let Some(piece) = piece.filter(|_| index < BESIDE_AN_END || index + BESIDE_AN_END >= count) {
                let called = domains.named_in(&piece.words);
                found.extend(called.filter(|own| found.iter().all(|other| other.end <= own.start)));
            }
            // Nothing but a place at the very top.
            if let Some(piece) = piece.filter(|_| index < 2 && found.is_empty()) {
                found.extend(place_alone(piece, &paper.document.text));
            }
            // "FENWICK BOROUGH" at the very top.
            if let Some(piece) =
                piece.filter(|piece| index < 4 && found.is_empty() && piece.words.split(' ').count() <= 4)
            {
                let named = ["borough", "city", "county", "district"]
                    .iter()
                    .any(|word| piece.low.ends_with(word) || piece.low.starts_with(word));
                if named {
                    found.push(0..piece.words.len());
                }
            }
            found
        };
        let in_piece = |index: usize| {
            let mut found = in_piece(index);
            // "the Local Authority" may be any.
            found.retain(|range| {
                let own = paper.piece(index).map(|piece| own_name(piece.at(range.clone())));
                own.is_some_and(|own| !matches!(own.as_str(), "" | "authority"))
            });
            found
        };
        let all = mentions::gathered(paper, mentions::ends(paper), in_piece, own_name);
        Self {
            all,
            ruled: ruled.map(|ruled| own_name(&ruled.value)),
            domains,
        }
    }

    /// Whether a name is the one that the rules would have.
    fn is_ruled(&self, paper: &Paper<'_>, nth: usize) -> bool {
        let own = self.all.get(nth).and_then(|named| named.places.first());
        own.is_some_and(|place| self.ruled.as_ref() == Some(&own_name(paper.words_at(*place))))
    }

    pub(super) fn tell(&self, paper: &Paper<'_>, nth: usize, to: &mut impl Clues) {
        mentions::tell(paper, &self.all, nth, to);
        let own = self.all.get(nth).and_then(|named| named.places.first());
        let own = own.map_or_else(String::new, |place| own_name(paper.words_at(*place)));
        let by_rule = match &self.ruled {
            None => "none",
            Some(ruled) if *ruled == own => "same",
            Some(_) => "other",
        };
        to.clue("by rule", &[by_rule]);
        to.clue("by rule of", &[by_rule, paper.facts.kind.code()]);
        to.clue("addresses", &[self.domains.told_of(&own)]);
        // A joint committee, a trust or a fire authority is no council's.
        for piece in paper.pieces.iter().take(3) {
            for word in words(&piece.low).take(20) {
                to.clue("top", &[word.told]);
            }
        }
    }
}

/// What the rules would have: the name in the letterhead, at the foot, named again and again in the text,
/// or known by the place that the paper is about.
fn by_rules(paper: &Paper<'_>) -> Option<Printed<String>> {
    let count = paper.pieces.len();
    let mut lines: Vec<usize> = super::head(paper).map(|(index, _)| index).collect();
    let after_head = lines.len();
    lines.extend(count.saturating_sub(6).max(after_head)..count);
    for index in lines {
        let Some(piece) = paper.piece(index) else { continue };
        let minor = piece.words.len() > 170
            || piece.low.starts_with("appendix")
            || [
                "panel attendees",
                "present",
                "in attendance",
                "attendance",
                "apologies",
                "members",
            ]
            .iter()
            .any(|sign| piece.low.starts_with(sign))
            || piece.words.ends_with('.') && piece.words.len() > 90;
        if let Some(found) = name_in(&piece.words).filter(|_| !minor) {
            // In two languages, one below the other, the English name is given.
            let welsh = piece.at(found.clone()).to_lowercase().starts_with("cyngor");
            let english = paper
                .piece(index + 1)
                .filter(|next| welsh && !next.low.starts_with("cyngor"))
                .and_then(|next| name_in(&next.words));
            return Some(match english {
                Some(english) => printed(paper, index + 1, english),
                None => printed(paper, index, found),
            });
        }
    }
    // A joint committee or another body is no council's, however often it names one.
    let joint = super::head(paper)
        .take(3)
        .any(|(_, piece)| piece.low.contains("joint ") || piece.low.contains("police and crime"));
    if joint {
        return None;
    }
    repeated(paper).or_else(|| by_place(paper))
}

fn printed(paper: &Paper<'_>, index: usize, range: std::ops::Range<usize>) -> Printed<String> {
    let place = Place::new(index, range);
    let value = paper.quote(&[place]).map_or_else(String::new, |quote| quote.text);
    Printed { value, place }
}

/// The council named in some words: its own name before "Council", and not "the County Council".
pub(super) fn name_in(words: &str) -> Option<std::ops::Range<usize>> {
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
        for joint in [
            "eeting of ",
            "EETING OF ",
            "fficers of ",
            "FFICERS of ",
            "FFICERS OF ",
        ] {
            if let Some((before, rest)) = text.split_once(joint) {
                start += before.len() + joint.len();
                text = rest;
            }
        }
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
        own.then_some(start..found.end())
    })
}

/// A council that the text names more than once.
fn repeated(paper: &Paper<'_>) -> Option<Printed<String>> {
    let mut seen: HashMap<String, (usize, usize, std::ops::Range<usize>)> = HashMap::new();
    for index in mentions::ends(paper) {
        let Some(piece) = paper.piece(index) else { continue };
        if !piece.words.contains("Council") {
            continue;
        }
        for range in sentence::sentences(&piece.words) {
            let words = piece.words.get(range.clone()).unwrap_or("");
            if !words.contains("Council") {
                continue;
            }
            if let Some(found) = name_in(words) {
                let place = range.start + found.start..range.start + found.end;
                let name = piece.at(place.clone()).to_lowercase();
                seen.entry(name).or_insert((0, index, place)).0 += 1;
            }
        }
    }
    let mut often: Vec<_> = seen.into_values().filter(|(count, ..)| *count >= 2).collect();
    // Of two that are named as often the first named: both may stand in one paragraph.
    often.sort_by_key(|(count, index, place)| (std::cmp::Reverse(*count), *index, place.start));
    let (_, index, range) = often.into_iter().next()?;
    Some(printed(paper, index, range))
}

/// The place whose people, homes or schools the paper speaks of.
fn by_place(paper: &Paper<'_>) -> Option<Printed<String>> {
    const NO_PLACE: &[&str] = &[
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "England",
        "Wales",
        "Scotland",
        "Britain",
        "Appendix",
        "Year",
        "Level",
        "Part",
        "Phase",
        "Autumn",
        "Spring",
        "Summer",
        "Council",
        "Cabinet",
        "Members",
        "Section",
        "Table",
        "Reception",
        "Health",
        "Housing",
        "Education",
        "Ward",
        "Europe",
        "London",
    ];
    mentions::ends(paper).find_map(|index| {
        let piece = paper.piece(index)?;
        let found = PLACE.captures(&piece.words)?.name("place")?;
        let next = piece.words.get(found.end()..).unwrap_or("").trim_start();
        let longer = next.starts_with(|c: char| c.is_uppercase());
        (!NO_PLACE.contains(&found.as_str()) && !longer).then(|| printed(paper, index, found.range()))
    })
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
            ("Full Council", None),
            ("General Dental Council", None),
            ("Social and Economic Sciences Research Council", None),
            ("National Security Council", None),
            ("Care Skills Council of Fenwick", None),
        ] {
            assert_eq!(name_in(words).map(|range| &words[range]), expected);
        }
    }
}
