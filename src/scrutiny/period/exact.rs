//! Days: "by 28 February 2014", "Tuesday 5th November", "31/07/2023", "12 to 16 June".
//!
//! The day stands first, always: 5/11/2026 is 5 November.

use super::days::{self, Which};
use super::month::{Year, is_short_year, meeting_after, month_name, read_year, year_after};
use super::opening::{Opening, Part, Relation};
use super::tokens::{FirstWords, ORDINAL_ENDINGS, Phrases, Tokens};
use super::{Class, Core, Reading, Window, numeric, traps};
use chrono::{Datelike, Weekday};

/// Reads a day at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let at = opening.end;
    let figures = numeric::read(reading, opening, at);
    let words = named(reading, opening, at);
    // "On 2/3 June" is two days and not 2 March.
    figures
        .filter(|figures| words.is_none_or(|words| words.end <= figures.end))
        .or_else(|| week_of_day(reading, opening, at))
        .or_else(|| of_month(reading, opening, at))
        .or(words)
        .or_else(|| weekday_alone(reading, opening, at))
        .or_else(|| typed_word(reading, opening, at))
        .or_else(|| immediate(reading, at))
}

/// A day and month in words and figures, with what is printed of the year.
#[derive(Clone, Copy)]
struct Named {
    weekday: Option<Weekday>,
    day: u32,
    month: u32,
    year: Year,
    end: usize,
}

/// The weekday of a name, English or Welsh, and whether it is written out.
pub(super) fn weekday_name(key: &str) -> Option<(Weekday, bool)> {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    Some(match key {
        "monday" | "llun" => (Mon, true),
        "tuesday" | "mawrth" => (Tue, true),
        "wednesday" | "mercher" => (Wed, true),
        "thursday" | "iau" => (Thu, true),
        "friday" | "gwener" => (Fri, true),
        "saturday" | "sadwrn" => (Sat, true),
        "sunday" | "sul" => (Sun, true),
        "mon" => (Mon, false),
        "tue" | "tues" => (Tue, false),
        "wed" | "weds" => (Wed, false),
        "thu" | "thur" | "thurs" => (Thu, false),
        "fri" => (Fri, false),
        "sat" => (Sat, false),
        "sun" => (Sun, false),
        _ => return None,
    })
}

/// "Tuesday, 28th of February, 2014" or "February 28, 2014"; the range's own first half is left to
/// the caller.
fn one(reading: &Reading<'_, '_>, at: usize) -> Option<Named> {
    let tokens = reading.tokens;
    let at = tokens.skip(at, &["dydd", "ddydd"]);
    let (weekday, mut next) = match weekday_name(tokens.key(at)) {
        Some((weekday, _))
            if !tokens.is(at, "mawrth") || tokens.is_any(at.wrapping_sub(1), &["dydd", "ddydd"]) =>
        {
            let next = tokens.skip(at + 1, &[".", ","]);
            (Some(weekday), tokens.skip(next, &["the"]))
        }
        _ => (None, at),
    };
    next = tokens.skip(next, &["the"]);
    if let Some((month, full)) = month_name(tokens.key(next)) {
        // "March 5, 2017", "March 5th": a bare figure after a month is too often something else.
        let number = tokens.skip(next + 1, if full { &[] } else { &["."] });
        let day = tokens.number(number).filter(|d| (1..=31).contains(d))?;
        let year = read_year(tokens, number + 1, reading.typed);
        let ordinal = tokens.get(number).is_some_and(|t| t.ordinal);
        let shown = ordinal || year.is_printed() || reading.typed && !is_short_year(reading, number);
        return (shown && !is_verb_may(tokens, next)).then_some(Named {
            weekday,
            day,
            month,
            year,
            end: year.end().unwrap_or(number + 1),
        });
    }
    let (day, next) = match spelt_day(tokens, next) {
        Some((day, end)) => (day, end - 1),
        None => (tokens.number(next).filter(|d| (1..=31).contains(d))?, next),
    };
    // "3 rd June": the page set the ending above the line; "3rd. June" has a stop too many.
    let ending = tokens.skip(next + 1, ORDINAL_ENDINGS);
    let ordinal = ending > next + 1 || tokens.get(next).is_some_and(|t| t.ordinal);
    let ending = tokens.skip(ending, if ordinal { &["."] } else { &[] });
    let mut at_month = tokens.skip(ending, &["of", "o"]);
    let dashed = tokens.is(at_month, "-");
    at_month = tokens.skip(at_month, &["-"]);
    at_month = tokens.skip(at_month, &["mis", "fis"]);
    let (month, full) = month_name(tokens.key(at_month))?;
    let mut after = tokens.skip(at_month + 1, if full { &[] } else { &["."] });
    if dashed {
        after = tokens.skip(after, &["-"]);
    }
    let year = read_year(
        tokens,
        after,
        reading.typed || dashed || is_short_year(reading, after),
    );
    let year = if year.is_printed() {
        year
    } else {
        year_after(reading, after)
    };
    let small_may = tokens.is(at_month, "may") && !tokens.is_capital(at_month);
    let sure = ordinal || year.is_printed() || reading.typed || weekday.is_some();
    if is_verb_may(tokens, at_month) && !year.is_printed() || small_may && !sure {
        return None;
    }
    Some(Named {
        weekday,
        day,
        month,
        year,
        end: year.end().unwrap_or(at_month + 1),
    })
}

