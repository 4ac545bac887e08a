//! Clocks worked out by hand, with the reasoning beside each.

use std::sync::Arc;

use super::{Clock, ClockSetting, Start, Unit};
use crate::scrutiny::Day;
use crate::scrutiny::clock_table::ClockKind;
use crate::scrutiny::council::{ClosedDays, CouncilCalendar, LocalDay};
use crate::scrutiny::nation::Nation;

use ClockKind::{CrimeAndDisorder, Documents, Executive, Health, Own};
use Nation::{England, NorthernIreland, Scotland, Wales};
use Unit::{ClearDays, ClearWorkingDays, Days, Months, Weeks, WorkingDays};

/// The clock, its length, the nation, the day it starts, the last day, and why.
type Case = (
    ClockKind,
    (u16, Unit),
    Nation,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const CASES: &[Case] = &[
    // Two months beginning with the day.
    (Executive, (2, Months), England, "2016-06-28", "2016-08-27", "the month of 28 July ends on 27 July, the next on 27 August"),
    (Executive, (2, Months), England, "2026-01-01", "2026-02-28", "January and February are the two months"),
    (Executive, (2, Months), England, "2025-12-31", "2026-02-28", "there is no 31 February, so they end with the month"),
    (Executive, (2, Months), England, "2027-12-31", "2028-02-29", "as above, and 2028 is a leap year"),
    (Executive, (2, Months), England, "2026-12-30", "2027-02-28", "there is no 30 February either"),
    (Executive, (2, Months), England, "2026-12-29", "2027-02-28", "nor 29 February in 2027"),
    (Executive, (2, Months), England, "2027-12-29", "2028-02-28", "in 2028 there is one, so the day before it"),
    (Executive, (2, Months), England, "2026-02-28", "2026-04-27", "the day before 28 April, not the end of April"),
    (Executive, (2, Months), England, "2026-07-31", "2026-09-30", "there is no 31 September"),
    (Executive, (2, Months), England, "2026-08-01", "2026-09-30", "August and September whole: the same last day as a day before"),
    (Executive, (2, Months), England, "2026-10-25", "2026-12-24", "the day before Christmas Day; no month leaves out holidays"),
    (Executive, (2, Months), England, "2026-11-14", "2027-01-13", "over the turn of the year"),
    // Twenty-eight days of which the first is day one.
    (Health, (28, Days), England, "2026-03-01", "2026-03-28", "1 + 27"),
    (Health, (28, Days), England, "2026-02-10", "2026-03-09", "19 days of February from the 10th to the 28th, 9 of March"),
    (Health, (28, Days), England, "2028-02-10", "2028-03-08", "20 days of February in a leap year, 8 of March"),
    (CrimeAndDisorder, (28, Days), England, "2026-12-15", "2027-01-11", "17 days of December, 11 of January"),
    (CrimeAndDisorder, (28, Days), England, "2026-06-16", "2026-07-13", "a Tuesday; four weeks later it is Monday that ends them"),
    // Ten clear days leave out both ends, and no weekend.
    (Documents, (10, ClearDays), England, "2026-11-05", "2026-11-15", "6 to 15 November"),
    (Documents, (10, ClearDays), England, "2026-02-20", "2026-03-02", "21 to 28 February are 8, and 2 of March"),
    (Documents, (10, ClearDays), England, "2026-12-22", "2027-01-01", "23 to 31 December are 9, and New Year’s Day, which counts"),
    // A council's own weeks, months and days.
    (Own, (8, Weeks), England, "2026-06-16", "2026-08-10", "56 days: 15 of June, 31 of July, 10 of August"),
    (Own, (1, Months), England, "2026-01-31", "2026-02-28", "there is no 31 February"),
    (Own, (1, Months), England, "2026-05-15", "2026-06-14", "the day before 15 June"),
    (Own, (28, Days), England, "2026-05-31", "2026-06-27", "1 of May, 27 of June"),
    // Wales: a local rule alone.
    (Own, (2, Months), Wales, "2026-03-10", "2026-05-09", "a month is a month in Wales too"),
    (Own, (10, WorkingDays), Wales, "2026-03-26", "2026-04-13", "27, 30, 31 March; 1, 2 April; Good Friday 3 and Easter Monday 6 out; 7, 8, 9, 10 make nine, 13 the tenth"),
    (Own, (5, ClearWorkingDays), Wales, "2026-05-21", "2026-05-29", "22 May; Monday 25 is the spring bank holiday; 26, 27, 28, 29"),
    // Working days in the other nations.
    (Own, (10, WorkingDays), England, "2026-12-18", "2027-01-06", "21 to 24 December are 4; Friday 25 and Monday 28 (for Boxing Day) out; 29, 30, 31 make 7; 1 January out; 4, 5, 6"),
    (Own, (3, WorkingDays), Scotland, "2026-12-31", "2027-01-07", "1 January, and 4 January for the 2nd, out; 5, 6, 7"),
    (Own, (3, WorkingDays), England, "2026-12-31", "2027-01-06", "only 1 January is out; 4, 5, 6"),
    (Own, (2, WorkingDays), Scotland, "2026-04-02", "2026-04-07", "Good Friday out; Easter Monday is a working day: 6, 7"),
    (Own, (2, WorkingDays), England, "2026-04-02", "2026-04-08", "Good Friday and Easter Monday out: 7, 8"),
    (Own, (2, WorkingDays), NorthernIreland, "2026-07-10", "2026-07-15", "Monday 13 stands in for Sunday 12 July: 14, 15"),
    (Own, (2, WorkingDays), England, "2026-07-10", "2026-07-14", "13 July is no holiday in England"),
    (Own, (1, WorkingDays), NorthernIreland, "2026-03-16", "2026-03-18", "St Patrick’s Day is a Tuesday"),
    (Own, (1, WorkingDays), Scotland, "2026-06-12", "2026-06-16", "Monday 15 June 2026 is a bank holiday in Scotland alone"),
    (Own, (1, WorkingDays), Scotland, "2026-11-27", "2026-12-01", "St Andrew’s Day is Monday 30 November"),
    (Own, (5, WorkingDays), England, "2022-05-31", "2022-06-09", "1 June; 2 and 3 June are holidays, for the Jubilee; 6, 7, 8, 9"),
    (Own, (3, WorkingDays), England, "2020-05-01", "2020-05-06", "the May holiday stood on Friday 8 that year: 4, 5, 6"),
    (Own, (5, ClearWorkingDays), England, "2026-11-03", "2026-11-10", "4, 5, 6, 9, 10; the meeting can be on the 11th"),
    (Own, (5, ClearWorkingDays), England, "2026-08-27", "2026-09-04", "28 August; Monday 31 is the summer holiday; 1, 2, 3, 4"),
    (Own, (5, ClearWorkingDays), Scotland, "2026-08-27", "2026-09-03", "in Scotland the summer holiday was on 3 August: 28, 31; 1, 2, 3"),
];

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn clock(kind: ClockKind, (count, unit): (u16, Unit), closed: ClosedDays) -> Clock {
    let setting = ClockSetting {
        is_on: true,
        count,
        unit,
        start: Start::Made,
    };
    Clock::new(kind, setting, Arc::new(closed))
}

#[test]
fn each_clock_ends_on_the_day_that_was_worked_out_by_hand() {
    assert!(CASES.len() >= 30);
    for (kind, length, nation, start, last, why) in CASES {
        let closed = ClosedDays::of(Some(*nation), &CouncilCalendar::default());
        let read = clock(*kind, *length, closed).reckon(day(start)).unwrap();
        assert_eq!(
            read.last_day,
            day(last),
            "{kind:?} {length:?} from {start}: {why}"
        );
    }
}

#[test]
fn a_councils_own_days_move_its_working_days() {
    let calendar = CouncilCalendar {
        closed: vec![LocalDay {
            day: day("2026-12-29"),
            name: "Christmas closure".to_owned(),
        }],
        open: vec![day("2026-05-04")],
        ..CouncilCalendar::default()
    };
    let closed = || ClosedDays::of(Some(England), &calendar);
    // Thursday 24 December; 25, 28 and 29 are out, so that 30 is the first.
    let read = clock(Own, (1, WorkingDays), closed())
        .reckon(day("2026-12-24"))
        .unwrap();
    assert_eq!(read.last_day, day("2026-12-30"));
    assert_eq!(
        read.sum,
        "day 1 = 30 December 2026, last day = 30 December 2026, because 1 working day is counted from the day \
         after 24 December 2026; 2 days of weekends, 25 December 2026 (Christmas Day), 28 December 2026 (Boxing \
         Day (substitute day)) and 29 December 2026 (Christmas closure) left out"
    );
    // The council works on the May holiday.
    let read = clock(Own, (1, WorkingDays), closed())
        .reckon(day("2026-05-01"))
        .unwrap();
    assert_eq!(read.last_day, day("2026-05-04"));
}

#[test]
fn where_the_nation_is_not_known_no_bank_holiday_is_left_out() {
    let closed = ClosedDays::of(None, &CouncilCalendar::default());
    let read = clock(Own, (1, WorkingDays), closed)
        .reckon(day("2026-12-24"))
        .unwrap();
    assert_eq!(read.last_day, day("2026-12-25"));
}
