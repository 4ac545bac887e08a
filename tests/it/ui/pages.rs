//! A PDF in the reader of the whole window: its pages drawn by the real program in a process of its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Key, Modifiers, Vec2};
use scrutiny_desk::jobs::{ImportJob, ReaderProgram, Source};
use scrutiny_desk::register::{Access, Register};

use super::window::{Window, now};
use crate::pdf::sketch::{Sketch, page_of, words};
use crate::support::{Home, PROGRAM};

/// A window on a register with one printed paper of three pages, of which the second claims a size that
/// no page has.
fn window_on_a_pdf(home: &Home) -> Window {
    let mut sketch = Sketch::of_pages(&[
        words(72.0, 100.0, "Report of the bus shelters working group"),
        words(72.0, 100.0, "never drawn"),
        words(72.0, 100.0, "That the report be noted"),
    ]);
    sketch.set(7, page_of(8, "[0 0 2000000 2000000]"));
    let file = home.file("shelters.pdf", sketch.bytes());
    let (register, opened) = Register::open(&home.path("register"), Access::Write, now()).unwrap();
    let register = Arc::new(register);
    let job = ImportJob::start(
        vec![Source::File(file)],
        None,
        Arc::clone(&register),
        ReaderProgram::from(PathBuf::from(PROGRAM)),
        Arc::new(|| ()),
        Arc::new(now),
    )
    .unwrap();
    let begun = Instant::now();
    while !job.is_finished() {
        assert!(begun.elapsed() < Duration::from_secs(60), "it was not filed");
        std::thread::sleep(Duration::from_millis(20));
    }
    drop(job);
    let register = Arc::into_inner(register).unwrap();
    Window::open_on(register, opened, Vec2::new(1280.0, 800.0))
}

#[test]
fn a_pdf_is_shown_as_printed_beside_its_text_and_a_page_that_cannot_be_says_so() {
    let home = Home::new();
    let mut window = window_on_a_pdf(&home);
    window.press(Modifiers::COMMAND, Key::Num3);
    window.until_there("Papers");
    super::shell::by_palette(&mut window, "shelters");
    window.until_there("Page 1 of 3 as printed");
    window.until_there("Text of the paper");
    window.press(Modifiers::NONE, Key::F7);
    window.until_gone("Text of the paper");
    window.press(Modifiers::NONE, Key::PageDown);
    window.until_there("Page 2 of 3. This page cannot be shown as printed; its text is beside it");
    window.press(Modifiers::NONE, Key::PageDown);
    window.until_there("Page 3 of 3 as printed");
    window.press(Modifiers::NONE, Key::F6);
    window.until_gone("Pages as printed");
    window.until_there("Text of the paper");
}
