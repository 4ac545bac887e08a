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

fn hit(place: HitPlace, heading: &str, snippet: &str, lit: Vec<Span>) -> Hit {
    Hit {
        place,
        heading: heading.into(),
        body: Some("Housing Panel".into()),
        day: Some(day("2026-04-21")),
        page: None,
        snippet: snippet.into(),
        lit,
    }
}

fn hits() -> Vec<Hit> {
    let in_paper = HitPlace::Paper {
        paper: paper_id(1),
        span: Span::new(32, 99),
    };
    vec![
        hit(
            in_paper,
            "Damp and mould in council homes",
            "a deadline of five days for damp inspections",
            vec![Span::new(28, 32)],
        ),
        hit(
            HitPlace::Item(item_id(30)),
            "Recommendation 2",
            "That officers look at damp",
            Vec::new(),
        ),
        hit(
            HitPlace::Note {
                note: note_id(50),
                item: Some(item_id(30)),
                paper: None,
            },
            "Recommendation 2",
            "Ask about the damp",
            Vec::new(),
        ),
        hit(
            HitPlace::Question {
                body: body_id(60),
                date: day("2026-12-01"),
            },
            "Housing Panel",
            "Is it damp still?",
            Vec::new(),
        ),
        hit(
            HitPlace::Title(paper_id(1)),
            "Committee report",
            "Damp and mould in council homes",
            Vec::new(),
        ),
    ]
}

fn note_id(number: u128) -> NoteId {
    uuid(number).parse().unwrap()
}

fn body_id(number: u128) -> BodyId {
    uuid(number).parse().unwrap()
}

fn wanted(typed: &str, filter: Filter) -> Wanted {
    Wanted {
        typed: typed.into(),
        filter,
        from: 0,
        limit: search::AT_A_TIME,
    }
}

/// What is found for words: five hits of five kinds, one each.
fn found(typed: &str, filter: Filter) -> Results {
    Results {
        wanted: wanted(typed, filter),
        hits: hits(),
        total: 5,
        order: Order::Best,
        facets: Facets {
            shelves: vec![(Shelf::Title, 1), (Shelf::Passage, 1), (Shelf::Item, 1)],
            of_all_shelves: 5,
            bodies: vec![(body_id(60), "Housing Panel".into(), 4)],
            years: vec![(2026, 5)],
            paper_kinds: vec![(PaperKind::Minutes, 2)],
            papers: vec![(paper_id(1), "Damp and mould in council homes".into(), 2)],
        },
        is_too_short: false,
    }
}

fn nothing(typed: &str) -> Results {
    Results {
        wanted: wanted(typed, Filter::default()),
        ..Results::default()
    }
}

#[test]
fn search_asks_with_every_letter_and_opens_the_lit_place() {
    let mut state = search::State::default();
    state.focus();
    let mut harness = open(state, search::view::screen_ui, WIDE);
    harness.get_by_label("Find words anywhere on the register");
    harness.get_by_label("Search the register").type_text("damp");
    harness.run();
    let asked = Intent::Find(Find::Search(wanted("damp", Filter::default())));
    assert_eq!(harness.state_mut().asked(), [asked]);
    harness.state_mut().state.take(found("damp", Filter::default()));
    harness.run();
    harness.get_by_label("5 places, best first");
    harness.get_by_label("Passage, Damp and mould in council homes, Housing Panel · 21 April 2026: a deadline of five days for damp inspections");
    let mut opened = Vec::new();
    for _ in 0..hits().len() {
        harness.key_press(Key::Enter);
        harness.run();
        harness.key_press(Key::ArrowDown);
        harness.run();
    }
    for intent in harness.state_mut().asked() {
        if intent != Intent::Find(Find::Remember("damp".into())) {
            opened.push(intent);
        }
    }
    assert_eq!(
        opened,
        [
            Intent::ShowInPaper {
                paper: paper_id(1),
                span: Span::new(32, 99),
            },
            Intent::ShowItem(item_id(30)),
            Intent::ShowPart(item_id(30), ItemPart::Note(note_id(50))),
            Intent::Go(Route::Meeting(body_id(60), day("2026-12-01"))),
            Intent::Go(Route::Paper(paper_id(1))),
        ]
    );
}

