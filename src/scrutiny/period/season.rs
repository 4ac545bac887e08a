//! Seasons: "in the Autumn", "over the summer", "Spring 2026", "before next winter".
//!
//! Spring is March to May, summer June to August, autumn September to November, winter December to
//! February of the year after.

use super::days;
use super::month::{Year, year_after};
use super::opening::Opening;
use super::traps;
use super::year_frame::financial_years;
use super::{Class, Core, Reading, Window};
use chrono::Datelike;

/// The season of a name: the month in which it begins.
fn first_month(key: &str) -> Option<u32> {
    Some(match key {
        "spring" | "gwanwyn" | "wanwyn" | "ngwanwyn" => 3,
        "summer" | "haf" => 6,
        "autumn" | "hydref" => 9,
        "winter" | "gaeaf" | "aeaf" | "ngaeaf" => 12,
        _ => return None,
    })
}

fn of_year(year: i32, first_month: u32) -> Option<Window> {
    days::months(year, first_month, 3)
}

/// Reads a season at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let at = opening.end;
    two(reading, opening, at).or_else(|| one(reading, opening, at))
}

fn one(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let month = first_month(tokens.key(at))?;
    // "Ym mis Hydref" is October, "yn yr hydref" the autumn.
    let welsh_article = tokens.is_any(at.wrapping_sub(1), &["y", "yr"]);
    const WELSH: &[&str] = &["haf", "gwanwyn", "gaeaf", "wanwyn", "ngwanwyn", "aeaf", "ngaeaf"];
    let of = tokens.skip(at + 1, &["of", ","]);
    let bare_welsh = tokens.is(at, "hydref") || tokens.is_any(at, WELSH) && tokens.number(of).is_none();
    if bare_welsh && !welsh_article {
        return None;
    }
    // "Winter 2016/17" begins in the first of its years.
    if let Some((first, end)) = financial_years(tokens, of) {
        let year = if month == 12 {
            first
        } else {
            first + i32::from(month < 9)
        };
        return Some(Core::new(end, Class::Season, of_year(year, month)).dated(true));
    }
    if let Year::Printed { year, end } = year_after(reading, of) {
        return Some(Core::new(end, Class::Season, of_year(year, month)).dated(true));
    }
    let shown = opening.is_shown() || reading.typed;
    if !shown || !reading.typed && traps::is_thing(tokens, at + 1) {
        return None;
    }
    let window = days::nearest(reading.anchor, opening.which(), reading.backward, |year| {
        of_year(year, month)
    });
    let past = opening.which == Some(days::Which::Last);
    Some(Core::new(at + 1, Class::Season, window).past(past))
}

/// "Summer/Autumn 2017", "spring or summer": from the first to the end of the second.
fn two(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    if !tokens.is_any(at + 1, &["/", "-", "or", "and", "to"]) {
        return None;
    }
    let next = tokens.skip(at + 2, &["early", "late", "the", "mid"]);
    let first = first_month(tokens.key(at))?;
    first_month(tokens.key(next))?;
    let second = one(reading, opening, next)?;
    let window = second.window.and_then(|w| {
        let year = w.earliest?.year();
        let year = if first > w.earliest?.month() {
            year - 1
        } else {
            year
        };
        Some(Window::new(of_year(year, first)?.earliest?, w.latest?))
    });
    Some(Core { window, ..second })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_none};
    use super::Class;

    #[test]
    fn seasons_are_read_as_a_clerk_reads_them() {
        check(
            Class::Season,
            "2016-10-12",
            "in the Autumn | 2016-09-01..2016-11-30
             in the spring | 2017-03-01..2017-05-31
             over the summer | 2017-06-01..2017-08-31
             in the winter | 2016-12-01..2017-02-28
             before next winter | 2016-12-01
             by next spring | 2017-03-01..2017-05-31
             next autumn | 2017-09-01..2017-11-30
             this winter | 2016-12-01..2017-02-28
             in Spring 2018 | 2018-03-01..2018-05-31
             by the end of summer 2017 | 2017-08-31
             from the spring of 2017 | 2017-03-01..2017-05-31
             in late spring 2017 | 2017-03-01..2017-05-31
             in the early autumn of 2017 | 2017-09-01..2017-11-30
             in winter 2016/17 | 2016-12-01..2017-02-28
             in Summer/Autumn 2017 | 2017-06-01..2017-11-30
             in winter or spring 2018 | 2017-12-01..2018-05-31
             late summer | 2017-06-01..2017-08-31
             in winter 2017 | 2017-12-01..2018-02-28
             during the summer of 2017 | 2017-06-01..2017-08-31
             by the autumn | 2016-09-01..2016-11-30
             after the summer | 2017-09-01
             before the spring | 2017-03-01
             by Autumn 2017 | 2017-09-01..2017-11-30
             yn yr hydref | 2016-09-01..2016-11-30
             yn y gwanwyn | 2017-03-01..2017-05-31
             by the end of the winter | 2017-02-28",
        );
        check(
            Class::Season,
            "2017-01-20",
            "in the winter | 2016-12-01..2017-02-28
             next winter | 2017-12-01..2018-02-28",
        );
    }

    #[test]
    fn what_only_looks_like_seasons_is_left_alone() {
        check_none(
            "The winter plan is attached.
             The autumn budget changed little.
             Spring cleaning of the high street continues.
             The spring in the gate is broken.
             The Winter Gardens reopened.
             Autumn leaves block the drains.
             The summer newsletter is attached.",
        );
    }
}
