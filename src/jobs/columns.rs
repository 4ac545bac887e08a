//! What the columns of a paper's tables hold: named on the command line for a file that is being read, or
//! in the window for a paper that is filed already.
//!
//! Findings are drawn out of the text again here, in our own process: the reading process has gone through
//! this very document within its limits, and the same document is always gone through in the same way.

use std::collections::{BTreeMap, BTreeSet};

use super::{ImportError, ReadPaper};
use crate::document::{Document, Format};
use crate::extract;
use crate::register::view::PaperView;
use crate::scrutiny::finding::{Finding, Found, FoundItem};
use crate::scrutiny::paper::{PaperFacts, PaperKind};
use crate::scrutiny::passage::BlockKind;
use crate::scrutiny::period::Calendar;
use crate::scrutiny::tracker::{
    Doubt, KnownLayout, Layout, Mapping, NamedRoles, Role, RowLeftOut, TrackerTable, folded,
};

/// What was read of the papers of a file is read again with the columns that were named. Answers with the
/// mapping of each layout in which they stand.
///
/// # Errors
/// [`ImportError::NoSuchColumns`] where no table of any paper has all of them.
pub fn with_named(
    papers: &mut [ReadPaper],
    named: &NamedRoles,
    calendar: Calendar,
) -> Result<Vec<Mapping>, ImportError> {
    let mut mappings: Vec<Mapping> = Vec::new();
    let mut tables: BTreeSet<Vec<String>> = BTreeSet::new();
    for paper in papers.iter_mut() {
        let mut own: Vec<Mapping> = Vec::new();
        for table in extract::tracker_tables(&paper.document, calendar.clone(), &paper.extraction.facts) {
            match mapping_of(&table, named) {
                Some(mapping) => own.push(mapping),
                None => {
                    tables.extend(shown_headings(&table));
                }
            }
        }
        if !own.is_empty() {
            let given = paper.extraction.facts.clone();
            paper.extraction = extract::extract_mapped(&paper.document, calendar.clone(), &given, &own);
            mappings.extend(own);
        }
    }
    if mappings.is_empty() {
        let known: BTreeSet<String> = tables.iter().flatten().map(|heading| folded(heading)).collect();
        let named = named.0.iter().map(|(heading, _)| heading.clone());
        return Err(ImportError::NoSuchColumns {
            missing: named.filter(|heading| !known.contains(heading)).collect(),
            tables: tables.into_iter().collect(),
        });
    }
    mappings.dedup();
    Ok(mappings)
}

/// How many rows of a table are looked at for headings.
const HEADING_ROWS: usize = 8;

/// The mapping of the first row of a table that has all of the headings that were named.
fn mapping_of(table: &TrackerTable, named: &NamedRoles) -> Option<Mapping> {
    table.rows.iter().take(HEADING_ROWS).find_map(|row| {
        let layout = Layout::of_headings(row);
        let guessed = guessed(table, &layout);
        named.on(&layout, &guessed).ok()
    })
}

/// What the columns of a layout seem to hold, where it may not be the one that the table seems to have.
#[must_use]
pub fn guessed(table: &TrackerTable, layout: &Layout) -> Vec<Role> {
    if *layout == table.layout {
        table.guessed.clone()
    } else {
        extract::guess_roles(&layout.headings)
    }
}

/// The headings of a table as it prints them; its first row where none seem to be headings.
fn shown_headings(table: &TrackerTable) -> Option<Vec<String>> {
    let row = table.rows.get(table.heading.unwrap_or(0))?;
    Some(row.iter().filter(|cell| !cell.is_empty()).cloned().collect())
}

/// A filed paper as a document again.
#[must_use]
pub fn document_of(view: &PaperView) -> Document {
    Document {
        format: Format::Text,
        text: view.text.clone(),
        blocks: view.blocks.clone(),
        pages: view.pages.clone(),
        outline: Vec::new(),
        notes: Vec::new(),
    }
}

/// Whether a paper's tables may have something to ask: a tracker's, or those of a paper in which nothing was
/// found.
#[must_use]
pub fn may_be_asked(view: &PaperView) -> bool {
    let has_table = view
        .blocks
        .iter()
        .any(|block| matches!(block.kind, BlockKind::Cell { .. }));
    has_table && (view.paper.facts.kind == PaperKind::ActionTracker || view.findings.is_empty())
}

