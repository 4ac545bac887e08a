//! The columns of a table: how wide each is, so that no word is broken, and whether there is room for them
//! beside each other at all.

use crate::scrutiny::passage::{Block, BlockKind, Span};

/// The columns of one table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    columns: Vec<Column>,
}

/// What the width of a column follows from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Column {
    /// The letters of its longest cell.
    most: usize,
    /// Its longest cells, where they are short enough to be kept on one line.
    whole: Words,
    /// Its longest words.
    word: Words,
    /// The cell that heads it.
    heading: Option<Span>,
}

/// Words that are to stay on one line: the longest of a heading, which is printed in bolder letters, and
/// the longest of the cells below it.
#[derive(Debug, Clone, Default, PartialEq)]
struct Words {
    heading: String,
    cell: String,
}

impl Words {
    fn take(&mut self, words: impl Iterator<Item = char>, is_heading: bool) {
        let words: String = words.collect();
        let kept = if is_heading {
            &mut self.heading
        } else {
            &mut self.cell
        };
        if words.chars().count() > kept.chars().count() {
            *kept = words;
        }
    }

    fn width(&self, measure: &mut impl FnMut(&str, bool) -> f32) -> f32 {
        measure(&self.heading, true).max(measure(&self.cell, false))
    }
}

/// How a table stands in the room there is.
#[derive(Debug, Clone, PartialEq)]
pub enum Arrangement {
    /// Its columns beside each other, each of this width.
    Beside(Vec<f32>),
    /// The cells of a row one below the other, since words would be broken beside each other; and how wide
    /// the longest word is by which a column is called.
    Stacked(f32),
}

impl Table {
    /// A column whose cells have no more letters than this is kept on one line: numbers, days.
    const SHORT: usize = 12;
    /// The share of the width that long cells shall have beyond their longest words before short cells
    /// are kept on one line.
    const ROOM_FOR_WORDS: f32 = 0.2;
    /// The longest word that a column is made wide enough for, in letters: what is longer is an address of
    /// the web, and no word.
    const LONGEST_WORD: usize = 20;
    /// What a column of prose shall at least have, in letters: nobody reads one word a line.
    const LEAST_FOR_PROSE: usize = 13;
    /// A cell with more letters than this is prose.
    const PROSE: usize = 80;

    /// The columns of the table that has these cells.
    #[must_use]
    pub fn of(text: &str, cells: &[Block]) -> Self {
        let mut table = Self::default();
        for block in cells {
            let BlockKind::Cell { column, heading, .. } = block.kind else {
                continue;
            };
            let column = column as usize;
            if table.columns.len() <= column {
                table.columns.resize(column + 1, Column::default());
            }
            if let Some(column) = table.columns.get_mut(column) {
                column.take(block.span.of(text).trim(), heading);
                if heading {
                    column.heading.get_or_insert(block.span);
                }
            }
        }
        table
    }

    /// The cell that heads a column.
    #[must_use]
    pub fn heading(&self, column: usize) -> Option<Span> {
        self.columns.get(column)?.heading
    }

    /// How it stands in a width, with `margin` on both sides of its words. `measure` says how wide words are,
    /// and is told whether they stand in a heading.
    ///
    /// Each column has room for its longest word, and a short one for all its words, so that a day stays
    /// on one line; what is left goes to those that hold more words, but by less than their words, so that
    /// none starves beside a column of long answers. Where that leaves the long ones next to nothing, the
    /// short ones wrap as well; where even words would be broken, the cells stand one below the other.
    pub fn arrange(
        &self,
        width: f32,
        margin: f32,
        measure: &mut impl FnMut(&str, bool) -> f32,
    ) -> Arrangement {
        let mut needs = |words: &Words| words.width(measure) + 2.0 * margin + 1.0;
        let wrapped: Vec<f32> = self.columns.iter().map(|column| needs(&column.word)).collect();
        let whole: Vec<f32> = self
            .columns
            .iter()
            .map(|column| {
                needs(if column.most > Self::SHORT {
                    &column.word
                } else {
                    &column.whole
                })
            })
            .collect();
        let prose = measure(&"n".repeat(Self::LEAST_FOR_PROSE), false) + 2.0 * margin;
        let least: f32 = self
            .columns
            .iter()
            .zip(&wrapped)
            .map(|(column, need)| {
                if column.most > Self::PROSE {
                    need.max(prose)
                } else {
                    *need
                }
            })
            .sum();
        if self.columns.len() > 1 && least > width {
            let names = self
                .columns
                .iter()
                .map(|column| measure(&column.word.heading, false));
            return Arrangement::Stacked(names.fold(0.0, f32::max) + 2.0 * margin);
        }
        let has_long = self.columns.iter().any(|column| column.most > Self::SHORT);
        let left = width - whole.iter().sum::<f32>();
        let needs = if has_long && left < width * Self::ROOM_FOR_WORDS {
            wrapped
        } else {
            whole
        };
        let needed: f32 = needs.iter().sum();
        let rest = width - needed;
        // A column that fits on one line wants no more than that.
        let weights = self
            .columns
            .iter()
            .map(|column| (column.most.saturating_sub(Self::SHORT).min(1_600) as f32).sqrt());
        let sum: f32 = weights.clone().sum();
        if rest <= 0.0 || sum <= 0.0 {
            return Arrangement::Beside(needs.iter().map(|need| need * width / needed.max(1.0)).collect());
        }
        Arrangement::Beside(
            needs
                .iter()
                .zip(weights)
                .map(|(need, weight)| need + rest * weight / sum)
                .collect(),
        )
    }
}

