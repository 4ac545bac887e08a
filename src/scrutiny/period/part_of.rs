//! Days and weeks counted inside a longer time: "the first week of June", "the last Friday in
//! November", "the last day of term", "the first month of the new financial year".

use super::opening::{self, Opening, Relation};
use super::tokens::{Phrases, Tokens, number_word, ordinal_word};
use super::{Class, Core, Reading, Window, days, exact, month, school, season, year_frame};
use crate::scrutiny::Day;
use chrono::{Datelike, Days, Months, Weekday};

/// Which one of several is meant.
#[derive(Clone, Copy)]
enum Nth {
    /// The first is one.
    Counted(u32),
    /// The last.
    Last,
}

/// What is counted.
#[derive(Clone, Copy)]
enum Unit {
    Day,
    Days(u32),
    Months(u32),
    Weekend,
    Weekday(Weekday),
}

/// Reads a counted day or week at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let tokens = reading.tokens;
    // The opening has read "last" as "the one before this".
    let last = tokens.is(opening.end.wrapping_sub(1), "last");
    let (nth, at) = if last {
        (Nth::Last, opening.end)
    } else if opening.which.is_some() {
        return None;
    } else {
        nth(tokens, opening.end)?
    };
    let at = tokens.skip(at, &["full", "whole", "working"]);
    let (times, at) = several(tokens, at);
    let unit = unit(tokens.key(at), times)?;
    let of = tokens.is_any(at + 1, &["of", "in"]).then_some(at + 2)?;
    if let Some(end) = tokens.longest_of(
        of,
        const {
            &Phrases::of(&[
                "every month",
                "each month",
                "the month in question",
                "each term",
                "every term",
                "each year",
                "every year",
            ])
        },
    ) {
        return Some(Core::new(end, Class::Recurring, None).settled());
    }
    let (within, end, dated) = frame(reading, of)?;
    let window = within.and_then(|within| counted(within, unit, nth));
    let class = if matches!(unit, Unit::Days(_) | Unit::Months(_)) {
        Class::Month
    } else {
        Class::Exact
    };
    // "By the end of the first week of May": its part is applied to the week.
    Some(Core::new(end, class, window).dated(dated))
}

fn nth(tokens: &Tokens<'_>, at: usize) -> Option<(Nth, usize)> {
    let token = tokens.get(at)?;
    if token.ordinal {
        let figure = tokens.number(at).filter(|n| (1..=5).contains(n))?;
        return Some((Nth::Counted(figure), at + 1));
    }
    let nth = match tokens.key(at) {
        "final" | "last" | "olaf" => Nth::Last,
        "fifth" => Nth::Counted(5),
        word => Nth::Counted(ordinal_word(word)?),
    };
    Some((nth, at + 1))
}

/// "The first six weeks": how many, and one past the number; one where none is printed.
fn several(tokens: &Tokens<'_>, at: usize) -> (u32, usize) {
    let number =
        number_word(tokens.key(at)).or_else(|| tokens.number(at).filter(|_| tokens.key(at).len() < 3));
    match number {
        Some(number @ 2..=30) => (number, at + 1),
        _ => (1, at),
    }
}

fn unit(key: &str, times: u32) -> Option<Unit> {
    Some(match key {
        "day" if times == 1 => Unit::Day,
        "days" if times > 1 => Unit::Days(times),
        "week" if times == 1 => Unit::Days(7),
        "weeks" if times > 1 => Unit::Days(7 * times),
        "month" if times == 1 => Unit::Months(1),
        "months" if times > 1 => Unit::Months(times),
        "fortnight" if times == 1 => Unit::Days(14),
        _ if times > 1 => return None,
        "weekend" => Unit::Weekend,
        _ => Unit::Weekday(exact::weekday_name(key).filter(|(_, full)| *full)?.0),
    })
}

/// The longer time: its days, one past its last token, and whether its year is printed.
fn frame(reading: &Reading<'_, '_>, at: usize) -> Option<(Option<Window>, usize, bool)> {
    let tokens = reading.tokens;
    let this = tokens.longest_of(
        at,
        const { &Phrases::of(&["the month", "this month", "the current month"]) },
    );
    if let Some(end) = this.filter(|end| !tokens.is(*end, "of")) {
        return Some((reading.anchor.date.and_then(days::month_of), end, false));
    }
    let inner = opening::read(tokens, at);
    if inner.relation.is_some() {
        return None;
    }
    let inner = Opening {
        relation: Some(Relation::In),
        ..inner
    };
    let readers = [school::read, year_frame::read, season::read, month::read];
    let core = readers
        .iter()
        .filter_map(|read| read(reading, &inner))
        .max_by_key(|core| core.end)?;
    Some((core.window, core.end, core.dated))
}

