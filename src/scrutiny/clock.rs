//! Clocks: how long somebody has to answer, with the sum shown.

use super::Day;
use chrono::{Days, Months};

/// The last day of a period of `months` months *beginning with* `start`: the start day itself is
/// day one, so two months beginning with 28 June end on 27 August.
///
/// Local Government Act 2000 s.9FE gives the executive two months beginning with the day on which
/// it received the report (legislation.gov.uk/ukpga/2000/22/part/1A). None outside the calendar.
#[must_use]
pub fn last_day_of_months_beginning_with(start: Day, months: u32) -> Option<Day> {
    start
        .checked_add_months(Months::new(months))?
        .checked_sub_days(Days::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_months_beginning_with_28_june_end_on_27_august() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(
            last_day_of_months_beginning_with(day("2016-06-28"), 2),
            Some(day("2016-08-27"))
        );
        assert_eq!(
            last_day_of_months_beginning_with(day("2016-12-31"), 2),
            Some(day("2017-02-27"))
        );
    }
}
