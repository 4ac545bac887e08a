//! Search and the palette in the whole window: from a keystroke to the lit passage, to a note, to a
//! meeting, and back.

use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use scrutiny_desk::register::command::{ItemCommand, MeetingCommand, NoteCommand};
use scrutiny_desk::register::{Access, Command, Register};
use scrutiny_desk::scrutiny::id::{MeetingId, NoteId, ResponseId};
use scrutiny_desk::scrutiny::response::Position;

use super::window::{Window, day, now, typical};
use crate::register::made_up::MadeUpPaper;

/// The window on a register with items, a paper, two notes on one item and a kept question.
fn window(folder: &std::path::Path) -> Window {
    let items = typical(folder);
    let (register, opened) = Register::open(folder, Access::Write, now()).unwrap();
    let mut paper = MadeUpPaper::new("Damp homes");
    for number in 0..60 {
        paper = paper.paragraph(&format!("Paragraph {number} says nothing of the matter"));
    }
    let paper = paper.paragraph("Ventilation of the bathrooms was found wanting");
    register.perform(paper.command(now()), now()).unwrap();
    for text in ["Ask the first thing", "Ask about dehumidifiers"] {
        let add = NoteCommand::Add {
            id: NoteId::new(now()),
            item: Some(items[0]),
            paper: None,
            text: text.to_owned(),
            visit: None,
        };
        register.perform(Command::Note(add), now()).unwrap();
    }
    let item = register.reader().unwrap().item(items[0]).unwrap().unwrap();
    let write = MeetingCommand::Write {
        id: MeetingId::new(now()),
        questions: "Who pays for the hygrometers?".to_owned(),
        begins: Some((item.row.item.body.unwrap(), day("2026-12-08"))),
        visit: 1,
    };
    register.perform(Command::Meeting(write), now()).unwrap();
    Window::open_on(register, opened, Vec2::new(1280.0, 800.0))
}

fn search(window: &mut Window, typed: &str) {
    window.press(Modifiers::COMMAND, Key::F);
    window.until_there("Search the register");
    window.press(Modifiers::COMMAND, Key::A);
    window
        .harness
        .get_by_label("Search the register")
        .type_text(typed);
    window.rest();
}

#[test]
fn a_word_is_found_as_it_is_typed_and_enter_leads_to_the_passage_lit() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path());
    window.until_there("Recommendation 1,");
    search(&mut window, "bathr");
    window.until_there("Passage, Damp homes, Housing Scrutiny Committee · 28 June 2016");
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("Text of the paper");
    window.until("the passage to be in sight", |harness| {
        harness
            .query_all_by_label_contains("Ventilation of the bathrooms was found wanting")
            .any(|node| harness.ctx.content_rect().contains_rect(node.rect()))
    });
    // Within a paper Ctrl+F alone looks in that paper.
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.until_there("Passage, Damp homes");
    window.press(Modifiers::COMMAND, Key::A);
    window.press(Modifiers::NONE, Key::Delete);
    window.until_there("Search again for bathr");
    window.click("Forget recent searches");
    window.until_there("Find words anywhere on the register");
}

#[test]
fn a_note_is_opened_with_the_caret_in_it_and_a_question_leads_to_its_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path());
    window.until_there("Recommendation 1,");
    search(&mut window, "dehumid");
    window.until_there("Your note,");
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("Close the item panel");
    window.until("the caret to be in the note", |harness| {
        let node = harness.query_by_label("Response note 3");
        let other = harness.query_by_label("Response note 2");
        node.or(other)
            .is_some_and(|node| node.accesskit_node().is_focused())
    });
    search(&mut window, "hygrometers");
    window.until_there("Your question,");
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("My questions");
}

/// Where something stands that is called so, from the upper edge of the window.
fn height_of(window: &Window, name: &str) -> f32 {
    window.place_of(name).y
}

#[test]
fn an_answer_that_was_found_is_brought_into_sight_in_the_panel() {
    let folder = tempfile::tempdir().unwrap();
    let items = typical(folder.path());
    {
        let (register, _) = Register::open(folder.path(), Access::Write, now()).unwrap();
        // Three answers of many words each, so that the last stands far down.
        for (number, word) in ["hygrometers", "bathrooms", "balconies"].into_iter().enumerate() {
            let record = ItemCommand::RecordAnswer {
                id: ResponseId::new(now()),
                item: items[0],
                text: format!(
                    "Agreed as to {word}. {}",
                    "The works go on as they did before. ".repeat(60)
                ),
                position: Some(Position::Accepted),
                in_principle: false,
                answered_on: Some(day(["2026-06-16", "2026-07-16", "2026-08-16"][number])),
            };
            register.perform(Command::Item(record), now()).unwrap();
        }
    }
    let mut window = Window::open(folder.path());
    window.until_there("Recommendation 1,");
    for word in ["hygrometers", "balconies"] {
        search(&mut window, word);
        window.until_there("Answer,");
        window.press(Modifiers::NONE, Key::Enter);
        let name = format!("Agreed as to {word}");
        window.until_there(&name);
        window.until("the answer to be in sight", |harness| {
            let node = harness.query_all_by(|node| {
                let words = node.value().or_else(|| node.label());
                !node.is_hidden() && words.is_some_and(|words| words.starts_with(&name))
            });
            node.map(|node| node.rect().center().y)
                .next()
                .is_some_and(|y| (80.0..760.0).contains(&y))
        });
    }
    assert!(!(80.0..760.0).contains(&height_of(&window, "Agreed as to hygrometers")));
}

#[test]
fn what_was_reported_of_progress_is_found_and_brought_into_sight_in_the_panel() {
    let folder = tempfile::tempdir().unwrap();
    typical(folder.path());
    let mut window = Window::open_sized(folder.path(), Vec2::new(1280.0, 500.0));
    window.until_there("Recommendation 1,");
    search(&mut window, "supplier");
    window.until_there("Progress,");
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("The supplier was late");
    window.until("the entry to be in sight", |harness| {
        let node = harness.query_all_by(|node| {
            let words = node.value().or_else(|| node.label());
            !node.is_hidden() && words.is_some_and(|words| words == "The supplier was late")
        });
        node.map(|node| node.rect().center().y)
            .next()
            .is_some_and(|y| (80.0..460.0).contains(&y))
    });
}

#[test]
fn a_slip_of_the_fingers_is_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path());
    window.until_there("Recommendation 1,");
    search(&mut window, "bathrroms ");
    window.until_there("Nothing found for “bathrroms”");
    window.until_there("Did you mean bathrooms");
    window.click("Did you mean bathrooms? 1 place");
    window.until_there("Passage, Damp homes");
}

#[test]
fn the_palette_finds_papers_and_meetings_by_date_offers_what_was_chosen_last_and_a_search() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path());
    window.until_there("Recommendation 1,");
    super::shell::by_palette(&mut window, "damp june 2016");
    window.until_there("Text of the paper");
    window.press(Modifiers::COMMAND, Key::Num1);
    window.press(Modifiers::COMMAND, Key::K);
    window.until_there("Damp homes, Housing Scrutiny Committee, 28 June 2016");
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("Text of the paper");
    super::shell::by_palette(&mut window, "8 december");
    window.until_there("My questions");
    super::shell::by_palette(&mut window, "wanting");
    window.until_there("Passage, Damp homes");
}
