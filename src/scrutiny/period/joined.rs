//! What is printed behind a time and belongs to it: a second part ("late May/early June"), the same
//! time in the other language ("23 Mawrth / March 2025"), "each year".

use super::opening::{self, Part};
use super::tokens::Phrases;
use super::{Anchor, Class, Core, Opening, Reading, Window, days, exact, farthest, longest, month, settle};
use chrono::Datelike;

/// "By 31 March each year" comes again.
pub(super) fn each_year(reading: &Reading<'_, '_>, core: Core) -> Option<Core> {
    const EACH: &[&str] = &[
        "each year",
        "every year",
        "of each year",
        "of every year",
        "in each year",
        "each and every year",
        "annually",
        "bob blwyddyn",
    ];
    let yearly = matches!(
        core.class,
        Class::Exact | Class::Month | Class::Season | Class::School
    );
    let end = reading
        .tokens
        .longest_of(core.end, const { &Phrases::of(EACH) })?;
    (yearly && !core.dated).then(|| Core::new(end, Class::Recurring, None).settled())
}

/// The same day or month once more, in the other language and often with the year.
pub(super) fn in_both_languages(reading: &Reading<'_, '_>, opening: &Opening, core: Core) -> Option<Core> {
    let tokens = reading.tokens;
    if !matches!(core.class, Class::Exact | Class::Month) || !tokens.is_any(core.end, &["/", "|"]) {
        return None;
    }
    let next = opening::read(tokens, core.end + 1);
    let again = exact::read(reading, &next).or_else(|| {
        let led = Opening {
            relation: next.relation.or(Some(opening::Relation::In)),
            ..next
        };
        month::read(reading, &led)
    })?;
    let frame = again.window?;
    let anchor = Anchor {
        date: frame.earliest,
        ..reading.anchor.clone()
    };
    // Read again as seen from the second: it must fall into the same month and day.
    let seen = Reading {
        anchor: &anchor,
        backward: false,
        ..*reading
    };
    let first = if core.dated {
        core
    } else {
        farthest(&seen, opening)?
    };
    let window = first.window?;
    let within = frame.earliest <= window.earliest && window.latest <= frame.latest;
    (within && first.end == core.end).then_some(Core {
        end: again.end,
        dated: core.dated || again.dated,
        ..first
    })
}

/// "Late May/early June 2025", "by the end of March or early April": from the first to the second.
pub(super) fn to_a_second_part(
    reading: &Reading<'_, '_>,
    opening: &Opening,
    core: Core,
    window: Option<Window>,
) -> Option<(Core, Window)> {
    let tokens = reading.tokens;
    if opening.part == Part::Whole || !tokens.is_any(core.end, &["/", "or", "-", "to", "and"]) {
        return None;
    }
    let next = opening::read(tokens, core.end + 1);
    if next.part == Part::Whole || next.relation.is_some() {
        return None;
    }
    let second = longest(reading, &next).filter(|second| second.class == core.class && !second.past)?;
    let last = settle(reading, &next, second)?;
    let mut first = window?;
    if second.dated && !core.dated {
        let anchor = Anchor {
            date: days::day(last.latest?.year() - 1, last.latest?.month(), 28),
            ..reading.anchor.clone()
        };
        let seen = Reading {
            anchor: &anchor,
            ..*reading
        };
        first = settle(&seen, opening, longest(&seen, opening)?)?;
    }
    let joined = Window {
        earliest: first.earliest,
        latest: last.latest,
    };
    (joined.earliest <= joined.latest).then_some((
        Core {
            dated: core.dated || second.dated,
            ..second
        },
        joined,
    ))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::Class;

    #[test]
    fn what_stands_behind_a_time_belongs_to_it() {
        check(
            Class::Month,
            "2024-10-16",
            "late May/early June 2025 | 2025-05-21..2025-06-10
             at the end of May/beginning of June | 2025-05-31..2025-06-01
             by the end of March or early April 2025 | 2025-03-31..2025-04-10
             in late November to early December | 2024-11-21..2024-12-10
             mis Mawrth / March 2025 | 2025-03-01..2025-03-31",
        );
        check(
            Class::Exact,
            "2024-10-16",
            "23 Mawrth / March 2025 | 2025-03-23
             23 Mawrth 2025 / 23 March 2025 | 2025-03-23
             on 23 March / 23 Mawrth 2026 | 2026-03-23",
        );
        check(
            Class::Recurring,
            "2024-10-16",
            "by 31 March each year | -
             in September each year | -
             in the spring of each year | -
             by 30 June annually | -",
        );
    }
}
