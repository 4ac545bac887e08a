//! Single keys: one for each finding's fate, so that an inbox can be worked through without the
//! mouse. They rest while something is typed or a dialog is open.

use eframe::egui::{Key, Modifiers, Popup, Ui};

use super::card::Wish;
use super::{ListOptions, Shown, inbox, tracker};
use crate::scrutiny::finding::FindingState;
use crate::ui::frame::Frame;
use crate::ui::intent::Outbox;

/// What each key wants of the chosen finding.
const WISHES: [(Key, Wish); 5] = [
    (Key::A, Wish::Accept),
    (Key::N, Wish::AcceptAsNew),
    (Key::L, Wish::Link),
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
    let focused = ui.memory(|memory| memory.focused());
    let on_card = focused.is_some() && focused == shown.chosen.map(inbox::card_widget);
    let before = shown.chosen;
    inbox::fit(shown, options);
    take_list_keys(ui, frame, shown, options, focused.is_none() || on_card, outbox);
    shown.focus_chosen |= on_card && shown.chosen != before;
}

fn take_list_keys(
    ui: &Ui,
    frame: &Frame,
    shown: &mut Shown,
    options: &ListOptions,
    arrows_choose: bool,
    outbox: &mut Outbox,
) {
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    for (key, forward) in [(Key::J, true), (Key::K, false)] {
        if pressed(Modifiers::NONE, key) {
            shown.choose_next(forward);
        }
    }
    // In the text the arrows scroll; anywhere else they choose.
    if arrows_choose {
        for (key, forward) in [(Key::ArrowDown, true), (Key::ArrowUp, false)] {
            if pressed(Modifiers::NONE, key) {
                shown.choose_next(forward);
            }
        }
    }
    if frame.read_only {
        return;
    }
    if pressed(Modifiers::SHIFT, Key::A) {
        if shown.waiting() > 0 {
            let is_edition = shown.edition.as_ref().is_some_and(|edition| edition.waiting > 0);
            outbox.act(if is_edition {
                tracker::apply_all(shown)
            } else {
                inbox::accept_all(shown.paper.id, options.at_least)
            });
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
