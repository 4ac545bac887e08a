//! What the calendar of a council settles where a phrase leaves it open: when the municipal year
//! begins, what "spring" means, when the schools keep their terms.

use std::ops::RangeInclusive;
use std::sync::{Arc, LazyLock};

use chrono::{Datelike, Days};
use serde::Deserialize;

use super::{Window, days};
use crate::scrutiny::Day;
use crate::scrutiny::nation::Nation;

/// What the calendar of a council settles where a phrase leaves it open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The month in which the municipal year begins; April or May by council.
    pub municipal_year_begins: u32,
    /// What the seasons mean.
    pub seasons: Seasons,
    /// In which nation the schools lie; none: as in England.
    pub nation: Option<Nation>,
    /// The school years whose terms are known, by the year in which they begin, each once.
    pub school_years: Arc<[SchoolYear]>,
}

impl Default for Calendar {
    fn default() -> Self {
        static NONE: LazyLock<Arc<[SchoolYear]>> = LazyLock::new(|| Arc::from([]));
        Self {
            municipal_year_begins: 4,
            seasons: Seasons::default(),
            nation: None,
            school_years: Arc::clone(&NONE),
        }
    }
}

/// The months in which the seasons begin; each lasts until the next begins, winter into the next year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seasons {
    /// The first month of spring.
    pub spring: u32,
    /// The first month of summer.
    pub summer: u32,
    /// The first month of autumn.
    pub autumn: u32,
    /// The first month of winter.
    pub winter: u32,
}

impl Default for Seasons {
    fn default() -> Self {
        Self {
            spring: 3,
            summer: 6,
            autumn: 9,
            winter: 12,
        }
    }
}

impl Seasons {
    /// Whether the seasons follow each other within one year, as they must.
    #[must_use]
    pub const fn is_in_order(self) -> bool {
        1 <= self.spring
            && self.spring < self.summer
            && self.summer < self.autumn
            && self.autumn < self.winter
            && self.winter <= 12
    }
}

/// A school term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// The first and the last day of its half-term holiday, where it is known.
    pub half_term: Option<(Day, Day)>,
}

/// A school year with its three terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchoolYear {
    /// The year in which its autumn term begins.
    pub begins: i32,
    /// The autumn term.
    pub autumn: Term,
    /// The spring term.
    pub spring: Term,
    /// The summer term.
    pub summer: Term,
}

impl SchoolYear {
    /// Its terms, in order.
    #[must_use]
    pub const fn terms(&self) -> [Term; 3] {
        [self.autumn, self.spring, self.summer]
    }

    /// Whether its days follow each other, begin in the year it is named by and end in the next.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        let mut order = Vec::new();
        for term in self.terms() {
            order.push(term.first);
            if let Some((first, last)) = term.half_term {
                order.extend([first, last]);
            }
            order.push(term.last);
        }
        order.windows(2).all(|pair| pair.first() <= pair.last())
            && self.autumn.first < self.autumn.last
            && self.autumn.last < self.spring.first
            && self.spring.last < self.summer.first
            && self.autumn.first.year() == self.begins
            && self.summer.last.year() == self.begins + 1
    }
}

/// The parts of a school year that phrases name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Autumn,
    Spring,
    Summer,
    OctoberHalfTerm,
    FebruaryHalfTerm,
    MayHalfTerm,
    ChristmasHolidays,
    EasterHolidays,
    /// The year from the first day of autumn to the last of summer.
    Whole,
    /// A sixth of the year, where terms are counted from 1 to 6.
    Sixth(u32),
}

impl Calendar {
    /// What is known of the school year that begins in `begins`: as the council set it, or as it is in
    /// the whole nation.
    #[must_use]
    pub fn school_year(&self, begins: i32) -> Option<SchoolYear> {
        let own = self.school_years.iter().find(|year| year.begins == begins);
        own.copied().or_else(|| national_year(self.nation?, begins))
    }

    /// A part of the school year that begins in `begins`, by its own dates where they are known. None
    /// where they are not, or do not say.
    pub(super) fn known_part(&self, part: Part, begins: i32) -> Option<Window> {
        let year = self.school_year(begins)?;
        let whole = |term: Term| Some(Window::new(term.first, term.last));
        let half = |term: Term| term.half_term.map(|(first, last)| Window::new(first, last));
        let between =
            |before: Term, after: Term| Some(Window::new(before.last.succ_opt()?, after.first.pred_opt()?));
        let sixth = |term: Term, is_first: bool| {
            let (first, last) = term.half_term?;
            Some(if is_first {
                Window::new(term.first, first.pred_opt()?)
            } else {
                Window::new(last.succ_opt()?, term.last)
            })
        };
        match part {
            Part::Autumn => whole(year.autumn),
            Part::Spring => whole(year.spring),
            Part::Summer => whole(year.summer),
            Part::OctoberHalfTerm => half(year.autumn),
            Part::FebruaryHalfTerm => half(year.spring),
            Part::MayHalfTerm => half(year.summer),
            Part::ChristmasHolidays => between(year.autumn, year.spring),
            Part::EasterHolidays => between(year.spring, year.summer),
            Part::Whole => Some(Window::new(year.autumn.first, year.summer.last)),
            Part::Sixth(1) => sixth(year.autumn, true),
            Part::Sixth(2) => sixth(year.autumn, false),
            Part::Sixth(3) => sixth(year.spring, true),
            Part::Sixth(4) => sixth(year.spring, false),
            Part::Sixth(5) => sixth(year.summer, true),
            Part::Sixth(_) => sixth(year.summer, false),
        }
    }

