//! All the markers that lines of a text begin with, so that one that could be the first word of a
//! sentence is believed only where its neighbours in the series stand in the same text.

use std::collections::HashSet;

use super::line::Line;
use super::list_marker::{self, Marker, Setting, Shape};

/// The markers of a text that need neighbours.
#[derive(Debug, Default)]
pub(super) struct Siblings<'t> {
    seen: HashSet<(Shape, Setting, &'t str, u32)>,
}

impl<'t> Siblings<'t> {
    /// The markers at the starts of `lines`.
    pub(super) fn of(text: &'t str, lines: &[Line]) -> Self {
        let seen = lines
            .iter()
            .filter_map(|line| list_marker::read(line.span.of(text)))
            .filter(|marker| counts(marker))
            .map(|marker| (marker.shape, marker.setting, marker.prefix, marker.value))
            .collect();
        Self { seen }
    }

    /// Whether the number before or after a marker's own stands in the text too.
    pub(super) fn has_neighbour(&self, marker: &Marker<'_>) -> bool {
        let stands = |value| {
            self.seen
                .contains(&(marker.shape, marker.setting, marker.prefix, value))
        };
        stands(marker.value.saturating_add(1)) || marker.value.checked_sub(1).is_some_and(stands)
    }
}

/// Bullets count nothing, and what stands in brackets is believed without neighbours.
const fn counts(marker: &Marker<'_>) -> bool {
    !matches!(marker.shape, Shape::Bullet(_)) && matches!(marker.setting, Setting::Bare | Setting::Stop)
}
