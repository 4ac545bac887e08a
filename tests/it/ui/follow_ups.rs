//! Follow-ups: putting off, repeating, the month, and what has come due since the last time.

use std::path::Path;

use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable;

use scrutiny_desk::register::command::{Command, FollowUpCommand};
use scrutiny_desk::register::{Access, Register};
use scrutiny_desk::scrutiny::follow_up::Repeat;
use scrutiny_desk::scrutiny::id::FollowUpId;
use scrutiny_desk::scrutiny::period::Window as Span;
use scrutiny_desk::scrutiny::promise::Due;

use super::window::{Filling, Window, day, due, now, typical};

fn due_days(folder: &Path) -> Vec<(String, bool)> {
    let (register, _) = Register::open(folder, Access::Read, now()).unwrap();
    let rows = register.reader().unwrap().follow_ups().unwrap();
    rows.iter()
        .map(|row| {
            let latest = row.follow_up.due.window.and_then(|window| window.latest);
            (
                latest.map(|day| day.to_string()).unwrap_or_default(),
                row.follow_up.done_on.is_some(),
            )
        })
        .collect()
}

#[test]
fn what_is_due_first_is_done_by_key_alone() {
    let folder = tempfile::tempdir().unwrap();
    let filling = Filling::of(folder.path());
    filling.follow_up("Ask for the figures", due("23 November 2026", "2026-11-23"));
    drop(filling);
    let mut window = Window::open(folder.path());
    window.press(Modifiers::COMMAND, Key::Num2);
    window.until_there("Done: Ask for the figures");
    window.rest();
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.rest();
    assert!(window.has_focus_on("Done: Ask for the figures"));
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("It is done");
    window.press(Modifiers::COMMAND, Key::Enter);
    window.until_there("▸ Done (1)");
    assert_eq!(due_days(folder.path()), [("2026-11-23".to_owned(), true)]);
}

#[test]
fn the_day_of_a_follow_up_is_chosen_from_a_month_with_the_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(folder.path());
    window.press(Modifiers::COMMAND, Key::Num2);
    window.click_first("Add a follow-up…");
    window.type_into("What is to be followed up", "Ask for the figures");
    window.click("When: choose from a month");
    window.click("Later month");
    window.click("15 December 2026");
    window.until_there("✓ Means 15 December 2026");
    window.click("Add the follow-up");
    window.until_there("Done: Ask for the figures");
    assert_eq!(due_days(folder.path()), [("2026-12-15".to_owned(), false)]);
}

#[test]
fn a_follow_up_is_put_off_and_comes_back_when_it_repeats() {
    let folder = tempfile::tempdir().unwrap();
    let filling = Filling::of(folder.path());
    filling.perform(Command::FollowUp(FollowUpCommand::Add {
        id: FollowUpId::new(now()),
        about: "Ask for the figures".to_owned(),
        due: due("23 November 2026", "2026-11-23"),
        item: None,
        paper: None,
        repeat: Repeat::every(6),
    }));
    drop(filling);
    let mut window = Window::open(folder.path());
    window.press(Modifiers::COMMAND, Key::Num2);
    window.until_there("23 November 2026 · due today · every 6 months");
    window.click("Put off: Ask for the figures");
    window.click("To next month: 1 December 2026");
    window.until_there("Put a follow-up off to 1 December 2026");
    window.until_there("This term, 1");
    window.click("Put off: Ask for the figures");
    window.click("To a day…");
    window.until_there("Put off to which day?");
    window.press(Modifiers::COMMAND, Key::Enter);
    window.until_there("30 November 2026 · in 7 days · every 6 months");

    window.click("Done: Ask for the figures");
    window.until_there("It repeats every 6 months: put the next in the diary for 30 May 2027");
    window.type_into("What came of it", "They came");
    window.click("It is done");
    window.until_there("Finished a follow-up; the next is due on 30 May 2027");
    window.until_there("Later, 1");
    drop(window);
    assert_eq!(
        due_days(folder.path()),
        [("2027-05-30".to_owned(), false), ("2026-11-30".to_owned(), true)]
    );
}

