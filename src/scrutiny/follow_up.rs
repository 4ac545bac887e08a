//! Follow-ups: days on which something is to be asked again, looked at or expected.

use super::code::coded;
use super::id::{FollowUpId, ItemId, PaperId};
use super::promise::Due;
use super::{Day, Moment};

/// A follow-up date, with or without an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// Its identity.
    pub id: FollowUpId,
    /// What is to be followed up, in words.
    pub about: String,
    /// When; a window like every other time.
    pub due: Due,
    /// Whether the user set the window, so that it no longer follows from phrase and paper date.
    pub set_by_user: bool,
    /// The window that now follows from phrase and paper date, where it differs from one the user
    /// had set; waits for the user's word.
    pub proposed: Option<super::period::Window>,
    /// The item it belongs to.
    pub item: Option<ItemId>,
    /// The paper it was found in, or that it is about.
    pub paper: Option<PaperId>,
    /// The day it was done; none while it is open.
    pub done_on: Option<Day>,
    /// What came of it.
    pub outcome: Option<String>,
    /// How often it comes back once it is done; none for one that does not.
    pub repeat: Option<Repeat>,
    /// When it came onto the register.
    pub added_at: Moment,
}

/// Every so many months, until the item is signed off: "six and twelve months after the response, then
/// every six months".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Repeat {
    months: u8,
}

impl Repeat {
    /// The rhythms that are offered, in months.
    pub const OFFERED: &'static [u8] = &[1, 2, 3, 6, 12];
    /// The longest rhythm, in months.
    pub const LONGEST: u8 = 60;

    /// Every `months` months; none for no months and for more than [`Repeat::LONGEST`].
    #[must_use]
    pub const fn every(months: u8) -> Option<Self> {
        if months == 0 || months > Self::LONGEST {
            return None;
        }
        Some(Self { months })
    }

    /// How many months lie between.
    #[must_use]
    pub const fn months(self) -> u8 {
        self.months
    }

    /// The rhythm in words: "every month", "every 6 months", "every year".
    #[must_use]
    pub fn words(self) -> String {
        match self.months {
            1 => "every month".to_owned(),
            12 => "every year".to_owned(),
            24 | 36 | 48 | 60 => format!("every {} years", self.months / 12),
            months => format!("every {months} months"),
        }
    }

    /// The day of the next one, once that of `latest` was done on `done_on`: it keeps to its rhythm and
    /// passes over what lies behind the day it was done. Without a last day the rhythm begins on the day
    /// it was done. None at the end of the calendar.
    #[must_use]
    pub fn next_after(self, latest: Option<Day>, done_on: Day) -> Option<Day> {
        let first = latest.unwrap_or(done_on);
        let step = u32::from(self.months);
        // Counted from the first day each time: 31 August goes on as 28 February and 31 August.
        (1..)
            .map(|times: u32| first.checked_add_months(chrono::Months::new(step.checked_mul(times)?)))
            .find(|next| next.is_none_or(|next| next > done_on))
            .flatten()
    }
}

coded! {
    /// When an open follow-up falls, as the list groups them.
    pub enum Nearness {
        /// Its last day has passed.
        Overdue = "overdue", "Overdue";
        /// Its last day is within seven days, today included.
        ThisWeek = "this_week", "This week";
        /// Its last day is in this calendar month.
        ThisMonth = "this_month", "This month";
        /// Its last day is in this school term.
        ThisTerm = "this_term", "This term";
        /// Its last day is after this month and this term.
        Later = "later", "Later";
        /// It has no last day.
        Undated = "undated", "Undated";
    }
}

impl Nearness {
    /// Where a window's last day falls, seen from `today`.
    #[must_use]
    pub fn of(latest: Option<Day>, today: Day) -> Self {
        use chrono::Datelike;
        let Some(latest) = latest else {
            return Self::Undated;
        };
        if latest < today {
            Self::Overdue
        } else if (latest - today).num_days() < 7 {
            Self::ThisWeek
        } else if (latest.year(), latest.month()) == (today.year(), today.month()) {
            Self::ThisMonth
        } else if end_of_term(today).is_some_and(|end| latest <= end) {
            Self::ThisTerm
        } else {
            Self::Later
        }
    }
}