    /// The summer holidays of a calendar year: between two school years where both are known, and
    /// otherwise as wide as authorities of the nation hold them.
    pub(super) fn summer_holidays(&self, year: i32) -> Option<Window> {
        let (from, to) = match self.nation {
            Some(Nation::Scotland) => ((6, 24), (8, 21)),
            Some(Nation::NorthernIreland) => ((7, 1), (8, 31)),
            None | Some(Nation::England | Nation::Wales) => ((7, 20), (9, 4)),
        };
        let after = |last: Day| last.checked_add_days(Days::new(1));
        let first = match self.school_year(year - 1) {
            Some(known) => after(known.summer.last)?,
            None => days::day(year, from.0, from.1)?,
        };
        let last = match self.school_year(year) {
            Some(known) => known.autumn.first.pred_opt()?,
            None => days::day(year, to.0, to.1)?,
        };
        Some(Window::new(first, last))
    }

    /// The first day of autumn term and the last of summer term, as (month, day), where the dates of
    /// the year are not known: as wide as authorities of the nation hold them.
    pub(super) const fn usual_ends(&self) -> ((u32, u32), (u32, u32)) {
        match self.nation {
            // Scottish schools go back in the middle of August and end with June.
            Some(Nation::Scotland) => ((8, 11), (6, 30)),
            Some(Nation::NorthernIreland) => ((9, 1), (6, 30)),
            None | Some(Nation::England | Nation::Wales) => ((9, 1), (7, 31)),
        }
    }
}

/// The shape of `assets/calendar/school_terms.toml`. Unknown keys are refused.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TermsFile {
    year: Vec<YearFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct YearFile {
    nation: String,
    source: String,
    begins: i32,
    autumn: (Day, Day),
    autumn_half_term: (Day, Day),
    spring: (Day, Day),
    spring_half_term: (Day, Day),
    summer: (Day, Day),
    summer_half_term: (Day, Day),
}

impl YearFile {
    const fn year(&self) -> SchoolYear {
        const fn term((first, last): (Day, Day), half_term: (Day, Day)) -> Term {
            Term {
                first,
                last,
                half_term: Some(half_term),
            }
        }
        SchoolYear {
            begins: self.begins,
            autumn: term(self.autumn, self.autumn_half_term),
            spring: term(self.spring, self.spring_half_term),
            summer: term(self.summer, self.summer_half_term),
        }
    }
}

fn read(text: &str) -> Result<TermsFile, toml::de::Error> {
    toml::from_str(text)
}

/// A test reads the file, so that the program never goes without it.
static TERMS: LazyLock<TermsFile> =
    LazyLock::new(|| read(include_str!("../../../assets/calendar/school_terms.toml")).unwrap_or_default());

/// The school year that begins in `begins`, where it is the same in the whole nation.
fn national_year(nation: Nation, begins: i32) -> Option<SchoolYear> {
    let found = TERMS
        .year
        .iter()
        .find(|year| year.nation == nation.code() && year.begins == begins)?;
    Some(found.year())
}

/// The years for which a nation's terms are known, with where they are published; empty where they
/// differ by authority.
#[must_use]
pub fn national_years(nation: Nation) -> Vec<(i32, &'static str)> {
    TERMS
        .year
        .iter()
        .filter(|year| year.nation == nation.code())
        .map(|year| (year.begins, year.source.as_str()))
        .collect()
}

/// The school years that a settings page offers to fill in, seen from a day: the one that goes on, one
/// before it and three after it.
#[must_use]
pub fn years_around(today: Day) -> RangeInclusive<i32> {
    let this = today.year() - i32::from(today.month() < 8);
    this - 1..=this + 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_file_is_read_and_its_years_are_in_order() {
        let file = read(include_str!("../../../assets/calendar/school_terms.toml")).unwrap();
        for year in &file.year {
            Nation::from_code(&year.nation).unwrap();
            assert!(
                year.year().is_in_order(),
                "{} {} ({})",
                year.nation,
                year.begins,
                year.source
            );
        }
        assert_eq!(national_years(Nation::England), []);
        let known: Vec<i32> = national_years(Nation::Wales).iter().map(|year| year.0).collect();
        assert_eq!(known, [2023, 2024, 2025]);
    }

    #[test]
    fn a_council_goes_by_its_own_dates_and_then_by_its_nations() {
        let wales = Calendar {
            nation: Some(Nation::Wales),
            ..Calendar::default()
        };
        assert_eq!(
            wales.known_part(Part::Autumn, 2025),
            Some(Window::new(day("2025-09-01"), day("2025-12-19")))
        );
        assert_eq!(
            wales.known_part(Part::ChristmasHolidays, 2025),
            Some(Window::new(day("2025-12-20"), day("2026-01-04")))
        );
        assert_eq!(wales.known_part(Part::Autumn, 2019), None);
        let mut own = wales.school_year(2025).unwrap();
        own.autumn.last = day("2025-12-18");
        let own = Calendar {
            school_years: Arc::from([own]),
            ..wales
        };
        assert_eq!(
            own.known_part(Part::Autumn, 2025),
            Some(Window::new(day("2025-09-01"), day("2025-12-18")))
        );
        assert_eq!(
            own.known_part(Part::Sixth(4), 2025),
            Some(Window::new(day("2026-02-21"), day("2026-03-27")))
        );
    }

    #[test]
    fn days_out_of_order_are_told_from_those_in_order() {
        let year = national_year(Nation::Wales, 2025).unwrap();
        assert!(year.is_in_order());
        let mut turned = year;
        turned.spring.first = day("2025-12-10");
        assert!(!turned.is_in_order());
        let mut late = year;
        late.summer.half_term = Some((day("2026-07-18"), day("2026-07-25")));
        assert!(!late.is_in_order());
        assert!(Seasons::default().is_in_order());
        assert!(
            !Seasons {
                summer: 2,
                ..Seasons::default()
            }
            .is_in_order()
        );
    }
}
