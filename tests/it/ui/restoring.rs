//! A damaged register in the window: its backups are on offer, and bringing one back deletes nothing.

use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};
use rusqlite::Connection;
use scrutiny_desk::register::{Access, Register};
use scrutiny_desk::ui::theme;

use super::outline::outline;
use super::window::{Window, now, typical};

/// A register with five items, backed up, and a note of what stood there.
fn backed_up(folder: &Path) -> PathBuf {
    typical(folder);
    let (register, _) = Register::open(folder, Access::Write, now()).unwrap();
    let reader = register.reader().unwrap();
    reader.backup(&folder.join("backups"), now()).unwrap()
}

/// Damages the page on which a table begins, and gives the bytes of the damaged file.
fn damage_table(folder: &Path, table: &str) -> Vec<u8> {
    let path = folder.join("register.db");
    let connection = Connection::open(&path).unwrap();
    connection
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    let root: u32 = connection
        .query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?1",
            [table],
            |row| row.get(0),
        )
        .unwrap();
    drop(connection);
    let mut bytes = fs::read(&path).unwrap();
    let at = usize::try_from(root - 1).unwrap() * 4096;
    bytes[at..at + 200].fill(0xa5);
    fs::write(&path, &bytes).unwrap();
    bytes
}

/// The databases that were put aside.
fn put_aside(folder: &Path) -> Vec<Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            name.starts_with("put-aside-")
        })
        .map(|path| fs::read(path.join("register.db")).unwrap())
        .collect()
}

#[test]
fn a_damaged_register_is_shown_and_a_backup_takes_its_place_at_a_click() {
    let folder = tempfile::tempdir().unwrap();
    backed_up(folder.path());
    let damaged = damage_table(folder.path(), "note");

    let mut window = Window::start(folder.path(), None);
    window.until_there("The register is damaged");
    window.until_there("Recommendation 1,");
    window.rest();
    window.click_first("Restore a backup…");
    window.until_there("Restore the backup of 23 November 2026");
    window.click_first("Restore the backup of 23 November 2026");
    window.until_there("Nothing was changed on the register since");
    window.click("Restore it");
    window.until_there("Recommendation 1,");
    window.until_there("This is the register as it was backed up on 23 November 2026");
    window.until_gone("The register is damaged");

    assert_eq!(put_aside(folder.path()), [damaged]);
    // It can be worked in again.
    window.click_first("Recommendation 1,");
    window.type_into("Response note", "Kept after the damage.");
    window.press(Modifiers::COMMAND, Key::Num2);
    window.until_there("This week");
}

#[test]
fn where_the_database_cannot_be_opened_at_all_the_window_offers_the_backups() {
    let folder = tempfile::tempdir().unwrap();
    let backup = backed_up(folder.path());
    let garbage = b"The quick brown fox. ".repeat(1_000);
    fs::write(folder.path().join("register.db"), &garbage).unwrap();

    let mut window = Window::start(folder.path(), None);
    window.until_there("Scrutiny Desk cannot start");
    window.until_there("Backups at hand");
    window.rest();
    window.click_first("Restore the backup of 23 November 2026");
    window.until_there("Recommendation 1,");
    assert_eq!(put_aside(folder.path()), [garbage]);
    assert!(backup.join("register.db").is_file());
}

#[test]
fn a_file_of_another_program_in_the_registers_place_is_put_aside_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let backup = backed_up(folder.path());
    let path = folder.path().join("register.db");
    fs::remove_file(&path).unwrap();
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE bookmarks (url TEXT)")
        .unwrap();
    let stranger = fs::read(&path).unwrap();

    let mut window = Window::start(folder.path(), None);
    window.until_there("This file belongs to another program");
    window.rest();
    window.type_into(
        "Folder of a backup that you keep elsewhere",
        backup.to_str().unwrap(),
    );
    window.click("Restore the backup in this folder");
    window.until_there("Recommendation 1,");
    assert_eq!(put_aside(folder.path()), [stranger]);
}

