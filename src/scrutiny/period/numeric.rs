//! Days in figures: "31/07/2023", "05.11.2026", "2026-11-05", "between 01/11/2016 and 30/11/2016".
//!
//! The day stands first, always, save in the order of ISO 8601: 5/11/2026 is 5 November.

use super::days::{self, Which};
use super::exact::{two_digit_year, weekday_name};
use super::opening::{Opening, Relation};
use super::tokens::Kind;
use super::{Class, Core, Reading, Window};
use crate::scrutiny::Day;
use chrono::Datelike;

/// "31/07/2023", "05.11.2026", "2026-11-05"; in a field also "5/11/26" and "5/11".
pub(super) fn one(reading: &Reading<'_, '_>, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let weekday = weekday_name(tokens.key(at)).is_some();
    let at = if weekday {
        tokens.skip(at + 1, &[",", "."])
    } else {
        at
    };
    let first = tokens.number(at)?;
    let sign = tokens.key(at + 1);
    let joined =
        |at: usize| tokens.is_glued(at) && tokens.is_glued(at + 1) && tokens.kind(at + 1) == Kind::Number;
    if !matches!(sign, "/" | "." | "-") || !joined(at + 1) {
        return None;
    }
    let second = tokens.number(at + 2)?;
    let continues = |at: usize| {
        tokens.is_any(at, &["/", "-", "."]) && joined(at)
            || tokens.kind(at) == Kind::Word && tokens.is_glued(at)
    };
    if !tokens.is(at + 3, sign) || !joined(at + 3) {
        if sign == "/"
            && !continues(at + 3)
            && let Some(core) = month_and_year(reading, at)
        {
            return Some(core);
        }
        if !reading.typed || sign != "/" || continues(at + 3) {
            return None;
        }
        let window = days::nearest(reading.anchor, Which::Nearest, reading.backward, |year| {
            days::day(year, second, first).map(Window::day)
        })?;
        return Some(Core::new(at + 3, Class::Exact, Some(window)));
    }
    let third = tokens.number(at + 4)?;
    if continues(at + 5) {
        return None;
    }
    let digits = |at: usize| tokens.key(at).len();
    let day = if digits(at) == 4 && sign == "-" {
        days::day(i32::try_from(first).ok()?, second, third)?
    } else if digits(at + 4) == 4 {
        plausible(days::day(i32::try_from(third).ok()?, second, first)?)?
    } else if digits(at + 4) == 2 && (sign == "/" || reading.typed || is_led(reading, at)) {
        days::day(two_digit_year(third), second, first)?
    } else {
        return None;
    };
    Some(Core::new(at + 5, Class::Exact, Some(Window::day(day))).dated(true))
}

/// "03/2025", and in a field "05/25".
fn month_and_year(reading: &Reading<'_, '_>, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let month = tokens.number(at).filter(|month| (1..=12).contains(month))?;
    let year = tokens.number(at + 2)?;
    let year = match tokens.key(at + 2).len() {
        4 if (1990..2100).contains(&year) => i32::try_from(year).ok()?,
        2 if reading.typed && year > 12 => two_digit_year(year),
        _ => return None,
    };
    let led = reading.typed || tokens.is_any(at.wrapping_sub(1), &["by", "until", "before", "in"]);
    led.then(|| Core::new(at + 3, Class::Month, days::month(year, month)).dated(true))
}

/// Whether words before "31.03.25" show that it is a day, and no paragraph or version.
fn is_led(reading: &Reading<'_, '_>, at: usize) -> bool {
    const LEADS: &[&str] = &[
        "by", "before", "until", "on", "dated", "than", "erbyn", "date", "due",
    ];
    let tokens = reading.tokens;
    let before = at.wrapping_sub(1);
    let lead = if tokens.is(before, ":") {
        before.wrapping_sub(1)
    } else {
        before
    };
    let year = tokens.number(at + 4).map(two_digit_year);
    let near = reading
        .anchor
        .date
        .zip(year)
        .is_some_and(|(date, year)| (date.year() - 5..=date.year() + 10).contains(&year));
    near && tokens.is_any(lead, LEADS)
}

fn plausible(day: Day) -> Option<Day> {
    (1900..2200).contains(&day.year()).then_some(day)
}

/// "Between 01/11/2016 and 30/11/2016", or one day.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let first = one(reading, at)?;
    let joined: &[&str] = match opening.relation {
        Some(Relation::Between) => &["and", "to", "-"],
        Some(Relation::From) | None => &["to", "-"],
        _ => &[],
    };
    let range = reading.tokens.is_any(first.end, joined);
    let last = one(reading, first.end + 1).filter(|_| range);
    let window = last.and_then(|last| {
        let (first, last) = (first.window?.earliest?, last.window?.latest?);
        (first <= last).then(|| Window::new(first, last))
    });
    match (last, window) {
        (Some(last), Some(window)) => Some(Core::new(last.end, Class::Exact, Some(window)).dated(true)),
        _ => Some(first),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_none};
    use super::Class;

    #[test]
    fn days_in_figures_are_read_as_a_clerk_reads_them() {
        check(
            Class::Exact,
            "2024-10-16",
            "by 31/01/2025 | 2025-01-31
             by 31/1/25 | 2025-01-31
             on 31.1.2025 | 2025-01-31
             by 31.03.25 | 2025-03-31
             by 31.3.25 | 2025-03-31
             on 03.06.25 | 2025-06-03
             before 31-01-25 | 2025-01-31
             by 2025-01-31 | 2025-01-31
             no later than 28.02.25 | 2025-02-28
             from 01/04/2025 to 30/06/2025 | 2025-04-01..2025-06-30
             between 01/11/24 and 30/11/24 | 2024-11-01..2024-11-30
             on Tuesday 04/03/2025 | 2025-03-04",
        );
    }

    #[test]
    fn what_only_looks_like_days_in_figures_is_left_alone() {
        check_none(
            "See 3.6.16 and 4.10.17 of the scheme.
             Version 2.11.16 of the policy applies.
             In 31.03.99 the figures stand.
             By 31.03.99 degrees it had melted.
             Circular 1/2/3 applies.",
        );
    }
}
