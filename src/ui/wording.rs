//! How days, windows and numbers are put in words. Nothing here looks at the clock: the day is given.

use chrono::{Datelike, Days, Months};

use crate::scrutiny::item::{Item, ItemKind};
use crate::scrutiny::period::Window;
use crate::scrutiny::promise::Due;
use crate::scrutiny::{Day, Moment};

/// A day in full: "5 October 2026".
#[must_use]
pub fn day_words(day: Day) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A moment in the user's own time zone: "5 October 2026, 14:30".
#[must_use]
pub fn moment_words(at: Moment) -> String {
    at.with_timezone(&chrono::Local)
        .format("%-d %B %Y, %H:%M")
        .to_string()
}

/// The day of a moment in the user's own time zone: "5 October 2026".
#[must_use]
pub fn moment_day_words(at: Moment) -> String {
    day_words(at.with_timezone(&chrono::Local).date_naive())
}

/// The last moment of a day in the user's own time zone.
#[must_use]
pub fn end_of_day(day: Day) -> Moment {
    let midnight = day
        .checked_add_days(Days::new(1))
        .unwrap_or(day)
        .and_time(chrono::NaiveTime::MIN);
    let begins = midnight
        .and_local_timezone(chrono::Local)
        .earliest()
        .map_or_else(|| midnight.and_utc(), |at| at.with_timezone(&chrono::Utc));
    begins - chrono::TimeDelta::microseconds(1)
}

/// How much room something takes: "640 bytes", "812 KB", "1.4 MB".
#[must_use]
pub fn room_words(bytes: u64) -> String {
    let tenths = |unit: u64| {
        let tenths = bytes.saturating_mul(10) / unit;
        if tenths < 100 {
            format!("{}.{}", tenths / 10, tenths % 10)
        } else {
            (tenths / 10).to_string()
        }
    };
    match bytes {
        0..1_000 => counted(usize::try_from(bytes).unwrap_or(0), "byte", "bytes"),
        1_000..1_000_000 => format!("{} KB", bytes / 1_000),
        1_000_000..1_000_000_000 => format!("{} MB", tenths(1_000_000)),
        _ => format!("{} GB", tenths(1_000_000_000)),
    }
}

/// A number as it is written in Britain: "999", "10,000", "1,234,567".
#[must_use]
pub fn number_words(number: usize) -> String {
    let digits = number.to_string();
    let mut words = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// A number with its noun: "1 item", "8 items", "10,000 items".
#[must_use]
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!(
        "{} {}",
        number_words(number),
        if number == 1 { one } else { many }
    )
}

/// How often something happened: "once", "twice", "3 times".
#[must_use]
pub fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

/// The first and last day of a window: "March 2018", "1 September – 31 December 2016", "5 May 2026".
#[must_use]
pub fn window_words(window: Window) -> String {
    match (window.earliest, window.latest) {
        (Some(first), Some(last)) if first == last => day_words(first),
        (Some(first), Some(last)) => span_words(first, last),
        (None, Some(last)) => format!("up to {}", day_words(last)),
        (Some(first), None) => format!("from {}", day_words(first)),
        (None, None) => "no day".to_owned(),
    }
}

fn span_words(first: Day, last: Day) -> String {
    let whole = |months: u32| {
        first.day() == 1
            && first
                .checked_add_months(Months::new(months))
                .and_then(|next| next.checked_sub_days(Days::new(1)))
                == Some(last)
    };
    if whole(1) {
        return first.format("%B %Y").to_string();
    }
    if whole(12) && first.month() == 1 {
        return first.year().to_string();
    }
    if first.year() == last.year() {
        return format!("{} – {}", first.format("%-d %B"), day_words(last));
    }
    format!("{} – {}", day_words(first), day_words(last))
}

/// How far a last day is from today: "due today", "in 3 days", "8 months over". Parts are dropped,
/// never rounded up.
#[must_use]
pub fn distance_words(latest: Day, today: Day) -> String {
    let days = (latest - today).num_days();
    match days {
        0 => "due today".to_owned(),
        1 => "tomorrow".to_owned(),
        d if d > 1 => format!("in {}", length_words(today, latest)),
        _ => format!("{} over", length_words(latest, today)),
    }
}

