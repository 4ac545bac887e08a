//! Years: "end of the financial year", "in the next municipal year", "in 2016/17", "by 2015".
//!
//! The financial year 2016/17 runs from 1 April 2016 to 31 March 2017; the municipal year begins in
//! the month that the council's calendar gives.

use super::days::{self, Which};
use super::month::{Year, read_year};
use super::opening::{Opening, Part, Relation};
use super::tokens::{Kind, Phrases, Tokens};
use super::traps;
use super::{Class, Core, Reading, Window};

/// Reads a year at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let at = opening.end;
    printed_years(reading, opening, at)
        .or_else(|| named_year(reading, opening, at))
        .or_else(|| bare_year(reading, opening, at))
        .or_else(|| plain_year(reading, opening, at))
        .or_else(|| week(reading, opening, at))
}

/// The first year of "2016/17", "2016-2017", "2016/2017", and one past its last token.
pub(super) fn financial_years(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let first = tokens.number(at)?;
    let joined = tokens.is_any(at + 1, &["/", "-"]) && tokens.is_glued(at + 1) && tokens.is_glued(at + 2);
    let second = tokens.number(at + 2).filter(|_| joined)?;
    if tokens.is_any(at + 3, &["/", "-", "."]) && tokens.is_glued(at + 3) && tokens.is_glued(at + 4) {
        return None;
    }
    let (first_figures, second_figures) = (tokens.key(at).len(), tokens.key(at + 2).len());
    let follows = match (first_figures, second_figures) {
        (4, 4) => second == first + 1,
        (4, 2) => second == (first + 1) % 100,
        (4, 1) => second == (first + 1) % 10 && second > 1,
        _ => false,
    };
    let year = i32::try_from(first).ok()?;
    (follows && (1900..2200).contains(&year)).then_some((year, at + 3))
}

/// "16/17", where words around it show that years are meant.
pub(super) fn short_years(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let first = tokens.number(at).filter(|_| tokens.key(at).len() == 2)?;
    let joined = tokens.is_any(at + 1, &["/", "-"]) && tokens.is_glued(at + 1) && tokens.is_glued(at + 2);
    let second = tokens
        .number(at + 2)
        .filter(|_| joined && tokens.key(at + 2).len() == 2)?;
    (second == (first + 1) % 100).then(|| (super::exact::two_digit_year(first), at + 3))
}

/// The financial year that begins in `year`.
pub(super) fn financial_year(year: i32) -> Option<Window> {
    days::months(year, 4, 12)
}

const YEAR_KINDS: &[&str] = &[
    "financial year",
    "fiscal year",
    "budget year",
    "accounting year",
    "municipal year",
    "civic year",
    "council year",
    "calendar year",
    "flwyddyn ariannol",
    "flwyddyn ddinesig",
    "flwyddyn galendr",
];

/// The same, looked up.
static YEAR_KIND: Phrases = Phrases::of(YEAR_KINDS);

/// The window of a kind of year that begins in `year`.
fn year_of_kind(reading: &Reading<'_, '_>, kind: &str, year: i32) -> Option<Window> {
    match kind {
        "calendar" | "galendr" => days::months(year, 1, 12),
        "municipal" | "civic" | "council" | "ddinesig" => {
            days::months(year, reading.anchor.calendar.municipal_year_begins, 12)
        }
        _ => financial_year(year),
    }
}

fn year_kind<'k>(tokens: &'k Tokens<'_>, at: usize) -> Option<(&'k str, usize)> {
    let end = tokens.longest_of(at, &YEAR_KIND)?;
    let welsh = tokens.is(at, "flwyddyn");
    Some((tokens.key(if welsh { end - 1 } else { at }), end))
}

