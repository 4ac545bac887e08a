//! Clocks: how long somebody has to answer, with the sum shown.
//!
//! Pure sums over the calendar: each gives its last day and says how it was counted, so that a
//! chair can read the sum out. Which rule applies to what is for the caller; nothing here knows what
//! today is.

use super::Day;
use super::council::ClosedDays;
use chrono::{Datelike, Days, Months, Weekday};

/// The last day of a period together with how it was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoning {
    /// The last day on which the period is kept.
    pub last_day: Day,
    /// The sum in words: "day 1 = 28 June 2016, last day = 27 August 2016, because …".
    pub sum: String,
}

/// The last day of a period of `months` months *beginning with* `start`: the start day itself is
/// day one, so two months beginning with 28 June end on 27 August. Where the last month has no such
/// day, the period ends with the month: two months beginning with 31 December end on the last day of
/// February.
///
/// Local Government Act 2000 s.9FE gives the executive two months beginning with the day on which
/// it received the report (legislation.gov.uk/ukpga/2000/22/part/1A). None outside the calendar.
#[must_use]
pub fn last_day_of_months_beginning_with(start: Day, months: u32) -> Option<Day> {
    let same_day = start.checked_add_months(Months::new(months))?;
    if same_day.day() < start.day() {
        return Some(same_day);
    }
    same_day.checked_sub_days(Days::new(1))
}

/// [`last_day_of_months_beginning_with`] with its sum. None for no months and outside the calendar.
#[must_use]
pub fn months_beginning_with(start: Day, months: u32) -> Option<Reckoning> {
    if months == 0 {
        return None;
    }
    let last_day = last_day_of_months_beginning_with(start, months)?;
    let period = counted(months, "month");
    let because = if last_day.checked_add_days(Days::new(1))?.day() == start.day() {
        format!(
            "{period} beginning with a day end on the day before the same date, {} later",
            counted(months, "month")
        )
    } else {
        format!(
            "{period} beginning with a day end with the month where it has no day {}",
            start.day()
        )
    };
    Some(reckoning(start, last_day, &because))
}

/// `count` days beginning with `start`, which is day one: 28 days beginning with 1 March end on
/// 28 March.
///
/// Health scrutiny (SI 2013/218) and crime and disorder scrutiny (SI 2009/942) give 28 days
/// (legislation.gov.uk/uksi/2013/218, legislation.gov.uk/uksi/2009/942). None for no days and outside
/// the calendar.
#[must_use]
pub fn days_beginning_with(start: Day, count: u32) -> Option<Reckoning> {
    let last_day = start.checked_add_days(Days::new(u64::from(count.checked_sub(1)?)))?;
    let because = format!("{} beginning with a day count that day", counted(count, "day"));
    Some(reckoning(start, last_day, &because))
}

/// `count` clear days after `start`: neither the day of the notice nor the day of the event counts,
/// and neither do Saturdays, Sundays and the days on which the council is closed where `working` is
/// set. The last day is the last of the clear days; the event can follow on the next day at the
/// earliest.
///
/// SI 2012/2089 reg. 17 gives ten clear days for documents that a scrutiny member asks of the
/// executive (legislation.gov.uk/uksi/2012/2089/regulation/17/made). None for no days and outside the
/// calendar.
#[must_use]
pub fn clear_days_after(start: Day, count: u32, working: Option<&ClosedDays>) -> Option<Reckoning> {
    let (first, last_day, left_out) = days_after(start, count, working)?;
    let what = if working.is_some() {
        "clear working day"
    } else {
        "clear day"
    };
    let because = format!(
        "{} leave out the day of the notice, {}, and the day after the last{left_out}",
        counted(count, what),
        printed(start)
    );
    Some(reckoning(first, last_day, &because))
}

/// `count` working days after `start`: the day itself, Saturdays, Sundays and the days on which the
/// council is closed do not count. Bank holidays differ between England and Wales, Scotland and
/// Northern Ireland, and councils close on days of their own, so they are given. None for no days and outside the calendar.
#[must_use]
pub fn working_days_after(start: Day, count: u32, closed: &ClosedDays) -> Option<Reckoning> {
    let (first, last_day, left_out) = days_after(start, count, Some(closed))?;
    let because = format!(
        "{} {} counted from the day after {}{left_out}",
        counted(count, "working day"),
        if count == 1 { "is" } else { "are" },
        printed(start)
    );
    Some(reckoning(first, last_day, &because))
}

/// The first and the last of `count` days after `start`, and what was left out, in words.
fn days_after(start: Day, count: u32, working: Option<&ClosedDays>) -> Option<(Day, Day, String)> {
    // A period beyond ten years of days is a mistyped figure, not a deadline.
    if count == 0 || count > 3660 {
        return None;
    }
    let (mut first, mut day) = (None, start);
    let (mut counted_days, mut weekend_days) = (0, 0);
    let mut closed_days: Vec<String> = Vec::new();
    while counted_days < count {
        day = day.succ_opt()?;
        if let Some(closed) = working {
            if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                weekend_days += 1;
                continue;
            }
            if let Some(why) = closed.why(day) {
                closed_days.push(format!("{} ({why})", printed(day)));
                continue;
            }
        }
        first = first.or(Some(day));
        counted_days += 1;
    }
    let mut left_out = Vec::new();
    if weekend_days > 0 {
        left_out.push(format!("{} of weekends", counted(weekend_days, "day")));
    }
    left_out.append(&mut closed_days);
    let words = match left_out.split_last() {
        None => String::new(),
        Some((only, [])) => format!("; {only} left out"),
        Some((last, others)) => format!("; {} and {last} left out", others.join(", ")),
    };
    Some((first?, day, words))
}

