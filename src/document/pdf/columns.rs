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
/// A column has at least so many lines, but the last of a paper.
const FEWEST_LINES: usize = 4;
/// Two columns of so many lines are no chance.
const PLAIN_LINES: usize = 10;
/// So many lines beside as many are columns even where one of them has mostly short paragraphs.
const LONG_LINES: usize = 30;
/// The most things of a page that are put in order.
const MOST_THINGS: usize = 20_000;
/// A number or bullet is no longer than this, in multiples of its size.
const LONGEST_MARKER: f64 = 3.2;
/// How far apart the same column may begin on two pages, in points.
const SAME_EDGE: f64 = 3.0;
/// The right side of a gutter stands so far from where the column begins.
const OFF_EDGE: f64 = 2.5;
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

/// Parts of a page in reading order; `known` is where pages near it are parted into columns.
pub(super) fn in_order(mut things: Vec<Thing>, known: &[f64]) -> Vec<Section> {
    sort_down(&mut things);
    let mut found = Vec::new();
    part(things, DEEPEST, (false, false), known, &mut found);
    found
}

/// Puts the things of a page in order from the top down.
pub(super) fn sort_down(things: &mut [Thing]) {
    things.sort_by(|one, other| one.heights().0.total_cmp(&other.heights().0));
}

/// Where a page, whose things are in order from the top down, is plainly parted into two columns.
pub(super) fn gutter_of(things: &[Thing]) -> Option<f64> {
    if things.len() > MOST_THINGS {
        return None;
    }
    let split = best_split(things, &[])?;
    (split.lines >= PLAIN_LINES).then_some(split.gutter)
}

fn part(things: Vec<Thing>, depth: usize, column: (bool, bool), known: &[f64], found: &mut Vec<Section>) {
    let (is_column, follows_column) = column;
    if things.is_empty() {
        return;
    }
    let split = if depth == 0 || things.len() > MOST_THINGS {
        None
    } else {
        best_split(&things, known)
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
        part(
            things,
            depth - 1,
            (is_column || is_beside, place == 2),
            known,
            found,
        );
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
    /// How wide the white space between them is.
    room: f64,
}

impl Split {
    /// Whether it parts more lines, or about as many with more room: numbers that stand out to the
    /// left of a column leave less.
    fn is_better_than(&self, other: &Self) -> bool {
        let about = other.lines.div_ceil(8);
        self.lines > other.lines + about || (self.lines + about >= other.lines && self.room > other.room)
    }

    fn is_tail(&self, thing: &Thing) -> bool {
        thing.heights().0 > self.left_ends && thing.sides().0 < self.gutter
    }
}

fn best_split(things: &[Thing], known: &[f64]) -> Option<Split> {
    let edges = likely_edges(things, known);
    let mut best: Option<Split> = None;
    for edge in edges {
        let gutter = edge - OFF_EDGE;
        let is_known = known.iter().any(|there| (gutter - there).abs() <= SAME_EDGE);
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
                .and_then(|run| columns_in(run, first, gutter, is_known));
            if let Some(split) = found
                && best.is_none_or(|best| split.is_better_than(&best))
            {
                best = Some(split);
            }
            first = at + 1;
        }
    }
    best
}

/// Where several lines begin at the same distance from the left, other than the leftmost, and where
/// columns begin on pages near by.
fn likely_edges(things: &[Thing], known: &[f64]) -> Vec<f64> {
    let mut lefts: Vec<f64> = things.iter().map(|thing| thing.sides().0).collect();
    lefts.sort_by(f64::total_cmp);
    let mut edges: Vec<(f64, usize)> = Vec::new();
    for left in lefts {
        match edges.last_mut() {
            Some((edge, count)) if left - *edge <= 3.0 => *count += 1,
            _ => edges.push((left, 1)),
        }
    }
    if !edges.is_empty() {
        edges.remove(0);
    }
    edges.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let is_known = |edge: f64| {
        known
            .iter()
            .any(|there| (edge - OFF_EDGE - there).abs() <= SAME_EDGE)
    };
    let (mut few, many): (Vec<_>, Vec<_>) = edges.into_iter().partition(|(_, count)| *count < FEWEST_LINES);
    // The last column of a paper may be of a few lines.
    few.retain(|(edge, _)| is_known(*edge) || things.len() > PLAIN_LINES);
    few.sort_by_key(|(edge, _)| !is_known(*edge));
    many.into_iter()
        .take(MOST_TRIES)
        .chain(few.into_iter().take(MOST_TRIES))
        .map(|(edge, _)| edge)
        .collect()
}

/// Whether the things of a run, none of which crosses `gutter`, stand in two columns of text.
fn columns_in(run: &[Thing], first: usize, gutter: f64, is_known: bool) -> Option<Split> {
    let (right, left): (Vec<&Thing>, Vec<&Thing>) = run.iter().partition(|thing| thing.sides().0 >= gutter);
    let (left_lines, right_lines) = (lines_of(&left), lines_of(&right));
    let are_text = match (reads_as_text(&left_lines), reads_as_text(&right_lines)) {
        (true, right) => right || may_stand_beside(&right_lines, &left_lines),
        (false, right) => right && may_stand_beside(&left_lines, &right_lines),
    };
    let is_last =
        || (is_known || is_filled(&left_lines, gutter)) && goes_on_at_top(&left_lines, &right_lines);
    if !are_text && !is_last() {
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
    if edge - nearest < 5.0 || has_numbers_of_right(&left, gutter) || stand_in_rows(&left, &right) {
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
        lines: left_lines.len().min(right_lines.len()),
        room: edge - nearest,
    })
}

