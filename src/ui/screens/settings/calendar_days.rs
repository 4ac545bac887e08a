//! The days on which a council is closed: bank holidays of its nation, and days of its own.

use chrono::Datelike;
use eframe::egui::{self, Id, RichText, Ui};

use super::calendars::weekday_words;
use super::view::quiet;
use crate::scrutiny::Day;
use crate::scrutiny::bank_holiday::{BankHoliday, bank_holidays, published_years, sources};
use crate::scrutiny::council::{CouncilCalendar, LocalDay};
use crate::scrutiny::nation::Nation;
use crate::ui::frame::Frame;
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::heading;

/// What is typed about days, and which year is shown.
#[derive(Debug, Default)]
pub struct Days {
    /// The holidays of the year that is shown; worked out when the year or the nation changes.
    shown: Option<(Nation, i32, Vec<BankHoliday>)>,
    year: Option<i32>,
    day: DateField,
    name: String,
}

/// Draws the bank holidays of a year, each with whether the council keeps it.
pub fn bank_ui(
    ui: &mut Ui,
    frame: &Frame,
    nation: Option<Nation>,
    edited: &mut CouncilCalendar,
    days: &mut Days,
) {
    let Some(nation) = nation else {
        quiet(
            ui,
            frame,
            "Say first, under “Councils and bodies”, in which nation the council lies: until then no bank holiday is left out of working days",
        );
        return;
    };
    let year = days.year.unwrap_or_else(|| frame.today.year());
    ui.horizontal(|ui| {
        if ui.button("‹").accessible_name("The year before").clicked() {
            days.year = Some(year - 1);
        }
        ui.label(format!("{year}, {}", nation.label()));
        if ui.button("›").accessible_name("The next year").clicked() {
            days.year = Some(year + 1);
        }
    });
    let is_shown = days
        .shown
        .as_ref()
        .is_some_and(|(of, shown, _)| (*of, *shown) == (nation, year));
    if !is_shown {
        days.shown = Some((nation, year, bank_holidays(nation, year)));
    }
    let holidays = days.shown.as_ref().map_or(&[][..], |(.., holidays)| holidays);
    for holiday in holidays {
        let mut is_kept = !edited.open.contains(&holiday.day);
        let words = format!("{}: {}", weekday_words(holiday.day), holiday.name);
        if ui.checkbox(&mut is_kept, words).changed() {
            edited.open.retain(|day| *day != holiday.day);
            if !is_kept {
                edited.open.push(holiday.day);
                edited.open.sort_unstable();
            }
        }
    }
    let (source, law) = sources();
    let published = published_years();
    let words = if published.contains(&year) {
        format!("As published at {source}. Take the tick away where the council works on a day")
    } else {
        format!(
            "By the rules of {law}: the published list was compared for {} to {}. A proclamation may still move \
             or add a day",
            published.start(),
            published.end()
        )
    };
    quiet(ui, frame, &words);
}

/// Draws the council's own days, and the fields that add one.
pub fn closed_ui(ui: &mut Ui, frame: &Frame, edited: &mut CouncilCalendar, days: &mut Days) {
    let mut gone: Option<Day> = None;
    for local in &edited.closed {
        ui.horizontal_wrapped(|ui| {
            let words = format!("{}: {}", weekday_words(local.day), local.name);
            ui.label(&words);
            if ui
                .button("Take away")
                .accessible_name(format!("Take away {words}"))
                .clicked()
            {
                gone = Some(local.day);
            }
        });
    }
    if let Some(gone) = gone {
        edited.closed.retain(|local| local.day != gone);
    }
    if edited.closed.is_empty() {
        ui.label(RichText::new("None").color(frame.palette.weak));
    }
    ui.horizontal_wrapped(|ui| {
        ui.vertical(|ui| {
            heading::field_label_ui(ui, frame, "Day");
            days.day
                .ui(ui, Id::unique("closed day"), frame, "Day on which it is closed");
        });
        ui.vertical(|ui| {
            heading::field_label_ui(ui, frame, "Why");
            ui.add(
                egui::TextEdit::singleline(&mut days.name)
                    .id(Id::unique("closed why"))
                    .hint_text("Christmas closure")
                    .desired_width(180.0),
            )
            .accessible_name("Why it is closed");
        });
    });
    let day = days.day.day();
    if ui
        .add_enabled(day.is_some(), egui::Button::new("Add the day"))
        .clicked()
        && let Some(day) = day
    {
        let name = days.name.trim();
        let name = if name.is_empty() { "Closed" } else { name };
        edited.closed.retain(|local| local.day != day);
        edited.closed.push(LocalDay {
            day,
            name: name.to_owned(),
        });
        edited.closed.sort();
        days.day = DateField::default();
        days.name.clear();
    }
}
