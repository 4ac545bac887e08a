//! The lines of a plain text, as a reader's eye takes them in: where the words of each begin and
//! end, how far it is set in, and whether white space stands above it.
//!
//! Blank lines are not kept; they only mark the line that follows. Nothing here decides what a line
//! means.

use crate::scrutiny::passage::{Page, PageWords, Span};

/// Whether a character is white space to a reader: what Unicode calls so, and the characters of no
/// width that web pages and Word leave behind.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The words of a span, without white space at either end.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let front = words.len() - words.trim_start_matches(is_space).len();
    let kept = words.trim_matches(is_space).len();
    Span::new(span.start + front, span.start + front + kept)
}

/// A line that holds words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Its words, without the white space around them.
    pub(super) span: Span,
    /// Columns of white space before them; a tab reaches to the next multiple of eight.
    pub(super) indent: u32,
    /// Number of characters of the words.
    pub(super) width: u32,
    /// The page it stands on.
    pub(super) page: Option<u32>,
    /// Whether a blank line or nothing at all stands above it.
    pub(super) blank_above: bool,
}

impl Line {
    /// The column in which its words end.
    pub(super) const fn end_column(&self) -> u32 {
        self.indent.saturating_add(self.width)
    }
}

/// The pages of a text with form feeds; none where there are no form feeds.
pub(super) fn pages_of(text: &str) -> Vec<Page> {
    let body = text.trim_end_matches(is_space);
    if !body.contains('\u{c}') {
        return Vec::new();
    }
    let mut pages = Vec::new();
    let mut start = 0;
    let mut number = 1;
    for (at, _) in body.match_indices('\u{c}') {
        pages.push(Page {
            number,
            span: Span::new(start, at),
            words: PageWords::Printed,
        });
        start = at + 1;
        number += 1;
    }
    pages.push(Page {
        number,
        span: Span::new(start, text.len()),
        words: PageWords::Printed,
    });
    pages
}

/// The lines of a text that hold words.
pub(super) fn lines_of(text: &str, pages: &[Page]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut page_at = 0;
    let mut blank_above = true;
    let mut start = 0;
    for piece in text.split_inclusive(['\n', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}']) {
        let whole = Span::new(start, start + piece.len());
        start = whole.end;
        let span = trimmed(text, whole);
        if span.is_empty() {
            blank_above = true;
            continue;
        }
        while pages.get(page_at).is_some_and(|p| p.span.end < span.start) {
            page_at += 1;
        }
        let before = Span::new(whole.start, span.start);
        lines.push(Line {
            span,
            indent: columns(before.of(text)),
            width: u32::try_from(span.of(text).chars().count()).unwrap_or(u32::MAX),
            page: pages.get(page_at).map(|p| p.number),
            blank_above,
        });
        blank_above = false;
    }
    lines
}

fn columns(white: &str) -> u32 {
    let mut column = 0_u32;
    for c in white.chars() {
        column = match c {
            '\t' => (column / 8).saturating_add(1).saturating_mul(8),
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => column,
            _ => column.saturating_add(1),
        };
    }
    column
}

/// How wide the lines of a text are, from which it is told whether a line went on because the next
/// word did not fit or ended because its author ended it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    columns: u32,
}

/// A wrapped line has at least this many columns: narrower ones are lists of names.
const NARROWEST_COLUMNS: u32 = 44;
/// In a text narrower than this, width alone does not tell that a line went on.
const NARROWEST_PROSE: u32 = 56;
/// Lines longer than this were not wrapped by a program that breaks lines.
const WIDEST_COLUMNS: u32 = 150;

impl Measure {
    /// The column that nine of ten lines end before.
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut ends: Vec<u32> = lines.iter().map(Line::end_column).collect();
        let ninth = ends.len().saturating_sub(1) * 9 / 10;
        let columns = if ends.is_empty() {
            0
        } else {
            *ends.select_nth_unstable(ninth).1
        };
        Self {
            columns: columns.max(NARROWEST_COLUMNS),
        }
    }

    /// Whether `line` broke off only because the first word of `next` did not fit on it.
    pub(super) fn breaks_for_want_of_room(self, text: &str, line: &Line, next: &Line) -> bool {
        if line.width > WIDEST_COLUMNS {
            return false;
        }
        let words = line.span.of(text);
        let following = next.span.of(text);
        let first = following.split(is_space).next().unwrap_or("");
        let first_columns = u32::try_from(first.chars().take(30).count()).unwrap_or(30);
        let needed = line.end_column().saturating_add(1).saturating_add(first_columns);
        if words.starts_with(|c: char| c.is_ascii_digit())
            && following.starts_with(|c: char| c.is_ascii_digit())
            && !(begins_with_a_year(following) && is_prose(words))
        {
            return false;
        }
        if is_labelled(following) && !leaves_open(words) {
            return false;
        }
        let share = if ends_a_sentence(words) {
            96
        } else if following.starts_with(char::is_lowercase) {
            50
        } else if leaves_open(words) {
            65
        } else {
            88
        };
        let is_told_by_width_alone = share > 65;
        let fits_the_text =
            !is_told_by_width_alone || (NARROWEST_PROSE..=WIDEST_COLUMNS).contains(&self.columns);
        fits_the_text && u64::from(needed) * 100 >= u64::from(self.columns.min(WIDEST_COLUMNS)) * share
    }
}

