//! Handing over from the window: what is offered, and what is said of exempt items.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::window::{Window, typical};

const EXEMPT: &str = "\
SALTERBY BOROUGH COUNCIL

HOUSING SCRUTINY PANEL

10 March 2026

NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972

Report of the Repairs Task Group to Cabinet

Recommendation 1
That Cabinet ends the contract for lifts by 30 September 2026.

Recommendation 2
That Cabinet names the officer who let it.
";

#[test]
fn what_is_shown_or_chosen_is_offered_and_exempt_items_only_when_ticked() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register");
    typical(&register);
    let paper = folder.path().join("lifts.txt");
    std::fs::write(&paper, EXEMPT).unwrap();
    let ended = crate::support::Home::new().run([
        "--register",
        register.to_str().unwrap(),
        "import",
        "--accept",
        paper.to_str().unwrap(),
    ]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);

    let mut window = Window::open(&register);
    window.until_there("1 paper, 7 items");
    window.press(Modifiers::COMMAND, Key::E);
    // The fifth of the typical ones was put to us and does not stand in these columns.
    window.until_there("In the file: 4 items");
    window.until_there("Shows: Ours and actions");
    window.until_there("2 exempt ones are left out; the file says so");
    window.click("Hand over what came out of exempt papers too (2)");
    window.until_there("In the file: 6 items");
    window.until_there("⚠ The file will hold exempt information");
    window.click("Calendar (ICS)");
    window.until_there("In the file: 1 open follow-up with a date");
    window.press(Modifiers::NONE, Key::Escape);
    window.until_gone("In the file");

    // The filters in force are named.
    window.type_into("Filter by words", "lifts");
    window.click("Hand over…");
    window.until_there("In the file: 0 items");
    window.until_there("Shows: Ours and actions · Words: lifts");
    window.press(Modifiers::NONE, Key::Escape);
    window.until_gone("In the file");
    window.click("Clear filters");

    // Chosen cards go before shown ones.
    window.until_there("Recommendation 3,");
    window
        .harness
        .query_all_by(|node| {
            node.label()
                .is_some_and(|name| name.starts_with("Recommendation 3,"))
        })
        .next()
        .unwrap()
        .focus();
    window.rest();
    window.press(Modifiers::NONE, Key::X);
    window.until_there("1 card chosen");
    window.click("Hand over…");
    window.until_there("In the file: 1 item");
    window.until_there("Shows: Items chosen one by one");
}
