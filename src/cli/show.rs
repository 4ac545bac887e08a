//! `show`: everything about one paper or item.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::PathBuf;

use super::arguments;
use super::failure::Failure;
use super::json::{ItemDetailJson, PaperDetailJson, print};
use super::layout::{count, day, due, first_words};
use super::{register, today};
use crate::problem::{Problem, ProblemKind};
use crate::register::Reader;
use crate::register::view::{ItemView, PaperView};
use crate::scrutiny::finding::{FindingState, Found, InboxFinding};
use crate::scrutiny::id::{ItemId, PaperId};

/// The length of the references that lists print, in characters.
const REFERENCE: usize = 8;

/// The shortest piece of an identity by which something is looked up, in characters.
const SHORTEST_PIECE: usize = 4;

/// The end of an identity, by which lists name things. Identities of one import begin alike, since
/// they begin with the time; their ends are random.
pub(super) fn short_reference(id: impl Display) -> String {
    let id = id.to_string();
    let from = id.len().saturating_sub(REFERENCE);
    id.get(from..).unwrap_or(&id).to_owned()
}

/// How many findings wait in the inbox.
pub(super) fn waiting(findings: &[InboxFinding]) -> usize {
    findings
        .iter()
        .filter(|finding| finding.state == FindingState::Pending)
        .count()
}