/// "In 2016/17", "the 2016/17 municipal year", "financial year 2016/17".
fn printed_years(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let before = year_kind(tokens, at).or_else(|| {
        let end = tokens.longest_of(at, const { &Phrases::of(&["fy", "year"]) })?;
        Some(("financial", end))
    });
    let start = before.map_or(at, |(_, end)| {
        tokens.skip(tokens.skip(end, &["of", "-", "("]), &["("])
    });
    let named = before.is_some();
    let (year, end) = financial_years(tokens, start).or_else(|| {
        short_years(tokens, start).filter(|(year, _)| {
            named || year_kind(tokens, at + 3).is_some() || is_near(reading, opening, *year)
        })
    })?;
    let end = if named && tokens.is(start.wrapping_sub(1), "(") {
        tokens.skip(end, &[")"])
    } else {
        end
    };
    if opening.relation == Some(Relation::From)
        && tokens.is(end, "to")
        && let Some((last, end)) = financial_years(tokens, end + 1).filter(|(last, _)| *last > year)
    {
        let window = financial_year(year)
            .zip(financial_year(last))
            .map(|(first, last)| Window {
                earliest: first.earliest,
                latest: last.latest,
            });
        return Some(Core::new(end, Class::YearFrame, window).dated(true));
    }
    let after = year_kind(tokens, end);
    let kind = after.or(before).map_or("financial", |(kind, _)| kind);
    let end = after.map_or(end, |(_, end)| end);
    let window = year_of_kind(reading, kind, year);
    let core = Core::new(end, Class::YearFrame, window).dated(true);
    if reading.typed {
        return Some(core);
    }
    // "Budgets for 2016/17", "the 2016/17 budget": the years name the thing.
    let by_itself = match opening.relation {
        Some(Relation::For) => traps::is_programme_before(tokens, at),
        Some(_) => true,
        None => opening.part != Part::Whole,
    };
    let alone = after.is_some() || named || !opening.article;
    (by_itself && alone && !traps::is_thing(tokens, end)).then_some(core)
}

/// Whether "25/26" alone is a year: no day and month, words that tell when before it, and close by.
fn is_near(reading: &Reading<'_, '_>, opening: &Opening, year: i32) -> bool {
    use chrono::Datelike;
    let near = reading
        .anchor
        .date
        .is_some_and(|date| (date.year() - 3..=date.year() + 10).contains(&year));
    let led = opening.part != Part::Whole
        || matches!(
            opening.relation,
            Some(Relation::In | Relation::By | Relation::From | Relation::Until | Relation::Before)
        );
    let at_a_house = reading.tokens.is_any(opening.end.wrapping_sub(1), &["at", "on"]);
    near && led && !at_a_house && (2012..2070).contains(&year)
}

/// "The next municipal year", "end of the financial year".
fn named_year(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let (kind, end) = year_kind(tokens, at)?;
    if let Year::Printed { year, end } = read_year(tokens, tokens.skip(end, &["of"]), false) {
        let window = year_of_kind(reading, kind, year);
        return Some(Core::new(end, Class::YearFrame, window).dated(true));
    }
    if tokens.is_any(end, &["end", "-"]) && tokens.is_any(tokens.skip(end, &["-"]), &["end"]) {
        let end = tokens.skip(end, &["-"]) + 1;
        let window = days::nearest(reading.anchor, opening.which(), reading.backward, |year| {
            let last = year_of_kind(reading, kind, year)?.latest?;
            Some(Window::day(last))
        });
        return Some(Core::new(end, Class::YearFrame, window));
    }
    let welsh_next = tokens.is_any(end, &["nesaf", "newydd"]);
    let which = if welsh_next { Which::Next } else { opening.which() };
    let shown = opening.is_shown() || reading.typed || welsh_next;
    if !shown || !reading.typed && traps::is_thing(tokens, end) {
        return None;
    }
    let window = days::nearest(reading.anchor, which, reading.backward, |year| {
        year_of_kind(reading, kind, year)
    });
    let end = if welsh_next { end + 1 } else { end };
    let past = opening.which == Some(Which::Last);
    Some(Core::new(end, Class::YearFrame, window).past(past))
}

/// "By 2015", "during 2012", "the end of 2026".
fn bare_year(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let first = tokens.skip(at, &["year"]);
    let Year::Printed { year, end } = read_year(tokens, first, false) else {
        return None;
    };
    if first == at && tokens.is(at, ",")
        || year < 1950
        || tokens.get(first).is_some_and(|t| t.glued && first != at)
    {
        return None;
    }
    // A range of years is printed_years' or nothing; a decimal or a reference is not a year.
    if tokens.is_any(end, &["/", "-", ".", ","])
        && tokens.is_glued(end)
        && tokens.is_glued(end + 1)
        && tokens.kind(end + 1) == Kind::Number
    {
        return None;
    }
    if let Some(core) = years_to(reading, opening, year, end) {
        return Some(core);
    }
    // "The 2025 calendar year".
    if let Some(end) = tokens
        .longest_of(end, const { &Phrases::of(&["calendar year"]) })
        .filter(|_| opening.is_shown())
    {
        return Some(Core::new(end, Class::YearFrame, days::months(year, 1, 12)).dated(true));
    }
    let shown = match opening.relation {
        Some(Relation::For) => traps::is_programme_before(tokens, at) || opening.part != Part::Whole,
        Some(_) => true,
        None => opening.part != Part::Whole,
    };
    let ok = reading.typed
        || shown
            && (!opening.article || first > at)
            && !traps::is_thing(tokens, end)
            && !traps::is_counted(tokens, end);
    ok.then(|| Core::new(end, Class::YearFrame, days::months(year, 1, 12)).dated(true))
}

