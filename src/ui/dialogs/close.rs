//! Asks why and how items are closed: every closing has a reason.

use eframe::egui::{self, Id, RichText, Ui};

use super::{Answer, buttons_ui, first_focus, title_ui};
use crate::register::Command;
use crate::register::command::ItemCommand;
use crate::scrutiny::Day;
use crate::scrutiny::id::ItemId;
use crate::scrutiny::progress::{Closing, ClosingReason};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::heading;

/// What is being typed.
#[derive(Debug)]
pub struct Draft {
    items: Vec<ItemId>,
    heading: String,
    reason: Option<ClosingReason>,
    closed_on: DateField,
    signed_off_by: String,
    meeting: String,
    evidence: String,
    is_started: bool,
}

impl Draft {
    /// The dialog for these items.
    #[must_use]
    pub fn new(items: Vec<ItemId>, heading: String, today: Day) -> Self {
        Self {
            items,
            heading,
            reason: None,
            closed_on: DateField::new(Some(today)),
            signed_off_by: String::new(),
            meeting: String::new(),
            evidence: String::new(),
            is_started: false,
        }
    }

    /// Whether words were typed that are nowhere else.
    #[must_use]
    pub fn has_words(&self) -> bool {
        [&self.signed_off_by, &self.meeting, &self.evidence]
            .iter()
            .any(|field| !field.trim().is_empty())
    }
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    title_ui(ui, &format!("Close {}", draft.heading));
    heading::group_label_ui(ui, frame, "Why");
    for reason in ClosingReason::ALL {
        let response = ui.radio(draft.reason == Some(*reason), reason.label());
        if *reason == ClosingReason::Implemented {
            first_focus(&mut draft.is_started, &response);
        }
        if response.clicked() {
            draft.reason = Some(*reason);
        }
    }
    if draft.reason.is_some_and(|r| r != ClosingReason::Implemented) {
        ui.label(
            RichText::new("It will be counted as “closed, not implemented”")
                .small()
                .color(frame.palette.weak),
        );
    }
    heading::field_label_ui(ui, frame, "Closed on");
    draft
        .closed_on
        .ui(ui, Id::unique("closed on"), frame, "Closed on");
    for (label, hint, field) in [
        ("Signed off by", "Name", &mut draft.signed_off_by),
        ("At which meeting", "Body and day", &mut draft.meeting),
        (
            "On what evidence",
            "What showed that it was done",
            &mut draft.evidence,
        ),
    ] {
        heading::field_label_ui(ui, frame, label);
        ui.add(
            egui::TextEdit::singleline(field)
                .id(Id::unique(("closing", label)))
                .hint_text(hint)
                .desired_width(f32::INFINITY),
        )
        .accessible_name(label);
    }
    let ready = draft.reason.zip(draft.closed_on.day());
    match buttons_ui(ui, frame, "Close it", ready.is_some()) {
        Some(Answer::Confirm) => {
            if let Some((reason, closed_on)) = ready {
                outbox.act(Command::Item(ItemCommand::Close {
                    items: draft.items.clone(),
                    closing: Closing {
                        reason,
                        closed_on,
                        signed_off_by: filled(&draft.signed_off_by),
                        meeting: filled(&draft.meeting),
                        evidence: filled(&draft.evidence),
                    },
                }));
                outbox.push(Intent::CloseDialog);
            }
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}
