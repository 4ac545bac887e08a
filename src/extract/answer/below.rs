//! What stands below a recommendation: its answer, and labelled lines that say who and by when.

use super::assembled;
use super::is_answering;
use super::label_end;
use crate::document::look;
use crate::extract::candidate::Candidate;
use crate::extract::clean::Piece;
use crate::extract::clean::Role;
use crate::extract::paper::Paper;
use crate::extract::paper::Place;
use crate::extract::position;
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::table::{self, Column};
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
    /// Takes in what stands under a label of a form.
    fn take(&mut self, column: Column, value: Option<Place>, parts: &mut Vec<(Place, bool)>) {
        match column {
            Column::Owner => self.owner = self.owner.or(value),
            Column::Due | Column::Moved => self.due = self.due.or(value),
            Column::Status => self.status = self.status.or(value),
            _ => parts.extend(value.map(|value| (value, true))),
        }
    }

    /// Hands it all to the item it stands below.
    pub fn give_to(self, item: &mut Candidate, paper: &Paper<'_>) {
        item.answer = self.answer;
        item.status = self.status;
        // Of an office in two languages the second is English.
        item.lead = self
            .owner
            .map(|place| paper.words_at(place).trim_end_matches('.'))
            .map(|name| {
                name.split_once(" / ")
                    .map_or(name, |(_, second)| second)
                    .to_owned()
            });
        item.owner = item
            .owner
            .take()
            .or_else(|| item.lead.clone().filter(|name| !look::is_nothing(name)));
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
    // Where what has been done since an early answer begins among the parts.
    let mut since: Option<usize> = None;
    // Whether the line above was a label and nothing else.
    let mut is_headed = false;
    let mut index = from;
    while let Some(piece) = paper.piece(index) {
        let at = index;
        index += 1;
        let asks = piece.marker.is_none()
            && ASKED.iter().any(|start| piece.low.starts_with(start))
            && style::find_in(&piece.low, &paper.words.lead_ins.asks).is_some();
        if is_next(piece) || asks {
            break;
        }
        if piece.is_cell() {
            let Some((column, value)) = labelled_row(paper, at) else {
                break;
            };
            index = at + 2;
            labelled = true;
            found.take(column, value, &mut parts);
            continue;
        }
        if let Some(choice) = crossed(paper, at) {
            labelled = true;
            parts.push((choice, true));
            continue;
        }
        // Boxes of which none is crossed say nothing.
        if piece.words.contains("[ ]") || piece.words.contains('☐') {
            continue;
        }
        let questions = questions(paper, at);
        if !questions.is_empty() {
            labelled = true;
            for (column, value) in questions {
                found.take(column, value, &mut parts);
            }
            continue;
        }
        if let Some(own) = piece
            .low
            .strip_prefix("by:")
            .map(str::trim_start)
            .filter(|own| !own.is_empty())
        {
            let start = piece.words.len() - own.len();
            found.due = found.due.or(Some(Place::new(at, start..piece.words.len())));
            continue;
        }
        let reason = labelled
            && ["reason:", "reasons:", "explanation:", "why:"]
                .iter()
                .any(|label| piece.low.starts_with(label));
        if reason && !parts.is_empty() {
            let start = piece.words.find(':').map_or(0, |colon| colon + 1);
            parts.push((
                Place::new(at, sentence::trimmed(&piece.words, start..piece.words.len())),
                true,
            ));
            continue;
        }
        if let Some(end) = label_end(piece, &paper.words) {
            let place = Place::new(at, sentence::trimmed(&piece.words, end..piece.words.len()));
            let label = piece.low.get(..end).unwrap_or("");
            let status = (label.starts_with("status") || label.contains("assessment")) && !parts.is_empty();
            if names_progress(label) && !parts.is_empty() {
                since = Some(parts.len());
            }
            labelled = true;
            if status {
                found.status = found.status.or(Some(place));
            } else if !place.range().is_empty() {
                parts.push((place, true));
            }
            continue;
        }
        let alone = labelled
            && piece.words.len() <= 44
            && !piece.words.ends_with('.')
            && !look::is_status(&piece.words);
        if alone && table::of_label_alone(paper, piece.low.trim_end_matches([':', ' '])).is_some() {
            if names_progress(&piece.low) && !parts.is_empty() {
                since = Some(parts.len());
            }
            is_headed = true;
            continue;
        }
        if let Some(place) = labelled_value(piece, at, &paper.words.columns.owner) {
            found.owner = found.owner.or(Some(place));
            continue;
        }
        let status = labelled_value(piece, at, &paper.words.columns.status).filter(|_| !parts.is_empty());
        if let Some(place) = status {
            found.status = found.status.or(Some(place));
            continue;
        }
        if let Some(place) = labelled_value(piece, at, &paper.words.columns.due) {
            found.due = found.due.or(Some(place));
            continue;
        }
        let next_heading =
            labelled && !parts.is_empty() && piece.is_heading() && piece.apart && piece.marker.is_none();
        if next_heading || ends_answer(paper, piece, at) || (!labelled && !answers) {
            break;
        }
        parts.push((paper.whole(at), is_headed));
        is_headed = false;
    }
    if let Some(later) = since
        .and_then(|since| parts.get(since..))
        .filter(|later| !later.is_empty())
    {
        found.answer = later.iter().map(|(place, _)| *place).collect();
        return found;
    }
    let (answer, choice) = assembled(paper, &parts);
    found.answer = answer;
    found.status = found.status.or(choice);
    found
}