/// "Between 2022 and 2025", "from 2017 to 2019".
fn years_to(reading: &Reading<'_, '_>, opening: &Opening, first: i32, at: usize) -> Option<Core> {
    let joined = match opening.relation? {
        Relation::Between => "and",
        Relation::From => "to",
        _ => return None,
    };
    let Year::Printed { year: last, end } = read_year(reading.tokens, at + 1, false) else {
        return None;
    };
    if !reading.tokens.is(at, joined) || last <= first {
        return None;
    }
    let window = days::day(first, 1, 1)
        .zip(days::day(last, 12, 31))
        .map(|(first, last)| Window::new(first, last));
    Some(Core::new(end, Class::YearFrame, window).dated(true))
}

/// "This year", "next year", "the end of the year", "year end".
fn plain_year(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    if !tokens.is_any(at, &["year", "flwyddyn"]) || tokens.get(at).is_some_and(|t| t.possessive) {
        return None;
    }
    if tokens.is(at.wrapping_sub(1), "new") || tokens.is(at + 1, "of") {
        return None;
    }
    // "Year end" is the financial year's: 31 March.
    let hyphen = tokens.skip(at + 1, &["-"]);
    if tokens.is(hyphen, "end") && (opening.is_shown() || reading.typed) {
        let printed = financial_years(tokens, hyphen + 1).or_else(|| short_years(tokens, hyphen + 1));
        if let Some((year, end)) = printed {
            let window = days::day(year + 1, 3, 31).map(Window::day);
            return Some(Core::new(end, Class::YearFrame, window).dated(true));
        }
        let window = days::nearest(reading.anchor, Which::Nearest, reading.backward, |year| {
            days::day(year, 3, 31).map(Window::day)
        });
        return Some(Core::new(hyphen + 1, Class::YearFrame, window));
    }
    let ended = matches!(
        opening.part,
        Part::End
            | Part::Later
            | Part::Start
            | Part::Late
            | Part::Early
            | Part::Middle
            | Part::FirstHalf
            | Part::SecondHalf
    ) && (opening.article || opening.part == Part::End && opening.relation.is_some());
    if opening.which.is_none() && !ended || traps::is_thing(tokens, at + 1) {
        return None;
    }
    // "Over the next year" and "the coming year" run from the paper's date: a length of time.
    let length = opening.article && opening.part == Part::Whole;
    if length && opening.which.is_some() && opening.which != Some(Which::Nearest) {
        return None;
    }
    let window = days::nearest(reading.anchor, opening.which(), reading.backward, |year| {
        days::months(year, 1, 12)
    });
    let past = opening.which == Some(Which::Last);
    Some(Core::new(at + 1, Class::YearFrame, window).past(past))
}

