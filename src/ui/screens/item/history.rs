//! The history of an item: who changed what from what to what and when, field by field, and the way to
//! the item as it stood on a day.

use std::collections::BTreeSet;

use eframe::egui::{self, Id, Ui};

use super::rows::Panel;
use super::view::quiet;
use crate::scrutiny::change::HistoryLine;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::heading;
use crate::ui::wording;

/// How many lines are shown before more are asked for.
const SHOWN: usize = 30;

/// A line of the history in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// "23 November 2026, 18:00 · You".
    pub when_and_who: String,
    /// What it is about: "Lead officer", "Answer".
    pub field: String,
    /// What was done, from what to what.
    pub words: String,
}

/// What is looked for in the history between two frames.
#[derive(Debug, Default)]
pub struct Looking {
    /// Only what this is about; none for everything.
    field: Option<String>,
    /// Whether all lines are shown, however many there are.
    shows_all: bool,
    /// The day on which the item shall be seen as it stood.
    day: DateField,
}

/// A line of the history in words.
#[must_use]
pub fn entry_of(line: &HistoryLine) -> Entry {
    let what = match (&line.field, &line.before, &line.after) {
        (Some(field), Some(before), Some(after)) => format!("{field}: {before} → {after}"),
        (Some(field), None, Some(after)) => format!("{field}: {after}"),
        (Some(field), Some(before), None) => format!("{field}: {before} taken away"),
        (None, None, Some(after)) => format!("{} added: {after}", line.entity.label()),
        (None, Some(before), None) => format!("{} removed: {before}", line.entity.label()),
        _ => String::new(),
    };
    let who = line
        .paper
        .as_ref()
        .map_or_else(|| "You".to_owned(), |paper| format!("You, from {paper}"));
    Entry {
        when_and_who: format!("{} · {who}", wording::moment_words(line.act.at)),
        field: match (&line.field, line.entity) {
            (Some(field), crate::scrutiny::change::Entity::Item) => field.clone(),
            _ => line.entity.label().to_owned(),
        },
        words: if what.is_empty() {
            line.act.label.clone()
        } else {
            format!("{}. {what}", line.act.label)
        },
    }
}

/// What a history is about, each once, sorted.
#[must_use]
pub fn fields_of(history: &[Entry]) -> Vec<String> {
    let fields: BTreeSet<&String> = history.iter().map(|entry| &entry.field).collect();
    fields.into_iter().cloned().collect()
}

/// Draws the history.
pub fn history_ui(ui: &mut Ui, frame: &Frame, panel: &Panel, looking: &mut Looking, outbox: &mut Outbox) {
    egui::CollapsingHeader::new(format!("History ({})", panel.history.len()))
        .id_salt(("history", panel.item.id))
        .show(ui, |ui| {
            field_ui(ui, panel, looking);
            let is_wanted = |entry: &&Entry| looking.field.as_ref().is_none_or(|field| *field == entry.field);
            let most = if looking.shows_all { usize::MAX } else { SHOWN };
            let mut wanted = panel.history.iter().filter(is_wanted);
            for entry in wanted.by_ref().take(most) {
                quiet(ui, frame, &entry.when_and_who);
                ui.add(egui::Label::new(&entry.words).wrap());
                ui.add_space(space::TINY);
            }
            let more = wanted.count();
            if more > 0 && small_button(ui, &format!("Show {more} more")).clicked() {
                looking.shows_all = true;
            }
        });
    ui.add_space(space::SMALL);
    if !panel.is_past {
        back_ui(ui, frame, panel, &mut looking.day, outbox);
    }
    ui.add_space(space::MEDIUM);
}

fn field_ui(ui: &mut Ui, panel: &Panel, looking: &mut Looking) {
    if panel.history_fields.len() < 2 {
        return;
    }
    egui::ComboBox::from_id_salt(("history field", panel.item.id))
        .selected_text(looking.field.as_deref().unwrap_or("Everything"))
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut looking.field, None, "Everything");
            for field in &panel.history_fields {
                ui.selectable_value(&mut looking.field, Some(field.clone()), field)
                    .accessible_name(format!("History of {field}"));
            }
        })
        .response
        .accessible_name("History of");
}

/// The day on which the item shall be seen as it stood.
fn back_ui(ui: &mut Ui, frame: &Frame, panel: &Panel, day: &mut DateField, outbox: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        heading::field_label_ui(ui, frame, "As it stood on");
        let id = Id::unique(("as it stood on", panel.item.id));
        day.ui(ui, id, frame, "As it stood on");
        let chosen = day.day().filter(|day| *day <= frame.today);
        let show = ui.add_enabled(chosen.is_some(), egui::Button::new("Show"));
        if show.accessible_name("Show the item as it stood").clicked()
            && let Some(day) = chosen
        {
            outbox.push(Intent::ShowItemOn(panel.item.id, day));
        }
        if day.day().is_some_and(|day| day > frame.today) {
            quiet(ui, frame, "That day has not come yet");
        }
    });
}
