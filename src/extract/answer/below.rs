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
    // A status directly below is an answer in papers of every kind.
    let told = paper
        .piece(from)
        .is_some_and(|piece| piece.marker.is_none() && position::opens(&piece.low, &paper.words));
    let mut reading = Reading {
        paper,
        answers: is_answering(paper) || told,
        found: Below::default(),
        parts: Vec::new(),
        labelled: false,
        since: None,
        is_headed: false,
    };
    let mut index = from;
    while let Some(piece) = paper.piece(index) {
        if is_next(piece) || asks_a_meeting(paper, piece) {
            break;
        }
        match reading.take(piece, index) {
            Some(taken) => index += taken,
            None => break,
        }
    }
    reading.done()
}

/// Whether a line asks a meeting something, which ends what stands below a recommendation.
fn asks_a_meeting(paper: &Paper<'_>, piece: &Piece) -> bool {
    piece.marker.is_none()
        && ASKED.iter().any(|start| piece.low.starts_with(start))
        && style::find_in(&piece.low, &paper.words.lead_ins.asks).is_some()
}

/// What has been read below a recommendation so far.
struct Reading<'p, 'd> {
    paper: &'p Paper<'d>,
    /// Whether words without a label are an answer here.
    answers: bool,
    found: Below,
    /// The parts of the answer, and whether each stands under a label.
    parts: Vec<(Place, bool)>,
    /// Whether there was a label yet.
    labelled: bool,
    /// Where what has been done since an early answer begins among the parts.
    since: Option<usize>,
    /// Whether the line above was a label and nothing else.
    is_headed: bool,
}

impl Reading<'_, '_> {
    /// Takes the piece at `at`, and says how many pieces that were; none where it belongs to something
    /// else.
    fn take(&mut self, piece: &Piece, at: usize) -> Option<usize> {
        if piece.is_cell() {
            let (column, value) = labelled_row(self.paper, at)?;
            self.labelled = true;
            self.found.take(column, value, &mut self.parts);
            return Some(2);
        }
        if self.take_form(piece, at)
            || self.take_reason(piece, at)
            || self.take_labelled(piece, at)
            || self.take_label_alone(piece)
            || self.take_value(piece, at)
        {
            return Some(1);
        }
        if !self.parts.is_empty() && weighs_implications(piece) {
            return None;
        }
        if self.states(piece) {
            self.parts.push((self.paper.whole(at), self.is_headed));
            self.is_headed = false;
            return Some(1);
        }
        let next_heading = self.labelled
            && !self.parts.is_empty()
            && piece.is_heading()
            && piece.apart
            && piece.marker.is_none();
        if next_heading || ends_answer(self.paper, piece, at) || (!self.labelled && !self.answers) {
            return None;
        }
        self.parts.push((self.paper.whole(at), self.is_headed));
        self.is_headed = false;
        Some(1)
    }

    /// Whether what looks like a heading is how the recommendation stands: "Rejected" directly below it,
    /// "Recommendation implemented" below the first words of the answer.
    fn states(&self, piece: &Piece) -> bool {
        const LONGEST: usize = 6;
        (self.labelled || self.answers)
            && piece.marker.is_none()
            && matches!(piece.role, Role::Heading { .. })
            && piece.words.split(' ').count() <= LONGEST
            && (self.parts.is_empty() || piece.low.starts_with("recommendation "))
            && position::opens(&piece.low, &self.paper.words)
    }

    /// Boxes to be crossed, questions of a form and "By: May".
    fn take_form(&mut self, piece: &Piece, at: usize) -> bool {
        if let Some(choice) = crossed(self.paper, at) {
            self.labelled = true;
            self.parts.push((choice, true));
            return true;
        }
        // Boxes of which none is crossed say nothing.
        if piece.words.contains("[ ]") || piece.words.contains('☐') {
            return true;
        }
        let questions = questions(self.paper, at);
        if !questions.is_empty() {
            self.labelled = true;
            for (column, value) in questions {
                self.found.take(column, value, &mut self.parts);
            }
            return true;
        }
        let by = piece.low.strip_prefix("by:").map(str::trim_start);
        if let Some(own) = by.filter(|own| !own.is_empty()) {
            let start = piece.words.len() - own.len();
            let place = Place::new(at, start..piece.words.len());
            self.found.due = self.found.due.or(Some(place));
            return true;
        }
        false
    }