/// The last day of the school term, as date language has it: autumn from September, spring from January,
/// summer from April; August belongs to the term before it.
fn end_of_term(today: Day) -> Option<Day> {
    use chrono::Datelike;
    let (month, day) = match today.month() {
        1..=3 => (3, 31),
        4..=8 => (8, 31),
        _ => (12, 31),
    };
    Day::from_ymd_opt(today.year(), month, day)
}

/// The Monday of the next week.
#[must_use]
pub fn next_week(today: Day) -> Option<Day> {
    use chrono::Datelike;
    let ahead = 7 - u64::from(today.weekday().num_days_from_monday());
    today.checked_add_days(chrono::Days::new(ahead))
}

/// The first day of the next month that is neither Saturday nor Sunday.
#[must_use]
pub fn next_month(today: Day) -> Option<Day> {
    use chrono::Datelike;
    let first = today.with_day(1)?.checked_add_months(chrono::Months::new(1))?;
    let ahead = match first.weekday() {
        chrono::Weekday::Sat => 2,
        chrono::Weekday::Sun => 1,
        _ => 0,
    };
    first.checked_add_days(chrono::Days::new(ahead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_follow_up_falls_into_the_nearest_group_that_fits() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let today = day("2026-11-23");
        for (latest, expected) in [
            ("2026-11-22", Nearness::Overdue),
            ("2026-11-23", Nearness::ThisWeek),
            ("2026-11-29", Nearness::ThisWeek),
            ("2026-11-30", Nearness::ThisMonth),
            ("2026-12-01", Nearness::ThisTerm),
            ("2026-12-31", Nearness::ThisTerm),
            ("2027-01-01", Nearness::Later),
        ] {
            assert_eq!(Nearness::of(Some(day(latest)), today), expected, "{latest}");
        }
        assert_eq!(Nearness::of(None, today), Nearness::Undated);
    }

    #[test]
    fn a_term_ends_with_its_season_and_august_belongs_to_the_summer() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (today, end) in [
            ("2026-01-01", "2026-03-31"),
            ("2026-03-31", "2026-03-31"),
            ("2026-04-01", "2026-08-31"),
            ("2026-08-15", "2026-08-31"),
            ("2026-09-01", "2026-12-31"),
        ] {
            assert_eq!(end_of_term(day(today)), Some(day(end)), "{today}");
        }
    }

    #[test]
    fn the_next_one_keeps_its_rhythm_and_never_lies_in_the_past() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (months, latest, done, next) in [
            (6, Some("2026-05-25"), "2026-05-20", "2026-11-25"),
            (6, Some("2026-05-25"), "2026-06-30", "2026-11-25"),
            (6, Some("2026-05-25"), "2026-11-25", "2027-05-25"),
            (6, Some("2025-08-31"), "2026-03-02", "2026-08-31"),
            (1, Some("2026-01-31"), "2026-02-01", "2026-02-28"),
            (1, Some("2026-01-31"), "2026-02-28", "2026-03-31"),
            (12, Some("2024-02-29"), "2024-03-01", "2025-02-28"),
            (3, None, "2026-11-23", "2027-02-23"),
        ] {
            let repeat = Repeat::every(months).unwrap();
            let found = repeat.next_after(latest.map(day), day(done));
            assert_eq!(found, Some(day(next)), "every {months} months, done on {done}");
        }
        assert_eq!(Repeat::every(0), None);
        assert_eq!(Repeat::every(61), None);
        assert_eq!(Repeat::every(6).unwrap().words(), "every 6 months");
    }

    #[test]
    fn what_is_put_off_comes_back_on_a_working_day() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(next_week(day("2026-11-23")), Some(day("2026-11-30")));
        assert_eq!(next_week(day("2026-11-29")), Some(day("2026-11-30")));
        assert_eq!(next_month(day("2026-12-31")), Some(day("2027-01-01")));
        assert_eq!(
            next_month(day("2026-07-05")),
            Some(day("2026-08-03")),
            "1 August 2026 is a Saturday"
        );
        assert_eq!(
            next_month(day("2026-10-05")),
            Some(day("2026-11-02")),
            "1 November 2026 is a Sunday"
        );
    }
}
