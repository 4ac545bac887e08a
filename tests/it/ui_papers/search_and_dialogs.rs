//! The first screen, search, and the dialogs that remove and destroy.

use super::*;

#[test]
fn the_first_screen_offers_import_and_samples() {
    let draw: Draw<()> = |ui, frame, (), outbox| welcome::screen_ui(ui, frame, outbox);
    let mut harness = open((), draw, WIDE);
    harness.get_by_label("Import papers…").click();
    harness.run();
    harness.get_by_label("Try it with sample papers").click();
    harness.run();
    assert_eq!(
        harness.state_mut().asked(),
        [
            Intent::Run(Action::ImportPapers),
            Intent::Run(Action::ImportSamples)
        ]
    );
}

fn hits() -> Vec<Hit> {
    vec![
        Hit {
            place: HitPlace::Paper {
                paper: paper_id(1),
                span: Span::new(32, 99),
            },
            heading: "Damp and mould in council homes".into(),
            snippet: "a deadline of five days for damp inspections".into(),
            lit: vec![Span::new(28, 32)],
        },
        Hit {
            place: HitPlace::Item(item_id(30)),
            heading: "Recommendation 2".into(),
            snippet: "That officers look at damp".into(),
            lit: Vec::new(),
        },
    ]
}

#[test]
fn search_asks_with_every_letter_and_opens_the_lit_place() {
    let mut state = search::State::default();
    state.focus();
    let mut harness = open(state, search::view::screen_ui, WIDE);
    harness.get_by_label("Find words anywhere on the register");
    harness.get_by_label("Search the register").type_text("damp");
    harness.run();
    assert_eq!(harness.state_mut().asked(), [Intent::Search("damp".into())]);
    harness.state_mut().state.take("damp", hits());
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let in_paper = Intent::ShowInPaper {
        paper: paper_id(1),
        span: Span::new(32, 99),
    };
    assert_eq!(
        harness.state_mut().asked(),
        [in_paper, Intent::ShowItem(item_id(30))]
    );
}

#[test]
fn a_search_without_a_hit_says_what_to_try() {
    let mut state = search::State::default();
    state.focus();
    let mut harness = open(state, search::view::screen_ui, WIDE);
    harness.get_by_label("Search the register").type_text("zebra");
    harness.run();
    harness.state_mut().state.take("zebra", Vec::new());
    harness.run();
    harness.get_by_label("Nothing found for “zebra”");
    harness.get_by_label("Try fewer words, or the beginning of one");
}

#[test]
fn a_removal_says_what_goes_along_before_it_is_done() {
    let draft = remove_paper::Draft::new(paper_id(1), "Damp and mould".into());
    let mut harness = open(draft, remove_paper::dialog_ui, [560.0, 420.0]);
    harness.get_by_label("Counting what goes with it…");
    harness.state_mut().state.take(
        paper_id(1),
        TakenAlong {
            findings: 12,
            items: 1,
            ..TakenAlong::default()
        },
    );
    harness.run();
    harness.get_by_label("• 12 findings");
    harness.get_by_label("• 1 item that stands in no other paper");
    harness.get_by_label("Remove").click();
    harness.run();
    let remove = Intent::Do(Command::Paper(PaperCommand::Remove { paper: paper_id(1) }));
    assert_eq!(harness.state_mut().asked(), [remove, Intent::CloseDialog]);
}

#[test]
fn nothing_is_destroyed_before_the_number_is_typed() {
    let draft = destroy_paper::Draft::new(paper_id(2), "Air quality".into(), "a1b2c3".into());
    let mut harness = open(draft, destroy_paper::dialog_ui, [560.0, 520.0]);
    harness.state_mut().state.take(paper_id(2), TakenAlong::default());
    harness.run();
    harness.get_by_label("Destroy for good").click();
    harness.run();
    assert_eq!(harness.state_mut().asked(), [], "not yet");
    let field = harness.get_by_role(egui::accesskit::Role::TextInput);
    field.focus();
    harness.run();
    harness
        .get_by_role(egui::accesskit::Role::TextInput)
        .type_text("A1B2C3");
    harness.run();
    harness.get_by_label("Destroy for good").click();
    harness.run();
    let destroy = Intent::Do(Command::Paper(PaperCommand::Destroy {
        paper: paper_id(2),
        typed: "a1b2c3".into(),
    }));
    assert_eq!(harness.state_mut().asked(), [destroy, Intent::CloseDialog]);
}

#[test]
fn destroying_says_what_becomes_of_the_files_in_which_the_paper_stands() {
    let check = |in_file: usize, in_messages: usize, expected: &[&str]| {
        let draft = destroy_paper::Draft::new(paper_id(2), "Depot lease".into(), "a1b2c3-7".into());
        let mut harness = open(draft, destroy_paper::dialog_ui, [560.0, 560.0]);
        let along = TakenAlong {
            in_file,
            in_messages,
            ..TakenAlong::default()
        };
        harness.state_mut().state.take(paper_id(2), along);
        harness.run();
        for words in expected {
            harness.get_by_label(words);
        }
        let said = harness.query_all_by_label_contains("erased as well").count();
        assert_eq!(said, expected.len());
    };
    check(1, 0, &[]);
    check(
        24,
        0,
        &[
            "This paper came in a pack of 24 papers. The file itself is erased as well; the other 23 papers keep their text but not the file.",
        ],
    );
    check(
        2,
        1,
        &[
            "This paper came in a pack of 2 papers. The file itself is erased as well; the other paper keeps its text but not the file.",
            "It came attached to an e-mail. The e-mail’s file is erased as well; its text is kept.",
        ],
    );
}

#[test]
fn the_reader_says_how_a_paper_came_and_leads_to_its_message() {
    let mut view = a_view();
    view.paper.part = Some(Part {
        number: 3,
        of: 24,
        first_page: 11,
        last_page: 24,
        pack: "Roads Panel, 9 June 2026".into(),
    });
    view.attached_to = Some((paper_id(7), "Papers for the panel".into()));
    view.original_erased = true;
    let mut harness = open_reader(view, WIDE);
    harness.get_by_label("Pages 11–24 of damp.txt, paper 3 of 24");
    harness.get_by_label_contains("The original file was erased with another paper in it that was destroyed");
    harness.get_by_label("Attached to “Papers for the panel”");
    harness.get_by_label("Open Papers for the panel").click();
    harness.run();
    assert_eq!(
        harness.state_mut().asked(),
        [Intent::Go(Route::Paper(paper_id(7)))]
    );
}
