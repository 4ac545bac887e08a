//! Draws the dialog that names the columns of a tracker.

use eframe::egui::{self, Grid, RichText, ScrollArea, Ui};

use super::{Draft, HEADING_ROWS};
use crate::jobs::columns::{Preview, StatusRead};
use crate::register::Command;
use crate::register::command::TrackerCommand;
use crate::scrutiny::finding::FoundItem;
use crate::scrutiny::progress::Progress;
use crate::scrutiny::response::Position;
use crate::scrutiny::tracker::{MappingFault, Role, StatusMeaning};
use crate::ui::dialogs::{Answer, buttons_ui, title_ui};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::{Tone, space};
use crate::ui::widgets::heading::part_heading_ui;
use crate::ui::widgets::status::{Status, status_ui};
use crate::ui::wording::{counted, first_words};

/// How many rows below the headings are shown, and how many letters of a cell.
const ROWS: usize = 3;
const LETTERS: usize = 44;
/// How many of the items that would come are shown.
const ITEMS: usize = 5;
/// The width of a column.
const COLUMN: f32 = 168.0;

/// The least height of the dialog.
const LEAST_HEIGHT: f32 = 560.0;

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    // What comes of a choice takes room; what is being chosen stays where it is.
    ui.set_min_height(LEAST_HEIGHT.min(ui.ctx().content_rect().height() - 6.0 * space::LARGE));
    title_ui(
        ui,
        &format!("What the columns of “{}” hold", first_words(&draft.name, 60)),
    );
    match draft.tables.as_ref().map(Vec::len) {
        None => {
            weak_ui(ui, frame, "Reading its tables…");
        }
        Some(0) => {
            weak_ui(
                ui,
                frame,
                "There is no table in this paper whose rows could be items.",
            );
        }
        Some(tables) => {
            which_ui(ui, draft, tables);
            columns_ui(ui, frame, draft);
            ui.add_space(space::SMALL);
            statuses_ui(ui, frame, draft);
            ui.add_space(space::SMALL);
            preview_ui(ui, frame, draft);
        }
    }
    draft.ask(outbox);
    foot_ui(ui, frame, draft, outbox);
}

fn foot_ui(ui: &mut Ui, frame: &Frame, draft: &Draft, outbox: &mut Outbox) {
    let remembered = draft.remembered().map(|known| known.id);
    if let Some(id) = remembered {
        ui.add_space(space::SMALL);
        ui.horizontal_wrapped(|ui| {
            weak_ui(ui, frame, "These headings are remembered.");
            let forget = egui::Button::new(RichText::new("Forget them").small());
            let forget = ui.add_enabled(!frame.read_only, forget).on_hover_text(
                "The next file with these headings is read without them; papers stay as they are",
            );
            if forget.clicked() {
                outbox.act(Command::Tracker(TrackerCommand::ForgetColumns { id }));
                outbox.push(Intent::CloseDialog);
            }
        });
    }
    let may_use = draft.preview().is_some() && !frame.read_only;
    match buttons_ui(ui, frame, "Use these columns", may_use) {
        Some(Answer::Confirm) => {
            if let Some(command) = draft.command(frame.now) {
                outbox.act(command);
            }
            outbox.push(Intent::CloseDialog);
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}

fn weak_ui(ui: &mut Ui, frame: &Frame, words: &str) {
    ui.label(RichText::new(words).small().color(frame.palette.weak));
}

/// Draws a drop-down of values with words of their own; answers what was chosen.
fn list_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    id: (&str, usize),
    name: &str,
    current: T,
    all: &[(T, String)],
) -> Option<T> {
    let words = all.iter().find(|(value, _)| *value == current);
    let mut chosen = None;
    let response = egui::ComboBox::from_id_salt(id)
        .width(COLUMN - 12.0)
        .truncate()
        .selected_text(words.map_or("", |(_, words)| words.as_str()))
        .show_ui(ui, |ui| {
            for (value, words) in all {
                if ui.selectable_label(*value == current, words).clicked() && *value != current {
                    chosen = Some(*value);
                }
            }
        })
        .response;
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(name));
    chosen
}