impl Column {
    fn take(&mut self, words: &str, is_heading: bool) {
        let letters = words.chars().count();
        self.most = self.most.max(letters);
        if letters <= Table::SHORT {
            self.whole.take(words.chars(), is_heading);
        }
        for word in words.split_whitespace().flat_map(parts) {
            self.word.take(word.chars().take(Table::LONGEST_WORD), is_heading);
        }
    }
}

/// A word, or the parts of one that can be broken after a hyphen or a stroke. Numbers, days and references
/// ("CH/41") stay whole.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let has_figure = word.contains(|letter: char| letter.is_ascii_digit());
    let is_number = word.chars().all(|letter| !letter.is_alphabetic());
    let is_whole = is_number || (has_figure && word.chars().count() <= Table::SHORT);
    word.split_inclusive(move |letter| !is_whole && matches!(letter, '-' | '/' | '@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter is as wide as 8 points, and a heading's as 9.
    fn measure(words: &str, is_heading: bool) -> f32 {
        words.chars().count() as f32 * if is_heading { 9.0 } else { 8.0 }
    }

    /// A table with these rows, the first of which heads it.
    fn table(rows: &[&[&str]]) -> Table {
        let mut text = String::new();
        let mut cells = Vec::new();
        for (row, words) in (0..).zip(rows) {
            for (column, words) in (0..).zip(*words) {
                let start = text.len();
                text.push_str(words);
                let kind = BlockKind::Cell {
                    table: 0,
                    row,
                    column,
                    heading: row == 0,
                };
                cells.push(Block {
                    kind,
                    span: Span::new(start, text.len()),
                    page: None,
                });
            }
        }
        Table::of(&text, &cells)
    }

    fn widths(table: &Table, width: f32) -> Vec<f32> {
        match table.arrange(width, 6.0, &mut measure) {
            Arrangement::Beside(widths) => widths,
            Arrangement::Stacked(_) => panic!("stacked at {width}"),
        }
    }

    #[test]
    fn a_column_of_days_is_wide_enough_for_a_day_beside_one_of_long_words() {
        let long = "long words ".repeat(60);
        let table = table(&[&["Day", "Answer"], &["16/01/2026", &long]]);
        let widths = widths(&table, 600.0);
        assert!(widths[0] >= 10.0 * 8.0 + 12.0, "{widths:?}");
        assert!(widths[1] > 2.0 * widths[0], "{widths:?}");
        assert!((widths.iter().sum::<f32>() - 600.0).abs() < 0.01, "{widths:?}");
    }

    #[test]
    fn no_word_of_a_tracker_is_broken_and_where_one_would_be_the_cells_are_stacked() {
        let ask = "That the council publishes how many homes were inspected in the year before last";
        let table = table(&[
            &["Ref", "Recommendation", "Lead officer", "Response", "Status"],
            &["1", ask, "Head of Neighbourhoods", "Accepted", "Completed"],
        ]);
        // "Recommendation" and the rest of the longest words: 3 + 14 + 14 + 8 letters, and 9 of "Completed".
        let least = 3.0 * 9.0 + 14.0 * 9.0 + 14.0 * 8.0 + 8.0 * 9.0 + 9.0 * 8.0 + 5.0 * 13.0;
        for width in [560.0, 700.0, 820.0] {
            let widths = widths(&table, width);
            let needs = [3.0 * 9.0, 14.0 * 9.0, 14.0 * 8.0, 8.0 * 9.0, 9.0 * 8.0];
            for (wide, need) in widths.iter().zip(needs) {
                assert!(*wide >= need + 12.0, "{width}: {widths:?}");
            }
        }
        // Beside them "Recommendation", 14 letters, stays whole.
        assert_eq!(
            table.arrange(least - 1.0, 6.0, &mut measure),
            Arrangement::Stacked(14.0 * 8.0 + 12.0)
        );
        assert_eq!(table.heading(4).map(|span| span.len()), Some("Status".len()));
    }

    #[test]
    fn a_reference_and_a_day_have_room_to_stand_whole() {
        let ask = "Arrange a visit to the sensor trial in the neighbouring borough ".repeat(3);
        let table = table(&[&["Ref", "Date", "Action"], &["CH/41", "28/04/2026", &ask]]);
        let widths = widths(&table, 280.0);
        assert!(widths[0] >= 5.0 * 8.0 + 12.0, "{widths:?}");
        assert!(widths[1] >= 10.0 * 8.0 + 12.0, "{widths:?}");
    }

    #[test]
    fn an_address_of_the_web_starves_no_other_column() {
        let address = format!("https://council.example{}", "/a-long-way-down".repeat(9));
        let table = table(&[&["Where", "What"], &[&address, "Papers"]]);
        assert!(matches!(
            table.arrange(320.0, 6.0, &mut measure),
            Arrangement::Beside(_)
        ));
    }
}
