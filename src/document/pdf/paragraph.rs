//! Which lines of a column are one paragraph.

use super::row::Row;
use super::word::Sheet;
use crate::document::line::{self, ends_a_sentence};
use crate::document::list_marker::{self, Trust};

/// Lines that belong together, with how they are set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    pub(super) rows: Vec<Row>,
    /// Whether more than a line's room stands above it.
    pub(super) is_apart: bool,
}

impl Paragraph {
    pub(super) fn is_bold(&self) -> bool {
        self.rows.iter().all(|row| row.is_bold)
    }
}

/// The room that a column gives its lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) left: f64,
    pub(super) right: f64,
}

impl Column {
    /// The room that some rows take up.
    pub(super) fn around(rows: &[Row]) -> Self {
        Self {
            left: rows.iter().map(|row| row.left).fold(f64::INFINITY, f64::min),
            right: rows.iter().map(|row| row.right).fold(f64::NEG_INFINITY, f64::max),
        }
    }
}

/// The paragraphs of the rows of one column.
pub(super) fn paragraphs_of(sheet: &Sheet, rows: &[Row], column: Column) -> Vec<Paragraph> {
    let pitch = usual_pitch(sheet, rows, column);
    let hangs = points_hang(sheet, rows);
    let mut found: Vec<Paragraph> = Vec::new();
    for row in rows {
        let Some(open) = found.last_mut() else {
            found.push(Paragraph {
                rows: vec![row.clone()],
                is_apart: true,
            });
            continue;
        };
        match follows(sheet, open, row, column, (pitch, hangs)) {
            Follows::On => open.rows.push(row.clone()),
            Follows::New { is_apart } => found.push(Paragraph {
                rows: vec![row.clone()],
                is_apart,
            }),
        }
    }
    found
}

/// How a line stands to the paragraph above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follows {
    On,
    New { is_apart: bool },
}

/// How far apart lines of one paragraph usually are, as a multiple of their size: as far as lines that
/// break off inside a sentence are from the next.
fn usual_pitch(sheet: &Sheet, rows: &[Row], column: Column) -> f64 {
    let mut inside: Vec<f64> = Vec::new();
    let mut all: Vec<f64> = Vec::new();
    for pair in rows.windows(2) {
        let [one, other] = pair else { continue };
        let size = one.size.max(other.size);
        let pitch = (other.base - one.base) / size;
        if (one.size - other.size).abs() > 0.12 * size || !(0.8..3.0).contains(&pitch) {
            continue;
        }
        all.push(pitch);
        let is_full =
            one.right + first_word_width(sheet, other) > column.left + 0.93 * (column.right - column.left);
        let last = one.words_of(sheet).last();
        let is_open = last.is_some_and(|word| word.text.ends_with(|c: char| c.is_lowercase() || c == ','));
        if is_full && is_open {
            inside.push(pitch);
        }
    }
    inside.sort_by(f64::total_cmp);
    all.sort_by(f64::total_cmp);
    let usual = inside.get(inside.len() / 2).copied();
    // Paragraphs of one line each have only the gaps between paragraphs.
    usual.unwrap_or_else(|| all.get(all.len() / 5).copied().unwrap_or(1.2).clamp(0.9, 1.35))
}

/// Whether the lines of points go on below their words and not below their numbers, as far as those
/// show it that go on at all.
fn points_hang(sheet: &Sheet, rows: &[Row]) -> bool {
    let (mut hanging, mut set_back) = (0_usize, 0_usize);
    for pair in rows.windows(2) {
        let [one, other] = pair else { continue };
        let size = one.size.max(other.size);
        if other.base - one.base > 1.8 * size || !begins_point(sheet, one, &one.text(sheet)) {
            continue;
        }
        let words = one.words_of(sheet).skip(1).find(|word| word.is_apart);
        let is_open = other
            .words_of(sheet)
            .next()
            .is_some_and(|word| word.text.starts_with(char::is_lowercase));
        let words = words.map_or(one.left, |word| word.left);
        if words - one.left < 0.8 * size {
            continue;
        }
        hanging += usize::from((other.left - words).abs() <= 0.4 * size);
        set_back += usize::from(is_open && (other.left - one.left).abs() <= 0.4 * size);
    }
    hanging > 0 && set_back == 0
}

