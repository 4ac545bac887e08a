//! Schools: "summer term of 2017", "February half term", "after Easter", "new academic year".
//!
//! The autumn term is 1 September to 31 December, the spring term 1 January to 31 March, the summer
//! term 1 April to 31 July. Half terms and holidays differ by authority: their windows are as wide
//! as the days on which English and Welsh authorities hold them. In Scotland and Northern Ireland the
//! year ends with June, and in Scotland it begins in August. Where the council's calendar knows the
//! dates of a school year, those are taken.

use super::calendar::Part as Known;
use super::days::{self, Which};
use super::month::{Year, month_name, read_year, year_after};
use super::opening::{Opening, Part};
use super::tokens::{Phrases, Tokens};
use super::traps;
use super::year_frame::financial_years;
use super::{Anchor, Calendar, Class, Core, Reading, Window};
use chrono::{Datelike, Weekday};

/// A part of the school year.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Span {
    Autumn,
    Spring,
    Summer,
    OctoberHalfTerm,
    FebruaryHalfTerm,
    MayHalfTerm,
    Easter,
    EasterHolidays,
    Christmas,
    ChristmasHolidays,
    SummerHolidays,
    /// One of six terms, as the schools of some counties number them.
    OfSix(u32),
}

impl Span {
    /// The days of it that lie in, or begin in, the calendar year: by the dates of the school year
    /// where the council's calendar knows them.
    fn of_year(self, year: i32, calendar: &Calendar) -> Option<Window> {
        let known = match self {
            Self::Autumn => Some(Known::Autumn),
            Self::Spring => Some(Known::Spring),
            Self::Summer => Some(Known::Summer),
            Self::OctoberHalfTerm => Some(Known::OctoberHalfTerm),
            Self::FebruaryHalfTerm => Some(Known::FebruaryHalfTerm),
            Self::MayHalfTerm => Some(Known::MayHalfTerm),
            Self::EasterHolidays => Some(Known::EasterHolidays),
            Self::ChristmasHolidays => Some(Known::ChristmasHolidays),
            Self::OfSix(term) => Some(Known::Sixth(term)),
            Self::Easter | Self::Christmas | Self::SummerHolidays => None,
        };
        let begins = year - i32::from(self.is_after_new_year());
        known
            .and_then(|part| calendar.known_part(part, begins))
            .or_else(|| self.usual(year, calendar))
    }

    /// The days of it as authorities of the nation commonly hold them.
    fn usual(self, year: i32, calendar: &Calendar) -> Option<Window> {
        let (begins, ends) = calendar.usual_ends();
        let between = |from: (u32, u32), to: (u32, u32)| {
            Some(Window::new(
                days::day(year, from.0, from.1)?,
                days::day(year, to.0, to.1)?,
            ))
        };
        match self {
            Self::Autumn => between(begins, (12, 31)),
            Self::Spring => between((1, 1), (3, 31)),
            Self::Summer => between((4, 1), ends),
            Self::OctoberHalfTerm => between((10, 16), (11, 3)),
            Self::FebruaryHalfTerm => between((2, 10), (2, 28)),
            Self::MayHalfTerm => {
                // The week of the spring bank holiday, the last Monday in May.
                let monday = days::next_weekday(days::day(year, 5, 24)?, Weekday::Mon)?;
                Some(Window::new(monday, days::plus_days(monday, 4)?))
            }
            Self::Easter => days::easter(year).map(Window::day),
            Self::EasterHolidays => {
                let sunday = days::easter(year)?;
                Some(Window::new(
                    sunday.checked_sub_days(chrono::Days::new(14))?,
                    days::plus_days(sunday, 14)?,
                ))
            }
            Self::Christmas => days::day(year, 12, 25).map(Window::day),
            Self::ChristmasHolidays => {
                Some(Window::new(days::day(year, 12, 19)?, days::day(year + 1, 1, 5)?))
            }
            Self::SummerHolidays => calendar.summer_holidays(year),
            Self::OfSix(term) => match term {
                1 => between(begins, (10, 31)),
                2 => between((11, 1), (12, 31)),
                3 => between((1, 1), (2, 15)),
                4 => between((2, 16), (3, 31)),
                5 => between((4, 1), (5, 31)),
                _ => between((6, 1), ends),
            },
        }
    }

    /// Whether it falls in the second calendar year of a school year.
    fn is_after_new_year(self) -> bool {
        !matches!(
            self,
            Self::Autumn
                | Self::OctoberHalfTerm
                | Self::Christmas
                | Self::ChristmasHolidays
                | Self::OfSix(1 | 2)
        )
    }
}

