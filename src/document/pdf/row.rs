//! Words that stand on one line of a page.

use super::word::{Sheet, Word};

/// A gap of this share of the size parts a line into pieces that may be columns or cells.
const PIECE_GAP: f64 = 1.0;

/// Words of one line, from left to right, by their places in [`Sheet::words`].
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) words: Vec<usize>,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// The size of most of its letters.
    pub(super) size: f64,
    /// Whether all of its letters are bold.
    pub(super) is_bold: bool,
}

impl Row {
    /// A row of words that are already in order; none where there are no words.
    pub(super) fn of(sheet: &Sheet, words: Vec<usize>) -> Option<Self> {
        let first = sheet.words.get(*words.first()?)?;
        let mut row = Self {
            words,
            left: first.left,
            right: first.right,
            base: first.base,
            top: first.top,
            bottom: first.bottom,
            size: first.size,
            is_bold: true,
        };
        row.measure(sheet);
        Some(row)
    }

    fn measure(&mut self, sheet: &Sheet) {
        let mut sizes: Vec<(f64, usize)> = Vec::new();
        let mut base: Option<(f64, f64)> = None;
        for word in self.words.iter().filter_map(|at| sheet.words.get(*at)) {
            self.left = self.left.min(word.left);
            self.right = self.right.max(word.right);
            self.top = self.top.min(word.top);
            self.bottom = self.bottom.max(word.bottom);
            let letters = word.text.chars().filter(|c| c.is_alphanumeric()).count();
            self.is_bold &= word.is_bold || letters == 0;
            match sizes.iter_mut().find(|(size, _)| (*size - word.size).abs() < 0.3) {
                Some((_, count)) => *count += letters.max(1),
                None => sizes.push((word.size, letters.max(1))),
            }
            if base.is_none_or(|(size, _)| word.size > size + 0.3) {
                base = Some((word.size, word.base));
            }
        }
        if let Some((size, _)) = sizes.iter().max_by_key(|(_, count)| *count) {
            self.size = *size;
        }
        if let Some((_, base)) = base {
            self.base = base;
        }
    }

    pub(super) fn words_of<'s>(&self, sheet: &'s Sheet) -> impl Iterator<Item = &'s Word> {
        self.words.iter().filter_map(|at| sheet.words.get(*at))
    }

    /// Its words with single spaces between them.
    pub(super) fn text(&self, sheet: &Sheet) -> String {
        let mut text = String::new();
        for word in self.words_of(sheet) {
            if !text.is_empty() && word.is_apart {
                text.push(' ');
            }
            text.push_str(&word.text);
        }
        text
    }

    /// Its words as far as the first space.
    pub(super) fn beginning(&self, sheet: &Sheet) -> String {
        let mut text = String::new();
        for word in self.words_of(sheet) {
            if !text.is_empty() && word.is_apart {
                break;
            }
            text.push_str(&word.text);
        }
        text
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Whether the two share most of their height.
    pub(super) fn is_level_with(&self, other: &Self) -> bool {
        let shared = self.bottom.min(other.bottom) - self.top.max(other.top);
        shared >= 0.5 * (self.bottom - self.top).min(other.bottom - other.top)
    }

    /// Takes in a row that stands beside it.
    fn take(&mut self, sheet: &Sheet, other: &Self) {
        self.words.extend(&other.words);
        sort_across(sheet, &mut self.words);
        self.measure(sheet);
    }

    /// Its pieces, parted where the gap between two words is wide.
    pub(super) fn pieces(&self, sheet: &Sheet) -> Vec<Self> {
        let mut pieces = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut right = f64::NEG_INFINITY;
        for at in &self.words {
            let Some(word) = sheet.words.get(*at) else {
                continue;
            };
            if !open.is_empty() && word.left - right > PIECE_GAP * self.size {
                pieces.extend(Self::of(sheet, std::mem::take(&mut open)));
            }
            right = right.max(word.right);
            open.push(*at);
        }
        pieces.extend(Self::of(sheet, open));
        pieces
    }
}

fn sort_across(sheet: &Sheet, words: &mut Vec<usize>) {
    let left = |at: &usize| sheet.words.get(*at).map_or(0.0, |word| word.left);
    words.sort_by(|one, other| left(one).total_cmp(&left(other)));
    // Letters that are drawn twice, a hair apart, are drawn so to look bold.
    words.dedup_by(|later, earlier| {
        let (Some(later), Some(earlier)) = (sheet.words.get(*later), sheet.words.get(*earlier)) else {
            return false;
        };
        later.text == earlier.text
            && (later.left - earlier.left).abs() < 0.2 * earlier.size
            && (later.base - earlier.base).abs() < 0.2 * earlier.size
    });
}

/// The rows of some words, from the top down.
pub(super) fn rows_of(sheet: &Sheet, words: &[usize]) -> Vec<Row> {
    let mut level: Vec<usize> = words
        .iter()
        .copied()
        .filter(|at| sheet.words.get(*at).is_some_and(|word| !word.is_aside))
        .collect();
    let base = |at: &usize| sheet.words.get(*at).map_or(0.0, |word| word.base);
    level.sort_by(|one, other| base(one).total_cmp(&base(other)));
    let mut rows: Vec<(Vec<usize>, f64, f64)> = Vec::new();
    for at in level {
        let Some(word) = sheet.words.get(at) else { continue };
        let height = word.bottom - word.top;
        // Only the rows just above can share its height.
        let found = rows.iter_mut().rev().take(4).find(|(_, top, bottom)| {
            word.bottom.min(*bottom) - word.top.max(*top) >= 0.5 * height.min(*bottom - *top)
        });
        match found {
            Some((words, _, _)) => words.push(at),
            None => rows.push((vec![at], word.top, word.bottom)),
        }
    }
    let mut found: Vec<Row> = rows
        .into_iter()
        .filter_map(|(mut words, _, _)| {
            sort_across(sheet, &mut words);
            Row::of(sheet, words)
        })
        .collect();
    found.sort_by(|one, other| one.base.total_cmp(&other.base));
    found
}

/// The rows that pieces make where no column parts them.
pub(super) fn joined(sheet: &Sheet, pieces: &[Row]) -> Vec<Row> {
    let mut sorted: Vec<&Row> = pieces.iter().collect();
    sorted.sort_by(|one, other| one.base.total_cmp(&other.base));
    let mut rows: Vec<Row> = Vec::new();
    for piece in sorted {
        match rows.iter_mut().rev().take(4).find(|row| row.is_level_with(piece)) {
            Some(row) => row.take(sheet, piece),
            None => rows.push(piece.clone()),
        }
    }
    rows.sort_by(|one, other| one.base.total_cmp(&other.base));
    rows
}

/// Words that do not run as most words of the page do, in the order in which they are drawn.
pub(super) fn rows_aside(sheet: &Sheet, words: &[usize]) -> Vec<Row> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<&Word> = None;
    for at in words {
        let Some(word) = sheet.words.get(*at).filter(|word| word.is_aside) else {
            continue;
        };
        let follows = last.is_some_and(|last| {
            let across = (word.left - last.right).abs().min((word.left - last.left).abs());
            let down = (word.top - last.bottom).abs().min((last.top - word.bottom).abs());
            across < 2.0 * word.size && down < 2.0 * word.size
        });
        match rows.last_mut().filter(|_| follows) {
            Some(row) => row.push(*at),
            None => rows.push(vec![*at]),
        }
        last = Some(word);
    }
    rows.into_iter()
        .filter_map(|words| Row::of(sheet, words))
        .collect()
}