/// "The twenty-first of June": the day, and one past it; only before "of".
fn spelt_day(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    const DAYS: &[&str] = &[
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    const FIRST: FirstWords = FirstWords::of(DAYS);
    const TENS: FirstWords = FirstWords::of(&["twenty", "thirty", "thirtieth"]);
    if !FIRST.may_stand(tokens, at) && !TENS.may_stand(tokens, at) {
        return None;
    }
    let below_twenty = |at: usize| DAYS.iter().position(|day| tokens.is(at, day));
    let (day, end) = match tokens.key(at) {
        "thirtieth" => (30, at + 1),
        tens @ ("twenty" | "thirty") => {
            let ones = tokens.skip(at + 1, &["-"]);
            let day = below_twenty(ones).filter(|day| *day < 9)?;
            let tens = if tens == "twenty" { 20 } else { 30 };
            (tens + u32::try_from(day).ok()? + 1, ones + 1)
        }
        _ => (u32::try_from(below_twenty(at)?).ok()? + 1, at + 1),
    };
    (tokens.is(end, "of") && month_name(tokens.key(end + 1)).is_some()).then_some((day, end))
}

/// "Option 2 May be": the verb.
fn is_verb_may(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, "may")
        && tokens.is_any(
            at + 1,
            &[
                "be", "not", "have", "also", "only", "wish", "need", "require", "i", "we", "or", "well",
            ],
        )
}

/// Where the last of several days before one month stands: "3, 10 and 17 June", "12 to 16 June".
fn last_of_days(tokens: &Tokens<'_>, at: usize, first: u32) -> Option<usize> {
    let after = |at: usize| tokens.skip(at + 1, ORDINAL_ENDINGS);
    let (mut at, mut day) = (at, first);
    // No list of days is longer than a week of them.
    for _ in 0..7 {
        let joint = after(at);
        if tokens.is_any(joint, &["-", "to", "and", "&", "/", "a", "ac", "neu", "or"]) {
            return Some(joint + 1);
        }
        let next = tokens
            .number(joint + 1)
            .filter(|next| *next > day && *next <= 31)?;
        if !tokens.is(joint, ",") {
            return None;
        }
        (at, day) = (joint + 1, next);
    }
    None
}

