//! Says who answers for several items at once.

use eframe::egui::{Id, RichText, Ui};

use super::{Answer, buttons_ui, first_focus, title_ui};
use crate::register::Command;
use crate::register::command::ItemCommand;
use crate::register::command::item::ItemEdit;
use crate::scrutiny::id::ItemId;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::widgets::heading;
use crate::ui::widgets::name_field::{Look, name_field_ui};
use crate::ui::wording::counted;

/// What is being typed.
#[derive(Debug)]
pub struct Draft {
    items: Vec<ItemId>,
    lead_officer: String,
    executive_member: String,
    is_started: bool,
}

impl Draft {
    /// The dialog for these items.
    #[must_use]
    pub const fn new(items: Vec<ItemId>) -> Self {
        Self {
            items,
            lead_officer: String::new(),
            executive_member: String::new(),
            is_started: false,
        }
    }

    /// Whether words were typed that are nowhere else.
    #[must_use]
    pub fn has_words(&self) -> bool {
        !self.edits().is_empty()
    }

    /// What the fields change: one that was left empty changes nothing.
    fn edits(&self) -> Vec<ItemEdit> {
        let filled = |name: &str| Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        let officer = filled(&self.lead_officer).map(|name| ItemEdit::LeadOfficer(Some(name)));
        let member = filled(&self.executive_member).map(|name| ItemEdit::ExecutiveMember(Some(name)));
        officer.into_iter().chain(member).collect()
    }
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    let count = counted(draft.items.len(), "item", "items");
    title_ui(ui, &format!("Who answers for {count}?"));
    ui.label(
        RichText::new("A field that is left empty stays as it is on each item.").color(frame.palette.weak),
    );
    heading::field_label_ui(ui, frame, "Lead officer");
    let look = Look {
        label: "Lead officer",
        choose: "Choose the lead officer",
        hint: "The officer who leads on them",
    };
    let field = Id::unique("assigned officer");
    let response = name_field_ui(ui, field, look, &mut draft.lead_officer, &frame.names.officers);
    first_focus(&mut draft.is_started, &response);
    heading::field_label_ui(ui, frame, "Executive member");
    let look = Look {
        label: "Executive member",
        choose: "Choose the executive member",
        hint: "The cabinet or executive member they belong to",
    };
    let field = Id::unique("assigned member");
    name_field_ui(ui, field, look, &mut draft.executive_member, &frame.names.members);
    let edits = draft.edits();
    match buttons_ui(ui, frame, &format!("Enter it for {count}"), !edits.is_empty()) {
        Some(Answer::Confirm) => {
            outbox.act(Command::Item(ItemCommand::EditAll {
                items: draft.items.clone(),
                edits,
            }));
            outbox.push(Intent::CloseDialog);
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}
