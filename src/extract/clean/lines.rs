//! Parts a block of text into pieces where its lines show that the layout, not the sentence, goes
//! on: points of a list, lines of a letterhead, and paragraphs that only a short last line parts.

use super::margin::{self, Layout, Line, is_owner};
use super::{Piece, Role};
use crate::extract::marker::{Marker, ROMAN};
use crate::extract::sentence;
use crate::scrutiny::passage::Span;

/// The narrowest block that can be running text broken into lines; narrower ones are lists of lines.
const NARROWEST_PROSE: usize = 44;

/// Words that never end a line that is complete in itself.
const OPEN_WORDS: &[&str] = &[
    "the", "a", "an", "of", "to", "for", "and", "or", "in", "on", "with", "by", "from", "at", "that",
    "which", "their", "its", "our", "this", "these", "be", "is", "are", "was", "has", "have", "as", "but",
    "into", "any", "all", "his", "her", "between", "about", "will", "would", "should", "not",
];

/// The marker at the start of the text at `span`, and the span of the words after it.
pub(super) fn without_marker(text: &str, span: Span) -> (Option<Marker>, Span) {
    match Marker::at_start(span.of(text)) {
        Some((marker, at)) if span.start + at < span.end => {
            (Some(marker), Span::new(span.start + at, span.end))
        }
        _ => (None, span),
    }
}

/// The pieces of one block of text. `marker` is what its reader has already set apart.
pub(super) fn split(
    text: &str,
    span: Span,
    marker: Option<Marker>,
    page: Option<u32>,
    layout: &Layout,
) -> Vec<Piece> {
    let lines = lines_of(text, span, layout);
    let width = lines
        .iter()
        .map(|line| line.own.of(text).chars().count())
        .max()
        .unwrap_or(0);
    let spans: Vec<Span> = lines.iter().map(|line| line.own).collect();
    let narrow = is_narrow_prose(text, &spans, width);
    let mut groups: Vec<Group> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let words = line.own.of(text);
        let (found, own) = if index == 0 && marker.is_some() {
            (marker.clone(), line.own)
        } else {
            match Marker::at_start(words) {
                Some((found, at)) => (Some(found), Span::new(line.own.start + at, line.own.end)),
                None => match bare_roman(&groups, words) {
                    Some((found, at)) => (Some(found), Span::new(line.own.start + at, line.own.end)),
                    None => (None, line.own),
                },
            }
        };
        let owner =
            layout.owners_below && found.is_none() && is_owner(words.split(',').next().unwrap_or(words));
        match groups.last_mut() {
            Some(open) if found.is_none() && !owner && goes_on(open.words(text), words, width, narrow) => {
                open.take(line);
            }
            Some(open)
                if found.is_some() && index > 0 && is_wrapped_figure(open.words(text), words, width) =>
            {
                open.take(line);
            }
            _ => groups.push(Group {
                marker: found,
                parts: vec![own],
                margins: line.margin.into_iter().collect(),
            }),
        }
    }
    groups
        .into_iter()
        .map(|group| {
            let role = if group.marker.is_some() {
                Role::Point
            } else {
                Role::Paragraph
            };
            let mut piece = Piece::new(text, role, group.marker, page, group.parts);
            piece.apart = false;
            piece.margins = group.margins;
            piece
        })
        .collect()
}

/// Lines that make up one piece.
struct Group {
    marker: Option<Marker>,
    /// Parted where a name in the margin stands between two lines.
    parts: Vec<Span>,
    margins: Vec<Span>,
}

impl Group {
    /// The words so far, those of the margin included where it does not end them.
    fn words<'t>(&self, text: &'t str) -> &'t str {
        self.parts.last().map_or("", |part| part.of(text))
    }

    /// Takes the next line in.
    fn take(&mut self, line: &Line) {
        let beside = self
            .parts
            .last()
            .is_some_and(|part| self.margins.last().is_some_and(|margin| margin.start >= part.end));
        match self.parts.last_mut() {
            Some(part) if !beside => part.end = line.own.end,
            _ => self.parts.push(line.own),
        }
        self.margins.extend(line.margin);
    }
}