fn counted(within: Window, unit: Unit, nth: Nth) -> Option<Window> {
    let (first, last) = (within.earliest?, within.latest?);
    match unit {
        Unit::Day => match nth {
            Nth::Counted(n) => days::plus_days(first, n - 1).map(Window::day),
            Nth::Last => Some(Window::day(last)),
        },
        Unit::Days(days) => stretch(first, last, days, nth),
        Unit::Months(months) => whole_months(first, last, months, nth),
        Unit::Weekend => {
            let saturday = weekday(first, last, Weekday::Sat, nth)?;
            Some(Window::new(saturday, saturday.succ_opt()?))
        }
        Unit::Weekday(day) => weekday(first, last, day, nth).map(Window::day),
    }
}

/// "The second week": the eighth to the fourteenth day.
fn stretch(first: Day, last: Day, days: u32, nth: Nth) -> Option<Window> {
    match nth {
        Nth::Counted(n) => {
            let start = days::plus_days(first, (n - 1) * days)?;
            Some(Window::new(start, days::plus_days(start, days - 1)?.min(last))).filter(|_| start <= last)
        }
        Nth::Last => Some(Window::new(
            last.checked_sub_days(Days::new(u64::from(days) - 1))?.max(first),
            last,
        )),
    }
}

/// "The first month of the financial year", "the last three months of 2025".
fn whole_months(first: Day, last: Day, months: u32, nth: Nth) -> Option<Window> {
    let window = match nth {
        Nth::Counted(n) => {
            let start = first.checked_add_months(Months::new((n - 1) * months))?;
            Window::new(start, start.checked_add_months(Months::new(months))?.pred_opt()?)
        }
        Nth::Last => Window::new(last.succ_opt()?.checked_sub_months(Months::new(months))?, last),
    };
    (window.earliest >= Some(first) && window.latest <= Some(last)).then_some(window)
}

fn weekday(first: Day, last: Day, weekday: Weekday, nth: Nth) -> Option<Day> {
    let day = match nth {
        Nth::Counted(n) => days::plus_days(days::next_weekday(first.pred_opt()?, weekday)?, (n - 1) * 7)?,
        Nth::Last => {
            let back = (last.weekday().num_days_from_monday() + 7 - weekday.num_days_from_monday()) % 7;
            last.checked_sub_days(Days::new(back.into()))?
        }
    };
    (first <= day && day <= last).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_none};
    use super::Class;

    #[test]
    fn counted_weeks_are_read_as_a_clerk_reads_them() {
        check(
            Class::Month,
            "2024-10-16",
            "in the last week of August | 2025-08-25..2025-08-31
             in the first week of June 2025 | 2025-06-01..2025-06-07
             by the second week of March | 2025-03-08..2025-03-14
             by the end of the first week of February 2025 | 2025-02-07
             in the third week in January | 2025-01-15..2025-01-21
             during the first fortnight of May | 2025-05-01..2025-05-14
             in the last fortnight of March 2025 | 2025-03-18..2025-03-31
             in the first week of next month | 2024-11-01..2024-11-07
             in the last week of the autumn term | 2024-12-25..2024-12-31
             in the first week of the new financial year | 2025-04-01..2025-04-07
             before the last week of November | 2024-11-24
             in the 2nd week of May 2025 | 2025-05-08..2025-05-14
             in the first month of the new financial year | 2025-04-01..2025-04-30
             in the first six weeks of the spring term | 2025-01-01..2025-02-11
             over the last two weeks of November | 2024-11-17..2024-11-30
             in the last month of the municipal year | 2025-03-01..2025-03-31",
        );
    }

    #[test]
    fn counted_days_are_read_as_a_clerk_reads_them() {
        check(
            Class::Exact,
            "2024-10-16",
            "on the last day of March 2025 | 2025-03-31
             on the first Monday in May 2025 | 2025-05-05
             by the last Friday in November | 2024-11-29
             on the third Tuesday of June 2025 | 2025-06-17
             on the 2nd Thursday of July 2025 | 2025-07-10
             on the first day of the spring term | 2025-01-01
             by the last day of the municipal year | 2025-03-31
             by the last Friday of the month | 2024-10-25
             over the last weekend in November | 2024-11-30..2024-12-01
             on the first Saturday in May | 2025-05-03",
        );
        check(
            Class::Recurring,
            "2024-10-16",
            "on the second Tuesday of every month | -
             on the first day of each month | -",
        );
    }

    #[test]
    fn what_only_looks_like_counted_days_is_left_alone() {
        check_none(
            "The first day of the inquiry was long.
             The second week of evidence was cut.
             In the final week of the trial sales rose.",
        );
    }
}
