//! Days, windows and counts in words, as they stand in files.

use crate::scrutiny::Day;
use crate::scrutiny::period::Window;

/// A day in full: "5 October 2026".
pub(super) fn day(day: Day) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A window: "1 March 2018 to 31 March 2018", "by 31 March 2018".
pub(super) fn window(window: Window) -> String {
    match (window.earliest, window.latest) {
        (Some(first), Some(last)) if first == last => day(first),
        (Some(first), Some(last)) => format!("{} to {}", day(first), day(last)),
        (None, Some(last)) => format!("by {}", day(last)),
        (Some(first), None) => format!("from {}", day(first)),
        (None, None) => String::new(),
    }
}

/// "1 item", "8 items".
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// How many exempt ones stay out, as every file says it; empty where none does.
pub(super) fn left_out(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => String::new(),
        1 => format!("1 exempt {one} is left out of this file."),
        n => format!("{n} exempt {many} are left out of this file."),
    }
}
