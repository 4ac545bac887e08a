//! How long somebody has to answer what a committee asks: which clocks a council has switched on, and
//! the sum for one item.
//!
//! No rule is ever assumed: which law holds for a council is for the user to say, and in Wales no
//! period is laid down by statute.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Day;
use super::body::BodyKind;
use super::clock::{
    Reckoning, clear_days_after, counted, days_beginning_with, months_beginning_with, working_days_after,
};
use super::clock_table::ClockKind;
use super::code::coded;
use super::council::{ClosedDays, Council};
use super::item::Item;
use super::nation::Nation;

coded! {
    /// What a clock counts in.
    pub enum Unit {
        /// Days, of which the first is the day it starts.
        Days = "days", "days";
        /// Weeks of days.
        Weeks = "weeks", "weeks";
        /// Months beginning with the day.
        Months = "months", "months";
        /// Days after it, without weekends, bank holidays and days on which the council is closed.
        WorkingDays = "working_days", "working days";
        /// Days between, of which neither end counts.
        ClearDays = "clear_days", "clear days";
        /// Working days between, of which neither end counts.
        ClearWorkingDays = "clear_working_days", "clear working days";
    }
}

coded! {
    /// What starts a clock.
    pub enum Start {
        /// The day the item was made, as if it had been received that day; the day it was received
        /// where somebody has said which that was.
        Made = "made", "The day it was made, or received where that is known";
        /// The day it was received: no clock runs until somebody has said which that was.
        Received = "received", "Only the day it was received";
    }
}

/// How one clock is set for a council.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockSetting {
    /// Whether it runs.
    pub is_on: bool,
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
    /// From when.
    pub start: Start,
}

/// How the clocks are set for a council; one that is not set does not run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clocks {
    settings: BTreeMap<ClockKind, ClockSetting>,
}

/// The most that a clock can count.
pub const MOST: u16 = 730;

impl ClockSetting {
    /// The clock as the table has it, switched off.
    #[must_use]
    pub fn of_table(kind: ClockKind) -> Self {
        let rule = kind.rule();
        Self {
            is_on: false,
            count: rule.count,
            unit: rule.unit,
            start: Start::Made,
        }
    }

    /// "Two months", "8 weeks".
    #[must_use]
    pub fn length_words(self) -> String {
        length_words(self.count, self.unit)
    }
}

fn length_words(count: u16, unit: Unit) -> String {
    if (count, unit) == (2, Unit::Months) {
        return "two months".to_owned();
    }
    let one = unit.label().trim_end_matches('s');
    counted(u32::from(count), one)
}

impl Clocks {
    /// How a clock is set, if it is.
    #[must_use]
    pub fn get(&self, kind: ClockKind) -> Option<ClockSetting> {
        self.settings.get(&kind).copied()
    }

    /// The clocks with one of them set.
    #[must_use]
    pub fn with(mut self, kind: ClockKind, setting: ClockSetting) -> Self {
        self.settings.insert(kind, setting);
        self
    }

    /// Every clock that is set.
    pub fn iter(&self) -> impl Iterator<Item = (ClockKind, ClockSetting)> {
        self.settings.iter().map(|(kind, setting)| (*kind, *setting))
    }

    /// Whether nobody has said anything about any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.settings.is_empty()
    }

    /// Whether a clock counts nothing, or more than [`MOST`].
    #[must_use]
    pub fn has_impossible_length(&self) -> bool {
        self.settings
            .values()
            .any(|setting| setting.count == 0 || setting.count > MOST)
    }

    /// The clock that runs for what a body of this kind asks in this nation: that of the body's own
    /// subject, else the council's own rule, else the executive's.
    fn running(&self, body: Option<BodyKind>, nation: Option<Nation>) -> Option<(ClockKind, ClockSetting)> {
        let subject = match body {
            Some(BodyKind::Health) => Some(ClockKind::Health),
            Some(BodyKind::CrimeAndDisorder) => Some(ClockKind::CrimeAndDisorder),
            _ => None,
        };
        subject
            .into_iter()
            .chain([ClockKind::Own, ClockKind::Executive])
            .filter(|kind| kind.rule().can_hold_in(nation))
            .find_map(|kind| Some((kind, self.get(kind).filter(|setting| setting.is_on)?)))
    }
}

/// A clock that runs, with the days that it leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    kind: ClockKind,
    setting: ClockSetting,
    closed: Arc<ClosedDays>,
}