fn named(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    // "12 to 16 June 2017", "4 and 5 March", "3, 10 and 17 June": the first figure borrows month and
    // year.
    if let Some(first) = tokens.number(at).filter(|d| (1..=31).contains(d))
        && let Some(next) = last_of_days(tokens, at, first)
        && let Some(last) = one(reading, next)
        && last.weekday.is_none()
        && first < last.day
    {
        let window = window_of(reading, opening, &last).and_then(|w| {
            let end = w.latest?;
            Some(Window::new(end.with_day(first)?, end))
        });
        return Some(Core::new(last.end, Class::Exact, window).dated(last.year.is_printed()));
    }
    let first = one(reading, at)?;
    let joined = match opening.relation {
        Some(Relation::Between) => tokens.is_any(first.end, &["and", "-", "to", "a", "ac"]),
        // "Put back from 1 January to 1 April" moves one day to another.
        Some(Relation::From) if traps::is_moved_before(tokens, at) => false,
        Some(Relation::From | Relation::In) | None => tokens.is_any(first.end, &["-", "to", "until", "till"]),
        _ => false,
    };
    if joined && let Some(last) = one(reading, first.end + 1) {
        let year = if first.year.is_printed() {
            first.year
        } else {
            last.year
        };
        let first = Named { year, ..first };
        let from = window_of(reading, opening, &first).and_then(|w| w.earliest);
        let to = window_of(reading, opening, &last).and_then(|w| w.latest);
        if let (Some(from), Some(to)) = (from, to)
            && from <= to
        {
            let window = Some(Window::new(from, to));
            return Some(Core::new(last.end, Class::Exact, window).dated(last.year.is_printed()));
        }
    }
    let window = window_of(reading, opening, &first);
    // "At its 12 March meeting".
    let meeting = meeting_after(tokens, first.end)
        .filter(|end| opening.article && opening.relation.is_some() && *end == first.end + 1);
    let end = meeting.unwrap_or(first.end);
    Some(Core::new(end, Class::Exact, window).dated(first.year.is_printed()))
}

fn window_of(reading: &Reading<'_, '_>, opening: &Opening, named: &Named) -> Option<Window> {
    let of_year = |year: i32| days::day(year, named.month, named.day);
    match named.year {
        Year::Printed { year, .. } => of_year(year).map(Window::day),
        Year::Misprint { .. } => None,
        Year::Missing => {
            // A printed weekday settles the year where it fits one close by.
            let date = reading.anchor.date?;
            let by_weekday = named.weekday.and_then(|weekday| {
                [0, 1, -1]
                    .into_iter()
                    .filter_map(|ahead| of_year(date.year() + ahead))
                    .filter(|day| day.weekday() == weekday)
                    .min_by_key(|day| (*day - date).num_days().abs())
            });
            by_weekday.map(Window::day).or_else(|| {
                days::nearest(reading.anchor, opening.which(), reading.backward, |year| {
                    of_year(year).map(Window::day)
                })
            })
        }
    }
}

/// "Week commencing 5 December", "w/e 9 December": the seven days that begin or end there.
fn week_of_day(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    const BEGINS: &[&str] = &[
        "week commencing",
        "week beginning",
        "week starting",
        "week of",
        "w / b",
        "wb",
        "w / c",
        "wc",
        "wk commencing",
    ];
    const ENDS: &[&str] = &["week ending", "w / e"];
    let (next, ahead) = match tokens.longest_of(at, const { &Phrases::of(BEGINS) }) {
        Some(next) => (next, true),
        None => (tokens.longest_of(at, const { &Phrases::of(ENDS) })?, false),
    };
    let next = tokens.skip(tokens.skip(next, &["on", ":"]), &["the"]);
    let core = numeric::one(reading, next).or_else(|| named(reading, opening, next))?;
    let window = core.window.and_then(|w| {
        let day = w.latest?;
        let other = if ahead {
            days::plus_days(day, 6)
        } else {
            day.checked_sub_days(chrono::Days::new(6))
        }?;
        Some(Window::new(day.min(other), day.max(other)))
    });
    Some(Core { window, ..core })
}