fn follows(
    sheet: &Sheet,
    open: &Paragraph,
    row: &Row,
    column: Column,
    (pitch, hangs): (f64, bool),
) -> Follows {
    let Some(above) = open.rows.last() else {
        return Follows::On;
    };
    let size = above.size.max(row.size);
    let step = (row.base - above.base) / size;
    let is_apart = step > pitch * 1.22 + 0.05 || step < 0.0;
    let new = Follows::New { is_apart };
    if is_apart || (above.size - row.size).abs() > 0.12 * size {
        return new;
    }
    let (words_above, words) = (above.text(sheet), row.text(sheet));
    if begins_with_label(&words) && ends_a_sentence(&words_above) {
        return new;
    }
    let goes_on = words.starts_with(char::is_lowercase) && !ends_a_sentence(&words_above)
        || wants_a_number(&words_above);
    if open.is_bold() != row.is_bold
        && !(goes_on && above.right >= column.left + 0.7 * (column.right - column.left))
    {
        return new;
    }
    let is_marked = begins_point(sheet, row, &words);
    if is_marked
        && !(goes_on || row.left > body_left(sheet, open) + 0.8 * size)
        && row.left <= above.left + 0.5 * size
    {
        return new;
    }
    if let Some(MarkerTrust::Sure) = marker_trust(sheet, row, &words) {
        return new;
    }
    if is_centred(above, row, column) {
        let room = (column.right - column.left) - above.width();
        return if room > first_word_width(sheet, row) + 0.5 * size && ends_a_sentence(&words_above) {
            new
        } else {
            Follows::On
        };
    }
    if !is_in_line(sheet, open, row, (size, hangs)) {
        return new;
    }
    let needed = above.right - column.left + 0.25 * size + first_word_width(sheet, row);
    let share = needed / (column.right - column.left).max(1.0);
    let enough = if ends_a_sentence(&words_above) {
        0.985
    } else if goes_on {
        0.45
    } else if leaves_open(&words_above) {
        0.6
    } else if row.is_bold && open.is_bold() || row.size > 13.0 {
        // Headings of several lines are broken where it suits them.
        0.75
    } else {
        // What is left is room for a hard space at most.
        0.965
    };
    if share >= enough { Follows::On } else { new }
}

/// Whether a line begins with a label, such as `Response:`.
fn begins_with_label(words: &str) -> bool {
    let Some((label, _)) = words.split_once(':') else {
        return false;
    };
    label.starts_with(char::is_uppercase)
        && label.len() <= 24
        && label.chars().all(|c| c.is_alphabetic() || c == ' ')
        && label.split(' ').count() <= 3
}

/// Whether a number may well follow that counts no point: "as in", "(a) to".
fn wants_a_number(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or("");
    matches!(
        last,
        "to" | "in" | "of" | "by" | "from" | "under" | "see" | "paragraph" | "paragraphs" | "item" | "items"
    )
}

/// Whether the words of a line end so that more must follow, a broken word included.
fn leaves_open(words: &str) -> bool {
    words.ends_with('-') || line::leaves_open(words)
}

fn first_word_width(sheet: &Sheet, row: &Row) -> f64 {
    let mut width = 0.0;
    for (at, word) in row.words_of(sheet).enumerate() {
        if at > 0 && word.is_apart {
            break;
        }
        width += word.right - word.left;
    }
    width
}

fn is_centred(above: &Row, row: &Row, column: Column) -> bool {
    let middle = f64::midpoint(column.left, column.right);
    let off = |row: &Row| (f64::midpoint(row.left, row.right) - middle).abs();
    off(above) < 4.0
        && off(row) < 4.0
        && (above.left - row.left).abs() > 2.0
        && above.left > column.left + 2.0
        && above.width() < 0.98 * (column.right - column.left)
}

/// Where the lines of a paragraph after its first begin, or would: after its marker.
fn body_left(sheet: &Sheet, open: &Paragraph) -> f64 {
    if let Some(second) = open.rows.get(1) {
        return second.left;
    }
    let Some(first) = open.rows.first() else {
        return 0.0;
    };
    if begins_point(sheet, first, &first.text(sheet)) {
        let after = first.words_of(sheet).skip(1).find(|word| word.is_apart);
        return after.map_or(first.left, |word| word.left);
    }
    first.left
}

/// Whether a line begins where the lines of the open paragraph do.
fn is_in_line(sheet: &Sheet, open: &Paragraph, row: &Row, (size, hangs): (f64, bool)) -> bool {
    let near = |one: f64, other: f64| (one - other).abs() <= 0.8 * size;
    let Some(first) = open.rows.first() else {
        return true;
    };
    if open.rows.len() > 1 {
        return near(body_left(sheet, open), row.left);
    }
    let is_point = begins_point(sheet, first, &first.text(sheet));
    if is_point {
        if hangs && row.left < body_left(sheet, open) - 0.8 * size && near(row.left, first.left) {
            return false;
        }
        // Some set the words of a point back to the margin, or in by any amount.
        return row.left >= first.left - 0.8 * size || near(row.left, first.left);
    }
    // The first line of a paragraph may be set in.
    near(row.left, first.left) || (row.left < first.left && first.left - row.left < 4.0 * size)
}

enum MarkerTrust {
    Sure,
    Likely,
}

fn marker_trust(sheet: &Sheet, row: &Row, words: &str) -> Option<MarkerTrust> {
    let marker = list_marker::read(words)?;
    let label = words.get(..marker.words_at)?.trim_end();
    let first = row.words_of(sheet).next()?;
    let second = row.words_of(sheet).nth(1);
    let has_gap =
        first.text == label && second.is_some_and(|second| second.left - first.right > 0.55 * row.size);
    let is_bullet = first
        .text
        .chars()
        .all(|c| !c.is_alphanumeric() && !matches!(c, '(' | '-' | '–' | '"' | '“' | '‘' | '£'));
    Some(if has_gap || is_bullet {
        MarkerTrust::Sure
    } else if marker.trust == Trust::Alone {
        MarkerTrust::Likely
    } else {
        return None;
    })
}

/// Whether a line begins with the number or bullet of a point.
pub(super) fn begins_point(sheet: &Sheet, row: &Row, words: &str) -> bool {
    marker_trust(sheet, row, words).is_some()
}
