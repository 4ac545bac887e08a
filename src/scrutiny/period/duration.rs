//! Lengths of time from an anchor: "within six months", "over the next year", "in six months'
//! time", "one month from receipt".
//!
//! "Within" and "over the next" run from the paper's date; "in six months' time" is the calendar
//! month six months on. Where the words name another beginning ("within two months of the launch")
//! there is a phrase and no window.

use super::days::{self, Which};
use super::opening::{Opening, Relation};
use super::tokens::{Phrases, Tokens, number_word};
use super::{Class, Core, Reading, Window};
use crate::scrutiny::Day;
use chrono::Months;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Hour,
    Day,
    WorkingDay,
    Week,
    Month,
    Year,
}

/// A number of units; none where only "a few" is printed.
#[derive(Debug, Clone, Copy)]
struct Length {
    /// The smaller figure of "three to six months"; the same as `most` where one is printed.
    least: Option<u32>,
    most: Option<u32>,
    unit: Unit,
    /// One past the unit.
    end: usize,
    /// Whether "a" or "an" stands for the number.
    article: bool,
    /// Whether "months'" or "months' time" follows.
    time: bool,
}

/// Reads a length of time at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let tokens = reading.tokens;
    let at = opening.end;
    if tokens.is_any(at.wrapping_sub(1), &["every", "each"]) {
        return None;
    }
    let length = length(tokens, at, opening)?;
    let after = tokens.key(length.end);
    if after == "ago" || tokens.phrase(length.end, "yn ôl").is_some() {
        return Some(
            Core::new(length.end + 1, Class::Duration, None)
                .settled()
                .past(true),
        );
    }
    if let Some(core) = from_a_day(reading, opening, length) {
        return Some(core.settled());
    }
    let coming = opening.which == Some(Which::Next) || opening.is_this;
    let core = match opening.relation {
        _ if opening.which == Some(Which::Last) => past(reading, opening, length)?,
        Some(Relation::Since | Relation::Between) => return None,
        Some(Relation::After) => point(reading, length),
        Some(Relation::Within) => stretch(reading, length),
        // "No later than six weeks", but not "reduced by six weeks" and "up to six weeks".
        Some(Relation::By) if tokens.is(at.wrapping_sub(1), "than") => stretch(reading, length),
        Some(Relation::By | Relation::Until | Relation::Before) => return None,
        // "The next day" is a day, not a stretch of one.
        _ if coming && opening.relation.is_none() && is_next_day(tokens, at, length) => {
            point(reading, length)
        }
        _ if coming && (opening.relation.is_some() || opening.article) => stretch(reading, length),
        // "To defer for one month": the month that far on.
        Some(Relation::For) if is_put_off(tokens, opening.start) => point(reading, length),
        // "At the end of six months".
        Some(Relation::In)
            if opening.part == super::opening::Part::End && is_finished(tokens, length.end) =>
        {
            point(reading, length)
        }
        Some(Relation::In) if is_in(tokens, opening) => {
            let bare = !length.time && !reading.typed;
            // "Twice in a year", "in two years of work": without "time" the words must end there.
            let reviewed = length.article && is_looked_at_again(tokens, opening.start);
            if bare && (length.article && !reviewed || !is_finished(tokens, length.end)) {
                return None;
            }
            point(reading, length)
        }
        _ if length.time && tokens.is(length.end - 1, "time") => point(reading, length),
        _ => from_now(reading, length)?,
    };
    Some(core.settled())
}

/// Whether the relation is "in" itself ("ymhen"), not "over" or "during".
fn is_in(tokens: &Tokens<'_>, opening: &Opening) -> bool {
    let before = opening.end.wrapping_sub(1);
    tokens.is_any(before, &["in", "mewn", "ymhen"]) && opening.which.is_none()
}

/// Whether the words before "in a year" speak of coming back to something.
fn is_looked_at_again(tokens: &Tokens<'_>, at: usize) -> bool {
    const AGAIN: &[&str] = &[
        "review",
        "reviewed",
        "report",
        "back",
        "return",
        "again",
        "revisit",
        "revisited",
    ];
    let once = tokens.is_any(at.wrapping_sub(1), &["once", "twice", "times", "time"]);
    !once && (at.saturating_sub(8)..at).any(|place| tokens.is_any(place, AGAIN))
}

/// Whether what stands before "for one month" puts something off.
fn is_put_off(tokens: &Tokens<'_>, at: usize) -> bool {
    const PUT_OFF: &[&str] = &[
        "defer",
        "deferred",
        "deferring",
        "adjourn",
        "adjourned",
        "postpone",
        "postponed",
        "deferral",
    ];
    (at.saturating_sub(5)..at).any(|place| tokens.is_any(place, PUT_OFF))
}

