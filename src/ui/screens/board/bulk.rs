//! What can be done with several cards at once: each is one act, and one Undo takes it back.

use eframe::egui::containers::menu::MenuButton;
use eframe::egui::{self, Id, Panel, Ui};

use super::State;
use super::rows::Card;
use crate::register::Command;
use crate::register::command::ItemCommand;
use crate::scrutiny::id::{ItemId, ProgressId};
use crate::scrutiny::progress::Progress;
use crate::scrutiny::tag;
use crate::ui::action::Action;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::{self, space};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::card::card_frame;
use crate::ui::widgets::menu;
use crate::ui::wording::counted;

impl State {
    /// Chooses a card with others, or lets go of it.
    pub fn pick(&mut self, item: ItemId) {
        if !self.picked.remove(&item) {
            self.picked.insert(item);
        }
    }

    /// The chosen cards that are still open, in the order of the board.
    fn picked_open(&self) -> Vec<ItemId> {
        let is_picked = |card: &&Card| self.picked.contains(&card.id) && card.closed_as.is_none();
        self.deck
            .cards
            .iter()
            .filter(is_picked)
            .map(|card| card.id)
            .collect()
    }
}

/// Draws how many are chosen and what can be done with them; nothing where none is.
pub fn bulk_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    state.strip = 0.0;
    if state.picked.is_empty() || frame.read_only {
        return;
    }
    let open = state.picked_open();
    let mut is_done = false;
    // Below the items: nothing moves under the pointer that chooses them.
    let strip = Panel::bottom("chosen cards").frame(card_frame(frame).inner_margin(6));
    let strip = strip.resizable(false).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(
                egui::RichText::new(format!("{} chosen", counted(state.picked.len(), "card", "cards")))
                    .font(theme::small_strong()),
            );
            ui.add_enabled_ui(!open.is_empty(), |ui| {
                menu::menu_button(ui, "Set progress ▾", |ui| {
                    for progress in Progress::ALL {
                        if ui.button(progress.label()).clicked() {
                            outbox.act(set_progress(&open, *progress, frame));
                            is_done = true;
                            ui.close();
                        }
                    }
                })
                .accessible_name("Set the progress of the chosen cards");
                if ui
                    .button("Who answers…")
                    .on_hover_text("Enter the lead officer or the executive member of the chosen items")
                    .clicked()
                {
                    outbox.push(Intent::Open(Dialog::Assign(open.clone())));
                }
                if ui
                    .button("Close…")
                    .accessible_name("Close the chosen cards")
                    .clicked()
                {
                    outbox.push(Intent::Open(Dialog::Close {
                        items: open.clone(),
                        heading: counted(open.len(), "item", "items"),
                    }));
                    is_done = true;
                }
            });
            tags_ui(ui, frame, state, outbox);
            if ui
                .button("Hand over…")
                .on_hover_text("Save the chosen items as a file, to print or for a spreadsheet")
                .clicked()
            {
                outbox.push(Intent::Run(Action::HandOver));
            }
            if ui
                .button("Remove")
                .on_hover_text("Takes the chosen items off the register; Undo brings them back")
                .accessible_name("Remove from the register")
                .clicked()
            {
                outbox.act(Command::Item(ItemCommand::Remove {
                    items: state.picked.iter().copied().collect(),
                }));
                is_done = true;
            }
            if ui.button("Choose all shown").clicked() {
                state.pick_all_shown();
            }
            if ui.button("Choose none").clicked() {
                is_done = true;
            }
        });
    });
    state.strip = strip.response.rect.height() + space::MEDIUM;
    if is_done {
        state.picked.clear();
    }
}

/// Puts tags on the chosen cards and takes them off; the cards stay chosen, as another may follow.
fn tags_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let config = menu::config().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    let (button, _) = MenuButton::new("Tags ▾").config(config).ui(ui, |ui| {
        ui.set_min_width(260.0);
        let items: Vec<ItemId> = state.picked.iter().copied().collect();
        let send = |outbox: &mut Outbox, add: Vec<String>, remove: Vec<String>| {
            let items = items.clone();
            outbox.act(Command::Item(ItemCommand::Tag { items, add, remove }));
        };
        let id = Id::unique("tag for the chosen cards");
        let known = &frame.names.tags;
        if let Some(added) = state.tag.ui(ui, id, "Tag for the chosen cards", known, &[]) {
            send(outbox, added, Vec::new());
        }
        let chosen = state
            .deck
            .cards
            .iter()
            .filter(|card| state.picked.contains(&card.id));
        let mut tags: Vec<String> = Vec::new();
        for tag in chosen.flat_map(|card| &card.tags) {
            tag::add(&mut tags, tag);
        }
        for tag in tags {
            let words = format!("Take #{tag} away");
            if small_button(ui, &words).clicked() {
                send(outbox, Vec::new(), vec![tag]);
            }
        }
    });
    button.accessible_name("Tags of the chosen cards");
}

fn set_progress(items: &[ItemId], progress: Progress, frame: &Frame) -> Command {
    Command::Item(ItemCommand::SetProgress {
        items: items
            .iter()
            .map(|item| (*item, ProgressId::new(frame.now)))
            .collect(),
        progress,
        happened_on: frame.today,
        words: String::new(),
    })
}
