//! What a paper contains: its headings, each with how many findings wait below it. One that is chosen
//! is brought to the upper edge; the one that is being read is marked.

use eframe::egui::{self, Button, EventFilter, Key, Modifiers, RichText, ScrollArea, Ui};

use super::Shown;
use super::rows::Card;
use crate::scrutiny::finding::FindingState;
use crate::ui::frame::Frame;
use crate::ui::theme::space;
use crate::ui::widgets::heading::part_heading_ui;
use crate::ui::widgets::paper_text::Heading;
use crate::ui::wording::counted;

/// The height of a line, in points.
const LINE: f32 = 30.0;
/// How far each level is indented, in points.
const INDENT: f32 = 14.0;

/// The headings of a paper.
#[derive(Debug, Default)]
pub struct Contents {
    entries: Vec<Entry>,
    /// The heading that was being read when it was last drawn.
    here: Option<usize>,
    /// The line that shall have the focus with the next frame.
    wanted: Option<usize>,
    /// Which part of the list was last seen, in points.
    seen: (f32, f32),
}

/// A heading, and what waits below it.
#[derive(Debug)]
struct Entry {
    heading: Heading,
    waiting: usize,
}

impl Contents {
    /// The headings of a paper with how many findings wait below each.
    pub fn new(headings: Vec<Heading>, cards: &[Card]) -> Self {
        let entries = headings
            .into_iter()
            .map(|heading| Entry { heading, waiting: 0 })
            .collect();
        let mut contents = Self {
            entries,
            ..Self::default()
        };
        contents.take(cards);
        contents
    }

    /// Takes the findings as they stand now.
    pub fn take(&mut self, cards: &[Card]) {
        for entry in &mut self.entries {
            entry.waiting = 0;
        }
        for card in cards.iter().filter(|card| card.state == FindingState::Pending) {
            let place = card.spans.first().map(|span| span.start);
            if let Some(at) = place.and_then(|byte| self.heading_at(byte))
                && let Some(entry) = self.entries.get_mut(at)
            {
                entry.waiting += 1;
            }
        }
    }

    /// Whether the paper has no headings.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The last heading that does not stand below a byte of the text.
    fn heading_at(&self, byte: usize) -> Option<usize> {
        let after = self.entries.partition_point(|entry| entry.heading.byte <= byte);
        after.checked_sub(1)
    }

    /// Where the list has to be scrolled to for a line to be seen; none where it is.
    fn offset_for(&self, line: usize) -> Option<f32> {
        let (top, bottom) = self.seen;
        let at = line as f32 * LINE;
        let is_seen = at >= top && at + LINE <= bottom;
        (!is_seen).then(|| (at - (bottom - top) * 0.4).max(0.0))
    }
}

/// What a screen reader says of a heading.
fn spoken(entry: &Entry) -> String {
    let mut words = entry.heading.words.clone();
    if let Some(page) = entry.heading.page {
        words.push_str(&format!(", page {page}"));
    }
    if entry.waiting > 0 {
        let waiting = counted(entry.waiting, "finding", "findings");
        words.push_str(&format!(", {waiting} waiting"));
    }
    words
}

/// Draws the headings over the room there is; `is_named` where a tab above says already what they are.
pub fn contents_ui(ui: &mut Ui, frame: &Frame, shown: &mut Shown, is_named: bool) {
    ui.set_min_width(ui.available_width());
    if !is_named {
        part_heading_ui(ui, "Contents");
    }
    if shown.contents.is_empty() {
        let words = "No headings were found in this paper. Find words in it with Ctrl+F";
        ui.label(RichText::new(words).color(frame.palette.weak));
        return;
    }
    ui.add_space(space::TINY);
    let contents = &mut shown.contents;
    let here = contents.heading_at(shown.text.target());
    let moved = here != contents.here;
    contents.here = here;
    let wanted = contents.wanted.take();
    let into_sight = wanted.or(here.filter(|_| moved));
    let mut area = ScrollArea::vertical().id_salt("contents").auto_shrink(false);
    if let Some(offset) = into_sight.and_then(|line| contents.offset_for(line)) {
        area = area.vertical_scroll_offset(offset);
    }
    let count = contents.entries.len();
    let mut chosen = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    let output = area.show_rows(ui, LINE, count, |ui, lines| {
        for line in lines {
            let Some(entry) = contents.entries.get(line) else {
                continue;
            };
            let response = entry_ui(ui, frame, entry, line, here == Some(line));
            if wanted == Some(line) {
                response.request_focus();
            }
            if response.has_focus() {
                contents.wanted = step(ui, &response, line, count);
            }
            if response.clicked() {
                chosen = Some(entry.heading.byte);
            }
        }
    });
    let top = output.state.clamped_offset().y;
    shown.contents.seen = (top, top + output.inner_rect.height());
    if shown.contents.wanted.is_some() {
        ui.ctx().request_repaint();
    }
    if let Some(byte) = chosen {
        shown.turn_to(byte);
        ui.ctx().request_repaint();
    }
}

fn entry_ui(ui: &mut Ui, frame: &Frame, entry: &Entry, line: usize, is_here: bool) -> egui::Response {
    let indent = f32::from(entry.heading.depth) * INDENT;
    ui.horizontal(|ui| {
        ui.set_height(LINE);
        ui.spacing_mut().item_spacing.x = space::TINY;
        ui.add_space(indent);
        let badge = if entry.waiting > 0 { 34.0 } else { 0.0 };
        let words = RichText::new(&entry.heading.words).small();
        let words = if is_here { words.strong() } else { words };
        // What grows beside them keeps the words on the left.
        let button = Button::selectable(is_here, (words, egui::Atom::grow()))
            .truncate()
            .min_size(egui::vec2((ui.available_width() - badge - 4.0).max(40.0), 26.0));
        let response = ui
            .scope_builder(
                egui::UiBuilder::new()
                    .id_salt(("heading", line))
                    .layout(egui::Layout::left_to_right(egui::Align::Center)),
                |ui| {
                    ui.set_max_width((ui.available_width() - badge).max(44.0));
                    ui.add(button)
                },
            )
            .inner;
        if entry.waiting > 0 {
            let number = RichText::new(entry.waiting.to_string())
                .small()
                .color(frame.palette.weak);
            let label = ui.label(number).on_hover_text("Findings that wait here");
            ui.ctx()
                .accesskit_node_builder(label.id, egui::accesskit::Node::set_hidden);
        }
        response
            .on_hover_text(&entry.heading.words)
            .accessible_name(spoken(entry))
    })
    .inner
}

/// The line to which a key goes from the one that has the focus.
fn step(ui: &Ui, response: &egui::Response, line: usize, count: usize) -> Option<usize> {
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let last = count.saturating_sub(1);
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        return Some((line + 1).min(last));
    }
    if pressed(Key::ArrowUp) {
        return Some(line.saturating_sub(1));
    }
    if pressed(Key::Home) {
        return Some(0);
    }
    pressed(Key::End).then_some(last)
}