/// A length that runs from, or is counted back from, a day printed with it: "for twelve weeks from 3
/// April 2023", "within six weeks of 1 May", "two weeks before 5 June".
fn from_a_day(reading: &Reading<'_, '_>, opening: &Opening, length: Length) -> Option<Core> {
    let tokens = reading.tokens;
    let joint = tokens.key(length.end);
    if !matches!(
        joint,
        "from" | "of" | "after" | "before" | "following" | "commencing" | "starting" | "beginning"
    ) {
        return None;
    }
    // "£75 a year from 1 May" is a rate.
    let before = opening.start.wrapping_sub(1);
    if length.article && tokens.kind(before) == super::tokens::Kind::Number {
        return None;
    }
    if beginning(tokens, length.end).is_some_and(|(_, here)| here && !tokens.is(length.end, "of")) {
        return None;
    }
    let next = tokens
        .longest_of(
            length.end + 1,
            const {
                &Phrases::of(&[
                    "the meeting on",
                    "the meeting of",
                    "the meeting to be held on",
                    "its meeting on",
                    "on",
                    "the date of the meeting on",
                ])
            },
        )
        .unwrap_or(length.end + 1);
    let inner = super::opening::read(tokens, next);
    if inner.relation.is_some() {
        return None;
    }
    let today = tokens.is_any(next, &["today", "heddiw", "now", "this"]);
    let core = super::exact::read(reading, &inner).filter(|core| core.end > next && !today)?;
    let window = core.window.and_then(|w| {
        let (day, count) = (w.latest?, length.most?);
        if joint == "before" {
            return behind(day, length.unit, count).map(Window::day);
        }
        let last = ahead(day, length.unit, count)?;
        let whole = matches!(
            opening.relation,
            Some(Relation::Within | Relation::For | Relation::In)
        ) || joint == "commencing";
        Some(if whole {
            Window::new(day, last)
        } else {
            Window::day(last)
        })
    });
    Some(Core::new(core.end, Class::Duration, window).dated(core.dated))
}

/// "The next day", "the next working day".
fn is_next_day(tokens: &Tokens<'_>, at: usize, length: Length) -> bool {
    matches!(length.unit, Unit::Day | Unit::WorkingDay)
        && length.most == Some(1)
        && tokens.number(at).is_none()
        && tokens.is(length.end - 1, "day")
}

/// Whether nothing follows that the length could belong to.
fn is_finished(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.kind(at) == super::tokens::Kind::Break
        || tokens.kind(at) == super::tokens::Kind::Mark && !tokens.is_any(at, &["-", "(", "/"])
        || tokens.is_any(
            at,
            &[
                "on", "and", "to", "with", "at", "by", "as", "so", "unless", "if", "when", "setting",
            ],
        )
}

fn unit(key: &str) -> Option<Unit> {
    Some(match key {
        "hour" | "hours" | "hrs" => Unit::Hour,
        "day" | "days" | "diwrnod" | "ddiwrnod" | "dydd" => Unit::Day,
        "week" | "weeks" | "wythnos" => Unit::Week,
        "month" | "months" | "mis" | "fis" => Unit::Month,
        "year" | "years" | "flynedd" | "blynedd" | "mlynedd" | "blwyddyn" | "flwyddyn" => Unit::Year,
        _ => return None,
    })
}

/// A number in figures or words at `at`, and one past it.
fn count(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(figures) = tokens.number(at).filter(|n| (1..1000).contains(n)) {
        if tokens.get(at).is_some_and(|t| t.ordinal) {
            return None;
        }
        return Some((figures, at + 1));
    }
    let first = number_word(tokens.key(at))?;
    let hyphen = tokens.skip(at + 1, &["-"]);
    if matches!(first, 20 | 30 | 40 | 50 | 60 | 90)
        && let Some(ones) = number_word(tokens.key(hyphen)).filter(|n| *n < 10)
    {
        return Some((first + ones, hyphen + 1));
    }
    // "Six (6) months".
    let in_brackets =
        tokens.is(at + 1, "(") && tokens.number(at + 2) == Some(first) && tokens.is(at + 3, ")");
    Some((first, if in_brackets { at + 4 } else { at + 1 }))
}

/// How many: the smaller and the greater figure, one past them, and whether "a" stands for one.
type Counted = (Option<u32>, Option<u32>, usize, bool);

