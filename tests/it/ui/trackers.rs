//! Trackers as a user meets them: one whose headings say little has its columns named, and the next edition of
//! one that is known says what it changes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{self, Key, Modifiers};
use scrutiny_desk::register::{Access, Register};
use scrutiny_desk::scrutiny::item::Item;
use scrutiny_desk::scrutiny::progress::Progress;

use super::window::{Window, now, read};

/// A file as the system hands it over when it is dropped.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/files/trackers")
        .join(name)
}

/// Drops a file on the window and opens the paper that it is filed as.
fn drop_and_open(window: &mut Window, file: PathBuf) {
    window
        .harness
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(file)));
    window.until_there("1 paper filed");
    window.click_first("Open");
}

fn items(register: &Path) -> Vec<Item> {
    let (register, _) = Register::open(register, Access::Read, now()).unwrap();
    let rows = register.reader().unwrap().items().unwrap();
    rows.into_iter().map(|row| row.item).collect()
}

fn item(register: &Path, number: &str) -> Item {
    let mut all = items(register).into_iter();
    all.find(|item| item.number.as_deref() == Some(number)).unwrap()
}

#[test]
fn columns_are_named_once_and_known_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register");
    let mut window = Window::open(&register);
    window.until_there("Import papers…");
    drop_and_open(&mut window, fixture("shops.csv"));
    window.until_there("Nothing was found in this paper");
    window.until_there("No heading of the table in this paper says");
    window.click("Columns…");
    window.until_there("What the columns of “shops.csv” hold");
    // What the cells look like is proposed; the last column is said to be the due date.
    window
        .until_there("3 items, none with a due date. 1 row left out because it does not say what was asked");
    window.click("What “Shout date” holds");
    window.click("Due");
    window.until_there("3 items, 3 with a due date");
    // A word that only this council uses.
    window.until_there("“Sorted” in 1 row");
    window.click("Progress that “Sorted” means");
    window.until_there("Not started");
    window.click("Complete");
    window.until_there("as you said");
    window.until_there(
        "K4 · Put a bench at the bus stop on Mill Lane · led by Highways · due March 2026 · Complete",
    );
    window.until("the columns can be used", |harness| {
        use egui_kittest::kittest::{NodeT, Queryable};
        !harness
            .get_by_label("Use these columns")
            .accesskit_node()
            .is_disabled()
    });
    window.click("Use these columns");
    window.until_there("3 of 3 waiting");
    window.press(Modifiers::SHIFT, Key::A);
    window.until_there("All 3 dealt with");
    let bench = read(&register, item(&register, "K4").id);
    assert_eq!(bench.row.state.progress, Some(Progress::Complete));
    assert!(!bench.row.state.closed, "complete closes nothing");

    let next = folder.path().join("shops in July.csv");
    let july = "Code,What we want,Chased with,Where it stands,Shout date\nK9,Mend the clock on the market hall,Estates,Sorted,1 August 2026\n";
    std::fs::write(&next, july).unwrap();
    drop_and_open(&mut window, next);
    window.until_there("1 of 1 waiting");
    window.until_there("Action K9, waiting");
}

#[test]
fn the_next_edition_says_what_it_changes_and_is_applied_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register");
    let mut window = Window::open(&register);
    window.until_there("Import papers…");
    drop_and_open(&mut window, fixture("places-may.csv"));
    window.until_there("5 of 5 waiting");
    window.press(Modifiers::SHIFT, Key::A);
    window.until_there("All 5 dealt with");
    drop_and_open(&mut window, fixture("places-october.csv"));
    window.until_there("The next edition of “Recommendation Tracker” of 14 May 2026");
    window.until_there("3 rows change something, 1 row is new, 1 row is as it was");
    window.until_there("1 open row of the last edition is not in this one. Nothing was done to them");
    window.until_there("Show item: PL3 · That the depot be opened to the public once a year");
    window.until_there("Progress: On track → Delayed");
    window.until_there("Due: 30 June 2026 → 31 December 2026, later");
    // One row alone.
    window.click("Accept: Recommendation PL1");
    window.until_there("4 of 5 waiting");
    let stiles = item(&register, "PL1").id;
    assert_eq!(read(&register, stiles).promises.len(), 2);
    // And all that is left.
    window.click("Apply all changes");
    window.until_there("All 5 dealt with");
    assert_eq!(items(&register).len(), 6);
    assert!(item(&register, "PL2").text.ends_with("and on the ferry"));
    assert!(item(&register, "PL3").closing.is_none());
    window.press(Modifiers::COMMAND, Key::Z);
    window.until_there("4 of 5 waiting");
    assert_eq!(items(&register).len(), 5);
    assert!(item(&register, "PL2").text.ends_with("landing stages"));
}
