//! How large the words of a paper are set, and which runs are headings by that.

use std::collections::HashMap;

use super::flow::{Flow, Run};
use super::word::Sheet;
use crate::document::heading;
use crate::document::list_marker;

/// Words this much larger than the body's head what follows.
const LARGER: f64 = 1.12;
/// A heading by its size has no more words than this.
const MOST_WORDS: usize = 22;
/// Sizes are told apart by half points.
const STEPS: f64 = 2.0;

/// The sizes of a paper.
pub(super) struct Sizes {
    /// That of most of its letters.
    pub(super) body: f64,
    /// Those of its headings, the largest first.
    larger: Vec<f64>,
    /// Where the words of each page begin on the left.
    lefts: Vec<f64>,
}

impl Sizes {
    /// Measures a paper.
    pub(super) fn of(sheets: &[Sheet], flows: &[Flow]) -> Self {
        let mut counts: HashMap<i64, usize> = HashMap::new();
        for word in sheets.iter().flat_map(|sheet| &sheet.words) {
            *counts.entry(step_of(word.size)).or_default() += word.text.len();
        }
        let most = counts.iter().max_by_key(|(step, count)| (**count, **step));
        let body = most.map_or(11.0, |(step, _)| *step as f64 / STEPS).max(1.0);
        let mut larger: Vec<i64> = Vec::new();
        for flow in flows {
            if let Flow::Run(run) = flow
                && let Some(row) = run.first_row()
                && row.size >= body * LARGER
                && run.text(sheets).split(' ').count() <= MOST_WORDS
            {
                larger.push(step_of(row.size));
            }
        }
        larger.sort_unstable();
        larger.dedup();
        let mut sizes: Vec<f64> = Vec::new();
        for size in larger.iter().rev().map(|step| *step as f64 / STEPS) {
            if sizes.last().is_none_or(|last| *last > size * 1.1) {
                sizes.push(size);
            }
        }
        Self {
            body,
            larger: sizes,
            lefts: sheets.iter().map(left_of).collect(),
        }
    }

    /// Where the words of a page begin on the left.
    pub(super) fn left_of(&self, sheet: usize) -> f64 {
        self.lefts.get(sheet).copied().unwrap_or(0.0)
    }

    /// The level of a run that its size makes a heading.
    pub(super) fn heading_level(&self, run: &Run, words: &str) -> Option<u8> {
        let row = run.first_row()?;
        if row.size < self.body * LARGER || words.split_whitespace().count() > MOST_WORDS {
            return None;
        }
        let title =
            list_marker::read(words).map_or(words, |marker| words.get(marker.words_at..).unwrap_or(words));
        let is_short_line = run.is_bold()
            && title.starts_with(char::is_uppercase)
            && !title.ends_with(['.', ':', ';', ',', '-', '–'])
            && title.split_whitespace().count() <= 14
            && !heading::is_all_capitals(title);
        let reads_so = is_short_line
            || heading::is_title(title)
            || heading::is_capital_heading(title)
            || heading::is_title(words);
        if !reads_so {
            return None;
        }
        let rank = self.larger.iter().position(|size| row.size >= size * 0.92)?;
        u8::try_from(rank + 1).ok().map(|level| level.min(6))
    }
}

fn step_of(size: f64) -> i64 {
    (size * STEPS).round() as i64
}

fn left_of(sheet: &Sheet) -> f64 {
    let lefts = sheet
        .words
        .iter()
        .filter(|word| !word.is_aside && !word.mark.is_artifact);
    let left = lefts.map(|word| word.left).fold(f64::INFINITY, f64::min);
    if left.is_finite() { left } else { 0.0 }
}
