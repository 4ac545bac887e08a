//! Shapes items into cards: everything a card shows, in words, worked out once when it is read.

use std::cmp::Reverse;

use crate::register::view::ItemRow;
use crate::scrutiny::Day;
use crate::scrutiny::board::{Column, Flag, is_overdue};
use crate::scrutiny::id::ItemId;
use crate::scrutiny::item::{ItemKind, Standing};
use crate::scrutiny::progress::ClosingReason;
use crate::scrutiny::recommendation::is_owed_an_answer;
use crate::scrutiny::response::Position;
use crate::ui::theme::Tone;
use crate::ui::widgets::status::Status;
use crate::ui::wording;

/// How many letters of an item's words a card can show in its three lines at most.
const SHOWN_LETTERS: usize = 240;
/// How many letters of the lead-in stand before them.
const LEAD_IN_LETTERS: usize = 70;

/// One item as the board shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The item.
    pub id: ItemId,
    /// What it is.
    pub kind: ItemKind,
    /// Who asks whom.
    pub standing: Standing,
    /// The column in which it stands.
    pub column: Column,
    /// Whether somebody has answered.
    pub answered: bool,
    /// Why it was closed, if it is.
    pub closed_as: Option<ClosingReason>,
    /// What it is called: "Recommendation 3".
    pub heading: String,
    /// The shared words before the list it stands in, shortened; empty where there are none.
    pub lead_in: String,
    /// Its words, as far as a card can show them.
    pub words: String,
    /// Who was asked: "Asked: Cabinet".
    pub asked: String,
    /// Answer and progress.
    pub marks: Vec<Status>,
    /// The due phrase and how far off it is.
    pub due: Option<Status>,
    /// The warnings.
    pub flags: Vec<Flag>,
    /// The warnings in words.
    pub warnings: Vec<Status>,
    /// What its paper is called; empty where it has none.
    pub paper: String,
    /// The body that made it or to which it was put.
    pub body: Option<String>,
    /// The meeting it was put to, for grouping: "Housing Panel, 3 March 2026".
    pub meeting: String,
    /// The day of that meeting.
    pub met_on: Option<Day>,
    /// What a screen reader says of it.
    pub name: String,
    /// Everything that the text filter looks at, folded.
    pub folded: String,
}

/// Shapes items into cards, in the order in which columns show them: by last day, undated ones last,
/// then as they come.
#[must_use]
pub fn cards_of(rows: &[ItemRow], today: Day) -> Vec<Card> {
    let mut sorted: Vec<&ItemRow> = rows.iter().collect();
    sorted.sort_by_key(|row| {
        let latest = row.due.as_ref().and_then(|d| d.window).and_then(|w| w.latest);
        (latest.is_none(), latest, Reverse(row.item.made_on))
    });
    sorted.into_iter().map(|row| card_of(row, today)).collect()
}

fn card_of(row: &ItemRow, today: Day) -> Card {
    let item = &row.item;
    let state = row.state;
    let column = Column::of(item.kind, item.standing, state);
    let flags = flags_of(row, today);
    let still_owed = !state.closed && column != Column::Complete;
    let due = row.due.as_ref().map(|due| {
        let overdue = flags.contains(&Flag::Overdue);
        Status::new(
            if overdue { "⚠" } else { "◷" },
            wording::due_words(due, today, still_owed),
            if overdue { Tone::Bad } else { Tone::Neutral },
        )
    });
    let marks = marks_of(row);
    let heading = wording::item_heading(item);
    let lead_in = item
        .lead_in
        .as_deref()
        .map(|words| wording::first_words(words, LEAD_IN_LETTERS))
        .unwrap_or_default();
    let met_on = item.made_on.or(row.paper_date);
    let mut card = Card {
        id: item.id,
        kind: item.kind,
        standing: item.standing,
        column,
        answered: state.answered,
        closed_as: item.closing.as_ref().map(|c| c.reason),
        heading,
        lead_in,
        words: wording::first_words(&item.text, SHOWN_LETTERS),
        asked: item
            .addressed_to
            .as_ref()
            .map_or_else(String::new, |to| format!("Asked: {to}")),
        marks,
        due,
        warnings: warnings_of(&flags, row.moved),
        flags,
        paper: row.paper_name.clone().unwrap_or_default(),
        body: row.body_name.clone(),
        meeting: meeting_words(row.body_name.as_deref(), met_on),
        met_on,
        name: String::new(),
        folded: folded(row),
    };
    card.name = name_of(&card);
    card
}