#[test]
fn the_month_is_walked_by_key_and_what_is_on_a_day_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let filling = Filling::of(folder.path());
    let over_new_year = Due {
        phrase: "over the new year".to_owned(),
        window: Some(Span::new(day("2026-12-29"), day("2027-01-04"))),
        ..due("", "2027-01-04")
    };
    filling.follow_up("Look at the website", over_new_year);
    filling.follow_up(
        "Some day",
        Due {
            phrase: "in due course".to_owned(),
            window: None,
            ..due("", "2027-01-04")
        },
    );
    drop(filling);
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    window.press(Modifiers::COMMAND, Key::Num2);
    window.click("Calendar");
    window.until_there("November 2026");
    window.until_there("∅ 1 thing without a date: see the list");
    window.until_there("Monday 23 November 2026, today, nothing due");
    window.until_there("Wednesday 25 November 2026, 1 due: 25 November 2026: Ask for the repairs figures");
    // The chosen day has the focus; the arrows go on from it.
    window.press(Modifiers::NONE, Key::ArrowRight);
    window.press(Modifiers::NONE, Key::ArrowRight);
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("1 due");
    window.click("Edit…: 25 November 2026: Ask for the repairs figures");
    window.until_there("Change a follow-up");
    window.press(Modifiers::NONE, Key::Escape);
    window.until_gone("Change a follow-up");

    window.click_first("Wednesday 25 November 2026");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::PageDown);
    window.until_there("December 2026");
    for name in [
        "Tuesday 29 December 2026, 1 due: over the new year: Look at the website",
        "Sunday 3 January 2027, 1 window open",
    ] {
        window.until_there(name);
    }
    window.click("Later month");
    window.until_there("Monday 4 January 2027, 1 due");
    window.until_there("Tuesday 5 January 2027, nothing due");
    window.click("Today");
    window.until_there("November 2026");
    window.press(Modifiers::NONE, Key::Home);
    window.click_first("Friday 27 November 2026, nothing due");
    window.click("Add a follow-up on this day…");
    window.type_into("What is to be followed up", "Ring the clerk");
    window.press(Modifiers::COMMAND, Key::Enter);
    window.until_there("Friday 27 November 2026, 1 due: 27 November 2026: Ring the clerk");
    window.click("Earlier month");
    window.click("Earlier month");
    window.until_there("September 2026");
    window.click_first("Wednesday 30 September 2026, 1 due: by 30 September 2026");
    window.click_first("Show the item: by 30 September 2026");
    window.until_there("Close the item panel");
}

#[test]
fn a_crowded_day_says_how_many_more_there_are_in_a_small_window_too() {
    let folder = tempfile::tempdir().unwrap();
    let filling = Filling::of(folder.path());
    for number in 0..30 {
        filling.follow_up(&format!("Matter {number}"), due("26 November 2026", "2026-11-26"));
    }
    drop(filling);
    for size in [Vec2::new(800.0, 560.0), Vec2::new(1280.0, 800.0)] {
        let mut window = Window::open_sized(folder.path(), size);
        window.press(Modifiers::COMMAND, Key::Num2);
        window.click("Calendar");
        window.until_there("Thursday 26 November 2026, 30 due:");
        window.click_first("Thursday 26 November 2026");
        window.until_there("30 due");
        window.until_there("Edit…: 26 November 2026: Matter 0");
    }
}

#[test]
fn what_has_come_due_since_the_last_time_is_said_once_and_quietly() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register");
    typical(&register);
    let preferences = folder.path().join("preferences.json");
    let seen = |on: &str| format!(r#"{{"seen_on":{{"{}":"{on}"}}}}"#, register.display());
    for (on, words) in [
        (
            "2026-09-29",
            Some("1 promise to us has come due since 29 September 2026"),
        ),
        ("2026-09-30", None),
        ("2026-11-23", None),
    ] {
        std::fs::write(&preferences, seen(on)).unwrap();
        let mut window = Window::start(&register, Some(preferences.clone()));
        window.until_there("Recommendation 1,");
        window.rest();
        match words {
            Some(words) => {
                window.until_there(words);
                // The button beside the words comes before that of the rail.
                window.click_first("Follow-ups");
                window.until_there("Put off: Ask for the repairs figures");
                window.until_gone(words);
            }
            None => assert!(
                window
                    .harness
                    .query_all_by_label_contains("come due since")
                    .next()
                    .is_none(),
                "seen on {on}"
            ),
        }
    }
}
