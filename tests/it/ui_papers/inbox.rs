//! The reader: a paper's text with its inbox.

use super::*;

#[test]
fn a_finding_is_accepted_rejected_and_amended_by_its_buttons() {
    let mut harness = open_reader(a_view(), WIDE);
    harness.get_by_label("Accept: Recommendation 1").click();
    harness.run();
    assert_eq!(harness.state_mut().asked(), [accept(11)]);
    harness.get_by_label("Reject: Recommendation 2").click();
    harness.run();
    let rejected = finding(FindingCommand::Reject {
        findings: vec![finding_id(12)],
    });
    assert_eq!(harness.state_mut().asked(), [rejected]);
}

#[test]
fn single_keys_work_through_the_inbox() {
    let mut harness = open_reader(a_view(), WIDE);
    harness.key_press(Key::A);
    harness.run();
    harness.key_press(Key::R);
    harness.run();
    let rejected = finding(FindingCommand::Reject {
        findings: vec![finding_id(12)],
    });
    assert_eq!(harness.state_mut().asked(), [accept(11), rejected]);
}

#[test]
fn accept_all_takes_what_the_choice_beside_it_says() {
    let mut harness = open_reader(a_view(), WIDE);
    harness.get_by_label("Accept all 2").click();
    harness.run();
    let all = |at_least| {
        finding(FindingCommand::AcceptAll {
            paper: paper_id(1),
            at_least,
        })
    };
    assert_eq!(harness.state_mut().asked(), [all(Confidence::Unsure)]);
    harness.get_by_label("Which to accept").click();
    harness.run();
    harness.get_by_label("certain only").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::A);
    harness.run();
    assert_eq!(harness.state_mut().asked(), [all(Confidence::Certain)]);
}

#[test]
fn an_amended_finding_is_sent_whole_and_typing_is_no_command() {
    let mut harness = open_reader(a_view(), WIDE);
    harness.key_press(Key::E);
    harness.run();
    let asked_of = harness.get_by_label("Asked of");
    asked_of.focus();
    harness.run();
    harness.get_by_label("Asked of").type_text(" and R");
    harness.run();
    assert_eq!(harness.state_mut().asked(), [], "letters go into the field");
    harness.get_by_label_contains("Save").click();
    harness.run();
    let [Intent::Do(Command::Finding(FindingCommand::Amend { finding, found }))] =
        &harness.state_mut().asked()[..]
    else {
        panic!("one amendment");
    };
    assert_eq!(*finding, finding_id(11));
    let Found::Item(item) = &**found else {
        panic!("an item");
    };
    assert_eq!(item.addressed_to.as_deref(), Some("the Cabinet and R"));
    assert_eq!(
        item.due.as_ref().unwrap().phrase,
        "by March 2027",
        "what was not touched stays"
    );
    assert_eq!(item.response.as_ref().unwrap().position, Some(Position::Accepted));
}

/// Every named control and every line of words, as a screen reader goes through them.
fn outline<S>(harness: &Harness<'static, S>) -> String {
    fn walk(node: &egui_kittest::kittest::AccessKitNode<'_>, lines: &mut Vec<String>) {
        let words = node.label().or_else(|| node.value()).unwrap_or_default();
        if !words.is_empty() {
            let chosen = match node.is_selected() {
                Some(true) => ", chosen",
                _ => "",
            };
            let off = if node.is_disabled() { ", off" } else { "" };
            lines.push(format!("{:?}: {words}{chosen}{off}", node.role()));
        }
        for child in node.children() {
            walk(&child, lines);
        }
    }
    let mut lines = Vec::new();
    walk(&harness.root().accesskit_node(), &mut lines);
    lines.join("\n")
}

#[test]
fn a_proposal_names_the_item_and_can_be_overruled() {
    let mut view = a_view();
    view.findings[1].proposal = Proposal {
        relation: Relation::SameAs,
        item: Some(item_id(30)),
        confidence: Confidence::Certain,
        reason: "The words are the same".into(),
    };
    view.proposed_items = vec![(item_id(30), "That officers report again".into())];
    let mut harness = open_reader(view, TALL);
    harness.get_by_label_contains("Already on the register: “That officers report again”");
    harness.get_by_label("Accept as new: Recommendation 2").click();
    harness.run();
    harness.get_by_label("Show item: Recommendation 2").click();
    harness.run();
    let as_new = finding(FindingCommand::AcceptAsNew {
        finding: finding_id(12),
    });
    assert_eq!(
        harness.state_mut().asked(),
        [as_new, Intent::ShowItem(item_id(30))]
    );
}

