//! Chooses in what form items or follow-ups are handed over, and whether exempt ones are.

use std::path::PathBuf;

use eframe::egui::{self, Id, RichText, Ui};

use super::{Answer, buttons_ui, first_focus, title_ui};
use crate::jobs::{Format, HandOver, PrintMeeting};
use crate::scrutiny::Day;
use crate::scrutiny::id::{BodyId, ItemId};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::heading;
use crate::ui::wording::counted;

/// What can be handed over from where the user is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offer {
    /// The items, in the order in which they are shown.
    pub items: Vec<ItemId>,
    /// Which items these are: "Ours and actions · Committee: Housing Panel".
    pub shows: String,
    /// How many of them are exempt.
    pub exempt: usize,
    /// How many follow-ups are open and have a day.
    pub follow_ups: usize,
    /// How many of those are exempt.
    pub exempt_follow_ups: usize,
    /// The meeting that is to be printed instead.
    pub meeting: Option<MeetingOffer>,
}

/// A meeting that can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingOffer {
    /// Who meets.
    pub body: BodyId,
    /// When.
    pub date: Day,
}

/// What is being chosen.
#[derive(Debug)]
pub struct Draft {
    offer: Offer,
    format: Format,
    with_exempt: bool,
    with_questions: bool,
    /// Where the file shall lie, where no chooser could be opened.
    path: Option<String>,
    is_started: bool,
}

impl Draft {
    /// The dialog for what is offered.
    #[must_use]
    pub const fn new(offer: Offer) -> Self {
        Self {
            offer,
            format: Format::Html,
            with_exempt: false,
            with_questions: true,
            path: None,
            is_started: false,
        }
    }

    /// The dialog once more, with a field for the place, as no chooser could be opened.
    #[must_use]
    pub fn with_place(offer: Offer, wanted: &HandOver, today: Day) -> Self {
        let home = std::env::home_dir().unwrap_or_default();
        Self {
            format: wanted.format,
            with_exempt: wanted.with_exempt,
            with_questions: wanted.meeting.is_none_or(|meeting| meeting.with_questions),
            path: Some(home.join(file_name(wanted, today)).display().to_string()),
            ..Self::new(offer)
        }
    }

    fn exempt(&self) -> usize {
        match self.format {
            Format::Ics => self.offer.exempt_follow_ups,
            Format::Csv | Format::Html => self.offer.exempt,
        }
    }

    fn all(&self) -> usize {
        match self.format {
            Format::Ics => self.offer.follow_ups,
            Format::Csv | Format::Html => self.offer.items.len(),
        }
    }

    /// How much will be in the file.
    fn number(&self) -> usize {
        let exempt = if self.with_exempt { 0 } else { self.exempt() };
        self.all().saturating_sub(exempt)
    }

    fn wanted(&self) -> HandOver {
        HandOver {
            format: self.format,
            items: self.offer.items.clone(),
            only_theirs: false,
            shows: self.offer.shows.clone(),
            with_exempt: self.with_exempt,
            meeting: self.offer.meeting.map(|meeting| PrintMeeting {
                body: meeting.body,
                date: meeting.date,
                with_questions: self.with_questions,
            }),
        }
    }
}

/// The name that a file is offered under: "Scrutiny tracker 2026-11-23.html".
#[must_use]
pub fn file_name(wanted: &HandOver, today: Day) -> String {
    let format = wanted.format;
    if let Some(meeting) = wanted.meeting {
        return format!("Meeting {}.{}", meeting.date.format("%Y-%m-%d"), format.ending());
    }
    let what = match format {
        Format::Ics => "Scrutiny follow-ups",
        Format::Csv | Format::Html => "Scrutiny tracker",
    };
    format!("{what} {}.{}", today.format("%Y-%m-%d"), format.ending())
}

