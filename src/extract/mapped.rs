//! Tables whose columns the user has named: what each column holds is known, so that no rule need guess.
//! Beside it, how such a table looks to the program: its layout, what its columns seem to hold, and what
//! the user has to say.

mod guess;

use super::answer;
use super::candidate::{Candidate, Candidates, Named};
use super::clean::Role as PieceRole;
use super::dues;
use super::paper::{Paper, Place};
use super::position;
use super::stacked_cell;
use super::table::{self, Columns};
use crate::document::look;
use crate::scrutiny::Day;
use crate::scrutiny::finding::{Confidence, Fact};
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::passage::Passage;
use crate::scrutiny::period::Class;
use crate::scrutiny::progress::Progress;
use crate::scrutiny::response::Position;
use crate::scrutiny::tracker::{Doubt, Layout, Mapping, Role, RowLeftOut, TrackerTable, folded};
use guess::{guess, guess_by_looks};
use std::collections::{BTreeMap, BTreeSet};

pub use guess::guess_for;

/// The rule by whose name what is found here goes: the one that reads tables of actions.
const RULE: &str = "action_table";

/// The reason of every finding that is a row of a table whose columns the user has named.
pub const ROW_OF_NAMED_COLUMNS: &str = "It is a row of a table whose columns you have named.";

/// How many rows of a table may stand above its headings.
const ROWS_ABOVE: usize = 8;

/// The rows of a table, each with its cells by column.
type Rows = BTreeMap<u32, BTreeMap<u32, usize>>;

/// A table whose columns the user has named.
#[derive(Debug, Clone)]
pub struct MappedTable {
    table: u32,
    /// The row of the headings; none where it has none.
    heading: Option<u32>,
    mapping: Mapping,
}

/// The tables of a paper, in order.
fn rows_of_tables(paper: &Paper<'_>) -> BTreeMap<u32, Rows> {
    let mut tables: BTreeMap<u32, Rows> = BTreeMap::new();
    for (index, piece) in paper.pieces.iter().enumerate() {
        if let PieceRole::Cell { table, row, column } = piece.role {
            tables
                .entry(table)
                .or_default()
                .entry(row)
                .or_default()
                .insert(column, index);
        }
    }
    tables
}

fn width(rows: &Rows) -> usize {
    let last = rows.values().filter_map(|row| row.keys().last()).max();
    last.map_or(0, |last| {
        usize::try_from(*last).unwrap_or(usize::MAX).saturating_add(1)
    })
}

/// The words of the cells of a row, with empty words where there is no cell.
fn cells(paper: &Paper<'_>, row: &BTreeMap<u32, usize>, width: usize) -> Vec<String> {
    (0..u32::try_from(width).unwrap_or(u32::MAX))
        .map(|column| {
            let piece = row.get(&column).and_then(|index| paper.piece(*index));
            piece.map_or_else(String::new, |piece| piece.words.trim().to_owned())
        })
        .collect()
}

fn layout_of(paper: &Paper<'_>, row: &BTreeMap<u32, usize>, width: usize) -> Layout {
    Layout::of_headings(&cells(paper, row, width))
}

/// The tables whose layout is that of one of the mappings. A table without headings that goes on from such
/// a one, as after a page break, is read as it is.
pub fn matching(paper: &Paper<'_>, mappings: &[Mapping]) -> Vec<MappedTable> {
    let mut found: Vec<MappedTable> = Vec::new();
    if mappings.is_empty() {
        return found;
    }
    for (table, rows) in rows_of_tables(paper) {
        let width = width(&rows);
        let by_heading = rows.iter().take(ROWS_ABOVE).find_map(|(number, row)| {
            let layout = layout_of(paper, row, width);
            let mapping = mappings
                .iter()
                .find(|mapping| mapping.layout.has_headings() && mapping.layout == layout)?;
            Some((Some(*number), mapping))
        });
        let without = || {
            let layout = Layout::without_headings(width, paper.facts.title.as_deref());
            let mapping = mappings.iter().find(|mapping| mapping.layout == layout)?;
            Some((None, mapping))
        };
        let goes_on = || {
            let last = found.last()?;
            let follows = last.table + 1 == table && last.mapping.roles.len() == width;
            (follows && heading_row(paper, &rows).is_none()).then_some((None, &last.mapping))
        };
        let matched = by_heading.or_else(without).or_else(goes_on);
        if let Some((heading, mapping)) = matched.filter(|(_, mapping)| mapping.fault().is_none()) {
            let mapping = mapping.clone();
            found.push(MappedTable {
                table,
                heading,
                mapping,
            });
        }
    }
    found
}

