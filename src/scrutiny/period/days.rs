//! Sums with days: months, years, Easter, weeks. Nothing here reads words.

use super::super::Day;
use super::{Anchor, Window};
use chrono::{Datelike, Days, Months, Weekday};

/// Which of the years, months or seasons of a name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The first that has not ended: "in the autumn", "this autumn".
    Nearest,
    /// The first that has not begun: "next winter", "the new financial year".
    Next,
    /// The last that has ended: "last year".
    Last,
}

/// The day, where the calendar has it.
pub(super) fn day(year: i32, month: u32, day: u32) -> Option<Day> {
    Day::from_ymd_opt(year, month, day)
}

/// The whole of a month.
pub(super) fn month(year: i32, month: u32) -> Option<Window> {
    months(year, month, 1)
}

/// `count` whole months from `month` of `year` on.
pub(super) fn months(year: i32, month: u32, count: u32) -> Option<Window> {
    let first = day(year, month, 1)?;
    let last = first.checked_add_months(Months::new(count))?.pred_opt()?;
    Some(Window::new(first, last))
}

/// The whole calendar month in which `day` lies.
pub(super) fn month_of(day: Day) -> Option<Window> {
    month(day.year(), day.month())
}

/// Monday to Sunday of the week in which `day` lies.
pub(super) fn week_of(day: Day) -> Option<Window> {
    let monday = day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into()))?;
    Some(Window::new(monday, monday.checked_add_days(Days::new(6))?))
}

/// `count` days after `day`.
pub(super) fn plus_days(day: Day, count: u32) -> Option<Day> {
    day.checked_add_days(Days::new(count.into()))
}

/// The last of `count` days that are neither Saturday nor Sunday, counted from the day after `day`.
pub(super) fn plus_working_days(day: Day, count: u32) -> Option<Day> {
    let mut at = day;
    // Councils give days or weeks; a figure beyond a few years is not a deadline.
    for _ in 0..count.min(2000) {
        at = at.succ_opt()?;
        while matches!(at.weekday(), Weekday::Sat | Weekday::Sun) {
            at = at.succ_opt()?;
        }
    }
    Some(at)
}

/// The first day of this weekday after `day`.
pub(super) fn next_weekday(day: Day, weekday: Weekday) -> Option<Day> {
    let ahead = (weekday.num_days_from_monday() + 7 - day.weekday().num_days_from_monday()) % 7;
    plus_days(day, if ahead == 0 { 7 } else { ahead })
}

/// Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).
pub(in crate::scrutiny) fn easter(year: i32) -> Option<Day> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let n = (h + l - 7 * m + 90) / 25;
    let p = (h + l - 7 * m + 33 * n + 19) % 32;
    day(year, u32::try_from(n).ok()?, u32::try_from(p).ok()?)
}

/// The window that `of_year` gives for the right year, seen from the anchor; none without its date.
pub(super) fn nearest(
    anchor: &Anchor,
    which: Which,
    backward: bool,
    of_year: impl Fn(i32) -> Option<Window>,
) -> Option<Window> {
    let date = anchor.date?;
    // Eight years to either side: two leap days may lie that far apart.
    let windows = (date.year() - 8..=date.year() + 8).filter_map(of_year);
    let begins = |w: &Window| w.earliest.unwrap_or(date);
    let ends = |w: &Window| w.latest.unwrap_or(date);
    let mut windows = windows;
    match (which, backward) {
        (Which::Last, _) => windows.rfind(|w| ends(w) < date),
        (_, true) => windows.rfind(|w| begins(w) <= date),
        (Which::Next, false) => windows.find(|w| begins(w) > date),
        (Which::Nearest, false) => windows.find(|w| ends(w) >= date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, expected) in [
            (2011, "2011-04-24"),
            (2016, "2016-03-27"),
            (2018, "2018-04-01"),
            (2019, "2019-04-21"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year), Some(expected.parse().unwrap()), "{year}");
        }
    }

    #[test]
    fn ten_working_days_from_a_thursday_leave_two_weekends_out() {
        let thursday: Day = "2026-11-05".parse().unwrap();
        assert_eq!(
            plus_working_days(thursday, 10),
            Some("2026-11-19".parse().unwrap())
        );
    }
}
