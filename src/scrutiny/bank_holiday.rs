//! Bank holidays of the nations, by the rules of `assets/calendar/bank_holidays.toml`.
//!
//! A rule says on which day a holiday falls; a day that falls on a weekend has a substitute, the next
//! weekday that is free (Banking and Financial Dealings Act 1971, schedule 1). What proclamations
//! moved or added is listed beside the rules, as far as it has been published.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use chrono::{Datelike, Days, Weekday};
use serde::Deserialize;

use super::Day;
use super::nation::Nation;
use super::period::easter;

/// A bank holiday of one nation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BankHoliday {
    /// The day on which it is kept; never a Saturday or a Sunday.
    pub day: Day,
    /// What it is called, with "substitute day" where it stands in for a day of a weekend.
    pub name: String,
}

/// The shape of the file. Unknown keys are refused.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    source: String,
    law: String,
    first_year: i32,
    last_year: i32,
    holiday: Vec<RuleFile>,
    moved: Vec<MovedFile>,
    added: Vec<AddedFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    name: String,
    nations: Vec<String>,
    on: Option<(u32, u32)>,
    after_easter: Option<i64>,
    first_monday_of: Option<u32>,
    last_monday_of: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MovedFile {
    name: String,
    from: Day,
    to: Day,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AddedFile {
    name: String,
    nations: Vec<String>,
    day: Day,
}

fn read(text: &str) -> Result<RulesFile, toml::de::Error> {
    toml::from_str(text)
}

/// A test reads the file, so that the program never goes without it.
static RULES: LazyLock<RulesFile> =
    LazyLock::new(|| read(include_str!("../../assets/calendar/bank_holidays.toml")).unwrap_or_default());

impl RuleFile {
    fn of_year(&self, year: i32) -> Option<Day> {
        if let Some((month, day)) = self.on {
            return Day::from_ymd_opt(year, month, day);
        }
        if let Some(ahead) = self.after_easter {
            let by = Days::new(ahead.unsigned_abs());
            let easter = easter(year)?;
            return if ahead < 0 {
                easter.checked_sub_days(by)
            } else {
                easter.checked_add_days(by)
            };
        }
        if let Some(month) = self.first_monday_of {
            return Day::from_weekday_of_month_opt(year, month, Weekday::Mon, 1);
        }
        let month = self.last_monday_of?;
        Day::from_weekday_of_month_opt(year, month, Weekday::Mon, 5)
            .or_else(|| Day::from_weekday_of_month_opt(year, month, Weekday::Mon, 4))
    }
}

fn is_of(nations: &[String], nation: Nation) -> bool {
    nations.iter().any(|of| of == nation.code())
}

fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The bank holidays that a nation keeps in a year, in order. A substitute for the last day of the
/// year never falls into the next: no rule has such a day.
#[must_use]
pub fn bank_holidays(nation: Nation, year: i32) -> Vec<BankHoliday> {
    let rules: &RulesFile = &RULES;
    let mut kept = Vec::new();
    let mut on_weekends = Vec::new();
    for rule in rules.holiday.iter().filter(|rule| is_of(&rule.nations, nation)) {
        let Some(day) = rule.of_year(year) else { continue };
        let moved = rules.moved.iter().find(|moved| moved.from == day);
        let (day, name) = moved.map_or((day, &rule.name), |moved| (moved.to, &moved.name));
        if is_weekend(day) {
            on_weekends.push((day, name));
        } else {
            kept.push(BankHoliday {
                day,
                name: name.clone(),
            });
        }
    }
    kept.extend(
        rules
            .added
            .iter()
            .filter(|added| added.day.year() == year && is_of(&added.nations, nation))
            .map(|added| BankHoliday {
                day: added.day,
                name: added.name.clone(),
            }),
    );
    on_weekends.sort();
    for (day, name) in on_weekends {
        let substitute = day
            .iter_days()
            .take(14)
            .find(|day| !is_weekend(*day) && kept.iter().all(|other| other.day != *day));
        if let Some(day) = substitute {
            kept.push(BankHoliday {
                day,
                name: format!("{name} (substitute day)"),
            });
        }
    }
    kept.sort();
    kept
}

/// The years that were compared with the published list. In later years a proclamation may still move
/// or add a day.
#[must_use]
pub fn published_years() -> RangeInclusive<i32> {
    RULES.first_year..=RULES.last_year
}

/// Where the list is published, and the law behind it.
#[must_use]
pub fn sources() -> (&'static str, &'static str) {
    (&RULES.source, &RULES.law)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days as published, a line a nation and year: `2016 england 01-01 03-25 …`.
    const PUBLISHED: &str = include_str!("../../tests/files/bank_holidays.txt");

    #[test]
    fn the_file_is_read_and_each_holiday_has_one_rule() {
        let rules = read(include_str!("../../assets/calendar/bank_holidays.toml")).unwrap();
        for rule in &rules.holiday {
            let ways = [
                rule.on.is_some(),
                rule.after_easter.is_some(),
                rule.first_monday_of.is_some(),
                rule.last_monday_of.is_some(),
            ];
            assert_eq!(ways.iter().filter(|way| **way).count(), 1, "{}", rule.name);
        }
        for code in rules
            .holiday
            .iter()
            .flat_map(|rule| &rule.nations)
            .chain(rules.added.iter().flat_map(|added| &added.nations))
        {
            Nation::from_code(code).unwrap();
        }
        // Each of the moved days is one that a rule gives: otherwise it would have been added.
        for moved in &rules.moved {
            let falls = rules
                .holiday
                .iter()
                .filter_map(|rule| rule.of_year(moved.from.year()))
                .any(|day| day == moved.from);
            assert!(falls, "{}", moved.name);
        }
    }

    #[test]
    fn the_rules_give_the_published_days_of_every_nation_and_year() {
        let mut seen = Vec::new();
        for line in PUBLISHED.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let year: i32 = words.next().unwrap().parse().unwrap();
            let nation = Nation::from_code(words.next().unwrap()).unwrap();
            let expected: Vec<Day> = words
                .map(|day| format!("{year}-{day}").parse().unwrap())
                .collect();
            let days: Vec<Day> = bank_holidays(nation, year).iter().map(|h| h.day).collect();
            assert_eq!(days, expected, "{nation:?} {year}");
            seen.push((nation, year));
        }
        for nation in Nation::ALL {
            for year in published_years() {
                assert!(seen.contains(&(*nation, year)), "{nation:?} {year} is not listed");
            }
        }
    }

    #[test]
    fn a_substitute_is_named_as_one_and_passes_over_days_that_are_taken() {
        let named = |nation, year, day: &str| {
            let day: Day = day.parse().unwrap();
            let found = bank_holidays(nation, year).into_iter().find(|h| h.day == day);
            found.map(|h| h.name)
        };
        // Christmas Day 2022 fell on a Sunday, and the Monday after it was Boxing Day already.
        assert_eq!(
            named(Nation::England, 2022, "2022-12-26").as_deref(),
            Some("Boxing Day")
        );
        assert_eq!(
            named(Nation::England, 2022, "2022-12-27").as_deref(),
            Some("Christmas Day (substitute day)")
        );
        assert_eq!(
            named(Nation::Scotland, 2026, "2026-06-15").as_deref(),
            Some("World Cup bank holiday")
        );
        assert_eq!(named(Nation::Wales, 2026, "2026-06-15"), None);
    }
}