/// "Next week", "the end of the week": Monday to Sunday, its end the Friday.
fn week(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let ended = opening.part == Part::End && opening.article;
    if !tokens.is(at, "week") || opening.which.is_none() && !ended || tokens.is(at + 1, "of") {
        return None;
    }
    let length = opening.article && opening.part == Part::Whole && !opening.is_this;
    if tokens.get(at).is_some_and(|t| t.possessive) || length && opening.relation.is_some() {
        return None;
    }
    let window = reading.anchor.date.and_then(|date| {
        let seven = chrono::Days::new(7);
        let date = match opening.which() {
            Which::Nearest => Some(date),
            Which::Next => date.checked_add_days(seven),
            Which::Last => date.checked_sub_days(seven),
        };
        let week = days::week_of(date?)?;
        if opening.part == Part::End {
            return week
                .earliest
                .and_then(|monday| days::plus_days(monday, 4))
                .map(Window::day);
        }
        Some(week)
    });
    let past = opening.which == Some(Which::Last);
    let core = Core::new(at + 1, Class::Duration, window).past(past);
    Some(if opening.part == Part::End {
        core.settled()
    } else {
        core
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_none};
    use super::Class;

    #[test]
    fn quarters_and_years_are_read_as_a_clerk_reads_them() {
        check(
            Class::YearFrame,
            "2016-10-12",
            "by the end of Quarter 2 | 2017-09-30
             by the end of Quarter 3 | 2016-12-31
             in Q3 2016/17 | 2016-10-01..2016-12-31
             during quarter 2 of 2017/18 | 2017-07-01..2017-09-30
             in Quarter 4 2016/17 | 2017-01-01..2017-03-31
             by the end of Q1 2017/18 | 2017-06-30
             in Q4 | 2017-01-01..2017-03-31
             in the first quarter of 2017/18 | 2017-04-01..2017-06-30
             in the first quarter (April to June) of 2017/18 | 2017-04-01..2017-06-30
             by the end of the third quarter | 2016-12-31
             in the final quarter of this financial year | 2017-01-01..2017-03-31
             in the first quarter of next year | 2017-04-01..2017-06-30
             next quarter | 2017-01-01..2017-03-31
             by the end of the quarter | 2016-12-31
             during the second quarter of 20117 | -
             in 2017/18 Q1 | 2017-04-01..2017-06-30
             by the end of the financial year | 2017-03-31
             before the end of the financial year | 2017-03-31
             in the next financial year | 2017-04-01..2018-03-31
             in the new financial year | 2017-04-01..2018-03-31
             this financial year | 2016-04-01..2017-03-31
             in the next municipal year | 2017-04-01..2018-03-31
             at the start of the new municipal year | 2017-04-01
             in the current municipal year | 2016-04-01..2017-03-31
             in the 2017/18 municipal year | 2017-04-01..2018-03-31
             in the municipal year 2017/18 | 2017-04-01..2018-03-31
             in financial year 2017/18 | 2017-04-01..2018-03-31
             in 2017/18 | 2017-04-01..2018-03-31
             during 2017-18 | 2017-04-01..2018-03-31
             by the end of 2017/18 | 2018-03-31
             in 2017/2018 | 2017-04-01..2018-03-31
             early in 2017/18 | 2017-04-01..2017-06-30
             by 2018 | 2018-01-01..2018-12-31
             during 2017 | 2017-01-01..2017-12-31
             in 2017 | 2017-01-01..2017-12-31
             by the end of 2017 | 2017-12-31
             no later than the end of 2018 | 2018-12-31
             early in 2017 | 2017-01-01..2017-03-31
             in late 2017 | 2017-10-01..2017-12-31
             late in 2017 | 2017-10-01..2017-12-31
             by mid-2017 | 2017-06-01..2017-06-30
             in the first half of 2017 | 2017-01-01..2017-06-30
             in the second half of 2017 | 2017-07-01..2017-12-31
             in the latter part of 2017 | 2017-10-01..2017-12-31
             towards the end of 2017 | 2017-10-01..2017-12-31
             before the end of the calendar year | 2016-12-31
             by the end of the year | 2016-12-31
             by the end of this year | 2016-12-31
             later this year | 2016-10-12..2016-12-31
             later in the year | 2016-10-12..2016-12-31
             next year | 2017-01-01..2017-12-31
             early next year | 2017-01-01..2017-03-31
             by the end of next year | 2017-12-31
             by year end | 2017-03-31
             by the financial year-end | 2017-03-31
             until 2018 | 2018-01-01..2018-12-31
             from 2017/18 | 2017-04-01..2018-03-31
             erbyn diwedd y flwyddyn ariannol | 2017-03-31
             in the last quarter of 2016/17 | 2017-01-01..2017-03-31
             in the first three months of 2017 | 2017-01-01..2017-03-31
             within the first six months of 2017 | 2017-01-01..2017-06-30
             for the remainder of the municipal year | 2016-10-12..2017-03-31
             prior to the start of the 2017/18 financial year | 2017-04-01
             from 2017/18 to 2019/20 | 2017-04-01..2020-03-31
             in Q1 and Q2 2017/18 | 2017-04-01..2017-09-30
             in Q3-Q4 | 2016-10-01..2017-03-31
             by the year 2020 | 2020-01-01..2020-12-31
             in the second half of the year | 2016-07-01..2016-12-31
             by end of Q2 | 2017-09-30
             by end 2017 | 2017-12-31
             at the start of the financial year | 2017-04-01
             between 2018 and 2020 | 2018-01-01..2020-12-31
             from 2017 to 2019 | 2017-01-01..2019-12-31
             in the budget year 2017/18 | 2017-04-01..2018-03-31",
        );
    }

    #[test]
    fn what_only_looks_like_quarters_and_years_is_left_alone() {
        check_none(
            "The 2016/17 budget was set.
             In the 2017/18 budget there is a saving.
             Priorities, outcomes and targets for 2017/18 are attached.
             Annual Report 2016/17
             The Localism Act 2011 applies.
             Grants of £2017 and more are listed.
             There are 2017 homes.
             In 2500 cases no reply came.
             The first quarter Portfolio Report is attached.
             They answered questions 2017/19 and 18.
             A quarter of residents replied.
             Three years of data are attached.
             The Year 6 pupils did well.
             The council's Five Year Plan is attached.
             Circular 2016/45 applies.",
        );
    }
}
