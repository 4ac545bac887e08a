//! The order in which a page is read: columns of text from left to right, each from the top down.

use super::row::Row;

/// What takes up room on a page: a piece of a line, or a whole table.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Thing {
    Piece(Row),
    /// A table, by its place among the page's tables.
    Table {
        index: usize,
        left: f64,
        right: f64,
        top: f64,
        bottom: f64,
    },
}

impl Thing {
    const fn sides(&self) -> (f64, f64) {
        match self {
            Self::Piece(row) => (row.left, row.right),
            Self::Table { left, right, .. } => (*left, *right),
        }
    }

    const fn heights(&self) -> (f64, f64) {
        match self {
            Self::Piece(row) => (row.top, row.bottom),
            Self::Table { top, bottom, .. } => (*top, *bottom),
        }
    }
}

/// How many places are tried for the white space between two columns.
const MOST_TRIES: usize = 8;
/// A column has at least so many lines.
const FEWEST_LINES: usize = 4;
/// Columns inside of columns, and above and below each other.
const DEEPEST: usize = 12;

/// A part of a page in which everything stands below one another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Section {
    pub(super) things: Vec<Thing>,
    /// Whether another stands beside it.
    pub(super) is_column: bool,
    /// Whether it goes on where the column to its left ended.
    pub(super) follows_column: bool,
}

/// Parts of a page in reading order.
pub(super) fn in_order(mut things: Vec<Thing>) -> Vec<Section> {
    things.sort_by(|one, other| one.heights().0.total_cmp(&other.heights().0));
    let mut found = Vec::new();
    part(things, DEEPEST, (false, false), &mut found);
    found
}

fn part(things: Vec<Thing>, depth: usize, column: (bool, bool), found: &mut Vec<Section>) {
    let (is_column, follows_column) = column;
    if things.is_empty() {
        return;
    }
    let split = if depth == 0 || things.len() > 20_000 {
        None
    } else {
        best_split(&things)
    };
    let Some(split) = split else {
        found.push(Section {
            things,
            is_column,
            follows_column,
        });
        return;
    };
    let mut parts: [Vec<Thing>; 4] = Default::default();
    for (at, thing) in things.into_iter().enumerate() {
        let place = if at < split.first {
            0
        } else if at >= split.end || split.is_tail(&thing) {
            3
        } else if thing.sides().0 >= split.gutter {
            2
        } else {
            1
        };
        if let Some(part) = parts.get_mut(place) {
            part.push(thing);
        }
    }
    // A column may itself be parted, but what was parted once is never joined again.
    for (place, things) in parts.into_iter().enumerate() {
        let is_beside = place == 1 || place == 2;
        part(things, depth - 1, (is_column || is_beside, place == 2), found);
    }
}

/// Two columns that stand beside each other.
#[derive(Debug, Clone, Copy)]
struct Split {
    first: usize,
    end: usize,
    gutter: f64,
    /// Below this, what stands on the left alone does not belong to its column.
    left_ends: f64,
    lines: usize,
}

impl Split {
    fn is_tail(&self, thing: &Thing) -> bool {
        thing.heights().0 > self.left_ends && thing.sides().0 < self.gutter
    }
}

fn best_split(things: &[Thing]) -> Option<Split> {
    let edges = likely_edges(things);
    let mut best: Option<Split> = None;
    for edge in edges {
        let gutter = edge - 2.5;
        let mut first = 0;
        for at in 0..=things.len() {
            let crosses = things.get(at).is_none_or(|thing| {
                let (left, right) = thing.sides();
                left < gutter && right > gutter
            });
            if !crosses {
                continue;
            }
            let found = things
                .get(first..at)
                .and_then(|run| columns_in(run, first, gutter));
            if let Some(split) = found
                && best.is_none_or(|best| best.lines < split.lines)
            {
                best = Some(split);
            }
            first = at + 1;
        }
    }
    best
}

