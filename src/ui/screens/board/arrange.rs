//! How the board is laid out: as cards or as a table, in which order, in which groups, with which
//! columns. Kept for each register.

use std::collections::{BTreeMap, BTreeSet};

use super::filter::Filter;
use super::order::{Field, GroupBy, Sort};
use crate::scrutiny::code::coded;
use crate::settings::{BoardLook, SavedFilter};

coded! {
    /// How the items are shown.
    pub enum Layout {
        /// As cards in columns.
        Cards = "cards", "Cards";
        /// As rows of a table.
        Table = "table", "Table";
    }
}

/// What is wanted of the board: everything that decides which items stand where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Which items.
    pub filter: Filter,
    /// As cards or as a table.
    pub layout: Layout,
    /// In which order.
    pub sort: Sort,
    /// In which groups; none for none.
    pub group: Option<GroupBy>,
    /// The groups that are folded, by their names.
    pub folded: BTreeSet<String>,
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            layout: Layout::Cards,
            sort: Sort::default(),
            group: None,
            folded: BTreeSet::new(),
        }
    }
}

impl Wish {
    /// Has the items stand by a field; asked for once more, the other way round.
    pub fn sort_by(&mut self, field: Field) {
        self.sort = if self.sort.by == field {
            Sort {
                by: field,
                backwards: !self.sort.backwards,
            }
        } else {
            Sort::of(field)
        };
    }

    /// Has the items stand in groups, all of them unfolded.
    pub fn group_by(&mut self, group: Option<GroupBy>) {
        if self.group != group {
            self.group = group;
            self.folded.clear();
        }
    }

    /// Folds a group, or unfolds it.
    pub fn fold(&mut self, group: &str) {
        if !self.folded.remove(group) {
            self.folded.insert(group.to_owned());
        }
    }
}

/// The narrowest that a column of the table can be made, in points.
pub const LEAST_WIDTH: f32 = 56.0;
/// How many folded groups are kept; nobody folds more by hand.
const MOST_FOLDED: usize = 2_000;
/// The widest, in points.
const MOST_WIDTH: f32 = 1200.0;

/// The columns of the table: which are shown, and how wide.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    widths: [f32; 13],
    hidden: BTreeSet<Field>,
}

impl Default for Columns {
    fn default() -> Self {
        let mut widths = [0.0; 13];
        for (width, field) in widths.iter_mut().zip(Field::ALL) {
            *width = usual_width(*field);
        }
        Self {
            widths,
            hidden: BTreeSet::new(),
        }
    }
}

/// How wide a column is at first, in points.
const fn usual_width(field: Field) -> f32 {
    match field {
        Field::Number => 84.0,
        Field::Words => 330.0,
        Field::Due => 290.0,
        Field::Position | Field::Committee | Field::Tags => 170.0,
        Field::Progress | Field::AskedOf | Field::Member | Field::Kind | Field::Made | Field::Changed => {
            150.0
        }
        Field::Paper => 240.0,
    }
}

impl Columns {
    /// The columns that are shown, in their order, with their widths in points.
    pub fn shown(&self) -> impl Iterator<Item = (Field, f32)> {
        Field::ALL
            .iter()
            .copied()
            .zip(self.widths)
            .filter(|(field, _)| !self.hidden.contains(field))
    }

    /// How wide all that are shown are together, in points.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.shown().map(|(_, width)| width).sum()
    }

    /// Whether a column is shown.
    #[must_use]
    pub fn is_shown(&self, field: Field) -> bool {
        !self.hidden.contains(&field)
    }

    /// Whether a column can be hidden: the words always stay, so that there is always something to read.
    #[must_use]
    pub const fn can_hide(field: Field) -> bool {
        !matches!(field, Field::Words)
    }

    /// Shows a column or hides it.
    pub fn show(&mut self, field: Field, is_shown: bool) {
        if is_shown {
            self.hidden.remove(&field);
        } else if Self::can_hide(field) {
            self.hidden.insert(field);
        }
    }

    /// Makes a column wider, or narrower, by so many points.
    pub fn widen(&mut self, field: Field, by: f32) {
        if let Some(width) = self.widths.get_mut(field as usize) {
            *width = (*width + by).clamp(LEAST_WIDTH, MOST_WIDTH);
        }
    }

    /// Gives a column the width that it had at first.
    pub fn reset(&mut self, field: Field) {
        if let Some(width) = self.widths.get_mut(field as usize) {
            *width = usual_width(field);
        }
    }
}

