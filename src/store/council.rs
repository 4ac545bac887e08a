//! Councils.

use rusqlite::{named_params, params};
use serde::{Deserialize, Serialize};

use super::cells::{Cells, id_text};
use super::other_names::{names_json, names_of};
use super::{Db, Kept, StoreError};
use crate::scrutiny::Day;
use crate::scrutiny::answer_clock::{ClockSetting, Clocks, Start, Unit};
use crate::scrutiny::body::folded_name;
use crate::scrutiny::change::Entity;
use crate::scrutiny::clock_table::ClockKind;
use crate::scrutiny::council::{Council, CouncilCalendar, LocalDay};
use crate::scrutiny::id::CouncilId;
use crate::scrutiny::nation::Nation;
use crate::scrutiny::period::{SchoolYear, Seasons, Term};

/// A council with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedCouncil {
    /// The council.
    pub council: Council,
    /// How many papers.
    pub papers: usize,
    /// How many items.
    pub items: usize,
}

/// The calendar as the column has it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarForm {
    municipal_year_begins: u32,
    seasons: [u32; 4],
    school_years: Vec<SchoolYearForm>,
    closed: Vec<(Day, String)>,
    open: Vec<Day>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SchoolYearForm {
    begins: i32,
    autumn: TermForm,
    spring: TermForm,
    summer: TermForm,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TermForm {
    first: Day,
    last: Day,
    half_term: Option<(Day, Day)>,
}

/// A clock as the column has it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockForm {
    clock: String,
    on: bool,
    count: u16,
    unit: String,
    start: String,
}

impl From<Term> for TermForm {
    fn from(term: Term) -> Self {
        Self {
            first: term.first,
            last: term.last,
            half_term: term.half_term,
        }
    }
}

impl From<TermForm> for Term {
    fn from(form: TermForm) -> Self {
        Self {
            first: form.first,
            last: form.last,
            half_term: form.half_term,
        }
    }
}

fn calendar_json(calendar: &CouncilCalendar) -> Result<Option<String>, StoreError> {
    if *calendar == CouncilCalendar::default() {
        return Ok(None);
    }
    let seasons = calendar.seasons;
    let form = CalendarForm {
        municipal_year_begins: calendar.municipal_year_begins,
        seasons: [seasons.spring, seasons.summer, seasons.autumn, seasons.winter],
        school_years: calendar
            .school_years
            .iter()
            .map(|year| SchoolYearForm {
                begins: year.begins,
                autumn: year.autumn.into(),
                spring: year.spring.into(),
                summer: year.summer.into(),
            })
            .collect(),
        closed: calendar
            .closed
            .iter()
            .map(|local| (local.day, local.name.clone()))
            .collect(),
        open: calendar.open.clone(),
    };
    Ok(Some(serde_json::to_string(&form)?))
}

fn calendar_of(json: Option<String>) -> Result<CouncilCalendar, StoreError> {
    let Some(json) = json else {
        return Ok(CouncilCalendar::default());
    };
    let form: CalendarForm = serde_json::from_str(&json)?;
    let [spring, summer, autumn, winter] = form.seasons;
    let school_years = form.school_years.into_iter().map(|year| SchoolYear {
        begins: year.begins,
        autumn: year.autumn.into(),
        spring: year.spring.into(),
        summer: year.summer.into(),
    });
    Ok(CouncilCalendar {
        municipal_year_begins: form.municipal_year_begins,
        seasons: Seasons {
            spring,
            summer,
            autumn,
            winter,
        },
        school_years: school_years.collect(),
        closed: form
            .closed
            .into_iter()
            .map(|(day, name)| LocalDay { day, name })
            .collect(),
        open: form.open,
    })
}

fn clocks_json(clocks: &Clocks) -> Result<Option<String>, StoreError> {
    if clocks.is_empty() {
        return Ok(None);
    }
    let forms: Vec<ClockForm> = clocks
        .iter()
        .map(|(kind, setting)| ClockForm {
            clock: kind.code().to_owned(),
            on: setting.is_on,
            count: setting.count,
            unit: setting.unit.code().to_owned(),
            start: setting.start.code().to_owned(),
        })
        .collect();
    Ok(Some(serde_json::to_string(&forms)?))
}

