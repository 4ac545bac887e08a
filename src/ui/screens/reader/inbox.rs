//! Draws the inbox: how much waits, what takes it all at once, and a card for each finding, of which
//! only those that are seen are laid out.

use std::rc::Rc;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Align, CornerRadius, EventFilter, Margin, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, pos2, vec2,
};

use super::card::{self, FormAnswer, Wish};
use super::rows::Card;
use super::scan::Ocr;
use super::{ListOptions, Shown, amend, facts_view, rows, tracker};
use crate::register::command::{Command, FindingCommand};
use crate::scrutiny::finding::{Confidence, FindingState, Found};
use crate::scrutiny::id::{FindingId, PaperId};
use crate::ui::action::{Action, keys_words};
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::theme::space;
use crate::ui::widgets::button::{ring, small_button};
use crate::ui::widgets::choice::choice_ui;
use crate::ui::widgets::heading::part_heading_ui;
use crate::ui::wording::{counted, number_words};

/// Lower than this, in points, the list leaves out what the findings have no room beside.
const LOW: f32 = 420.0;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A card, by its place among the cards.
    Card(usize),
    /// The line that folds and unfolds the findings in a state.
    Fold(FindingState),
    /// What is said where nothing waits.
    NothingWaits,
}

/// Draws the facts and the findings of a paper.
pub fn inbox_ui(
    ui: &mut Ui,
    frame: &Frame,
    shown: &mut Shown,
    ocr: &Ocr,
    options: &mut ListOptions,
    next: Option<&(PaperId, String)>,
    outbox: &mut Outbox,
) {
    let is_low = ui.available_height() < LOW;
    bulk_ui(ui, frame, shown, options, is_low, outbox);
    let waits = shown.waiting() > 0;
    let is_just_done = std::mem::replace(&mut shown.waited, waits) && !waits;
    if !waits && let Some((paper, name)) = next {
        let button = ui.button("Next paper with findings").on_hover_text(name);
        // Whoever works by key goes on with Enter.
        if is_just_done && !ui.ctx().text_edit_focused() {
            button.request_focus();
        }
        if button.clicked() {
            outbox.push(Intent::Go(Route::Paper(*paper)));
        }
    }
    ui.add_space(space::TINY);
    ScrollArea::vertical()
        .id_salt("inbox")
        .auto_shrink(false)
        .animated(false)
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - space::SMALL);
            shown.scan.ui(ui, frame, ocr, shown.paper.id, outbox);
            tracker::edition_ui(ui, frame, shown, outbox);
            tracker::columns_ui(ui, frame, shown, tracker::Place::Above, outbox);
            facts_view::facts_ui(ui, frame, shown, is_low, outbox);
            ui.add_space(space::SMALL);
            ui.separator();
            list_ui(ui, frame, shown, options, outbox);
            ui.add_space(space::MEDIUM);
            let paper = shown.paper.id;
            ui.add_enabled_ui(!frame.read_only, |ui| shown.notes.ui(ui, frame, paper, outbox));
            ui.add_space(space::LARGE);
        });
}

fn bulk_ui(
    ui: &mut Ui,
    frame: &Frame,
    shown: &mut Shown,
    options: &mut ListOptions,
    is_low: bool,
    outbox: &mut Outbox,
) {
    let (waiting, all) = (shown.waiting(), shown.cards.len());
    ui.horizontal_wrapped(|ui| {
        part_heading_ui(ui, &progress_words(waiting, all));
        steps_ui(ui, frame, shown, options);
    });
    if waiting == 0 {
        return;
    }
    // A new edition has one button for all that it changes.
    if shown.edition.as_ref().is_some_and(|edition| edition.waiting > 0) {
        ui.checkbox(&mut options.unsure_first, "Unsure first")
            .on_hover_text("Show what needs a look before what is plain");
        return;
    }
    let paper = shown.paper.id;
    let meant = |at_least| {
        shown
            .cards
            .iter()
            .filter(|card| card.state == FindingState::Pending && card.confidence <= at_least)
            .count()
    };
    let count = meant(options.at_least);
    ui.horizontal_wrapped(|ui| {
        let words = if count == 1 {
            "Accept 1".to_owned()
        } else {
            format!("Accept all {count}")
        };
        let button = egui::Button::new(RichText::new(&words).color(frame.palette.on_accent))
            .fill(frame.palette.accent)
            .shortcut_text(RichText::new("Shift+A").small().color(frame.palette.on_accent));
        let can = count > 0 && !frame.read_only;
        let tip = "Put on the register everything that is meant here, each as it is proposed";
        let button = ui.add_enabled(can, button).on_hover_text(tip);
        let button = ring(ui, frame, button);
        if button.accessible_name(words).clicked() {
            outbox.act(accept_all(paper, options.at_least));
        }
        let choices = [Confidence::Unsure, Confidence::Likely, Confidence::Certain];
        if let Some(chosen) = choice_ui(ui, "Which to accept", options.at_least, &choices, bulk_words) {
            options.at_least = chosen;
        }
        ui.checkbox(&mut options.unsure_first, "Unsure first")
            .on_hover_text("Show what needs a look before what is plain");
    });
    // The buttons of each finding name its keys, and ? shows them all.
    if is_low {
        return;
    }
    let keys = "Keys: J and K go on and back, A accepts, L links, E amends, R rejects";
    ui.label(RichText::new(keys).small().color(frame.palette.weak));
}

