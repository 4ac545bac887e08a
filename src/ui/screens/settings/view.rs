//! Draws the settings: the pages' names, and the page that is shown.

use eframe::egui::{self, RichText, ScrollArea, Ui};

use super::{Choices, Page, State, backups, calendars, chosen, clocks, councils};
use crate::scrutiny::id::CouncilId;
use crate::settings::{ThemeChoice, ZOOM_PERCENT};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::card::card_frame;
use crate::ui::widgets::heading;

/// The text sizes that are offered at a click.
const SIZES: &[u16] = &[80, 90, 100, 110, 125, 150, 175, 200];
/// The widest that a page of fields becomes, in points: longer lines are hard to read.
const WIDEST: f32 = 760.0;

/// Draws the screen.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, choices: Choices<'_>, state: &mut State, outbox: &mut Outbox) {
    heading::screen_heading_ui(ui, "Settings");
    ui.horizontal_wrapped(|ui| {
        for page in Page::ALL {
            let tab = egui::Button::selectable(state.page == *page, page.words());
            if ui.add(tab.min_size(egui::vec2(0.0, space::TARGET))).clicked() {
                state.page = *page;
            }
        }
    });
    ui.add_space(space::SMALL);
    match state.page {
        Page::Councils => councils::page_ui(ui, frame, state, outbox),
        Page::Look => page_ui(ui, "look", |ui| {
            part_ui(ui, frame, "Theme and text size", |ui| {
                look_ui(ui, frame, choices, outbox);
            });
        }),
        Page::Calendars => {
            footed_ui(
                ui,
                "calendars",
                state,
                |ui, state| calendars::page_ui(ui, frame, state),
                |ui, state| calendars::keep_ui(ui, frame, &mut state.calendar, outbox),
            );
        }
        Page::Clocks => {
            footed_ui(
                ui,
                "clocks",
                state,
                |ui, state| clocks::page_ui(ui, frame, choices.former_rules, state),
                |ui, state| clocks::keep_ui(ui, frame, &mut state.clocks, outbox),
            );
        }
        Page::Register => page_ui(ui, "register", |ui| {
            backups::page_ui(ui, frame, choices.backups, state, outbox);
        }),
    }
}

fn page_ui(ui: &mut Ui, id: &str, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(("settings", id))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_max_width((ui.available_width() - space::SMALL).min(WIDEST));
            contents(ui);
        });
}

/// Draws a page that is scrolled, and below it, always in sight, what is to be done with what was
/// changed on it.
fn footed_ui(
    ui: &mut Ui,
    id: &str,
    state: &mut State,
    contents: impl FnOnce(&mut Ui, &mut State),
    foot: impl FnOnce(&mut Ui, &mut State),
) {
    egui::Panel::bottom(("foot of settings", id))
        .frame(egui::Frame::new().inner_margin(egui::Margin::symmetric(0, 6)))
        .show(ui, |ui| foot(ui, state));
    page_ui(ui, id, |ui| contents(ui, state));
}

/// Draws a part of a page under its heading.
pub(super) fn part_ui(ui: &mut Ui, frame: &Frame, title: &str, contents: impl FnOnce(&mut Ui)) {
    card_frame(frame).show(ui, |ui| {
        ui.set_width(ui.available_width());
        heading::part_heading_ui(ui, title);
        contents(ui);
    });
    ui.add_space(space::SMALL);
}

/// Draws the choice of the council whose settings are shown. Answers whether there is one.
pub(super) fn council_choice_ui(ui: &mut Ui, frame: &Frame, state: &mut State) -> bool {
    let Some(view) = &state.councils else {
        return false;
    };
    let Some(current) = chosen(view, state.council) else {
        quiet(
            ui,
            frame,
            "No council is on the register yet: the first paper that names one brings it here",
        );
        return false;
    };
    let mut wanted: Option<CouncilId> = None;
    heading::field_label_ui(ui, frame, "Council");
    egui::ComboBox::from_id_salt("council of the settings")
        .width(ui.available_width().min(360.0))
        .selected_text(&current.council.name)
        .show_ui(ui, |ui| {
            for counted in &view.councils {
                let is_current = counted.council.id == current.council.id;
                if ui.selectable_label(is_current, &counted.council.name).clicked() {
                    wanted = Some(counted.council.id);
                }
            }
        })
        .response
        .accessible_name("Council");
    ui.add_space(space::SMALL);
    if let Some(wanted) = wanted.filter(|wanted| state.council != Some(*wanted)) {
        state.choose_council(wanted);
    }
    true
}

fn look_ui(ui: &mut Ui, frame: &Frame, choices: Choices<'_>, outbox: &mut Outbox) {
    heading::group_label_ui(ui, frame, "Theme");
    ui.horizontal_wrapped(|ui| {
        // A word stands nearer to its own button than to the next one.
        ui.spacing_mut().item_spacing.x = space::LARGE;
        for (theme, label) in [
            (ThemeChoice::System, "As the system has it"),
            (ThemeChoice::Light, "Light"),
            (ThemeChoice::Dark, "Dark"),
            (ThemeChoice::HighContrast, "High contrast"),
        ] {
            if ui.radio(choices.theme == theme, label).clicked() {
                outbox.push(Intent::SetTheme(theme));
            }
        }
    });
    heading::group_label_ui(ui, frame, "Text size");
    ui.horizontal_wrapped(|ui| {
        for size in SIZES.iter().filter(|size| ZOOM_PERCENT.contains(size)) {
            let name = format!("Text size {size}%");
            if ui
                .selectable_label(choices.zoom_percent == *size, format!("{size}%"))
                .accessible_name(name)
                .clicked()
            {
                outbox.push(Intent::SetZoom(*size));
            }
        }
    });
    quiet(
        ui,
        frame,
        "Ctrl and + or − change it anywhere, Ctrl and 0 puts it back",
    );
}

pub(super) fn quiet(ui: &mut Ui, frame: &Frame, words: &str) {
    ui.add(egui::Label::new(RichText::new(words).small().color(frame.palette.weak)).wrap());
}