/// The row of a table that names its columns.
fn heading_row(paper: &Paper<'_>, rows: &Rows) -> Option<u32> {
    let known = |row: &BTreeMap<u32, usize>| Columns::of_headings(paper, row).is_some();
    let first = || rows.iter().take(ROWS_ABOVE);
    first()
        .find(|(_, row)| known(row))
        .or_else(|| first().find(|(_, row)| looks_like_headings(paper, row, rows)))
        .map(|(number, _)| *number)
}

/// Whether a row looks like headings although nobody knows what they mean: a few short words in nearly
/// every column, each said only once, no figures, and no sentence.
fn looks_like_headings(paper: &Paper<'_>, row: &BTreeMap<u32, usize>, rows: &Rows) -> bool {
    const LONGEST: usize = 40;
    let width = width(rows);
    let mut said = BTreeSet::new();
    width >= 2
        && rows.len() > 1
        && row.len() * 3 >= width * 2
        && row.values().filter_map(|index| paper.piece(*index)).all(|piece| {
            let low = piece.low.trim();
            let known = matches!(low, "ref" | "no" | "rag" | "id" | "due");
            let stage = !known && position::opens(low, &paper.words);
            low.len() <= LONGEST
                && low.split(' ').count() <= 6
                && !low.ends_with('.')
                && !low.contains(|c: char| c.is_ascii_digit())
                && low.contains(char::is_alphabetic)
                && !stage
                && said.insert(low.to_owned())
        })
}

/// The tables of a paper that are or may be trackers.
pub fn tables(paper: &Paper<'_>) -> Vec<TrackerTable> {
    const FEWEST_ROWS: usize = 2;
    rows_of_tables(paper)
        .into_iter()
        .filter(|(_, rows)| rows.len() >= FEWEST_ROWS && width(rows) >= 2)
        .map(|(table, rows)| tracker_table(paper, table, &rows))
        .collect()
}

fn tracker_table(paper: &Paper<'_>, table: u32, rows: &Rows) -> TrackerTable {
    let width = width(rows);
    let number = heading_row(paper, rows);
    let heading = number.and_then(|number| rows.keys().position(|row| *row == number));
    let headings = number.and_then(|number| rows.get(&number));
    let layout = headings.map_or_else(
        || Layout::without_headings(width, paper.facts.title.as_deref()),
        |row| layout_of(paper, row, width),
    );
    let (guessed, doubts) = match headings {
        Some(row) => guess(
            paper,
            row,
            &layout,
            &guess_by_looks(paper, &below(rows, number), width),
        ),
        None => (guess_by_looks(paper, rows, width), vec![Doubt::NoHeadings]),
    };
    TrackerTable {
        table,
        rows: rows.values().map(|row| cells(paper, row, width)).collect(),
        heading,
        layout,
        guessed,
        doubts,
    }
}

/// The rows below the headings.
fn below(rows: &Rows, heading: Option<u32>) -> Rows {
    let is_below = |number: &u32| heading.is_none_or(|heading| *number > heading);
    let below = rows.iter().filter(|(number, _)| is_below(number));
    below.map(|(number, row)| (*number, row.clone())).collect()
}

/// Adds the rows of every table whose columns the user has named.
pub fn find(paper: &Paper<'_>, out: &mut Candidates) {
    if paper.mapped.is_empty() {
        return;
    }
    let tables = rows_of_tables(paper);
    for mapped in &paper.mapped {
        let rows = tables.get(&mapped.table).into_iter().flatten();
        for (_, row) in rows.filter(|(number, _)| mapped.heading.is_none_or(|heading| **number > heading)) {
            if left_out(paper, row, &mapped.mapping).is_none() {
                take_row(paper, row, &mapped.mapping, out);
            }
        }
    }
}