/// Which finding is chosen, the one before and the next.
fn steps_ui(ui: &mut Ui, frame: &Frame, shown: &mut Shown, options: &ListOptions) {
    fit(shown, options);
    let count = listed_cards(shown).count();
    if count < 2 {
        return;
    }
    let chosen = shown.chosen;
    let at = listed_cards(shown).position(|card| Some(card.id) == chosen);
    ui.spacing_mut().item_spacing.x = space::TINY;
    ui.add_space(space::SMALL);
    for (icon, action, forward, can) in [
        ("▲", Action::PreviousFinding, false, at.is_some_and(|at| at > 0)),
        ("▼", Action::NextFinding, true, at.is_none_or(|at| at + 1 < count)),
    ] {
        let Some(row) = action.row() else { continue };
        let button = ui.add_enabled_ui(can, |ui| small_button(ui, icon)).inner;
        let button = button.on_hover_text(format!("{} ({})", row.label, keys_words(ui.ctx(), row)));
        if button.accessible_name(row.label).clicked() {
            shown.choose_next(forward);
        }
    }
    if let Some(at) = at {
        let words = format!("Finding {} of {}", number_words(at + 1), number_words(count));
        ui.label(RichText::new(words).small().color(frame.palette.weak));
    }
}

/// How much waits: "3 of 12 waiting".
fn progress_words(waiting: usize, all: usize) -> String {
    match (waiting, all) {
        (_, 0) => "Nothing was found in this paper".to_owned(),
        (0, all) => format!("All {all} dealt with"),
        (waiting, all) => format!("{waiting} of {all} waiting"),
    }
}

const fn bulk_words(at_least: Confidence) -> &'static str {
    match at_least {
        Confidence::Certain => "certain only",
        Confidence::Likely => "certain and likely",
        Confidence::Unsure => "all that wait",
    }
}

/// The command of the button "Accept all".
pub fn accept_all(paper: crate::scrutiny::id::PaperId, at_least: Confidence) -> Command {
    Command::Finding(FindingCommand::AcceptAll { paper, at_least })
}

/// The command that changes what a finding says.
pub fn amend_command(finding: FindingId, found: Found) -> Command {
    Command::Finding(FindingCommand::Amend {
        finding,
        found: Box::new(found),
    })
}

/// The rows of the list, in order.
fn list_rows(shown: &Shown, options: &ListOptions) -> Vec<Row> {
    let of = |state| {
        rows::order(
            &shown.cards,
            state,
            options.unsure_first && state == FindingState::Pending,
        )
    };
    let mut list: Vec<Row> = of(FindingState::Pending).into_iter().map(Row::Card).collect();
    if list.is_empty() {
        list.push(Row::NothingWaits);
    }
    for (state, open) in [
        (FindingState::Accepted, options.accepted_open),
        (FindingState::Rejected, options.rejected_open),
    ] {
        let these = of(state);
        if these.is_empty() {
            continue;
        }
        list.push(Row::Fold(state));
        if open {
            list.extend(these.into_iter().map(Row::Card));
        }
    }
    list
}

