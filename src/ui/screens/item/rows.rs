//! Shapes everything about one item into words, once, when it is read.

use super::clock::{ClockLine, clock_line};
use super::history;
use super::past::Difference;
use super::related::Other;
use super::thread::{self, Step};
use crate::register::view::ItemView;
use crate::scrutiny::Day;
use crate::scrutiny::answer_clock::AnswerRules;
use crate::scrutiny::follow_up::{FollowUp, Repeat};
use crate::scrutiny::id::{FollowUpId, PaperId, ProgressId, PromiseId, ResponseId};
use crate::scrutiny::item::Item;
use crate::scrutiny::note::Note;
use crate::scrutiny::note_text::PassageLink;
use crate::scrutiny::passage::{Passage, Span};
use crate::scrutiny::period::Anchor;
use crate::scrutiny::progress::Progress;
use crate::scrutiny::promise::{Due, Promise};
use crate::scrutiny::recommendation::is_owed_an_answer;
use crate::scrutiny::response::{Position, Response};
use crate::ui::screens::follow_ups::rows::When;
use crate::ui::theme::Tone;
use crate::ui::widgets::status::Status;
use crate::ui::wording;

/// A place in a paper that can be shown.
pub type Place = (PaperId, Span);

/// Everything the panel shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// The item.
    pub item: Item,
    /// What it is called: "Recommendation 3".
    pub heading: String,
    /// Answer, progress, closing and warnings.
    pub marks: Vec<Status>,
    /// Where it comes from, in words.
    pub origin: String,
    /// Where it stands in its paper.
    pub place: Option<Place>,
    /// The day against which a typed phrase is read if nothing else is said.
    pub anchor: Anchor,
    /// Its answers, latest first.
    pub answers: Vec<Answer>,
    /// Its present progress.
    pub progress: Option<Progress>,
    /// Its progress log, latest first.
    pub log: Vec<LogEntry>,
    /// Its promises, in the order in which they were said.
    pub promises: Vec<PromiseRow>,
    /// "Moved 3 times, 14 months in all"; none where it has not moved.
    pub moved: Option<String>,
    /// The passages about it that a note can link to: what each is called, and the link.
    pub passages: Vec<(String, String)>,
    /// Its notes, oldest first.
    pub notes: Vec<Note>,
    /// Its follow-ups.
    pub follow_ups: Vec<FollowUpLine>,
    /// The items that it is related to.
    pub related: Vec<Other>,
    /// What has become of it, step by step.
    pub steps: Vec<Step>,
    /// The same in one line.
    pub steps_line: String,
    /// Its history, latest first.
    pub history: Vec<history::Entry>,
    /// What its history is about, sorted.
    pub history_fields: Vec<String>,
    /// Whether it is shown as it stood on a day that has gone.
    pub is_past: bool,
    /// What of it is different today, where it is shown as it stood.
    pub differences: Vec<Difference>,
    /// How it was closed, in words; none while it is open.
    pub closing: Option<String>,
    /// How long there is to answer; none where nobody owes an answer.
    pub clock: Option<ClockLine>,
    /// Whether somebody owes an answer to it.
    pub is_owed_an_answer: bool,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its identity.
    pub id: ResponseId,
    /// Its words.
    pub text: String,
    /// What it says.
    pub position: Option<Position>,
    /// Whether in principle only.
    pub in_principle: bool,
    /// The day it was given.
    pub answered_on: Option<Day>,
    /// Its mark.
    pub mark: Status,
    /// "Given on 5 May 2026 in Cabinet response, page 2".
    pub source: String,
    /// Where it stands.
    pub place: Option<Place>,
}

/// An entry of the progress log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// Its identity.
    pub id: ProgressId,
    /// Its mark.
    pub mark: Status,
    /// The day it happened and where it was reported.
    pub source: String,
    /// What was reported.
    pub words: String,
}

/// A line of the promise ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseRow {
    /// Its identity.
    pub id: PromiseId,
    /// The time as it stands on the register.
    pub due: Due,
    /// The time in words.
    pub when: When,
    /// What its colour says: the latest one may be late, earlier ones are history.
    pub tone: Tone,
    /// Whether it is the one that counts.
    pub is_latest: bool,
    /// Where and when it was said, and why it moved.
    pub source: String,
    /// Where it stands.
    pub place: Option<Place>,
    /// The window that waits for the user's word, in words.
    pub proposed: Option<String>,
}

/// A follow-up of the item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpLine {
    /// Its identity.
    pub id: FollowUpId,
    /// What it is about.
    pub about: String,
    /// When, as it stands on the register.
    pub due: Due,
    /// Its mark: when, or that it is done.
    pub mark: Status,
    /// Whether it is done.
    pub is_done: bool,
    /// How often it comes back.
    pub repeat: Option<Repeat>,
    /// What came of it.
    pub outcome: String,
}

