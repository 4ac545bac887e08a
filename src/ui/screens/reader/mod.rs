//! The reader: a paper's text with its findings beside it, waiting for the reader's word.

pub mod view;

use crate::register::view::PaperView;
use crate::scrutiny::id::PaperId;
use crate::scrutiny::passage::Span;
use crate::scrutiny::{Day, Moment};
use crate::ui::intent::Outbox;

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {}

impl State {
    /// Takes a paper as it now stands on the register; none where it is gone. A paper other than
    /// the one that is shown takes its place. Drafts that are being typed stay.
    pub fn take(&mut self, _paper: PaperId, _view: Option<Box<PaperView>>, _today: Day) {}

    /// Lights a passage of a paper and brings it into view as soon as the paper is there.
    pub fn light(&mut self, _paper: PaperId, _span: Span) {}

    /// Sends what has been typed and not yet been sent; called before the window goes elsewhere
    /// or closes.
    pub fn flush(&mut self, _now: Moment, _outbox: &mut Outbox) {}
}
