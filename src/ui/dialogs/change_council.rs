//! Shows what a change of councils, bodies, calendars or clocks would move, before it is made.

use eframe::egui::{self, RichText, ScrollArea, Ui};

use super::{Answer, buttons_ui, title_ui};
use crate::register::Command;
use crate::register::command::CouncilCommand;
use crate::register::view::{Impact, MovedDeadline, MovedTime};
use crate::scrutiny::Day;
use crate::scrutiny::period::Window;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::heading;
use crate::ui::wording::{counted, day_words, first_words, number_words, window_words};

/// A change that is wanted, and how it is spoken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What is to be done.
    pub command: CouncilCommand,
    /// The title of the dialog: "Rename Housing Panel?".
    pub title: String,
    /// The button: "Rename".
    pub confirm: &'static str,
    /// What the counted things would do: "would stand under “Housing Panel”".
    pub would: String,
    /// What else is to be known, in a sentence; may be empty.
    pub note: String,
}

/// How many letters of an item's words a line of the lists shows.
const SHOWN_LETTERS: usize = 70;
/// The height of a line of the lists, in points.
const LINE: f32 = 44.0;
/// The most that the list takes of the dialog, in points.
const LIST: f32 = 230.0;

/// What the dialog remembers between frames.
#[derive(Debug)]
pub struct Draft {
    wanted: Wanted,
    /// What would move, in words; none until it has been counted.
    shown: Option<Shown>,
}

/// What would move, in words.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shown {
    /// "14 papers, 32 items and 2 meetings"; empty where nothing stands elsewhere.
    counts: String,
    /// "12 dates and 3 last days for an answer would move"; empty where none would.
    moving: String,
    /// What moves: its words, and from when to when.
    lines: Vec<(String, String)>,
}

impl Draft {
    /// The dialog for this change.
    #[must_use]
    pub const fn new(wanted: Wanted) -> Self {
        Self { wanted, shown: None }
    }

    /// Takes what it would move, where it is about this change.
    pub fn take(&mut self, command: &CouncilCommand, impact: &Impact) {
        if self.wanted.command == *command {
            self.shown = Some(shown(impact));
        }
    }
}

/// "14 papers, 32 items and 2 meetings".
fn listed(parts: &[String]) -> String {
    match parts.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

fn shown(impact: &Impact) -> Shown {
    let count = |number, one, many| (number > 0).then(|| counted(number, one, many));
    let counts: Vec<String> = [
        count(impact.bodies, "body", "bodies"),
        count(impact.papers, "paper", "papers"),
        count(impact.items, "item", "items"),
        count(impact.meetings, "meeting", "meetings"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let moving: Vec<String> = [
        count(impact.times.len(), "date", "dates"),
        count(
            impact.deadlines.len(),
            "last day for an answer",
            "last days for an answer",
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    let moving = listed(&moving);
    Shown {
        counts: listed(&counts),
        moving: if moving.is_empty() {
            moving
        } else {
            format!("{moving} would move:")
        },
        lines: impact
            .deadlines
            .iter()
            .map(deadline_line)
            .chain(impact.times.iter().map(time_line))
            .collect(),
    }
}

fn time_line(time: &MovedTime) -> (String, String) {
    let window = |window: Option<Window>| window.map_or_else(|| "no date".to_owned(), window_words);
    (
        first_words(&time.words, SHOWN_LETTERS),
        format!(
            "“{}”: {} → {}",
            time.phrase,
            window(time.before),
            window(time.after)
        ),
    )
}

fn deadline_line(deadline: &MovedDeadline) -> (String, String) {
    let day = |day: Option<Day>| day.map_or_else(|| "no clock".to_owned(), day_words);
    (
        first_words(&deadline.words, SHOWN_LETTERS),
        format!("Answer by: {} → {}", day(deadline.before), day(deadline.after)),
    )
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    title_ui(ui, &draft.wanted.title);
    match &draft.shown {
        None => {
            ui.label(RichText::new("Counting what it would move…").color(frame.palette.weak));
        }
        Some(shown) => shown_ui(ui, frame, &draft.wanted, shown),
    }
    if !draft.wanted.note.is_empty() {
        ui.add_space(space::SMALL);
        ui.label(&draft.wanted.note);
    }
    ui.add_space(space::SMALL);
    ui.label(RichText::new("Undo takes it back in one step.").color(frame.palette.weak));
    let may_confirm = draft.shown.is_some() && !frame.read_only;
    match buttons_ui(ui, frame, draft.wanted.confirm, may_confirm) {
        Some(Answer::Confirm) => {
            outbox.act(Command::Council(draft.wanted.command.clone()));
            outbox.push(Intent::CloseDialog);
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}

fn shown_ui(ui: &mut Ui, frame: &Frame, wanted: &Wanted, shown: &Shown) {
    if !shown.counts.is_empty() {
        ui.label(format!("{} {}.", shown.counts, wanted.would));
    }
    if !shown.moving.is_empty() {
        heading::part_heading_ui(ui, &shown.moving);
        lines_ui(ui, frame, &shown.lines);
    }
    if shown.counts.is_empty() && shown.moving.is_empty() {
        ui.label("Nothing that stands on the register would move.");
    }
}

fn lines_ui(ui: &mut Ui, frame: &Frame, lines: &[(String, String)]) {
    ScrollArea::vertical()
        .id_salt("what would move")
        .max_height(LIST)
        .auto_shrink([false, true])
        .show_rows(ui, LINE, lines.len(), |ui, seen| {
            for index in seen {
                let Some((words, change)) = lines.get(index) else {
                    continue;
                };
                let size = egui::vec2(ui.available_width(), LINE - ui.spacing().item_spacing.y);
                ui.allocate_ui(size, |ui| {
                    ui.set_min_height(size.y);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add(egui::Label::new(words).truncate());
                    ui.add(
                        egui::Label::new(RichText::new(change).small().color(frame.palette.weak)).truncate(),
                    )
                    .on_hover_text(format!(
                        "{change} ({} of {})",
                        index + 1,
                        number_words(lines.len())
                    ));
                });
            }
        });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_move_is_counted_and_listed_in_words() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let impact = Impact {
            papers: 14,
            items: 1,
            meetings: 2,
            times: vec![MovedTime {
                words: "That the fans are replaced".to_owned(),
                phrase: "in the spring".to_owned(),
                before: Some(Window::new(day("2026-03-01"), day("2026-05-31"))),
                after: None,
            }],
            deadlines: vec![MovedDeadline {
                words: "That tenants are told".to_owned(),
                before: None,
                after: Some(day("2026-05-09")),
            }],
            ..Impact::default()
        };
        let shown = shown(&impact);
        assert_eq!(shown.counts, "14 papers, 1 item and 2 meetings");
        assert_eq!(shown.moving, "1 date and 1 last day for an answer would move:");
        assert_eq!(shown.lines[0].1, "Answer by: no clock → 9 May 2026");
        assert!(shown.lines[1].1.starts_with("“in the spring”: "));
        assert!(shown.lines[1].1.ends_with(" → no date"));
        assert_eq!(super::shown(&Impact::default()), Shown::default());
    }
}