fn how_many(tokens: &Tokens<'_>, at: usize, opening: &Opening) -> Option<Counted> {
    if let Some(end) = tokens.longest_of(
        at,
        const { &Phrases::of(&["a couple of", "couple of", "couple"]) },
    ) {
        return Some((Some(2), Some(2), end, false));
    }
    if let Some(end) = tokens.longest_of(at, const { &Phrases::of(&["few", "a few", "several", "some"]) }) {
        return Some((None, None, end, false));
    }
    if let Some((first, end)) = count(tokens, at) {
        let second = count(tokens, end + 1)
            .filter(|(second, _)| tokens.is_any(end, &["-", "to", "or"]) && *second > first);
        let (most, end) = second.unwrap_or((first, end));
        return Some((Some(first), Some(most), end, false));
    }
    if tokens.is_any(at, &["a", "an"]) {
        return Some((Some(1), Some(1), at + 1, true));
    }
    // "The next month" is one; "the coming months" are not counted.
    let within = opening.relation == Some(Relation::Within) && opening.article;
    // "O fewn mis", "ymhen blwyddyn": Welsh has no word for "a".
    let welsh = tokens.is_any(at.wrapping_sub(1), &["fewn", "pen", "ymhen"])
        && tokens.is_any(at, &["mis", "blwyddyn", "wythnos", "pythefnos"]);
    let one = welsh || (opening.which.is_some() || within) && !tokens.key(at).ends_with('s');
    one.then_some((Some(1), Some(1), at, false))
}

fn length(tokens: &Tokens<'_>, at: usize, opening: &Opening) -> Option<Length> {
    const ABOUT: &[&str] = &[
        "a maximum of",
        "a period of",
        "up to",
        "about",
        "approximately",
        "around",
    ];
    let at = tokens.longest_of(at, const { &Phrases::of(ABOUT) }).unwrap_or(at);
    let (least, most, next, article) = if tokens.is(at, "half") {
        (Some(1), Some(1), at, false)
    } else {
        how_many(tokens, at, opening)?
    };
    let next = tokens.skip(next, &["-"]);
    let fortnight = tokens.is_any(next, &["fortnight", "fortnights", "pythefnos"]);
    let half_year = tokens.longest_of(
        at,
        const { &Phrases::of(&["half a year", "half year", "a half year"]) },
    );
    let (times, unit, end) = if fortnight {
        (2, Unit::Week, next + 1)
    } else if let Some(end) = half_year {
        (6, Unit::Month, end)
    } else {
        let sorts = [
            "working",
            "clear",
            "calendar",
            "full",
            "school",
            "consecutive",
            "whole",
        ];
        let adjective = tokens.skip(tokens.skip(next, &sorts), &sorts);
        let working = (next..adjective).any(|at| tokens.is(at, "working"));
        let unit = match unit(tokens.key(adjective))? {
            Unit::Day if working || tokens.is(adjective + 1, "gwaith") => Unit::WorkingDay,
            unit => unit,
        };
        (
            1,
            unit,
            tokens.skip(
                adjective + 1,
                if unit == Unit::WorkingDay {
                    &["gwaith"]
                } else {
                    &[]
                },
            ),
        )
    };
    let possessive = tokens.get(end - 1).is_some_and(|t| t.possessive);
    let time = tokens.is(end, "time") || tokens.is(end, "'") && tokens.is(end + 1, "time");
    let end = match (time, tokens.is(end, "'")) {
        (true, true) => end + 2,
        (true, false) => end + 1,
        _ => end,
    };
    // "Six months' notice", "a six-month trial", "two days a week": how long, not by when.
    let owns = possessive && !time;
    let rate = tokens.is_any(end, &["a", "per", "each", "every"]);
    let compound = tokens.is(end, "-") && tokens.is_glued(end);
    (!owns && !rate && !compound).then_some(Length {
        least: least.map(|n| n * times),
        most: most.map(|n| n * times),
        unit,
        end,
        article,
        time,
    })
}

fn ahead(day: Day, unit: Unit, count: u32) -> Option<Day> {
    match unit {
        // "Within 48 hours": two days on.
        Unit::Hour => days::plus_days(day, count.div_ceil(24)),
        Unit::Day => days::plus_days(day, count),
        Unit::WorkingDay => days::plus_working_days(day, count),
        Unit::Week => days::plus_days(day, count.checked_mul(7)?),
        Unit::Month => day.checked_add_months(Months::new(count)),
        Unit::Year => day.checked_add_months(Months::new(count.checked_mul(12)?)),
    }
}

fn behind(day: Day, unit: Unit, count: u32) -> Option<Day> {
    match unit {
        Unit::Hour => day.checked_sub_days(chrono::Days::new(count.div_ceil(24).into())),
        Unit::Day | Unit::WorkingDay => day.checked_sub_days(chrono::Days::new(count.into())),
        Unit::Week => day.checked_sub_days(chrono::Days::new(u64::from(count) * 7)),
        Unit::Month => day.checked_sub_months(Months::new(count)),
        Unit::Year => day.checked_sub_months(Months::new(count.checked_mul(12)?)),
    }
}

