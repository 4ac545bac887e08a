//! Names the columns of a tracker: what each holds and what its status words mean, with the items that would
//! come of it.

pub mod view;

use crate::jobs::columns::{self, Preview};
use crate::register::Command;
use crate::register::command::TrackerCommand;
use crate::register::command::tracker::ReadAgain;
use crate::scrutiny::Moment;
use crate::scrutiny::id::{LayoutId, PaperId};
use crate::scrutiny::tracker::{
    KnownLayout, Layout, Mapping, MappingFault, Role, StatusMeaning, TrackerTable, folded,
};
use crate::ui::intent::{Intent, Outbox};

pub use view::dialog_ui;

/// How many rows from the top may be said to hold the headings.
const HEADING_ROWS: usize = 8;

/// A mapping of one table of a paper, of which the dialog wants to see what would come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedColumns {
    /// The paper.
    pub paper: PaperId,
    /// Which table of it.
    pub table: u32,
    /// What its columns would hold.
    pub mapping: Mapping,
}

/// What is being said of a paper's columns.
#[derive(Debug)]
pub struct Draft {
    paper: PaperId,
    name: String,
    /// The tables of the paper; none until they have been read.
    tables: Option<Vec<TrackerTable>>,
    known: Vec<KnownLayout>,
    /// Which of the tables.
    table: usize,
    /// Which of its rows holds the headings.
    heading: Option<usize>,
    layout: Layout,
    roles: Vec<Role>,
    statuses: Vec<StatusMeaning>,
    /// What would come, and of which mapping.
    preview: Option<(Mapping, Preview)>,
    /// What was asked for last.
    asked: Option<Mapping>,
    /// Whether anything was chosen that is nowhere else.
    is_touched: bool,
}

impl Draft {
    /// The dialog for a paper, whose tables arrive later.
    #[must_use]
    pub fn new(paper: PaperId, name: String) -> Self {
        Self {
            paper,
            name,
            tables: None,
            known: Vec::new(),
            table: 0,
            heading: None,
            layout: Layout::of_headings::<&str>(&[]),
            roles: Vec::new(),
            statuses: Vec::new(),
            preview: None,
            asked: None,
            is_touched: false,
        }
    }

    /// Whether columns or status words were named that would be lost.
    #[must_use]
    pub const fn has_words(&self) -> bool {
        self.is_touched
    }

    /// Takes the tables of the paper and what is remembered of layouts. Shown first is the table that asks most
    /// for it: the first that nobody knows, or else the first.
    pub fn take(&mut self, paper: PaperId, tables: Vec<TrackerTable>, known: Vec<KnownLayout>) {
        if paper != self.paper || self.tables.is_some() {
            return;
        }
        let is_known = |table: &TrackerTable| known.iter().any(|own| own.mapping.layout == table.layout);
        let first = tables
            .iter()
            .position(|table| !table.doubts.is_empty() && !is_known(table) && table.rows.len() > 2)
            .unwrap_or(0);
        self.known = known;
        self.tables = Some(tables);
        self.choose_table(first);
    }

    /// Takes what would come of a mapping, unless another is wanted by now.
    pub fn take_preview(&mut self, wanted: &WantedColumns, preview: Preview) {
        if wanted.paper == self.paper && wanted.mapping == self.mapping() {
            self.preview = Some((wanted.mapping.clone(), preview));
        }
    }

    fn shown(&self) -> Option<&TrackerTable> {
        self.tables.as_ref()?.get(self.table)
    }

    fn choose_table(&mut self, table: usize) {
        self.table = table;
        let heading = self.shown().and_then(|table| table.heading);
        self.choose_heading(heading);
    }

    /// Says which row holds the headings; what the columns hold is guessed anew, or remembered.
    fn choose_heading(&mut self, heading: Option<usize>) {
        let Some(table) = self.shown() else { return };
        let layout = match heading.and_then(|at| table.rows.get(at)) {
            Some(row) => Layout::of_headings(row),
            None if table.heading.is_none() => table.layout.clone(),
            None => Layout::without_headings(table.rows.first().map_or(0, Vec::len), Some(&self.name)),
        };
        let known = self.known.iter().find(|known| known.mapping.layout == layout);
        let (roles, statuses) = match known {
            Some(known) => (known.mapping.roles.clone(), known.mapping.statuses.clone()),
            None => (columns::guessed(table, &layout), Vec::new()),
        };
        (self.heading, self.layout, self.roles, self.statuses) = (heading, layout, roles, statuses);
    }

    fn mapping(&self) -> Mapping {
        Mapping {
            layout: self.layout.clone(),
            roles: self.roles.clone(),
            statuses: self.statuses.clone(),
        }
    }

    fn fault(&self) -> Option<MappingFault> {
        self.mapping().fault()
    }

