//! The council whose paper it is, as the paper prints it.

mod names;

use super::Printed;
use super::domains::Domains;
use super::mentions::{self, Named};
use super::offer::weight;
use crate::extract::clean::Piece;
use crate::extract::learned::{Clues, Weights, words};
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::extract::sentence;
use names::GENERIC;
pub(super) use names::name_in;
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"\b(?:homes?|people|residents|schools|children|learners?|pupils|households|families|services|businesses|towns?|performance|attainment|carers|tenants)(?: \w+)? (?:in|across|for|within) (?P<place>[A-Z][a-z]{3,})(?:[ ,.;]|$)",
    )
});

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
fn named(words: &str) -> Vec<std::ops::Range<usize>> {
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
            let mut found = piece.map_or_else(Vec::new, |piece| named(&piece.words));
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
            let alone = piece.filter(|piece| index < 2 && piece.marker.is_none() && found.is_empty());
            if let Some(piece) = alone {
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
