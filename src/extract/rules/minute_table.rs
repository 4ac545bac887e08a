//! Minutes printed as a table: beside what was said a column headed "Action", in which stands what is
//! to be done. Columns of owners and times are read by the rule for tables of actions.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::{Piece, Role};
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::table::Columns;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use std::collections::BTreeMap;

pub(super) struct MinuteTable;

const ID: &str = "minute_table";

/// Headings of a column in which minutes tell what was said.
const TELLING: &[&str] = &[
    "discussion",
    "summary",
    "minute",
    "minutes",
    "notes",
    "note",
    "details",
    "key points",
    "points",
    "points raised",
    "discussion points",
    "summary of discussion",
    "key points of discussion",
    "matter",
    "description",
    "description/resolution",
    "issue",
    "trafodaeth",
];

impl Rule for MinuteTable {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[ZoneKind::Table]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\nItem | Discussion | Action\n1. Bins | The Director spoke about bins. | Director to list the streets without one\n2. Trees | Trees were praised. | None",
                finds: &["Director to list the streets without one"],
            },
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\nNo | Notes | Action\n1 | The pond is low. | Clerk to ring the water company; Cllr Hale to look at the sluice.\n2 | The gate is shut. | AB",
                finds: &["Clerk to ring the water company; Cllr Hale to look at the sluice."],
            },
            Example {
                text: "Parks Panel\n\nItem | Discussion | Cost\n1. Bins | The Director spoke about bins. | Four pounds to each street",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        let mut rows: BTreeMap<(u32, u32), BTreeMap<u32, usize>> = BTreeMap::new();
        for (index, piece) in zone.iter() {
            if let Role::Cell { table, row, column } = piece.role {
                rows.entry((table, row)).or_default().insert(column, index);
            }
        }
        let mut action: Option<(u32, u32)> = None;
        for ((table, _), row) in &rows {
            if let Some(column) = action_column(paper, row) {
                action = Some((*table, column));
                continue;
            }
            let Some(cell) = action
                .filter(|(of, _)| of == table)
                .and_then(|(_, column)| row.get(&column))
            else {
                continue;
            };
            take_cell(paper, *cell, out);
        }
    }
}

/// The column headed "Action" of a row of headings that also names a column in which is told.
fn action_column(paper: &Paper<'_>, row: &BTreeMap<u32, usize>) -> Option<u32> {
    let low = |index: &usize| paper.piece(*index).map_or("", |piece| piece.low.as_str());
    let tells = row
        .values()
        .any(|index| TELLING.contains(&low(index).trim_matches([' ', '*', ':'])));
    let column = row
        .iter()
        .find(|(_, index)| {
            low(index).starts_with("action") && style::is_one_of(low(index), &paper.words.columns.item)
        })
        .map(|(column, _)| *column)?;
    (tells && Columns::of_headings(paper, row).is_none()).then_some(column)
}

/// What a cell of the column says is to be done; nothing where it only names somebody.
fn take_cell(paper: &Paper<'_>, index: usize, out: &mut Candidates) {
    let Some(piece) = paper.piece(index) else { return };
    if !says_what(piece) {
        return;
    }
    let listed = points::run_on(&piece.words, 0..piece.words.len());
    if listed.len() >= 2 {
        for (number, own) in listed {
            out.push(action(vec![Place::new(index, own)]).numbered(Some(number)));
        }
        return;
    }
    let whole = sentence::trimmed(&piece.words, 0..piece.words.len());
    out.push(action(vec![Place::new(index, whole)]));
}

fn action(places: Vec<Place>) -> Candidate {
    Candidate::new(
        ID,
        ItemKind::Action,
        places,
        "It stands in the column of actions.",
    )
    .sure(Confidence::Likely)
}

fn says_what(piece: &Piece) -> bool {
    let none = [
        "none",
        "n/a",
        "no action",
        "noted",
        "-",
        "agreed",
        "completed",
        "complete",
        "done",
        "resolved",
    ]
    .iter()
    .any(|nothing| piece.low.trim_end_matches('.') == *nothing);
    !none && piece.words.split(' ').count() >= 4
}