fn clocks_of(json: Option<String>) -> Result<Clocks, StoreError> {
    let Some(json) = json else {
        return Ok(Clocks::default());
    };
    let forms: Vec<ClockForm> = serde_json::from_str(&json)?;
    forms.into_iter().try_fold(Clocks::default(), |clocks, form| {
        let setting = ClockSetting {
            is_on: form.on,
            count: form.count,
            unit: Unit::from_code(&form.unit)?,
            start: Start::from_code(&form.start)?,
        };
        Ok(clocks.with(ClockKind::from_code(&form.clock)?, setting))
    })
}

fn of_row(c: &Cells) -> Result<Council, StoreError> {
    Ok(Council {
        id: c.id("id")?,
        name: c.get("name")?,
        other_names: names_of(c)?,
        merged_into: c.opt_id("merged_into")?,
        nation: c.opt_code("nation", Nation::from_code)?,
        calendar: calendar_of(c.get("calendar")?)?,
        clocks: clocks_of(c.get("clocks")?)?,
    })
}

impl Kept for Council {
    const ENTITY: Entity = Entity::Council;
    type Id = CouncilId;

    fn id(&self) -> CouncilId {
        self.id
    }

    fn get(db: &Db, id: CouncilId) -> Result<Option<Self>, StoreError> {
        db.one(
            "SELECT * FROM council WHERE id = ?1",
            params![id_text(id)],
            of_row,
        )
    }

    fn put(&self, db: &Db) -> Result<(), StoreError> {
        // One that is another has no name of its own any longer: its name is free.
        let folded = match self.merged_into {
            Some(_) => id_text(self.id),
            None => folded_name(&self.name),
        };
        db.run(
            include_str!("sql/council_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":name": self.name,
                ":folded": folded,
                ":other_names": names_json(&self.other_names),
                ":merged_into": self.merged_into.map(id_text),
                ":nation": self.nation.map(Nation::code),
                ":calendar": calendar_json(&self.calendar)?,
                ":clocks": clocks_json(&self.clocks)?,
            },
        )?;
        Ok(())
    }
}

/// The council that goes by this name, however it is printed: as its own name, or else among its others.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function here.
pub fn named(db: &Db, name: &str) -> Result<Option<Council>, StoreError> {
    db.one(
        include_str!("sql/council_named.sql"),
        params![folded_name(name)],
        of_row,
    )
}

/// Every council that stands for itself with what stands under it, sorted by name.
///
/// # Errors
/// As above.
pub fn all_counted(db: &Db) -> Result<Vec<CountedCouncil>, StoreError> {
    db.list(include_str!("sql/council_counted.sql"), [], |c| {
        Ok(CountedCouncil {
            council: of_row(c)?,
            papers: c.count("papers")?,
            items: c.count("items")?,
        })
    })
}

/// Every council that stands for itself, in the order in which they came onto the register.
///
/// # Errors
/// As above.
pub fn all(db: &Db) -> Result<Vec<Council>, StoreError> {
    db.list(
        "SELECT * FROM council WHERE merged_into IS NULL ORDER BY serial",
        [],
        of_row,
    )
}

/// The names of the councils that a paper on the register names, sorted.
///
/// # Errors
/// As above.
pub fn names(db: &Db) -> Result<Vec<String>, StoreError> {
    db.list(include_str!("sql/council_names.sql"), [], |c| c.get("name"))
}

/// The councils that nothing on the register, in it or taken off it, names any longer.
///
/// # Errors
/// As above.
pub fn unnamed(db: &Db) -> Result<Vec<CouncilId>, StoreError> {
    db.list(include_str!("sql/council_unnamed.sql"), [], |c| c.id("id"))
}

/// The rows of a table, taken off the register or not, that stand under a council.
///
/// # Errors
/// As above.
pub fn papers_of(db: &Db, council: CouncilId) -> Result<Vec<String>, StoreError> {
    db.list(
        "SELECT id FROM paper WHERE council = ?1 ORDER BY serial",
        params![id_text(council)],
        |c| c.get("id"),
    )
}

/// Has a paper, taken off the register or not, stand under a council.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn move_paper(db: &Db, paper: &str, council: CouncilId) -> Result<(), StoreError> {
    db.run(
        "UPDATE paper SET council = ?2 WHERE id = ?1",
        params![paper, id_text(council)],
    )?;
    Ok(())
}
