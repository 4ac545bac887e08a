//! The number of the agenda item: "Agenda item: 6", "AGENDA ITEM NO. 12", "Item 8".

use super::front_sheet::Label;
use super::{Printed, head, saved_page};
use crate::extract::paper::{Paper, Place};
use crate::extract::style;

/// The number, after its label in the front sheet or in a line of the letterhead.
#[must_use]
pub(super) fn of(paper: &Paper<'_>) -> Option<Printed<String>> {
    if let Some(place) = saved_page::item(paper) {
        return Some(printed(place.piece, place.start, paper.words_at(place)));
    }
    let labelled = paper.front.values(Label::AgendaItem).find_map(|field| {
        let place = *field.value.first()?;
        let number = number_at_start(paper.words_at(place))?;
        let alone = number.len() == paper.words_at(place).trim().len();
        alone.then(|| printed(place.piece, place.start, number))
    });
    labelled.or_else(|| by_line(paper))
}

fn printed(piece: usize, start: usize, number: &str) -> Printed<String> {
    Printed {
        value: number.to_owned(),
        place: Place::new(piece, start..start + number.len()),
    }
}

/// A number of at most five letters and figures at the start of some words: "6", "12a", "4.2".
fn number_at_start(words: &str) -> Option<&str> {
    let end = words
        .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '(' | ')'))
        .unwrap_or(words.len());
    let number = words.get(..end)?.trim_end_matches('.');
    let number = if number.contains('(') {
        number
    } else {
        number.trim_end_matches(')')
    };
    (number.starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 7).then_some(number)
}

/// The labels before the number in a line that may hold more: "Cabinet, 11 January, Agenda item 12".
const IN_A_LINE: &[&str] = &[
    "agenda item number",
    "agenda item no",
    "agenda item",
    "eitem ar yr agenda",
];

fn by_line(paper: &Paper<'_>) -> Option<Printed<String>> {
    let list = &paper.words.labels.agenda_item;
    let numbered = head(paper)
        .filter(|(_, piece)| piece.low.starts_with("item "))
        .count();
    head(paper).find_map(|(index, piece)| {
        // "Meeting of the Care Panel, Tuesday, 7 July (Item 7.)"
        if let Some(at) = piece
            .low
            .strip_prefix("meeting of ")
            .and(piece.low.rfind("(item "))
        {
            return after_label(paper, index, at + "(item ".len(), false);
        }
        if let Some(length) = style::begins_with(&piece.low, list) {
            // Of several, none is the paper's own.
            let bare = piece.low.get(..length) == Some("item") && numbered > 1;
            return after_label(paper, index, length, bare)
                .or_else(|| on_a_line_of_its_own(paper, index, length));
        }
        let short = piece.words.len() < 120 && !piece.words.ends_with('.');
        let at = IN_A_LINE
            .iter()
            .find_map(|label| style::find_word(&piece.low, label).map(|at| at + label.len()))
            .or_else(|| {
                piece
                    .low
                    .strip_prefix("eitem / item")
                    .map(|rest| piece.low.len() - rest.len())
            });
        // One of several parts of a line: "Care Panel | 4 June 2024 | Item 11", "Date: 4 June 2024 Item: 11".
        let part = || {
            [" | item ", " > item ", " item: ", " item no: "]
                .iter()
                .find_map(|part| piece.low.rfind(part).map(|at| at + part.len() - 1))
        };
        let at = at.or_else(part);
        at.filter(|_| short)
            .and_then(|at| after_label(paper, index, at, false))
    })
}

/// The number after the label that ends at `at` in the words of a piece.
fn after_label(paper: &Paper<'_>, index: usize, at: usize, bare: bool) -> Option<Printed<String>> {
    let piece = paper.piece(index)?;
    let skip = piece
        .words
        .get(at..)?
        .trim_start_matches([':', '.', ' ', '#'])
        .trim_start_matches("no")
        .trim_start_matches("No")
        .trim_start_matches([':', '.', ' ']);
    let number = number_at_start(skip)?;
    let after = skip.get(number.len()..)?.trim();
    let start = piece.words.len() - skip.len();
    let reference = after.starts_with("Ref") || after.starts_with("Paper ") || after.starts_with("Appendix ");
    (after.is_empty() || (!bare && (reference || after.starts_with(['-', ':', ',', '.', ')', '|']))))
        .then(|| printed(index, start, number))
}

/// The number on the line after its label. A line that is nothing but a number is no piece of its own, as
/// pages are numbered so; it stands between this piece and the next.
fn on_a_line_of_its_own(paper: &Paper<'_>, index: usize, length: usize) -> Option<Printed<String>> {
    let piece = paper.piece(index)?;
    let next = paper.piece(index + 1)?;
    let between = paper
        .document
        .text
        .get(piece.original(piece.words.len().saturating_sub(1))..next.original(0))?;
    let (_, number) = between.split_once('\n')?;
    let number = number.trim();
    let is_label = piece.words.trim_end_matches(['.', ':', ' ']).len() == length;
    let is_number = number_at_start(number).is_some_and(|own| own.len() == number.len());
    (is_label && is_number).then(|| Printed {
        value: number.to_owned(),
        place: paper.whole(index),
    })
}
