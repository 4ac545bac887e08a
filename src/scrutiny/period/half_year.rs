//! Halves of a year: "in H1 2025/26", "at the half-year", "by mid-year", "the turn of the year".
//!
//! The half-year of a council is that of its financial year: 30 September.

use super::days;
use super::month::{Year, read_year};
use super::opening::{Opening, Part};
use super::tokens::{Phrases, Tokens};
use super::year_frame::financial_years;
use super::{Class, Core, Reading, Window, traps};

/// Reads a half of a year, or its middle or turn, at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    numbered(reading, opening)
        .or_else(|| middle(reading, opening))
        .or_else(|| turn(reading, opening))
}

/// "H1 2025/26", "H2 2025", "H2": which half, and one past its number.
fn half_number(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let figure = tokens.number(at + 1).filter(|_| tokens.is_glued(at + 1))?;
    (tokens.is(at, "h") && tokens.is_capital(at) && matches!(figure, 1 | 2)).then_some((figure, at + 2))
}

fn numbered(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let tokens = reading.tokens;
    let (half, end) = half_number(tokens, opening.end)?;
    let of = tokens.skip(tokens.skip(end, &["of", ",", "-"]), &["fy"]);
    let from = |year: i32, month: u32| match half {
        1 => days::months(year, month, 6),
        _ => days::months(year + i32::from(month > 6), (month + 5) % 12 + 1, 6),
    };
    if let Some((year, end)) = financial_years(tokens, of) {
        return Some(Core::new(end, Class::YearFrame, from(year, 4)).dated(true));
    }
    if let Year::Printed { year, end } = read_year(tokens, of, false) {
        return Some(Core::new(end, Class::YearFrame, from(year, 1)).dated(true));
    }
    if !opening.is_shown() && !reading.typed || traps::is_thing(tokens, end) {
        return None;
    }
    let window = days::nearest(reading.anchor, opening.which(), reading.backward, |year| {
        from(year, 4)
    });
    Some(Core::new(end, Class::YearFrame, window))
}

/// "At the half-year", "by the half-year point", "at mid-year".
fn middle(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let tokens = reading.tokens;
    let half = tokens.longest_of(
        opening.end,
        const {
            &Phrases::of(&[
                "half year point",
                "half year stage",
                "half year mark",
                "half year",
            ])
        },
    );
    let mid = (opening.part == Part::Middle && tokens.is(opening.end.wrapping_sub(1), "-"))
        .then(|| {
            tokens.longest_of(
                opening.end,
                const { &Phrases::of(&["year point", "year stage", "year"]) },
            )
        })
        .flatten();
    let end = half.or(mid)?;
    // "A half-year report", "over the next half year": not the point itself.
    let at = opening.start;
    let led = tokens.is_any(at, &["at", "by", "until", "before", "after"]);
    if !led || opening.which.is_some() || traps::is_thing(tokens, end) || tokens.is(end, "of") {
        return None;
    }
    let window = days::nearest(reading.anchor, opening.which(), reading.backward, |year| {
        days::day(year, 9, 30).map(Window::day)
    });
    let whole = Opening {
        part: Part::Whole,
        ..*opening
    };
    let settled = window.and_then(|w| super::opening::relate(w, whole.relation));
    Some(Core::new(end, Class::YearFrame, settled).settled())
}

/// "By the turn of the year": the last day of one and the first of the next.
fn turn(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let end = reading
        .tokens
        .longest_of(opening.end, const { &Phrases::of(&["turn of the year"]) })?;
    let window = days::nearest(reading.anchor, opening.which(), reading.backward, |year| {
        Some(Window::new(days::day(year, 12, 31)?, days::day(year + 1, 1, 1)?))
    });
    (opening.is_shown() || reading.typed).then(|| Core::new(end, Class::YearFrame, window))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_none};
    use super::Class;

    #[test]
    fn halves_of_a_year_are_read_as_a_clerk_reads_them() {
        check(
            Class::YearFrame,
            "2024-10-16",
            "in H1 2025/26 | 2025-04-01..2025-09-30
             in H2 2024/25 | 2024-10-01..2025-03-31
             by the end of H1 2025 | 2025-06-30
             in H2 2025 | 2025-07-01..2025-12-31
             in H2 | 2024-10-01..2025-03-31
             at the half-year | 2025-09-30
             by the half-year point | 2025-09-30
             at half year | 2025-09-30
             at mid-year | 2025-09-30
             by the mid-year point | 2025-09-30
             by the turn of the year | 2024-12-31..2025-01-01
             in the first half of 2025/26 | 2025-04-01..2025-09-30
             in the second half of 2024/25 | 2024-10-01..2025-03-31
             during the second half of the financial year | 2024-10-01..2025-03-31",
        );
    }

    #[test]
    fn what_only_looks_like_halves_of_a_year_is_left_alone() {
        check_none(
            "The half-year report is attached.
             A mid-year review was held.
             Pencils of grade H2 are used.
             The H1 sheet was torn.
             At half past the hour they stopped.",
        );
    }
}