/// Whether a cell holds a minute of its own: a heading in capitals and text below it. Its lines are
/// read as the lines of minutes are.
pub(super) fn is_minute(cell: &str) -> bool {
    cell.trim().split_once("\n\n").is_some_and(|(heading, text)| {
        heading.chars().any(char::is_alphabetic)
            && !heading.chars().any(char::is_lowercase)
            && text.len() > 40
    })
}

/// The next of a list of numerals that have no stop or bracket: "ii  that …" below "i   that …".
fn bare_roman(groups: &[Group], words: &str) -> Option<(Marker, usize)> {
    let last = groups.iter().rev().find_map(|group| group.marker.as_ref())?;
    let at = ROMAN.iter().position(|known| *known == last.printed)?;
    let next = ROMAN.get(at + 1)?;
    let rest = words.strip_prefix(next)?;
    let own = rest.trim_start();
    (own.len() < rest.len() && !own.is_empty()).then(|| (Marker::printed_as(next), words.len() - own.len()))
}

/// The lines of the text at `span` that hold anything, without the white space around them.
fn lines_of(text: &str, span: Span, layout: &Layout) -> Vec<Line> {
    let mut lines: Vec<Span> = Vec::new();
    let mut start = span.start;
    for line in span.of(text).split_inclusive('\n') {
        let bare = line.trim();
        if !bare.is_empty() {
            let indent = line.len() - line.trim_start().len();
            push_columns(
                text,
                Span::new(start + indent, start + indent + bare.len()),
                &mut lines,
            );
        }
        start += line.len();
    }
    let mut found = Vec::new();
    for line in lines {
        margin::push(text, line, layout, &mut found);
    }
    found
}

/// Adds a line, parted where a tab stands before a label: "8 October 2024    ITEM: 8".
fn push_columns(text: &str, line: Span, lines: &mut Vec<Span>) {
    let mut start = line.start;
    for (at, _) in line.of(text).match_indices('\t') {
        let (before, tab) = (Span::new(start, line.start + at), line.start + at + 1);
        let rest = Span::new(tab, line.end).of(text);
        if is_label(rest.trim_start()) && !rest.starts_with('\t') && !before.of(text).trim().is_empty() {
            lines.push(Span::new(start, start + before.of(text).trim_end().len()));
            start = tab + rest.len() - rest.trim_start().len();
        }
    }
    lines.push(Span::new(start, line.end));
}

/// Whether a block is running text in a narrow column: most of its lines reach the same width and none
/// of those ends a sentence where the next begins one by chance only.
fn is_narrow_prose(text: &str, lines: &[Span], width: usize) -> bool {
    const NARROWEST: usize = 26;
    let Some((_, body)) = lines.split_last() else {
        return false;
    };
    let full = body
        .iter()
        .filter(|line| line.of(text).chars().count() * 5 >= width * 4)
        .count();
    (NARROWEST..NARROWEST_PROSE).contains(&width) && full >= 3 && full * 4 >= body.len() * 3
}

