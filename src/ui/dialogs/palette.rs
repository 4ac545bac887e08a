//! The command palette: any action, item or paper by a few letters of its name.

use eframe::egui::{self, Id, Key, Modifiers, RichText, Ui};

use super::first_focus;
use crate::ui::action::{ACTIONS, keys_words};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;

/// How many entries are shown at most.
const SHOWN: usize = 12;

/// Something the palette can do.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is called.
    pub label: String,
    /// What sort of thing it is, or its keys.
    pub note: String,
    /// What choosing it does.
    pub intent: Intent,
}

/// What is being typed, and what fits it.
#[derive(Debug)]
pub struct Draft {
    typed: String,
    entries: Vec<Entry>,
    fitting: Vec<usize>,
    chosen: usize,
    is_started: bool,
}

impl Draft {
    /// A palette of all actions and of `more`: items and papers.
    #[must_use]
    pub fn new(ctx: &egui::Context, more: Vec<Entry>) -> Self {
        let mut entries: Vec<Entry> = ACTIONS
            .iter()
            .map(|row| Entry {
                label: row.label.to_owned(),
                note: keys_words(ctx, row),
                intent: Intent::Run(row.action),
            })
            .collect();
        entries.extend(more);
        let mut draft = Self {
            typed: String::new(),
            entries,
            fitting: Vec::new(),
            chosen: 0,
            is_started: false,
        };
        draft.sift();
        draft
    }

    /// Works out which entries fit what is typed, best first.
    fn sift(&mut self) {
        let mut scored: Vec<(u32, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(index, entry)| Some((score(&entry.label, &self.typed)?, index)))
            .collect();
        scored.sort_unstable();
        self.fitting = scored.into_iter().take(SHOWN).map(|(_, index)| index).collect();
        self.chosen = 0;
    }
}

/// How well `typed` fits `label`, less being better; none where its letters do not all occur in
/// order. Words found whole beat beginnings of words, which beat scattered letters.
fn score(label: &str, typed: &str) -> Option<u32> {
    let label = label.to_lowercase();
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Some(0);
    }
    if let Some(at) = label.find(&typed) {
        let begins_word = label
            .get(..at)
            .is_some_and(|before| before.chars().last().is_none_or(|c| !c.is_alphanumeric()));
        return Some(u32::try_from(at).unwrap_or(u32::MAX / 2).min(200) + if begins_word { 0 } else { 300 });
    }
    let mut gaps = 0_u32;
    let mut letters = label.chars();
    for wanted in typed.chars().filter(|c| !c.is_whitespace()) {
        loop {
            match letters.next() {
                Some(letter) if letter == wanted => break,
                Some(_) => gaps += 1,
                None => return None,
            }
        }
    }
    (gaps <= 24).then_some(1000 + gaps)
}

/// Draws the palette.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    let (down, up, enter) = ui.input_mut(|i| {
        (
            i.consume_key(Modifiers::NONE, Key::ArrowDown),
            i.consume_key(Modifiers::NONE, Key::ArrowUp),
            i.consume_key(Modifiers::NONE, Key::Enter),
        )
    });
    let response = ui
        .add(
            egui::TextEdit::singleline(&mut draft.typed)
                .id(Id::unique("palette"))
                .hint_text("What would you like to do?")
                .desired_width(f32::INFINITY),
        )
        .accessible_name("Find an action, an item or a paper");
    first_focus(&mut draft.is_started, &response);
    if response.changed() {
        draft.sift();
    }
    let last = draft.fitting.len().saturating_sub(1);
    if down {
        draft.chosen = (draft.chosen + 1).min(last);
    }
    if up {
        draft.chosen = draft.chosen.saturating_sub(1);
    }
    ui.add_space(space::TINY);
    let mut taken = enter.then_some(draft.chosen);
    for (place, index) in draft.fitting.iter().enumerate() {
        let Some(entry) = draft.entries.get(*index) else {
            continue;
        };
        let button = ui.add(
            egui::Button::selectable(place == draft.chosen, entry.label.as_str())
                .right_text(RichText::new(&entry.note).small().color(frame.palette.weak))
                .truncate()
                .min_size(egui::vec2(ui.available_width(), space::TARGET)),
        );
        // One that has no keys beside it is not read with a gap.
        let name = format!("{} {}", entry.label, entry.note);
        if button.accessible_name(name.trim_end()).clicked() {
            taken = Some(place);
        }
    }
    if draft.fitting.is_empty() {
        ui.label(RichText::new("Nothing has a name like that").color(frame.palette.weak));
    }
    let chosen = taken
        .and_then(|place| draft.fitting.get(place))
        .and_then(|index| draft.entries.get(*index));
    if let Some(entry) = chosen {
        outbox.push(Intent::CloseDialog);
        outbox.push(entry.intent.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beat_beginnings_beat_scattered_letters() {
        let whole = score("Add an item…", "add").unwrap();
        let later = score("Add an item…", "item").unwrap();
        let inside = score("Add an item…", "tem").unwrap();
        let scattered = score("Add an item…", "aitm").unwrap();
        assert!(whole < later && later < inside && inside < scattered);
        assert_eq!(score("Add an item…", "zebra"), None);
        assert_eq!(score("Add an item…", "  "), Some(0));
    }
}
