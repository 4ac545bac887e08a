//! Days with a name: "by Halloween", "before Remembrance Sunday", "after the August bank holiday".
//!
//! Easter and Christmas themselves are read with the school year, which they divide.

use super::days;
use super::opening::Opening;
use super::tokens::{Meanings, Tokens};
use super::{Class, Core, Reading, Window, traps};
use crate::scrutiny::Day;
use chrono::{Days, Weekday};
use std::sync::LazyLock;

/// How a named day is found in a year.
#[derive(Clone, Copy)]
enum Rule {
    /// Always on this day of this month.
    On(u32, u32),
    /// So many days from Easter Sunday.
    Easter(i64),
    /// The first of this weekday from this day of this month on.
    From(Weekday, u32, u32),
}

/// The names, their words as keys: a possessive ending is no part of a key.
const DAYS: &[(&str, Rule)] = &[
    ("new year day", Rule::On(1, 1)),
    ("burns night", Rule::On(1, 25)),
    ("st david day", Rule::On(3, 1)),
    ("gŵyl dewi", Rule::On(3, 1)),
    ("st patrick day", Rule::On(3, 17)),
    ("st george day", Rule::On(4, 23)),
    ("shrove tuesday", Rule::Easter(-47)),
    ("ash wednesday", Rule::Easter(-46)),
    ("palm sunday", Rule::Easter(-7)),
    ("maundy thursday", Rule::Easter(-3)),
    ("good friday", Rule::Easter(-2)),
    ("easter saturday", Rule::Easter(-1)),
    ("easter sunday", Rule::Easter(0)),
    ("easter monday", Rule::Easter(1)),
    ("easter bank holiday", Rule::Easter(1)),
    ("whitsun", Rule::Easter(49)),
    ("whit sunday", Rule::Easter(49)),
    ("sulgwyn", Rule::Easter(49)),
    ("may day", Rule::From(Weekday::Mon, 5, 1)),
    ("may day bank holiday", Rule::From(Weekday::Mon, 5, 1)),
    ("early may bank holiday", Rule::From(Weekday::Mon, 5, 1)),
    ("first may bank holiday", Rule::From(Weekday::Mon, 5, 1)),
    ("spring bank holiday", Rule::From(Weekday::Mon, 5, 25)),
    ("late may bank holiday", Rule::From(Weekday::Mon, 5, 25)),
    ("second may bank holiday", Rule::From(Weekday::Mon, 5, 25)),
    ("whit monday", Rule::From(Weekday::Mon, 5, 25)),
    ("august bank holiday", Rule::From(Weekday::Mon, 8, 25)),
    ("summer bank holiday", Rule::From(Weekday::Mon, 8, 25)),
    ("michaelmas", Rule::On(9, 29)),
    ("halloween", Rule::On(10, 31)),
    ("hallowe ' en", Rule::On(10, 31)),
    ("calan gaeaf", Rule::On(10, 31)),
    ("bonfire night", Rule::On(11, 5)),
    ("guy fawkes night", Rule::On(11, 5)),
    ("armistice day", Rule::On(11, 11)),
    ("remembrance day", Rule::On(11, 11)),
    ("remembrance sunday", Rule::From(Weekday::Sun, 11, 8)),
    ("st andrew day", Rule::On(11, 30)),
    ("christmas eve", Rule::On(12, 24)),
    ("christmas day", Rule::On(12, 25)),
    ("boxing day", Rule::On(12, 26)),
    ("new year eve", Rule::On(12, 31)),
    ("hogmanay", Rule::On(12, 31)),
];

impl Rule {
    fn of_year(self, year: i32) -> Option<Day> {
        match self {
            Self::On(month, day) => days::day(year, month, day),
            Self::Easter(ahead) => {
                let easter = days::easter(year)?;
                let by = Days::new(ahead.unsigned_abs());
                if ahead < 0 {
                    easter.checked_sub_days(by)
                } else {
                    easter.checked_add_days(by)
                }
            }
            Self::From(weekday, month, day) => {
                days::next_weekday(days::day(year, month, day)?.pred_opt()?, weekday)
            }
        }
    }
}

/// Reads a named day at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let tokens = reading.tokens;
    let (rule, end) = name(tokens, opening)?;
    let shown = opening.relation.is_some() || opening.which.is_some() || reading.typed;
    if !shown || traps::is_thing(tokens, end) {
        return None;
    }
    let of_year = |year: i32| rule.of_year(year).map(Window::day);
    let year = super::month::read_year(tokens, tokens.skip(end, &["in"]), false);
    if let super::month::Year::Printed { year, end } = year {
        return Some(Core::new(end, Class::Exact, of_year(year)).dated(true));
    }
    let new_year = tokens.is(opening.end.wrapping_sub(1), "new");
    let which = if new_year {
        days::Which::Nearest
    } else {
        opening.which()
    };
    let window = days::nearest(reading.anchor, which, reading.backward, of_year);
    Some(Core::new(end, Class::Exact, window))
}

fn name(tokens: &Tokens<'_>, opening: &Opening) -> Option<(Rule, usize)> {
    static NAMED: LazyLock<Meanings<Rule>> =
        LazyLock::new(|| Meanings::of(DAYS.iter().map(|(name, rule)| (*rule, *name))));
    // The opening may have taken the "new" of "New Year's Eve", the "early" of "early May".
    let from = opening.end.saturating_sub(1).max(opening.start);
    (from..=opening.end)
        .filter_map(|at| NAMED.longest(tokens, at))
        .filter(|(_, end)| *end > opening.end)
        .max_by_key(|(_, end)| *end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_none};
    use super::Class;

    #[test]
    fn named_days_are_read_as_a_clerk_reads_them() {
        check(
            Class::Exact,
            "2024-10-16",
            "by Halloween | 2024-10-31
             before Hallowe'en | 2024-10-31
             before Bonfire Night | 2024-11-05
             in time for Remembrance Sunday | 2024-11-10
             by Good Friday | 2025-04-18
             on Easter Monday | 2025-04-21
             by Easter Sunday 2026 | 2026-04-05
             after the August bank holiday | 2025-08-26
             by the spring bank holiday | 2025-05-26
             before the early May bank holiday | 2025-05-05
             by Whitsun | 2025-06-08
             by St David's Day | 2025-03-01
             before St Patrick's Day | 2025-03-17
             by Christmas Eve | 2024-12-24
             by New Year's Eve | 2024-12-31
             before Boxing Day 2025 | 2025-12-26
             by St Andrew's Day | 2024-11-30",
        );
    }

    #[test]
    fn what_only_looks_like_named_days_is_left_alone() {
        check_none(
            "The Christmas Eve service was moved.
             Good Friday collections change.
             Halloween costumes were judged.
             St David's Day was kept.
             The Armistice Day parade is well attended.",
        );
    }
}
