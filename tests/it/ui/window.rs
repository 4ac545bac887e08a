//! A register with things on it, and the window on it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui::{Key, Modifiers, Pos2, Theme, Vec2};
use egui_kittest::kittest::{AccessKitNode, Queryable};
use egui_kittest::{Harness, Node};

use scrutiny_desk::jobs::ReaderProgram;
use scrutiny_desk::register::command::item::NewItem;
use scrutiny_desk::register::command::{Command, FollowUpCommand, ItemCommand};
use scrutiny_desk::register::view::ItemView;
use scrutiny_desk::register::{Access, Opened, Register};
use scrutiny_desk::scrutiny::id::{FollowUpId, ItemId, ProgressId, PromiseId, ResponseId};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::period::{Class, Window as Span};
use scrutiny_desk::scrutiny::progress::Progress;
use scrutiny_desk::scrutiny::promise::Due;
use scrutiny_desk::scrutiny::response::Position;
use scrutiny_desk::scrutiny::{Day, Moment};
use scrutiny_desk::settings::Preferences;
use scrutiny_desk::ui::{self, App, Clock, Options, Surroundings};

/// The day on which all these tests happen.
pub fn today() -> Day {
    day("2026-11-23")
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn now() -> Moment {
    "2026-11-23T18:00:00Z".parse().unwrap()
}

/// A due time whose window is a single day.
pub fn due(phrase: &str, last: &str) -> Due {
    Due {
        phrase: phrase.to_owned(),
        window: Some(Span::day(day(last))),
        class: Some(Class::Exact),
        conditional: false,
        passage: None,
    }
}

/// A register that is being filled before a window is opened on it.
pub struct Filling {
    register: Register,
}

impl Filling {
    pub fn of(folder: &Path) -> Self {
        let (register, _) = Register::open(folder, Access::Write, now()).unwrap();
        Self { register }
    }

    pub fn perform(&self, command: Command) {
        self.perform_on(now(), command);
    }

    /// Performs a command at another moment than that of all these tests.
    pub fn perform_on(&self, at: Moment, command: Command) {
        self.register.perform(command, at).unwrap();
    }

    pub fn item(&self, kind: ItemKind, standing: Standing, number: &str, text: &str) -> ItemId {
        let id = ItemId::new(now());
        self.perform(Command::Item(ItemCommand::Add(Box::new(NewItem {
            id,
            kind,
            standing,
            number: Some(number.to_owned()),
            text: text.to_owned(),
            addressed_to: Some("Cabinet".to_owned()),
            body: Some("Housing Panel".to_owned()),
            made_on: Some(day("2026-03-10")),
            paper: None,
        }))));
        id
    }

    pub fn recommendation(&self, number: &str, text: &str) -> ItemId {
        self.item(ItemKind::Recommendation, Standing::Ours, number, text)
    }

    pub fn answer(&self, item: ItemId, position: Position) {
        self.perform(Command::Item(ItemCommand::RecordAnswer {
            id: ResponseId::new(now()),
            item,
            text: "Agreed, from the autumn.".to_owned(),
            position: Some(position),
            in_principle: false,
            answered_on: Some(day("2026-06-16")),
        }));
    }

    pub fn progress(&self, item: ItemId, progress: Progress) {
        self.perform(Command::Item(ItemCommand::SetProgress {
            items: vec![(item, ProgressId::new(now()))],
            progress,
            happened_on: day("2026-10-20"),
            words: "The supplier was late".to_owned(),
        }));
    }

    pub fn promise(&self, item: ItemId, due: Due) {
        self.perform(Command::Item(ItemCommand::Promise {
            id: PromiseId::new(now()),
            item,
            due,
            said_on: Some(day("2026-06-16")),
            reason: None,
        }));
    }

    pub fn follow_up(&self, about: &str, due: Due) {
        self.perform(Command::FollowUp(FollowUpCommand::Add {
            id: FollowUpId::new(now()),
            about: about.to_owned(),
            due,
            item: None,
            paper: None,
            repeat: None,
        }));
    }
}

/// The board that most tests look at: one item in each of five columns.
pub fn typical(folder: &Path) -> Vec<ItemId> {
    let filling = Filling::of(folder);
    let fans = filling.recommendation("1", "That the Cabinet replaces the extractor fans");
    filling.promise(fans, due("by 30 September 2026", "2026-09-30"));
    let letters = filling.recommendation("2", "That tenants are told in writing when a repair is ordered");
    filling.answer(letters, Position::Accepted);
    let voids = filling.recommendation("3", "That void homes are let within four weeks");
    filling.answer(voids, Position::Rejected);
    let figures = filling.item(
        ItemKind::Action,
        Standing::Ours,
        "4",
        "Report the repairs figures",
    );
    filling.progress(figures, Progress::Delayed);
    let noted = filling.item(
        ItemKind::Recommendation,
        Standing::PutToUs,
        "5",
        "That the Panel agrees its work programme",
    );
    filling.follow_up(
        "Ask for the repairs figures",
        due("25 November 2026", "2026-11-25"),
    );
    vec![fans, letters, voids, figures, noted]
}

/// The window on a register; with its start and end around it where `A` is the platform's window.
pub struct Window<A = App> {
    pub harness: Harness<'static, A>,
}

impl Window<ui::Window> {
    /// The program's window on the register in `folder`, whatever state that is in.
    pub fn start(folder: &Path, preferences_file: Option<PathBuf>) -> Self {
        let around = Surroundings {
            folder: folder.to_owned(),
            reader_program: ReaderProgram::from(PathBuf::from(crate::support::PROGRAM)),
            clock: Clock::Fixed(today(), now()),
            preferences_file,
        };
        let start = around.open();
        let harness = Harness::builder()
            .with_size(Vec2::new(1280.0, 800.0))
            .with_theme(Theme::Light)
            .with_max_steps(60)
            .build_eframe(|creation| {
                ui::Window::new(&creation.egui_ctx, around, start, std::sync::Arc::default())
            });
        Self { harness }
    }
}

impl Window {
    pub fn open(folder: &Path) -> Self {
        Self::open_sized(folder, Vec2::new(1280.0, 800.0))
    }

    /// The window on another day than that of all these tests.
    pub fn open_at(folder: &Path, (today, now): (Day, Moment)) -> Self {
        let (register, opened) = Register::open(folder, Access::Write, now).unwrap();
        Self::open_with(
            register,
            opened,
            Vec2::new(1280.0, 800.0),
            Clock::Fixed(today, now),
        )
    }

    pub fn open_sized(folder: &Path, size: Vec2) -> Self {
        let (register, opened) = Register::open(folder, Access::Write, now()).unwrap();
        Self::open_on(register, opened, size)
    }

    /// The window on a register that is open already.
    pub fn open_on(register: Register, opened: Opened, size: Vec2) -> Self {
        Self::open_with(register, opened, size, Clock::Fixed(today(), now()))
    }

    fn open_with(register: Register, opened: Opened, size: Vec2, clock: Clock) -> Self {
        let options = Options {
            register,
            opened,
            reader_program: ReaderProgram::from(PathBuf::from(crate::support::PROGRAM)),
            clock,
            preferences: Preferences::default(),
            preferences_file: None,
            preferences_note: None,
        };
        let harness = Harness::builder()
            .with_size(size)
            .with_theme(Theme::Light)
            .with_max_steps(60)
            .build_eframe(|creation| App::new(&creation.egui_ctx, options).unwrap());
        Self { harness }
    }

    /// Closes the window as its ✕ does: everything typed is kept by then.
    pub fn close(self) {
        let mut app = self.harness.into_state();
        app.close();
    }
}

impl<A: eframe::App> Window<A> {
    /// Draws frames until `holds`; fails with the screen's names after ten seconds.
    #[track_caller]
    pub fn until(&mut self, what: &str, holds: impl Fn(&Harness<'static, A>) -> bool) {
        let begun = Instant::now();
        loop {
            self.harness.step();
            if holds(&self.harness) {
                return;
            }
            assert!(
                begun.elapsed() < Duration::from_secs(10),
                "waited in vain for {what}; the window says:\n{}",
                super::outline::outline(&self.harness)
            );
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Gives the focus to the first thing whose name has these words.
    #[track_caller]
    pub fn focus_on(&mut self, name: &str) {
        self.until(name, |h| h.query_all_by_label_contains(name).next().is_some());
        self.rest();
        let first = self.harness.query_all_by_label_contains(name).next();
        first.unwrap().focus();
        self.rest();
    }

    /// Whether something whose name has these words has the focus.
    pub fn has_focus_on(&self, name: &str) -> bool {
        self.harness
            .query_all_by_label_contains(name)
            .any(|node| node.is_focused())
    }

    /// Draws frames until something whose name begins so is there.
    #[track_caller]
    pub fn until_there(&mut self, name: &str) {
        self.until(name, |h| {
            h.query_all_by(|node| named(node, name)).next().is_some()
        });
    }

    /// Draws frames until nothing has a name that begins so.
    #[track_caller]
    pub fn until_gone(&mut self, name: &str) {
        self.until(&format!("no {name}"), |h| {
            h.query_all_by(|node| named(node, name)).next().is_none()
        });
    }

    /// Clicks what has this name, and draws until the window rests.
    #[track_caller]
    pub fn click(&mut self, name: &str) {
        self.until_there(name);
        self.control(name).scroll_to_me();
        self.rest();
        self.control(name).click();
        self.rest();
    }

    /// Clicks the first thing whose name begins so.
    #[track_caller]
    pub fn click_first(&mut self, name: &str) {
        self.until_there(name);
        self.harness
            .query_all_by(|node| named(node, name))
            .next()
            .unwrap()
            .click();
        self.rest();
    }

    /// Types into the field of this name.
    #[track_caller]
    pub fn type_into(&mut self, name: &str, words: &str) {
        self.until_there(name);
        self.control(name).focus();
        self.rest();
        self.control(name).type_text(words);
        self.rest();
    }

    /// The one control of exactly this name.
    #[track_caller]
    pub fn control<'a>(&'a self, name: &'a str) -> Node<'a> {
        let called = |node: &AccessKitNode<'_>| {
            !node.is_hidden()
                && (node.label().as_deref() == Some(name) || node.value().as_deref() == Some(name))
        };
        let mut found: Vec<Node<'_>> = self.harness.query_all_by(called).collect();
        assert_eq!(found.len(), 1, "controls called {name:?}");
        found.remove(0)
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.rest();
    }

    /// Draws until nothing asks for another frame at once; also checks that every control has a name.
    pub fn rest(&mut self) {
        self.harness.run();
    }

    /// The middle of the first thing whose name begins so.
    #[track_caller]
    pub fn place_of(&self, name: &str) -> Pos2 {
        self.harness
            .query_all_by(|node| named(node, name))
            .next()
            .unwrap_or_else(|| panic!("nothing is called {name}"))
            .rect()
            .center()
    }

    /// Drags from one place to another in steps, as a hand does.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.rest();
        self.harness.drag_at(from);
        self.harness.step();
        for part in 1..=8_u8 {
            let t = f32::from(part) / 8.0;
            self.harness.hover_at(from + (to - from) * t);
            self.harness.step();
        }
        self.harness.drop_at(to);
        self.rest();
    }
}

fn named(node: &AccessKitNode<'_>, name: &str) -> bool {
    let begins = |words: Option<String>| words.is_some_and(|words| words.starts_with(name));
    !node.is_hidden() && (begins(node.label()) || begins(node.value()))
}

/// An item as it stands on the register, read beside the window.
pub fn read(folder: &Path, item: ItemId) -> ItemView {
    let (register, _) = Register::open(folder, Access::Read, now()).unwrap();
    register.reader().unwrap().item(item).unwrap().unwrap()
}
