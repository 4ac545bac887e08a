//! *What has become of this*: made, answered, promised, slipped, reported, signed off, each step in the
//! words of its paper.

use eframe::egui::{self, RichText, Ui};

use super::rows::{Panel, Place, place_of};
use super::view::quiet;
use crate::register::view::ItemView;
use crate::scrutiny::Day;
use crate::scrutiny::id::PaperId;
use crate::scrutiny::promise::Promise;
use crate::scrutiny::recommendation::is_owed_an_answer;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::theme::{Tone, space};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::status::{Status, status_ui};
use crate::ui::wording;

/// How many letters of a quotation are shown.
const LETTERS: usize = 240;

/// One step of what became of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What happened: "Answered: Partly accepted".
    pub mark: Status,
    /// One word for it in the line of all steps, "answered"; empty where the line leaves it out.
    pub word: String,
    /// The day; none where it is not known.
    pub on: Option<Day>,
    /// The day in words and the paper: "16 June 2026, Cabinet response".
    pub source: String,
    /// What is quoted; empty where there is nothing.
    pub quote: String,
    /// Where that stands.
    pub place: Option<Place>,
    /// The paper, where it is known and the place in it is not.
    pub paper: Option<PaperId>,
}

/// The steps of an item, in the order in which they happened.
#[must_use]
pub fn steps_of(view: &ItemView) -> Vec<Step> {
    let steps = Steps { view };
    let mut all = vec![steps.made()];
    all.extend(steps.answers());
    all.extend(steps.promises());
    all.extend(steps.reports());
    // What has no day happened when it was entered, so it stays behind what was entered before it.
    let mut latest = None;
    let mut dated: Vec<(Option<Day>, Step)> = Vec::new();
    for step in all {
        let on = step.on.or(latest);
        if step.on.is_some() {
            latest = step.on;
        }
        dated.push((on, step));
    }
    dated.sort_by_key(|(on, _)| *on);
    let mut all: Vec<Step> = dated.into_iter().map(|(_, step)| step).collect();
    all.extend(steps.end());
    all
}

/// All steps in one line: "Made → answered → promised → slipped twice → reported → signed off".
#[must_use]
pub fn line_of(steps: &[Step]) -> String {
    let mut words: Vec<(&str, usize)> = Vec::new();
    for step in steps.iter().filter(|step| !step.word.is_empty()) {
        match words.last_mut() {
            Some((word, count)) if *word == step.word => *count += 1,
            _ => words.push((&step.word, 1)),
        }
    }
    let words: Vec<String> = words
        .into_iter()
        .map(|(word, count)| match count {
            1 => word.to_owned(),
            count => format!("{word} {}", wording::times(count)),
        })
        .collect();
    words.join(" → ")
}

struct Steps<'a> {
    view: &'a ItemView,
}