fn meeting_words(body: Option<&str>, day: Option<Day>) -> String {
    match (body, day) {
        (Some(body), Some(day)) => format!("{body}, {}", wording::day_words(day)),
        (Some(body), None) => format!("{body}, date not known"),
        (None, Some(day)) => wording::day_words(day),
        (None, None) => "Meeting not known".to_owned(),
    }
}

/// The warnings an item carries, in the order in which a card shows them.
fn flags_of(row: &ItemRow, today: Day) -> Vec<Flag> {
    let (item, state) = (&row.item, row.state);
    let window = row.due.as_ref().and_then(|d| d.window);
    let open = !state.closed;
    let owed = open && item.standing == Standing::Ours;
    let wants = |flag: Flag| match flag {
        Flag::Overdue => is_overdue(window, state, today),
        Flag::UndatedPromise => {
            open && row.due.as_ref().is_some_and(|d| {
                d.window.is_none() && d.class == Some(crate::scrutiny::period::Class::OpenEnded)
            })
        }
        Flag::DateNotKnown => {
            open && row.due.as_ref().is_some_and(|d| {
                d.window.is_none() && d.class != Some(crate::scrutiny::period::Class::OpenEnded)
            })
        }
        Flag::NoLeadOfficer => owed && item.lead_officer.is_none(),
        Flag::InPrinciple => state.in_principle,
        Flag::Moved => row.moved > 0,
        Flag::SaidImplemented => {
            open && state.position == Some(Position::Implemented)
                && state.progress != Some(crate::scrutiny::progress::Progress::Complete)
        }
        Flag::Exempt => item.exempt,
        Flag::Unsure => item.confidence == Some(crate::scrutiny::finding::Confidence::Unsure),
    };
    Flag::ALL.iter().copied().filter(|flag| wants(*flag)).collect()
}

fn warnings_of(flags: &[Flag], moved: usize) -> Vec<Status> {
    flags
        .iter()
        // "In principle" stands beside the position already, and what is overdue beside the date.
        .filter(|flag| !matches!(flag, Flag::InPrinciple | Flag::Overdue))
        .map(|flag| {
            let mut status = Status::of_flag(*flag);
            if *flag == Flag::Moved {
                status.words = format!("Moved {}", wording::times(moved));
            }
            status
        })
        .collect()
}

fn marks_of(row: &ItemRow) -> Vec<Status> {
    let (item, state) = (&row.item, row.state);
    let mut marks = Vec::new();
    if state.answered {
        marks.push(Status::of_position(state.position, state.in_principle));
    } else if is_owed_an_answer(item.kind, item.standing) {
        marks.push(Status::new("○", "No answer yet", Tone::Warning));
    } else if item.standing == Standing::PutToUs {
        marks.push(Status::new("○", "Outcome not recorded", Tone::Neutral));
    }
    if let Some(closing) = &item.closing {
        let tone = if closing.reason == ClosingReason::Implemented {
            Tone::Good
        } else {
            Tone::Neutral
        };
        marks.push(Status::new(
            "■",
            format!("Closed: {}", closing.reason.label()),
            tone,
        ));
    } else if let Some(progress) = state.progress {
        marks.push(Status::of_progress(progress));
    }
    marks
}

/// Everything an item's panel says at a glance: answer, progress or closing, and every warning.
#[must_use]
pub fn all_marks_of(row: &ItemRow, today: Day) -> Vec<Status> {
    let flags = flags_of(row, today);
    let mut marks = marks_of(row);
    if flags.contains(&Flag::Overdue) {
        marks.push(Status::of_flag(Flag::Overdue));
    }
    marks.extend(warnings_of(&flags, row.moved));
    marks
}

fn folded(row: &ItemRow) -> String {
    let item = &row.item;
    [
        item.number.as_deref(),
        item.lead_in.as_deref(),
        Some(item.text.as_str()),
        item.addressed_to.as_deref(),
        item.lead_officer.as_deref(),
        item.executive_member.as_deref(),
        row.body_name.as_deref(),
        row.paper_name.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" ")
    .to_lowercase()
}

fn name_of(card: &Card) -> String {
    let mut parts = vec![card.heading.clone(), card.column.label().to_lowercase()];
    parts.extend(
        card.marks
            .iter()
            .map(|m| m.words.to_lowercase())
            .filter(|words| *words != card.column.label().to_lowercase() && words != "no answer yet"),
    );
    if let Some(due) = &card.due {
        parts.push(format!("due {}", due.words.replace(" · ", ", ")));
    }
    parts.extend(card.warnings.iter().map(|w| w.words.to_lowercase()));
    parts.push(wording::first_words(&card.words, 80));
    parts.join(", ")
}
