//! Draws the follow-ups: a list by nearness.

use eframe::egui::{self, Key, Modifiers, Response, RichText, Ui};

use super::calendar::calendar_ui;
use super::rows::{Line, Promised, Row, When};
use super::{Shows, State};
use crate::register::Command;
use crate::register::command::FollowUpCommand;
use crate::scrutiny::follow_up::Nearness;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::theme::{Tone, space};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::card::card_frame;
use crate::ui::widgets::few_lines::few_lines_ui;
use crate::ui::widgets::follow_up::{self, Handle};
use crate::ui::widgets::row_list::row_list_ui;
use crate::ui::widgets::status::{Status, status_ui};
use crate::ui::widgets::{empty, heading};

/// The gap below a line.
const GAP: f32 = 8.0;
/// The most lines that the words of a follow-up or a promise take.
const LINES: usize = 2;
/// The widest row in which links are short, in points.
const SHORT_LINKS: f32 = 640.0;

/// Draws the screen.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    heading::screen_heading_ui(ui, "Follow-ups");
    ui.horizontal_wrapped(|ui| {
        for (words, as_calendar) in [("List", false), ("Calendar", true)] {
            if ui
                .selectable_label(state.as_calendar == as_calendar, words)
                .clicked()
            {
                state.as_calendar = as_calendar;
                state.wants_focus = as_calendar;
                state.wants_sight = as_calendar;
            }
        }
        ui.separator();
        for shows in Shows::ALL {
            if ui
                .selectable_label(state.shows_promises == *shows, shows.label())
                .clicked()
            {
                state.shows_promises = *shows;
                ui.ctx().request_repaint();
            }
        }
        ui.separator();
        if ui
            .add_enabled(!frame.read_only, egui::Button::new("Add a follow-up…"))
            .clicked()
        {
            outbox.push(Intent::Open(Dialog::AddFollowUp { item: None }));
        }
    });
    if !state.is_loaded {
        return;
    }
    if state.as_calendar {
        calendar_ui(ui, frame, state, outbox);
        if state.laid_for != Some(state.chosen) {
            ui.ctx().request_repaint();
        }
        return;
    }
    if state.lines.is_empty() {
        if empty::empty_ui(
            ui,
            frame,
            "Nothing is due",
            "Put a date in the diary to ask again. Dates promised in papers appear here when they are accepted",
            Some("Add a follow-up…"),
        ) {
            outbox.push(Intent::Open(Dialog::AddFollowUp { item: None }));
        }
        return;
    }
    ui.label(RichText::new(&state.summary).color(frame.palette.weak));
    list_ui(ui, frame, state, outbox);
}

fn list_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let State {
        heights,
        lines,
        follow_ups,
        promised,
        shows_done,
        ..
    } = state;
    // Where nothing has the focus, the arrow goes to what is due first; from there the arrows go on.
    let is_free = ui.memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none());
    let mut begins = is_free && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowDown));
    row_list_ui(ui, "follow-ups", heights, GAP, |ui, index| {
        let first = match lines.get(index) {
            Some(Line::Group(nearness, members)) => {
                group_ui(ui, frame, *nearness, *members);
                None
            }
            Some(Line::FollowUp(at)) => {
                let row = follow_ups.get(*at);
                row.and_then(|row| follow_up_ui(ui, frame, row, outbox))
            }
            Some(Line::Promise(at)) => {
                let row = promised.get(*at);
                row.map(|row| promise_ui(ui, frame, row, outbox))
            }
            Some(Line::Done(number)) => {
                done_ui(ui, *number, shows_done);
                None
            }
            None => None,
        };
        if let Some(first) = first.filter(|_| begins) {
            first.request_focus();
            begins = false;
        }
    });
}

fn line_ui<T>(ui: &mut Ui, frame: &Frame, contents: impl FnOnce(&mut Ui) -> T) -> T {
    let shown = card_frame(frame).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_height(ui.available_height());
        ui.spacing_mut().item_spacing.y = 2.0;
        contents(ui)
    });
    shown.inner
}

fn group_ui(ui: &mut Ui, frame: &Frame, nearness: Nearness, members: usize) {
    ui.add_space(space::MEDIUM);
    heading::counted_heading_ui(ui, frame, nearness.label(), members);
}

fn done_ui(ui: &mut Ui, number: usize, shows_done: &mut bool) {
    let words = if *shows_done {
        format!("▾ Done ({number})")
    } else {
        format!("▸ Done ({number})")
    };
    ui.add_space(space::SMALL);
    if ui.selectable_label(*shows_done, words).clicked() {
        *shows_done = !*shows_done;
        ui.ctx().request_repaint();
    }
}

