//! The table of clocks, as data: which rule runs for whom, from when, how long, and where it can be
//! read.
//!
//! A figure that was not read in the law itself is marked as one to be checked. None of these runs
//! before the user has switched it on for a council: which law holds there is for the user to say.

use super::answer_clock::Unit;
use super::code::coded;
use super::nation::Nation;

coded! {
    /// The clocks.
    pub enum ClockKind {
        /// The executive's response to a report or recommendation.
        Executive = "executive", "The executive’s response";
        /// The response of whoever health scrutiny has asked.
        Health = "health", "Health scrutiny";
        /// The response of whoever the crime and disorder committee has asked.
        CrimeAndDisorder = "crime_and_disorder", "Crime and disorder scrutiny";
        /// Documents that a member of a scrutiny committee asks of the executive.
        Documents = "documents", "Documents asked of the executive";
        /// A rule that the council has given itself; it comes before the law's.
        Own = "own", "The council’s own rule";
    }
}

/// A clock as the law, or the council, has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockRule {
    /// Which clock it is.
    pub kind: ClockKind,
    /// The law, as a chair would cite it; none for the council's own rule.
    pub law: Option<&'static str>,
    /// Where it can be read.
    pub address: Option<&'static str>,
    /// How many days, weeks or months.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
    /// What starts it, in words that follow "from".
    pub from: &'static str,
    /// Who has to act.
    pub who: &'static str,
    /// What it runs for, in a sentence.
    pub runs_for: &'static str,
    /// The nations whose law it is; empty where it is no law.
    pub nations: &'static [Nation],
    /// Whether the figure is general knowledge, to be compared with the law before it is leaned on.
    pub to_check: bool,
}

const EXECUTIVE: ClockRule = ClockRule {
    kind: ClockKind::Executive,
    law: Some("section 9FE of the Local Government Act 2000"),
    address: Some("legislation.gov.uk/ukpga/2000/22/part/1A"),
    count: 2,
    unit: Unit::Months,
    from: "receipt of the report or the notice, which is day 1",
    who: "The executive",
    runs_for: "What our committees recommend to the executive",
    nations: &[Nation::England],
    to_check: true,
};

const HEALTH: ClockRule = ClockRule {
    kind: ClockKind::Health,
    law: Some("SI 2013/218"),
    address: Some("legislation.gov.uk/uksi/2013/218"),
    count: 28,
    unit: Unit::Days,
    from: "the request, whose day is day 1",
    who: "The health body that was asked",
    runs_for: "What a body marked as health scrutiny committee asks",
    nations: &[Nation::England],
    to_check: true,
};

const CRIME_AND_DISORDER: ClockRule = ClockRule {
    kind: ClockKind::CrimeAndDisorder,
    law: Some("SI 2009/942"),
    address: Some("legislation.gov.uk/uksi/2009/942"),
    count: 28,
    unit: Unit::Days,
    from: "the report, whose day is day 1",
    who: "The responsible authority that was asked",
    runs_for: "What a body marked as crime and disorder committee asks",
    nations: &[Nation::England],
    to_check: true,
};

const DOCUMENTS: ClockRule = ClockRule {
    kind: ClockKind::Documents,
    law: Some("regulation 17 of SI 2012/2089"),
    address: Some("legislation.gov.uk/uksi/2012/2089/regulation/17/made"),
    count: 10,
    unit: Unit::ClearDays,
    from: "the request, whose day does not count",
    who: "The executive",
    runs_for: "What a member asks to see; no item runs by it, the sum can be worked out below",
    nations: &[Nation::England],
    to_check: false,
};

const OWN: ClockRule = ClockRule {
    kind: ClockKind::Own,
    law: None,
    address: None,
    count: 8,
    unit: Unit::Weeks,
    from: "the day that the council’s rule names",
    who: "Whoever was asked",
    runs_for: "Everything that our committees ask; it comes before the law’s times",
    nations: &[],
    to_check: false,
};

/// Every clock, in the order of the settings page.
pub const TABLE: &[ClockRule] = &[EXECUTIVE, HEALTH, CRIME_AND_DISORDER, DOCUMENTS, OWN];

impl ClockKind {
    /// The clock as the table has it.
    #[must_use]
    pub const fn rule(self) -> &'static ClockRule {
        match self {
            Self::Executive => &EXECUTIVE,
            Self::Health => &HEALTH,
            Self::CrimeAndDisorder => &CRIME_AND_DISORDER,
            Self::Documents => &DOCUMENTS,
            Self::Own => &OWN,
        }
    }
}

impl ClockRule {
    /// Whether it can be the law where a council lies. Where nobody has said where that is, it can.
    #[must_use]
    pub fn can_hold_in(&self, nation: Option<Nation>) -> bool {
        self.nations.is_empty() || nation.is_none_or(|nation| self.nations.contains(&nation))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_every_clock_once_and_each_law_with_its_address() {
        let kinds: Vec<ClockKind> = TABLE.iter().map(|rule| rule.kind).collect();
        assert_eq!(kinds, ClockKind::ALL);
        for rule in TABLE {
            assert_eq!(rule.kind.rule(), rule);
            assert_eq!(rule.law.is_some(), rule.address.is_some(), "{:?}", rule.kind);
            assert_eq!(rule.law.is_some(), !rule.nations.is_empty(), "{:?}", rule.kind);
            assert!(rule.count > 0);
        }
    }

    #[test]
    fn no_statute_of_england_holds_in_wales() {
        for rule in TABLE {
            assert!(rule.can_hold_in(Some(Nation::England)), "{:?}", rule.kind);
            assert!(rule.can_hold_in(None), "{:?}", rule.kind);
            assert_eq!(
                rule.can_hold_in(Some(Nation::Wales)),
                rule.kind == ClockKind::Own,
                "{:?}",
                rule.kind
            );
        }
    }
}
