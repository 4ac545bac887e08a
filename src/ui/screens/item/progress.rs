//! How delivery goes: the present progress and the dated log behind it.

use eframe::egui::{self, Id, Ui};

use super::filled;
use super::mark::{self, Part, Sought};
use super::rows::Panel;
use super::view::quiet;
use crate::register::Command;
use crate::register::command::ItemCommand;
use crate::scrutiny::Day;
use crate::scrutiny::id::ProgressId;
use crate::scrutiny::progress::Progress;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;
use crate::ui::theme::space;
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::status::status_ui;
use crate::ui::widgets::{choice, heading};

/// An entry of the log that is being written.
#[derive(Debug)]
pub struct Form {
    progress: Progress,
    happened_on: DateField,
    words: String,
}

impl Form {
    fn new(progress: Option<Progress>, today: Day) -> Self {
        Self {
            progress: progress.unwrap_or(Progress::OnTrack),
            happened_on: DateField::new(Some(today)),
            words: String::new(),
        }
    }

    /// What was typed and not added to the log.
    pub fn unfinished(&self) -> Option<String> {
        let words = filled(&self.words)?;
        Some(format!("{}, {words}", self.progress.label()))
    }
}

/// Draws the progress and its log.
pub fn progress_ui(
    ui: &mut Ui,
    frame: &Frame,
    panel: &Panel,
    (sought, form): (&mut Option<Sought>, &mut Option<Form>),
    outbox: &mut Outbox,
) {
    super::view::part_ui(ui, frame, panel, "Progress");
    if panel.log.is_empty() {
        quiet(ui, frame, "Nothing reported yet");
    }
    for entry in &panel.log {
        let drawn = ui.scope(|ui| {
            ui.horizontal_wrapped(|ui| {
                status_ui(ui, frame, &entry.mark);
                quiet(ui, frame, &entry.source);
            });
            if !entry.words.is_empty() {
                ui.add(egui::Label::new(&entry.words).wrap().selectable(true));
            }
        });
        mark::mark_ui(ui, frame, sought, Part::Progress(entry.id), drawn.response.rect);
    }
    if !frame.read_only {
        match form {
            None => {
                if ui.button("Report progress").clicked() {
                    *form = Some(Form::new(panel.progress, frame.today));
                }
            }
            Some(open) => {
                if form_ui(ui, frame, panel, open, outbox) {
                    *form = None;
                }
            }
        }
    }
    ui.add_space(space::MEDIUM);
}

/// Draws the form; answers whether it is done with.
fn form_ui(ui: &mut Ui, frame: &Frame, panel: &Panel, form: &mut Form, outbox: &mut Outbox) -> bool {
    let item = panel.item.id;
    if let Some(progress) =
        choice::choice_ui(ui, "How it goes", form.progress, Progress::ALL, Progress::label)
    {
        form.progress = progress;
    }
    heading::field_label_ui(ui, frame, "The day it happened");
    form.happened_on.ui(
        ui,
        Id::unique(("happened on", item)),
        frame,
        "The day it happened",
    );
    ui.add(
        egui::TextEdit::multiline(&mut form.words)
            .id(Id::unique(("reported", item)))
            .hint_text("What was reported, in words")
            .desired_rows(2)
            .desired_width(f32::INFINITY),
    )
    .accessible_name("What was reported");
    let mut done = false;
    ui.horizontal(|ui| {
        let day = form.happened_on.day();
        if ui
            .add_enabled(day.is_some(), egui::Button::new("Add to the log"))
            .clicked()
            && let Some(happened_on) = day
        {
            outbox.act(Command::Item(ItemCommand::SetProgress {
                items: vec![(item, ProgressId::new(frame.now))],
                progress: form.progress,
                happened_on,
                words: form.words.trim().to_owned(),
            }));
            done = true;
        }
        if ui.button("Cancel").clicked() {
            done = true;
        }
    });
    done
}
