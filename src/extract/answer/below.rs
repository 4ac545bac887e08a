//! What stands below a recommendation: its answer, and labelled lines that say who and by when.

use super::assembled;
use super::is_answering;
use super::label_end;
use crate::extract::candidate::Candidate;
use crate::extract::clean::Piece;
use crate::extract::clean::Role;
use crate::extract::paper::Paper;
use crate::extract::paper::Place;
use crate::extract::position;
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::word_list::WordList;
use crate::extract::zone::ZoneKind;

/// What stands below a recommendation: its answer, and labelled lines that say who and by when.
#[derive(Debug, Default)]
pub struct Below {
    /// The words of the answer.
    pub answer: Vec<Place>,
    /// Who leads on it.
    pub owner: Option<Place>,
    /// By when.
    pub due: Option<Place>,
    /// A status under its own label.
    pub status: Option<Place>,
}

impl Below {
    /// Hands it all to the item it stands below.
    pub fn give_to(self, item: &mut Candidate, paper: &Paper<'_>) {
        item.answer = self.answer;
        item.status = self.status;
        item.lead = self
            .owner
            .map(|place| paper.words_at(place).trim_end_matches('.').to_owned());
        if let Some(due) = self.due {
            item.due_at = vec![due];
            item.has_due_column = true;
        }
    }
}

/// What stands below a recommendation up to the next one, as `is_next` tells it, or to the next
/// section: an answer only where the paper is one or labels its answers.
#[must_use]
pub fn below(paper: &Paper<'_>, from: usize, is_next: impl Fn(&Piece) -> bool) -> Below {
    let mut found = Below::default();
    let mut parts: Vec<(Place, bool)> = Vec::new();
    // A status directly below is an answer in papers of every kind.
    let told = paper
        .piece(from)
        .is_some_and(|piece| piece.marker.is_none() && position::opens(&piece.low, &paper.words));
    let answers = is_answering(paper) || told;
    let mut labelled = false;
    for index in from..paper.pieces.len() {
        let Some(piece) = paper.piece(index) else { break };
        let asks = piece.marker.is_none()
            && [
                "the committee is",
                "the panel is",
                "the board is",
                "members are",
                "cabinet is asked",
                "the commission is",
            ]
            .iter()
            .any(|start| piece.low.starts_with(start))
            && style::find_in(&piece.low, &paper.words.lead_ins.asks).is_some();
        if is_next(piece) || piece.is_cell() || asks {
            break;
        }
        if let Some(choice) = crossed(paper, index) {
            labelled = true;
            parts.push((choice, true));
            continue;
        }
        // Boxes of which none is crossed say nothing.
        if piece.words.contains("[ ]") || piece.words.contains('☐') {
            continue;
        }
        if let Some(end) = label_end(piece, &paper.words) {
            let place = Place::new(index, sentence::trimmed(&piece.words, end..piece.words.len()));
            let status = piece.low.starts_with("status") && !parts.is_empty();
            labelled = true;
            if status {
                found.status = Some(place);
            } else if !place.range().is_empty() {
                parts.push((place, true));
            }
            continue;
        }
        if let Some(place) = labelled_value(piece, index, &paper.words.columns.owner) {
            found.owner = found.owner.or(Some(place));
            continue;
        }
        let status = labelled_value(piece, index, &paper.words.columns.status).filter(|_| !parts.is_empty());
        if let Some(place) = status {
            found.status = found.status.or(Some(place));
            continue;
        }
        if let Some(place) = labelled_value(piece, index, &paper.words.columns.due) {
            found.due = found.due.or(Some(place));
            continue;
        }
        let next_heading =
            labelled && !parts.is_empty() && piece.is_heading() && piece.apart && piece.marker.is_none();
        if next_heading || ends_answer(paper, piece, index) || (!labelled && !answers) {
            break;
        }
        parts.push((paper.whole(index), false));
    }
    let (answer, choice) = assembled(paper, &parts);
    found.answer = answer;
    found.status = found.status.or(choice);
    found
}

/// The words beside the box that is crossed, on a line of boxes: "Agreed [X]  Not agreed [ ]", "[ ] Yes
/// [X] No".
pub fn crossed(paper: &Paper<'_>, index: usize) -> Option<Place> {
    let piece = paper.piece(index)?;
    let at = ["[x]", "☒", "☑"].iter().find_map(|sign| piece.low.find(sign))?;
    let words = &piece.words;
    let boxes = ['[', '☐', '☒', '☑'];
    let after = words.trim_end().ends_with([']', '☐', '☒', '☑']);
    let range = if after {
        let before = words.get(..at)?;
        let start = before.rfind([']', '☐', '☒', '☑', '?', ':']).map_or(0, |from| {
            from + before
                .get(from..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8)
        });
        start..at
    } else {
        let rest = words.get(at..)?;
        let start = at + rest.find([' ']).unwrap_or(0);
        let end = words
            .get(start..)?
            .find(boxes)
            .map_or(words.len(), |end| start + end);
        start..end
    };
    let own = sentence::trimmed(words, range);
    (!own.is_empty()).then(|| Place::new(index, own))
}

/// The value on the line of a label: "Timescale: June 2020".
pub(super) fn labelled_value(piece: &Piece, index: usize, labels: &WordList) -> Option<Place> {
    let length = style::begins_with(&piece.low, labels)?;
    let rest = piece.low.get(length..)?;
    // "Progress (October 2021): …" names its day in brackets.
    let rest = match rest
        .trim_start()
        .strip_prefix('(')
        .and_then(|inner| inner.split_once(')'))
    {
        Some((_, after)) => after,
        None => rest,
    };
    let value = rest.trim_start().strip_prefix(':')?.trim_start();
    let start = piece.low.len() - value.len();
    (!value.is_empty() && value.len() < 120).then(|| Place::new(index, start..piece.words.len()))
}

fn ends_answer(paper: &Paper<'_>, piece: &Piece, index: usize) -> bool {
    let minutes = paper.has_part(ZoneKind::Minutes);
    let other_zone = matches!(
        paper.zone_of(index),
        ZoneKind::Ending | ZoneKind::Reasons | ZoneKind::Table | ZoneKind::Minutes
    );
    let heading = matches!(piece.role, Role::Heading { .. }) && piece.words.len() > 3;
    let section = piece.is_heading()
        && piece.apart
        && piece.marker.is_none()
        && style::is_one_of(&piece.low, &paper.words.sections.narrative);
    (other_zone && !minutes) || heading || section || paper.zone_of(index) == ZoneKind::Contacts
}
