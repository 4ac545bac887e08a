//! Asks on which day the board shall be seen as it stood.

use eframe::egui::{Id, RichText, Ui};

use super::{Answer, buttons_ui, title_ui};
use crate::scrutiny::Day;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::date_field::DateField;
use crate::ui::widgets::heading;

/// What is being typed.
#[derive(Debug)]
pub struct Draft {
    day: DateField,
    is_started: bool,
}

impl Draft {
    /// The dialog, with the day a month ago in it.
    #[must_use]
    pub fn new(today: Day) -> Self {
        Self {
            day: DateField::new(today.checked_sub_months(chrono::Months::new(1))),
            is_started: false,
        }
    }
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    title_ui(ui, "The board as it stood");
    let words = "Every item is shown with the answer, the dates and the progress that were on this register \
                 at the end of that day. What the papers said before they were filed here is not in it.";
    ui.label(RichText::new(words).color(frame.palette.weak));
    ui.add_space(space::SMALL);
    heading::field_label_ui(ui, frame, "At the end of");
    let field = Id::unique("board as it stood on");
    draft.day.ui(ui, field, frame, "At the end of");
    if !draft.is_started {
        ui.memory_mut(|memory| memory.request_focus(field));
        draft.is_started = true;
    }
    let typed = draft.day.day();
    let day = typed.filter(|day| *day <= frame.today);
    if day.is_none() && typed.is_some() {
        ui.label(
            RichText::new("That day has not come yet")
                .small()
                .color(frame.palette.weak),
        );
    }
    match buttons_ui(ui, frame, "Show", day.is_some()) {
        Some(Answer::Confirm) => {
            if let Some(day) = day {
                outbox.push(Intent::ShowBoardOn(day));
                outbox.push(Intent::CloseDialog);
            }
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}
