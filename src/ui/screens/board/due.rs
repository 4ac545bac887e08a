//! The filter by due date.

use chrono::{Datelike, Months};

use super::rows::Card;
use crate::scrutiny::Day;
use crate::ui::wording::day_words;

/// Which due dates are wanted. A span of days takes every item whose last day lies in it, whatever
/// became of it; *overdue* and *undated* take only what is still owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueFilter {
    /// The last day has passed.
    Overdue,
    /// The last day lies in the month that it is.
    ThisMonth,
    /// The last day lies within three months from today.
    NextThreeMonths,
    /// No last day is known.
    Undated,
    /// The last day lies between two days, both included; an end that is not given is open.
    Between(Option<Day>, Option<Day>),
}

impl DueFilter {
    /// Those that are chosen at a click.
    pub const NAMED: &'static [Self] = &[
        Self::Overdue,
        Self::ThisMonth,
        Self::NextThreeMonths,
        Self::Undated,
    ];

    /// Its name.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Overdue => "Overdue".to_owned(),
            Self::ThisMonth => "Due this month".to_owned(),
            Self::NextThreeMonths => "Due in the next three months".to_owned(),
            Self::Undated => "No date".to_owned(),
            Self::Between(Some(first), Some(last)) => {
                format!("{} to {}", day_words(first), day_words(last))
            }
            Self::Between(Some(first), None) => format!("from {}", day_words(first)),
            Self::Between(None, Some(last)) => format!("up to {}", day_words(last)),
            Self::Between(None, None) => "any day".to_owned(),
        }
    }

    /// Its name in a saved filter; never changes once shipped.
    #[must_use]
    pub fn code(self) -> String {
        let end = |day: Option<Day>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
        match self {
            Self::Overdue => "overdue".to_owned(),
            Self::ThisMonth => "this_month".to_owned(),
            Self::NextThreeMonths => "next_three_months".to_owned(),
            Self::Undated => "undated".to_owned(),
            Self::Between(first, last) => format!("{}/{}", end(first), end(last)),
        }
    }

    /// The filter of this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        if let Some(named) = Self::NAMED.iter().find(|named| named.code() == code) {
            return Some(*named);
        }
        let end = |text: &str| match text {
            ".." => Some(None),
            day => day.parse().ok().map(Some),
        };
        let (first, last) = code.split_once('/')?;
        Some(Self::Between(end(first)?, end(last)?))
    }

    /// Whether an item with this last day, still owed or not, is wanted on this day.
    #[must_use]
    pub fn fits(self, due_on: Option<Day>, is_owed: bool, today: Day) -> bool {
        match (self, due_on) {
            (Self::Overdue, Some(day)) => is_owed && day < today,
            (Self::Undated, day) => is_owed && day.is_none(),
            (Self::ThisMonth, Some(day)) => (day.year(), day.month()) == (today.year(), today.month()),
            (Self::NextThreeMonths, Some(day)) => {
                day >= today
                    && today
                        .checked_add_months(Months::new(3))
                        .is_none_or(|end| day <= end)
            }
            (Self::Between(first, last), Some(day)) => {
                first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
            }
            (_, None) => false,
        }
    }

    pub(super) fn takes(self, card: &Card, today: Day) -> bool {
        self.fits(card.due_on, card.is_owed, today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn each_takes_the_days_that_its_name_says() {
        let today = day("2026-11-30");
        let span = DueFilter::Between(Some(day("2026-04-01")), Some(day("2026-06-30")));
        for (filter, due, is_owed, expected) in [
            (DueFilter::Overdue, Some("2026-11-29"), true, true),
            (DueFilter::Overdue, Some("2026-11-30"), true, false),
            (DueFilter::Overdue, Some("2026-11-29"), false, false),
            (DueFilter::Overdue, None, true, false),
            (DueFilter::ThisMonth, Some("2026-11-01"), false, true),
            (DueFilter::ThisMonth, Some("2026-12-01"), true, false),
            (DueFilter::ThisMonth, Some("2025-11-30"), true, false),
            (DueFilter::NextThreeMonths, Some("2026-11-30"), true, true),
            (DueFilter::NextThreeMonths, Some("2027-02-28"), true, true),
            (DueFilter::NextThreeMonths, Some("2027-03-01"), true, false),
            (DueFilter::NextThreeMonths, Some("2026-11-29"), true, false),
            (DueFilter::Undated, None, true, true),
            (DueFilter::Undated, None, false, false),
            (DueFilter::Undated, Some("2026-11-30"), true, false),
            (span, Some("2026-04-01"), false, true),
            (span, Some("2026-06-30"), true, true),
            (span, Some("2026-07-01"), true, false),
            (span, None, true, false),
            (
                DueFilter::Between(None, Some(day("2026-06-30"))),
                Some("1999-01-01"),
                true,
                true,
            ),
            (
                DueFilter::Between(Some(day("2026-04-01")), None),
                Some("2026-03-31"),
                true,
                false,
            ),
        ] {
            assert_eq!(
                filter.fits(due.map(day), is_owed, today),
                expected,
                "{filter:?} on {due:?}, owed: {is_owed}"
            );
        }
    }

    #[test]
    fn a_code_is_read_back_and_what_no_version_wrote_is_refused() {
        for (filter, code) in [
            (DueFilter::Overdue, "overdue"),
            (DueFilter::NextThreeMonths, "next_three_months"),
            (DueFilter::Between(Some(day("2026-04-01")), None), "2026-04-01/.."),
            (
                DueFilter::Between(Some(day("2026-04-01")), Some(day("2026-06-30"))),
                "2026-04-01/2026-06-30",
            ),
        ] {
            assert_eq!(filter.code(), code);
            assert_eq!(DueFilter::from_code(code), Some(filter));
        }
        for code in ["", "soon", "2026-04-01", "2026-04-31/..", "2026-04-01/.. "] {
            assert_eq!(DueFilter::from_code(code), None, "{code:?}");
        }
    }
}