pub(super) fn run(
    arguments: &arguments::Show,
    named: Option<PathBuf>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let (_register, reader) = register::to_read(named)?;
    match named_by(&arguments.reference, &reader)? {
        Named::Item(id) => {
            let view = reader.item(id)?.ok_or_else(|| nothing(&arguments.reference))?;
            if arguments.json {
                return print(&ItemDetailJson::of(&view, today()), out);
            }
            Ok(item(&view, out)?)
        }
        Named::Paper { id, items } => {
            let view = reader.paper(id)?.ok_or_else(|| nothing(&arguments.reference))?;
            if arguments.json {
                return print(&PaperDetailJson::of(&view, items), out);
            }
            Ok(paper(&view, out)?)
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Named {
    Item(ItemId),
    Paper { id: PaperId, items: usize },
}

/// The one paper or item that a reference names.
fn named_by(reference: &str, reader: &Reader) -> Result<Named, Failure> {
    let piece = reference.to_lowercase();
    if piece.len() < SHORTEST_PIECE {
        return Err(Problem::new(
            ProblemKind::YourInput,
            format!("“{reference}” is too short to name a paper or an item"),
            "Give at least four characters of the reference that `scrutiny-desk list` prints.",
        )
        .into());
    }
    let fits = |id: String| id.starts_with(&piece) || id.ends_with(&piece);
    let mut found: Vec<(Named, String)> = Vec::new();
    for row in reader.items()? {
        if fits(row.item.id.to_string()) {
            let line = format!("{}  {}", row.item.id, first_words(&row.item.text, 50));
            found.push((Named::Item(row.item.id), line));
        }
    }
    for row in reader.papers()? {
        if fits(row.paper.id.to_string()) {
            let id = row.paper.id;
            let line = format!("{id}  {}", first_words(&row.paper.name(), 50));
            found.push((Named::Paper { id, items: row.items }, line));
        }
    }
    match found.as_slice() {
        [] => Err(nothing(reference).into()),
        [(named, _)] => Ok(*named),
        several => {
            let mut problem = Problem::new(
                ProblemKind::YourInput,
                format!("“{reference}” fits {}", count(several.len(), "thing", "things")),
                "Give more of the identity:",
            );
            let lines: Vec<&str> = several.iter().map(|(_, line)| line.as_str()).collect();
            problem.detail = lines.join("\n");
            Err(problem.into())
        }
    }
}

fn nothing(reference: &str) -> Problem {
    Problem::new(
        ProblemKind::YourInput,
        format!("No paper or item on this register has the reference “{reference}”"),
        "See the references with `scrutiny-desk list items` and `scrutiny-desk list papers`.",
    )
}

/// A line with what it is in front, where there is anything to say.
fn fact(out: &mut impl Write, what: &str, words: Option<&str>) -> io::Result<()> {
    match words {
        Some(words) if !words.is_empty() => writeln!(out, "{what:<18}{words}"),
        _ => Ok(()),
    }
}

fn item(view: &ItemView, out: &mut impl Write) -> io::Result<()> {
    let row = &view.row;
    let item = &row.item;
    let number = item
        .number
        .as_ref()
        .map_or_else(String::new, |number| format!(" {number}"));
    writeln!(out, "{}{number} ({})", item.kind.label(), item.standing.label())?;
    if let Some(lead_in) = &item.lead_in {
        writeln!(out, "  {lead_in}")?;
    }
    writeln!(out, "  {}\n", item.text)?;
    fact(out, "Made by", row.body_name.as_deref())?;
    fact(out, "Council", row.council_name.as_deref())?;
    fact(out, "Made on", item.made_on.map(day).as_deref())?;
    fact(out, "Asked of", item.addressed_to.as_deref())?;
    fact(out, "Lead officer", item.lead_officer.as_deref())?;
    fact(out, "Executive member", item.executive_member.as_deref())?;
    let position = match (row.state.answered, row.state.position) {
        (false, _) => "No answer",
        (true, None) => "Answered; the answer says neither yes nor no",
        (true, Some(position)) => position.label(),
    };
    fact(out, "Answer", Some(position))?;
    fact(
        out,
        "Progress",
        row.state.progress.map(|progress| progress.label()),
    )?;
    fact(out, "Due", row.due.as_ref().map(due).as_deref())?;
    if let Some(closing) = &item.closing {
        let words = format!("{}, {}", closing.reason.label(), day(closing.closed_on));
        fact(out, "Closed", Some(&words))?;
    }
    fact(
        out,
        "Tags",
        Some(item.tags.join(", "))
            .filter(|tags| !tags.is_empty())
            .as_deref(),
    )?;
    for other in &view.related {
        fact(out, "Related to", Some(&format!("{} ({})", other.text, other.id)))?;
    }
    fact(out, "Paper", row.paper_name.as_deref())?;
    fact(out, "Identity", Some(&item.id.to_string()))?;
    item_records(view, out)
}

fn item_records(view: &ItemView, out: &mut impl Write) -> io::Result<()> {
    let on = |at| match at {
        Some(at) => day(at),
        None => "date not known".to_owned(),
    };
    section(out, "Answers", &view.responses, |response| {
        format!("{}: {}", on(response.answered_on), response.text)
    })?;
    section(out, "Promises", &view.promises, |promise| {
        let reason = promise
            .reason
            .as_ref()
            .map_or_else(String::new, |reason| format!(": {reason}"));
        format!("said on {}: {}{reason}", on(promise.said_on), due(&promise.due))
    })?;
    section(out, "Progress log", &view.progress, |entry| {
        format!(
            "{}: {} {}",
            day(entry.happened_on),
            entry.progress.label(),
            entry.words
        )
    })?;
    section(out, "Response notes", &view.notes, |note| note.text.clone())?;
    section(out, "Follow-ups", &view.follow_ups, |follow_up| {
        format!("{}: {}", due(&follow_up.due), follow_up.about)
    })
}

/// A heading and a line for each entry; nothing where there is none.
fn section<T>(
    out: &mut impl Write,
    heading: &str,
    entries: &[T],
    words: impl Fn(&T) -> String,
) -> io::Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading}")?;
    for entry in entries {
        writeln!(out, "  {}", words(entry).trim_end().replace('\n', "\n  "))?;
    }
    Ok(())
}

fn paper(view: &PaperView, out: &mut impl Write) -> io::Result<()> {
    let paper = &view.paper;
    let facts = &paper.facts;
    writeln!(out, "{}\n", paper.name())?;
    fact(out, "Kind", Some(facts.kind.label()))?;
    fact(out, "Council", facts.council.as_deref())?;
    fact(out, "Body", facts.body.as_deref())?;
    fact(out, "Date", facts.date.map(day).as_deref())?;
    fact(out, "Agenda item", facts.agenda_item.as_deref())?;
    fact(out, "Who may see it", Some(facts.publicity.label()))?;
    fact(out, "Exempt under", facts.exempt_paragraph.as_deref())?;
    fact(out, "Report of", facts.report_author.as_deref())?;
    fact(out, "Executive member", facts.executive_member.as_deref())?;
    fact(out, "Wards", facts.wards.as_deref())?;
    fact(out, "Key decision", facts.key_decision.as_deref())?;
    match &paper.part {
        None => fact(out, "File", Some(&paper.file_name))?,
        Some(part) => {
            let place = format!("{} of {}", part.pages(), paper.file_name);
            let pack = format!("{}, paper {} of {}", part.pack, part.number, part.of);
            fact(out, "File", Some(&place))?;
            fact(out, "Pack", Some(&pack))?;
        }
    }
    if view.original_erased {
        let words = "erased, because another paper in it was destroyed; the text is kept";
        fact(out, "Original", Some(words))?;
    }
    let message = view.attached_to.as_ref().map(|(_, name)| name.as_str());
    fact(out, "Attached to", message)?;
    let filed_on = day(paper.filed_at.with_timezone(&chrono::Local).date_naive());
    fact(out, "Filed on", Some(&filed_on))?;
    fact(out, "Earlier edition", view.edition_name.as_deref())?;
    fact(out, "Identity", Some(&paper.id.to_string()))?;
    section(out, "Contacts", &facts.contacts, |contact| {
        let parts = [
            Some(&contact.name),
            contact.role.as_ref(),
            contact.phone.as_ref(),
            contact.email.as_ref(),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join(", ")
    })?;
    section(out, "Attached to it", &view.attached, |(_, name)| name.clone())?;
    section(out, "What could not be read", &paper.notes, Clone::clone)?;
    section(
        out,
        "Blanket answer",
        paper.blanket_response.as_slice(),
        Clone::clone,
    )?;
    section(out, "Findings", &view.findings, finding)
}

fn finding(inbox: &InboxFinding) -> String {
    let words = match &inbox.finding.found {
        Found::Item(item) => {
            let number = item
                .number
                .as_ref()
                .map_or_else(String::new, |number| format!(" {number}"));
            format!("{}{number}: {}", item.kind.label(), item.text)
        }
        Found::Date(date) => format!("Date: {}: {}", due(&date.due), date.about),
    };
    format!("[{}] {words}", inbox.state.label())
}
