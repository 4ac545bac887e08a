//! An entry of a log as its writer set it out: what is to be done, and behind or below it who is to do
//! it, by when, and how it stands, under labels, in brackets or by their looks alone.

use super::answer;
use super::candidate::Candidate;
use super::clean::Piece;
use super::paper::{Paper, Place};
use super::position;
use super::sentence;
use super::table::{self, Column};
use crate::document::look;
use crate::scrutiny::period;
use std::collections::BTreeMap;
use std::ops::Range;

/// The longest label.
const LONGEST_LABEL: usize = 44;
/// How far words may be from an office's name to be taken for one.
const OWNER: i32 = 8;
/// How far words may be from a time to be taken for one.
const TIME: i32 = 2;

/// What an entry says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// What is to be done.
    pub words: Vec<Place>,
    /// Its number, where a label gives it.
    pub number: Option<Place>,
    /// Who is to do it.
    pub owner: Option<Place>,
    /// By when.
    pub due: Vec<Place>,
    /// What was answered or has been done.
    pub answer: Vec<Place>,
    /// How it stands.
    pub status: Option<Place>,
}

impl Entry {
    /// How many things it tells besides what is to be done.
    #[must_use]
    pub fn told(&self) -> usize {
        [
            self.owner.is_some(),
            !self.due.is_empty(),
            !self.answer.is_empty(),
            self.status.is_some(),
        ]
        .into_iter()
        .filter(|is| *is)
        .count()
    }
}

impl Entry {
    /// An item with what the entry tells of it.
    #[must_use]
    pub fn told_to(self, paper: &Paper<'_>, mut item: Candidate) -> Candidate {
        item.owner = self
            .owner
            .map(|place| paper.words_at(place).trim_end_matches('.').to_owned());
        item.lead.clone_from(&item.owner);
        item.has_due_column = !self.due.is_empty();
        item.due_at = self.due;
        if !item.has_due_column {
            item.due_at.extend(self.answer.iter().copied());
        }
        item.answer = self.answer;
        item.status = self.status;
        if item.answer.is_empty()
            && let Some(status) = item.status.take()
        {
            item.answer.push(status);
        }
        item
    }
}

/// What a stretch of words says that may hold labels: "Explain the delay. Position: explained in May".
#[must_use]
pub fn within(paper: &Paper<'_>, place: Place) -> Entry {
    let mut entry = Entry::default();
    let Some(piece) = paper.piece(place.piece) else {
        return entry;
    };
    let parts: Vec<(Option<Column>, Range<usize>)> = parts(paper, piece)
        .into_iter()
        .filter(|(_, range)| range.end > place.start)
        .collect();
    if !parts.iter().skip(1).any(|(column, _)| column.is_some()) {
        return entry;
    }
    for (column, range) in parts {
        let range = sentence::trimmed(
            &piece.words,
            range.start.max(place.start)..range.end.min(place.end),
        );
        entry.take(paper, column, Place::new(place.piece, range));
    }
    entry
}

/// The records of a table of two columns, the first of which holds labels that come again and again.
#[must_use]
pub fn of_labelled_rows(paper: &Paper<'_>, rows: &BTreeMap<u32, BTreeMap<u32, usize>>) -> Option<Vec<Entry>> {
    const FEWEST: usize = 2;
    let mut found: Vec<Entry> = Vec::new();
    let mut first: Option<&str> = None;
    let mut items = 0;
    for row in rows.values() {
        let cells: Vec<usize> = row.values().copied().collect();
        let [label, value] = cells.as_slice() else {
            // A title may stand over the records; a row of more cells is no record's.
            if cells.len() > 2 {
                return None;
            }
            continue;
        };
        let low = paper.piece(*label)?.low.trim_end_matches([':', ' ']);
        let first = *first.get_or_insert(low);
        if low == first {
            found.push(Entry::default());
        }
        let column = table::of_label(paper, low).or_else(|| (low == first).then_some(Column::Other));
        let (Some(column), Some(entry)) = (column, found.last_mut()) else {
            continue;
        };
        let place = paper.whole(*value);
        items += usize::from(column == Column::Item);
        if column == Column::Number && !look::is_number(paper.words_at(place)) {
            continue;
        }
        entry.take(paper, Some(column), place);
    }
    found.retain(|entry| !entry.words.is_empty() && entry.told() > 0);
    (items >= FEWEST && found.len() >= FEWEST).then_some(found)
}

/// What the pieces of an entry say, its head first.
#[must_use]
pub fn read(paper: &Paper<'_>, pieces: &[usize]) -> Entry {
    let mut entry = Entry::default();
    for index in pieces {
        let Some(piece) = paper.piece(*index) else {
            continue;
        };
        for (column, range) in parts(paper, piece) {
            let place = Place::new(*index, sentence::trimmed(&piece.words, range));
            entry.take(paper, column, place);
        }
    }
    entry
}

