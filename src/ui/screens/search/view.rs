//! Draws the search field, what was looked for before, and what was found.

use eframe::egui::{self, Id, Key, Modifiers, RichText, Ui};

use super::State;
use super::chips::chips_ui;
use super::hits::{hits_ui, open};
use crate::ui::frame::Frame;
use crate::ui::intent::{Find, Intent, Outbox};
use crate::ui::theme::{self, space};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::empty::empty_ui;
use crate::ui::widgets::heading::{part_heading_ui, screen_heading_ui};
use crate::ui::wording::counted;

/// How signs in the field are read.
const SIGNS: &str = "“in quotes” for words that follow one another · -word for what must not stand there";

/// Draws the screen.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    screen_heading_ui(ui, "Search");
    let entered = field_ui(ui, state, outbox);
    ui.add_space(space::SMALL);
    if state.typed.trim().is_empty() {
        if state.filter.is_narrow() && chips_ui(ui, frame, state) {
            state.focus = true;
        }
        nothing_typed_ui(ui, frame, state, outbox);
        return;
    }
    if chips_ui(ui, frame, state) {
        outbox.push(Intent::Find(Find::Search(state.wanted())));
    }
    ui.add_space(space::TINY);
    suggestion_ui(ui, frame, state, outbox);
    let Some(shown) = &state.shown else {
        ui.label(RichText::new("Looking…").color(frame.palette.weak));
        return;
    };
    if shown.hits.is_empty() {
        if state.is_up_to_date() {
            nothing_found_ui(ui, frame, state, outbox);
        } else {
            ui.label(RichText::new("Looking…").color(frame.palette.weak));
        }
        return;
    }
    let mut words = shown.summary.clone();
    if shown.is_too_short {
        words.push_str(" · the last word counts as a beginning from its third letter on");
    }
    ui.label(RichText::new(words).color(frame.palette.weak));
    if entered && let Some(row) = state.rows().get(state.chosen) {
        open(row, &state.typed, outbox);
    }
    hits_ui(ui, frame, state, outbox);
}

/// Draws the field; answers whether Enter was pressed in it.
fn field_ui(ui: &mut Ui, state: &mut State, outbox: &mut Outbox) -> bool {
    let id = Id::unique("search field");
    let in_field = ui.memory(|memory| memory.has_focus(id));
    let mut steps = 0_isize;
    if in_field {
        // The arrows choose among the hits while the caret stays in the field.
        for (key, by) in [
            (Key::ArrowDown, 1),
            (Key::ArrowUp, -1),
            (Key::PageDown, 6),
            (Key::PageUp, -6),
        ] {
            if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
                steps += by;
            }
        }
    }
    let field = ui.add(
        egui::TextEdit::singleline(&mut state.typed)
            .id(id)
            .hint_text("Words in papers, items, answers, progress, notes and questions")
            .desired_width(560.0)
            .margin(egui::vec2(space::SMALL, 7.0)),
    );
    if std::mem::take(&mut state.focus) {
        field.request_focus();
    }
    if field.changed() {
        outbox.push(Intent::Find(Find::Search(state.wanted())));
    }
    let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if entered {
        field.request_focus();
    }
    let _ = field.accessible_name("Search the register");
    if steps != 0 {
        let last = state.rows().len().saturating_sub(1);
        state.chosen = state.chosen.saturating_add_signed(steps).min(last);
        state.show_chosen = true;
    }
    entered
}

/// What was looked for before, or what can be looked for.
fn nothing_typed_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    if state.recent.is_empty() {
        let words = format!(
            "Type words that stand in a paper, a recommendation, an answer or a report of progress, or in your \
             own notes and questions. More words find fewer places.\n\n{SIGNS}"
        );
        empty_ui(ui, frame, "Find words anywhere on the register", &words, None);
        return;
    }
    ui.label(RichText::new(SIGNS).small().color(frame.palette.weak));
    ui.add_space(space::SMALL);
    part_heading_ui(ui, "Recent searches");
    let mut again = None;
    for typed in &state.recent {
        ui.horizontal(|ui| {
            let button = egui::Button::new(typed.as_str())
                .truncate()
                .min_size(egui::vec2(360.0, space::TARGET));
            if ui
                .add(button)
                .accessible_name(format!("Search again for {typed}"))
                .clicked()
            {
                again = Some(typed.clone());
            }
            if small_button(ui, "✕")
                .on_hover_text("Forget this search")
                .accessible_name(format!("Forget the search for {typed}"))
                .clicked()
            {
                outbox.push(Intent::Find(Find::Forget(Some(typed.clone()))));
            }
        });
    }
    ui.add_space(space::SMALL);
    if ui.button("Forget recent searches").clicked() {
        outbox.push(Intent::Find(Find::Forget(None)));
    }
    if let Some(typed) = again {
        type_ui(state, typed, outbox);
    }
}

/// Puts other words into the field and looks for them.
fn type_ui(state: &mut State, typed: String, outbox: &mut Outbox) {
    state.typed = typed;
    state.focus = true;
    outbox.push(Intent::Find(Find::Search(state.wanted())));
}

/// What might have been meant.
fn suggestion_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let typed = &state.typed;
    let Some((_, suggestion)) = state.suggestion.as_ref().filter(|(of, _)| of == typed) else {
        return;
    };
    let words = suggestion.typed.clone();
    let places = counted(suggestion.places, "place", "places");
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new("Did you mean:").color(frame.palette.text));
        if ui
            .button(RichText::new(&words).font(theme::strong()))
            .accessible_name(format!("Did you mean {words}? {places}"))
            .clicked()
        {
            type_ui(state, words.clone(), outbox);
        }
        ui.label(RichText::new(&places).color(frame.palette.weak));
    });
}

fn nothing_found_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let typed = state.typed.trim();
    let is_short = state.shown.as_ref().is_some_and(|shown| shown.is_too_short);
    let is_left_out = state
        .shown
        .as_ref()
        .is_some_and(|shown| shown.facets.of_all_shelves > 0);
    if state.filter.is_narrow() {
        let title = format!("Nothing found for “{typed}” with these filters");
        let words = if is_left_out {
            "There are places of another kind: see the numbers above"
        } else {
            "Without them there may be more"
        };
        if empty_ui(ui, frame, &title, words, Some("Look everywhere")) {
            let wanted = state.look_for(state.typed.clone());
            state.focus = true;
            outbox.push(Intent::Find(Find::Search(wanted)));
        }
        return;
    }
    let (title, words) = if is_short {
        (
            format!("No word “{typed}”"),
            "Go on typing: passages are looked through for beginnings of three letters and more",
        )
    } else if typed.starts_with('-') {
        (
            "Only something to leave out".to_owned(),
            "Type what is looked for as well",
        )
    } else {
        (
            format!("Nothing found for “{typed}”"),
            "Try fewer words, or the beginning of one",
        )
    };
    empty_ui(ui, frame, &title, words, None);
}
