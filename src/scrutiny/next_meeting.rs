//! "At the next meeting of the Housing Panel": which meeting that is, as far as meetings are known.

use std::collections::BTreeSet;

use super::Day;
use super::body::folded_name;
use super::id::BodyId;

/// Words that name no body by themselves: the one that speaks is meant.
const OWN: &[&str] = &[
    "committee",
    "panel",
    "board",
    "commission",
    "sub committee",
    "task group",
    "scrutiny committee",
    "scrutiny panel",
];

/// The meetings that are known, whoever meets.
#[derive(Debug, Clone, Default)]
pub struct Meetings {
    /// By day.
    known: Vec<Known>,
}

#[derive(Debug, Clone)]
struct Known {
    body: BodyId,
    folded: String,
    date: Day,
}

impl Meetings {
    /// These meetings: who meets, the body's name, and when.
    #[must_use]
    pub fn new<'a>(meetings: impl Iterator<Item = (BodyId, &'a str, Day)>) -> Self {
        let mut known: Vec<Known> = meetings
            .map(|(body, name, date)| Known {
                body,
                folded: folded_name(name),
                date,
            })
            .collect();
        known.sort_by_key(|meeting| meeting.date);
        Self { known }
    }

    /// The meeting that a phrase said on a day means, which is the first after that day of the body that
    /// it names or, where it names none, of `own`. None where the phrase speaks of no next meeting, no such
    /// meeting is known, or two bodies of one name could be meant.
    #[must_use]
    pub fn meant(&self, phrase: &str, own: Option<BodyId>, said_on: Day) -> Option<(BodyId, Day)> {
        let named = named_after_next_meeting(phrase)?;
        let body = self.body_of(&named, own)?;
        self.known
            .iter()
            .find(|meeting| meeting.body == body && meeting.date > said_on)
            .map(|meeting| (meeting.body, meeting.date))
    }

    /// The body that the words after "next meeting of" begin with.
    fn body_of(&self, named: &str, own: Option<BodyId>) -> Option<BodyId> {
        let begins = |name: &str| {
            !name.is_empty()
                && named
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let longest = self
            .known
            .iter()
            .filter(|meeting| begins(&meeting.folded))
            .map(|meeting| meeting.folded.len())
            .max();
        let Some(longest) = longest else {
            let is_own = named.is_empty() || OWN.contains(&named);
            return own.filter(|_| is_own);
        };
        let bodies: BTreeSet<BodyId> = self
            .known
            .iter()
            .filter(|meeting| meeting.folded.len() == longest && begins(&meeting.folded))
            .map(|meeting| meeting.body)
            .collect();
        match bodies.first() {
            Some(only) if bodies.len() == 1 => Some(*only),
            _ => own.filter(|own| bodies.contains(own)),
        }
    }
}

/// What follows "next meeting of (the)", folded; empty where nothing is named; none where no next meeting
/// is spoken of.
fn named_after_next_meeting(phrase: &str) -> Option<String> {
    let folded = folded_name(phrase);
    let words: Vec<&str> = folded.split(' ').collect();
    let next = words.iter().position(|word| *word == "next")?;
    // "Next available meeting", "next ordinary meeting".
    let meeting = words
        .iter()
        .enumerate()
        .skip(next + 1)
        .take(2)
        .find(|(_, word)| **word == "meeting")
        .map(|(place, _)| place)?;
    let after = words.get(meeting + 1..).unwrap_or_default();
    let Some((_, rest)) = after.split_first().filter(|(first, _)| **first == "of") else {
        return Some(String::new());
    };
    let rest = match rest.split_first() {
        Some((article, rest)) if ["the", "this", "our"].contains(article) => rest,
        _ => rest,
    };
    Some(rest.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::Moment;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_next_meeting_is_that_of_the_named_body_or_else_of_the_one_that_speaks() {
        let [housing, health, cabinet] =
            [1, 2, 3].map(|at| BodyId::new(Moment::from_timestamp(at, 0).unwrap()));
        let meetings = Meetings::new(
            [
                (housing, "Housing Panel", "2027-01-12"),
                (housing, "Housing Panel", "2026-12-01"),
                (housing, "Housing Panel", "2026-11-03"),
                (health, "Health Panel", "2026-12-08"),
                (cabinet, "Cabinet", "2026-12-15"),
            ]
            .iter()
            .map(|(body, name, date)| (*body, *name, day(date))),
        );
        for (phrase, own, expected) in [
            (
                "at the next meeting of the Housing Panel",
                None,
                Some((housing, "2026-12-01")),
            ),
            (
                "at the next meeting of the HOUSING PANEL in December",
                None,
                Some((housing, "2026-12-01")),
            ),
            (
                "to the next available meeting of Cabinet",
                Some(health),
                Some((cabinet, "2026-12-15")),
            ),
            ("at the next meeting", Some(health), Some((health, "2026-12-08"))),
            (
                "at the next meeting of the Committee",
                Some(health),
                Some((health, "2026-12-08")),
            ),
            (
                "at the next meeting of this Panel",
                Some(housing),
                Some((housing, "2026-12-01")),
            ),
            ("at the next meeting", None, None),
            ("at the next meeting of the Youth Panel", Some(health), None),
            ("at a future meeting of the Housing Panel", None, None),
            ("next year, at a meeting of Cabinet", None, None),
            ("in December", Some(health), None),
        ] {
            let expected = expected.map(|(body, date)| (body, day(date)));
            assert_eq!(
                meetings.meant(phrase, own, day("2026-11-23")),
                expected,
                "{phrase}"
            );
        }
        let said_there = meetings.meant("next meeting", Some(housing), day("2026-12-01"));
        assert_eq!(
            said_there,
            Some((housing, day("2027-01-12"))),
            "not the one at which it was said"
        );
        assert_eq!(
            meetings.meant("next meeting", Some(housing), day("2027-01-12")),
            None
        );
    }

    #[test]
    fn between_two_bodies_of_one_name_nobody_guesses() {
        let [one, other, third] = [1, 2, 3].map(|at| BodyId::new(Moment::from_timestamp(at, 0).unwrap()));
        let meetings = Meetings::new(
            [(one, day("2026-12-01")), (other, day("2026-12-02"))]
                .iter()
                .map(|(body, date)| (*body, "Scrutiny Board", *date)),
        );
        let meant = |own| {
            meetings.meant(
                "at the next meeting of the Scrutiny Board",
                own,
                day("2026-11-23"),
            )
        };
        assert_eq!(meant(None), None);
        assert_eq!(meant(Some(third)), None);
        assert_eq!(meant(Some(one)), Some((one, day("2026-12-01"))));
        assert_eq!(meant(Some(other)), Some((other, day("2026-12-02"))));
    }
}