/// Where the words that name the beginning end, and whether that is the paper's own date.
fn beginning(tokens: &Tokens<'_>, at: usize) -> Option<(usize, bool)> {
    const TODAY: &[&str] = &[
        "from now",
        "from today",
        "of today",
        // The apostrophe of "today's" is no part of its key.
        "of today meeting",
        "from this meeting",
        "of this meeting",
        "of the meeting",
        "of this cabinet meeting",
        "of this committee meeting",
        "of this council meeting",
        "of this executive meeting",
        "of the date of this meeting",
        "from the date of this meeting",
        "of the date of this report",
        "from the date of this report",
        "of this report",
        "of this date",
        "of the date of the meeting",
        "from the date of the meeting",
        "after this meeting",
        "of this letter",
        "from the date of this letter",
        "of the date of this letter",
        "following this meeting",
        "hence",
    ];
    if let Some(end) = tokens.longest_of(at, const { &Phrases::of(TODAY) }) {
        return Some((end, true));
    }
    if !tokens.is_any(at, &["of", "from", "after", "following", "before", "prior"]) {
        return None;
    }
    // "Of the launch of the scheme": the words that name the other beginning, up to the next turn.
    let turns = [
        "and", "or", "to", "that", "which", "in", "on", "by", "with", "for", "as", "at", "if", "when",
        "unless", "will", "be", "is", "should", "so", "but",
    ];
    let end = (at + 1..at + 8)
        .find(|next| !super::is_readable(tokens.kind(*next)) || tokens.is_any(*next, &turns))
        .unwrap_or(at + 8);
    Some((if end > at + 1 { end } else { at }, false))
}

/// "Within six months": from the paper's date to that date and the length.
fn stretch(reading: &Reading<'_, '_>, length: Length) -> Core {
    let (end, here) = beginning(reading.tokens, length.end).unwrap_or((length.end, true));
    // "Within four weeks whenever a shop closes" runs from each time.
    let here = here && !reading.tokens.is_any(length.end, &["whenever", "each", "every"]);
    let window = reading.anchor.date.filter(|_| here).and_then(|date| {
        let last = ahead(date, length.unit, length.most?)?;
        Some(Window::new(date, last))
    });
    Core::new(end, Class::Duration, window)
}

/// "In six months' time": the calendar month, week or day that far on.
fn point(reading: &Reading<'_, '_>, length: Length) -> Core {
    let (end, here) = beginning(reading.tokens, length.end).unwrap_or((length.end, true));
    let window = reading.anchor.date.filter(|_| here).and_then(|date| {
        let first = ahead(date, length.unit, length.least?)?;
        let last = ahead(date, length.unit, length.most?)?;
        let around = |day| match length.unit {
            Unit::Hour | Unit::Day | Unit::WorkingDay => Some(Window::day(day)),
            // "In 3 weeks" names the day, "in three weeks' time" the week.
            Unit::Week if !length.time => Some(Window::day(day)),
            Unit::Week => days::week_of(day),
            Unit::Month | Unit::Year => days::month_of(day),
        };
        Some(Window {
            earliest: around(first)?.earliest,
            latest: around(last)?.latest,
        })
    });
    Core::new(end, Class::Duration, window)
}

/// "Over the last six months".
fn past(reading: &Reading<'_, '_>, opening: &Opening, length: Length) -> Option<Core> {
    opening.relation?;
    let window = reading.anchor.date.and_then(|date| {
        let first = behind(date, length.unit, length.most?)?;
        Some(Window::new(first, date))
    });
    Some(Core::new(length.end, Class::Duration, window).past(true))
}

/// "One month from receipt", "two weeks from today": without a word before it. In a field the length
/// alone is enough.
fn from_now(reading: &Reading<'_, '_>, length: Length) -> Option<Core> {
    let tokens = reading.tokens;
    let Some((end, here)) = beginning(tokens, length.end) else {
        return reading.typed.then(|| point(reading, length));
    };
    if here {
        return Some(point(reading, length));
    }
    let counts_on = tokens.longest_of(
        length.end,
        const {
            &Phrases::of(&[
                "from receipt",
                "of receipt",
                "from the date",
                "after receipt",
                "from publication",
                "after implementation",
                "after go live",
                "from go live",
                "after commencement",
                "from commencement",
                "after opening",
                "after launch",
                "after the launch",
                "after completion",
                "after adoption",
                "after approval",
                "after publication",
                "following implementation",
                "from implementation",
                "from the launch",
                "from the start",
                "after the start",
                "of publication",
            ])
        },
    );
    counts_on.map(|_| Core::new(end, Class::Duration, None))
}

#[cfg(test)]
mod tests;
