//! The list of papers.

pub mod view;

use crate::register::view::PaperRow;
use crate::scrutiny::Day;

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {}

impl State {
    /// Takes all papers as they now stand on the register.
    pub fn take(&mut self, _rows: Vec<PaperRow>, _today: Day) {}
}