/// Which table, and which of its rows holds the headings.
fn which_ui(ui: &mut Ui, draft: &mut Draft, tables: usize) {
    let (mut table, mut heading) = (None, None);
    ui.horizontal_wrapped(|ui| {
        if tables > 1 {
            let all: Vec<(usize, String)> = (0..tables)
                .map(|at| (at, format!("Table {} of {tables}", at + 1)))
                .collect();
            table = list_ui(ui, ("table", 0), "Which table", draft.table, &all);
        }
        ui.label("Headings");
        let rows = draft
            .shown()
            .map_or(0, |table| table.rows.len())
            .min(HEADING_ROWS);
        let mut all: Vec<(Option<usize>, String)> = (0..rows)
            .map(|at| (Some(at), format!("in row {}", at + 1)))
            .collect();
        all.push((None, "none: it has no headings".to_owned()));
        heading = list_ui(
            ui,
            ("headings", 0),
            "Which row holds the headings",
            draft.heading,
            &all,
        );
    });
    if let Some(table) = table {
        draft.choose_table(table);
    }
    if let Some(heading) = heading {
        draft.choose_heading(heading);
    }
    ui.add_space(space::TINY);
}

/// Each column with its heading, its role and its first cells.
fn columns_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft) {
    let Some(table) = draft.shown() else { return };
    let roles: Vec<(Role, String)> = Role::ALL
        .iter()
        .map(|role| (*role, role.label().to_owned()))
        .collect();
    let first = draft.heading.map_or(0, |at| at + 1);
    let headings: Vec<String> = (0..draft.roles.len())
        .map(|column| {
            let cell = draft
                .heading
                .and_then(|at| table.rows.get(at))
                .and_then(|row| row.get(column));
            match cell {
                Some(words) if !words.is_empty() => words.clone(),
                _ => format!("Column {}", column + 1),
            }
        })
        .collect();
    let rows: Vec<&Vec<String>> = table.rows.iter().skip(first).take(ROWS).collect();
    let mut chosen = None;
    ScrollArea::horizontal()
        .id_salt("columns of the tracker")
        .auto_shrink([false, true])
        .show(ui, |ui| {
            Grid::new("columns of the tracker")
                .min_col_width(COLUMN)
                .max_col_width(COLUMN)
                .striped(true)
                .show(ui, |ui| {
                    for heading in &headings {
                        ui.add(egui::Label::new(RichText::new(heading).strong()).truncate());
                    }
                    ui.end_row();
                    for (column, (heading, role)) in headings.iter().zip(&draft.roles).enumerate() {
                        let name = format!("What “{heading}” holds");
                        if let Some(role) = list_ui(ui, ("role", column), &name, *role, &roles) {
                            chosen = Some((column, role));
                        }
                    }
                    ui.end_row();
                    for row in rows {
                        for column in 0..headings.len() {
                            let cell = row.get(column).map_or("", String::as_str);
                            let words = RichText::new(first_words(cell, LETTERS)).small();
                            ui.add(egui::Label::new(words.color(frame.palette.weak)).truncate())
                                .on_hover_text(cell);
                        }
                        ui.end_row();
                    }
                });
            ui.add_space(space::SMALL);
        });
    if let Some((column, role)) = chosen {
        draft.choose_role(column, role);
    }
}

