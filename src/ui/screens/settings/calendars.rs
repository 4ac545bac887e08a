//! The page of calendars: what a council's municipal year, seasons and school terms are.

use eframe::egui::{self, Id, RichText, Ui};

use super::State;
use super::calendar_days::{self, Days};
use super::councils::propose;
use super::view::{council_choice_ui, part_ui, quiet};
use crate::register::command::CouncilCommand;
use crate::scrutiny::Day;
use crate::scrutiny::council::{Council, CouncilCalendar};
use crate::scrutiny::id::CouncilId;
use crate::scrutiny::nation::Nation;
use crate::scrutiny::period::{SchoolYear, Term, national_years, years_around};
use crate::ui::dialogs::change_council::Wanted;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;
use crate::ui::theme::{Tone, space};
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::heading;
use crate::ui::wording::day_words;

/// The months by name.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The terms by name.
const TERMS: [&str; 3] = ["Autumn term", "Spring term", "Summer term"];

/// What is typed and not kept yet.
#[derive(Debug, Default)]
pub struct Draft {
    of: Option<CouncilId>,
    name: String,
    nation: Option<Nation>,
    /// The calendar as it stands on the register.
    kept: CouncilCalendar,
    /// The calendar as it would be.
    pub(super) edited: CouncilCalendar,
    /// The school year whose days are being typed.
    year: Option<YearDraft>,
    pub(super) days: Days,
}

/// The days of a school year, as they are typed.
#[derive(Debug)]
struct YearDraft {
    begins: i32,
    /// For each term its first and last day, and the first and last of its half term.
    terms: [[DateField; 4]; 3],
}

impl Draft {
    /// Takes a council as it stands; what is typed stays while the register has not changed.
    pub fn take(&mut self, council: Option<&Council>) {
        let Some(council) = council else {
            *self = Self::default();
            return;
        };
        self.name.clone_from(&council.name);
        self.nation = council.nation;
        if self.of == Some(council.id) && self.kept == council.calendar {
            return;
        }
        *self = Self {
            of: Some(council.id),
            name: council.name.clone(),
            nation: council.nation,
            kept: council.calendar.clone(),
            edited: council.calendar.clone(),
            ..Self::default()
        };
    }
}

/// "2026/27".
fn year_words(begins: i32) -> String {
    format!("{begins}/{:02}", (begins + 1).rem_euclid(100))
}

/// Draws the page.
pub fn page_ui(ui: &mut Ui, frame: &Frame, state: &mut State) {
    quiet(
        ui,
        frame,
        "By its calendar the program reads “in the spring”, “summer term” or “next municipal year”, and counts working days. It belongs to the register, not to this computer",
    );
    if !council_choice_ui(ui, frame, state) {
        return;
    }
    let draft = &mut state.calendar;
    ui.add_enabled_ui(!frame.read_only, |ui| {
        part_ui(ui, frame, "Years and seasons", |ui| years_ui(ui, frame, draft));
        part_ui(ui, frame, "School terms", |ui| terms_ui(ui, frame, draft));
        part_ui(ui, frame, "Bank holidays", |ui| {
            calendar_days::bank_ui(ui, frame, draft.nation, &mut draft.edited, &mut draft.days);
        });
        part_ui(ui, frame, "Days on which the council is closed besides", |ui| {
            calendar_days::closed_ui(ui, frame, &mut draft.edited, &mut draft.days);
        });
    });
}

fn month_ui(ui: &mut Ui, label: &str, month: &mut u32) {
    let name = |month: u32| {
        let index = usize::try_from(month).unwrap_or(1).saturating_sub(1);
        MONTHS.get(index).copied().unwrap_or("January")
    };
    egui::ComboBox::from_id_salt(label)
        .width(120.0)
        .selected_text(name(*month))
        .show_ui(ui, |ui| {
            for other in 1..=12 {
                ui.selectable_value(month, other, name(other));
            }
        })
        .response
        .accessible_name(label);
}

fn years_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft) {
    let edited = &mut draft.edited;
    egui::Grid::new("years and seasons")
        .num_columns(2)
        .spacing([space::MEDIUM, space::SMALL])
        .show(ui, |ui| {
            for (words, month) in [
                ("The municipal year begins in", &mut edited.municipal_year_begins),
                ("Spring begins in", &mut edited.seasons.spring),
                ("Summer begins in", &mut edited.seasons.summer),
                ("Autumn begins in", &mut edited.seasons.autumn),
                ("Winter begins in", &mut edited.seasons.winter),
            ] {
                heading::field_label_ui(ui, frame, words);
                month_ui(ui, words, month);
                ui.end_row();
            }
        });
    quiet(
        ui,
        frame,
        "Each season lasts until the next begins, winter into the next year. The financial year begins in April",
    );
}

fn terms_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft) {
    let national = draft.nation.map(national_years).unwrap_or_default();
    let mut years: Vec<i32> = years_around(frame.today).collect();
    years.extend(draft.edited.school_years.iter().map(|year| year.begins));
    years.sort_unstable();
    years.dedup();
    quiet(
        ui,
        frame,
        "Without dates of its own a term is as wide as authorities commonly hold it",
    );
    for begins in years {
        if draft.year.as_ref().is_some_and(|year| year.begins == begins) {
            year_ui(ui, frame, draft);
            continue;
        }
        let given = draft
            .edited
            .school_years
            .iter()
            .find(|year| year.begins == begins)
            .copied();
        let published = national.iter().find(|(year, _)| *year == begins);
        let words = match (given, published) {
            (Some(year), _) => summary(&year),
            (None, Some((_, source))) => format!("As published for the nation ({source})"),
            (None, None) => "Common dates".to_owned(),
        };
        ui.horizontal_wrapped(|ui| {
            let name = year_words(begins);
            ui.label(RichText::new(&name).font(crate::ui::theme::small_strong()));
            ui.add(egui::Label::new(RichText::new(words).small()).wrap());
            let button = if given.is_some() {
                "Change"
            } else {
                "Give the dates"
            };
            if ui
                .button(button)
                .accessible_name(format!("{button}: {name}"))
                .clicked()
            {
                let calendar = draft.edited.dates(draft.nation);
                draft.year = Some(YearDraft::new(begins, calendar.school_year(begins)));
            }
            if given.is_some()
                && ui
                    .button("Take away")
                    .accessible_name(format!("Take away the dates of {name}"))
                    .clicked()
            {
                draft.edited.school_years.retain(|year| year.begins != begins);
            }
        });
    }
}

