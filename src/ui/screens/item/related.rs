//! Related items: what the user has brought together, and what seems to be about the same matter.

use eframe::egui::{self, RichText, Ui};

use super::rows::Panel;
use super::view::quiet;
use crate::register::Command;
use crate::register::command::ItemCommand;
use crate::register::view::AlikeItem;
use crate::scrutiny::id::{ItemId, RelatedId};
use crate::scrutiny::item::Item;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::button::small_button;
use crate::ui::wording;

/// How many letters of another item's words are shown.
const LETTERS: usize = 160;

/// An item as it is named beside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// The item.
    pub item: ItemId,
    /// What it is called: "Recommendation 3".
    pub heading: String,
    /// Its first words.
    pub words: String,
    /// When it was made, whether it is closed, and what else is to be said of it.
    pub about: String,
}

impl Other {
    /// An item as it is named beside another.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        let mut about: Vec<String> = Vec::new();
        about.extend(item.made_on.map(wording::day_words));
        about.extend(
            item.closing
                .as_ref()
                .map(|closing| format!("closed: {}", closing.reason.label().to_lowercase())),
        );
        Self {
            item: item.id,
            heading: wording::item_heading(item),
            words: wording::first_words(&item.text, LETTERS),
            about: about.join(" · "),
        }
    }

    /// An item that seems to be about the same matter.
    #[must_use]
    pub fn alike(alike: &AlikeItem) -> Self {
        let mut other = Self::of(&alike.item);
        let mut about: Vec<String> = alike.body_name.iter().cloned().collect();
        about.push(other.about);
        about.push(format!("both say: {}", alike.words.join(", ")));
        about.retain(|part| !part.is_empty());
        other.about = about.join(" · ");
        other
    }
}

/// Draws the related items. `alike` is what was found to be alike, once that was asked for.
pub fn related_ui(ui: &mut Ui, frame: &Frame, panel: &Panel, alike: Option<&[Other]>, outbox: &mut Outbox) {
    super::view::part_ui(ui, frame, panel, "Related items");
    let item = panel.item.id;
    if panel.related.is_empty() {
        quiet(ui, frame, "None named yet");
    }
    for other in &panel.related {
        ui.push_id(other.item, |ui| {
            other_ui(ui, frame, other, outbox);
            if !frame.read_only
                && small_button(ui, "Take away")
                    .on_hover_text("No longer related; neither item is touched")
                    .accessible_name(format!("No longer related: {}", other.heading))
                    .clicked()
            {
                outbox.act(Command::Item(ItemCommand::Unrelate {
                    items: (item, other.item),
                }));
            }
        });
    }
    if frame.read_only {
        return;
    }
    if let Some(found) = alike {
        alike_ui(ui, frame, panel, found, outbox);
    }
    ui.horizontal_wrapped(|ui| {
        if ui
            .button("Find related…")
            .on_hover_text("Looks for items with telling words in common")
            .clicked()
        {
            outbox.push(Intent::FindAlike(item));
        }
        if ui
            .button("Relate to…")
            .on_hover_text("Choose another item yourself")
            .clicked()
        {
            outbox.push(Intent::Open(Dialog::Relate {
                item,
                heading: panel.heading.clone(),
                words: panel.item.text.clone(),
            }));
        }
    });
    ui.add_space(space::MEDIUM);
}

fn other_ui(ui: &mut Ui, frame: &Frame, other: &Other, outbox: &mut Outbox) {
    let link = ui
        .add(egui::Link::new(&other.heading))
        .on_hover_text("Show this item")
        .accessible_name(format!("Show {}: {}", other.heading, other.words));
    if link.clicked() {
        outbox.push(Intent::ShowItem(other.item));
    }
    ui.add(egui::Label::new(&other.words).wrap());
    if !other.about.is_empty() {
        quiet(ui, frame, &other.about);
    }
}

fn alike_ui(ui: &mut Ui, frame: &Frame, panel: &Panel, found: &[Other], outbox: &mut Outbox) {
    let is_known = |other: &&Other| panel.related.iter().any(|known| known.item == other.item);
    let mut open = found.iter().filter(|other| !is_known(other)).peekable();
    if open.peek().is_none() {
        quiet(
            ui,
            frame,
            "Nothing else on the register has telling words in common with it",
        );
        return;
    }
    ui.label(RichText::new("These seem to be about the same matter").small());
    for other in open {
        ui.push_id(("alike", other.item), |ui| {
            other_ui(ui, frame, other, outbox);
            if small_button(ui, "Relate")
                .accessible_name(format!("Relate to {}: {}", other.heading, other.words))
                .clicked()
            {
                outbox.act(relate(frame, panel.item.id, other.item));
            }
        });
    }
    ui.add_space(space::SMALL);
}

/// The command that relates two items.
#[must_use]
pub fn relate(frame: &Frame, item: ItemId, other: ItemId) -> Command {
    Command::Item(ItemCommand::Relate {
        items: (item, other),
        ids: (RelatedId::new(frame.now), RelatedId::new(frame.now)),
    })
}