/// The status words of the table, each with what it means.
fn statuses_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft) {
    let Some(statuses) = draft.last_preview().map(|preview| preview.statuses.clone()) else {
        return;
    };
    if statuses.is_empty() {
        return;
    }
    part_heading_ui(ui, "What its status words mean");
    let mut chosen = None;
    ScrollArea::vertical()
        .id_salt("status words")
        .max_height(176.0)
        .show(ui, |ui| {
            Grid::new("status words").min_col_width(COLUMN).show(ui, |ui| {
                for (at, status) in statuses.iter().enumerate() {
                    if let Some(meaning) = status_row_ui(ui, frame, at, status) {
                        chosen = Some(meaning);
                    }
                    ui.end_row();
                }
            });
        });
    if let Some(meaning) = chosen {
        draft.choose_meaning(meaning);
    }
}

fn status_row_ui(ui: &mut Ui, frame: &Frame, at: usize, status: &StatusRead) -> Option<StatusMeaning> {
    let rows = counted(status.rows, "row", "rows");
    ui.label(format!("“{}” in {rows}", status.words));
    let positions: Vec<(Option<Position>, String)> = std::iter::once((None, "no answer".to_owned()))
        .chain(Position::ALL.iter().map(|p| (Some(*p), p.label().to_owned())))
        .collect();
    let progress: Vec<(Option<Progress>, String)> = std::iter::once((None, "no progress".to_owned()))
        .chain(Progress::ALL.iter().map(|p| (Some(*p), p.label().to_owned())))
        .collect();
    let name = |what: &str| format!("{what} that “{}” means", status.words);
    let position = list_ui(ui, ("position", at), &name("Answer"), status.position, &positions);
    let going = list_ui(
        ui,
        ("progress", at),
        &name("Progress"),
        status.progress,
        &progress,
    );
    if status.said {
        weak_ui(ui, frame, "as you said");
    }
    (position.is_some() || going.is_some()).then(|| StatusMeaning {
        words: status.words.clone(),
        position: position.unwrap_or(status.position),
        progress: going.unwrap_or(status.progress),
    })
}

/// What would come of it.
fn preview_ui(ui: &mut Ui, frame: &Frame, draft: &Draft) {
    if let Some(fault) = draft.fault() {
        let words = match fault {
            MappingFault::NoText => {
                "Say which column holds what was asked: without it nothing can be read".to_owned()
            }
            MappingFault::Twice(role) => {
                format!("Two columns hold “{}”: leave one of them out", role.label())
            }
            MappingFault::Uneven => {
                "The headings do not fit the columns: choose another row for them".to_owned()
            }
        };
        status_ui(ui, frame, &Status::new("⚠", words, Tone::Warning));
        return;
    }
    part_heading_ui(ui, "What would come of it");
    let Some(preview) = draft.last_preview() else {
        weak_ui(ui, frame, "Working it out…");
        return;
    };
    let response = ui.label(preview_words(preview));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    for item in preview.items.iter().take(ITEMS) {
        weak_ui(ui, frame, &item_words(item));
    }
    if preview.items.len() > ITEMS {
        weak_ui(ui, frame, &format!("and {} more", preview.items.len() - ITEMS));
    }
}

/// "14 items, 9 with a due date. 3 rows left out because they have no recommendation or action".
fn preview_words(preview: &Preview) -> String {
    let items = counted(preview.items.len(), "item", "items");
    let with_due = match preview.with_due {
        0 => "none".to_owned(),
        some => some.to_string(),
    };
    let mut words = format!("{items}, {with_due} with a due date");
    for (why, rows) in &preview.left_out {
        let left = counted(*rows, "row", "rows");
        words = format!("{words}. {left} left out because {}", why.words(*rows));
    }
    words
}

/// "K1 · Send members the list · led by Estates · due 30 June 2026 · On track".
fn item_words(item: &FoundItem) -> String {
    let parts = [
        item.number.clone(),
        Some(first_words(&item.text, 70)),
        item.lead_officer.as_ref().map(|lead| format!("led by {lead}")),
        item.response
            .as_ref()
            .and_then(|response| response.position)
            .map(|position| position.label().to_owned()),
        item.due.as_ref().map(|due| format!("due {}", due.phrase)),
        item.progress.map(|progress| progress.label().to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