const HOLIDAYS: &[&str] = &["holiday", "holidays", "break", "vacation", "recess", "vacations"];

/// Reads a school time at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let at = opening.end;
    let at = reading.tokens.skip(at, &["school", "school's"]);
    year(reading, opening, opening.end)
        .or_else(|| span(reading, opening, at))
        .or_else(|| this_term(reading, opening, at))
}

/// A term, half term or holiday by name, and one past its last token.
fn name(tokens: &Tokens<'_>, at: usize) -> Option<(Span, usize)> {
    let key = tokens.key(at);
    let half = |at: usize| tokens.longest_of(at, const { &Phrases::of(&["half term", "halfterm"]) });
    let next = tokens.skip(at + 1, &["school"]);
    let holiday = tokens.is_any(next, HOLIDAYS).then_some(next + 1);
    let term = (tokens.is(next, "term") && !tokens.is(next + 1, "of") || is_term_of_year(tokens, next))
        .then_some(next + 1);
    match key {
        "autumn" | "spring" | "summer" => {
            if let Some(end) = half(next) {
                let span = match key {
                    "autumn" => Span::OctoberHalfTerm,
                    "spring" => Span::FebruaryHalfTerm,
                    _ => Span::MayHalfTerm,
                };
                return Some((span, end));
            }
            match (key, term, holiday) {
                ("autumn", Some(end), _) => Some((Span::Autumn, end)),
                ("spring", Some(end), _) => Some((Span::Spring, end)),
                ("summer", Some(end), _) => Some((Span::Summer, end)),
                ("summer", _, Some(end)) => Some((Span::SummerHolidays, end)),
                _ => None,
            }
        }
        "term" => {
            let term = tokens.number(at + 1).filter(|term| (1..=6).contains(term))?;
            Some((Span::OfSix(term), at + 2))
        }
        "easter" | "pasg" => Some(holiday.map_or((Span::Easter, at + 1), |end| (Span::EasterHolidays, end))),
        "christmas" | "nadolig" => {
            Some(holiday.map_or((Span::Christmas, at + 1), |end| (Span::ChristmasHolidays, end)))
        }
        "tymor" | "dymor" | "nhymor" => {
            let season = tokens.skip(at + 1, &["yr", "y"]);
            let span = match tokens.key(season) {
                "hydref" => Span::Autumn,
                "gwanwyn" => Span::Spring,
                "haf" => Span::Summer,
                _ => return None,
            };
            Some((span, season + 1))
        }
        _ => {
            // "February half term", "the February 2018 half term holiday".
            let (month, _) = month_name(key)?;
            let year = tokens
                .number(at + 1)
                .is_some_and(|year| (1900..2200).contains(&year));
            let end = half(at + 1 + usize::from(year))?;
            let end = tokens.skip(end, HOLIDAYS);
            match month {
                10 | 11 => Some((Span::OctoberHalfTerm, end)),
                2 => Some((Span::FebruaryHalfTerm, end)),
                5 | 6 => Some((Span::MayHalfTerm, end)),
                _ => None,
            }
        }
    }
}

/// "Term of 2017", unlike "term of office".
fn is_term_of_year(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, "term")
        && tokens.is(at + 1, "of")
        && (tokens.number(at + 2).is_some() || tokens.is_any(at + 2, &["the", "next", "this"]))
}

fn span(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let (span, end) = name(tokens, at)?;
    let of = tokens.skip(end, &["of", ",", "in"]);
    let of = tokens
        .longest_of(
            of,
            const {
                &Phrases::of(&[
                    "academic year",
                    "school year",
                    "the academic year",
                    "the school year",
                ])
            },
        )
        .unwrap_or(of);
    if let Some((first, end)) = financial_years(tokens, of) {
        let year = first + i32::from(span.is_after_new_year());
        return Some(Core::new(end, Class::School, span.of_year(year, &reading.anchor.calendar)).dated(true));
    }
    if let Year::Printed { year, end } = year_after(reading, of) {
        return Some(Core::new(end, Class::School, span.of_year(year, &reading.anchor.calendar)).dated(true));
    }
    if let Year::Printed { year, .. } = read_year(tokens, at + 1, false) {
        return Some(Core::new(end, Class::School, span.of_year(year, &reading.anchor.calendar)).dated(true));
    }
    let feast = matches!(span, Span::Easter | Span::Christmas | Span::OfSix(_));
    let shown = if feast {
        opening.relation.is_some() || opening.which.is_some()
    } else {
        true
    };
    if !reading.typed && (!shown || traps::is_thing(tokens, end)) {
        return None;
    }
    let window = days::nearest(reading.anchor, opening.which(), reading.backward, |year| {
        span.of_year(year, &reading.anchor.calendar)
    });
    let past = opening.which == Some(Which::Last);
    Some(Core::new(end, Class::School, window).past(past))
}

