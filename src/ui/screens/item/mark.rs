//! The part of an item that was looked for: it is brought into sight and marked for a moment, so that
//! the eye finds it in a long panel.

use std::time::Duration;

use eframe::egui::{Align, Rect, Stroke, StrokeKind, Ui};

use crate::scrutiny::id::{NoteId, ProgressId, ResponseId};
use crate::ui::frame::Frame;
use crate::ui::theme::{Tint, space};

/// For how long it is marked, in seconds: long enough to be found, and gone before it is in the way.
const MARKED: f64 = 3.0;

/// A part of an item that can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// An answer.
    Answer(ResponseId),
    /// An entry of the progress log.
    Progress(ProgressId),
    /// A response note.
    Note(NoteId),
}

/// What is looked for, and since when it has been marked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sought {
    part: Part,
    since: Option<f64>,
}

impl Sought {
    /// A part that is to be shown with the next frame in which it is there.
    #[must_use]
    pub const fn new(part: Part) -> Self {
        Self { part, since: None }
    }
}

/// Marks the part that has been drawn in `place`, where it is the one that is looked for.
pub(super) fn mark_ui(ui: &Ui, frame: &Frame, sought: &mut Option<Sought>, part: Part, place: Rect) {
    let Some(mark) = sought.as_mut().filter(|mark| mark.part == part) else {
        return;
    };
    let now = ui.input(|i| i.time);
    let since = *mark.since.get_or_insert_with(|| {
        ui.scroll_to_rect(place, Some(Align::Center));
        now
    });
    let left = MARKED - (now - since);
    if left <= 0.0 {
        *sought = None;
        return;
    }
    // A stripe in the margin besides the frame: on a note that has the caret the frame alone says little.
    let around = place.expand(space::SMALL / 2.0);
    let stripe = Rect::from_min_max(around.left_top(), around.left_bottom()).expand2([2.0, 0.0].into());
    ui.painter().rect_stroke(
        around,
        6,
        Stroke::new(2.0, frame.palette.accent),
        StrokeKind::Middle,
    );
    ui.painter().rect_filled(stripe, 2, frame.palette.tint(Tint::Lit));
    ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
}