/// Whether a line ends as a sentence, a clause of a list or a lead-in does.
pub(super) fn ends_a_sentence(words: &str) -> bool {
    words
        .trim_end_matches(['"', '\'', '”', '’', ')', '*'])
        .ends_with(['.', ':', ';', '!', '?'])
        || words.ends_with(":-")
}

/// Whether a line begins with a year, as a sentence goes on with one: `2005 to look into the cranes`.
fn begins_with_a_year(words: &str) -> bool {
    let year = words
        .get(..4)
        .is_some_and(|year| year.starts_with(['1', '2']) && year.chars().all(|c| c.is_ascii_digit()));
    year && words
        .get(4..)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '.', ';', ')']))
}

/// Whether a line is running text: most of its words are in small letters.
fn is_prose(words: &str) -> bool {
    const FEWEST: usize = 6;
    words
        .split(is_space)
        .filter(|word| word.starts_with(char::is_lowercase))
        .count()
        >= FEWEST
}

/// Whether a line begins with a label of its own: `Report of: the Chair`.
fn is_labelled(words: &str) -> bool {
    let Some((label, _)) = words.split_once(':').filter(|(label, _)| label.len() <= 24) else {
        return false;
    };
    label.starts_with(char::is_uppercase)
        && label.split(is_space).count() <= 3
        && label
            .chars()
            .all(|c| c.is_alphabetic() || is_space(c) || matches!(c, '-' | '/' | '(' | ')'))
}

/// Whether more words must follow: the line ends with a comma or a joining word.
pub(super) fn leaves_open(words: &str) -> bool {
    let last = words.rsplit(is_space).next().unwrap_or("");
    words.ends_with([',', '–', '&'])
        || matches!(
            last,
            "a" | "an"
                | "and"
                | "as"
                | "at"
                | "be"
                | "by"
                | "for"
                | "from"
                | "in"
                | "is"
                | "of"
                | "on"
                | "or"
                | "that"
                | "the"
                | "their"
                | "to"
                | "was"
                | "were"
                | "which"
                | "with"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_their_indent_and_what_stands_above() {
        let text = "\u{feff}Minutes\n\n \u{a0}\n  (a) first\n\tsecond \u{200b}\n";
        let found: Vec<(&str, u32, bool)> = lines_of(text, &[])
            .iter()
            .map(|l| (l.span.of(text), l.indent, l.blank_above))
            .collect();
        assert_eq!(
            found,
            [("Minutes", 0, true), ("(a) first", 2, true), ("second", 8, false)]
        );
    }

    #[test]
    fn a_form_feed_begins_a_page_and_a_last_one_does_not() {
        let text = "one\n\u{c}two\nstill two\n\u{c}";
        let pages = pages_of(text);
        assert_eq!(pages.len(), 2);
        let on: Vec<Option<u32>> = lines_of(text, &pages).iter().map(|l| l.page).collect();
        assert_eq!(on, [Some(1), Some(2), Some(2)]);
    }

    #[test]
    fn a_full_line_goes_on_and_a_short_one_does_not() {
        let text = "The working group met five times between March and July and\n\
                    Officers of the county came to two of those meetings to help\n\
                    members.\n\
                    Date: 4 May\n\
                    Report of the Panel on Winter Roads, sent on to the Cabinet\n\
                    Title: Winter\n";
        let lines = lines_of(text, &[]);
        let measure = Measure::of(&lines);
        let goes_on: Vec<bool> = lines
            .windows(2)
            .map(|pair| measure.breaks_for_want_of_room(text, &pair[0], &pair[1]))
            .collect();
        assert_eq!(goes_on, [true, true, false, false, false]);
    }
}
