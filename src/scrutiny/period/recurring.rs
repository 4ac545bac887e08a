//! Times that come again: "each meeting", "quarterly", "every six months", "twice a year".
//!
//! A recurring time has no window: which occurrence is meant is for the follow-up to say.

use super::opening::Opening;
use super::tokens::{Kind, Meanings, Phrases, Tokens, number_word};
use super::{Class, Core, Reading, is_readable};
use std::sync::LazyLock;

const PHRASES: &[&str] = &[
    "each meeting",
    "every meeting",
    "each and every meeting",
    "all meetings",
    "each cycle",
    "every cycle",
    "on an annual basis",
    "on a quarterly basis",
    "on a monthly basis",
    "on a weekly basis",
    "on a six monthly basis",
    "on a regular basis",
    "at regular intervals",
    "at six monthly intervals",
    "at quarterly intervals",
    "once a year",
    "twice a year",
    "twice yearly",
    "three times a year",
    "four times a year",
    "once a month",
    "once a quarter",
    "per annum",
    "year on year",
    "every half year",
    "each half year",
    "half yearly",
    "every other month",
    "every other meeting",
    "month by month",
    "twice per year",
    "three times per year",
    "four times per year",
    "once per year",
    "once per term",
    "every third meeting",
    "every second meeting",
    "each alternate meeting",
    "alternate meetings",
    "on a rolling basis",
    "as a standing item",
    "on a half yearly basis",
    "on a termly basis",
    "on a yearly basis",
    "on a bi monthly basis",
    "bimonthly",
    "biennial basis",
    "ddwywaith y flwyddyn",
    "yn rheolaidd",
    "bob cyfarfod",
    "bob mis",
    "bob chwarter",
    "bob chwe mis",
    "bob blwyddyn",
    "yn chwarterol",
    "yn flynyddol",
    "yn fisol",
    "annually",
    "biannually",
    "bi annually",
    "biennially",
    "regularly",
    "from time to time",
    "periodically",
    "once a term",
];

/// The same, looked up.
static PHRASE: LazyLock<Meanings<()>> =
    LazyLock::new(|| Meanings::of(PHRASES.iter().map(|phrase| ((), *phrase))));

/// Words that stand before a noun as often as alone.
const ADVERBS: &[&str] = &[
    "quarterly",
    "monthly",
    "weekly",
    "fortnightly",
    "termly",
    "yearly",
    "six monthly",
    "three monthly",
    "twice yearly",
    "half yearly",
    "two monthly",
    "bi monthly",
    "chwarterol",
];

/// The same, looked up.
static ADVERB: LazyLock<Meanings<()>> =
    LazyLock::new(|| Meanings::of(ADVERBS.iter().map(|phrase| ((), *phrase))));

/// Reads a recurring time at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let tokens = reading.tokens;
    // The opening may have taken "on" or "at" with it, which many of the phrases begin with.
    let end = (opening.start..=opening.end)
        .filter_map(|at| Some(PHRASE.longest(tokens, at)?.1))
        .filter(|end| *end > opening.end)
        .max()
        .or_else(|| every(tokens, opening.end))
        .or_else(|| adverb(reading, opening.end))?;
    Some(Core::new(end, Class::Recurring, None).settled())
}

/// "Every six months", "every quarter", "each term", "every 12 weeks".
fn every(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if !tokens.is_any(at, &["every", "each", "bob"]) {
        return None;
    }
    let next = if tokens.number(at + 1).is_some() || number_word(tokens.key(at + 1)).is_some() {
        at + 2
    } else {
        at + 1
    };
    let unit = tokens.skip(next, &["-", "financial", "municipal", "academic", "calendar"]);
    let month = super::month::month_name(tokens.key(unit)).is_some_and(|(_, full)| full);
    let weekday = super::exact::weekday_name(tokens.key(unit)).is_some_and(|(_, full)| full);
    let named = (month || weekday) && tokens.is_capital(unit);
    let units = [
        "month",
        "months",
        "week",
        "weeks",
        "quarter",
        "term",
        "year",
        "years",
        "fortnight",
        "spring",
        "summer",
        "autumn",
        "winter",
        "mis",
        "wythnos",
        "chwarter",
        "blwyddyn",
    ];
    (named || tokens.is_any(unit, &units)).then_some(unit + 1)
}

/// "Reported quarterly", "a six-monthly update"; not the title "Quarterly Tracker".
fn adverb(reading: &Reading<'_, '_>, at: usize) -> Option<usize> {
    let tokens = reading.tokens;
    let annual = tokens.longest_of(
        at,
        const { &Phrases::of(&["annual", "half yearly", "as needed"]) },
    );
    if let Some(end) = annual.filter(|end| reading.typed && *end == tokens.len()) {
        return Some(end);
    }
    let end = ADVERB.longest(tokens, at).map(|(_, end)| end).or_else(|| {
        let monthly = tokens.number(at).is_some_and(|n| n <= 24)
            && (tokens.is(at + 1, "monthly") || tokens.is(at + 1, "-") && tokens.is(at + 2, "monthly"));
        monthly.then(|| if tokens.is(at + 1, "-") { at + 3 } else { at + 2 })
    })?;
    let title = tokens.is_capital(at) && tokens.is_capital(end) && is_readable(tokens.kind(end));
    let compound = tokens.is(end, "-") && tokens.is_glued(end);
    let before = at.checked_sub(1).map_or("", |before| tokens.key(before));
    // "The monthly statement" is one that is known; "a monthly statement" is one that is asked for.
    let known = matches!(before, "the" | "last" | "this" | "latest" | "first" | "previous")
        && tokens.kind(end) == Kind::Word;
    (reading.typed || !title && !compound && !known).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_none};
    use super::Class;

    #[test]
    fn recurring_times_are_read_as_a_clerk_reads_them() {
        check(
            Class::Recurring,
            "2016-10-12",
            "to each meeting | -
             at every meeting | -
             quarterly | -
             six-monthly | -
             on a quarterly basis | -
             every six months | -
             every quarter | -
             twice a year | -
             annually | -
             every half year | -
             monthly | -
             every 12 weeks | -
             each term | -
             on a regular basis | -
             at six-monthly intervals | -
             every spring | -
             6-monthly | -
             bob chwe mis | -
             each year | -
             once a year | -
             every March | -
             bob tri mis | -
             on the 14th of each month | -",
        );
    }

    #[test]
    fn what_only_looks_like_recurring_times_is_left_alone() {
        check_none(
            "Quarterly Recommendation Tracker
             The Monthly Bulletin is attached.
             The quarterly figures are attached.
             The annual report was received.
             Every member agreed.
             Each ward has one.",
        );
    }
}
