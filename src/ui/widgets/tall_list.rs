//! Where the rows of a very long list stand when only the visible ones are ever laid out: heights
//! are estimated first and corrected as rows are drawn.
//!
//! Knows nothing of what a row is.

/// The heights of a list's rows and the sums over them.
#[derive(Debug, Default)]
pub struct TallList {
    estimates: Vec<f32>,
    heights: Vec<f32>,
    /// How wide the rows were when heights were corrected.
    width: f32,
    /// The bottom of each row; right only below `stale`.
    bottoms: Vec<f32>,
    stale: usize,
}

impl TallList {
    /// Starts anew with estimated heights.
    pub fn estimate(&mut self, heights: impl IntoIterator<Item = f32>) {
        self.estimates.clear();
        self.estimates.extend(heights);
        self.begin();
    }

    /// Goes back to the estimates where rows are drawn in another width than those that were corrected.
    pub fn draw_in(&mut self, width: f32) {
        if (self.width - width).abs() > 0.5 {
            self.width = width;
            self.begin();
        }
    }

    fn begin(&mut self) {
        self.heights.clone_from(&self.estimates);
        self.bottoms.clear();
        self.bottoms.resize(self.heights.len(), 0.0);
        self.stale = 0;
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heights.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heights.is_empty()
    }

    /// The height of a row; none beyond the last.
    #[must_use]
    pub fn height(&self, row: usize) -> f32 {
        self.heights.get(row).copied().unwrap_or(0.0)
    }

    /// Corrects the height of a row, and says by how much it has grown.
    pub fn correct(&mut self, row: usize, height: f32) -> f32 {
        let Some(kept) = self.heights.get_mut(row) else {
            return 0.0;
        };
        let grown = height - *kept;
        // Less than this cannot be seen, and correcting it would never come to rest.
        if grown.abs() < 0.1 {
            return 0.0;
        }
        *kept = height;
        self.stale = self.stale.min(row);
        grown
    }

    /// Where a row begins, counted from the top of the list.
    pub fn top(&mut self, row: usize) -> f32 {
        self.sum_up();
        row.checked_sub(1)
            .and_then(|before| self.bottoms.get(before).copied())
            .unwrap_or(0.0)
    }

    /// The height of all rows.
    pub fn total(&mut self) -> f32 {
        self.sum_up();
        self.bottoms.last().copied().unwrap_or(0.0)
    }

    /// The row at a distance from the top; the last row for anything below it.
    pub fn row_at(&mut self, y: f32) -> usize {
        self.sum_up();
        let row = self.bottoms.partition_point(|bottom| *bottom <= y);
        row.min(self.heights.len().saturating_sub(1))
    }

    fn sum_up(&mut self) {
        if self.stale >= self.heights.len() {
            return;
        }
        let mut bottom = self
            .stale
            .checked_sub(1)
            .and_then(|before| self.bottoms.get(before).copied())
            .unwrap_or(0.0);
        let rows = self.heights.iter().zip(&mut self.bottoms);
        for (height, kept) in rows.skip(self.stale) {
            bottom += height;
            *kept = bottom;
        }
        self.stale = self.heights.len();
    }
}

#[cfg(test)]
mod tests {
    use super::TallList;

    #[test]
    fn rows_stand_below_each_other_and_move_when_one_above_is_corrected() {
        let mut list = TallList::default();
        list.estimate([10.0, 20.0, 30.0]);
        assert_eq!((list.top(0), list.top(2), list.total()), (0.0, 30.0, 60.0));
        assert_eq!(list.correct(1, 50.0), 30.0);
        assert_eq!((list.top(1), list.top(2), list.total()), (10.0, 60.0, 90.0));
    }

    #[test]
    fn in_another_width_the_estimates_hold_again() {
        let mut list = TallList::default();
        list.estimate([10.0, 20.0]);
        list.draw_in(300.0);
        list.correct(0, 50.0);
        list.draw_in(300.0);
        assert_eq!(list.total(), 70.0);
        list.draw_in(600.0);
        assert_eq!((list.height(0), list.total()), (10.0, 30.0));
    }

    #[test]
    fn the_row_at_a_place_is_the_one_that_covers_it() {
        let mut list = TallList::default();
        list.estimate([10.0, 20.0, 30.0]);
        let rows: Vec<usize> = [0.0, 9.9, 10.0, 29.9, 30.0, 1000.0]
            .into_iter()
            .map(|y| list.row_at(y))
            .collect();
        assert_eq!(rows, [0, 0, 1, 1, 2, 2]);
    }

    #[test]
    fn an_empty_list_has_no_height() {
        let mut list = TallList::default();
        assert_eq!((list.total(), list.row_at(5.0), list.top(3)), (0.0, 0, 0.0));
    }
}
