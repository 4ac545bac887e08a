//! The list of papers: what was filed, what waits in each, and the way into the reader.

pub mod rows;
pub mod view;

use rows::{Column, Row};

use crate::register::view::PaperRow;
use crate::scrutiny::Day;
use crate::scrutiny::id::PaperId;

/// What the screen remembers between frames.
#[derive(Debug)]
pub struct State {
    /// None until the register has been read.
    rows: Option<Vec<Row>>,
    /// The places of the rows that are shown, in order.
    order: Vec<usize>,
    column: Column,
    descending: bool,
    filter: String,
    chosen: Option<PaperId>,
    /// Whether the chosen row has to be brought into sight and given the focus.
    show_chosen: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            rows: None,
            order: Vec::new(),
            column: Column::Date,
            descending: true,
            filter: String::new(),
            chosen: None,
            show_chosen: false,
        }
    }
}

impl State {
    /// Takes all papers as they now stand on the register.
    pub fn take(&mut self, rows: Vec<PaperRow>, _today: Day) {
        self.rows = Some(rows::rows(&rows));
        self.arrange();
    }

    fn rows(&self) -> &[Row] {
        self.rows.as_deref().unwrap_or(&[])
    }

    fn arrange(&mut self) {
        self.order = rows::order(self.rows(), &self.filter, self.column, self.descending);
    }

    /// Sorts by a column; a second time turns the order round.
    fn sort_by(&mut self, column: Column) {
        self.descending = if self.column == column {
            !self.descending
        } else {
            column.greatest_first()
        };
        self.column = column;
        self.arrange();
    }

    fn row_at(&self, place: usize) -> Option<&Row> {
        self.order.get(place).and_then(|index| self.rows().get(*index))
    }

    fn place_of_chosen(&self) -> Option<usize> {
        let chosen = self.chosen?;
        (0..self.order.len()).find(|place| self.row_at(*place).is_some_and(|row| row.paper == chosen))
    }

    /// Chooses the first row that is shown, and gives it the focus.
    fn go_to_first(&mut self) {
        self.chosen = None;
        self.step(0);
    }

    /// Chooses the row so many places on from the chosen one.
    fn step(&mut self, by: isize) {
        let last = self.order.len().saturating_sub(1);
        let place = match self.place_of_chosen() {
            None => 0,
            Some(place) => place.saturating_add_signed(by).min(last),
        };
        if let Some(paper) = self.row_at(place).map(|row| row.paper) {
            self.chosen = Some(paper);
            self.show_chosen = true;
        }
    }
}