#[test]
fn what_was_dealt_with_is_folded_away_and_can_be_put_back() {
    let mut view = a_view();
    view.findings[0].state = FindingState::Accepted;
    view.accepted_as = vec![(finding_id(11), item_id(30))];
    let mut harness = open_reader(view, TALL);
    harness.get_by_label("1 of 2 waiting");
    assert!(harness.query_by_label("Put back: Recommendation 1").is_none());
    harness.get_by_label("Accepted: 1 finding").click();
    harness.run();
    harness.get_by_label("Show item: Recommendation 1").click();
    harness.run();
    assert_eq!(harness.state_mut().asked(), [Intent::ShowItem(item_id(30))]);
    harness.get_by_label("Put back: Recommendation 1").click();
    harness.run();
    let reopened = finding(FindingCommand::Reopen {
        findings: vec![finding_id(11)],
    });
    assert_eq!(harness.state_mut().asked(), [reopened]);
}

#[test]
fn what_the_paper_does_not_print_is_asked_for() {
    let mut view = a_view();
    view.paper.facts.body = None;
    view.paper.facts.date = None;
    let mut harness = open_reader(view, WIDE);
    harness.get_by_label("The paper does not say which committee it is for");
    harness.get_by_label(
        "The paper prints no date. Give it one, and phrases such as “in the autumn” can be dated",
    );
    harness.get_by_label("Committee or body").focus();
    harness.run();
    harness.get_by_label("Committee or body").type_text("Homes Panel");
    harness.run();
    assert_eq!(harness.state_mut().asked(), [], "half a name is not kept");
    harness.key_press(Key::Enter);
    harness.run();
    let edit = Intent::Do(Command::Paper(PaperCommand::EditFact {
        paper: paper_id(1),
        edit: FactEdit::Body(Some("Homes Panel".into())),
    }));
    assert_eq!(harness.state_mut().asked(), [edit]);
}

#[test]
fn words_typed_and_not_yet_sent_are_sent_before_the_window_goes_elsewhere() {
    let mut view = a_view();
    view.paper.facts.body = None;
    let mut harness = open_reader(view, WIDE);
    harness.get_by_label("Committee or body").focus();
    harness.run();
    harness.get_by_label("Committee or body").type_text("Homes Panel");
    harness.run();
    let desk = harness.state_mut();
    desk.state.flush(now(), &mut desk.outbox);
    let edit = Intent::Do(Command::Paper(PaperCommand::EditFact {
        paper: paper_id(1),
        edit: FactEdit::Body(Some("Homes Panel".into())),
    }));
    assert_eq!(desk.asked(), [edit]);
    let desk = harness.state_mut();
    desk.state.flush(now(), &mut desk.outbox);
    assert_eq!(desk.asked(), [], "and never twice");
}

#[test]
fn the_reader_settles_whether_a_paper_is_another_edition() {
    let mut view = a_view();
    view.paper.edition_proposed = Some(paper_id(9));
    view.edition_name = Some("Damp and mould (first draft)".into());
    let mut harness = open_reader(view, WIDE);
    harness.get_by_label("It is a revision").click();
    harness.run();
    harness.get_by_label("It is a different paper").click();
    harness.run();
    let settle = |revises| {
        Intent::Do(Command::Paper(PaperCommand::SettleEdition {
            paper: paper_id(1),
            revises,
        }))
    };
    assert_eq!(
        harness.state_mut().asked(),
        [settle(Some(paper_id(9))), settle(None)]
    );
}

#[test]
fn a_paper_without_findings_says_what_to_do_next() {
    let mut view = a_view();
    view.findings.clear();
    let harness = open_reader(view, WIDE);
    harness.get_by_label("Nothing was found in this paper");
    harness.get_by_label("Select words in the text to make an item of them");
}

