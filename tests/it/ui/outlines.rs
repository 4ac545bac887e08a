//! What a screen reader is told of every screen while it is empty, in everyday use and full: as text that a
//! person has read before it was accepted. Beside it what holds of every screen: no control without a name,
//! no two of one name, and every one reached with the keyboard.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use scrutiny_desk::register::command::{Command, FindingCommand};
use scrutiny_desk::register::{Access, Register};
use scrutiny_desk::scrutiny::finding::Confidence;
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::progress::Progress;
use scrutiny_desk::scrutiny::response::Position;

use super::outline::outline;
use super::shell::by_palette;
use super::window::{Filling, Window, due, now, typical};

/// How full a register is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Empty,
    Typical,
    Full,
}

impl State {
    const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Typical => "typical",
            Self::Full => "full",
        }
    }

    /// A window on such a register, in a folder of its own.
    fn open(self) -> (tempfile::TempDir, Window) {
        let folder = tempfile::tempdir().unwrap();
        match self {
            Self::Empty => {}
            Self::Typical => copy(samples().path(), folder.path()),
            Self::Full => copy(full().path(), folder.path()),
        }
        let mut window = Window::open(folder.path());
        window.until_there(match self {
            Self::Empty => "0 papers, 0 items",
            Self::Typical => "12 papers, 5 items",
            Self::Full => "12 papers, ",
        });
        if self != Self::Empty {
            window.until_there("Hand over…");
            window.until_there("Follow-ups, ");
        }
        window.rest();
        (folder, window)
    }
}

pub fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let there = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&there).unwrap();
            copy(&entry.path(), &there);
        } else {
            std::fs::copy(entry.path(), there).unwrap();
        }
    }
}

/// A register with the sample papers, all findings waiting, and five items by hand.
pub fn samples() -> &'static tempfile::TempDir {
    static MADE: OnceLock<tempfile::TempDir> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        typical(folder.path());
        let mut window = Window::open(folder.path());
        window.until_there("Recommendation 1,");
        by_palette(&mut window, "Try it with sample papers");
        // Twelve papers are read by as many processes, on machines that do much else.
        let begun = std::time::Instant::now();
        while window
            .harness
            .query_by_label_contains("12 papers filed")
            .is_none()
        {
            assert!(begun.elapsed().as_secs() < 180, "the samples are not filed");
            window.harness.step();
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        window.close();
        folder
    })
}

/// The same with everything accepted, and with sixty items more and thirty follow-ups.
fn full() -> &'static tempfile::TempDir {
    static MADE: OnceLock<tempfile::TempDir> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        copy(samples().path(), folder.path());
        let papers = {
            let (register, _) = Register::open(folder.path(), Access::Read, now()).unwrap();
            register.reader().unwrap().papers().unwrap()
        };
        let filling = Filling::of(folder.path());
        for row in &papers {
            filling.perform(Command::Finding(FindingCommand::AcceptAll {
                paper: row.paper.id,
                at_least: Confidence::Unsure,
            }));
        }
        for number in 100..160 {
            let text = format!(
                "That the Cabinet Member for Housing and Communities brings report {number} on the homes that \
                 wait longest for a repair, with the reasons for each, to the meeting after next"
            );
            let item = filling.item(
                ItemKind::Recommendation,
                Standing::Ours,
                &number.to_string(),
                &text,
            );
            match number % 4 {
                0 => filling.answer(item, Position::Accepted),
                1 => filling.progress(item, Progress::OnTrack),
                2 => filling.progress(item, Progress::Delayed),
                _ => filling.promise(item, due("by 31 January 2027", "2027-01-31")),
            }
            if number % 2 == 0 {
                let about = format!("Ask what became of report {number}");
                filling.follow_up(&about, due("1 December 2026", "2026-12-01"));
            }
        }
        drop(filling);
        folder
    })
}

/// A screen by name, and how it is opened.
type Screen = (&'static str, fn(&mut Window));

/// Every screen: what it is called here, and how it is come to from the board.
const SCREENS: [Screen; 14] = [
    ("board", |_| {}),
    ("table", |window| {
        window.press(Modifiers::COMMAND, Key::T);
    }),
    ("follow-ups", |window| {
        window.press(Modifiers::COMMAND, Key::Num2);
    }),
    ("calendar", |window| {
        window.press(Modifiers::COMMAND, Key::Num2);
        window.click("Calendar");
        window.until_there("Monday 23 November 2026");
    }),
    ("papers", |window| {
        window.press(Modifiers::COMMAND, Key::Num3);
    }),
    ("meetings", |window| {
        window.press(Modifiers::COMMAND, Key::Num4);
    }),
    ("search", |window| {
        window.press(Modifiers::COMMAND, Key::F);
    }),
    ("settings", |window| {
        window.press(Modifiers::COMMAND, Key::Comma);
        window.until_there("Settings");
    }),
    ("councils", |window| in_settings(window, "Councils and bodies")),
    ("calendars", |window| in_settings(window, "Calendars")),
    ("clocks", |window| in_settings(window, "Clocks")),
    ("backups", |window| in_settings(window, "Register and backups")),
    ("keys", |window| {
        window.press(Modifiers::NONE, Key::F1);
        window.until_there("Keyboard map");
    }),
    ("palette", |window| {
        window.press(Modifiers::COMMAND, Key::K);
        window.until_there("Find an action, an item or a paper");
    }),
];

/// Opens a part of the settings.
fn in_settings(window: &mut Window, part: &str) {
    window.press(Modifiers::COMMAND, Key::Comma);
    window.click(part);
}

/// What only a register with something on it has.
const MORE_SCREENS: [Screen; 4] = [
    ("reader", |window| {
        by_palette(window, "Damp and Mould Task Group: final report");
        window.until_there("Text of the paper");
    }),
    ("meeting", |window| {
        by_palette(window, "Scrutiny Committee, 7 July 2026");
        window.until_there("My questions");
    }),
    ("item", |window| {
        by_palette(window, "void homes");
        window.until_there("Close the item panel");
    }),
    ("hits", |window| {
        window.press(Modifiers::COMMAND, Key::F);
        window.type_into("Search the register", "extractor fans");
        window.until_there("Passage, Action log");
    }),
];

fn screens(state: State) -> impl Iterator<Item = (&'static str, fn(&mut Window))> {
    let more = MORE_SCREENS.into_iter().filter(move |_| state != State::Empty);
    SCREENS.into_iter().chain(more)
}

/// Role and name of everything that can be used and is not switched off.
fn controls(window: &Window) -> Vec<(String, String)> {
    let is_control = |role: &str| {
        matches!(
            role,
            "Button" | "ComboBox" | "TextInput" | "MultilineTextInput" | "RadioButton" | "CheckBox" | "Link"
        )
    };
    let nodes = window.harness.query_all_by(|node| {
        !node.is_hidden() && !node.is_disabled() && is_control(&format!("{:?}", node.role()))
    });
    nodes
        .map(|node| {
            let node = node.accesskit_node();
            let name = node.label().or_else(|| node.value()).unwrap_or_default();
            (format!("{:?}", node.role()), name)
        })
        .collect()
}

/// Leaves whatever is open, and goes back to the board.
fn back(window: &mut Window, screen: &str) {
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::Escape);
    if screen == "table" {
        window.press(Modifiers::COMMAND, Key::T);
    }
    if screen == "calendar" {
        window.click("List");
    }
    window.press(Modifiers::COMMAND, Key::Num1);
    window.rest();
}