fn list_ui(ui: &mut Ui, frame: &Frame, shown: &mut Shown, options: &mut ListOptions, outbox: &mut Outbox) {
    let width = ui.available_width();
    options.columns = width.round().max(0.0) as u32;
    fit(shown, options);
    let list = Rc::clone(&shown.rows);
    let origin = ui.cursor().min;
    let seen = ui.clip_rect();
    let first = shown.list.row_at(seen.top() - origin.y);
    let keep = shown.amend.as_ref().map(|draft| draft.finding);
    for (at, row) in list.iter().enumerate() {
        let top = origin.y + shown.list.top(at);
        let is_seen = at >= first && top <= seen.bottom();
        // The form that is being typed into is always drawn, or its caret would be lost.
        if !is_seen && !is_card_of(shown, *row, keep) {
            continue;
        }
        let room = Rect::from_min_max(pos2(origin.x, top), pos2(origin.x + width, f32::INFINITY));
        let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt(("row", at)));
        row_ui(&mut child, frame, shown, options, *row, outbox);
        let height = child.min_rect().height() + space::SMALL;
        let grown = shown.list.correct(at, height);
        if grown != 0.0 {
            ui.ctx().request_repaint();
            if shown.form_turned && is_card_of(shown, *row, shown.chosen) {
                shown.form_turned = false;
                shown.show_chosen = true;
            }
            if at == first && top < seen.top() {
                // What grew above the edge must not push along what is being read.
                ui.scroll_with_delta(vec2(0.0, -grown));
            }
        }
    }
    scroll_to_chosen(ui, shown, &list, origin, width);
    let whole = vec2(width, shown.list.total());
    ui.allocate_exact_size(whole, Sense::hover());
}

/// For what the rows and their heights were worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    unsure_first: bool,
    open: (bool, bool),
    columns: u32,
}

/// Puts the rows in order and estimates their heights, where findings, options or width have
/// changed.
pub fn fit(shown: &mut Shown, options: &ListOptions) {
    let listed = Listed {
        unsure_first: options.unsure_first,
        open: (options.accepted_open, options.rejected_open),
        columns: options.columns,
    };
    if shown.listed == Some(listed) {
        return;
    }
    match shown.listed {
        Some(before) if before.columns == listed.columns => keep_heights(shown),
        Some(_) => shown.measured.clear(),
        None => {}
    }
    let list = list_rows(shown, options);
    let width = options.columns as f32;
    let letters_in_line = (width / 7.6).max(10.0);
    let heights: Vec<f32> = list
        .iter()
        .map(|row| match row {
            Row::Card(index) => shown.cards.get(*index).map_or(0.0, |card| {
                let known = shown.measured.get(&card.id).copied();
                known.unwrap_or_else(|| estimated_height(card, letters_in_line))
            }),
            Row::Fold(_) => 40.0,
            Row::NothingWaits => 90.0,
        })
        .collect();
    shown.list.estimate(heights);
    shown.rows = list.into();
    shown.listed = Some(listed);
}

/// What a card will be about as high as, told from the number of its letters alone.
fn estimated_height(card: &Card, letters_in_line: f32) -> f32 {
    let answer = card.answer.as_ref().map_or(0, |answer| answer.words.len() + 40);
    let changes: usize = card.changes.iter().map(|change| change.len() + 40).sum();
    let lines = (card.words.len() + answer + changes) as f32 / letters_in_line;
    150.0 + 20.0 * lines.ceil()
}

/// Remembers how high the cards are, so that new rows need not be estimated from nothing.
pub fn keep_heights(shown: &mut Shown) {
    for (at, row) in shown.rows.iter().enumerate() {
        if let Row::Card(index) = row
            && let Some(card) = shown.cards.get(*index)
        {
            shown.measured.insert(card.id, shown.list.height(at));
        }
    }
}

fn is_card_of(shown: &Shown, row: Row, finding: Option<FindingId>) -> bool {
    match row {
        Row::Card(index) => finding.is_some() && shown.cards.get(index).map(|card| card.id) == finding,
        Row::Fold(_) | Row::NothingWaits => false,
    }
}

