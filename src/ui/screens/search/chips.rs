//! Filters of a search: how many hits there are of each kind, and in which committee, year and paper.

use eframe::egui::{self, RichText, ScrollArea, Ui};

use super::{Shown, State, shelf_words};
use crate::register::search::Filter;
use crate::ui::frame::Frame;
use crate::ui::theme::space;
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::menu;
use crate::ui::wording::{first_words, number_words};

/// How much of a name stands on a chip.
const NAME_LETTERS: usize = 40;

/// A choice that can be made: what it is called, how many hits it would leave, and the filter with it.
struct Choice {
    label: String,
    count: usize,
    filter: Filter,
}

/// Draws the filters; answers whether one has changed.
pub fn chips_ui(ui: &mut Ui, frame: &Frame, state: &mut State) -> bool {
    let before = state.filter;
    let mut filter = state.filter;
    if let Some(shown) = &state.shown {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::TINY;
            shelves_ui(ui, shown, &mut filter);
        });
    }
    ui.horizontal_wrapped(|ui| {
        if let Some(shown) = &state.shown {
            let wanted = before;
            menu_ui(
                ui,
                "Committee",
                wanted.body.is_some(),
                bodies(shown, wanted),
                &mut filter,
            );
            menu_ui(
                ui,
                "Year",
                wanted.year.is_some(),
                years(shown, wanted),
                &mut filter,
            );
            menu_ui(
                ui,
                "Kind of paper",
                wanted.paper_kind.is_some(),
                paper_kinds(shown, wanted),
                &mut filter,
            );
            menu_ui(
                ui,
                "Paper",
                wanted.paper.is_some(),
                papers(shown, wanted),
                &mut filter,
            );
        }
        in_force_ui(ui, frame, state, &mut filter);
    });
    if filter.paper != before.paper {
        let names = state.shown.iter().flat_map(|shown| &shown.facets.papers);
        let name = |id| {
            let mut named = names.clone().filter(|(paper, ..)| *paper == id);
            named.next().map(|(id, name, _)| (*id, name.clone()))
        };
        state.only_in = filter.paper.and_then(name);
    }
    state.filter = filter;
    filter != before
}

/// The kinds of things, each with its number.
fn shelves_ui(ui: &mut Ui, shown: &Shown, filter: &mut Filter) {
    let facets = &shown.facets;
    let mut chosen = filter.shelf;
    let mut chip = |ui: &mut Ui, shelf, label: &str, count: usize| {
        let words = format!("{label}  {}", number_words(count));
        let button = egui::Button::selectable(chosen == shelf, words)
            .corner_radius(13)
            .min_size(egui::vec2(0.0, space::TARGET));
        if ui.add(button).clicked() {
            chosen = shelf;
        }
    };
    chip(ui, None, "Everything", facets.of_all_shelves);
    for (shelf, count) in &facets.shelves {
        chip(ui, Some(*shelf), shelf_words(*shelf), *count);
    }
    if let Some(shelf) = filter.shelf
        && facets.shelves.iter().all(|(other, _)| *other != shelf)
    {
        chip(ui, Some(shelf), shelf_words(shelf), 0);
    }
    filter.shelf = chosen;
}

fn bodies(shown: &Shown, filter: Filter) -> Vec<Choice> {
    let choices = shown.facets.bodies.iter();
    choices
        .map(|(body, label, count)| Choice {
            label: label.clone(),
            count: *count,
            filter: Filter {
                body: Some(*body),
                ..filter
            },
        })
        .collect()
}

fn years(shown: &Shown, filter: Filter) -> Vec<Choice> {
    let choices = shown.facets.years.iter();
    choices
        .map(|(year, count)| Choice {
            label: year.to_string(),
            count: *count,
            filter: Filter {
                year: Some(*year),
                ..filter
            },
        })
        .collect()
}

fn paper_kinds(shown: &Shown, filter: Filter) -> Vec<Choice> {
    let choices = shown.facets.paper_kinds.iter();
    choices
        .map(|(kind, count)| Choice {
            label: kind.label().to_owned(),
            count: *count,
            filter: Filter {
                paper_kind: Some(*kind),
                ..filter
            },
        })
        .collect()
}

fn papers(shown: &Shown, filter: Filter) -> Vec<Choice> {
    let choices = shown.facets.papers.iter();
    choices
        .map(|(paper, name, count)| Choice {
            label: name.clone(),
            count: *count,
            filter: Filter {
                paper: Some(*paper),
                ..filter
            },
        })
        .collect()
}

/// A menu of what can be chosen, where there is a choice and none has been made.
fn menu_ui(ui: &mut Ui, label: &str, is_chosen: bool, choices: Vec<Choice>, filter: &mut Filter) {
    if is_chosen || choices.is_empty() {
        return;
    }
    menu::menu_button(ui, RichText::new(format!("{label} ▾")).small(), |ui| {
        ui.set_min_width(300.0);
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for choice in choices {
                let button = egui::Button::new(choice.label.as_str())
                    .right_text(RichText::new(number_words(choice.count)).small())
                    .truncate()
                    .min_size(egui::vec2(ui.available_width(), space::TARGET));
                if ui.add(button).clicked() {
                    *filter = choice.filter;
                    ui.close();
                }
            }
        });
    })
    .accessible_name(format!("Filter by {}", label.to_lowercase()));
}

/// The filters in force, each to be taken away.
fn in_force_ui(ui: &mut Ui, frame: &Frame, state: &State, filter: &mut Filter) {
    let facets = state.shown.as_ref().map(|shown| &shown.facets);
    let now = state.filter;
    let mut chip = |ui: &mut Ui, label: &str, words: &str, without: Filter| {
        let shown = format!("{label}: {}  ✕", first_words(words, NAME_LETTERS));
        let button = egui::Button::new(RichText::new(shown).small())
            .fill(frame.palette.sunken)
            .corner_radius(13)
            .min_size(egui::vec2(0.0, 26.0));
        if ui
            .add(button)
            .on_hover_text("Take this filter away")
            .accessible_name(format!("Take away the filter {label}: {words}"))
            .clicked()
        {
            *filter = without;
        }
    };
    if let Some(body) = now.body {
        let named = facets.and_then(|facets| facets.bodies.iter().find(|(id, ..)| *id == body));
        let name = named.map_or("as chosen", |(_, name, _)| name.as_str());
        chip(ui, "Committee", name, Filter { body: None, ..now });
    }
    if let Some(year) = now.year {
        chip(ui, "Year", &year.to_string(), Filter { year: None, ..now });
    }
    if let Some(kind) = now.paper_kind {
        let without = Filter {
            paper_kind: None,
            ..now
        };
        chip(ui, "Kind of paper", kind.label(), without);
    }
    if now.paper.is_some() {
        let name = state
            .only_in
            .as_ref()
            .map_or("this one", |(_, name)| name.as_str());
        chip(ui, "Only in", name, Filter { paper: None, ..now });
    }
    if now.is_narrow() && small_button(ui, "Clear filters").clicked() {
        *filter = Filter::default();
    }
}
