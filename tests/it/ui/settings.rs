//! The settings that belong to the records: what a change would move is shown, made in one act, and
//! taken back by one Undo.

use std::path::Path;

use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use scrutiny_desk::register::command::{CouncilCommand, FindingCommand};
use scrutiny_desk::register::daily_backup::mark;
use scrutiny_desk::register::{Access, Command, Register};
use scrutiny_desk::scrutiny::finding::Confidence;
use scrutiny_desk::scrutiny::nation::Nation;

use super::window::{Window, day, now, read, typical};
use crate::register::made_up::MadeUpPaper;

/// The name of every council and every body with what is said of it, read beside the window.
fn names(folder: &Path) -> Vec<String> {
    let (register, _) = Register::open(folder, Access::Read, now()).unwrap();
    let view = register.reader().unwrap().councils().unwrap();
    let councils = view.councils.into_iter().map(|of| of.council.name);
    councils
        .chain(view.bodies.into_iter().map(|of| of.body.name))
        .collect()
}

fn open_page(window: &mut Window, page: &str) {
    window.press(Modifiers::COMMAND, Key::Comma);
    window.click(page);
}

/// The window on a register with one paper of Hollinford, with one recommendation accepted.
fn with_a_council() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().unwrap();
    let (register, _) = Register::open(folder.path(), Access::Write, now()).unwrap();
    let paper = MadeUpPaper::new("Response on parks")
        .recommendation("1", "That the parks are locked at night")
        .due("in the spring", Some(("2017-03-01", "2017-05-31")));
    let filed = register.perform(paper.command(now()), now()).unwrap();
    let accept = FindingCommand::AcceptAll {
        paper: filed.paper.unwrap(),
        at_least: Confidence::Unsure,
    };
    register.perform(Command::Finding(accept), now()).unwrap();
    drop(register);
    let window = Window::open(folder.path());
    (folder, window)
}

#[test]
fn a_body_is_renamed_once_it_is_seen_what_would_move() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    let mut window = Window::open(folder.path());
    open_page(&mut window, "Councils and bodies");
    window.click("Housing Panel: 0 papers · 5 items");
    window.control("Name").focus();
    window.rest();
    window.press(Modifiers::COMMAND, Key::A);
    window.type_into("Name", "Homes Panel");
    window.click("Rename…");
    window.until_there("Rename “Housing Panel”?");
    window.until_there("5 items would be shown under “Homes Panel”.");
    window.click("Rename");
    window.until_there("Renamed “Housing Panel” to “Homes Panel”");
    window.until_there("Also printed as: Housing Panel");
    assert_eq!(names(folder.path()), ["Homes Panel"]);
    window.press(Modifiers::COMMAND, Key::Num1);
    window.click_first("Recommendation 1, not answered");
    window.until_there("Homes Panel · Added by hand");
    assert_eq!(
        read(folder.path(), items[0]).row.body_name.as_deref(),
        Some("Homes Panel")
    );
    window.press(Modifiers::COMMAND, Key::Z);
    window.until_there("Housing Panel · Added by hand");
    assert_eq!(names(folder.path()), ["Housing Panel"]);
}

#[test]
fn a_body_that_another_took_the_place_of_hands_its_open_items_on() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    open_page(&mut window, "Councils and bodies");
    window.click_first("Housing Panel:");
    window.type_into("It became", "People and Homes Committee");
    window.type_into("Since", "20/05/2026");
    window.click("It became this…");
    window.until_there("5 items that are open would be followed up by “People and Homes Committee”.");
    window.click("Set");
    window.until_there("It became “People and Homes Committee” on 20 May 2026");
    window.press(Modifiers::COMMAND, Key::Num1);
    window.click_first("Recommendation 1, not answered");
    window.until_there("People and Homes Committee · made by the former Housing Panel · Added by hand");
    window.press(Modifiers::COMMAND, Key::Comma);
    window.click("It did not…");
    window.click("Set");
    window.until_there("Housing Panel · Added by hand");
}

#[test]
fn a_calendar_and_its_closed_days_are_kept_for_a_council() {
    let (folder, mut window) = with_a_council();
    open_page(&mut window, "Calendars");
    window.until_there("Say first, under “Councils and bodies”, in which nation the council lies");
    window.click("Spring begins in");
    window.click("July");
    window.until_there("⚠ Spring, summer, autumn and winter must begin one after the other");
    assert!(
        window
            .control("See what this would move…")
            .accesskit_node()
            .is_disabled()
    );
    window.click("Put it back");
    // Spring from February on moves the date that rests on it.
    window.click("Spring begins in");
    window.click("February");
    window.type_into("Day on which it is closed", "29/12/2026");
    window.type_into("Why it is closed", "Christmas closure");
    window.click("Add the day");
    window.until_there("Tuesday 29 December 2026: Christmas closure");
    window.click("See what this would move…");
    window.until_there("1 date would move:");
    window.until_there("That the parks are locked at night");
    window.click("Change the calendar");
    window.until_there("Changed the calendar of “Hollinford Borough Council”; 1 date moved");
    let kept = || {
        let (register, _) = Register::open(folder.path(), Access::Read, now()).unwrap();
        let view = register.reader().unwrap().councils().unwrap();
        view.councils[0].council.calendar.closed.clone()
    };
    assert_eq!(kept()[0].day, day("2026-12-29"));
    window.press(Modifiers::COMMAND, Key::Z);
    window.until_gone("Tuesday 29 December 2026: Christmas closure");
    assert_eq!(kept(), []);
}

