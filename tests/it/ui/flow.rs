//! The whole way, as a new user goes it: a paper is dropped on the window, confirmed in the inbox,
//! stands on the board, gets a note, and all of it is there after a restart.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::window::Window;

const PAPER: &str = "\
SALTERBY BOROUGH COUNCIL

CABINET

16 June 2026

Response to the report of the Allotments Task Group

Recommendation 1
That Cabinet opens the waiting list at Mill Lane to residents of the whole borough.
Response: Accepted. The list will open by 30 September 2026.

Recommendation 2
That Cabinet halves the rent of plots that have no water.
Response: Rejected. The rents were set in February.
";

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

#[test]
fn a_dropped_paper_is_confirmed_noted_and_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register");
    let paper = folder.path().join("response.txt");
    std::fs::write(&paper, PAPER).unwrap();

    let mut window = Window::open(&register);
    window.until_there("Import papers…");
    window
        .harness
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(paper)));
    window.until_there("1 paper filed");
    window.click_first("Open");
    window.until_there("2 of 2 waiting");
    window.until_there("Recommendation 1, waiting");
    window.press(Modifiers::SHIFT, Key::A);
    window.until_there("All 2 dealt with");

    window.click("Show the board");
    window.until_there("Recommendation 2, not agreed");
    window.click_first("Recommendation 1,");
    window.type_into("Response note", "Ask how many came from outside the ward.");
    window.close();

    let mut window = Window::open(&register);
    window.click_first("Recommendation 1,");
    window.until_there("Response note");
    let kept = window.control("Response note").value();
    assert_eq!(kept.as_deref(), Some("Ask how many came from outside the ward."));
    // A passage of the paper is linked to, which shows the note as it is meant, and leads there.
    window.click("Link a passage: response note");
    window.click("Link to Recommendation 1");
    window.click_first("Show in paper: That Cabinet opens the waiting list");
    window.until_there("All 2 dealt with");
    window.press(Modifiers::COMMAND, Key::Num1);
    window.click("Show in paper: the item");
    window.until_there("Response to the report of the Allotments Task Group");
    window.until_there("All 2 dealt with");
    // What was done before the restart can still be taken back.
    window.press(Modifiers::COMMAND, Key::Num1);
    window.until_there("Recommendation 2, not agreed");
    window.press(Modifiers::COMMAND, Key::Z);
    window.until_there("Undid");
}

#[test]
fn whoever_has_dealt_with_a_paper_by_key_goes_on_to_the_next_with_enter() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register");
    let mut window = Window::open(&register);
    window.until_there("Import papers…");
    for (name, number) in [("first.txt", "1"), ("second.txt", "2")] {
        let paper = folder.path().join(name);
        let words = PAPER.replace("Allotments", &format!("Allotments and Orchards {number}"));
        std::fs::write(&paper, words).unwrap();
        let dropped = Arc::new(Dropped(paper));
        window.harness.input_mut().dropped_files.push(dropped);
    }
    window.until_there("2 papers filed");
    window.press(Modifiers::COMMAND, Key::Num3);
    window.until_there("Filter papers");
    window.rest();
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("2 of 2 waiting");
    window.press(Modifiers::SHIFT, Key::A);
    window.until_there("All 2 dealt with");
    window.rest();
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("2 of 2 waiting");
}

#[test]
fn a_finding_is_linked_by_keyboard_to_the_item_it_answers() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register");
    let items = super::window::typical(&register);
    let paper = folder.path().join("response.txt");
    std::fs::write(&paper, PAPER).unwrap();
    let mut window = Window::open(&register);
    window.until_there("Recommendation 1,");
    window
        .harness
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(paper)));
    window.until_there("1 paper filed");
    window.click_first("Open");
    window.until_there("Recommendation 1, waiting");
    window.press(Modifiers::NONE, Key::L);
    window.until_there("Link “Recommendation 1” to an item");
    window.type_into("Find the item", "extractor");
    window.press(Modifiers::COMMAND, Key::Enter);
    window.until_there("1 of 2 waiting");
    let fans = super::window::read(&register, items[0]);
    assert_eq!(fans.responses.len(), 1);
    assert!(fans.responses[0].text.starts_with("Accepted."));
    // The next finding is taken up.
    window.press(Modifiers::NONE, Key::R);
    window.until_there("All 2 dealt with");
}