    /// The reason of an answer under a label of its own.
    fn take_reason(&mut self, piece: &Piece, at: usize) -> bool {
        let is_reason = self.labelled
            && !self.parts.is_empty()
            && ["reason:", "reasons:", "explanation:", "why:"]
                .iter()
                .any(|label| piece.low.starts_with(label));
        if is_reason {
            let start = piece.words.find(':').map_or(0, |colon| colon + 1);
            let own = sentence::trimmed(&piece.words, start..piece.words.len());
            self.parts.push((Place::new(at, own), true));
        }
        is_reason
    }

    /// "Response: agreed", "Status: green".
    fn take_labelled(&mut self, piece: &Piece, at: usize) -> bool {
        let Some(end) = label_end(piece, &self.paper.words) else {
            return false;
        };
        let place = Place::new(at, sentence::trimmed(&piece.words, end..piece.words.len()));
        let label = piece.low.get(..end).unwrap_or("");
        let is_status =
            (label.starts_with("status") || label.contains("assessment")) && !self.parts.is_empty();
        if names_progress(label) && !self.parts.is_empty() {
            self.since = Some(self.parts.len());
        }
        self.labelled = true;
        if is_status {
            self.found.status = self.found.status.or(Some(place));
        } else if !place.range().is_empty() {
            self.parts.push((place, true));
        }
        true
    }

    /// A label on a line of its own.
    fn take_label_alone(&mut self, piece: &Piece) -> bool {
        let alone = self.labelled
            && piece.words.len() <= LONGEST_LABEL
            && !piece.words.ends_with('.')
            && !look::is_status(&piece.words);
        if !alone || table::of_label_alone(self.paper, piece.low.trim_end_matches([':', ' '])).is_none() {
            return false;
        }
        if names_progress(&piece.low) && !self.parts.is_empty() {
            self.since = Some(self.parts.len());
        }
        self.is_headed = true;
        true
    }

    /// Who leads, how it stands and by when, under their labels.
    fn take_value(&mut self, piece: &Piece, at: usize) -> bool {
        let columns = &self.paper.words.columns;
        if let Some(place) = labelled_value(piece, at, &columns.owner) {
            self.found.owner = self.found.owner.or(Some(place));
            return true;
        }
        let status = labelled_value(piece, at, &columns.status).filter(|_| !self.parts.is_empty());
        if let Some(place) = status {
            self.found.status = self.found.status.or(Some(place));
            return true;
        }
        if let Some(place) = labelled_value(piece, at, &columns.due) {
            self.found.due = self.found.due.or(Some(place));
            return true;
        }
        false
    }

    fn done(mut self) -> Below {
        let later = self.since.and_then(|since| self.parts.get(since..));
        if let Some(later) = later.filter(|later| !later.is_empty()) {
            self.found.answer = later.iter().map(|(place, _)| *place).collect();
            return self.found;
        }
        let (answer, choice) = assembled(self.paper, &self.parts);
        self.found.answer = answer;
        self.found.status = self.found.status.or(choice);
        self.found
    }
}

/// Whether a piece stands under a label of its own that says what an answer costs or entails: "Financial
/// implications: none".
fn weighs_implications(piece: &Piece) -> bool {
    let label = piece.low.split(':').next().unwrap_or("");
    let label = label
        .rsplit(" / ")
        .next()
        .unwrap_or(label)
        .trim_end_matches(['.', ' ']);
    let named = [
        "financial",
        "legal",
        "equality",
        "equalities",
        "resource",
        "staffing",
        "risk",
    ]
    .iter()
    .any(|word| label.starts_with(word));
    named && label.len() < 60 && (label.ends_with("implications") || label.ends_with("implication"))
}

/// The longest label that stands on a line of its own, in bytes.
const LONGEST_LABEL: usize = 44;

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