/// The parts of a piece, parted where a label stands ("… Lead: Clerk. Status: done") and where a line is
/// no more than a stage or begins with brackets or an arrow.
#[must_use]
pub fn parts(paper: &Paper<'_>, piece: &Piece) -> Vec<(Option<Column>, Range<usize>)> {
    let mut cuts: Vec<(usize, usize, Option<Column>)> = Vec::new();
    for (at, _) in piece.words.match_indices([':', '?']) {
        if let Some((start, column)) = label_before(paper, piece, at) {
            cuts.push((start, at + 1, Some(column)));
        }
    }
    let mut lines = vec![0];
    lines.extend(piece.line_starts(&paper.document.text));
    lines.push(piece.words.len());
    for pair in lines.windows(2) {
        let [from, to] = pair else { break };
        let line = piece.words.get(*from..*to).unwrap_or("").trim_end();
        if let Some((length, column)) = set_apart(paper, piece, *from, line) {
            cuts.push((*from, from + length, Some(column)));
        } else if let Some(arrow) = ["=> ", "-> ", ">> ", "→ "]
            .iter()
            .find(|arrow| line.starts_with(**arrow))
        {
            cuts.push((*from, from + arrow.len(), Some(Column::Response)));
        } else if *from > 0
            && (look::is_status(line) && line.split(' ').count() <= 3 || line.starts_with('('))
        {
            cuts.push((*from, *from, None));
        }
    }
    cuts.sort_by_key(|(start, end, _)| (*start, *end));
    let mut found = Vec::new();
    let mut open: (Option<Column>, usize) = (None, 0);
    for (start, end, column) in cuts {
        if start < open.1 {
            continue;
        }
        if start > open.1 || open.0.is_some() {
            found.push((open.0, open.1..start));
        }
        open = (column, end);
    }
    found.push((open.0, open.1..piece.words.len()));
    found
}

/// A label that white space sets apart from its value at the start of a line: "Status    In hand".
fn set_apart(paper: &Paper<'_>, piece: &Piece, from: usize, line: &str) -> Option<(usize, Column)> {
    let text = &paper.document.text;
    let (mut at, mut found) = (0, None);
    for word in line.split(' ').take(5) {
        at += word.len();
        let after = text.get(piece.original(from + at)..)?;
        if after.starts_with("  ") || after.starts_with('\t') || after.starts_with(" \t") {
            found = Some(at);
            break;
        }
        at += 1;
    }
    let end = found.filter(|end| *end < line.len())?;
    let label = line.get(..end)?.trim_end_matches(':');
    let column = table::of_label(paper, &label.to_ascii_lowercase()).filter(|_| !look::is_status(label))?;
    label.starts_with(char::is_uppercase).then_some((end, column))
}

/// The label that ends at a colon, and where it begins.
fn label_before(paper: &Paper<'_>, piece: &Piece, colon: usize) -> Option<(usize, Column)> {
    let before = piece.words.get(..colon)?;
    let from = before.len().saturating_sub(LONGEST_LABEL);
    let from = (from..=before.len()).find(|at| before.is_char_boundary(*at))?;
    let tail = before.get(from..)?;
    let cut = [". ", "; ", ") ", "] ", "| ", " - ", "? "]
        .iter()
        .filter_map(|sign| tail.rfind(sign).map(|at| from + at + sign.len()))
        .max()
        .max(gap_before(paper, piece, from, tail));
    let start = cut.or_else(|| (from == 0).then_some(0))?;
    let label = before.get(start..)?.trim();
    let follows = piece.words.get(colon + 1..)?;
    let plain = label.starts_with(char::is_uppercase)
        && label.split(' ').count() <= 5
        && (follows.is_empty() || follows.starts_with(' '));
    let column = (plain && !look::is_status(label))
        .then(|| table::of_label(paper, &label.to_ascii_lowercase()))
        .flatten()?;
    Some((start, column))
}

/// Where the last word of a tail begins that stands at the start of a line or behind a wide gap: "…
/// Owner: Clerk   Due: May".
fn gap_before(paper: &Paper<'_>, piece: &Piece, from: usize, tail: &str) -> Option<usize> {
    let text = &paper.document.text;
    let wide = |at: &usize| {
        let (before, after) = (piece.original(at - 1), piece.original(*at));
        text.get(before..after)
            .is_some_and(|gap| gap.contains(['\n', '\t']) || gap.contains("  "))
    };
    let starts = tail.match_indices(' ').map(|(at, _)| from + at + 1);
    starts.rev().find(wide)
}

