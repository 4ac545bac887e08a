//! Promises without an end: "in due course", "as soon as practicable", "when resources allow".
//!
//! They are kept and shown as undated; none of them ever gets a window.

use super::opening::Opening;
use super::tokens::{Kind, Meanings, Phrases, Tokens};
use super::{Class, Core, Reading};
use std::sync::LazyLock;

const PHRASES: &[&str] = &[
    "in due course",
    "in good time",
    "as soon as practicable",
    "as soon as possible",
    "as soon as is practicable",
    "as soon as is possible",
    "as soon as reasonably practicable",
    "as soon as is reasonably practicable",
    "as soon as reasonably possible",
    "as soon as they are available",
    "as soon as it is available",
    "as soon as available",
    "as soon as resources allow",
    "as soon as resources permit",
    "asap",
    "a s a p",
    "when resources allow",
    "when resources permit",
    "as resources allow",
    "as resources permit",
    "when funding allows",
    "when funding permits",
    "when finances allow",
    "as and when resources allow",
    "as and when required",
    "as and when necessary",
    "as and when available",
    "as and when",
    "kept under review",
    "keep under review",
    "keep it under review",
    "remain under review",
    "keep the matter under review",
    "keep this under review",
    "kept under regular review",
    "be kept under constant review",
    "in the near future",
    "in the not too distant future",
    "in the foreseeable future",
    "at a later date",
    "at a later stage",
    "at a future date",
    "at some future date",
    "at a date to be agreed",
    "on a date to be agreed",
    "at a time to be agreed",
    "date to be agreed",
    "date to be confirmed",
    "dates to be confirmed",
    "date to be fixed",
    "a date to be fixed",
    "at an appropriate time",
    "at the appropriate time",
    "at an appropriate point",
    "at an early date",
    "at the earliest opportunity",
    "at the earliest possible opportunity",
    "at the earliest possible date",
    "at the first opportunity",
    "at the next opportunity",
    "at the next available opportunity",
    "without delay",
    "without undue delay",
    "in the short term",
    "in the medium term",
    "in the long term",
    "in the longer term",
    "in the short to medium term",
    "in the medium to long term",
    "over time",
    "in the coming weeks",
    "in the coming months",
    "in the coming year or so",
    "over the coming weeks",
    "over the coming months",
    "over the coming years",
    "in the coming years",
    "in the weeks ahead",
    "in the months ahead",
    "in future years",
    "until further notice",
    "on an ongoing basis",
    "on an on going basis",
    "when available",
    "when it is available",
    "when they are available",
    "when time allows",
    "when time permits",
    "in early course",
    "in short order",
    "before long",
    "as a matter of urgency",
    "when practicable",
    "when possible",
    "once available",
    "once completed",
    "once complete",
    "once finalised",
    "when completed",
    "when finalised",
    "on completion",
    "upon completion",
    "at a convenient time",
    "at a suitable time",
    "at an opportune time",
    "at the earliest convenience",
    "at your earliest convenience",
    "sooner rather than later",
    "without further delay",
    "forthwith",
    "straight away",
    "by return",
    "before too long",
    "as resources become available",
    "as funding becomes available",
    "when funding becomes available",
    "when funding is available",
    "subject to resources",
    "after the election",
    "after the elections",
    "after the local elections",
    "after the general election",
    "following the election",
    "following the elections",
    "following the local elections",
    "before the pre election period",
    "after the pre election period",
    "before purdah",
    "after purdah",
    "over the coming period",
    "over the next period",
    "in the next period",
    "maes o law",
    "cyn gynted â phosib",
    "yn y man",
    "cyn hir",
    "dros y misoedd nesaf",
    "dros yr wythnosau nesaf",
    "yn ystod y misoedd nesaf",
    "dros y blynyddoedd nesaf",
    "cyn gynted â phosibl",
    "cyn gynted ag y bo modd",
    "pan fydd adnoddau yn caniatáu",
    "yn y dyfodol agos",
    "in slower time",
    "when the opportunity arises",
    "when the timing is right",
    "in the fullness of time",
    "at a later meeting if required",
];

/// The same, looked up.
static PHRASE: LazyLock<Meanings<()>> =
    LazyLock::new(|| Meanings::of(PHRASES.iter().map(|phrase| ((), *phrase))));

/// What a cell of a tracker says, and running text only in passing.
const IN_A_CELL: &[&str] = &[
    "tbc",
    "tba",
    "tbd",
    "to be confirmed",
    "to be determined",
    "to be agreed",
    "to be arranged",
    "no date set",
    "not set",
    "continuous",
    "continuing",
    "rolling",
    "ongoing",
    "on going",
    "shortly",
    "soon",
    "parhaus",
    "under review",
    "in future",
    "open",
    "n a",
    "not applicable",
];

/// Reads an open end at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let tokens = reading.tokens;
    // The opening may have taken the phrase's own first words ("in the", "at a") with it.
    let end = (opening.start..=opening.end)
        .filter_map(|at| Some(PHRASE.longest(tokens, at)?.1))
        .filter(|end| *end > opening.end)
        .max()
        .or_else(|| in_a_cell(reading, opening.start))
        .or_else(|| standing_alone(tokens, opening.start))?;
    Some(Core::new(end, Class::OpenEnded, None).settled())
}

fn in_a_cell(reading: &Reading<'_, '_>, at: usize) -> Option<usize> {
    let tokens = reading.tokens;
    if !reading.typed || at > 0 {
        return None;
    }
    tokens.longest_of(at, const { &Phrases::of(IN_A_CELL) })
}

/// "The work is ongoing", "will be published shortly"; not "ongoing work", "shortly after".
fn standing_alone(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let end = tokens.longest_of(
        at,
        const { &Phrases::of(&["ongoing", "on going", "shortly", "soon"]) },
    )?;
    let before = at.checked_sub(1).map_or("", |before| tokens.key(before));
    let closes = match tokens.kind(end) {
        Kind::Break => true,
        Kind::Mark => !tokens.is_any(end, &["-", "/"]),
        Kind::Word => tokens.is_any(end, &["and", "but"]),
        Kind::Number => false,
    };
    let after_verb = matches!(before, "is" | "are" | "be" | "remains" | "remain" | "being");
    let compared = matches!(before, "as" | "too" | "so" | "very" | "how");
    let is_state = tokens.is_any(at, &["ongoing", "on"]);
    (closes && !compared && (after_verb || !is_state)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_none};
    use super::Class;

    #[test]
    fn open_ends_are_read_as_a_clerk_reads_them() {
        check(
            Class::OpenEnded,
            "2016-10-12",
            "in due course | -
             as soon as practicable | -
             as soon as possible | -
             as soon as is reasonably practicable | -
             shortly | -
             when resources allow | -
             at a later date | -
             in the near future | -
             at the earliest opportunity | -
             in the medium term | -
             in the longer term | -
             on an ongoing basis | -
             over the coming months | -
             at the appropriate time | -
             without delay | -
             until further notice | -
             maes o law | -
             in the coming weeks | -
             soon | -
             at a date to be agreed | -",
        );
    }

    #[test]
    fn what_only_looks_like_open_ends_is_left_alone() {
        check_none(
            "Shortly after the vote he left.
             Ongoing work continues.
             As soon as the roof leaks, call us.
             The due course of law was followed.
             Too soon to say.
             It is not possible.",
        );
    }
}