fn scroll_to_chosen(ui: &Ui, shown: &mut Shown, list: &[Row], origin: egui::Pos2, width: f32) {
    if !shown.show_chosen {
        return;
    }
    shown.show_chosen = false;
    let chosen = shown.chosen;
    let Some(at) = list.iter().position(|row| is_card_of(shown, *row, chosen)) else {
        return;
    };
    let top = pos2(origin.x, origin.y + shown.list.top(at));
    let rect = Rect::from_min_size(top, vec2(width, shown.list.height(at)));
    let seen = ui.clip_rect();
    if !seen.y_range().contains(rect.top()) || !seen.y_range().contains(rect.bottom()) {
        let align = if rect.height() > seen.height() {
            Align::Min
        } else {
            Align::Center
        };
        ui.scroll_to_rect(rect, Some(align));
    }
}

fn row_ui(
    ui: &mut Ui,
    frame: &Frame,
    shown: &mut Shown,
    options: &mut ListOptions,
    row: Row,
    outbox: &mut Outbox,
) {
    match row {
        Row::Card(index) => framed_card_ui(ui, frame, shown, index, outbox),
        Row::Fold(state) => fold_ui(ui, shown, options, state),
        Row::NothingWaits => nothing_waits_ui(ui, frame, shown, outbox),
    }
}

fn nothing_waits_ui(ui: &mut Ui, frame: &Frame, shown: &Shown, outbox: &mut Outbox) {
    if shown.cards.is_empty() {
        let words = "Select words in the text to make an item of them";
        ui.label(RichText::new(words).color(frame.palette.weak));
        return;
    }
    let words = "Nothing waits any more. What was accepted stands on the board";
    ui.label(RichText::new(words).color(frame.palette.weak));
    ui.horizontal_wrapped(|ui| {
        for (words, route) in [
            ("Show the board", Route::Board),
            ("Back to papers", Route::Papers),
        ] {
            if ui.button(words).clicked() {
                outbox.push(Intent::Go(route));
            }
        }
    });
}

fn fold_ui(ui: &mut Ui, shown: &Shown, options: &mut ListOptions, state: FindingState) {
    let count = shown.cards.iter().filter(|card| card.state == state).count();
    let open = match state {
        FindingState::Accepted => &mut options.accepted_open,
        FindingState::Rejected | FindingState::Pending => &mut options.rejected_open,
    };
    let arrow = if *open { "▾" } else { "▸" };
    let words = counted(count, "finding", "findings");
    let button = ui.button(format!("{arrow} {}: {words}", state.label()));
    let button = button.accessible_name(format!("{}: {words}", state.label()));
    if button.clicked() {
        *open = !*open;
    }
}

fn framed_card_ui(ui: &mut Ui, frame: &Frame, shown: &mut Shown, index: usize, outbox: &mut Outbox) {
    let anchor = shown.anchor();
    let of = shown.cards.len();
    let Some(card) = shown.cards.get(index) else {
        return;
    };
    let id = card.id;
    let chosen = shown.chosen == Some(id);
    let widget = card_widget(id);
    let builder = UiBuilder::new().scope_id(widget).sense(Sense::click());
    let spoken = card.spoken(index + 1, of);
    let mut wish = None;
    let mut answer = None;
    let framed = ui.scope_builder(builder, |ui| {
        egui::Frame::new()
            .fill(frame.palette.surface)
            .inner_margin(Margin::symmetric(12, 10))
            .corner_radius(6)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                match shown.amend.as_mut().filter(|draft| draft.finding == id) {
                    Some(draft) => answer = card::form_ui(ui, frame, draft, &anchor),
                    None => {
                        wish = card::card_ui(ui, frame, card, chosen);
                        if shown.put_aside.iter().any(|draft| draft.finding == id) {
                            card::put_aside_ui(ui, frame);
                        }
                    }
                }
            });
    });
    let response = framed.response;
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ListItem);
        node.set_label(spoken);
        node.set_selected(chosen);
    });
    card_edge(ui, frame, response.rect, chosen, response.has_focus());
    if chosen && std::mem::take(&mut shown.focus_chosen) {
        response.request_focus();
    }
    if response.has_focus() {
        let arrows = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }
    if response.clicked() || (response.gained_focus() && !chosen) {
        shown.choose(id);
        response.request_focus();
    }
    if let Some(wish) = wish {
        carry_out(shown, id, wish, outbox);
    }
    match answer {
        Some(FormAnswer::Save) => save_form(shown, outbox),
        Some(FormAnswer::Leave) => {
            shown.amend = None;
            shown.form_turned = true;
        }
        Some(FormAnswer::PutAside) => put_form_aside(shown),
        None => {}
    }
}

