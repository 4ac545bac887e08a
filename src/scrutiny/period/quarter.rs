//! Quarters: "by the end of Quarter 2", "Q3 2016/17", "Q1 and Q2", "the final quarter of this
//! financial year", "next quarter".
//!
//! The first quarter of the financial year is April to June. Beside the number of one calendar year
//! ("Q4 2021") the quarters are those of the calendar, unless that one is over and the financial
//! year's is not.

use super::days::{self, Which};
use super::month::{Year, read_year};
use super::opening::{Opening, Part};
use super::tokens::{Kind, Phrases, Tokens, number_word, ordinal_word};
use super::year_frame::{financial_year, financial_years, short_years};
use super::{Class, Core, Reading, Window, traps};
use chrono::Datelike;

/// Reads a quarter at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let at = opening.end;
    two(reading, opening, at)
        .or_else(|| one(reading, opening, at))
        .or_else(|| next(reading, opening, at))
}

/// A quarter of the financial year that begins in `year`.
fn of_financial_year(year: i32, quarter: u32) -> Option<Window> {
    match quarter {
        1..=3 => days::months(year, 1 + 3 * quarter, 3),
        4 => days::months(year + 1, 1, 3),
        _ => None,
    }
}

/// A quarter beside the number of one year.
fn of_printed_year(reading: &Reading<'_, '_>, year: i32, quarter: u32) -> Option<Window> {
    let calendar = days::months(year, 3 * quarter - 2, 3)?;
    let financial = of_financial_year(year, quarter)?;
    let is_over = |w: Window| w.latest < reading.anchor.date;
    Some(if is_over(calendar) && !is_over(financial) {
        financial
    } else {
        calendar
    })
}

const NAMES: &[&str] = &["quarter", "quarters", "qtr", "qtrs", "q", "chwarter", "chwarteri"];

/// "Quarter 2", "Q2", "the second quarter": which one, and one past it.
fn number(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    // "The last quarter of 2016/17": the opening has read "last".
    if tokens.is(at, "quarter") && tokens.is(at.wrapping_sub(1), "last") && tokens.is(at + 1, "of") {
        return Some((4, at + 1));
    }
    let (quarter, end) = if tokens.is_any(at, NAMES) {
        let next = tokens.skip(at + 1, &["."]);
        if tokens.is(at, "q") && !tokens.is_glued(next) && tokens.kind(next) != Kind::Number {
            return None;
        }
        let quarter = tokens.number(next).or_else(|| number_word(tokens.key(next)))?;
        (quarter, next + 1)
    } else if tokens.is_any(at + 1, NAMES) {
        let ordinal = tokens.get(at).is_some_and(|t| t.ordinal);
        let figure = tokens.number(at).filter(|_| ordinal);
        (figure.or_else(|| ordinal_word(tokens.key(at)))?, at + 2)
    } else {
        return None;
    };
    (1..=4).contains(&quarter).then_some((quarter, end))
}

fn one(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    // "2016/17 Q3" prints the year first.
    if let Some((year, end)) = financial_years(tokens, at) {
        let (quarter, end) = number(tokens, tokens.skip(end, &["-", ","]))?;
        return Some(Core::new(end, Class::YearFrame, of_financial_year(year, quarter)).dated(true));
    }
    if let Year::Printed { year, end } = read_year(tokens, at, false)
        && let Some((quarter, end)) = number(tokens, tokens.skip(end, &["-", ","]))
    {
        let window = of_printed_year(reading, year, quarter);
        return Some(Core::new(end, Class::YearFrame, window).dated(true));
    }
    let (quarter, end) = number(tokens, at)?;
    after_number(reading, opening, quarter, end)
}

