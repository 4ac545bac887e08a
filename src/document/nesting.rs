//! How deep each point of a list lies, and whether `(i)` is a letter or a Roman numeral.
//!
//! Settled from the points before and the next one after; it never looks further back than the
//! lists that are still open.

use super::list_marker::{Marker, Shape};

/// Most lists that can be open inside one another; deeper ones count as this deep.
const DEEPEST: usize = 8;

#[derive(Debug, Clone, Copy)]
struct OpenList<'t> {
    last: Marker<'t>,
    indent: u32,
}

/// The lists that are open at a place in the text.
#[derive(Debug, Default)]
pub(super) struct Nesting<'t> {
    open: Vec<OpenList<'t>>,
    interrupted: bool,
}

impl<'t> Nesting<'t> {
    /// A heading or a table stood here: all lists are closed.
    pub(super) fn close_all(&mut self) {
        self.open.clear();
        self.interrupted = false;
    }

    /// A paragraph of its own stood here: a list goes on only where the next number follows.
    pub(super) const fn interrupt(&mut self) {
        self.interrupted = true;
    }

    /// Whether `marker` counts on from an open list.
    pub(super) fn expects(&self, marker: &Marker<'_>) -> bool {
        self.open.iter().any(|list| {
            list.last.is_followed_by(marker)
                || marker.as_roman().is_some_and(|m| list.last.is_followed_by(&m))
        })
    }

    /// Settles whether a single letter counts as a letter or as a Roman numeral; `next` is the next
    /// marker of the text that is set off in the same way.
    pub(super) fn settle(&self, marker: Marker<'t>, next: Option<&Marker<'_>>) -> Marker<'t> {
        let Some(roman) = marker.as_roman() else {
            return marker;
        };
        for list in self.open.iter().rev() {
            let as_letter = list.last.is_followed_by(&marker);
            let as_roman = list.last.is_followed_by(&roman);
            match (as_letter, as_roman) {
                (true, false) if !next.is_some_and(|n| roman.is_followed_by(n)) => return marker,
                (false, true) => return roman,
                _ => {}
            }
        }
        let letters_follow = next.is_some_and(|n| marker.is_followed_by(n) && n.as_roman().is_none());
        let romans_follow = next.is_some_and(|n| {
            roman.is_followed_by(n) || n.as_roman().is_some_and(|n| roman.is_followed_by(&n))
        });
        if romans_follow || (roman.value == 1 && !letters_follow) {
            roman
        } else {
            marker
        }
    }

    /// Takes a point into the lists and gives its depth, 0 for the outermost.
    pub(super) fn place(&mut self, marker: Marker<'t>, indent: u32) -> u8 {
        let goes_on = self
            .open
            .iter()
            .rposition(|list| list.last.is_followed_by(&marker) && near(list.indent, indent));
        let goes_on = match goes_on {
            Some(at) => Some(at),
            None if !matches!(marker.shape, Shape::Bullet(_)) => self
                .open
                .iter()
                .rposition(|list| list.last.is_followed_by(&marker)),
            None => None,
        };
        if self.interrupted && (goes_on.is_none() || matches!(marker.shape, Shape::Bullet(_))) {
            self.open.clear();
        }
        self.interrupted = false;
        let at = goes_on
            .filter(|&at| at < self.open.len())
            .or_else(|| self.beside(&marker, indent));
        if let Some(at) = at {
            self.open.truncate(at);
        }
        if self.open.len() >= DEEPEST {
            self.open.truncate(DEEPEST - 1);
        }
        let level = u8::try_from(self.open.len()).unwrap_or(u8::MAX);
        self.open.push(OpenList { last: marker, indent });
        level
    }

    /// The open list that a point belongs beside although it does not count on from it: the same
    /// kind of marker starting afresh, or one set further out than what is open.
    fn beside(&self, marker: &Marker<'_>, indent: u32) -> Option<usize> {
        let same =
            |list: &OpenList<'_>| list.last.shape == marker.shape && list.last.setting == marker.setting;
        self.open
            .iter()
            .rposition(|list| same(list) && near(list.indent, indent))
            .or_else(|| {
                self.open
                    .iter()
                    .position(|list| list.indent > indent.saturating_add(1))
            })
            .or_else(|| {
                let last = self.open.len().checked_sub(1)?;
                let list = self.open.get(last)?;
                (outranks(marker.shape, list.last.shape) && near(list.indent, indent)).then_some(last)
            })
    }
}

/// Whether a marker of one kind cannot be a point inside a list of the other: 3.2 after 3.1.1.
const fn outranks(marker: Shape, open: Shape) -> bool {
    matches!((marker, open), (Shape::Number(a), Shape::Number(b)) if a <= b)
}

const fn near(one: u32, other: u32) -> bool {
    one.abs_diff(other) <= 1
}