const UNDATED: &str = "\
SALTERBY BOROUGH COUNCIL

CABINET

Response to the report of the Play Areas Task Group

Recommendation 1
That Cabinet mends the play areas in the north of the borough.
Response: Accepted. The work will be done within six months.
";

#[test]
fn a_paper_without_a_date_is_dated_by_the_reader_and_its_windows_follow() {
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("play.txt");
    std::fs::write(&paper, UNDATED).unwrap();
    let mut window = Window::open(&folder.path().join("register"));
    window.until_there("Import papers…");
    window
        .harness
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(paper)));
    window.until_there("1 paper filed");
    window.click_first("Open");
    window.until_there("“within six months”: date not known");
    window.press(Modifiers::NONE, Key::A);
    window.until_there("All 1 dealt with");
    window.type_into("Date of the paper", "16/06/2026");
    window.press(Modifiers::NONE, Key::Enter);
    window.press(Modifiers::COMMAND, Key::Num1);
    window.until_there("Recommendation 1, to do, accepted, due within six months, in 3 weeks");
}

const REPORT: &str = "\
SALTERBY BOROUGH COUNCIL

HOUSING SCRUTINY PANEL

10 March 2026

Report of the Damp Task Group

The Panel recommends to Cabinet:

Recommendation 1
That Cabinet publishes how long each repair took.
";

#[test]
fn once_a_rule_is_set_what_is_not_answered_in_time_is_said_with_the_sum() {
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("report.txt");
    std::fs::write(&paper, REPORT).unwrap();
    let mut window = Window::open(&folder.path().join("register"));
    window.until_there("Import papers…");
    window
        .harness
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(paper)));
    window.until_there("1 paper filed");
    window.click_first("Open");
    window.until_there("Recommendation 1, waiting");
    window.press(Modifiers::NONE, Key::A);
    window.until_there("All 1 dealt with");
    window.press(Modifiers::COMMAND, Key::Num1);
    window.click_first("Recommendation 1, not answered");
    window.until_there("No rule is set for Salterby Borough Council");
    window.click("Set it in Settings");
    window.click("It runs: The executive’s response");
    window.click("See what this would move…");
    window.until_there("1 last day for an answer would move:");
    window.until_there("Answer by: no clock → 9 May 2026");
    window.click("Change the clocks");
    window.until_there("day 1 = 10 March 2026, last day = 9 May 2026");
    window.until_there("No answer, and the time ran out on 9 May 2026 · 6 months over");
    window.press(Modifiers::COMMAND, Key::Num1);
    window.until_there("Recommendation 1, not answered, due answer by 9 May 2026, 6 months over");
    window.until_there("1 recommendation · 0 of 1 answered · 1 past the two months");

    // A council's own rule.
    window.press(Modifiers::COMMAND, Key::Comma);
    window.click("It runs: The council’s own rule");
    window.click("See what this would move…");
    window.until_there("Answer by: 9 May 2026 → 4 May 2026");
    window.click("Change the clocks");
    window.until_there("day 1 = 10 March 2026, last day = 4 May 2026");
    // Both taken back.
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::COMMAND, Key::Z);
    window.until_there("No rule is set for Salterby Borough Council");
}

