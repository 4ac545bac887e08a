//! Settings: the look, councils and bodies, calendars, clocks, register and backups.
//!
//! What belongs to the records is shown first as what it would move, and then made as one act that
//! undo takes back; only the look is a preference of this computer.

pub mod backups;
pub mod bodies;
pub mod calendar_days;
pub mod calendars;
pub mod clocks;
pub mod councils;
pub mod daily;
pub mod view;

use std::collections::BTreeMap;
use std::path::Path;

use crate::jobs::Daily;
use crate::register::Backup;
use crate::register::view::{Checked, CouncilsView, CountedCouncil};
use crate::scrutiny::answer_clock::AnswerRule;
use crate::scrutiny::id::CouncilId;
use crate::settings::{BackupHabit, ThemeChoice};
use crate::ui::wording::counted;

/// The pages of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// Theme and text size.
    #[default]
    Look,
    /// Councils and bodies.
    Councils,
    /// Seasons, terms, municipal year, closed days.
    Calendars,
    /// How long there is to answer.
    Clocks,
    /// Where the register lies, its check and its backups.
    Register,
}

impl Page {
    /// Every page, in the order in which they are shown.
    pub const ALL: &'static [Self] = &[
        Self::Look,
        Self::Councils,
        Self::Calendars,
        Self::Clocks,
        Self::Register,
    ];

    /// What it is called.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Look => "Look",
            Self::Councils => "Councils and bodies",
            Self::Calendars => "Calendars",
            Self::Clocks => "Clocks",
            Self::Register => "Register and backups",
        }
    }
}

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    page: Page,
    folder: String,
    backups: Vec<Backup>,
    /// The folder typed for a backup.
    into: String,
    /// What a backup or a check has come to, in lines.
    result: Vec<String>,
    is_busy: bool,
    daily: daily::Draft,
    /// Councils and bodies; none until they have been read.
    councils: Option<CouncilsView>,
    /// The council whose calendar and clocks are shown.
    council: Option<CouncilId>,
    list: councils::List,
    calendar: calendars::Draft,
    clocks: clocks::Draft,
}

/// How the user likes the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choices<'a> {
    /// The theme.
    pub theme: ThemeChoice,
    /// The text size in per cent.
    pub zoom_percent: u16,
    /// How long there is to answer, by council, as an earlier version kept it.
    pub former_rules: &'a BTreeMap<String, AnswerRule>,
    /// How the backup of each day is made.
    pub backups: &'a BackupHabit,
}

impl State {
    /// Shows a page, with the council of this name chosen where it is known.
    pub fn turn_to(&mut self, page: Page, council: Option<&str>) {
        self.page = page;
        let named = self.councils.as_ref().and_then(|view| {
            let mut councils = view.councils.iter().map(|counted| &counted.council);
            councils.find(|of| Some(of.name.as_str()) == council)
        });
        if let Some(id) = named.map(|council| council.id) {
            self.choose_council(id);
        }
    }

    /// Takes where the register lies.
    pub fn take_folder(&mut self, folder: &Path) {
        self.folder = folder.display().to_string();
    }

    /// Takes the backups at hand.
    pub fn take_backups(&mut self, backups: Vec<Backup>) {
        self.backups = backups;
        self.daily.weigh(&self.backups);
    }

    /// Takes what became of the backup of today.
    pub fn take_daily(&mut self, made: &Daily) {
        self.daily.take(made);
    }

    /// Takes the councils and bodies. What is typed stays where the council or body is still there.
    pub fn take_councils(&mut self, view: CouncilsView) {
        let known = |id: &CouncilId| view.councils.iter().any(|counted| counted.council.id == *id);
        self.council = self
            .council
            .filter(known)
            .or_else(|| view.councils.first().map(|counted| counted.council.id));
        self.list.take(&view);
        self.councils = Some(view);
        self.take_council();
    }

    /// Shows the calendar and the clocks of a council.
    fn choose_council(&mut self, council: CouncilId) {
        self.council = Some(council);
        self.take_council();
    }

    fn take_council(&mut self) {
        let chosen = self.council.and_then(|id| {
            let all = self.councils.as_ref()?;
            all.councils.iter().find(|counted| counted.council.id == id)
        });
        let chosen = chosen.map(|counted| &counted.council);
        self.calendar.take(chosen);
        self.clocks.take(chosen);
    }

    /// Says what has begun.
    pub fn begin(&mut self, words: &str) {
        self.result = vec![words.to_owned()];
        self.is_busy = true;
    }

    /// Says what it has come to.
    pub fn finish(&mut self, words: String) {
        self.result = vec![words];
        self.is_busy = false;
    }

    /// Says what a check has found.
    pub fn take_check(&mut self, checked: &Checked) {
        self.is_busy = false;
        let mut counts = format!(
            "{} and {} compared",
            counted(checked.originals, "original", "originals"),
            counted(
                checked.indexed,
                "line of the search index",
                "lines of the search index"
            ),
        );
        if checked.erased > 0 {
            counts.push_str(&format!(
                "; {} with a paper that was destroyed",
                counted(checked.erased, "original was erased", "originals were erased")
            ));
        }
        if checked.faults.is_empty() {
            self.result = vec![format!("✓ All is well: {counts}")];
        } else {
            self.result = vec![format!(
                "⚠ {}: {counts}",
                counted(checked.faults.len(), "fault", "faults")
            )];
            self.result.extend(checked.faults.iter().cloned());
        }
    }
}

/// The council that is chosen among those on the register.
fn chosen(councils: &CouncilsView, council: Option<CouncilId>) -> Option<&CountedCouncil> {
    let id = council?;
    councils.councils.iter().find(|counted| counted.council.id == id)
}
