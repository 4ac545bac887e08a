//! Counts the automatic numbers of a Word file, paragraph by paragraph, as Word prints them.
//!
//! Numbers belong to the definition of a list and not to the list: two lists of one definition count
//! on from each other, unless one says where it begins.

use std::collections::{HashMap, HashSet};

use super::numbering::{Format, LEVELS, Level, Numbering};
use super::styles::Styles;
use crate::document::flow::Number;

/// What a paragraph says of its own number; what it leaves open its style says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Own {
    /// Its list; 0 takes away the one that its style gives.
    pub(super) list: Option<u32>,
    /// Its level, counted from 0.
    pub(super) level: Option<usize>,
}

/// How far each list of a file has been counted.
pub(super) struct Counter<'d> {
    styles: &'d Styles,
    numbering: &'d Numbering,
    /// For each definition the last number of each level.
    counts: HashMap<u32, [Option<i64>; LEVELS]>,
    used: HashSet<u32>,
}

impl<'d> Counter<'d> {
    /// A counter that has counted nothing.
    pub(super) fn new(styles: &'d Styles, numbering: &'d Numbering) -> Self {
        Self {
            styles,
            numbering,
            counts: HashMap::new(),
            used: HashSet::new(),
        }
    }

    /// Counts a paragraph and gives the number before it; none where it has none.
    pub(super) fn count(&mut self, style: Option<&str>, own: Own) -> Option<Number> {
        let (list_of_style, level_of_style) = self.styles.numbering(style);
        let list = own.list.or(list_of_style).filter(|list| *list > 0)?;
        let definition = self.numbering.definition_of(list, self.styles)?;
        let inherited =
            || level_of_style.or_else(|| self.numbering.level_of_style(definition, self.styles, style));
        let level = own
            .level
            .or_else(|| own.list.is_none().then(inherited).flatten())
            .unwrap_or(0)
            .min(LEVELS - 1);
        let levels: Vec<Level> = (0..LEVELS)
            .map(|at| self.numbering.level(list, definition, at).unwrap_or_default())
            .collect();
        let is_first_use = self.used.insert(list);
        let counts = self.counts.entry(definition).or_insert([None; LEVELS]);
        if is_first_use {
            for at in self.numbering.restarts(list) {
                if let Some(count) = counts.get_mut(at) {
                    *count = None;
                }
            }
        }
        advance(counts, &levels, level);
        let label = label(counts, &levels, level);
        (!label.is_empty()).then(|| Number {
            label,
            level: u8::try_from(level).unwrap_or(0),
        })
    }
}

/// Counts one more at `level`; levels above it that were never counted begin, and those below it
/// begin afresh.
fn advance(counts: &mut [Option<i64>; LEVELS], levels: &[Level], level: usize) {
    for (at, (count, defined)) in counts.iter_mut().zip(levels).enumerate() {
        if at < level {
            count.get_or_insert(defined.start);
        } else if at == level {
            *count = Some(count.map_or(defined.start, |last| last.saturating_add(1)));
        } else if defined.restart.is_none_or(|after| level < after) {
            *count = None;
        }
    }
}

/// What is printed before a paragraph at `level`.
fn label(counts: &[Option<i64>; LEVELS], levels: &[Level], level: usize) -> String {
    let Some(own) = levels.get(level) else {
        return String::new();
    };
    if own.format == Format::Bullet {
        return bullet(&own.text);
    }
    let mut printed = String::new();
    let mut rest = own.text.chars();
    while let Some(c) = rest.next() {
        let place = (c == '%')
            .then(|| rest.clone().next().and_then(|digit| digit.to_digit(10)))
            .flatten()
            .and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
        let Some(place) = place else {
            printed.push(c);
            continue;
        };
        rest.next();
        let Some((count, defined)) = counts.get(place).zip(levels.get(place)) else {
            continue;
        };
        let format = match defined.format {
            Format::Nothing => Format::Nothing,
            _ if own.is_legal => Format::Decimal,
            format => format,
        };
        printed.push_str(&format.print(count.unwrap_or(defined.start)));
    }
    printed
}

/// The bullet that is shown: signs of symbol fonts, and letters that are signs in such a font, are
/// the bullet that they stand for.
pub(super) fn bullet(text: &str) -> String {
    match text.trim().chars().next() {
        Some(dash @ ('-' | '–' | '—')) => dash.to_string(),
        Some(_) => "•".to_owned(),
        None => String::new(),
    }
}