/// Words with which a meeting is asked something, which ends what stands below a recommendation.
const ASKED: &[&str] = &[
    "the committee is",
    "the panel is",
    "the board is",
    "members are",
    "cabinet is asked",
    "the commission is",
];

/// Whether a label is over what has been done since an early answer.
pub fn names_progress(label: &str) -> bool {
    [
        "update",
        "progress",
        "achieved",
        "what has been",
        "latest",
        "current position",
        "since",
    ]
    .iter()
    .any(|word| label.contains(word))
}

/// The row of a label and its value that begins with a cell: what the label says, and the value.
fn labelled_row(paper: &Paper<'_>, index: usize) -> Option<(Column, Option<Place>)> {
    let cell = |at: usize| match paper.piece(at)?.role {
        Role::Cell { table, row, column } => Some((table, row, column)),
        _ => None,
    };
    let (table, row, column) = cell(index)?;
    let beside = cell(index + 1).filter(|next| *next == (table, row, column + 1))?;
    let alone = cell(index + 2).is_none_or(|next| (next.0, next.1) != (beside.0, beside.1));
    let column = of_form(paper, paper.piece(index)?.low.trim_end_matches([':', '?', ' ']))?;
    let value = paper.whole(index + 1);
    alone.then(|| {
        (
            column,
            (!look::is_nothing(paper.words_at(value))).then_some(value),
        )
    })
}

/// What a label of a form asks for: "Do you accept this?", "If not, why not?", "Who will do it?".
fn of_form(paper: &Paper<'_>, label: &str) -> Option<Column> {
    let begins = |starts: &[&str]| starts.iter().any(|start| label.starts_with(start));
    table::of_label_alone(paper, label).or_else(|| {
        if begins(&[
            "if so",
            "if not",
            "if yes",
            "if no",
            "do you ",
            "is this accepted",
            "is the recommendation",
            "is it accepted",
            "why",
            "what will",
            "what have",
        ]) {
            Some(Column::Response)
        } else if begins(&["who ", "who"]) {
            Some(Column::Owner)
        } else if begins(&["by when", "when ", "when will"]) {
            Some(Column::Due)
        } else {
            None
        }
    })
}

/// The questions of a form on one line, each with what is written behind it.
fn questions(paper: &Paper<'_>, index: usize) -> Vec<(Column, Option<Place>)> {
    const LONGEST: usize = 60;
    let Some(piece) = paper.piece(index) else {
        return Vec::new();
    };
    let mut found: Vec<(Column, usize, usize)> = Vec::new();
    for (at, _) in piece.low.match_indices('?') {
        let from = found.last().map_or(0, |(_, _, from)| *from);
        let before = piece.low.get(from..at).unwrap_or("");
        // The question begins the line, or stands behind what was written before it.
        let starts = ["by when", "who will", "who", "when will", "when"];
        let start = if found.is_empty() {
            Some(0)
        } else {
            starts.iter().find_map(|start| before.rfind(start))
        };
        let Some(start) = start
            .map(|start| from + start)
            .filter(|start| at - start <= LONGEST)
        else {
            continue;
        };
        if let Some(column) = of_form(paper, piece.low.get(start..at).unwrap_or("")) {
            found.push((column, start, at + 1));
        }
    }
    let ends: Vec<usize> = found
        .iter()
        .skip(1)
        .map(|(_, start, _)| *start)
        .chain([piece.words.len()])
        .collect();
    found
        .into_iter()
        .zip(ends)
        .map(|((column, _, from), end)| {
            let value = Place::new(index, sentence::trimmed(&piece.words, from..end));
            (
                column,
                (!look::is_nothing(paper.words_at(value))).then_some(value),
            )
        })
        .collect()
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
    // A label in two languages: "Erbyn / By: May".
    let from = piece
        .low
        .split_once(" / ")
        .filter(|(first, rest)| first.len() < 32 && !first.contains([':', '.']) && rest.contains(':'))
        .map_or(0, |(first, _)| first.len() + " / ".len());
    let low = piece.low.get(from..)?;
    let length = style::begins_with(low, labels)?;
    let rest = low.get(length..)?;
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
