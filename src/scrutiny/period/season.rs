//! Seasons: "in the Autumn", "over the summer", "Spring 2026", "before next winter".
//!
//! Spring is March to May, summer June to August, autumn September to November, winter December to
//! February of the year after.

use super::days;
use super::month::{Year, read_year};
use super::opening::Opening;
use super::traps;
use super::year_frame::financial_years;
use super::{Class, Core, Reading, Window};

/// The season of a name: the month in which it begins.
fn first_month(key: &str) -> Option<u32> {
    Some(match key {
        "spring" | "gwanwyn" => 3,
        "summer" | "haf" => 6,
        "autumn" | "hydref" => 9,
        "winter" | "gaeaf" => 12,
        _ => return None,
    })
}

fn of_year(year: i32, first_month: u32) -> Option<Window> {
    days::months(year, first_month, 3)
}

/// Reads a season at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let tokens = reading.tokens;
    let at = opening.end;
    let month = first_month(tokens.key(at))?;
    // "Ym mis Hydref" is October, "yn yr hydref" the autumn.
    let welsh_article = tokens.is_any(at.wrapping_sub(1), &["y", "yr"]);
    if tokens.is_any(at, &["hydref", "haf", "gwanwyn", "gaeaf"]) && !welsh_article {
        return None;
    }
    let of = tokens.skip(at + 1, &["of", ","]);
    // "Winter 2016/17" begins in the first of its years.
    if let Some((first, end)) = financial_years(tokens, of) {
        let year = if month == 12 {
            first
        } else {
            first + i32::from(month < 9)
        };
        return Some(Core::new(end, Class::Season, of_year(year, month)).dated(true));
    }
    if let Year::Printed { year, end } = read_year(tokens, of, false) {
        return Some(Core::new(end, Class::Season, of_year(year, month)).dated(true));
    }
    let shown = opening.relation.is_some() || opening.which.is_some() || reading.typed;
    if !shown || !reading.typed && traps::is_thing(tokens, at + 1) {
        return None;
    }
    let window = days::nearest(reading.anchor, opening.which(), reading.backward, |year| {
        of_year(year, month)
    });
    let past = opening.which == Some(days::Which::Last);
    Some(Core::new(at + 1, Class::Season, window).past(past))
}
