//! Keys, generated from the table of actions.

use eframe::egui::{self, Key, KeyboardShortcut};

use super::App;
use crate::ui::action::{ACTIONS, Action};
use crate::ui::intent::{Intent, Route};

/// The keys of all actions, those with more modifiers first, so that Ctrl+Shift+Z is not taken for
/// Ctrl+Z; of those that are equal, what is about the open paper first.
fn sorted() -> Vec<(KeyboardShortcut, Action)> {
    let mut keys: Vec<(KeyboardShortcut, Action)> = ACTIONS
        .iter()
        .flat_map(|row| row.keys.iter().map(|keys| (*keys, row.action)))
        .collect();
    keys.sort_by_key(|(keys, action)| {
        let m = keys.modifiers;
        let count = u8::from(m.command) + u8::from(m.shift) + u8::from(m.alt);
        (std::cmp::Reverse(count), !action.is_of_paper())
    });
    keys
}

/// Whether a key writes a letter where a caret stands.
const fn writes(keys: &KeyboardShortcut) -> bool {
    let m = keys.modifiers;
    !m.command
        && !m.ctrl
        && !m.alt
        && !matches!(keys.logical_key, Key::F1 | Key::F6 | Key::F7 | Key::F8 | Key::F9)
}

impl App {
    /// Turns pressed keys into intents, before any widget sees them.
    pub(super) fn take_keys(&mut self, ctx: &egui::Context) {
        if self.dialog.is_some() {
            self.had_caret = false;
            return;
        }
        let typing = ctx.text_edit_focused();
        let was_typing = std::mem::replace(&mut self.had_caret, typing);
        let in_paper = matches!(self.route, Route::Paper(_));
        for (keys, action) in sorted() {
            if action.is_of_paper() && !in_paper {
                continue;
            }
            // With the caret in a text, undo and redo take typing back and letters are letters.
            if typing && (writes(&keys) || matches!(action, Action::Undo | Action::Redo)) {
                continue;
            }
            if ctx.input_mut(|i| i.consume_shortcut(&keys)) {
                self.outbox.push(Intent::Run(action));
            }
        }
        // The first Escape leaves the text (it has by now), the next the panel.
        if self.screens.item.item().is_some()
            && !typing
            && !was_typing
            && !egui::Popup::is_any_open(ctx)
            && ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape))
        {
            self.outbox.push(Intent::HideItem);
        }
    }
}
