//! A day as dd/mm/yyyy, typed or taken from a month.

use chrono::{Datelike, Days, Months};
use eframe::egui::{self, Id, RichText, Ui};

use crate::scrutiny::Day;
use crate::ui::frame::Frame;
use crate::ui::theme::Tone;

/// What stands in the field between two frames.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateField {
    text: String,
    known: Option<Day>,
    month: Option<Day>,
}

/// The form in which days are typed and shown.
const FORM: &str = "%d/%m/%Y";

/// Reads a typed day: dd/mm/yyyy, with one or two figures, "/", "." or "-"; none where it is not one.
#[must_use]
pub fn read_day(typed: &str) -> Option<Day> {
    let parts: Vec<&str> = typed.trim().split(['/', '.', '-']).map(str::trim).collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    if year.len() != 4 {
        return None;
    }
    Day::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

impl DateField {
    /// A field that holds this day.
    #[must_use]
    pub fn new(day: Option<Day>) -> Self {
        Self {
            text: day.map(|d| d.format(FORM).to_string()).unwrap_or_default(),
            known: day,
            month: None,
        }
    }

    /// The day in the field; none where it is empty or is no day.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        read_day(&self.text)
    }

    /// Whether what is typed can be used: a day, or nothing.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.text.trim().is_empty() || self.day().is_some()
    }

    /// Takes what the register holds now; what is being typed stays.
    pub fn take(&mut self, day: Option<Day>) {
        if self.known != day {
            *self = Self::new(day);
        }
    }

    /// Draws the field with its name for screen readers. Answers the new day when the field is left
    /// or a day is clicked and it differs from the one that was there; `Some(None)` empties it.
    pub fn ui(&mut self, ui: &mut Ui, id: Id, frame: &Frame, label: &str) -> Option<Option<Day>> {
        let mut answer = None;
        ui.horizontal(|ui| {
            let response = ui.add(
                egui::TextEdit::singleline(&mut self.text)
                    .id(id)
                    .hint_text("dd/mm/yyyy")
                    .desired_width(116.0),
            );
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_label(label));
            if response.lost_focus() && self.is_sound() && self.day() != self.known {
                answer = Some(self.day());
            }
            let here = self.day();
            if let Some(day) = month_button_ui(ui, frame, label, &mut self.month, here) {
                self.text = day.format(FORM).to_string();
                answer = Some(Some(day));
            }
            if !self.is_sound() {
                ui.label(
                    RichText::new("⚠ Not a day: type it as 05/03/2026")
                        .small()
                        .color(frame.palette.tone(Tone::Bad)),
                );
            }
        });
        if let Some(day) = answer {
            self.known = day;
        }
        answer
    }
}

/// Draws the button that opens a month, and the month: it turns to another in `month`, and `here` is marked.
/// Answers the day that was clicked.
pub fn month_button_ui(
    ui: &mut Ui,
    frame: &Frame,
    label: &str,
    month: &mut Option<Day>,
    here: Option<Day>,
) -> Option<Day> {
    let button = ui.button("▾").on_hover_text("Choose from a month");
    ui.ctx().accesskit_node_builder(button.id, |node| {
        node.set_label(format!("{label}: choose from a month"));
    });
    let mut chosen = None;
    egui::Popup::menu(&button)
        .style(super::menu::look)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            chosen = month_ui(ui, frame, month, here);
            if chosen.is_some() {
                ui.close();
            }
        });
    chosen
}

fn month_ui(ui: &mut Ui, frame: &Frame, month: &mut Option<Day>, here: Option<Day>) -> Option<Day> {
    let shown = month.or(here).unwrap_or(frame.today);
    let first = shown.with_day(1).unwrap_or(shown);
    let mut chosen = None;
    ui.horizontal(|ui| {
        for (icon, name, target) in [
            ("◀", "Earlier month", first.checked_sub_months(Months::new(1))),
            ("▶", "Later month", first.checked_add_months(Months::new(1))),
        ] {
            let button = ui.button(icon).on_hover_text(name);
            ui.ctx()
                .accesskit_node_builder(button.id, |node| node.set_label(name));
            if button.clicked() {
                *month = target;
            }
        }
        ui.label(RichText::new(first.format("%B %Y").to_string()).strong());
    });
    egui::Grid::new("days").num_columns(7).show(ui, |ui| {
        for name in ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] {
            ui.label(RichText::new(name).small().color(frame.palette.weak));
        }
        ui.end_row();
        for week in weeks_of(first) {
            for day in week {
                let own = day.month() == first.month();
                let words = RichText::new(day.day().to_string());
                let words = if own {
                    words
                } else {
                    words.color(frame.palette.weak)
                };
                let button = ui.add(
                    egui::Button::new(words)
                        .min_size(egui::vec2(32.0, 28.0))
                        .selected(Some(day) == here),
                );
                ui.ctx().accesskit_node_builder(button.id, |node| {
                    node.set_label(day.format("%-d %B %Y").to_string());
                });
                if button.clicked() {
                    chosen = Some(day);
                }
            }
            ui.end_row();
        }
    });
    chosen
}

/// The weeks, from Monday, that a month beginning with `first` touches.
fn weeks_of(first: Day) -> Vec<[Day; 7]> {
    let back = u64::from(first.weekday().num_days_from_monday());
    let Some(monday) = first.checked_sub_days(Days::new(back)) else {
        return Vec::new();
    };
    (0..6_u64)
        .map(|week| {
            std::array::from_fn(|day| {
                let ahead = week * 7 + u64::try_from(day).unwrap_or(0);
                monday.checked_add_days(Days::new(ahead)).unwrap_or(first)
            })
        })
        .filter(|week: &[Day; 7]| week.iter().any(|d| d.month() == first.month()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_read_as_it_is_written_here_and_never_month_first() {
        for (typed, expected) in [
            ("05/03/2026", Some("2026-03-05")),
            (" 5.3.2026 ", Some("2026-03-05")),
            ("31/02/2026", None),
            ("3/13/2026", None),
            ("5/3/26", None),
            ("March", None),
        ] {
            assert_eq!(read_day(typed), expected.map(day), "{typed:?}");
        }
    }

    #[test]
    fn a_month_is_shown_in_whole_weeks_from_monday() {
        let weeks = weeks_of(day("2026-03-01"));
        assert_eq!(weeks[0][0], day("2026-02-23"));
        assert_eq!(weeks.len(), 6, "1 March 2026 is a Sunday");
        assert_eq!(weeks[5][1], day("2026-03-31"));
        assert_eq!(
            weeks_of(day("2021-02-01")).len(),
            4,
            "February 2021 is four whole weeks"
        );
    }
}
