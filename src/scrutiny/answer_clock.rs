//! How long somebody has to answer what a committee asks: a rule per council, and the sum for one
//! recommendation.
//!
//! No rule is ever assumed: which law holds for a council is for the user to say, and in Wales no
//! period is laid down by statute.

use std::collections::BTreeMap;

use super::Day;
use super::clock::{Reckoning, days_beginning_with, months_beginning_with};
use super::code::coded;

coded! {
    /// What a council's own rule counts in.
    pub enum Unit {
        /// Days.
        Days = "days", "days";
        /// Weeks.
        Weeks = "weeks", "weeks";
        /// Months.
        Months = "months", "months";
    }
}

/// How long there is to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerRule {
    /// Two months beginning with the day: Local Government Act 2000 s.9FE, in England.
    Law,
    /// What the council's own rules say.
    Own {
        /// How many.
        count: u16,
        /// Of what.
        unit: Unit,
    },
}

impl AnswerRule {
    /// The rule as a chair would name it.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Law => "Two months, by section 9FE of the Local Government Act 2000 (England)".to_owned(),
            Self::Own { count, unit } => {
                let unit = unit.label();
                let unit = if count == 1 {
                    unit.trim_end_matches('s')
                } else {
                    unit
                };
                format!("{count} {unit}, by the council’s own rule")
            }
        }
    }

    /// Where the rule can be read.
    #[must_use]
    pub const fn address(self) -> Option<&'static str> {
        match self {
            Self::Law => Some("legislation.gov.uk/ukpga/2000/22/part/1A"),
            Self::Own { .. } => None,
        }
    }

    /// The last day to answer what was received on `start`, with the sum. None outside the calendar.
    #[must_use]
    pub fn reckon(self, start: Day) -> Option<Reckoning> {
        match self {
            Self::Law => months_beginning_with(start, 2),
            Self::Own { count, unit } => match unit {
                Unit::Days => days_beginning_with(start, u32::from(count)),
                Unit::Weeks => days_beginning_with(start, u32::from(count) * 7),
                Unit::Months => months_beginning_with(start, u32::from(count)),
            },
        }
    }
}

/// Which rule holds for which council, by its name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerRules {
    rules: BTreeMap<String, AnswerRule>,
}

impl AnswerRules {
    /// The rule of a council; none where the user has set none.
    #[must_use]
    pub fn of(&self, council: Option<&str>) -> Option<AnswerRule> {
        self.rules.get(council?).copied()
    }

    /// Sets the rule of a council, or takes it away.
    #[must_use]
    pub fn with(mut self, council: &str, rule: Option<AnswerRule>) -> Self {
        match rule {
            Some(rule) => self.rules.insert(council.to_owned(), rule),
            None => self.rules.remove(council),
        };
        self
    }

    /// Every council that has a rule, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, AnswerRule)> {
        self.rules.iter().map(|(council, rule)| (council.as_str(), *rule))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn each_rule_ends_on_the_day_that_was_worked_out_by_hand() {
        let own = |count, unit| AnswerRule::Own { count, unit };
        for (rule, start, last) in [
            (AnswerRule::Law, "2016-06-28", "2016-08-27"),
            (AnswerRule::Law, "2026-01-01", "2026-02-28"),
            (AnswerRule::Law, "2025-12-31", "2026-02-28"),
            (AnswerRule::Law, "2027-12-31", "2028-02-29"),
            (AnswerRule::Law, "2026-02-28", "2026-04-27"),
            (own(28, Unit::Days), "2026-03-01", "2026-03-28"),
            (own(8, Unit::Weeks), "2026-06-16", "2026-08-10"),
            (own(1, Unit::Months), "2026-01-31", "2026-02-28"),
            (own(1, Unit::Months), "2026-05-15", "2026-06-14"),
        ] {
            let read = rule.reckon(day(start)).unwrap();
            assert_eq!(read.last_day, day(last), "{rule:?} from {start}");
        }
        assert_eq!(own(0, Unit::Days).reckon(day("2026-01-01")), None);
    }

    #[test]
    fn a_rule_is_named_in_the_singular_where_there_is_one() {
        let own = |count, unit| AnswerRule::Own { count, unit }.words();
        assert_eq!(own(1, Unit::Months), "1 month, by the council’s own rule");
        assert_eq!(own(8, Unit::Weeks), "8 weeks, by the council’s own rule");
    }

    #[test]
    fn no_rule_is_assumed() {
        let rules = AnswerRules::default().with("Larkhythe", Some(AnswerRule::Law));
        assert_eq!(rules.of(Some("Larkhythe")), Some(AnswerRule::Law));
        assert_eq!(rules.of(Some("Salterby")), None);
        assert_eq!(rules.of(None), None);
        assert_eq!(rules.with("Larkhythe", None), AnswerRules::default());
    }
}