fn length_words(from: Day, to: Day) -> String {
    let days = usize::try_from((to - from).num_days()).unwrap_or(0);
    let months = months_between(from, to);
    if days < 14 {
        counted(days, "day", "days")
    } else if months < 2 {
        counted(days / 7, "week", "weeks")
    } else if months < 24 {
        counted(months, "month", "months")
    } else {
        counted(months / 12, "year", "years")
    }
}

/// Whole months from one day to a later one.
fn months_between(from: Day, to: Day) -> usize {
    let whole = (to.year() - from.year()) * 12 + i32::try_from(to.month()).unwrap_or(0)
        - i32::try_from(from.month()).unwrap_or(0);
    let whole = if to.day() < from.day() { whole - 1 } else { whole };
    usize::try_from(whole).unwrap_or(0)
}

/// A due phrase as a card shows it: "by March 2018 · 8 months over". A phrase whose window cannot be
/// worked out stands alone.
#[must_use]
pub fn due_words(due: &Due, today: Day, still_owed: bool) -> String {
    match due.window.and_then(|w| w.latest) {
        Some(latest) if still_owed => format!("{} · {}", due.phrase, distance_words(latest, today)),
        Some(_) | None => due.phrase.clone(),
    }
}

/// What an item is called: "Recommendation 3", "Action".
#[must_use]
pub fn item_heading(item: &Item) -> String {
    heading(item.kind, item.number.as_deref())
}

/// What an item of this kind and number is called.
#[must_use]
pub fn heading(kind: ItemKind, number: Option<&str>) -> String {
    number.map_or_else(
        || kind.label().to_owned(),
        |number| format!("{} {number}", kind.label()),
    )
}

/// The first words of a text: whole words, at most `letters` letters, with "…" where something was
/// left out.
#[must_use]
pub fn first_words(text: &str, letters: usize) -> String {
    let mut words = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count() + usize::from(!words.is_empty());
        if count + length > letters && !words.is_empty() {
            words.push('…');
            return words;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        count += length;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_window_is_put_as_shortly_as_is_true() {
        for (first, last, expected) in [
            ("2018-03-01", "2018-03-31", "March 2018"),
            ("2016-09-01", "2016-12-31", "1 September – 31 December 2016"),
            ("2026-05-05", "2026-05-05", "5 May 2026"),
            ("2024-01-01", "2024-12-31", "2024"),
            ("2016-12-01", "2017-01-31", "1 December 2016 – 31 January 2017"),
        ] {
            let window = Window::new(day(first), day(last));
            assert_eq!(window_words(window), expected);
        }
    }

    #[test]
    fn distances_are_never_rounded_up() {
        let today = day("2018-11-30");
        for (latest, expected) in [
            ("2018-11-30", "due today"),
            ("2018-12-01", "tomorrow"),
            ("2018-11-29", "1 day over"),
            ("2018-12-13", "in 13 days"),
            ("2018-12-28", "in 4 weeks"),
            ("2018-03-31", "7 months over"),
            ("2018-03-30", "8 months over"),
            ("2015-12-01", "2 years over"),
        ] {
            assert_eq!(distance_words(day(latest), today), expected, "{latest}");
        }
    }

    #[test]
    fn thousands_are_set_off_by_commas() {
        for (number, expected) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (10_000, "10,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(number_words(number), expected);
        }
    }

    #[test]
    fn room_is_told_in_the_unit_that_is_read_most_easily() {
        for (bytes, expected) in [
            (1, "1 byte"),
            (999, "999 bytes"),
            (812_345, "812 KB"),
            (1_449_000, "1.4 MB"),
            (9_990_000, "9.9 MB"),
            (52_000_000, "52 MB"),
            (3_100_000_000, "3.1 GB"),
        ] {
            assert_eq!(room_words(bytes), expected);
        }
    }

    #[test]
    fn first_words_end_at_a_word() {
        assert_eq!(first_words("That the Cabinet reviews  it", 15), "That the…");
        assert_eq!(first_words("That the Cabinet", 16), "That the Cabinet");
        assert_eq!(first_words("Supercalifragilistic", 5), "Supercalifragilistic");
    }
}