impl Entry {
    /// Takes in a part of the entry, under its label or without one.
    pub fn take(&mut self, paper: &Paper<'_>, column: Option<Column>, place: Place) {
        if place.range().is_empty() || look::is_nothing(paper.words_at(place)) {
            return;
        }
        match column {
            Some(column) => self.take_labelled(paper, column, place),
            None if self.words.is_empty() => self.take_item(paper, place),
            None => self.take_plain(paper, place),
        }
    }

    fn take_labelled(&mut self, paper: &Paper<'_>, column: Column, place: Place) {
        match column {
            Column::Item if self.words.is_empty() => self.take_item(paper, place),
            Column::Number => self.number = self.number.or(Some(place)),
            Column::Owner => self.owner = self.owner.or(Some(place)),
            Column::Due | Column::Moved => self.due.push(place),
            Column::Item | Column::Response | Column::Comment | Column::Progress => self.answer.push(place),
            Column::Status if look::is_status(paper.words_at(place)) && self.status.is_none() => {
                self.status = Some(place);
            }
            Column::Status => self.take_told(paper, place),
            Column::Date | Column::Other => {}
        }
    }

    /// What is to be done, with what stands behind it on the same line.
    fn take_item(&mut self, paper: &Paper<'_>, place: Place) {
        let words = paper.words_at(place);
        let mut own = place;
        if let Some((before, after)) = dotted(words) {
            let rest = Place::new(place.piece, place.start + after..place.end);
            own = Place::new(place.piece, place.start..place.start + before);
            self.take_told(paper, rest);
        } else if let Some((before, told)) = answer::at_end(paper, place) {
            own = before;
            self.take_told(paper, told);
        } else if let Some((before, told)) = after_first_sentence(paper, place) {
            own = before;
            self.take_told(paper, told);
        }
        // From the end: "(Network Manager) by March 2018", "(6 February)", "[Clerk]".
        loop {
            let words = paper.words_at(own);
            if let Some((before, inner)) = last_bracket(words) {
                let inside = Place::new(own.piece, own.start + inner.start..own.start + inner.end);
                if !self.take_aside(paper, inside) {
                    break;
                }
                own.end = own.start + before;
            } else if let Some(at) = time_behind_bracket(paper, words) {
                self.due.push(Place::new(own.piece, own.start + at..own.end));
                own.end = own.start + words.get(..at).unwrap_or("").trim_end().len();
            } else {
                break;
            }
        }
        self.words.push(own);
    }

    /// What stands in brackets behind what is to be done; whether it is known.
    fn take_aside(&mut self, paper: &Paper<'_>, place: Place) -> bool {
        let words = paper.words_at(place);
        let low = words.to_lowercase();
        let joint = [" due ", " by ", " - due ", ", by ", ", due "]
            .iter()
            .find_map(|joint| low.find(joint).map(|at| (at, at + joint.len())));
        if look::is_status(words) || position::opens(&low, &paper.words) {
            self.status = self.status.or(Some(place));
        } else if let Some((at, after)) = joint
            && due_at_start(
                paper,
                words.get(at..).unwrap_or("").trim_start_matches([' ', ',', '-']),
            )
            .is_some()
        {
            let owner = words.get(..at).unwrap_or("").trim_end_matches([',', ' ', '-']);
            if look::unlike_owner(owner) <= OWNER && !owner.starts_with("Response") {
                self.owner = self.owner.or(Some(Place::new(
                    place.piece,
                    place.start..place.start + owner.len(),
                )));
            }
            self.due
                .push(Place::new(place.piece, place.start + after..place.end));
        } else if low.starts_with("by ") || low.starts_with("due ") {
            self.due.push(place);
        } else if words.chars().any(|c| c.is_ascii_digit()) && words.len() <= 40 {
            // When it was asked, or in which minute.
        } else if look::unlike_owner(words) <= OWNER {
            self.owner = self.owner.or(Some(place));
        } else {
            return false;
        }
        true
    }