/// The layout in the form in which it is kept.
#[must_use]
pub fn look_of(wish: &Wish, columns: &Columns) -> BoardLook {
    let wide = |(field, width): (&Field, f32)| {
        let is_usual = (width - usual_width(*field)).abs() < 0.5;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within LEAST_WIDTH and MOST_WIDTH"
        )]
        let points = width.round() as u16;
        (!is_usual).then(|| (field.code().to_owned(), points))
    };
    let widths: BTreeMap<String, u16> = Field::ALL.iter().zip(columns.widths).filter_map(wide).collect();
    BoardLook {
        layout: wish.layout.code().to_owned(),
        sort: wish.sort.by.code().to_owned(),
        backwards: wish.sort.backwards,
        group: wish.group.map(|group| group.code().to_owned()),
        folded: wish.folded.iter().take(MOST_FOLDED).cloned().collect(),
        hidden: columns
            .hidden
            .iter()
            .map(|field| field.code().to_owned())
            .collect(),
        widths,
        filter: wish.filter.saved("").parts,
    }
}

/// Lays the board out as it was kept. What only a later version knows is passed over, as it concerns
/// nothing but the looks.
pub fn take_look(look: &BoardLook, wish: &mut Wish, columns: &mut Columns) {
    if let Ok(layout) = Layout::from_code(&look.layout) {
        wish.layout = layout;
    }
    if let Ok(by) = Field::from_code(&look.sort) {
        wish.sort = Sort {
            by,
            backwards: look.backwards,
        };
    }
    wish.group = look
        .group
        .as_deref()
        .and_then(|code| GroupBy::from_code(code).ok());
    let kept = SavedFilter {
        name: String::new(),
        parts: look.filter.clone(),
    };
    // A part that a later version knows cannot be read: then nothing is held back.
    if let Some(filter) = Filter::of_saved(&kept) {
        wish.filter = filter;
    }
    wish.folded = look.folded.iter().cloned().collect();
    for field in look.hidden.iter().filter_map(|code| Field::from_code(code).ok()) {
        columns.show(field, false);
    }
    for (code, width) in &look.widths {
        if let Ok(field) = Field::from_code(code) {
            let usual = usual_width(field);
            columns.reset(field);
            columns.widen(field, f32::from(*width) - usual);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_the_layout_is_what_comes_back() {
        let mut wish = Wish {
            layout: Layout::Table,
            group: Some(GroupBy::Member),
            ..Wish::default()
        };
        wish.sort_by(Field::Changed);
        assert!(wish.sort.backwards, "the latest change first");
        wish.fold("Cllr Kemp");
        let mut columns = Columns::default();
        columns.show(Field::Kind, false);
        columns.widen(Field::Words, 120.0);
        let look = look_of(&wish, &columns);
        assert_eq!(look.widths, BTreeMap::from([("words".to_owned(), 450)]));
        let (mut again, mut columns_again) = (Wish::default(), Columns::default());
        take_look(&look, &mut again, &mut columns_again);
        assert_eq!((again, columns_again), (wish, columns));
    }

    #[test]
    fn what_only_a_later_version_knows_is_passed_over() {
        let look = BoardLook {
            layout: "map".to_owned(),
            sort: "ward".to_owned(),
            group: Some("ward".to_owned()),
            hidden: vec!["ward".to_owned(), "words".to_owned()],
            widths: BTreeMap::from([("ward".to_owned(), 90), ("kind".to_owned(), 3)]),
            ..BoardLook::default()
        };
        let (mut wish, mut columns) = (Wish::default(), Columns::default());
        take_look(&look, &mut wish, &mut columns);
        assert_eq!(wish, Wish::default());
        let kind = columns.shown().find(|(field, _)| *field == Field::Kind);
        assert_eq!(kind, Some((Field::Kind, LEAST_WIDTH)));
        assert!(
            columns.is_shown(Field::Words),
            "there is always something to read"
        );
        assert_eq!(columns.shown().count(), 13);
    }

    #[test]
    fn a_column_that_is_asked_for_again_runs_the_other_way() {
        let mut wish = Wish::default();
        wish.sort_by(Field::Number);
        wish.sort_by(Field::Number);
        assert_eq!(
            wish.sort,
            Sort {
                by: Field::Number,
                backwards: true
            }
        );
        wish.sort_by(Field::Words);
        assert_eq!(wish.sort, Sort::of(Field::Words));
    }
}
