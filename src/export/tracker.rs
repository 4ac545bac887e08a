//! The tracker: what was asked, what was answered and what became of it, a row an item.

use super::words::{self, counted};
use super::{csv, html};
use crate::scrutiny::Day;
use crate::scrutiny::board::{Column, is_overdue};
use crate::scrutiny::item::{Item, ItemKind, ItemState, Standing};
use crate::scrutiny::meeting::Concern;
use crate::scrutiny::progress::{ClosingReason, ProgressEntry};
use crate::scrutiny::promise::Due;
use crate::scrutiny::recommendation::is_owed_an_answer;
use crate::scrutiny::response::Response;

/// One item with all that a tracker says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The item.
    pub item: Item,
    /// Its present state.
    pub state: ItemState,
    /// The committee that made it or to which it was put.
    pub committee: Option<String>,
    /// The council.
    pub council: Option<String>,
    /// What its paper is called.
    pub paper: Option<String>,
    /// Its latest promise.
    pub due: Option<Due>,
    /// How many times its date has moved later.
    pub moved: usize,
    /// Its latest answer.
    pub answer: Option<Response>,
    /// Its progress log, latest first.
    pub log: Vec<ProgressEntry>,
}

/// A tracker as it is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracker {
    /// The day on which it is made, from which *overdue* is seen.
    pub day: Day,
    /// Which items were wanted, in words: "Ours and actions · Committee: Housing Panel".
    pub shows: String,
    /// Its rows, in the order in which they shall stand.
    pub rows: Vec<Row>,
    /// How many exempt items were left out.
    pub left_out: usize,
}

impl Tracker {
    /// A tracker of these rows; exempt ones are left out and counted unless they are asked for.
    #[must_use]
    pub fn new(rows: Vec<Row>, with_exempt: bool, day: Day, shows: String) -> Self {
        let all = rows.len();
        let rows: Vec<Row> = rows
            .into_iter()
            .filter(|row| with_exempt || !row.item.exempt)
            .collect();
        Self {
            day,
            shows,
            left_out: all - rows.len(),
            rows,
        }
    }

    /// What it is called: "Scrutiny tracker, 23 November 2026".
    #[must_use]
    pub fn title(&self) -> String {
        format!("Scrutiny tracker, {}", words::day(self.day))
    }

    /// The tracker as a table of text: RFC 4180, in UTF-8 with the mark by which Excel knows it. A cell
    /// that a spreadsheet would take for a formula is preceded by an apostrophe.
    #[must_use]
    pub fn to_csv(&self) -> String {
        csv::tracker(self)
    }

    /// The tracker as one page to be read and printed, with nothing outside it.
    #[must_use]
    pub fn to_html(&self) -> String {
        html::tracker(self)
    }

    /// What was left out, in a sentence; empty where nothing was.
    pub(super) fn left_out_words(&self) -> String {
        words::left_out(self.left_out, "item", "items")
    }

    /// "12 items · 7 of 9 recommendations answered · 3 overdue · 1 closed, not implemented". A closing
    /// that was no success is never counted as one.
    pub(super) fn summary(&self) -> String {
        let mut parts = vec![counted(self.rows.len(), "item", "items")];
        let owed: Vec<&Row> = self.rows.iter().filter(|row| row.is_owed()).collect();
        if !owed.is_empty() {
            let answered = owed.iter().filter(|row| row.state.answered).count();
            parts.push(format!("{answered} of {} answered", owed.len()));
        }
        let overdue = self.rows.iter().filter(|row| row.is_overdue(self.day)).count();
        if overdue > 0 {
            parts.push(format!("{overdue} overdue"));
        }
        let closed = |implemented: bool| {
            self.rows
                .iter()
                .filter_map(|row| row.item.closing.as_ref())
                .filter(|closing| (closing.reason == ClosingReason::Implemented) == implemented)
                .count()
        };
        for (number, what) in [
            (closed(true), "closed as implemented"),
            (closed(false), "closed, not implemented"),
        ] {
            if number > 0 {
                parts.push(format!("{number} {what}"));
            }
        }
        parts.join(" · ")
    }
}

impl Row {
    fn is_owed(&self) -> bool {
        is_owed_an_answer(self.item.kind, self.item.standing)
    }

    /// Whether it is overdue on `day`.
    pub(super) fn is_overdue(&self, day: Day) -> bool {
        is_overdue(self.due.as_ref().and_then(|due| due.window), self.state, day)
    }

    /// Why it is brought up at a meeting, where it is still open.
    pub(super) fn concern(&self, today: Day) -> Concern {
        Concern::of(&self.item, self.state, self.due.as_ref(), self.moved, today)
    }

    /// What it is called: "Recommendation 3".
    pub(super) fn heading(&self) -> String {
        let kind = self.item.kind.label();
        self.item
            .number
            .as_ref()
            .map_or_else(|| kind.to_owned(), |number| format!("{kind} {number}"))
    }

    /// What the answer says: "Partly accepted, in principle"; empty where nobody owes one.
    pub(super) fn answer_in_short(&self) -> String {
        match (&self.answer, self.is_owed()) {
            (Some(answer), _) => {
                let position = answer
                    .position
                    .map_or("Answered, position not clear", |position| position.label());
                let tail = if answer.in_principle { ", in principle" } else { "" };
                format!("{position}{tail}")
            }
            (None, true) => "No answer yet".to_owned(),
            (None, false) => String::new(),
        }
    }

    /// Where it stands: "Closed: Implemented", "Delayed", "Not answered". What was put to us owes no
    /// progress to anybody.
    pub(super) fn stands(&self) -> String {
        if let Some(closing) = &self.item.closing {
            return format!("Closed: {}", closing.reason.label());
        }
        if self.item.standing != Standing::Ours && self.state.progress.is_none() && !self.state.answered {
            return match self.item.standing {
                Standing::Record => "For the record".to_owned(),
                _ if self.item.kind == ItemKind::Action => "To do".to_owned(),
                _ => "Outcome not recorded".to_owned(),
            };
        }
        Column::of(self.item.kind, self.item.standing, self.state)
            .label()
            .to_owned()
    }
}

/// One line of a progress log: "20 October 2026: Delayed. The supplier was late".
pub(super) fn log_line(entry: &ProgressEntry) -> String {
    let day = words::day(entry.happened_on);
    let progress = entry.progress.label();
    if entry.words.is_empty() {
        format!("{day}: {progress}")
    } else {
        format!("{day}: {progress}. {}", entry.words)
    }
}