/// A day in a cell of a tracker is that of its row and not that of the paper.
pub fn without_days_of_rows(paper: &mut Paper<'_>, passages: &mut Vec<(Fact, Passage)>, given: Option<Day>) {
    let in_rows = |passage: &Passage| {
        paper.pieces.iter().any(|piece| {
            matches!(piece.role, PieceRole::Cell { table, .. } if is_mapped(paper, table))
                && piece
                    .passage(0..piece.words.len())
                    .spans
                    .iter()
                    .any(|span| passage.spans.iter().any(|own| own.overlaps(*span)))
        })
    };
    let is_of_row = !paper.mapped.is_empty()
        && passages
            .iter()
            .any(|(fact, passage)| *fact == Fact::Date && in_rows(passage));
    if is_of_row {
        passages.retain(|(fact, _)| *fact != Fact::Date);
        paper.facts.date = given;
        paper.anchor.date = given;
        paper.anchor_is_its_own = given.is_some();
    }
}

/// Whether a table is one of those whose columns the user has named.
#[must_use]
pub fn is_mapped(paper: &Paper<'_>, table: u32) -> bool {
    paper.mapped.iter().any(|mapped| mapped.table == table)
}

/// Drops what other rules have found in tables whose columns the user has named.
pub fn leave_to_the_user(paper: &Paper<'_>, candidates: &mut Candidates) {
    if paper.mapped.is_empty() {
        return;
    }
    candidates.keep(|item| {
        item.named.is_some()
            || !item.places.iter().any(|place| {
                matches!(
                    paper.piece(place.piece).map(|piece| piece.role),
                    Some(PieceRole::Cell { table, .. }) if is_mapped(paper, table)
                )
            })
    });
}

/// Why a row becomes no item; none where it does.
fn left_out(paper: &Paper<'_>, row: &BTreeMap<u32, usize>, mapping: &Mapping) -> Option<RowLeftOut> {
    let cells = cells(paper, row, mapping.roles.len());
    row_left_out(&cells, mapping)
}

/// Why a row with these cells becomes no item; none where it does.
#[must_use]
pub fn row_left_out(cells: &[String], mapping: &Mapping) -> Option<RowLeftOut> {
    if mapping.layout.has_headings() && Layout::of_headings(cells) == mapping.layout {
        return Some(RowLeftOut::Heading);
    }
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let text = mapping
        .columns_of(Role::Text)
        .next()
        .and_then(|column| cells.get(usize::try_from(column).unwrap_or(usize::MAX)));
    let has_words = text.is_some_and(|text| text.contains(char::is_alphabetic) && !look::is_nothing(text));
    match (has_words, filled) {
        (true, 1) if mapping.roles.len() > 2 => Some(RowLeftOut::Section),
        (true, _) => None,
        (false, 0 | 1) => Some(RowLeftOut::Section),
        (false, _) => Some(RowLeftOut::NoWords),
    }
}