/// Whether `line` goes on with the words in `open`, which end the line before it.
fn goes_on(open: &str, line: &str, width: usize, narrow: bool) -> bool {
    if is_label(line) || is_furniture(&line.to_lowercase()) {
        return false;
    }
    // A line of boxes to be crossed stands alone.
    let last = open.rsplit('\n').next().unwrap_or(open);
    if has_boxes(line) || has_boxes(last) {
        return false;
    }
    let first = line
        .trim_start_matches(['"', '\'', '“', '‘', '(', '£'])
        .chars()
        .next();
    let last_line = open.rsplit('\n').next().unwrap_or(open).trim();
    // "agree the plan; and" ends a point of a list, and the next begins the other.
    let ends_a_point = [";", "; and", "; or"].iter().any(|end| last_line.ends_with(end));
    if first.is_some_and(char::is_lowercase) {
        return !ends_a_point;
    }
    let low = last_line.to_lowercase();
    if !sentence::is_complete(last_line) && (leaves_open(&low) || last_line.ends_with([',', '&', '-', '‑']))
    {
        return true;
    }
    let next_word = line
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count());
    let length = last_line.chars().count();
    let would_have_fitted = length + 1 + next_word <= width;
    // A line that ends no sentence parts a list of lines only where it is clearly short.
    let short = sentence::is_complete(last_line) || length * 4 <= width * 3;
    (width >= NARROWEST_PROSE || narrow && !sentence::is_complete(last_line))
        && !(would_have_fitted && short)
        && !last_line.ends_with(':')
}

/// Whether a line that begins like a marker is a sentence's figure carried to a new line.
fn is_wrapped_figure(open: &str, line: &str, width: usize) -> bool {
    let last_line = open.rsplit('\n').next().unwrap_or(open).trim();
    if closes_a_bracket(last_line, line) || is_carried_number(last_line, line, width) {
        return true;
    }
    let bullet = line.starts_with(|c: char| !c.is_alphanumeric() && c != '(');
    !bullet
        && width >= NARROWEST_PROSE
        && !sentence::is_complete(last_line)
        && !last_line.ends_with([',', '-'])
        && leaves_open(&last_line.to_lowercase())
        && !line.starts_with('(')
}

/// Whether a line begins with the end of a reference in brackets: "(Paragraph" and, on the next line, "17)".
fn closes_a_bracket(last_line: &str, line: &str) -> bool {
    let open = last_line
        .rfind('(')
        .is_some_and(|at| last_line.get(at..).is_some_and(|rest| !rest.contains(')')));
    open && line.split_once(')').is_some_and(|(number, _)| {
        (1..=4).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit())
    })
}

/// Whether a line begins with a number without a stop that the full line before it had no room for:
/// "under the Inquiries Act" and, on the next line, "2005 to look into".
fn is_carried_number(last_line: &str, line: &str, width: usize) -> bool {
    let Some((number, rest)) = line.split_once(' ') else {
        return false;
    };
    /// What may have stood before the first line: its own number and the space behind it.
    const LEEWAY: usize = 8;
    let plain = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    plain
        && rest.starts_with(char::is_lowercase)
        && width >= NARROWEST_PROSE
        && last_line.contains(' ')
        && !sentence::is_complete(last_line)
        && !last_line.ends_with([':', ';'])
        && last_line.chars().count() + 1 + number.len() + LEEWAY > width
}

/// Whether words end so that more must follow.
pub(super) fn leaves_open(low: &str) -> bool {
    let last = low.rsplit([' ', '\n']).next().unwrap_or("");
    OPEN_WORDS.contains(&last)
}

/// Whether a line holds boxes to be crossed: "Agreed [X]  Not agreed [ ]".
fn has_boxes(line: &str) -> bool {
    ["[ ]", "[X]", "[x]", "☐", "☒", "☑"]
        .iter()
        .any(|sign| line.contains(sign))
}

/// Whether a line is a short label with its value: "Date: 4 June 2024".
fn is_label(line: &str) -> bool {
    if is_numbered_label(line) || is_mark(line) {
        return true;
    }
    // A label in two languages: "Ymateb / Response".
    if let Some((one, other)) = line.split_once(" / ")
        && line.split_whitespace().count() <= 5
        && one.starts_with(char::is_uppercase)
        && other.starts_with(char::is_uppercase)
    {
        return true;
    }
    let Some((label, _)) = line.split_once(':') else {
        return false;
    };
    let label = label.trim();
    (2..=44).contains(&label.len())
        && label.chars().next().is_some_and(char::is_uppercase)
        && label.split_whitespace().count() <= 6
        && !label.contains(['.', ',', ';', '?'])
}