#[test]
fn a_dropped_pack_is_filed_as_its_papers_and_taken_back_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register");
    let file = folder.path().join("June pack.pdf");
    std::fs::write(&file, crate::packs::made_up::pack()).unwrap();
    let mut window = Window::open(&register);
    window.until_there("Import papers…");
    window
        .harness
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(file)));
    window.until_there("Filed 4 papers from June pack.pdf, 4 findings");
    window.press(Modifiers::COMMAND, Key::Num3);
    window.until_there("Bus shelter review, committee report, 9 June 2027, Roads Scrutiny Panel, 2 findings waiting, pages 3 to 4 of June pack.pdf");
    window.click_first("Bus shelter review, committee report");
    window.until_there("Pages 3–4 of June pack.pdf, paper 3 of 4");
    window.press(Modifiers::COMMAND, Key::Z);
    window.until_there("Undid: Filed 4 papers from “June pack.pdf”");
    window.until_there("0 papers, 0 items");
}

#[test]
fn a_search_leads_to_the_lit_passage_and_words_are_found_further_down() {
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("response.txt");
    std::fs::write(&paper, PAPER).unwrap();
    let mut window = Window::open(&folder.path().join("register"));
    window.until_there("Import papers…");
    window
        .harness
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(paper)));
    window.until_there("1 paper filed");
    window.press(Modifiers::COMMAND, Key::F);
    window.type_into("Search the register", "halves the rent");
    window.until("a hit", |harness| {
        harness
            .query_all_by_label_contains("Passage, Response to the report")
            .count()
            == 1
    });
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::Enter);
    window.until_there("Text of the paper");
    // The finding at that place is chosen with it: a key deals with it at once.
    window.until_there("Finding 2 of 2");
    window.press(Modifiers::ALT, Key::ArrowUp);
    window.until_there("Finding 1 of 2");
    window.press(Modifiers::ALT, Key::ArrowDown);
    window.until_there("Finding 2 of 2");
    window.press(Modifiers::NONE, Key::R);
    window.until_there("1 of 2 waiting");

    // In the paper the same key finds words in it; elsewhere in the register there is another.
    window.press(Modifiers::COMMAND, Key::F);
    window.type_into("Words to find in this paper", "accepted");
    window.until_there("1 of 1");
    window.press(Modifiers::NONE, Key::Escape);
    window.until_gone("Words to find in this paper");
    window.press(Modifiers::NONE, Key::F9);
    window.until_there("Contents");
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F);
    window.until_there("Search the register");
}

#[test]
fn the_tour_goes_on_with_the_work_and_what_was_found_is_a_click_away() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register");
    let paper = folder.path().join("response.txt");
    std::fs::write(&paper, PAPER).unwrap();
    let mut window = Window::start(&register, Some(folder.path().join("preferences.json")));
    window.until_there("1 of 3: Bring papers in");
    window
        .harness
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(paper)));
    window.until_there("2 of 3: Say what is right");
    window.until_there("2 findings wait to be confirmed");
    window.click("Look through the findings");
    window.until_there("Recommendation 1, waiting");
    window.press(Modifiers::SHIFT, Key::A);
    window.until_there("3 of 3: See what is owed");
    // Whoever asks for the tour again sees it from its beginning, and it waits for them.
    window.click("Help");
    window.click("Show the tour");
    window.until_there("1 of 3: Bring papers in");
    window.press(Modifiers::COMMAND, Key::Num1);
    window.until_there("Recommendation 2, not agreed");
    assert!(window.harness.query_by_label_contains("1 of 3").is_some());
}

#[test]
fn an_item_is_closed_with_a_reason_and_reopened() {
    let folder = tempfile::tempdir().unwrap();
    let items = super::window::typical(folder.path());
    let mut window = Window::open(folder.path());
    window.click_first("Recommendation 2,");
    window.click("Close this item…");
    window.click("Implemented");
    window.type_into("Signed off by", "Cllr Osei");
    window.click("Close it");
    window.until_there("Recommendation 2, closed");
    let closed = || super::window::read(folder.path(), items[1]).row.item.closing;
    assert_eq!(closed().unwrap().signed_off_by.as_deref(), Some("Cllr Osei"));
    window.click("Reopen");
    window.until_there("Recommendation 2, to do");
    assert_eq!(closed(), None);
}