/// The widget that the card of a finding is.
pub fn card_widget(id: FindingId) -> egui::Id {
    egui::Id::unique(("finding", id.to_string()))
}

fn card_edge(ui: &Ui, frame: &Frame, rect: Rect, chosen: bool, focused: bool) {
    let stroke = if chosen || focused {
        Stroke::new(2.0, frame.palette.accent)
    } else {
        Stroke::new(1.0, frame.palette.hairline)
    };
    ui.painter()
        .rect_stroke(rect, CornerRadius::same(6), stroke, StrokeKind::Inside);
    if chosen {
        let bar = Rect::from_min_max(rect.min, pos2(rect.left() + 5.0, rect.bottom()));
        ui.painter()
            .rect_filled(bar, CornerRadius::same(3), frame.palette.accent);
    }
}

/// Closes the form that is open; it opens again with what was typed into it.
fn put_form_aside(shown: &mut Shown) {
    shown.form_turned = true;
    if let Some(draft) = shown.amend.take().filter(amend::Draft::is_changed) {
        shown.put_aside.push(draft);
    }
}

fn save_form(shown: &mut Shown, outbox: &mut Outbox) {
    shown.form_turned = true;
    let anchor = shown.anchor();
    if let Some(mut draft) = shown.amend.take() {
        let found = draft.found(&anchor);
        let before = shown.findings.iter().find(|f| f.id == draft.finding);
        if before.is_some_and(|before| before.finding.found != found) {
            outbox.act(amend_command(draft.finding, found));
        }
    }
}

/// Does with a finding what the reader wants, and goes on to the next that waits.
pub fn carry_out(shown: &mut Shown, id: FindingId, wish: Wish, outbox: &mut Outbox) {
    let is_answer = shown.card(id).is_some_and(|card| card.is_answer_alone);
    let command = match wish {
        // What an answer answers has to be said before it can be accepted.
        Wish::Accept | Wish::AcceptAsNew if is_answer => return carry_out(shown, id, Wish::Link, outbox),
        Wish::Accept => FindingCommand::Accept { findings: vec![id] },
        Wish::AcceptAsNew => FindingCommand::AcceptAsNew { finding: id },
        Wish::Reject => FindingCommand::Reject { findings: vec![id] },
        Wish::PutBack => FindingCommand::Reopen { findings: vec![id] },
        Wish::Amend => {
            put_form_aside(shown);
            shown.choose(id);
            let aside = shown.put_aside.iter().position(|draft| draft.finding == id);
            let aside = aside.map(|at| shown.put_aside.swap_remove(at));
            let found = shown.findings.iter().find(|found| found.id == id);
            shown.amend = found.map(|found| amend::Draft::again(aside, id, &found.finding.found));
            return;
        }
        Wish::Link => {
            if let Some(card) = shown.card(id).filter(|card| card.is_item) {
                outbox.push(Intent::Open(Dialog::Link {
                    finding: id,
                    heading: card.heading.clone(),
                    words: card.words.clone(),
                    has_answer: card.answer.is_some(),
                }));
            }
            return;
        }
        Wish::ShowItem(item) => {
            outbox.push(Intent::ShowItem(item));
            return;
        }
    };
    outbox.act(Command::Finding(command));
    if wish != Wish::PutBack {
        choose_after(shown, id);
    }
}

/// The cards that are listed, in order.
pub fn listed_cards(shown: &Shown) -> impl Iterator<Item = &Card> {
    shown.rows.iter().filter_map(|row| match row {
        Row::Card(index) => shown.cards.get(*index),
        Row::Fold(_) | Row::NothingWaits => None,
    })
}

/// Chooses the next waiting card after one that has just been dealt with, or the one before it.
pub fn choose_after(shown: &mut Shown, id: FindingId) {
    let order: Vec<FindingId> = listed_cards(shown)
        .filter(|card| card.state == FindingState::Pending)
        .map(|card| card.id)
        .collect();
    let Some(at) = order.iter().position(|other| *other == id) else {
        return;
    };
    let next = order
        .get(at + 1)
        .or_else(|| at.checked_sub(1).and_then(|before| order.get(before)));
    match next {
        Some(next) => shown.choose(*next),
        None => shown.chosen = None,
    }
}