fn reckoning(first: Day, last_day: Day, because: &str) -> Reckoning {
    Reckoning {
        last_day,
        sum: format!(
            "day 1 = {}, last day = {}, because {because}",
            printed(first),
            printed(last_day)
        ),
    }
}

pub(super) fn counted(count: u32, unit: &str) -> String {
    if count == 1 {
        format!("1 {unit}")
    } else {
        format!("{count} {unit}s")
    }
}

fn printed(day: Day) -> String {
    day.format("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// A council that is closed on these days and on no others but weekends.
    fn closed_on(days: &[&str]) -> ClosedDays {
        ClosedDays::of_days(days.iter().map(|text| (day(text), "a bank holiday".to_owned())))
    }

    #[test]
    fn months_beginning_with_a_day_end_on_the_day_before_its_date() {
        for (start, months, last) in [
            ("2016-06-28", 2, "2016-08-27"),
            ("2016-06-01", 2, "2016-07-31"),
            ("2016-12-31", 2, "2017-02-28"),
            ("2015-12-31", 2, "2016-02-29"),
            ("2016-12-29", 2, "2017-02-28"),
            ("2016-12-28", 2, "2017-02-27"),
            ("2016-07-31", 2, "2016-09-30"),
            ("2016-03-15", 1, "2016-04-14"),
        ] {
            assert_eq!(
                months_beginning_with(day(start), months).map(|r| r.last_day),
                Some(day(last)),
                "{start}"
            );
        }
        assert_eq!(months_beginning_with(day("2016-06-28"), 0), None);
        assert_eq!(months_beginning_with(Day::MAX, 2), None);
    }

    #[test]
    fn twenty_eight_days_count_the_first() {
        for (start, last) in [
            ("2017-03-01", "2017-03-28"),
            ("2016-02-10", "2016-03-08"),
            ("2017-02-10", "2017-03-09"),
            ("2016-12-20", "2017-01-16"),
        ] {
            assert_eq!(
                days_beginning_with(day(start), 28).unwrap().last_day,
                day(last),
                "{start}"
            );
        }
        assert_eq!(
            days_beginning_with(day("2017-03-01"), 1).unwrap().last_day,
            day("2017-03-01")
        );
        assert_eq!(days_beginning_with(day("2017-03-01"), 0), None);
    }

    #[test]
    fn clear_days_leave_out_both_ends() {
        // Notice on Tuesday 1 November 2016: the five clear days are 2 to 6 November.
        let five = clear_days_after(day("2016-11-01"), 5, None).unwrap();
        assert_eq!(five.last_day, day("2016-11-06"));
        // Working: 2, 3, 4, 7 and 8 November, so that the meeting can be held on the 9th.
        let working = clear_days_after(day("2016-11-01"), 5, Some(&closed_on(&[]))).unwrap();
        assert_eq!(working.last_day, day("2016-11-08"));
        // Ten clear days from Monday 19 December over Christmas.
        let holidays = closed_on(&["2016-12-26", "2016-12-27", "2017-01-02"]);
        let ten = clear_days_after(day("2016-12-19"), 10, Some(&holidays)).unwrap();
        assert_eq!(ten.last_day, day("2017-01-05"));
        assert_eq!(clear_days_after(day("2016-11-01"), 0, None), None);
    }

    #[test]
    fn working_days_leave_out_weekends_and_the_holidays_given() {
        for (start, count, holidays, last) in [
            ("2026-11-05", 1, vec![], "2026-11-06"),
            ("2026-11-06", 1, vec![], "2026-11-09"),
            ("2026-11-05", 10, vec![], "2026-11-19"),
            // Saturday: counting begins on the Monday.
            ("2026-11-07", 5, vec![], "2026-11-13"),
            // Good Friday and Easter Monday 2017.
            ("2017-04-12", 3, vec!["2017-04-14", "2017-04-17"], "2017-04-19"),
            // A holiday on a Sunday costs nothing more.
            ("2016-12-22", 2, vec!["2016-12-25"], "2016-12-26"),
        ] {
            let read = working_days_after(day(start), count, &closed_on(&holidays)).unwrap();
            assert_eq!(read.last_day, day(last), "{start} {count}");
        }
    }

    #[test]
    fn the_sum_can_be_read_out() {
        let sums = [
            months_beginning_with(day("2016-06-28"), 2),
            months_beginning_with(day("2016-12-31"), 2),
            days_beginning_with(day("2017-03-01"), 28),
            clear_days_after(day("2016-11-01"), 5, None),
            working_days_after(day("2017-04-12"), 3, &closed_on(&["2017-04-14", "2017-04-17"])),
        ];
        let sums: Vec<String> = sums.into_iter().map(|sum| sum.unwrap().sum).collect();
        assert_eq!(
            sums,
            [
                "day 1 = 28 June 2016, last day = 27 August 2016, because 2 months beginning with a day end \
                 on the day before the same date, 2 months later",
                "day 1 = 31 December 2016, last day = 28 February 2017, because 2 months beginning with a day \
                 end with the month where it has no day 31",
                "day 1 = 1 March 2017, last day = 28 March 2017, because 28 days beginning with a day count \
                 that day",
                "day 1 = 2 November 2016, last day = 6 November 2016, because 5 clear days leave out the day \
                 of the notice, 1 November 2016, and the day after the last",
                "day 1 = 13 April 2017, last day = 19 April 2017, because 3 working days are counted from the \
                 day after 12 April 2017; 2 days of weekends, 14 April 2017 (a bank holiday) and 17 April 2017 \
                 (a bank holiday) left out",
            ]
        );
    }
}