pub(super) fn place_of(paper: Option<PaperId>, passage: Option<&Passage>) -> Option<Place> {
    let passage = passage.filter(|p| !p.spans.is_empty())?;
    Some((paper?, passage.hull()))
}

/// The names of the papers that an item's answers, promises and log quote.
struct Names<'a>(&'a [(PaperId, String)]);

impl Names<'_> {
    /// " in Cabinet response, page 2"; empty where there is no paper.
    fn within(&self, paper: Option<PaperId>, passage: Option<&Passage>) -> String {
        let Some(name) = paper.and_then(|id| self.0.iter().find(|(of, _)| *of == id)) else {
            return String::new();
        };
        let page = passage
            .and_then(|p| p.page)
            .map_or_else(String::new, |page| format!(", page {page}"));
        format!(" in {}{page}", name.1)
    }
}

/// Shapes an item seen from `today`.
#[must_use]
pub fn panel_of(view: &ItemView, today: Day, rules: &AnswerRules) -> Panel {
    let item = &view.row.item;
    let names = Names(&view.paper_names);
    let steps = thread::steps_of(view);
    let history: Vec<history::Entry> = view.history.iter().map(history::entry_of).collect();
    let still_owed = !view.row.state.closed && view.row.state.progress != Some(Progress::Complete);
    Panel {
        heading: wording::item_heading(item),
        marks: crate::ui::screens::board::rows::all_marks_of(&view.row, today, rules),
        origin: origin_of(view),
        place: place_of(item.paper, item.passage.as_ref()),
        anchor: Anchor {
            date: item.made_on.or(view.row.paper_date),
            calendar: view.calendar.clone(),
        },
        answers: view.responses.iter().map(|r| answer_of(r, &names)).collect(),
        progress: view.row.state.progress,
        log: view
            .progress
            .iter()
            .map(|entry| LogEntry {
                id: entry.id,
                mark: Status::of_progress(entry.progress),
                source: format!(
                    "{}{}",
                    wording::day_words(entry.happened_on),
                    names.within(entry.paper, None)
                ),
                words: entry.words.clone(),
            })
            .collect(),
        promises: promises_of(&view.promises, &names, today, still_owed),
        moved: moved_words(&view.promises, view.row.moved),
        passages: passages_of(view),
        notes: view.notes.clone(),
        follow_ups: view.follow_ups.iter().map(|f| follow_up_of(f, today)).collect(),
        related: view.related.iter().map(Other::of).collect(),
        steps_line: thread::line_of(&steps),
        steps,
        history_fields: history::fields_of(&history),
        history,
        is_past: false,
        differences: Vec::new(),
        closing: item.closing.as_ref().map(closing_words),
        clock: clock_line(view, today, rules),
        is_owed_an_answer: is_owed_an_answer(item.kind, item.standing),
        item: item.clone(),
    }
}

/// The passages about an item, in the order in which they were printed.
fn passages_of(view: &ItemView) -> Vec<(String, String)> {
    let item = &view.row.item;
    let mut passages = Vec::new();
    let mut add = |called: String, paper: Option<PaperId>, passage: Option<&Passage>, words: &str| {
        let place = place_of(paper, passage);
        if let Some((paper, span)) = place {
            let link = PassageLink {
                paper,
                page: passage.and_then(|passage| passage.page),
                span,
            };
            passages.push((called, link.to_text(words)));
        }
    };
    let on = |day: Option<Day>| day.map_or_else(String::new, |day| format!(", {}", wording::day_words(day)));
    add(
        wording::item_heading(item),
        item.paper,
        item.passage.as_ref(),
        &item.text,
    );
    for response in view.responses.iter().rev() {
        let called = format!("Answer{}", on(response.answered_on));
        add(called, response.paper, response.passage.as_ref(), &response.text);
    }
    for promise in &view.promises {
        let called = format!("Promise{}", on(promise.said_on));
        add(
            called,
            promise.paper,
            promise.due.passage.as_ref(),
            &promise.due.phrase,
        );
    }
    passages
}

fn origin_of(view: &ItemView) -> String {
    let row = &view.row;
    let mut parts = Vec::new();
    if let Some(body) = &row.body_name {
        parts.push(body.clone());
    }
    if let Some(former) = &row.former_body {
        parts.push(format!("made by the former {former}"));
    }
    if let Some(paper) = &row.paper_name {
        let page = row.item.passage.as_ref().and_then(|p| p.page);
        parts.push(page.map_or_else(|| paper.clone(), |page| format!("{paper}, page {page}")));
    } else {
        parts.push("Added by hand".to_owned());
    }
    parts.join(" · ")
}