/// "By the 14th of next month".
fn of_month(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let day = tokens.number(at).filter(|d| (1..=31).contains(d))?;
    if !tokens.get(at)?.ordinal {
        return None;
    }
    if let Some(end) = tokens.longest_of(
        at + 1,
        const { &Phrases::of(&["of each month", "of every month"]) },
    ) {
        return Some(Core::new(end, Class::Recurring, None).settled());
    }
    let end = tokens.longest_of(
        at + 1,
        const { &Phrases::of(&["of next month", "of this month", "of the month"]) },
    )?;
    let next = tokens.is(at + 2, "next");
    opening.relation?;
    let window = reading.anchor.date.and_then(|date| {
        let ahead = chrono::Months::new(u32::from(next));
        let first = days::month_of(date)?.earliest?.checked_add_months(ahead)?;
        first.with_day(day).map(Window::day)
    });
    Some(Core::new(end, Class::Exact, window))
}

/// The year that two figures stand for: up to 69 in this century, from 70 in the last.
pub(super) fn two_digit_year(figures: u32) -> i32 {
    let figures = i32::try_from(figures).unwrap_or(0);
    if figures < 70 {
        2000 + figures
    } else {
        1900 + figures
    }
}

/// "By Friday", "next Tuesday".
fn weekday_alone(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let named_day = tokens.skip(at, &["dydd", "ddydd"]);
    let welsh_month = tokens.is(at, "mawrth");
    let at = named_day;
    let (weekday, full) = weekday_name(tokens.key(at))?;
    let shown = matches!(
        opening.relation,
        Some(Relation::By | Relation::Before | Relation::Until | Relation::From)
    ) || opening.which.is_some()
        || tokens.is(at.wrapping_sub(1), "on");
    let again = tokens.is_any(
        at + 1,
        &["nights", "mornings", "evenings", "afternoons", "and", "to", "-"],
    );
    if welsh_month || !(shown && full || reading.typed) || again {
        return None;
    }
    let window = reading.anchor.date.and_then(|date| {
        let next = days::next_weekday(date, weekday)?;
        let back = reading.backward || opening.which == Some(Which::Last);
        let day = if back {
            next.checked_sub_days(chrono::Days::new(7))?
        } else {
            next
        };
        Some(Window::day(day))
    });
    let past = opening.which == Some(Which::Last);
    Some(Core::new(at + 1, Class::Exact, window).past(past))
}

/// What a field says, and running text after "by": "today", "tomorrow".
fn typed_word(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let by = matches!(opening.relation, Some(Relation::By | Relation::Before));
    if !reading.typed && !by && opening.part != Part::End {
        return None;
    }
    let date = reading.anchor.date;
    let window = match reading.tokens.key(at) {
        "today" | "heddiw" => date,
        "tomorrow" | "yfory" => date.and_then(|d| d.succ_opt()),
        "yesterday" | "ddoe" => date.and_then(|d| d.pred_opt()),
        _ => return None,
    };
    Some(Core::new(at + 1, Class::Exact, window.map(Window::day)))
}