/// Where several lines begin at the same distance from the left, other than the leftmost.
fn likely_edges(things: &[Thing]) -> Vec<f64> {
    let mut lefts: Vec<f64> = things.iter().map(|thing| thing.sides().0).collect();
    lefts.sort_by(f64::total_cmp);
    let mut edges: Vec<(f64, usize)> = Vec::new();
    for left in lefts {
        match edges.last_mut() {
            Some((edge, count)) if left - *edge <= 3.0 => *count += 1,
            _ => edges.push((left, 1)),
        }
    }
    edges.retain(|(_, count)| *count >= FEWEST_LINES);
    if !edges.is_empty() {
        edges.remove(0);
    }
    edges.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    edges.into_iter().take(MOST_TRIES).map(|(edge, _)| edge).collect()
}

/// Whether the things of a run, none of which crosses `gutter`, stand in two columns of text.
fn columns_in(run: &[Thing], first: usize, gutter: f64) -> Option<Split> {
    let (right, left): (Vec<&Thing>, Vec<&Thing>) = run.iter().partition(|thing| thing.sides().0 >= gutter);
    if !reads_as_text(&left) || !reads_as_text(&right) {
        return None;
    }
    let nearest = left
        .iter()
        .map(|thing| thing.sides().1)
        .fold(f64::NEG_INFINITY, f64::max);
    let edge = right
        .iter()
        .map(|thing| thing.sides().0)
        .fold(f64::INFINITY, f64::min);
    if edge - nearest < 5.0 || stand_in_rows(&left, &right) {
        return None;
    }
    // The two must stand beside each other for most of their height.
    let heights = |side: &[&Thing]| {
        side.iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(top, bottom), thing| {
                (top.min(thing.heights().0), bottom.max(thing.heights().1))
            })
    };
    let (one, other) = (heights(&left), heights(&right));
    let shared = one.1.min(other.1) - one.0.max(other.0);
    if shared < 0.4 * (one.1 - one.0).min(other.1 - other.0) {
        return None;
    }
    Some(Split {
        first,
        end: first + run.len(),
        gutter,
        left_ends: end_of_column(&left, other.1),
        lines: left.len().min(right.len()),
    })
}

/// Where the left column ends: at a wide gap below the end of the right one.
fn end_of_column(left: &[&Thing], right_ends: f64) -> f64 {
    let mut last: Option<f64> = None;
    for thing in left {
        let (top, bottom) = thing.heights();
        if let Some(above) = last
            && top > right_ends
            && top - above > 1.5 * (bottom - top)
        {
            return above;
        }
        last = Some(last.map_or(bottom, |above| above.max(bottom)));
    }
    f64::INFINITY
}

fn reads_as_text(side: &[&Thing]) -> bool {
    let rows: Vec<&Row> = side
        .iter()
        .filter_map(|thing| match thing {
            Thing::Piece(row) => Some(row),
            Thing::Table { .. } => None,
        })
        .collect();
    let words: usize = rows.iter().map(|row| row.words.len()).sum();
    let short = rows.iter().filter(|row| row.words.len() <= 2).count();
    rows.len() >= FEWEST_LINES && words >= rows.len() * 3 && short * 10 <= rows.len() * 3
}

/// Whether the paragraphs of both sides begin at the same heights, as the cells of a table do.
fn stand_in_rows(left: &[&Thing], right: &[&Thing]) -> bool {
    let starts = |side: &[&Thing]| -> Vec<f64> {
        let tops: Vec<f64> = side.iter().map(|thing| thing.heights().0).collect();
        let steps: Vec<f64> = tops
            .windows(2)
            .filter_map(|pair| Some(pair.last()? - pair.first()?))
            .collect();
        let least = steps
            .iter()
            .copied()
            .filter(|step| *step > 4.0)
            .fold(f64::INFINITY, f64::min);
        let further = tops
            .iter()
            .skip(1)
            .zip(&steps)
            .filter(|(_, step)| **step > 1.05 * least);
        tops.first()
            .copied()
            .into_iter()
            .chain(further.map(|(top, _)| *top))
            .collect()
    };
    let (one, other) = (starts(left), starts(right));
    let (few, many) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    let alike = few
        .iter()
        .filter(|top| many.iter().any(|there| (*top - there).abs() <= 2.0))
        .count();
    few.len() >= 2 && alike == few.len() || (few.len() >= 3 && alike * 10 >= few.len() * 7)
}