/// What a form is for.
const fn purpose(format: Format) -> &'static str {
    match format {
        Format::Html => "To read, print or attach to an agenda; opens in any browser",
        Format::Csv => "To go on working in Excel or another spreadsheet",
        Format::Ics => "Your open follow-ups for Outlook or another calendar",
    }
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    let is_meeting = draft.offer.meeting.is_some();
    title_ui(
        ui,
        if is_meeting {
            "Print the meeting"
        } else {
            "Hand over"
        },
    );
    if is_meeting {
        ui.label(&draft.offer.shows);
        let words = "As one or two pages to print; opens in any browser";
        ui.label(RichText::new(words).small().color(frame.palette.weak));
        let response = ui.checkbox(&mut draft.with_questions, "With my own questions and follow-ups");
        first_focus(&mut draft.is_started, &response);
    } else {
        forms_ui(ui, frame, draft);
    }
    ui.add_space(space::SMALL);
    what_ui(ui, frame, draft);
    if let Some(path) = &mut draft.path {
        heading::field_label_ui(ui, frame, "Save as");
        ui.add(
            egui::TextEdit::singleline(path)
                .id(Id::unique("hand over to"))
                .desired_width(f32::INFINITY),
        )
        .accessible_name("Save as");
        let words = "No file chooser could be opened on this computer; a file of this name is replaced";
        ui.label(RichText::new(words).small().color(frame.palette.weak));
    }
    let has_place = draft.path.as_ref().is_none_or(|path| !path.trim().is_empty());
    let confirm = if draft.path.is_some() { "Save" } else { "Save…" };
    let may_save = has_place && (is_meeting || draft.number() > 0);
    match buttons_ui(ui, frame, confirm, may_save) {
        Some(Answer::Confirm) => {
            let wanted = draft.wanted();
            outbox.push(match &draft.path {
                Some(path) => Intent::HandOver(wanted, PathBuf::from(path.trim())),
                None => Intent::ChooseHandOver(draft.offer.clone(), wanted),
            });
            outbox.push(Intent::CloseDialog);
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}

/// Draws the forms to choose from.
fn forms_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft) {
    for format in [Format::Html, Format::Csv, Format::Ics] {
        let response = ui.radio(draft.format == format, format.label());
        if format == Format::Html {
            first_focus(&mut draft.is_started, &response);
        }
        if response.clicked() {
            draft.format = format;
            if let Some(path) = &mut draft.path {
                *path = PathBuf::from(&*path)
                    .with_extension(format.ending())
                    .display()
                    .to_string();
            }
        }
        ui.label(RichText::new(purpose(format)).small().color(frame.palette.weak));
    }
}

/// Draws what will be in the file, and the tick box for what is exempt.
fn what_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft) {
    let (one, many) = match draft.format {
        Format::Ics => ("open follow-up with a date", "open follow-ups with a date"),
        Format::Csv | Format::Html => ("item", "items"),
    };
    if draft.offer.meeting.is_none() {
        ui.label(format!("In the file: {}", counted(draft.number(), one, many)));
    }
    if draft.format != Format::Ics && draft.offer.meeting.is_none() {
        ui.label(RichText::new(format!("Shows: {}", draft.offer.shows)).small());
    }
    let exempt = draft.exempt();
    if exempt == 0 {
        return;
    }
    ui.checkbox(
        &mut draft.with_exempt,
        format!("Hand over what came out of exempt papers too ({exempt})"),
    );
    let words = if draft.with_exempt {
        "⚠ The file will hold exempt information: whoever gets it must be allowed to see it".to_owned()
    } else {
        format!(
            "{} left out; the file says so",
            counted(exempt, "exempt one is", "exempt ones are")
        )
    };
    ui.label(RichText::new(words).small().color(frame.palette.weak));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::Moment;

    fn offer() -> Offer {
        let at = Moment::from_timestamp(1_700_000_000, 0).unwrap();
        Offer {
            items: (0..5).map(|_| ItemId::new(at)).collect(),
            shows: "Ours and actions".to_owned(),
            exempt: 2,
            follow_ups: 3,
            exempt_follow_ups: 1,
            meeting: None,
        }
    }

    #[test]
    fn exempt_ones_are_counted_apart_for_items_and_for_follow_ups() {
        let mut draft = Draft::new(offer());
        assert_eq!((draft.number(), draft.exempt()), (3, 2));
        draft.format = Format::Ics;
        assert_eq!((draft.number(), draft.exempt()), (2, 1));
        draft.with_exempt = true;
        assert_eq!(draft.number(), 3);
        assert!(draft.wanted().with_exempt);
    }

    #[test]
    fn what_was_chosen_is_kept_when_the_place_has_to_be_typed() {
        let today = "2026-11-23".parse().unwrap();
        let offer = offer();
        let mut draft = Draft::new(offer.clone());
        draft.format = Format::Csv;
        draft.with_exempt = true;
        let again = Draft::with_place(offer, &draft.wanted(), today);
        assert_eq!(again.wanted(), draft.wanted());
        assert!(again.path.unwrap().ends_with("Scrutiny tracker 2026-11-23.csv"));
    }
}