/// "With immediate effect", "immediately": the day of the paper.
fn immediate(reading: &Reading<'_, '_>, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let end = tokens
        .longest_of(at, const { &Phrases::of(&["with immediate effect"]) })
        .or_else(|| {
            tokens
                .longest_of(at, const { &Phrases::of(&["immediately", "immediate"]) })
                .filter(|end| reading.typed && tokens.len() == *end)
        })?;
    Some(Core::new(end, Class::Exact, reading.anchor.date.map(Window::day)).settled())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_none};
    use super::Class;

    #[test]
    fn days_are_read_as_a_clerk_reads_them() {
        check(
            Class::Exact,
            "2016-10-12",
            "by 28 February 2017 | 2017-02-28
             on 28th February 2017 | 2017-02-28
             by the 28th of February, 2017 | 2017-02-28
             on Tuesday 28 February 2017 | 2017-02-28
             on Tuesday, 28th February, 2017 | 2017-02-28
             by 5th November | 2016-11-05
             by 12 October | 2016-10-12
             by 11 October | 2017-10-11
             on Monday 9 January | 2017-01-09
             by February 28, 2017 | 2017-02-28
             by March 5th | 2017-03-05
             by 31/01/2017 | 2017-01-31
             by 31/01/17 | 2017-01-31
             on 31.1.2017 | 2017-01-31
             by 2017-01-31 | 2017-01-31
             on 5-Nov-2016 | 2016-11-05
             by 1 Sept. 2017 | 2017-09-01
             no later than 30 June 2017 | 2017-06-30
             not later than 30 June 2017 | 2017-06-30
             until 30 September 2017 | 2017-09-30
             from 5 September 2017 | 2017-09-05
             with effect from 1 April 2017 | 2017-04-01
             before 1 April 2017 | 2017-04-01
             after 31 March 2017 | 2017-04-01
             on or before 31 March 2017 | 2017-03-31
             by noon on 31 March 2017 | 2017-03-31
             by 5pm on Friday 31 March 2017 | 2017-03-31
             at 6.30 pm on 31 March 2017 | 2017-03-31
             on 12 to 16 June 2017 | 2017-06-12..2017-06-16
             on 4 and 5 March 2017 | 2017-03-04..2017-03-05
             from 5 September to 25 November 2017 | 2017-09-05..2017-11-25
             between 3 January and 10 February 2017 | 2017-01-03..2017-02-10
             by the 14th of next month | 2016-11-14
             week commencing 5 December 2016 | 2016-12-05..2016-12-11
             in the week commencing 5 December | 2016-12-05..2016-12-11
             by w/e 9 December 2016 | 2016-12-03..2016-12-09
             by 31 Mar 17 | 2017-03-31
             by close of play on Friday | 2016-10-14
             by close of business on 14 October | 2016-10-14
             effective 1 April 2017 | 2017-04-01
             on 1st - 3rd December | 2016-12-01..2016-12-03
             between 01/11/2016 and 30/11/2016 | 2016-11-01..2016-11-30
             at the next meeting: Tuesday 6 December 2016 | 2016-12-06
             by Friday | 2016-10-14
             by next Tuesday | 2016-10-18
             with immediate effect | 2016-10-12
             by 31 February 2017 | -
             by 5 March 20117 | -
             by 29 February | 2020-02-29
             ar 5 Mawrth 2017 | 2017-03-05
             erbyn 1 Ebrill 2017 | 2017-04-01
             by 15 December 2016 at the latest | 2016-12-15
             at its meeting on 16 November 2016 | 2016-11-16
             to the next meeting on 18 January 2017 | 2017-01-18
             before the next meeting on 18 January 2017 | 2017-01-18
             to the Cabinet meeting to be held on 14 March 2017 | 2017-03-14
             at the meeting of the Committee on 14 March 2017 | 2017-03-14
             within two months (that is, at the Cabinet meeting on 6 December 2016) | 2016-12-06",
        );
    }

    #[test]
    fn what_only_looks_like_days_is_left_alone() {
        check_none(
            "Call 01632 960114 or write by post.
             The sum of £28.5.2016 was not read.
             See paragraph 3.2.14 and 5.11.16 of the scheme.
             Section 12/13 and form 1/2/3 apply.
             Version 2.11.2016.4 of the policy applies.
             The 24/7 service continues.
             Option 2 may be preferred to option 3.
             Paragraph 5 may apply.
             The score was 31-12-99-4.
             Ref 2016-11-05-07 was used.
             Friday opening hours are too short.
             Members sit on Level 4 on the east side.",
        );
    }
}
