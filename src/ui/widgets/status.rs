//! Status marks: always an icon and a word with a colour, never a colour alone.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{self, FontId, Response, Ui};

use crate::scrutiny::board::Flag;
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::progress::Progress;
use crate::scrutiny::response::Position;
use crate::ui::frame::Frame;
use crate::ui::theme::{Palette, Tone};

/// One thing that a mark says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Its icon.
    pub icon: &'static str,
    /// Its words.
    pub words: String,
    /// What its colour says.
    pub tone: Tone,
}

impl Status {
    /// A mark.
    #[must_use]
    pub fn new(icon: &'static str, words: impl Into<String>, tone: Tone) -> Self {
        Self {
            icon,
            words: words.into(),
            tone,
        }
    }

    /// What an answer says; none where a fair reader could not say.
    #[must_use]
    pub fn of_position(position: Option<Position>, in_principle: bool) -> Self {
        let (icon, tone) = match position {
            Some(Position::Accepted | Position::Implemented) => ("✓", Tone::Good),
            Some(Position::PartlyAccepted) => ("◐", Tone::Warning),
            Some(Position::Rejected) => ("✕", Tone::Bad),
            Some(Position::InProgress) => ("▶", Tone::Info),
            Some(Position::UnderConsideration) => ("○", Tone::Info),
            Some(Position::Noted) => ("○", Tone::Neutral),
            Some(Position::Superseded) => ("⊘", Tone::Neutral),
            None => ("○", Tone::Neutral),
        };
        let words = position.map_or("Answered, position not clear", Position::label);
        let words = if in_principle {
            format!("{words}, in principle")
        } else {
            words.to_owned()
        };
        Self::new(icon, words, tone)
    }

    /// How delivery goes.
    #[must_use]
    pub fn of_progress(progress: Progress) -> Self {
        let (icon, tone) = match progress {
            Progress::NotStarted => ("○", Tone::Neutral),
            Progress::OnTrack => ("▶", Tone::Info),
            Progress::Delayed => ("⚠", Tone::Warning),
            Progress::OnHold => ("‖", Tone::Warning),
            Progress::Complete => ("✓", Tone::Good),
        };
        Self::new(icon, progress.label(), tone)
    }

    /// A warning on a card.
    #[must_use]
    pub fn of_flag(flag: Flag) -> Self {
        let (icon, tone) = match flag {
            Flag::Overdue | Flag::NoAnswerInTime => ("⚠", Tone::Bad),
            Flag::UndatedPromise | Flag::DateNotKnown => ("∅", Tone::Warning),
            Flag::NoLeadOfficer => ("☐", Tone::Neutral),
            Flag::InPrinciple => ("◐", Tone::Warning),
            Flag::Moved => ("→", Tone::Warning),
            Flag::SaidImplemented => ("☑", Tone::Info),
            Flag::Exempt => ("⊘", Tone::Bad),
            Flag::Unsure => ("⚐", Tone::Warning),
        };
        Self::new(icon, flag.label(), tone)
    }

    /// How sure extraction is.
    #[must_use]
    pub fn of_confidence(confidence: Confidence) -> Self {
        let (icon, tone) = match confidence {
            Confidence::Certain => ("●", Tone::Good),
            Confidence::Likely => ("◐", Tone::Info),
            Confidence::Unsure => ("○", Tone::Warning),
        };
        Self::new(icon, confidence.label(), tone)
    }

    /// Adds the mark to a text that is laid out as one, so that a card costs one layout.
    pub fn append(&self, job: &mut LayoutJob, font: FontId, palette: &Palette) {
        let format = TextFormat::simple(font, palette.tone(self.tone));
        job.append(self.icon, 0.0, format.clone());
        job.append(&self.words, 4.0, format);
    }
}

/// Draws a mark.
pub fn status_ui(ui: &mut Ui, frame: &Frame, status: &Status) -> Response {
    let mut job = LayoutJob::default();
    let font = egui::TextStyle::Small.resolve(ui.style());
    status.append(&mut job, font, &frame.palette);
    let response = ui.label(job);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(status.words.as_str()));
    response
}
