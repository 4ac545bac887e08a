//! Running heads and feet: what neighbouring pages print at the same place of their edges.

use std::collections::HashSet;

use super::flow::{Kind, Run};
use super::row::{Row, rows_aside, rows_of};
use super::word::Sheet;
use super::{PAGES_A_THREAD, parts};
use crate::document::furniture;

/// The share of a page at either end in which running heads and feet stand.
const EDGE: f64 = 0.16;
/// How far apart the places of the same line on two pages may be, in points.
const OFF: f64 = 4.0;
/// The most lines that a running head or foot has.
const MOST_ROWS: usize = 5;
/// How many pages on either side are looked at: packs change their heads from paper to paper.
const NEIGHBOURS: usize = 8;
/// On how many of them a line must stand that is not on the next page.
const IN_TURN: usize = 3;

/// What stands at the edges of one page.
#[derive(Debug, Default)]
pub(super) struct Edges {
    /// All words that are no part of the paper, by their places on the page.
    pub(super) words: HashSet<usize>,
    pub(super) heads: Vec<Run>,
    pub(super) feet: Vec<Run>,
}

/// A line near an edge.
struct EdgeRow {
    row: Row,
    likeness: String,
    number: Option<u32>,
    may_run: bool,
    /// Whether it only counts the pages: `Page 3 of 12`.
    is_page_count: bool,
}

/// The running heads and feet of each page.
pub(super) fn edges_of(sheets: &[Sheet]) -> Vec<Edges> {
    let rows = parts::of_each(sheets.iter().collect(), PAGES_A_THREAD, |_, sheet| {
        edge_rows(sheet)
    });
    parts::of_each(sheets.iter().collect(), PAGES_A_THREAD, |at, sheet| {
        let mut edges = Edges::default();
        let mut chosen: Vec<&EdgeRow> = Vec::new();
        for row in rows.get(at).into_iter().flatten() {
            let near = (at.saturating_sub(NEIGHBOURS)..=at + NEIGHBOURS).filter(|other| *other != at);
            let on: Vec<usize> = near
                .filter_map(|other| Some((other, rows.get(other)?, sheets.get(other)?)))
                .filter(|(other, others, page)| {
                    (page.height - sheet.height).abs() < 20.0
                        && others.iter().any(|there| is_same(row, at, there, *other))
                })
                .map(|(other, _, _)| other)
                .collect();
            // The papers of a pack begin alike; only what stands on facing pages in turn, or page after
            // page, is a running head.
            let recurs = on.iter().any(|other| other.abs_diff(at) == 1) || on.len() >= IN_TURN;
            if (recurs && row.may_run) || row.is_page_count {
                chosen.push(row);
            }
        }
        for is_head in [true, false] {
            let side = chosen
                .iter()
                .filter(|row| (row.row.base < sheet.height / 2.0) == is_head);
            // A page that says again what its neighbour says has no longer a head for that.
            let is_repeat = side.clone().count() > MOST_ROWS;
            for row in side.filter(|row| !is_repeat || row.is_page_count) {
                edges.words.extend(&row.row.words);
                put(&mut edges, sheet, at, row.row.clone());
            }
        }
        take_artifacts(&mut edges, sheet, at);
        edges
    })
}

fn put(edges: &mut Edges, sheet: &Sheet, at: usize, row: Row) {
    let is_head = row.base < sheet.height / 2.0;
    let side = if is_head {
        &mut edges.heads
    } else {
        &mut edges.feet
    };
    side.push(Run::new(Kind::Furniture, at, vec![row], true));
}

/// What the page's own marks call no part of its text; where they say so of most of the page they
/// are not believed.
fn take_artifacts(edges: &mut Edges, sheet: &Sheet, at: usize) {
    let marked: Vec<usize> = sheet
        .words
        .iter()
        .enumerate()
        .filter(|(index, word)| word.mark.is_artifact && !edges.words.contains(index))
        .map(|(index, _)| index)
        .collect();
    if marked.is_empty() || (marked.len() * 2 > sheet.words.len() && marked.len() > 40) {
        return;
    }
    edges.words.extend(&marked);
    let rows = rows_of(sheet, &marked)
        .into_iter()
        .chain(rows_aside(sheet, &marked));
    for row in rows {
        put(edges, sheet, at, row);
    }
    edges
        .heads
        .sort_by(|one, other| base(one).total_cmp(&base(other)));
    edges.feet.sort_by(|one, other| base(one).total_cmp(&base(other)));
}

fn base(run: &Run) -> f64 {
    run.first_row().map_or(0.0, |row| row.base)
}

fn edge_rows(sheet: &Sheet) -> Vec<EdgeRow> {
    let edge = sheet.height * EDGE;
    let words: Vec<usize> = sheet
        .words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.base < edge || word.base > sheet.height - edge)
        .map(|(at, _)| at)
        .collect();
    if words.len() > 2_000 {
        return Vec::new();
    }
    let rows = rows_of(sheet, &words);
    let all = sheet.words.iter().filter(|word| !word.is_aside);
    let (first, last) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(first, last), word| {
        (first.min(word.base), last.max(word.base))
    });
    rows.into_iter()
        .map(|row| {
            let text = row.text(sheet);
            let at_end = (row.base - first).abs() < 2.0 || (row.base - last).abs() < 2.0;
            // A row of column headings recurs on each page of a table, and heads it all the same.
            let is_ruled = sheet.upright.iter().any(|rule| {
                rule.from <= row.base
                    && rule.to >= row.base - row.size
                    && rule.at > row.left - 15.0
                    && rule.at < row.right + 15.0
            });
            let may_run = !is_ruled && (at_end || row.pieces(sheet).len() < 3) && text.chars().count() <= 160;
            EdgeRow {
                likeness: furniture::likeness(&text),
                number: text.trim_matches(|c: char| !c.is_alphanumeric()).parse().ok(),
                may_run,
                is_page_count: furniture::is_page_count(&text),
                row,
            }
        })
        .collect()
}

/// Whether a line of page `one_at` is the same running line as one of page `other_at`.
fn is_same(one: &EdgeRow, one_at: usize, other: &EdgeRow, other_at: usize) -> bool {
    if (one.row.base - other.row.base).abs() > OFF {
        return false;
    }
    match (one.number, other.number) {
        (Some(one), Some(other)) => i64::from(other) - i64::from(one) == steps(one_at, other_at),
        (None, None) => one.likeness == other.likeness,
        _ => false,
    }
}

fn steps(from: usize, to: usize) -> i64 {
    let place = |at: usize| i64::try_from(at).unwrap_or(i64::MAX / 4);
    place(to) - place(from)
}