#[test]
fn a_paper_that_is_gone_says_so() {
    let mut state = reader::State::default();
    state.take(paper_id(1), None, day("2026-11-23"));
    let mut harness = open(state, reader::view::screen_ui, WIDE);
    harness.get_by_label("Go to papers").click();
    harness.run();
    assert_eq!(harness.state_mut().asked(), [Intent::Go(Route::Papers)]);
}

#[test]
fn only_the_cards_that_are_seen_are_drawn() {
    let mut view = a_view();
    let one = view.findings[1].clone();
    view.findings = (0..500)
        .map(|number| InboxFinding {
            id: finding_id(1_000 + number),
            ..one.clone()
        })
        .collect();
    let mut harness = open_reader(view, WIDE);
    let drawn = harness.query_all_by_label("Accept: Recommendation 2").count();
    assert!((2..12).contains(&drawn), "{drawn} cards");
    for _ in 0..40 {
        harness.key_press(Key::J);
        harness.run();
    }
    harness.get_by_label("Finding 41 of 500");
}

#[test]
fn a_small_window_shows_text_and_findings_one_at_a_time() {
    let mut harness = open_reader(a_view(), [600.0, 420.0]);
    assert!(harness.query_by_label("Accept: Recommendation 1").is_none());
    harness.get_by_label("Findings (2 waiting)").click();
    harness.run();
    harness.get_by_label("Accept: Recommendation 1");
}

#[test]
fn selected_words_become_an_item_with_their_place() {
    let mut harness = open_reader(a_view(), WIDE);
    let words = "That officers bring a further report in due course.";
    let line = harness
        .query_all_by_label(words)
        .map(|node| node.rect())
        .min_by(|a, b| a.left().total_cmp(&b.left()))
        .unwrap();
    harness.drag_at(line.left_center() + egui::vec2(1.0, 0.0));
    harness.hover_at(line.left_center() + egui::vec2(60.0, 0.0));
    harness.run();
    harness.hover_at(line.right_center() + egui::vec2(30.0, 0.0));
    harness.run();
    harness.drop_at(line.right_center() + egui::vec2(30.0, 0.0));
    harness.run();
    harness
        .get_by_label("Make an action of the selected words")
        .click();
    harness.run();
    let [Intent::Do(Command::Finding(FindingCommand::Add { paper, found, .. }))] =
        &harness.state_mut().asked()[..]
    else {
        panic!("one finding is added");
    };
    assert_eq!(*paper, paper_id(1));
    let Found::Item(item) = &**found else {
        panic!("an item");
    };
    assert_eq!(item.kind, ItemKind::Action);
    assert_eq!(item.text, words);
    assert_eq!(item.passage, Passage::one(None, span_of(words)));
}

/// Selects the third line of the text with the keyboard and makes something of it.
fn made_of_a_paragraph(view: PaperView, choice: &str) -> Vec<Intent> {
    let mut harness = open_reader(view, WIDE);
    harness.get_by_label("Text of the paper").focus();
    harness.run();
    for _ in 0..4 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowDown);
        harness.run();
    }
    harness.get_by_label(choice).click();
    harness.run();
    harness.state_mut().asked()
}

#[test]
fn selected_words_become_an_answer_whose_item_is_chosen_at_once() {
    let asked = made_of_a_paragraph(
        a_view(),
        "Make an answer of the selected words, and choose what it answers",
    );
    let [
        Intent::Do(Command::Finding(FindingCommand::Add { id, found, .. })),
        Intent::Open(Dialog::Link {
            finding, has_answer, ..
        }),
    ] = &asked[..]
    else {
        panic!("an answer is added and linked: {asked:?}");
    };
    assert_eq!((id, *has_answer), (finding, true));
    let Found::Item(item) = &**found else {
        panic!("an item");
    };
    let answer = item.response.as_ref().unwrap();
    assert_eq!(answer.text, item.text);
    assert_eq!(answer.passage, item.passage);
}

