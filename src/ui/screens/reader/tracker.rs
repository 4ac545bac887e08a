//! What the inbox says of a tracker: what a new edition changes, what has gone from it, and that its columns are
//! to be named.

use eframe::egui::{self, RichText, Ui};

use super::Shown;
use crate::register::Command;
use crate::register::command::TrackerCommand;
use crate::register::view::{GoneRow, TrackerEdition};
use crate::review::rows::RowChange;
use crate::scrutiny::promise::Due;
use crate::scrutiny::response::Position;
use crate::scrutiny::tracker::Doubt;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::{Tone, space};
use crate::ui::widgets::button::{ring, small_button};
use crate::ui::widgets::status::{Status, status_ui};
use crate::ui::wording::{counted, day_words, first_words};

/// How many rows that have gone are named.
const GONE_SHOWN: usize = 12;

/// A new edition as the inbox shows it, put in words when it is loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionLines {
    /// Of what it is the next edition.
    pub head: String,
    /// How much changes; empty where nothing waits.
    pub counts: String,
    /// How many rows wait.
    pub waiting: usize,
    /// What has gone.
    pub gone: Vec<GoneRow>,
}

impl EditionLines {
    /// The lines for an edition.
    #[must_use]
    pub fn of(edition: &TrackerEdition) -> Self {
        let day = edition
            .before_date
            .map_or_else(String::new, |day| format!(" of {}", day_words(day)));
        let changed = edition.changed();
        let alike = edition.rows.len() - changed;
        let waiting = edition.rows.len() + edition.new.len();
        let parts = [
            (changed > 0).then(|| counted(changed, "row changes something", "rows change something")),
            (!edition.new.is_empty()).then(|| counted(edition.new.len(), "row is new", "rows are new")),
            (alike > 0).then(|| counted(alike, "row is as it was", "rows are as they were")),
        ];
        Self {
            head: format!(
                "The next edition of “{}”{day}",
                first_words(&edition.before_name, 60)
            ),
            counts: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
            waiting,
            gone: edition.gone.clone(),
        }
    }
}

/// What a row changes, line by line.
#[must_use]
pub fn change_lines(changes: &[RowChange]) -> Vec<String> {
    changes.iter().map(change_line).collect()
}

fn change_line(change: &RowChange) -> String {
    const LETTERS: usize = 160;
    let nothing = || "nothing".to_owned();
    let due = |due: &Due| due.phrase.clone();
    let answer = |(text, position): &(String, Option<Position>)| {
        let words = first_words(text, LETTERS);
        match position {
            Some(position) => format!("{} “{words}”", position.label()),
            None => format!("“{words}”"),
        }
    };
    match change {
        RowChange::Words { before, after } => format!(
            "Words: “{}” → “{}”",
            first_words(before, LETTERS),
            first_words(after, LETTERS)
        ),
        RowChange::Progress { before, after } => {
            let before = before.map_or_else(nothing, |before| before.label().to_owned());
            format!("Progress: {before} → {}", after.label())
        }
        RowChange::Due { before, after } => {
            let moved = match (latest(before.as_ref()), latest(Some(after))) {
                (Some(before), Some(after)) if after > before => ", later",
                (Some(before), Some(after)) if after < before => ", sooner",
                _ => "",
            };
            let before = before.as_ref().map_or_else(nothing, due);
            format!("Due: {before} → {}{moved}", due(after))
        }
        RowChange::Answer { before: None, after } => format!("Answer added: {}", answer(after)),
        RowChange::Answer {
            before: Some(before),
            after,
        } => format!("Answer: {} → {}", answer(before), answer(after)),
        RowChange::Lead { before, after } => {
            format!(
                "Lead officer: {} → {after}",
                before.clone().unwrap_or_else(nothing)
            )
        }
        RowChange::Member { before, after } => {
            format!(
                "Executive member: {} → {after}",
                before.clone().unwrap_or_else(nothing)
            )
        }
    }
}

fn latest(due: Option<&Due>) -> Option<crate::scrutiny::Day> {
    due?.window?.latest
}

/// Why the columns of a paper are asked for; none where there is nothing to ask.
#[must_use]
pub fn doubt_words(doubts: &[Doubt]) -> Option<String> {
    doubts.first().map(|doubt| match doubt {
        Doubt::NoHeadings => {
            "The table in this paper has no headings, so that nobody can tell what its columns hold"
                .to_owned()
        }
        Doubt::NoText => {
            "No heading of the table in this paper says under which of them stands what was asked".to_owned()
        }
        Doubt::Unknown(headings) => {
            let quoted: Vec<String> = headings
                .iter()
                .take(4)
                .map(|heading| format!("“{heading}”"))
                .collect();
            format!(
                "The program does not know what stands under {}",
                quoted.join(", ")
            )
        }
        Doubt::Twice(role) => format!(
            "Two columns seem to hold the same: {}",
            role.label().to_lowercase()
        ),
    })
}