/// "The new academic year", "academic year 2016/17", "the end of the school year".
fn year(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let calendar = &reading.anchor.calendar;
    let of_year = |year: i32| {
        let (begins, ends) = calendar.usual_ends();
        calendar.known_part(Known::Whole, year).or_else(|| {
            Some(Window::new(
                days::day(year, begins.0, begins.1)?,
                days::day(year + 1, ends.0, ends.1)?,
            ))
        })
    };
    const NAMES: &[&str] = &[
        "academic year",
        "school year",
        "school session",
        "academic session",
        "flwyddyn ysgol",
        "flwyddyn academaidd",
    ];
    static NAME: Phrases = Phrases::of(NAMES);
    if let Some((year, end)) = financial_years(tokens, at)
        && let Some(end) = tokens.longest_of(end, &NAME)
    {
        return Some(Core::new(end, Class::School, of_year(year)).dated(true));
    }
    let end = tokens.longest_of(at, &NAME)?;
    if let Some((year, end)) = financial_years(tokens, tokens.skip(end, &["of"])) {
        return Some(Core::new(end, Class::School, of_year(year)).dated(true));
    }
    let shown = opening.is_shown() || reading.typed;
    if !shown || !reading.typed && traps::is_thing(tokens, end) {
        return None;
    }
    let window = days::nearest(reading.anchor, opening.which(), reading.backward, of_year);
    let past = opening.which == Some(Which::Last);
    Some(Core::new(end, Class::School, window).past(past))
}

/// "Next term", "the end of term", "half term".
fn this_term(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let half = tokens.longest_of(at, const { &Phrases::of(&["half term"]) });
    let shown = opening.which.is_some() || matches!(opening.part, Part::End | Part::Start | Part::Later);
    let (spans, end): (&[Span], usize) = match half {
        Some(end) if opening.is_shown() || reading.typed => (
            &[Span::FebruaryHalfTerm, Span::MayHalfTerm, Span::OctoberHalfTerm],
            end,
        ),
        None if tokens.is(at, "term") && (shown || at > opening.end && opening.is_shown()) => {
            (&[Span::Spring, Span::Summer, Span::Autumn], at + 1)
        }
        _ => return None,
    };
    if tokens.is(end, "of") || traps::is_thing(tokens, end) {
        return None;
    }
    let window = one_of(reading.anchor, opening.which(), spans);
    let past = opening.which == Some(Which::Last);
    Some(Core::new(end, Class::School, window).past(past))
}

/// The term that is meant, seen from the anchor.
pub(super) fn term(anchor: &Anchor, which: Which) -> Option<Window> {
    one_of(anchor, which, &[Span::Spring, Span::Summer, Span::Autumn])
}