/// Buttons that stand twice on a screen and do the same in both places: above a list, and in what an empty
/// list says.
const TWICE: [&str; 2] = ["Add a follow-up…", "Import papers…"];

/// What no screen may have: a control without a name, or two of one name.
fn ill_named(window: &Window, screen: &str, faults: &mut Vec<String>) {
    let mut names: BTreeMap<(String, String), usize> = BTreeMap::new();
    for control in controls(window) {
        if !control.1.chars().any(char::is_alphanumeric) {
            faults.push(format!("{screen}: a {} is called {:?}", control.0, control.1));
        }
        *names.entry(control).or_default() += 1;
    }
    // Two papers may ask the same in the same words: then two items are called the same.
    let is_item = |name: &str| {
        ["Recommendation", "Action", "Resolution"]
            .iter()
            .any(|kind| name.starts_with(kind))
    };
    names.retain(|(_, name), count| *count > 1 && !TWICE.contains(&name.as_str()) && !is_item(name));
    let names = names.into_iter();
    faults.extend(names.map(|((role, name), count)| format!("{screen}: {role} {name:?} {count} times")));
}

/// What the tab key does not come to.
fn unreached(window: &mut Window, screen: &str, faults: &mut Vec<String>) {
    let mut wanted: BTreeSet<(String, String)> = controls(window).into_iter().collect();
    // Of the days of a month Tab comes to the chosen one alone, and the arrows go from day to day, which
    // `follow_ups.rs` tries: nobody wants forty-two steps through a month.
    wanted.retain(|(_, name)| {
        !name.contains("day ") || !name.contains(", ") || !screen.starts_with("calendar")
    });
    let mut reached = BTreeSet::new();
    for _ in 0..wanted.len() * 2 + 20 {
        window.press(Modifiers::NONE, Key::Tab);
        let focused = window.harness.query_all_by(|node| node.is_focused()).next();
        if let Some(node) = focused {
            let node = node.accesskit_node();
            let name = node.label().or_else(|| node.value()).unwrap_or_default();
            reached.insert((format!("{:?}", node.role()), name));
        }
        if wanted.is_subset(&reached) {
            return;
        }
    }
    let missed = wanted.difference(&reached);
    faults.extend(missed.map(|(role, name)| format!("{screen}: Tab never comes to {role} {name:?}")));
}

/// An outline in which the sizes of backups are left out: they change with every version.
fn without_sizes(told: &str) -> String {
    let mut words: Vec<&str> = told.split(' ').collect();
    for at in 1..words.len() {
        let is_size = words[at].starts_with("KB") || words[at].starts_with("MB");
        if is_size && words[at - 1].chars().all(|c| c.is_ascii_digit() || c == '.') {
            words[at - 1] = "SOME";
        }
    }
    words.join(" ").replace("SOME MB", "SOME KB")
}

/// Goes through every screen of a register in a state: what each says is as it was read.
fn go_through(state: State) {
    let (folder, mut window) = state.open();
    let place = folder.path().display().to_string();
    let mut faults = Vec::new();
    for (screen, go) in screens(state) {
        go(&mut window);
        window.rest();
        let name = format!("{screen}-{}", state.name());
        let told = outline(&window.harness).replace(&place, "FOLDER");
        insta::assert_snapshot!(name.clone(), without_sizes(&told));
        // Behind a dialog the screen is told as well, and is not to be reached.
        let is_dialog = ["keys", "palette"].contains(&screen);
        if !is_dialog {
            ill_named(&window, &name, &mut faults);
        }
        if state == State::Typical && !is_dialog {
            unreached(&mut window, &name, &mut faults);
        }
        back(&mut window, screen);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn an_empty_register_is_told_as_it_was_read() {
    go_through(State::Empty);
}

#[test]
fn a_register_in_use_is_told_as_it_was_read_and_all_of_it_is_reached_by_key() {
    go_through(State::Typical);
}

#[test]
fn a_full_register_is_told_as_it_was_read() {
    go_through(State::Full);
}