/// What a paper's tables leave to be asked, where nothing is remembered of their layouts: that of the table with
/// the most rows.
#[must_use]
pub fn doubts(view: &PaperView, known: &[KnownLayout], calendar: Calendar) -> Vec<Doubt> {
    const FEWEST_COLUMNS: usize = 3;
    const FEWEST_ROWS: usize = 3;
    tables_of(view, calendar)
        .into_iter()
        .filter(|table| table.layout.headings.len() >= FEWEST_COLUMNS && table.rows.len() >= FEWEST_ROWS)
        .filter(|table| !known.iter().any(|known| known.mapping.layout == table.layout))
        .max_by_key(|table| table.rows.len())
        .map(|table| table.doubts)
        .unwrap_or_default()
}

/// The tables of a filed paper that are or may be trackers.
#[must_use]
pub fn tables_of(view: &PaperView, calendar: Calendar) -> Vec<TrackerTable> {
    extract::tracker_tables(&document_of(view), calendar, &given_of(view))
}

fn given_of(view: &PaperView) -> PaperFacts {
    view.paper.facts.clone()
}

/// What a mapping makes of a filed paper, before anything is changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// Everything that would be found in the paper.
    pub findings: Vec<Finding>,
    /// The items among them that are rows of the mapped table, in order.
    pub items: Vec<FoundItem>,
    /// How many of those have a due date.
    pub with_due: usize,
    /// How many rows of the table become no item, by reason.
    pub left_out: Vec<(RowLeftOut, usize)>,
    /// The status words of the table with what each means, in the order in which they come.
    pub statuses: Vec<StatusRead>,
}

/// A status word of a table, and what it is read to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusRead {
    /// As printed.
    pub words: String,
    /// How many rows say it.
    pub rows: usize,
    /// The answer it stands for.
    pub position: Option<crate::scrutiny::response::Position>,
    /// How delivery goes.
    pub progress: Option<crate::scrutiny::progress::Progress>,
    /// Whether the user has said so.
    pub said: bool,
}

/// Works out what a mapping makes of a paper. `others` are what is known of other layouts.
#[must_use]
pub fn preview(
    view: &PaperView,
    table: &TrackerTable,
    mapping: &Mapping,
    others: &[Mapping],
    calendar: Calendar,
) -> Preview {
    if mapping.fault().is_some() {
        return Preview::default();
    }
    let mut mappings = vec![mapping.clone()];
    mappings.extend(
        others
            .iter()
            .filter(|other| other.layout != mapping.layout)
            .cloned(),
    );
    let extraction = extract::extract_mapped(&document_of(view), calendar, &given_of(view), &mappings);
    let mut left_out: BTreeMap<RowLeftOut, usize> = BTreeMap::new();
    let heading = table
        .rows
        .iter()
        .position(|row| mapping.layout.has_headings() && Layout::of_headings(row) == mapping.layout);
    let rows = || table.rows.iter().skip(heading.map_or(0, |at| at + 1));
    for row in rows() {
        if let Some(why) = extract::row_left_out(row, mapping) {
            *left_out.entry(why).or_default() += 1;
        }
    }
    let items: Vec<FoundItem> = extraction
        .findings
        .iter()
        .filter(|finding| finding.reason.starts_with(extract::ROW_OF_NAMED_COLUMNS))
        .filter_map(|finding| match &finding.found {
            Found::Item(item) => Some(item.clone()),
            Found::Date(_) => None,
        })
        .collect();
    Preview {
        with_due: items.iter().filter(|item| item.due.is_some()).count(),
        statuses: statuses(rows(), mapping),
        left_out: left_out.into_iter().collect(),
        items,
        findings: extraction.findings,
    }
}

/// The words of the status column and of colours and single words among the updates.
fn statuses<'r>(rows: impl Iterator<Item = &'r Vec<String>>, mapping: &Mapping) -> Vec<StatusRead> {
    const MOST: usize = 40;
    let mut found: Vec<StatusRead> = Vec::new();
    for row in rows {
        for role in [Role::Status, Role::Update] {
            for column in mapping.columns_of(role) {
                let Some(cell) = usize::try_from(column).ok().and_then(|at| row.get(at)) else {
                    continue;
                };
                let short = role == Role::Status || extract::progress_word(cell).is_some();
                if cell.is_empty() || !short || cell.chars().count() > MOST {
                    continue;
                }
                if let Some(known) = found
                    .iter_mut()
                    .find(|known| folded(&known.words) == folded(cell))
                {
                    known.rows += 1;
                    continue;
                }
                found.push(status_read(cell, role, mapping));
            }
        }
    }
    found
}

fn status_read(cell: &str, role: Role, mapping: &Mapping) -> StatusRead {
    let said = mapping.meaning_of(cell);
    let (position, progress) = match said {
        Some(said) => (said.position, said.progress),
        None => extract::status_meaning(cell),
    };
    StatusRead {
        words: cell.to_owned(),
        rows: 1,
        // An update never takes a position.
        position: position.filter(|_| role == Role::Status),
        progress,
        said: said.is_some(),
    }
}