impl Clock {
    /// A clock with its setting and the days on which the council is closed.
    #[must_use]
    pub const fn new(kind: ClockKind, setting: ClockSetting, closed: Arc<ClosedDays>) -> Self {
        Self {
            kind,
            setting,
            closed,
        }
    }

    /// The rule as a chair would name it.
    #[must_use]
    pub fn words(&self) -> String {
        let rule = self.kind.rule();
        let length = self.length_words();
        let mut words = match rule.law {
            None => format!("{length}, by the council’s own rule"),
            Some(law) if (self.setting.count, self.setting.unit) == (rule.count, rule.unit) => {
                format!("{length}, by {law} (England)")
            }
            Some(law) => format!(
                "{length}, as set for this council in place of the {} of {law} (England)",
                length_words(rule.count, rule.unit)
            ),
        };
        if let Some(first) = words.get(..1).map(str::to_uppercase) {
            words.replace_range(..1, &first);
        }
        words
    }

    /// How long it is: "two months", "8 weeks".
    #[must_use]
    pub fn length_words(&self) -> String {
        self.setting.length_words()
    }

    /// Where the rule can be read.
    #[must_use]
    pub fn address(&self) -> Option<&'static str> {
        self.kind.rule().address
    }

    /// Who has to act.
    #[must_use]
    pub fn who(&self) -> &'static str {
        self.kind.rule().who
    }

    /// What starts it.
    #[must_use]
    pub const fn start(&self) -> Start {
        self.setting.start
    }

    /// The day on which it starts for an item; none where nobody has said which that is.
    #[must_use]
    pub fn start_of(&self, item: &Item) -> Option<Day> {
        match self.setting.start {
            Start::Made => item.received_on.or(item.made_on),
            Start::Received => item.received_on,
        }
    }

    /// The last day to answer what was received on `start`, with the sum. None outside the calendar.
    #[must_use]
    pub fn reckon(&self, start: Day) -> Option<Reckoning> {
        let count = u32::from(self.setting.count);
        match self.setting.unit {
            Unit::Days => days_beginning_with(start, count),
            Unit::Weeks => days_beginning_with(start, count * 7),
            Unit::Months => months_beginning_with(start, count),
            Unit::WorkingDays => working_days_after(start, count, &self.closed),
            Unit::ClearDays => clear_days_after(start, count, None),
            Unit::ClearWorkingDays => clear_days_after(start, count, Some(&self.closed)),
        }
    }
}

/// How long there is to answer, as preferences of an earlier version kept it by the council's name.
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

impl From<AnswerRule> for Clocks {
    fn from(rule: AnswerRule) -> Self {
        let (kind, count, unit) = match rule {
            AnswerRule::Law => (ClockKind::Executive, 2, Unit::Months),
            AnswerRule::Own { count, unit } => (ClockKind::Own, count, unit),
        };
        Self::default().with(
            kind,
            ClockSetting {
                is_on: true,
                count,
                unit,
                start: Start::Made,
            },
        )
    }
}

/// The clocks of one council, and what they go by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct CouncilClocks {
    clocks: Clocks,
    nation: Option<Nation>,
    closed: Arc<ClosedDays>,
}

/// Which clocks run for which council, by its name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerRules {
    rules: BTreeMap<String, CouncilClocks>,
}

impl AnswerRules {
    /// The clocks of the councils on a register; where a council has none set, what an earlier version
    /// kept among the preferences.
    #[must_use]
    pub fn of_councils(councils: &[Council], former: &BTreeMap<String, AnswerRule>) -> Self {
        let rules = councils.iter().map(|council| {
            let clocks = match former.get(&council.name) {
                Some(rule) if council.clocks.is_empty() => Clocks::from(*rule),
                _ => council.clocks.clone(),
            };
            let clocks = CouncilClocks {
                clocks,
                nation: council.nation,
                closed: Arc::new(council.closed_days()),
            };
            (council.name.clone(), clocks)
        });
        Self {
            rules: rules.collect(),
        }
    }

    /// The clock that runs for what a body of a council asks; none where the user has set none.
    #[must_use]
    pub fn of(&self, council: Option<&str>, body: Option<BodyKind>) -> Option<Clock> {
        let of = self.rules.get(council?)?;
        let (kind, setting) = of.clocks.running(body, of.nation)?;
        Some(Clock::new(kind, setting, Arc::clone(&of.closed)))
    }

