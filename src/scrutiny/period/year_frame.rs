//! Quarters and years: "by the end of Quarter 2", "Q3 2016/17", "end of the financial year", "in
//! the next municipal year", "by 2015".
//!
//! The financial year 2016/17 runs from 1 April 2016 to 31 March 2017 and its first quarter is April
//! to June; the municipal year begins in the month that the council's calendar gives.

use super::days::{self, Which};
use super::month::{Year, read_year};
use super::opening::{Opening, Part, Relation};
use super::tokens::{Kind, Tokens, number_word, ordinal_word};
use super::traps;
use super::{Class, Core, Reading, Window};

/// Reads a quarter or year at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let at = opening.end;
    two_quarters(reading, opening, at)
        .or_else(|| quarter(reading, opening, at))
        .or_else(|| next_quarter(reading, opening, at))
        .or_else(|| printed_years(reading, opening, at))
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
        _ => false,
    };
    let year = i32::try_from(first).ok()?;
    (follows && (1900..2200).contains(&year)).then_some((year, at + 3))
}

/// "16/17", where words around it show that years are meant.
fn short_years(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let first = tokens.number(at).filter(|_| tokens.key(at).len() == 2)?;
    let joined = tokens.is_any(at + 1, &["/", "-"]) && tokens.is_glued(at + 1) && tokens.is_glued(at + 2);
    let second = tokens
        .number(at + 2)
        .filter(|_| joined && tokens.key(at + 2).len() == 2)?;
    (second == (first + 1) % 100).then(|| (super::exact::two_digit_year(first), at + 3))
}

/// The financial year that begins in `year`.
fn financial_year(year: i32) -> Option<Window> {
    days::months(year, 4, 12)
}

/// A quarter of the financial year that begins in `year`.
fn quarter_of(year: i32, quarter: u32) -> Option<Window> {
    match quarter {
        1..=3 => days::months(year, 1 + 3 * quarter, 3),
        4 => days::months(year + 1, 1, 3),
        _ => None,
    }
}

/// "Quarter 2", "Q2", "the second quarter": which one, and one past its last token.
fn quarter_number(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    // "The last quarter of 2016/17": the opening has read "last".
    if tokens.is(at, "quarter") && tokens.is(at.wrapping_sub(1), "last") && tokens.is(at + 1, "of") {
        return Some((4, at + 1));
    }
    let (quarter, end) = if tokens.is_any(at, &["quarter", "qtr", "q", "chwarter"]) {
        let next = tokens.skip(at + 1, &["."]);
        if tokens.is(at, "q") && !tokens.is_glued(next) && tokens.kind(next) != Kind::Number {
            return None;
        }
        let quarter = tokens.number(next).or_else(|| number_word(tokens.key(next)))?;
        (quarter, next + 1)
    } else if tokens.is_any(at + 1, &["quarter", "qtr"]) {
        let ordinal = tokens.get(at).is_some_and(|t| t.ordinal);
        let figure = tokens.number(at).filter(|_| ordinal);
        (figure.or_else(|| ordinal_word(tokens.key(at)))?, at + 2)
    } else {
        return None;
    };
    (1..=4).contains(&quarter).then_some((quarter, end))
}