/// Whether a line is nothing but the word that marks a decision.
fn is_mark(line: &str) -> bool {
    matches!(
        line.trim(),
        "Decision" | "Decisions" | "Resolved" | "RESOLVED" | "DECISION" | "Resolution" | "RESOLUTION"
    )
}

/// Whether a line begins with the numbered label of a recommendation: "Recommendation 3 - …".
fn is_numbered_label(line: &str) -> bool {
    let Some(rest) = line
        .strip_prefix("Recommendation ")
        .or_else(|| line.strip_prefix("RECOMMENDATION "))
    else {
        return false;
    };
    let (number, after) = rest.split_once([' ', ':']).unwrap_or((rest, ""));
    let short = number.len() <= 4
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '.');
    short
        && (after.is_empty()
            || after.trim_start().starts_with(['(', '-', '–', '—', ':'])
            || after.starts_with(char::is_uppercase)
            || rest.contains(": "))
}

/// Whether a line is printed on every page and says nothing: page numbers, lines for a signature.
pub(super) fn is_furniture(low: &str) -> bool {
    let bare = low.trim();
    let page = bare.strip_prefix("page ").is_some_and(|rest| {
        rest.split_whitespace()
            .all(|word| word == "of" || word.chars().all(|c| c.is_ascii_digit()))
    });
    let rule = bare.contains("____") && bare.len() < 120;
    let number = !bare.is_empty() && bare.len() <= 4 && bare.chars().all(|c| c.is_ascii_digit());
    let marking = matches!(bare, "unclassified" | "official" | "official-sensitive" | "-");
    page || rule || number || marking
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let pieces = split(text, Span::new(0, text.len()), None, None, &Layout::default());
        let found: Vec<&str> = pieces.iter().map(|p| p.words.as_str()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_of_a_letterhead_stay_lines_and_prose_is_joined() {
        check(
            "Hollinford Borough Council\nHousing Scrutiny Panel\nFINAL REPORT",
            &[
                "Hollinford Borough Council",
                "Housing Scrutiny Panel",
                "FINAL REPORT",
            ],
        );
        check(
            "The Panel heard from four witnesses about the state of the\nbridges and asked for a list.",
            &["The Panel heard from four witnesses about the state of the bridges and asked for a list."],
        );
    }

    #[test]
    fn a_short_last_line_ends_a_paragraph() {
        check(
            "The Trust should publish its waiting times for every district in the\ncounty by post code.\nThe Trust welcomes this recommendation and will publish the figures\nonce a year.",
            &[
                "The Trust should publish its waiting times for every district in the county by post code.",
                "The Trust welcomes this recommendation and will publish the figures once a year.",
            ],
        );
    }

    #[test]
    fn a_number_carried_to_the_next_line_begins_no_point() {
        check(
            "We are concerned that nobody can say how many there are. (Paragraph\n15)\nThe Trust should count them.",
            &[
                "We are concerned that nobody can say how many there are. (Paragraph 15)",
                "The Trust should count them.",
            ],
        );
        check(
            "1. You set up this review in May of this year under the Quays Act\n2005 to look into the cranes at Oxley.\n2. It met at once.",
            &[
                "You set up this review in May of this year under the Quays Act 2005 to look into the cranes at Oxley.",
                "It met at once.",
            ],
        );
        check(
            "We ask that the Trust:\n1) mends the quays\n2) paints the cranes",
            &["We ask that the Trust:", "mends the quays", "paints the cranes"],
        );
    }

    #[test]
    fn points_and_labels_begin_pieces() {
        check(
            "The Board is asked to:\n1) Consider the figures\n2) Say what it needs\nContact: A Hale",
            &[
                "The Board is asked to:",
                "Consider the figures",
                "Say what it needs",
                "Contact: A Hale",
            ],
        );
    }
}