impl Steps<'_> {
    fn source(&self, on: Option<Day>, paper: Option<PaperId>, else_said: &str) -> String {
        let names = &self.view.paper_names;
        let name = paper.and_then(|id| names.iter().find(|(of, _)| *of == id));
        let mut parts = Vec::new();
        parts.extend(on.map(wording::day_words));
        parts.push(name.map_or_else(|| else_said.to_owned(), |(_, name)| name.clone()));
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    fn made(&self) -> Step {
        let item = &self.view.row.item;
        let to = item.addressed_to.as_ref();
        let to = to.map_or_else(String::new, |to| format!(", asked of {to}"));
        Step {
            mark: Status::new("●", format!("Made{to}"), Tone::Info),
            word: "made".to_owned(),
            on: item.made_on,
            source: match &self.view.row.body_name {
                Some(body) => format!(
                    "{body}, {}",
                    self.source(item.made_on, item.paper, "added by hand")
                ),
                None => self.source(item.made_on, item.paper, "added by hand"),
            },
            quote: wording::first_words(&item.text, LETTERS),
            place: place_of(item.paper, item.passage.as_ref()),
            paper: item.paper,
        }
    }

    fn answers(&self) -> impl Iterator<Item = Step> {
        // The latest stands first in the view.
        self.view.responses.iter().rev().map(|response| {
            let mut mark = Status::of_position(response.position, response.in_principle);
            if response.position.is_some() {
                mark.words = format!("Answered: {}", mark.words.to_lowercase());
            }
            Step {
                mark,
                word: "answered".to_owned(),
                on: response.answered_on,
                source: self.source(response.answered_on, response.paper, "recorded by hand"),
                quote: wording::first_words(&response.text, LETTERS),
                place: place_of(response.paper, response.passage.as_ref()),
                paper: response.paper,
            }
        })
    }

    fn promises(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut before: Option<&Promise> = None;
        let item = &self.view.row.item;
        for promise in &self.view.promises {
            let last = |promise: &Promise| promise.due.window.and_then(|window| window.latest);
            let slipped = before
                .and_then(last)
                .zip(last(promise))
                .is_some_and(|(before, now)| now > before);
            let phrase = &promise.due.phrase;
            // What the recommendation itself asks for is nobody's promise yet.
            let is_asked = before.is_none() && item.paper.is_some() && promise.paper == item.paper;
            let (icon, words, word, tone) = match (before, slipped) {
                _ if is_asked => ("◷", format!("Time asked for: {phrase}"), "", Tone::Neutral),
                (None, _) => ("◷", format!("Promised: {phrase}"), "promised", Tone::Info),
                (Some(_), true) => ("→", format!("Slipped: {phrase}"), "slipped", Tone::Warning),
                (Some(_), false) => (
                    "◷",
                    format!("Promised anew: {phrase}"),
                    "promised anew",
                    Tone::Info,
                ),
            };
            let quote = promise
                .reason
                .as_ref()
                .map_or_else(String::new, |reason| format!("Why: {reason}"));
            steps.push(Step {
                mark: Status::new(icon, words, tone),
                word: word.to_owned(),
                on: promise.said_on,
                source: self.source(promise.said_on, promise.paper, "entered by hand"),
                quote,
                place: place_of(promise.paper, promise.due.passage.as_ref()),
                paper: promise.paper,
            });
            if !is_asked {
                before = Some(promise);
            }
        }
        steps
    }

    fn reports(&self) -> impl Iterator<Item = Step> {
        self.view.progress.iter().rev().map(|entry| {
            let mut mark = Status::of_progress(entry.progress);
            mark.words = format!("Reported: {}", mark.words.to_lowercase());
            Step {
                mark,
                word: "reported".to_owned(),
                on: Some(entry.happened_on),
                source: self.source(Some(entry.happened_on), entry.paper, "entered by hand"),
                quote: wording::first_words(&entry.words, LETTERS),
                place: None,
                paper: entry.paper,
            }
        })
    }

    /// How it ended, or that an answer is still owed.
    fn end(&self) -> Option<Step> {
        let item = &self.view.row.item;
        let Some(closing) = &item.closing else {
            let owes = is_owed_an_answer(item.kind, item.standing) && self.view.responses.is_empty();
            return owes.then(|| Step {
                mark: Status::new("○", "Nobody has answered yet", Tone::Warning),
                word: "not answered yet".to_owned(),
                on: None,
                source: String::new(),
                quote: String::new(),
                place: None,
                paper: None,
            });
        };
        let by = closing.signed_off_by.as_ref();
        let by = by.map_or_else(String::new, |by| format!(", signed off by {by}"));
        let word = if closing.signed_off_by.is_some() || closing.meeting.is_some() {
            "signed off"
        } else {
            "closed"
        };
        let at = closing.meeting.clone().unwrap_or_default();
        Some(Step {
            mark: Status::new(
                "■",
                format!("Closed as {}{by}", closing.reason.label().to_lowercase()),
                Tone::Good,
            ),
            word: word.to_owned(),
            on: Some(closing.closed_on),
            source: self.source(Some(closing.closed_on), None, &at),
            quote: closing.evidence.clone().unwrap_or_default(),
            place: None,
            paper: None,
        })
    }
}

/// Draws the steps below their line.
pub fn thread_ui(ui: &mut Ui, frame: &Frame, panel: &Panel, outbox: &mut Outbox) {
    egui::CollapsingHeader::new("What has become of this")
        .id_salt(("thread", panel.item.id))
        .show(ui, |ui| {
            for (number, step) in panel.steps.iter().enumerate() {
                ui.push_id(number, |ui| step_ui(ui, frame, step, outbox));
            }
        });
    quiet(ui, frame, &panel.steps_line);
    ui.add_space(space::MEDIUM);
}

fn step_ui(ui: &mut Ui, frame: &Frame, step: &Step, outbox: &mut Outbox) {
    status_ui(ui, frame, &step.mark);
    ui.indent("quote", |ui| {
        if !step.quote.is_empty() {
            ui.add(
                egui::Label::new(RichText::new(&step.quote))
                    .wrap()
                    .selectable(true),
            );
        }
        ui.horizontal_wrapped(|ui| {
            quiet(ui, frame, &step.source);
            let name = format!("Show in paper: {}", step.mark.words);
            let Some(paper) = step.place.map(|(paper, _)| paper).or(step.paper) else {
                return;
            };
            if small_button(ui, "Show in paper").accessible_name(name).clicked() {
                outbox.push(match step.place {
                    Some((paper, span)) => Intent::ShowInPaper { paper, span },
                    None => Intent::Go(Route::Paper(paper)),
                });
            }
        });
    });
    ui.add_space(space::TINY);
}