/// Draws what a new edition changes, with the button that takes it all.
pub fn edition_ui(ui: &mut Ui, frame: &Frame, shown: &Shown, outbox: &mut Outbox) {
    let Some(edition) = &shown.edition else { return };
    status_ui(ui, frame, &Status::new("→", &edition.head, Tone::Info));
    if edition.waiting > 0 {
        ui.label(&edition.counts);
        let words = "Apply all changes";
        let button = egui::Button::new(RichText::new(words).color(frame.palette.on_accent))
            .fill(frame.palette.accent)
            .shortcut_text(RichText::new("Shift+A").small().color(frame.palette.on_accent));
        let tip = "Take over every row, in one step that can be undone: dates that moved go into the ledger, \
                   progress into the log, new words keep the old ones in the history. Nothing is closed";
        let button = ui.add_enabled(!frame.read_only, button).on_hover_text(tip);
        if ring(ui, frame, button).accessible_name(words).clicked() {
            outbox.act(apply_all(shown));
        }
    }
    gone_ui(ui, frame, &edition.gone, outbox);
    ui.add_space(space::TINY);
}

/// The command of the button.
pub fn apply_all(shown: &Shown) -> Command {
    Command::Tracker(TrackerCommand::ApplyChanges {
        paper: shown.paper.id,
    })
}

/// Draws the rows that have gone.
fn gone_ui(ui: &mut Ui, frame: &Frame, gone: &[GoneRow], outbox: &mut Outbox) {
    if gone.is_empty() {
        return;
    }
    let rows = counted(
        gone.len(),
        "open row of the last edition is not in this one",
        "open rows of the last edition are not in this one",
    );
    status_ui(
        ui,
        frame,
        &Status::new("⚠", format!("{rows}. Nothing was done to them"), Tone::Warning),
    );
    for row in gone.iter().take(GONE_SHOWN) {
        ui.horizontal_wrapped(|ui| {
            let number = row
                .number
                .as_ref()
                .map_or_else(String::new, |number| format!("{number} · "));
            let words = format!("{number}{}", first_words(&row.text, 80));
            let name = format!("Show item: {words}");
            if small_button(ui, "Show item").accessible_name(name).clicked() {
                outbox.push(Intent::ShowItem(row.item));
            }
            ui.label(RichText::new(words).small());
        });
    }
    if gone.len() > GONE_SHOWN {
        let words = format!("and {} more", gone.len() - GONE_SHOWN);
        ui.label(RichText::new(words).small().color(frame.palette.weak));
    }
}

/// Where the way to the columns stands: above the facts where it is asked for, else below them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Above the facts.
    Above,
    /// Below them.
    Below,
}

/// Draws that the columns are to be named, where they are, and always the way to do it for a paper with tables.
pub fn columns_ui(ui: &mut Ui, frame: &Frame, shown: &Shown, place: Place, outbox: &mut Outbox) {
    let wanted = if shown.doubt.is_some() {
        Place::Above
    } else {
        Place::Below
    };
    if !shown.has_tables || place != wanted {
        return;
    }
    if let Some(doubt) = &shown.doubt {
        status_ui(ui, frame, &Status::new("⚠", doubt, Tone::Warning));
    }
    let tip = "Say what the columns of its table hold; the next file with the same headings is read by it";
    if ui.button("Columns…").on_hover_text(tip).clicked() {
        outbox.push(open_columns(shown));
    }
}

/// The intent of the button.
pub fn open_columns(shown: &Shown) -> Intent {
    Intent::Open(Dialog::Columns {
        paper: shown.paper.id,
        name: shown.paper.name().into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::period::Window;
    use crate::scrutiny::progress::Progress;

    fn due(phrase: &str, day: &str) -> Due {
        Due {
            phrase: phrase.to_owned(),
            window: Some(Window::day(day.parse().unwrap())),
            class: None,
            conditional: false,
            passage: None,
        }
    }

    #[test]
    fn a_change_says_what_was_and_what_is() {
        let lines = change_lines(&[
            RowChange::Progress {
                before: Some(Progress::OnTrack),
                after: Progress::Delayed,
            },
            RowChange::Due {
                before: Some(due("31 March 2026", "2026-03-31")),
                after: due("30 June 2026", "2026-06-30"),
            },
            RowChange::Due {
                before: None,
                after: due("May 2026", "2026-05-31"),
            },
            RowChange::Answer {
                before: None,
                after: ("We agree.".to_owned(), Some(Position::Accepted)),
            },
        ]);
        assert_eq!(
            lines,
            [
                "Progress: On track → Delayed",
                "Due: 31 March 2026 → 30 June 2026, later",
                "Due: nothing → May 2026",
                "Answer added: Accepted “We agree.”",
            ]
        );
    }
}