    /// Words below what is to be done, without a label.
    fn take_plain(&mut self, paper: &Paper<'_>, place: Place) {
        let mut place = place;
        loop {
            let words = paper.words_at(place);
            let Some((inner, end)) = first_bracket(words) else {
                break;
            };
            if !self.take_aside(
                paper,
                Place::new(place.piece, place.start + inner.start..place.start + inner.end),
            ) {
                break;
            }
            place.start += end;
        }
        if let Some(end) = due_at_start(paper, paper.words_at(place)) {
            self.due
                .push(Place::new(place.piece, place.start..place.start + end));
            let rest = paper.words_at(place).get(end..).unwrap_or("");
            place.start = place.end - rest.trim_start_matches(['.', ',', ';', ' ', '-']).len();
        }
        let words = paper.words_at(place);
        if words.trim().is_empty() {
            return;
        }
        if self.due.is_empty()
            && self.answer.is_empty()
            && !look::is_status(words)
            && look::unlike_time(words) <= TIME
        {
            self.due.push(place);
        } else if self.owner.is_none()
            && self.answer.is_empty()
            && look::unlike_owner(words) <= OWNER
            && !look::is_status(words)
        {
            self.owner = Some(place);
        } else {
            self.take_told(paper, place);
        }
    }

    /// How it stands, in a word or in words.
    fn take_told(&mut self, paper: &Paper<'_>, place: Place) {
        let words = paper.words_at(place);
        if look::is_status(words)
            && words.split(' ').count() <= 3
            && (self.status.is_none() || words.len() == 1)
        {
            self.status = self.status.or(Some(place));
            return;
        }
        let (own, status) = answer::without_margins(paper, place);
        self.status = self.status.or(status);
        self.answer.push(own);
    }
}

/// "… ..... COMPLETED": where the words before the dots end and those behind them begin.
fn dotted(words: &str) -> Option<(usize, usize)> {
    let at = words.find("....").or_else(|| words.find("……"))?;
    let rest = words.get(at..)?.trim_start_matches(['.', '…', ' ']);
    (at > 8 && !rest.is_empty()).then(|| {
        (
            words.get(..at).unwrap_or("").trim_end().len(),
            words.len() - rest.len(),
        )
    })
}

/// What is told behind the first sentence, where it opens as what is told does.
fn after_first_sentence(paper: &Paper<'_>, place: Place) -> Option<(Place, Place)> {
    let words = paper.words_at(place);
    let first = sentence::sentences(words).first()?.clone();
    let rest = words.get(first.end..)?;
    let start = words.len() - rest.trim_start().len();
    let own = words.get(start..)?;
    let told = position::opens(&own.to_lowercase(), &paper.words)
        || sentence::sentences(own)
            .first()
            .and_then(|range| own.get(range.clone()))
            .is_some_and(look::is_status);
    (!own.is_empty() && told).then(|| {
        (
            Place::new(place.piece, place.start..place.start + first.end),
            Place::new(place.piece, place.start + start..place.end),
        )
    })
}

/// The words in brackets at the end, and where those before them end.
fn last_bracket(words: &str) -> Option<(usize, Range<usize>)> {
    let bare = words.trim_end_matches(['.', ' ', ';', ',']);
    let (open, close) = match bare.chars().next_back()? {
        ')' => ('(', ')'),
        ']' => ('[', ']'),
        _ => return None,
    };
    let inner_end = bare.len() - close.len_utf8();
    let at = bare.get(..inner_end)?.rfind(open)?;
    let before = words.get(..at)?.trim_end().len();
    (before > 0).then_some((before, at + open.len_utf8()..inner_end))
}

/// The words in brackets at the start, and where those behind them begin.
fn first_bracket(words: &str) -> Option<(Range<usize>, usize)> {
    let close = match words.chars().next()? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let at = words.find(close)?;
    let rest = words.get(at + 1..)?;
    let end = words.len() - rest.trim_start_matches(['.', ' ', ':', ';', '-']).len();
    Some((1..at, end))
}

/// Where a time begins that stands behind brackets and ends the words: "(Clerk) by March 2018".
fn time_behind_bracket(paper: &Paper<'_>, words: &str) -> Option<usize> {
    let at = words.rfind([')', ']'])?;
    let rest = words.get(at + 1..)?;
    let start = words.len() - rest.trim_start_matches([' ', ',', '-', ';', ':']).len();
    let own = words.get(start..)?;
    let end = due_at_start(paper, own).or_else(|| (look::unlike_time(own) <= TIME).then_some(own.len()))?;
    (!own.is_empty() && own.len() - end <= 2).then_some(start)
}

/// Where the time ends with which words begin: "Due 25 January 2022 A draft …".
fn due_at_start(paper: &Paper<'_>, words: &str) -> Option<usize> {
    let low = words.to_lowercase();
    let label = [
        "due by ",
        "due in ",
        "due on ",
        "due ",
        "target ",
        "deadline ",
        "by ",
        "for ",
        "to be done by ",
    ]
    .iter()
    .find(|label| low.starts_with(**label))?;
    let rest = words.get(label.len()..)?;
    let found = period::find(words, &paper.anchor)
        .into_iter()
        .find(|time| time.span.start <= label.len())?;
    (!rest.is_empty()).then_some(found.span.end)
}