#[test]
fn a_folder_that_holds_no_backup_leaves_everything_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    backed_up(folder.path());
    let garbage = b"no database".repeat(1_000);
    fs::write(folder.path().join("register.db"), &garbage).unwrap();
    let mut window = Window::start(folder.path(), None);
    window.until_there("Backups at hand");
    window.rest();
    window.type_into("Folder of a backup that you keep elsewhere", "/nowhere");
    window.click("Restore the backup in this folder");
    window.until_there("The backup could not be restored");
    window.until_there("There is no whole backup in this folder: /nowhere");
    assert_eq!(fs::read(folder.path().join("register.db")).unwrap(), garbage);
    assert_eq!(put_aside(folder.path()), Vec::<Vec<u8>>::new());
}

#[test]
fn a_sound_register_goes_back_to_a_backup_from_the_settings_and_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    backed_up(folder.path());
    let mut window = Window::start(folder.path(), None);
    window.click_first("Recommendation 1,");
    window.type_into("Response note", "Written since the backup.");
    window.press(Modifiers::COMMAND, Key::Comma);
    window.click("Register and backups");
    window.click("Restore a backup…");
    window.click_first("Restore the backup of 23 November 2026");
    // The clock of these tests stands still, so that nothing was written later than the backup.
    window.until_there("Nothing was changed on the register since");
    window.click("Restore it");
    window.until_there("This is the register as it was backed up");
    window.until_there("Recommendation 1,");

    let aside = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_str().unwrap().contains("put-aside-"))
        .unwrap();
    let (before, _) = Register::open(&aside, Access::Read, now()).unwrap();
    let found = before.reader().unwrap().search("since the backup", 9).unwrap();
    assert_eq!(found.len(), 1);
}

#[test]
fn a_register_in_use_opens_once_the_other_window_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let (other, _) = Register::open(folder.path(), Access::Write, now()).unwrap();
    let mut window = Window::start(folder.path(), None);
    window.until_there("This register is open in another window");
    window.rest();
    window.click("Try again");
    window.until_there("This register is open in another window");
    drop(other);
    window.click("Try again");
    window.until_there("Recommendation 1,");
}

#[test]
fn an_empty_register_beside_backups_offers_them() {
    let folder = tempfile::tempdir().unwrap();
    backed_up(folder.path());
    fs::remove_file(folder.path().join("register.db")).unwrap();
    let mut window = Window::start(folder.path(), None);
    window.until_there("There was no register here any longer");
    window.until_there("Restore a backup…");
}

#[test]
fn a_register_where_nothing_can_be_written_is_shown_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    // What a read-only disk refuses, whoever runs this: neither lock nor log can be made.
    for name in ["register.lock", "register.db-shm"] {
        let path = folder.path().join(name);
        let _ = fs::remove_file(&path);
        fs::create_dir(&path).unwrap();
    }
    let mut window = Window::start(folder.path(), None);
    window.until_there("Recommendation 1,");
    window.until_there("The register lies where this program may not write");
    window.click_first("Recommendation 1,");
    window.until_there("Response notes");
}

#[test]
fn a_look_that_cannot_be_saved_is_said_once() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let not_a_folder = folder.path().join("config");
    fs::write(&not_a_folder, "").unwrap();
    let mut window = Window::start(folder.path(), Some(not_a_folder.join("preferences.json")));
    window.until_there("Recommendation 1,");
    window.press(Modifiers::COMMAND, Key::Comma);
    window.click("Dark");
    window.until_there("Your display settings could not be saved");
}

#[test]
fn theme_and_text_size_are_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let preferences = folder.path().join("preferences.json");
    let mut window = Window::start(folder.path(), Some(preferences.clone()));
    window.press(Modifiers::COMMAND, Key::Comma);
    window.click("High contrast");
    window.click("Text size 125%");
    window.until("the look to be kept", |_| {
        fs::read_to_string(&preferences).is_ok_and(|kept| kept.contains("125"))
    });
    drop(window);
    let mut window = Window::start(folder.path(), Some(preferences));
    window.press(Modifiers::COMMAND, Key::Comma);
    window.until("high contrast at 125%", |h| {
        outline(h).contains("RadioButton \"High contrast\" (chosen)")
            && theme::scheme(&h.ctx) == theme::Scheme::HighContrast
            && outline(h).contains("Button \"Text size 125%\" (chosen)")
    });
}