fn quarter(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    // "2016/17 Q3" prints the year first.
    let (leading_year, at) = match financial_years(tokens, at) {
        Some((year, end)) => (Some(year), tokens.skip(end, &["-", ","])),
        None => (None, at),
    };
    let (quarter, end) = quarter_number(tokens, at)?;
    if let Some(year) = leading_year {
        return Some(Core::new(end, Class::YearFrame, quarter_of(year, quarter)).dated(true));
    }
    let months = parenthesis(tokens, end);
    let of = tokens.skip(months, &["of", "-", ",", "in"]);
    let of = tokens.skip(of, &["the"]);
    let of_year = tokens
        .longest(of, &["financial year", "municipal year", "fy", "year"])
        .unwrap_or(of);
    if let Some((year, end)) = financial_years(tokens, of_year).or_else(|| {
        short_years(tokens, of_year).filter(|_| tokens.is_any(at, &["q", "quarter"]) || of_year > of)
    }) {
        let end = tokens
            .longest(end, &["financial year", "municipal year"])
            .unwrap_or(end);
        return Some(Core::new(end, Class::YearFrame, quarter_of(year, quarter)).dated(true));
    }
    match read_year(tokens, of_year, false) {
        Year::Printed { year, end } => {
            return Some(Core::new(end, Class::YearFrame, quarter_of(year, quarter)).dated(true));
        }
        Year::Misprint { end } => return Some(Core::new(end, Class::YearFrame, None).dated(true)),
        Year::Missing => {}
    }
    if let Some((which, end)) = which_year(tokens, of) {
        let window = days::nearest(reading.anchor, which, false, financial_year)
            .and_then(|w| quarter_of(chrono::Datelike::year(&w.earliest?), quarter));
        return Some(Core::new(end, Class::YearFrame, window));
    }
    let shown = opening.is_shown() || reading.typed;
    if !shown || !reading.typed && traps::is_thing(tokens, end) {
        return None;
    }
    let window = days::nearest(reading.anchor, opening.which(), reading.backward, |year| {
        quarter_of(year, quarter)
    });
    Some(Core::new(months, Class::YearFrame, window))
}

/// "Q1 and Q2 2017/18", "Q2-Q3": from the first to the end of the second.
fn two_quarters(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let (first, at) = quarter_number(reading.tokens, at)?;
    if !reading.tokens.is_any(at, &["and", "to", "-", "/", "&"]) {
        return None;
    }
    let (second, _) = quarter_number(reading.tokens, at + 1).filter(|(second, _)| *second > first)?;
    let last = quarter(reading, opening, at + 1)?;
    let window = last.window.and_then(|w| {
        let year = chrono::Datelike::year(&w.earliest?) - i32::from(second == 4);
        Some(Window::new(quarter_of(year, first)?.earliest?, w.latest?))
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
    let end = tokens.longest(next, &["year", "financial year", "municipal year"])?;
    Some((which, end))
}

/// "(April to June)" after a quarter: one past the bracket; `at` where there is none.
fn parenthesis(tokens: &Tokens<'_>, at: usize) -> usize {
    if !tokens.is(at, "(") {
        return at;
    }
    (at + 1..at + 8)
        .find(|next| tokens.is(*next, ")"))
        .map_or(at, |close| close + 1)
}

/// "Next quarter", "by the end of the quarter".
fn next_quarter(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let ended = matches!(opening.part, Part::End | Part::Start) && opening.article;
    if !tokens.is(at, "quarter") || opening.which.is_none() && !ended || tokens.is(at + 1, "of") {
        return None;
    }
    let date = reading.anchor.date;
    let quarters = |year: i32| (1..=4).filter_map(move |quarter| quarter_of(year, quarter));
    let window = date.and_then(|date| {
        let first = chrono::Datelike::year(&date) - 2;
        let mut all = (first..first + 5).flat_map(quarters);
        match opening.which() {
            Which::Nearest => all.find(|w| w.latest >= Some(date)),
            Which::Next => all.find(|w| w.earliest > Some(date)),
            Which::Last => all.rfind(|w| w.latest < Some(date)),
        }
    });
    let past = opening.which == Some(Which::Last);
    Some(Core::new(at + 1, Class::YearFrame, window).past(past))
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
    let end = tokens.longest(at, YEAR_KINDS)?;
    let welsh = tokens.is(at, "flwyddyn");
    Some((tokens.key(if welsh { end - 1 } else { at }), end))
}

/// "In 2016/17", "the 2016/17 municipal year", "financial year 2016/17".
fn printed_years(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let before = year_kind(tokens, at).or_else(|| {
        let end = tokens.longest(at, &["fy", "year"])?;
        Some(("financial", end))
    });
    let start = before.map_or(at, |(_, end)| {
        tokens.skip(tokens.skip(end, &["of", "-", "("]), &["("])
    });
    let named = before.is_some();
    let (year, end) = financial_years(tokens, start)
        .or_else(|| short_years(tokens, start).filter(|_| named || year_kind(tokens, at + 3).is_some()))?;
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
    ) && opening.article;
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
