//! Meetings: those to come and those that were, and for each one its papers, what is outstanding with
//! its body, and the user's own questions.

pub mod page;
pub mod rows;
pub mod view;

use crate::register::Command;
use crate::register::command::MeetingCommand;
use crate::scrutiny::id::{BodyId, MeetingId};
use crate::scrutiny::{Day, Moment};
use crate::ui::intent::Outbox;
use crate::ui::widgets::formatted_field::FormattedField;
use crate::ui::widgets::kept::Kept;
use crate::ui::widgets::tall_list::TallList;

use rows::{Line, ListLine, Page, Row, list_lines};

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    rows: Vec<Row>,
    lines: Vec<ListLine>,
    heights: TallList,
    is_loaded: bool,
    /// The meeting whose page is wanted.
    wanted: Option<(BodyId, Day)>,
    page: Option<Page>,
    /// Whether the wanted meeting is neither kept nor told of by papers any longer.
    is_gone: bool,
    page_heights: TallList,
    questions: Questions,
}

/// The questions of the meeting that is shown.
#[derive(Debug, Default)]
struct Questions {
    of: Option<(BodyId, Day)>,
    /// The identity under which they are kept or, once something is typed, will be.
    id: Option<MeetingId>,
    is_kept: bool,
    field: FormattedField,
}

impl State {
    /// Takes the meetings as they now stand on the register.
    pub fn take(&mut self, rows: Vec<Row>) {
        self.lines = list_lines(&rows);
        self.heights.estimate(self.lines.iter().map(ListLine::height));
        self.rows = rows;
        self.is_loaded = true;
    }

    /// The meetings, those to come first.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Shows the page of a meeting as soon as it has been read; what was typed on the one before is sent.
    pub fn open(&mut self, meeting: (BodyId, Day), now: Moment, outbox: &mut Outbox) {
        if self.wanted != Some(meeting) {
            self.flush(now, outbox);
            self.page = None;
            self.is_gone = false;
            self.wanted = Some(meeting);
        }
    }

    /// Takes a meeting as it now stands on the register; none where there is nothing of it.
    pub fn take_page(&mut self, meeting: (BodyId, Day), page: Option<Page>) {
        if self.wanted != Some(meeting) {
            return;
        }
        self.is_gone = page.is_none();
        if let Some(page) = &page {
            self.page_heights.estimate(page.lines.iter().map(Line::height));
            self.questions.take(meeting, page);
        }
        self.page = page;
    }

    /// Sends what has been typed and not yet been sent.
    pub fn flush(&mut self, now: Moment, outbox: &mut Outbox) {
        if let Some(kept) = self.questions.field.kept().flush() {
            self.questions.send(kept, now, outbox);
        }
    }
}

impl Questions {
    fn take(&mut self, meeting: (BodyId, Day), page: &Page) {
        if self.of != Some(meeting) {
            *self = Self {
                of: Some(meeting),
                field: FormattedField::new(&page.questions),
                ..Self::default()
            };
        }
        self.field.kept().take(&page.questions);
        // One that was let go of is kept under a new identity when more is typed.
        self.id = page.id;
        self.is_kept = page.id.is_some();
    }

    fn send(&mut self, kept: Kept, now: Moment, outbox: &mut Outbox) {
        let Some(meeting) = self.of else { return };
        if !self.is_kept && kept.text.trim().is_empty() {
            return;
        }
        let id = *self.id.get_or_insert_with(|| MeetingId::new(now));
        outbox.act(Command::Meeting(MeetingCommand::Write {
            id,
            questions: kept.text,
            begins: (!self.is_kept).then_some(meeting),
            visit: kept.visit,
        }));
        self.is_kept = true;
    }
}