/// The one of several parts of the school year, in the order of the calendar, that is meant.
fn one_of(anchor: &Anchor, which: Which, spans: &[Span]) -> Option<Window> {
    let date = anchor.date?;
    let first = date.year() - 1;
    let calendar = &anchor.calendar;
    let of_year = |year| spans.iter().filter_map(move |s| s.of_year(year, calendar));
    let mut all = (first..first + 4).flat_map(of_year);
    match which {
        Which::Nearest => all.find(|w| w.latest >= Some(date)),
        Which::Next => all.find(|w| w.earliest > Some(date)),
        Which::Last => all.rfind(|w| w.latest < Some(date)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_none};
    use super::Class;

    #[test]
    fn school_times_are_read_as_a_clerk_reads_them() {
        check(
            Class::School,
            "2016-10-12",
            "in the autumn term | 2016-09-01..2016-12-31
             in the spring term | 2017-01-01..2017-03-31
             by the end of the summer term | 2017-07-31
             before the end of the school summer term | 2017-07-31
             in the summer term of 2017 | 2017-04-01..2017-07-31
             in autumn term 2016/17 | 2016-09-01..2016-12-31
             in the spring term 2016/17 | 2017-01-01..2017-03-31
             in the summer term of the academic year 2016/17 | 2017-04-01..2017-07-31
             by February half term | 2017-02-10..2017-02-28
             after the October half term | 2016-11-04
             in the May half-term | 2017-05-29..2017-06-02
             before the February 2018 half term holiday | 2018-02-10
             by the end of Term 3 | 2017-02-15
             in Term 2 2016/17 | 2016-11-01..2016-12-31
             by Term 5 | 2017-04-01..2017-05-31
             in the school session 2017/18 | 2017-09-01..2018-07-31
             by half term | 2016-10-16..2016-11-03
             after Easter | 2017-04-17
             before Easter | 2017-04-16
             by Easter 2018 | 2018-04-01
             in time for the start of the school year | 2017-09-01
             in the run-up to Christmas | 2016-12-25
             before the summer recess | 2017-07-20
             before Christmas | 2016-12-25
             after Christmas | 2016-12-26
             by Christmas 2017 | 2017-12-25
             over the summer holidays | 2017-07-20..2017-09-04
             after the Easter holidays | 2017-05-01
             in the new academic year | 2017-09-01..2018-07-31
             from the start of the new academic year | 2017-09-01
             by the end of the academic year | 2017-07-31
             in the academic year 2017/18 | 2017-09-01..2018-07-31
             in the 2017/18 academic year | 2017-09-01..2018-07-31
             by the end of this school year | 2017-07-31
             next term | 2017-01-01..2017-03-31
             by the end of term | 2016-12-31
             at the start of next term | 2017-01-01
             this term | 2016-09-01..2016-12-31",
        );
    }

    /// A nation, the day of a paper, a phrase, and the first and last day that it means there.
    type Term = (
        crate::scrutiny::nation::Nation,
        &'static str,
        &'static str,
        &'static str,
        &'static str,
    );

    fn assert_terms(terms: &[Term]) {
        use super::super::{Window, resolve};

        for (nation, date, phrase, from, to) in terms {
            let mut anchor = super::super::tests::anchored(date);
            anchor.calendar.nation = Some(*nation);
            let read = resolve(phrase, &anchor).unwrap();
            let expected = Window::new(from.parse().unwrap(), to.parse().unwrap());
            assert_eq!(read.window, Some(expected), "{phrase} in {nation:?}");
        }
    }

    #[test]
    fn the_terms_of_wales_are_those_that_are_published() {
        use crate::scrutiny::nation::Nation;

        assert_terms(&[
            // The Welsh dates of 2023/24 to 2025/26 are published; those of 2019/20 are not known here.
            (
                Nation::Wales,
                "2023-10-12",
                "by the end of the spring term",
                "2024-03-22",
                "2024-03-22",
            ),
            (
                Nation::Wales,
                "2024-10-12",
                "in the summer term",
                "2025-04-28",
                "2025-07-21",
            ),
            (
                Nation::Wales,
                "2024-10-12",
                "October half term",
                "2024-10-28",
                "2024-11-01",
            ),
            (
                Nation::Wales,
                "2025-10-12",
                "in the spring term",
                "2026-01-05",
                "2026-03-27",
            ),
            (
                Nation::Wales,
                "2025-10-12",
                "February half term",
                "2026-02-16",
                "2026-02-20",
            ),
            (
                Nation::Wales,
                "2025-10-12",
                "over the summer holidays",
                "2026-07-21",
                "2026-09-04",
            ),
            (
                Nation::Wales,
                "2025-10-12",
                "academic year 2025/26",
                "2025-09-01",
                "2026-07-20",
            ),
            (
                Nation::Wales,
                "2019-10-12",
                "in the spring term",
                "2020-01-01",
                "2020-03-31",
            ),
        ]);
    }

    #[test]
    fn a_nations_terms_are_taken_before_the_common_ones() {
        use crate::scrutiny::nation::Nation;

        assert_terms(&[
            (
                Nation::Scotland,
                "2019-10-12",
                "in the summer term",
                "2020-04-01",
                "2020-06-30",
            ),
            (
                Nation::Scotland,
                "2019-10-12",
                "academic year 2020/21",
                "2020-08-11",
                "2021-06-30",
            ),
            (
                Nation::NorthernIreland,
                "2019-10-12",
                "over the summer holidays",
                "2020-07-01",
                "2020-08-31",
            ),
        ]);
    }

    #[test]
    fn what_only_looks_like_school_times_is_left_alone() {
        check_none(
            "At the end of his term of office the Mayor thanked all.
             The long term costs fall.
             The term \"partner\" is used.
             Christmas lights cost less.
             The Easter bank holiday collection moves.
             School places are short.
             In terms of cost nothing changes.",
        );
    }
}
