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
    /// When it came onto the register.
    pub added_at: Moment,
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
        /// Its last day is after this month.
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
        } else {
            Self::Later
        }
    }
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
            ("2026-12-01", Nearness::Later),
        ] {
            assert_eq!(Nearness::of(Some(day(latest)), today), expected, "{latest}");
        }
        assert_eq!(Nearness::of(None, today), Nearness::Undated);
    }
}