/// What follows a quarter's number: its end, its months in brackets, its year.
fn after_number(reading: &Reading<'_, '_>, opening: &Opening, quarter: u32, end: usize) -> Option<Core> {
    let tokens = reading.tokens;
    // "By Q3 end".
    if tokens.is(end, "end") && tokens.kind(end + 1) != Kind::Number {
        let window = days::nearest(reading.anchor, Which::Nearest, reading.backward, |year| {
            Some(Window::day(of_financial_year(year, quarter)?.latest?))
        });
        return Some(Core::new(end + 1, Class::YearFrame, window));
    }
    let months = parenthesis(tokens, end);
    let of = tokens.skip(months, &["of", "-", ",", "in", "("]);
    let of = tokens.skip(of, &["the"]);
    let of_year = tokens
        .longest_of(
            of,
            const { &Phrases::of(&["financial year", "municipal year", "fy", "year"]) },
        )
        .unwrap_or(of);
    let calendar = tokens.longest_of(of, const { &Phrases::of(&["calendar year", "calendar"]) });
    if let Some(end) = calendar
        && let Year::Printed { year, end } = read_year(tokens, end, false)
    {
        let window = days::months(year, 3 * quarter - 2, 3);
        return Some(Core::new(end, Class::YearFrame, window).dated(true));
    }
    if let Some((year, end)) = financial_years(tokens, of_year).or_else(|| short_years(tokens, of_year)) {
        let end = tokens
            .longest_of(end, const { &Phrases::of(&["financial year", "municipal year"]) })
            .unwrap_or(end);
        let end = if tokens.is(of_year.wrapping_sub(1), "(") {
            tokens.skip(end, &[")"])
        } else {
            end
        };
        let window = of_financial_year(year, quarter);
        return Some(Core::new(end, Class::YearFrame, window).dated(true));
    }
    match read_year(tokens, of_year, false) {
        Year::Printed { year, end } => {
            let window = of_printed_year(reading, year, quarter);
            return Some(Core::new(end, Class::YearFrame, window).dated(true));
        }
        Year::Misprint { end } => return Some(Core::new(end, Class::YearFrame, None).dated(true)),
        Year::Missing => {}
    }
    if let Some((which, end)) = which_year(tokens, of) {
        let window = days::nearest(reading.anchor, which, false, financial_year)
            .and_then(|w| of_financial_year(w.earliest?.year(), quarter));
        return Some(Core::new(end, Class::YearFrame, window));
    }
    let shown = opening.is_shown() || reading.typed;
    if !shown || !reading.typed && traps::is_thing(tokens, end) {
        return None;
    }
    let window = days::nearest(reading.anchor, opening.which(), reading.backward, |year| {
        of_financial_year(year, quarter)
    });
    Some(Core::new(months, Class::YearFrame, window))
}

/// "Q1 and Q2 2017/18", "Q2-Q3", "Q3/4", "quarters 1 and 2": from the first to the end of the second.
fn two(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let (first, joint) = number(tokens, at)?;
    if !tokens.is_any(joint, &["and", "to", "-", "/", "&", "or"]) {
        return None;
    }
    let bare = tokens.is_any(at, NAMES)
        && (tokens.is_glued(joint) && tokens.is_glued(joint + 1) || tokens.is_any(at, &["quarters", "qtrs"]));
    let figure = tokens
        .number(joint + 1)
        .or_else(|| number_word(tokens.key(joint + 1)))
        .filter(|figure| bare && (1..=4).contains(figure));
    let (second, end) = number(tokens, joint + 1).or_else(|| Some((figure?, joint + 2)))?;
    if second <= first {
        return None;
    }
    let last = after_number(reading, opening, second, end)?;
    let window = last.window.and_then(|w| {
        let last_month = w.earliest?;
        let start = last_month.checked_sub_months(chrono::Months::new(3 * (second - first)))?;
        Some(Window::new(start, w.latest?))
    });
    Some(Core { window, ..last })
}

