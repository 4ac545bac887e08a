//! How text is laid out for people: aligned columns, British dates, and words cut to a line.

use std::io::{self, Write};

use crate::scrutiny::Day;
use crate::scrutiny::period::Window;
use crate::scrutiny::promise::Due;

/// A day as papers print it: 28 June 2016.
pub(super) fn day(day: Day) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A window in words.
pub(super) fn window(window: Window) -> String {
    match (window.earliest, window.latest) {
        (Some(earliest), Some(latest)) if earliest == latest => day(latest),
        (Some(earliest), Some(latest)) => format!("{} to {}", day(earliest), day(latest)),
        (None, Some(latest)) => format!("by {}", day(latest)),
        (Some(earliest), None) => format!("from {}", day(earliest)),
        (None, None) => "no date".to_owned(),
    }
}

/// A due time: its phrase and, where it has one, its window.
pub(super) fn due(due: &Due) -> String {
    match due.window {
        Some(found) => format!("“{}” ({})", due.phrase, window(found)),
        None => format!("“{}”", due.phrase),
    }
}

/// The first `length` characters of a text in one line, with an ellipsis where there was more.
pub(super) fn first_words(text: &str, length: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= length {
        return line;
    }
    let cut: String = line.chars().take(length.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

/// "1 paper", "3 papers".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Rows whose columns are aligned when they are printed; the last column is never padded.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn with_headings(headings: &[&str]) -> Self {
        Self {
            rows: vec![headings.iter().map(|heading| (*heading).to_owned()).collect()],
        }
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let mut widths: Vec<usize> = Vec::new();
        for row in &self.rows {
            for (column, cell) in row.iter().enumerate() {
                let width = cell.chars().count();
                match widths.get_mut(column) {
                    Some(widest) => *widest = width.max(*widest),
                    None => widths.push(width),
                }
            }
        }
        for row in &self.rows {
            let padded: Vec<String> = row
                .iter()
                .zip(&widths)
                .map(|(cell, width)| format!("{cell:width$}"))
                .collect();
            writeln!(out, "{}", padded.join("  ").trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_letters_and_not_by_bytes() {
        let mut table = Table::with_headings(&["Ref", "Paper"]);
        table.row(["ŵŷ".to_owned(), "x".to_owned()]);
        table.row(["abcd".to_owned(), "y".to_owned()]);
        let mut out = Vec::new();
        table.print(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "Ref   Paper\nŵŷ    x\nabcd  y\n");
    }

    #[test]
    fn words_are_cut_to_a_line_and_say_so() {
        assert_eq!(
            first_words("That the  Cabinet\nprovides", 40),
            "That the Cabinet provides"
        );
        assert_eq!(first_words("That the Cabinet provides", 10), "That the…");
    }

    #[test]
    fn windows_read_as_people_say_them() {
        let at = |text: &str| text.parse::<Day>().unwrap();
        let whole = Window::new(at("2018-03-01"), at("2018-03-31"));
        assert_eq!(window(whole), "1 March 2018 to 31 March 2018");
        assert_eq!(window(Window::day(at("2016-06-28"))), "28 June 2016");
        assert_eq!(
            window(Window {
                earliest: None,
                ..whole
            }),
            "by 31 March 2018"
        );
        assert_eq!(
            window(Window {
                latest: None,
                ..whole
            }),
            "from 1 March 2018"
        );
    }
}
