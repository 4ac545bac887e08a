//! Single keys: one for each finding's fate, so that an inbox can be worked through without the
//! mouse. They rest while something is typed or a dialog is open.

use eframe::egui::{Key, Modifiers, Popup, Ui};

use super::card::Wish;
use super::{ListOptions, Shown, inbox};
use crate::scrutiny::finding::FindingState;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;

/// What each key wants of the chosen finding.
const WISHES: [(Key, Wish); 4] = [
    (Key::A, Wish::Accept),
    (Key::N, Wish::AcceptAsNew),
    (Key::R, Wish::Reject),
    (Key::E, Wish::Amend),
];

/// Takes the keys of this frame.
pub fn take_keys(ui: &Ui, frame: &Frame, shown: &mut Shown, options: &ListOptions, outbox: &mut Outbox) {
    let typing = ui.ctx().text_edit_focused();
    let covered = ui.memory(|memory| memory.top_modal_layer().is_some()) || Popup::is_any_open(ui.ctx());
    if typing || covered || shown.amend.is_some() {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    for (key, forward) in [(Key::J, true), (Key::K, false)] {
        if pressed(Modifiers::NONE, key) {
            go(shown, options, forward);
        }
    }
    // In the text the arrows scroll; anywhere else they choose.
    let nothing_focused = ui.memory(|memory| memory.focused().is_none());
    if nothing_focused {
        for (key, forward) in [(Key::ArrowDown, true), (Key::ArrowUp, false)] {
            if pressed(Modifiers::NONE, key) {
                go(shown, options, forward);
            }
        }
    }
    if frame.read_only {
        return;
    }
    if pressed(Modifiers::SHIFT, Key::A) {
        if shown.waiting() > 0 {
            outbox.act(inbox::accept_all(shown.paper.id, options.at_least));
        }
        return;
    }
    let Some(chosen) = shown.chosen else {
        return;
    };
    let card = shown.card(chosen);
    let waits = card.is_some_and(|card| card.state == FindingState::Pending);
    let proposed = card.is_some_and(|card| card.proposal.is_some());
    for (key, wish) in WISHES {
        if pressed(Modifiers::NONE, key) && waits && (wish != Wish::AcceptAsNew || proposed) {
            inbox::carry_out(shown, chosen, wish, outbox);
            return;
        }
    }
}

fn go(shown: &mut Shown, options: &ListOptions, forward: bool) {
    let order: Vec<usize> = inbox::list_rows(shown, options)
        .into_iter()
        .filter_map(|row| match row {
            inbox::Row::Card(index) => Some(index),
            inbox::Row::Fold(_) | inbox::Row::NothingWaits => None,
        })
        .collect();
    shown.choose_next(&order, forward);
}