/// "This year", "next financial year" after a quarter.
fn which_year(tokens: &Tokens<'_>, at: usize) -> Option<(Which, usize)> {
    let (which, next) = match tokens.key(at) {
        "this" | "current" => (Which::Nearest, at + 1),
        "next" | "new" | "coming" => (Which::Next, at + 1),
        "financial" | "municipal" => (Which::Nearest, at),
        _ => return None,
    };
    let end = tokens.longest_of(
        next,
        const { &Phrases::of(&["year", "financial year", "municipal year"]) },
    )?;
    Some((which, end))
}

/// "(April to June)" after a quarter: one past the bracket; `at` where there is none.
fn parenthesis(tokens: &Tokens<'_>, at: usize) -> usize {
    if !tokens.is(at, "(") || tokens.kind(at + 1) != Kind::Word {
        return at;
    }
    (at + 1..at + 8)
        .find(|next| tokens.is(*next, ")"))
        .map_or(at, |close| close + 1)
}

/// "Next quarter", "by the end of the quarter", "y chwarter nesaf".
fn next(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let welsh = tokens.is(at, "chwarter");
    let welsh_next = welsh && tokens.is(at + 1, "nesaf");
    let ended = matches!(opening.part, Part::End | Part::Start) && opening.article;
    if !tokens.is_any(at, &["quarter", "chwarter"])
        || opening.which.is_none() && !ended && !welsh_next
        || tokens.is(at + 1, "of")
    {
        return None;
    }
    let which = if welsh_next { Which::Next } else { opening.which() };
    let quarters = |year: i32| (1..=4).filter_map(move |quarter| of_financial_year(year, quarter));
    let window = reading.anchor.date.and_then(|date| {
        let first = date.year() - 2;
        let mut all = (first..first + 5).flat_map(quarters);
        match which {
            Which::Nearest => all.find(|w| w.latest >= Some(date)),
            Which::Next => all.find(|w| w.earliest > Some(date)),
            Which::Last => all.rfind(|w| w.latest < Some(date)),
        }
    });
    let past = which == Which::Last;
    let end = at + 1 + usize::from(welsh_next);
    Some(Core::new(end, Class::YearFrame, window).past(past))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_none};
    use super::Class;

    #[test]
    fn quarters_are_read_as_a_clerk_reads_them() {
        check(
            Class::YearFrame,
            "2024-10-16",
            "in Q1/Q2 2025/26 | 2025-04-01..2025-09-30
             in Q3/4 2025/26 | 2025-10-01..2026-03-31
             in quarters 1 and 2 | 2025-04-01..2025-09-30
             in quarters 3 & 4 of 2025/26 | 2025-10-01..2026-03-31
             in Q2-3 2025/26 | 2025-07-01..2025-12-31
             by Q3 end | 2024-12-31
             by the end of Q4 24/25 | 2025-03-31
             in the fourth quarter of 2024/25 | 2025-01-01..2025-03-31
             in 4th quarter 2024/25 | 2025-01-01..2025-03-31
             in quarter three | 2024-10-01..2024-12-31
             in Q4 (2024/25) | 2025-01-01..2025-03-31
             in Q4 (January to March) 2024/25 | 2025-01-01..2025-03-31
             in Q4 2025 | 2025-10-01..2025-12-31
             in Q1 2025 | 2025-01-01..2025-03-31
             in Q3 2024 | 2024-10-01..2024-12-31
             by the end of the second quarter of 2025 | 2025-06-30
             in Q2 of calendar year 2025 | 2025-04-01..2025-06-30
             in 2025 Q2 | 2025-04-01..2025-06-30
             yn ystod y chwarter nesaf | 2025-01-01..2025-03-31
             yn chwarter 3 | 2024-10-01..2024-12-31",
        );
    }

    #[test]
    fn what_only_looks_like_quarters_is_left_alone() {
        check_none(
            "Three quarters of residents replied.
             A quarter of the homes are empty.
             The Q3 report is attached.
             Question 3 and question 4 were put.",
        );
    }
}
