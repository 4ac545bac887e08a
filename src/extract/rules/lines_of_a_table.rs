//! A table that was printed cell by cell, one under the other: first the headings of its columns,
//! then each row, which begins with its day or its reference.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use crate::extract::table::{self, Column, Columns};
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;

pub(super) struct LinesOfATable;

const ID: &str = "lines_of_a_table";

impl Rule for LinesOfATable {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Title,
            ZoneKind::Recommendations,
            ZoneKind::Narrative,
            ZoneKind::Minutes,
            ZoneKind::Contacts,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Recommendation\nResponse\nLead\nBy when\n\n1. Put up a sign at the ford\nAgreed\nHighways Manager\nMay 2014\n\n2. Close the ford to lorries\nNot agreed\nHighways Manager\nn/a",
                finds: &["Put up a sign at the ford", "Close the ford to lorries"],
            },
            Example {
                text: "People Scrutiny Committee\n\nAction Sheet\n\nMeeting Date\nAction to be Taken\nBy Whom\nAction Taken\n\n18.04.24\n\nItem 6 - School Meals\nMembers requested the take-up of free meals.\nHead of Schools\nInformation attached.",
                finds: &["Members requested the take-up of free meals."],
            },
            Example {
                text: "Housing Panel\n\nDate\n\nVenue\n\n11/01/2011\n\nThe town hall\n\n08/02/2011\n\nThe depot",
                finds: &[],
            },
        ]
    }

    /// Rows may run through several zones, so the rule starts from the title block and reads on.
    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        if zone.pieces.start != 0 {
            return;
        }
        let mut index = 0;
        let mut columns: Option<(Columns, u32)> = None;
        while index < paper.pieces.len() {
            if let Some((found, width)) = headings_at(paper, index) {
                columns = Some((found, width));
                index += width as usize;
                continue;
            }
            let Some((known, width)) = &columns else {
                index += 1;
                continue;
            };
            if begins_with_item(paper, index, known) {
                let end = numbered_row_end(paper, index);
                if end - index == *width as usize {
                    take_row(paper, index, end, known, *width, out);
                }
                index = end;
                continue;
            }
            if begins_row(paper, index) {
                let end = row_end(paper, index);
                take_row(paper, index, end, known, *width, out);
                index = end;
            } else {
                index += 1;
            }
        }
    }
}

/// Headings of columns on consecutive lines: what they name, and how many they are.
fn headings_at(paper: &Paper<'_>, first: usize) -> Option<(Columns, u32)> {
    let mut headings: Vec<(u32, &str)> = Vec::new();
    for place in 0..8 {
        let Some(piece) = paper.piece(first + place as usize) else {
            break;
        };
        if piece.is_cell() || piece.words.len() > 60 || !table::is_heading_of_column(paper, &piece.low) {
            break;
        }
        headings.push((place, piece.low.as_str()));
    }
    if headings.len() < 3 {
        return None;
    }
    let width = u32::try_from(headings.len()).ok()?;
    Columns::named(paper, &headings).map(|columns| (columns, width))
}

/// Whether a row begins here: with the day of its meeting or a reference.
fn begins_row(paper: &Paper<'_>, index: usize) -> bool {
    paper.piece(index).is_some_and(|piece| {
        let words = piece.words.trim();
        let words = piece
            .marker
            .as_ref()
            .filter(|_| words.is_empty())
            .map_or(words, |marker| marker.printed.as_str());
        let figures = words.chars().filter(char::is_ascii_digit).count();
        !words.is_empty()
            && words.len() <= 14
            && figures >= 1
            && words
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ' ') || c.is_ascii_uppercase())
    })
}

/// Whether a row begins here with its numbered item, where the item's is the first column.
fn begins_with_item(paper: &Paper<'_>, index: usize, columns: &Columns) -> bool {
    let numbered = paper
        .piece(index)
        .and_then(|piece| piece.marker.as_ref().filter(|_| !piece.words.is_empty()))
        .is_some_and(|marker| !marker.is_bullet());
    columns.place_of(Column::Item) == Some(0) && numbered
}

/// The piece at which the next numbered row or the end begins.
fn numbered_row_end(paper: &Paper<'_>, index: usize) -> usize {
    (index + 1..paper.pieces.len())
        .find(|next| {
            paper
                .piece(*next)
                .is_some_and(|piece| piece.marker.as_ref().is_some_and(|marker| !marker.is_bullet()))
        })
        .unwrap_or(paper.pieces.len())
}

/// The piece at which the next row, other headings or the end begin.
fn row_end(paper: &Paper<'_>, index: usize) -> usize {
    (index + 1..paper.pieces.len())
        .find(|next| begins_row(paper, *next) || headings_at(paper, *next).is_some())
        .unwrap_or(paper.pieces.len())
}

/// A row: its first line is the day, its last lines are the last columns, and what is between is
/// the item, under a heading of its own perhaps.
fn take_row(
    paper: &Paper<'_>,
    first: usize,
    end: usize,
    columns: &Columns,
    width: u32,
    out: &mut Candidates,
) {
    let Some(item_column) = columns.place_of(Column::Item) else {
        return;
    };
    let after = width.saturating_sub(item_column + 1) as usize;
    // Text after the last cell of a row belongs to no row: a heading or the foot of the page.
    let mut end = end;
    while end > first
        && end - first > width as usize
        && paper.piece(end - 1).is_some_and(|p| is_stray(&p.low))
    {
        end -= 1;
    }
    let start = first + item_column as usize;
    if start + after >= end {
        return;
    }
    let item_end = end - after;
    let Some(words) = (start..item_end)
        .rev()
        .find(|index| paper.piece(*index).is_some_and(|piece| !piece.words.is_empty()))
    else {
        return;
    };
    let mut from = words;
    while from > start
        && paper.piece(from - 1).is_some_and(|before| {
            !sentence::is_complete(&before.words) && !before.low.starts_with("item ") && !before.is_heading()
        })
    {
        from -= 1;
    }
    let places: Vec<Place> = (from..=words).map(|index| paper.whole(index)).collect();
    let cell = |wanted: Column| {
        let column = columns.place_of(wanted).filter(|column| *column > item_column)?;
        Some(paper.whole(item_end + (column - item_column - 1) as usize))
    };
    let number = paper
        .piece(from)
        .and_then(|piece| piece.marker.as_ref())
        .and_then(crate::extract::marker::Marker::number);
    let mut item = Candidate::new(
        ID,
        columns.kind(paper, number.as_deref(), &paper.words_of(&places)),
        places,
        "It is a row of a table printed line by line.",
    )
    .sure(Confidence::Likely);
    item.number = number;
    item.owner = cell(Column::Owner).map(|place| paper.words_at(place).to_owned());
    item.lead.clone_from(&item.owner);
    item.has_due_column = columns.place_of(Column::Due).is_some();
    item.due_at
        .extend([Column::Moved, Column::Due].into_iter().filter_map(cell));
    (item.answer, item.status) = table::answer_of(
        paper,
        cell(Column::Response),
        cell(Column::Comment),
        cell(Column::Progress),
        cell(Column::Status),
    );
    if !item.has_due_column {
        item.due_at.extend(item.answer.iter().copied());
    }
    out.push(item);
}

fn is_stray(low: &str) -> bool {
    low.ends_with("actions") || low.starts_with("page ") || low.starts_with("completed action")
}