/// Whether the numbers or bullets of the right side stand on the left of the gutter.
fn has_numbers_of_right(left: &[&Thing], gutter: f64) -> bool {
    let begins = left.iter().map(|thing| thing.sides().0);
    let middle = f64::midpoint(begins.fold(f64::INFINITY, f64::min), gutter);
    let numbers = left.iter().filter(|thing| match thing {
        Thing::Piece(row) => {
            row.words.len() == 1
                && row.left > middle
                && row.width() < LONGEST_MARKER * row.size
                && gutter - row.right < LONGEST_MARKER * row.size
        }
        Thing::Table { .. } => false,
    });
    numbers.count() >= 3
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

/// A line of a column: its pieces with the number or bullet before them.
#[derive(Debug, Clone, Copy)]
struct ColumnLine {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    words: usize,
    /// In how many pieces, but for a number or bullet before it.
    pieces: usize,
    /// Whether its first piece may be a number or bullet.
    is_marker: bool,
}

/// The lines of one side, from the top down.
fn lines_of(side: &[&Thing]) -> Vec<ColumnLine> {
    let mut lines: Vec<ColumnLine> = Vec::new();
    for thing in side {
        let Thing::Piece(row) = thing else { continue };
        match lines.last_mut() {
            Some(line) if row.top < f64::midpoint(line.top, line.bottom) => {
                line.left = line.left.min(row.left);
                line.right = line.right.max(row.right);
                line.bottom = line.bottom.max(row.bottom);
                line.words += row.words.len();
                let is_after_marker = line.pieces == 1 && line.words == row.words.len() + 1 && line.is_marker;
                line.pieces += usize::from(!is_after_marker);
            }
            _ => lines.push(ColumnLine {
                left: row.left,
                right: row.right,
                top: row.top,
                bottom: row.bottom,
                words: row.words.len(),
                pieces: 1,
                is_marker: row.words.len() == 1 && row.width() < LONGEST_MARKER * row.size,
            }),
        }
    }
    lines
}

fn reads_as_text(lines: &[ColumnLine]) -> bool {
    let words: usize = lines.iter().map(|line| line.words).sum();
    // What falls into columns itself is a table.
    let parted = lines.iter().filter(|line| line.pieces >= 2).count();
    if parted * 6 >= lines.len() {
        return false;
    }
    let short = lines.iter().filter(|line| line.words <= 2).count();
    // A long column may be of short paragraphs and headings, but the cells of a table are all short.
    let is_long = lines.len() >= PLAIN_LINES && words * 10 >= lines.len() * 28;
    let (most_short, least_words) = if is_long { (45, 28) } else { (30, 30) };
    lines.len() >= FEWEST_LINES
        && words * 10 >= lines.len() * least_words
        && short * 100 <= lines.len() * most_short
}

/// Whether the lines of a side are a column for all their short paragraphs, as far as the text beside them
/// shows it: both are long, and about as long as each other.
fn may_stand_beside(lines: &[ColumnLine], text: &[ColumnLine]) -> bool {
    let words: usize = lines.iter().map(|line| line.words).sum();
    let parted = lines.iter().filter(|line| line.pieces >= 2).count();
    let short = lines.iter().filter(|line| line.words <= 2).count();
    lines.len() >= LONG_LINES
        && text.len() >= LONG_LINES
        && lines.len().abs_diff(text.len()) * 4 <= text.len()
        && parted * 6 < lines.len()
        && words * 10 >= lines.len() * 25
        && short * 100 <= lines.len() * 65
}

/// Whether many lines of a column reach as far as its room goes, as those of running text do and the
/// cells of a table seldom.
fn is_filled(lines: &[ColumnLine], gutter: f64) -> bool {
    let left = lines.iter().map(|line| line.left).fold(f64::INFINITY, f64::min);
    let full = lines
        .iter()
        .filter(|line| gutter - line.right < 0.25 * (gutter - left))
        .count();
    lines.len() >= PLAIN_LINES && full * 10 >= lines.len() * 3 && reads_as_text(lines)
}

/// Whether the few lines on the right go on, at the top, with the text on the left: they begin beside
/// one of its first lines, stand close to one another, and at least one is as long as a line of text.
fn goes_on_at_top(left: &[ColumnLine], right: &[ColumnLine]) -> bool {
    let Some(top) = right.first() else {
        return false;
    };
    let high = top.bottom - top.top;
    let mut first = left.iter().take(4);
    let are_close = right
        .windows(2)
        .all(|pair| matches!(pair, [one, other] if other.top - one.bottom < 2.5 * high));
    let widest = |lines: &[ColumnLine]| {
        let widths = lines.iter().map(|line| line.right - line.left);
        widths.fold(0.0, f64::max)
    };
    first.any(|line| (line.top - top.top).abs() < 2.5 * high)
        && are_close
        && left.len() > right.len()
        && widest(right) > 0.4 * widest(left)
        && right.iter().any(|line| line.words >= 3)
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
    let near = |tops: &[f64], top: f64| tops.iter().any(|there| (top - there).abs() <= 2.0);
    let alike = few.iter().filter(|top| near(many, **top)).count();
    // Columns begin at the same height too, and a paragraph among many may by chance.
    if few.len() == 2 && many.len() > 3 {
        return false;
    }
    if few.len() >= 2 && alike == few.len() {
        return true;
    }
    let (Some(first), Some(last)) = (few.first(), few.last()) else {
        return false;
    };
    let beside: Vec<&f64> = many
        .iter()
        .filter(|top| **top >= first - 2.0 && **top <= last + 2.0)
        .collect();
    let alike_beside = beside.iter().filter(|top| near(few, ***top)).count();
    few.len() >= 3 && alike * 10 >= few.len() * 7 && alike_beside * 10 >= beside.len() * 7
}
