//! Councils, and what a council settles for its own records: its calendar and its clocks.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Day;
use super::answer_clock::Clocks;
use super::bank_holiday::bank_holidays;
use super::id::CouncilId;
use super::nation::Nation;
use super::period::{Calendar, SchoolYear, Seasons};

/// A council whose papers are on the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Council {
    /// Its identity.
    pub id: CouncilId,
    /// Its name, as its first paper printed it or as the user put it.
    pub name: String,
    /// Other names by which papers know it, as printed, in the order in which they came.
    pub other_names: Vec<String>,
    /// The council that it was found to be; none where it stands for itself.
    pub merged_into: Option<CouncilId>,
    /// In which nation it lies, where the user has said so: bank holidays, school terms and the law
    /// follow.
    pub nation: Option<Nation>,
    /// Its calendar.
    pub calendar: CouncilCalendar,
    /// How long there is to answer its committees.
    pub clocks: Clocks,
}

impl Council {
    /// A council that nobody has said anything of but its name.
    #[must_use]
    pub fn new(id: CouncilId, name: String) -> Self {
        Self {
            id,
            name,
            other_names: Vec::new(),
            merged_into: None,
            nation: None,
            calendar: CouncilCalendar::default(),
            clocks: Clocks::default(),
        }
    }

    /// What its phrases of time are read by.
    #[must_use]
    pub fn dates(&self) -> Calendar {
        self.calendar.dates(self.nation)
    }

    /// The days on which it is closed.
    #[must_use]
    pub fn closed_days(&self) -> ClosedDays {
        ClosedDays::of(self.nation, &self.calendar)
    }
}

/// The calendar of a council, as far as it differs from the common one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CouncilCalendar {
    /// The month in which the municipal year begins.
    pub municipal_year_begins: u32,
    /// What the seasons mean.
    pub seasons: Seasons,
    /// The school years whose terms the user has given, by the year in which they begin.
    pub school_years: Vec<SchoolYear>,
    /// Days on which the council is closed besides weekends and bank holidays, in order.
    pub closed: Vec<LocalDay>,
    /// Bank holidays on which it is open, in order.
    pub open: Vec<Day>,
}

/// A day on which a council is closed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalDay {
    /// The day.
    pub day: Day,
    /// Why: "Christmas closure".
    pub name: String,
}

impl Default for CouncilCalendar {
    fn default() -> Self {
        let common = Calendar::default();
        Self {
            municipal_year_begins: common.municipal_year_begins,
            seasons: common.seasons,
            school_years: Vec::new(),
            closed: Vec::new(),
            open: Vec::new(),
        }
    }
}

impl CouncilCalendar {
    /// What phrases of time are read by where a council of `nation` has this calendar.
    #[must_use]
    pub fn dates(&self, nation: Option<Nation>) -> Calendar {
        Calendar {
            municipal_year_begins: self.municipal_year_begins,
            seasons: self.seasons,
            nation,
            school_years: Arc::from(self.school_years.as_slice()),
        }
    }

    /// The same calendar with everything in order and nothing twice.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        self.school_years.sort_by_key(|year| year.begins);
        self.school_years.dedup_by_key(|year| year.begins);
        self.closed.sort();
        self.closed.dedup_by_key(|local| local.day);
        self.open.sort_unstable();
        self.open.dedup();
        self
    }

    /// What cannot be so, in a sentence for whoever typed it; none where all is well.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        if !(1..=12).contains(&self.municipal_year_begins) {
            return Some("The municipal year begins in a month from 1 to 12".to_owned());
        }
        if !self.seasons.is_in_order() {
            return Some("Spring, summer, autumn and winter must begin one after the other".to_owned());
        }
        let year = self.school_years.iter().find(|year| !year.is_in_order())?;
        Some(format!(
            "The days of the school year {}/{:02} do not follow each other",
            year.begins,
            (year.begins + 1).rem_euclid(100)
        ))
    }
}

/// The days, besides Saturdays and Sundays, on which a council is closed, with the reason for each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClosedDays {
    days: BTreeMap<Day, String>,
}

/// The years for which closed days are worked out: no paper on a register is older, and no clock runs
/// longer.
const YEARS: std::ops::RangeInclusive<i32> = 1995..=2075;

impl ClosedDays {
    /// The bank holidays of the nation, without those on which the council is open, and its own days.
    /// Where the nation is not known, no bank holiday is.
    #[must_use]
    pub fn of(nation: Option<Nation>, calendar: &CouncilCalendar) -> Self {
        let bank = nation
            .into_iter()
            .flat_map(|nation| YEARS.flat_map(move |year| bank_holidays(nation, year)))
            .filter(|holiday| !calendar.open.contains(&holiday.day))
            .map(|holiday| (holiday.day, holiday.name));
        let own = calendar
            .closed
            .iter()
            .map(|local| (local.day, local.name.clone()));
        Self::of_days(bank.chain(own))
    }

    /// These days.
    pub fn of_days(days: impl IntoIterator<Item = (Day, String)>) -> Self {
        Self {
            days: days.into_iter().collect(),
        }
    }

    /// Why the council is closed on a day; none where it is not.
    #[must_use]
    pub fn why(&self, day: Day) -> Option<&str> {
        self.days.get(&day).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_council_is_closed_on_its_nations_holidays_and_its_own_days() {
        let calendar = CouncilCalendar {
            closed: vec![LocalDay {
                day: day("2026-12-29"),
                name: "Christmas closure".to_owned(),
            }],
            open: vec![day("2026-05-04")],
            ..CouncilCalendar::default()
        };
        let closed = ClosedDays::of(Some(Nation::England), &calendar);
        assert_eq!(closed.why(day("2026-12-25")), Some("Christmas Day"));
        assert_eq!(closed.why(day("2026-12-29")), Some("Christmas closure"));
        assert_eq!(closed.why(day("2026-05-04")), None, "the council works that day");
        assert_eq!(closed.why(day("2026-06-15")), None, "a holiday in Scotland alone");
        let unknown = ClosedDays::of(None, &calendar);
        assert_eq!(unknown.why(day("2026-12-25")), None);
    }

    #[test]
    fn a_calendar_that_cannot_be_says_what_is_wrong() {
        assert_eq!(CouncilCalendar::default().fault(), None);
        let mut calendar = CouncilCalendar {
            municipal_year_begins: 13,
            ..CouncilCalendar::default()
        };
        assert!(calendar.fault().unwrap().contains("municipal year"));
        calendar.municipal_year_begins = 5;
        calendar.seasons.spring = 7;
        assert!(calendar.fault().unwrap().contains("Spring"));
    }
}
