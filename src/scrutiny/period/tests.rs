//! How the tables of examples beside the readers are checked, and what holds for every class.

use super::*;
use chrono::Datelike;
use proptest::prelude::*;

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(super) fn anchored(date: &str) -> Anchor {
    Anchor {
        date: Some(day(date)),
        ..Anchor::default()
    }
}

/// A window as the tables write it: `2018-03-01..2018-03-31`, one day, or `-` for none.
fn window(text: &str) -> Option<Window> {
    match text.split_once("..") {
        Some((first, last)) => Some(Window::new(day(first), day(last))),
        None if text == "-" => None,
        None => Some(Window::day(day(text))),
    }
}

fn rows(table: &str) -> Vec<(&str, &str)> {
    let rows: Vec<(&str, &str)> = table
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (phrase, meaning) = line.rsplit_once('|').unwrap();
            (phrase.trim(), meaning.trim())
        })
        .collect();
    assert!(!rows.is_empty());
    rows
}

/// Each phrase of `table` (`phrase | window`) is found whole in a sentence, as `class`, with its
/// window, and means the same on its own.
pub(super) fn check(class: Class, paper: &str, table: &str) {
    let anchor = anchored(paper);
    let mut faults = Vec::new();
    for (phrase, meaning) in rows(table) {
        let expected = (phrase.to_owned(), class, window(meaning));
        let sentence = format!("Officers will bring it back {phrase}. Nothing else is asked.");
        let found: Vec<_> = find(&sentence, &anchor)
            .into_iter()
            .map(|p| (p.phrase, p.class, p.window))
            .collect();
        if found != [expected.clone()] {
            faults.push(format!("in a sentence: wanted {expected:?}, found {found:?}"));
        }
        let alone = resolve(phrase, &anchor).map(|p| (p.phrase, p.class, p.window));
        if alone.as_ref() != Some(&expected) {
            faults.push(format!("alone: wanted {expected:?}, found {alone:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Each entry of `table` (`entry | window`) means this when it is typed into a field.
fn check_typed(class: Class, today: &str, table: &str) {
    for (entry, meaning) in rows(table) {
        let read = resolve(entry, &anchored(today)).map(|p| (p.class, p.window));
        assert_eq!(read, Some((class, window(meaning))), "{entry:?}");
    }
}

/// No line of `sentences` names a time that could be promised.
pub(super) fn check_none(sentences: &str) {
    let anchor = anchored("2016-10-12");
    let mut faults = Vec::new();
    for sentence in sentences.lines().map(str::trim).filter(|s| !s.is_empty()) {
        let found = find(sentence, &anchor);
        if !found.is_empty() {
            faults.push(format!("{sentence}: {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Each line (`sentence | window`) tells of the past, and the window is that of the past time.
pub(super) fn check_history(paper: &str, table: &str) {
    let mut faults = Vec::new();
    for (sentence, meaning) in rows(table) {
        let found: Vec<_> = find(sentence, &anchored(paper))
            .into_iter()
            .map(|p| (p.history, p.window))
            .collect();
        if found != [(true, window(meaning))] {
            faults.push(format!("{sentence}: {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_phrase_keeps_its_opening_words_and_its_place() {
    let text = "The strategy will be published by the end\nof March 2018, if required.";
    let found = find(text, &anchored("2017-07-18"));
    assert_eq!(found.len(), 1);
    let period = &found[0];
    assert_eq!(period.phrase, "by the end of March 2018");
    assert_eq!(period.span.of(text), "by the end\nof March 2018");
    assert_eq!(period.window, Some(Window::day(day("2018-03-31"))));
    assert!(period.conditional && !period.history);
}

#[test]
fn without_the_papers_date_only_what_prints_its_year_has_a_window() {
    let unknown = Anchor::default();
    for (phrase, expected) in [
        ("by March 2018", "2018-03-01..2018-03-31"),
        ("Q3 2016/17", "2016-10-01..2016-12-31"),
        ("in the autumn of 2017", "2017-09-01..2017-11-30"),
        ("in March", "-"),
        ("by 5 November", "-"),
        ("within six months", "-"),
        ("next year", "-"),
        ("in the autumn", "-"),
        ("by the end of the financial year", "-"),
        ("by the end of term", "-"),
        ("on Friday", "-"),
    ] {
        let period = resolve(phrase, &unknown);
        assert_eq!(period.map(|p| p.window), Some(window(expected)), "{phrase}");
    }
}

#[test]
fn a_council_whose_year_begins_in_may_has_its_own_municipal_year() {
    let anchor = Anchor {
        calendar: Calendar {
            municipal_year_begins: 5,
            ..Calendar::default()
        },
        ..anchored("2016-10-12")
    };
    let means = |phrase: &str| resolve(phrase, &anchor).and_then(|p| p.window);
    assert_eq!(
        means("in the next municipal year"),
        window("2017-05-01..2018-04-30")
    );
    assert_eq!(
        means("in the next financial year"),
        window("2017-04-01..2018-03-31")
    );
}

#[test]
fn fields_take_what_people_type() {
    check_typed(
        Class::Exact,
        "2026-11-23",
        "5/11/26 | 2026-11-05
         05.11.2026 | 2026-11-05
         5.11.26 | 2026-11-05
         2026-11-05 | 2026-11-05
         5-11-2026 | 2026-11-05
         5/12 | 2026-12-05
         5 Nov | 2027-11-05
         5 Nov 26 | 2026-11-05
         5th nov 2026 | 2026-11-05
         1 may | 2027-05-01
         Dec 5 | 2026-12-05
         today | 2026-11-23
         Tomorrow | 2026-11-24
         yesterday | 2026-11-22
         Friday | 2026-11-27
         fri | 2026-11-27
         next Tuesday | 2026-11-24
         immediately | 2026-11-23",
    );
    check_typed(
        Class::Duration,
        "2026-11-23",
        "next week | 2026-11-30..2026-12-06
         in 3 weeks | 2026-12-14
         3 weeks | 2026-12-14
         in 2 months | 2027-01-01..2027-01-31
         in a fortnight | 2026-12-07
         in 10 days | 2026-12-03
         within 10 working days | 2026-11-23..2026-12-07",
    );
    check_typed(
        Class::Month,
        "2026-11-23",
        "March | 2027-03-01..2027-03-31
         march 27 | 2027-03-01..2027-03-31
         Mar-27 | 2027-03-01..2027-03-31
         next month | 2026-12-01..2026-12-31
         end of January | 2027-01-31",
    );
    check_typed(
        Class::YearFrame,
        "2026-11-23",
        "2027 | 2027-01-01..2027-12-31
         2026/27 | 2026-04-01..2027-03-31
         Q4 | 2027-01-01..2027-03-31
         next year | 2027-01-01..2027-12-31
         FY 2027/28 | 2027-04-01..2028-03-31",
    );
    check_typed(
        Class::OpenEnded,
        "2026-11-23",
        "TBC | -\nongoing | -\nOn-going | -\nASAP | -\nto be confirmed | -\nshortly | -",
    );
    for nothing in ["", "n", "Cllr Osei", "yes", "12", "31/02/2026", "99/99/99"] {
        assert_eq!(resolve(nothing, &anchored("2026-11-23")), None, "{nothing:?}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of phrases is read as one")]
fn what_councils_say_besides_is_read_as_a_clerk_reads_it() {
    let paper = "2024-10-16";
    check(
        Class::Exact,
        paper,
        "on 14th, 15th and 16th June 2025 | 2025-06-14..2025-06-16
         on 3, 10 and 17 June 2025 | 2025-06-03..2025-06-17
         on 2/3 June | 2025-06-02..2025-06-03
         1st–3rd May | 2025-05-01..2025-05-03
         by 3 rd June 2025 | 2025-06-03
         by 1 st April | 2025-04-01
         by 3rd. June 2025 | 2025-06-03
         on 3rdJune 2025 | 2025-06-03
         by 30 June next | 2025-06-30
         on or about 17 March | 2025-03-17
         on or around 17 March 2025 | 2025-03-17
         on or before 31 March 2025 | 2025-03-31
         not before 1 April 2025 | 2025-04-01
         by 5.00 p.m. on Friday 31 January 2025 | 2025-01-31
         by 17:00 on 31 January 2025 | 2025-01-31
         by 10am, Monday 3 February 2025 | 2025-02-03
         by 12 noon, 5 May 2025 | 2025-05-05
         w/b 12 May | 2025-05-12..2025-05-18
         in the week of 12 May 2025 | 2025-05-12..2025-05-18
         on the first of May | 2025-05-01
         by the twenty-first of June | 2025-06-21
         by the thirty-first of March 2025 | 2025-03-31
         on 5 June next year | 2025-06-05
         by tomorrow | 2024-10-17
         from Monday | 2024-10-21
         at its 12 March meeting | 2025-03-12
         from now until 31 March 2025 | 2025-03-31",
    );
    check(
        Class::Month,
        paper,
        "in March next year | 2025-03-01..2025-03-31
         by the end of March next year | 2025-03-31
         by September this year | 2024-09-01..2024-09-30
         in Sept/Oct | 2024-09-01..2024-10-31
         in May or June 2025 | 2025-05-01..2025-06-30
         in March and April 2025 | 2025-03-01..2025-04-30
         in Jan–Mar 2025 | 2025-01-01..2025-03-31
         by 03/2025 | 2025-03-01..2025-03-31
         before the August recess | 2025-08-01
         no earlier than May 2025 | 2025-05-01..2025-05-31
         until at least March 2025 | 2025-03-01..2025-03-31
         between now and the end of March | 2025-03-31
         by March 2025 at the very latest | 2025-03-01..2025-03-31",
    );
    check(
        Class::YearFrame,
        paper,
        "in 25/26 | 2025-04-01..2026-03-31
         by the end of 24/25 | 2025-03-31
         in 2025/6 | 2025-04-01..2026-03-31
         in FY25/26 | 2025-04-01..2026-03-31
         from 2027/28 onwards | 2027-04-01..2028-03-31
         by year-end 2024/25 | 2025-03-31
         by the end of year | 2024-12-31
         by the end of the 2025 calendar year | 2025-12-31
         early in the new municipal year | 2025-04-01..2025-06-30
         in the opening months of 2025 | 2025-01-01..2025-03-31
         halfway through 2025 | 2025-06-01..2025-06-30",
    );
    check(
        Class::Season,
        paper,
        "in the spring of next year | 2025-03-01..2025-05-31
         in late summer/early autumn 2025 | 2025-06-01..2025-11-30
         over the autumn/winter 2024/25 | 2024-09-01..2025-02-28",
    );
    check(
        Class::OpenEnded,
        paper,
        "in early course | -
         as a matter of urgency | -
         after the local elections | -
         before the pre-election period | -
         once available | -
         on completion | -",
    );
    check(
        Class::Recurring,
        paper,
        "every Tuesday | -
         twice per year | -
         as a standing item | -
         on a rolling basis | -",
    );
}

#[test]
fn what_councils_write_besides_times_is_left_alone() {
    check_none(
        "The bus runs on Thursday nights in term time only.
         The rent is £75 a year.
         See section 25/26 of the form.
         Homes at 24/25 Mill Lane are damp.
         The winter schemes were noted.
         The score was 3, 10 and 17.
         Answers to questions 3 and 4 may follow.
         They are on the way.
         Of the first ten, of the second six.
         Twice in a year is too often.",
    );
}

#[test]
fn several_times_in_a_text_are_found_in_order_and_apart() {
    let text = "The pilot will start in March 2017 and end by 30 June 2017; a report will follow in \
                the autumn, and quarterly after that, with the next meeting to decide.";
    let found = find(text, &anchored("2016-10-12"));
    let phrases: Vec<&str> = found.iter().map(|p| p.phrase.as_str()).collect();
    assert_eq!(
        phrases,
        [
            "in March 2017",
            "by 30 June 2017",
            "in the autumn",
            "quarterly",
            "the next meeting"
        ]
    );
    assert!(
        found
            .windows(2)
            .all(|pair| pair[0].span.end <= pair[1].span.start)
    );
}

#[test]
fn long_runs_of_half_read_phrases_neither_nest_nor_multiply() {
    for piece in [
        "by the end of the first half of the next 1/2/3 in the in the 2016 ",
        "summer/",
        "Q1-Q2-Q3-Q4-",
        "1 to ",
        "in March to ",
        "from 1 May to ",
        "between 2016 and ",
        "at the next meeting of the Board ",
        "within six months of ",
        "subject to in May ",
        "(((",
    ] {
        let text = piece.repeat(2_000);
        let found = find(&text, &anchored("2016-10-12"));
        assert!(found.len() <= 2_000 * 4, "{piece}");
    }
}

const UK_FORMS: [fn(Day) -> String; 8] = [
    |d| d.format("%-d %B %Y").to_string(),
    |d| d.format("%A %-d %B %Y").to_string(),
    |d| d.format("%A, %-dth of %B, %Y").to_string(),
    |d| d.format("%-d %b %Y").to_string(),
    |d| d.format("%d/%m/%Y").to_string(),
    |d| d.format("%-d.%-m.%Y").to_string(),
    |d| d.format("%Y-%m-%d").to_string(),
    |d| d.format("%d-%b-%Y").to_string(),
];

proptest! {
    #[test]
    fn a_day_printed_in_any_uk_form_is_read_as_the_same_day(
        ahead in 0_i64..60_000,
        form in 0_usize..UK_FORMS.len(),
    ) {
        let date = day("1950-01-01") + chrono::TimeDelta::days(ahead);
        prop_assume!(date.year() < 2100);
        let printed = UK_FORMS[form](date);
        let read = resolve(&printed, &Anchor::default());
        prop_assert_eq!(read.and_then(|p| p.window), Some(Window::day(date)), "{}", printed);
        let sentence = format!("It will be ready by {printed} at the latest.");
        let found = find(&sentence, &Anchor::default());
        prop_assert_eq!(found.len(), 1, "{}", sentence);
        prop_assert_eq!(found[0].window, Some(Window::day(date)));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,300}") {
        for period in find(&text, &anchored("2016-10-12")) {
            prop_assert_eq!(fold(period.span.of(&text)), period.phrase);
        }
    }

    #[test]
    fn words_of_the_date_language_in_any_order_give_spans_that_hold(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..40),
    ) {
        let text = words.join(" ");
        let found = find(&text, &anchored("2016-10-12"));
        let mut last = 0;
        for period in &found {
            prop_assert!(period.span.start >= last && !period.span.is_empty());
            last = period.span.end;
            prop_assert_eq!(fold(period.span.of(&text)), period.phrase.clone());
            if let Some(Window { earliest: Some(first), latest: Some(last) }) = period.window {
                prop_assert!(first <= last, "{}", period.phrase);
            }
        }
        let _ = resolve(&text, &Anchor::default());
    }
}

const WORDS: &[&str] = &[
    "by",
    "the",
    "end",
    "of",
    "in",
    "March",
    "May",
    "2016",
    "2016/17",
    "-",
    "to",
    "5",
    "31",
    "29",
    "February",
    "first",
    "half",
    "quarter",
    "Q",
    "2",
    "year",
    "years",
    "new",
    "next",
    "last",
    "within",
    "six",
    "months'",
    "time",
    "term",
    "school",
    "autumn",
    "mid",
    "early",
    "meeting",
    "every",
    "each",
    "from",
    "between",
    "and",
    "after",
    "before",
    "99999",
    "20117",
    "12/13/2016",
    "/",
    "(",
    ")",
    ".",
    ",",
    "\n\n",
    "1900",
    "2199",
    "999",
    "days",
    "working",
    "Friday",
    "week",
    "ago",
    "was",
    "will",
    "financial",
    "municipal",
    "academic",
    "half-term",
    "Easter",
    "Christmas",
    "new",
    "a",
    "couple",
    "few",
    "at",
    "midnight",
    "since",
    "erbyn",
    "mis",
    "Mawrth",
];
