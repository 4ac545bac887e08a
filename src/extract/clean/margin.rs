//! The right-hand margin of minutes, in which stands who is to act: initials or an office set well apart
//! from a line of prose, or whatever stands in the column that a line of headings calls "Action".

use crate::document::look;
use crate::scrutiny::passage::Span;

/// White space that sets a margin apart from the words beside it.
const GAP: &str = "   ";

/// How far to the left of its heading a column may begin, in letters.
const LEFT_OF_HEADING: usize = 12;

/// What the layout of a whole paper says about the margins of its lines.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Layout {
    /// Where the column of those who are to act begins, in letters from the left.
    column: Option<usize>,
    /// Whether who is to act stands on a line of its own below what is to be done.
    pub owners_below: bool,
}

impl Layout {
    /// Reads the headings of the columns.
    pub(super) fn of(text: &str) -> Self {
        let mut found = Self::default();
        let mut last = "";
        for line in text.lines() {
            let bare = line.trim();
            if heads_action(bare) {
                let indent = line.chars().count() - line.trim_start().chars().count();
                if indent >= 20 {
                    found.column.get_or_insert(indent);
                }
                found.owners_below |= matches!(
                    last.to_lowercase().as_str(),
                    "item" | "subject" | "minute" | "discussion" | "ref" | "minutes" | "matter" | "issue"
                );
            } else if let Some((before, name)) = bare.rsplit_once(GAP)
                && heads_action(name.trim())
                && !before.chars().any(char::is_lowercase)
            {
                let width = line.trim_end().chars().count();
                found.column.get_or_insert(width - name.trim().chars().count());
            }
            last = bare;
        }
        found
    }

    /// Whether a line that begins at `column` stands in the margin as a whole.
    fn holds(&self, column: usize, words: &str) -> bool {
        self.column
            .is_some_and(|margin| column + LEFT_OF_HEADING >= margin)
            && is_short_name(words)
    }
}

fn heads_action(words: &str) -> bool {
    matches!(
        words,
        "Action"
            | "ACTION"
            | "Actions"
            | "ACTIONS"
            | "Action by"
            | "Action By"
            | "ACTION BY"
            | "By whom"
            | "BY WHOM"
    )
}

/// A line's own words, and the name that stands beside them in the right-hand margin.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub own: Span,
    pub margin: Option<Span>,
}

/// Adds a line to those of its block; one that stands in the margin goes to the line before it.
pub(super) fn push(text: &str, line: Span, layout: &Layout, lines: &mut Vec<Line>) {
    let begins = text.get(..line.start).and_then(|before| before.rfind('\n'));
    let indent = text.get(begins.map_or(0, |at| at + 1)..line.start).unwrap_or("");
    let column = indent.chars().count();
    if indent.trim().is_empty()
        && layout.holds(column, line.of(text))
        && let Some(last) = lines.last_mut()
    {
        let beside = last.margin.filter(|margin| {
            text.get(margin.end..line.start)
                .is_some_and(|between| between.trim().is_empty())
        });
        last.margin = Some(beside.map_or(line, |margin| Span::new(margin.start, line.end)));
        return;
    }
    lines.push(margin_of(text, line, column, layout));
}

/// Whether a block is nothing but names in the margin.
pub(super) fn is_all_margin(text: &str, block: Span, layout: &Layout) -> bool {
    layout.column.is_some()
        && block.of(text).lines().count() <= 2
        && block.of(text).lines().all(|line| {
            let begins = block.start + (line.as_ptr() as usize - block.of(text).as_ptr() as usize);
            let indent = line.len() - line.trim_start().len();
            let start = text
                .get(..begins)
                .and_then(|before| before.rfind('\n'))
                .map_or(0, |at| at + 1);
            let column = text
                .get(start..begins + indent)
                .map_or(0, |before| before.chars().count());
            layout.holds(column, line.trim())
        })
}

/// The name in the right-hand margin of a line of minutes, by whom it is to be done: `GD`, `ALL`,
/// `Clerk`. White space sets it well apart from a line of prose.
fn margin_of(text: &str, line: Span, column: usize, layout: &Layout) -> Line {
    let words = line.of(text);
    let whole = Line {
        own: line,
        margin: None,
    };
    let Some(gap) = words.rfind(GAP) else {
        return whole;
    };
    let name = words.get(gap + GAP.len()..).unwrap_or("").trim();
    let before = words.get(..gap).unwrap_or("").trim_end();
    let start = line.start + words.len() - name.len();
    let at = column
        + words
            .get(..words.len() - name.len())
            .unwrap_or("")
            .chars()
            .count();
    let in_column = layout.holds(at, name) && !before.is_empty() && before.chars().any(char::is_lowercase);
    let prose = before.split_whitespace().count() >= 4
        && before.chars().any(char::is_lowercase)
        && !before.contains(GAP);
    if !in_column && (!prose || !is_owner(name)) {
        return whole;
    }
    Line {
        own: Span::new(line.start, line.start + before.len()),
        margin: Some(Span::new(start, start + name.len())),
    }
}

/// Whether words can be a name in a column of its own: short, with a capital, and no sentence.
fn is_short_name(words: &str) -> bool {
    let named =
        words.starts_with(|c: char| c.is_uppercase() || c == '(') && !words.ends_with(['.', ':', ';']);
    (named || words == "-") && words.chars().count() <= 30 && words.split_whitespace().count() <= 4
}

/// Whether words are the initials or the office of somebody who is to act.
pub(in crate::extract) fn is_owner(name: &str) -> bool {
    let tokens: Vec<&str> = name
        .split([' ', '/', ',', '&'])
        .filter(|token| !token.is_empty())
        .collect();
    // A stage in the margin says how it stands and not who is to act.
    if look::is_status(name) && !matches!(name, "R" | "G" | "B") {
        return false;
    }
    let initials =
        |token: &&str| (2..=4).contains(&token.len()) && token.chars().all(|c| c.is_ascii_uppercase());
    let office = |token: &&str| {
        matches!(
            *token,
            "Clerk"
                | "Chair"
                | "Chairman"
                | "Secretary"
                | "Treasurer"
                | "Officer"
                | "Officers"
                | "Office"
                | "Manager"
                | "Director"
                | "All"
                | "Members"
                | "Secretariat"
        )
    };
    let capital = |token: &&str| token.starts_with(char::is_uppercase) || matches!(*token, "of" | "and");
    let named = tokens.len() <= 4 && tokens.iter().all(capital) && tokens.iter().any(office);
    (1..=4).contains(&tokens.len())
        && (tokens.iter().all(|token| initials(token) || *token == "and") || named)
}

#[cfg(test)]
mod tests {
    use super::{Layout, is_owner};

    #[test]
    fn a_heading_far_to_the_right_begins_a_column() {
        let text = format!("{:70}Action\n\n1. GATES\n", "");
        assert_eq!(Layout::of(&text).column, Some(70));
        assert_eq!(Layout::of("Action\n\nWrite to the smith").column, None);
        assert!(Layout::of("Ref\nItem\nAction\n").owners_below);
    }

    #[test]
    fn initials_and_offices_own_and_sums_do_not() {
        assert!(is_owner("GD / SP") && is_owner("Parks Manager"));
        assert!(!is_owner("£400") && !is_owner("the"));
    }
}
