//! Markdown: plain text whose marks are stated. Headings, lists and tables are read as in plain text;
//! what differs is that lines go on until a blank one, and that marks around words are left out.

use super::blocks::{self, Breaks};
use super::line::{self, Line, is_space, trimmed};
use super::{Document, Format};
use crate::scrutiny::passage::{Block, BlockKind, Span};

/// Reads a decoded Markdown text.
pub(super) fn read(text: String, notes: Vec<String>) -> Document {
    let text = without_inline_marks(&text);
    let pages = line::pages_of(&text);
    let mut lines = line::lines_of(&text, &pages);
    for line in &mut lines {
        without_quotation_mark(&text, line);
    }
    let mut blocks = blocks::of_lines(&text, &lines, Breaks::Soft);
    underlined_headings(&text, &mut blocks);
    for block in &mut blocks {
        block.span = without_emphasis(&text, block.span);
    }
    Document {
        format: Format::Markdown,
        text,
        blocks,
        pages,
        outline: Vec::new(),
        notes,
    }
}

/// The text without the pairs of marks around words within a line: `**Title:** Buses` reads
/// "Title: Buses". A mark that has no partner in its line is a character like any other, and a line
/// that is one pair of marks from end to end keeps them: they make a heading of it.
fn without_inline_marks(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if words.starts_with("**")
            && words.ends_with("**")
            && !words.get(2..).is_some_and(|w| w.contains("** "))
        {
            plain.push_str(line);
        } else {
            plain.push_str(&without_pairs(line));
        }
    }
    plain
}

fn without_pairs(line: &str) -> String {
    const MARKS: [&str; 5] = ["**", "__", "`", "*", "_"];
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    let mut before = None;
    while let Some(letter) = rest.chars().next() {
        let inner = MARKS.iter().find_map(|mark| between_marks(rest, before, mark));
        if let Some((inner, after)) = inner {
            plain.push_str(inner);
            before = inner.chars().next_back();
            rest = after;
        } else {
            plain.push(letter);
            before = Some(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or("");
        }
    }
    plain
}

/// The words between `mark` at the beginning of `rest` and its partner, and what follows: marks touch
/// their words within and stand free of letters without. Looks no further than [`LONGEST_MARKED`].
fn between_marks<'a>(rest: &'a str, before: Option<char>, mark: &str) -> Option<(&'a str, &'a str)> {
    let inside = rest.strip_prefix(mark)?;
    if before.is_some_and(char::is_alphanumeric) || inside.starts_with(|c| is_space(c) || mark.contains(c)) {
        return None;
    }
    let near = inside
        .char_indices()
        .nth(LONGEST_MARKED)
        .map_or(inside, |(at, _)| inside.get(..at).unwrap_or(inside));
    let (inner, _) = near.split_once(mark)?;
    let after = inside.get(inner.len() + mark.len()..)?;
    let closes = !inner.is_empty()
        && !inner.ends_with(is_space)
        && !after.starts_with(|c: char| c.is_alphanumeric() || mark.contains(c));
    closes.then_some((inner, after))
}

/// The longest run of words between two marks, in characters.
const LONGEST_MARKED: usize = 400;

/// `> quoted words` are words.
fn without_quotation_mark(text: &str, line: &mut Line) {
    let words = line.span.of(text);
    let inner = words.trim_start_matches(|c| c == '>' || is_space(c));
    if words.starts_with('>') && !inner.is_empty() {
        line.span = Span::new(line.span.end - inner.len(), line.span.end);
    }
}

/// A line of `===` or `---` right below words makes a heading of them.
fn underlined_headings(text: &str, blocks: &mut [Block]) {
    let mut rest = blocks;
    while let [block, after @ ..] = rest {
        if let Some(rule) = after.first().filter(|r| r.kind == BlockKind::Furniture) {
            let between = text.get(block.span.end..rule.span.start).unwrap_or("");
            let level = match rule.span.of(text) {
                r if r.chars().all(|c| c == '=') => Some(1),
                r if r.chars().all(|c| c == '-') => Some(2),
                _ => None,
            };
            let is_words = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading { .. });
            if let Some(level) = level.filter(|_| is_words && between.matches('\n').count() == 1) {
                block.kind = BlockKind::Heading { level };
            }
        }
        rest = after;
    }
}

/// The span without the marks of emphasis that stand at both of its ends.
fn without_emphasis(text: &str, span: Span) -> Span {
    let words = span.of(text);
    for mark in ["***", "**", "__", "*", "_"] {
        let inner = words.strip_prefix(mark).and_then(|w| w.strip_suffix(mark));
        if inner.is_some_and(|inner| !inner.trim().is_empty() && !inner.contains(mark)) {
            return trimmed(text, Span::new(span.start + mark.len(), span.end - mark.len()));
        }
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::outline::outline;

    #[test]
    fn marks_around_words_are_left_out_and_other_asterisks_are_kept() {
        for (line, plain) in [
            ("**Title:** Buses in the *north*", "Title: Buses in the north"),
            ("See `list.md` and __all__ of it.", "See list.md and all of it."),
            ("* a point", "* a point"),
            ("* **a** point", "* a point"),
            ("5 * 4 * 3", "5 * 4 * 3"),
            ("Marked * are exempt", "Marked * are exempt"),
            ("file_name_here", "file_name_here"),
            ("**Next steps**", "**Next steps**"),
            ("**One** and **two**", "One and two"),
            ("* * *", "* * *"),
            ("**", "**"),
            ("**never closed", "**never closed"),
            ("*é* *ŵy*", "é ŵy"),
        ] {
            assert_eq!(without_inline_marks(line), plain, "{line}");
        }
    }

    #[test]
    fn marks_around_nothing_are_words_of_a_kind() {
        check("*\n*", &["p * *"]);
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(outline(&read(text.to_owned(), Vec::new())), expected, "{text}");
    }

    #[test]
    fn headings_lists_and_tables_come_without_their_marks() {
        check(
            "# Minutes #\n\nBus *shelters*\n=====\n\n**Next steps**\n\nThe panel met\nthe contractor.\n\nDate: 4 May  \nTime: noon\n\n\
             1. One\n   goes on\n   - inner\n2. Two\n\n> Quoted words.\n\n\
             | Action | Owner |\n|---|:-:|\n| Write | Chair |\n",
            &[
                "h1 Minutes",
                "h1 Bus shelters",
                "furniture =====",
                "h2 Next steps",
                "p The panel met the contractor.",
                "p Date: 4 May",
                "p Time: noon",
                "0:1. One goes on",
                "1:- inner",
                "0:2. Two",
                "p Quoted words.",
                "0.0.0* Action",
                "0.0.1* Owner",
                "0.1.0 Write",
                "0.1.1 Chair",
            ],
        );
    }
}