    /// The same rules with a council's clocks set as an earlier version had them, or taken away.
    #[must_use]
    pub fn with(mut self, council: &str, rule: Option<AnswerRule>) -> Self {
        match rule {
            Some(rule) => self.rules.insert(
                council.to_owned(),
                CouncilClocks {
                    clocks: rule.into(),
                    ..CouncilClocks::default()
                },
            ),
            None => self.rules.remove(council),
        };
        self
    }
}

#[cfg(test)]
#[path = "answer_clock_cases.rs"]
mod cases;

#[cfg(test)]
mod tests {
    use super::*;

    fn set(count: u16, unit: Unit) -> ClockSetting {
        ClockSetting {
            is_on: true,
            count,
            unit,
            start: Start::Made,
        }
    }

    fn clock(kind: ClockKind, setting: ClockSetting) -> Clock {
        Clock::new(kind, setting, Arc::default())
    }

    #[test]
    fn a_rule_is_named_as_a_chair_would_name_it() {
        for (kind, setting, words) in [
            (
                ClockKind::Executive,
                set(2, Unit::Months),
                "Two months, by section 9FE of the Local Government Act 2000 (England)",
            ),
            (
                ClockKind::Executive,
                set(6, Unit::Weeks),
                "6 weeks, as set for this council in place of the two months of section 9FE of the Local \
                 Government Act 2000 (England)",
            ),
            (
                ClockKind::Own,
                set(1, Unit::Months),
                "1 month, by the council’s own rule",
            ),
            (
                ClockKind::Own,
                set(20, Unit::WorkingDays),
                "20 working days, by the council’s own rule",
            ),
        ] {
            assert_eq!(clock(kind, setting).words(), words);
        }
    }

    #[test]
    fn no_rule_is_assumed() {
        let rules = AnswerRules::default().with("Larkhythe", Some(AnswerRule::Law));
        assert!(rules.of(Some("Larkhythe"), None).is_some());
        assert_eq!(rules.of(Some("Salterby"), None), None);
        assert_eq!(rules.of(None, None), None);
        assert_eq!(rules.with("Larkhythe", None), AnswerRules::default());
    }

    #[test]
    fn the_bodys_subject_comes_first_then_the_councils_own_rule_then_the_law() {
        let clocks = Clocks::default()
            .with(ClockKind::Executive, set(2, Unit::Months))
            .with(ClockKind::Health, set(28, Unit::Days));
        let running = |clocks: &Clocks, body, nation| clocks.running(body, nation).map(|(kind, _)| kind);
        let england = Some(Nation::England);
        assert_eq!(
            running(&clocks, Some(BodyKind::Health), england),
            Some(ClockKind::Health)
        );
        assert_eq!(
            running(&clocks, Some(BodyKind::Scrutiny), england),
            Some(ClockKind::Executive)
        );
        assert_eq!(
            running(&clocks, Some(BodyKind::CrimeAndDisorder), england),
            Some(ClockKind::Executive),
            "its own clock is not set"
        );
        let own = clocks.clone().with(ClockKind::Own, set(8, Unit::Weeks));
        assert_eq!(running(&own, None, england), Some(ClockKind::Own));
        // In Wales no statute runs, whatever is switched on.
        assert_eq!(
            running(&clocks, Some(BodyKind::Health), Some(Nation::Wales)),
            None
        );
        assert_eq!(running(&own, None, Some(Nation::Wales)), Some(ClockKind::Own));
        let off = ClockSetting {
            is_on: false,
            ..set(2, Unit::Months)
        };
        assert_eq!(
            running(&clocks.with(ClockKind::Executive, off), None, england),
            None
        );
    }

    #[test]
    fn what_an_earlier_version_kept_holds_until_the_register_says_otherwise() {
        let former = BTreeMap::from([("Larkhythe".to_owned(), AnswerRule::Law)]);
        let id = super::super::id::CouncilId::new(super::super::Moment::UNIX_EPOCH);
        let mut council = Council::new(id, "Larkhythe".to_owned());
        let rules = AnswerRules::of_councils(std::slice::from_ref(&council), &former);
        assert_eq!(
            rules.of(Some("Larkhythe"), None).unwrap().length_words(),
            "two months"
        );
        council.clocks = Clocks::default().with(ClockKind::Own, set(8, Unit::Weeks));
        let rules = AnswerRules::of_councils(&[council], &former);
        assert_eq!(
            rules.of(Some("Larkhythe"), None).unwrap().length_words(),
            "8 weeks"
        );
    }
}