#[test]
fn filters_are_chosen_from_counted_choices_and_taken_away_again() {
    let mut state = search::State::default();
    let _ = state.look_for("damp".into());
    state.take(found("damp", Filter::default()));
    let mut harness = open(state, search::view::screen_ui, WIDE);
    let items = Filter {
        shelf: Some(Shelf::Item),
        ..Filter::default()
    };
    harness.get_by_label("Items  1").click();
    harness.run();
    assert_eq!(
        harness.state_mut().asked(),
        [Intent::Find(Find::Search(wanted("damp", items)))]
    );
    harness.state_mut().state.take(found("damp", items));
    harness.get_by_label("Filter by committee").click();
    harness.run();
    harness.get_by_label_contains("Housing Panel 4").click();
    harness.run();
    let in_panel = Filter {
        body: Some(body_id(60)),
        ..items
    };
    assert_eq!(
        harness.state_mut().asked(),
        [Intent::Find(Find::Search(wanted("damp", in_panel)))]
    );
    harness.state_mut().state.take(found("damp", in_panel));
    harness.run();
    assert!(
        harness.query_by_label("Filter by committee").is_none(),
        "one is chosen"
    );
    harness
        .get_by_label("Take away the filter Committee: Housing Panel")
        .click();
    harness.run();
    assert_eq!(
        harness.state_mut().asked(),
        [Intent::Find(Find::Search(wanted("damp", items)))]
    );
    harness.get_by_label("Clear filters").click();
    harness.run();
    let all = Intent::Find(Find::Search(wanted("damp", Filter::default())));
    assert_eq!(harness.state_mut().asked(), [all]);
}

#[test]
fn a_search_in_one_paper_says_so() {
    let mut state = search::State::default();
    let _ = state.look_for("damp".into());
    let asked = state.look_in(paper_id(1), "Damp and mould".into());
    assert_eq!(asked.filter.paper, Some(paper_id(1)));
    state.take(Results {
        wanted: asked,
        ..Results::default()
    });
    let mut harness = open(state, search::view::screen_ui, WIDE);
    harness.get_by_label("Take away the filter Only in: Damp and mould");
    harness.get_by_label("Nothing found for “damp” with these filters");
    harness.get_by_label("Look everywhere").click();
    harness.run();
    let all = Intent::Find(Find::Search(wanted("damp", Filter::default())));
    assert_eq!(harness.state_mut().asked(), [all]);
}

#[test]
fn a_search_without_a_hit_says_what_to_try_and_what_may_have_been_meant() {
    let mut state = search::State::default();
    state.focus();
    let mut harness = open(state, search::view::screen_ui, WIDE);
    harness.get_by_label("Search the register").type_text("mauld");
    harness.run();
    harness.state_mut().state.take(nothing("mauld"));
    harness.run();
    harness.get_by_label("Nothing found for “mauld”");
    harness.get_by_label("Try fewer words, or the beginning of one");
    harness.state_mut().asked();
    let suggestion = Suggestion {
        typed: "mould".into(),
        places: 14,
    };
    harness.state_mut().state.suggest("mauld", suggestion);
    harness.run();
    harness.get_by_label("Did you mean mould? 14 places").click();
    harness.run();
    let asked = Intent::Find(Find::Search(wanted("mould", Filter::default())));
    assert_eq!(harness.state_mut().asked(), [asked]);
}

#[test]
fn recent_searches_are_offered_looked_for_again_and_forgotten() {
    let mut state = search::State::default();
    state.take_recent(vec!["damp homes".into(), "bus".into()]);
    let mut harness = open(state, search::view::screen_ui, WIDE);
    harness.get_by_label("Recent searches");
    harness.get_by_label("Forget the search for bus").click();
    harness.run();
    harness.get_by_label("Forget recent searches").click();
    harness.run();
    harness.get_by_label("Search again for damp homes").click();
    harness.run();
    assert_eq!(
        harness.state_mut().asked(),
        [
            Intent::Find(Find::Forget(Some("bus".into()))),
            Intent::Find(Find::Forget(None)),
            Intent::Find(Find::Search(wanted("damp homes", Filter::default()))),
        ]
    );
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