/// A row as an item.
fn take_row(paper: &Paper<'_>, row: &BTreeMap<u32, usize>, mapping: &Mapping, out: &mut Candidates) {
    let all = |role: Role| -> Vec<Place> {
        mapping
            .columns_of(role)
            .filter_map(|column| row.get(&column))
            .map(|index| paper.whole(*index))
            .filter(|place| !look::is_nothing(paper.words_at(*place)))
            .collect()
    };
    let one = |role: Role| all(role).first().copied();
    let words_in = |role: Role| one(role).map(|place| paper.words_at(place).to_owned());
    let Some(text) = one(Role::Text) else { return };
    let stacked = stacked_cell::read(paper, text.piece);
    let number = words_in(Role::Number).map(|words| super::rules::bare_number(&words));
    let number = number.or(stacked.number);
    let words = paper.words_at(stacked.words);
    let heading = mapping
        .columns_of(Role::Text)
        .next()
        .and_then(|column| mapping.layout.headings.get(usize::try_from(column).ok()?))
        .map_or("", String::as_str);
    let kind = if stacked.recommends {
        ItemKind::Recommendation
    } else {
        table::kind_under(paper, heading, number.as_deref(), words)
    };
    let mut item = Candidate::new(RULE, kind, vec![stacked.words], ROW_OF_NAMED_COLUMNS)
        .numbered(number)
        .sure(Confidence::Certain);
    item.lead = words_in(Role::Lead);
    item.asked = words_in(Role::Asked);
    item.owner = item.asked.clone().or_else(|| item.lead.clone());
    item.has_due_column = [Role::Due, Role::Moved]
        .iter()
        .any(|role| mapping.roles.contains(role));
    item.due_at = [Role::Moved, Role::Due].into_iter().filter_map(one).collect();
    take_answer(
        paper,
        mapping,
        &mut item,
        (one(Role::Response), one(Role::Status), all(Role::Update)),
    );
    item.row.made_on = one(Role::Made)
        .or_else(|| one(Role::Meeting))
        .and_then(|place| day_at(paper, place));
    item.row.executive_member = words_in(Role::Member);
    item.row.sign_off = words_in(Role::SignOff);
    out.push(item);
}

/// The answer, status and update of a row. An update is no answer where another column holds the answer.
fn take_answer(
    paper: &Paper<'_>,
    mapping: &Mapping,
    item: &mut Candidate,
    (response, status, updates): (Option<Place>, Option<Place>, Vec<Place>),
) {
    let mut named = Named::default();
    if let Some(meaning) = status.and_then(|place| mapping.meaning_of(paper.words_at(place))) {
        named.status = Some((meaning.position, meaning.progress));
    }
    let (short, told): (Vec<Place>, Vec<Place>) = updates.into_iter().partition(|place| {
        progress_word(paper.words_at(*place)).is_some() && paper.words_at(*place).len() <= 24
    });
    for place in &short {
        let words = paper.words_at(*place);
        let said = mapping.meaning_of(words).map(|meaning| meaning.progress);
        named.progress = named
            .progress
            .or_else(|| said.unwrap_or_else(|| progress_word(words)));
    }
    if !told.is_empty() {
        item.row.update = Some(paper.words_of(&told));
    }
    item.status = status;
    item.answer = match (response, status) {
        (Some(response), _) => vec![response],
        // Nothing that has begun, and nothing in its colour, is an answer.
        (None, Some(status)) if told.is_empty() && !is_silent(paper, status) => {
            item.status = None;
            vec![status]
        }
        (None, Some(_)) if told.is_empty() => Vec::new(),
        (None, _) => told,
    };
    // A choice beside the words that explain it is the answer; the words are what was said.
    if let (Some(response), None) = (response, status)
        && answer::is_choice(paper, response)
        && item.row.update.is_none()
    {
        item.status = None;
    }
    item.named = Some(named);
}

/// Whether a status says how it goes and nothing of an answer.
fn is_silent(paper: &Paper<'_>, status: Place) -> bool {
    let low = paper.words_at(status).to_lowercase();
    position::is_rag(&low) || progress_word(&low) == Some(Progress::NotStarted)
}

/// What a word of delivery or a colour says of how it goes.
#[must_use]
pub fn progress_word(words: &str) -> Option<Progress> {
    position::progress_word(&folded(words))
}

/// What a status cell is read to mean where the user has not said it: the answer and how delivery goes.
#[must_use]
pub fn status_meaning(words: &str) -> (Option<Position>, Option<Progress>) {
    static WORDS: std::sync::LazyLock<super::style::Words> =
        std::sync::LazyLock::new(super::style::every_position);
    let position = if position::is_colour(&words.to_lowercase()) {
        None
    } else {
        position::read_status(words, &WORDS).map(|reading| reading.position)
    };
    (position, progress_word(words))
}

/// The one day that a cell names.
#[must_use]
pub fn day_at(paper: &Paper<'_>, place: Place) -> Option<Day> {
    dues::days_in(paper, place)
        .into_iter()
        .filter(|due| due.class == Some(Class::Exact))
        .find_map(|due| due.window.filter(|w| w.earliest == w.latest)?.latest)
}
