//! The shapes in which `list --json` and `show --json` print the register.
//!
//! They are a promise to whoever reads them: a field may be added, none is renamed or taken away.

use std::io::Write;

use serde::Serialize;

use super::extract_json::PartJson;
use super::failure::Failure;
use crate::register::view::{FollowUpRow, ItemRow, ItemView, MeetingRow, PaperRow, PaperView};
use crate::scrutiny::Day;
use crate::scrutiny::board::{Column, is_overdue};
use crate::scrutiny::finding::{Found, InboxFinding};
use crate::scrutiny::follow_up::Repeat;
use crate::scrutiny::paper::Paper;
use crate::scrutiny::progress::Closing;
use crate::scrutiny::promise::Due;

/// Prints a value as indented JSON.
pub(super) fn print<T: Serialize>(value: &T, out: &mut impl Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)?;
    Ok(())
}

/// A time: its phrase, and the first and last day it can mean.
#[derive(Debug, Serialize)]
pub(super) struct DueJson {
    phrase: String,
    earliest: Option<Day>,
    latest: Option<Day>,
    conditional: bool,
}

impl From<&Due> for DueJson {
    fn from(due: &Due) -> Self {
        Self {
            phrase: due.phrase.clone(),
            earliest: due.window.and_then(|window| window.earliest),
            latest: due.window.and_then(|window| window.latest),
            conditional: due.conditional,
        }
    }
}

/// A paper.
#[derive(Debug, Serialize)]
pub(super) struct PaperJson {
    id: String,
    title: Option<String>,
    kind: &'static str,
    council: Option<String>,
    body: Option<String>,
    date: Option<Day>,
    agenda_item: Option<String>,
    publicity: &'static str,
    file_name: String,
    file_hash: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<PartJson>,
    filed_at: String,
    waiting: usize,
    items: usize,
}

impl PaperJson {
    fn of(paper: &Paper, waiting: usize, items: usize) -> Self {
        Self {
            id: paper.id.to_string(),
            title: paper.facts.title.clone(),
            kind: paper.facts.kind.code(),
            council: paper.facts.council.clone(),
            body: paper.facts.body.clone(),
            date: paper.facts.date,
            agenda_item: paper.facts.agenda_item.clone(),
            publicity: paper.facts.publicity.code(),
            file_name: paper.file_name.clone(),
            file_hash: paper.file_hash.clone(),
            part: paper.part.as_ref().map(PartJson::from),
            filed_at: paper.filed_at.to_rfc3339(),
            waiting,
            items,
        }
    }
}

impl From<&PaperRow> for PaperJson {
    fn from(row: &PaperRow) -> Self {
        Self::of(&row.paper, row.waiting, row.items)
    }
}

/// An item.
#[derive(Debug, Serialize)]
pub(super) struct ItemJson {
    id: String,
    kind: &'static str,
    standing: &'static str,
    column: &'static str,
    number: Option<String>,
    lead_in: Option<String>,
    text: String,
    addressed_to: Option<String>,
    lead_officer: Option<String>,
    executive_member: Option<String>,
    body: Option<String>,
    council: Option<String>,
    made_on: Option<Day>,
    answered: bool,
    position: Option<&'static str>,
    in_principle: bool,
    progress: Option<&'static str>,
    due: Option<DueJson>,
    overdue: bool,
    moved: usize,
    closed: bool,
    exempt: bool,
    tags: Vec<String>,
    paper: Option<String>,
}

impl ItemJson {
    pub fn of(row: &ItemRow, today: Day) -> Self {
        let ItemRow { item, state, .. } = row;
        let window = row.due.as_ref().and_then(|due| due.window);
        Self {
            id: item.id.to_string(),
            kind: item.kind.code(),
            standing: item.standing.code(),
            column: Column::of(item.kind, item.standing, *state).code(),
            number: item.number.clone(),
            lead_in: item.lead_in.clone(),
            text: item.text.clone(),
            addressed_to: item.addressed_to.clone(),
            lead_officer: item.lead_officer.clone(),
            executive_member: item.executive_member.clone(),
            body: row.body_name.clone(),
            council: row.council_name.clone(),
            made_on: item.made_on,
            answered: state.answered,
            position: state.position.map(|position| position.code()),
            in_principle: state.in_principle,
            progress: state.progress.map(|progress| progress.code()),
            due: row.due.as_ref().map(DueJson::from),
            overdue: is_overdue(window, *state, today),
            moved: row.moved,
            closed: state.closed,
            exempt: item.exempt,
            tags: item.tags.clone(),
            paper: item.paper.map(|paper| paper.to_string()),
        }
    }
}

/// A follow-up.
#[derive(Debug, Serialize)]
pub(super) struct FollowUpJson {
    id: String,
    about: String,
    due: DueJson,
    overdue: bool,
    done_on: Option<Day>,
    outcome: Option<String>,
    item: Option<String>,
    paper: Option<String>,
    repeat_months: Option<u8>,
    exempt: bool,
}

/// A meeting.
#[derive(Debug, Serialize)]
pub(super) struct MeetingJson {
    id: Option<String>,
    body: String,
    council: Option<String>,
    date: Day,
    place: Option<String>,
    papers: usize,
    has_questions: bool,
}

impl From<&MeetingRow> for MeetingJson {
    fn from(row: &MeetingRow) -> Self {
        Self {
            id: row.id.map(|id| id.to_string()),
            body: row.body_name.clone(),
            council: row.council_name.clone(),
            date: row.date,
            place: row.place.clone(),
            papers: row.papers,
            has_questions: row.has_questions,
        }
    }
}