fn when_ui(ui: &mut Ui, frame: &Frame, when: &When, nearness: Nearness, is_open: bool) {
    let tone = match nearness {
        Nearness::Overdue if is_open => Tone::Bad,
        Nearness::ThisWeek if is_open => Tone::Warning,
        _ => Tone::Neutral,
    };
    let icon = if tone == Tone::Bad { "⚠" } else { "◷" };
    let mut words = when.phrase.clone();
    if !when.window.is_empty() && !words.contains(&when.window) {
        words = format!("{words} ({})", when.window);
    }
    if is_open && !when.distance.is_empty() {
        words = format!("{words} · {}", when.distance);
    }
    status_ui(ui, frame, &Status::new(icon, words, tone));
}

/// Draws a follow-up; answers its first button.
fn follow_up_ui(ui: &mut Ui, frame: &Frame, row: &Row, outbox: &mut Outbox) -> Option<Response> {
    line_ui(ui, frame, |ui| {
        few_lines_ui(ui, &row.about, LINES);
        match &row.done {
            Some(done) => {
                status_ui(ui, frame, &Status::new("✓", done, Tone::Good));
            }
            None => when_ui(ui, frame, &row.when, row.nearness, true),
        }
        let letters = if ui.available_width() > SHORT_LINKS {
            80
        } else {
            40
        };
        let buttons = ui.horizontal_wrapped(|ui| {
            let first = buttons_ui(ui, frame, row, outbox);
            if let Some((body, date)) = row.meeting
                && ui.add(egui::Link::new("Open the meeting")).clicked()
            {
                outbox.push(Intent::Go(Route::Meeting(body, date)));
            }
            if let Some((item, words)) = &row.item
                && ui
                    .add(egui::Link::new(crate::ui::wording::first_words(words, letters)))
                    .on_hover_text("Show the item")
                    .clicked()
            {
                outbox.push(Intent::ShowItem(*item));
            }
            if let Some((paper, name, span)) = &row.paper
                && ui
                    .add(egui::Link::new(crate::ui::wording::first_words(name, letters)))
                    .on_hover_text("Show in paper")
                    .accessible_name(format!("{name}: {}", row.about))
                    .clicked()
            {
                outbox.push(match span {
                    Some(span) => Intent::ShowInPaper {
                        paper: *paper,
                        span: *span,
                    },
                    None => Intent::Go(Route::Paper(*paper)),
                });
            }
            first
        });
        buttons.inner
    })
}

fn buttons_ui(ui: &mut Ui, frame: &Frame, row: &Row, outbox: &mut Outbox) -> Option<Response> {
    if frame.read_only {
        return None;
    }
    let mut first = None;
    let act = |outbox: &mut Outbox, command| outbox.act(Command::FollowUp(command));
    if row.done.is_some() {
        if named(ui, "Reopen", &row.about) {
            act(outbox, FollowUpCommand::Reopen { id: row.id });
        }
    } else {
        if let Some(window) = &row.proposed {
            ui.label(RichText::new(format!("Now reads as {window}")).small());
            for (words, take) in [("Change to that", true), ("Leave as it is", false)] {
                if named(ui, words, &row.about) {
                    act(outbox, FollowUpCommand::Settle { id: row.id, take });
                }
            }
        }
        let handle = Handle {
            id: row.id,
            about: &row.about,
            due: &row.due,
            repeat: row.repeat,
        };
        first = Some(follow_up::buttons_ui(ui, frame, &handle, outbox));
    }
    if named(ui, "Remove", &row.about) {
        act(outbox, FollowUpCommand::Remove { id: row.id });
    }
    ui.add_space(space::SMALL);
    first
}

/// A button that a screen reader tells apart from its like on other lines.
fn named(ui: &mut Ui, words: &str, about: &str) -> bool {
    let name = format!("{}: {about}", words.trim_end_matches('…'));
    small_button(ui, words).accessible_name(name).clicked()
}

/// Draws a promise; answers the link to its item.
fn promise_ui(ui: &mut Ui, frame: &Frame, row: &Promised, outbox: &mut Outbox) -> Response {
    line_ui(ui, frame, |ui| {
        few_lines_ui(ui, &row.words, LINES);
        when_ui(ui, frame, &row.when, row.nearness, true);
        let links = ui.horizontal_wrapped(|ui| {
            let item = ui
                .add(egui::Link::new(format!("Due: {}", row.heading)))
                .on_hover_text("Show the item");
            if item.clicked() {
                outbox.push(Intent::ShowItem(row.item));
            }
            if !row.moved.is_empty() {
                status_ui(ui, frame, &Status::new("→", &row.moved, Tone::Warning));
            }
            if let Some(clock) = &row.clock {
                let sum = RichText::new(clock).small().color(frame.palette.weak);
                ui.add(egui::Label::new(sum).truncate()).on_hover_text(clock);
            }
            item
        });
        links.inner
    })
}