#[test]
fn an_answer_alone_is_linked_before_it_is_accepted() {
    let mut view = a_view();
    let Found::Item(item) = &mut view.findings[1].finding.found else {
        panic!("an item");
    };
    item.response = Some(FoundResponse {
        text: item.text.clone(),
        passage: item.passage.clone(),
        position: None,
        in_principle: false,
        position_words: None,
    });
    let mut harness = open_reader(view, TALL);
    harness.get_by_label("An answer: link it to the item that it answers");
    harness.get_by_label("Accept: Answer").click();
    harness.run();
    let asked = harness.state_mut().asked();
    assert!(
        matches!(&asked[..], [Intent::Open(Dialog::Link { has_answer: true, .. })]),
        "{asked:?}"
    );
}

#[test]
fn selected_words_become_a_question_for_the_meeting_of_the_paper() {
    let choice = "Ask about the selected words at the paper’s meeting";
    let mut view = a_view();
    let body = uuid(7).parse().unwrap();
    view.paper.body = Some(body);
    let asked = made_of_a_paragraph(view, choice);
    let [
        Intent::Do(Command::Meeting(MeetingCommand::Ask {
            body: of,
            date,
            question,
            ..
        })),
    ] = &asked[..]
    else {
        panic!("a question is asked: {asked:?}");
    };
    assert_eq!((*of, *date), (body, day("2026-04-21")));
    assert_eq!(
        question,
        "On “That officers bring a further report in due course.” (Damp and mould in council homes): "
    );
    // A paper that names no meeting has none to ask at.
    assert_eq!(made_of_a_paragraph(a_view(), choice), []);
}

#[test]
fn a_link_to_selected_words_is_copied_for_a_note() {
    let mut harness = open_reader(a_view(), WIDE);
    let words = "That officers bring a further report in due course.";
    let line = harness
        .query_all_by_label(words)
        .map(|node| node.rect())
        .min_by(|a, b| a.left().total_cmp(&b.left()))
        .unwrap();
    harness.drag_at(line.left_center() + egui::vec2(1.0, 0.0));
    harness.hover_at(line.left_center() + egui::vec2(60.0, 0.0));
    harness.run();
    harness.hover_at(line.right_center() + egui::vec2(30.0, 0.0));
    harness.run();
    harness.drop_at(line.right_center() + egui::vec2(30.0, 0.0));
    harness.run();
    harness
        .get_by_label("Copy a link to the selected words, for a note")
        .click();
    harness.run();
    let span = span_of(words);
    let link = format!("[{words}](paper:{}#{}-{})", paper_id(1), span.start, span.end);
    assert_eq!(harness.state_mut().asked(), [Intent::Copy(link)]);
}

#[test]
fn a_click_on_a_tinted_passage_chooses_its_card() {
    let mut harness = open_reader(a_view(), WIDE);
    let words = "That officers bring a further report in due course.";
    let line = harness
        .query_all_by_label(words)
        .map(|node| node.rect())
        .min_by(|a, b| a.left().total_cmp(&b.left()))
        .unwrap();
    harness.hover_at(line.center());
    harness.drag_at(line.center());
    harness.drop_at(line.center());
    harness.run();
    harness.key_press(Key::A);
    harness.run();
    assert_eq!(harness.state_mut().asked(), [accept(12)]);
}