#[test]
fn bank_holidays_are_shown_for_the_nation_and_can_be_worked_on() {
    let (folder, window) = with_a_council();
    window.close();
    let (register, _) = Register::open(folder.path(), Access::Write, now()).unwrap();
    let council = register.reader().unwrap().councils().unwrap().councils[0]
        .council
        .id;
    register
        .perform(
            Command::Council(CouncilCommand::SetNation {
                council,
                nation: Some(Nation::Scotland),
            }),
            now(),
        )
        .unwrap();
    drop(register);
    let mut window = Window::open(folder.path());
    open_page(&mut window, "Calendars");
    window.until_there("Monday 15 June 2026: World Cup bank holiday");
    window.click("Monday 15 June 2026: World Cup bank holiday");
    window.click("See what this would move…");
    window.click("Change the calendar");
    window.until_there("Changed the calendar of");
    // The clocks page says that no law of England runs in Scotland.
    window.click("Clocks");
    window.until_there("Not the law in Scotland: only the council’s own rule runs there");
}

#[test]
fn a_day_can_be_worked_out_by_any_clock() {
    let (_folder, mut window) = with_a_council();
    open_page(&mut window, "Clocks");
    window.type_into("From which day", "05/11/2026");
    window.until_there(
        "day 1 = 6 November 2026, last day = 15 November 2026, because 10 clear days leave out the day of the notice",
    );
}

#[test]
fn the_register_is_backed_up_at_a_click() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    open_page(&mut window, "Register and backups");
    window.until_there("The last one was made on");
    let before = std::fs::read_dir(folder.path().join("backups")).unwrap().count();
    window.click("Back up now");
    window.until_there("✓ Backed up to");
    let after = std::fs::read_dir(folder.path().join("backups")).unwrap().count();
    assert_eq!(after, before + 1);
}

#[test]
fn how_long_daily_backups_are_kept_is_chosen_once_it_is_seen_what_would_go() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let backups = folder.path().join("backups");
    {
        let (register, _) = Register::open(folder.path(), Access::Write, now()).unwrap();
        let reader = register.reader().unwrap();
        for days in [9, 10, 11, 12] {
            let made = reader
                .backup(&backups, now() - chrono::Duration::days(days))
                .unwrap();
            mark(&made, folder.path());
        }
        reader
            .backup(&backups, now() - chrono::Duration::days(40))
            .unwrap();
    }
    let count = || std::fs::read_dir(&backups).unwrap().count();
    let mut window = Window::open(folder.path());
    open_page(&mut window, "Register and backups");
    // With that of today.
    window.until_there("6 backups");
    window.click("Each daily backup is kept for");
    window.click("30 days");
    window.until_there("No backup is deleted now");
    window.click("Each daily backup is kept for");
    window.click("a week");
    window.until_there(
        "2 daily backups are older than that, the oldest of 11 November 2026, and will be deleted now",
    );
    assert_eq!(count(), 6);
    window.click("Keep each for a week");
    window.until_there("2 earlier ones were removed");
    window.until_there("4 backups");
    assert_eq!(count(), 4);
    // The one that was made by hand is there though it is the oldest.
    window.until_there("14 October 2026");
}

#[test]
fn daily_backups_are_made_in_another_folder_from_the_moment_it_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let stick = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open(folder.path());
    open_page(&mut window, "Register and backups");
    window.until_there("1 backup");
    window.type_into("Folder for daily backups", stick.path().to_str().unwrap());
    window.click("Make them there");
    window.until_there("2 backups");
    assert_eq!(std::fs::read_dir(stick.path()).unwrap().count(), 1);
    window.type_into("Folder for daily backups", "/no such disk/backups");
    window.click("Make them there");
    window.until_there("The folder for daily backups is not there");
    // It was made, in the register's own folder: nothing may say that it was not.
    let denied = "could not be made";
    assert!(
        window
            .harness
            .query_all_by_label_contains(denied)
            .next()
            .is_none()
    );
    window.click("Make them in the register’s folder");
    window.until_there("They are made in the register’s own folder");
}

#[test]
fn every_page_of_the_settings_is_within_reach_on_small_screens() {
    for (width, height) in [(640.0, 400.0), (683.0, 512.0), (1024.0, 768.0), (1280.0, 800.0)] {
        let folder = tempfile::tempdir().unwrap();
        typical(folder.path());
        let mut window = Window::open_sized(folder.path(), Vec2::new(width, height));
        for page in [
            "Look",
            "Councils and bodies",
            "Calendars",
            "Clocks",
            "Register and backups",
        ] {
            open_page(&mut window, page);
            let right = window
                .harness
                .query_all_by(|node| !node.is_hidden() && format!("{:?}", node.role()).contains("Button"))
                .map(|node| node.rect().right())
                .fold(0.0, f32::max);
            assert!(right <= width + 1.0, "{page} at {width} reaches {right}");
        }
        open_page(&mut window, "Councils and bodies");
        window.click_first("Housing Panel:");
        window.until_there("What became of it");
        if width < 900.0 {
            window.click("‹ All councils and bodies");
            window.until_there("Housing Panel:");
        }
    }
}
