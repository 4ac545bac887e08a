//! Seasons: "in the Autumn", "over the summer", "Spring 2026", "before next winter".
//!
//! Spring is March to May, summer June to August, autumn September to November, winter December to
//! February of the year after, unless the council's calendar has them begin in other months.

use super::days;
use super::month::{Year, year_after};
use super::opening::Opening;
use super::traps;
use super::year_frame::financial_years;
use super::{Class, Core, Reading, Seasons, Window};
use chrono::Datelike;

/// A season of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// The season of a name.
fn season(key: &str) -> Option<Season> {
    Some(match key {
        "spring" | "gwanwyn" | "wanwyn" | "ngwanwyn" => Season::Spring,
        "summer" | "haf" => Season::Summer,
        "autumn" | "hydref" => Season::Autumn,
        "winter" | "gaeaf" | "aeaf" | "ngaeaf" => Season::Winter,
        _ => return None,
    })
}

impl Season {
    /// The season that begins in a year.
    fn of_year(self, year: i32, seasons: Seasons) -> Option<Window> {
        let (first, next) = match self {
            Self::Spring => (seasons.spring, seasons.summer),
            Self::Summer => (seasons.summer, seasons.autumn),
            Self::Autumn => (seasons.autumn, seasons.winter),
            // Winter lasts into the next year.
            Self::Winter => (seasons.winter, seasons.spring + 12),
        };
        days::months(year, first, next.checked_sub(first)?)
    }
}

/// Reads a season at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let at = opening.end;
    two(reading, opening, at).or_else(|| one(reading, opening, at))
}

fn one(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let season = season(tokens.key(at))?;
    let seasons = reading.anchor.calendar.seasons;
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
        let year = first + i32::from(matches!(season, Season::Spring | Season::Summer));
        return Some(Core::new(end, Class::Season, season.of_year(year, seasons)).dated(true));
    }
    if let Year::Printed { year, end } = year_after(reading, of) {
        return Some(Core::new(end, Class::Season, season.of_year(year, seasons)).dated(true));
    }
    let shown = opening.is_shown() || reading.typed;
    if !shown || !reading.typed && traps::is_thing(tokens, at + 1) {
        return None;
    }
    let window = days::nearest(reading.anchor, opening.which(), reading.backward, |year| {
        season.of_year(year, seasons)
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
    let first = season(tokens.key(at))?;
    season(tokens.key(next))?;
    let second = one(reading, opening, next)?;
    let seasons = reading.anchor.calendar.seasons;
    let window = second.window.and_then(|w| {
        let begins = w.earliest?;
        let before = |year: i32| first.of_year(year, seasons)?.earliest;
        let earliest = before(begins.year())
            .filter(|first| *first <= begins)
            .or_else(|| before(begins.year() - 1))?;
        Some(Window::new(earliest, w.latest?))
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
    fn a_councils_seasons_begin_in_its_own_months() {
        let mut anchor = super::super::tests::anchored("2016-10-12");
        anchor.calendar.seasons = super::Seasons {
            spring: 2,
            summer: 5,
            autumn: 8,
            winter: 11,
        };
        for (phrase, expected) in [
            ("in the spring", ("2017-02-01", "2017-04-30")),
            ("in Summer 2018", ("2018-05-01", "2018-07-31")),
            ("this autumn", ("2016-08-01", "2016-10-31")),
            ("winter 2016/17", ("2016-11-01", "2017-01-31")),
            ("Winter/Spring 2018", ("2017-11-01", "2018-04-30")),
        ] {
            let read = super::super::resolve(phrase, &anchor).unwrap();
            let (from, to) = expected;
            assert_eq!(
                read.window,
                Some(super::Window::new(from.parse().unwrap(), to.parse().unwrap())),
                "{phrase}"
            );
        }
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