fn answer_of(response: &Response, names: &Names) -> Answer {
    let day = response.answered_on.map_or_else(
        || "Given".to_owned(),
        |day| format!("Given on {}", wording::day_words(day)),
    );
    let within = names.within(response.paper, response.passage.as_ref());
    let within = if within.is_empty() {
        ", recorded by hand".to_owned()
    } else {
        within
    };
    Answer {
        id: response.id,
        text: response.text.clone(),
        position: response.position,
        in_principle: response.in_principle,
        answered_on: response.answered_on,
        mark: Status::of_position(response.position, response.in_principle),
        source: format!("{day}{within}"),
        place: place_of(response.paper, response.passage.as_ref()),
    }
}

fn promises_of(promises: &[Promise], names: &Names, today: Day, still_owed: bool) -> Vec<PromiseRow> {
    let last = promises.len().saturating_sub(1);
    promises
        .iter()
        .enumerate()
        .map(|(index, promise)| {
            let is_latest = index == last;
            let mut when = When::of(&promise.due, today);
            if !is_latest || !still_owed {
                when.distance.clear();
            }
            let late = promise
                .due
                .window
                .and_then(|w| w.latest)
                .is_some_and(|l| l < today);
            let tone = match (is_latest && still_owed, late, promise.due.window.is_none()) {
                (true, true, _) => Tone::Bad,
                (true, false, true) => Tone::Warning,
                (true, false, false) => Tone::Info,
                (false, ..) => Tone::Neutral,
            };
            let said = promise.said_on.map_or_else(
                || "Said".to_owned(),
                |day| format!("Said on {}", wording::day_words(day)),
            );
            let reason = promise
                .reason
                .as_ref()
                .map_or_else(String::new, |reason| format!(". Why it moved: {reason}"));
            PromiseRow {
                id: promise.id,
                due: promise.due.clone(),
                when,
                tone,
                is_latest,
                source: format!(
                    "{said}{}{reason}",
                    names.within(promise.paper, promise.due.passage.as_ref())
                ),
                place: place_of(promise.paper, promise.due.passage.as_ref()),
                proposed: promise.proposed.map(wording::window_words),
            }
        })
        .collect()
}

/// How often the date moved later, and by how much in all.
fn moved_words(promises: &[Promise], moved: usize) -> Option<String> {
    if moved == 0 {
        return None;
    }
    let days: Vec<Day> = promises
        .iter()
        .filter_map(|p| p.due.window.and_then(|w| w.latest))
        .collect();
    let days = days
        .first()
        .zip(days.last())
        .map_or(0, |(first, last)| (*last - *first).num_days());
    let months = usize::try_from(days / 30).unwrap_or(0);
    let reasons = promises.iter().filter(|p| p.reason.is_some()).count();
    let length = match months {
        0 => String::new(),
        n => format!(", about {} in all", wording::counted(n, "month", "months")),
    };
    let reasons = match reasons {
        0 => ", no reason given".to_owned(),
        n => format!(", a reason given {}", wording::times(n)),
    };
    Some(format!("Moved {}{length}{reasons}", wording::times(moved)))
}

fn follow_up_of(follow_up: &FollowUp, today: Day) -> FollowUpLine {
    let latest = follow_up.due.window.and_then(|w| w.latest);
    let mark = match follow_up.done_on {
        Some(day) => Status::new("✓", format!("Done on {}", wording::day_words(day)), Tone::Good),
        None => Status::new(
            "◷",
            match follow_up.repeat {
                Some(repeat) => format!(
                    "{} · {}",
                    wording::due_words(&follow_up.due, today, true),
                    repeat.words()
                ),
                None => wording::due_words(&follow_up.due, today, true),
            },
            if latest.is_some_and(|l| l < today) {
                Tone::Bad
            } else {
                Tone::Neutral
            },
        ),
    };
    FollowUpLine {
        id: follow_up.id,
        about: follow_up.about.clone(),
        due: follow_up.due.clone(),
        mark,
        is_done: follow_up.done_on.is_some(),
        repeat: follow_up.repeat,
        outcome: follow_up.outcome.clone().unwrap_or_default(),
    }
}

fn closing_words(closing: &crate::scrutiny::progress::Closing) -> String {
    let mut words = format!(
        "Closed on {} as {}",
        wording::day_words(closing.closed_on),
        closing.reason.label().to_lowercase()
    );
    if let Some(by) = &closing.signed_off_by {
        words.push_str(&format!(", signed off by {by}"));
    }
    if let Some(meeting) = &closing.meeting {
        words.push_str(&format!(", at {meeting}"));
    }
    if let Some(evidence) = &closing.evidence {
        words.push_str(&format!(". Evidence: {evidence}"));
    }
    words
}