/// "Autumn 1 September – 18 December 2026, …".
fn summary(year: &SchoolYear) -> String {
    let terms = year.terms();
    let parts: Vec<String> = ["autumn", "spring", "summer"]
        .iter()
        .zip(terms)
        .map(|(name, term)| {
            format!(
                "{name} {} – {}",
                term.first.format("%-d %b"),
                term.last.format("%-d %b")
            )
        })
        .collect();
    parts.join(" · ")
}

impl YearDraft {
    fn new(begins: i32, known: Option<SchoolYear>) -> Self {
        let fields = |term: Option<Term>| {
            let half = term.and_then(|term| term.half_term);
            [
                DateField::new(term.map(|term| term.first)),
                DateField::new(term.map(|term| term.last)),
                DateField::new(half.map(|(first, _)| first)),
                DateField::new(half.map(|(_, last)| last)),
            ]
        };
        let terms = known.map(|year| year.terms());
        let [autumn, spring, summer] = match terms {
            Some(terms) => terms.map(Some),
            None => [None, None, None],
        };
        Self {
            begins,
            terms: [fields(autumn), fields(spring), fields(summer)],
        }
    }

    /// The year as it is typed; none while a day is missing or is none.
    fn year(&self) -> Option<SchoolYear> {
        let term = |[first, last, half_first, half_last]: &[DateField; 4]| {
            if ![half_first, half_last].iter().all(|field| field.is_sound()) {
                return None;
            }
            Some(Term {
                first: first.day()?,
                last: last.day()?,
                half_term: half_first.day().zip(half_last.day()),
            })
        };
        let [autumn, spring, summer] = &self.terms;
        Some(SchoolYear {
            begins: self.begins,
            autumn: term(autumn)?,
            spring: term(spring)?,
            summer: term(summer)?,
        })
    }
}

fn year_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft) {
    let Some(year) = &mut draft.year else { return };
    let begins = year.begins;
    let name = year_words(begins);
    heading::part_heading_ui(ui, &format!("School year {name}"));
    for (term, fields) in TERMS.iter().zip(&mut year.terms) {
        heading::group_label_ui(ui, frame, term);
        let parts = ["first day", "last day", "half term from", "half term to"];
        ui.horizontal_wrapped(|ui| {
            for (part, field) in parts.iter().zip(fields) {
                ui.vertical(|ui| {
                    heading::field_label_ui(ui, frame, part);
                    let label = format!("{term} {name}, {part}");
                    field.ui(ui, Id::unique(("school", begins, term, part)), frame, &label);
                });
            }
        });
    }
    let typed = year.year();
    let is_sound = typed.is_some_and(|typed| typed.is_in_order());
    if typed.is_some() && !is_sound {
        ui.label(RichText::new("⚠ These days do not follow each other").color(frame.palette.tone(Tone::Bad)));
    }
    let mut is_done = false;
    ui.horizontal(|ui| {
        let keep = ui.add_enabled(is_sound, egui::Button::new("Take these dates"));
        if keep.clicked()
            && let Some(typed) = typed
        {
            draft.edited.school_years.retain(|year| year.begins != begins);
            draft.edited.school_years.push(typed);
            draft.edited.school_years.sort_by_key(|year| year.begins);
            is_done = true;
        }
        is_done |= ui.button("Leave them").clicked();
    });
    if is_done {
        draft.year = None;
    }
}

/// Draws what is to be done with the edited calendar.
pub(super) fn keep_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    let Some(council) = draft.of else { return };
    let is_changed = draft.edited.clone().in_order() != draft.kept;
    let fault = draft.edited.fault();
    if let Some(fault) = &fault {
        ui.label(RichText::new(format!("⚠ {fault}")).color(frame.palette.tone(Tone::Bad)));
    }
    ui.horizontal_wrapped(|ui| {
        let may_see = is_changed && fault.is_none() && !frame.read_only;
        let see = egui::Button::new("See what this would move…");
        if ui.add_enabled(may_see, see).clicked() {
            propose(
                outbox,
                Wanted {
                    command: CouncilCommand::SetCalendar {
                        council,
                        calendar: Box::new(draft.edited.clone()),
                    },
                    title: format!("Change the calendar of {}?", draft.name),
                    confirm: "Change the calendar",
                    would: String::new(),
                    note: "Dates that you have set yourself stay as they are.".to_owned(),
                },
            );
        }
        let back = egui::Button::new("Put it back");
        if ui.add_enabled(is_changed, back).clicked() {
            draft.edited = draft.kept.clone();
            draft.year = None;
        }
        if is_changed {
            ui.label(RichText::new("Not kept yet").color(frame.palette.weak));
        }
    });
}

/// A day as a line of a list shows it: "Friday 25 December 2026".
pub(super) fn weekday_words(day: Day) -> String {
    format!("{} {}", day.format("%A"), day_words(day))
}