#[test]
fn a_screen_reader_goes_through_the_inbox_in_this_order() {
    let mut view = a_view();
    view.paper.facts.council = None;
    view.paper.notes = vec!["The second page could not be read".into()];
    view.findings[1].state = FindingState::Rejected;
    let harness = open_reader(view, TALL);
    insta::assert_snapshot!(outline(&harness), @r#"
    Button: Back to the list of papers
    Heading: Damp and mould in council homes
    Button: Contents of the paper
    Button: Find in this paper
    Button: What can be done with this paper
    Heading: 1 of 2 waiting
    Button: Accept 1
    ComboBox: Which to accept
    CheckBox: Unsure first
    Label: Keys: J and K go on and back, A accepts, L links, E amends, R rejects
    Label: Committee report · 21 April 2026
    Label: Housing Scrutiny Panel
    Label: From the file damp.txt
    Label: The second page could not be read
    Label: The paper does not name its council
    TextInput: Council
    Button: Council: choose one that is on the register
    Button: Edit details
    ListItem: Recommendation 1, waiting, certain, 1 of 2: That the Cabinet sets a deadline of five days for damp inspections., chosen
    Label: Recommendation 1, certain
    Label: That the Cabinet sets a deadline of five days for damp inspections.
    Label: Ours · asked of the Cabinet
    Label: Accepted
    Label: “Agreed. The new deadline applies by March 2027.”
    Label: “by March 2027”: March 2027
    Label: In a numbered list of recommendations
    Button: Accept: Recommendation 1
    Button: Link to…: Recommendation 1
    Button: Amend…: Recommendation 1
    Button: Reject: Recommendation 1
    Button: Rejected: 1 finding
    Heading: Your notes on this paper
    MultilineTextInput: New note on this paper
    Splitter: Resize panel
    Document: Text of the paper
    Heading: Damp and mould in council homes
    Label: That the Cabinet sets a deadline of five days for damp inspections.
    Label: Agreed. The new deadline applies by March 2027.
    Label: That officers bring a further report in due course.
    "#);
}

#[test]
fn the_arrows_go_from_card_to_card_and_take_the_focus_along() {
    let mut harness = open_reader(a_view(), WIDE);
    let card = |harness: &Harness<'static, Desk<reader::State>>, place: &str| {
        harness
            .query_all_by_role(egui::accesskit::Role::ListItem)
            .find(|node| {
                let label = node.accesskit_node().label();
                label.is_some_and(|label| label.contains(place))
            })
            .map(|node| node.is_focused())
    };
    harness
        .query_all_by_role(egui::accesskit::Role::ListItem)
        .next()
        .unwrap()
        .focus();
    harness.run();
    assert_eq!(card(&harness, "1 of 2"), Some(true));
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(card(&harness, "2 of 2"), Some(true));
    harness.key_press(Key::A);
    harness.run();
    assert_eq!(harness.state_mut().asked(), [accept(12)]);
    assert_eq!(card(&harness, "1 of 2"), Some(true), "the one that still waits");
}

#[test]
fn keys_rest_while_a_dialog_is_open() {
    let mut state = reader::State::default();
    state.take(paper_id(1), Some(Box::new(a_view())), day("2026-11-23"));
    let draw: Draw<reader::State> = |ui, frame, state, outbox| {
        reader::view::screen_ui(ui, frame, state, outbox);
        egui::Modal::new(egui::Id::unique("a dialog")).show(ui.ctx(), |ui| {
            ui.label("Remove this paper?");
        });
    };
    let mut harness = open(state, draw, WIDE);
    harness.key_press(Key::A);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::A);
    harness.run();
    assert_eq!(harness.state_mut().asked(), []);
}

#[test]
fn a_passage_shown_from_elsewhere_is_lit_with_its_card_once_its_paper_is_there() {
    let mut state = reader::State::default();
    state.light(
        paper_id(1),
        span_of("That officers bring a further report in due course."),
    );
    state.take(paper_id(1), Some(Box::new(a_view())), day("2026-11-23"));
    let mut harness = open(state, reader::view::screen_ui, WIDE);
    harness.key_press(Key::A);
    harness.run();
    assert_eq!(harness.state_mut().asked(), [accept(12)]);
}

#[test]
fn a_finding_of_many_words_is_shown_whole_and_can_be_accepted() {
    let mut view = a_view();
    let Found::Item(item) = &mut view.findings[0].finding.found else {
        panic!("an item");
    };
    item.text = "inspect every home in the borough and report ".repeat(200);
    let mut harness = open_reader(view, WIDE);
    let words = "inspect every home in the borough and report ".repeat(200);
    harness.get_by_label(&words);
    harness.key_press(Key::A);
    harness.run();
    assert_eq!(harness.state_mut().asked(), [accept(11)]);
}

#[test]
fn a_damaged_register_is_looked_at_and_not_changed() {
    let mut state = reader::State::default();
    state.take(paper_id(1), Some(Box::new(a_view())), day("2026-11-23"));
    let draw: Draw<reader::State> = |ui, frame, state, outbox| {
        let frame = Frame {
            read_only: true,
            ..frame.clone()
        };
        reader::view::screen_ui(ui, &frame, state, outbox);
    };
    let mut harness = open(state, draw, TALL);
    for key in [Key::A, Key::R, Key::E] {
        harness.key_press(key);
        harness.run();
    }
    harness.get_by_label("Accept: Recommendation 2").click();
    harness.run();
    assert_eq!(harness.state_mut().asked(), []);
}