impl FollowUpJson {
    pub fn of(row: &FollowUpRow, today: Day) -> Self {
        let follow_up = &row.follow_up;
        let due = DueJson::from(&follow_up.due);
        Self {
            id: follow_up.id.to_string(),
            about: follow_up.about.clone(),
            overdue: follow_up.done_on.is_none() && due.latest.is_some_and(|latest| latest < today),
            due,
            done_on: follow_up.done_on,
            outcome: follow_up.outcome.clone(),
            item: follow_up.item.map(|item| item.to_string()),
            paper: follow_up.paper.map(|paper| paper.to_string()),
            repeat_months: follow_up.repeat.map(Repeat::months),
            exempt: row.exempt,
        }
    }
}

/// An item with everything that hangs on it.
#[derive(Debug, Serialize)]
pub(super) struct ItemDetailJson {
    #[serde(flatten)]
    item: ItemJson,
    responses: Vec<ResponseJson>,
    promises: Vec<PromiseJson>,
    progress_log: Vec<ProgressJson>,
    notes: Vec<String>,
    closing: Option<ClosingJson>,
}

#[derive(Debug, Serialize)]
struct ResponseJson {
    text: String,
    position: Option<&'static str>,
    in_principle: bool,
    answered_on: Option<Day>,
    paper: Option<String>,
}

#[derive(Debug, Serialize)]
struct PromiseJson {
    #[serde(flatten)]
    due: DueJson,
    said_on: Option<Day>,
    reason: Option<String>,
    paper: Option<String>,
}

#[derive(Debug, Serialize)]
struct ProgressJson {
    progress: &'static str,
    happened_on: Day,
    words: String,
}

#[derive(Debug, Serialize)]
struct ClosingJson {
    reason: &'static str,
    closed_on: Day,
    signed_off_by: Option<String>,
    meeting: Option<String>,
    evidence: Option<String>,
}

impl From<&Closing> for ClosingJson {
    fn from(closing: &Closing) -> Self {
        Self {
            reason: closing.reason.code(),
            closed_on: closing.closed_on,
            signed_off_by: closing.signed_off_by.clone(),
            meeting: closing.meeting.clone(),
            evidence: closing.evidence.clone(),
        }
    }
}

impl ItemDetailJson {
    pub fn of(view: &ItemView, today: Day) -> Self {
        Self {
            item: ItemJson::of(&view.row, today),
            responses: view
                .responses
                .iter()
                .map(|response| ResponseJson {
                    text: response.text.clone(),
                    position: response.position.map(|position| position.code()),
                    in_principle: response.in_principle,
                    answered_on: response.answered_on,
                    paper: response.paper.map(|paper| paper.to_string()),
                })
                .collect(),
            promises: view
                .promises
                .iter()
                .map(|promise| PromiseJson {
                    due: (&promise.due).into(),
                    said_on: promise.said_on,
                    reason: promise.reason.clone(),
                    paper: promise.paper.map(|paper| paper.to_string()),
                })
                .collect(),
            progress_log: view
                .progress
                .iter()
                .map(|entry| ProgressJson {
                    progress: entry.progress.code(),
                    happened_on: entry.happened_on,
                    words: entry.words.clone(),
                })
                .collect(),
            notes: view.notes.iter().map(|note| note.text.clone()).collect(),
            closing: view.row.item.closing.as_ref().map(ClosingJson::from),
        }
    }
}

/// A paper with its text and findings.
#[derive(Debug, Serialize)]
pub(super) struct PaperDetailJson {
    #[serde(flatten)]
    paper: PaperJson,
    contacts: Vec<ContactJson>,
    attached_to: Option<String>,
    attached: Vec<String>,
    original_erased: bool,
    blanket_response: Option<String>,
    reading_notes: Vec<String>,
    findings: Vec<FindingJson>,
    text: String,
}

#[derive(Debug, Serialize)]
struct ContactJson {
    name: String,
    role: Option<String>,
    phone: Option<String>,
    email: Option<String>,
}

#[derive(Debug, Serialize)]
struct FindingJson {
    id: String,
    kind: &'static str,
    state: &'static str,
    number: Option<String>,
    text: String,
    due: Option<DueJson>,
    rule: String,
    confidence: &'static str,
    reason: String,
}

impl From<&InboxFinding> for FindingJson {
    fn from(inbox: &InboxFinding) -> Self {
        let (kind, number, text, due) = match &inbox.finding.found {
            Found::Item(item) => (
                item.kind.code(),
                item.number.clone(),
                &item.text,
                item.due.as_ref(),
            ),
            Found::Date(date) => ("date", None, &date.about, Some(&date.due)),
        };
        Self {
            id: inbox.id.to_string(),
            kind,
            state: inbox.state.code(),
            number,
            text: text.clone(),
            due: due.map(DueJson::from),
            rule: inbox.finding.rule.clone(),
            confidence: inbox.finding.confidence.code(),
            reason: inbox.finding.reason.clone(),
        }
    }
}

impl PaperDetailJson {
    pub fn of(view: &PaperView, items: usize) -> Self {
        let waiting = super::show::waiting(&view.findings);
        let contacts = view.paper.facts.contacts.iter().map(|contact| ContactJson {
            name: contact.name.clone(),
            role: contact.role.clone(),
            phone: contact.phone.clone(),
            email: contact.email.clone(),
        });
        Self {
            paper: PaperJson::of(&view.paper, waiting, items),
            contacts: contacts.collect(),
            attached_to: view.attached_to.as_ref().map(|(id, _)| id.to_string()),
            attached: view.attached.iter().map(|(id, _)| id.to_string()).collect(),
            original_erased: view.original_erased,
            blanket_response: view.paper.blanket_response.clone(),
            reading_notes: view.paper.notes.clone(),
            findings: view.findings.iter().map(FindingJson::from).collect(),
            text: view.text.clone(),
        }
    }
}