    /// Says what a column holds; whatever held that before holds nothing.
    fn choose_role(&mut self, column: usize, role: Role) {
        self.is_touched = true;
        if !role.may_repeat() {
            for own in &mut self.roles {
                if *own == role {
                    *own = Role::Ignore;
                }
            }
        }
        if let Some(own) = self.roles.get_mut(column) {
            *own = role;
        }
    }

    /// Says what a status word means.
    fn choose_meaning(&mut self, meaning: StatusMeaning) {
        self.is_touched = true;
        let words = folded(&meaning.words);
        self.statuses.retain(|known| known.words != words);
        self.statuses.push(StatusMeaning { words, ..meaning });
    }

    /// What would come of the mapping as it stands; none while that is worked out.
    fn preview(&self) -> Option<&Preview> {
        let (mapping, preview) = self.preview.as_ref()?;
        (*mapping == self.mapping()).then_some(preview)
    }

    /// What was worked out last, be it of a mapping that has been changed since: nothing jumps while the next
    /// comes.
    fn last_preview(&self) -> Option<&Preview> {
        self.preview.as_ref().map(|(_, preview)| preview)
    }

    /// Asks for what would come of the mapping, once.
    fn ask(&mut self, outbox: &mut Outbox) {
        let mapping = self.mapping();
        let Some(table) = self.shown().map(|table| table.table) else {
            return;
        };
        if mapping.fault().is_some() || self.asked.as_ref() == Some(&mapping) {
            return;
        }
        self.asked = Some(mapping.clone());
        outbox.push(Intent::PreviewColumns(Box::new(WantedColumns {
            paper: self.paper,
            table,
            mapping,
        })));
    }

    /// The command that remembers the columns and takes over what was read by them.
    fn command(&self, now: Moment) -> Option<Command> {
        let preview = self.preview()?;
        Some(Command::Tracker(TrackerCommand::UseColumns {
            id: LayoutId::new(now),
            mapping: Box::new(self.mapping()),
            again: Some(ReadAgain {
                paper: self.paper,
                findings: preview.findings.clone(),
            }),
        }))
    }

    /// What is remembered of the layout that is shown.
    fn remembered(&self) -> Option<&KnownLayout> {
        self.known
            .iter()
            .find(|known| known.mapping.layout == self.layout)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::tracker::Doubt;

    fn table(rows: &[&[&str]], heading: Option<usize>) -> TrackerTable {
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect();
        let layout = heading.and_then(|at| rows.get(at)).map_or_else(
            || Layout::without_headings(2, None),
            |row| Layout::of_headings(row),
        );
        TrackerTable {
            table: 0,
            rows,
            heading,
            layout,
            guessed: vec![Role::Number, Role::Ignore],
            doubts: vec![Doubt::NoText],
        }
    }

    fn draft() -> Draft {
        let paper = PaperId::new(Moment::UNIX_EPOCH);
        let mut draft = Draft::new(paper, "shops.csv".to_owned());
        let rows: &[&[&str]] = &[
            &["Code", "Wish"],
            &["K1", "Mend the clock"],
            &["K2", "Light the square"],
        ];
        draft.take(paper, vec![table(rows, Some(0))], Vec::new());
        draft
    }

    #[test]
    fn a_role_that_one_column_has_is_taken_from_the_other() {
        let mut draft = draft();
        assert_eq!(draft.fault(), Some(MappingFault::NoText));
        draft.choose_role(1, Role::Text);
        assert_eq!(draft.fault(), None);
        draft.choose_role(0, Role::Text);
        assert_eq!(draft.roles, [Role::Text, Role::Ignore]);
    }

    #[test]
    fn what_would_come_is_asked_for_once_and_only_of_a_sound_mapping() {
        let mut draft = draft();
        let mut outbox = Outbox::default();
        draft.ask(&mut outbox);
        assert!(outbox.is_empty(), "no column holds the words yet");
        draft.choose_role(1, Role::Text);
        draft.ask(&mut outbox);
        draft.ask(&mut outbox);
        assert_eq!(outbox.take().len(), 1);
    }

    #[test]
    fn nothing_is_used_before_what_comes_of_it_has_been_seen() {
        let mut draft = draft();
        draft.choose_role(1, Role::Text);
        assert_eq!(draft.command(Moment::UNIX_EPOCH), None);
        let wanted = WantedColumns {
            paper: draft.paper,
            table: 0,
            mapping: draft.mapping(),
        };
        draft.take_preview(&wanted, Preview::default());
        assert!(draft.command(Moment::UNIX_EPOCH).is_some());
        draft.choose_role(0, Role::Due);
        assert_eq!(
            draft.command(Moment::UNIX_EPOCH),
            None,
            "it was of another mapping"
        );
    }

    #[test]
    fn a_row_that_holds_no_headings_after_all_makes_a_layout_without_them() {
        let mut draft = draft();
        draft.choose_heading(None);
        assert!(!draft.layout.has_headings());
        assert_eq!(draft.layout.headings.len(), 2);
        draft.choose_heading(Some(1));
        assert_eq!(draft.layout.headings, ["k1", "mend the clock"]);
    }
}
